//! Numbers as each language writes them: `0,4874` and `1.234,5` in Vietnamese, `0.4874` and `1,234.5` in English.
//!
//! Every number on a screen, in a chart or in a sentence goes through here. Files keep a dot.

use dti_engine::decimal;

use crate::Lang;

/// The minus sign U+2212: a hyphen is too short beside digits.
const MINUS: char = '\u{2212}';

/// An index value in [0, 1] with the four decimals of the report.
///
/// ```
/// use dti_text::{Lang, number};
/// assert_eq!(number::value(Lang::Vi, 0.4874), "0,4874");
/// assert_eq!(number::value(Lang::En, 0.4874), "0.4874");
/// ```
#[must_use]
pub fn value(lang: Lang, value: f64) -> String {
    decimal(lang, value, 4)
}

/// A number with a fixed count of decimals and grouped thousands.
///
/// ```
/// use dti_text::{Lang, number};
/// assert_eq!(number::decimal(Lang::Vi, 1234.5, 1), "1.234,5");
/// assert_eq!(number::decimal(Lang::En, -1234.5, 1), "−1,234.5");
/// assert_eq!(number::decimal(Lang::En, -0.00001, 4), "0.0000");
/// ```
#[must_use]
pub fn decimal(lang: Lang, value: f64, digits: usize) -> String {
    let (point, group) = match lang {
        Lang::Vi => (',', '.'),
        Lang::En => ('.', ','),
    };
    let plain = decimal::fixed(value.abs(), digits as u32);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + whole.len() / 3 + 4);
    // A value that rounds to nothing has no sign.
    if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        text.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A difference: like [`decimal`], with a plus sign when it is above zero.
///
/// ```
/// use dti_text::{Lang, number};
/// assert_eq!(number::signed(Lang::Vi, 0.0123, 4), "+0,0123");
/// assert_eq!(number::signed(Lang::Vi, -0.0123, 4), "−0,0123");
/// assert_eq!(number::signed(Lang::Vi, 0.0, 4), "0,0000");
/// ```
#[must_use]
pub fn signed(lang: Lang, value: f64, digits: usize) -> String {
    let text = decimal(lang, value, digits);
    let is_zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if value > 0.0 && !is_zero {
        format!("+{text}")
    } else {
        text
    }
}

/// A whole number with grouped thousands.
#[must_use]
pub fn integer(lang: Lang, value: i64) -> String {
    // Counts on this page are far below 2^53, where f64 is exact.
    decimal(lang, value as f64, 0)
}

/// A share in [0, 1] as a percentage: `47,6 %` in Vietnamese typography is written `47,6%`.
///
/// ```
/// use dti_text::{Lang, number};
/// assert_eq!(number::percent(Lang::Vi, 0.476, 1), "47,6%");
/// ```
#[must_use]
pub fn percent(lang: Lang, share: f64, digits: usize) -> String {
    format!("{}%", decimal(lang, share * 100.0, digits))
}
