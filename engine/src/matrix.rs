//! The fast path: complete tables in contiguous columns, and ranks without allocation.
//!
//! Nothing here decides anything that [`score`](crate::score()) and [`rank`](crate::rank()) do not
//! decide the same way; tests hold the two together.

use crate::error::Error;
use crate::framework::{Below, Framework};
use crate::rank::Rank;

/// Values that agree to within this are equal when simulated values are ranked.
///
/// Published values have four decimals and are compared as printed. Simulated ones are not
/// rounded, so that floating-point noise (some 1e-16) could decide a rank. They are therefore
/// compared on a grid of this width: see [`rank_key`].
pub const TIE_TOLERANCE: f64 = 1e-9;

/// The place of a value in [0, 1] on the grid of [`TIE_TOLERANCE`]: 0 to 1,000,000,000.
///
/// Comparing places, rather than asking whether two values are near each other, keeps equality
/// transitive, so that ranks do not depend on the order of the units. A decimal with up to nine
/// places, as every published value and every whole step of a slider in a rulebook of 1000 or 500
/// points is, sits in the middle of its cell, where noise cannot move it out.
///
/// Values outside [0, 1] count as the nearer end.
///
/// ```
/// use dti_engine::rank_key;
/// assert_eq!(rank_key(0.4874), 487_400_000);
/// assert_eq!(rank_key(0.1 + 0.2), rank_key(0.3));
/// ```
#[inline]
#[must_use]
pub fn rank_key(value: f64) -> u32 {
    // Adding 2^52 leaves the nearest whole number in the low bits: the same on every machine, and
    // it vectorises, which a conversion does not.
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    let scaled = value.clamp(0.0, 1.0) * 1e9;
    (scaled + SHIFT).to_bits() as u32
}

/// The value on the grid of [`TIE_TOLERANCE`] that stands for all values with this key.
#[must_use]
pub(crate) fn from_key(key: u32) -> f64 {
    f64::from(key) / 1e9
}

/// Ranks again and again without allocating.
///
/// ```
/// use dti_engine::{Rank, Ranker};
/// let mut ranker = Ranker::new();
/// assert_eq!(ranker.rank_column(&[0.5, 0.4, 0.5]), [1, 3, 1]);
/// let ranks = ranker.rank(&[Some(0.5), None, Some(0.4)], &[None, Some(2), None]);
/// assert_eq!(ranks, [1, 2, 3].map(|rank| Some(Rank::exact(rank))));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ranker {
    keys: Vec<i32>,
    places: Vec<u32>,
    order: Vec<u64>,
    /// As wide as `order`, because every kind of number sorted is another copy of the sort.
    held: Vec<u64>,
    ranks: Vec<Option<Rank>>,
}

/// Up to here counting who is ahead beats sorting.
const COUNT_UP_TO: usize = 192;
/// Keys are padded to a multiple of this, so that the counting loop has no ragged end.
const LANES: usize = 8;

impl Ranker {
    /// A ranker for leagues of any size; its memory grows with the first use.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Ranks values in [0, 1] that are all known, on the grid of [`rank_key`]: 1 for the highest,
    /// equal ones share the best rank and the next one is skipped.
    pub fn rank_column(&mut self, values: &[f64]) -> &[u32] {
        let units = values.len();
        self.places.resize(units, 0);
        if units <= COUNT_UP_TO {
            self.keys.clear();
            // At most 1e9, which fits.
            self.keys
                .extend(values.iter().map(|value| rank_key(*value) as i32));
            self.keys.resize(units.next_multiple_of(LANES), -1);
            for (place, &key) in self.places.iter_mut().zip(&self.keys) {
                let ahead: i32 = self.keys.iter().map(|&other| i32::from(other > key)).sum();
                *place = 1 + ahead as u32;
            }
        } else {
            self.sort(values.iter().map(|value| Some(rank_key(*value))));
            let mut place = 0;
            let mut last = None;
            for (at, &entry) in self.order.iter().enumerate() {
                let (key, unit) = unpack(entry);
                if last != Some(key) {
                    last = Some(key);
                    place = 1 + at as u32;
                }
                self.places[unit] = place;
            }
        }
        &self.places
    }

    /// What [`rank`](crate::rank()) gives for the same values on the grid of [`rank_key`].
    ///
    /// # Panics
    ///
    /// If the two slices differ in length.
    pub fn rank(&mut self, values: &[Option<f64>], printed: &[Option<u32>]) -> &[Option<Rank>] {
        assert_eq!(
            values.len(),
            printed.len(),
            "one printed rank, or none, for each value"
        );
        let keys = values.iter().map(|value| value.map(rank_key));
        let settled = |unit: usize, open: Rank| {
            printed[unit].filter(|rank| (open.best..=open.worst).contains(rank))
        };
        self.rank_keys(keys, |unit| printed[unit], settled)
    }

    /// The same for keys, with the printed ranks asked for one by one, and with what settles a
    /// rank that is open because some units could stand anywhere.
    pub(crate) fn rank_keys(
        &mut self,
        keys: impl Iterator<Item = Option<u32>>,
        printed: impl Fn(usize) -> Option<u32>,
        settled: impl Fn(usize, Rank) -> Option<u32>,
    ) -> &[Option<Rank>] {
        let units = self.sort(keys);
        self.ranks.clear();
        self.ranks.resize(units, None);
        self.held.clear();
        let mut anywhere = 0;
        if self.order.len() < units {
            let mut known = vec_of_known(&mut self.places, units);
            for &entry in &self.order {
                known.mark(unpack(entry).1);
            }
            for unit in 0..units {
                if known.has(unit) {
                    continue;
                }
                match printed(unit) {
                    Some(place) => {
                        self.held.push(u64::from(place));
                        self.ranks[unit] = Some(Rank::exact(place));
                    }
                    None => anywhere += 1,
                }
            }
            self.held.sort_unstable();
        }
        // They came from ranks, so the casts lose nothing.
        let mut held = self.held.iter().map(|place| *place as u32).peekable();
        let mut place = 1;
        for level in self.order.chunk_by(|a, b| unpack(*a).0 == unpack(*b).0) {
            let mut shared = 0;
            while let Some(taken) = held.next_if(|taken| *taken <= place + shared) {
                if level
                    .iter()
                    .any(|entry| printed(unpack(*entry).1) == Some(taken))
                {
                    shared += 1;
                } else {
                    place += 1;
                }
            }
            let open = Rank {
                best: place,
                worst: place + anywhere,
            };
            for &entry in level {
                let unit = unpack(entry).1;
                let rank = if anywhere > 0 {
                    settled(unit, open)
                } else {
                    None
                };
                self.ranks[unit] = Some(rank.map_or(open, Rank::exact));
            }
            place += shared + level.len() as u32;
        }
        &self.ranks
    }

    /// Sorts the known units, the highest key first, then by position; returns how many units
    /// there are, known or not.
    fn sort(&mut self, keys: impl Iterator<Item = Option<u32>>) -> usize {
        self.order.clear();
        let mut units = 0;
        for (unit, key) in keys.enumerate() {
            units = unit + 1;
            if let Some(key) = key {
                self.order.push(u64::from(!key) << 32 | unit as u64);
            }
        }
        self.order.sort_unstable();
        units
    }
}

/// Key and unit of an entry of the sorted order.
fn unpack(entry: u64) -> (u32, usize) {
    (!((entry >> 32) as u32), entry as u32 as usize)
}

/// Which units are known, in borrowed memory.
struct Known<'a>(&'a mut [u32]);

fn vec_of_known(memory: &mut Vec<u32>, units: usize) -> Known<'_> {
    memory.clear();
    memory.resize(units, 0);
    Known(memory)
}

impl Known<'_> {
    fn mark(&mut self, unit: usize) {
        self.0[unit] = 1;
    }

    fn has(&self, unit: usize) -> bool {
        self.0[unit] == 1
    }
}

/// One node that is computed from the nodes below it.
#[derive(Clone, Debug)]
struct Sum {
    node: usize,
    points: f64,
    children: Vec<(usize, f64)>,
}

/// A complete table, nodes × units, whose aggregates are computed from the leaves.
///
/// For what nobody published, for imported tables and for large ones; published aggregates keep
/// their published numbers in [`Scores`](crate::Scores).
#[derive(Clone, Debug)]
pub struct ScoreMatrix {
    units: usize,
    /// Length of a column, padded so that the loops have no ragged end.
    stride: usize,
    values: Vec<f64>,
    sums: Vec<Sum>,
    leaves: Vec<usize>,
}

/// Units that are summed together: their running sums stay in the nearest cache.
const TILE: usize = 512;
/// Up to here all columns of a whole are in the nearest cache, and reading across them is free.
const SMALL: usize = 1024;

impl ScoreMatrix {
    /// A table of zeros for so many units.
    ///
    /// # Errors
    ///
    /// [`Error::is_framework`] when a node that has parts cannot be computed from them, because
    /// points are unknown or do not add up.
    pub fn new(framework: &Framework, units: usize) -> Result<Self, Error> {
        let stride = units.next_multiple_of(LANES);
        let nodes = framework.nodes();
        let mut sums = Vec::new();
        let mut leaves = Vec::new();
        for (at, node) in nodes.iter().enumerate().rev() {
            if node.children.is_empty() {
                leaves.push(at);
                continue;
            }
            let children: Option<Vec<(usize, f64)>> = node
                .children
                .iter()
                .map(|&child| nodes[child].points.map(|points| (child, points)))
                .collect();
            match (node.points, children, node.below) {
                (Some(points), Some(children), Below::Whole) => sums.push(Sum {
                    node: at,
                    points,
                    children,
                }),
                _ => {
                    let problem = "its parts do not account for its points";
                    return Err(Error::framework(&node.code, problem));
                }
            }
        }
        leaves.reverse();
        Ok(Self {
            units,
            stride,
            values: vec![0.0; stride * nodes.len()],
            sums,
            leaves,
        })
    }

    /// Positions of the leaves in the framework, in its order.
    #[must_use]
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    /// The values of a node, one per unit, in [0, 1].
    ///
    /// # Panics
    ///
    /// If there is no such node.
    #[must_use]
    pub fn column(&self, node: usize) -> &[f64] {
        &self.values[node * self.stride..][..self.units]
    }

    /// The values of a node, to be filled in. What is written to an aggregate is lost with the
    /// next [`rescore`](Self::rescore).
    ///
    /// # Panics
    ///
    /// If there is no such node.
    pub fn column_mut(&mut self, node: usize) -> &mut [f64] {
        &mut self.values[node * self.stride..][..self.units]
    }

    /// Computes every aggregate from the leaves: the same bits as [`aggregate`](crate::aggregate).
    pub fn rescore(&mut self) {
        let stride = self.stride;
        for start in (0..stride).step_by(TILE) {
            let end = stride.min(start + TILE);
            // The sums are listed from the last node to the first, so children come first.
            for sum in &self.sums {
                // A child stands behind its parent.
                let (head, tail) = self.values.split_at_mut((sum.node + 1) * stride);
                let into = &mut head[sum.node * stride..][start..end];
                let columns = sum.children.iter().map(|&(child, points)| {
                    let at = (child - sum.node - 1) * stride;
                    (&tail[at + start..at + end], points)
                });
                if stride <= SMALL {
                    add_up(into, columns, |total| total / sum.points);
                } else {
                    add_up_streaming(into, columns, |total| total / sum.points);
                }
            }
        }
    }
}

/// Writes the weighted sum of the columns, added one after the other as in tree order.
///
/// Eight units at a time, whose sums stay in registers while the columns go by.
fn add_up<'a>(
    into: &mut [f64],
    columns: impl Iterator<Item = (&'a [f64], f64)> + Clone,
    finish: impl Fn(f64) -> f64,
) {
    let (blocks, rest) = into.as_chunks_mut::<LANES>();
    debug_assert!(rest.is_empty(), "columns are padded");
    for (at, block) in blocks.iter_mut().enumerate() {
        let mut sums = [0.0; LANES];
        for (column, weight) in columns.clone() {
            if let Some(cells) = column.as_chunks::<LANES>().0.get(at) {
                for (sum, cell) in sums.iter_mut().zip(cells) {
                    *sum += weight * cell;
                }
            }
        }
        *block = sums.map(&finish);
    }
}

/// The same for columns that come from afar: four at a time, each read in a long run.
fn add_up_streaming<'a>(
    into: &mut [f64],
    mut columns: impl Iterator<Item = (&'a [f64], f64)>,
    finish: impl Fn(f64) -> f64,
) {
    into.fill(0.0);
    loop {
        let four = [
            columns.next(),
            columns.next(),
            columns.next(),
            columns.next(),
        ];
        if let [Some((a, pa)), Some((b, pb)), Some((c, pc)), Some((d, pd))] = four {
            let rows = into.iter_mut().zip(a).zip(b).zip(c).zip(d);
            for ((((sum, a), b), c), d) in rows {
                *sum = *sum + pa * a + pb * b + pc * c + pd * d;
            }
            continue;
        }
        for (column, weight) in four.into_iter().flatten() {
            for (sum, cell) in into.iter_mut().zip(column) {
                *sum += weight * cell;
            }
        }
        break;
    }
    for sum in into {
        *sum = finish(*sum);
    }
}
