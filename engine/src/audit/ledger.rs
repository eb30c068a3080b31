//! The printed tables of one league as columns of whole numbers, and what is believed of them.

use std::collections::HashMap;

use super::SCALE;
use super::evidence::Tables;
use crate::dataset::Unit;
use crate::error::Error;
use crate::framework::{Below, Certainty, Framework};
use crate::id::nearest;
use crate::league::League;
use crate::read::Number;

/// Whether a column holds values or ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measure {
    Rank,
    Value,
}

/// One printed column: an index, as values in ten-thousandths or as ranks, one entry per unit.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    pub(super) sheet: usize,
    pub(super) node: usize,
    pub(super) measure: Measure,
    pub(super) column: u8,
    pub(super) printed: Vec<Option<u32>>,
}

impl Strip {
    /// Whether this is the rank in front of the unit's name, by which the rows are sorted.
    pub(super) fn leads(&self) -> bool {
        self.measure == Measure::Rank && self.column == 1
    }
}

/// One printed table.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) document: String,
    pub(super) table: u8,
    pub(super) strips: Vec<usize>,
    /// Printed row of each unit, 0 where the unit is not in the table.
    pub(super) rows: Vec<u16>,
}

/// A whole and its parts.
#[derive(Clone, Debug)]
pub(super) struct SumRule {
    /// The column of the whole.
    pub(super) whole: usize,
    /// Node and weight of each part.
    pub(super) parts: Vec<(usize, f64)>,
}

/// What is believed of each cell: `content[strip][unit]`, `None` where nothing is, or is known.
pub(super) type Content = Vec<Vec<Option<u32>>>;

/// All tables of one league.
pub(super) struct Ledger<'a> {
    pub(super) league: League,
    pub(super) framework: &'a Framework,
    pub(super) units: &'a [Unit],
    pub(super) sheets: Vec<Sheet>,
    pub(super) strips: Vec<Strip>,
    /// Columns of values and of ranks of each node.
    pub(super) values: Vec<Vec<usize>>,
    pub(super) ranks: Vec<Vec<usize>>,
    pub(super) sums: Vec<SumRule>,
    /// The columns of each table and measure, leading ranks left out.
    pub(super) bodies: Vec<Vec<usize>>,
    /// Maximum points of the columns of values that lie on the grid of hundredths of a point.
    pub(super) grid: Vec<Option<f64>>,
}

/// From this share of the cells on, a column is taken to lie on the grid of hundredths of a point.
const GRID_SHARE: f64 = 0.9;

impl<'a> Ledger<'a> {
    pub(super) fn new(tables: &'a Tables) -> Result<Self, Error> {
        let framework = &tables.framework;
        let nodes = framework.nodes().len();
        let mut ledger = Self {
            league: tables.league,
            framework,
            units: &tables.units,
            sheets: Vec::new(),
            strips: Vec::new(),
            values: vec![Vec::new(); nodes],
            ranks: vec![Vec::new(); nodes],
            sums: Vec::new(),
            bodies: Vec::new(),
            grid: Vec::new(),
        };
        ledger.fill(tables)?;
        for (at, strip) in ledger.strips.iter().enumerate() {
            match strip.measure {
                Measure::Value => ledger.values[strip.node].push(at),
                Measure::Rank => ledger.ranks[strip.node].push(at),
            }
        }
        ledger.sums = ledger.sum_rules(framework);
        // Tables of ranks are made from tables of values, so they come first among equals.
        for measure in [Measure::Rank, Measure::Value] {
            for sheet in &ledger.sheets {
                let of = |at: &usize| {
                    let strip = &ledger.strips[*at];
                    strip.measure == measure && !strip.leads()
                };
                let body: Vec<usize> = sheet.strips.iter().copied().filter(of).collect();
                if !body.is_empty() {
                    ledger.bodies.push(body);
                }
            }
        }
        ledger.grid = (0..ledger.strips.len())
            .map(|at| ledger.grid_of(at))
            .collect();
        Ok(ledger)
    }

    fn fill(&mut self, tables: &Tables) -> Result<(), Error> {
        let blank = vec![None; self.units.len()];
        let ids = self.units.iter().enumerate();
        let units: HashMap<&str, usize> = ids.map(|(at, unit)| (unit.id.as_str(), at)).collect();
        let codes = self.framework.nodes().iter().enumerate();
        let nodes: HashMap<&str, usize> =
            codes.map(|(at, node)| (node.code.as_str(), at)).collect();
        for cell in &tables.cells {
            let Some(&unit) = units.get(cell.unit.as_str()) else {
                let known = self.units.iter().map(|unit| unit.id.as_str());
                return Err(Error::unknown(
                    "unit",
                    &cell.unit,
                    nearest(&cell.unit, known),
                ));
            };
            let node = match nodes.get(cell.index.as_str()) {
                Some(&node) => node,
                // The framework knows which code is nearest.
                None => self.framework.index(&cell.index)?,
            };
            let (measure, number) = match cell.number {
                // Values are in [0, 1] and printed with four decimals.
                Number::Value(value) => (Measure::Value, (value * SCALE).round() as u32),
                Number::Rank(rank) => (Measure::Rank, rank),
            };
            let same = |sheet: &Sheet| sheet.document == cell.document && sheet.table == cell.table;
            let sheet = self.sheets.iter().position(same).unwrap_or_else(|| {
                self.sheets.push(Sheet {
                    document: cell.document.clone(),
                    table: cell.table,
                    strips: Vec::new(),
                    rows: vec![0; self.units.len()],
                });
                self.sheets.len() - 1
            });
            let of_sheet = &self.sheets[sheet].strips;
            let found = of_sheet.iter().copied().find(|&at| {
                let strip = &self.strips[at];
                (strip.node, strip.measure) == (node, measure)
            });
            let at = found.unwrap_or_else(|| {
                self.strips.push(Strip {
                    sheet,
                    node,
                    measure,
                    column: cell.column,
                    printed: blank.clone(),
                });
                self.strips.len() - 1
            });
            if found.is_none() {
                self.sheets[sheet].strips.push(at);
            }
            self.strips[at].printed[unit] = Some(number);
            self.sheets[sheet].rows[unit] = cell.row;
        }
        Ok(())
    }

    /// The sums that the points of a framework promise and that the tables print in full.
    pub(super) fn sum_rules(&self, framework: &Framework) -> Vec<SumRule> {
        let mut rules = Vec::new();
        for (node, of) in framework.nodes().iter().enumerate() {
            let Some(points) = of.points else { continue };
            if of.children.is_empty() || of.below != Below::Whole {
                continue;
            }
            // Another framework than the ledger's own may have its nodes in another order.
            let own = |node: usize| self.framework.index(&framework.nodes()[node].code).ok();
            let parts: Option<Vec<_>> = of
                .children
                .iter()
                .map(|&child| {
                    let part = own(child).filter(|&part| !self.values[part].is_empty())?;
                    Some((part, framework.nodes()[child].points? / points))
                })
                .collect();
            if let (Some(parts), Some(node)) = (parts, own(node)) {
                rules.extend(self.values[node].iter().map(|&whole| SumRule {
                    whole,
                    parts: parts.clone(),
                }));
            }
        }
        rules
    }

    fn grid_of(&self, at: usize) -> Option<f64> {
        let strip = &self.strips[at];
        let node = &self.framework.nodes()[strip.node];
        // Maxima that were fitted to the values prove nothing about their digits.
        let points = node
            .points
            .filter(|_| node.certainty == Certainty::Published)?;
        let part = |child: &usize| !self.values[*child].is_empty();
        if strip.measure != Measure::Value || node.children.iter().any(part) {
            return None;
        }
        let values: Vec<u32> = strip.printed.iter().flatten().copied().collect();
        let on = values
            .iter()
            .filter(|value| super::bounds::fits_grid(points, **value))
            .count();
        (100.0 * points < SCALE && on as f64 >= GRID_SHARE * values.len() as f64).then_some(points)
    }

    /// Positions of all units.
    pub(super) fn positions(&self) -> std::ops::Range<usize> {
        0..self.units.len()
    }

    /// What is printed, taken at its word.
    pub(super) fn as_printed(&self) -> Content {
        self.strips
            .iter()
            .map(|strip| strip.printed.clone())
            .collect()
    }

    /// The value of a node for a unit: from the given table if it prints it, else from the first
    /// table that does.
    pub(super) fn value(
        &self,
        content: &Content,
        node: usize,
        unit: usize,
        sheet: usize,
    ) -> Option<u32> {
        let of = |&at: &usize| content[at][unit];
        let here = self.values[node]
            .iter()
            .filter(|&&at| self.strips[at].sheet == sheet)
            .find_map(of);
        here.or_else(|| self.values[node].iter().find_map(of))
    }

    /// The columns of another measure, or of other tables, that say something about a column.
    pub(super) fn partners(&self, at: usize, measure: Measure) -> Vec<usize> {
        let strip = &self.strips[at];
        let of_node = match measure {
            Measure::Value => &self.values[strip.node],
            Measure::Rank => &self.ranks[strip.node],
        };
        of_node
            .iter()
            .copied()
            .filter(|&other| other != at)
            .collect()
    }

    pub(super) fn table(&self, at: usize) -> u8 {
        self.sheets[self.strips[at].sheet].table
    }
}
