//! Lists of units in texts, against values and ranks.

use super::SCALE;
use super::claims::Statement;
use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule};
use crate::years::Claim;

/// The unit is named and should not be.
fn surplus(of: &Statement<'_, '_>, unit: usize) -> Finding {
    let mut finding = of.finding(Rule::List, Some(Figure::Units(vec![of.id(unit)])));
    finding.unit = Some(of.id(unit));
    finding.expected = Expected::Figure(Figure::Units(Vec::new()));
    finding.evidence = reason(of, unit);
    finding
}

/// The unit should be named and is not.
fn missing(of: &Statement<'_, '_>, unit: usize) -> Finding {
    let mut finding = of.finding(Rule::List, None);
    finding.unit = Some(of.id(unit));
    finding.expected = Expected::Figure(Figure::Units(vec![of.id(unit)]));
    finding.evidence = reason(of, unit);
    finding
}

fn reason(of: &Statement<'_, '_>, unit: usize) -> Vec<Proof> {
    let value = of.audited.settled.values[of.node][unit];
    let value = value.map(|value| Figure::Value(f64::from(value) / SCALE));
    value.map(Proof::Recomputed).into_iter().collect()
}

/// The tables whose printed column, errors included, gives what is stated: that is where the
/// statement comes from. `holds` gets the column and the mean, in ten-thousandths.
pub(super) fn follows_printed(
    of: &Statement<'_, '_>,
    mean: (f64, f64),
    holds: impl Fn(&[Option<f64>], f64) -> bool,
) -> Vec<Proof> {
    let ledger = of.audited.checker.ledger;
    let mean = mean.0.midpoint(mean.1) * SCALE;
    let mut proofs = Vec::new();
    for &at in &ledger.values[of.node] {
        let strip = &ledger.strips[at];
        let column: Vec<Option<f64>> = strip
            .printed
            .iter()
            .map(|value| value.map(f64::from))
            .collect();
        if strip.printed != of.audited.content[at] && holds(&column, mean) {
            proofs.push(Proof::AsPrinted {
                table: ledger.table(at),
            });
        }
    }
    proofs
}

/// Units above or below the mean, or above a stated value.
pub(super) fn above(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let bound = match of.claim.kind.as_str() {
        "list-above-value" => Printed::parse(&of.claim.value).map(|at| (at.number, at.number)),
        _ => of.audited.settled.mean(of.node),
    };
    let Some(bound) = bound else { return };
    let above = of.claim.kind != "list-below-mean";
    let named = of.named();
    for unit in 0..of.audited.units() {
        let Some((low, high)) = of.audited.settled.interval(of.node, unit) else {
            continue;
        };
        let (surely, maybe) = if above {
            (low > bound.1, high > bound.0)
        } else {
            (high < bound.0, low < bound.1)
        };
        let mut finding = match (named.contains(&unit), surely, maybe) {
            (true, _, false) => surplus(of, unit),
            (false, true, _) => missing(of, unit),
            _ => continue,
        };
        let is_named = named.contains(&unit);
        let follows = follows_printed(of, bound, |column, bound| {
            column[unit].is_some_and(|value| (value > bound) == (above == is_named))
        });
        finding.evidence.extend(follows);
        findings.push(finding);
    }
}

/// The first or the last units, in their order.
pub(super) fn ends(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let places = of.places();
    let units = of.audited.units();
    let first = match of.claim.kind.as_str() {
        "top-ten" => 1,
        _ => (units + 1).saturating_sub(places.len()) as u32,
    };
    // Units that share a rank may stand in any order, all at the best of their places.
    let ranks = &of.audited.settled.ranks[of.node];
    for (place, unit) in places.into_iter().enumerate() {
        let Some(unit) = unit else { continue };
        let Some(rank) = ranks[unit] else { continue };
        let shared = ranks
            .iter()
            .flatten()
            .filter(|other| **other == rank)
            .count() as u32;
        let stated = first + place as u32;
        if (rank..rank + shared).contains(&stated) {
            continue;
        }
        let mut finding = of.finding(Rule::First, Some(Figure::Rank(stated)));
        finding.unit = Some(of.id(unit));
        finding.expected = Expected::Figure(Figure::Rank(rank));
        finding.evidence = of.not_ranked(unit, rank, stated);
        findings.push(finding);
    }
}

/// Units that lead in no stated order: nobody outside the list may be ahead of one inside.
pub(super) fn leaders(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let named = of.named();
    let value = |unit: usize| of.audited.settled.values[of.node][unit];
    let Some(last) = named.iter().filter_map(|&unit| value(unit)).min() else {
        return;
    };
    for unit in 0..of.audited.units() {
        if !named.contains(&unit) && value(unit).is_some_and(|value| value > last) {
            findings.push(missing(of, unit));
        }
    }
}

/// Units of a region behind the one whose rank in it is stated.
pub(super) fn behind(of: &Statement<'_, '_>, claims: &[Claim], findings: &mut Vec<Finding>) {
    let sibling = |kind: &str| {
        claims.iter().find(|other| {
            other.kind == kind
                && (&other.document, other.league, &other.index)
                    == (&of.claim.document, of.claim.league, &of.claim.index)
        })
    };
    let named = of.named();
    let Some(ranked) = sibling("rank-in-region-of") else {
        return;
    };
    let units = of.audited.checker.ledger.units;
    let Some(unit) = units
        .iter()
        .position(|unit| ranked.units.first() == Some(&unit.id))
    else {
        return;
    };
    let value = |unit: usize| of.audited.settled.values[of.node][unit];
    for &other in &named {
        if let (Some(own), Some(behind)) = (value(unit), value(other))
            && behind >= own
        {
            findings.push(surplus(of, other));
        }
    }
    // So many of the region are behind as its size less the rank.
    let number = |claim: Option<&Claim>| claim.and_then(|claim| claim.value.parse::<usize>().ok());
    if let (Some(rank), Some(size)) = (
        number(Some(ranked)),
        number(sibling("count-units-in-region")),
    ) && rank + named.len() != size
    {
        let count = |number: usize| Figure::Count(u32::try_from(number).unwrap_or(u32::MAX));
        let mut finding = of.finding(Rule::Total, Some(count(size)));
        finding.evidence = vec![Proof::Counted(count(rank + named.len()))];
        findings.push(finding);
    }
}

/// How many units a league has, and which. Those that sent no report count, but have no rank.
pub(super) fn league(of: &Statement<'_, '_>, claims: &[Claim], findings: &mut Vec<Finding>) {
    let units = of.audited.units();
    if of.claim.kind == "list-units" {
        let named = of.named();
        findings.extend(
            (0..units)
                .filter(|unit| !named.contains(unit))
                .map(|unit| missing(of, unit)),
        );
        return;
    }
    let unranked: usize = claims
        .iter()
        .filter(|other| other.kind == "not-ranked" && other.league == of.claim.league)
        .map(|other| other.units.len())
        .sum();
    let Some(stated) = of.claim.value.parse::<usize>().ok() else {
        return;
    };
    if stated != units + unranked {
        let count = |number: usize| Figure::Count(u32::try_from(number).unwrap_or(u32::MAX));
        let mut finding = of.finding(Rule::Count, Some(count(stated)));
        finding.expected = Expected::Figure(count(units + unranked));
        finding.evidence = vec![Proof::Counted(count(units + unranked))];
        findings.push(finding);
    }
}
