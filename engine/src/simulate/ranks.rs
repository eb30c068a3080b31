//! Ranks of a simulated league.

use crate::matrix::{Ranker, rank_key};
use crate::rank::Rank;
use crate::simulate::Simulator;
use crate::simulate::reweigh::Range;

impl Simulator {
    /// The ranks of all units by a node, one per unit.
    ///
    /// Values are compared on the grid of [`TIE_TOLERANCE`](crate::TIE_TOLERANCE). A unit whose
    /// value is lost holds its printed rank, as in [`Scores::ranks`](crate::Scores::ranks), unless the weights below the
    /// node were changed. A unit whose value changed shares no place on the word of the print.
    /// Where some units have neither value nor rank, the printed ranks of units that did not
    /// change still settle how many of those are ahead.
    ///
    /// # Panics
    ///
    /// If there is no such index.
    pub fn ranks(&mut self, index: usize) -> &[Option<Rank>] {
        let start = self.at(index, 0);
        let column = start..start + self.units;
        let is_open = |range: &Range| *range != (0.0, 0.0);
        if !self.slack.is_empty() && self.slack[column.clone()].iter().any(is_open) {
            self.rank_intervals(index);
            return &self.intervals;
        }
        let (now, known) = (&self.now[column.clone()], &self.known[column.clone()]);
        let (published, printed) = (
            &self.published[column.clone()],
            &self.printed[column.clone()],
        );
        let unknown_ahead = &self.unknown_ahead[column];
        let trusted = !self.reweighed[index];
        let keys = now
            .iter()
            .zip(known)
            .map(|(value, known)| known.then(|| rank_key(*value)));
        let is_trusted = |unit: usize| {
            let moved = known[unit] && rank_key(now[unit]) != rank_key(published[unit]);
            trusted && !moved
        };
        self.ranker.rank_keys(
            keys,
            |unit| printed[unit].filter(|_| is_trusted(unit)),
            |unit, open| {
                let ahead = unknown_ahead[unit].filter(|_| is_trusted(unit))?;
                Some(open.best + ahead)
            },
        )
    }

    /// How many units of which nothing is known the print puts ahead of each unit of a column.
    ///
    /// In a year of which only a part is published, that is what its printed rank adds to the rank
    /// among the known; it stays true while others move.
    pub(super) fn count_unknown_ahead(
        ranker: &mut Ranker,
        values: &[Option<f64>],
        printed: &[Option<u32>],
    ) -> Vec<Option<u32>> {
        let keys = values.iter().map(|value| value.map(rank_key));
        let open = ranker.rank_keys(keys, |unit| printed[unit], |_, _| None);
        let ahead = open.iter().zip(printed).map(|(open, printed)| {
            let (open, printed) = (*open).zip(*printed)?;
            (open.best..=open.worst)
                .contains(&printed)
                .then(|| printed - open.best)
        });
        ahead.collect()
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
        let start = self.at(index, 0);
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
