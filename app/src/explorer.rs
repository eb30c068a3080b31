//! The first screen: map, rank bars and group pie of one index, linked, over the table. The
//! simulator is the same screen with sliders, and with the numbers of the scenario.

use std::cell::RefCell;

use dti_charts::{MapPaths, Scene, View};
use dti_engine::Scenario;
use dti_views::{Screen, headline, lens, pickers, selection};
use leptos::prelude::*;

use crate::block::Block;
use crate::chart::Chart;
use crate::dom;
use crate::effect::effect;
use crate::keys::Layout;
use crate::remote::Remote;
use crate::shown::Shown;
use crate::simulator::Simulator;
use crate::table::Table;

/// The explorer and simulator.
#[component]
pub(crate) fn Explorer(shown: Shown) -> impl IntoView {
    // Years after 2020 publish no groups, ministries have no map.
    let parts = Memo::new(move |_| {
        let (grouped, has_map) = shown
            .ranking
            .with(|r| (r.view.bounds.is_some(), r.dataset().league.has_map()));
        shown.address.get(|state| {
            // In another page, one chart stands alone.
            let shows = |chart| state.param("embed").is_none_or(|only| only == chart);
            (
                grouped && shows("groups"),
                has_map && shows("map"),
                shows("bars") || shows("simulator"),
            )
        })
    });
    let simulating = Memo::new(move |_| {
        let screen = shown.address.get(|state| state.screen);
        screen == Screen::Simulator
    });
    follow_redraws(shown);
    view! {
        <div>
            <div class="controls">
                <Block class="pickers" role="group" write=shown.settled_part(pickers::write) />
                <Block class="lens" role="group" write=shown.settled_part(pickers::write_lens) />
            </div>
            <Block class="notices" role="alert" write=shown.settled_part(headline::write_notices) />
            // Anew where other charts stand: another league. Sliders come and go between them.
            {move || {
                let (grouped, has_map, has_bars) = parts.get();
                view! { <Panels shown grouped has_map has_bars simulating /> }
            }}
            <Block class="visually-hidden" role="status" write=shown.settled_part(headline::write_announcement) />
        </div>
    }
}

/// Charts and table, linked with each other.
#[component]
fn Panels(
    shown: Shown,
    grouped: bool,
    has_map: bool,
    has_bars: bool,
    simulating: Memo<bool>,
) -> impl IntoView {
    let class = move || {
        let map = if has_map { " has-map" } else { "" };
        let simulator = if simulating.get() {
            " is-simulating"
        } else {
            ""
        };
        ["explorer", map, simulator].concat()
    };
    let chart = move |panel: &'static str, id, layout, draw: fn(&Shown, View) -> Scene| {
        view! { <figure class=panel><Chart shown id layout draw /></figure> }
    };
    view! {
        <div class=class>
            <Block class="headline" write=shown.part(headline::write_headline) />
            {move || simulating.get().then(|| view! { <Simulator shown /> })}
            {has_map.then(|| view! {
                <div class="cell cell-map">
                    <figure class="panel panel-map">
                        <Chart shown id="map" layout=Layout::Plane draw=map />
                        <Block class="zoom" write=shown.late_part(lens::write_zoom) />
                    </figure>
                </div>
            })}
            {has_bars.then(|| {
                chart("panel panel-bars", "bars", Layout::List, |_, view| dti_charts::bars(&view))
            })}
            <div class="cell cell-side"><div class="side">
                <Block class="selection" role="status" write=shown.settled_part(selection::write) />
                {grouped.then(|| {
                    chart("panel panel-groups", "groups", Layout::List, |_, view| dti_charts::groups(&view))
                })}
                <Block class="notes" write=shown.part(headline::write_notes) />
                <Block class="reading" write=shown.late_part(pickers::write_switch) />
            </div></div>
            // Out of the simulator it is hidden: then it has no width, and the worker is not asked.
            <section class="analysis"><Remote shown word="panel" /></section>
            <Table shown />
            <Block class="citation" write=shown.late_part(headline::write_citation) />
        </div>
    }
}

/// Marks the moment when a changed scenario has been drawn: effects have run before the next frame.
fn follow_redraws(shown: Shown) {
    let mut before: Option<Scenario> = None;
    effect(move || {
        let scenario = shown.address.get(|state| state.scenario.clone());
        if before.as_ref().is_some_and(|before| *before != scenario) {
            dom::mark_redraw();
        }
        before = Some(scenario);
    });
}

thread_local! {
    /// The shapes of the map on screen: a step of a slider changes only their colours and words.
    static PATHS: RefCell<MapPaths<'static>> = RefCell::default();
}

fn map(shown: &Shown, mut view: View) -> Scene {
    let league = shown.ranking.with(|ranking| ranking.dataset().league);
    view.window = shown.address.get(lens::window);
    PATHS.with_borrow_mut(|paths| paths.map(&view, shown.data.geometry(league)))
}
