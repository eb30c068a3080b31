//! The table of all indices of the compared units.

use dti_charts::Status;
use dti_charts::scored::{self, index_name};
use dti_engine::{Rank, Scores, rank_key, score};
use dti_text::charts::{ChartText, DetailText};
use dti_text::number;

use super::Comparison;
use crate::figure::Keys;
use crate::html::Html;
use crate::profile::past::derived_years;
use crate::simulator::rank_text;
use crate::standing;

/// Writes what is unknown, the table, and what its signs mean.
pub(super) fn write(comparison: &Comparison<'_>, html: &mut Html) {
    let (text, lang, dataset) = (comparison.text(), comparison.lang(), comparison.dataset());
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "indices-title")],
    )
    .element("h3", &[("id", "indices-title")], text.indices);
    let rows = rows(comparison);
    for &unit in &comparison.units {
        let values = 0..dataset.framework.nodes().len();
        let unknown = values
            .filter(|&index| comparison.standings.value(index, unit).is_none())
            .count();
        if unknown > 0 {
            let words = (text.unknown)(comparison.name(unit), unknown);
            html.element("p", &[("class", "notice")], &words);
        }
    }
    let frame = [
        ("class", "table-scroll"),
        ("role", "group"),
        ("aria-labelledby", "indices-title"),
        ("tabindex", "0"),
    ];
    let units = comparison.units.iter();
    let names: Vec<(&str, bool)> = units.map(|&unit| (comparison.name(unit), false)).collect();
    let keys = Keys::of(&names);
    html.open("div", &frame)
        .open("table", &[("class", "indices compared-indices")]);
    keys.write_caption(html);
    html.open("thead", &[]).open("tr", &[]);
    html.element("th", &[("scope", "col")], DetailText::of(lang).heads.index);
    for at in 0..names.len() {
        keys.write_head(at, html);
    }
    html.close("tr").close("thead").open("tbody", &[]);
    let is_missing = write_years(comparison, html);
    let most = most(comparison, &rows);
    for &index in &rows {
        write_row(comparison, index, most, html);
    }
    html.close("tbody").close("table").close("div");
    write_notes(comparison, &rows, is_missing, html);
    html.close("section");
}

/// The DTI of each unit through the years, small, on one scale for all; nothing in a league that
/// was published once. Says whether any of the values is unknown.
fn write_years(comparison: &Comparison<'_>, html: &mut Html) -> bool {
    let (lang, code) = (comparison.lang(), "dti");
    let (data, league) = (comparison.screenful.data, comparison.dataset().league);
    let derived = derived_years(data, league);
    let years: Vec<Scores<'_>> = (derived.iter().chain(data.years(league)))
        .map(|dataset| score(dataset, comparison.state().reading))
        .collect();
    let years: Vec<&Scores<'_>> = years.iter().collect();
    let Some(range) = scored::spark_range(&years, code).filter(|_| years.len() > 1) else {
        return false;
    };
    let name = index_name(comparison.dataset(), super::DTI, lang);
    let title = (DetailText::of(lang).years_title)(&name);
    html.open("tr", &[("class", "over-years")])
        .element("th", &[("scope", "row")], &title);
    let mut is_missing = false;
    for (at, &unit) in comparison.units.iter().enumerate() {
        html.open("td", &[("class", "number")]);
        let id = comparison.id(unit);
        if let Some(mut view) = scored::spark(&years, id, code, range, lang) {
            view.style = at as u8;
            is_missing |= view.figures.iter().any(|figure| figure.known().is_none());
            html.chart(&format!("spark-{id}"), &dti_charts::spark(&view));
        }
        html.close("td");
    }
    html.close("tr");
    is_missing
}

/// The indices of which anything is known of any of the units.
fn rows(comparison: &Comparison<'_>) -> Vec<usize> {
    let standings = comparison.standings;
    let known = |index: &usize| {
        *index == super::DTI
            || comparison.units.iter().any(|&unit| {
                let rank = standings.rank(*index, unit).and_then(Rank::settled);
                standings.value(*index, unit).is_some() || rank.is_some()
            })
    };
    let indices = 0..comparison.dataset().framework.nodes().len();
    indices.filter(known).collect()
}

/// The highest value in the table, which is as long as its column.
fn most(comparison: &Comparison<'_>, rows: &[usize]) -> f64 {
    let values = rows.iter().flat_map(|&index| {
        let values = comparison.units.iter();
        values.filter_map(move |&unit| comparison.standings.value(index, unit))
    });
    values.fold(0.0, f64::max)
}

fn write_row(comparison: &Comparison<'_>, index: usize, most: f64, html: &mut Html) {
    let (lang, standings) = (comparison.lang(), comparison.standings);
    let node = &comparison.dataset().framework.nodes()[index];
    let depth = format!("depth-{}", standings.depth(index).min(2));
    html.open("tr", &[("class", &depth), ("data-indicator", &node.code)]);
    let href = comparison
        .state()
        .link(&[("view", "explore"), ("index", &node.code)]);
    let name = lang.pick(&node.name_vi, &node.name_en);
    html.open("th", &[("scope", "row")])
        .element("a", &[("href", &href), ("data-go", "")], name)
        .close("th");
    let best = best(comparison, index);
    for at in 0..comparison.units.len() {
        write_cell(comparison, index, at, (best.contains(&at), most), html);
    }
    html.close("tr");
}

/// The places of the units with the highest value; nobody where a value is unknown, or all are
/// equal.
fn best(comparison: &Comparison<'_>, index: usize) -> Vec<usize> {
    let values = comparison.units.iter();
    let keys: Option<Vec<u32>> = values
        .map(|&unit| comparison.standings.value(index, unit).map(rank_key))
        .collect();
    let keys = keys.unwrap_or_default();
    let Some(highest) = keys.iter().max() else {
        return Vec::new();
    };
    if keys.iter().all(|key| key == highest) {
        return Vec::new();
    }
    (0..keys.len()).filter(|&at| keys[at] == *highest).collect()
}

fn write_cell(
    comparison: &Comparison<'_>,
    index: usize,
    at: usize,
    (is_best, most): (bool, f64),
    html: &mut Html,
) {
    let (text, lang, standings) = (comparison.text(), comparison.lang(), comparison.standings);
    let unit = comparison.units[at];
    let value = standings.value(index, unit);
    let class = match (value, is_best) {
        (None, _) => "number is-missing",
        (Some(_), true) => "number is-best",
        (Some(_), false) => "number",
    };
    let cell = [("class", class), ("data-unit", comparison.id(unit))];
    html.open("td", &cell);
    if is_best {
        html.element("span", &[("aria-hidden", "true")], "▲ ")
            .element("span", &[("class", "visually-hidden")], text.highest)
            .text(" ");
    }
    standings.write_value(comparison.state(), index, unit, html);
    if let Some(value) = value.filter(|_| most > 0.0) {
        write_bar(value / most, at, html);
    }
    let rank = rank_text(standings.rank(index, unit));
    html.open("small", &[]);
    html.element("span", &[("data-field", "rank")], &(text.rank)(&rank));
    standings.write_rank_sign(comparison.state(), index, unit, html);
    let first = standings.value(index, comparison.units[0]);
    if let (true, Some(value), Some(first)) = (at > 0, value, first) {
        let difference = number::signed(lang, value - first, 4);
        html.text(" ")
            .element("span", &[("data-field", "difference")], &difference);
    }
    html.close("small").close("td");
}

/// A bar of this share of the cell's width.
fn write_bar(share: f64, at: usize, html: &mut Html) {
    let width = format!("{:.2}", (share * 100.0).clamp(0.0, 100.0));
    let class = format!("bar s{at}");
    let svg = [
        ("class", class.as_str()),
        ("viewBox", "0 0 100 4"),
        ("preserveAspectRatio", "none"),
        ("aria-hidden", "true"),
    ];
    let bar = [("width", width.as_str()), ("height", "4")];
    html.open("svg", &svg)
        .element("rect", &bar, "")
        .close("svg");
}

fn write_notes(comparison: &Comparison<'_>, rows: &[usize], is_missing: bool, html: &mut Html) {
    let (text, lang) = (comparison.text(), comparison.lang());
    let chart = ChartText::of(lang);
    let has = |status: Status| {
        rows.iter().any(|&index| {
            let mut units = comparison.units.iter();
            units.any(|&unit| comparison.standings.status(index, unit) == status)
        })
    };
    html.open("div", &[("class", "notes")]);
    let first = comparison.name(comparison.units[0]);
    html.element("p", &[], &(text.cells)(first));
    html.element("p", &[], text.highest_note);
    if is_missing {
        html.element("p", &[], chart.unknown_note);
    }
    if has(Status::Corrected) {
        html.element("p", &[], chart.corrected_note);
    }
    if has(Status::Derived) {
        html.element("p", &[], chart.derived_note);
    }
    html.close("div");
    let sources = &comparison.screenful.data.sources;
    standing::write_source(sources, comparison.dataset(), lang, html);
}
