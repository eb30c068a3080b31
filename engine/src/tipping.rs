//! Tipping points: how far an index has to move until the rank changes.

use crate::error::Error;
use crate::matrix::rank_key;
use crate::rank::Rank;
use crate::simulate::{Simulator, Track, millionths};

/// From this position of a track upwards, until the next mark, the unit has this rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Steps from the start of the track: the smallest with this rank.
    pub steps: i32,
    /// Points at this position.
    pub points: f64,
    /// Value at this position, in [0, 1].
    pub value: f64,
    /// The rank from here on.
    pub rank: Option<Rank>,
}

/// What it takes to come to a rank by raising one index alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// Steps from the start of the track.
    pub steps: i32,
    /// Points to gain from where the index stands now, above 0.
    pub gain: f64,
    /// Points after.
    pub points: f64,
    /// Value after, in [0, 1].
    pub value: f64,
    /// The rank that it gives, which may be better than the one asked for.
    pub rank: Rank,
}

/// The tipping points of one index.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverTipping {
    /// The positions that the index can take.
    pub track: Track,
    /// Points where it stands now.
    pub now: f64,
    /// The whole track, from its bottom to its top, cut where the rank changes. The first mark is
    /// the bottom.
    pub marks: Vec<Mark>,
}

impl LeverTipping {
    /// The smallest gain from where the index stands that gives this rank or a better one for
    /// sure; `None` where that is impossible within the cap.
    #[must_use]
    pub fn gain_to(&self, rank: u32) -> Option<Gain> {
        let above = self.track.above(self.now)?;
        let reaches = |mark: &Mark| mark.rank.filter(|found| found.worst <= rank);
        // The mark before `above` covers it.
        let ends = self
            .marks
            .iter()
            .skip(1)
            .map(|mark| mark.steps)
            .chain([self.track.up + 1]);
        let mut open = self.marks.iter().zip(ends).filter(|(_, end)| *end > above);
        let (mark, found) = open.find_map(|(mark, _)| Some((mark, reaches(mark)?)))?;
        let steps = mark.steps.max(above);
        let points = self.track.points(steps);
        Some(Gain {
            steps,
            gain: millionths(points - self.now),
            points,
            value: self.track.value(steps),
            rank: found,
        })
    }
}

/// The tipping points of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Tipping {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the index by which the league is ranked.
    pub index: usize,
    /// The rank now.
    pub rank: Option<Rank>,
    /// Every index that can be raised and counts, in tree order.
    pub levers: Vec<LeverTipping>,
    /// Indices that would count and whose value is unknown, in tree order.
    pub unknown: Vec<usize>,
}

/// The gains that lead to one place above, one entry per lever of [`Tipping::levers`]; `None`
/// where no gain in that index alone does it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceAbove {
    /// The rank to reach.
    pub rank: u32,
    /// What it takes in each index.
    pub gains: Vec<Option<Gain>>,
}

impl Tipping {
    /// The smallest gain of each index that gains a place, one entry per lever.
    #[must_use]
    pub fn smallest_gains(&self) -> Vec<Option<Gain>> {
        let wanted = self.rank.and_then(|rank| rank.worst.checked_sub(1));
        self.gains_to(wanted.unwrap_or(0))
    }

    /// What every place above takes, the next one first.
    #[must_use]
    pub fn places_above(&self) -> Vec<PlaceAbove> {
        let now = self.rank.map_or(1, |rank| rank.worst);
        let place = |rank| PlaceAbove {
            rank,
            gains: self.gains_to(rank),
        };
        (1..now).rev().map(place).collect()
    }

    fn gains_to(&self, rank: u32) -> Vec<Option<Gain>> {
        self.levers
            .iter()
            .map(|lever| lever.gain_to(rank))
            .collect()
    }
}

/// Finds every place on the track of every index of a unit where its rank by `index` changes, all
/// else as it is in the simulator now.
///
/// The places are computed, not sampled: the rank can only change where the value comes level with
/// or passes another unit's, so those positions are found, and the rank is asked for at each.
///
/// # Errors
///
/// [`Error::is_unknown_value`] when the unit has no value by `index`.
///
/// # Panics
///
/// If there is no such unit or index.
///
/// ```
/// use dti_engine::{Reading, Simulator, published, score, tipping};
/// let data = published::provinces_2020()?;
/// let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
/// let unit = data.unit("khanh-hoa")?;
/// let tipping = tipping(&mut simulator, unit, 0)?;
/// let gain = tipping.smallest_gains()[0].expect("a place can be gained");
/// let index = tipping.levers[0].track.index;
/// simulator.set_points(unit, index, gain.points)?;
/// assert_eq!(simulator.ranks(0)[unit], Some(gain.rank));
/// assert!(gain.rank.worst < 42);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn tipping(simulator: &mut Simulator, unit: usize, index: usize) -> Result<Tipping, Error> {
    let (levers, unknown) = levers_of(simulator, unit, index);
    if simulator.range(index, unit).is_none() {
        return Err(Error::unknown_value(
            simulator.unit_id(unit),
            simulator.code(index),
        ));
    }
    let rank = simulator.ranks(index)[unit];
    let thresholds = thresholds(simulator, unit, index);
    let mut tips = Vec::with_capacity(levers.len());
    for lever in levers {
        let track = simulator.track(unit, lever)?;
        let now = simulator.value(lever, unit).unwrap_or_default() * track.maximum;
        tips.push(LeverTipping {
            track,
            now: millionths(now),
            marks: marks(simulator, index, &track, &thresholds),
        });
    }
    Ok(Tipping {
        unit,
        index,
        rank,
        levers: tips,
        unknown,
    })
}

/// The levers that move a node for a unit, and those that would if their value were known.
pub(crate) fn levers_of(
    simulator: &Simulator,
    unit: usize,
    index: usize,
) -> (Vec<usize>, Vec<usize>) {
    let below: Vec<usize> = if simulator.tree().is_lever(index) {
        vec![index]
    } else {
        let entries = simulator.tree().below(index).iter();
        entries
            .filter(|(_, weight)| *weight > 0.0)
            .map(|(lever, _)| *lever)
            .collect()
    };
    below
        .into_iter()
        .partition(|&lever| simulator.track(unit, lever).is_ok())
}

/// The keys at which the unit's rank can change: where it comes level with another, and just above.
pub(crate) fn thresholds(simulator: &Simulator, unit: usize, index: usize) -> Vec<u32> {
    let mut keys: Vec<u32> = (0..simulator.units())
        .filter(|other| *other != unit)
        .filter_map(|other| simulator.range(index, other))
        .flat_map(|(low, high)| [low, high])
        .flat_map(|value| [rank_key(value), rank_key(value) + 1])
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn marks(simulator: &mut Simulator, index: usize, track: &Track, thresholds: &[u32]) -> Vec<Mark> {
    let unit = track.unit;
    // At the start a printed rank may hold, beside it no longer.
    let mut positions: Vec<i32> = [-track.down, -1, 0, 1].into();
    for shift in simulator.shifts(index, unit) {
        let key_at = |steps: i32| {
            let value = simulator.value_if(index, unit, track.index, track.value(steps));
            rank_key(value + shift)
        };
        let (low, high) = (key_at(-track.down), key_at(track.up));
        let per_step = f64::from(high - low) / f64::from((track.up + track.down).max(1));
        for &threshold in thresholds
            .iter()
            .filter(|key| (low + 1..=high).contains(*key))
        {
            // Values are linear in the steps but for the ends and rounding, so the guess is near.
            let guess = f64::from(threshold - low) / per_step;
            let mut steps = (guess as i32 - track.down).clamp(-track.down, track.up);
            while steps > -track.down && key_at(steps - 1) >= threshold {
                steps -= 1;
            }
            while steps < track.up && key_at(steps) < threshold {
                steps += 1;
            }
            positions.push(steps);
        }
    }
    positions.retain(|steps| (-track.down..=track.up).contains(steps));
    positions.sort_unstable();
    positions.dedup();
    let mut marks: Vec<Mark> = Vec::new();
    for steps in positions {
        let value = track.value(steps);
        let total = simulator.value_if(index, unit, track.index, value);
        let rank = simulator.rank_if(index, unit, total);
        if marks.last().is_none_or(|mark| mark.rank != rank) {
            marks.push(Mark {
                steps,
                points: track.points(steps),
                value,
                rank,
            });
        }
    }
    marks
}
