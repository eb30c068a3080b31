//! The rows of a waterfall and where they stand.

use dti_text::number;

use super::{Gap, ZERO};
use crate::{TextSize, Weight, measure};

/// The least height of a row in pixels.
const ROW: f64 = 24.0;
/// Height of a heading in pixels.
const HEADING: f64 = 28.0;
const GAP: f64 = 10.0;
/// The largest share of the width that names may take.
const NAMES: f64 = 0.44;
/// Air at the edges in pixels.
pub(super) const EDGE: f64 = 4.0;
/// The size of all text.
pub(super) const SIZE: TextSize = TextSize::Label;

/// What a row is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Start,
    End,
    Heading,
    /// A step by its position.
    Step(usize),
    Rounding,
}

/// One row, with the sum before and after it.
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) name: Vec<String>,
    /// The number at the right.
    pub(super) value: String,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) top: f64,
    pub(super) height: f64,
}

impl Row {
    pub(super) fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

pub(super) struct Layout {
    pub(super) height: f64,
    pub(super) value_right: f64,
    pub(super) bar_left: f64,
    pub(super) bar_right: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) rows: Vec<Row>,
}

impl Layout {
    pub(super) fn of(view: &Gap) -> Self {
        let width = view.setting.drawn_width();
        let rows = rows(view);
        let (mut names, mut values) = (0.0_f64, 0.0_f64);
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for (kind, name, value, _, after) in &rows {
            if *kind != Kind::Heading {
                names = names.max(measure::width(name, SIZE, weight(*kind), false));
            }
            values = values.max(measure::width(value, SIZE, weight(*kind), true));
            (low, high) = (low.min(*after), high.max(*after));
        }
        let room = names.ceil().min((width * NAMES).floor());
        let value_right = width - EDGE;
        let mut layout = Self {
            height: 0.0,
            value_right,
            bar_left: EDGE + room + GAP,
            bar_right: value_right - values.ceil() - GAP,
            low,
            high: if high > low { high } else { low + 1.0 },
            rows: Vec::with_capacity(rows.len()),
        };
        for (kind, name, value, before, after) in rows {
            let (room, least) = match kind {
                Kind::Heading if name.is_empty() => (width, 8.0),
                Kind::Heading => (width - 2.0 * EDGE, HEADING),
                _ => (room + 0.5, ROW),
            };
            let name = measure::balance(&name, room, SIZE, weight(kind), 3);
            let lines = name.len() as f64 * measure::line_height(SIZE);
            let air = if name.is_empty() { 0.0 } else { 6.0 };
            let height = (lines + air).max(least);
            layout.rows.push(Row {
                kind,
                name,
                value,
                before,
                after,
                top: layout.height,
                height,
            });
            layout.height += height;
        }
        layout.height += 1.0;
        layout
    }

    pub(super) fn x(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.bar_left + share.clamp(0.0, 1.0) * (self.bar_right - self.bar_left)
    }
}

pub(super) fn weight(kind: Kind) -> Weight {
    match kind {
        Kind::Start | Kind::End | Kind::Heading => Weight::Bold,
        Kind::Step(_) | Kind::Rounding => Weight::Regular,
    }
}

/// The rows from the top: kind, name, number, sum before and after.
pub(super) fn rows(view: &Gap) -> Vec<(Kind, String, String, f64, f64)> {
    let (lang, text) = (view.setting.lang, view.setting.text());
    let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
    let mut sum = finite(view.from.value);
    let start = view.from.words(lang);
    let mut rows = vec![(Kind::Start, view.from.name.clone(), start, sum, sum)];
    let mut section = "";
    let mut complete = true;
    for (at, step) in view.steps.iter().enumerate() {
        if step.section != section {
            section = &step.section;
            rows.push((Kind::Heading, section.to_owned(), String::new(), sum, sum));
        }
        let by = step.known();
        complete &= by.is_some();
        let value = by.map_or(text.unknown.to_owned(), |by| number::signed(lang, by, 4));
        let after = sum + by.unwrap_or(0.0);
        rows.push((Kind::Step(at), step.name.clone(), value, sum, after));
        sum = after;
    }
    let residual = finite(view.residual);
    if !section.is_empty() {
        rows.push((Kind::Heading, String::new(), String::new(), sum, sum));
    }
    if !complete || residual.abs() >= ZERO {
        let value = number::signed(lang, residual, 4);
        let after = sum + residual;
        rows.push((Kind::Rounding, view.rest().to_owned(), value, sum, after));
    }
    let end = finite(view.to.value);
    let value = view.to.words(lang);
    rows.push((Kind::End, view.to.name.clone(), value, end, end));
    rows
}
