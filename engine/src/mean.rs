//! The plain mean of the known values.

/// The mean of the values that are known, or `None` when none is.
///
/// Missing values count neither in the sum nor in the number of units.
///
/// ```
/// use dti_engine::mean;
/// assert_eq!(mean(&[Some(0.25), None, Some(0.75)]), Some(0.5));
/// assert_eq!(mean(&[None]), None);
/// ```
#[must_use]
pub fn mean(values: &[Option<f64>]) -> Option<f64> {
    let (sum, count) = values
        .iter()
        .flatten()
        .fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
