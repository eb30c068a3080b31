//! `dti tipping`: the smallest gains that gain places.

use std::io::Write;

use dti_engine::{Gain, LeverTipping, Reading, Scores, Simulator, Status, Tipping, score, tipping};
use dti_files::{Cell, tidy};

use crate::error::Error;
use crate::notes;
use crate::output::{Format, Sheet, tidy_up};
use crate::select::{self, Selection};
use crate::whatif::LABEL;

/// The command line of `dti tipping`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// The unit, by id or by name
    #[arg(long, value_name = "UNIT")]
    unit: String,
    /// Index by which the units are ranked
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    /// Show what this rank takes, instead of the next place
    #[arg(long, value_name = "N", conflicts_with = "all")]
    rank: Option<u32>,
    /// Show what every place above takes, the next one first
    #[arg(long)]
    all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const HELP: &str = "\
Each row raises one index alone, all others staying as they are.

Columns:
  target      the rank to reach
  index, name the index that is raised
  from, to    its value now and after, from 0 to 1
  gain        the smallest gain that reaches the target, in points of the rulebook, in steps of
              0.01 point; empty when this index alone cannot do it
  maximum     the most points that the index can earn
  rank        the rank that the gain gives, which may be better than the target
Rows are ordered by target, then gain. With --format csv or json, an inferred framework is named in
one line on stderr that begins with note:.";

const COLUMNS: &[&str] = &[
    "target", "index", "name", "from", "to", "gain", "maximum", "rank",
];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let data = args.selection.dataset()?;
    let unit = select::unit(&data, &args.unit)?;
    let index = select::index(&data, &args.index)?;
    let scores = score(&data, Reading::Corrected);
    let mut simulator = Simulator::new(&scores);
    let found = tipping(&mut simulator, unit, index).map_err(|error| select::request(&error))?;
    let now = found.rank.map_or(1, |rank| rank.worst);
    let targets: Vec<u32> = match args.rank {
        Some(rank) if (1..now).contains(&rank) => vec![rank],
        Some(rank) => {
            let text = format!(
                "--rank {rank}: the places above `{}` are 1 to {}",
                args.unit,
                now - 1
            );
            return Err(Error::Usage(if now > 1 {
                text
            } else {
                format!("--rank {rank}: `{}` is first already", args.unit)
            }));
        }
        None if args.all => (1..now).rev().collect(),
        None => (1..now).rev().take(1).collect(),
    };
    let nodes = data.framework.nodes();
    let mut rows = Vec::new();
    for target in targets {
        for (lever, gain) in gains(&found, target) {
            let node = &nodes[lever.track.index];
            rows.push(vec![
                Cell::Integer(target.into()),
                Cell::text(&node.code),
                Cell::text(&node.name_vi),
                from(&scores, lever, unit),
                gain.map_or(Cell::Missing, |gain| Cell::Computed(tidy_up(gain.value))),
                gain.map_or(Cell::Missing, |gain| Cell::Points(tidy_up(gain.gain))),
                Cell::Points(lever.track.maximum),
                Cell::rank(gain.map(|gain| gain.rank)),
            ]);
        }
    }
    let mut notes = vec![LABEL.to_owned()];
    if now == 1 {
        notes.push(format!("{} is first already.", data.units[unit].id));
    }
    if !found.unknown.is_empty() {
        let codes: Vec<&str> = found
            .unknown
            .iter()
            .map(|&index| nodes[index].code.as_str())
            .collect();
        notes.push(format!(
            "Cannot be raised, as their values are lost: {}.",
            codes.join(", ")
        ));
    }
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat: notes::inferred(&data),
    }
    .write(args.format, out)
}

/// The value now: as the source prints it, where it does.
fn from(scores: &Scores<'_>, lever: &LeverTipping, unit: usize) -> Cell {
    let index = lever.track.index;
    match scores.value(index, unit) {
        Some(value) if scores.status(index, unit) != Status::Derived => Cell::Printed(value, 4),
        _ => Cell::Computed(tidy(lever.now / lever.track.maximum)),
    }
}

/// What each index takes, the smallest gain first and the impossible last, in tree order within.
fn gains(found: &Tipping, target: u32) -> Vec<(&LeverTipping, Option<Gain>)> {
    let mut gains: Vec<_> = found
        .levers
        .iter()
        .map(|lever| (lever, lever.gain_to(target)))
        .collect();
    let size = |gain: Option<Gain>| gain.map_or(f64::INFINITY, |gain| gain.gain);
    gains.sort_by(|a, b| size(a.1).total_cmp(&size(b.1)));
    gains
}
