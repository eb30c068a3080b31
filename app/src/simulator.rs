//! The simulator: sliders in points of the rulebook, and the rank that follows.
//!
//! The sliders are written once per unit; while one moves, only numbers, ticks and texts are set
//! in place, so that the thumb under the finger is never replaced.

use std::cell::RefCell;
use std::rc::Rc;

use dti_engine::{Amount, Simulator as Engine, Track, millionths};
use dti_text::SimulatorText;
use dti_views::simulator::{
    points_field, points_text, rank_text, write_heading, write_history, write_outcome, write_parts,
    write_sliders, write_units,
};
use dti_views::{Html, Ranking, Screen, State};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement};

use crate::block::Block;
use crate::desk::{self, Answer};
use crate::dom::{self, all};
use crate::effect::effect;
use crate::shown::Shown;

/// Steps of a track per point.
const STEPS_PER_POINT: f64 = 100.0;

/// The panel of the simulator; the charts beside it show its outcome.
#[component]
pub(crate) fn Simulator(shown: Shown) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let mut before = (0, String::new());
    let sliders = Rc::new(RefCell::new(Vec::new()));
    let written = Rc::clone(&sliders);
    effect(move || {
        let Some(element) = node.get() else { return };
        // While a slider moves they are the same ones.
        let settled = shown.address.follow_settled() + 1;
        let mut html = Html::default();
        if before.0 != settled {
            shown.page(|page| write_sliders(page, &mut html));
        }
        let mut written = written.borrow_mut();
        shown.ranking.with(|ranking| {
            // What the sliders are of: another unit, league, year or language writes them anew.
            if before.0 != settled && before.1 != html.as_str() {
                element.set_inner_html(html.as_str());
                html.as_str().clone_into(&mut before.1);
                *written = find(shown, ranking, &element).unwrap_or_default();
            }
            let is_on_its_way = before.0 == settled;
            before.0 = settled;
            update(shown, ranking, &mut written, is_on_its_way);
        });
    });
    let moving = Rc::clone(&sliders);
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
            <Block class="simulator-title" write=shown.settled_part(write_heading) />
            <Block class="unit-picker" write=shown.settled_part(write_units) />
            <Block class="outcome" role="status" write=shown.part(write_outcome) />
            <Block class="parts" write=shown.part(write_parts) />
            <Block class="history" write=shown.part(write_history) />
            <div
                class="sliders"
                node_ref=node
                on:input=move |event| moved(shown, &moving.borrow(), &event)
                on:change=move |event| typed(shown, &sliders, &event)
            ></div>
        </section>
    }
}

fn words(shown: Shown) -> &'static SimulatorText {
    SimulatorText::of(shown.address.get(|state| state.lang))
}

/// A slider of the chosen unit, with its field.
struct Slider {
    unit: String,
    index: String,
    row: Element,
    range: HtmlInputElement,
    field: HtmlInputElement,
    track: Track,
    /// The edit, and the unit's rank, that it was last brought to.
    shows: Option<(Option<f64>, String)>,
}

/// The sliders that have just been written.
fn find(shown: Shown, ranking: &Ranking<'_>, element: &Element) -> Option<Vec<Slider>> {
    let dataset = ranking.dataset();
    let id = shown.selected()?;
    let unit = dataset.unit(&id).ok()?;
    let engine = Engine::new(&ranking.scores);
    let slider = |row: Element| {
        let code = row.get_attribute("data-indicator")?;
        let node = dataset.framework.index(&code).ok()?;
        let input = |kind: &str| {
            let found = row.query_selector(kind).ok().flatten()?;
            found.dyn_into::<HtmlInputElement>().ok()
        };
        Some(Slider {
            range: input("[type=range]")?,
            field: input("[type=number]")?,
            track: engine.track(unit, node).ok()?,
            shows: None,
            unit: id.clone(),
            index: code,
            row,
        })
    };
    let rows = all(element, ".slider[data-indicator]").into_iter();
    Some(rows.filter_map(slider).collect())
}

/// Brings the sliders to the state of the scenario. While one `is_on_its_way`, the others can wait.
fn update(
    shown: Shown,
    ranking: &Ranking<'_>,
    sliders: &mut [Slider],
    is_on_its_way: bool,
) -> Option<()> {
    let lang = shown.address.get(|state| state.lang);
    let unit = sliders.first()?.track.unit;
    let simulation = ranking.simulation.as_ref()?;
    let rank = rank_text(simulation.after(ranking.index, unit).rank);
    for slider in sliders {
        let track = &slider.track;
        let mut edits = simulation.edits().iter();
        let edit = edits.find(|edit| edit.unit == unit && edit.index == track.index);
        let edit = edit.map(|edit| edit.points_after().unwrap_or(track.start));
        let shows = Some((edit, rank.clone()));
        if slider.shows == shows {
            continue;
        }
        let is_moved = slider.shows.as_ref().is_none_or(|shows| shows.0 != edit);
        if is_on_its_way && !is_moved {
            continue;
        }
        let points = edit.unwrap_or(track.start);
        if is_moved {
            let is_changed = edit.is_some();
            let _ = (slider.row.class_list()).toggle_with_force("is-changed", is_changed);
            // What is under the finger stands there already.
            if !is_on_its_way {
                let steps = ((points - track.start) * STEPS_PER_POINT).round();
                slider.range.set_value_as_number(steps);
            }
            slider.field.set_value(&points_field(points));
        }
        let says = (words(shown).slider_value)(&points_text(lang, points), &rank);
        let _ = slider.range.set_attribute("aria-valuetext", &says);
        slider.shows = shows;
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
        for name in [".ticks", ".gain", ".criteria"] {
            let place = format!(".slider[data-indicator=\"{code}\"] {name}");
            let place = element.query_selector(&place).ok().flatten();
            let (Some(place), Ok(Some(part))) = (place, tips.query_selector(name)) else {
                continue;
            };
            if name == ".criteria" && place.has_child_nodes() {
                // What has the focus, or a finger on it, is left alone where nothing changes.
                let html = part.inner_html();
                if place.inner_html() != html {
                    dom::put(&place, None, &html);
                }
                continue;
            }
            place.set_text_content(None);
            while let Some(child) = part.first_child() {
                // A child of one element can be one of another.
                let _ = place.append_child(&child);
            }
        }
    }
}

/// A slider is on its way.
fn moved(shown: Shown, sliders: &[Slider], event: &Event) {
    let is_under = |slider: &&Slider| event.target().as_ref() == Some(slider.range.as_ref());
    if let Some(slider) = sliders.iter().find(is_under) {
        // Whole steps inside the track: the browser keeps them there.
        let steps = slider.range.value_as_number().round() as i32;
        let points = (steps != 0).then(|| slider.track.points(steps));
        set(shown, slider, points);
    }
}

/// A slider has come to rest, or a number was typed. One that cannot be stays, and the browser says what
/// could; none is the published one.
fn typed(shown: Shown, sliders: &RefCell<Vec<Slider>>, event: &Event) {
    let is_typed = |slider: &&mut Slider| event.target().as_ref() == Some(slider.field.as_ref());
    if let Some(slider) = sliders.borrow_mut().iter_mut().find(is_typed) {
        if !slider.field.report_validity() {
            return;
        }
        let number = slider.field.value_as_number();
        let points = number.is_finite().then_some(millionths(number));
        // Whatever stands in the field now, it is to show the points as they are counted.
        slider.shows = None;
        set(shown, slider, points);
    }
    shown.address.settle();
}

fn set(shown: Shown, Slider { unit, index, .. }: &Slider, points: Option<f64>) {
    let to = points.map(Amount::Points);
    // A scenario that cannot be shows what is published: there a change begins.
    let refused = (shown.ranking).with_untracked(|ranking| ranking.refused.is_some());
    (shown.address).live(|state| {
        if refused {
            state.scenario = State::default().scenario;
        }
        state.scenario.put(unit, index, to);
    });
}
