//! The first screen: map, rank bars and group pie of one index, linked, over the table. The
//! simulator is the same screen with sliders, and with the numbers of the scenario.

use dti_charts::{Scene, View, scored};
use dti_engine::{League, Reading};
use dti_text::{SimulatorText, number};
use leptos::prelude::*;

use crate::actions;
use crate::block::Block;
use crate::chart::Chart;
use crate::html::Html;
use crate::keys::Layout;
use crate::marks;
use crate::pickers::{self, league_name};
use crate::selection;
use crate::shown::Shown;
use crate::simulator::Simulator;
use crate::state::{Change, Screen, State};
use crate::table::Table;

/// The explorer and simulator.
#[component]
pub(crate) fn Explorer(shown: Shown) -> impl IntoView {
    // Years after 2020 publish no groups, ministries have no map.
    let parts = Memo::new(move |_| {
        let (grouped, has_map) = shown
            .ranking
            .with(|r| (r.view.bounds.is_some(), r.dataset().league.has_map()));
        (
            grouped,
            has_map,
            shown.address.get(|state| state.screen) == Screen::Simulator,
        )
    });
    follow_redraws(shown);
    let class = move || {
        let (_, has_map, simulating) = parts.get();
        let map = if has_map { " has-map" } else { "" };
        let simulating = if simulating { " is-simulating" } else { "" };
        format!("explorer{map}{simulating}")
    };
    let chart = move |panel: &'static str, id, layout, draw: fn(&Shown, &View) -> Scene| {
        view! { <figure class=panel><Chart shown id layout draw /></figure> }
    };
    view! {
        <div
            class="work"
            on:click=move |event| actions::click(shown, &event)
            on:change=move |event| actions::change(shown, &event)
        >
            <Screens shown />
            <Block shown class="pickers" role="group" write=pickers::write />
            <Block shown class="notices" role="alert" write=write_notices />
            <div class=class>
                <Block shown class="headline" role="presentation" write=write_headline />
                {move || parts.get().2.then(|| view! { <Simulator shown /> })}
                {move || parts.get().1.then(|| chart("panel panel-map", "map", Layout::Plane, map))}
                {chart("panel panel-bars", "bars", Layout::List, |_, view| dti_charts::bars(view))}
                <div class="side">
                    {move || (!parts.get().2).then(|| view! {
                        <Block shown class="selection" role="status" write=selection::write />
                    })}
                    {move || parts.get().0.then(|| {
                        chart("panel panel-groups", "groups", Layout::List, |_, view| dti_charts::groups(view))
                    })}
                    <Block shown class="notes" role="presentation" write=write_notes />
                    <Block shown class="reading" role="presentation" write=pickers::write_switch />
                </div>
                <Table shown />
                <Block shown class="citation" role="presentation" write=write_citation />
            </div>
            <Block shown class="visually-hidden" role="status" write=write_announcement />
        </div>
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
        <nav class="screens" aria-label=move || shown.text().title>
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
            request_animation_frame(|| marks::mark("redraw-done"));
        }
        changes
    });
}

fn map(shown: &Shown, view: &View) -> Scene {
    let league = shown.ranking.with(|ranking| ranking.dataset().league);
    dti_charts::map(view, shown.data.geometry(league))
}

/// What the charts show, as a headline: the index and league, and who leads.
fn write_headline(shown: Shown, html: &mut Html) {
    shown.ranking.with(|ranking| {
        let league = league_name(shown, ranking.dataset().league);
        if ranking.simulation.is_some() {
            let label = SimulatorText::of(ranking.lang()).label;
            html.element(
                "p",
                &[("class", "simulation-label"), ("data-simulation", "")],
                label,
            );
        }
        html.open("h2", &[]).text(&ranking.view.index);
        html.element("span", &[("class", "of")], &format!(" · {league}"))
            .close("h2");
        html.element("p", &[], &dti_charts::describe(&ranking.view));
    });
}

/// What must be known about the numbers on screen before reading them.
fn write_notices(shown: Shown, html: &mut Html) {
    let text = shown.text();
    shown.ranking.with(|ranking| {
        let asked = shown.address.problems().get();
        let mut wrong: Vec<String> = asked.into_iter().chain(ranking.missing.clone()).collect();
        let unit = shown.address.get(|state| state.unit.clone());
        wrong.extend(
            unit.filter(|unit| ranking.dataset().unit(unit).is_err())
                .map(|unit| format!("unit={unit}")),
        );
        let class = [("class", "notice")];
        if !wrong.is_empty() {
            html.element("p", &class, &(text.bad_address)(&wrong.join(", ")));
        }
        if let Some(refused) = &ranking.refused {
            html.element("p", &class, &format!("{} {refused}.", text.bad_scenario));
        }
        if ranking.scores.reading() == Reading::Printed {
            html.element("p", &class, text.printed_notice);
        }
        if ranking.dataset().framework.is_inferred() {
            let nonservice = ranking.dataset().league == League::MinistriesNonservice;
            let notice = if nonservice {
                text.inferred_notice
            } else {
                text.inferred_year_notice
            };
            html.element("p", &class, notice);
        }
    });
}

/// The mean of the shown values, and the report's own where it differs.
fn write_notes(shown: Shown, html: &mut Html) {
    let text = shown.text();
    shown.ranking.with(|ranking| {
        let (lang, dataset) = (ranking.lang(), ranking.dataset());
        if let Some(mean) = ranking.view.mean {
            let stated = scored::is_mean_stated(&ranking.scores, ranking.index);
            let words = if stated {
                text.stated_mean_is
            } else {
                text.mean_is
            };
            let mean = words(&number::value(lang, mean));
            html.element("p", &[("class", "mean")], &mean);
        }
        let stated = scored::contradicted_mean(&ranking.scores, ranking.index);
        if let (Some(stated), Some(ours), None) = (stated, ranking.view.mean, &ranking.simulation) {
            let numbers = [stated, ours].map(|mean| number::value(lang, mean));
            let differs = (text.printed_mean)(&numbers[0], &numbers[1]);
            // The one contradicted mean whose cause is known.
            let cause = dataset.league == League::Provinces && dataset.year == 2020;
            let cause = if cause { text.printed_mean_reason } else { "" };
            html.element("p", &[], &format!("{differs} {cause}"));
        }
    });
}

fn write_citation(shown: Shown, html: &mut Html) {
    shown.ranking.with(|ranking| {
        html.element("p", &[], &ranking.view.citation);
    });
}

/// Read out when another ranking is shown.
fn write_announcement(shown: Shown, html: &mut Html) {
    let text = shown.text();
    shown.ranking.with(|ranking| {
        let leader = ranking
            .view
            .units
            .first()
            .map_or("", |unit| unit.name.as_str());
        let league = league_name(shown, ranking.dataset().league);
        html.text(&(text.now_showing)(&ranking.view.index, league, leader));
    });
}
