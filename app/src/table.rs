//! The ranking as a table: sortable, filterable, linked with the charts.

use std::cmp::Ordering;

use dti_charts::{Status, Unit};
use dti_engine::id::to_ascii_lower;
use dti_engine::order;
use dti_text::{AppText, number};
use leptos::html;
use leptos::prelude::*;

use crate::block::Block;
use crate::dom;
use crate::html::Html;
use crate::shown::{Datum, Ranking, Shown};
use crate::state::SortKey;

/// The table with its filter.
#[component]
pub(crate) fn Table(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let node = NodeRef::<html::Table>::new();
    let markup = Memo::new(move |_| {
        let mut html = Html::default();
        shown
            .ranking
            .with(|ranking| write(shown, ranking, &mut html));
        html.as_str().to_owned()
    });
    Effect::new(move |_| {
        if let Some(table) = node.get() {
            markup.with(|markup| dom::put(&table, markup));
        }
    });
    Effect::new(move |_| {
        let Some(table) = node.get() else { return };
        markup.with(|_| ());
        let chosen: Vec<Datum> = shown.selected().map(Datum::Unit).into_iter().collect();
        let hovered: Vec<Datum> = shown.hover.get().into_iter().collect();
        dom::set_class(&table, "is-selected", &chosen);
        dom::set_class(&table, "is-hovered", &hovered);
    });
    view! {
        <section class="table-panel" aria-labelledby="table-heading">
            <div class="table-head">
                <h2 id="table-heading">{move || shown.text().table}</h2>
                <label class="picker filter">
                    <span>{move || shown.text().filter}</span>
                    <input
                        type="search"
                        id="filter"
                        maxlength="80"
                        autocomplete="off"
                        prop:value=move || address.get(|state| state.filter.clone())
                        on:input=move |event| {
                            let filter = event_target_value(&event);
                            address.adjust(|state| state.filter = filter);
                        }
                    />
                </label>
                <Block shown class="count" role="status" write=write_count />
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="table-heading">
                <table
                    id="ranking"
                    node_ref=node
                    on:pointerover=move |event| shown.hover.set(Datum::under(&event))
                    on:pointerleave=move |_| shown.hover.set(None)
                ></table>
                <Block shown class="empty" role="presentation" write=write_empty />
            </div>
        </section>
    }
}

/// How many rows there are, and the group that they are cut down to.
fn write_count(shown: Shown, html: &mut Html) {
    let text = shown.text();
    let group = shown.address.get(|state| state.group);
    shown.ranking.with(|ranking| {
        if let Some(group) = group {
            let action = ("data-action", "clear-group");
            html.open("button", &[("type", "button"), ("class", "chip"), action]);
            html.text(&(text.group_name)(group)).text(" ");
            html.element("span", &[("aria-hidden", "true")], "×");
            html.element("span", &[("class", "visually-hidden")], text.clear_filter);
            html.close("button").text(" ");
        }
        let left = rows(shown, ranking).len();
        html.text(&(text.rows_shown)(left, ranking.view.units.len()));
    });
}

fn write_empty(shown: Shown, html: &mut Html) {
    let text = shown.text();
    if shown
        .ranking
        .with(|ranking| rows(shown, ranking).is_empty())
    {
        html.text(&(text.no_rows)(
            &shown.address.get(|state| state.filter.clone()),
        ))
        .text(" ");
        let action = ("data-action", "clear-filter");
        html.element(
            "button",
            &[("type", "button"), ("class", "plain"), action],
            text.clear_filter,
        );
    }
}

/// The units that the filter leaves, in the order that was asked for.
fn rows(shown: Shown, ranking: &Ranking) -> Vec<&Unit> {
    let (filter, group, sort, reversed) = shown.address.get(|state| {
        (
            state.filter.clone(),
            state.group,
            state.sort,
            state.reversed,
        )
    });
    let filter = to_ascii_lower(filter.trim());
    let matches = |unit: &&Unit| {
        let named = to_ascii_lower(&unit.name).contains(&filter)
            || unit.id.contains(&filter.replace(' ', "-"));
        named && group.is_none_or(|group| unit.group == Some(group))
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
    if reversed {
        units.reverse();
    }
    units
}

fn write(shown: Shown, ranking: &Ranking, html: &mut Html) {
    let text = AppText::of(ranking.lang());
    let grouped = ranking.view.bounds.is_some();
    let unit = if ranking.dataset().league.has_map() {
        text.province
    } else {
        text.ministry
    };
    html.open("thead", &[]).open("tr", &[]);
    sort_heading(shown, html, SortKey::Rank, "sort-rank", text.rank);
    sort_heading(shown, html, SortKey::Name, "sort-name", unit);
    sort_heading(shown, html, SortKey::Value, "sort-value", text.value);
    let number_heading = [("scope", "col"), ("class", "number")];
    html.element("th", &number_heading, text.difference);
    if grouped {
        html.element("th", &number_heading, text.group);
    }
    html.element("th", &[("scope", "col")], text.status);
    html.close("tr").close("thead").open("tbody", &[]);
    for unit in rows(shown, ranking) {
        write_row(ranking, unit, grouped, text, html);
    }
    html.close("tbody");
}

fn sort_heading(shown: Shown, html: &mut Html, key: SortKey, action: &str, label: &str) {
    let (sort, reversed) = shown.address.get(|state| (state.sort, state.reversed));
    // Ranks and names grow downwards, values shrink.
    let (order, arrow) = match (sort == key, reversed == (key == SortKey::Value)) {
        (false, _) => ("none", ""),
        (true, true) => ("ascending", " ▲"),
        (true, false) => ("descending", " ▼"),
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

fn write_row(ranking: &Ranking, unit: &Unit, grouped: bool, text: &AppText, html: &mut Html) {
    let lang = ranking.lang();
    let dash = || "–".to_owned();
    let mark = if unit.status == Status::Corrected {
        "†"
    } else {
        ""
    };
    let value = unit
        .value
        .map(|value| format!("{}{mark}", number::value(lang, value)));
    let missing = if value.is_none() {
        "number is-missing"
    } else {
        "number"
    };
    let difference = ranking.view.above_mean(unit);
    let difference = difference.map_or_else(dash, |difference| number::signed(lang, difference, 4));
    let [published, derived, corrected, unknown] = text.statuses;
    let status = match unit.status {
        Status::Published => published,
        Status::Derived => derived,
        Status::Corrected => corrected,
        Status::Unknown => unknown,
        Status::Simulated => text.simulated,
    };
    html.open("tr", &[("data-unit", &unit.id)]);
    html.element(
        "td",
        &[("class", "number"), ("data-field", "rank")],
        &ranking.view.rank_text(unit).unwrap_or_else(dash),
    );
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
    html.element("td", &[("class", missing), ("data-field", "value")], &value);
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
