//! The small line in a cell of a table.

use dti_text::Lang;

use crate::series::{self, Figure};
use crate::years::{Year, joined};
use crate::{ChartKind, Fill, Look, Point, Scene, Shape};

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
}

/// Size in pixels.
const SIZE: (f64, f64) = (80.0, 20.0);
/// Air around the line, so that markers stay inside, in pixels.
const EDGE: f64 = 4.0;

/// Draws 80 × 20 pixels without text and without marks: the table beside it has the numbers, the
/// description repeats them.
///
/// Lines are broken as in [`crate::years()`]; an unknown value is a hatched tick at half height. A
/// value outside the range is drawn at its edge.
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
            let look = Look::Bar(Fill::Missing);
            scene.push(Shape::rect(x - 2.5, SIZE.1 / 2.0 - 4.0, 5.0, 8.0, look));
        }
        places.push(place);
    }
    scene.description = format!("{}.", words.join("; "));
    scene.push(series::line(
        &places,
        &|at| joined(&view.years, at),
        Look::Line(0),
    ));
    let count = places.len();
    for (at, place) in places.iter().enumerate() {
        // A point without a line needs a marker to be seen; the last one leads to the number.
        let before = at > 0 && joined_to(&places, &view.years, at - 1);
        let alone = !before && !joined_to(&places, &view.years, at);
        if let (Some(place), true) = (place, alone || at + 1 == count) {
            scene.push(Shape::circle(*place, 2.25, Look::Dot(0)));
        }
    }
    scene
}

/// Whether a line leads from a point to the next.
fn joined_to(places: &[Option<Point>], years: &[Year], at: usize) -> bool {
    places[at].is_some() && places.get(at + 1).is_some_and(Option::is_some) && joined(years, at)
}
