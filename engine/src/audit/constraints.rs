//! What the rest of the tables says of one cell: the intervals that confine it, and the reasons
//! why a printed number cannot stand there.

use super::SCALE;
use super::check::{Checker, SUM_TOLERANCE, is_complete};
use super::finding::{Figure, Proof};
use super::ledger::{Content, Measure, SumRule};
use crate::rank::Rank;

/// Kinds of constraints that are independent of each other. Two tables of the same ranks, or a sum
/// compared with two prints of the same whole, are one constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Another table prints the number.
    Agrees,
    /// It is the sum of its parts.
    Whole,
    /// It is a part of a sum.
    Part,
    /// Its rank among values, or the values of a rank.
    Order,
    /// The complete ranking of a column of ranks.
    Ranking,
    /// Hundredths of a point.
    Grid,
}

/// A constraint on a value: it lies in [low, high], in ten-thousandths.
pub(super) struct Confined {
    pub(super) class: Class,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) proof: Proof,
}

impl Confined {
    pub(super) fn admits(&self, value: u32) -> bool {
        (self.low - 1e-6..=self.high + 1e-6).contains(&f64::from(value))
    }
}

/// Everything that confines a value, the number believed in the cell itself left aside.
pub(super) fn on_value(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
) -> Vec<Confined> {
    let mut all = Vec::new();
    agreeing(checker, content, strip, unit, &mut all);
    sums(checker, content, strip, unit, &mut all);
    neighbours(checker, content, strip, unit, &mut all);
    all
}

fn agreeing(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    all: &mut Vec<Confined>,
) {
    let ledger = checker.ledger;
    for other in ledger.partners(strip, Measure::Value) {
        if let Some(value) = content[other][unit] {
            all.push(Confined {
                class: Class::Agrees,
                low: f64::from(value),
                high: f64::from(value),
                proof: Proof::Agrees {
                    table: ledger.table(other),
                    figure: Figure::Value(f64::from(value) / SCALE),
                },
            });
        }
    }
}

/// The proof that a sum gives an interval. The total is the node without parent; its table is
/// named, and for other sums that of the parts.
pub(super) fn sum_proof(checker: &Checker<'_>, rule: &SumRule, low: f64, high: f64) -> Proof {
    let ledger = checker.ledger;
    let node = ledger.strips[rule.whole].node;
    let (low, high) = ((low / SCALE).max(0.0), (high / SCALE).min(1.0));
    if ledger.framework.nodes()[node].parent.is_none() {
        let table = ledger.table(rule.whole);
        return Proof::DtiSum { table, low, high };
    }
    let parts = rule.parts.first();
    let first = parts.and_then(|(part, _)| ledger.values[*part].first());
    let table = first.map_or(0, |&at| ledger.table(at));
    Proof::RowSum { table, low, high }
}

fn sums(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    all: &mut Vec<Confined>,
) {
    let ledger = checker.ledger;
    let node = ledger.strips[strip].node;
    for rule in &ledger.sums {
        let sheet = ledger.strips[rule.whole].sheet;
        if rule.whole == strip {
            if let Some(sum) = checker.sum_of(content, rule, unit) {
                let (low, high) = (sum - SUM_TOLERANCE, sum + SUM_TOLERANCE);
                all.push(Confined {
                    class: Class::Whole,
                    low,
                    high,
                    proof: sum_proof(checker, rule, low, high),
                });
            }
        } else if let Some(&(_, weight)) = rule.parts.iter().find(|(part, _)| *part == node) {
            let others: Option<f64> = rule
                .parts
                .iter()
                .filter(|(part, _)| *part != node)
                .map(|&(part, weight)| {
                    Some(weight * f64::from(ledger.value(content, part, unit, sheet)?))
                })
                .sum();
            if let (Some(others), Some(whole)) = (others, content[rule.whole][unit]) {
                let rest = f64::from(whole) - others;
                let low = (rest - SUM_TOLERANCE) / weight;
                let high = (rest + SUM_TOLERANCE) / weight;
                all.push(Confined {
                    class: Class::Part,
                    low,
                    high,
                    proof: sum_proof(checker, rule, low, high),
                });
            }
        }
    }
}

fn neighbours(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    all: &mut Vec<Confined>,
) {
    let ledger = checker.ledger;
    for ranks in ledger.partners(strip, Measure::Rank) {
        let Some(rank) = content[ranks][unit] else {
            continue;
        };
        let (mut low, mut high) = (0.0_f64, SCALE);
        for other in (0..ledger.units.len()).filter(|&other| other != unit) {
            let (Some(value), Some(place)) = (content[strip][other], content[ranks][other]) else {
                continue;
            };
            let value = f64::from(value);
            if place > rank {
                low = low.max(value + 1.0);
            } else if place < rank {
                high = high.min(value - 1.0);
            } else {
                low = low.max(value);
                high = high.min(value);
            }
        }
        if low <= high {
            all.push(Confined {
                class: Class::Order,
                low,
                high,
                proof: Proof::Ranks {
                    table: ledger.table(ranks),
                    rank,
                },
            });
        }
    }
}

/// The reasons against a printed number in a cell, given what is believed of all others: the class
/// of each, and its proof. A constraint that the number believed there breaks too is no reason.
pub(super) fn against(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    printed: u32,
) -> Vec<(Class, Proof)> {
    let mut reasons = match checker.ledger.strips[strip].measure {
        Measure::Value => against_value(checker, content, strip, unit, printed),
        Measure::Rank => against_rank(checker, content, strip, unit, printed),
    };
    // One proof per code: several prints of the same whole are one.
    let mut codes: Vec<String> = Vec::new();
    reasons.retain(|(_, proof)| {
        let code = proof.code();
        let new = !codes.contains(&code);
        codes.push(code);
        new
    });
    reasons
}

fn against_value(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    printed: u32,
) -> Vec<(Class, Proof)> {
    let ledger = checker.ledger;
    let believed = content[strip][unit];
    let mut reasons: Vec<(Class, Proof)> = on_value(checker, content, strip, unit)
        .into_iter()
        .filter(|confined| !confined.admits(printed))
        .filter(|confined| believed.is_none_or(|value| confined.admits(value)))
        .map(|confined| (confined.class, confined.proof))
        .collect();
    if let Some(points) = ledger.grid[strip]
        && !super::bounds::fits_grid(points, printed)
    {
        reasons.push((Class::Grid, Proof::Grid { points }));
    }
    reasons.extend(against_printed_row(checker, content, strip, unit));
    reasons
}

/// Where other numbers of the row are lost too: the row as it is printed does not add up to the
/// whole that is believed.
fn against_printed_row(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
) -> Option<(Class, Proof)> {
    let ledger = checker.ledger;
    let (node, sheet) = (ledger.strips[strip].node, ledger.strips[strip].sheet);
    let rule = ledger.sums.iter().find(|rule| {
        rule.parts.iter().any(|(part, _)| *part == node) && content[rule.whole][unit].is_some()
    })?;
    if content[strip][unit].is_some() {
        return None;
    }
    let mut sum = 0.0;
    for &(part, weight) in &rule.parts {
        let at = ledger.values[part]
            .iter()
            .find(|&&at| ledger.strips[at].sheet == sheet)?;
        sum += weight * f64::from(ledger.strips[*at].printed[unit]?);
    }
    let whole = f64::from(content[rule.whole][unit]?);
    let (low, high) = (sum - SUM_TOLERANCE, sum + SUM_TOLERANCE);
    (!(low..=high).contains(&whole)).then(|| (Class::Part, sum_proof(checker, rule, low, high)))
}

fn against_rank(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    printed: u32,
) -> Vec<(Class, Proof)> {
    let ledger = checker.ledger;
    let mut reasons = Vec::new();
    for other in ledger.partners(strip, Measure::Rank) {
        if let Some(rank) = content[other][unit]
            && rank != printed
        {
            let proof = Proof::Agrees {
                table: ledger.table(other),
                figure: Figure::Rank(rank),
            };
            reasons.push((Class::Agrees, proof));
        }
    }
    for values in ledger.partners(strip, Measure::Value) {
        if let Some(rank) = rank_by(checker, content, strip, values, unit)
            && rank != printed
        {
            let table = ledger.table(values);
            reasons.push((Class::Order, Proof::Values { table, rank }));
        }
    }
    // A column that is a complete ranking as printed says nothing about its cells.
    if let Some(rank) = content[strip][unit]
        && is_complete(&content[strip])
        && !is_complete(&ledger.strips[strip].printed)
    {
        let mut with = content[strip].clone();
        with[unit] = Some(printed);
        if !is_complete(&with) {
            let table = ledger.table(strip);
            reasons.push((Class::Ranking, Proof::Gap { table, rank }));
        }
    }
    reasons
}

/// The rank that a column of values gives a unit, if it is settled. The unit's own printed rank
/// does not vouch for itself.
pub(super) fn rank_by(
    checker: &Checker<'_>,
    content: &Content,
    ranks: usize,
    values: usize,
    unit: usize,
) -> Option<u32> {
    content[values][unit]?;
    let mut without = content.clone();
    without[ranks][unit] = None;
    checker.ranks_of(&without, values, ranks)[unit].and_then(Rank::settled)
}
