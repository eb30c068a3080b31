//! What is on screen now: the state of the address, resolved against the data.

use dti_engine::{Dataset, League};
use dti_views::{Data, Datum, Page, Ranking, State};
use leptos::prelude::*;

use crate::address::Address;
use crate::effect::effect;
use crate::history::History;

/// What every part of the explorer works with.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) address: Address,
    pub(crate) data: &'static Data,
    /// The ranking on screen.
    pub(crate) ranking: Memo<Ranking<'static>>,
    /// The steps of the scenario.
    pub(crate) history: RwSignal<History>,
    /// What is under the pointer or the keyboard's focus, marked in all charts.
    pub(crate) hover: RwSignal<Option<Datum>>,
    /// How often the reader has asked again for what could not be loaded.
    pub(crate) tries: RwSignal<u32>,
}

impl Shown {
    /// Resolves the address against the data, from now on.
    pub(crate) fn new(address: Address, data: &'static Data) -> Self {
        Address::rest_on(&data.version);
        // Everything of the state that the ranking does not depend on is left out of the memo, so
        // that choosing a unit or typing in the filter scores nothing anew.
        let scored = Memo::new(move |_| address.get(State::ranked));
        let ranking = Memo::new(move |before: Option<&Ranking<'static>>| {
            scored.with(|state| Ranking::after(before, data, state))
        });
        let history = RwSignal::new(History::new(address.now(|state| state.scenario.clone())));
        // Every settled change is a step, whoever made it: a slider, a plan, a link.
        let league = move || address.now(|state| (state.league, state.year));
        let mut about = league();
        effect(move || {
            address.follow_settled();
            let scenario = address.now(|state| state.scenario.clone());
            let is_other = about != league();
            about = league();
            history.update(|history| {
                if is_other {
                    // Steps of another ranking lead nowhere.
                    *history = History::new(scenario);
                } else {
                    history.note(&scenario);
                }
            });
        });
        Self {
            address,
            data,
            ranking,
            history,
            hover: RwSignal::new(None),
            tries: RwSignal::new(0),
        }
    }

    /// Undoes or redoes a step of the scenario.
    pub(crate) fn walk(self, by: isize) {
        let step = self
            .history
            .try_update(|history| history.walk(by))
            .flatten();
        if let Some(scenario) = step {
            self.address.live(|state| state.scenario = scenario);
            self.address.settle();
        }
    }

    /// Hands the page as it is now to `read`. In a reactive context, follows it.
    pub(crate) fn page<T>(self, read: impl FnOnce(&Page<'_>) -> T) -> T {
        let (can_undo, can_redo) = self
            .history
            .with(|history| (history.can(-1), history.can(1)));
        self.address.problems().with(|problems| {
            self.ranking.with(|ranking| {
                self.address.get(|state| {
                    read(&Page {
                        data: self.data,
                        state,
                        ranking,
                        problems,
                        can_undo,
                        can_redo,
                    })
                })
            })
        })
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
            state.choose(unit.filter(|_| !same).map(str::to_owned));
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

    /// Goes to another year of the league, at the index of the same name if it has one.
    pub(crate) fn go_to_year(self, year: u16) {
        self.address.go(|state| {
            if let Some(dataset) = self.data.dataset(state.league, Some(year)) {
                keep_index(state, dataset);
            }
            state.year = Some(year);
            state.scenario = State::default().scenario;
        });
    }

    /// Goes to another league, at the index of the same name if it has one.
    pub(crate) fn go_to_league(self, league: League) {
        let Some(dataset) = self.data.dataset(league, None) else {
            return;
        };
        self.address.go(|state| {
            keep_index(state, dataset);
            state.league = league;
            state.scenario = State::default().scenario;
            state.year = None;
            if state
                .unit
                .as_deref()
                .is_some_and(|unit| dataset.unit(unit).is_err())
            {
                state.unit = None;
            }
            // Units to compare with are of the league that is left.
            *state = state.with(&[("rival", ""), ("with", "")]);
        });
    }
}

/// Stays at an index if a dataset has it, or the one of the same name; else goes to the whole.
fn keep_index(state: &mut State, dataset: &Dataset) {
    let last = state.index.rsplit('.').next().unwrap_or_default();
    let kept = [state.index.as_str(), last]
        .into_iter()
        .find(|code| dataset.framework.index(code).is_ok());
    state.index = kept.unwrap_or("dti").to_owned();
}
