//! Undo and redo of a scenario.

use dti_engine::Scenario;

/// The settled states of a scenario, and which of them is the present one.
#[derive(Clone, Debug)]
pub(crate) struct History {
    steps: Vec<Scenario>,
    at: usize,
}

/// More than anybody goes back.
const MOST: usize = 200;

impl History {
    pub(crate) fn new(first: Scenario) -> Self {
        Self {
            steps: vec![first],
            at: 0,
        }
    }

    /// Notes the present state; what was undone before is forgotten.
    pub(crate) fn note(&mut self, scenario: &Scenario) {
        if self.steps[self.at] == *scenario {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(scenario.clone());
        if self.steps.len() > MOST {
            self.steps.remove(0);
        }
        self.at = self.steps.len() - 1;
    }

    /// Whether there is a step in that direction.
    pub(crate) fn can(&self, by: isize) -> bool {
        self.at
            .checked_add_signed(by)
            .is_some_and(|at| at < self.steps.len())
    }

    /// Goes a step and returns the state there.
    pub(crate) fn walk(&mut self, by: isize) -> Option<Scenario> {
        let at = self
            .at
            .checked_add_signed(by)
            .filter(|at| *at < self.steps.len())?;
        self.at = at;
        Some(self.steps[at].clone())
    }
}

#[cfg(test)]
mod tests {
    use dti_engine::{Amount, League};

    use super::*;

    fn changes(points: f64) -> Scenario {
        let mut scenario = Scenario::new(League::Provinces, 2020);
        scenario.edit("u", "i", Amount::Points(points));
        scenario
    }

    #[test]
    fn steps_go_back_and_forth_and_a_new_one_ends_what_was_undone() {
        let mut history = History::new(Scenario::new(League::Provinces, 2020));
        history.note(&changes(1.0));
        history.note(&changes(1.0));
        history.note(&changes(2.0));
        assert_eq!(history.walk(-1), Some(changes(1.0)));
        assert_eq!(
            history.walk(-1),
            Some(Scenario::new(League::Provinces, 2020))
        );
        assert_eq!(history.walk(-1), None);
        assert_eq!(history.walk(1), Some(changes(1.0)));
        history.note(&changes(3.0));
        assert!(!history.can(1));
        assert_eq!(history.walk(-1), Some(changes(1.0)));
    }
}
