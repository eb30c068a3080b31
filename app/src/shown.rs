//! What is on screen now: the state of the address, resolved against the data.

use std::sync::Arc;

use dti_charts::scored::{self, Options};
use dti_charts::{Colouring, Unit, View};
use dti_engine::{Amount, Dataset, League, Scenario, Scores, Simulation, score, simulate};
use dti_text::{AppText, Lang};
use leptos::prelude::*;

use crate::address::Address;
use crate::data::Data;
use crate::history::History;
use crate::state::{Screen, State};

/// What a mark of a chart stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Datum {
    /// A province or ministry, by id.
    Unit(String),
    /// A group of the report, `1` to `4`, `none` for a value without a group, or `unknown`.
    Group(String),
}

/// What every part of the explorer works with.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) address: Address,
    pub(crate) data: &'static Data,
    /// The ranking on screen.
    pub(crate) ranking: Memo<Ranking>,
    /// The steps of the scenario.
    pub(crate) history: RwSignal<History>,
    /// What is under the pointer or the keyboard's focus, marked in all charts.
    pub(crate) hover: RwSignal<Option<Datum>>,
}

/// One index of one league, scored; the same for all charts and the table.
#[derive(Clone)]
pub(crate) struct Ranking {
    pub(crate) scores: Arc<Scores<'static>>,
    /// The scenario's outcome, on the screen that has one.
    pub(crate) simulation: Option<Arc<Simulation>>,
    /// Position of the index in the framework.
    pub(crate) index: usize,
    /// The view model; charts set their own width and selection.
    pub(crate) view: View,
    /// What the address asked for and the data does not have.
    pub(crate) missing: Vec<String>,
    /// Why the scenario cannot be computed, in the engine's words.
    pub(crate) refused: Option<String>,
}

impl PartialEq for Ranking {
    fn eq(&self, other: &Self) -> bool {
        // The view follows from these and the scores from the view's league, year and reading.
        self.view == other.view
            && self.index == other.index
            && self.missing == other.missing
            && self.refused == other.refused
            && self.simulation.is_some() == other.simulation.is_some()
            && self.scores.reading() == other.scores.reading()
            && self.dataset().league == other.dataset().league
    }
}

impl Ranking {
    pub(crate) fn dataset(&self) -> &'static Dataset {
        self.scores.dataset()
    }

    pub(crate) fn lang(&self) -> Lang {
        self.view.lang
    }

    /// The datum itself and what belongs to it: a unit's group, a group's units.
    pub(crate) fn related(&self, datum: &Datum) -> Vec<Datum> {
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
    pub(crate) fn sized(&self, width: f64, selected: Option<String>) -> View {
        View {
            width,
            selected,
            ..self.view.clone()
        }
    }

    fn of(data: &'static Data, state: &State) -> Self {
        let mut missing = Vec::new();
        let dataset = data.dataset(state.league, state.year).unwrap_or_else(|| {
            missing.push(match state.year {
                Some(year) => format!("league={}, year={year}", state.league),
                None => format!("league={}", state.league),
            });
            // `load` refuses data without a dataset.
            &data.datasets[0]
        });
        let index = dataset.framework.index(&state.index).unwrap_or_else(|_| {
            missing.push(format!("index={}", state.index));
            0
        });
        let scores = score(dataset, state.reading);
        let options = Options {
            lang: state.lang,
            colouring: Colouring::Groups,
            width: 0.0,
            selected: None,
            citation: citation(data, dataset, index, state.lang),
        };
        let mut refused = None;
        let simulation = (state.screen == Screen::Simulator)
            .then(|| simulate(&scores, &scenario(dataset, state)))
            .transpose()
            .unwrap_or_else(|error| {
                refused = Some(error.to_string());
                None
            });
        let view = match &simulation {
            Some(simulation) => scored::simulated(&scores, simulation, index, options),
            None => scored::view(&scores, index, options),
        };
        let simulation = simulation.map(Arc::new);
        Self {
            scores: Arc::new(scores),
            simulation,
            index,
            view,
            missing,
            refused,
        }
    }
}

/// The scenario that the state describes.
pub(crate) fn scenario(dataset: &Dataset, state: &State) -> Scenario {
    let mut scenario = Scenario::new(dataset.league, dataset.year);
    for change in &state.changes {
        scenario.edit(&change.unit, &change.index, Amount::Points(change.points));
    }
    scenario
}

/// How the numbers of an index are cited.
fn citation(data: &Data, dataset: &Dataset, index: usize, lang: Lang) -> String {
    let source = data
        .sources
        .iter()
        .find(|source| source.document == dataset.document);
    let table = dataset.columns[index]
        .value_table
        .filter(|table| *table > 0);
    source.map_or_else(String::new, |source| {
        let publisher = lang.pick(&source.publisher_vi, &source.publisher_en);
        let cite = AppText::of(lang).citation;
        cite(
            &source.title_vi,
            publisher,
            dataset.year,
            table,
            &source.url,
        )
    })
}

/// The group of a unit as the marks of the pie are called.
pub(crate) fn group_of(unit: &Unit) -> String {
    match (unit.value, unit.group) {
        (None, _) => "unknown".to_owned(),
        (Some(_), None) => "none".to_owned(),
        (Some(_), Some(group)) => group.to_string(),
    }
}

impl Shown {
    /// Resolves the address against the data, from now on.
    pub(crate) fn new(address: Address, data: &'static Data) -> Self {
        // Everything of the state that the ranking does not depend on is left out of the memo, so
        // that choosing a unit or typing in the filter scores nothing anew.
        let scored = Memo::new(move |_| {
            address.get(|state| State {
                theme: None,
                unit: None,
                filter: String::new(),
                group: None,
                sort: Default::default(),
                reversed: false,
                ..state.clone()
            })
        });
        let ranking = Memo::new(move |_| scored.with(|state| Ranking::of(data, state)));
        Self {
            address,
            data,
            ranking,
            history: RwSignal::new(History::new(address.now(|state| state.changes.clone()))),
            hover: RwSignal::new(None),
        }
    }

    /// Ends a change of the scenario: into the address, and as a step that can be undone.
    pub(crate) fn settle(self) {
        self.address.settle();
        let changes = self.address.now(|state| state.changes.clone());
        self.history.update(|history| history.note(&changes));
    }

    /// Undoes or redoes a step of the scenario.
    pub(crate) fn walk(self, by: isize) {
        let step = self
            .history
            .try_update(|history| history.walk(by))
            .flatten();
        if let Some(changes) = step {
            self.address.live(|state| state.changes = changes);
            self.address.settle();
        }
    }

    /// The words of the page in its language.
    pub(crate) fn text(self) -> &'static AppText {
        AppText::of(self.address.get(|state| state.lang))
    }

    /// The chosen unit's id, if there is such a unit.
    pub(crate) fn selected(self) -> Option<String> {
        let unit = self.address.get(|state| state.unit.clone())?;
        self.ranking
            .with(|ranking| ranking.dataset().unit(&unit).is_ok())
            .then_some(unit)
    }

    /// Chooses a unit; choosing it again, or nothing, ends the choice.
    pub(crate) fn select(self, unit: Option<&str>) {
        self.address.go(|state| {
            let same = state.unit.as_deref() == unit;
            state.unit = unit.filter(|_| !same).map(str::to_owned);
        });
    }

    /// Chooses a mark: a unit, or a group, to which the table is then cut down.
    pub(crate) fn choose(self, datum: &Datum) {
        match datum {
            Datum::Unit(unit) => self.select(Some(unit)),
            Datum::Group(group) => self.address.go(|state| {
                let group = group.parse().ok();
                state.group = if state.group == group { None } else { group };
            }),
        }
    }

    /// Goes to another league, at the index of the same name if it has one.
    pub(crate) fn go_to_league(self, league: League) {
        let Some(dataset) = self.data.dataset(league, None) else {
            return;
        };
        self.address.go(|state| {
            let last = state.index.rsplit('.').next().unwrap_or_default();
            let kept = [state.index.as_str(), last]
                .into_iter()
                .find(|code| dataset.framework.index(code).is_ok());
            state.index = kept.unwrap_or("dti").to_owned();
            state.league = league;
            state.changes.clear();
            state.year = None;
            if state
                .unit
                .as_deref()
                .is_some_and(|unit| dataset.unit(unit).is_err())
            {
                state.unit = None;
            }
        });
    }
}
