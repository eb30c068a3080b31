//! How much of what is believed contradicts itself.
//!
//! Every constraint that two or more cells break has a price, and so has every cell that is given
//! up. An explanation of the faults is good when it lowers the total: one wrong row that makes a
//! hundred comparisons fail is cheaper than a hundred accidents. The prices only order
//! explanations; which number is right is decided by constraints alone (see `repair`).

use super::ledger::{Content, Ledger, Measure, SumRule};
use crate::rank::{Rank, rank};

/// Two units whose values and ranks are in different order.
const PAIR: i64 = 10;
/// Two tables with different numbers for the same thing.
const AGREE: i64 = 20;
/// A whole that its parts do not give.
const SUM: i64 = 40;
/// A rank that cannot be in a complete ranking.
const LEVEL: i64 = 10;
/// A value off the grid of its column.
const GRID: i64 = 30;
/// Two units with the same row: that does not happen by chance.
const TWINS: i64 = 250;
/// A row must have so many numbers for that.
const LONG_ROW: usize = 5;
/// A cell given up.
const LOST_VALUE: i64 = 15;
const LOST_RANK: i64 = 10;

/// Printed values are within half a unit of the last digit, the whole as well as each part, and
/// the parts' weights add up to 1.
pub(super) const SUM_TOLERANCE: f64 = 1.0 + 1e-6;

/// Whether the sources of these tables give equal printed values equal ranks, as most of them show.
pub(super) fn ties_share_ranks(ledgers: &[Ledger<'_>]) -> bool {
    let (mut shared, mut apart) = (0_u32, 0_u32);
    for ledger in ledgers {
        let content = ledger.as_printed();
        let units = 0..ledger.units.len();
        let twins: Vec<bool> = units
            .clone()
            .map(|a| {
                let twin =
                    |b| a != b && ledger.bodies.iter().any(|of| are_twins(&content, of, a, b));
                units.clone().any(twin)
            })
            .collect();
        for (values, ranks) in ledger.values.iter().zip(&ledger.ranks) {
            let (Some(&values), Some(&ranks)) = (values.first(), ranks.first()) else {
                continue;
            };
            let (values, ranks) = (&content[values], &content[ranks]);
            for a in units.clone().filter(|&a| !twins[a]) {
                for b in (0..a).filter(|&b| !twins[b]) {
                    if values[a].is_some() && values[a] == values[b] {
                        let (Some(one), Some(other)) = (ranks[a], ranks[b]) else {
                            continue;
                        };
                        if one == other {
                            shared += 1;
                        } else {
                            apart += 1;
                        }
                    }
                }
            }
        }
    }
    shared >= apart
}

/// The constraints of a ledger, ready to be checked many times.
pub(super) struct Checker<'a> {
    pub(super) ledger: &'a Ledger<'a>,
    /// Whether equal printed values must share a rank. A source that ranks on unrounded numbers
    /// may rank units apart whose printed values are equal.
    strict: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn new(ledger: &'a Ledger<'a>, strict: bool) -> Self {
        Self { ledger, strict }
    }

    /// Whether two units' values and ranks cannot both be right.
    pub(super) fn clash(&self, a: (u32, u32), b: (u32, u32)) -> bool {
        let (values, ranks) = (a.0.cmp(&b.0), b.1.cmp(&a.1));
        values != ranks && (self.strict || values.is_ne())
    }

    /// How many other units clash with a unit that has this value and this rank.
    pub(super) fn clashes(
        &self,
        unit: (u32, u32),
        values: &[Option<u32>],
        ranks: &[Option<u32>],
        except: &[usize],
    ) -> usize {
        let clashing = |other: usize| match (values[other], ranks[other]) {
            (Some(value), Some(rank)) => self.clash(unit, (value, rank)),
            _ => false,
        };
        let all = (0..values.len()).filter(|&other| clashing(other)).count();
        all - except.iter().filter(|&&other| clashing(other)).count()
    }

    fn node_cost(&self, content: &Content, node: usize, among: &[usize]) -> i64 {
        let ledger = self.ledger;
        let mut cost = 0;
        for of in [&ledger.values[node], &ledger.ranks[node]] {
            for (nth, &a) in of.iter().enumerate() {
                for &unit in among {
                    cost += self.cell_cost(content, a, unit);
                    let Some(number) = content[a][unit] else {
                        continue;
                    };
                    let others = of[..nth].iter().filter_map(|&b| content[b][unit]);
                    cost += AGREE * others.filter(|&other| other != number).count() as i64;
                }
            }
        }
        for &ranks in &ledger.ranks[node] {
            cost += LEVEL * impossible_ranks(&content[ranks]) as i64;
            for &values in &ledger.values[node] {
                let (values, ranks) = (&content[values], &content[ranks]);
                for (nth, &unit) in among.iter().enumerate() {
                    if let (Some(value), Some(rank)) = (values[unit], ranks[unit]) {
                        // Each pair once.
                        let counted = &among[..=nth];
                        let clashes = self.clashes((value, rank), values, ranks, counted);
                        cost += PAIR * clashes as i64;
                    }
                }
            }
        }
        cost
    }

    fn cell_cost(&self, content: &Content, at: usize, unit: usize) -> i64 {
        let strip = &self.ledger.strips[at];
        match (strip.measure, strip.printed[unit], content[at][unit]) {
            (_, None, _) => 0,
            (Measure::Value, Some(_), None) => LOST_VALUE,
            (Measure::Rank, Some(_), None) => LOST_RANK,
            (_, _, Some(value)) => match self.ledger.grid[at] {
                Some(points) if !super::bounds::fits_grid(points, value) => GRID,
                _ => 0,
            },
        }
    }

    /// The value that the parts of a sum give, in ten-thousandths, if all are believed.
    pub(super) fn sum_of(&self, content: &Content, rule: &SumRule, unit: usize) -> Option<f64> {
        let sheet = self.ledger.strips[rule.whole].sheet;
        let mut sum = 0.0;
        for &(part, weight) in &rule.parts {
            sum += weight * f64::from(self.ledger.value(content, part, unit, sheet)?);
        }
        Some(sum)
    }

    /// By how much the whole and its parts differ, in ten-thousandths, if all are believed.
    pub(super) fn residual(&self, content: &Content, rule: &SumRule, unit: usize) -> Option<f64> {
        let whole = f64::from(content[rule.whole][unit]?);
        Some(whole - self.sum_of(content, rule, unit)?)
    }

    pub(super) fn sum_fails(&self, content: &Content, rule: &SumRule, unit: usize) -> bool {
        self.residual(content, rule, unit)
            .is_some_and(|residual| residual.abs() > SUM_TOLERANCE)
    }

    /// The price of all contradictions in which these units take part with these indices.
    pub(super) fn cost(&self, content: &Content, nodes: &[usize], units: &[usize]) -> i64 {
        let mut cost: i64 = nodes
            .iter()
            .map(|&node| self.node_cost(content, node, units))
            .sum();
        for rule in &self.ledger.sums {
            let touched = nodes.contains(&self.ledger.strips[rule.whole].node)
                || rule.parts.iter().any(|(part, _)| nodes.contains(part));
            if touched {
                let failing = units
                    .iter()
                    .filter(|&&unit| self.sum_fails(content, rule, unit));
                cost += SUM * failing.count() as i64;
            }
        }
        for body in &self.ledger.bodies {
            if body
                .iter()
                .any(|&at| nodes.contains(&self.ledger.strips[at].node))
            {
                for (nth, &unit) in units.iter().enumerate() {
                    let others = (0..self.ledger.units.len())
                        .filter(|other| !units[..=nth].contains(other))
                        .filter(|&other| are_twins(content, body, unit, other));
                    cost += TWINS * others.count() as i64;
                }
            }
        }
        cost
    }

    /// Whether anything that is believed contradicts anything else.
    pub(super) fn is_contradicted(&self, content: &Content) -> bool {
        let nodes: Vec<usize> = (0..self.ledger.values.len()).collect();
        let units: Vec<usize> = self.ledger.positions().collect();
        let lost: i64 = (0..content.len())
            .flat_map(|at| units.iter().map(move |&unit| (at, unit)))
            .filter(|&(at, unit)| content[at][unit].is_none())
            .map(|(at, unit)| self.cell_cost(content, at, unit))
            .sum();
        self.cost(content, &nodes, &units) > lost
    }

    /// The ranks that a column of values gives, lost ones holding their believed rank.
    pub(super) fn ranks_of(
        &self,
        content: &Content,
        values: usize,
        ranks: usize,
    ) -> Vec<Option<Rank>> {
        let numbers: Vec<Option<f64>> = content[values]
            .iter()
            .map(|value| value.map(f64::from))
            .collect();
        rank(&numbers, &content[ranks])
    }
}

/// Whether the rows of two units in a table are the same, number for number.
pub(super) fn are_twins(content: &Content, body: &[usize], a: usize, b: usize) -> bool {
    body.len() >= LONG_ROW
        && body
            .iter()
            .all(|&at| content[at][a].is_some() && content[at][a] == content[at][b])
}

/// The ranks of a column that no complete ranking can have there. Each unit without a rank leaves
/// one place open.
pub(super) fn impossible(ranks: &[Option<u32>]) -> Vec<u32> {
    let open = ranks.iter().filter(|rank| rank.is_none()).count() as u32;
    let mut known: Vec<u32> = ranks.iter().flatten().copied().collect();
    known.sort_unstable();
    let mut better = 0;
    let mut wrong = Vec::new();
    for level in known.chunk_by(|a, b| a == b) {
        if !(better + 1..=better + 1 + open).contains(&level[0]) {
            wrong.push(level[0]);
        }
        better += level.len() as u32;
    }
    wrong
}

/// How many ranks of a column no complete ranking can have there.
pub(super) fn impossible_ranks(ranks: &[Option<u32>]) -> usize {
    impossible(ranks).len()
}

/// Whether a column of ranks is a complete ranking: 1, then for each level the number of those
/// before it plus 1.
pub(super) fn is_complete(ranks: &[Option<u32>]) -> bool {
    ranks.iter().all(Option::is_some) && impossible_ranks(ranks) == 0
}
