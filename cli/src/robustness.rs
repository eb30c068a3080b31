//! `dti robustness`: how far ranks depend on the weights and on rounding.

use std::io::Write;

use dti_engine::{
    CellBounds, HALF_DIGIT, MAX_DRAWS, Rank, Reading, Robustness, RobustnessSettings, Scores,
    audit, score,
};
use dti_files::Cell;

use crate::error::Error;
use crate::notes;
use crate::output::{Format, Sheet};
use crate::select::{self, Selection};
use crate::whatif::{LABEL, number};

/// The command line of `dti robustness`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// Index by which the units are ranked
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    #[command(flatten)]
    draws: Draws,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// What is drawn, and how often.
#[derive(Debug, clap::Args)]
pub(crate) struct Draws {
    /// How often weights are drawn and the league is ranked anew
    #[arg(long, value_name = "N", default_value_t = 10_000,
          value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_DRAWS)))]
    draws: u32,
    /// Seed of the draws: the same seed gives the same result everywhere
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How close the weights stay to the published ones: at 100, a weight of 10 % is drawn as
    /// 10 ± 3 %; higher is closer. From 1 to a billion
    #[arg(long, value_name = "C", default_value = "100", value_parser = number)]
    concentration: f64,
    /// Draw the unprinted digits of the values too: each may be off by half of its last digit
    #[arg(long)]
    rounding: bool,
}

impl Draws {
    /// Makes the draws.
    pub(crate) fn run(&self, scores: &Scores<'_>, index: usize) -> Result<Robustness, Error> {
        let bounds = audit::bounds(scores.dataset()).into_iter();
        let bounds = bounds.map(|bound| CellBounds {
            unit: bound.unit,
            index: bound.index,
            low: bound.low,
            high: bound.high,
        });
        let settings = RobustnessSettings {
            seed: self.seed,
            index,
            concentration: Some(self.concentration),
            rounding: self.rounding.then_some(HALF_DIGIT),
            bounds: bounds.collect(),
        };
        let mut run =
            Robustness::new(scores, &settings).map_err(|error| select::request(&error))?;
        run.run(self.draws);
        Ok(run)
    }
}

const HELP: &str = "\
The weights of the parts of every whole are drawn from a Dirichlet distribution around the published
ones. A lost value is drawn between the bounds that its rank and its row leave it (`dti audit`).

Columns:
  rank           the published rank
  p5, p50, p95   the rank that 5 %, 50 % and 95 % of the draws reach or better
Rows are ordered by rank, then id. With --format csv or json, an inferred framework is named in one
line on stderr that begins with note:.

Example:
  dti robustness --draws 10000 --seed 1 --format csv";

const COLUMNS: &[&str] = &["id", "name", "rank", "p5", "p50", "p95"];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let data = args.selection.dataset()?;
    let index = select::index(&data, &args.index)?;
    let scores = score(&data, Reading::Corrected);
    let run = args.draws.run(&scores, index)?;
    let report = run.report();
    let mut units: Vec<usize> = (0..report.units.len()).collect();
    let place = |rank: Option<Rank>| rank.map_or((u32::MAX, u32::MAX), |r| (r.best, r.worst));
    units.sort_by_key(|&unit| {
        (
            place(report.units[unit].published),
            data.units[unit].id.as_str(),
        )
    });
    let rows = units
        .into_iter()
        .map(|unit| {
            let found = &report.units[unit];
            vec![
                Cell::text(&data.units[unit].id),
                Cell::text(&data.units[unit].name_vi),
                Cell::rank(found.published),
                Cell::integer(Some(found.p5)),
                Cell::integer(Some(found.p50)),
                Cell::integer(Some(found.p95)),
            ]
        })
        .collect();
    let mut notes = vec![
        LABEL.to_owned(),
        format!(
            "{} draws with seed {}, concentration {}{}.",
            report.draws,
            args.draws.seed,
            args.draws.concentration,
            if args.draws.rounding {
                ", values ± half of the last digit"
            } else {
                ""
            }
        ),
    ];
    let unsettled = report.pairs.iter().filter(|pair| pair.flips > 0.05).count();
    notes.push(format!(
        "{unsettled} pairs of units change places in over 5 % of the draws."
    ));
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat: notes::inferred(&data),
    }
    .write(args.format, out)
}
