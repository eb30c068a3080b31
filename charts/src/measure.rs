//! How wide text is, by the width table of the shipped font: no browser and no font file is
//! asked, so a layout is the same everywhere.

use crate::font_metrics::{ASCENT, CAP_HEIGHT, DESCENT, TABULAR, WIDTHS};
use crate::shape::{Form, Step};
use crate::{Anchor, Point, Shape, Text, TextSize, Weight};

/// Kerning may widen a pair a little; layouts keep this share of air.
const AIR: f64 = 1.01;

/// A rectangle in pixels of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Bounds {
    /// Whether both rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Bounds) -> Bounds {
        Bounds {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// The width of `text` in pixels. A character outside the font counts as one em.
#[must_use]
pub fn width(text: &str, size: TextSize, weight: Weight, tabular: bool) -> f64 {
    let units: u32 = text
        .chars()
        .map(|c| u32::from(advance(c, weight, tabular)))
        .sum();
    f64::from(units) / 1000.0 * size.px() * AIR
}

/// The height of a capital letter or digit in pixels.
#[must_use]
pub fn cap_height(size: TextSize) -> f64 {
    f64::from(CAP_HEIGHT) / 1000.0 * size.px()
}

/// The distance between two baselines of running text in pixels.
#[must_use]
pub fn line_height(size: TextSize) -> f64 {
    (size.px() * 1.32).round()
}

/// The box around `text`: its width, and from the height of a capital (marks above it reach into
/// the leading) to the depth of a descender.
#[must_use]
pub fn bounds(text: &Text) -> Bounds {
    let width = width(&text.text, text.size, text.weight, text.tabular);
    let left = match text.anchor {
        Anchor::Start => text.at.0,
        Anchor::Middle => text.at.0 - width / 2.0,
        Anchor::End => text.at.0 - width,
    };
    let em = text.size.px() / 1000.0;
    Bounds {
        left,
        top: text.at.1 - f64::from(CAP_HEIGHT.midpoint(ASCENT)) * em,
        right: left + width,
        bottom: text.at.1 + f64::from(DESCENT) * 0.9 * em,
    }
}

/// The box around the points of a shape, without its stroke; for a text see [`bounds`]. An arc
/// counts by its ends. `None` for a path of no points.
#[must_use]
pub fn shape_bounds(shape: &Shape) -> Option<Bounds> {
    let around = |points: &mut dyn Iterator<Item = Point>| {
        points
            .map(|(x, y)| Bounds {
                left: x,
                top: y,
                right: x,
                bottom: y,
            })
            .reduce(Bounds::union)
    };
    match &shape.form {
        Form::Path(outline) => around(&mut outline.path().steps.iter().filter_map(
            |step| match step {
                Step::Move(to) | Step::Line(to) | Step::Arc { to, .. } => Some(*to),
                Step::Close => None,
            },
        )),
        Form::Rect {
            x,
            y,
            width,
            height,
            ..
        } => around(&mut [(*x, *y), (x + width, y + height)].into_iter()),
        Form::Line { from, to } => around(&mut [*from, *to].into_iter()),
        Form::Circle {
            centre: (x, y),
            radius,
        } => around(&mut [(x - radius, y - radius), (x + radius, y + radius)].into_iter()),
        Form::Text(text) => Some(bounds(text)),
    }
}

/// `text` cut to `room` pixels with an ellipsis; unchanged when it fits.
#[must_use]
pub fn ellipsis(text: &str, room: f64, size: TextSize, weight: Weight) -> String {
    if width(text, size, weight, false) <= room {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while cut.pop().is_some() {
        let trimmed = cut.trim_end_matches([' ', '-', '–', ',']);
        let candidate = format!("{trimmed}…");
        if width(&candidate, size, weight, false) <= room {
            return candidate;
        }
    }
    String::new()
}

/// `text` broken at spaces into lines of at most `room` pixels. The last of `most` lines holds the
/// rest, cut with an ellipsis; a single word that is too wide is cut as well. A dash stays at the
/// end of its line.
#[must_use]
pub fn wrap(text: &str, room: f64, size: TextSize, weight: Weight, most: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, weight, false) <= room;
    // As most names do, which are drawn again with every step of a slider.
    if fits(text) && text.split(' ').all(|word| !word.is_empty()) {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let dash = matches!(word, "-" | "–" | "—");
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if dash || full || fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        *line = ellipsis(line, room, size, weight);
    }
    lines
}

/// [`wrap`] in the least room that needs no more lines, so that no word is left over on a line of
/// its own.
#[must_use]
pub(crate) fn balance(
    text: &str,
    room: f64,
    size: TextSize,
    weight: Weight,
    most: usize,
) -> Vec<String> {
    let mut lines = wrap(text, room, size, weight, most);
    let mut narrower = room - 6.0;
    while lines.len() > 1 && narrower > 24.0 {
        let closer = wrap(text, narrower, size, weight, most);
        if closer.len() > lines.len() || closer.iter().any(|line| line.ends_with('…')) {
            break;
        }
        lines = closer;
        narrower -= 6.0;
    }
    lines
}

fn advance(character: char, weight: Weight, tabular: bool) -> u16 {
    if tabular && character.is_ascii_digit() {
        return pick(TABULAR.0, TABULAR.1, weight);
    }
    WIDTHS
        .binary_search_by_key(&character, |entry| entry.0)
        .map_or(1000, |at| pick(WIDTHS[at].1, WIDTHS[at].2, weight))
}

fn pick(regular: u16, bold: u16, weight: Weight) -> u16 {
    match weight {
        Weight::Regular => regular,
        Weight::Bold => bold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Bộ Lao động - Thương binh và Xã hội";

    fn measure(text: &str) -> f64 {
        width(text, TextSize::Label, Weight::Regular, false)
    }

    #[test]
    fn the_table_is_sorted_and_knows_every_vietnamese_letter() {
        assert!(WIDTHS.is_sorted_by_key(|entry| entry.0));
        for character in "ẠảẤằẵặĐđỂệỊỏỔỗợỠủứỰỹỵ0123456789†−–≥©".chars()
        {
            assert!(
                WIDTHS
                    .binary_search_by_key(&character, |entry| entry.0)
                    .is_ok(),
                "{character}"
            );
        }
    }

    #[test]
    fn tabular_digits_are_equally_wide() {
        let wide = |text| width(text, TextSize::Label, Weight::Regular, true);
        assert!((wide("0,1111") - wide("0,4870")).abs() < 1e-9);
        assert!(measure("0,1111") < measure("0,4870"));
    }

    #[test]
    fn a_name_is_wrapped_or_cut_to_its_room() {
        assert_eq!(
            ellipsis("Huế", 100.0, TextSize::Label, Weight::Regular),
            "Huế"
        );
        let cut = ellipsis(NAME, 120.0, TextSize::Label, Weight::Regular);
        assert!(cut.ends_with('…') && measure(&cut) <= 120.0, "{cut}");
        let lines = wrap(NAME, 130.0, TextSize::Label, Weight::Regular, 2);
        assert_eq!(lines, ["Bộ Lao động -", "Thương binh và Xã…"]);
        let lines = wrap(NAME, 160.0, TextSize::Label, Weight::Regular, 2);
        assert_eq!(lines, ["Bộ Lao động - Thương", "binh và Xã hội"]);
        assert_eq!(
            wrap("", 50.0, TextSize::Label, Weight::Regular, 2),
            Vec::<String>::new()
        );
    }

    #[test]
    fn no_room_is_not_a_panic() {
        assert_eq!(ellipsis(NAME, 0.0, TextSize::Label, Weight::Regular), "");
        assert!(
            wrap(NAME, -5.0, TextSize::Label, Weight::Bold, 3)
                .iter()
                .all(String::is_empty)
        );
    }
}
