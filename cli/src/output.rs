//! The three ways in which a result is written: a table to read, CSV and JSON to process.

use std::io::Write;

use dti_engine::Rank;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
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

/// One cell of a result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing is known here.
    Missing,
    /// A name or a word.
    Text(String),
    /// A count or a rank.
    Integer(u64),
    /// A rank that is not settled, from the best to the worst possible.
    Interval(u32, u32),
    /// A number of the source with as many decimals as it prints.
    Printed(f64, usize),
    /// A number that was computed: four decimals to read, all of them to process.
    Computed(f64),
    /// Points of a rulebook, as short as they can be written.
    Points(f64),
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into())
    }

    pub(crate) fn integer(number: Option<impl Into<u64>>) -> Self {
        number.map_or(Value::Missing, |number| Value::Integer(number.into()))
    }

    pub(crate) fn printed(number: Option<f64>, decimals: usize) -> Self {
        number.map_or(Value::Missing, |number| Value::Printed(number, decimals))
    }

    /// A rank, which may be an interval.
    pub(crate) fn rank(rank: Option<Rank>) -> Self {
        match rank {
            None => Value::Missing,
            Some(rank) => match rank.settled() {
                Some(rank) => Value::Integer(rank.into()),
                None => Value::Interval(rank.best, rank.worst),
            },
        }
    }

    fn cell(&self, format: Format) -> String {
        match self {
            Value::Missing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Interval(best, worst) => format!("{best}-{worst}"),
            Value::Printed(number, decimals) => format!("{number:.decimals$}"),
            Value::Computed(number) if format == Format::Table => format!("{number:.4}"),
            Value::Computed(number) | Value::Points(number) => number.to_string(),
        }
    }
}

/// A result: named columns, rows, and notes that only people read.
pub(crate) struct Sheet {
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: Vec<Vec<Value>>,
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
                self.separated(b',', |cell| cell, out)
            }
            Format::Json => {
                remark(self.caveat.as_deref());
                json(&Objects(self), out)
            }
        }
    }

    fn table(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let cells: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| visible(&value.cell(Format::Table)))
                    .collect()
            })
            .collect();
        let numeric = |at: usize| {
            !self
                .rows
                .iter()
                .any(|row| matches!(row[at], Value::Text(_)))
        };
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

    /// Writes CSV as spreadsheets in Vietnamese locale expect it: a byte-order mark, semicolons
    /// and decimal commas.
    pub(crate) fn csv_vi(&self, out: &mut dyn Write) -> Result<(), Error> {
        remark(self.caveat.as_deref());
        out.write_all("\u{feff}".as_bytes())
            .map_err(|error| stdout(&error))?;
        self.separated(b';', |cell| cell.replacen('.', ",", 1), out)
    }

    fn separated(
        &self,
        separator: u8,
        number: impl Fn(String) -> String,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .from_writer(out);
        let failed = |error: csv::Error| match error.into_kind() {
            csv::ErrorKind::Io(error) => stdout(&error),
            other => Error::Failed(format!("the CSV cannot be written: {other:?}")),
        };
        writer.write_record(self.columns).map_err(failed)?;
        for row in &self.rows {
            let cells = row.iter().map(|value| match value {
                Value::Text(text) => text.clone(),
                other => number(other.cell(Format::Csv)),
            });
            writer.write_record(cells).map_err(failed)?;
        }
        writer.flush().map_err(|error| stdout(&error))
    }
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

/// A number without the noise of binary fractions: at most nine decimals.
pub(crate) fn tidy(number: f64) -> f64 {
    (number * BILLION).round() / BILLION
}

/// The same of a number that must not become smaller, as what it reaches would be missed.
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

struct Objects<'a>(&'a Sheet);

impl serde::Serialize for Objects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for row in &self.0.rows {
            list.serialize_element(&Object(self.0.columns, row))?;
        }
        list.end()
    }
}

struct Object<'a>(&'a [&'static str], &'a [Value]);

impl serde::Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (name, value) in self.0.iter().zip(self.1) {
            match value {
                Value::Missing => object.serialize_entry(name, &())?,
                Value::Text(text) => object.serialize_entry(name, text)?,
                Value::Integer(number) => object.serialize_entry(name, number)?,
                Value::Interval(best, worst) => {
                    object.serialize_entry(name, &())?;
                    object.serialize_entry(&format!("{name}_interval"), &[best, worst])?;
                }
                Value::Printed(number, _) | Value::Computed(number) | Value::Points(number) => {
                    object.serialize_entry(name, number)?;
                }
            }
        }
        object.end()
    }
}
