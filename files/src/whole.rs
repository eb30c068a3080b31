//! Every number of a dataset in one table: tidy (a row per number) or wide (a row per unit).

use dti_engine::{Dataset, Reading};

use crate::{COLUMNS, Cell, Line, Table, lines};

/// The columns of [`tidy_rows`]: where a number belongs, then those of a ranking.
pub const TIDY_COLUMNS: &[&str] = &[
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

/// Whether anybody has a rank on an index: some nodes of a rulebook were never published.
#[must_use]
pub fn is_published(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.rank.is_some())
}

/// One row per index and unit, ordered by index as in the rulebook, then as in the ranking. An
/// index that nothing is known of has no rows.
#[must_use]
pub fn tidy_rows(data: &Dataset, reading: Reading) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (index, node) in data.framework.nodes().iter().enumerate() {
        let lines = lines(data, index, reading);
        if !is_published(&lines) {
            continue;
        }
        for line in lines {
            let mut row = Vec::with_capacity(TIDY_COLUMNS.len());
            row.push(Cell::text(data.league.id()));
            row.push(Cell::integer(Some(data.year)));
            row.push(Cell::text(&node.code));
            row.extend(line.cells());
            rows.push(row);
        }
    }
    rows
}

/// The whole dataset as a tidy table: [`TIDY_COLUMNS`] and [`tidy_rows`].
#[must_use]
pub fn whole(data: &Dataset, reading: Reading) -> Table {
    Table {
        columns: TIDY_COLUMNS.iter().map(|&name| name.to_owned()).collect(),
        rows: tidy_rows(data, reading),
    }
}

/// The whole dataset as a wide table: id, name, and the values of each index that anything is known
/// of; a row per unit, in the order of the source. `dti import` reads it back.
#[must_use]
pub fn wide(data: &Dataset, reading: Reading) -> Table {
    let mut columns = vec!["id".to_owned(), "name".to_owned()];
    let mut rows: Vec<Vec<Cell>> = data
        .units
        .iter()
        .map(|unit| vec![Cell::text(&unit.id), Cell::text(&unit.name_vi)])
        .collect();
    for (index, node) in data.framework.nodes().iter().enumerate() {
        let lines = lines(data, index, reading);
        if !is_published(&lines) {
            continue;
        }
        columns.push(node.code.clone());
        for (row, unit) in rows.iter_mut().zip(&data.units) {
            let line = lines.iter().find(|line| line.id == unit.id);
            row.push(line.map_or(Cell::Missing, |line| line.value.clone()));
        }
    }
    Table { columns, rows }
}

/// A ranking as a table with the columns of `dti rank`.
#[must_use]
pub fn ranking(lines: Vec<Line>) -> Table {
    Table {
        columns: COLUMNS.iter().map(|&name| name.to_owned()).collect(),
        rows: lines.into_iter().map(Line::cells).collect(),
    }
}
