//! The screen `profile`: everything that is known of one unit.

mod charts;
mod extremes;
mod facts;
mod indices;
pub(crate) mod past;

use dti_charts::Setting;
use dti_charts::scored::unit_name;
use dti_engine::id::to_ascii_lower;
use dti_engine::{Dataset, League, Scenario, Simulation, simulate};
use dti_text::{AppText, Lang, ProfileText};

use crate::headline;
use crate::html::Html;
use crate::pickers;
use crate::ranking::Page;
use crate::saving::plain;
use crate::screenful::Screenful;
use crate::standing::{self, Standings};
use crate::state::State;

/// The DTI, the root of every rulebook.
const DTI: usize = 0;

/// The unit of the profile, and whom it is compared with.
struct Subject<'a> {
    screenful: &'a Screenful<'a>,
    standings: &'a Standings<'a>,
    /// The league as published, which knows who stands next to whom.
    league: Option<&'a Simulation>,
    unit: usize,
    rival: Option<Rival>,
}

/// Whom a unit is compared with.
#[derive(Clone, Copy)]
struct Rival {
    unit: usize,
    /// Whether the reader chose it.
    is_chosen: bool,
}

impl<'a> Subject<'a> {
    fn state(&self) -> &'a State {
        self.screenful.state
    }

    fn lang(&self) -> Lang {
        self.state().lang
    }

    fn text(&self) -> &'static ProfileText {
        ProfileText::of(self.lang())
    }

    fn app_text(&self) -> &'static AppText {
        AppText::of(self.lang())
    }

    fn dataset(&self) -> &'a Dataset {
        self.standings.dataset()
    }

    fn id(&self) -> &'a str {
        &self.dataset().units[self.unit].id
    }

    fn name(&self) -> &'a str {
        self.name_of(self.unit)
    }

    fn name_of(&self, unit: usize) -> &'a str {
        unit_name(self.dataset(), unit, self.lang())
    }

    /// What charts of this width need besides their data; their source stands below all of them.
    fn setting(&self, width: f64) -> Setting {
        Setting {
            lang: self.lang(),
            width,
            selected: None,
            citation: String::new(),
        }
    }

    /// The address of a chart of this unit, and of another where one is beside it.
    fn chart_state(&self, index: usize, other: Option<usize>) -> State {
        let dataset = self.dataset();
        let id = |unit: usize| dataset.units[unit].id.as_str();
        let code = dataset.framework.nodes()[index].code.as_str();
        let mut changes = vec![("index", code), ("unit", self.id())];
        changes.extend(other.map(|other| ("with", id(other))));
        plain(self.state(), dataset.league.id(), dataset.year, &changes)
    }

    /// Writes which document the numbers of the year are from, and which of its tables.
    fn write_source(&self, html: &mut Html) {
        standing::write_source(
            &self.screenful.data.sources,
            self.dataset(),
            self.lang(),
            html,
        );
    }

    /// The address of another unit's profile, in the same league and year.
    fn profile_of(&self, unit: usize) -> String {
        let id = self.dataset().units[unit].id.as_str();
        self.state().link(&[("unit", id), ("rival", "")])
    }

    /// Whether the value of any index below the DTI is known.
    fn has_indices(&self) -> bool {
        let nodes = 1..self.dataset().framework.nodes().len();
        nodes
            .into_iter()
            .any(|index| self.standings.value(index, self.unit).is_some())
    }
}

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, page: &Page<'_>, html: &mut Html) {
    let dataset = page.ranking.dataset();
    let standings = Standings::of(&page.ranking.scores);
    let nothing = Scenario::new(dataset.league, dataset.year);
    let league = simulate(&standings.scores, &nothing).ok();
    let unit = page.selected().and_then(|id| dataset.unit(id).ok());
    let (rival, problem) = rival(screenful.state, dataset, league.as_ref(), unit);
    html.open("div", &[("class", "profile")]);
    write_pickers(page, dataset, unit, html);
    let problems: Vec<String> = problem.into_iter().collect();
    headline::write_notices_with(page, &problems, html);
    match unit {
        None => write_choice(page.state.lang, html),
        Some(unit) => write_unit(
            &Subject {
                screenful,
                standings: &standings,
                league: league.as_ref(),
                unit,
                rival,
            },
            html,
        ),
    }
    html.close("div");
}

/// What to do while no unit is chosen.
fn write_choice(lang: Lang, html: &mut Html) {
    let text = ProfileText::of(lang);
    html.element("h2", &[], text.choose_title);
    html.element("p", &[("class", "hint")], text.choose_hint);
}

fn write_unit(subject: &Subject<'_>, html: &mut Html) {
    facts::write(subject, html);
    indices::write(subject, html);
    if subject.has_indices() {
        extremes::write(subject, html);
        charts::write_radars(subject, html);
        charts::write_gaps(subject, html);
    }
    past::write_years(subject, html);
    past::write_ict(subject, html);
}

/// The rival that the address asks for, else the unit just above, of the first the one just below;
/// and what the address asks for in vain.
fn rival(
    state: &State,
    dataset: &Dataset,
    league: Option<&Simulation>,
    unit: Option<usize>,
) -> (Option<Rival>, Option<String>) {
    let asked = state.param("rival");
    let found = asked.and_then(|id| dataset.unit(id).ok());
    let problem = asked.filter(|_| found.is_none());
    let problem = problem.map(|id| format!("rival={id}"));
    // Who chooses the rival as the unit of the profile wants another rival.
    if let Some(unit) = found.filter(|rival| Some(*rival) != unit) {
        let is_chosen = true;
        return (Some(Rival { unit, is_chosen }), problem);
    }
    let next = league.zip(unit).and_then(|(league, unit)| {
        let above = league.next_above(DTI, unit);
        above.or_else(|| league.next_below(DTI, unit))
    });
    let default = next.and_then(|next| next.units.first().copied());
    let default = default.map(|unit| Rival {
        unit,
        is_chosen: false,
    });
    (default, problem)
}

/// Writes the pickers of league, year and unit.
fn write_pickers(page: &Page<'_>, dataset: &Dataset, unit: Option<usize>, html: &mut Html) {
    let (text, profile) = (page.text(), ProfileText::of(page.state.lang));
    let lang = page.state.lang;
    html.open("div", &[("class", "pickers")]);
    let leagues = League::ALL
        .into_iter()
        .filter(|&league| page.data.dataset(league, None).is_some())
        .map(|league| (league.id(), pickers::league_name(lang, league)));
    // The app knows these two by their ids: a league or a year takes other choices with it.
    pickers::write_select(
        html,
        "league",
        "league",
        text.league,
        leagues,
        dataset.league.id(),
    );
    let years: Vec<String> = page
        .data
        .years(dataset.league)
        .map(|dataset| dataset.year.to_string())
        .collect();
    let years = years.iter().map(|year| (year.as_str(), year.as_str()));
    let year = dataset.year.to_string();
    if years.len() > 1 {
        pickers::write_select(html, "year", "year", text.year, years, &year);
    }
    let mut units = by_name(dataset, lang);
    if unit.is_none() {
        units.insert(0, ("", profile.choose));
    }
    let id = unit.map_or("", |unit| dataset.units[unit].id.as_str());
    pickers::write_select(html, "profile-unit", "unit", profile.unit, units, id);
    html.close("div");
}

/// Ids and names of all units, by name.
pub(crate) fn by_name(dataset: &Dataset, lang: Lang) -> Vec<(&str, &str)> {
    let named = |unit: usize| {
        (
            dataset.units[unit].id.as_str(),
            unit_name(dataset, unit, lang),
        )
    };
    let mut units: Vec<(&str, &str)> = (0..dataset.units.len()).map(named).collect();
    units.sort_by_cached_key(|(id, name)| (to_ascii_lower(name), id.to_owned()));
    units
}
