//! The recorded scene: everything that a chart shows, in paint order, with the names of its data.

use std::ops::Range;

use crate::model::Status;
use crate::shape::Form;
use crate::{Fill, Look, Path, Shape};

/// Which chart a scene is; the value of `data-chart`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// The choropleth.
    Map,
    /// The rank bars.
    Bars,
    /// The pie of groups.
    Groups,
    /// The radar of one unit.
    Radar,
    /// Values over years.
    Years,
    /// The waterfall of a gap.
    Gap,
    /// The tree of a rulebook.
    Tree,
    /// The small line in a table.
    Spark,
    /// Intervals of ranks.
    Intervals,
}

impl ChartKind {
    /// The public name, used in `data-chart`, in addresses and by the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Bars => "bars",
            Self::Groups => "groups",
            Self::Radar => "radar",
            Self::Years => "years",
            Self::Gap => "gap",
            Self::Tree => "tree",
            Self::Spark => "spark",
            Self::Intervals => "intervals",
        }
    }
}

/// What kind of datum a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A province or ministry: `data-unit`.
    Unit,
    /// A group of units: `data-group`.
    Group,
    /// An index or criterion: `data-indicator`.
    Indicator,
    /// A year: `data-year`.
    Year,
}

impl MarkKind {
    /// The attribute that carries the id.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Unit => "data-unit",
            Self::Group => "data-group",
            Self::Indicator => "data-indicator",
            Self::Year => "data-year",
        }
    }
}

/// A state of a mark, a class in the page: `is-selected`, `is-corrected`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The reader chose it.
    Selected,
    /// Its value is unknown.
    Missing,
    /// Its value was repaired against the print.
    Corrected,
    /// Its value was computed by us from published ones.
    Derived,
    /// Its value belongs to a scenario, not to a publication.
    Simulated,
}

impl State {
    /// The class of the state.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Selected => "is-selected",
            Self::Missing => "is-missing",
            Self::Corrected => "is-corrected",
            Self::Derived => "is-derived",
            Self::Simulated => "is-simulated",
        }
    }
}

/// The shapes that stand for one datum, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub(crate) kind: MarkKind,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) fill: Option<Fill>,
    pub(crate) states: Vec<State>,
    pub(crate) shapes: Vec<Shape>,
}

impl Mark {
    /// A mark without shapes. `label` is read out and shown as a tooltip; it says everything
    /// that the mark shows.
    #[must_use]
    pub fn new(kind: MarkKind, id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.into(),
            label: label.into(),
            fill: None,
            states: Vec::new(),
            shapes: Vec::new(),
        }
    }

    /// The same mark with the step of a scale that it shows (a class of the mark).
    #[must_use]
    pub fn filled(mut self, fill: Fill) -> Self {
        self.fill = Some(fill);
        self
    }

    /// The same mark in `state` when `holds`.
    #[must_use]
    pub fn state(mut self, state: State, holds: bool) -> Self {
        if holds && !self.states.contains(&state) {
            self.states.push(state);
        }
        self
    }

    /// The same mark in the state that belongs to where its value comes from.
    #[must_use]
    pub fn status(self, status: Status) -> Self {
        match status {
            Status::Corrected => self.state(State::Corrected, true),
            Status::Derived => self.state(State::Derived, true),
            Status::Simulated => self.state(State::Simulated, true),
            Status::Published | Status::Unknown => self,
        }
    }

    /// Adds a shape on top; `None` (a shape that could not be drawn) adds nothing.
    pub fn push(&mut self, shape: impl Into<Option<Shape>>) -> &mut Self {
        self.shapes.extend(shape.into());
        self
    }

    /// What the mark stands for.
    #[must_use]
    pub fn kind(&self) -> MarkKind {
        self.kind
    }

    /// The id of the datum.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text that is read out.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Whether the mark is in `state`.
    #[must_use]
    pub fn is(&self, state: State) -> bool {
        self.states.contains(&state)
    }

    /// The shapes, in paint order.
    #[must_use]
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Whether its rectangles lie outside `heights`; false where it has none.
    fn is_outside(&self, heights: &Range<f64>) -> bool {
        let mut rectangles = self.shapes.iter().filter_map(|shape| match shape.form {
            Form::Rect { y, height, .. } => Some((y, y + height)),
            _ => None,
        });
        rectangles.clone().next().is_some()
            && rectangles.all(|(top, bottom)| bottom < heights.start || top > heights.end)
    }
}

/// One thing in the paint order of a scene.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Decoration: axes, frames, words. Hidden from assistive technology, whose reader has the
    /// description and the labels of the marks.
    Shape(Shape),
    /// A datum.
    Mark(Mark),
}

/// A chart, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Which chart it is.
    pub kind: ChartKind,
    /// The language of its words, a BCP 47 tag.
    pub lang: &'static str,
    /// Width in pixels, finite and at least 0.
    pub width: f64,
    /// Height in pixels, finite and at least 0.
    pub height: f64,
    /// The title, one line of text.
    pub title: String,
    /// One to three sentences that say what the chart shows.
    pub description: String,
    /// What a reader must know besides: boundary date, meaning of †, simulation label, attribution.
    /// A page shows them below the chart, a file carries them inside.
    pub notes: Vec<String>,
    /// The source, as the caller gave it. Shown like the notes, last.
    pub citation: String,
    /// Everything that is drawn, the lowest first.
    pub items: Vec<Item>,
    /// Where areas may be drawn (even-odd); `None` where nothing reaches beyond the chart.
    pub clip: Option<Path>,
    /// For marks that are hard to hit, by the id of their unit, where else they can be hit. Below all that
    /// is drawn: who hits what is seen means that. Only a page that is used has them.
    pub targets: Vec<(String, Shape)>,
    /// What only a file needs because a page shows it elsewhere, such as the legend of a map.
    /// Laid out in a strip of its own, from y = 0.
    pub legend: Option<Legend>,
}

/// A strip of decoration with its own height, placed under the title of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Height in pixels.
    pub height: f64,
    /// The shapes, in the width of the scene.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// An empty scene; a size that is not finite or negative counts as 0.
    #[must_use]
    pub fn new(kind: ChartKind, lang: &'static str, width: f64, height: f64) -> Self {
        let size = |value: f64| {
            if value.is_finite() && value > 0.0 {
                value
            } else {
                0.0
            }
        };
        Self {
            kind,
            lang,
            width: size(width),
            height: size(height),
            title: String::new(),
            description: String::new(),
            notes: Vec::new(),
            citation: String::new(),
            items: Vec::new(),
            clip: None,
            targets: Vec::new(),
            legend: None,
        }
    }

    /// Adds decoration on top; `None` adds nothing.
    pub fn push(&mut self, shape: impl Into<Option<Shape>>) {
        self.items.extend(shape.into().map(Item::Shape));
    }

    /// Adds a mark on top.
    pub fn push_mark(&mut self, mark: Mark) {
        self.items.push(Item::Mark(mark));
    }

    /// The marks, in paint order.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.items.iter().filter_map(|item| match item {
            Item::Mark(mark) => Some(mark),
            Item::Shape(_) => None,
        })
    }

    /// Whether a shape is cut off by [`Scene::clip`].
    pub(crate) fn clips(&self, shape: &Shape) -> bool {
        self.clip.is_some() && matches!(shape.look(), Look::Area(_) | Look::Former)
    }

    /// Takes from `before`, which stands on a page, the marks outside the heights that are `seen`, so
    /// that the page can draw first what its reader looks at; whether any of them will have to be
    /// drawn yet. Nothing is taken from a scene of another size, or with its marks in other places.
    pub fn keep_unseen(&mut self, before: &Self, seen: &Range<f64>) -> bool {
        let size = |scene: &Self| (scene.kind, scene.width.to_bits(), scene.height.to_bits());
        if size(self) != size(before) || !self.is_aligned(before) {
            return false;
        }
        let is_out_of_sight = self.height < seen.start || seen.end < 0.0;
        let mut is_behind = false;
        let marks = self.items.iter_mut().filter_map(|item| match item {
            Item::Mark(mark) => Some(mark),
            Item::Shape(_) => None,
        });
        for (mark, old) in marks.zip(before.marks()) {
            if mark != old && (is_out_of_sight || mark.is_outside(seen)) {
                old.clone_into(mark);
                is_behind = true;
            }
        }
        is_behind
    }

    /// Whether marks and decoration take turns in both scenes alike, however much decoration stands
    /// in one place: another scale has other lines.
    pub(crate) fn is_aligned(&self, other: &Self) -> bool {
        self.turns().eq(other.turns())
    }

    /// True for each mark, false for all the decoration between two.
    fn turns(&self) -> impl Iterator<Item = bool> {
        let mut was_mark = true;
        let is_mark = |item: &Item| matches!(item, Item::Mark(_));
        self.items.iter().map(is_mark).filter(move |&is_mark| {
            let is_turn = is_mark || was_mark;
            was_mark = is_mark;
            is_turn
        })
    }

    /// Every shape with the mark that it belongs to, in paint order.
    pub fn shapes(&self) -> impl Iterator<Item = (Option<&Mark>, &Shape)> {
        self.items.iter().flat_map(|item| {
            let (mark, shapes) = match item {
                Item::Shape(shape) => (None, std::slice::from_ref(shape)),
                Item::Mark(mark) => (Some(mark), mark.shapes.as_slice()),
            };
            shapes.iter().map(move |shape| (mark, shape))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Look;

    #[test]
    fn a_scene_has_a_size_that_can_be_drawn() {
        let scene = Scene::new(ChartKind::Map, "vi", f64::NAN, -3.0);
        assert_eq!((scene.width.to_bits(), scene.height.to_bits()), (0, 0));
    }

    /// Ten rows of ten pixels, of the values in turn.
    fn rows(values: &[u8]) -> Scene {
        let mut scene = Scene::new(ChartKind::Bars, "vi", 10.0, 100.0);
        scene.push(Shape::rect(0.0, 0.0, 1.0, 100.0, Look::Panel));
        for row in 0..10_u8 {
            let value = values[usize::from(row) % values.len()];
            let mut mark = Mark::new(MarkKind::Unit, format!("{value}"), "");
            let top = f64::from(row) * 10.0;
            mark.push(Shape::rect(0.0, top, 1.0, 10.0, Look::Panel));
            scene.push_mark(mark);
        }
        scene
    }

    #[test]
    fn only_what_is_out_of_sight_waits() {
        let kept = |seen: &Range<f64>, before: &Scene, after: &Scene| {
            let mut scene = after.clone();
            let is_behind = scene.keep_unseen(before, seen);
            let of = |mark: &Mark| mark.id().parse().unwrap_or(0_u8);
            (is_behind, scene.marks().map(of).collect::<Vec<_>>())
        };
        let (before, after) = (rows(&[1]), rows(&[2]));
        let seen = |top: f64, bottom: f64| kept(&(top..bottom), &before, &after);
        assert_eq!(seen(-50.0, 200.0), (false, vec![2; 10]));
        // A row that touches the edge is seen.
        let middle = vec![1, 1, 1, 2, 2, 2, 1, 1, 1, 1];
        assert_eq!(seen(35.0, 55.0), (true, middle));
        assert_eq!(seen(150.0, 900.0), (true, vec![1; 10]));
        assert_eq!(seen(-900.0, -1.0), (true, vec![1; 10]));
        // A place that cannot be told is in sight.
        assert_eq!(seen(f64::NAN, f64::NAN), (false, vec![2; 10]));
        // What is the same need not be drawn.
        let alike = rows(&[1, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
        assert!(!kept(&(0.0..45.0), &before, &alike).0);
        // Of other sizes or places, all is drawn.
        let mut larger = rows(&[2]);
        larger.height = 101.0;
        assert_eq!(kept(&(0.0..1.0), &before, &larger), (false, vec![2; 10]));
        let mut decorated = rows(&[2]);
        decorated.push(Shape::rect(0.0, 0.0, 1.0, 1.0, Look::Panel));
        assert_eq!(kept(&(0.0..1.0), &before, &decorated), (false, vec![2; 10]));
        // Another scale has more lines, in the same place.
        let mut scaled = rows(&[2]);
        let line = Shape::rect(0.0, 0.0, 1.0, 100.0, Look::Panel).map(Item::Shape);
        scaled.items.splice(0..0, line);
        assert_eq!(seen(35.0, 55.0), kept(&(35.0..55.0), &before, &scaled));
    }

    #[test]
    fn what_cannot_be_drawn_does_not_enter() {
        let mut scene = Scene::new(ChartKind::Bars, "vi", 10.0, 10.0);
        scene.push(Shape::rect(0.0, 0.0, f64::NAN, 1.0, Look::Panel));
        let mut mark = Mark::new(MarkKind::Unit, "a", "A").state(State::Missing, true);
        mark.push(Shape::rect(0.0, 0.0, 1.0, 1.0, Look::Panel));
        mark.push(Shape::circle((0.0, f64::INFINITY), 1.0, Look::Panel));
        scene.push_mark(mark);
        assert_eq!(scene.shapes().count(), 1);
        assert!(
            scene
                .marks()
                .next()
                .is_some_and(|mark| mark.is(State::Missing))
        );
    }
}
