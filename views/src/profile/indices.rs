//! The table of all indices of a unit.

use dti_charts::Status;
use dti_text::charts::{ChartText, DetailText};
use dti_text::number;

use super::Subject;
use crate::html::Html;
use crate::simulator::rank_text;

/// Writes the table; where no index below the DTI is known, a sentence that says so.
pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let text = subject.text();
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "indices-title")],
    )
    .element("h3", &[("id", "indices-title")], text.indices);
    if subject.has_indices() {
        write_table(subject, html);
    } else {
        let words = (text.no_indices)(subject.name(), subject.dataset().year);
        html.element("p", &[("class", "hint")], &words);
    }
    subject.write_source(html);
    html.close("section");
}

fn write_table(subject: &Subject<'_>, html: &mut Html) {
    let (text, app, lang) = (subject.text(), subject.app_text(), subject.lang());
    let heads = [
        ("", DetailText::of(lang).heads.index),
        ("number", app.value),
        ("number", app.rank),
        ("number", app.difference),
        ("number", text.to_leader),
        ("status", app.status),
    ];
    html.open_table(text.indices, ("", "indices"), &heads);
    for index in 0..subject.dataset().framework.nodes().len() {
        write_row(subject, index, html);
    }
    html.close_table();
    write_notes(subject, html);
}

fn write_row(subject: &Subject<'_>, index: usize, html: &mut Html) {
    let (state, lang, app) = (subject.state(), subject.lang(), subject.app_text());
    let (standings, unit) = (subject.standings, subject.unit);
    let node = &subject.dataset().framework.nodes()[index];
    let depth = format!("depth-{}", standings.depth(index).min(2));
    html.open("tr", &[("class", &depth), ("data-indicator", &node.code)]);
    // A pillar stands above its indices, so their names need not repeat it.
    let name = lang.pick(&node.name_vi, &node.name_en);
    let href = state.link(&[("view", "explore"), ("index", &node.code)]);
    html.open("th", &[("scope", "row")])
        .element("a", &[("href", &href), ("data-go", "")], name)
        .close("th");
    let known = standings.value(index, unit).is_some();
    let class = if known { "number" } else { "number is-missing" };
    html.open("td", &[("class", class)]);
    standings.write_value(state, index, unit, html);
    html.close("td");
    let rank = rank_text(standings.rank(index, unit));
    html.open("td", &[("class", "number")])
        .element("span", &[("data-field", "rank")], &rank);
    standings.write_rank_sign(state, index, unit, html);
    html.close("td");
    let numbers = [
        (
            "difference",
            standings
                .above_mean(index, unit)
                .map_or_else(dash, |difference| number::signed(lang, difference, 4)),
        ),
        (
            "to-leader",
            standings
                .behind_leader(index, unit)
                .map_or_else(dash, |gap| number::value(lang, gap)),
        ),
    ];
    for (field, number) in numbers {
        html.element("td", &[("class", "number"), ("data-field", field)], &number);
    }
    let [published, derived, corrected, unknown] = app.statuses;
    let status = match standings.status(index, unit) {
        Status::Published => published,
        Status::Derived => derived,
        Status::Corrected => corrected,
        Status::Unknown => unknown,
        Status::Simulated => app.simulated,
    };
    html.open("td", &[("class", "status")])
        .element("span", &[("data-field", "status")], status);
    if let Some(printed) = standings.printed(state, index, unit) {
        html.element("small", &[], &printed);
    }
    html.close("td").close("tr");
}

fn dash() -> String {
    "–".to_owned()
}

/// What the signs mean, what is unknown, and where the numbers come from.
fn write_notes(subject: &Subject<'_>, html: &mut Html) {
    let (text, lang) = (subject.text(), subject.lang());
    let chart = ChartText::of(lang);
    let (standings, unit) = (subject.standings, subject.unit);
    let indices = 0..subject.dataset().framework.nodes().len();
    let has = |status: Status| {
        let mut all = indices.clone();
        all.any(|index| standings.status(index, unit) == status)
    };
    html.open("div", &[("class", "notes")]);
    html.element("p", &[], text.indices_note);
    let open = |index: usize| {
        let rank = standings.rank(index, unit);
        rank.is_some_and(|rank| rank.settled().is_none())
    };
    if indices.clone().any(open) {
        html.element("p", &[], text.open_ranks);
    }
    if has(Status::Corrected) {
        html.element("p", &[], chart.corrected_note);
    }
    if has(Status::Derived) {
        html.element("p", &[], chart.derived_note);
    }
    let lost = indices.filter(|&index| standings.value(index, unit).is_none());
    let lost = lost.count();
    if lost > 0 {
        html.element("p", &[], &(text.some_unknown)(lost));
    }
    html.close("div");
}
