//! Rank bars: a row per unit with rank, name, bar and value, against the mean.
//!
//! Axis, grid, bars and the line of the mean are drawn by plotters through the recording backend;
//! names and values stand in columns that are measured by the width table.

pub(crate) mod axis;
mod layout;

use plotters::coord::cartesian::MeshLine;
use plotters::prelude::*;

use crate::backend::{RESOLUTION, Record, Recorder, look_colour};
use crate::describe::Signs;
use crate::model::{Unit, View};
use crate::{
    Anchor, ChartKind, Fill, Look, Mark, MarkKind, Scene, Shape, State, Text, TextSize, describe,
    measure,
};

use axis::Axis;
use layout::{Layout, Row};

/// Thickness of a bar in pixels.
const BAR: f64 = 13.0;
/// Length of the stub that stands for an unknown value, in pixels.
const STUB: f64 = 26.0;

/// Draws the units of `view` in their order, at least 24 pixels each.
///
/// The axis begins at 0. A unit without a value has a hatched stub and the word for "unknown"; its
/// rank is shown where one is known or bounded. Equal ranks are printed as they are given.
#[must_use]
pub fn bars(view: &View) -> Scene {
    scene(view, &Layout::of(view))
}

/// Draws views that stand beside each other on one axis, so that equal lengths are equal values.
///
/// The axis reaches as far as the longest needs, and the columns are as wide as the widest need. The
/// views are to have one width.
#[must_use]
pub fn bars_beside<const N: usize>(views: [&View; N]) -> [Scene; N] {
    let mut layouts = views.map(Layout::of);
    layout::share_axis(&mut layouts);
    std::array::from_fn(|at| scene(views[at], &layouts[at]))
}

fn scene(view: &View, layout: &Layout) -> Scene {
    let mut scene = Scene::new(
        ChartKind::Bars,
        view.lang.code(),
        layout.width,
        layout.height,
    );
    scene.title = view.titled((view.text().bars_title)(&view.index, view.kind));
    scene.description = describe::ranking(view);
    scene.notes = describe::notes(
        view,
        Signs {
            numbers: true,
            hatch: true,
        },
    );
    scene.citation.clone_from(&view.citation);
    let drawn = draw(view, layout, &mut scene);
    // The only errors are looks and sizes that are no tokens, and those are constants here.
    debug_assert!(drawn.is_ok(), "{drawn:?}");
    scene
}

type Drawn = Result<(), DrawingAreaErrorKind<<Recorder as DrawingBackend>::ErrorType>>;

fn units(pixels: f64) -> i32 {
    (pixels * RESOLUTION).round() as i32
}

/// The rectangle of the bars: across in values, down in pixels from the first row.
type Plot = DrawingArea<Recorder, Cartesian2d<Axis, Axis>>;

/// Not through plotters' own builder of charts, whose label areas weigh more in the browser's WASM than
/// all that the charts draw.
fn plot(view: &View, layout: &Layout, record: &Record) -> Plot {
    let area = Recorder::new(layout.width, layout.height, record)
        .into_drawing_area()
        .margin(
            units(layout.top),
            units(layout.height - layout.bottom),
            units(layout.bar_left),
            units(layout.width - layout.bar_right),
        );
    // Ends of a range are exclusive, and y runs from the bottom up.
    let (x, y) = area.get_pixel_range();
    let pixels = (x.start..x.end - 1, y.end - 1..y.start);
    let values = Axis::values(layout.most, layout.bar_right - layout.bar_left, view.lang);
    let rows = Axis::rows(layout.bottom - layout.top);
    area.apply_coord_spec(Cartesian2d::new(values, rows, pixels))
}

/// A line of the grid for each tick, then the numbers of the ticks.
fn draw_grid(plot: &Plot, layout: &Layout, record: &Record, scene: &mut Scene) -> Drawn {
    let axis = plot.as_coord_spec().x_spec();
    let style = look_colour(Look::Grid).into();
    let mut labels = Vec::new();
    plot.draw_mesh(
        |recorder, line| {
            if let MeshLine::XMesh((x, _), _, tick) = line {
                labels.push((f64::from(x) / RESOLUTION, axis.label(*tick)));
            }
            line.draw(recorder, &style)
        },
        0,
        0,
    )?;
    for line in record.take() {
        scene.push(line);
    }
    for (x, label) in labels {
        let text = Text::new(label, (x, layout.tick_baseline()), TextSize::Caption)
            .anchored(Anchor::Middle)
            .look(Look::Muted);
        scene.push(Shape::text(text));
    }
    Ok(())
}

fn draw(view: &View, layout: &Layout, scene: &mut Scene) -> Drawn {
    let record = Record::default();
    let plot = plot(view, layout, &record);
    draw_grid(&plot, layout, &record, scene)?;
    if let Some(top) = layout.parting {
        push_parting(view, layout, top + 4.0, scene);
    }
    for (unit, row) in view.units.iter().zip(&layout.rows) {
        let mut mark = row_mark(view, layout, unit, row);
        let middle = row.middle() - layout.top;
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        let end = unit
            .known()
            .unwrap_or(STUB / (layout.bar_right - layout.bar_left) * layout.most);
        let fill = fill(view, unit);
        let style = look_colour(Look::Bar(fill)).filled();
        plot.draw(&Rectangle::new([(0.0, top), (end.max(0.0), bottom)], style))?;
        for shape in record.take() {
            mark.push(shape);
        }
        scene.push_mark(mark);
    }
    if let Some(mean) = view.known_mean() {
        for look in [Look::Halo, Look::Mean] {
            let line = [(mean, 0.0), (mean, layout.bottom - layout.top)];
            plot.draw(&PathElement::new(line, look_colour(look)))?;
        }
        for shape in record.take() {
            scene.push(shape);
        }
        push_mean_label(view, layout, mean, scene);
    }
    Ok(())
}

/// The fill of a bar: an unknown value has no length that a colour of the scale could have.
fn fill(view: &View, unit: &Unit) -> Fill {
    unit.known().map_or(Fill::Missing, |_| view.fill(unit))
}

/// The mark of a unit with everything but its bar.
fn row_mark(view: &View, layout: &Layout, unit: &Unit, row: &Row) -> Mark {
    let known = unit.known().is_some();
    let mut mark = Mark::new(MarkKind::Unit, &unit.id, view.label(unit))
        .filled(fill(view, unit))
        .status(unit.status)
        .state(State::Missing, !known)
        .state(State::Selected, view.is_selected(unit));
    mark.push(Shape::rect(
        0.0,
        row.top,
        layout.width,
        row.height,
        Look::Row,
    ));
    let size = TextSize::Label;
    let baseline = row.middle() + measure::cap_height(size) / 2.0;
    if let Some(rank) = view.rank_text(unit) {
        let at = (layout.rank_right, baseline);
        let text = Text::new(rank, at, size)
            .anchored(Anchor::End)
            .look(Look::Muted)
            .tabular();
        mark.push(Shape::text(text));
        let at = (layout.rank_right + 1.0, baseline);
        mark.push(Shape::text(Text::new(unit.rank_mark(), at, size)));
    }
    let leading = measure::line_height(size);
    let first = baseline - leading * (row.name.len() as f64 - 1.0) / 2.0;
    for (line, name) in row.name.iter().enumerate() {
        let at = (layout.name_left, first + leading * line as f64);
        let look = if view.in_focus(unit) {
            Look::Ink
        } else {
            Look::Muted
        };
        mark.push(Shape::text(Text::new(name, at, size).look(look)));
    }
    let look = if known && view.in_focus(unit) {
        Look::Ink
    } else {
        Look::Muted
    };
    // Numbers stand under each other; † and * hang in a margin of their own.
    let (value, sign) = &row.value;
    let right = layout.value_right;
    let text = Text::new(value, (right, baseline), size)
        .anchored(Anchor::End)
        .look(look)
        .tabular();
    mark.push(Shape::text(text));
    mark.push(Shape::text(Text::new(*sign, (right + 1.0, baseline), size)));
    mark
}

/// The rule and the heading over the units without a rank.
fn push_parting(view: &View, layout: &Layout, y: f64, scene: &mut Scene) {
    scene.push(Shape::line((0.0, y), (layout.width, y), Look::Axis));
    let at = (layout.name_left, y + 16.0);
    let text = Text::new(view.text().no_rank, at, TextSize::Caption).look(Look::Muted);
    scene.push(Shape::text(text));
}

fn push_mean_label(view: &View, layout: &Layout, mean: f64, scene: &mut Scene) {
    let size = TextSize::Caption;
    let label = format!(
        "{} {}",
        view.text().mean,
        view.mean_text().unwrap_or_default()
    );
    let x = layout.bar_left + mean / layout.most * (layout.bar_right - layout.bar_left);
    let text = Text::new(label, (x, layout.mean_baseline()), size).look(Look::MeanText);
    let half = measure::width(&text.text, size, text.weight, false) / 2.0;
    let at = x.min(layout.width - half - 1.0).max(half);
    let text = Text {
        at: (at, text.at.1),
        ..text
    }
    .anchored(Anchor::Middle);
    scene.push(Shape::text(text));
}
