//! Single cells: a value or a rank that the rest of the tables refutes.

use std::collections::BTreeSet;

use super::check::{Checker, impossible, impossible_ranks};
use super::finding::{Figure, Proof, Rule, Verdict};
use super::hypothesis::{Change, Hypothesis};
use super::ledger::{Content, Measure};

/// A cell is named only if giving it up solves this much more than giving up any other.
const MARGIN: i64 = 10;
/// What a single wrong cell costs, by how it is explained.
const PRICE_KNOWN: i64 = 5;
const PRICE_DIGITS: i64 = 6;
const PRICE_LOST: i64 = 8;

/// One cell, how much of the contradictions hangs on it, and the best explanation.
struct Suspect {
    unit: usize,
    node: usize,
    /// By how much the price falls when the cell is ignored.
    solves: i64,
    gain: i64,
    best: Hypothesis,
}

/// The cell that explains most, with its best explanation; `None` when nothing explains anything.
pub(super) fn best(checker: &Checker<'_>, content: &Content) -> Option<(Hypothesis, Verdict)> {
    let mut suspects: Vec<Suspect> = accused(checker, content)
        .into_iter()
        .filter_map(|(strip, unit)| suspect(checker, content, strip, unit))
        .collect();
    // The most certain first; equals in the order of the tables.
    suspects.sort_by_key(|suspect| std::cmp::Reverse((suspect.gain, suspect.solves)));
    let best = suspects.iter().position(|suspect| {
        suspects.iter().all(|other| {
            (other.unit, other.node) == (suspect.unit, suspect.node)
                || other.solves + MARGIN <= suspect.solves
                || independent(checker, content, suspect, other)
        })
    });
    if let Some(best) = best {
        return Some((suspects.swap_remove(best).best, Verdict::Certain));
    }
    // A rank that nothing but its own values refutes: values have sums to support them.
    let best = suspects.into_iter().find(|suspect| {
        let change = &suspect.best.changes[0];
        checker.ledger.strips[change.strip].measure == Measure::Rank && change.to.is_some()
    })?;
    Some((best.best, Verdict::Likely))
}

/// Whether two suspects explain different contradictions, so that they are no rivals.
fn independent(checker: &Checker<'_>, content: &Content, a: &Suspect, b: &Suspect) -> bool {
    // Units meet in the ranking of an index, indices in the sums of a unit.
    if a.unit != b.unit && a.node != b.node {
        return true;
    }
    let mut both = a.best.clone();
    both.changes.extend(b.best.changes.iter().cloned());
    both.price += b.best.price;
    both.gain(checker, content) >= a.gain + b.gain
}

/// All cells that take part in a contradiction.
fn accused(checker: &Checker<'_>, content: &Content) -> BTreeSet<(usize, usize)> {
    let ledger = checker.ledger;
    let mut accused = BTreeSet::new();
    for node in 0..ledger.values.len() {
        for of in [&ledger.values[node], &ledger.ranks[node]] {
            for (nth, &a) in of.iter().enumerate() {
                for &b in &of[..nth] {
                    for unit in ledger.positions() {
                        if let (Some(x), Some(y)) = (content[a][unit], content[b][unit])
                            && x != y
                        {
                            accused.extend([(a, unit), (b, unit)]);
                        }
                    }
                }
            }
        }
        for &ranks in &ledger.ranks[node] {
            let wrong = impossible(&content[ranks]);
            for unit in ledger.positions() {
                if content[ranks][unit].is_some_and(|rank| wrong.contains(&rank)) {
                    accused.insert((ranks, unit));
                }
            }
            for &values in &ledger.values[node] {
                for unit in ledger.positions() {
                    if let (Some(value), Some(rank)) = (content[values][unit], content[ranks][unit])
                        && checker.clashes((value, rank), &content[values], &content[ranks], &[])
                            > 0
                    {
                        accused.extend([(values, unit), (ranks, unit)]);
                    }
                }
            }
        }
    }
    for rule in &ledger.sums {
        for unit in ledger.positions() {
            if checker.sum_fails(content, rule, unit) {
                accused.insert((rule.whole, unit));
                for (part, _) in &rule.parts {
                    accused.extend(ledger.values[*part].iter().map(|&at| (at, unit)));
                }
            }
        }
    }
    for (at, points) in ledger.grid.iter().enumerate() {
        if let Some(points) = points {
            for unit in ledger.positions() {
                if content[at][unit].is_some_and(|value| !super::bounds::fits_grid(*points, value))
                {
                    accused.insert((at, unit));
                }
            }
        }
    }
    accused.retain(|&(at, unit)| content[at][unit].is_some());
    accused
}

fn suspect(checker: &Checker<'_>, content: &Content, strip: usize, unit: usize) -> Option<Suspect> {
    let ledger = checker.ledger;
    let measure = ledger.strips[strip].measure;
    let lost = hypothesis(strip, unit, None, measure, Vec::new(), PRICE_LOST);
    let gone = match measure {
        Measure::Value => 15,
        Measure::Rank => 10,
    };
    let ignored = lost.gain(checker, content) + PRICE_LOST + gone;
    let mut solves = ignored;
    let mut candidates = vec![lost];
    match measure {
        Measure::Value => {
            for other in ledger.partners(strip, Measure::Value) {
                if let Some(value) = content[other][unit] {
                    let proof = Proof::Agrees {
                        table: ledger.table(other),
                        figure: Figure::Value(f64::from(value) / super::SCALE),
                    };
                    let price = PRICE_KNOWN;
                    let of = hypothesis(strip, unit, Some(value), measure, vec![proof], price);
                    candidates.push(of);
                }
            }
            candidates.extend(transposed(checker, content, strip, unit));
        }
        Measure::Rank => {
            let before = impossible_ranks(&content[strip]);
            for values in ledger.partners(strip, Measure::Value) {
                // As if the cell were empty, so that it does not vouch for itself.
                let mut without = content.clone();
                without[strip][unit] = None;
                let ranks = checker.ranks_of(&without, values, strip);
                let rank = ranks[unit].and_then(crate::rank::Rank::settled);
                if let Some(rank) = rank.filter(|rank| Some(*rank) != content[strip][unit]) {
                    candidates.push(hypothesis(
                        strip,
                        unit,
                        Some(rank),
                        measure,
                        Vec::new(),
                        PRICE_KNOWN,
                    ));
                    let mut after = content[strip].clone();
                    after[unit] = Some(rank);
                    if impossible_ranks(&after) < before {
                        solves += 1;
                    }
                }
            }
        }
    }
    // A number put in the place of the printed one must solve what ignoring the cell solves: it
    // may not be bought with new contradictions.
    let (gain, best) = candidates
        .into_iter()
        .map(|candidate| (candidate.gain(checker, content), candidate))
        .filter(|(gain, of)| of.changes[0].to.is_none() || gain + of.price >= ignored)
        .rev()
        .max_by_key(|(gain, _)| *gain)?;
    (gain > 0).then_some(Suspect {
        unit,
        node: ledger.strips[strip].node,
        solves,
        gain,
        best,
    })
}

fn hypothesis(
    strip: usize,
    unit: usize,
    to: Option<u32>,
    measure: Measure,
    proofs: Vec<Proof>,
    price: i64,
) -> Hypothesis {
    let rule = match measure {
        Measure::Value => Rule::WrongValue,
        Measure::Rank => Rule::WrongRank,
    };
    Hypothesis {
        changes: vec![Change {
            strip,
            unit,
            to,
            rule,
            proofs,
        }],
        price,
    }
}

/// The one exchange of two digits that solves most, if there is one alone.
fn transposed(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
) -> Option<Hypothesis> {
    let mut ranked: Vec<(i64, Hypothesis)> = content[strip][unit]
        .map(transpositions)
        .unwrap_or_default()
        .into_iter()
        .map(|value| {
            let proofs = vec![Proof::Transposed];
            let to = Some(value);
            let mut of = hypothesis(strip, unit, to, Measure::Value, proofs, PRICE_DIGITS);
            of.changes[0].rule = Rule::TransposedDigits;
            (of.gain(checker, content), of)
        })
        .collect();
    ranked.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
    let alone = match &ranked[..] {
        [] => false,
        [_] => true,
        [first, second, ..] => first.0 > second.0,
    };
    alone.then(|| ranked.swap_remove(0).1)
}

/// All values in ten-thousandths, up to 1, that differ from this one by two exchanged decimals.
pub(super) fn transpositions(value: u32) -> Vec<u32> {
    const PLACES: [u32; 4] = [1, 10, 100, 1000];
    let digit = |place: u32| value / place % 10;
    let mut all = Vec::new();
    for (nth, &low) in PLACES.iter().enumerate() {
        for &high in &PLACES[nth + 1..] {
            let (a, b) = (digit(low), digit(high));
            if a != b {
                let rest = value - a * low - b * high;
                all.push(rest + b * low + a * high);
            }
        }
    }
    all
}
