//! What texts state of means, and of who stands above and below them.

use super::Audited;
use super::claims::{Statement, check};
use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule};
use super::groups::rounded;
use super::settled::Settled;
use super::totals::percent_holds;
use crate::years::{Claim, StatedMean};

/// Means stated in tables of other documents; those that a claim states too are left to it.
pub(super) fn stated(
    all: &[Audited<'_>],
    means: &[StatedMean],
    claims: &[Claim],
    findings: &mut Vec<Finding>,
) {
    for stated in means {
        let value = stated.value.to_string();
        let claim = Claim {
            document: stated.document.clone(),
            place: String::new(),
            id: format!("mean-{}-{}", stated.league, stated.index),
            league: Some(stated.league),
            index: stated.index.clone(),
            kind: "mean".to_owned(),
            value,
            units: Vec::new(),
        };
        let said = claims.iter().any(|other| {
            (&other.document, other.league, &other.index, &other.kind)
                == (&claim.document, claim.league, &claim.index, &claim.kind)
        });
        if !said {
            check(all, &[claim], findings);
        }
    }
}

/// Whether a stated mean is the mean of values between `low` and `high`, rounding considered.
pub(super) fn mean_holds(printed: Printed, mean: (f64, f64), units: usize) -> bool {
    let tolerance = printed.half_unit() + Settled::mean_tolerance(units) + 1e-9;
    (mean.0 - tolerance..=mean.1 + tolerance).contains(&printed.number)
}

/// A stated mean of a league.
pub(super) fn mean(of: &Statement<'_, '_>) -> Option<Finding> {
    let printed = of.number()?;
    let mean = of.audited.settled.mean(of.node)?;
    if mean_holds(printed, mean, of.audited.units()) {
        return None;
    }
    let mut finding = of.finding(Rule::Mean, Some(Figure::Value(printed.number)));
    let scale = 10_f64.powi(i32::from(printed.decimals));
    let round = |value: f64| (value * scale).round() / scale;
    finding.expected = if round(mean.0).to_bits() == round(mean.1).to_bits() {
        Expected::Figure(Figure::Value(round(mean.0)))
    } else {
        Expected::Interval {
            low: mean.0,
            high: mean.1,
        }
    };
    finding.evidence = vec![Proof::Recomputed(Figure::Value(mean.0.midpoint(mean.1)))];
    finding.evidence.extend(plain_mean_of_parts(of, printed));
    Some(finding)
}

/// The stated mean is the plain mean of the means of the parts, their weights forgotten.
fn plain_mean_of_parts(of: &Statement<'_, '_>, printed: Printed) -> Option<Proof> {
    let parts = &of.audited.checker.ledger.framework.nodes()[of.node].children;
    let means: Option<Vec<f64>> = parts
        .iter()
        .map(|&part| {
            of.audited
                .settled
                .mean(part)
                .map(|(low, high)| low.midpoint(high))
        })
        .collect();
    let means = means.filter(|means| means.len() > 1)?;
    let plain = means.iter().sum::<f64>() / means.len() as f64;
    mean_holds(printed, (plain, plain), of.audited.units())
        .then_some(Proof::Unweighted { value: plain })
}

/// Fewest and most units above, or below, a mean that lies between two values.
fn counted(audited: &Audited<'_>, node: usize, mean: (f64, f64), above: bool) -> (u32, u32) {
    let (mut least, mut most) = (0, 0);
    for unit in 0..audited.units() {
        let Some((low, high)) = audited.settled.interval(node, unit) else {
            most += 1;
            continue;
        };
        let (surely, maybe) = if above {
            (low > mean.1, high > mean.0)
        } else {
            (high < mean.0, low < mean.1)
        };
        least += u32::from(surely);
        most += u32::from(maybe);
    }
    (least, most)
}

/// How many units, or which share of them, stand above or below the mean.
pub(super) fn share_of_mean(of: &Statement<'_, '_>, claims: &[Claim]) -> Option<Finding> {
    let (audited, node) = (of.audited, of.node);
    let printed = of.number()?;
    let above = of.claim.kind.ends_with("above-mean");
    let percent = of.claim.kind.starts_with("percent-");
    let mean = audited.settled.mean(node)?;
    let holds = |(least, most): (u32, u32)| {
        (least..=most).any(|count| {
            let share = 100.0 * f64::from(count) / audited.units() as f64;
            match percent {
                true => percent_holds(share, printed),
                false => (f64::from(count) - printed.number).abs() < 0.5,
            }
        })
    };
    let count = counted(audited, node, mean, above);
    if holds(count) {
        return None;
    }
    let figure = |number: f64| match percent {
        true => Figure::Percent(number),
        false => Figure::Count(number as u32),
    };
    let rule = if percent { Rule::Share } else { Rule::Count };
    let mut finding = of.finding(rule, Some(figure(printed.number)));
    if count.0 == count.1 {
        let share = 100.0 * f64::from(count.0) / audited.units() as f64;
        finding.expected = Expected::Figure(match percent {
            true => figure(rounded(share, printed.decimals)),
            false => figure(f64::from(count.0)),
        });
    }
    finding
        .evidence
        .push(Proof::Recomputed(Figure::Count(count.0)));
    // Where the wrong number comes from: a wrong mean, or the numbers as printed.
    let stated = claims.iter().find(|other| {
        other.kind == "mean"
            && (&other.document, other.league, &other.index)
                == (&of.claim.document, of.claim.league, &of.claim.index)
    });
    if let Some(stated) = stated
        && let Some(number) = Printed::parse(&stated.value)
        && !mean_holds(number, mean, audited.units())
        && holds(counted(
            audited,
            node,
            (number.number, number.number),
            above,
        ))
    {
        finding.evidence.push(Proof::Inherits {
            claim: stated.id.clone(),
        });
    }
    finding
        .evidence
        .extend(super::lists::follows_printed(of, mean, |column, mean| {
            let above_it = column
                .iter()
                .flatten()
                .filter(|&&value| value > mean)
                .count();
            let below_it = column
                .iter()
                .flatten()
                .filter(|&&value| value < mean)
                .count();
            let count = if above { above_it } else { below_it } as u32;
            holds((count, count))
        }));
    Some(finding)
}
