//! The small line in a cell of a table.

use dti_text::Lang;

use crate::series::{self, Figure};
use crate::tokens::SERIES;
use crate::years::{Year, joined};
use crate::{ChartKind, Look, Point, Scene, Shape};

/// The values of one unit over years, small.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The language of the description.
    pub lang: Lang,
    /// What it shows, as it reads in a label: `DTI của Đà Nẵng qua các năm`.
    pub title: String,
    /// The years in their order.
    pub years: Vec<Year>,
    /// One figure for each year; what is missing at the end is unknown.
    pub figures: Vec<Figure>,
    /// The values at the lower and the upper edge, the same for all rows of a table.
    pub range: (f64, f64),
    /// Which of the four styles of the unit's line in the charts beside the table; after four they
    /// repeat.
    pub style: u8,
}

/// Size in pixels.
const SIZE: (f64, f64) = (80.0, 20.0);
/// Air around the line, so that markers stay inside, in pixels.
const EDGE: f64 = 5.0;

/// Draws 80 × 20 pixels without text and without marks: the table beside it has the numbers, the
/// description repeats them.
///
/// Lines are broken as in [`crate::years()`], and an unknown value has its hatched tick here too, at
/// half height. Each known value has a marker, so that one between two gaps is seen. A value outside
/// the range is drawn at its edge.
#[must_use]
pub fn spark(view: &Spark) -> Scene {
    let mut scene = Scene::new(ChartKind::Spark, view.lang.code(), SIZE.0, SIZE.1);
    scene.title.clone_from(&view.title);
    let (low, high) = view.range;
    let span = high - low;
    let mut places: Vec<Option<Point>> = Vec::with_capacity(view.years.len());
    let mut words = Vec::with_capacity(view.years.len());
    let first = view.years.first().map_or(0.0, |year| f64::from(year.year));
    let last = view.years.last().map_or(0.0, |year| f64::from(year.year));
    for (at, year) in view.years.iter().enumerate() {
        let figure = view.figures.get(at).copied().unwrap_or(Figure::UNKNOWN);
        words.push(format!("{} {}", year.year, figure.words(view.lang)));
        let along = if last > first {
            (f64::from(year.year) - first) / (last - first)
        } else {
            0.5
        };
        let x = EDGE + along * (SIZE.0 - 2.0 * EDGE);
        let place = figure.known().map(|value| {
            let share = if span > 0.0 {
                (value - low) / span
            } else {
                0.5
            };
            let y = SIZE.1 - EDGE - share.clamp(0.0, 1.0) * (SIZE.1 - 2.0 * EDGE);
            (x, y)
        });
        if place.is_none() {
            scene.push(series::tick((x, SIZE.1 / 2.0)));
        }
        places.push(place);
    }
    scene.description = format!("{}.", words.join("; "));
    let style = view.style % SERIES;
    let line = Look::Line(style);
    scene.push(series::line(&places, &|at| joined(&view.years, at), line));
    for place in places.into_iter().flatten() {
        scene.push(Shape::circle(place, 2.25, Look::Dot(style)));
    }
    scene
}
