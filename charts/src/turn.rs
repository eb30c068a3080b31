//! Sine and cosine of the angles of a circle, by their series: the same on every target, and
//! without the tables by which a library reduces angles of every size.

use std::f64::consts::FRAC_PI_2;

/// Terms of the series; from an eighth of a turn on the next one is below 1e-17.
const TERMS: u32 = 9;

/// Sine and cosine of an angle of a few turns at most, to 1e-15.
pub(crate) fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round();
    let rest = angle - quarters * FRAC_PI_2;
    let (sin, cos) = (rest * series(rest, 2.0), series(rest, 1.0));
    match quarters.rem_euclid(4.0) as u8 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// 1 − x²/(s·(s+1)) · (1 − x²/((s+2)·(s+3)) · (…)): the cosine for s = 1, the sine over x for 2.
fn series(x: f64, start: f64) -> f64 {
    (0..TERMS).rev().fold(1.0, |sum, term| {
        let at = start + 2.0 * f64::from(term);
        1.0 - x * x / (at * (at + 1.0)) * sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sine_and_cosine_of_the_standard_library() {
        for step in -2000..=2000 {
            let angle = f64::from(step) / 200.0;
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 4e-15, "{angle}");
            assert!((cos - angle.cos()).abs() < 4e-15, "{angle}");
        }
    }
}
