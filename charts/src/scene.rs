//! The recorded scene: everything that a chart shows, in paint order, with the names of its data.

use crate::model::Status;
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
