//! The cells of a table of the reader's own: point or comma, names of columns, numbers.

use std::collections::HashSet;

use crate::error::{Error, Kind, Place};

/// How numbers and cells are separated.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Notation {
    /// `0.4874`, cells separated by commas.
    Point,
    /// `0,4874`, cells separated by semicolons.
    Comma,
}

impl Notation {
    pub(super) const fn separator(self) -> u8 {
        match self {
            Notation::Point => b',',
            Notation::Comma => b';',
        }
    }

    pub(super) const fn decimal(self) -> u8 {
        match self {
            Notation::Point => b'.',
            Notation::Comma => b',',
        }
    }

    pub(super) const fn example(self) -> &'static str {
        match self {
            Notation::Point => "a number like 0.4874",
            Notation::Comma => "a number like 0,4874",
        }
    }
}

pub(super) struct Header<'a> {
    pub(super) file: &'a str,
    pub(super) names: Vec<String>,
}

impl Header<'_> {
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|cell| cell == name)
    }

    pub(super) fn column(&self, name: &'static str) -> Result<usize, Error> {
        self.find(name).ok_or_else(|| {
            Error::new(Kind::MissingColumn {
                place: place(self.file, 1, name),
            })
        })
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let mut seen = HashSet::new();
        for (at, name) in self.names.iter().enumerate() {
            if name.is_empty() {
                return Err(syntax(
                    self.file,
                    1,
                    format!("column {} has no name", at + 1),
                ));
            }
            if !seen.insert(name) {
                let what = format!("the column `{name}`");
                return Err(Error::new(Kind::Duplicate {
                    place: place(self.file, 1, name),
                    what,
                }));
            }
        }
        Ok(())
    }
}

pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    pub(super) notation: Notation,
    pub(super) line: u64,
    pub(super) cells: csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn text(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default().trim()
    }

    pub(super) fn place(&self, column: &str) -> Place {
        place(self.file, self.line, column)
    }

    pub(super) fn filled(&self, at: usize, column: &str) -> Result<&str, Error> {
        match self.text(at) {
            "" => {
                let problem = "the cell is empty".to_owned();
                Err(Error::new(Kind::Syntax {
                    place: self.place(column),
                    problem,
                }))
            }
            text => Ok(text),
        }
    }

    pub(super) fn duplicate(&self, column: &str, what: String) -> Error {
        Error::new(Kind::Duplicate {
            place: self.place(column),
            what,
        })
    }

    pub(super) fn bad(&self, column: &str, found: &str, want: &'static str) -> Error {
        let found = found.to_owned();
        Error::new(Kind::BadNumber {
            place: self.place(column),
            found,
            want,
        })
    }

    /// A plain decimal in [0, 1] or an empty cell: digits and at most one decimal mark, so that
    /// `1e-3`, `inf` and `nan` are refused before they can become numbers.
    pub(super) fn value(&self, at: usize, column: &str) -> Result<Option<f64>, Error> {
        let found = self.text(at);
        if found.is_empty() {
            return Ok(None);
        }
        let mark = self.notation.decimal();
        let plain = |b: u8| b.is_ascii_digit() || b == mark || b == b'-';
        let number = if found.bytes().all(plain) {
            found.replacen(char::from(mark), ".", 1).parse::<f64>().ok()
        } else {
            None
        };
        match number {
            Some(value) if (0.0..=1.0).contains(&value) && !found.starts_with('-') => {
                Ok(Some(value))
            }
            Some(_) => {
                let found = found.to_owned();
                Err(Error::new(Kind::OutOfRange {
                    place: self.place(column),
                    found,
                }))
            }
            None => Err(self.bad(column, found, self.notation.example())),
        }
    }

    /// A rank from 1, or `None` for an empty cell or an interval, which settles nothing.
    pub(super) fn rank(&self, at: usize, column: &str) -> Result<Option<u32>, Error> {
        let found = self.text(at);
        let number = |text: &str| text.parse().ok().filter(|rank: &u32| *rank > 0);
        let interval = found
            .split_once(['-', '–'])
            .map(|(best, worst)| (number(best), number(worst)));
        match (found, number(found), interval) {
            ("", _, _) | (_, _, Some((Some(_), Some(_)))) => Ok(None),
            (_, Some(rank), _) => Ok(Some(rank)),
            _ => Err(self.bad(column, found, "a rank like 42")),
        }
    }
}

pub(super) fn place(file: &str, line: u64, column: &str) -> Place {
    Place {
        file: file.to_owned(),
        line,
        column: column.to_owned(),
    }
}

pub(super) fn syntax(file: &str, line: u64, problem: impl Into<String>) -> Error {
    Error::new(Kind::Syntax {
        place: place(file, line, ""),
        problem: problem.into(),
    })
}

pub(super) fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let lines = good.iter().filter(|byte| **byte == b'\n').count();
        // A file has fewer lines than bytes, and those were counted in a usize.
        syntax(
            file,
            lines as u64 + 1,
            "not UTF-8 text; save the file as CSV UTF-8",
        )
    })
}
