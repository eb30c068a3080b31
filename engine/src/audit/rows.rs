//! Rows that stand under the wrong name: copied, moved, swapped, shifted.
//!
//! The numbers of a row are compared with what the other tables say of every unit. A row that fits
//! another unit far better than its own belongs there; a unit that no row fits has lost its own.

use super::check::{Checker, SUM_TOLERANCE, are_twins};
use super::finding::{Proof, Rule};
use super::hypothesis::{Change, Hypothesis};
use super::ledger::{Content, Measure};

/// How many failed comparisons a disagreement with another table, or a failed sum, counts for.
const MISMATCH: usize = 30;
/// From this share of equal cells on, a row is a copy.
const COPY_SHARE: f64 = 0.8;

pub(super) fn hypotheses(checker: &Checker<'_>, content: &Content) -> Vec<Hypothesis> {
    let mut all = Vec::new();
    for body in &checker.ledger.bodies {
        if body.len() >= 3 {
            of_table(checker, content, body, &mut all);
        }
    }
    all
}

fn of_table(checker: &Checker<'_>, content: &Content, body: &[usize], all: &mut Vec<Hypothesis>) {
    let ledger = checker.ledger;
    let sheet = &ledger.sheets[ledger.strips[body[0]].sheet];
    twins(checker, content, body, all);
    let owners = owners(checker, content, body);
    let mut seen = vec![false; owners.len()];
    for unit in 0..owners.len() {
        if owners[unit] == Some(unit) || owners[unit].is_none() || seen[unit] {
            continue;
        }
        let group = connected(&owners, unit);
        for &member in &group {
            seen[member] = true;
        }
        let parts: Vec<usize> = body
            .iter()
            .copied()
            .filter(|&at| {
                let node = &ledger.framework.nodes()[ledger.strips[at].node];
                let printed = |child: &usize| !ledger.values[*child].is_empty();
                !node.children.iter().any(printed)
            })
            .collect();
        for moved in [body, &sheet.strips, &parts] {
            if !moved.is_empty() {
                all.push(reassign(checker, content, moved, &owners, &group));
            }
        }
    }
}

/// Of two equal rows either can be the copy.
fn twins(checker: &Checker<'_>, content: &Content, body: &[usize], all: &mut Vec<Hypothesis>) {
    let units = checker.ledger.units.len();
    for a in 0..units {
        for b in 0..a {
            if are_twins(content, body, a, b) {
                for (copy, of) in [(b, a), (a, b)] {
                    let owners: Vec<Option<usize>> = (0..units)
                        .map(|unit| Some(if unit == copy { of } else { unit }))
                        .collect();
                    all.push(reassign(checker, content, body, &owners, &[a, b]));
                }
            }
        }
    }
}

/// To which unit the numbers of each row belong, as far as that can be told.
fn owners(checker: &Checker<'_>, content: &Content, body: &[usize]) -> Vec<Option<usize>> {
    let units = checker.ledger.units.len();
    let filled = |unit: usize| body.iter().any(|&at| content[at][unit].is_some());
    let mut owners: Vec<Option<usize>> = (0..units)
        .map(|unit| filled(unit).then_some(unit))
        .collect();
    for unit in checker.ledger.positions() {
        if !filled(unit) {
            continue;
        }
        let own = misfit(checker, content, body, unit, unit);
        // Rows of neighbours differ by one comparison in most columns.
        if own < (body.len() / 2).max(2) {
            continue;
        }
        let best = (0..units)
            .filter(|&other| other != unit)
            .map(|other| (misfit(checker, content, body, unit, other), other))
            .min();
        if let Some((fit, other)) = best
            && 2 * fit < own
        {
            owners[unit] = Some(other);
        }
    }
    // A row that only resembles one which is at home elsewhere is no copy of it.
    for unit in checker.ledger.positions() {
        if let Some(owner) = owners[unit]
            && owner != unit
            && owners[owner] == Some(owner)
            && !is_copy(content, body, unit, owner)
        {
            owners[unit] = Some(unit);
        }
    }
    owners
}

fn is_copy(content: &Content, body: &[usize], a: usize, b: usize) -> bool {
    let equal = body
        .iter()
        .filter(|&&at| content[at][a].is_some() && content[at][a] == content[at][b]);
    equal.count() as f64 >= COPY_SHARE * body.len() as f64
}

/// How badly the numbers in the row of `unit` fit what other tables say of `owner`.
fn misfit(
    checker: &Checker<'_>,
    content: &Content,
    body: &[usize],
    unit: usize,
    owner: usize,
) -> usize {
    let ledger = checker.ledger;
    let mut misfit = 0;
    for &at in body {
        let Some(number) = content[at][unit] else {
            continue;
        };
        let sheet = ledger.strips[at].sheet;
        let elsewhere = |other: &usize| ledger.strips[*other].sheet != sheet;
        let measure = ledger.strips[at].measure;
        let (own, opposite) = match measure {
            Measure::Value => (Measure::Value, Measure::Rank),
            Measure::Rank => (Measure::Rank, Measure::Value),
        };
        for other in ledger.partners(at, own).into_iter().filter(elsewhere) {
            if content[other][owner].is_some_and(|there| there != number) {
                misfit += MISMATCH;
            }
        }
        for other in ledger.partners(at, opposite).into_iter().filter(elsewhere) {
            let Some(there) = content[other][owner] else {
                continue;
            };
            let (pair, values, ranks) = match measure {
                Measure::Value => ((number, there), &content[at], &content[other]),
                Measure::Rank => ((there, number), &content[other], &content[at]),
            };
            // Neither row is believed to be at home when they are compared across.
            let except = if unit == owner {
                &[unit][..]
            } else {
                &[unit, owner]
            };
            misfit += checker.clashes(pair, values, ranks, except);
        }
    }
    for rule in &ledger.sums {
        let of_body = |node: usize| {
            body.iter().copied().find(|&at| {
                ledger.strips[at].node == node && ledger.strips[at].measure == Measure::Value
            })
        };
        let sum: Option<f64> = rule
            .parts
            .iter()
            .map(|&(part, weight)| Some(weight * f64::from(content[of_body(part)?][unit]?)))
            .sum();
        if let (Some(sum), Some(whole)) = (sum, content[rule.whole][owner])
            && !body.contains(&rule.whole)
            && (sum - f64::from(whole)).abs() > SUM_TOLERANCE
        {
            misfit += MISMATCH;
        }
    }
    misfit
}

/// The units whose rows are exchanged among each other, `start` being one of them.
fn connected(owners: &[Option<usize>], start: usize) -> Vec<usize> {
    let mut group = vec![start];
    let mut at = 0;
    while at < group.len() {
        let unit = group[at];
        let towards = owners[unit];
        let from = (0..owners.len()).filter(|&other| owners[other] == Some(unit));
        for next in towards.into_iter().chain(from) {
            if !group.contains(&next) {
                group.push(next);
            }
        }
        at += 1;
    }
    group.sort_unstable();
    group
}

fn reassign(
    checker: &Checker<'_>,
    content: &Content,
    strips: &[usize],
    owners: &[Option<usize>],
    group: &[usize],
) -> Hypothesis {
    let id = |unit: usize| checker.ledger.units[unit].id.clone();
    let at_home = |unit: usize| owners[unit] == Some(unit);
    let astray: Vec<usize> = group
        .iter()
        .copied()
        .filter(|&unit| !at_home(unit))
        .collect();
    let moved = astray
        .iter()
        .filter(|&&unit| owners[unit].is_some_and(|owner| !at_home(owner)))
        .count();
    let swap = |unit: usize| owners[unit].is_some_and(|owner| owners[owner] == Some(unit));
    let mut changes = Vec::new();
    for &unit in &astray {
        let source = group
            .iter()
            .copied()
            .find(|&other| other != unit && owners[other] == Some(unit));
        let mut proofs = Vec::new();
        let rule = match owners[unit] {
            Some(owner) if at_home(owner) => {
                proofs.push(Proof::Repeats { unit: id(owner) });
                Rule::CopiedRow
            }
            Some(owner) => {
                proofs.push(Proof::Moved { unit: id(owner) });
                if swap(unit) {
                    Rule::SwappedRows
                } else if moved >= 3 {
                    Rule::ShiftedRows
                } else {
                    Rule::MovedRow
                }
            }
            None => Rule::MovedRow,
        };
        if let Some(source) = source {
            let proof = Proof::Moved { unit: id(source) };
            if !proofs.contains(&proof) {
                proofs.push(proof);
            }
        }
        for &at in strips {
            let to = source.and_then(|source| content[at][source]);
            if content[at][unit] != to {
                changes.push(Change {
                    strip: at,
                    unit,
                    to,
                    rule,
                    proofs: proofs.clone(),
                });
            }
        }
    }
    Hypothesis {
        changes,
        price: 20 + 5 * astray.len() as i64,
    }
}
