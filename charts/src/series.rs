//! What charts of several units share: figures, series, how they are told apart, their key.

use dti_text::charts::{ChartText, DetailText};
use dti_text::{Lang, number};

use crate::describe::status_notes;
use crate::model::{Status, drawn_width, rank_mark, status_words};
use crate::tokens::SERIES;
use crate::{ChartKind, Fill, Look, Path, Point, Scene, Shape, Text, TextSize, Weight, measure};

/// What every chart needs besides its data.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The language of all words and numbers.
    pub lang: Lang,
    /// Width of the chart in pixels; at least 280 is drawn.
    pub width: f64,
    /// The id of the mark that the reader chose.
    pub selected: Option<String>,
    /// The citation of the source, one line of text.
    pub citation: String,
}

impl Setting {
    pub(crate) fn text(&self) -> &'static ChartText {
        ChartText::of(self.lang)
    }

    pub(crate) fn detail(&self) -> &'static DetailText {
        DetailText::of(self.lang)
    }

    pub(crate) fn drawn_width(&self) -> f64 {
        drawn_width(self.width)
    }

    pub(crate) fn is_selected(&self, id: &str) -> bool {
        self.selected.as_deref() == Some(id)
    }

    /// An empty scene with everything that stands around a chart.
    pub(crate) fn scene(&self, kind: ChartKind, height: f64, title: String) -> Scene {
        let mut scene = Scene::new(kind, self.lang.code(), self.drawn_width(), height);
        scene.title = title;
        scene.citation.clone_from(&self.citation);
        scene
    }
}

/// An index or an entry of a rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// The dotted path, `government.awareness`.
    pub id: String,
    /// The name as displayed.
    pub name: String,
}

/// A number of a unit with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value in [0, 1]; `None` when it is unknown. A number that is not finite counts as
    /// unknown.
    pub value: Option<f64>,
    /// How many decimals the source prints: four, but two in the national index until 2022.
    pub decimals: u8,
    /// The rank from 1; `None` when it is unknown or there is none.
    pub rank: Option<u32>,
    /// Where the value comes from.
    pub status: Status,
    /// Whether the rank was repaired against the print.
    pub rank_corrected: bool,
    /// Whether the rank is ours, because nobody ranked the units of that year.
    pub rank_derived: bool,
}

impl Figure {
    /// Nothing is known.
    pub const UNKNOWN: Figure = Figure {
        value: None,
        decimals: 4,
        rank: None,
        status: Status::Unknown,
        rank_corrected: false,
        rank_derived: false,
    };

    /// The value, if it is known and finite.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        self.value.filter(|value| value.is_finite())
    }

    /// `0,4874†`, or the word for "unknown".
    pub(crate) fn short(&self, lang: Lang) -> String {
        let mut words = self.plain(lang);
        if self.known().is_some() {
            words.push_str(self.sign());
        }
        words
    }

    /// The sign after the value.
    pub(crate) fn sign(&self) -> &'static str {
        self.status.sign()
    }

    /// The sign after the rank.
    pub(crate) fn rank_sign(&self) -> &'static str {
        rank_mark(self.rank_corrected, self.rank_derived)
    }

    /// `38†`; `None` where the rank is unknown.
    pub(crate) fn rank_text(&self) -> Option<String> {
        Some(format!("{}{}", self.rank?, self.rank_sign()))
    }

    fn plain(&self, lang: Lang) -> String {
        match self.known() {
            Some(value) => number::decimal(lang, value, usize::from(self.decimals.min(9))),
            None => ChartText::of(lang).unknown.to_owned(),
        }
    }

    /// `0,4874, hạng 1, giá trị đã hiệu chỉnh`, or the word for "unknown".
    pub(crate) fn words(&self, lang: Lang) -> String {
        let text = ChartText::of(lang);
        let mut words = self.plain(lang);
        let rank = self.rank.map(|rank| (text.rank)(&rank.to_string()));
        let status = status_words(text, self.status).map(str::to_owned);
        let of_rank = self.rank_corrected.then(|| text.rank_corrected.to_owned());
        let is_ours = self.rank_derived && self.rank.is_some();
        let ours = is_ours.then(|| DetailText::of(lang).rank_derived.to_owned());
        for part in rank.into_iter().chain(status).chain(of_rank).chain(ours) {
            words.push_str(", ");
            words.push_str(&part);
        }
        words
    }
}

/// The figures of one unit, or of the mean, at the axes or years of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The canonical id of the unit or index; anything for the mean.
    pub id: String,
    /// The name as displayed.
    pub name: String,
    /// Whether this is the mean, which is drawn as the mean is everywhere.
    pub mean: bool,
    /// One figure for each axis or year; what is missing at the end is unknown.
    pub figures: Vec<Figure>,
}

impl Series {
    /// Whether any rank is known; then the table of a chart has a column of ranks.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        self.figures.iter().any(|figure| figure.rank.is_some())
    }

    /// The figure at an axis or year.
    pub(crate) fn at(&self, index: usize) -> Figure {
        self.figures.get(index).copied().unwrap_or(Figure::UNKNOWN)
    }

    /// The signs of its values, for a chart that draws none of them as a number.
    fn signs(&self) -> String {
        let has = |status| self.figures.iter().any(|figure| figure.status == status);
        let all = [Status::Corrected, Status::Derived].into_iter();
        all.filter(|status| has(*status))
            .map(Status::sign)
            .collect()
    }
}

/// How one series looks: the mean, or one of the four styles.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Style(Option<u8>);

impl Style {
    /// The styles of `series`; after four of them they repeat.
    pub(crate) fn of(series: &[Series]) -> Vec<Style> {
        let mut next = 0;
        let mut styles = Vec::with_capacity(series.len());
        for one in series {
            styles.push(Style((!one.mean).then_some(next)));
            if !one.mean {
                next = (next + 1) % SERIES;
            }
        }
        styles
    }

    pub(crate) fn line(self) -> Look {
        self.0.map_or(Look::Mean, Look::Line)
    }

    /// The marker: circle, square, triangle, diamond; a small circle for the mean.
    pub(crate) fn marker(self, (x, y): Point) -> Option<Shape> {
        let Some(style) = self.0 else {
            return Shape::circle((x, y), 2.5, Look::MeanText);
        };
        let look = Look::Dot(style);
        let mut path = Path::new();
        match style {
            0 => return Shape::circle((x, y), 3.75, look),
            1 => return Shape::rect(x - 3.25, y - 3.25, 6.5, 6.5, look),
            2 => path.ring([(x, y - 4.75), (x + 4.5, y + 3.25), (x - 4.5, y + 3.25)]),
            _ => path.ring([(x, y - 4.75), (x + 4.75, y), (x, y + 4.75), (x - 4.75, y)]),
        };
        Shape::path(path, look)
    }

    /// A piece of the line with its marker, `SAMPLE` wide.
    pub(crate) fn sample(self, (x, y): Point, into: &mut Vec<Shape>) {
        into.extend(Shape::line((x, y), (x + SAMPLE, y), self.line()));
        into.extend(self.marker((x + SAMPLE / 2.0, y)));
    }
}

/// Width of a sample of a line in pixels.
pub(crate) const SAMPLE: f64 = 26.0;
/// Air between a sample and its name in pixels.
pub(crate) const APART: f64 = 6.0;
const BETWEEN: f64 = 16.0;
const ROW: f64 = 22.0;
/// Side of the hatched tick that stands for an unknown figure, in pixels.
pub(crate) const TICK: f64 = 9.0;

/// The key of `series` with the signs of their values, in rows of `width` pixels, with its height.
pub(crate) fn key(series: &[Series], width: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    let size = TextSize::Label;
    for (one, style) in series.iter().zip(Style::of(series)) {
        let signs = one.signs();
        let room = width - SAMPLE - APART - measure::width(&signs, size, Weight::Regular, false);
        let name = measure::ellipsis(&one.name, room, size, Weight::Regular) + &signs;
        let length = SAMPLE + APART + measure::width(&name, size, Weight::Regular, false);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + ROW);
        }
        let middle = y + ROW / 2.0;
        style.sample((x, middle), &mut shapes);
        let at = (x + SAMPLE + APART, middle + measure::cap_height(size) / 2.0);
        shapes.extend(Shape::text(Text::new(name, at, size)));
        x += length + BETWEEN;
    }
    (shapes, y + ROW)
}

/// A hatched square around a point.
pub(crate) fn tick((x, y): Point) -> Option<Shape> {
    let corner = (x - TICK / 2.0, y - TICK / 2.0);
    Shape::rect(corner.0, corner.1, TICK, TICK, Look::Bar(Fill::Missing))
}

/// A line through the known points that may be joined: `joined(i)` says so of `i` and the next one.
/// Where no neighbour may be joined there is no line, only the marker that the chart draws.
pub(crate) fn line(
    points: &[Option<Point>],
    joined: &dyn Fn(usize) -> bool,
    look: Look,
) -> Option<Shape> {
    let mut path = Path::new();
    let mut drawing = false;
    for (index, &from) in points.iter().enumerate() {
        let to = points[(index + 1) % points.len()];
        let (Some(from), Some(to), true) = (from, to, joined(index)) else {
            drawing = false;
            continue;
        };
        if !drawing {
            path.move_to(from);
        }
        path.line_to(to);
        drawing = true;
    }
    Shape::path(path, look)
}

/// Moves boxes, given by their upper edges and heights from the top down, until each begins below
/// the one before it, and then up again as far as the last one hangs over `bottom`.
pub(crate) fn spread(tops: &mut [f64], heights: &[f64], bottom: f64) {
    let mut free = f64::MIN;
    for (top, height) in tops.iter_mut().zip(heights) {
        *top = top.max(free);
        free = *top + height;
    }
    let mut limit = bottom;
    for (top, height) in tops.iter_mut().zip(heights).rev() {
        *top = top.min(limit - height);
        limit = *top;
    }
}

/// The notes that a drawn scene of `series` calls for: on those signs that stand in it.
pub(crate) fn notes(
    scene: &Scene,
    setting: &Setting,
    series: &[Series],
    places: usize,
) -> Vec<String> {
    let figures = || {
        series
            .iter()
            .flat_map(|one| (0..places).map(|at| one.at(at)))
    };
    let missing = figures().any(|figure| figure.known().is_none());
    let mut statuses = vec![Status::Corrected, Status::Derived];
    statuses.retain(|status| {
        let mut words = scene.shapes().filter_map(|(_, shape)| shape.words());
        words.any(|words| words.contains(status.sign()))
    });
    if figures().any(|figure| figure.status == Status::Simulated) {
        statuses.push(Status::Simulated);
    }
    status_notes(setting.text(), &statuses, true, missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_spread_and_stay_above_the_bottom() {
        let mut tops = [10.0, 12.0, 13.0];
        spread(&mut tops, &[10.0, 10.0, 10.0], 100.0);
        assert!(
            tops.iter()
                .zip([10.0, 20.0, 30.0])
                .all(|(a, b)| (a - b).abs() < 1e-9)
        );
        let mut tops = [10.0, 90.0, 95.0];
        spread(&mut tops, &[10.0, 10.0, 10.0], 100.0);
        assert!(
            tops.iter()
                .zip([10.0, 80.0, 90.0])
                .all(|(a, b)| (a - b).abs() < 1e-9)
        );
    }
}
