//! The simulator: sliders in points of the rulebook, and the rank that follows.
//!
//! The sliders are written once per unit; while one moves, only numbers, ticks and texts are set
//! in place, so that the thumb under the finger is never replaced.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{Dataset, Rank, Scores, Simulator as Engine, Tipping, Track, tipping};
use dti_text::{Lang, SimulatorText, number};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement};

use crate::block::Block;
use crate::dom::{all, around};
use crate::html::Html;
use crate::pickers;
use crate::shown::{Ranking, Shown, scenario};
use crate::state::Change;

/// Names that the sentence about the passed units holds before it counts the rest.
const NAMED: usize = 3;
/// Steps of a track per point.
const STEPS_PER_POINT: f64 = 100.0;

/// The panel of the simulator; the charts beside it show its outcome.
#[component]
pub(crate) fn Simulator(shown: Shown) -> impl IntoView {
    let text = move || words(shown);
    // What the sliders are of: another unit, league, year or language writes them anew.
    let written = Memo::new(move |_| {
        let unit = shown.selected();
        let lang = shown.address.get(|state| state.lang);
        shown.ranking.with(|ranking| {
            let dataset = ranking.dataset();
            let mut html = Html::default();
            if let Some(unit) = unit.and_then(|unit| dataset.unit(&unit).ok()) {
                write_sliders(&ranking.scores, unit, lang, &mut html);
            }
            html.as_str().to_owned()
        })
    });
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        written.with(|markup| element.set_inner_html(markup));
    });
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        written.with(|_| ());
        shown
            .ranking
            .with(|ranking| update(shown, ranking, &element));
    });
    // Ticks and gains of all sliders shift when one moves; they follow when it has come to rest.
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        written.with(|_| ());
        shown.address.follow_settled();
        shown
            .ranking
            .with_untracked(|ranking| update_tips(shown, ranking, &element));
    });
    view! {
        <section class="simulator" aria-labelledby="simulator-heading">
            <h2 id="simulator-heading">{move || text().sliders}</h2>
            <Block shown class="unit-picker" role="presentation" write=write_units />
            <Block shown class="outcome" role="status" write=write_outcome />
            <Block shown class="history" role="presentation" write=write_history />
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

fn write_units(shown: Shown, html: &mut Html) {
    let text = words(shown);
    let chosen = shown.selected();
    let lang = shown.address.get(|state| state.lang);
    let dataset = shown.ranking.with(Ranking::dataset);
    let picker = "simulated-unit";
    pickers::open(html, picker, "picker", text.unit);
    pickers::option(html, picker, "", text.choose, chosen.is_none());
    for (at, unit) in dataset.units.iter().enumerate() {
        let is_chosen = chosen.as_deref() == Some(unit.id.as_str());
        pickers::option(
            html,
            picker,
            &unit.id,
            unit_name(dataset, at, lang),
            is_chosen,
        );
    }
    pickers::close(html);
}

/// Before and after in numbers and in a sentence.
fn write_outcome(shown: Shown, html: &mut Html) {
    let text = words(shown);
    let Some(id) = shown.selected() else {
        html.element("p", &[("class", "hint")], text.hint);
        return;
    };
    shown.ranking.with(|ranking| {
        let (dataset, index, lang) = (ranking.dataset(), ranking.index, ranking.lang());
        let (Some(simulation), Ok(at)) = (&ranking.simulation, dataset.unit(&id)) else {
            return;
        };
        let (before, after) = (simulation.before(index, at), simulation.after(index, at));
        let value = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| number::value(lang, value))
        };
        let ranks = (text.from_to)(&rank_text(before.rank), &rank_text(after.rank));
        let values = (text.from_to)(&value(before.value), &value(after.value));
        for (name, field, numbers) in [(text.rank, "rank", ranks), (text.value, "value", values)] {
            html.open("p", &[]).element("span", &[], name).text(" ");
            html.element("strong", &[("data-field", field)], &numbers)
                .close("p");
        }
        html.element("p", &[("class", "sentence")], &sentence(ranking, at, text));
        if let Some(next) = simulation.next_above(index, at) {
            let names = names(dataset, &next.units, lang);
            let gap = value(next.gap);
            let above = (text.next_above)(&names, &next.rank.to_string(), &gap);
            html.element("p", &[("class", "sentence")], &above);
        }
    });
}

fn rank_text(rank: Option<Rank>) -> String {
    match rank {
        None => "–".to_owned(),
        Some(rank) if rank.best == rank.worst => rank.best.to_string(),
        Some(rank) => format!("{}–{}", rank.best, rank.worst),
    }
}

fn names(dataset: &Dataset, units: &[usize], lang: Lang) -> String {
    let names: Vec<&str> = units
        .iter()
        .map(|unit| unit_name(dataset, *unit, lang))
        .collect();
    names.join(", ")
}

/// What the scenario does to a unit, in one sentence.
fn sentence(ranking: &Ranking, at: usize, text: &SimulatorText) -> String {
    let (dataset, lang, index) = (ranking.dataset(), ranking.lang(), ranking.index);
    let Some(simulation) = &ranking.simulation else {
        return String::new();
    };
    let (before, after) = (simulation.before(index, at), simulation.after(index, at));
    let (name, index_name) = (
        unit_name(dataset, at, lang),
        index_name(dataset, index, lang),
    );
    let ranks = [before.rank, after.rank].map(rank_text);
    if ranks[0] == ranks[1] {
        return (text.stays)(name, &index_name, &ranks[1]);
    }
    let overtaken = simulation.overtaken(index, at);
    let passed = if overtaken.is_empty() {
        String::new()
    } else {
        let named = overtaken.len().min(NAMED);
        (text.passed)(
            &names(dataset, &overtaken[..named], lang),
            overtaken.len() - named,
        )
    };
    let best = |rank: Option<Rank>| rank.map_or(u32::MAX, |rank| rank.best);
    let rises = best(after.rank) < best(before.rank);
    (text.sentence)(name, &index_name, &ranks[0], &ranks[1], rises, &passed)
}

/// Undo, redo, reset. Steps are kept per visit; the address always has the present one.
fn write_history(shown: Shown, html: &mut Html) {
    let text = words(shown);
    let (back, forth) = shown
        .history
        .with(|history| (history.can(-1), history.can(1)));
    let changed = shown.address.get(|state| !state.changes.is_empty());
    let buttons = [
        ("undo", text.undo, back),
        ("redo", text.redo, forth),
        ("reset", text.reset, changed),
    ];
    for (action, label, possible) in buttons {
        // Not `disabled`: a button that was just pressed must not lose the focus.
        let off = if possible { "false" } else { "true" };
        let attributes = [
            ("type", "button"),
            ("class", "plain"),
            ("id", action),
            ("data-action", action),
            ("data-key", action),
            ("aria-disabled", off),
        ];
        html.element("button", &attributes, label);
    }
}

/// The nodes that a slider can move: the lowest ones.
fn levers(dataset: &Dataset) -> impl Iterator<Item = usize> {
    let nodes = dataset.framework.nodes();
    (1..nodes.len()).filter(|node| nodes[*node].children.is_empty())
}

fn write_sliders(scores: &Scores<'_>, unit: usize, lang: Lang, html: &mut Html) {
    let text = SimulatorText::of(lang);
    let dataset = scores.dataset();
    let engine = Engine::new(scores);
    let mut none = true;
    for node in levers(dataset) {
        none = false;
        let name = index_name(dataset, node, lang);
        match engine.track(unit, node) {
            Ok(track) => write_slider(
                &dataset.framework.nodes()[node].code,
                &name,
                &track,
                lang,
                html,
            ),
            Err(_) => {
                html.element(
                    "p",
                    &[("class", "slider is-lost")],
                    &format!("{name}: {}", text.lost),
                );
            }
        }
    }
    let help = if none {
        text.nothing_to_move
    } else {
        text.slider_help
    };
    html.element("p", &[("class", "slider-help")], help);
}

/// One index: a slider whose position is steps from where the unit stands, and a field for points.
fn write_slider(code: &str, name: &str, track: &Track, lang: Lang, html: &mut Html) {
    let text = SimulatorText::of(lang);
    let [down, up] = [-track.down, track.up].map(|steps| steps.to_string());
    let maximum = format!("{:.2}", track.maximum);
    html.open("div", &[("class", "slider"), ("data-indicator", code)]);
    html.element("span", &[("class", "name")], name);
    html.open("span", &[("class", "points")]);
    let field = [
        ("type", "number"),
        ("inputmode", "decimal"),
        ("min", "0"),
        ("max", &maximum),
        ("step", "0.01"),
        ("aria-label", &(text.points_of)(name)),
    ];
    html.open("input", &field);
    let of = (text.of_points)(&number::decimal(lang, track.maximum, 0));
    html.element("span", &[], &of).close("span");
    html.open("div", &[("class", "track")]);
    html.element("div", &[("class", "ticks"), ("aria-hidden", "true")], "");
    let slider = [
        ("type", "range"),
        ("min", down.as_str()),
        ("max", up.as_str()),
        ("step", "1"),
        ("value", "0"),
        ("aria-label", name),
    ];
    html.open("input", &slider).close("div");
    html.element("span", &[("class", "gain")], "").close("div");
}

/// Brings the sliders to the state of the scenario.
fn update(shown: Shown, ranking: &Ranking, element: &Element) -> Option<()> {
    let (changes, lang) = shown
        .address
        .get(|state| (state.changes.clone(), state.lang));
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
        let change = changes
            .iter()
            .find(|change| change.unit == id && change.index == code);
        let points = change.map_or(track.start, |change| change.points);
        let _ = row
            .class_list()
            .toggle_with_force("is-changed", change.is_some());
        for input in all(&row, "input") {
            let input: HtmlInputElement = input.unchecked_into();
            if input.type_() == "range" {
                input.set_value_as_number(((points - track.start) * STEPS_PER_POINT).round());
                let says = (words(shown).slider_value)(&number::decimal(lang, points, 2), &rank);
                let _ = input.set_attribute("aria-valuetext", &says);
            } else {
                input.set_value(&format!("{points:.2}"));
            }
        }
    }
    Some(())
}

/// Draws the tipping points of all sliders, and writes what the next place takes in each.
fn update_tips(shown: Shown, ranking: &Ranking, element: &Element) -> Option<()> {
    let state = shown.address.now(Clone::clone);
    let dataset = ranking.dataset();
    let unit = dataset.unit(state.unit.as_deref()?).ok()?;
    let scenario = scenario(dataset, &state);
    let mut engine = Engine::with_scenario(&ranking.scores, &scenario, None).ok()?;
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
            let x = format!("{:.1}", mark.points / lever.track.maximum * 1000.0);
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
    shown.address.live(|state| {
        state
            .changes
            .retain(|change| change.unit != unit || change.index != index);
        state.changes.extend(points.map(|points| Change {
            unit,
            index,
            points,
        }));
    });
}
