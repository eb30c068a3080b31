//! The writers of text: CSV for programs, CSV for spreadsheets in Vietnamese locale, JSON.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::{Cell, Error};

/// Comma-separated with a header and a decimal point, UTF-8; an unknown number is an empty cell.
/// Text that a spreadsheet would take for a formula is made [`harmless`].
///
/// # Errors
///
/// If a row has another number of cells than there are columns.
pub fn csv<C: AsRef<str>>(columns: &[C], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Error> {
    separated(b',', Cell::plain, Vec::new(), columns, rows)
}

/// CSV as spreadsheets in Vietnamese locale expect it: a byte-order mark, semicolons and decimal
/// commas. An open rank is written with a dash, `3–5`: they would read `3-5` as a date.
///
/// # Errors
///
/// If a row has another number of cells than there are columns.
pub fn csv_vi<C: AsRef<str>>(columns: &[C], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Error> {
    let mark = "\u{feff}".as_bytes().to_vec();
    let number = |cell: &Cell| match cell {
        Cell::Interval(best, worst) => format!("{best}–{worst}"),
        other => other.plain().replacen('.', ",", 1),
    };
    separated(b';', number, mark, columns, rows)
}

fn separated<C: AsRef<str>>(
    separator: u8,
    number: impl Fn(&Cell) -> String,
    out: Vec<u8>,
    columns: &[C],
    rows: &[Vec<Cell>],
) -> Result<Vec<u8>, Error> {
    let failed = |error: csv::Error| Error::new(format!("the CSV cannot be written: {error}"));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(out);
    let header = columns.iter().map(|name| harmless(name.as_ref()));
    writer
        .write_record(header.map(Cow::into_owned).map(String::into_bytes))
        .map_err(failed)?;
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text).into_owned(),
            other => number(other),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::new(format!("the CSV cannot be written: {error}")))
}

/// Text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one.
///
/// The signs are `=`, `+`, `-` and `@`, also in full width, a tab, a carriage return and a line
/// feed. Names in an imported table can begin with anything.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    if text.starts_with(formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// An indented array of objects with a line feed at its end. An unknown number is null; a rank that
/// is not settled is null too, and its interval stands beside it under `…_interval`.
///
/// # Errors
///
/// If the objects cannot be written.
pub fn json<C: AsRef<str>>(columns: &[C], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Error> {
    let mut out = serde_json::to_vec_pretty(&Objects { columns, rows })
        .map_err(|error| Error::new(format!("the JSON cannot be written: {error}")))?;
    out.push(b'\n');
    Ok(out)
}

struct Objects<'a, C> {
    columns: &'a [C],
    rows: &'a [Vec<Cell>],
}

impl<C: AsRef<str>> Serialize for Objects<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in self.rows {
            list.serialize_element(&Object(self.columns, row))?;
        }
        list.end()
    }
}

struct Object<'a, C>(&'a [C], &'a [Cell]);

impl<C: AsRef<str>> Serialize for Object<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (name, cell) in self.0.iter().zip(self.1) {
            let name = name.as_ref();
            match cell {
                Cell::Missing => object.serialize_entry(name, &())?,
                Cell::Text(text) => object.serialize_entry(name, text)?,
                Cell::Integer(number) => object.serialize_entry(name, number)?,
                Cell::Interval(best, worst) => {
                    object.serialize_entry(name, &())?;
                    object.serialize_entry(&format!("{name}_interval"), &[best, worst])?;
                }
                Cell::Printed(number, _) | Cell::Computed(number) | Cell::Points(number) => {
                    object.serialize_entry(name, number)?;
                }
            }
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text_and_numbers_stay_numbers() {
        for (given, expected) in [
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("Đà Nẵng", "Đà Nẵng"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(given), expected);
        }
        let row = vec![Cell::text("=A1;\"x\""), Cell::Computed(-0.5)];
        let text = csv(&["=id", "gap"], std::slice::from_ref(&row)).expect("CSV");
        assert_eq!(
            String::from_utf8(text).expect("UTF-8"),
            "'=id,gap\n\"'=A1;\"\"x\"\"\",-0.5\n"
        );
        let text = csv_vi(&["id", "gap"], &[row]).expect("CSV");
        assert_eq!(
            String::from_utf8(text).expect("UTF-8"),
            "\u{feff}id;gap\n\"'=A1;\"\"x\"\"\";-0,5\n"
        );
    }

    #[test]
    fn an_open_rank_is_no_date() {
        let row = vec![Cell::text("a"), Cell::Interval(3, 5)];
        let text = csv_vi(&["id", "rank"], &[row]).expect("CSV");
        assert_eq!(
            String::from_utf8(text).expect("UTF-8"),
            "\u{feff}id;rank\na;3–5\n"
        );
    }

    #[test]
    fn what_is_unknown_is_null_and_an_open_rank_an_interval() {
        let row = vec![Cell::Interval(3, 5), Cell::Missing, Cell::Printed(0.5, 4)];
        let text = json(&["rank", "value", "printed"], &[row]).expect("JSON");
        let value: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        assert_eq!(
            value,
            serde_json::json!([{
                "rank": null, "rank_interval": [3, 5], "value": null, "printed": 0.5
            }])
        );
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        assert!(csv(&["a", "b"], &[vec![Cell::Missing]]).is_err());
    }
}
