//! Columns that went wrong as a whole: exchanged headings, runs of ranks that are off by one, runs
//! that stand a row too high or too low.

use super::check::Checker;
use super::finding::{Proof, Rule};
use super::hypothesis::{Change, Hypothesis};
use super::ledger::{Content, Ledger, Measure};

/// From this share of contradicted comparisons on, a column is suspected as a whole. Two unrelated
/// columns contradict each other in half of them, and related ones still in a fifth.
const SUSPICIOUS_SHARE: f64 = 0.05;
/// The shortest run that is worth an explanation of its own.
const SHORTEST_RUN: usize = 2;

pub(super) fn hypotheses(checker: &Checker<'_>, content: &Content) -> Vec<Hypothesis> {
    let mut all = Vec::new();
    for measure in [Measure::Rank, Measure::Value] {
        swaps(checker, content, measure, &mut all);
    }
    for at in 0..checker.ledger.strips.len() {
        if checker.ledger.strips[at].measure == Measure::Rank {
            offsets(checker, content, at, &mut all);
            displaced(checker, content, at, &mut all);
        }
    }
    all
}

/// The share of contradicted comparisons of a column with its counterparts.
fn contradicted(checker: &Checker<'_>, content: &Content, at: usize) -> f64 {
    let ledger = checker.ledger;
    let opposite = match ledger.strips[at].measure {
        Measure::Value => Measure::Rank,
        Measure::Rank => Measure::Value,
    };
    let (mut clashes, mut compared) = (0, 0);
    for other in ledger.partners(at, opposite) {
        let (values, ranks) = match opposite {
            Measure::Value => (&content[other], &content[at]),
            Measure::Rank => (&content[at], &content[other]),
        };
        for unit in 1..values.len() {
            if let (Some(value), Some(rank)) = (values[unit], ranks[unit]) {
                let (values, ranks) = (&values[..unit], &ranks[..unit]);
                clashes += checker.clashes((value, rank), values, ranks, &[]);
                compared += unit;
            }
        }
    }
    if compared == 0 {
        return 0.0;
    }
    clashes as f64 / compared as f64
}

fn swaps(checker: &Checker<'_>, content: &Content, measure: Measure, all: &mut Vec<Hypothesis>) {
    let ledger = checker.ledger;
    for sheet in &ledger.sheets {
        let suspects: Vec<usize> = sheet
            .strips
            .iter()
            .copied()
            .filter(|&at| ledger.strips[at].measure == measure && !ledger.strips[at].leads())
            .filter(|&at| contradicted(checker, content, at) > SUSPICIOUS_SHARE)
            .collect();
        for (nth, &a) in suspects.iter().enumerate() {
            for &b in &suspects[..nth] {
                all.push(swap(ledger, content, b, a));
            }
        }
    }
}

fn swap(ledger: &Ledger<'_>, content: &Content, a: usize, b: usize) -> Hypothesis {
    let code = |at: usize| {
        ledger.framework.nodes()[ledger.strips[at].node]
            .code
            .clone()
    };
    let mut changes = Vec::new();
    for (at, other) in [(a, b), (b, a)] {
        for unit in ledger.positions() {
            if content[at][unit] != content[other][unit] {
                changes.push(Change {
                    strip: at,
                    unit,
                    to: content[other][unit],
                    rule: Rule::SwappedColumns,
                    proofs: vec![Proof::Column { index: code(other) }],
                });
            }
        }
    }
    Hypothesis { changes, price: 30 }
}

/// Units in the order of the printed rows of the column's table.
fn in_row_order(ledger: &Ledger<'_>, at: usize) -> Vec<usize> {
    let rows = &ledger.sheets[ledger.strips[at].sheet].rows;
    let mut order: Vec<usize> = (0..rows.len()).filter(|&unit| rows[unit] > 0).collect();
    order.sort_by_key(|&unit| rows[unit]);
    order
}

/// What each unit's rank should be by another column: the same ranks printed elsewhere, or those
/// that the values give.
fn references(checker: &Checker<'_>, content: &Content, at: usize) -> Vec<Vec<Option<u32>>> {
    let ledger = checker.ledger;
    let printed = ledger.partners(at, Measure::Rank).into_iter();
    let mut references: Vec<_> = printed.map(|other| content[other].clone()).collect();
    for values in ledger.partners(at, Measure::Value) {
        let ranks = checker.ranks_of(content, values, at);
        let settled = ranks
            .into_iter()
            .map(|rank| rank.and_then(crate::rank::Rank::settled));
        references.push(settled.collect());
    }
    references
}

/// Runs of rows whose ranks all differ from the reference by the same number.
fn offsets(checker: &Checker<'_>, content: &Content, at: usize, all: &mut Vec<Hypothesis>) {
    let order = in_row_order(checker.ledger, at);
    for reference in references(checker, content, at) {
        let off = |unit: usize| -> Option<i64> {
            let by = i64::from(content[at][unit]?) - i64::from(reference[unit]?);
            (by != 0).then_some(by)
        };
        for run in order.chunk_by(|&a, &b| off(a) == off(b)) {
            if let Some(by) = off(run[0])
                && run.len() >= SHORTEST_RUN
            {
                let shifted = Proof::Shifted {
                    by: i32::try_from(by).unwrap_or_default(),
                };
                let changes = run.iter().map(|&unit| Change {
                    strip: at,
                    unit,
                    to: reference[unit],
                    rule: Rule::ShiftedRanks,
                    proofs: vec![shifted.clone()],
                });
                all.push(Hypothesis {
                    changes: changes.collect(),
                    price: 20,
                });
            }
        }
    }
}

/// Runs of rows whose ranks are those of the row before, or after.
fn displaced(checker: &Checker<'_>, content: &Content, at: usize, all: &mut Vec<Hypothesis>) {
    let order = in_row_order(checker.ledger, at);
    for reference in references(checker, content, at) {
        let wrong = |unit: usize| content[at][unit] != reference[unit];
        for down in [true, false] {
            // `here` shows what belongs into `there`.
            let home = |here: usize| {
                if down {
                    here.checked_sub(1)
                } else {
                    Some(here + 1).filter(|&next| next < order.len())
                }
            };
            let strays: Vec<usize> = (0..order.len())
                .filter(|&here| {
                    wrong(order[here])
                        && home(here).is_some_and(|there| {
                            content[at][order[here]].is_some()
                                && content[at][order[here]] == reference[order[there]]
                        })
                })
                .collect();
            for run in strays.chunk_by(|a, b| a + 1 == *b) {
                if run.len() > SHORTEST_RUN {
                    all.push(put_back(
                        checker, content, at, &order, run, down, &reference,
                    ));
                }
            }
        }
    }
}

fn put_back(
    checker: &Checker<'_>,
    content: &Content,
    at: usize,
    order: &[usize],
    run: &[usize],
    down: bool,
    reference: &[Option<u32>],
) -> Hypothesis {
    let by = if down { 1 } else { -1 };
    let id = |place: usize| checker.ledger.units[order[place]].id.clone();
    let mut places: Vec<usize> = run.to_vec();
    // The row at the other end of the run holds a number that was pushed out, or a repeated one.
    let end = if down {
        run[0].checked_sub(1)
    } else {
        run.last().map(|last| last + 1)
    };
    if let Some(end) = end.filter(|&end| end < order.len()) {
        places.push(end);
    }
    let changes = places.iter().filter_map(|&place| {
        let unit = order[place];
        let other = if down {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        let proofs = other
            .filter(|&other| run.contains(&place) && other < order.len())
            .map(|other| Proof::Moved { unit: id(other) });
        (content[at][unit] != reference[unit]).then(|| Change {
            strip: at,
            unit,
            to: reference[unit],
            rule: Rule::ShiftedColumn,
            proofs: proofs.into_iter().chain([Proof::Shifted { by }]).collect(),
        })
    });
    Hypothesis {
        changes: changes.collect(),
        price: 20 + places.len() as i64,
    }
}
