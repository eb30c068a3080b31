//! Ranking a table of the user's own, with or without a rulebook.

use dti_engine::id::nearest;
use dti_engine::wide::OwnTable;
use dti_engine::{Reading, rank};
use dti_files::{Cell, Line, lines, order};

use crate::error::Error;
use crate::notes;
use crate::output::Sheet;
use crate::ranking;
use crate::select::{self, Selection};

/// The ranking of a table of the user's own.
pub(crate) fn sheet(
    table: OwnTable,
    selection: &Selection,
    index: Option<&str>,
) -> Result<Sheet, Error> {
    let source = format!("Source: {}, your own data.", table.file);
    if selection.league.is_none() {
        if selection.year.is_some() {
            let text = "--year needs --league when --input is given: they name the rulebook";
            return Err(Error::Usage(text.to_owned()));
        }
        return Ok(ranking::sheet(flat(&table, index)?, vec![source], None));
    }
    let rulebook = selection.dataset()?;
    let caveat = notes::inferred(&rulebook);
    let data = table.dataset(rulebook.league, rulebook.year, rulebook.framework)?;
    let index = select::index(&data, index.unwrap_or("dti"))?;
    let mut lines = lines(&data, index, Reading::Corrected);
    for line in &mut lines {
        line.group = None;
        line.printed_rank = None;
        line.printed_value = Cell::Missing;
        if line.status == "published" {
            line.status = "given";
        }
        if let Cell::Printed(value, _) = line.value {
            line.value = Cell::Computed(value);
        }
    }
    Ok(ranking::sheet(lines, vec![source], caveat))
}

/// One column of a table that no rulebook explains.
fn flat(table: &OwnTable, index: Option<&str>) -> Result<Vec<Line>, Error> {
    let names = || table.columns.iter().map(|column| column.index.as_str());
    let available = || names().take(40).collect::<Vec<_>>().join(", ");
    let wanted = match index {
        Some(index) => index,
        None if table.columns.len() == 1 => table.columns[0].index.as_str(),
        None => "dti",
    };
    let Some(column) = table.columns.iter().find(|column| column.index == wanted) else {
        let file = &table.file;
        let meant = nearest(wanted, names())
            .map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
        let text = format!(
            "{file} has no index `{wanted}`{meant} available: {}",
            available()
        );
        return Err(Error::Usage(text));
    };
    let ranks = rank(&column.values, &column.ranks);
    let line = |unit: usize| Line {
        rank: ranks[unit],
        id: table.units[unit].id.clone(),
        name: table.units[unit].name_vi.clone(),
        value: column.values[unit].map_or(Cell::Missing, Cell::Computed),
        group: None,
        printed_rank: None,
        printed_value: Cell::Missing,
        status: if column.values[unit].is_some() {
            "given"
        } else {
            "unknown"
        },
    };
    let mut lines: Vec<Line> = (0..table.units.len()).map(line).collect();
    order(&mut lines);
    Ok(lines)
}
