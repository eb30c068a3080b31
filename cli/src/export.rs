//! `dti export`: every number of a league in one tidy table.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::notes;
use crate::output::{Format, Sheet, Value, remark};
use crate::rank::reading;
use crate::ranking;
use crate::select::Selection;

/// The command line of `dti export`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// Export the numbers as printed, errors included, instead of the corrected ones
    #[arg(long)]
    printed: bool,
    /// The kind of file
    #[arg(long, value_enum, default_value_t = Kind::Csv)]
    format: Kind,
    /// The file to write; standard output when left out or `-`
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The kinds of files that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// Comma-separated with a decimal point, UTF-8
    Csv,
    /// For spreadsheets in Vietnamese locale: semicolons, decimal commas, byte-order mark
    CsvVi,
    /// An array of objects
    Json,
    /// Apache Parquet; needs a build with the feature `polars`
    Parquet,
}

const HELP: &str = "\
One row per index and unit, ordered by index as in the rulebook, then rank, then id. The columns are
league, year, index and those of `dti rank`. `dti import` and `dti rank --input` read it back.

A framework that we inferred is named in one line on stderr that begins with note:.

Example:
  dti export --league provinces --year 2020 --format csv -o provinces-2020.csv";

const COLUMNS: &[&str] = &[
    "league",
    "year",
    "index",
    "rank",
    "id",
    "name",
    "value",
    "group",
    "printed_rank",
    "printed_value",
    "status",
];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let to_stdout = args
        .output
        .as_deref()
        .is_none_or(|path| path == Path::new("-"));
    if args.format == Kind::Parquet && to_stdout {
        return Err(Error::Usage(
            "a Parquet file needs a name: -o FILE.parquet".to_owned(),
        ));
    }
    let sheet = sheet(args)?;
    match args.output.as_deref() {
        Some(path) if !to_stdout => {
            // Made whole before the file is touched, so that a failure leaves nothing half written.
            let mut bytes = Vec::new();
            write(&sheet, args.format, &mut bytes)?;
            std::fs::write(path, bytes)
                .map_err(|error| Error::io(&path.display().to_string(), &error))
        }
        _ => write(&sheet, args.format, out),
    }
}

fn sheet(args: &Args) -> Result<Sheet, Error> {
    let data = args.selection.dataset()?;
    let mut rows = Vec::new();
    for (index, node) in data.framework.nodes().iter().enumerate() {
        let lines = ranking::lines(&data, index, reading(args.printed));
        if lines.iter().all(|line| line.rank.is_none()) {
            continue;
        }
        for line in lines {
            let mut row = vec![
                Value::text(data.league.id()),
                Value::integer(Some(data.year)),
                Value::text(&node.code),
            ];
            row.extend(line.cells());
            rows.push(row);
        }
    }
    Ok(Sheet {
        columns: COLUMNS,
        rows,
        notes: Vec::new(),
        caveat: notes::inferred(&data),
    })
}

fn write(sheet: &Sheet, kind: Kind, out: &mut dyn Write) -> Result<(), Error> {
    match kind {
        Kind::Csv => sheet.write(Format::Csv, out),
        Kind::CsvVi => sheet.csv_vi(out),
        Kind::Json => sheet.write(Format::Json, out),
        Kind::Parquet => {
            crate::parquet::write(sheet, out)?;
            remark(sheet.caveat.as_deref());
            Ok(())
        }
    }
}
