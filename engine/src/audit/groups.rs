//! Tables and lists of groups: counts, shares and members, against the values of the league.

use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use super::{Audited, claims};
use crate::group::{Group, group};
use crate::years::{GroupCount, GroupMember};

/// In which groups a unit can be: all that its interval touches.
pub(super) fn possible(audited: &Audited<'_>, node: usize, unit: usize) -> Vec<Group> {
    match audited.settled.interval(node, unit) {
        Some((low, high)) => {
            let (best, worst) = (group(high), group(low));
            let within = |of: &Group| (best..=worst).contains(of);
            Group::ALL.into_iter().filter(within).collect()
        }
        None => Group::ALL.to_vec(),
    }
}

/// Fewest and most members that a group can have.
pub(super) fn count(audited: &Audited<'_>, node: usize, of: u8) -> (u32, u32) {
    let (mut least, mut most) = (0, 0);
    for unit in 0..audited.units() {
        let groups = possible(audited, node, unit);
        if groups.iter().any(|group| group.number() == of) {
            most += 1;
            least += u32::from(groups.len() == 1);
        }
    }
    (least, most)
}

/// The shares in percent of all groups as a table prints them when it rounds each so that together
/// they are 100: all are rounded down, and the largest remainders get what is missing. `None` where
/// a count is not settled.
fn apportioned(audited: &Audited<'_>, node: usize, decimals: u8) -> Option<[f64; 4]> {
    let unit = 10_f64.powi(-i32::from(decimals));
    let mut shares = [0.0; 4];
    let mut remainders = Vec::new();
    let mut missing = 100.0;
    for (nth, of) in Group::ALL.into_iter().enumerate() {
        let (least, most) = count(audited, node, of.number());
        if least != most {
            return None;
        }
        let share = 100.0 * f64::from(least) / audited.units() as f64;
        shares[nth] = (share / unit + 1e-9).floor() * unit;
        missing -= shares[nth];
        remainders.push((share - shares[nth], nth));
    }
    remainders.sort_by(|a, b| b.0.total_cmp(&a.0));
    let units = (missing / unit).round().clamp(0.0, 4.0) as usize;
    for &(_, nth) in remainders.iter().take(units) {
        shares[nth] += unit;
    }
    Some(shares)
}

/// Whether a group's printed share is its count over all, rounded by itself or together with the
/// shares of the other groups so that they give 100.
pub(super) fn share_holds(audited: &Audited<'_>, node: usize, of: u8, printed: Printed) -> bool {
    let (least, most) = count(audited, node, of);
    let share = |count: u32| 100.0 * f64::from(count) / audited.units() as f64;
    let rounded = share(least) - printed.half_unit() - 1e-9 <= printed.number
        && printed.number <= share(most) + printed.half_unit() + 1e-9;
    let together = || {
        let shares = apportioned(audited, node, printed.decimals)?;
        shares.get(usize::from(of).checked_sub(1)?).copied()
    };
    rounded || together().is_some_and(|share| (share - printed.number).abs() < 1e-6)
}

/// Findings in the tables that count groups.
pub(super) fn tables(all: &[Audited<'_>], groups: &[GroupCount], findings: &mut Vec<Finding>) {
    for printed in groups {
        let Some((audited, node)) = claims::subject(all, Some(printed.league), &printed.index)
        else {
            continue;
        };
        let blank = |rule, figure, expected| Finding {
            rule,
            document: printed.document.clone(),
            table: Some(printed.table),
            league: Some(printed.league),
            unit: None,
            index: Some(printed.index.clone()),
            spot: Spot::Group(printed.group),
            printed: Some(figure),
            expected,
            evidence: Vec::new(),
            certainty: Verdict::Certain,
        };
        let (least, most) = count(audited, node, printed.group);
        let expected = |figure| match least == most {
            true => Expected::Figure(figure),
            false => Expected::Unknown,
        };
        if !(least..=most).contains(&printed.count) {
            let mut finding = blank(
                Rule::GroupCount,
                Figure::Count(printed.count),
                expected(Figure::Count(least)),
            );
            finding.evidence = vec![Proof::Recomputed(Figure::Count(least))];
            // So does the share of the same row, if it is that of the right number alone.
            let share = |count: u32| 100.0 * f64::from(count) / audited.units() as f64;
            if let Some(percent) = Printed::shortest(printed.percent)
                && least == most
                && share_holds(audited, node, printed.group, percent)
                && (share(printed.count) - percent.number).abs() > 2.0 * percent.half_unit()
            {
                finding.evidence.push(Proof::Counted(Figure::Count(least)));
            }
            findings.push(finding);
        }
        let percent = Printed::shortest(printed.percent);
        if let Some(percent) = percent
            && !share_holds(audited, node, printed.group, percent)
        {
            let share = 100.0 * f64::from(least) / audited.units() as f64;
            let mut finding = blank(
                Rule::GroupShare,
                Figure::Percent(percent.number),
                expected(Figure::Percent(rounded(share, percent.decimals))),
            );
            finding.evidence = vec![Proof::Recomputed(Figure::Percent(share))];
            // The count and the total that the same row prints contradict the share as well.
            let counted = 100.0 * f64::from(printed.count) / f64::from(printed.total.max(1));
            if least == most && printed.count == least && printed.total as usize == audited.units()
            {
                finding
                    .evidence
                    .push(Proof::Counted(Figure::Percent(counted)));
            }
            findings.push(finding);
        }
        if printed.total as usize != audited.units() {
            let units = Figure::Count(audited.units() as u32);
            let mut finding = blank(
                Rule::GroupCount,
                Figure::Count(printed.total),
                Expected::Figure(units.clone()),
            );
            finding.spot = Spot::Whole;
            finding.evidence = vec![Proof::Counted(units)];
            findings.push(finding);
        }
    }
}

/// A number of percent with so many decimals.
pub(super) fn rounded(percent: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    (percent * scale).round() / scale
}

/// Findings in the lists of members.
pub(super) fn members(all: &[Audited<'_>], members: &[GroupMember], findings: &mut Vec<Finding>) {
    // The lists of one table belong together: who stands in none of them is missing in one.
    let same = |a: &GroupMember, b: &GroupMember| {
        (&a.document, a.table, a.league, &a.index) == (&b.document, b.table, b.league, &b.index)
    };
    for (nth, first) in members.iter().enumerate() {
        if members[..nth].iter().any(|other| same(first, other)) {
            continue;
        }
        let Some((audited, node)) = claims::subject(all, Some(first.league), &first.index) else {
            continue;
        };
        let lists: Vec<&GroupMember> = members.iter().filter(|other| same(first, other)).collect();
        for (unit, of) in audited.checker.ledger.units.iter().enumerate() {
            let groups = possible(audited, node, unit);
            let listed: Vec<u8> = lists
                .iter()
                .filter(|member| member.unit == of.id)
                .map(|member| member.group)
                .collect();
            let blank = |group: u8| Finding {
                rule: Rule::GroupMember,
                document: first.document.clone(),
                table: Some(first.table),
                league: Some(first.league),
                unit: Some(of.id.clone()),
                index: Some(first.index.clone()),
                spot: Spot::Group(group),
                printed: None,
                expected: Expected::Figure(Figure::Units(Vec::new())),
                evidence: value_proof(audited, node, unit),
                certainty: Verdict::Certain,
            };
            for &group in &listed {
                if !groups.iter().any(|possible| possible.number() == group) {
                    findings.push(Finding {
                        printed: Some(Figure::Units(vec![of.id.clone()])),
                        ..blank(group)
                    });
                }
            }
            if let [only] = groups[..]
                && !listed.contains(&only.number())
            {
                findings.push(Finding {
                    expected: Expected::Figure(Figure::Units(vec![of.id.clone()])),
                    ..blank(only.number())
                });
            }
        }
    }
}

/// The value of the unit as the reason.
fn value_proof(audited: &Audited<'_>, node: usize, unit: usize) -> Vec<Proof> {
    let value = audited.settled.values[node][unit];
    let figure = value.map(|value| Figure::Value(f64::from(value) / super::SCALE));
    figure.map(Proof::Recomputed).into_iter().collect()
}
