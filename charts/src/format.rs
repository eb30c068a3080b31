//! Coordinates as text: at most two decimals, no exponent, never `-0`, the same on every target.

/// Appends `value`, rounded to hundredths, in its shortest decimal form.
pub(crate) fn push(out: &mut String, value: f64) {
    push_hundredths(out, hundredths(value));
}

/// `value` in whole hundredths, half away from zero.
pub(crate) fn hundredths(value: f64) -> i64 {
    // Scenes only hold finite numbers of screen size, so the cast cannot saturate.
    (value * 100.0).round() as i64
}

/// Appends a number of hundredths: `150` becomes `1.5`, `-3` becomes `-.03`.
pub(crate) fn push_hundredths(out: &mut String, value: i64) {
    if value < 0 {
        out.push('-');
    }
    let size = value.unsigned_abs();
    let (whole, rest) = (size / 100, size % 100);
    if whole > 0 || rest == 0 {
        push_whole(out, whole);
    }
    if rest > 0 {
        out.push('.');
        out.push(digit(rest / 10));
        if !rest.is_multiple_of(10) {
            out.push(digit(rest % 10));
        }
    }
}

/// Digit by digit: a chart writes thousands of numbers, and none of them needs a string of its own.
fn push_whole(out: &mut String, value: u64) {
    if value >= 10 {
        push_whole(out, value / 10);
    }
    out.push(digit(value));
}

fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64) -> String {
        let mut out = String::new();
        push(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.001, "0"),
            (0.004_9, "0"),
            (0.5, ".5"),
            (-0.25, "-.25"),
            (12.0, "12"),
            (12.345, "12.35"),
            (-12.34, "-12.34"),
            (1_000_000.05, "1000000.05"),
        ] {
            assert_eq!(text(value), expected);
        }
    }
}
