//! The criteria of an index as switches below its slider.
//!
//! Which criteria a unit meets was never published, so a switch says what it would gain *at most*,
//! and never more than the index has room for. Its state is an edit of the scenario: the code of the
//! criterion with its points, which the engine adds to those of the index.

use dti_engine::rulebook::{Level, Scorer, Switch, switched};
use dti_engine::{Amount, Edit, Scenario, Track, decimal};
use dti_text::{Lang, MethodText, TipsText};

use crate::html::Html;
use crate::panel::decimals;

/// An index of the chosen unit.
pub(crate) struct Index<'a> {
    /// Id of the unit.
    pub(crate) unit: &'a str,
    /// Code of the index.
    pub(crate) code: &'a str,
    /// Where it stands without edits, and its cap.
    pub(crate) track: Track,
    /// Its criteria; none where the rulebook does not know them all.
    pub(crate) switches: Vec<Switch>,
    /// What is changed.
    pub(crate) scenario: &'a Scenario,
}

/// A switch, or what only the address takes for one.
struct Row<'a> {
    code: &'a str,
    points: f64,
    on: bool,
    /// The criterion of the rulebook, where it has this one with these points.
    switch: Option<&'a Switch>,
}

/// Writes what stands in the details below a slider: nothing for an index without criteria.
pub(crate) fn write(index: &Index<'_>, lang: Lang, html: &mut Html) {
    let text = TipsText::of(lang);
    let rows = rows(index);
    html.open("div", &[("class", "criteria")]);
    if rows.is_empty() {
        html.close("div");
        return;
    }
    let on = rows.iter().filter(|row| row.on).count();
    let summary = [("data-key", &*format!("criteria-of-{}", index.code))];
    html.element("summary", &summary, &(text.criteria)(rows.len(), on))
        .element("p", &[("class", "hint")], text.criteria_note)
        .open("ul", &[]);
    for row in &rows {
        write_row(row, gain(index, &rows, row), lang, html);
    }
    html.close("ul").close("div");
}

/// The criteria of the rulebook in its order, then those that only the address has.
fn rows<'a>(index: &'a Index<'a>) -> Vec<Row<'a>> {
    let edits: Vec<(&str, f64)> = edits(index)
        .filter(|edit| edit.index != index.code)
        .map(|edit| (edit.index.as_str(), points_of(edit, index.track.maximum)))
        .collect();
    let known = index.switches.iter().map(|switch| {
        let edit = edits.iter().find(|(code, _)| *code == switch.code);
        let points = edit.map_or(switch.points, |(_, points)| *points);
        Row {
            code: &switch.code,
            points,
            on: edit.is_some(),
            switch: ((points - switch.points).abs() < 1e-9).then_some(switch),
        }
    });
    let is_foreign =
        |(code, _): &&(&str, f64)| index.switches.iter().all(|switch| switch.code != *code);
    let foreign = edits.iter().filter(is_foreign);
    let foreign = foreign.map(|&(code, points)| Row {
        code,
        points,
        on: true,
        switch: None,
    });
    known.chain(foreign).collect()
}

/// What is changed of the index and its criteria.
fn edits<'a>(index: &'a Index<'a>) -> impl Iterator<Item = &'a Edit> {
    let is_of = |edit: &&Edit| {
        let rest = edit.index.strip_prefix(index.code);
        edit.unit == index.unit && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    index.scenario.edits.iter().filter(is_of)
}

fn points_of(edit: &Edit, maximum: f64) -> f64 {
    match edit.to {
        Amount::Points(points) => points,
        Amount::Value(value) => value * maximum,
    }
}

/// The points that the index would gain by a switch that is off, or has by one that is on.
fn gain(index: &Index<'_>, rows: &[Row<'_>], row: &Row<'_>) -> f64 {
    let by_hand = edits(index).find(|edit| edit.index == index.code);
    let track = Track {
        start: by_hand.map_or(index.track.start, |edit| {
            points_of(edit, index.track.maximum).min(index.track.cap)
        }),
        ..index.track
    };
    let others = rows
        .iter()
        .filter(|other| other.on && other.code != row.code);
    let others = others.map(|other| other.points);
    switched(&track, others.clone().chain([row.points])) - switched(&track, others)
}

fn write_row(row: &Row<'_>, gain: f64, lang: Lang, html: &mut Html) {
    let text = TipsText::of(lang);
    let points = |points| decimals(lang, points, 0);
    let (param, key) = (format!("met~{}", row.code), format!("met-{}", row.code));
    let value = decimal::shortest(row.points).unwrap_or_default();
    let mut input = vec![
        ("type", "checkbox"),
        ("role", "switch"),
        ("data-param", &*param),
        ("data-key", &*key),
        ("value", &*value),
    ];
    let has_room = gain > 0.0;
    if row.on {
        input.push(("checked", ""));
    } else if !has_room {
        input.push(("disabled", ""));
    }
    let name = match row.switch {
        Some(switch) => lang.pick(&switch.name_vi, &switch.name_en).to_owned(),
        None => (text.foreign)(row.code),
    };
    html.open("li", &[])
        .open("label", &[])
        .open("input", &input)
        .element("span", &[], &name)
        .close("label");
    let mut said = vec![match has_room {
        true => (text.gain)(&points(gain)),
        false => text.no_room.to_owned(),
    }];
    if row.points - gain > 1e-9 {
        said.push((text.of_points)(&points(row.points)));
    }
    if let Some(switch) = row.switch {
        if switch.level == Level::Component {
            said.push(text.shared.to_owned());
        }
        let scorer = Scorer::ALL
            .iter()
            .position(|scorer| Some(*scorer) == switch.scorer);
        said.extend(scorer.map(|at| MethodText::of(lang).scorers[at].to_owned()));
    }
    html.element("p", &[("class", "detail")], &said.join(" · "))
        .close("li");
}
