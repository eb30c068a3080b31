//! One league in one year: units × indices, as printed and as corrected.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::framework::Framework;
use crate::id::nearest;
use crate::league::League;

/// A province, ministry or the country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Identifier, e.g. `da-nang`.
    pub id: String,
    /// Name as commonly written, e.g. "Đà Nẵng".
    pub name_vi: String,
    /// English name; for provinces the Vietnamese one.
    pub name_en: String,
}

/// Where a number that the product shows comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Printed in the source, and not contradicted by it.
    Published,
    /// Computed by us from published numbers; nobody printed it.
    Derived,
    /// Printed wrongly; this is the repaired number, with its evidence in the corrections file.
    Corrected,
    /// Lost or never printed. Neither zero nor a guess.
    Unknown,
}

impl Status {
    /// The word in CSV and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Status::Published => "published",
            Status::Derived => "derived",
            Status::Corrected => "corrected",
            Status::Unknown => "unknown",
        }
    }
}

/// Which of the two readings of the source is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reading {
    /// With the proven repairs. The default everywhere.
    #[default]
    Corrected,
    /// Every number as it is printed, errors included.
    Printed,
}

/// A number of the source in both readings. `None` means that there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell<T> {
    /// As printed.
    pub printed: Option<T>,
    /// With the repairs; `None` when the number is lost.
    pub corrected: Option<T>,
    /// Whether a correction changed the number, or took it away.
    pub repaired: bool,
}

impl<T: Copy> Cell<T> {
    /// A number that is right as printed.
    pub const fn printed(value: T) -> Self {
        Self {
            printed: Some(value),
            corrected: Some(value),
            repaired: false,
        }
    }

    /// The number in the given reading.
    pub const fn read(&self, reading: Reading) -> Option<T> {
        match reading {
            Reading::Corrected => self.corrected,
            Reading::Printed => self.printed,
        }
    }

    /// The status of the number in the given reading.
    pub const fn status(&self, reading: Reading) -> Status {
        match (reading, self.printed, self.corrected) {
            (Reading::Corrected, _, None) | (Reading::Printed, None, _) => Status::Unknown,
            (Reading::Corrected, _, Some(_)) if self.repaired => Status::Corrected,
            // Nothing is printed, and yet there is a number: we made it.
            (Reading::Corrected, None, Some(_)) => Status::Derived,
            _ => Status::Published,
        }
    }
}

/// One index of a league: its values and printed ranks, and the tables they stand in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Number of the table that prints the values, where there is one.
    pub value_table: Option<u8>,
    /// Number of the table that prints the ranks, where there is one.
    pub rank_table: Option<u8>,
    /// The mean of the index as the source states it, in [0, 1]; a claim, not a sum of ours.
    pub stated_mean: Option<f64>,
    /// Values in [0, 1], one per unit of the dataset.
    pub values: Vec<Cell<f64>>,
    /// Printed ranks from 1, one per unit of the dataset.
    pub ranks: Vec<Cell<u32>>,
}

/// One league in one year.
///
/// `columns[n]` belongs to node `n` of the framework; in a column, entry `u` belongs to unit `u`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The league.
    pub league: League,
    /// The year that the figures are about.
    pub year: u16,
    /// Identifier of the source document.
    pub document: String,
    /// Identifier of the document that states the means, where it is another one.
    pub mean_document: Option<String>,
    /// The rulebook.
    pub framework: Framework,
    /// The units, in the order of the source.
    pub units: Vec<Unit>,
    /// One column per node of the framework.
    pub columns: Vec<Column>,
}

impl Dataset {
    /// Position of the unit with this id.
    ///
    /// # Errors
    ///
    /// [`Error::is_unknown_name`], with the nearest id.
    pub fn unit(&self, id: &str) -> Result<usize, Error> {
        self.units
            .iter()
            .position(|unit| unit.id == id)
            .ok_or_else(|| {
                Error::unknown(
                    "unit",
                    id,
                    nearest(id, self.units.iter().map(|unit| unit.id.as_str())),
                )
            })
    }

    /// The values of an index in [0, 1], one per unit; `None` where the number is not known.
    ///
    /// # Panics
    ///
    /// If `index` is not a node of the framework.
    #[must_use]
    pub fn values(&self, index: usize, reading: Reading) -> Vec<Option<f64>> {
        self.columns[index]
            .values
            .iter()
            .map(|cell| cell.read(reading))
            .collect()
    }

    /// Whether anything of this index was repaired or is lost.
    ///
    /// # Panics
    ///
    /// If `index` is not a node of the framework.
    #[must_use]
    pub fn is_corrected(&self, index: usize) -> bool {
        let column = &self.columns[index];
        column.values.iter().any(|cell| cell.repaired)
            || column.ranks.iter().any(|cell| cell.repaired)
    }
}
