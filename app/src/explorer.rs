//! The first screen: map, rank bars and group pie of one index, linked, over the table. The
//! simulator is the same screen with sliders, and with the numbers of the scenario.

use std::cell::RefCell;

use dti_charts::{MapPaths, Scene, View};
use dti_engine::Scenario;
use dti_views::{Screen, headline, pickers, selection};
use leptos::prelude::*;

use crate::block::Block;
use crate::chart::Chart;
use crate::keys::Layout;
use crate::marks;
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
        <div>
            <Block shown class="pickers" role="group" write=pickers::write />
            <Block shown class="notices" role="alert" write=headline::write_notices />
            <div class=class>
                <Block shown class="headline" role="presentation" write=headline::write_headline />
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
                    <Block shown class="notes" role="presentation" write=headline::write_notes />
                    <Block shown class="reading" role="presentation" write=pickers::write_switch />
                </div>
                <Table shown />
                <Block shown class="citation" role="presentation" write=headline::write_citation />
            </div>
            <Block shown class="visually-hidden" role="status" write=headline::write_announcement />
        </div>
    }
}

/// Marks the moment when a changed scenario has been drawn: effects have run before the next frame.
fn follow_redraws(shown: Shown) {
    Effect::new(move |before: Option<Scenario>| {
        let scenario = shown.address.get(|state| state.scenario.clone());
        if before.is_some_and(|before| before != scenario) {
            request_animation_frame(|| marks::mark("redraw-done"));
        }
        scenario
    });
}

thread_local! {
    /// The shapes of the map on screen: a step of a slider changes only their colours and words.
    static PATHS: RefCell<MapPaths<'static>> = RefCell::default();
}

fn map(shown: &Shown, view: &View) -> Scene {
    let league = shown.ranking.with(|ranking| ranking.dataset().league);
    PATHS.with_borrow_mut(|paths| paths.map(view, shown.data.geometry(league)))
}
