//! The weights that a source states, against the sums that it prints.

use super::finding::{Expected, Finding, Proof, Rule, Spot, Verdict};
use super::ledger::SumRule;
use super::{Audited, SCALE};
use crate::framework::Framework;

/// How the sums of a framework do on what is believed.
struct Trial {
    failing: u32,
    checked: u32,
    largest: f64,
}

fn trial(audited: &Audited<'_>, rules: &[SumRule]) -> Trial {
    let mut trial = Trial {
        failing: 0,
        checked: 0,
        largest: 0.0,
    };
    for rule in rules {
        for unit in 0..audited.units() {
            let (checker, content) = (&audited.checker, &audited.content);
            if let Some(residual) = checker.residual(content, rule, unit) {
                trial.checked += 1;
                trial.failing += u32::from(checker.sum_fails(content, rule, unit));
                trial.largest = trial.largest.max(residual.abs() / SCALE);
            }
        }
    }
    trial
}

/// One finding when the weights as written fail where those in use hold.
pub(super) fn written(audited: &Audited<'_>, written: &Framework) -> Option<Finding> {
    let ledger = audited.checker.ledger;
    let rules = ledger.sum_rules(written);
    let stated = trial(audited, &rules);
    let used = trial(audited, &ledger.sums);
    if stated.failing <= used.failing {
        return None;
    }
    let sheet = &ledger.sheets[ledger.strips[rules.first()?.whole].sheet];
    let proof = |framework: &Framework, trial: &Trial| Proof::Framework {
        id: framework.id().to_owned(),
        failing: trial.failing,
        checked: trial.checked,
        largest: trial.largest,
    };
    Some(Finding {
        rule: Rule::Weights,
        document: sheet.document.clone(),
        table: Some(sheet.table),
        league: Some(ledger.league),
        unit: None,
        index: ledger
            .framework
            .nodes()
            .first()
            .map(|root| root.code.clone()),
        spot: Spot::Whole,
        printed: None,
        expected: Expected::Unknown,
        evidence: vec![proof(written, &stated), proof(ledger.framework, &used)],
        certainty: Verdict::Certain,
    })
}
