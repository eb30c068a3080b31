//! The first screen: map, rank bars and group pie of one index, linked, over the table.

use dti_charts::{Scene, View, scored};
use dti_engine::{League, Reading};
use dti_text::{SimulatorText, number};
use leptos::prelude::*;

use crate::chart::Chart;
use crate::keys::Layout;
use crate::page;
use crate::pickers::{Pickers, ReadingSwitch, league_name};
use crate::selection::Selection;
use crate::shown::Shown;
use crate::simulator::Simulator;
use crate::state::{Change, Screen, State};
use crate::table::Table;

/// The explorer.
#[component]
pub(crate) fn Explorer(shown: Shown) -> impl IntoView {
    // Years after 2020 publish no groups.
    let grouped = Memo::new(move |_| shown.ranking.with(|r| r.view.bounds.is_some()));
    let simulating = Memo::new(move |_| shown.address.get(|s| s.screen == Screen::Simulator));
    follow_redraws(shown);
    let has_map = Memo::new(move |_| shown.ranking.with(|r| r.dataset().league.has_map()));
    view! {
        <Screens shown />
        <Pickers shown />
        <Notices shown />
        <div
            class="explorer"
            class:has-map=move || has_map.get()
            class:is-simulating=move || simulating.get()
        >
            <Headline shown />
            {move || simulating.get().then(|| view! { <Simulator shown /> })}
            {move || has_map.get().then(|| view! {
                <figure class="panel panel-map">
                    <Chart shown id="map" layout=Layout::Plane draw=map />
                    <Notes shown draw=map />
                </figure>
            })}
            <figure class="panel panel-bars">
                <Chart shown id="bars" layout=Layout::List draw=|_, view| dti_charts::bars(view) />
            </figure>
            <div class="side">
                <Selection shown />
                {move || grouped.get().then(|| view! {
                    <figure class="panel panel-groups">
                        <Chart shown id="groups" layout=Layout::List draw=|_, view| dti_charts::groups(view) />
                    </figure>
                })}
                <Mean shown />
                <ReadingSwitch shown />
            </div>
            <Table shown />
            <p class="citation">{move || shown.ranking.with(|ranking| ranking.view.citation.clone())}</p>
        </div>
        <p class="visually-hidden" role="status" aria-live="polite">{move || announcement(shown)}</p>
    }
}

/// The screens, as links that work with every kind of click.
#[component]
fn Screens(shown: Shown) -> impl IntoView {
    let link = move |screen: Screen, name: fn(&SimulatorText) -> &'static str| {
        let here = move || shown.address.get(|state| state.screen) == screen;
        let href = move || {
            let query = shown.address.get(|state| {
                State {
                    screen,
                    ..state.clone()
                }
                .query()
            });
            if query.is_empty() {
                "./".to_owned()
            } else {
                query
            }
        };
        view! {
            <a
                href=href
                aria-current=move || here().then_some("page")
                on:click=move |event| {
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        shown.address.go(|state| state.screen = screen);
                    }
                }
            >
                {move || name(SimulatorText::of(shown.address.get(|state| state.lang)))}
            </a>
        }
    };
    view! {
        <nav class="screens">
            {link(Screen::Explorer, |text| text.explore)}
            {link(Screen::Simulator, |text| text.simulate)}
        </nav>
    }
}

/// Marks the moment when a changed scenario has been drawn: effects have run before the next frame.
fn follow_redraws(shown: Shown) {
    Effect::new(move |before: Option<Vec<Change>>| {
        let changes = shown.address.get(|state| state.changes.clone());
        if before.is_some_and(|before| before != changes) {
            request_animation_frame(|| page::mark("redraw-done"));
        }
        changes
    });
}

fn map(shown: &Shown, view: &View) -> Scene {
    dti_charts::map(view, &shown.data.geometry)
}

/// What the charts show, as a headline: the index and league, and who leads.
#[component]
fn Headline(shown: Shown) -> impl IntoView {
    move || {
        shown.ranking.with(|ranking| {
            let league = league_name(shown, ranking.dataset().league);
            view! {
                <div class="headline">
                    <h2>
                        {ranking.view.index.clone()}
                        <span class="of">" · " {league}</span>
                    </h2>
                    <p>{dti_charts::describe(&ranking.view)}</p>
                </div>
            }
        })
    }
}

/// What must be known about the numbers on screen before reading them.
#[component]
fn Notices(shown: Shown) -> impl IntoView {
    move || {
        let text = shown.text();
        shown.ranking.with(|ranking| {
            let asked = shown.address.problems().get();
            let wrong: Vec<String> = asked.into_iter().chain(ranking.missing.clone()).collect();
            let wrong = (!wrong.is_empty()).then(|| (text.bad_address)(&wrong.join(", ")));
            let printed = ranking.scores.reading() == Reading::Printed;
            let inferred = ranking.dataset().framework.is_inferred();
            view! {
                <div class="notices">
                    {wrong.map(|wrong| view! { <p class="notice" role="alert">{wrong}</p> })}
                    {printed.then(|| view! { <p class="notice">{text.printed_notice}</p> })}
                    {inferred.then(|| view! { <p class="notice">{text.inferred_notice}</p> })}
                </div>
            }
        })
    }
}

/// The notes of a chart that are not inside its drawing.
#[component]
fn Notes(shown: Shown, draw: fn(&Shown, &View) -> Scene) -> impl IntoView {
    move || {
        let scene = shown
            .ranking
            .with(|ranking| draw(&shown, &ranking.sized(400.0, None)));
        view! {
            <figcaption>
                {scene.notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            </figcaption>
        }
    }
}

/// The mean of the shown values, and the report's own where it differs.
#[component]
fn Mean(shown: Shown) -> impl IntoView {
    move || {
        let text = shown.text();
        shown.ranking.with(|ranking| {
            let lang = ranking.lang();
            let dataset = ranking.dataset();
            let mean = ranking.view.mean.map(|mean| number::value(lang, mean));
            let stated = scored::contradicted_mean(&ranking.scores, ranking.index);
            let differs = stated.zip(ranking.view.mean).map(|(stated, ours)| {
                let numbers = [stated, ours].map(|mean| number::value(lang, mean));
                let differs = (text.printed_mean)(&numbers[0], &numbers[1]);
                // The one contradicted mean whose cause is known.
                let cause = dataset.league == League::Provinces && dataset.year == 2020;
                format!(
                    "{differs} {}",
                    if cause { text.printed_mean_reason } else { "" }
                )
            });
            let repaired = ranking.scores.reading() == Reading::Corrected
                && dataset.is_corrected(ranking.index);
            view! {
                <div class="notes">
                    {mean.map(|mean| view! { <p class="mean">{(text.mean_is)(&mean)}</p> })}
                    {differs.map(|differs| view! { <p>{differs}</p> })}
                    {repaired.then(|| view! { <p>{text.dagger}</p> })}
                </div>
            }
        })
    }
}

/// Read out when another ranking is shown.
fn announcement(shown: Shown) -> String {
    let text = shown.text();
    shown.ranking.with(|ranking| {
        let leader = ranking
            .view
            .units
            .first()
            .map_or("", |unit| unit.name.as_str());
        let league = league_name(shown, ranking.dataset().league);
        (text.now_showing)(&ranking.view.index, league, leader)
    })
}
