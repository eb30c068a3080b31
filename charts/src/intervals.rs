//! Rank intervals: a row per unit with its published rank and where its rank falls in most draws.

use dti_text::charts::Units;

use crate::series::Setting;
use crate::{
    Anchor, ChartKind, Fill, Look, Mark, MarkKind, Scene, Shape, State, Text, TextSize, Weight,
    measure,
};

/// Where a unit's rank falls: three ranks from 1, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The rank that 5 % of the draws reach or better.
    pub best: u32,
    /// The median.
    pub median: u32,
    /// The rank that 95 % of the draws reach or better.
    pub worst: u32,
}

impl Spread {
    /// `3–8`, or one rank.
    fn text(self) -> String {
        if self.best == self.worst {
            self.best.to_string()
        } else {
            format!("{}–{}", self.best, self.worst)
        }
    }

    /// How many ranks it spans, both ends included.
    fn width(self) -> u32 {
        self.worst.abs_diff(self.best).saturating_add(1)
    }
}

/// A unit with how sure its rank is.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The canonical id.
    pub id: String,
    /// The name as displayed.
    pub name: String,
    /// The published rank; `None` when it is unknown or not settled.
    pub published: Option<u32>,
    /// Where the rank falls; `None` when nothing is known.
    pub spread: Option<Spread>,
}

/// The rank intervals of a league.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervals {
    /// Language, width, selection (the id of a unit), citation.
    pub setting: Setting,
    /// The index with its year, as it reads in a title: `DTI 2020`.
    pub index: String,
    /// What the units are.
    pub kind: Units,
    /// Whether the weights around which the draws vary were inferred by us: then a note says so.
    pub inferred: bool,
    /// The units in the order in which they are drawn, usually by published rank.
    pub units: Vec<Interval>,
}

/// The least height of a row in pixels: a target for a finger.
const ROW: f64 = 24.0;
/// Height of the strip of tick labels in pixels.
const STRIP: f64 = 20.0;
/// Thickness of a bar, height of the tick of the median and radius of a dot, in pixels.
const BAR: f64 = 9.0;
const MEDIAN: f64 = 17.0;
const DOT: f64 = 3.5;
/// The least length of a bar in pixels.
const LEAST: f64 = 3.0;
/// Length of the hatched stub of an unknown interval in pixels.
const STUB: f64 = 26.0;
const EDGE: f64 = 4.0;
const GAP: f64 = 8.0;
/// The largest share of the width that names may take.
const NAMES: f64 = 0.42;
/// The least distance between two ticks in pixels.
const TICKS: f64 = 28.0;
const SIZE: TextSize = TextSize::Label;
/// How many names a sentence holds before it counts the rest.
const NAMED: usize = 3;

/// Draws the ranks from left to right, the first at the left: a bar over the ranks of 90 % of the
/// draws, a tick at the median and a dot at the published rank.
///
/// A unit without an interval has a hatched stub and the word for "unknown"; without a published
/// rank it has no dot. Units are marks (`data-unit`).
#[must_use]
pub fn intervals(view: &Intervals) -> Scene {
    let setting = &view.setting;
    let detail = setting.detail();
    let layout = Layout::of(view);
    let title = (detail.intervals_title)(&view.index, view.kind);
    let mut scene = setting.scene(ChartKind::Intervals, layout.height, title);
    scene.description = describe(view);
    scene.notes = vec![
        detail.intervals_ours.to_owned(),
        detail.intervals_note.to_owned(),
    ];
    if view.units.iter().any(|unit| unit.spread.is_none()) {
        let note = setting.text().unknown_other_note;
        scene.notes.push(note.to_owned());
    }
    if view.inferred {
        scene.notes.push(detail.inferred_weights.to_owned());
    }
    push_ground(&layout, &mut scene);
    for (unit, row) in view.units.iter().zip(&layout.rows) {
        scene.push_mark(row_mark(view, &layout, unit, row));
    }
    scene
}

/// One row.
struct Row {
    top: f64,
    height: f64,
    name: Vec<String>,
}

struct Layout {
    width: f64,
    height: f64,
    rank_right: f64,
    name_left: f64,
    bar_left: f64,
    bar_right: f64,
    value_right: f64,
    /// How many ranks there are.
    places: u32,
    rows: Vec<Row>,
}

impl Layout {
    fn of(view: &Intervals) -> Self {
        let width = view.setting.drawn_width();
        let (mut ranks, mut names, mut values) = (0.0_f64, 0.0_f64, 0.0_f64);
        let mut places = view.units.len() as u32;
        for unit in &view.units {
            let wide = |text: &str, tabular| measure::width(text, SIZE, Weight::Regular, tabular);
            if let Some(rank) = unit.published {
                ranks = ranks.max(wide(&rank.to_string(), true));
            }
            names = names.max(wide(&unit.name, false));
            values = values.max(wide(&value(view, unit), true));
            places = places.max(unit.published.unwrap_or(1));
            places = places.max(unit.spread.map_or(1, |spread| spread.worst));
        }
        let rank_right = EDGE + ranks.ceil();
        let name_left = if ranks > 0.0 { rank_right + GAP } else { EDGE };
        let room = names.ceil().min((width * NAMES).floor());
        let bar_left = name_left + room + GAP;
        let value_right = width - EDGE;
        let mut layout = Self {
            width,
            height: STRIP,
            rank_right,
            name_left,
            bar_left,
            bar_right: (value_right - values.ceil() - GAP).max(bar_left + 1.0),
            value_right,
            places: places.max(1),
            rows: Vec::with_capacity(view.units.len()),
        };
        for unit in &view.units {
            let name = measure::wrap(&unit.name, room + 0.5, SIZE, Weight::Regular, 3);
            let lines = name.len().max(1) as f64 * measure::line_height(SIZE);
            let height = (lines + 6.0).max(ROW);
            layout.rows.push(Row {
                top: layout.height,
                height,
                name,
            });
            layout.height += height;
        }
        layout.height += 2.0;
        layout
    }

    /// Width of a rank in pixels.
    fn slot(&self) -> f64 {
        (self.bar_right - self.bar_left) / f64::from(self.places)
    }

    /// The middle of a rank.
    fn x(&self, rank: u32) -> f64 {
        self.bar_left + (f64::from(rank.max(1)) - 0.5) * self.slot()
    }

    /// The first rank, and round ones with room between them.
    fn ticks(&self) -> Vec<u32> {
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500]
            .into_iter()
            .find(|&step| f64::from(step) * self.slot() >= TICKS)
            .unwrap_or(1000);
        let mut ticks = vec![1];
        let mut tick = step;
        while tick <= self.places {
            // Not too close to the first.
            if f64::from(tick - 1) * self.slot() >= TICKS * 0.6 {
                ticks.push(tick);
            }
            tick += step;
        }
        ticks
    }
}

/// The interval of a unit in digits, or the word for "unknown".
fn value(view: &Intervals, unit: &Interval) -> String {
    let unknown = || view.setting.text().unknown.to_owned();
    unit.spread.map_or_else(unknown, Spread::text)
}

fn push_ground(layout: &Layout, scene: &mut Scene) {
    for tick in layout.ticks() {
        let x = layout.x(tick);
        let ends = ((x, STRIP - 2.0), (x, layout.height - 2.0));
        scene.push(Shape::line(ends.0, ends.1, Look::Grid));
        let text = Text::new(tick.to_string(), (x, STRIP - 7.0), TextSize::Caption);
        let text = text.anchored(Anchor::Middle).look(Look::Muted).tabular();
        scene.push(Shape::text(text));
    }
}

fn row_mark(view: &Intervals, layout: &Layout, unit: &Interval, row: &Row) -> Mark {
    let missing = unit.spread.is_none();
    let mut mark = Mark::new(MarkKind::Unit, &unit.id, words(view, unit))
        .state(State::Missing, missing)
        .state(State::Selected, view.setting.is_selected(&unit.id));
    mark.push(Shape::rect(
        0.0,
        row.top,
        layout.width,
        row.height,
        Look::Row,
    ));
    let middle = row.top + row.height / 2.0;
    let baseline = middle + measure::cap_height(SIZE) / 2.0;
    if let Some(rank) = unit.published {
        let text = Text::new(rank.to_string(), (layout.rank_right, baseline), SIZE);
        let text = text.anchored(Anchor::End).look(Look::Muted).tabular();
        mark.push(Shape::text(text));
    }
    let leading = measure::line_height(SIZE);
    let first = baseline - leading * (row.name.len() as f64 - 1.0) / 2.0;
    for (line, name) in row.name.iter().enumerate() {
        let at = (layout.name_left, first + leading * line as f64);
        mark.push(Shape::text(Text::new(name, at, SIZE)));
    }
    let look = if missing { Look::Muted } else { Look::Ink };
    let text = Text::new(value(view, unit), (layout.value_right, baseline), SIZE);
    let text = text.anchored(Anchor::End).look(look).tabular();
    mark.push(Shape::text(text));
    match unit.spread {
        Some(spread) => {
            let half = layout.slot() / 2.0;
            let (from, to) = (layout.x(spread.best) - half, layout.x(spread.worst) + half);
            let length = (to - from).max(LEAST);
            let left = f64::midpoint(from, to) - length / 2.0;
            let bar = Look::Bar(Fill::Diverge(3));
            mark.push(Shape::rect(left, middle - BAR / 2.0, length, BAR, bar));
            let x = layout.x(spread.median);
            let top = middle - MEDIAN / 2.0;
            mark.push(Shape::rect(x - 1.0, top, 2.0, MEDIAN, Look::Ink));
        }
        None => {
            let hatch = Look::Bar(Fill::Missing);
            let length = STUB.min(layout.bar_right - layout.bar_left);
            let top = middle - BAR / 2.0;
            mark.push(Shape::rect(layout.bar_left, top, length, BAR, hatch));
        }
    }
    if let Some(rank) = unit.published {
        let at = (layout.x(rank), middle);
        // Parted from the bar and the tick by the ground.
        mark.push(Shape::circle(at, DOT + 1.5, Look::Paper));
        mark.push(Shape::circle(at, DOT, Look::Dot(0)));
    }
    mark
}

/// `Đà Nẵng: hạng công bố 1, hạng 1–2 trong 90% số lần tính, trung vị 1`.
fn words(view: &Intervals, unit: &Interval) -> String {
    let detail = view.setting.detail();
    let published = unit
        .published
        .map(|rank| (detail.published_rank)(&rank.to_string()));
    let spread = unit.spread.map_or_else(
        || view.setting.text().unknown.to_owned(),
        |spread| (detail.interval)(&spread.text(), &spread.median.to_string()),
    );
    let parts: Vec<String> = published.into_iter().chain([spread]).collect();
    format!("{}: {}", unit.name, parts.join(", "))
}

/// Whose intervals are widest and narrowest, how many are unknown, and the chosen unit.
fn describe(view: &Intervals) -> String {
    let (text, detail) = (view.setting.text(), view.setting.detail());
    let known = || {
        let units = view.units.iter();
        units.filter_map(|unit| Some((unit, unit.spread?.width())))
    };
    let names = |width: u32| {
        let same = known().filter(|(_, other)| *other == width);
        let names: Vec<&str> = same.map(|(unit, _)| unit.name.as_str()).collect();
        match names.split_at_checked(NAMED) {
            Some((named, others)) if !others.is_empty() => {
                (text.and_others)(&named.join(", "), others.len())
            }
            _ => (text.and)(&names),
        }
    };
    let widths = || known().map(|(_, width)| width);
    let mut sentences = Vec::new();
    match (widths().max(), widths().min()) {
        (Some(most), Some(fewest)) if most > fewest => {
            let sentence = detail.interval_extremes;
            sentences.push(sentence(&names(most), most, &names(fewest), fewest));
        }
        (Some(all), _) => sentences.push((detail.equal_intervals)(all)),
        (None, _) => sentences.push(text.nothing_known.to_owned()),
    }
    let unknown = view.units.len() - known().count();
    if unknown > 0 && unknown < view.units.len() {
        sentences.push((detail.unknown_intervals)(unknown, view.kind));
    }
    let chosen = view
        .units
        .iter()
        .find(|unit| view.setting.is_selected(&unit.id));
    sentences.extend(chosen.map(|unit| (text.selected)(&words(view, unit))));
    sentences.join(" ")
}
