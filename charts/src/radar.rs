//! The radar: one to four units on the indices of a rulebook, against the mean.
//!
//! Drawn into the scene directly: it has no axes that plotters could draw.

use std::f64::consts::TAU;

use dti_text::number;

use crate::bars::axis::round_step;
use crate::measure::{Bounds, shape_bounds};
use crate::series::{self, Indicator, Series, Setting, Style};
use crate::turn::sin_cos;
use crate::{
    Anchor, ChartKind, Look, Mark, MarkKind, Path, Point, Scene, Shape, State, Text, TextSize,
    Weight, measure,
};

/// Units on the indices of one level of a rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Language, width, selection (the id of an axis), citation.
    pub setting: Setting,
    /// The index whose parts the axes are, with its year, as it reads in a title: `DTI 2020`.
    pub index: String,
    /// The axes, clockwise from the top; three or more.
    pub axes: Vec<Indicator>,
    /// The subject first, then rivals; the mean anywhere. Four and the mean can be told apart.
    pub series: Vec<Series>,
}

/// Air between the circle and the names, in pixels.
const GAP: f64 = 9.0;
/// Distance between the lines of a name in pixels.
const LINE: f64 = 15.0;
/// Lines that a name may take, if the circle can shrink for it.
const LINES: usize = 3;
/// The least and the greatest radius in pixels, and the greatest share of the width.
const RADIUS: (f64, f64, f64) = (46.0, 170.0, 0.33);
/// Room that names beside the circle have at least, unless it is as small as it may be, in pixels.
const ASIDE: f64 = 74.0;
/// The least distance between two rings in pixels.
const RING: f64 = 16.0;
/// Distance from a line at which a number is read with ease, in pixels.
const CLEAR: f64 = 13.0;
const SIZE: TextSize = TextSize::Caption;

/// Draws a polygon for each series, the subject on top, in the scale of the greatest value.
///
/// Each axis is a mark (`data-indicator`) with a wedge of the circle, its name and the markers on
/// it; the label names the values of all series. An unknown value breaks the polygon: no line leads
/// to its axis, and a hatched tick stands with the name, never a point in the middle.
#[must_use]
pub fn radar(view: &Radar) -> Scene {
    let setting = &view.setting;
    let (text, detail) = (setting.text(), setting.detail());
    let width = setting.drawn_width();
    let (key, key_height) = series::key(&view.series, width);
    let layout = Layout::of(view, width, key_height + 10.0);
    let names: Vec<&str> = view
        .series
        .iter()
        .filter(|series| !series.mean)
        .map(|series| series.name.as_str())
        .collect();
    let title = (detail.radar_title)(&(text.and)(&names), &view.index);
    let mut scene = setting.scene(ChartKind::Radar, layout.height, title);
    scene.description = describe(view);
    for shape in key {
        scene.push(shape);
    }
    for index in 0..view.axes.len() {
        scene.push_mark(axis_mark(view, &layout, index));
    }
    // The mean lies below the rivals and these below the subject.
    let styles = Style::of(&view.series);
    for mean in [true, false] {
        for (one, style) in view.series.iter().zip(&styles).rev() {
            if one.mean == mean {
                let points: Vec<Option<Point>> = (0..view.axes.len())
                    .map(|axis| Some(layout.at(axis as f64, layout.reach(one.at(axis).known()?))))
                    .collect();
                scene.push(series::line(&points, &|_| true, style.line()));
            }
        }
    }
    push_ring_numbers(view, &layout, &mut scene);
    scene.notes = series::notes(&scene, setting, &view.series, view.axes.len());
    scene
}

/// Where everything stands.
struct Layout {
    centre: Point,
    radius: f64,
    axes: usize,
    /// The distance between rings, the decimals of their numbers, and how many there are.
    step: f64,
    decimals: usize,
    rings: u32,
    labels: Vec<Label>,
    height: f64,
}

/// The name of an axis.
struct Label {
    lines: Vec<String>,
    /// The positions of the series that are unknown here.
    unknown: Vec<usize>,
    room: f64,
    x: f64,
    top: f64,
    anchor: Anchor,
}

impl Label {
    fn height(&self) -> f64 {
        let rows = self.lines.len() + usize::from(!self.unknown.is_empty());
        rows as f64 * LINE
    }
}

impl Layout {
    fn of(view: &Radar, width: f64, top: f64) -> Self {
        let most = most(view);
        let mut radius = (width * RADIUS.2)
            .min(RADIUS.1)
            .min(width / 2.0 - GAP - ASIDE);
        let mut layout = loop {
            let (step, decimals, rings) = rings(most, radius);
            let mut layout = Self {
                centre: ((width / 2.0).floor(), 0.0),
                radius,
                axes: view.axes.len(),
                step,
                decimals,
                rings,
                labels: Vec::new(),
                height: 0.0,
            };
            let fits = layout.name(view);
            if fits || radius <= RADIUS.0 {
                break layout;
            }
            radius -= 3.0;
        };
        layout.part_labels();
        let reach = |edge: f64, label: &Label| edge.min(label.top);
        let highest = layout.labels.iter().fold(-layout.radius, reach);
        let shift = (top - highest).ceil();
        let mut bottom = layout.radius;
        for label in &mut layout.labels {
            bottom = bottom.max(label.top + label.height());
            label.top += shift;
        }
        layout.centre.1 = shift;
        layout.height = (bottom + shift + 4.0).ceil();
        layout
    }

    /// Sets the names around a circle with its centre at y = 0; false where one of them needs too
    /// many lines.
    fn name(&mut self, view: &Radar) -> bool {
        let mut fits = true;
        let middle = self.centre.0;
        for (index, axis) in view.axes.iter().enumerate() {
            let (x, y) = self.at(index as f64, self.radius + GAP);
            let aside = x - self.centre.0;
            // Names at the top and the bottom keep between their neighbours.
            let (anchor, room) = if aside.abs() < 1.0 {
                let next = self.at(index as f64 + 1.0, self.radius + GAP).0;
                (Anchor::Middle, 2.0 * (next - self.centre.0).abs() - 8.0)
            } else if aside > 0.0 {
                (Anchor::Start, middle - aside)
            } else {
                (Anchor::End, middle + aside)
            };
            let room = room.min(150.0);
            let lines = measure::balance(&axis.name, room, SIZE, Weight::Regular, 6);
            fits &= lines.len() <= LINES && !lines.iter().any(|line| line.ends_with('…'));
            let unknown = (0..view.series.len())
                .filter(|&series| view.series[series].at(index).known().is_none())
                .collect();
            let mut label = Label {
                lines,
                unknown,
                room,
                x,
                top: 0.0,
                anchor,
            };
            // Above the circle a name ends where its axis does, below it begins there.
            label.top = y - label.height() * (1.0 - y / (self.radius + GAP)) / 2.0;
            self.labels.push(label);
        }
        fits
    }

    /// Moves the names of each side down until none lies over another.
    fn part_labels(&mut self) {
        for side in [Anchor::Start, Anchor::End] {
            let mut members: Vec<usize> = (0..self.labels.len())
                .filter(|&label| self.labels[label].anchor == side)
                .collect();
            if side == Anchor::End {
                members.reverse();
            }
            let mut tops: Vec<f64> = members.iter().map(|&at| self.labels[at].top).collect();
            let heights: Vec<f64> = members
                .iter()
                .map(|&at| self.labels[at].height() + 4.0)
                .collect();
            series::spread(&mut tops, &heights, f64::MAX);
            for (at, top) in members.into_iter().zip(tops) {
                self.labels[at].top = top;
            }
        }
    }

    /// The place on an axis, or between two, at a distance from the centre.
    fn at(&self, axis: f64, distance: f64) -> Point {
        let (sin, cos) = sin_cos(axis / self.axes.max(1) as f64 * TAU);
        (
            self.centre.0 + distance * sin,
            self.centre.1 - distance * cos,
        )
    }

    /// The distance of a value from the centre.
    fn reach(&self, value: f64) -> f64 {
        (value.max(0.0) / (self.step * f64::from(self.rings)) * self.radius).min(self.radius)
    }
}

/// The distance between rings, the decimals of their numbers, and how many rings hold `most`.
fn rings(most: f64, radius: f64) -> (f64, usize, u32) {
    let count = |step: f64| (most / step - 1e-9).ceil().clamp(1.0, 6.0);
    let least = RING.max(radius / 5.0);
    // The last ring lies beyond the greatest value, so that all are closer than the scale of that value says.
    let fits = |step: f64| step / most * radius >= least && radius / count(step) >= RING;
    let (step, decimals) = round_step(most, fits);
    (step, decimals, count(step) as u32)
}

/// The greatest value, in the share of the scale that can be drawn.
fn most(view: &Radar) -> f64 {
    let mut most = 0.0;
    for one in &view.series {
        for axis in 0..view.axes.len() {
            most = one.at(axis).known().unwrap_or(0.0).max(most);
        }
    }
    if most > 0.0 { most } else { 1.0 }
}

fn axis_mark(view: &Radar, layout: &Layout, index: usize) -> Mark {
    let setting = &view.setting;
    let axis = &view.axes[index];
    let missing = !layout.labels[index].unknown.is_empty();
    let mut mark = Mark::new(MarkKind::Indicator, &axis.id, label(view, index))
        .state(State::Missing, missing)
        .state(State::Selected, setting.is_selected(&axis.id));
    let at = index as f64;
    let mut wedge = Path::new();
    wedge
        .move_to(layout.centre)
        .line_to(layout.at(at - 0.5, layout.radius))
        .arc_to(
            layout.radius,
            false,
            true,
            layout.at(at + 0.5, layout.radius),
        )
        .close();
    mark.push(Shape::path(wedge, Look::Row));
    let mut grid = Path::new();
    grid.move_to(layout.centre)
        .line_to(layout.at(at, layout.radius));
    for ring in 1..=layout.rings {
        let radius = layout.radius * f64::from(ring) / f64::from(layout.rings);
        grid.move_to(layout.at(at - 0.5, radius)).arc_to(
            radius,
            false,
            true,
            layout.at(at + 0.5, radius),
        );
    }
    mark.push(Shape::path(grid, Look::Grid));
    let styles = Style::of(&view.series);
    for (one, style) in view.series.iter().zip(&styles).rev() {
        let value = one.at(index).known().filter(|_| !one.mean);
        mark.push(value.and_then(|value| style.marker(layout.at(at, layout.reach(value)))));
    }
    push_label(view, &layout.labels[index], &styles, &mut mark);
    mark
}

/// `Nhận thức: Đà Nẵng 0,5963, hạng 1; trung bình 0,4123`.
fn label(view: &Radar, index: usize) -> String {
    let parts: Vec<String> = view
        .series
        .iter()
        .map(|one| format!("{} {}", one.name, one.at(index).words(view.setting.lang)))
        .collect();
    format!("{}: {}", view.axes[index].name, parts.join("; "))
}

/// The name, and under it a hatched tick, the markers of what is unknown here, and the word.
fn push_label(view: &Radar, label: &Label, styles: &[Style], mark: &mut Mark) {
    let mut baseline = label.top + (LINE + measure::cap_height(SIZE)) / 2.0;
    for line in &label.lines {
        let text = Text::new(line, (label.x, baseline), SIZE);
        mark.push(Shape::text(text.anchored(label.anchor)));
        baseline += LINE;
    }
    if label.unknown.is_empty() {
        return;
    }
    let word = view.setting.text().unknown;
    // What is unknown of all needs no markers.
    let marked = if label.unknown.len() < view.series.len() {
        label.unknown.as_slice()
    } else {
        &[]
    };
    let signs = series::TICK + 4.0 + marked.len() as f64 * 12.0;
    let mut length = signs + measure::width(word, SIZE, Weight::Regular, false);
    // Without room for the word, hatch and note say as much.
    let worded = length <= label.room;
    if !worded {
        length = signs - 4.0;
    }
    let left = match label.anchor {
        Anchor::Start => label.x,
        Anchor::Middle => label.x - length / 2.0,
        Anchor::End => label.x - length,
    };
    let middle = baseline - measure::cap_height(SIZE) / 2.0;
    let mut x = left + series::TICK / 2.0;
    mark.push(series::tick((x, middle)));
    for &series in marked {
        x += 12.0;
        mark.push(styles[series].marker((x, middle)));
    }
    if worded {
        let word = Text::new(word, (left + signs, baseline), SIZE).look(Look::Muted);
        mark.push(Shape::text(word));
    }
}

/// The numbers of the rings, between two axes: on the first way outwards that no line crosses near
/// a number, or else on the freest.
fn push_ring_numbers(view: &Radar, layout: &Layout, scene: &mut Scene) {
    let words: Vec<Bounds> = scene
        .shapes()
        .filter(|(_, shape)| shape.words().is_some())
        .filter_map(|(_, shape)| shape_bounds(shape))
        .collect();
    let mut best = (f64::MIN, Vec::new());
    for axis in 0..layout.axes {
        let numbers = ring_numbers(view, layout, axis as f64 + 0.5);
        let mut taken = words.clone();
        let fits = numbers.iter().filter_map(shape_bounds).all(|place| {
            let free = !taken.iter().any(|other| other.overlaps(&place));
            taken.push(place);
            free
        });
        let room = if fits {
            clearance(view, layout, axis).min(CLEAR)
        } else {
            -1.0
        };
        if room > best.0 {
            best = (room, numbers);
        }
    }
    for number in best.1 {
        scene.push(number);
    }
}

fn ring_numbers(view: &Radar, layout: &Layout, at: f64) -> Vec<Shape> {
    let number = |ring: u32| {
        let share = f64::from(ring) / f64::from(layout.rings);
        let (x, y) = layout.at(at, layout.radius * share);
        let value = f64::from(ring) * layout.step;
        let words = number::decimal(view.setting.lang, value, layout.decimals);
        let text = Text::new(words, (x, y + measure::cap_height(SIZE) / 2.0), SIZE)
            .anchored(Anchor::Middle)
            .look(Look::RaisedMuted);
        Shape::text(text)
    };
    (1..=layout.rings).filter_map(number).collect()
}

/// How far the lines between an axis and the next keep from the rings, half-way between the two.
fn clearance(view: &Radar, layout: &Layout, axis: usize) -> f64 {
    let half = sin_cos(TAU / (2.0 * layout.axes as f64)).1;
    let reach = |one: &Series, at: usize| Some(layout.reach(one.at(at % layout.axes).known()?));
    let mut least = f64::MAX;
    for one in &view.series {
        if let (Some(a), Some(b)) = (reach(one, axis), reach(one, axis + 1)) {
            let line = if a + b > 0.0 {
                2.0 * a * b * half / (a + b)
            } else {
                0.0
            };
            for ring in 1..=layout.rings {
                let radius = layout.radius * f64::from(ring) / f64::from(layout.rings);
                least = least.min((line - radius).abs());
            }
        }
    }
    least
}

/// For each unit its best and its worst index, how often it is above the mean, and what is unknown.
fn describe(view: &Radar) -> String {
    let (setting, text) = (&view.setting, view.setting.text());
    let detail = view.setting.detail();
    let mean = view.series.iter().find(|one| one.mean);
    let mut sentences = Vec::new();
    for one in view.series.iter().filter(|one| !one.mean) {
        let mut known: Vec<(usize, f64)> = Vec::new();
        let mut unknown: Vec<&str> = Vec::new();
        let (mut above, mut compared) = (0, 0);
        for (index, axis) in view.axes.iter().enumerate() {
            let Some(value) = one.at(index).known() else {
                unknown.push(&axis.name);
                continue;
            };
            known.push((index, value));
            if let Some(mean) = mean.and_then(|mean| mean.at(index).known()) {
                compared += 1;
                above += usize::from(value > mean);
            }
        }
        let Some(&first) = known.first() else {
            sentences.push((detail.all_unknown)(&one.name));
            continue;
        };
        let (mut best, mut worst) = (first, first);
        for &at in &known {
            if at.1 > best.1 {
                best = at;
            }
            if at.1 < worst.1 {
                worst = at;
            }
        }
        let name = |at: usize| view.axes[at].name.as_str();
        let value = |at: usize| one.at(at).short(setting.lang);
        sentences.push((detail.profile)(
            &one.name,
            name(best.0),
            &value(best.0),
            name(worst.0),
            &value(worst.0),
        ));
        if compared > 0 {
            sentences.push((detail.above_mean)(&one.name, above, compared));
        }
        if !unknown.is_empty() {
            sentences.push((detail.unknown_at)(&one.name, &(text.and)(&unknown)));
        }
    }
    let chosen = (0..view.axes.len()).find(|&at| setting.is_selected(&view.axes[at].id));
    sentences.extend(chosen.map(|at| (text.selected)(&label(view, at))));
    sentences.join(" ")
}
