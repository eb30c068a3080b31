//! The round numbers between which values are coloured.

use dti_engine::within;

use crate::tokens::STEPS;

/// Two round numbers around all values, cut into the steps of the sequential scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Domain {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Domain {
    /// Widths of a step that read well.
    pub(crate) const WIDTHS: [f64; 15] = [
        0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05,
        0.06, 0.08,
    ];

    pub(crate) fn around(values: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            return Self {
                low: 0.0,
                high: 1.0,
            };
        }
        let steps = f64::from(STEPS);
        let width = Self::WIDTHS
            .into_iter()
            .find(|width| {
                let start = (low / width + 1e-9).floor() * width;
                start + steps * width >= high - 1e-9
            })
            .unwrap_or(0.125);
        let low = (low / width + 1e-9).floor() * width;
        Self {
            low,
            high: low + steps * width,
        }
    }

    /// The step of a value: 0 at the low end to 7 at the high end.
    pub(crate) fn step(self, value: f64) -> u8 {
        let at = (value - self.low) / (self.high - self.low) * f64::from(STEPS);
        // Clamped to the scale before the cast; a step is reached at its lower bound.
        within((at + 1e-9).floor(), 0.0, f64::from(STEPS - 1)) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_round_and_holds_all_values() {
        let domain = Domain::around([0.2108, 0.4874, 0.3].into_iter());
        assert!((domain.low - 0.20).abs() < 1e-9 && (domain.high - 0.52).abs() < 1e-9);
        assert_eq!(
            (domain.step(0.2108), domain.step(0.25), domain.step(0.4874)),
            (0, 1, 7)
        );
        assert_eq!((domain.step(0.0), domain.step(1.0)), (0, 7));
    }

    #[test]
    fn the_domain_of_nothing_and_of_one_value_can_be_drawn() {
        let nothing = Domain::around(std::iter::empty());
        assert!(nothing.low < nothing.high);
        let one = Domain::around(std::iter::once(0.3));
        assert!(one.low <= 0.3 && one.high > 0.3);
        let all = Domain::around([0.0, 1.0].into_iter());
        assert_eq!((all.step(0.0), all.step(1.0)), (0, 7));
    }
}
