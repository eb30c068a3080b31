//! The three ways in which a result is written: a table to read, CSV and JSON to process.

use std::io::Write;
use std::path::Path;

use dti_files::{Cell, tidy};
use unicode_width::UnicodeWidthStr;

use crate::error::Error;

/// How to write a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Aligned columns to read, with notes on sources and corrections below
    Table,
    /// Comma-separated with a header and a decimal point; an unknown number is an empty cell
    Csv,
    /// An array of objects; an unknown number is null
    Json,
}

/// A result: named columns, rows, and notes that only people read.
pub(crate) struct Sheet {
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) notes: Vec<String>,
    /// What nobody may miss: the last note of a table, and a line on stderr in other formats.
    pub(crate) caveat: Option<String>,
}

impl Sheet {
    /// Writes the result in the format asked for.
    pub(crate) fn write(&self, format: Format, out: &mut dyn Write) -> Result<(), Error> {
        match format {
            Format::Table => self.table(out).map_err(|error| stdout(&error)),
            Format::Csv => {
                remark(self.caveat.as_deref());
                send(dti_files::csv(self.columns, &self.rows), out)
            }
            Format::Json => {
                remark(self.caveat.as_deref());
                send(dti_files::json(self.columns, &self.rows), out)
            }
        }
    }

    fn table(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let cells: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(|value| visible(&shown(value))).collect())
            .collect();
        let numeric = |at: usize| !self.rows.iter().any(|row| matches!(row[at], Cell::Text(_)));
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| {
                let widest = cells.iter().map(|row| row[at].width()).max().unwrap_or(0);
                widest.max(self.columns[at].width())
            })
            .collect();
        let mut line = |row: &mut dyn Iterator<Item = &str>| {
            let mut text = String::new();
            for (at, cell) in row.enumerate() {
                let gap = " ".repeat(widths[at].saturating_sub(cell.width()));
                let (before, after) = if numeric(at) {
                    (&*gap, "")
                } else {
                    ("", &*gap)
                };
                if at > 0 {
                    text.push_str("  ");
                }
                text.extend([before, cell, after]);
            }
            writeln!(out, "{}", text.trim_end())
        };
        line(&mut self.columns.iter().copied())?;
        for row in &cells {
            line(&mut row.iter().map(String::as_str))?;
        }
        let mut notes = self.notes.iter().chain(&self.caveat).peekable();
        if notes.peek().is_some() {
            writeln!(out)?;
        }
        for note in notes {
            writeln!(out, "{}", visible(note))?;
        }
        Ok(())
    }
}

/// A cell as people read it: computed numbers have four decimals.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Computed(number) => format!("{number:.4}"),
        other => other.plain(),
    }
}

/// Sends a file that is made whole to the stream.
pub(crate) fn send(
    file: Result<Vec<u8>, dti_files::Error>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    out.write_all(&file?).map_err(|error| stdout(&error))
}

/// Writes a file that is made whole.
pub(crate) fn save(path: &Path, bytes: Vec<u8>) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|error| Error::io(&path.display().to_string(), &error))
}

/// Writes anything as indented JSON with a line feed at its end.
pub(crate) fn json(result: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, result).map_err(|error| stdout(&error.into()))?;
    writeln!(out).map_err(|error| stdout(&error))
}

/// Says on stderr, in one line, what a format for machines has no room for.
pub(crate) fn remark(note: Option<&str>) {
    if let Some(note) = note {
        // A stderr that is closed is no reason to withhold the result.
        let _ = writeln!(std::io::stderr(), "note: {}", visible(note));
    }
}

/// [`tidy`] of a number that must not become smaller, as what it reaches would be missed.
pub(crate) fn tidy_up(number: f64) -> f64 {
    let near = tidy(number);
    if near >= number || number - near < NOISE {
        near
    } else {
        (number * BILLION).ceil() / BILLION
    }
}

const BILLION: f64 = 1e9;

/// Less than this is lost when binary fractions are added, not meant.
const NOISE: f64 = 1e-12;

/// An error of the stream that the result goes to.
pub(crate) fn stdout(error: &std::io::Error) -> Error {
    Error::io("the output", error)
}

/// Text as a terminal may show it: names from files can hold control characters.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
