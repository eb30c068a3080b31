//! Parquet files, through polars, when it is built in.

#[cfg(feature = "polars")]
pub(crate) use with_polars::{to_csv, write};
#[cfg(not(feature = "polars"))]
pub(crate) use without_polars::{to_csv, write};

/// The first bytes of every Parquet file.
pub(crate) const MAGIC: &[u8] = b"PAR1";

#[cfg(not(feature = "polars"))]
mod without_polars {
    use dti_files::Table;

    use crate::error::Error;

    fn missing() -> Error {
        Error::Failed(
            "this build of dti cannot read or write Parquet; \
             build it with `cargo build --release -p dti-cli --features polars`, or use CSV"
                .to_owned(),
        )
    }

    /// Says how to get a build that writes Parquet.
    pub(crate) fn write(_table: &Table) -> Result<Vec<u8>, Error> {
        Err(missing())
    }

    /// Says how to get a build that reads Parquet.
    pub(crate) fn to_csv(_name: &str, _bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        Err(missing())
    }
}

#[cfg(feature = "polars")]
mod with_polars {
    use std::io::Cursor;

    use dti_files::{Cell, Table};
    use polars::prelude::{
        AnyValue, Column, DataFrame, IntoColumn, NamedFrom, ParquetReader, ParquetWriter,
        PolarsError, SerReader, Series,
    };

    use crate::error::Error;

    /// A table as a Parquet file: text, whole numbers and decimals as such, what is
    /// unknown as null. A rank that is not settled is null too.
    pub(crate) fn write(table: &Table) -> Result<Vec<u8>, Error> {
        let failed = |error: PolarsError| Error::Failed(format!("Parquet: {error}"));
        let columns: Vec<Column> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| column(table, at, name))
            .collect();
        let mut frame = DataFrame::new(table.rows.len(), columns).map_err(failed)?;
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .finish(&mut frame)
            .map_err(failed)?;
        Ok(bytes)
    }

    fn column(table: &Table, at: usize, name: &str) -> Column {
        let cells = || table.rows.iter().map(|row| &row[at]);
        let series = if cells().any(|cell| matches!(cell, Cell::Text(_))) {
            let texts: Vec<Option<&str>> = cells()
                .map(|cell| match cell {
                    Cell::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            Series::new(name.into(), texts)
        } else if cells().any(|cell| matches!(cell, Cell::Integer(_) | Cell::Interval(..))) {
            let numbers: Vec<Option<u64>> = cells()
                .map(|cell| match cell {
                    Cell::Integer(number) => Some(*number),
                    _ => None,
                })
                .collect();
            Series::new(name.into(), numbers)
        } else {
            let numbers: Vec<Option<f64>> = cells()
                .map(|cell| match cell {
                    Cell::Printed(number, _) | Cell::Computed(number) | Cell::Points(number) => {
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
