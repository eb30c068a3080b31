//! Parquet files, through polars, when it is built in.

#[cfg(feature = "polars")]
pub(crate) use with_polars::{to_csv, write};
#[cfg(not(feature = "polars"))]
pub(crate) use without_polars::{to_csv, write};

/// The first bytes of every Parquet file.
pub(crate) const MAGIC: &[u8] = b"PAR1";

#[cfg(not(feature = "polars"))]
mod without_polars {
    use std::io::Write;

    use crate::error::Error;
    use crate::output::Sheet;

    fn missing() -> Error {
        Error::Failed(
            "this build of dti cannot read or write Parquet; \
             build it with `cargo build --release -p dti-cli --features polars`, or use CSV"
                .to_owned(),
        )
    }

    /// Says how to get a build that writes Parquet.
    pub(crate) fn write(_sheet: &Sheet, _out: &mut dyn Write) -> Result<(), Error> {
        Err(missing())
    }

    /// Says how to get a build that reads Parquet.
    pub(crate) fn to_csv(_name: &str, _bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        Err(missing())
    }
}

#[cfg(feature = "polars")]
mod with_polars {
    use std::io::{Cursor, Write};

    use polars::prelude::{
        AnyValue, Column, DataFrame, IntoColumn, NamedFrom, ParquetReader, ParquetWriter,
        PolarsError, SerReader, Series,
    };

    use crate::error::Error;
    use crate::output::{Sheet, Value};

    /// Writes a result as a Parquet file: text, whole numbers and decimals as such, what is
    /// unknown as null. A rank that is not settled is null too.
    pub(crate) fn write(sheet: &Sheet, out: &mut dyn Write) -> Result<(), Error> {
        let failed = |error: PolarsError| Error::Failed(format!("Parquet: {error}"));
        let columns: Vec<Column> = sheet
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| column(sheet, at, name))
            .collect();
        let mut frame = DataFrame::new(sheet.rows.len(), columns).map_err(failed)?;
        // The footer comes last, so the whole file is made before anything is written.
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .finish(&mut frame)
            .map_err(failed)?;
        out.write_all(&bytes)
            .map_err(|error| crate::output::stdout(&error))
    }

    fn column(sheet: &Sheet, at: usize, name: &str) -> Column {
        let cells = || sheet.rows.iter().map(|row| &row[at]);
        let series = if cells().any(|cell| matches!(cell, Value::Text(_))) {
            let texts: Vec<Option<&str>> = cells()
                .map(|cell| match cell {
                    Value::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            Series::new(name.into(), texts)
        } else if cells().any(|cell| matches!(cell, Value::Integer(_) | Value::Interval(..))) {
            let numbers: Vec<Option<u64>> = cells()
                .map(|cell| match cell {
                    Value::Integer(number) => Some(*number),
                    _ => None,
                })
                .collect();
            Series::new(name.into(), numbers)
        } else {
            let numbers: Vec<Option<f64>> = cells()
                .map(|cell| match cell {
                    Value::Printed(number, _) | Value::Computed(number) | Value::Points(number) => {
                        Some(*number)
                    }
                    _ => None,
                })
                .collect();
            Series::new(name.into(), numbers)
        };
        series.into_column()
    }

    /// The table of a Parquet file as CSV, so that one reader checks every table in one way. Row n
    /// of the file becomes line n + 1.
    pub(crate) fn to_csv(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        let failed = |error: PolarsError| {
            Error::Failed(format!("{name}: not a whole Parquet file: {error}"))
        };
        let frame = ParquetReader::new(Cursor::new(bytes))
            .finish()
            .map_err(failed)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        let unwritten = |error: csv::Error| Error::Failed(format!("{name}: {error}"));
        writer
            .write_record(frame.columns().iter().map(|column| column.name().as_str()))
            .map_err(unwritten)?;
        for row in 0..frame.height() {
            let mut cells = Vec::with_capacity(frame.width());
            for column in frame.columns() {
                cells.push(cell(&column.get(row).map_err(failed)?));
            }
            writer.write_record(cells).map_err(unwritten)?;
        }
        writer
            .into_inner()
            .map_err(|error| Error::Failed(format!("{name}: {error}")))
    }

    fn cell(value: &AnyValue<'_>) -> String {
        match value {
            AnyValue::Null => String::new(),
            AnyValue::String(text) => (*text).to_owned(),
            AnyValue::StringOwned(text) => text.to_string(),
            AnyValue::Float64(number) => number.to_string(),
            // The shortest decimal that is this number, not the nearest double of it.
            AnyValue::Float32(number) => number.to_string(),
            other => other.to_string(),
        }
    }
}
