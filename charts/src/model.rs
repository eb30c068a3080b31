//! The view model of the charts of one index: plain data that the caller fills from the engine.
//! No chart computes a score or a rank; what is `None` here is unknown and drawn as unknown.

use dti_engine::within;
pub use dti_text::charts::Change;
use dti_text::charts::{ChartText, Units};
use dti_text::{Lang, number};

use crate::Fill;
use crate::domain::Domain;
use crate::tokens::{DIVERGES, STEPS};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// As printed.
    Published,
    /// Repaired against the print: marked †.
    Corrected,
    /// Computed from published numbers: marked *.
    Derived,
    /// Not known.
    Unknown,
    /// Part of a scenario.
    Simulated,
}

impl Status {
    /// The sign after a number of this status.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Corrected => "†",
            Self::Derived => "*",
            Self::Published | Self::Unknown | Self::Simulated => "",
        }
    }
}

/// One province or ministry in a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The canonical id, `da-nang`.
    pub id: String,
    /// The name as displayed, `Đà Nẵng`.
    pub name: String,
    /// The value in [0, 1]; `None` when it is unknown. A number that is not finite counts as
    /// unknown.
    pub value: Option<f64>,
    /// The rank from 1; `None` when it is unknown.
    pub rank: Option<u32>,
    /// The best and the worst rank that are possible, where `rank` is not known.
    pub rank_interval: Option<(u32, u32)>,
    /// The group 1 (best) to 4 by the bounds of its year; `None` where there is none.
    pub group: Option<u8>,
    /// Where the value comes from.
    pub status: Status,
    /// Whether the print has a value that was taken away: marked † like one that was corrected.
    pub lost: bool,
    /// Whether the rank was repaired against the print: marked † like a value.
    pub rank_corrected: bool,
    /// Whether nobody published the rank: marked * like a value that is ours.
    pub rank_derived: bool,
    /// How far the value or the rank moved since the other year of [`View::change`]: above 0 is
    /// better, of a rank the places gained. `None` where either is unknown.
    pub change: Option<f64>,
}

impl Unit {
    /// The value, if it is known and finite.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        self.value.filter(|value| value.is_finite())
    }

    /// The sign that stands after the rank.
    #[must_use]
    pub fn rank_mark(&self) -> &'static str {
        rank_mark(self.rank_corrected, self.rank_derived)
    }
}

/// By which scale units are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colouring {
    /// By the group of the report.
    Groups,
    /// By value on the sequential scale, in equal steps between two round numbers.
    Values,
    /// By the difference from the mean on the diverging scale. Falls back to values where no mean
    /// is known.
    Difference,
    /// By rank on the sequential scale, the same number of places to a step. Falls back to values
    /// where no rank is known.
    Ranks,
    /// By quarter of the ranking on four steps of the sequential scale. These are quartiles of
    /// ours, for years that publish no groups, and the legend says so. Falls back like ranks.
    Quartiles,
    /// By [`Unit::change`] on the diverging scale. Falls back to values where the view has no
    /// [`View::change`].
    Change,
}

/// The part of the country that a map shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// How much larger than the whole country; 1 to 32 is drawn.
    pub scale: f64,
    /// The middle of the part, as a share of the width of the whole map, from the left.
    pub x: f64,
    /// The same of its height, from above.
    pub y: f64,
}

impl Window {
    /// The whole country.
    pub const WHOLE: Window = Window {
        scale: 1.0,
        x: 0.5,
        y: 0.5,
    };

    /// The nearest window that can be drawn and shows nothing beside the map.
    #[must_use]
    pub fn clamped(self) -> Self {
        let finite = |number: f64, other: f64| if number.is_finite() { number } else { other };
        let scale = within(finite(self.scale, 1.0), 1.0, 32.0);
        let edge = 0.5 / scale;
        let inside = |middle: f64| within(finite(middle, 0.5), edge, 1.0 - edge);
        Self {
            scale,
            x: inside(self.x),
            y: inside(self.y),
        }
    }

    /// The window after zooming by `factor` around the place that is seen at `at` (shares of the
    /// chart's width and height), which stays where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let before = self.clamped();
        let after = Self {
            scale: before.scale * factor,
            ..before
        };
        let scale = after.clamped().scale;
        let middle =
            |middle: f64, at: f64| middle + (at - 0.5) * (1.0 / before.scale - 1.0 / scale);
        Self {
            scale,
            x: middle(before.x, at.0),
            y: middle(before.y, at.1),
        }
        .clamped()
    }
}

/// A part of a league.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Its name, as it reads in a title.
    pub name: String,
    /// The ids of its units.
    pub units: Vec<String>,
}

/// One index of one league in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The language of all words and numbers.
    pub lang: Lang,
    /// The index with its year, as it reads in a title: `DTI 2020`, `Chính quyền số 2020`.
    pub index: String,
    /// What the units are.
    pub kind: Units,
    /// The units in the order in which bars are drawn, usually by rank.
    pub units: Vec<Unit>,
    /// The mean of the league in [0, 1]; `None` when it is unknown.
    pub mean: Option<f64>,
    /// Where the mean comes from.
    pub mean_status: Status,
    /// The lower bounds of groups 1 to 3 (0.40, 0.325, 0.25): above the first is group 1, from the
    /// second on group 2, from the third on group 3. `None` where a year publishes none.
    pub bounds: Option<[f64; 3]>,
    /// How units are coloured. [`Colouring::Groups`] falls back to values where no unit has a
    /// group.
    pub colouring: Colouring,
    /// Width of the chart in pixels; at least 280 is drawn.
    pub width: f64,
    /// The id of the unit that the reader chose.
    pub selected: Option<String>,
    /// What the changes of the units are, for [`Colouring::Change`].
    pub change: Option<Change>,
    /// The region that the view is about: all other units are drawn without a colour. `None` for no
    /// region.
    pub focus: Option<Focus>,
    /// The part of the country that the map shows; `None` for all of it.
    pub window: Option<Window>,
    /// The citation of the source, one line of text.
    pub citation: String,
}

impl View {
    pub(crate) fn text(&self) -> &'static ChartText {
        ChartText::of(self.lang)
    }

    /// The width that charts are drawn in.
    pub(crate) fn drawn_width(&self) -> f64 {
        drawn_width(self.width)
    }

    pub(crate) fn is_selected(&self, unit: &Unit) -> bool {
        self.selected.as_deref() == Some(unit.id.as_str())
    }

    /// How far a unit lies above the mean, below 0 for under it; `None` where either is unknown.
    #[must_use]
    pub fn above_mean(&self, unit: &Unit) -> Option<f64> {
        Some(unit.known()? - self.known_mean()?)
    }

    /// The mean, if it is known and finite.
    pub(crate) fn known_mean(&self) -> Option<f64> {
        self.mean.filter(|mean| mean.is_finite())
    }

    /// The mean with its sign and, where it is not the source's own and values are missing, of how
    /// many it is.
    #[must_use]
    pub fn mean_text(&self) -> Option<String> {
        let mut words = number::value(self.lang, self.known_mean()?);
        words.push_str(self.mean_status.sign());
        let known = self.units.iter().filter(|unit| unit.known().is_some());
        let known = known.count();
        if self.mean_status != Status::Published && known < self.units.len() {
            words.push_str(&(self.text().of_known)(known));
        }
        Some(words)
    }

    /// The scale that is really used: that of the values where nothing is known for the other.
    #[must_use]
    pub fn effective_colouring(&self) -> Colouring {
        let possible = match self.colouring {
            Colouring::Groups => self.units.iter().any(|unit| unit.group.is_some()),
            Colouring::Values => true,
            Colouring::Difference => self.known_mean().is_some(),
            Colouring::Ranks | Colouring::Quartiles => {
                self.units.iter().any(|unit| unit.rank.is_some())
            }
            Colouring::Change => self.change.is_some(),
        };
        if possible {
            self.colouring
        } else {
            Colouring::Values
        }
    }

    /// The fill of a unit.
    pub(crate) fn fill(&self, unit: &Unit) -> Fill {
        let colouring = self.effective_colouring();
        let fill = match (colouring, unit.known()) {
            (Colouring::Ranks, _) => self.class(unit, STEPS).map_or(Fill::Missing, Fill::Step),
            (Colouring::Quartiles, _) => {
                let quartile = self.quartile(unit);
                quartile.map_or(Fill::Missing, |quartile| Fill::Step(9 - 2 * quartile))
            }
            (Colouring::Change, _) => match known_change(unit) {
                Some(change) => diverge(change / self.difference().1),
                None => Fill::Missing,
            },
            (_, None) => Fill::Missing,
            (Colouring::Groups, _) => unit.group.map_or(Fill::UNGROUPED, Fill::Group),
            (Colouring::Values, Some(value)) => Fill::Step(self.domain().step(value)),
            (Colouring::Difference, Some(value)) => {
                let (mean, width) = self.difference();
                diverge((value - mean) / width)
            }
        };
        // What is unknown is so wherever it lies.
        if fill == Fill::Missing || self.in_focus(unit) {
            fill
        } else {
            Fill::Faded
        }
    }

    /// Whether a unit belongs to the region that the view is about.
    #[must_use]
    pub fn in_focus(&self, unit: &Unit) -> bool {
        let focus = self.focus.as_ref();
        focus.is_none_or(|focus| focus.units.contains(&unit.id))
    }

    /// A title, with the region that the view is about.
    pub(crate) fn titled(&self, title: String) -> String {
        match &self.focus {
            Some(focus) => title + " – " + &focus.name,
            None => title,
        }
    }

    /// How many places there are.
    pub(crate) fn places(&self) -> u32 {
        let ranks = self.units.iter().filter_map(|unit| unit.rank);
        // A league has at most a few thousand units.
        ranks.fold(self.units.len() as u32, u32::max)
    }

    /// The class of a unit's rank among `count` with the same number of places, the last first.
    fn class(&self, unit: &Unit, count: u8) -> Option<u8> {
        let before = unit.rank?.saturating_sub(1);
        // Below `count`, because a rank is never above the number of places.
        let class = before * u32::from(count) / self.places().max(1);
        Some(count - 1 - class as u8)
    }

    /// The quarter of the ranking that a unit stands in, 1 for the best.
    pub(crate) fn quartile(&self, unit: &Unit) -> Option<u8> {
        self.class(unit, 4).map(|class| 4 - class)
    }

    /// The round numbers between which values are coloured.
    pub(crate) fn domain(&self) -> Domain {
        Domain::around(self.units.iter().filter_map(Unit::known))
    }

    /// The middle of the diverging scale (the mean, or no change), and the width of its steps: a
    /// round number, at which all differences find a place. The middle step lies half a width below
    /// and above the middle.
    pub(crate) fn difference(&self) -> (f64, f64) {
        let change = (self.effective_colouring() == Colouring::Change)
            .then_some(self.change)
            .flatten();
        let middle = match change {
            Some(_) => 0.0,
            None => self.known_mean().unwrap_or(0.0),
        };
        let mut most = 0.0_f64;
        for unit in &self.units {
            let number = match change {
                Some(_) => known_change(unit),
                None => unit.known(),
            };
            most = most.max(number.map_or(0.0, |number| (number - middle).abs()));
        }
        let widths: &[f64] = match change {
            Some(change) if change.ranks => &[2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0],
            _ => &Domain::WIDTHS,
        };
        let width = widths
            .iter()
            .copied()
            .find(|width| width * f64::from(DIVERGES) / 2.0 >= most)
            .unwrap_or(most / 3.5);
        (middle, width)
    }

    /// A change in words: `+0,0123`, `−4`.
    pub(crate) fn change_text(&self, change: f64) -> String {
        let ranks = self.change.is_some_and(|change| change.ranks);
        number::signed(self.lang, change, if ranks { 0 } else { 4 })
    }

    /// The value of a unit in words, or "unknown", and the sign that stands after it.
    pub(crate) fn value_text(&self, unit: &Unit) -> (String, &'static str) {
        match unit.known() {
            Some(value) => (number::value(self.lang, value), unit.status.sign()),
            None => (self.text().unknown.to_owned(), rank_mark(unit.lost, false)),
        }
    }

    /// The rank of a unit as digits, an interval, or nothing.
    #[must_use]
    pub fn rank_text(&self, unit: &Unit) -> Option<String> {
        match (unit.rank, unit.rank_interval) {
            (Some(rank), _) => Some(rank.to_string()),
            (None, Some((best, worst))) if best == worst => Some(best.to_string()),
            (None, Some((best, worst))) => Some(format!("{best}–{worst}")),
            (None, None) => None,
        }
    }

    /// Everything that a mark of a unit shows, in words.
    pub(crate) fn label(&self, unit: &Unit) -> String {
        let text = self.text();
        let mut label = unit.name.clone();
        label.push_str(": ");
        match unit.known() {
            Some(value) => label.push_str(&number::value(self.lang, value)),
            None => label.push_str(text.unknown),
        }
        let mut add = |part: &str| {
            label.push_str(", ");
            label.push_str(part);
        };
        if self.effective_colouring() == Colouring::Difference
            && let (Some(value), Some(mean)) = (unit.known(), self.known_mean())
        {
            let difference = number::signed(self.lang, value - mean, 4);
            add(&(text.difference)(&difference));
        }
        if let Some(mut rank) = self.rank_text(unit) {
            if unit.rank_derived {
                rank.push_str(Status::Derived.sign());
            }
            add(&(text.rank)(&rank));
        }
        if let (Colouring::Change, Some(change)) = (self.effective_colouring(), self.change) {
            let by = known_change(unit).map(|by| self.change_text(by));
            add(&(text.change)(by.as_deref(), &change));
        }
        if unit.known().is_some()
            && let Some(group) = unit.group
        {
            add(&inside_a_sentence((text.group)(group)));
        }
        if let Some(words) = status_words(text, unit.status) {
            add(words);
        }
        if unit.rank_corrected {
            add(text.rank_corrected);
        }
        label
    }
}

/// The change of a unit, if it is known and finite.
pub(crate) fn known_change(unit: &Unit) -> Option<f64> {
    unit.change.filter(|change| change.is_finite())
}

/// The step of the diverging scale at so many steps from its middle.
fn diverge(steps: f64) -> Fill {
    // Clamped to the scale before the cast.
    Fill::Diverge((within(steps.round(), -3.0, 3.0) + 3.0) as u8)
}

/// The width that a chart is drawn in.
pub(crate) fn drawn_width(width: f64) -> f64 {
    if width.is_finite() {
        within(width, 280.0, 4000.0).floor()
    } else {
        358.0
    }
}

/// What a label says about where a value comes from.
pub(crate) fn status_words(text: &ChartText, status: Status) -> Option<&'static str> {
    match status {
        Status::Corrected => Some(text.corrected),
        Status::Derived => Some(text.derived),
        Status::Simulated => Some(text.simulated),
        Status::Published | Status::Unknown => None,
    }
}

/// A name of ours as it is written inside a sentence: our names begin with an ASCII letter.
pub(crate) fn inside_a_sentence(mut name: String) -> String {
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// The sign after a rank.
pub(crate) fn rank_mark(corrected: bool, derived: bool) -> &'static str {
    match (derived, corrected) {
        (true, _) => Status::Derived.sign(),
        (false, true) => Status::Corrected.sign(),
        (false, false) => "",
    }
}
