//! Bounds for floats.

/// `value`, or the bound that it lies beyond; NaN stays NaN.
///
/// As [`f64::clamp`], without the message in which that prints bounds that are the wrong way round:
/// it brings all formatting of floats into the browser.
///
/// ```
/// assert_eq!(dti_engine::within(1.5, 0.0, 1.0), 1.0);
/// ```
#[must_use]
#[allow(clippy::manual_clamp, reason = "see above")]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}
