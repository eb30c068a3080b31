//! The simulator: sliders in points of the rulebook, and the rank that follows.
//!
//! The sliders are written once per unit; while one moves, only numbers, ticks and texts are set
//! in place, so that the thumb under the finger is never replaced.

use dti_engine::{Amount, AppliedEdit, Simulator as Engine, Track, decimal, within};
use dti_text::{SimulatorText, number};
use dti_views::simulator::{
    rank_text, write_heading, write_history, write_outcome, write_sliders, write_units,
};
use dti_views::{Html, Ranking, Screen};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement};

use crate::block::Block;
use crate::desk::{self, Answer};
use crate::dom::{all, around};
use crate::effect::effect;
use crate::shown::Shown;

/// Steps of a track per point.
const STEPS_PER_POINT: f64 = 100.0;

/// The panel of the simulator; the charts beside it show its outcome.
#[component]
pub(crate) fn Simulator(shown: Shown) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let mut before = String::new();
    effect(move || {
        let Some(element) = node.get() else { return };
        let mut html = Html::default();
        shown.page(|page| write_sliders(page, &mut html));
        // What the sliders are of: another unit, league, year or language writes them anew.
        if before != html.as_str() {
            element.set_inner_html(html.as_str());
            html.as_str().clone_into(&mut before);
        }
        shown
            .ranking
            .with(|ranking| update(shown, ranking, &element));
    });
    // Ticks and gains of all sliders shift when one moves; they follow when it has come to rest.
    effect(move || {
        shown.address.follow_settled();
        let query = shown.address.now(|state| {
            let is_there = state.screen == Screen::Simulator && state.unit.is_some();
            is_there.then(|| state.query())
        });
        let (Some(element), Some(query)) = (node.get(), query) else {
            return;
        };
        let asked = query.clone();
        desk::ask("tips", &query, 0.0, move |answer| {
            // Of another address than the present one they would lie.
            let now = shown.address.now(|state| state.query());
            if let (Answer::Done(markup), true) = (answer, now == asked) {
                put_tips(&element, &markup.as_string().unwrap_or_default());
            }
        });
    });
    view! {
        <section class="simulator" aria-labelledby="simulator-heading">
            <Block class="simulator-title" write=shown.part(write_heading) />
            <Block class="unit-picker" write=shown.part(write_units) />
            <Block class="outcome" role="status" write=shown.part(write_outcome) />
            <Block class="history" write=shown.part(write_history) />
            <div
                class="sliders"
                node_ref=node
                on:input=move |event| moved(shown, &event)
                on:change=move |event| typed(shown, &event)
            ></div>
        </section>
    }
}

fn words(shown: Shown) -> &'static SimulatorText {
    SimulatorText::of(shown.address.get(|state| state.lang))
}

/// Brings the sliders to the state of the scenario.
fn update(shown: Shown, ranking: &Ranking<'_>, element: &Element) -> Option<()> {
    let lang = shown.address.get(|state| state.lang);
    let dataset = ranking.dataset();
    let id = shown.selected()?;
    let unit = dataset.unit(&id).ok()?;
    let engine = Engine::new(&ranking.scores);
    let simulation = ranking.simulation.as_ref()?;
    let rank = rank_text(simulation.after(ranking.index, unit).rank);
    for row in all(element, ".slider[data-indicator]") {
        let code = row.get_attribute("data-indicator")?;
        let node = dataset.framework.index(&code).ok()?;
        let track = engine.track(unit, node).ok()?;
        let mut edits = simulation.edits().iter();
        let edit = edits.find(|edit| edit.unit == unit && edit.index == node);
        let points = edit.and_then(AppliedEdit::points_after);
        let points = points.unwrap_or(track.start);
        let _ = row
            .class_list()
            .toggle_with_force("is-changed", edit.is_some());
        for input in all(&row, "input") {
            let input: HtmlInputElement = input.unchecked_into();
            if input.type_() == "range" {
                input.set_value_as_number(((points - track.start) * STEPS_PER_POINT).round());
                let says = (words(shown).slider_value)(&number::decimal(lang, points, 2), &rank);
                let _ = input.set_attribute("aria-valuetext", &says);
            } else {
                input.set_value(&decimal::fixed(points, 2));
            }
        }
    }
    Some(())
}

/// Puts the tipping points and gains, which the worker has written, to their sliders.
fn put_tips(element: &Element, markup: &str) {
    let Ok(holder) = document().create_element("div") else {
        return;
    };
    holder.set_inner_html(markup);
    for tips in all(&holder, "[data-indicator]") {
        let code = tips.get_attribute("data-indicator").unwrap_or_default();
        for part in [".ticks", ".gain"] {
            let place = format!(".slider[data-indicator=\"{code}\"] {part}");
            let place = element.query_selector(&place).ok().flatten();
            if let (Some(place), Ok(Some(part))) = (place, tips.query_selector(part)) {
                place.set_inner_html(&part.inner_html());
            }
        }
    }
}

/// The index of the slider around the target of an event, the input, and the track.
fn target(shown: Shown, event: &Event) -> Option<(String, String, HtmlInputElement, Track)> {
    let code = around(event, ".slider")?.get_attribute("data-indicator")?;
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let id = shown.selected()?;
    let track = shown.ranking.with_untracked(|ranking| {
        let (unit, node) = (
            ranking.dataset().unit(&id).ok()?,
            ranking.dataset().framework.index(&code).ok()?,
        );
        Engine::new(&ranking.scores).track(unit, node).ok()
    })?;
    Some((id, code, input, track))
}

/// A slider is on its way.
fn moved(shown: Shown, event: &Event) {
    if let Some((id, code, input, track)) = target(shown, event)
        && input.type_() == "range"
    {
        // Whole steps inside the track: the browser keeps them there.
        let steps = input.value_as_number().round() as i32;
        set(shown, id, code, (steps != 0).then(|| track.points(steps)));
    }
}

/// A slider has come to rest, or a number was typed. What is no number is put back.
fn typed(shown: Shown, event: &Event) {
    if let Some((id, code, input, track)) = target(shown, event)
        && input.type_() == "number"
    {
        let points = input.value_as_number();
        if points.is_finite() {
            let hundredths = (points * STEPS_PER_POINT).round() / STEPS_PER_POINT;
            set(
                shown,
                id,
                code,
                Some(within(hundredths, 0.0, track.maximum)),
            );
        } else {
            set(shown, id, code, None);
        }
    }
    shown.address.settle();
}

fn set(shown: Shown, unit: String, index: String, points: Option<f64>) {
    shown.address.live(|state| match points {
        Some(points) => state.scenario.edit(&unit, &index, Amount::Points(points)),
        None => state
            .scenario
            .edits
            .retain(|edit| edit.unit != unit || edit.index != index),
    });
}
