//! Values or ranks over years, broken wherever the rulebook changes.

mod layout;

use crate::series::{self, Figure, SAMPLE, Series, Setting, Style, TICK};
use crate::{
    Anchor, ChartKind, Look, Mark, MarkKind, Point, Scene, Shape, State, Text, TextSize, Weight,
    measure,
};

use layout::{Label, Layout, year_text};

/// A year with the rulebook that it was measured by.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// A short name of the rulebook, `QĐ 1726`; years of one rulebook have the same.
    pub rulebook: String,
}

/// Units or indices over years.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// Language, width, selection (the id of a series), citation.
    pub setting: Setting,
    /// What is shown, as it reads in a title: `DTI của Đà Nẵng`.
    pub subject: String,
    /// What a series stands for: [`MarkKind::Unit`] or [`MarkKind::Indicator`].
    pub kind: MarkKind,
    /// Whether ranks are drawn, the first at the top, instead of values.
    pub ranks: bool,
    /// The years in their order.
    pub years: Vec<Year>,
    /// The subject first. Four and the mean can be told apart.
    pub series: Vec<Series>,
}

impl Years {
    /// What is drawn of a figure.
    fn number(&self, figure: Figure) -> Option<f64> {
        if self.ranks {
            figure.rank.map(f64::from)
        } else {
            figure.known()
        }
    }

    /// What is drawn of a figure in words: `0,4874`, `hạng 3`.
    fn words(&self, figure: Figure) -> String {
        match figure.rank_text() {
            Some(rank) if self.ranks => (self.setting.text().rank)(&rank),
            _ => figure.short(self.setting.lang),
        }
    }

    /// What is drawn of a figure in digits.
    fn digits(&self, figure: Figure) -> String {
        match figure.rank_text() {
            Some(rank) if self.ranks => rank,
            _ => figure.short(self.setting.lang),
        }
    }

    /// The sign of what is drawn of a figure.
    fn sign(&self, figure: Figure) -> &'static str {
        if self.ranks {
            figure.rank_sign()
        } else {
            figure.sign()
        }
    }
}

/// Whether a line may lead from a year to the next in the list: no year and no change of the
/// rulebook lies between.
pub(crate) fn joined(years: &[Year], at: usize) -> bool {
    years
        .get(at + 1)
        .is_some_and(|next| next.year == years[at].year + 1 && next.rulebook == years[at].rulebook)
}

/// The years between which the rulebook changes, by the position of the first.
fn changes(years: &[Year]) -> Vec<usize> {
    (1..years.len())
        .filter(|&at| years[at].rulebook != years[at - 1].rulebook)
        .map(|at| at - 1)
        .collect()
}

/// Distance between lines of text in pixels.
const LINE: f64 = 16.0;
/// Room that a year needs in pixels.
const YEAR: f64 = 37.0;
/// Air inside the frame of a chosen name in pixels.
const EDGE: f64 = 4.0;

/// Draws a line for each series over the years of each rulebook, with its name and its last figure
/// at the right.
///
/// Years stand by the calendar. A line neither crosses a change of the rulebook, which is a dashed
/// rule with the names of both above, nor a year without a figure, which has a hatched tick below
/// the year. Values do not always begin at 0; ranks have the first at the top.
#[must_use]
pub fn years(view: &Years) -> Scene {
    let setting = &view.setting;
    let detail = setting.detail();
    let layout = Layout::of(view);
    let title = if view.ranks {
        detail.year_ranks_title
    } else {
        detail.years_title
    };
    let mut scene = setting.scene(ChartKind::Years, layout.height, title(&view.subject));
    scene.description = describe(view);
    push_ground(view, &layout, &mut scene);
    let styles = Style::of(&view.series);
    // The subject lies on top of its rivals, and these on the mean.
    for mean in [true, false] {
        for (index, one) in view.series.iter().enumerate().rev() {
            if one.mean == mean {
                scene.push_mark(series_mark(view, &layout, index, &styles));
            }
        }
    }
    scene.notes = series::notes(&scene, setting, &view.series, view.years.len());
    let changes: Vec<(u16, u16)> = changes(&view.years)
        .iter()
        .map(|&at| (view.years[at].year, view.years[at + 1].year))
        .collect();
    if !changes.is_empty() {
        scene.notes.push((detail.rulebooks)(&changes));
    }
    scene
}

/// Grid, ticks, years, rulebooks and the rules between them.
fn push_ground(view: &Years, layout: &Layout, scene: &mut Scene) {
    let size = TextSize::Caption;
    let half = measure::cap_height(size) / 2.0;
    let right = layout.right + 4.0;
    for &tick in &layout.ticks {
        let y = layout.y(tick);
        scene.push(Shape::line((layout.left, y), (right, y), Look::Grid));
        let text = Text::new(
            layout.tick_text(view, tick),
            (layout.left - 6.0, y + half),
            size,
        );
        let text = text.anchored(Anchor::End).look(Look::Muted).tabular();
        scene.push(Shape::text(text));
    }
    for at in 0..view.years.len() {
        let place = (layout.x(view, at), layout.bottom + 18.0);
        // Where years stand close, only the first is written in full, or none.
        let room = if at > 0 { YEAR } else { 0.75 * YEAR };
        let words = year_text(view.years[at].year, pitch(view, layout) < room);
        let text = Text::new(words, place, size);
        scene.push(Shape::text(text.anchored(Anchor::Middle)));
    }
    for (x, lines) in &layout.rulebooks {
        for (line, words) in lines.iter().enumerate() {
            let text = Text::new(words, (*x, 12.0 + line as f64 * 15.0), size);
            let text = text.anchored(Anchor::Middle).look(Look::Muted);
            scene.push(Shape::text(text));
        }
    }
    for at in changes(&view.years) {
        let x = f64::midpoint(layout.x(view, at), layout.x(view, at + 1));
        let ends = ((x, 2.0), (x, layout.bottom + 6.0));
        scene.push(Shape::line(ends.0, ends.1, Look::Break));
    }
}

fn series_mark(view: &Years, layout: &Layout, index: usize, styles: &[Style]) -> Mark {
    let (one, style, label) = (&view.series[index], styles[index], &layout.labels[index]);
    let count = view.years.len();
    let missing = (0..count).any(|at| view.number(one.at(at)).is_none());
    let mut mark = Mark::new(view.kind, &one.id, words(view, one))
        .state(State::Missing, missing)
        .state(State::Selected, view.setting.is_selected(&one.id));
    let box_width = view.setting.drawn_width() - layout.names + EDGE;
    mark.push(Shape::rect(
        layout.names - EDGE,
        label.top,
        box_width,
        label.height(),
        Look::Row,
    ));
    let places: Vec<Option<Point>> = (0..count).map(|at| layout.place(view, index, at)).collect();
    mark.push(series::line(
        &places,
        &|at| joined(&view.years, at),
        style.line(),
    ));
    for (at, place) in places.iter().enumerate() {
        match place {
            Some(place) => mark.push(style.marker(*place)),
            None => push_unknown(view, layout, (index, at), styles, &mut mark),
        };
    }
    push_numbers(view, layout, one, &places, &mut mark);
    push_name(layout, label, style, &mut mark);
    mark
}

/// The hatched tick below a year, the marker below that, and once for the year the word.
fn push_unknown<'a>(
    view: &Years,
    layout: &Layout,
    (index, at): (usize, usize),
    styles: &[Style],
    mark: &'a mut Mark,
) -> &'a mut Mark {
    let unknown: Vec<usize> = (0..view.series.len())
        .filter(|&one| view.number(view.series[one].at(at)).is_none())
        .collect();
    let slot = unknown.iter().take_while(|&&one| one != index).count() as f64;
    let middle = layout.x(view, at);
    let x = middle + (slot - (unknown.len() as f64 - 1.0) / 2.0) * 12.0;
    let mut y = layout.bottom + 26.0 + TICK / 2.0;
    mark.push(series::tick((x, y)));
    if view.series.len() > 1 {
        y += 12.0;
        mark.push(styles[index].marker((x, y)));
    }
    let word = view.setting.text().unknown;
    let size = TextSize::Caption;
    let wide = measure::width(word, size, Weight::Regular, false);
    // Where years stand too close, hatch and note speak for themselves.
    if slot < 0.5 && wide + 4.0 < pitch(view, layout) {
        let text = Text::new(word, (middle, y + 18.0), size);
        mark.push(Shape::text(text.anchored(Anchor::Middle).look(Look::Muted)));
    }
    mark
}

/// The least distance between two years in pixels.
fn pitch(view: &Years, layout: &Layout) -> f64 {
    (1..view.years.len()).fold(f64::MAX, |least, at| {
        least.min(layout.x(view, at) - layout.x(view, at - 1))
    })
}

/// The figures at the points of the only unit; the last stands with the name. Where there is no
/// number, its sign still says what it is.
fn push_numbers(
    view: &Years,
    layout: &Layout,
    one: &Series,
    places: &[Option<Point>],
    mark: &mut Mark,
) {
    let bare = one.mean || view.series.iter().filter(|one| !one.mean).count() > 1;
    let size = TextSize::Caption;
    for (at, place) in places.iter().enumerate() {
        let Some((x, y)) = *place else { continue };
        let figure = view.digits(one.at(at));
        let wide = measure::width(&figure, size, Weight::Regular, true);
        if at + 1 == places.len() {
            continue;
        }
        if bare || wide + 6.0 > pitch(view, layout) {
            let sign = Text::new(view.sign(one.at(at)), (x + 4.0, y - 3.0), size);
            mark.push(Shape::text(sign.look(Look::Raised)));
            continue;
        }
        // On the side of the line that no neighbour rises or falls into.
        let near = |other: usize| places.get(other).copied().flatten().map_or(y, |to| to.1);
        let before = if at > 0 && joined(&view.years, at - 1) {
            near(at - 1)
        } else {
            y
        };
        let after = if joined(&view.years, at) {
            near(at + 1)
        } else {
            y
        };
        let covers = |above: f64| {
            view.series.iter().any(|other| {
                let at = view.number(other.at(at)).map(|number| y - layout.y(number));
                at.is_some_and(|by| by * above > 1.0 && by * above < 26.0)
            })
        };
        let falls = before + after < 2.0 * y - 1.0;
        let below = (falls && !covers(-1.0) || covers(1.0)) && y + 24.0 < layout.bottom;
        let baseline = if below { y + 18.0 } else { y - 9.0 };
        let text = Text::new(figure, (x, baseline), size).look(Look::Raised);
        mark.push(Shape::text(text.anchored(Anchor::Middle).tabular()));
    }
}

/// Sample of the line, name, and under it the last figure.
fn push_name(layout: &Layout, label: &Label, style: Style, mark: &mut Mark) {
    let size = TextSize::Label;
    let mut baseline = label.top + 3.0 + (LINE + measure::cap_height(size)) / 2.0;
    let mut sample = Vec::new();
    let middle = baseline - measure::cap_height(size) / 2.0;
    style.sample((layout.names, middle), &mut sample);
    for shape in sample {
        mark.push(shape);
    }
    let x = layout.names + SAMPLE + series::APART;
    for line in &label.lines {
        mark.push(Shape::text(Text::new(line, (x, baseline), size)));
        baseline += LINE;
    }
    let text = Text::new(&label.figure, (x, baseline), size).weight(Weight::Bold);
    mark.push(Shape::text(text.tabular()));
}

/// `Đà Nẵng: 2020 0,4874, hạng 1; 2021 chưa rõ`.
fn words(view: &Years, one: &Series) -> String {
    let lang = view.setting.lang;
    let parts: Vec<String> = view
        .years
        .iter()
        .enumerate()
        .map(|(at, year)| format!("{} {}", year.year, one.at(at).words(lang)))
        .collect();
    format!("{}: {}", one.name, parts.join("; "))
}

/// The values of a series year by year, if they are of several rulebooks: no extreme of those says
/// anything about the unit. Ranks compare the units of one year, so theirs do.
fn year_by_year(view: &Years, one: &Series, known: &[(usize, f64)]) -> Option<String> {
    let rulebook = |&(at, _): &(usize, f64)| &view.years[at].rulebook;
    let first = rulebook(known.first()?);
    if view.ranks || known.iter().all(|year| rulebook(year) == first) {
        return None;
    }
    let in_year = view.setting.detail().in_year;
    let years = known.iter();
    let years = years.map(|&(at, _)| in_year(&view.words(one.at(at)), view.years[at].year));
    let years: Vec<String> = years.collect();
    Some(format!("{}: {}.", one.name, years.join(", ")))
}

/// For each series its extremes with their years, and the years that are unknown.
fn describe(view: &Years) -> String {
    let (text, detail) = (view.setting.text(), view.setting.detail());
    let mut sentences = Vec::new();
    for one in &view.series {
        let mut unknown: Vec<String> = Vec::new();
        let mut known: Vec<(usize, f64)> = Vec::new();
        for (at, year) in view.years.iter().enumerate() {
            match view.number(one.at(at)) {
                // The best rank is the lowest.
                Some(number) => known.push((at, if view.ranks { -number } else { number })),
                None => unknown.push(year.year.to_string()),
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
        let figure = |at: usize| view.words(one.at(at));
        let year = |at: usize| view.years[at].year.to_string();
        if let Some(sentence) = year_by_year(view, one, &known) {
            sentences.push(sentence);
        } else if best.1 > worst.1 {
            sentences.push((detail.year_extremes)(
                &one.name,
                &figure(best.0),
                &year(best.0),
                &figure(worst.0),
                &year(worst.0),
            ));
        } else {
            let years: Vec<String> = known.iter().map(|&(at, _)| year(at)).collect();
            let years: Vec<&str> = years.iter().map(String::as_str).collect();
            sentences.push((detail.in_years)(
                &one.name,
                &figure(best.0),
                &(text.and)(&years),
            ));
        }
        if !unknown.is_empty() {
            let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
            sentences.push((detail.unknown_at)(&one.name, &(text.and)(&unknown)));
        }
    }
    let chosen = view
        .series
        .iter()
        .find(|one| view.setting.is_selected(&one.id));
    sentences.extend(chosen.map(|one| (text.selected)(&words(view, one))));
    sentences.join(" ")
}
