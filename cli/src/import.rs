//! `dti import`: checks a table of the user's own and ranks it.

use std::io::Write;
use std::path::PathBuf;

use crate::error::Error;
use crate::input;
use crate::output::Format;
use crate::own;
use crate::select::Selection;

/// The command line of `dti import`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    /// The table: FILE.csv, FILE.parquet (needs a build with the feature `polars`), or `-` for CSV
    /// on standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    selection: Selection,
    /// Index to rank by [default: dti, or the only one in the file]
    #[arg(long, value_name = "INDEX")]
    index: Option<String>,
    /// How to write the ranking
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const HELP: &str = "\
The file has the columns id,name and one column per index, or id,name,index,value; see
`dti rank --help`. The first fault is reported with file, line and column, and nothing is printed.
Nothing leaves this computer.";

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let table = input::table(&args.file)?;
    let read = format!(
        "Read {} units and {} indices.",
        table.units.len(),
        table.columns.len()
    );
    let mut sheet = own::sheet(table, &args.selection, args.index.as_deref())?;
    sheet.notes.push(read);
    sheet.write(args.format, out)
}
