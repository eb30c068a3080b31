//! The 63 provinces of before July 2025 seen through the 34 of today.

use serde::{Deserialize, Serialize};

use crate::dataset::{Cell, Column, Dataset, Unit};
use crate::error::{Error, Kind, Place};
use crate::league::League;
use crate::mean::mean;

/// A unit of today and the units that it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merger {
    /// The unit of today.
    pub unit: Unit,
    /// Ids of the former units, at least one. A province that did not merge has one member: itself.
    pub members: Vec<String>,
}

/// Collects `(new, old)` pairs of ids into mergers, in the order of `units`.
///
/// # Errors
///
/// [`Error::is_unknown_name`] for a new unit that is not among `units`, or has no members;
/// [`Error::is_duplicate`] for an old unit given twice.
pub fn mergers(units: &[Unit], pairs: &[(String, String)]) -> Result<Vec<Merger>, Error> {
    let mut mergers: Vec<Merger> = units
        .iter()
        .map(|unit| Merger {
            unit: unit.clone(),
            members: Vec::new(),
        })
        .collect();
    for (at, (new, old)) in pairs.iter().enumerate() {
        let Some(merger) = mergers.iter_mut().find(|merger| merger.unit.id == *new) else {
            return Err(Error::unknown("unit", new, None));
        };
        if pairs[..at].iter().any(|(_, other)| other == old) {
            return Err(twice(old));
        }
        merger.members.push(old.clone());
    }
    match mergers.iter().find(|merger| merger.members.is_empty()) {
        Some(empty) => Err(Error::unknown("members of", &empty.unit.id, None)),
        None => Ok(mergers),
    }
}

/// The dataset of the 63 provinces as one of the units of today.
///
/// An index of a merged unit is the plain mean of its members', where all of theirs are known, and
/// unknown otherwise. That is how the DTI of all 34 units of 2024 was made: a test reproduces the
/// published ones within 0.0001. For other years nobody published such numbers: they have no
/// printed number ([`Reading::Printed`](crate::Reading::Printed) knows none) and the status
/// [`Status::Derived`](crate::Status::Derived). A province that did not merge keeps its number as
/// it is, published or corrected. There are no printed ranks.
///
/// # Errors
///
/// [`Error::is_scenario`] if the dataset is not one of the 63 provinces, or one of its units
/// belongs to no merger; [`Error::is_unknown_name`] and [`Error::is_duplicate`] for members that
/// the dataset does not have or that are given twice.
///
/// ```
/// use dti_engine::{Reading, Status, merge, published, score};
/// let then = published::provinces_2020()?;
/// let today = merge::derive(&then, &merge::built_in()?)?;
/// let scores = score(&today, Reading::Corrected);
/// // Khánh Hòa and Ninh Thuận: (0.2777 + 0.2108) ÷ 2
/// let khanh_hoa = today.unit("khanh-hoa")?;
/// assert!((scores.value(0, khanh_hoa).unwrap_or(0.0) - 0.24425).abs() < 1e-12);
/// assert_eq!(scores.status(0, khanh_hoa), Status::Derived);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn derive(dataset: &Dataset, mergers: &[Merger]) -> Result<Dataset, Error> {
    if dataset.league != League::Provinces {
        let problem = format!("only the 63 provinces merged, not `{}`", dataset.league);
        return Err(Error::scenario(problem));
    }
    let mut seen = vec![false; dataset.units.len()];
    let mut members: Vec<Vec<usize>> = Vec::with_capacity(mergers.len());
    for merger in mergers {
        if merger.members.is_empty() {
            return Err(Error::unknown("members of", &merger.unit.id, None));
        }
        let mut of = Vec::with_capacity(merger.members.len());
        for id in &merger.members {
            let unit = dataset.unit(id)?;
            if std::mem::replace(&mut seen[unit], true) {
                return Err(twice(id));
            }
            of.push(unit);
        }
        members.push(of);
    }
    if let Some(left) = seen.iter().position(|seen| !seen) {
        let problem = format!("`{}` is part of no unit of today", dataset.units[left].id);
        return Err(Error::scenario(problem));
    }
    let columns = dataset.columns.iter().map(|column| Column {
        value_table: column.value_table,
        rank_table: None,
        values: members.iter().map(|of| cell(column, of)).collect(),
        ranks: vec![Cell::default(); mergers.len()],
        ..Column::default()
    });
    Ok(Dataset {
        league: League::Provinces34,
        year: dataset.year,
        document: dataset.document.clone(),
        mean_document: None,
        framework: dataset.framework.clone(),
        units: mergers.iter().map(|merger| merger.unit.clone()).collect(),
        columns: columns.collect(),
    })
}

fn cell(column: &Column, members: &[usize]) -> Cell<f64> {
    if let [only] = members {
        return column.values[*only];
    }
    let values: Vec<Option<f64>> = members
        .iter()
        .map(|&unit| column.values[unit].corrected)
        .collect();
    let all = values.iter().all(Option::is_some);
    Cell {
        printed: None,
        corrected: if all { mean(&values) } else { None },
        repaired: false,
    }
}

fn twice(unit: &str) -> Error {
    Error::new(Kind::Duplicate {
        place: Place {
            file: "mergers".to_owned(),
            line: 0,
            column: String::new(),
        },
        what: format!("the unit `{unit}`"),
    })
}

/// The mergers of 1 July 2025: 63 provinces became 34.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them.
#[cfg(feature = "csv")]
pub fn built_in() -> Result<Vec<Merger>, Error> {
    let (file, text) = (
        "data/units.csv",
        include_str!("../../assets/data/units.csv"),
    );
    let units = crate::read::units(file, text, League::Provinces34)?;
    mergers(&units, &crate::published::mergers_2025()?)
}
