//! One CSV table, row by row: what is wrong in it is reported with file, line and column.

use crate::error::{Error, Kind, Place};
use crate::id::nearest;

pub(crate) struct Table<'a> {
    pub(crate) file: &'a str,
    header: csv::StringRecord,
    rows: csv::StringRecordsIntoIter<&'a [u8]>,
}

impl<'a> Table<'a> {
    pub(crate) fn open(file: &'a str, text: &'a str) -> Result<Self, Error> {
        let place = || Place {
            file: file.to_owned(),
            line: 0,
            column: String::new(),
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(Error::new(Kind::Empty { place: place() }));
        }
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader
            .headers()
            .map_err(|error| syntax(file, &error))?
            .clone();
        Ok(Self {
            file,
            header,
            rows: reader.into_records(),
        })
    }

    fn column(&self, name: &'static str) -> Result<usize, Error> {
        self.header
            .iter()
            .position(|cell| cell == name)
            .ok_or_else(|| {
                let place = Place {
                    file: self.file.to_owned(),
                    line: 1,
                    column: name.to_owned(),
                };
                Error::new(Kind::MissingColumn { place })
            })
    }

    pub(crate) fn optional(&self, name: &'static str) -> Option<Field> {
        let at = self.header.iter().position(|cell| cell == name)?;
        Some(Field { at, name })
    }

    pub(crate) fn columns<const N: usize>(
        &self,
        names: [&'static str; N],
    ) -> Result<[Field; N], Error> {
        let mut fields = [Field { at: 0, name: "" }; N];
        for (field, name) in fields.iter_mut().zip(names) {
            *field = Field {
                at: self.column(name)?,
                name,
            };
        }
        Ok(fields)
    }

    pub(crate) fn next(&mut self) -> Option<Result<Row, Error>> {
        let file = self.file;
        self.rows.next().map(|row| match row {
            Ok(cells) => Ok(Row {
                line: cells.position().map_or(0, csv::Position::line),
                cells,
            }),
            Err(error) => Err(syntax(file, &error)),
        })
    }
}

fn syntax(file: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(0, csv::Position::line);
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            format!("{len} cells, the header has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8 text".to_owned(),
        _ => "not a CSV table".to_owned(),
    };
    Error::new(Kind::Syntax {
        place: Place {
            file: file.to_owned(),
            line,
            column: String::new(),
        },
        problem,
    })
}

#[derive(Clone, Copy)]
pub(crate) struct Field {
    at: usize,
    pub(crate) name: &'static str,
}

pub(crate) struct Row {
    pub(crate) line: u64,
    cells: csv::StringRecord,
}

impl Row {
    pub(crate) fn text(&self, field: Field) -> &str {
        self.cells.get(field.at).unwrap_or_default().trim()
    }

    pub(crate) fn place(&self, file: &str, field: Field) -> Place {
        Place {
            file: file.to_owned(),
            line: self.line,
            column: field.name.to_owned(),
        }
    }

    pub(crate) fn number<T: std::str::FromStr>(
        &self,
        file: &str,
        field: Field,
        want: &'static str,
    ) -> Result<T, Error> {
        let found = self.text(field);
        found.parse().map_err(|_| {
            Error::new(Kind::BadNumber {
                place: self.place(file, field),
                found: found.to_owned(),
                want,
            })
        })
    }

    /// A plain decimal in [0, 1]: digits and at most one point, so that `1e-3`, `inf` and `nan`
    /// are refused before they can become numbers.
    pub(crate) fn value(&self, file: &str, field: Field) -> Result<f64, Error> {
        let found = self.text(field);
        let bad = || {
            Error::new(Kind::BadNumber {
                place: self.place(file, field),
                found: found.to_owned(),
                want: "a number like 0.4874",
            })
        };
        if !found
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-')
        {
            return Err(bad());
        }
        let value: f64 = found.parse().map_err(|_| bad())?;
        if (0.0..=1.0).contains(&value) && !found.starts_with('-') {
            Ok(value)
        } else {
            let place = self.place(file, field);
            Err(Error::new(Kind::OutOfRange {
                place,
                found: found.to_owned(),
            }))
        }
    }

    pub(crate) fn unknown<'n>(
        &self,
        file: &str,
        field: Field,
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Error {
        Error::new(Kind::UnknownName {
            place: Some(self.place(file, field)),
            what,
            name: name.to_owned(),
            nearest: nearest(name, known).map(str::to_owned),
        })
    }
}
