//! The words of the simulator: what a scenario does to the chosen unit, and its sliders.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::decimal;
use dti_engine::{Dataset, Rank, Simulation, Simulator as Engine, Track};
use dti_text::{Lang, SimulatorText, number};

use crate::conditions::{self, Place};
use crate::html::Html;
use crate::panel::{decimals, digits};
use crate::pickers;
use crate::ranking::Page;

/// Names that the sentence about the passed units holds before it counts the rest.
const NAMED: usize = 3;
/// The smallest difference of values that is printed as one.
const SMALLEST: f64 = 0.0001;

/// The words of the simulator.
fn words(page: &Page<'_>) -> &'static SimulatorText {
    SimulatorText::of(page.state.lang)
}

/// Writes the heading over the sliders.
pub fn write_heading(page: &Page<'_>, html: &mut Html) {
    html.element("h2", &[("id", "simulator-heading")], words(page).sliders);
}

/// Writes the picker of the unit that is simulated.
pub fn write_units(page: &Page<'_>, html: &mut Html) {
    let text = words(page);
    let chosen = page.selected();
    let lang = page.state.lang;
    let dataset = page.ranking.dataset();
    let picker = "simulated-unit";
    pickers::open(html, picker, "picker", text.unit);
    pickers::option(html, picker, "", text.choose, chosen.is_none());
    for (at, unit) in dataset.units.iter().enumerate() {
        let is_chosen = chosen == Some(unit.id.as_str());
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

/// Writes before and after, in numbers and in a sentence.
pub fn write_outcome(page: &Page<'_>, html: &mut Html) {
    let text = words(page);
    let Some(id) = page.selected() else {
        html.element("p", &[("class", "hint")], text.hint);
        return;
    };
    let ranking = page.ranking;
    let (dataset, index, lang) = (ranking.dataset(), ranking.index, ranking.lang());
    let (Some(simulation), Ok(at)) = (&ranking.simulation, dataset.unit(id)) else {
        return;
    };
    let (before, after) = (simulation.before(index, at), simulation.after(index, at));
    let value = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| number::value(lang, value))
    };
    let ranks = (text.from_to)(&rank_text(before.rank), &rank_text(after.rank));
    let values = (text.from_to)(&value(before.value), &value(after.value));
    let is_known = before.rank.is_some();
    for (name, field, numbers) in [(text.rank, "rank", ranks), (text.value, "value", values)] {
        if is_known {
            html.open("p", &[]).element("span", &[], name).text(" ");
            html.element("strong", &[("data-field", field)], &numbers)
                .close("p");
        }
    }
    let conditions = match &ranking.refused {
        None => {
            let (asked, edits) = (&page.state.scenario, simulation.edits());
            conditions::clause(dataset, asked, edits, (at, Place::OverSliders), lang)
        }
        // What is shown is what is published.
        Some(_) => String::new(),
    };
    let said = sentence(dataset, simulation, (index, at), &conditions, lang);
    // Sentences with conditions need more room, and sliders must not move while they grow.
    let class = match conditions.is_empty() {
        true => "sentence",
        false => "sentence is-long",
    };
    html.element("p", &[("class", class)], &said);
    if let Some(next) = simulation.next_above(index, at) {
        let names = names(dataset, &next.units, lang);
        let gap = match next.gap {
            // Not level, or it would not be above.
            Some(gap) if gap < SMALLEST / 2.0 => (text.under)(&number::value(lang, SMALLEST)),
            gap => value(gap),
        };
        let above = (text.next_above)(&names, &next.rank.to_string(), &gap);
        html.element("p", &[("class", "sentence")], &above);
    }
}

/// Writes before and after of what stands beside the ranked index: the group by it, the whole, and
/// the pillars.
pub fn write_parts(page: &Page<'_>, html: &mut Html) {
    let ranking = page.ranking;
    let (dataset, lang) = (ranking.dataset(), ranking.lang());
    let (Some(simulation), Some(Ok(at))) = (
        &ranking.simulation,
        page.selected().map(|id| dataset.unit(id)),
    ) else {
        return;
    };
    html.open("ul", &[]);
    for (index, node) in dataset.framework.nodes().iter().enumerate() {
        let states = [simulation.before(index, at), simulation.after(index, at)];
        let (name, numbers) = if index == ranking.index {
            let groups = states.map(|state| state.group.map(|group| group.number().to_string()));
            (page.text().group.to_owned(), groups)
        } else if node.children.is_empty() {
            continue;
        } else {
            let values = states.map(|state| state.value.map(|value| number::value(lang, value)));
            (index_name(dataset, index, lang), values)
        };
        // Years after 2020 publish no groups; a lost value stays lost.
        if let [Some(from), Some(to)] = numbers {
            html.open("li", &[])
                .text(&name)
                .text(" ")
                .element("strong", &[], &(words(page).from_to)(&from, &to))
                .close("li");
        }
    }
    html.close("ul");
}

/// A rank in digits, as an interval where it is not settled, `–` where there is none.
#[must_use]
pub fn rank_text(rank: Option<Rank>) -> String {
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

/// What the scenario does to a unit in one sentence, which ends with the `conditions` that
/// [`conditions::clause`] gives.
pub(crate) fn sentence(
    dataset: &Dataset,
    simulation: &Simulation,
    (index, at): (usize, usize),
    conditions: &str,
    lang: Lang,
) -> String {
    let text = SimulatorText::of(lang);
    let (before, after) = (simulation.before(index, at), simulation.after(index, at));
    let (name, index_name) = (
        unit_name(dataset, at, lang),
        index_name(dataset, index, lang),
    );
    if before.rank.is_none() {
        return (text.no_rank)(name, &index_name);
    }
    let ranks = [before.rank, after.rank].map(rank_text);
    if ranks[0] == ranks[1] {
        return (text.stays)(name, &index_name, &ranks[1], conditions);
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
    let rest = passed + conditions;
    (text.sentence)(name, &index_name, &ranks[0], &ranks[1], rises, &rest)
}

/// Points as they are read out: all their decimals, two at least.
#[must_use]
pub fn points_text(lang: Lang, points: f64) -> String {
    decimals(lang, points, 2)
}

/// The same as a number field takes them.
#[must_use]
pub fn points_field(points: f64) -> String {
    // Six at most.
    decimal::fixed(points, digits(points, 2) as u32)
}

/// Writes the buttons to undo, redo and reset. Steps are kept per visit; the address always has the present one.
pub fn write_history(page: &Page<'_>, html: &mut Html) {
    let text = words(page);
    let changed = !page.state.scenario.is_empty();
    let buttons = [
        ("undo", text.undo, page.can_undo),
        ("redo", text.redo, page.can_redo),
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

/// Writes a slider for each index that can be moved, and says which are lost.
pub fn write_sliders(page: &Page<'_>, html: &mut Html) {
    let (text, lang) = (words(page), page.state.lang);
    let scores = &page.ranking.scores;
    let dataset = scores.dataset();
    let Some(unit) = page.selected().and_then(|unit| dataset.unit(unit).ok()) else {
        return;
    };
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
    let maximum = decimal::fixed(track.maximum, 2);
    html.open("div", &[("class", "slider"), ("data-indicator", code)]);
    html.element("span", &[("class", "name")], name);
    html.open("span", &[("class", "points")]);
    let field = [
        ("type", "number"),
        ("inputmode", "decimal"),
        ("min", "0"),
        ("max", &maximum),
        // Most published points are no whole hundredths.
        ("step", "any"),
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
    html.element("span", &[("class", "gain")], "");
    // It stays open where its criteria are written anew.
    html.element("details", &[("class", "criteria")], "");
    html.close("div");
}
