//! What is on screen: the state of the address, resolved against the data.

use std::sync::Arc;

use dti_charts::scored::{self, Options};
use dti_charts::{Focus, Unit, View};
use dti_engine::{
    AppliedEdit, Baseline, Dataset, Error, Rivals, Scenario, Scores, Simulation, Simulator, score,
};
use dti_text::{AppText, Lang};

use crate::data::Data;
use crate::lens::{self, Within};
use crate::state::{Screen, State};

/// What a mark of a chart stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A province or ministry, by id.
    Unit(String),
    /// A group of the report, `1` to `4`, `none` for a value without a group, or `unknown`.
    Group(String),
}

impl Datum {
    /// The selector of the marks that stand for it. Ids come from the data, and are lower case
    /// letters, digits and hyphens.
    #[must_use]
    pub fn selector(&self) -> String {
        match self {
            Self::Unit(id) => format!("[data-unit=\"{id}\"]"),
            Self::Group(id) => format!("[data-group=\"{id}\"]"),
        }
    }

    /// The id of the unit or group.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Unit(id) | Self::Group(id) => id,
        }
    }
}

/// Everything that a part of a screen is written from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The data.
    pub data: &'a Data,
    /// The address.
    pub state: &'a State,
    /// The ranking that the address asks for.
    pub ranking: &'a Ranking<'a>,
    /// What of the address could not be understood, as `name=value`.
    pub problems: &'a [String],
    /// Whether there is a step of the scenario to take back.
    pub can_undo: bool,
    /// Whether there is one to make again.
    pub can_redo: bool,
}

impl<'a> Page<'a> {
    /// The words of the page in its language.
    #[must_use]
    pub fn text(&self) -> &'static AppText {
        AppText::of(self.state.lang)
    }

    /// The chosen unit's id, if the ranking has such a unit.
    #[must_use]
    pub fn selected(&self) -> Option<&'a str> {
        let unit = self.state.unit.as_deref()?;
        self.ranking.dataset().unit(unit).is_ok().then_some(unit)
    }
}

/// One index of one league, scored; the same for all charts and the table.
#[derive(Clone)]
pub struct Ranking<'d> {
    /// The scores of the dataset.
    pub scores: Arc<Scores<'d>>,
    /// What scenarios begin with, on the screen that has one.
    baseline: Option<Arc<Baseline>>,
    /// The scenario's outcome, on the screen that has one.
    pub simulation: Option<Arc<Simulation>>,
    /// Position of the index in the framework.
    pub index: usize,
    /// The view model; charts set their own width and selection.
    pub view: View,
    /// The region that the address is about, on the screen that has one.
    pub within: Option<Within<'d>>,
    /// What the address asked for and the data does not have, as `name=value`.
    pub missing: Vec<String>,
    /// Why the scenario cannot be computed, if it cannot; the simulation is then that of none.
    pub refused: Option<Error>,
}

impl PartialEq for Ranking<'_> {
    fn eq(&self, other: &Self) -> bool {
        // The view follows from these and the scores from the view's league, year and reading.
        self.view == other.view
            && self.index == other.index
            && self.missing == other.missing
            && self.refused == other.refused
            && self.edits() == other.edits()
            && self.scores.reading() == other.scores.reading()
            && self.dataset().league == other.dataset().league
    }
}

impl<'d> Ranking<'d> {
    /// Resolves a state. What the data does not have is replaced by the default and listed.
    #[must_use]
    pub fn of(data: &'d Data, state: &State) -> Self {
        Self::after(None, data, state)
    }

    /// The same after another one, of the same data: what did not change is not computed again.
    #[must_use]
    pub fn after(before: Option<&Self>, data: &'d Data, state: &State) -> Self {
        let mut missing = Vec::new();
        let dataset = data.dataset(state.league, state.year).unwrap_or_else(|| {
            let of_league = data.dataset(state.league, None);
            missing.push(match state.year.filter(|_| of_league.is_some()) {
                Some(year) => format!("year={year}"),
                None => format!("league={}", state.league),
            });
            // `Data::read` refuses data without a dataset.
            of_league.unwrap_or(&data.datasets[0])
        });
        let index = dataset.framework.index(&state.index).unwrap_or_else(|_| {
            missing.push(format!("index={}", state.index));
            0
        });
        let before = before.filter(|before| {
            std::ptr::eq(before.dataset(), dataset) && before.scores.reading() == state.reading
        });
        let scores = match before {
            Some(before) => Arc::clone(&before.scores),
            None => Arc::new(score(dataset, state.reading)),
        };
        let options = Options {
            lang: state.lang,
            colouring: lens::colouring(state),
            width: 0.0,
            selected: None,
            citation: citation_of(data, dataset, index, state.lang),
        };
        let mut refused = None;
        let baseline = (state.screen == Screen::Simulator).then(|| {
            let known = before.and_then(|before| before.baseline.clone());
            known.unwrap_or_else(|| Arc::new(Baseline::of(&scores)))
        });
        let simulation = baseline.as_ref().and_then(|baseline| {
            let asked = scenario(dataset, state);
            let trend = trend(data, &scores, &asked);
            let simulation = baseline.simulate(&scores, &asked, trend.as_deref());
            simulation
                .or_else(|error| {
                    refused = Some(error);
                    let none = Scenario::new(dataset.league, dataset.year);
                    baseline.simulate(&scores, &none, None)
                })
                .ok()
        });
        let mut within = None;
        let view = match &simulation {
            Some(simulation) => scored::simulated(&scores, simulation, index, options),
            None => {
                within = Within::of(data, state, &scores, index, &mut missing);
                let mut view = scored::view(&scores, index, options);
                view.focus = within.as_ref().map(|within| Focus {
                    name: within.name(state.lang).to_owned(),
                    units: within.region.units.clone(),
                });
                lens::changed(data, state, (&scores, index), view)
            }
        };
        let simulation = simulation.map(Arc::new);
        Self {
            scores,
            baseline,
            simulation,
            index,
            view,
            within,
            missing,
            refused,
        }
    }

    /// What the scenario edits: sliders show that too, where the index on screen does not hang on it.
    fn edits(&self) -> Option<&[AppliedEdit]> {
        Some(self.simulation.as_ref()?.edits())
    }

    /// The dataset that is ranked.
    #[must_use]
    pub fn dataset(&self) -> &'d Dataset {
        self.scores.dataset()
    }

    /// The language of the view.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.view.lang
    }

    /// The datum itself and what belongs to it: a unit's group, a group's units.
    #[must_use]
    pub fn related(&self, datum: &Datum) -> Vec<Datum> {
        let units = &self.view.units;
        let mut related = vec![datum.clone()];
        match datum {
            Datum::Unit(id) => {
                let unit = units.iter().find(|unit| unit.id == *id);
                related.extend(unit.map(|unit| Datum::Group(group_of(unit))));
            }
            Datum::Group(group) => {
                let members = units.iter().filter(|unit| group_of(unit) == *group);
                related.extend(members.map(|unit| Datum::Unit(unit.id.clone())));
            }
        }
        related
    }

    /// The view model for a chart of this width with this unit chosen.
    #[must_use]
    pub fn sized(&self, width: f64, selected: Option<String>) -> View {
        View {
            width,
            selected,
            ..self.view.clone()
        }
    }
}

/// The scenario that the state describes, about this dataset.
#[must_use]
pub fn scenario(dataset: &Dataset, state: &State) -> Scenario {
    Scenario {
        league: dataset.league,
        year: dataset.year,
        ..state.scenario.clone()
    }
}

/// What the rivals of a scenario follow if they follow their trend: how each unit's DTI changed
/// between the two years. `None` where a year is not there.
#[must_use]
pub fn trend(data: &Data, scores: &Scores<'_>, scenario: &Scenario) -> Option<Vec<Option<f64>>> {
    let Rivals::Trend { from, to } = scenario.rivals else {
        return None;
    };
    let [from, to] = [from, to].map(|year| {
        let of = data.dataset(scores.dataset().league, Some(year))?;
        Some(score(of, scores.reading()))
    });
    Some(dti_engine::trend(scores, &from?, &to?))
}

/// The engine behind sliders, in the state of a scenario.
///
/// # Errors
///
/// Whatever is wrong with the scenario: see [`dti_engine::simulate`].
pub fn simulator(
    data: &Data,
    scores: &Scores<'_>,
    scenario: &Scenario,
) -> Result<Simulator, Error> {
    let trend = trend(data, scores, scenario);
    Simulator::with_scenario(scores, scenario, trend.as_deref())
}

/// How the numbers of an index are cited, in one line; empty if their document is not known.
#[must_use]
pub fn citation(data: &Data, dataset: &Dataset, index: usize, lang: Lang) -> String {
    scored::citation(&data.sources, dataset, Some(index), lang)
}

/// The same of a dataset that may be derived, which it then says.
fn citation_of(data: &Data, dataset: &Dataset, index: usize, lang: Lang) -> String {
    let mut citation = citation(data, dataset, index, lang);
    if data.is_derived(dataset) {
        citation.push_str(AppText::of(lang).derived_citation);
    }
    citation
}

/// The group of a unit as the marks of the pie are called.
#[must_use]
pub fn group_of(unit: &Unit) -> String {
    match (unit.value, unit.group) {
        (None, _) => "unknown".to_owned(),
        (Some(_), None) => "none".to_owned(),
        (Some(_), Some(group)) => group.to_string(),
    }
}
