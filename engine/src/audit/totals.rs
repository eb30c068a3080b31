//! Statements that carry their own check: totals with their parts, percentages with part and whole,
//! lists with their number.

use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use super::groups::rounded;
use crate::years::{Claim, PortalLevel, Share, Sum};

fn blank(rule: Rule, document: &str, id: &str, printed: Figure) -> Finding {
    Finding {
        rule,
        document: document.to_owned(),
        table: None,
        league: None,
        unit: None,
        index: None,
        spot: Spot::Claim(id.to_owned()),
        printed: Some(printed),
        expected: Expected::Unknown,
        evidence: Vec::new(),
        certainty: Verdict::Open,
    }
}

/// Totals that their parts do not give. Which of the numbers is wrong they do not tell.
pub(super) fn sums(sums: &[Sum], findings: &mut Vec<Finding>) {
    for sum in sums {
        let parts = sum
            .parts
            .iter()
            .fold(0_u32, |all, part| all.saturating_add(*part));
        if parts != sum.total {
            findings.push(Finding {
                evidence: vec![Proof::Counted(Figure::Count(parts))],
                ..blank(
                    Rule::Total,
                    &sum.document,
                    &sum.id,
                    Figure::Count(sum.total),
                )
            });
        }
    }
}

/// Percentages that part and whole do not give, neither rounded nor cut off.
pub(super) fn shares(shares: &[Share], findings: &mut Vec<Finding>) {
    for share in shares {
        let Some(printed) = Printed::parse(&share.percent) else {
            continue;
        };
        let figure = Figure::Percent(printed.number);
        if share.whole == 0 {
            findings.push(blank(Rule::Share, &share.document, &share.id, figure));
            continue;
        }
        let percent = 100.0 * f64::from(share.part) / f64::from(share.whole);
        if !percent_holds(percent, printed) {
            let expected = rounded(percent, printed.decimals);
            findings.push(Finding {
                expected: Expected::Figure(Figure::Percent(expected)),
                evidence: vec![Proof::Counted(Figure::Percent(percent))],
                certainty: Verdict::Likely,
                ..blank(Rule::Share, &share.document, &share.id, figure)
            });
        }
    }
}

/// Whether a percentage is printed rounded, or cut off, at its last digit.
pub(super) fn percent_holds(percent: f64, printed: Printed) -> bool {
    let off = percent - printed.number;
    (-printed.half_unit() - 1e-9..2.0 * printed.half_unit() - 1e-9).contains(&off)
}

/// Lists that have another length than the text says.
pub(super) fn lists(claims: &[Claim], portals: &[PortalLevel], findings: &mut Vec<Finding>) {
    for claim in claims {
        let Some(stated) = claim.value.parse::<u32>().ok() else {
            continue;
        };
        let listed = match claim.kind.strip_prefix("portals-level-") {
            Some(level) => portals
                .iter()
                .filter(|portal| portal.document == claim.document && portal.league == claim.league)
                .filter(|portal| level == portal.level.to_string())
                .count(),
            None if is_counted_list(claim) => claim.units.len(),
            None => continue,
        };
        if listed != stated as usize {
            let listed = Figure::Count(u32::try_from(listed).unwrap_or(u32::MAX));
            findings.push(Finding {
                league: claim.league,
                index: Some(claim.index.clone()).filter(|index| !index.is_empty()),
                evidence: vec![Proof::Counted(listed)],
                ..blank(
                    Rule::List,
                    &claim.document,
                    &claim.id,
                    Figure::Count(stated),
                )
            });
        }
    }
}

/// Stated numbers of parts that are not the number of parts that the text then lists.
pub(super) fn parts(claims: &[Claim], sums: &[Sum], findings: &mut Vec<Finding>) {
    for claim in claims {
        let of = claim.kind.strip_prefix("count-parts-of-").and_then(|id| {
            let own =
                |sum: &&Sum| (sum.document.as_str(), sum.id.as_str()) == (&claim.document, id);
            sums.iter().find(own)
        });
        if let (Some(sum), Ok(stated)) = (of, claim.value.parse::<u32>())
            && sum.parts.len() != stated as usize
        {
            let listed = Figure::Count(u32::try_from(sum.parts.len()).unwrap_or(u32::MAX));
            findings.push(Finding {
                evidence: vec![Proof::Counted(listed)],
                ..blank(
                    Rule::List,
                    &claim.document,
                    &claim.id,
                    Figure::Count(stated),
                )
            });
        }
    }
}

/// Whether the number of the claim is the number of the units that it lists.
fn is_counted_list(claim: &Claim) -> bool {
    let counted = ["not-assessed", "top-ten", "bottom-ten"].contains(&claim.kind.as_str())
        || (claim.kind.starts_with("list-") && claim.kind != "list-above-value");
    counted && !claim.units.is_empty()
}
