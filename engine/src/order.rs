//! Sorting by position.

use std::cmp::Ordering;

/// The positions `0..count` in the order of `compare`, equal ones as they stand.
///
/// One sort for everything that is ordered for display or ranked: sorting positions instead of
/// items keeps a single copy of the algorithm in the browser's WASM, where five would weigh more
/// than the charts.
///
/// ```
/// let values = [0.2, 0.9, 0.2];
/// let falling = dti_engine::order(3, &mut |a, b| f64::total_cmp(&values[b], &values[a]));
/// assert_eq!(falling, [1, 0, 2]);
/// ```
#[must_use]
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|&a, &b| compare(a, b));
    positions
}
