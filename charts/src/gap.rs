//! The waterfall of a gap: from one value to another, index by index.

mod layout;
mod words;

use dti_text::{Lang, number};

use crate::describe::status_notes;
use crate::model::Status;
use crate::series::Setting;
use crate::{Anchor, ChartKind, Fill, Look, Mark, MarkKind, Scene, Shape, State, Text, measure};
use layout::{EDGE, Kind, Layout, Row, SIZE, weight};
pub(crate) use words::lines;

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

impl Step {
    /// The contribution, if it is known and finite.
    fn known(&self) -> Option<f64> {
        self.contribution.filter(|value| value.is_finite())
    }

    /// The name after that of the section.
    fn full_name(&self) -> String {
        if self.section.is_empty() {
            self.name.clone()
        } else {
            format!("{}: {}", self.section, self.name)
        }
    }
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

impl Gap {
    /// The name of what the contributions leave.
    fn rest(&self) -> &'static str {
        let detail = self.setting.detail();
        match self.scenario {
            Some(_) => detail.unknown_changes,
            None => detail.rounding,
        }
    }
}

/// Thickness of a bar in pixels.
const BAR: f64 = 13.0;
/// Length of the hatched stub of an unknown contribution in pixels.
const STUB: f64 = 14.0;
/// Differences that are printed as zero.
const ZERO: f64 = 0.000_05;

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
    scene.description = words::describe(view);
    let unknown = view.steps.iter().any(|step| step.known().is_none());
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
    let words = format!("{}: {value}", step.full_name());
    let mark = Mark::new(MarkKind::Indicator, path, words)
        .state(State::Missing, step.known().is_none())
        .state(State::Selected, view.setting.is_selected(path));
    Some(match fill(step.known()) {
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
            let contribution = view.steps[at].known();
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
