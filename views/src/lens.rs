//! How the explorer looks at a ranking: by which scale, at which region, against which year, and
//! at which part of the map.

use dti_charts::{Colouring, View, Window, scored};
use dti_engine::region::{Region, rank_within};
use dti_engine::{Dataset, League, Rank, Scores, score};
use dti_text::{AppText, Lang, number};

use crate::data::Data;
use crate::html::Html;
use crate::ranking::Page;
use crate::state::{Colour, Screen, State};

/// A region, and how its units rank among themselves.
#[derive(Clone)]
pub struct Within<'d> {
    /// The region.
    pub region: &'d Region,
    /// Positions of its units in the dataset, in the order of the region.
    units: Vec<usize>,
    /// Their ranks inside the region.
    ranks: Vec<Option<Rank>>,
}

impl<'d> Within<'d> {
    /// The region of the address; `None` where it names none or the league has no regions. An id
    /// that is no region's is noted in `missing`.
    pub(crate) fn of(
        data: &'d Data,
        state: &State,
        scores: &Scores<'_>,
        index: usize,
        missing: &mut Vec<String>,
    ) -> Option<Self> {
        let id = state.param("region").filter(|_| is_looked_through(state))?;
        let region = data.regions.iter().find(|region| region.id == id);
        if region.is_none() {
            missing.push(format!("region={id}"));
        }
        // No source assigns ministries, or the provinces of today, to regions.
        if scores.dataset().league != League::Provinces {
            return None;
        }
        let region = region?;
        let units = region.of(scores.dataset()).ok()?;
        let ranks = rank_within(scores, index, &units);
        Some(Self {
            region,
            units,
            ranks,
        })
    }

    /// Positions of its units in the dataset.
    #[must_use]
    pub fn units(&self) -> &[usize] {
        &self.units
    }

    /// The name of the region.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'d str {
        lang.pick(&self.region.name_vi, &self.region.name_en)
    }

    /// The rank of a unit inside the region, by its position in the dataset; an interval where it
    /// is not settled, `None` where nothing is known of it or it lies elsewhere.
    #[must_use]
    pub fn rank(&self, unit: usize) -> Option<Rank> {
        let at = self.units.iter().position(|other| *other == unit)?;
        self.ranks[at]
    }
}

/// Whether the screen has regions and changes. Links keep them in the address of the others.
fn is_looked_through(state: &State) -> bool {
    state.screen == Screen::Explorer
}

/// The scale of the charts for the one of the address, on the screens that have a picker for it.
pub(crate) fn colouring(state: &State) -> Colouring {
    if !matches!(state.screen, Screen::Explorer | Screen::Simulator) {
        return Colouring::Groups;
    }
    match state.colour {
        Colour::Groups => Colouring::Groups,
        Colour::Values => Colouring::Values,
        Colour::Ranks => Colouring::Ranks,
        Colour::Quartiles => Colouring::Quartiles,
        Colour::Difference => Colouring::Difference,
        Colour::Change => Colouring::Change,
    }
}

/// The year that a change is counted from: that of the address where there are numbers of it, else
/// the last one before; `None` where there is none before.
pub(crate) fn since(data: &Data, state: &State, dataset: &Dataset) -> Option<u16> {
    let years = data.available(dataset.league);
    let other = |year: &&u16| **year != dataset.year;
    let asked = state.number("since").map(|year| year as u16);
    let asked = years
        .iter()
        .filter(other)
        .find(|year| Some(**year) == asked);
    let mut before = years.iter().rev();
    asked
        .or_else(|| before.find(|year| **year < dataset.year))
        .copied()
}

/// The view with the places that each unit gained since another year, where the address asks for
/// them.
pub(crate) fn changed(
    data: &Data,
    state: &State,
    (scores, index): (&Scores<'_>, usize),
    view: View,
) -> View {
    let dataset = scores.dataset();
    let other = (state.colour == Colour::Change && is_looked_through(state))
        .then(|| since(data, state, dataset))
        .flatten();
    let other = other.and_then(|year| data.dataset(dataset.league, Some(year)));
    let Some(other) = other else { return view };
    let code = &dataset.framework.nodes()[index].code;
    // Ranks can be held against each other across rulebooks; values cannot.
    scored::compared(view, scores, &score(other, state.reading), code, true)
}

/// The part of the map that the address shows; `None` for all of it.
#[must_use]
pub fn window(state: &State) -> Option<Window> {
    let mut numbers = state.numbers("zoom");
    let window = Window {
        scale: numbers.next()?,
        x: numbers.next().unwrap_or(Window::WHOLE.x),
        y: numbers.next().unwrap_or(Window::WHOLE.y),
    };
    Some(window.clamped())
}

/// The value of `zoom` in an address for a part of the map; empty for all of it.
#[must_use]
pub fn zoom(window: Window) -> String {
    let window = window.clamped();
    // Less is no zoom that anybody sees.
    if window.scale < 1.005 {
        return String::new();
    }
    // Below a thousand, so there are no groups of digits.
    let [scale, x, y] = [(window.scale, 2), (window.x, 3), (window.y, 3)]
        .map(|(number, digits)| number::decimal(Lang::En, number, digits));
    format!("{scale}~{x}~{y}")
}

/// By how much a step zooms, and which share of the window a step moves.
const STEP: f64 = 1.6;
const PAN: f64 = 0.3;

/// Writes the ways to zoom and move the map without wheel or fingers.
pub fn write_zoom(page: &Page<'_>, html: &mut Html) {
    if !page.ranking.dataset().league.has_map() {
        return;
    }
    let (state, text) = (page.state, page.text());
    let now = window(state).unwrap_or(Window::WHOLE);
    let step = |factor: f64| now.zoomed(factor, (0.5, 0.5));
    let label = [
        ("class", "map-tools"),
        ("role", "group"),
        ("aria-label", text.zoom),
    ];
    html.open("div", &label);
    write_step(state, html, "+", text.zoom_in, step(STEP));
    // These two stay where they are, so that who uses them keeps the focus.
    write_step(state, html, "−", text.zoom_out, step(1.0 / STEP));
    write_step(state, html, "⟲", text.zoom_reset, Window::WHOLE);
    if now.scale > 1.0 {
        let far = PAN / now.scale;
        let moves = [
            ("←", -far, 0.0),
            ("→", far, 0.0),
            ("↑", 0.0, -far),
            ("↓", 0.0, far),
        ];
        for ((sign, x, y), name) in moves.into_iter().zip(text.pan) {
            let moved = Window {
                x: now.x + x,
                y: now.y + y,
                ..now
            };
            write_step(state, html, sign, name, moved);
        }
    }
    html.close("div");
}

fn write_step(state: &State, html: &mut Html, sign: &str, name: &str, to: Window) {
    let href = state.link(&[("zoom", &zoom(to))]);
    let stays = href == state.link(&[]);
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", sign),
        ("aria-label", name),
        ("title", name),
        ("aria-disabled", if stays { "true" } else { "false" }),
    ];
    html.element("a", &link, sign);
}

/// Writes the region that the table is cut down to, as a link that shows all again.
pub(crate) fn write_region_chip(page: &Page<'_>, text: &AppText, html: &mut Html) {
    let Some(within) = &page.ranking.within else {
        return;
    };
    let href = page.state.link(&[("region", "")]);
    let link = [
        ("class", "chip"),
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", "clear-region"),
    ];
    html.open("a", &link)
        .text(within.name(page.state.lang))
        .text(" ")
        .element("span", &[("aria-hidden", "true")], "×")
        .element("span", &[("class", "visually-hidden")], text.clear_filter)
        .close("a")
        .text(" ");
}
