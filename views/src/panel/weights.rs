//! Other weights, and for whom the published ones are good.

use dti_engine::{Below, Rank, Scenario, Simulation, Weighting, Weights};
use dti_text::number;

use super::case::Case;
use super::field::{Field, cell, open_row, open_table};
use crate::html::Html;
use crate::trouble;

/// How many gainers and losers are named.
const NAMED: usize = 5;

pub(super) fn write(case: &Case<'_>, refused: bool, html: &mut Html) {
    let text = case.text;
    html.element("p", &[("class", "panel-intro")], text.weights_intro);
    let wholes = wholes(case);
    if wholes.is_empty() {
        html.element("p", &[("class", "hint")], text.no_weights);
        return;
    }
    write_presets(case, &wholes, html);
    // Why there are none is said above.
    let weights = Weights::of(&case.dataset.framework, &case.scenario.weights).ok();
    for &whole in &wholes {
        write_whole(case, whole, weights.as_ref(), html);
    }
    if !refused {
        write_moves(case, html);
    }
}

/// The nodes that are weighed sums of parts with values.
fn wholes(case: &Case<'_>) -> Vec<usize> {
    let nodes = case.dataset.framework.nodes();
    let has_values = |&part: &usize| case.scores.values(part).iter().any(Option::is_some);
    let is_whole = |&node: &usize| {
        let parts = &nodes[node].children;
        nodes[node].below == Below::Whole
            && parts.len() > 1
            && parts
                .iter()
                .all(|&part| case.dataset.framework.weight(part).is_some())
            && parts.iter().any(has_values)
    };
    (0..nodes.len()).filter(is_whole).collect()
}

fn weighted(case: &Case<'_>, weights: Weighting) -> Scenario {
    Scenario {
        weights,
        ..case.scenario.clone()
    }
}

fn write_presets(case: &Case<'_>, wholes: &[usize], html: &mut Html) {
    let text = case.text;
    html.open("p", &[("class", "presets")]).text(text.presets);
    let mut choices = vec![
        (
            "weights-published",
            text.published_weights,
            Weighting::Published,
        ),
        ("weights-equal", text.equal_weights, Weighting::Equal),
    ];
    if case.scenario.weights == Weighting::Equal {
        let nodes = case.dataset.framework.nodes();
        let parts = wholes.iter().flat_map(|&whole| {
            let parts = &nodes[whole].children;
            // Four decimals: they are scaled to 100 % anyway.
            let percent = (1e6 / parts.len() as f64).round() / 1e4;
            parts.iter().map(move |&part| (part, percent))
        });
        let parts = parts.map(|(part, percent)| (case.code(part).to_owned(), percent));
        let given = Weighting::Given(parts.collect());
        choices.push(("weights-by-hand", text.by_hand_from_equal, given));
    }
    for (key, name, weights) in choices {
        let chosen = case.scenario.weights == weights;
        let Some(href) = case.link_to(&weighted(case, weights)) else {
            continue;
        };
        let mut link = vec![("href", href.as_str()), ("data-go", ""), ("data-key", key)];
        if chosen {
            link.push(("aria-current", "true"));
        }
        html.text(" ").element("a", &link, name);
    }
    html.close("p");
}

/// The parts of one whole: published weight, field, what applies, and the link that leaves one out.
fn write_whole(case: &Case<'_>, whole: usize, weights: Option<&Weights>, html: &mut Html) {
    let text = case.text;
    let name = case.index_name(whole);
    html.element("h3", &[], &name);
    let heads = [text.published, text.applies].map(|head| format!("#{head}"));
    let by_hand = case.scenario.weights != Weighting::Equal;
    let mut columns = vec![text.part, &heads[0]];
    if by_hand {
        columns.push(text.entered);
    }
    columns.extend([heads[1].as_str(), text.action]);
    open_table(html, &name, &columns);
    for &part in &case.dataset.framework.nodes()[whole].children {
        let code = case.code(part);
        let name = case.index_name(part);
        let share = case.dataset.framework.weight(part).unwrap_or_default();
        let published = number::percent(case.lang, share, 1);
        // Under the name of its whole.
        let node = &case.dataset.framework.nodes()[part];
        open_row(html, case.lang.pick(&node.name_vi, &node.name_en), false);
        cell(html, &published);
        if by_hand {
            html.open("td", &[]);
            Field {
                param: &format!("weight~{code}"),
                label: &(text.weight_of)(&name),
                shown: false,
                value: entered(case, code),
                instead: "",
                range: ["0", "100", "any"],
            }
            .write(html);
            html.close("td");
        }
        let applies = weights.map(|weights| number::percent(case.lang, weights.share(part), 1));
        cell(html, applies.as_deref().unwrap_or(text.none));
        html.open("td", &[]);
        write_leave_out(case, code, &name, html);
        html.close("td").close("tr");
    }
    html.close_table();
}

/// What was entered for an index, in percent.
fn entered(case: &Case<'_>, code: &str) -> Option<f64> {
    match &case.scenario.weights {
        Weighting::Given(given) => given
            .iter()
            .find(|(of, _)| of == code)
            .map(|(_, percent)| *percent),
        Weighting::Without(codes) => codes.iter().any(|of| of == code).then_some(0.0),
        Weighting::Published | Weighting::Equal => None,
    }
}

fn write_leave_out(case: &Case<'_>, code: &str, name: &str, html: &mut Html) {
    let mut codes = match &case.scenario.weights {
        Weighting::Without(codes) => codes.clone(),
        _ => Vec::new(),
    };
    let out = codes.iter().any(|of| of == code);
    codes.retain(|of| of != code);
    if !out {
        codes.push(code.to_owned());
    }
    let weights = match codes.is_empty() {
        true => Weighting::Published,
        false => Weighting::Without(codes),
    };
    let Some(href) = case.link_to(&weighted(case, weights)) else {
        return;
    };
    let label = (case.text.leave_out_of)(name, out);
    let key = format!("leave-out-{code}");
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", &key),
        ("aria-label", &label),
    ];
    let shown = if out {
        case.text.take_back
    } else {
        case.text.leave_out
    };
    html.element("a", &link, shown);
}

/// The rank of every unit under the published weights, those of the scenario and equal ones.
fn write_moves(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    let only = |weights: Weighting| {
        let mut scenario = Scenario::new(case.dataset.league, case.dataset.year);
        scenario.weights = weights;
        case.simulate(&scenario)
    };
    let outcomes =
        only(case.scenario.weights.clone()).and_then(|these| Ok((these, only(Weighting::Equal)?)));
    let (these, equal) = match outcomes {
        Ok(outcomes) => outcomes,
        Err(error) => return trouble::write(&error, case.dataset, case.lang, html),
    };
    html.element("h3", &[], text.moves);
    html.element("p", &[("class", "hint")], text.moves_note);
    html.open("div", &[("class", "answer"), ("role", "status")]);
    if case.scenario.weights != Weighting::Published {
        write_extremes(case, &these, html);
    }
    let favoured = extremes(case, &equal, true, 1);
    if !favoured.is_empty() {
        html.element("p", &[], &(text.favours)(&favoured));
    }
    html.close("div");
    let heads = [text.published, text.with_these, text.with_equal].map(|head| format!("#{head}"));
    let change = format!("#{}", text.change);
    open_table(
        html,
        text.moves,
        &[text.unit, &heads[0], &heads[1], &change, &heads[2], &change],
    );
    for unit in these.order(case.index) {
        let before = these.before(case.index, unit).rank;
        open_row(html, case.unit_name(unit), case.unit == Some(unit));
        cell(html, &case.rank(before));
        for outcome in [&these, &equal] {
            let after = outcome.after(case.index, unit).rank;
            cell(html, &case.rank(after));
            let gained = gained(before, after).map(|places| signed(case, places, 1));
            cell(html, gained.as_deref().unwrap_or(text.none));
        }
        html.close("tr");
    }
    html.close_table();
}

/// The fewest and the most places gained: two numbers where a rank is an interval.
fn gained(before: Option<Rank>, after: Option<Rank>) -> Option<[i32; 2]> {
    let (before, after) = before.zip(after)?;
    Some([
        before.best as i32 - after.worst as i32,
        before.worst as i32 - after.best as i32,
    ])
}

/// Places gained with their sign, or with that of places lost where `sign` is -1.
fn signed(case: &Case<'_>, gained: [i32; 2], sign: i32) -> String {
    let [fewest, most] =
        gained.map(|places| number::signed(case.lang, f64::from(places * sign), 0));
    if fewest == most {
        fewest
    } else {
        (case.text.span)(&fewest, &most)
    }
}

fn write_extremes(case: &Case<'_>, outcome: &Simulation, html: &mut Html) {
    let text = case.text;
    let [gainers, losers] =
        [(false, 1), (true, -1)].map(|(lose, sign)| extremes(case, outcome, lose, sign));
    let moves =
        |unit| outcome.before(case.index, unit).rank != outcome.after(case.index, unit).rank;
    if !(0..case.dataset.units.len()).any(moves) {
        html.element("p", &[], text.nobody_moves);
    }
    if !gainers.is_empty() {
        html.element("p", &[], &(text.gainers)(&gainers));
    }
    if !losers.is_empty() {
        html.element("p", &[], &(text.losers)(&losers));
    }
}

/// The units that surely gain most places, or lose most, and how many, with this sign; empty if none does.
fn extremes(case: &Case<'_>, outcome: &Simulation, lose: bool, shown: i32) -> String {
    let mut moved: Vec<([i32; 2], usize)> = (0..case.dataset.units.len())
        .filter_map(|unit| {
            let ranks = [
                outcome.before(case.index, unit),
                outcome.after(case.index, unit),
            ];
            let [before, after] = ranks.map(|standing| standing.rank);
            // Who loses would gain on the way back.
            let places = if lose {
                gained(after, before)
            } else {
                gained(before, after)
            };
            Some((places?, unit))
        })
        .filter(|([fewest, _], _)| *fewest > 0)
        .collect();
    moved.sort_by_key(|([fewest, most], unit)| (-fewest, -most, *unit));
    let named = moved.iter().take(NAMED).map(|(places, unit)| {
        let places = signed(case, *places, shown);
        format!("{} ({places})", case.unit_name(*unit))
    });
    named.collect::<Vec<_>>().join(", ")
}
