//! The waterfall of a gap: from one value to another, index by index.

use dti_text::{Lang, number};

use crate::describe::status_notes;
use crate::model::Status;
use crate::series::Setting;
use crate::{
    Anchor, ChartKind, Fill, Look, Mark, MarkKind, Scene, Shape, State, Text, TextSize, Weight,
    measure,
};

/// One end of a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The id of the unit; `None` for the mean.
    pub id: Option<String>,
    /// The name as displayed: a unit, the mean, "before", "after".
    pub name: String,
    /// The value in [0, 1].
    pub value: f64,
    /// Where it comes from.
    pub status: Status,
}

impl End {
    /// The name inside a sentence or a heading; only units have an id.
    fn named(&self, view: &Gap) -> &str {
        match self.id {
            Some(_) => &self.name,
            None => view.setting.detail().the_mean,
        }
    }

    /// The value with its sign.
    fn words(&self, lang: Lang) -> String {
        let value = if self.value.is_finite() {
            self.value
        } else {
            0.0
        };
        number::value(lang, value) + self.status.sign()
    }
}

/// Where a contribution comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepOf {
    /// An index, by its dotted path.
    Index(String),
    /// What the unit does as a rival of those that a scenario is about.
    Rivals,
    /// The weights of a scenario.
    Weights,
}

impl StepOf {
    /// The path of the index.
    #[must_use]
    pub fn index(&self) -> Option<&str> {
        match self {
            Self::Index(path) => Some(path),
            Self::Rivals | Self::Weights => None,
        }
    }
}

/// What one index contributes, or another part of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub of: StepOf,
    /// The name as displayed, without that of its section.
    pub name: String,
    /// The name of the pillar that it belongs to; a heading stands where it changes. Empty for
    /// none.
    pub section: String,
    /// The signed contribution; `None` when it is unknown.
    pub contribution: Option<f64>,
}

/// A gap and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Language, width, selection (the id of an index or unit), citation.
    pub setting: Setting,
    /// The explained index with its year, as it reads in a title: `DTI 2020`.
    pub index: String,
    /// Where the gap begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// The unit whose scenario leads from the one to the other; `None` for a comparison.
    pub scenario: Option<String>,
    /// Whether the weights were inferred by us: then a note says so.
    pub inferred: bool,
    /// The contributions in the order in which they are drawn.
    pub steps: Vec<Step>,
    /// What they leave: rounding, and all that is unknown.
    pub residual: f64,
}

/// The least height of a row in pixels.
const ROW: f64 = 24.0;
/// Height of a heading in pixels.
const HEADING: f64 = 28.0;
/// Thickness of a bar in pixels.
const BAR: f64 = 13.0;
/// Length of the hatched stub of an unknown contribution in pixels.
const STUB: f64 = 14.0;
const EDGE: f64 = 4.0;
const GAP: f64 = 10.0;
/// The largest share of the width that names may take.
const NAMES: f64 = 0.44;
/// Differences that are printed as zero.
const ZERO: f64 = 0.000_05;
const SIZE: TextSize = TextSize::Label;
/// How many contributions the description names on each side.
const NAMED: usize = 3;

/// Draws the two ends and a row for each index between them, in which a bar leads from the sum of
/// the rows before it to the sum with it; the axis is cut off at the values that occur.
///
/// An unknown contribution is a hatched stub. The last row is "rounding and unknowns", unless all
/// is known and it would be printed as zero. Indices are marks (`data-indicator`), and so are ends
/// that are units (`data-unit`); what else a scenario changes is none.
#[must_use]
pub fn gap(view: &Gap) -> Scene {
    let setting = &view.setting;
    let detail = setting.detail();
    let layout = Layout::of(view);
    let title = match &view.scenario {
        Some(unit) => (detail.scenario_title)(&view.index, unit),
        None => {
            let [from, to] = [&view.from, &view.to].map(|end| end.named(view));
            (detail.gap_title)(&view.index, from, to)
        }
    };
    let mut scene = setting.scene(ChartKind::Gap, layout.height, title);
    scene.description = describe(view);
    let unknown = view.steps.iter().any(|step| known(step).is_none());
    let mut statuses = vec![view.from.status, view.to.status];
    statuses.extend(view.scenario.as_ref().map(|_| Status::Simulated));
    scene.notes = status_notes(setting.text(), &statuses, true, unknown);
    scene.notes.push(detail.gap_note.to_owned());
    if view.steps.iter().any(|step| step.of.index().is_none()) {
        scene.notes.push(detail.stages_note.to_owned());
    }
    if view.inferred {
        scene.notes.push(detail.inferred_weights.to_owned());
    }
    for row in &layout.rows {
        push_row(view, &layout, row, &mut scene);
    }
    scene
}

/// The contribution, if it is known and finite.
fn known(step: &Step) -> Option<f64> {
    step.contribution.filter(|value| value.is_finite())
}

/// The name of what the contributions leave.
fn rest(view: &Gap) -> &'static str {
    let detail = view.setting.detail();
    match view.scenario {
        Some(_) => detail.unknown_changes,
        None => detail.rounding,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Start,
    End,
    Heading,
    /// A step by its position.
    Step(usize),
    Rounding,
}

/// One row, with the sum before and after it.
struct Row {
    kind: Kind,
    name: Vec<String>,
    /// The number at the right.
    value: String,
    before: f64,
    after: f64,
    top: f64,
    height: f64,
}

impl Row {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

struct Layout {
    height: f64,
    value_right: f64,
    bar_left: f64,
    bar_right: f64,
    low: f64,
    high: f64,
    rows: Vec<Row>,
}

impl Layout {
    fn of(view: &Gap) -> Self {
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

    fn x(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.bar_left + share.clamp(0.0, 1.0) * (self.bar_right - self.bar_left)
    }
}

fn weight(kind: Kind) -> Weight {
    match kind {
        Kind::Start | Kind::End | Kind::Heading => Weight::Bold,
        Kind::Step(_) | Kind::Rounding => Weight::Regular,
    }
}

/// The rows from the top: kind, name, number, sum before and after.
fn rows(view: &Gap) -> Vec<(Kind, String, String, f64, f64)> {
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
        let by = known(step);
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
        rows.push((Kind::Rounding, rest(view).to_owned(), value, sum, after));
    }
    let end = finite(view.to.value);
    let value = view.to.words(lang);
    rows.push((Kind::End, view.to.name.clone(), value, end, end));
    rows
}

/// The rows in words, without headings: steps carry the name of their section.
pub(crate) fn lines(view: &Gap) -> Vec<(String, String)> {
    let named = |(kind, name, value, ..): (Kind, String, String, f64, f64)| match kind {
        Kind::Heading => None,
        Kind::Step(at) => Some((step_name(&view.steps[at]), value)),
        Kind::Start | Kind::End | Kind::Rounding => Some((name, value)),
    };
    rows(view).into_iter().filter_map(named).collect()
}

/// The name of a step after that of its section.
fn step_name(step: &Step) -> String {
    if step.section.is_empty() {
        step.name.clone()
    } else {
        format!("{}: {}", step.section, step.name)
    }
}

fn push_row(view: &Gap, layout: &Layout, row: &Row, scene: &mut Scene) {
    let leading = measure::line_height(SIZE);
    let baseline = row.middle() + measure::cap_height(SIZE) / 2.0;
    let mut shapes = Vec::new();
    let width = view.setting.drawn_width();
    // A heading may stand on a hairline that leads past it.
    let look = match row.kind {
        Kind::Heading => Look::RaisedMuted,
        Kind::Rounding => Look::Muted,
        Kind::Start | Kind::End | Kind::Step(_) => Look::Ink,
    };
    shapes.extend(Shape::rect(0.0, row.top, width, row.height, Look::Row));
    push_sums(layout, row, &mut shapes);
    // Headings stand close to what they head.
    let first = if row.kind == Kind::Heading {
        row.top + row.height - 7.0
    } else {
        baseline
    } - leading * (row.name.len() as f64 - 1.0) / 2.0;
    for (line, name) in row.name.iter().enumerate() {
        let at = (EDGE, first + leading * line as f64);
        let text = Text::new(name, at, SIZE)
            .weight(weight(row.kind))
            .look(look);
        shapes.extend(Shape::text(text));
    }
    let value = Text::new(&row.value, (layout.value_right, baseline), SIZE)
        .weight(weight(row.kind))
        .anchored(Anchor::End)
        .look(look)
        .tabular();
    shapes.extend(Shape::text(value));
    shapes.extend(bar(view, layout, row));
    let mark = match row.kind {
        Kind::Start => end_mark(view, &view.from, &row.value),
        Kind::End => end_mark(view, &view.to, &row.value),
        Kind::Step(at) => step_mark(view, &view.steps[at], &row.value),
        Kind::Heading | Kind::Rounding => None,
    };
    let Some(mut mark) = mark else {
        for shape in shapes.into_iter().filter(|shape| shape.look() != Look::Row) {
            scene.push(shape);
        }
        return;
    };
    for shape in shapes {
        mark.push(shape);
    }
    scene.push_mark(mark);
}

/// The hairlines that carry the sum from the row above to the bar, and from there to the row below.
fn push_sums(layout: &Layout, row: &Row, shapes: &mut Vec<Shape>) {
    let (before, after) = (layout.x(row.before), layout.x(row.after));
    let bottom = row.top + row.height;
    let (from, to) = match row.kind {
        Kind::Heading => (bottom, bottom),
        _ => (row.middle() - BAR / 2.0, row.middle() + BAR / 2.0),
    };
    if row.kind != Kind::Start {
        shapes.extend(Shape::line((before, row.top), (before, from), Look::Leader));
    }
    if !matches!(row.kind, Kind::End | Kind::Heading) {
        shapes.extend(Shape::line((after, to), (after, bottom), Look::Leader));
    }
}

fn end_mark(view: &Gap, end: &End, value: &str) -> Option<Mark> {
    let id = end.id.as_deref()?;
    let words = format!("{}: {value}", end.name);
    let mark = Mark::new(MarkKind::Unit, id, words);
    Some(mark.state(State::Selected, view.setting.is_selected(id)))
}

fn step_mark(view: &Gap, step: &Step, value: &str) -> Option<Mark> {
    let path = step.of.index()?;
    let words = format!("{}: {value}", step_name(step));
    let mark = Mark::new(MarkKind::Indicator, path, words)
        .state(State::Missing, known(step).is_none())
        .state(State::Selected, view.setting.is_selected(path));
    Some(match fill(known(step)) {
        Some(fill) => mark.filled(fill),
        None => mark,
    })
}

/// Up, down, or hatched; nothing for a zero.
fn fill(contribution: Option<f64>) -> Option<Fill> {
    match contribution {
        None => Some(Fill::Missing),
        Some(by) if by.abs() < ZERO => None,
        Some(by) => Some(Fill::Diverge(if by > 0.0 { 5 } else { 1 })),
    }
}

/// What stands in the bar column of a row.
fn bar(view: &Gap, layout: &Layout, row: &Row) -> Option<Shape> {
    let (before, after) = (layout.x(row.before), layout.x(row.after));
    let (left, length) = (before.min(after), (before - after).abs());
    let top = row.middle() - BAR / 2.0;
    let stroke = |look| Shape::rect(left - 1.5, top, 3.0, BAR, look);
    match row.kind {
        Kind::Heading => None,
        Kind::Start | Kind::End => stroke(Look::Ink),
        Kind::Rounding => Shape::rect(left, top, length.max(1.0), BAR, Look::Bar(Fill::Diverge(3))),
        Kind::Step(at) => {
            let contribution = known(&view.steps[at]);
            match fill(contribution) {
                None => stroke(Look::Muted),
                Some(Fill::Missing) => {
                    let left = left.min(layout.bar_right - STUB);
                    Shape::rect(left, top, STUB, BAR, Look::Bar(Fill::Missing))
                }
                Some(fill) => Shape::rect(left, top, length.max(1.0), BAR, Look::Bar(fill)),
            }
        }
    }
}

/// The gap, what carries it, what works against it, and what is unknown.
fn describe(view: &Gap) -> String {
    let (lang, text) = (view.setting.lang, view.setting.text());
    let detail = view.setting.detail();
    let total = view.to.value - view.from.value;
    let mut sentences = vec![(detail.gap)(
        view.from.named(view),
        &view.from.words(lang),
        view.to.named(view),
        &view.to.words(lang),
        &number::signed(lang, total, 4),
    )];
    let size = |at: usize| known(&view.steps[at]).unwrap_or(0.0) * total.signum();
    let order = dti_engine::order(view.steps.len(), &mut |a, b| {
        f64::total_cmp(&size(b), &size(a))
    });
    let named = |positions: &[usize]| {
        let parts: Vec<String> = positions
            .iter()
            .map(|&at| {
                let step = &view.steps[at];
                let by = number::signed(lang, known(step).unwrap_or(0.0), 4);
                format!("{} ({by})", step_name(step))
            })
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        (text.and)(&parts)
    };
    let with: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&at| size(at) >= ZERO)
        .take(NAMED)
        .collect();
    let against: Vec<usize> = order
        .iter()
        .rev()
        .copied()
        .filter(|&at| size(at) <= -ZERO)
        .take(NAMED)
        .collect();
    if !with.is_empty() {
        sentences.push((detail.gap_with)(&named(&with)));
    }
    if !against.is_empty() {
        sentences.push((detail.gap_against)(&named(&against)));
    }
    let unknown = view
        .steps
        .iter()
        .filter(|step| known(step).is_none())
        .count();
    if unknown > 0 {
        sentences.push((detail.gap_unknown)(unknown));
    }
    if unknown > 0 || view.residual.abs() >= ZERO {
        let residual = number::signed(lang, view.residual, 4);
        sentences.push(format!("{}: {residual}.", rest(view)));
    }
    sentences.extend(chosen(view));
    sentences.join(" ")
}

/// The chosen index, or the end that is the chosen unit (of a scenario: after it).
fn chosen(view: &Gap) -> Option<String> {
    let (lang, text) = (view.setting.lang, view.setting.text());
    let is_chosen = |id: &str| view.setting.is_selected(id);
    let mut steps = view.steps.iter();
    let step = steps.find(|step| step.of.index().is_some_and(is_chosen));
    let label = match step {
        Some(step) => {
            let by = known(step);
            let value = by.map_or(text.unknown.to_owned(), |by| number::signed(lang, by, 4));
            format!("{}: {value}", step_name(step))
        }
        None => {
            let is_end = |end: &&End| end.id.as_deref().is_some_and(is_chosen);
            let end = [&view.to, &view.from].into_iter().find(is_end)?;
            let value = end.words(lang);
            match &view.scenario {
                Some(unit) => format!("{unit}: {value}, {}", text.simulated),
                None => format!("{}: {value}", end.name),
            }
        }
    };
    Some((text.selected)(&label))
}
