//! The corrections that the findings justify.

use super::claims::{mean_holds, subject};
use super::evidence::Printed;
use super::finding::{Expected, Figure, Finding, Proof, Spot, Verdict};
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
