//! What is known of a league once its tables are audited.

use super::SCALE;
use super::bounds::{Bound, confine};
use super::finding::Verdict;
use super::hypothesis::Faults;
use super::ledger::{Content, Ledger};

/// The believed values and ranks of a league, and the intervals of the lost ones.
pub(super) struct Settled {
    /// Ten-thousandths, by node and unit.
    pub(super) values: Vec<Vec<Option<u32>>>,
    /// Ranks, by node and unit.
    pub(super) ranks: Vec<Vec<Option<u32>>>,
    bounds: Vec<Bound>,
}

impl Settled {
    /// What is believed for likely rather than certain is not used against other statements.
    pub(super) fn new(ledger: &Ledger<'_>, content: &Content, faults: &Faults) -> Self {
        let certain = |at: usize, unit: usize| {
            let fault = faults.get(&(at, unit));
            fault.is_none_or(|fault| fault.certainty == Verdict::Certain)
        };
        let first = |strips: &Vec<usize>| -> Vec<Option<u32>> {
            let of = |unit: usize| {
                let mut certain = strips.iter().filter(|&&at| certain(at, unit));
                certain.find_map(|&at| content[at][unit])
            };
            ledger.positions().map(of).collect()
        };
        let values: Vec<_> = ledger.values.iter().map(first).collect();
        let ranks: Vec<_> = ledger.ranks.iter().map(first).collect();
        let bounds = confine(ledger.framework, &values, &ranks);
        Self {
            values,
            ranks,
            bounds,
        }
    }

    /// The interval of a lost value.
    pub(super) fn bound(&self, node: usize, unit: usize) -> Option<&Bound> {
        self.bounds
            .iter()
            .find(|bound| (bound.index, bound.unit) == (node, unit))
    }

    /// Lowest and highest value possible, in [0, 1]; `None` where nothing at all is known.
    pub(super) fn interval(&self, node: usize, unit: usize) -> Option<(f64, f64)> {
        match self.values[node][unit] {
            Some(value) => Some((f64::from(value) / SCALE, f64::from(value) / SCALE)),
            None => self.bound(node, unit).map(|bound| (bound.low, bound.high)),
        }
    }

    /// Lowest and highest mean possible, rounding left aside; `None` where a unit is missing
    /// altogether.
    pub(super) fn mean(&self, node: usize) -> Option<(f64, f64)> {
        let units = self.values[node].len();
        let mut sum = (0.0, 0.0);
        for unit in 0..units {
            let (low, high) = self.interval(node, unit)?;
            sum = (sum.0 + low, sum.1 + high);
        }
        (units > 0).then(|| (sum.0 / units as f64, sum.1 / units as f64))
    }

    /// By how much the mean of values rounded to four decimals can differ from the mean of the
    /// unrounded ones: never more than half a unit of the last digit, and in practice four
    /// standard deviations of the mean of that many independent roundings.
    pub(super) fn mean_tolerance(units: usize) -> f64 {
        let half_unit = 0.5 / SCALE;
        half_unit * (4.0 / (3.0 * units as f64).sqrt()).min(1.0)
    }
}
