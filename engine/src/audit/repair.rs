//! What can be repaired: a number is put back only where at least two independent constraints fix
//! it. Everything else stays unknown.

use std::collections::BTreeSet;

use super::cells::transpositions;
use super::check::{Checker, impossible_ranks, is_complete};
use super::constraints::{Class, against, on_value, rank_by};
use super::finding::{Proof, Rule, Verdict};
use super::hypothesis::Faults;
use super::ledger::{Content, Measure};

/// A constraint helps to fix a value only if it is this narrow, in ten-thousandths: one that
/// allows a tenth of all values proves nothing by allowing one of them.
const SHARP: f64 = 50.0;

/// Puts back what can be, takes back what was believed on too little, and completes the evidence.
pub(super) fn settle(checker: &Checker<'_>, content: &mut Content, faults: &mut Faults) {
    fill(checker, content, faults);
    doubt(checker, content, faults);
    fill(checker, content, faults);
    for (&(strip, unit), fault) in faults.iter_mut() {
        let Some(printed) = checker.ledger.strips[strip].printed[unit] else {
            continue;
        };
        let mut reasons = against(checker, content, strip, unit, printed);
        // A run that is off breaks the rule of competition ranking as a whole, not cell by cell.
        let ranks = &checker.ledger.strips[strip].printed;
        if fault.rule == Rule::ShiftedRanks && is_complete(&content[strip]) && !is_complete(ranks) {
            reasons.retain(|(class, _)| *class != Class::Ranking);
            let table = checker.ledger.table(strip);
            reasons.push((Class::Ranking, Proof::Competition { table }));
        }
        if fault.rule == Rule::WrongValue
            && content[strip][unit].is_some_and(|value| transpositions(printed).contains(&value))
        {
            fault.rule = Rule::TransposedDigits;
            fault.proofs.insert(0, Proof::Transposed);
        }
        for (_, proof) in reasons {
            if !fault
                .proofs
                .iter()
                .any(|known| known.code() == proof.code())
            {
                fault.proofs.push(proof);
            }
        }
        if support(checker, content, strip, unit, fault.rule) < 2 {
            fault.certainty = fault.certainty.max(Verdict::Likely);
        }
    }
    // A cell that believes what it prints is no fault: another explanation has put it right.
    faults.retain(|&(strip, unit), _| {
        content[strip][unit] != checker.ledger.strips[strip].printed[unit]
    });
}

/// How many independent constraints refute what is printed. That a whole row, column or run is
/// misplaced is known from all its cells together and counts as one for each of them.
fn support(
    checker: &Checker<'_>,
    content: &Content,
    strip: usize,
    unit: usize,
    rule: Rule,
) -> usize {
    let Some(printed) = checker.ledger.strips[strip].printed[unit] else {
        return 0;
    };
    let classes: BTreeSet<Class> = against(checker, content, strip, unit, printed)
        .into_iter()
        .map(|(class, _)| class)
        .collect();
    let single = matches!(
        rule,
        Rule::WrongValue | Rule::WrongRank | Rule::TransposedDigits
    );
    classes.len() + usize::from(!single)
}

fn fill(checker: &Checker<'_>, content: &mut Content, faults: &Faults) {
    // Each pass fills at least one cell; later ones may depend on it.
    loop {
        let mut filled = false;
        for &(strip, unit) in faults.keys() {
            if content[strip][unit].is_some() {
                continue;
            }
            let number = match checker.ledger.strips[strip].measure {
                Measure::Value => fixed_value(checker, content, strip, unit),
                Measure::Rank => fixed_rank(checker, content, strip, unit),
            };
            if number.is_some() {
                content[strip][unit] = number;
                filled = true;
            }
        }
        if !filled {
            return;
        }
    }
}

/// The only value that all constraints allow, if two independent ones are narrow.
fn fixed_value(checker: &Checker<'_>, content: &Content, strip: usize, unit: usize) -> Option<u32> {
    let confined = on_value(checker, content, strip, unit);
    let sharp: BTreeSet<Class> = confined
        .iter()
        .filter(|confined| confined.high - confined.low <= SHARP)
        .map(|confined| confined.class)
        .collect();
    if sharp.len() < 2 {
        return None;
    }
    let low = confined.iter().map(|c| c.low).fold(0.0, f64::max);
    let high = confined.iter().map(|c| c.high).fold(super::SCALE, f64::min);
    let low = (low - 1e-6).ceil() as u32;
    let high = (high + 1e-6).floor() as u32;
    let on_grid = |value: &u32| {
        checker.ledger.grid[strip].is_none_or(|points| super::bounds::fits_grid(points, *value))
    };
    let mut allowed = (low..=high).filter(on_grid);
    allowed.next().filter(|_| allowed.next().is_none())
}

/// The rank that the values give, if the column of ranks is the better for it or another table
/// prints it too.
fn fixed_rank(checker: &Checker<'_>, content: &Content, strip: usize, unit: usize) -> Option<u32> {
    let ledger = checker.ledger;
    let mut given = ledger
        .partners(strip, Measure::Value)
        .into_iter()
        .filter_map(|values| rank_by(checker, content, strip, values, unit));
    let rank = given.next()?;
    if given.any(|other| other != rank) {
        return None;
    }
    let printed = ledger.partners(strip, Measure::Rank);
    let agrees = printed
        .iter()
        .any(|&other| content[other][unit] == Some(rank));
    let mut with = content[strip].clone();
    with[unit] = Some(rank);
    (agrees || impossible_ranks(&with) == 0).then_some(rank)
}

/// Gives up numbers that were believed but that fewer than two independent constraints support.
fn doubt(checker: &Checker<'_>, content: &mut Content, faults: &mut Faults) {
    for (&(strip, unit), fault) in faults.iter_mut() {
        let Some(believed) = content[strip][unit] else {
            continue;
        };
        let printed = checker.ledger.strips[strip].printed[unit];
        if printed == Some(believed) || support(checker, content, strip, unit, fault.rule) >= 2 {
            continue;
        }
        if checker.ledger.strips[strip].measure == Measure::Value {
            content[strip][unit] = None;
            if fault.rule == Rule::TransposedDigits {
                fault.rule = Rule::WrongValue;
                fault.proofs.retain(|proof| *proof != Proof::Transposed);
            }
        }
        fault.certainty = fault.certainty.max(Verdict::Likely);
    }
}
