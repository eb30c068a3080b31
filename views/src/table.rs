//! The ranking as a table: sortable, filterable.

use std::cmp::Ordering;

use dti_charts::{Status, Unit};
use dti_engine::id::{fold, holds, to_ascii_lower};
use dti_engine::order;
use dti_text::{AppText, number};

use crate::html::Html;
use crate::ranking::Page;
use crate::state::SortKey;
use crate::{figure, lens, simulator};

/// Writes the heading over the table.
pub fn write_heading(page: &Page<'_>, html: &mut Html) {
    html.element("h2", &[("id", "table-heading")], page.text().table);
}

/// Writes the label of the filter.
pub fn write_filter_label(page: &Page<'_>, html: &mut Html) {
    html.text(page.text().filter);
}

/// Writes how many rows there are, and the group that they are cut down to.
pub fn write_count(page: &Page<'_>, html: &mut Html) {
    let text = page.text();
    let ranking = page.ranking;
    if let Some(group) = page.state.group {
        let action = ("data-action", "clear-group");
        html.open("button", &[("type", "button"), ("class", "chip"), action]);
        html.text(&(text.group_name)(group)).text(" ");
        html.element("span", &[("aria-hidden", "true")], "×");
        html.element("span", &[("class", "visually-hidden")], text.clear_filter);
        html.close("button").text(" ");
    }
    lens::write_region_chip(page, text, html);
    let left = rows(page).len();
    html.text(&(text.rows_shown)(left, ranking.view.units.len()));
}

/// Writes what stands in the place of rows where the filter leaves none.
pub fn write_empty(page: &Page<'_>, html: &mut Html) {
    let text = page.text();
    if rows(page).is_empty() {
        html.text(&(text.no_rows)(&page.state.filter)).text(" ");
        let action = ("data-action", "clear-filter");
        html.element(
            "button",
            &[("type", "button"), ("class", "plain"), action],
            text.clear_filter,
        );
    }
}

/// Whether a word is made of the first letters of a name, as everybody writes TPHCM.
fn is_short_for(word: &str, name: &str) -> bool {
    let first = name.split('-').filter_map(|part| part.bytes().next());
    word.strip_prefix("tp").unwrap_or(word).bytes().eq(first)
}

/// The units that the filter leaves, in the order that was asked for.
fn rows<'a>(page: &Page<'a>) -> Vec<&'a Unit> {
    let (state, ranking) = (page.state, page.ranking);
    let (group, sort) = (state.group, state.sort);
    let filter = fold(&state.filter);
    let matches = |unit: &&Unit| {
        let name = fold(&unit.name);
        let named = holds(&name, &filter) || is_short_for(&filter, &name);
        named && group.is_none_or(|group| unit.group == Some(group)) && ranking.view.in_focus(unit)
    };
    let mut units: Vec<&Unit> = ranking.view.units.iter().filter(matches).collect();
    // The view is in the order of ranks already; folded once, names compare quickly.
    let names: Vec<String> = match sort {
        SortKey::Name => units
            .iter()
            .map(|unit| to_ascii_lower(&unit.name))
            .collect(),
        SortKey::Rank | SortKey::Value => Vec::new(),
    };
    let positions = order(units.len(), &mut |a, b| match sort {
        SortKey::Rank => Ordering::Equal,
        SortKey::Name => names[a].cmp(&names[b]),
        // Unknown values come last; equal ones stay in the order of their ids.
        SortKey::Value => {
            let [a, b] = [a, b].map(|at| units[at].value);
            b.partial_cmp(&a).unwrap_or(Ordering::Equal)
        }
    });
    units = positions.into_iter().map(|at| units[at]).collect();
    if state.reversed {
        units.reverse();
    }
    units
}

/// Writes head and body of the table.
pub fn write(page: &Page<'_>, html: &mut Html) {
    let ranking = page.ranking;
    let text = AppText::of(ranking.lang());
    let grouped = ranking.view.bounds.is_some();
    let unit = if ranking.dataset().league.has_map() {
        text.province
    } else {
        text.ministry
    };
    let number_heading = [("scope", "col"), ("class", "number")];
    html.open("thead", &[]).open("tr", &[]);
    if ranking.within.is_some() {
        html.element("th", &number_heading, text.rank_within);
    }
    sort_heading(page, html, SortKey::Rank, "sort-rank", text.rank);
    sort_heading(page, html, SortKey::Name, "sort-name", unit);
    sort_heading(page, html, SortKey::Value, "sort-value", text.value);
    if let Some(change) = &ranking.view.change {
        let heading = (text.change_since)(change.from);
        let class = [("scope", "col"), ("class", "number change")];
        html.element("th", &class, &heading);
    }
    html.element("th", &number_heading, text.difference);
    if grouped {
        html.element("th", &number_heading, text.group);
    }
    html.element("th", &[("scope", "col")], text.status);
    html.close("tr").close("thead").open("tbody", &[]);
    for unit in rows(page) {
        write_row(page, unit, grouped, text, html);
    }
    html.close("tbody");
}

fn sort_heading(page: &Page<'_>, html: &mut Html, key: SortKey, action: &str, label: &str) {
    let (sort, reversed) = (page.state.sort, page.state.reversed);
    // Ranks and names grow downwards, values shrink.
    let (order, arrow) = match (sort == key, reversed == (key == SortKey::Value)) {
        (false, _) => ("none", ""),
        (true, true) => ("ascending", "\u{a0}▲"),
        (true, false) => ("descending", "\u{a0}▼"),
    };
    let class = if key == SortKey::Name { "" } else { "number" };
    html.open(
        "th",
        &[("scope", "col"), ("aria-sort", order), ("class", class)],
    );
    let button = [
        ("type", "button"),
        ("class", "sort"),
        ("data-action", action),
        ("data-key", action),
    ];
    html.open("button", &button).text(label);
    html.element("span", &[("aria-hidden", "true")], arrow)
        .close("button")
        .close("th");
}

fn write_row(page: &Page<'_>, unit: &Unit, grouped: bool, text: &AppText, html: &mut Html) {
    let ranking = page.ranking;
    let lang = ranking.lang();
    let at = ranking.dataset().unit(&unit.id).ok();
    let dash = || "–".to_owned();
    let value = unit.value.map(|value| number::value(lang, value));
    let missing = if value.is_none() {
        "number is-missing"
    } else {
        "number"
    };
    let difference = ranking.view.above_mean(unit);
    let difference = difference.map_or_else(dash, |difference| number::signed(lang, difference, 4));
    let [published, derived, corrected, unknown] = text.statuses;
    let status = match unit.status {
        Status::Published if unit.rank_corrected => corrected,
        Status::Published => published,
        Status::Derived => derived,
        Status::Corrected => corrected,
        Status::Unknown => unknown,
        Status::Simulated => text.simulated,
    };
    html.open("tr", &[("data-unit", &unit.id)]);
    if let Some(within) = &ranking.within {
        let rank = at.and_then(|at| within.rank(at));
        let cell = [("class", "number"), ("data-field", "rank-within")];
        html.element("td", &cell, &simulator::rank_text(rank));
    }
    let evidence = |html: &mut Html| {
        let node = &ranking.dataset().framework.nodes()[ranking.index];
        let index = (node.code.as_str(), ranking.view.index.as_str());
        figure::write_evidence(page.state, (&unit.id, &unit.name), index, html);
    };
    html.open("td", &[("class", "number"), ("data-field", "rank")])
        .text(&ranking.view.rank_text(unit).unwrap_or_else(dash));
    if unit.rank_corrected {
        evidence(html);
    } else {
        html.text(unit.rank_mark());
    }
    html.close("td");
    let button = [
        ("type", "button"),
        ("class", "unit"),
        ("data-action", "select"),
        ("data-key", &unit.id),
    ];
    html.open("th", &[("scope", "row")])
        .element("button", &button, &unit.name)
        .close("th");
    let value = value.unwrap_or_else(|| text.unknown.to_owned());
    html.open("td", &[("class", missing), ("data-field", "value")])
        .text(&value);
    // A simulated value is none that the print could contradict.
    if unit.status == Status::Corrected || (unit.lost && unit.value.is_none()) {
        evidence(html);
    } else if unit.status == Status::Derived {
        html.text("*");
    }
    html.close("td");
    if ranking.view.change.is_some() {
        let cell = [("class", "number"), ("data-field", "change")];
        let change = unit.change.map(|change| number::signed(lang, change, 0));
        html.element("td", &cell, &change.unwrap_or_else(dash));
    }
    html.element(
        "td",
        &[("class", "number"), ("data-field", "difference")],
        &difference,
    );
    if grouped {
        let fill = unit
            .group
            .map_or_else(String::new, |group| format!("swatch g{group}"));
        html.open("td", &[("class", "number"), ("data-field", "group")]);
        html.element("span", &[("class", &fill), ("aria-hidden", "true")], "");
        html.text(&unit.group.map_or_else(dash, |group| group.to_string()))
            .close("td");
    }
    html.element("td", &[("data-field", "status")], status)
        .close("tr");
}
