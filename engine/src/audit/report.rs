//! From faults and remaining contradictions to findings.

use super::SCALE;
use super::check::{Checker, SUM_TOLERANCE, impossible};
use super::constraints::rank_by;
use super::finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use super::hypothesis::Faults;
use super::ledger::{Content, Ledger, Measure};
use super::settled::Settled;

/// One finding per wrong cell.
pub(super) fn cells(
    ledger: &Ledger<'_>,
    content: &Content,
    settled: &Settled,
    faults: &Faults,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (&(strip, unit), fault) in faults {
        let mut finding = blank(ledger, strip, unit, fault.rule);
        finding.expected = expected(ledger, content, settled, strip, unit);
        finding.evidence = fault.proofs.clone();
        finding.certainty = fault.certainty;
        findings.push(finding);
    }
    findings
}

fn figure(measure: Measure, number: u32) -> Figure {
    match measure {
        Measure::Value => Figure::Value(f64::from(number) / SCALE),
        Measure::Rank => Figure::Rank(number),
    }
}

fn blank(ledger: &Ledger<'_>, strip: usize, unit: usize, rule: Rule) -> Finding {
    let of = &ledger.strips[strip];
    let sheet = &ledger.sheets[of.sheet];
    Finding {
        rule,
        document: sheet.document.clone(),
        table: Some(sheet.table),
        league: Some(ledger.league),
        unit: Some(ledger.units[unit].id.clone()),
        index: Some(ledger.framework.nodes()[of.node].code.clone()),
        spot: Spot::Cell {
            row: sheet.rows[unit],
            column: of.column,
        },
        printed: of.printed[unit].map(|number| figure(of.measure, number)),
        expected: Expected::Unknown,
        evidence: Vec::new(),
        certainty: Verdict::Open,
    }
}

fn expected(
    ledger: &Ledger<'_>,
    content: &Content,
    settled: &Settled,
    strip: usize,
    unit: usize,
) -> Expected {
    let of = &ledger.strips[strip];
    match (content[strip][unit], of.measure) {
        (Some(number), measure) => Expected::Figure(figure(measure, number)),
        (None, Measure::Rank) => Expected::Unknown,
        (None, Measure::Value) => {
            settled
                .interval(of.node, unit)
                .map_or(Expected::Unknown, |(low, high)| Expected::Interval {
                    low,
                    high,
                })
        }
    }
}

/// What still contradicts itself when every explanation is used up.
pub(super) fn unexplained(checker: &Checker<'_>, content: &Content) -> Vec<Finding> {
    let mut findings = sums(checker, content);
    findings.extend(disagreements(checker, content));
    findings.extend(orders(checker, content));
    for finding in impossible_levels(checker, content) {
        let said = findings.iter().any(|other| {
            (other.table, &other.unit, &other.index)
                == (finding.table, &finding.unit, &finding.index)
        });
        if !said {
            findings.push(finding);
        }
    }
    findings
}

/// Ranks that no complete ranking can have, where no values tell what they should be.
fn impossible_levels(checker: &Checker<'_>, content: &Content) -> Vec<Finding> {
    let ledger = checker.ledger;
    let mut findings = Vec::new();
    for &at in ledger.ranks.iter().flatten() {
        let wrong = impossible(&content[at]);
        for unit in ledger.positions() {
            if content[at][unit].is_some_and(|rank| wrong.contains(&rank)) {
                let mut finding = blank(ledger, at, unit, Rule::Order);
                let table = ledger.table(at);
                finding.evidence = vec![Proof::Competition { table }];
                findings.push(finding);
            }
        }
    }
    findings
}

fn sums(checker: &Checker<'_>, content: &Content) -> Vec<Finding> {
    let ledger = checker.ledger;
    let mut findings: Vec<Finding> = Vec::new();
    for rule in &ledger.sums {
        for unit in ledger.positions() {
            let Some(sum) = checker.sum_of(content, rule, unit) else {
                continue;
            };
            if !checker.sum_fails(content, rule, unit) {
                continue;
            }
            let mut finding = blank(ledger, rule.whole, unit, Rule::Sum);
            // Another print of the same whole says nothing new.
            let said = findings.iter().any(|other| {
                (&other.unit, &other.index, &other.printed)
                    == (&finding.unit, &finding.index, &finding.printed)
            });
            if said {
                continue;
            }
            let low = ((sum - SUM_TOLERANCE) / SCALE).max(0.0);
            let high = ((sum + SUM_TOLERANCE) / SCALE).min(1.0);
            let table = ledger.table(rule.whole);
            finding.expected = Expected::Interval { low, high };
            finding.evidence = vec![Proof::RowSum { table, low, high }];
            findings.push(finding);
        }
    }
    findings
}

fn disagreements(checker: &Checker<'_>, content: &Content) -> Vec<Finding> {
    let ledger = checker.ledger;
    let mut findings = Vec::new();
    for of in ledger.values.iter().chain(&ledger.ranks) {
        for (nth, &at) in of.iter().enumerate() {
            for unit in ledger.positions() {
                let other = of[..nth].iter().find(|&&other| {
                    matches!((content[at][unit], content[other][unit]), (Some(a), Some(b)) if a != b)
                });
                let Some(&other) = other else { continue };
                let mut finding = blank(ledger, at, unit, Rule::Disagreement);
                if let Some(number) = content[other][unit] {
                    finding.evidence.push(Proof::Agrees {
                        table: ledger.table(other),
                        figure: figure(ledger.strips[other].measure, number),
                    });
                }
                findings.push(finding);
            }
        }
    }
    findings
}

fn orders(checker: &Checker<'_>, content: &Content) -> Vec<Finding> {
    let ledger = checker.ledger;
    let mut findings: Vec<Finding> = Vec::new();
    for node in 0..ledger.ranks.len() {
        for unit in ledger.positions() {
            let found = ledger.ranks[node].iter().find_map(|&ranks| {
                let values = ledger.values[node].iter().copied().find(|&values| {
                    match (content[values][unit], content[ranks][unit]) {
                        (Some(value), Some(rank)) => {
                            let columns = (&content[values], &content[ranks]);
                            checker.clashes((value, rank), columns.0, columns.1, &[]) > 0
                        }
                        _ => false,
                    }
                })?;
                Some((ranks, values))
            });
            let Some((ranks, values)) = found else {
                continue;
            };
            let mut finding = blank(ledger, ranks, unit, Rule::Order);
            if let Some(rank) = rank_by(checker, content, ranks, values, unit) {
                if Some(rank) == content[ranks][unit] {
                    continue;
                }
                let table = ledger.table(values);
                finding.expected = Expected::Figure(Figure::Rank(rank));
                finding.evidence.push(Proof::Values { table, rank });
            }
            findings.push(finding);
        }
    }
    findings
}
