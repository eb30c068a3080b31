//! Competition ranking with places held for units whose value is lost.

use serde::{Deserialize, Serialize};

use crate::order::order;

/// A rank, or the interval in which it lies when somebody's value is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rank {
    /// The best rank possible, counted from 1.
    pub best: u32,
    /// The worst rank possible; equal to `best` when the rank is settled.
    pub worst: u32,
}

impl Rank {
    /// A settled rank.
    #[must_use]
    pub const fn exact(rank: u32) -> Self {
        Self {
            best: rank,
            worst: rank,
        }
    }

    /// The rank, if it is settled.
    #[must_use]
    pub const fn settled(self) -> Option<u32> {
        if self.best == self.worst {
            Some(self.best)
        } else {
            None
        }
    }
}

/// Ranks values, the highest first. Equal values share the best rank and the next rank is skipped
/// (1, 2, 2, 4: report, Appendix B 4b).
///
/// `printed` has the rank that the source prints for each unit, where it is trusted. A unit
/// without a value keeps its printed rank, and the others rank around it: those printed with the
/// same rank are level with it, all others come behind. A unit with neither value nor rank could
/// stand anywhere: it has no rank, and every rank that it could push down becomes an interval,
/// unless the printed rank of that unit lies in it and so settles it.
///
/// Values are compared as given; round them before if ranks of printed values are meant.
///
/// # Panics
///
/// If the two slices differ in length.
///
/// ```
/// use dti_engine::{Rank, rank};
/// let values = [Some(0.5), Some(0.4), Some(0.5), None];
/// let settled = rank(&values, &[None, None, None, Some(3)]);
/// assert_eq!(settled, [1, 4, 1, 3].map(|r| Some(Rank::exact(r))));
/// let open = rank(&values, &[None; 4]);
/// assert_eq!(open[1], Some(Rank { best: 3, worst: 4 }));
/// assert_eq!(open[3], None);
/// ```
#[must_use]
pub fn rank(values: &[Option<f64>], printed: &[Option<u32>]) -> Vec<Option<Rank>> {
    assert_eq!(
        values.len(),
        printed.len(),
        "one printed rank, or none, for each value"
    );
    let mut ranks = vec![None; values.len()];
    let mut held: Vec<u32> = Vec::new();
    let mut anywhere = 0;
    for (unit, value) in values.iter().enumerate() {
        match (*value, printed[unit]) {
            (Some(_), _) => {}
            (None, Some(place)) => {
                held.insert(held.partition_point(|other| *other <= place), place);
                ranks[unit] = Some(Rank::exact(place));
            }
            (None, None) => anywhere += 1,
        }
    }
    let key = |unit: usize| values[unit].unwrap_or(f64::NEG_INFINITY);
    let mut known = order(values.len(), &mut |a, b| key(b).total_cmp(&key(a)));
    known.retain(|unit| values[*unit].is_some());
    let mut held = held.into_iter().peekable();
    let mut place = 1;
    for level in known.chunk_by(|a, b| key(*a).total_cmp(&key(*b)).is_eq()) {
        let mut shared = 0;
        while let Some(taken) = held.next_if(|taken| *taken <= place + shared) {
            if level.iter().any(|unit| printed[*unit] == Some(taken)) {
                shared += 1;
            } else {
                place += 1;
            }
        }
        for unit in level {
            let open = Rank {
                best: place,
                worst: place + anywhere,
            };
            // In a year of which only a part is published, the printed rank knows more.
            let settled = printed[*unit].filter(|rank| (open.best..=open.worst).contains(rank));
            ranks[*unit] = Some(settled.map_or(open, Rank::exact));
        }
        // A league has at most a few thousand units.
        place += shared + level.len() as u32;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(ranks: &[Option<Rank>]) -> Vec<Option<u32>> {
        ranks
            .iter()
            .map(|rank| rank.and_then(Rank::settled))
            .collect()
    }

    #[test]
    fn minus_zero_and_zero_cannot_occur_as_different_values() {
        // Values are read as decimals without a sign; this pins the order should that change.
        let ranks = rank(&[Some(0.0), Some(0.0)], &[None, None]);
        assert_eq!(settled(&ranks), [Some(1), Some(1)]);
    }

    #[test]
    fn held_places_push_down_only_those_behind() {
        let values = [Some(0.9), None, Some(0.7), None, Some(0.5)];
        let held = [None, Some(2), None, Some(5), None];
        assert_eq!(settled(&rank(&values, &held)), [1, 2, 3, 5, 4].map(Some));
    }

    #[test]
    fn a_lost_value_shares_its_place_with_those_printed_at_the_same_rank() {
        let values = [Some(0.9), None, Some(0.7), Some(0.6)];
        let printed = [Some(1), Some(2), Some(2), Some(4)];
        assert_eq!(settled(&rank(&values, &printed)), [1, 2, 2, 4].map(Some));
    }

    #[test]
    fn a_printed_rank_settles_an_interval_and_never_contradicts_the_values() {
        let values = [Some(0.9), Some(0.5), None];
        let printed = [Some(1), Some(3), None];
        assert_eq!(settled(&rank(&values, &printed)), [Some(1), Some(3), None]);
        let impossible = rank(&values, &[Some(1), Some(1), None]);
        assert_eq!(impossible[1], Some(Rank { best: 2, worst: 3 }));
    }

    #[test]
    fn a_held_place_beyond_the_end_stays_last() {
        let ranks = rank(&[Some(0.2), None], &[None, Some(63)]);
        assert_eq!(settled(&ranks), [Some(1), Some(63)]);
    }

    #[test]
    fn nothing_known_nothing_ranked() {
        assert_eq!(rank(&[None, None], &[None, None]), [None, None]);
        assert!(rank(&[], &[]).is_empty());
    }
}
