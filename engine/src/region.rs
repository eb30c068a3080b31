//! Ranks inside a part of a league: a socio-economic region, or any set of units.

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::error::{Error, Kind, Place};
use crate::rank::Rank;
use crate::score::Scores;

/// A named set of units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Identifier, e.g. `tay-nguyen`.
    pub id: String,
    /// Its official name, or the one that a source uses.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Ids of its units.
    pub units: Vec<String>,
}

impl Region {
    /// Positions of its units in a dataset, in its order.
    ///
    /// # Errors
    ///
    /// See [`select`].
    pub fn of(&self, dataset: &Dataset) -> Result<Vec<usize>, Error> {
        select(dataset, self.units.iter().map(String::as_str))
    }
}

/// Positions of units in a dataset, in the order given.
///
/// # Errors
///
/// [`Error::is_unknown_name`] for an id that the dataset does not have, with the nearest one;
/// [`Error::is_duplicate`] for an id given twice; [`Error::is_empty_input`] for none at all.
///
/// ```
/// use dti_engine::{Rank, Reading, published, region, score};
/// let data = published::provinces_2020()?;
/// let units = region::select(&data, ["khanh-hoa", "phu-yen", "binh-dinh"])?;
/// let ranks = region::rank_within(&score(&data, Reading::Corrected), 0, &units);
/// assert_eq!(ranks, [2, 3, 1].map(|rank| Some(Rank::exact(rank))));
/// assert!(region::select(&data, ["khanh-hao"]).unwrap_err().is_unknown_name());
/// assert!(region::select(&data, ["hue", "hue"]).is_err());
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn select<'a>(
    dataset: &Dataset,
    ids: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<usize>, Error> {
    let place = || Place {
        file: "units of the region".to_owned(),
        line: 0,
        column: String::new(),
    };
    let mut units = Vec::new();
    for id in ids {
        let unit = dataset.unit(id)?;
        if units.contains(&unit) {
            return Err(Error::new(Kind::Duplicate {
                place: place(),
                what: format!("the unit `{id}`"),
            }));
        }
        units.push(unit);
    }
    if units.is_empty() {
        return Err(Error::scenario("a region needs at least one unit"));
    }
    Ok(units)
}

/// What is known of the order of two units.
enum Order {
    Ahead,
    NotAhead,
    Unknown,
}

/// Ranks some units of a league among themselves by one index, in the order given.
///
/// Who is ahead of whom is the same as in the whole league: by value, and where a value is lost by
/// the rank that the source prints. Where neither settles it, a rank is an interval, as narrow as
/// the ranks in the whole league allow. A unit that has no rank in the league has none here.
///
/// With all units of the league, these are its ranks ([`Scores::ranks`]).
///
/// # Panics
///
/// If there is no such index or unit.
#[must_use]
pub fn rank_within(scores: &Scores<'_>, index: usize, units: &[usize]) -> Vec<Option<Rank>> {
    let values = scores.values(index);
    let ranks = scores.ranks(index);
    let order = |other: usize, unit: usize| match (values[other], values[unit]) {
        (Some(other), Some(unit)) if other > unit => Order::Ahead,
        (Some(_), Some(_)) => Order::NotAhead,
        _ => match (ranks[other], ranks[unit]) {
            (Some(other), Some(unit)) if other.worst < unit.best => Order::Ahead,
            (Some(other), Some(unit)) if other.best >= unit.worst => Order::NotAhead,
            _ => Order::Unknown,
        },
    };
    // How many others are ahead for certain, and how many may be.
    let count = |unit: usize, others: &mut dyn Iterator<Item = usize>| {
        let (mut ahead, mut open) = (0_u32, 0_u32);
        for other in others.filter(|&other| other != unit) {
            match order(other, unit) {
                Order::Ahead => ahead += 1,
                Order::NotAhead => {}
                Order::Unknown => open += 1,
            }
        }
        (ahead, open)
    };
    units
        .iter()
        .map(|&unit| {
            let league = ranks[unit]?;
            let (ahead, open) = count(unit, &mut units.iter().copied());
            let (mut least, mut most) = (0, open);
            if let Some(rank) = league.settled() {
                // So many of the open ones are ahead in the whole league.
                let (all_ahead, all_open) = count(unit, &mut (0..values.len()));
                let hidden = (rank - 1).saturating_sub(all_ahead);
                most = most.min(hidden);
                least = hidden.saturating_sub(all_open - open).min(most);
            }
            Some(Rank {
                best: 1 + ahead + least,
                worst: 1 + ahead + most,
            })
        })
        .collect()
}

#[cfg(feature = "csv")]
pub use files::{built_in, regions, sets};

#[cfg(feature = "csv")]
mod files {
    use super::Region;
    use crate::error::{Error, Kind};
    use crate::id::fold;
    use crate::read::Table;

    macro_rules! asset {
        ($name:literal) => {
            (
                concat!("data/", $name),
                include_str!(concat!("../../assets/data/", $name)),
            )
        };
    }

    /// The regions of the 63 provinces: the six socio-economic regions in their official order, then
    /// other sets that sources use, such as `nam-trung-bo-va-tay-nguyen`.
    ///
    /// # Errors
    ///
    /// If a built-in file is wrong; a test reads them.
    pub fn built_in() -> Result<Vec<Region>, Error> {
        let (file, text) = asset!("regions.csv");
        let (units_file, units) = asset!("units.csv");
        let mut all = regions(file, text, units_file, units)?;
        let (file, text) = asset!("region-sets.csv");
        all.extend(sets(file, text)?);
        Ok(all)
    }

    /// Reads the regions `region_no,name_vi,name_en`, and their units from the `unit,region_no` of
    /// a table of units; units without a number are in none. The id is the folded name.
    ///
    /// # Errors
    ///
    /// Everything that [`Error`] can say about a file; a number given twice, or to a unit and not
    /// to a region.
    pub fn regions(
        file: &str,
        text: &str,
        units_file: &str,
        units: &str,
    ) -> Result<Vec<Region>, Error> {
        let mut table = Table::open(file, text)?;
        let [number, name_vi, name_en] = table.columns(["region_no", "name_vi", "name_en"])?;
        let mut numbers: Vec<String> = Vec::new();
        let mut regions = Vec::new();
        while let Some(row) = table.next() {
            let row = row?;
            let no = row.text(number).to_owned();
            if numbers.contains(&no) {
                let what = format!("the region {no}");
                let place = row.place(file, number);
                return Err(Error::new(Kind::Duplicate { place, what }));
            }
            numbers.push(no);
            regions.push(Region {
                id: fold(row.text(name_vi)),
                name_vi: row.text(name_vi).to_owned(),
                name_en: row.text(name_en).to_owned(),
                units: Vec::new(),
            });
        }
        let mut table = Table::open(units_file, units)?;
        let [unit, number] = table.columns(["unit", "region_no"])?;
        while let Some(row) = table.next() {
            let row = row?;
            let no = row.text(number);
            if no.is_empty() {
                continue;
            }
            let Some(at) = numbers.iter().position(|known| known == no) else {
                let known = numbers.iter().map(String::as_str);
                return Err(row.unknown(units_file, number, "region", no, known));
            };
            regions[at].units.push(row.text(unit).to_owned());
        }
        Ok(regions)
    }

    /// Reads sets of units: `set,name_vi,name_en,unit`, one row per unit.
    ///
    /// # Errors
    ///
    /// Everything that [`Error`] can say about a file; a unit given twice in a set.
    pub fn sets(file: &str, text: &str) -> Result<Vec<Region>, Error> {
        let mut table = Table::open(file, text)?;
        let [set, name_vi, name_en, unit] = table.columns(["set", "name_vi", "name_en", "unit"])?;
        let mut sets: Vec<Region> = Vec::new();
        while let Some(row) = table.next() {
            let row = row?;
            let id = row.text(set);
            let at = sets.iter().position(|known| known.id == id);
            let at = at.unwrap_or_else(|| {
                sets.push(Region {
                    id: id.to_owned(),
                    name_vi: row.text(name_vi).to_owned(),
                    name_en: row.text(name_en).to_owned(),
                    units: Vec::new(),
                });
                sets.len() - 1
            });
            let member = row.text(unit).to_owned();
            if sets[at].units.contains(&member) {
                let what = format!("the unit `{member}` of `{id}`");
                let place = row.place(file, unit);
                return Err(Error::new(Kind::Duplicate { place, what }));
            }
            sets[at].units.push(member);
        }
        Ok(sets)
    }
}
