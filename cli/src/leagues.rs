//! `dti leagues`: the leagues and years that there are numbers for.

use std::io::Write;

use dti_engine::published;
use dti_files::Cell;

use crate::error::Error;
use crate::output::{Format, Sheet};

/// The command line of `dti leagues`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: &[&str] = &[
    "league",
    "year",
    "units",
    "indices",
    "framework",
    "certainty",
    "document",
];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let rows = published::all()?
        .iter()
        .map(|data| {
            let framework = &data.framework;
            vec![
                Cell::text(data.league.id()),
                Cell::integer(Some(data.year)),
                Cell::Integer(data.units.len() as u64),
                Cell::Integer(framework.nodes().len() as u64),
                Cell::text(framework.id()),
                Cell::text(if framework.is_inferred() {
                    "inferred"
                } else {
                    "published"
                }),
                Cell::text(&data.document),
            ]
        })
        .collect();
    let notes = vec![
        "Units are ranked inside their league and year only.".to_owned(),
        "An inferred framework was fitted by us to published values; nobody printed its points."
            .to_owned(),
    ];
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat: None,
    }
    .write(args.format, out)
}
