//! The primitives of a scene. Their constructors refuse what cannot be drawn, so that a shape
//! that exists has finite numbers and sizes of at least zero.

use std::sync::{Arc, OnceLock};

use crate::{Look, TextSize};

/// A place in pixels of the scene: x to the right, y down.
pub type Point = (f64, f64);

/// Which end of a text its x coordinate names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at x.
    Start,
    /// The text is centred on x.
    Middle,
    /// The text ends at x.
    End,
}

/// The two weights of the shipped font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Bold,
}

/// A run of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub(crate) at: Point,
    pub(crate) text: String,
    pub(crate) anchor: Anchor,
    pub(crate) size: TextSize,
    pub(crate) weight: Weight,
    pub(crate) look: Look,
    pub(crate) tabular: bool,
}

impl Text {
    /// A regular text of `size` whose baseline starts at `at`, in ink.
    #[must_use]
    pub fn new(text: impl Into<String>, at: Point, size: TextSize) -> Self {
        Self {
            at,
            text: text.into(),
            anchor: Anchor::Start,
            size,
            weight: Weight::Regular,
            look: Look::Ink,
            tabular: false,
        }
    }

    /// The same text held at `anchor`.
    #[must_use]
    pub fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The same text in `look`, one of the text looks.
    #[must_use]
    pub fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// The same text in `weight`.
    #[must_use]
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// The same text with digits of equal width, for columns of numbers.
    #[must_use]
    pub fn tabular(mut self) -> Self {
        self.tabular = true;
        self
    }
}

/// A shape with its look.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub(crate) form: Form,
    pub(crate) look: Look,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    Path(Outline),
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        radius: f64,
    },
    Line {
        from: Point,
        to: Point,
    },
    Circle {
        centre: Point,
        radius: f64,
    },
    Text(Text),
}

impl Shape {
    /// A filled or stroked path; `None` when it is empty or a coordinate is not finite.
    #[must_use]
    pub fn path(path: Path, look: Look) -> Option<Self> {
        (path.finite && !path.steps.is_empty()).then_some(Self {
            form: Form::Path(Outline::of(path)),
            look,
        })
    }

    /// A rectangle from its upper left corner; `None` when a number is not finite or a size is
    /// negative.
    #[must_use]
    pub fn rect(x: f64, y: f64, width: f64, height: f64, look: Look) -> Option<Self> {
        let fine = finite(&[x, y, width, height]) && width >= 0.0 && height >= 0.0;
        fine.then_some(Self {
            form: Form::Rect {
                x,
                y,
                width,
                height,
                radius: 0.0,
            },
            look,
        })
    }

    /// The same rectangle with rounded corners; other shapes stay as they are.
    #[must_use]
    pub fn rounded(mut self, by: f64) -> Self {
        if let Form::Rect { radius, .. } = &mut self.form
            && by.is_finite()
            && by >= 0.0
        {
            *radius = by;
        }
        self
    }

    /// A straight line; `None` when a coordinate is not finite.
    #[must_use]
    pub fn line(from: Point, to: Point, look: Look) -> Option<Self> {
        finite(&[from.0, from.1, to.0, to.1]).then_some(Self {
            form: Form::Line { from, to },
            look,
        })
    }

    /// A circle; `None` when a number is not finite or the radius is negative.
    #[must_use]
    pub fn circle(centre: Point, radius: f64, look: Look) -> Option<Self> {
        let fine = finite(&[centre.0, centre.1, radius]) && radius >= 0.0;
        fine.then_some(Self {
            form: Form::Circle { centre, radius },
            look,
        })
    }

    /// A line of text; `None` when it is blank or its place is not finite.
    #[must_use]
    pub fn text(text: Text) -> Option<Self> {
        let fine = finite(&[text.at.0, text.at.1]) && !text.text.trim().is_empty();
        let look = text.look;
        fine.then_some(Self {
            form: Form::Text(text),
            look,
        })
    }

    /// The words, if the shape is a text.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match &self.form {
            Form::Text(text) => Some(&text.text),
            _ => None,
        }
    }

    /// The same shape in another look.
    #[must_use]
    pub fn in_look(mut self, look: Look) -> Self {
        if let Form::Text(text) = &mut self.form {
            text.look = look;
        }
        self.look = look;
        self
    }

    /// The look that the shape is drawn in.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }
}

fn finite(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| number.is_finite())
}

/// One step of a [`Path`], in pixels of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Move(Point),
    Line(Point),
    Arc {
        radius: f64,
        large: bool,
        clockwise: bool,
        to: Point,
    },
    Close,
}

/// A path that many scenes share: a copy costs nothing, and it is put into words once.
#[derive(Clone, Debug)]
pub(crate) struct Outline(Arc<Traced>);

#[derive(Debug)]
struct Traced {
    path: Path,
    words: OnceLock<String>,
}

impl Outline {
    fn of(path: Path) -> Self {
        Self(Arc::new(Traced {
            path,
            words: OnceLock::new(),
        }))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0.path
    }

    /// The path as `write` puts it, the same each time.
    pub(crate) fn words(&self, write: fn(&Path) -> String) -> &str {
        self.0.words.get_or_init(|| write(&self.0.path))
    }
}

impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.path == other.0.path
    }
}

/// An outline made of straight lines and circular arcs; several rings follow the even-odd rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub(crate) steps: Vec<Step>,
    finite: bool,
}

impl Default for Path {
    fn default() -> Self {
        Self::new()
    }
}

impl Path {
    /// An empty path.
    #[must_use]
    pub fn new() -> Self {
        Self {
            steps: Vec::new(),
            finite: true,
        }
    }

    /// Begins a ring or line at `to`.
    pub fn move_to(&mut self, to: Point) -> &mut Self {
        self.push(Step::Move(to), &[to.0, to.1])
    }

    /// Draws a straight line to `to`.
    pub fn line_to(&mut self, to: Point) -> &mut Self {
        self.push(Step::Line(to), &[to.0, to.1])
    }

    /// Draws a circular arc of `radius` to `to`; `large` takes the longer way round.
    pub fn arc_to(&mut self, radius: f64, large: bool, clockwise: bool, to: Point) -> &mut Self {
        self.push(
            Step::Arc {
                radius,
                large,
                clockwise,
                to,
            },
            &[radius, to.0, to.1],
        )
    }

    /// Closes the ring that is open.
    pub fn close(&mut self) -> &mut Self {
        self.push(Step::Close, &[])
    }

    /// Adds a closed ring through `points`; fewer than three add nothing.
    pub fn ring(&mut self, points: impl IntoIterator<Item = Point>) -> &mut Self {
        let points: Vec<Point> = points.into_iter().collect();
        if points.len() >= 3 {
            for (index, &point) in points.iter().enumerate() {
                if index == 0 {
                    self.move_to(point)
                } else {
                    self.line_to(point)
                };
            }
            self.close();
        }
        self
    }

    /// Whether nothing was drawn yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    fn push(&mut self, step: Step, numbers: &[f64]) -> &mut Self {
        self.finite &= finite(numbers);
        self.steps.push(step);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_finite_numbers_become_shapes() {
        let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
        for number in bad {
            assert_eq!(Shape::rect(number, 0.0, 1.0, 1.0, Look::Panel), None);
            assert_eq!(Shape::rect(0.0, 0.0, number, 1.0, Look::Panel), None);
            assert_eq!(Shape::line((0.0, number), (1.0, 1.0), Look::Grid), None);
            assert_eq!(Shape::circle((0.0, 0.0), number, Look::Panel), None);
            assert_eq!(
                Shape::text(Text::new("x", (number, 0.0), TextSize::Label)),
                None
            );
            let mut path = Path::new();
            path.ring([(0.0, 0.0), (1.0, number), (1.0, 1.0)]);
            assert_eq!(Shape::path(path, Look::Panel), None);
            let mut path = Path::new();
            path.move_to((0.0, 0.0))
                .arc_to(number, false, true, (1.0, 1.0));
            assert_eq!(Shape::path(path, Look::Panel), None);
        }
        assert_eq!(Shape::rect(0.0, 0.0, -1.0, 1.0, Look::Panel), None);
        assert_eq!(Shape::circle((0.0, 0.0), -1.0, Look::Panel), None);
        assert!(Shape::rect(0.0, 0.0, 0.0, 1.0, Look::Panel).is_some());
    }

    #[test]
    fn empty_things_are_not_shapes() {
        assert_eq!(Shape::path(Path::new(), Look::Panel), None);
        assert_eq!(
            Shape::text(Text::new("  ", (0.0, 0.0), TextSize::Label)),
            None
        );
    }
}
