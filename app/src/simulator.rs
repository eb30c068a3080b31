//! The simulator: sliders in points of the rulebook, and the rank that follows.
//!
//! The sliders are written once per unit; while one moves, only numbers, ticks and texts are set
//! in place, so that the thumb under the finger is never replaced.

use dti_engine::decimal;
use dti_engine::{Amount, Simulator as Engine, Tipping, Track, tipping};
use dti_text::{Lang, SimulatorText, number};
use dti_views::simulator::{
    rank_text, write_heading, write_history, write_outcome, write_sliders, write_units,
};
use dti_views::{Html, Ranking, scenario, simulator};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement};

use crate::block::Block;
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
        let Some(element) = node.get() else { return };
        shown.address.follow_settled();
        shown
            .ranking
            .with_untracked(|ranking| update_tips(shown, ranking, &element));
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
        let points = edit.and_then(|edit| edit.points).unwrap_or(track.start);
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

/// Draws the tipping points of all sliders, and writes what the next place takes in each.
fn update_tips(shown: Shown, ranking: &Ranking<'_>, element: &Element) -> Option<()> {
    let state = shown.address.now(Clone::clone);
    let dataset = ranking.dataset();
    let unit = dataset.unit(state.unit.as_deref()?).ok()?;
    let scenario = scenario(dataset, &state);
    let mut engine = simulator(shown.data, &ranking.scores, &scenario).ok()?;
    let tips = tipping(&mut engine, unit, ranking.index).ok()?;
    for row in all(element, ".slider[data-indicator]") {
        let code = row.get_attribute("data-indicator")?;
        let node = dataset.framework.index(&code).ok()?;
        write_tips(&row, &tips, node, state.lang);
    }
    Some(())
}

/// The ticks of a track, and what the next place takes in this index alone.
fn write_tips(row: &Element, tips: &Tipping, node: usize, lang: Lang) {
    let text = SimulatorText::of(lang);
    let lever = tips.levers.iter().find(|lever| lever.track.index == node);
    let mut html = Html::default();
    // A drawing, because the page's policy allows no style in markup.
    let frame = [("viewBox", "0 0 1000 8"), ("preserveAspectRatio", "none")];
    html.open("svg", &frame);
    if let Some(lever) = lever {
        for mark in lever.marks.iter().skip(1) {
            let x = decimal::fixed(mark.points / lever.track.maximum * 1000.0, 1);
            let ends = [("x1", &*x), ("x2", &*x), ("y1", "0"), ("y2", "8")];
            html.element("line", &ends, "");
        }
    }
    html.close("svg");
    let wanted = tips.rank.map_or(0, |rank| rank.worst.saturating_sub(1));
    let gain = lever
        .filter(|_| wanted > 0)
        .map(|lever| match lever.gain_to(wanted) {
            Some(gain) => {
                let points = number::decimal(lang, gain.gain, 2);
                (text.next_gain)(&points, &rank_text(Some(gain.rank)))
            }
            None => text.no_gain.to_owned(),
        });
    if let Ok(Some(ticks)) = row.query_selector(".ticks") {
        ticks.set_inner_html(html.as_str());
    }
    if let Ok(Some(place)) = row.query_selector(".gain") {
        place.set_text_content(gain.as_deref());
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
            set(shown, id, code, Some(hundredths.clamp(0.0, track.maximum)));
        } else {
            set(shown, id, code, None);
        }
    }
    shown.settle();
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
