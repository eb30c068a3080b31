//! Decimals as text and back, exactly rounded both ways.
//!
//! The standard library does it too, for numbers of every size, with tables that weigh more in the
//! browser than the rest of this crate. What is written and read here is small: values, points
//! and percentages.

/// The most decimals that are written.
const MOST: u32 = 19;
/// The most digits that are read.
const DIGITS: usize = 24;
/// Bits of a 64-bit float's significand.
const BITS: i32 = 53;

/// A number with a fixed count of decimals, at most 19, rounded to nearest and half to even, as
/// `format!("{:.*}")` rounds. What is not finite becomes 0; what has over 19 digits before the
/// point loses them.
///
/// ```
/// use dti_engine::decimal::fixed;
/// assert_eq!(fixed(0.48736, 4), "0.4874");
/// assert_eq!(fixed(-12.5, 0), "-12");
/// ```
#[must_use]
pub fn fixed(value: f64, decimals: u32) -> String {
    let decimals = decimals.min(MOST);
    let size = if value.is_finite() { value.abs() } else { 0.0 };
    // Saturates; exact for all that fits.
    let mut whole = size as u64;
    let (mut part, ten) = (0, 10_u64.pow(decimals));
    let rest = size - size.trunc();
    let (significand, shift) = parts(rest);
    if rest > 0.0 && shift < 128 {
        // Below 2^53 × 10^19, which is below 2^117.
        let scaled = u128::from(significand) * u128::from(ten);
        // Below 10^19: the rest is below 1.
        part = (scaled >> shift) as u64;
        let left = scaled & ((1 << shift) - 1);
        let half = 1 << (shift - 1);
        let is_odd = if decimals == 0 {
            whole % 2 == 1
        } else {
            part % 2 == 1
        };
        if left > half || (left == half && is_odd) {
            part += 1;
        }
    }
    if decimals == 0 || part >= ten {
        whole = whole.saturating_add(if decimals == 0 { part } else { 1 });
        part = 0;
    }
    // From the last digit to the first: 19, a point, and at most 20 more.
    let mut written = [b'0'; 40];
    let mut at = written.len();
    let mut digits = |mut number: u64, least: usize| {
        let end = at.saturating_sub(least);
        while number > 0 || at > end {
            at -= 1;
            written[at] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        at
    };
    let point = digits(part, decimals as usize);
    let start = digits(whole, 1);
    let mut text = String::with_capacity(written.len() + 2);
    if value.is_sign_negative() {
        text.push('-');
    }
    text.extend(written[start..point].iter().map(|digit| char::from(*digit)));
    if decimals > 0 {
        text.push('.');
        text.extend(written[point..].iter().map(|digit| char::from(*digit)));
    }
    text
}

/// The fewest decimals from which [`parse`] reads the number again, to the bit; `None` where 19
/// are not enough, and for what is not finite or has over 19 digits before the point.
///
/// ```
/// use dti_engine::decimal::shortest;
/// assert_eq!(shortest(48.5).as_deref(), Some("48.5"));
/// assert_eq!(shortest(0.1 + 0.2).as_deref(), Some("0.30000000000000004"));
/// assert_eq!(shortest(f64::NAN), None);
/// ```
#[must_use]
pub fn shortest(value: f64) -> Option<String> {
    let same = |text: &String| parse(text).is_some_and(|read| read.to_bits() == value.to_bits());
    (0..=MOST).map(|decimals| fixed(value, decimals)).find(same)
}

/// A number inside a sentence: its shortest text, or in words what has none.
pub(crate) fn said(value: f64) -> String {
    shortest(value).unwrap_or_else(|| "a number beyond all use".to_owned())
}

/// Reads a plain decimal: digits, perhaps a minus before them, perhaps a point between them; no
/// exponent, at most 24 characters. The float nearest to it, as `str::parse` gives.
///
/// ```
/// use dti_engine::decimal::parse;
/// assert_eq!(parse("-0.25"), Some(-0.25));
/// assert_eq!(parse("1e3").or(parse(".5")).or(parse("5.")).or(parse("NaN")), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.len() > DIGITS || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    let mut number = 0_u128;
    for digit in whole.bytes().chain(part.bytes()) {
        number = number * 10 + u128::from(digit - b'0');
    }
    let size = nearest(number, (0..part.len()).fold(1, |ten, _| ten * 10));
    Some(if text.starts_with('-') { -size } else { size })
}

/// The float nearest to a fraction of numbers below 2^80, halves to even.
fn nearest(number: u128, by: u128) -> f64 {
    if number == 0 {
        return 0.0;
    }
    let bits = |number: u128| 128 - number.leading_zeros() as i32;
    // A quotient of two or three bits more than are kept, and the remainder for the rest.
    let shift = BITS + 2 - (bits(number) - bits(by));
    let by = by << (-shift).max(0);
    let (mut quotient, mut left) = (0_u64, 0_u128);
    for at in (0..bits(number) + shift.max(0)).rev() {
        let bit = at - shift.max(0);
        left = left << 1 | if bit >= 0 { number >> bit & 1 } else { 0 };
        quotient <<= 1;
        if left >= by {
            left -= by;
            quotient |= 1;
        }
    }
    let extra = 64 - quotient.leading_zeros() as i32 - BITS;
    let (kept, half) = (quotient >> extra, 1_u64 << (extra - 1));
    let cut = quotient & ((half << 1) - 1);
    let up = cut > half || (cut == half && (left > 0 || kept % 2 == 1));
    // At most 2^53, so exact; the power of two is that of a normal number.
    let kept = (kept + u64::from(up)) as f64;
    kept * f64::from_bits(((1023 + extra - shift) as u64) << 52)
}

/// Significand and count of binary places of a number in [0, 1): it is significand / 2^places.
fn parts(value: f64) -> (u64, u32) {
    let bits = value.to_bits();
    let exponent = (bits >> 52) as u32 & 0x7ff;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 {
        (fraction, 1074)
    } else {
        (fraction | 1 << 52, 1075 - exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Numbers of many sizes and lengths, ties of decimals and floats among them.
    fn numbers() -> impl Iterator<Item = f64> {
        let mut random = Random::new(20, 1);
        let drawn = std::iter::repeat_with(move || {
            let ten = 10_f64.powi((random.next_u64() % 18) as i32 - 12);
            random.uniform() * ten
        });
        let mut random = Random::new(20, 2);
        let short = std::iter::repeat_with(move || (random.next_u64() % 100_000) as f64 / 1024.0);
        let edges = [
            0.0,
            0.5,
            1.5,
            2.5,
            0.125,
            0.99995,
            9.5,
            1e15,
            5e-324,
            f64::EPSILON,
        ];
        edges
            .into_iter()
            .chain(drawn.take(4000))
            .chain(short.take(4000))
    }

    #[test]
    fn texts_are_those_of_the_standard_library() {
        for value in numbers().flat_map(|value| [value, -value]) {
            for decimals in [0, 1, 2, 4, 6, 19] {
                let expected = format!("{value:.*}", decimals as usize);
                assert_eq!(fixed(value, decimals), expected);
            }
        }
    }

    #[test]
    fn the_shortest_text_is_that_of_the_standard_library() {
        for value in numbers().flat_map(|value| [value, -value]) {
            let expected = value.to_string();
            match shortest(value) {
                Some(text) => assert_eq!(text, expected),
                None => assert!(expected.len() > 20, "{expected}"),
            }
        }
        assert_eq!(shortest(f64::INFINITY), None);
    }

    #[test]
    fn texts_are_read_as_by_the_standard_library() {
        let mut random = Random::new(20, 3);
        for length in (1..=23).cycle().take(20_000) {
            let mut text: String = (0..length)
                .map(|_| char::from(b'0' + (random.next_u64() % 10) as u8))
                .collect();
            let point = random.next_u64() as usize % (length + 1);
            if point > 0 && point < length {
                text.insert(point, '.');
            }
            let expected: f64 = text.parse().unwrap();
            assert_eq!(
                parse(&text).map(f64::to_bits),
                Some(expected.to_bits()),
                "{text}"
            );
        }
        // Halfway between two floats, and a digit beyond it.
        for text in [
            "9007199254740993",
            "9007199254740993.0000001",
            "0.00000000000000000000",
        ] {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(
                parse(text).map(f64::to_bits),
                Some(expected.to_bits()),
                "{text}"
            );
        }
        for wrong in [
            "",
            "-",
            ".",
            "1.",
            ".1",
            "1e5",
            "+1",
            "inf",
            "1.2.3",
            "--1",
            "0.0000000000000000000000001",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
