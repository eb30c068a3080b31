//! Explanations of contradictions, and the choice among them.

use std::collections::{BTreeMap, BTreeSet};

use super::check::Checker;
use super::finding::{Proof, Rule, Verdict};
use super::ledger::Content;
use super::{cells, columns, rows};

/// What one explanation says of one cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    pub(super) strip: usize,
    pub(super) unit: usize,
    /// What should be believed; `None` when the number is given up.
    pub(super) to: Option<u32>,
    pub(super) rule: Rule,
    /// What the explanation itself says; the constraints come later.
    pub(super) proofs: Vec<Proof>,
}

/// One explanation: what happened, to which cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hypothesis {
    pub(super) changes: Vec<Change>,
    /// How much it must lower the price of the contradictions to be worth believing.
    pub(super) price: i64,
}

/// What is known of a cell that an accepted explanation touched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) rule: Rule,
    pub(super) proofs: Vec<Proof>,
    pub(super) certainty: Verdict,
}

/// The faults found, by column and unit.
pub(super) type Faults = BTreeMap<(usize, usize), Fault>;

impl Hypothesis {
    /// The indices and the units whose constraints it can change.
    fn scope(&self, checker: &Checker<'_>) -> (Vec<usize>, Vec<usize>) {
        let strips = &checker.ledger.strips;
        let nodes: BTreeSet<usize> = self.changes.iter().map(|c| strips[c.strip].node).collect();
        let units: BTreeSet<usize> = self.changes.iter().map(|c| c.unit).collect();
        (nodes.into_iter().collect(), units.into_iter().collect())
    }

    /// Whether both speak of the same cells.
    fn has_cells_of(&self, other: &Hypothesis) -> bool {
        let cells = |of: &Hypothesis| -> BTreeSet<(usize, usize)> {
            of.changes.iter().map(|c| (c.strip, c.unit)).collect()
        };
        cells(self) == cells(other)
    }

    pub(super) fn apply(&self, content: &mut Content) {
        for change in &self.changes {
            content[change.strip][change.unit] = change.to;
        }
    }

    /// By how much believing it lowers the price of all contradictions, its own price included.
    pub(super) fn gain(&self, checker: &Checker<'_>, content: &Content) -> i64 {
        let (nodes, units) = self.scope(checker);
        let mut after = content.clone();
        self.apply(&mut after);
        let before = checker.cost(content, &nodes, &units);
        before - checker.cost(&after, &nodes, &units) - self.price
    }

    fn record(self, faults: &mut Faults, certainty: Verdict) {
        for change in self.changes {
            let fault = faults
                .entry((change.strip, change.unit))
                .or_insert_with(|| Fault {
                    rule: change.rule,
                    proofs: Vec::new(),
                    certainty,
                });
            for proof in change.proofs {
                if !fault.proofs.contains(&proof) {
                    fault.proofs.push(proof);
                }
            }
        }
    }
}

/// Finds the explanations of all contradictions: first rows and columns, then single cells, the
/// one that explains most first, until nothing is left to explain or nothing explains it.
pub(super) fn explain(checker: &Checker<'_>, content: &mut Content) -> Faults {
    let mut faults = Faults::new();
    // Each round lowers the price, which is finite; the limit guards against hostile tables.
    for _ in 0..256 {
        if !checker.is_contradicted(content) {
            return faults;
        }
        let mut all = rows::hypotheses(checker, content);
        all.extend(columns::hypotheses(checker, content));
        let gains: Vec<i64> = all
            .iter()
            .map(|hypothesis| hypothesis.gain(checker, content))
            .collect();
        // The first of equals.
        let best = (0..all.len()).rev().max_by_key(|&at| gains[at]);
        let Some(best) = best.filter(|&best| gains[best] > 0) else {
            break;
        };
        let rival = |at: usize| gains[at] == gains[best] && !all[at].has_cells_of(&all[best]);
        let certainty = if (0..all.len()).any(rival) {
            Verdict::Likely
        } else {
            Verdict::Certain
        };
        let best = all.swap_remove(best);
        best.apply(content);
        best.record(&mut faults, certainty);
    }
    for _ in 0..256 {
        let Some((best, certainty)) = cells::best(checker, content) else {
            break;
        };
        best.apply(content);
        best.record(&mut faults, certainty);
    }
    faults
}
