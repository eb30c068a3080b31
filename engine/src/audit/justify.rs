//! The corrections that the findings justify.

use super::check::{Checker, SUM_TOLERANCE};
use super::claims::subject;
use super::constraints::sum_proof;
use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use super::hypothesis::{Fault, Faults};
use super::ledger::Content;
use super::means::mean_holds;
use super::settled::Settled;
use super::{Audited, SCALE};
use crate::years::Claim;

/// A row that the corrections file must have.
#[derive(Clone, Debug, PartialEq)]
pub struct Justified {
    /// Identifier of the document.
    pub document: String,
    /// Number of the table.
    pub table: u8,
    /// Row of the table, from 1.
    pub row: u16,
    /// Column of the table, from 1.
    pub column: u8,
    /// The unit in whose row the cell stands.
    pub unit: String,
    /// The index in whose column it stands.
    pub index: String,
    /// What is printed.
    pub printed: Figure,
    /// What it should be; `None` when the number is lost.
    pub corrected: Option<Figure>,
    /// The codes of the constraints that prove it.
    pub evidence: Vec<String>,
}

/// The corrections that follow from the findings: every cell that is certainly wrong, by table,
/// row and column. Where the right number is not proved, the cell is unknown.
#[must_use]
pub fn corrections_justified(findings: &[Finding]) -> Vec<Justified> {
    let mut rows: Vec<Justified> = findings.iter().filter_map(justified).collect();
    rows.sort_by(|a, b| {
        let key = |of: &Justified| (of.document.clone(), of.table, of.row, of.column);
        key(a).cmp(&key(b))
    });
    rows
}

fn justified(finding: &Finding) -> Option<Justified> {
    let Spot::Cell { row, column } = finding.spot else {
        return None;
    };
    if finding.certainty != Verdict::Certain {
        return None;
    }
    Some(Justified {
        document: finding.document.clone(),
        table: finding.table?,
        row,
        column,
        unit: finding.unit.clone()?,
        index: finding.index.clone()?,
        printed: finding.printed.clone()?,
        corrected: match &finding.expected {
            Expected::Figure(figure) => Some(figure.clone()),
            Expected::Unknown | Expected::Interval { .. } => None,
        },
        evidence: finding.evidence.iter().map(Proof::code).collect(),
    })
}

/// Lets stated means decide whether the whole or a part of a sum that does not hold is wrong: where
/// the mean holds with what the parts give and not with what is printed, it is the whole.
pub(super) fn testify(
    checker: &Checker<'_>,
    content: &mut Content,
    faults: &mut Faults,
    claims: &[Claim],
) {
    let ledger = checker.ledger;
    for rule in &ledger.sums {
        let strip = &ledger.strips[rule.whole];
        let code = &ledger.framework.nodes()[strip.node].code;
        let stated = claims.iter().find(|claim| {
            claim.kind == "mean" && claim.league == Some(ledger.league) && claim.index == *code
        });
        let Some(number) = stated.and_then(|claim| Printed::parse(&claim.value)) else {
            continue;
        };
        for unit in ledger.positions() {
            if !checker.sum_fails(content, rule, unit) {
                continue;
            }
            let (Some(residual), Some(sum), Some(mean)) = (
                checker.residual(content, rule, unit),
                checker.sum_of(content, rule, unit),
                Settled::new(ledger, content, faults).mean(strip.node),
            ) else {
                continue;
            };
            let by = residual / SCALE / ledger.units.len() as f64;
            let with_sum = (mean.0 - by, mean.1 - by);
            let units = ledger.units.len();
            if mean_holds(number, mean, units) || !mean_holds(number, with_sum, units) {
                continue;
            }
            let (low, high) = (sum - SUM_TOLERANCE, sum + SUM_TOLERANCE);
            let value = number.number;
            let fault = Fault {
                rule: Rule::WrongValue,
                proofs: vec![sum_proof(checker, rule, low, high), Proof::Mean { value }],
                certainty: Verdict::Certain,
            };
            content[rule.whole][unit] = None;
            faults.insert((rule.whole, unit), fault);
        }
    }
}

/// Adds stated means as evidence where one holds with the corrected value alone.
pub(super) fn by_means(all: &[Audited<'_>], claims: &[Claim], findings: &mut [Finding]) {
    for finding in findings {
        let (Some(Figure::Value(printed)), Expected::Figure(Figure::Value(corrected))) =
            (&finding.printed, &finding.expected)
        else {
            continue;
        };
        let by = (corrected - printed) * SCALE;
        let stated = claims.iter().find(|claim| {
            claim.kind == "mean"
                && claim.league == finding.league
                && Some(&claim.index) == finding.index.as_ref()
        });
        let proof = stated.and_then(|claim| {
            let (audited, node) = subject(all, claim.league, &claim.index)?;
            let number = Printed::parse(&claim.value)?;
            let units = audited.units();
            let mean = audited.settled.mean(node)?;
            let off = by / SCALE / units as f64;
            let with_printed = (mean.0 - off, mean.1 - off);
            (mean_holds(number, mean, units) && !mean_holds(number, with_printed, units)).then_some(
                Proof::Mean {
                    value: number.number,
                },
            )
        });
        finding.evidence.extend(proof);
    }
}
