//! Where the years, their lines and the names beside them stand.

use dti_text::number;

use super::{EDGE, LINE, Years, changes};
use crate::bars::axis::round_step;
use crate::series::{self, Figure, SAMPLE};
use crate::{Point, TextSize, Weight, measure};

/// Height of the plot: a share of the width, between these pixels.
const HEIGHT: (f64, f64, f64) = (0.5, 190.0, 330.0);
/// The largest share of the width that the names at the right may take.
const NAMES: f64 = 0.38;
/// The least distance between ticks in pixels.
const TICKS: f64 = 34.0;
/// Charts of less than this width in pixels write years short beside names.
const NARROW: f64 = 340.0;
const GAP: f64 = 8.0;

/// Where everything stands.
pub(super) struct Layout {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) height: f64,
    pub(super) names: f64,
    /// The lines of the names of rulebooks, by the change that ends them.
    pub(super) rulebooks: Vec<(f64, Vec<String>)>,
    /// The numbers at the bottom and at the top of the plot.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ticks: Vec<f64>,
    pub(super) decimals: usize,
    pub(super) first: f64,
    pub(super) span: f64,
    pub(super) labels: Vec<Label>,
}

/// The name of a series.
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    /// The last known figure, with its year where that is not the last.
    pub(super) figure: String,
    pub(super) top: f64,
}

impl Label {
    pub(super) fn height(&self) -> f64 {
        (self.lines.len() + 1) as f64 * LINE + 6.0
    }
}

impl Layout {
    pub(super) fn of(view: &Years) -> Self {
        let width = view.setting.drawn_width();
        let size = TextSize::Label;
        let last = view.years.len().wrapping_sub(1);
        let (mut widest, mut least) = (0.0_f64, 0.0_f64);
        let mut figures = Vec::with_capacity(view.series.len());
        for one in &view.series {
            let at = (0..view.years.len())
                .rev()
                .find(|&at| view.number(one.at(at)).is_some());
            let mut words = view.words(at.map_or(Figure::UNKNOWN, |at| one.at(at)));
            if let Some(at) = at.filter(|&at| at != last) {
                let year = year_text(view.years[at].year, width < NARROW);
                words.push_str(&format!(" ({year})"));
            }
            widest = widest.max(measure::width(&one.name, size, Weight::Regular, false));
            least = least.max(measure::width(&words, size, Weight::Bold, true));
            figures.push(words);
        }
        let room = widest
            .min(width * NAMES - SAMPLE - series::APART - EDGE)
            .max(least)
            .ceil();
        let names = width - room - SAMPLE - series::APART - EDGE;
        let mut layout = Self {
            left: 0.0,
            right: names - 14.0,
            top: 0.0,
            bottom: 0.0,
            height: 0.0,
            names,
            rulebooks: Vec::new(),
            low: 0.0,
            high: 1.0,
            ticks: Vec::new(),
            decimals: 0,
            first: view.years.first().map_or(0.0, |year| f64::from(year.year)),
            span: 0.0,
            labels: Vec::new(),
        };
        layout.span = view
            .years
            .last()
            .map_or(0.0, |year| f64::from(year.year) - layout.first);
        for (one, figure) in view.series.iter().zip(figures) {
            layout.labels.push(Label {
                lines: measure::balance(&one.name, room + 0.5, size, Weight::Regular, 3),
                figure,
                top: 0.0,
            });
        }
        let needed: f64 = layout.labels.iter().map(Label::height).sum();
        let plot = (width * HEIGHT.0).clamp(HEIGHT.1, HEIGHT.2).max(needed);
        layout.scale(view, plot);
        let mut tick_room = 0.0_f64;
        for &tick in &layout.ticks {
            let words = layout.tick_text(view, tick);
            tick_room = tick_room.max(measure::width(
                &words,
                TextSize::Caption,
                Weight::Regular,
                true,
            ));
        }
        layout.left = (tick_room + GAP).ceil();
        let lines = layout.name_rulebooks(view);
        layout.top = lines as f64 * 15.0 + GAP;
        layout.bottom = layout.top + plot;
        layout.height = layout.bottom + 26.0;
        if view
            .series
            .iter()
            .any(|one| (0..view.years.len()).any(|at| view.number(one.at(at)).is_none()))
        {
            layout.height += 40.0;
        }
        layout.place_labels(view);
        layout
    }

    /// Round numbers around everything that is shown.
    pub(super) fn scale(&mut self, view: &Years, plot: f64) {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for one in &view.series {
            for at in 0..view.years.len() {
                if let Some(number) = view.number(one.at(at)) {
                    (low, high) = (low.min(number), high.max(number));
                }
            }
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if view.ranks {
            let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0]
                .into_iter()
                .find(|step| step / high * plot >= TICKS)
                .unwrap_or(high / 4.0);
            // Upside down: the first rank is at the top, with air above it.
            let worst = ((high / step).ceil() * step).max(2.0);
            (self.low, self.high) = (worst, 1.0);
            let mut tick = step;
            self.ticks.push(1.0);
            while tick <= worst {
                if tick > 1.0 {
                    self.ticks.push(tick);
                }
                tick += step;
            }
            return;
        }
        // What spans most of its height anyway begins at 0.
        if low < 0.6 * high || high <= 0.0 {
            low = 0.0;
        }
        let span = if high > low {
            high - low
        } else {
            high.abs().max(0.01)
        };
        let shown = span * 1.1;
        let (step, decimals) = round_step(shown, |step| step / shown * plot >= TICKS);
        self.decimals = decimals;
        self.low = (low / step + 1e-9).floor() * step;
        self.high = ((high / step - 1e-9).ceil() * step).max(self.low + step);
        let mut tick = self.low;
        while tick <= self.high + step * 0.5 && self.ticks.len() < 20 {
            self.ticks.push(tick);
            tick += step;
        }
    }

    pub(super) fn tick_text(&self, view: &Years, tick: f64) -> String {
        let zero = tick.abs() < 1e-12;
        number::decimal(
            view.setting.lang,
            tick,
            if zero { 0 } else { self.decimals },
        )
    }

    pub(super) fn y(&self, number: f64) -> f64 {
        self.bottom - (number - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    pub(super) fn x(&self, view: &Years, at: usize) -> f64 {
        // The outermost years keep off the edges by half the width of their numbers.
        let edge = if self.right > 240.0 { 28.0 } else { 16.0 };
        let (left, right) = (self.left + edge, self.right - 4.0);
        if self.span > 0.0 {
            let since = f64::from(view.years[at].year) - self.first;
            left + since / self.span * (right - left)
        } else {
            f64::midpoint(left, right)
        }
    }

    /// The place of a figure, if it is known. Equal figures of a year stand beside each other.
    pub(super) fn place(&self, view: &Years, index: usize, at: usize) -> Option<Point> {
        let y = self.y(view.number(view.series[index].at(at))?);
        let (mut before, mut ties) = (0, 0);
        for (other, one) in view.series.iter().enumerate() {
            let number = view.number(one.at(at));
            if number.is_some_and(|number| (self.y(number) - y).abs() < 0.5) {
                before += i32::from(other < index);
                ties += 1;
            }
        }
        let aside = f64::from(2 * before - ties + 1) * 4.5;
        Some((self.x(view, at) + aside, y))
    }

    /// Sets the names of the rulebooks over their years; returns the most lines of one.
    pub(super) fn name_rulebooks(&mut self, view: &Years) -> usize {
        let mut from = self.left;
        let mut most = 0;
        let mut ends = changes(&view.years);
        let Some(last) = view.years.len().checked_sub(1) else {
            return 0;
        };
        // One rulebook alone needs no name.
        if ends.is_empty() {
            return 0;
        }
        ends.push(last);
        for end in ends {
            let to = if end == last {
                self.right + 10.0
            } else {
                f64::midpoint(self.x(view, end), self.x(view, end + 1))
            };
            let room = to - from - 4.0;
            let name = &view.years[end].rulebook;
            let lines = measure::wrap(name, room, TextSize::Caption, Weight::Regular, 2);
            most = most.max(lines.len());
            self.rulebooks.push((f64::midpoint(from, to), lines));
            from = to;
        }
        most
    }

    /// Sets the names beside the last figures, the highest first, so that none lies over another.
    pub(super) fn place_labels(&mut self, view: &Years) {
        let wanted: Vec<f64> = view
            .series
            .iter()
            .zip(&self.labels)
            .map(|(one, label)| {
                let places = (0..view.years.len()).rev();
                let last = places
                    .filter_map(|at| view.number(one.at(at)))
                    .next()
                    .map_or(self.bottom, |number| self.y(number));
                last - 3.0
                    - LINE / 2.0
                    - if label.lines.len() > 1 {
                        LINE / 2.0
                    } else {
                        0.0
                    }
            })
            .collect();
        let order = dti_engine::order(wanted.len(), &mut |a, b| {
            f64::total_cmp(&wanted[a], &wanted[b])
        });
        let mut tops: Vec<f64> = order
            .iter()
            .map(|&at| wanted[at].max(self.top - 6.0))
            .collect();
        let heights: Vec<f64> = order.iter().map(|&at| self.labels[at].height()).collect();
        series::spread(&mut tops, &heights, self.height);
        for (at, top) in order.into_iter().zip(tops) {
            self.labels[at].top = top;
        }
    }
}

/// `2020`, or `’20` where there is little room.
pub(super) fn year_text(year: u16, short: bool) -> String {
    if short {
        format!("’{:02}", year % 100)
    } else {
        year.to_string()
    }
}
