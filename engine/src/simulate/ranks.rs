//! Ranks of a simulated league.

use crate::matrix::rank_key;
use crate::rank::Rank;
use crate::simulate::Simulator;

impl Simulator {
    /// The ranks of all units by a node, one per unit.
    ///
    /// Values are compared on the grid of [`TIE_TOLERANCE`](crate::TIE_TOLERANCE). A unit whose
    /// value is lost holds its printed rank, as in [`Scores::ranks`], unless the weights below the
    /// node were changed. A unit whose value changed shares no place on the word of the print.
    ///
    /// # Panics
    ///
    /// If there is no such index.
    pub fn ranks(&mut self, index: usize) -> &[Option<Rank>] {
        let start = index * self.units;
        let column = start..start + self.units;
        if !self.slack.is_empty()
            && self.slack[column.clone()]
                .iter()
                .any(|range| *range != (0.0, 0.0))
        {
            self.rank_intervals(index);
            return &self.intervals;
        }
        let (now, known) = (&self.now[column.clone()], &self.known[column.clone()]);
        let (published, printed) = (&self.published[column.clone()], &self.printed[column]);
        let trusted = !self.reweighed[index];
        let keys = now
            .iter()
            .zip(known)
            .map(|(value, known)| known.then(|| rank_key(*value)));
        self.ranker.rank_keys(keys, |unit| {
            let moved = known[unit] && rank_key(now[unit]) != rank_key(published[unit]);
            printed[unit].filter(|_| trusted && !moved)
        })
    }

    /// Ranks of a node of which some values are intervals: ahead is who must be ahead, behind is
    /// who may be.
    fn rank_intervals(&mut self, index: usize) {
        self.intervals.clear();
        for unit in 0..self.units {
            let rank = self.keys(index, unit).map(|(low, high)| {
                let others = (0..self.units).filter(|other| *other != unit);
                let (mut best, mut worst) = (1, 1);
                for other in others {
                    let (other_low, other_high) = self.keys(index, other).unwrap_or((0, u32::MAX));
                    best += u32::from(other_low > high);
                    worst += u32::from(other_high > low);
                }
                Rank { best, worst }
            });
            self.intervals.push(rank);
        }
    }

    fn keys(&self, index: usize, unit: usize) -> Option<(u32, u32)> {
        let (low, high) = self.range(index, unit)?;
        Some((rank_key(low), rank_key(high)))
    }

    /// The rank that a unit would have by a node if its value were this; everybody else as now.
    pub(crate) fn rank_if(&mut self, index: usize, unit: usize, value: f64) -> Option<Rank> {
        let at = self.at(index, unit);
        if !self.known[at] {
            return None;
        }
        let start = index * self.units;
        let column = start..start + self.units;
        if self.slack.is_empty() && self.known[column.clone()].iter().all(|known| *known) {
            let key = rank_key(value);
            let others = self.now[column].iter().enumerate();
            let ahead = others.filter(|(other, now)| *other != unit && rank_key(**now) > key);
            return Some(Rank::exact(1 + ahead.count() as u32));
        }
        let now = std::mem::replace(&mut self.now[at], value);
        let rank = self.ranks(index)[unit];
        self.now[at] = now;
        rank
    }

    /// How far the ends of a unit's interval by a node lie from its number: one 0 when it is known.
    pub(crate) fn shifts(&self, index: usize, unit: usize) -> Vec<f64> {
        match self.slack_at(self.at(index, unit)) {
            Some((low, high)) => vec![low, high],
            None => vec![0.0],
        }
    }
}
