//! What a scenario does, in a chart and in words.

use dti_charts::{Setting, gap, scored};
use dti_engine::{AppliedEdit, Simulation, Stage, StagePart};
use dti_text::Lang;

use super::case::Case;
use crate::conditions::{self, Place};
use crate::figure::{Figure, Table};
use crate::html::Html;
use crate::ranking;
use crate::simulator;
use crate::trouble;

pub(super) fn write(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    if case.scenario.is_empty() {
        html.element("p", &[("class", "hint")], text.nothing_changed);
        return;
    }
    let stages = match case.stages() {
        Ok(stages) => stages,
        Err(error) => return trouble::write(&error, case.dataset, case.lang, html),
    };
    // There is one for whatever a scenario changes.
    let Some(whole) = stages.last() else {
        return;
    };
    let simulation = &whole.simulation;
    let units = units(case, simulation);
    html.element("h3", &[], text.in_words);
    for &unit in &units {
        write_unit(case, simulation, unit, html);
    }
    html.element("h3", &[], text.asks);
    write_assumptions(case, simulation, html);
    if stages.len() > 1 {
        for &unit in &units {
            write_stages(case, &stages, unit, html);
        }
    }
    for &unit in &units {
        write_waterfall(case, &stages, unit, html);
    }
    if units.is_empty() {
        case.chosen(html);
    }
}

/// The chosen unit and all that the scenario edits, each once.
fn units(case: &Case<'_>, simulation: &Simulation) -> Vec<usize> {
    let edited = simulation.edits().iter().map(|edit| edit.unit);
    let mut units: Vec<usize> = case.unit.into_iter().chain(edited).collect();
    let mut seen = vec![false; case.dataset.units.len()];
    units.retain(|&unit| !std::mem::replace(&mut seen[unit], true));
    units
}

fn write_unit(case: &Case<'_>, simulation: &Simulation, unit: usize, html: &mut Html) {
    let sentence = |lang| {
        let (dataset, edits) = (case.dataset, simulation.edits());
        let alone = (unit, Place::Alone);
        let conditions = conditions::clause(dataset, &case.scenario, edits, alone, lang);
        simulator::sentence(dataset, simulation, (case.index, unit), &conditions, lang)
    };
    html.element("p", &[("class", "sentence")], &sentence(case.lang));
    // In the other language too: a ministry reads one, its partners the other.
    let other = case.lang.pick(Lang::En, Lang::Vi);
    let marks = [("class", "hint"), ("lang", other.code())];
    html.element("p", &marks, &sentence(other));
    case.write_passed(simulation, unit, html);
}

fn write_assumptions(case: &Case<'_>, simulation: &Simulation, html: &mut Html) {
    html.open("ul", &[]);
    for edit in simulation.edits() {
        html.element("li", &[], &edit_in_words(case, edit));
    }
    let rivals = conditions::of_rivals(case.dataset, &case.scenario, case.unit, case.lang);
    let weights = conditions::of_weights(case.dataset, &case.scenario.weights, case.lang);
    for clause in rivals.iter().chain(&weights) {
        html.element("li", &[], &as_heading(clause));
    }
    html.close("ul");
}

/// A clause with a capital letter.
fn as_heading(clause: &str) -> String {
    let mut rest = clause.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.clone()).collect()
}

/// Value and rank of a unit as published and after each part of the scenario.
fn write_stages(case: &Case<'_>, stages: &[Stage], unit: usize, html: &mut Html) {
    let text = case.text;
    let title = (text.stages)(case.unit_name(unit));
    html.element("h3", &[], &title);
    let published = (
        text.state_published,
        stages[0].simulation.before(case.index, unit),
    );
    let after = stages.iter().map(|stage| {
        let name = match stage.part {
            StagePart::Edits => text.state_edits,
            StagePart::Rivals => text.state_rivals,
            StagePart::Weights => text.state_weights,
        };
        (name, stage.simulation.after(case.index, unit))
    });
    case.write_standings(&title, std::iter::once(published).chain(after), html);
}

fn edit_in_words(case: &Case<'_>, edit: &AppliedEdit) -> String {
    let points = |value: f64| case.exact(value * edit.points.unwrap_or(1.0));
    (case.text.assumes_edit)(
        case.unit_name(edit.unit),
        &case.index_name(edit.index),
        &points(edit.from),
        &points(edit.to),
    )
}

fn write_waterfall(case: &Case<'_>, stages: &[Stage], unit: usize, html: &mut Html) {
    let setting = Setting {
        lang: case.lang,
        width: case.screenful.width,
        selected: None,
        citation: ranking::citation(case.page.data, case.dataset, case.index, case.lang),
    };
    let view = scored::waterfall(case.scores, stages, case.index, unit, setting);
    let Some(view) = view else {
        return;
    };
    let id = format!("waterfall-{}", case.dataset.units[unit].id);
    let figure = Figure {
        id: &id,
        level: "h3",
        scene: &gap(&view),
        table: &Table::of_gap(&view),
        save: Some((
            "gap",
            case.page
                .state
                .with(&[("unit", &case.dataset.units[unit].id)]),
        )),
    };
    figure.write(case.lang, html);
}
