//! The intervals in which lost values must lie.

use serde::{Deserialize, Serialize};

use super::SCALE;
use crate::dataset::{Dataset, Reading};
use crate::framework::{Below, Certainty, Framework};

/// The interval of one unknown value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// Position of the index in the framework.
    pub index: usize,
    /// Position of the unit in the dataset.
    pub unit: usize,
    /// Lowest value possible, in [0, 1], as it would be printed.
    pub low: f64,
    /// Highest value possible, in [0, 1], as it would be printed. Equal to `low` where the printed
    /// rank is shared with a known value: still unknown, as nothing else supports that rank.
    pub high: f64,
}

/// The interval of every unknown value of the corrected reading, by index, then unit.
///
/// Four things confine a lost value: the rank that is printed for it and the known values next to
/// it in the column; the sum of which it is a part (or the parts of which it is the sum); the grid
/// of hundredths of a point, in columns whose known values all lie on it; and [0, 1]. A rank that
/// is lost as well confines nothing. Columns without any known value are left out.
///
/// The points of a printed index are known to half a hundredth only, since sums were taken before
/// rounding (analysis of the tables of 2020); every part of a sum has that allowance.
///
/// ```
/// use dti_engine::{audit::bounds, published};
/// let data = published::provinces_2020()?;
/// let society_security = data.framework.index("society.security")?;
/// let dak_nong = data.unit("dak-nong")?;
/// let bounds = bounds(&data);
/// let bound = bounds
///     .iter()
///     .find(|bound| (bound.index, bound.unit) == (society_security, dak_nong))
///     .expect("it is lost");
/// assert_eq!((bound.low, bound.high), (0.2, 0.2));
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[must_use]
pub fn bounds(dataset: &Dataset) -> Vec<Bound> {
    let units = |cells: Vec<Option<f64>>| -> Vec<Option<u32>> {
        cells
            .into_iter()
            .map(|cell| cell.map(|value| (value * SCALE).round() as u32))
            .collect()
    };
    let nodes = 0..dataset.framework.nodes().len();
    let values: Vec<_> = nodes
        .clone()
        .map(|node| units(dataset.values(node, Reading::Corrected)))
        .collect();
    let ranks: Vec<Vec<_>> = nodes
        .map(|node| {
            let cells = &dataset.columns[node].ranks;
            cells.iter().map(|cell| cell.corrected).collect()
        })
        .collect();
    confine(&dataset.framework, &values, &ranks)
}

/// A lost value as a range of whole steps.
#[derive(Clone, Copy)]
struct Range {
    low: i64,
    high: i64,
}

/// The steps in which the values of a column go: hundredths of a point, or printed digits.
#[derive(Clone, Copy)]
struct Steps {
    /// Ten-thousandths in a step.
    size: f64,
    /// Points in a step.
    points: f64,
    /// By how many steps the true points can differ from the printed ones.
    slack: f64,
}

impl Steps {
    fn of(framework: &Framework, node: usize, values: &[Option<u32>]) -> Self {
        let node = &framework.nodes()[node];
        let points = node.points;
        match points {
            // Maxima that were fitted to the values prove nothing about their digits.
            Some(points)
                if node.certainty == Certainty::Published && is_on_grid(points, values) =>
            {
                Self {
                    size: SCALE / (100.0 * points),
                    points: 0.01,
                    slack: 0.5,
                }
            }
            _ => Self {
                size: 1.0,
                points: points.unwrap_or(1.0) / SCALE,
                slack: 0.5,
            },
        }
    }

    fn printed(self, step: i64) -> i64 {
        (step as f64 * self.size).round_ties_even() as i64
    }

    fn nearest(self, printed: u32) -> f64 {
        (f64::from(printed) / self.size).round()
    }
}

/// Whether every known value is a whole number of hundredths of a point of this maximum, as it
/// would be printed with four decimals, and the grid is coarser than the print.
fn is_on_grid(points: f64, values: &[Option<u32>]) -> bool {
    SCALE / (100.0 * points) > 1.0
        && values.iter().any(Option::is_some)
        && values
            .iter()
            .flatten()
            .all(|value| fits_grid(points, *value))
}

/// Whether one printed value, in ten-thousandths, is on the grid. Halves may go either way.
pub(super) fn fits_grid(points: f64, value: u32) -> bool {
    let size = SCALE / (100.0 * points);
    let exact = (f64::from(value) / size).round() * size;
    (exact - f64::from(value)).abs() <= 0.5 + 1e-6
}

/// As [`bounds`], on columns of ten-thousandths and ranks.
pub(super) fn confine(
    framework: &Framework,
    values: &[Vec<Option<u32>>],
    ranks: &[Vec<Option<u32>>],
) -> Vec<Bound> {
    let steps: Vec<Steps> = (0..values.len())
        .map(|node| Steps::of(framework, node, &values[node]))
        .collect();
    let mut ranges: Vec<Vec<Option<Range>>> = (0..values.len())
        .map(|node| {
            let known = values[node].iter().any(Option::is_some);
            (0..values[node].len())
                .map(|unit| {
                    (known && values[node][unit].is_none())
                        .then(|| by_rank(steps[node], &values[node], &ranks[node], unit))
                })
                .collect()
        })
        .collect();
    // Each pass narrows ranges of whole steps, so this ends; the limit only guards the app.
    for _ in 0..64 {
        if !narrow_by_sums(framework, values, &steps, &mut ranges) {
            break;
        }
    }
    let mut bounds = Vec::new();
    for (index, column) in ranges.iter().enumerate() {
        for (unit, range) in column.iter().enumerate() {
            if let Some(range) = range {
                let value = |step| (steps[index].printed(step) as f64 / SCALE).clamp(0.0, 1.0);
                bounds.push(Bound {
                    index,
                    unit,
                    low: value(range.low),
                    high: value(range.high),
                });
            }
        }
    }
    bounds
}

fn by_rank(steps: Steps, values: &[Option<u32>], ranks: &[Option<u32>], unit: usize) -> Range {
    let mut range = Range {
        low: 0,
        high: (SCALE / steps.size).round() as i64,
    };
    let Some(rank) = ranks[unit] else {
        return range;
    };
    for (value, other) in values.iter().zip(ranks) {
        let (Some(value), Some(other)) = (*value, *other) else {
            continue;
        };
        let value_step = steps.nearest(value) as i64;
        let value = i64::from(value);
        if other >= rank {
            let mut low = value_step - 1;
            while steps.printed(low) < value || (other > rank && steps.printed(low) == value) {
                low += 1;
            }
            range.low = range.low.max(low);
        }
        if other <= rank {
            let mut high = value_step + 1;
            while steps.printed(high) > value || (other < rank && steps.printed(high) == value) {
                high -= 1;
            }
            range.high = range.high.min(high);
        }
    }
    if range.low > range.high {
        // The ranks contradict the values; then they say nothing.
        range = Range {
            low: 0,
            high: (SCALE / steps.size).round() as i64,
        };
    }
    range
}

fn narrow_by_sums(
    framework: &Framework,
    values: &[Vec<Option<u32>>],
    steps: &[Steps],
    ranges: &mut [Vec<Option<Range>>],
) -> bool {
    let mut narrowed = false;
    for (parent, node) in framework.nodes().iter().enumerate() {
        let Some(points) = node.points else { continue };
        if node.children.is_empty() || node.below != Below::Whole {
            continue;
        }
        'unit: for unit in 0..values[parent].len() {
            let whole = match (values[parent][unit], ranges[parent][unit]) {
                (Some(value), _) => (f64::from(value), f64::from(value)),
                (None, Some(range)) => {
                    let printed = |step| steps[parent].printed(step) as f64;
                    (printed(range.low), printed(range.high))
                }
                (None, None) => continue,
            };
            let mut parts = Vec::with_capacity(node.children.len());
            for &child in &node.children {
                let step = steps[child];
                let (low, high) = match (values[child][unit], ranges[child][unit]) {
                    (Some(value), _) => (step.nearest(value), step.nearest(value)),
                    (None, Some(range)) => (range.low as f64, range.high as f64),
                    (None, None) => continue 'unit,
                };
                parts.push((
                    (low - step.slack) * step.points,
                    (high + step.slack) * step.points,
                ));
            }
            let least: f64 = parts.iter().map(|part| part.0).sum();
            let most: f64 = parts.iter().map(|part| part.1).sum();
            let least_whole = (whole.0 - 0.5) * points / SCALE;
            let most_whole = (whole.1 + 0.5) * points / SCALE;
            for (part, &child) in parts.iter().zip(&node.children) {
                if let Some(range) = &mut ranges[child][unit] {
                    let step = steps[child];
                    let low = (least_whole - (most - part.1)) / step.points - step.slack;
                    let high = (most_whole - (least - part.0)) / step.points + step.slack;
                    narrowed |= narrow(range, low, high);
                }
            }
            if let Some(range) = &mut ranges[parent][unit] {
                let to_steps = |points_sum: f64| points_sum / steps[parent].points;
                narrowed |= narrow(range, to_steps(least) - 0.5, to_steps(most) + 0.5);
            }
        }
    }
    narrowed
}

/// Narrows a range to whole steps inside [low, high]; a contradiction leaves it as it is.
fn narrow(range: &mut Range, low: f64, high: f64) -> bool {
    let low = range.low.max((low - 1e-6).ceil() as i64);
    let high = range.high.min((high + 1e-6).floor() as i64);
    if low > high || (low, high) == (range.low, range.high) {
        return false;
    }
    *range = Range { low, high };
    true
}
