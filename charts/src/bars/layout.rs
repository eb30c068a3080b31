//! Where the columns and rows of rank bars stand.

use crate::model::{Unit, View};
use crate::{TextSize, Weight, measure};

/// The least height of a row in pixels: a target for a finger.
const ROW: f64 = 24.0;
/// Air between columns in pixels.
const GAP: f64 = 8.0;
/// Air between the edges of a row and what stands in it, in pixels.
const EDGE: f64 = 4.0;
/// Height of the strip of tick labels, and of that of the mean's label, in pixels.
const STRIP: f64 = 18.0;
/// Height of the strip between the ranked units and the others, in pixels.
const PART: f64 = 26.0;
/// The largest share of the width that names may take.
const NAMES: f64 = 0.42;
/// Lines of a name at most.
const LINES: usize = 3;

/// The columns and rows of a chart, in pixels.
pub(crate) struct Layout {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) rank_right: f64,
    pub(crate) name_left: f64,
    pub(crate) bar_left: f64,
    pub(crate) bar_right: f64,
    pub(crate) value_right: f64,
    /// Upper edge of the first row.
    pub(crate) top: f64,
    /// Lower edge of the last row.
    pub(crate) bottom: f64,
    /// The value at the right end of the bars, above 0.
    pub(crate) most: f64,
    pub(crate) rows: Vec<Row>,
    /// Where the ranked units end and those without a rank begin, if there are both.
    pub(crate) parting: Option<f64>,
    has_mean: bool,
}

/// One row.
pub(crate) struct Row {
    pub(crate) top: f64,
    pub(crate) height: f64,
    /// The name in lines.
    pub(crate) name: Vec<String>,
    /// The number or the word for "unknown", and the sign after it.
    pub(crate) value: (String, &'static str),
}

impl Row {
    pub(crate) fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

impl Layout {
    pub(crate) fn of(view: &View) -> Self {
        let size = TextSize::Label;
        let wide = |text: &str, tabular| measure::width(text, size, Weight::Regular, tabular);
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
        let width = view.drawn_width();
        let ranks = widest(
            &mut view
                .units
                .iter()
                .filter_map(|unit| view.rank_text(unit).map(|rank| wide(&rank, true))),
        );
        let names = widest(&mut view.units.iter().map(|unit| wide(&unit.name, false)));
        let column: Vec<_> = view
            .units
            .iter()
            .map(|unit| view.value_text(unit))
            .collect();
        let values = widest(&mut column.iter().map(|(value, _)| wide(value, true)));
        let signs = widest(&mut column.iter().map(|(_, sign)| wide(sign, false)));

        let rank_signs = widest(&mut view.units.iter().map(|unit| wide(unit.rank_mark(), false)));

        let rank_right = EDGE + ranks;
        let name_left = EDGE
            + if ranks > 0.0 {
                ranks + rank_signs + GAP
            } else {
                0.0
            };
        let name_room = names.min((width * NAMES).floor());
        let bar_left = name_left + name_room + GAP;
        let value_right = width - EDGE - if signs > 0.0 { signs + 1.0 } else { 0.0 };
        let bar_right = (value_right - values - GAP).max(bar_left + 1.0);
        let has_mean = view.known_mean().is_some();
        let top = STRIP * if has_mean { 2.0 } else { 1.0 };
        let mut bottom = top;
        let mut parting = None;
        let rows = view
            .units
            .iter()
            .zip(column)
            .map(|(unit, value)| {
                let name = measure::wrap(&unit.name, name_room + 0.5, size, Weight::Regular, LINES);
                let lines = name.len().max(1) as f64;
                let height = (lines * measure::line_height(size) + 6.0).max(ROW);
                // Without a strip between, they would read as the places that follow.
                if ranks > 0.0 && parting.is_none() && view.rank_text(unit).is_none() {
                    parting = Some(bottom);
                    bottom += PART;
                }
                let row = Row {
                    top: bottom,
                    height,
                    name,
                    value,
                };
                bottom += height;
                row
            })
            .collect();
        Self {
            width,
            height: bottom + 2.0,
            rank_right,
            name_left,
            bar_left,
            bar_right,
            value_right,
            top,
            bottom,
            most: most(view),
            rows,
            parting,
            has_mean,
        }
    }

    /// Baseline of the mean's label, just above the rows.
    pub(crate) fn mean_baseline(&self) -> f64 {
        self.top - 6.0
    }

    /// Baseline of the numbers of the ticks, which stand above the mean's label.
    pub(crate) fn tick_baseline(&self) -> f64 {
        self.mean_baseline() - if self.has_mean { STRIP } else { 0.0 }
    }
}

/// Gives layouts the axis that all of them have room for.
pub(crate) fn share_axis(layouts: &mut [Layout]) {
    let (mut left, mut right, mut most) = (0.0_f64, f64::INFINITY, 0.0_f64);
    for layout in &*layouts {
        left = left.max(layout.bar_left);
        right = right.min(layout.bar_right);
        most = most.max(layout.most);
    }
    for layout in layouts {
        layout.bar_left = left;
        layout.bar_right = right.max(left + 1.0);
        layout.most = most;
    }
}

/// The greatest value or mean; 1 when nothing is above 0.
fn most(view: &View) -> f64 {
    let values = view
        .units
        .iter()
        .filter_map(Unit::known)
        .chain(view.known_mean());
    let most = values.fold(0.0, f64::max);
    if most > 0.0 { most } else { 1.0 }
}
