//! The notes below a table: where the numbers come from, and what was changed in them.

use dti_engine::read::Number;
use dti_engine::{Correction, Dataset, Reading, Repair, mean, published, score};

use crate::error::Error;

/// Notes on the numbers of one index in one reading; on repairs of some units, or of all.
pub(crate) fn on_index(
    data: &Dataset,
    index: usize,
    reading: Reading,
    units: Option<&[usize]>,
) -> Result<Vec<String>, Error> {
    let column = &data.columns[index];
    // Web pages have no numbered tables; theirs is number 0.
    let table = |number: Option<u8>, what: &str| match number {
        Some(number) if number > 0 => format!(", {what} Table {number}"),
        _ => String::new(),
    };
    let source = match column.value_table {
        Some(_) => format!(
            "Source: {}{}{}.",
            data.document,
            table(column.value_table, "values"),
            table(column.rank_table, "ranks")
        ),
        None => format!(
            "Derived: printed in no table of {}, computed from the indices below it.",
            data.document
        ),
    };
    let mut notes = vec![source];
    notes.extend(on_mean(data, index, reading));
    if reading == Reading::Printed {
        notes.push("Values as printed, errors included, and ranks computed from them; without --printed they are repaired.".to_owned());
    } else if data.is_corrected(index) {
        for repair in published::corrections()? {
            notes.extend(on_repair(data, index, &repair, units));
        }
    }
    Ok(notes)
}

/// The mean, and the stated one where it is another. Of a part of the units only the stated one.
fn on_mean(data: &Dataset, index: usize, reading: Reading) -> Option<String> {
    let scores = score(data, reading);
    let values = scores.values(index);
    let stated = data.columns[index].stated_mean;
    if values.len() < 2 || values.iter().any(Option::is_none) {
        return stated.map(|stated| format!("The source states a mean of {stated:.4}."));
    }
    let found = mean(values)?;
    let stated = stated
        .filter(|stated| (stated - found).abs() > MEAN_ROUNDING)
        .map_or(String::new(), |stated| {
            format!("; the source states {stated:.4}")
        });
    Some(format!(
        "Mean of {} units: {found:.4}{stated}.",
        values.len()
    ))
}

/// Sources take means of unrounded points, we of values with four decimals.
const MEAN_ROUNDING: f64 = 0.0001;

/// The label of every result on a rulebook that we fitted.
pub(crate) fn inferred(data: &Dataset) -> Option<String> {
    data.framework.is_inferred().then(|| {
        format!(
            "The framework {} is inferred: its points were fitted by us to the published values.",
            data.framework.id()
        )
    })
}

/// What a correction changed in this index, unless it is about another one.
fn on_repair(
    data: &Dataset,
    index: usize,
    repair: &Correction,
    units: Option<&[usize]>,
) -> Option<String> {
    let column = &data.columns[index];
    let (what, table) = match repair.printed {
        Number::Value(_) => ("value", column.value_table),
        Number::Rank(_) => ("rank", column.rank_table),
    };
    let here = repair.document == data.document
        && Some(repair.table) == table
        && repair.index == data.framework.nodes()[index].code;
    let unit = here.then(|| data.unit(&repair.unit).ok()).flatten()?;
    if units.is_some_and(|units| !units.contains(&unit)) {
        return None;
    }
    // A unit of today may have the name of one that merged into it.
    if matches!(repair.printed, Number::Value(_)) && !column.values[unit].repaired {
        return None;
    }
    let now = match repair.corrected {
        Repair::Number(number) => format!("corrected to {}", show(number)),
        Repair::Unknown => match column.ranks[unit].corrected {
            Some(rank) => format!("lost; its printed rank {rank} holds its place"),
            None => "lost".to_owned(),
        },
    };
    Some(format!(
        "{}: printed {what} {} is {now} ({}).",
        repair.unit,
        show(repair.printed),
        repair.evidence.join(", ")
    ))
}

fn show(number: Number) -> String {
    match number {
        Number::Value(value) => format!("{value:.4}"),
        Number::Rank(rank) => rank.to_string(),
    }
}
