//! `dti rank`: the units of a league in order.

use std::io::Write;
use std::path::PathBuf;

use dti_engine::{League, Reading};
use dti_files::{lines, lines_within};

use crate::error::Error;
use crate::input;
use crate::notes;
use crate::output::{Format, Sheet};
use crate::own;
use crate::ranking;
use crate::select::{self, Selection};

/// The command line of `dti rank`.
#[derive(Debug, clap::Args)]
#[command(after_help = COLUMN_HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// Index to rank by, as a dotted path: dti, government, government.activity, …
    /// `dti indices` lists them [default: dti]
    #[arg(long, value_name = "INDEX")]
    index: Option<String>,
    /// Rank the numbers as printed, errors included, instead of the corrected ones
    #[arg(long, conflicts_with = "input")]
    printed: bool,
    /// Rank inside a part of the league: a region of the 63 provinces, such as tay-nguyen or
    /// nam-trung-bo-va-tay-nguyen, or ids of units separated by commas. An unknown region is
    /// answered with the list of all
    #[arg(long, value_name = "REGION", conflicts_with = "input")]
    region: Option<String>,
    /// Rank a table of your own instead of the published one; `-` reads standard input.
    ///
    /// CSV in UTF-8 with the header id,name and one column per index (one row per unit), or with
    /// the columns id,name,index,value (one row per number). Values from 0 to 1 with a decimal
    /// point; an empty cell is an unknown value. Separated by semicolons it has decimal commas.
    /// With --league the indices are those of its rulebook, and an index that the file does not
    /// give is computed from the ones below it.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// How to write the ranking
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMN_HELP: &str = "\
Columns:
  rank           from 1; equal values share the best rank and the next one is skipped. A rank that
                 an unknown value leaves open is an interval such as 3-5 (in JSON: rank is null and
                 rank_interval is [3, 5]). A unit whose value is lost holds its printed rank
  id, name       the unit
  value          from 0 to 1, with the four decimals of the report; empty when unknown
  group          1: above 0.40; 2: 0.325 to 0.40; 3: 0.25 to below 0.325; 4: below 0.25.
                 Bounds of 2020: empty for other years and for your own data
  printed_rank, printed_value
                 as printed, before any correction
  status         published; derived: computed by us from published numbers; corrected: the value
                 or the rank was printed wrongly and is repaired; unknown: the value is lost.
                 In your own data a number is given, or derived, or unknown
Rows are ordered by rank, then id; units without a rank come last.

With --region, rank is the rank inside the region; printed_rank stays that in the whole league.
The league provinces-34 has published numbers of 2024. Those of other years are derived: the plain
mean of the provinces that merged, where all of theirs are known.
With --format csv or json, an inferred framework is named in one line on stderr that begins with
note:. The exit code stays 0.";

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let sheet = match &args.input {
        None => published(args)?,
        Some(path) => own::sheet(input::table(path)?, &args.selection, args.index.as_deref())?,
    };
    sheet.write(args.format, out)
}

fn published(args: &Args) -> Result<Sheet, Error> {
    let (data, merged) = args.selection.dataset_or_merged()?;
    let index = select::index(&data, args.index.as_deref().unwrap_or("dti"))?;
    let reading = reading(args.printed);
    let region = args.region.as_deref();
    let region = region.map(|name| select::region(&data, name)).transpose()?;
    let units = region.as_ref().map(|region| region.units.as_slice());
    let lines = match units {
        Some(units) => lines_within(&data, index, reading, units),
        None => lines(&data, index, reading),
    };
    if lines.iter().all(|line| line.rank.is_none()) {
        let code = &data.framework.nodes()[index].code;
        return Err(Error::Usage(format!(
            "{} in year {} has no published values of `{code}`{}",
            data.league,
            data.year,
            region.map_or(String::new(), |region| format!(" in {}", region.name))
        )));
    }
    let mut notes = notes::on_index(&data, index, reading, units)?;
    if let Some(region) = &region {
        notes.push(format!(
            "Ranks inside {}: {} of {} units; printed ranks are those among all.",
            region.name,
            region.units.len(),
            data.units.len()
        ));
    }
    if merged {
        notes.push(format!(
            "Derived: nobody published {} in year {}. The value of a merged unit is the plain mean \
             of the provinces that merged on 1 July 2025, unknown where one of theirs is.",
            League::Provinces34,
            data.year
        ));
    }
    Ok(ranking::sheet(lines, notes, notes::inferred(&data)))
}

/// What `--printed` means.
pub(crate) fn reading(printed: bool) -> Reading {
    if printed {
        Reading::Printed
    } else {
        Reading::Corrected
    }
}
