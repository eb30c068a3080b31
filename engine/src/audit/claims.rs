//! What texts state of a league, against its values and ranks.

use super::constraints::against;
use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use super::groups::{self, rounded};
use super::{Audited, SCALE, means};
use crate::group::group;
use crate::league::League;
use crate::years::Claim;

/// The league and the index that a statement is about, if their values are here. The index of a
/// statement that names none is the total.
pub(super) fn subject<'a, 'b>(
    all: &'b [Audited<'a>],
    league: Option<League>,
    index: &str,
) -> Option<(&'b Audited<'a>, usize)> {
    let audited = all
        .iter()
        .find(|audited| Some(audited.checker.ledger.league) == league)?;
    let framework = audited.checker.ledger.framework;
    let node = match index {
        "" => 0,
        code => framework.index(code).ok()?,
    };
    Some((audited, node))
}

/// A claim, and what it is about.
pub(super) struct Statement<'a, 'b> {
    pub(super) claim: &'b Claim,
    pub(super) audited: &'b Audited<'a>,
    pub(super) node: usize,
}

impl Statement<'_, '_> {
    pub(super) fn finding(&self, rule: Rule, printed: Option<Figure>) -> Finding {
        Finding {
            rule,
            document: self.claim.document.clone(),
            table: None,
            league: self.claim.league,
            unit: None,
            index: Some(self.claim.index.clone()).filter(|index| !index.is_empty()),
            spot: Spot::Claim(self.claim.id.clone()),
            printed,
            expected: Expected::Unknown,
            evidence: Vec::new(),
            certainty: Verdict::Certain,
        }
    }

    /// The number that is stated, with its digits.
    pub(super) fn number(&self) -> Option<Printed> {
        Printed::parse(&self.claim.value)
    }

    /// Positions of the units named. One of another league is left out: [`strangers`] reports it.
    pub(super) fn named(&self) -> Vec<usize> {
        self.places().into_iter().flatten().collect()
    }

    /// The same with `None` in the place of each unit that the league does not have.
    pub(super) fn places(&self) -> Vec<Option<usize>> {
        let units = self.audited.checker.ledger.units;
        let position = |id: &String| units.iter().position(|unit| unit.id == *id);
        self.claim.units.iter().map(position).collect()
    }

    /// What contradicts that the unit has this rank: its rank as printed, and its value among the
    /// values of all.
    pub(super) fn not_ranked(&self, unit: usize, rank: u32, stated: u32) -> Vec<Proof> {
        let ledger = self.audited.checker.ledger;
        let mut proofs = Vec::new();
        let values = &self.audited.settled.values[self.node];
        if let (Some(own), Some(&at)) = (values[unit], ledger.values[self.node].first()) {
            let others = || (0..values.len()).filter(|&other| other != unit);
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let ahead = others().filter(|&other| values[other].is_some_and(|value| value > own));
            // A lost value may be ahead, and an equal one stand before it.
            let most = others().filter(|&other| values[other].is_none_or(|value| value >= own));
            let (least, most) = (1 + count(ahead.count()), 1 + count(most.count()));
            if !(least..=most).contains(&stated) && (least..=most).contains(&rank) {
                let table = ledger.table(at);
                proofs.push(Proof::Values { table, rank });
            }
        }
        for &at in &ledger.ranks[self.node] {
            if ledger.strips[at].printed[unit] == Some(rank) {
                let table = ledger.table(at);
                proofs.push(Proof::Ranks { table, rank });
            }
        }
        if proofs.is_empty() {
            proofs.push(Proof::Recomputed(Figure::Rank(rank)));
        }
        proofs
    }

    pub(super) fn id(&self, unit: usize) -> String {
        self.audited.checker.ledger.units[unit].id.clone()
    }

    /// The rank of a unit, if it is settled.
    pub(super) fn rank(&self, unit: usize) -> Option<u32> {
        self.audited.settled.ranks[self.node][unit]
    }

    /// The rule for a figure of one unit: another document than the tables' is its own rule.
    fn rule_or_documents(&self, rule: Rule) -> Rule {
        let sheets = &self.audited.checker.ledger.sheets;
        let own = sheets
            .iter()
            .any(|sheet| sheet.document == self.claim.document);
        if own { rule } else { Rule::Documents }
    }
}

/// Checks every claim that the values can confirm or refute.
pub(super) fn check(all: &[Audited<'_>], claims: &[Claim], findings: &mut Vec<Finding>) {
    for claim in claims {
        let Some((audited, node)) = subject(all, claim.league, &claim.index) else {
            continue;
        };
        let of = Statement {
            claim,
            audited,
            node,
        };
        let kind = claim.kind.as_str();
        strangers(&of, claims, findings);
        match kind {
            "mean" => findings.extend(means::mean(&of)),
            "count-above-mean" | "count-below-mean" | "percent-above-mean"
            | "percent-below-mean" => findings.extend(means::share_of_mean(&of, claims)),
            "list-above-mean" | "list-below-mean" | "list-above-value" => {
                super::lists::above(&of, findings);
            }
            "top-ten" | "bottom-ten" => super::lists::ends(&of, findings),
            "list-leaders" => super::lists::leaders(&of, findings),
            "list-behind-in-region" => super::lists::behind(&of, claims, findings),
            "count-units" | "list-units" => super::lists::league(&of, claims, findings),
            "first-in" | "last-in" => first(&of, findings),
            "value-of" => value(&of, findings),
            "rank-of" => rank(&of, findings),
            "group-of" => group_of(&of, findings),
            "spread" => findings.extend(spread(&of)),
            _ => {
                if let Some(of_first) = kind.strip_prefix("count-first-of-") {
                    findings.extend(firsts(&of, of_first));
                } else if let Some(number) = kind.strip_prefix("count-group-") {
                    findings.extend(group_count(&of, number));
                } else if let Some(number) = kind.strip_prefix("percent-group-") {
                    findings.extend(group_share(&of, number));
                }
            }
        }
    }
}

/// Units that the statement counts to a league that does not have them. Those that the same league
/// has without ranking them may stand in a list of its units.
fn strangers(of: &Statement<'_, '_>, claims: &[Claim], findings: &mut Vec<Finding>) {
    let rule = match of.claim.kind.as_str() {
        "list-above-mean"
        | "list-below-mean"
        | "list-above-value"
        | "list-leaders"
        | "list-behind-in-region"
        | "list-units" => Rule::List,
        "top-ten" | "bottom-ten" | "first-in" | "last-in" => Rule::First,
        "value-of" => Rule::Value,
        "rank-of" => Rule::Rank,
        "group-of" => Rule::GroupMember,
        kind if kind.starts_with("count-first-of-") => Rule::Count,
        _ => return,
    };
    let unranked = |id: &String| {
        of.claim.kind == "list-units"
            && claims.iter().any(|other| {
                other.kind == "not-ranked"
                    && other.league == of.claim.league
                    && other.units.contains(id)
            })
    };
    for (id, place) in of.claim.units.iter().zip(of.places()) {
        if place.is_some() || unranked(id) {
            continue;
        }
        let nobody = Figure::Units(Vec::new());
        let mut finding = of.finding(rule, Some(Figure::Units(vec![id.clone()])));
        finding.unit = Some(id.clone());
        finding.expected = Expected::Figure(nobody.clone());
        finding.evidence = vec![Proof::Recomputed(nobody)];
        findings.push(finding);
    }
}

fn first(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let ranks = &of.audited.settled.ranks[of.node];
    let last = ranks.iter().flatten().max().copied();
    let wanted = if of.claim.kind == "first-in" {
        Some(1)
    } else {
        last
    };
    for unit in of.named() {
        let (Some(rank), Some(wanted)) = (of.rank(unit), wanted) else {
            continue;
        };
        if rank == wanted {
            continue;
        }
        let holders = (0..ranks.len()).filter(|&other| ranks[other] == Some(wanted));
        let holders: Vec<String> = holders.map(|other| of.id(other)).collect();
        let mut finding = of.finding(Rule::First, Some(Figure::Rank(wanted)));
        finding.unit = Some(of.id(unit));
        finding.expected = Expected::Figure(Figure::Rank(rank));
        finding.evidence = of.not_ranked(unit, rank, wanted);
        // Who holds the place is no further reason, but what the values give instead.
        let by_values = |proof: &Proof| matches!(proof, Proof::Values { .. });
        if finding.evidence.iter().any(by_values) {
            let holders = Proof::Recomputed(Figure::Units(holders));
            finding.evidence.push(holders);
        }
        findings.push(finding);
    }
}

fn value(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(printed) = of.number() else { return };
    for unit in of.named() {
        let Some((low, high)) = of.audited.settled.interval(of.node, unit) else {
            continue;
        };
        let half = if printed.decimals < 4 {
            printed.half_unit()
        } else {
            0.0
        } + 1e-9;
        if (low - half..=high + half).contains(&printed.number) {
            continue;
        }
        let rule = of.rule_or_documents(Rule::Value);
        let mut finding = of.finding(rule, Some(Figure::Value(printed.number)));
        finding.unit = Some(of.id(unit));
        let ledger = of.audited.checker.ledger;
        if let Some(&strip) = ledger.values[of.node].first() {
            let sheet = &ledger.sheets[ledger.strips[strip].sheet];
            if let Some(value) = of.audited.settled.values[of.node][unit] {
                let figure = Figure::Value(f64::from(value) / SCALE);
                finding.expected = Expected::Figure(figure.clone());
                finding.evidence.push(Proof::Source {
                    document: sheet.document.clone(),
                    table: Some(sheet.table),
                    figure,
                });
            }
            let said = (printed.number * SCALE).round() as u32;
            let (checker, content) = (&of.audited.checker, &of.audited.content);
            let reasons = against(checker, content, strip, unit, said);
            finding
                .evidence
                .extend(reasons.into_iter().map(|(_, proof)| proof));
        }
        findings.push(finding);
    }
}

fn rank(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(stated) = of.claim.value.parse::<u32>().ok() else {
        return;
    };
    for unit in of.named() {
        if let Some(rank) = of.rank(unit)
            && rank != stated
        {
            let rule = of.rule_or_documents(Rule::Rank);
            let mut finding = of.finding(rule, Some(Figure::Rank(stated)));
            finding.unit = Some(of.id(unit));
            finding.expected = Expected::Figure(Figure::Rank(rank));
            finding.evidence = of.not_ranked(unit, rank, stated);
            findings.push(finding);
        }
    }
}

fn group_of(of: &Statement<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(stated) = of.claim.value.parse::<u32>().ok() else {
        return;
    };
    for unit in of.named() {
        let groups = groups::possible(of.audited, of.node, unit);
        if groups
            .iter()
            .any(|group| u32::from(group.number()) == stated)
        {
            continue;
        }
        let rule = of.rule_or_documents(Rule::GroupMember);
        let mut finding = of.finding(rule, Some(Figure::Count(stated)));
        finding.unit = Some(of.id(unit));
        if let Some(value) = of.audited.settled.values[of.node][unit] {
            let value = f64::from(value) / SCALE;
            let number = u32::from(group(value).number());
            finding.expected = Expected::Figure(Figure::Count(number));
            finding.evidence = vec![Proof::Recomputed(Figure::Value(value))];
        }
        findings.push(finding);
    }
}

fn spread(of: &Statement<'_, '_>) -> Option<Finding> {
    let printed = of.number()?;
    let units = 0..of.audited.units();
    let intervals: Option<Vec<(f64, f64)>> = units
        .map(|unit| of.audited.settled.interval(of.node, unit))
        .collect();
    let intervals = intervals?;
    let best = |of: fn(&(f64, f64)) -> f64| intervals.iter().map(of).fold(0.0, f64::max);
    let worst = |of: fn(&(f64, f64)) -> f64| intervals.iter().map(of).fold(1.0, f64::min);
    let least = best(|range| range.0) - worst(|range| range.1);
    let most = best(|range| range.1) - worst(|range| range.0);
    // Both ends are rounded, and so is their difference.
    let tolerance = printed.half_unit() + 1e-9;
    if (least - tolerance..=most + tolerance).contains(&printed.number) {
        return None;
    }
    let mut finding = of.finding(Rule::Spread, Some(Figure::Value(printed.number)));
    let scale = 10_f64.powi(i32::from(printed.decimals));
    let spread = (least.midpoint(most) * scale).round() / scale;
    finding.expected = Expected::Figure(Figure::Value(spread));
    finding.evidence = vec![Proof::Recomputed(Figure::Value(spread))];
    Some(finding)
}

fn firsts(of: &Statement<'_, '_>, of_first: &str) -> Option<Finding> {
    let stated: u32 = of.claim.value.parse().ok()?;
    let indices: usize = of_first.parse().ok()?;
    let unit = *of.named().first()?;
    let nodes = of.audited.checker.ledger.framework.nodes();
    let ranks: Vec<Option<u32>> = nodes[of.node]
        .children
        .iter()
        .take(indices)
        .map(|&index| of.audited.settled.ranks[index][unit])
        .collect();
    let is = |rank: Option<u32>| ranks.iter().filter(|other| **other == rank).count();
    let (count, unknown) = (
        u32::try_from(is(Some(1))).ok()?,
        u32::try_from(is(None)).ok()?,
    );
    if (count..=count + unknown).contains(&stated) {
        return None;
    }
    let mut finding = of.finding(Rule::Count, Some(Figure::Count(stated)));
    finding.unit = Some(of.id(unit));
    finding.expected = Expected::Figure(Figure::Count(count));
    finding.evidence = vec![Proof::Recomputed(Figure::Count(count))];
    Some(finding)
}

fn group_count(of: &Statement<'_, '_>, number: &str) -> Option<Finding> {
    let (stated, number): (u32, u8) = (of.claim.value.parse().ok()?, number.parse().ok()?);
    let (least, most) = groups::count(of.audited, of.node, number);
    if (least..=most).contains(&stated) {
        return None;
    }
    let mut finding = of.finding(Rule::GroupCount, Some(Figure::Count(stated)));
    if least == most {
        finding.expected = Expected::Figure(Figure::Count(least));
    }
    finding.evidence = vec![Proof::Recomputed(Figure::Count(least))];
    Some(finding)
}

fn group_share(of: &Statement<'_, '_>, number: &str) -> Option<Finding> {
    let (printed, number): (Printed, u8) = (of.number()?, number.parse().ok()?);
    if groups::share_holds(of.audited, of.node, number, printed) {
        return None;
    }
    let (least, most) = groups::count(of.audited, of.node, number);
    let mut finding = of.finding(Rule::GroupShare, Some(Figure::Percent(printed.number)));
    let share = 100.0 * f64::from(least) / of.audited.units() as f64;
    if least == most {
        let expected = rounded(share, printed.decimals);
        finding.expected = Expected::Figure(Figure::Percent(expected));
    }
    finding.evidence = vec![Proof::Recomputed(Figure::Percent(share))];
    Some(finding)
}
