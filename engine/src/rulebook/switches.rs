//! An index in steps of its criteria, as far as that can be said.
//!
//! The rulebook says how many points each criterion can earn. **Which criteria a unit has met was
//! never published**, only the points of the whole index. So a switch does not mean "the unit does
//! not do this yet": it means "if it does not, doing it gains up to so many points". What all
//! switches together gain is confined by the room that is left: the index never rises above its
//! maximum or the user's cap. Shares and survey results earn a part of their points; a switch
//! is all of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Level, Rulebook, Scorer};
use crate::framework::Below;
use crate::reach::{MAX_OPTIONS, ReachOption};
use crate::simulate::{Track, millionths};

/// A criterion, or a component whose criteria share its points in a way that is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Switch {
    /// Code of the node, e.g. `society.awareness.1.1.1`.
    pub code: String,
    /// Name as the source gives it.
    pub name_vi: String,
    /// Our translation.
    pub name_en: String,
    /// The most points that it can earn, above 0.
    pub points: f64,
    /// [`Level::Criterion`], or [`Level::Component`] where no finer points are known.
    pub level: Level,
    /// Where its points come from, where the rulebook says so.
    pub scorer: Option<Scorer>,
}

impl Rulebook {
    /// The parts of an index whose points are known, in the order of the rulebook. Their points add
    /// up to those of the index. `None` where the parts of the index are lost or were never
    /// published, or it has none.
    ///
    /// A part is divided further only where the points of all of its parts are known. In the tables of
    /// ministries one cell of 8 points spans two criteria: there the component is the switch.
    ///
    /// # Panics
    ///
    /// If `node` is not a node of the framework.
    ///
    /// ```
    /// use dti_engine::published;
    /// let rulebook = published::rulebook("qd1726-province")?;
    /// let switches = |code: &str| Ok(rulebook.switches(rulebook.framework.index(code)?));
    /// let activity = switches("society.activity")?.expect("all of its criteria are known");
    /// assert_eq!(activity.len(), 17);
    /// assert!((activity.iter().map(|switch| switch.points).sum::<f64>() - 60.0).abs() < 1e-9);
    /// assert_eq!(switches("government.awareness")?, None);
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    #[must_use]
    pub fn switches(&self, node: usize) -> Option<Vec<Switch>> {
        let mut switches = Vec::new();
        let divided = self.divides(node);
        if divided {
            self.add_switches(node, &mut switches);
        }
        divided.then_some(switches)
    }

    /// Whether the points of all parts of a node are known, and are its points.
    fn divides(&self, node: usize) -> bool {
        let nodes = self.framework.nodes();
        let node = &nodes[node];
        let known = |&child: &usize| nodes[child].points.is_some();
        node.points.is_some()
            && node.below == Below::Whole
            && !node.children.is_empty()
            && node.children.iter().all(known)
    }

    fn add_switches(&self, node: usize, switches: &mut Vec<Switch>) {
        for &child in &self.framework.nodes()[node].children {
            let part = &self.framework.nodes()[child];
            if self.divides(child) {
                self.add_switches(child, switches);
            } else if let Some(points) = part.points {
                switches.push(Switch {
                    code: part.code.clone(),
                    name_vi: part.name_vi.clone(),
                    name_en: part.name_en.clone(),
                    points,
                    level: self.details[child].level,
                    scorer: self.details[child].scorer,
                });
            }
        }
    }
}

/// The points that an index of a unit has with switches of these points on: those without edits and
/// all that the switches can gain, up to the cap. A scenario whose edits name the criteria gives the
/// same.
#[must_use]
pub fn switched(track: &Track, on: impl IntoIterator<Item = f64>) -> f64 {
    let gain: f64 = on.into_iter().sum();
    millionths(track.start + gain).min(track.cap)
}

/// The points to which sets of switches can raise an index, as options for
/// [`reach`](crate::reach()), the least first. `effort` is per point, as in
/// [`ReachRequest::efforts`](crate::ReachRequest); a set that has more points than there is room
/// costs no more than the room.
///
/// `None` where there are more options than a request can hold. None of the rulebooks has so many.
#[must_use]
pub fn switch_options(track: &Track, switches: &[Switch], effort: f64) -> Option<Vec<ReachOption>> {
    // Sums beyond the room are all the same.
    let room = in_millionths((track.cap - track.start).max(0.0));
    let enough = room.div_ceil(MILLIONTHS_IN_HUNDREDTH);
    let mut sums = BTreeSet::from([0_u64]);
    for switch in switches {
        let with: Vec<u64> = sums
            .iter()
            .map(|sum| sum.saturating_add(hundredths(switch)).min(enough))
            .collect();
        sums.extend(with);
        if sums.len() > MAX_OPTIONS + 1 {
            return None;
        }
    }
    sums.remove(&0);
    let option = |sum: u64| {
        let points = millionths(track.start + sum as f64 / 100.0).min(track.cap);
        ReachOption {
            points,
            cost: millionths((points - track.start) * effort),
        }
    };
    Some(sums.into_iter().map(option).collect())
}

/// The positions of the fewest switches that raise an index from its start to so many points; of as
/// few those that come first in the rulebook. `None` where no switches do.
///
/// At the cap the sum may be more than there is room, as in [`switch_options`]; only where no sum
/// is the room itself.
///
/// ```
/// use dti_engine::rulebook::{fewest_switches, switch_options, switched};
/// use dti_engine::{Reading, Simulator, published, score};
/// let data = published::provinces_2020()?;
/// let book = published::rulebook("qd1726-province")?;
/// let index = data.framework.index("society.activity")?;
/// let simulator = Simulator::new(&score(&data, Reading::Corrected));
/// let track = simulator.track(data.unit("khanh-hoa")?, index)?;
/// let switches = book.switches(book.framework.index("society.activity")?).expect("all are known");
/// for option in switch_options(&track, &switches, 1.0).expect("few options") {
///     let on = fewest_switches(&track, &switches, option.points).expect("options are sums");
///     let points = on.iter().map(|&at| switches[at].points);
///     assert_eq!(switched(&track, points), option.points);
/// }
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[must_use]
pub fn fewest_switches(track: &Track, switches: &[Switch], points: f64) -> Option<Vec<usize>> {
    if !(track.start..=track.cap).contains(&points) {
        return None;
    }
    let gain = in_millionths(points - track.start);
    let worth: Vec<u64> = switches.iter().map(hundredths).collect();
    let exact = gain
        .is_multiple_of(MILLIONTHS_IN_HUNDREDTH)
        .then(|| fewest(&worth, gain / MILLIONTHS_IN_HUNDREDTH, Fit::Exact))
        .flatten();
    let is_full = gain == in_millionths(track.cap - track.start);
    exact.or_else(|| {
        let enough = gain.div_ceil(MILLIONTHS_IN_HUNDREDTH);
        is_full.then(|| fewest(&worth, enough, Fit::Cover))?
    })
}

/// Points of criteria have two decimals at most, those of units six.
const MILLIONTHS_IN_HUNDREDTH: u64 = 10_000;

fn hundredths(switch: &Switch) -> u64 {
    (switch.points * 100.0).round() as u64
}

fn in_millionths(points: f64) -> u64 {
    (points * 1e6).round() as u64
}

/// How a sum must meet what is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is that.
    Exact,
    /// It is that or more.
    Cover,
}

/// The positions of the fewest numbers whose sum fits, the earliest of as few. Works on the distinct
/// sums, which are few, rather than on the sets.
fn fewest(worth: &[u64], need: u64, fit: Fit) -> Option<Vec<usize>> {
    // For each position, the sums of the numbers from there on, and the fewest that make each.
    let mut sums = vec![BTreeMap::from([(0_u64, 0_u32)])];
    for &one in worth.iter().rev() {
        let mut longer = sums[sums.len() - 1].clone();
        for (sum, count) in &sums[sums.len() - 1] {
            let mut sum = sum.saturating_add(one);
            if sum > need {
                if fit == Fit::Exact {
                    break;
                }
                sum = need;
            }
            let least = longer.entry(sum).or_insert(u32::MAX);
            *least = (*least).min(count + 1);
        }
        sums.push(longer);
    }
    sums.reverse();
    let count = |from: usize, rest: u64| match fit {
        Fit::Exact => sums[from].get(&rest).copied(),
        Fit::Cover => sums[from].range(rest..).map(|(_, count)| *count).min(),
    };
    let mut left = count(0, need)?;
    let mut rest = need;
    let mut taken = Vec::new();
    for (at, &one) in worth.iter().enumerate() {
        let after = match fit {
            Fit::Exact => rest.checked_sub(one),
            Fit::Cover => Some(rest.saturating_sub(one)),
        };
        let Some(after) = after else { continue };
        if left > 0 && count(at + 1, after) == Some(left - 1) {
            taken.push(at);
            (rest, left) = (after, left - 1);
        }
    }
    Some(taken)
}
