//! `dti export`: every number of a league in one table.

use std::io::Write;
use std::path::{Path, PathBuf};

use dti_engine::published;
use dti_files::{Origin, Table};
use dti_text::Lang;

use crate::error::Error;
use crate::notes;
use crate::output::{remark, save, send};
use crate::rank::reading;
use crate::select::{Selection, language};

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
    /// One row per number, or one row per unit with a column per index
    #[arg(long, value_enum, default_value_t = Shape::Tidy)]
    shape: Shape,
    /// Language of the sheet on source and method of an XLSX file: vi or en
    #[arg(long, value_name = "LANG", default_value = "vi", value_parser = language)]
    lang: Lang,
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
    /// A workbook: the numbers, and a sheet on source and method
    Xlsx,
    /// Apache Parquet; needs a build with the feature `polars`
    Parquet,
}

impl Kind {
    /// The name of a kind that no terminal can show, with the ending of its files.
    fn binary(self) -> Option<(&'static str, &'static str)> {
        match self {
            Kind::Csv | Kind::CsvVi | Kind::Json => None,
            Kind::Xlsx => Some(("an XLSX", "xlsx")),
            Kind::Parquet => Some(("a Parquet", "parquet")),
        }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Shape {
    /// A number: league, year, index and the columns of `dti rank`
    Tidy,
    /// A unit: id, name and the value on every index
    Wide,
}

const HELP: &str = "\
One row per index and unit, ordered by index as in the rulebook, then rank, then id. The columns are
league, year, index and those of `dti rank`. With --shape wide, one row per unit in the order of the
source, with a column per index and without printed ranks. `dti import` and `dti rank --input` read
both back.

In CSV, text that a spreadsheet would take for a formula has an apostrophe before it.
A framework that we inferred is named in one line on stderr that begins with note:.

Example:
  dti export --league provinces --year 2020 --format csv -o provinces-2020.csv
  dti export --league ministries-service --format xlsx --lang en -o ministries.xlsx";

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let to_stdout = args
        .output
        .as_deref()
        .is_none_or(|path| path == Path::new("-"));
    if let (Some((name, ending)), true) = (args.format.binary(), to_stdout) {
        return Err(Error::Usage(format!(
            "{name} file needs a name: -o FILE.{ending}"
        )));
    }
    // Made whole before the file is touched, so that a failure leaves nothing half written.
    let (bytes, caveat) = file(args)?;
    match args.output.as_deref() {
        Some(path) if !to_stdout => save(path, bytes)?,
        _ => send(Ok(bytes), out)?,
    }
    remark(caveat.as_deref());
    Ok(())
}

/// The bytes of the file, and what nobody may miss.
fn file(args: &Args) -> Result<(Vec<u8>, Option<String>), Error> {
    let data = args.selection.dataset()?;
    let reading = reading(args.printed);
    let table = match args.shape {
        Shape::Tidy => dti_files::whole(&data, reading),
        Shape::Wide => dti_files::wide(&data, reading),
    };
    let Table { columns, rows } = &table;
    let bytes = match args.format {
        Kind::Csv => table.csv()?,
        Kind::CsvVi => table.csv_vi()?,
        Kind::Json => table.json()?,
        Kind::Xlsx => {
            let bundle = published::bundle()?;
            let origin = Origin {
                sources: &bundle.sources,
                version: &bundle.version,
            };
            let about = dti_files::about(&data, None, reading, origin, columns, args.lang);
            dti_files::xlsx(columns, rows, &about)?
        }
        Kind::Parquet => crate::parquet::write(&table)?,
    };
    Ok((bytes, notes::inferred(&data)))
}
