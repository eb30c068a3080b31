//! `dti indices`: what a league can be ranked by, with points and weights.

use std::io::Write;

use dti_engine::Certainty;
use dti_files::Cell;

use crate::error::Error;
use crate::notes;
use crate::output::{Format, Sheet};
use crate::select::Selection;

/// The command line of `dti indices`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// How to write the list
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: &[&str] = &[
    "index",
    "name_vi",
    "name_en",
    "points",
    "weight",
    "value_table",
    "rank_table",
    "certainty",
];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let data = args.selection.dataset()?;
    let nodes = data.framework.nodes().iter().enumerate();
    let rows = nodes
        .map(|(at, node)| {
            vec![
                Cell::text(&node.code),
                Cell::text(&node.name_vi),
                Cell::text(&node.name_en),
                node.points.map_or(Cell::Missing, Cell::Points),
                data.framework
                    .weight(at)
                    .map_or(Cell::Missing, Cell::Computed),
                Cell::integer(data.columns[at].value_table),
                Cell::integer(data.columns[at].rank_table),
                Cell::text(match node.certainty {
                    Certainty::Published => "published",
                    Certainty::Inferred => "inferred",
                }),
            ]
        })
        .collect();
    let mut notes = vec![
        "weight: share of the index in the points of the index above it.".to_owned(),
        "value_table, rank_table: tables of the report that print the values and the ranks; \
         empty where none does, and the index is computed."
            .to_owned(),
    ];
    notes.extend(notes::inferred(&data));
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat: None,
    }
    .write(args.format, out)
}
