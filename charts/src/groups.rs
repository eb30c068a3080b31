//! The pie of groups: how many units each group has. Its rows are the legend of map and bars.

use dti_text::number;

use crate::describe::Signs;
use crate::legend::{self, SWATCH};
use crate::model::{Unit, View, inside_a_sentence};
use crate::turn::sin_cos;
use crate::{
    Anchor, ChartKind, Fill, Look, Mark, MarkKind, Path, Point, Scene, Shape, State, Text,
    TextSize, Weight, describe, measure,
};
use dti_engine::within;

/// Height of a row of the legend in pixels: two lines, and a target for a finger.
const ROW: f64 = 38.0;
/// Air between pie and rows in pixels.
const GAP: f64 = 20.0;
/// The hole, as a share of the radius: room for the longest noun below the number.
const HOLE: f64 = 0.58;

/// A group with its count.
struct Slice {
    id: String,
    name: String,
    bounds: Option<String>,
    fill: Fill,
    count: usize,
}

/// Draws the four groups of `view` in their order, then the units whose value belongs to none and
/// those whose value is unknown, if there are any. A group without units has a row but no slice.
///
/// Each mark holds slice and row, so that either answers to a pointer; its id is `1` to `4`, `none`
/// or `unknown`. Shares are of all units, the unknown ones included.
#[must_use]
pub fn groups(view: &View) -> Scene {
    let slices = slices(view);
    let rows = slices.len() as f64 * ROW;
    let width = view.drawn_width();
    // The rows keep the room of their widest words.
    let radius = (width * 0.21).min((width - 170.0) / 2.0);
    let radius = within(radius, 50.0, 92.0).min(rows / 2.0);
    let height = rows.max(2.0 * radius) + 2.0;
    let mut scene = Scene::new(ChartKind::Groups, view.lang.code(), width, height);
    scene.title = (view.text().groups_title)(&view.index, view.kind);
    scene.notes = describe::notes(
        view,
        Signs {
            numbers: false,
            hatch: false,
        },
    );
    scene.citation.clone_from(&view.citation);
    let parts: Vec<String> = slices
        .iter()
        .filter(|slice| slice.count > 0 || slice.fill != Fill::Missing)
        .map(|slice| {
            format!(
                "{}: {} ({})",
                inside_a_sentence(slice.name.clone()),
                slice.count,
                share(view, slice.count)
            )
        })
        .collect();
    scene.description = describe::groups(view, &parts);

    let centre = (radius + 1.0, height / 2.0);
    let left = 2.0 * radius + 2.0 + GAP;
    let right = width.min(left + 220.0);
    let top = (height - rows) / 2.0;
    let total: usize = slices.iter().map(|slice| slice.count).sum();
    let mut before = 0;
    for (index, slice) in slices.iter().enumerate() {
        let mut mark = Mark::new(MarkKind::Group, &slice.id, label(view, slice))
            .filled(slice.fill)
            .state(State::Missing, slice.fill == Fill::Missing);
        let y = top + index as f64 * ROW;
        mark.push(Shape::rect(
            left - 6.0,
            y,
            right - left + 6.0,
            ROW,
            Look::Row,
        ));
        push_row(view, slice, (left, y), right, &mut mark);
        if slice.count > 0 {
            let turn = |count: usize| count as f64 / total as f64;
            let ring = Ring {
                centre,
                outer: radius,
                inner: radius * HOLE,
            };
            let path = ring.slice(turn(before), turn(before + slice.count));
            mark.push(Shape::path(path, Look::Area(slice.fill)));
        }
        before += slice.count;
        scene.push_mark(mark);
    }
    push_total(view, centre, &mut scene);
    scene
}

fn slices(view: &View) -> Vec<Slice> {
    let count = |fill| {
        view.units
            .iter()
            .filter(|unit| group_fill(unit) == fill)
            .count()
    };
    let mut slices: Vec<Slice> = (1..=4)
        .map(|group| Slice {
            id: group.to_string(),
            name: (view.text().group)(group),
            bounds: legend::bounds(view, group),
            fill: Fill::Group(group),
            count: count(Fill::Group(group)),
        })
        .collect();
    for (id, name, fill) in [
        ("none", view.text().no_group, Fill::UNGROUPED),
        ("unknown", view.text().unknown_group, Fill::Missing),
    ] {
        let count = count(fill);
        if count > 0 {
            slices.push(Slice {
                id: id.to_owned(),
                name: name.to_owned(),
                bounds: None,
                fill,
                count,
            });
        }
    }
    slices
}

/// The pie shows groups whatever the map is coloured by.
fn group_fill(unit: &Unit) -> Fill {
    match (unit.known(), unit.group) {
        (Some(_), Some(group)) => Fill::Group(group.clamp(1, 4)),
        (Some(_), None) => Fill::UNGROUPED,
        (None, _) => Fill::Missing,
    }
}

fn share(view: &View, count: usize) -> String {
    let all = view.units.len().max(1) as f64;
    number::percent(view.lang, count as f64 / all, 1)
}

fn label(view: &View, slice: &Slice) -> String {
    let bounds = slice
        .bounds
        .as_ref()
        .map_or(String::new(), |bounds| format!(" ({bounds})"));
    let count = (view.text().count)(slice.count, view.kind);
    format!(
        "{}{bounds}: {count}, {}",
        slice.name,
        share(view, slice.count)
    )
}

/// Swatch, name above bounds, count above share.
fn push_row(view: &View, slice: &Slice, (left, top): Point, right: f64, mark: &mut Mark) {
    let (large, small) = (TextSize::Label, TextSize::Caption);
    let first = top + 5.0 + measure::cap_height(large);
    let second = first + 17.0;
    let words = left + SWATCH + 8.0;
    let swatch_top = first - measure::cap_height(large) / 2.0 - SWATCH / 2.0;
    mark.push(Shape::rect(
        left,
        swatch_top,
        SWATCH,
        SWATCH,
        Look::Bar(slice.fill),
    ));
    mark.push(Shape::text(Text::new(&slice.name, (words, first), large)));
    if let Some(bounds) = &slice.bounds {
        mark.push(Shape::text(
            Text::new(bounds, (words, second), small).look(Look::Muted),
        ));
    }
    let count = Text::new(slice.count.to_string(), (right - 6.0, first), large)
        .weight(Weight::Bold)
        .tabular();
    let share = Text::new(share(view, slice.count), (right - 6.0, second), small)
        .look(Look::Muted)
        .tabular();
    mark.push(Shape::text(count.anchored(Anchor::End)));
    mark.push(Shape::text(share.anchored(Anchor::End)));
}

/// The number of all units, in the middle of the ring.
fn push_total(view: &View, (x, y): Point, scene: &mut Scene) {
    let total = Text::new(view.units.len().to_string(), (x, y - 1.0), TextSize::Title)
        .weight(Weight::Bold)
        .anchored(Anchor::Middle);
    let noun = describe::noun(view, view.kind);
    let noun = Text::new(noun, (x, y + 14.0), TextSize::Caption).look(Look::Muted);
    scene.push(Shape::text(total));
    scene.push(Shape::text(noun.anchored(Anchor::Middle)));
}

/// The ring that slices are cut from.
struct Ring {
    centre: Point,
    outer: f64,
    inner: f64,
}

impl Ring {
    /// The slice between two shares of a turn, clockwise from the top.
    fn slice(&self, from: f64, to: f64) -> Path {
        let mut path = Path::new();
        // An arc cannot return to where it began; a whole ring is made of two halves.
        if to - from > 0.999 {
            for (radius, clockwise) in [(self.outer, true), (self.inner, false)] {
                path.move_to(self.at(0.0, radius));
                for turn in [0.5, 1.0] {
                    path.arc_to(radius, false, clockwise, self.at(turn, radius));
                }
                path.close();
            }
            return path;
        }
        let large = to - from > 0.5;
        path.move_to(self.at(from, self.outer))
            .arc_to(self.outer, large, true, self.at(to, self.outer))
            .line_to(self.at(to, self.inner))
            .arc_to(self.inner, large, false, self.at(from, self.inner))
            .close();
        path
    }

    fn at(&self, turn: f64, radius: f64) -> Point {
        let (sin, cos) = sin_cos(turn * std::f64::consts::TAU);
        (self.centre.0 + radius * sin, self.centre.1 - radius * cos)
    }
}
