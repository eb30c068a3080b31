//! `dti indices`: what a league can be ranked by, with points and weights.

use std::io::Write;

use dti_engine::rulebook::{Scorer, Switch};
use dti_engine::{Certainty, Dataset};
use dti_files::Cell;

use crate::error::Error;
use crate::notes;
use crate::output::{Format, Sheet};
use crate::select::{self, Selection};

/// The command line of `dti indices`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// List the criteria of the rulebook below the indices, where all of an index are known
    #[arg(long)]
    criteria: bool,
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
    if args.criteria {
        return criteria(&data)?.write(args.format, out);
    }
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

/// The criteria that `dti whatif --criterion` takes.
fn criteria(data: &Dataset) -> Result<Sheet, Error> {
    let criteria = select::criteria(data)?;
    let row = |criterion: &Switch| {
        vec![
            Cell::text(&criterion.code),
            Cell::text(&criterion.name_vi),
            Cell::text(&criterion.name_en),
            Cell::Points(criterion.points),
            Cell::text(criterion.scorer.map_or("", Scorer::id)),
        ]
    };
    Ok(Sheet {
        columns: &["criterion", "name_vi", "name_en", "points", "source"],
        rows: criteria.iter().map(row).collect(),
        notes: vec![
            "Which criteria a unit meets was never published.".to_owned(),
            "Indices of whose criteria some are lost in our copy of the rulebook are left out."
                .to_owned(),
        ],
        caveat: notes::inferred(data),
    })
}
