//! Repairs of printed numbers, and the dataset that follows from tables and repairs.

use crate::dataset::{Cell, Column, Dataset, Unit};
use crate::error::{Error, Kind, Place};
use crate::framework::Framework;
use crate::league::League;
use crate::read::{Number, PrintedCell};

/// What a wrong cell should hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Repair {
    /// This number.
    Number(Number),
    /// Nobody knows: the number is lost.
    Unknown,
}

/// One line of the corrections file.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Identifier of the document.
    pub document: String,
    /// Number of the table.
    pub table: u8,
    /// The unit in whose row the cell stands.
    pub unit: String,
    /// The index in whose column it stands.
    pub index: String,
    /// What is printed; checked against the table.
    pub printed: Number,
    /// What it should be.
    pub corrected: Repair,
    /// The constraints that prove it, at least two; the codes are explained in assets/data/README.md.
    pub evidence: Vec<String>,
    /// Line of the corrections file.
    pub line: u64,
}

/// The printed tables of one league in one year, before repairs.
pub struct Sources {
    /// The league.
    pub league: League,
    /// The year that the figures are about.
    pub year: u16,
    /// The rulebook.
    pub framework: Framework,
    /// The units of the league.
    pub units: Vec<Unit>,
    /// All printed cells. Where several tables print a number for the same unit and index, the
    /// first in this list is its source; the others are for the audit.
    pub cells: Vec<PrintedCell>,
}

impl Dataset {
    /// Puts the printed cells in place and applies the corrections of their tables.
    ///
    /// # Errors
    ///
    /// A cell for an index that the framework does not have or for a unit of another league; a
    /// correction that names a cell of these tables that does not exist, or whose printed number
    /// is not what the table prints.
    pub fn assemble(sources: Sources, corrections: &[Correction]) -> Result<Self, Error> {
        let Sources {
            league,
            year,
            framework,
            units,
            cells,
        } = sources;
        let blank = Column {
            values: vec![Cell::default(); units.len()],
            ranks: vec![Cell::default(); units.len()],
            ..Column::default()
        };
        let mut dataset = Self {
            league,
            year,
            document: cells
                .first()
                .map(|cell| cell.document.clone())
                .unwrap_or_default(),
            mean_document: None,
            columns: vec![blank; framework.nodes().len()],
            framework,
            units,
        };
        for cell in &cells {
            let unit = dataset.unit(&cell.unit)?;
            let index = dataset.framework.index(&cell.index)?;
            let column = &mut dataset.columns[index];
            match cell.number {
                Number::Value(value) => {
                    if *column.value_table.get_or_insert(cell.table) == cell.table {
                        column.values[unit] = Cell::printed(value);
                    }
                }
                Number::Rank(rank) => {
                    if *column.rank_table.get_or_insert(cell.table) == cell.table {
                        column.ranks[unit] = Cell::printed(rank);
                    }
                }
            }
        }
        for correction in corrections {
            let of_these = |cell: &&PrintedCell| {
                cell.document == correction.document && cell.table == correction.table
            };
            if cells.iter().any(|cell| of_these(&cell)) {
                let target = cells
                    .iter()
                    .filter(of_these)
                    .find(|cell| correction.is_about(cell));
                dataset.apply(correction, target)?;
            }
        }
        Ok(dataset)
    }

    fn apply(
        &mut self,
        correction: &Correction,
        target: Option<&PrintedCell>,
    ) -> Result<(), Error> {
        let refuse = |problem: String| {
            let place = Place {
                file: "corrections.csv".to_owned(),
                line: correction.line,
                column: "printed".to_owned(),
            };
            Error::new(Kind::Correction { place, problem })
        };
        let name = format!(
            "table {}, {}, {}",
            correction.table, correction.unit, correction.index
        );
        let Some(target) = target else {
            return Err(refuse(format!("{name}: there is no such cell")));
        };
        if target.number != correction.printed {
            let (says, prints) = (correction.printed, target.number);
            return Err(refuse(format!(
                "{name}: it says {says:?}, the table prints {prints:?}"
            )));
        }
        let unit = self.unit(&correction.unit)?;
        let index = self.framework.index(&correction.index)?;
        let column = &mut self.columns[index];
        match (correction.printed, correction.corrected) {
            (Number::Value(_), repair) if column.value_table == Some(correction.table) => {
                let cell = &mut column.values[unit];
                cell.repaired = true;
                cell.corrected = match repair {
                    Repair::Number(Number::Value(value)) => Some(value),
                    _ => None,
                };
            }
            (Number::Rank(_), repair) if column.rank_table == Some(correction.table) => {
                let cell = &mut column.ranks[unit];
                cell.repaired = true;
                cell.corrected = match repair {
                    Repair::Number(Number::Rank(rank)) => Some(rank),
                    _ => None,
                };
            }
            // A table that repeats a number of another one: nothing to put right in the dataset.
            _ => {}
        }
        Ok(())
    }
}

impl Correction {
    fn is_about(&self, cell: &PrintedCell) -> bool {
        let same_measure = matches!(
            (self.printed, cell.number),
            (Number::Value(_), Number::Value(_)) | (Number::Rank(_), Number::Rank(_))
        );
        cell.unit == self.unit && cell.index == self.index && same_measure
    }
}
