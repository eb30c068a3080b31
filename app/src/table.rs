//! The ranking as a table: sortable, filterable, linked with the charts.

use std::cmp::Ordering;

use dti_charts::{Status, Unit};
use dti_engine::id::to_ascii_lower;
use dti_engine::order;
use dti_text::{AppText, number};
use leptos::prelude::*;

use crate::shown::{Datum, Ranking, Shown};
use crate::state::SortKey;

/// The table with its filter.
#[component]
pub(crate) fn Table(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let filter = move || address.get(|state| state.filter.clone());
    let rows = Memo::new(move |_| {
        let (sort, reversed, group) =
            address.get(|state| (state.sort, state.reversed, state.group));
        shown
            .ranking
            .with(|ranking| rows(ranking, &filter(), group, sort, reversed))
    });
    let all = move || shown.ranking.with(|ranking| ranking.view.units.len());
    let clear = move |_| {
        address.adjust(|state| {
            state.filter.clear();
            state.group = None;
        });
    };
    let unit_heading = move || {
        let text = shown.text();
        let map = shown
            .ranking
            .with(|ranking| ranking.dataset().league.has_map());
        if map { text.province } else { text.ministry }
    };
    let grouped = move || shown.ranking.with(|ranking| ranking.view.bounds.is_some());
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
                        prop:value=filter
                        on:input=move |event| {
                            let filter = event_target_value(&event);
                            address.adjust(|state| state.filter = filter);
                        }
                    />
                </label>
                {move || address.get(|state| state.group).map(|group| view! {
                    <button type="button" class="chip" on:click=move |_| {
                        address.go(|state| state.group = None);
                    }>
                        {(shown.text().group_name)(group)} " " <span aria-hidden="true">"×"</span>
                        <span class="visually-hidden">{shown.text().clear_filter}</span>
                    </button>
                })}
                <p class="count" role="status">
                    {move || (shown.text().rows_shown)(rows.with(Vec::len), all())}
                </p>
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="table-heading">
                <table id="ranking">
                    <thead>
                        <tr>
                            <SortHeading shown key=SortKey::Rank label=Signal::derive(move || shown.text().rank) />
                            <SortHeading shown key=SortKey::Name label=Signal::derive(unit_heading) />
                            <SortHeading shown key=SortKey::Value label=Signal::derive(move || shown.text().value) />
                            <th scope="col" class="number">{move || shown.text().difference}</th>
                            {move || grouped().then(|| view! { <th scope="col" class="number">{shown.text().group}</th> })}
                            <th scope="col">{move || shown.text().status}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| view! { <Row shown row grouped=grouped() /> }).collect_view()}
                    </tbody>
                </table>
                {move || rows.with(Vec::is_empty).then(|| view! {
                    <p class="empty">
                        {(shown.text().no_rows)(&filter())} " "
                        <button type="button" class="plain" on:click=clear>{shown.text().clear_filter}</button>
                    </p>
                })}
            </div>
        </section>
    }
}

/// A row, in words of the page's language.
#[derive(Clone, PartialEq)]
struct RowText {
    id: String,
    rank: String,
    name: String,
    value: String,
    difference: String,
    group: String,
    status: &'static str,
    missing: bool,
    fill: String,
}

impl RowText {
    fn new(ranking: &Ranking, unit: &Unit, text: &AppText) -> Self {
        let lang = ranking.lang();
        let [published, derived, corrected, unknown] = text.statuses;
        let difference = unit
            .value
            .zip(ranking.view.mean)
            .map(|(value, mean)| value - mean);
        let corrected_mark = if unit.status == Status::Corrected {
            "†"
        } else {
            ""
        };
        Self {
            id: unit.id.clone(),
            rank: match (unit.rank, unit.rank_interval) {
                (Some(rank), _) => rank.to_string(),
                (None, Some((best, worst))) => format!("{best}–{worst}"),
                (None, None) => "–".to_owned(),
            },
            name: unit.name.clone(),
            value: unit.value.map_or_else(
                || text.unknown.to_owned(),
                |value| format!("{}{corrected_mark}", number::value(lang, value)),
            ),
            difference: difference.map_or_else(
                || "–".to_owned(),
                |difference| number::signed(lang, difference, 4),
            ),
            group: unit
                .group
                .map_or_else(|| "–".to_owned(), |group| group.to_string()),
            status: match unit.status {
                Status::Published | Status::Simulated => published,
                Status::Derived => derived,
                Status::Corrected => corrected,
                Status::Unknown => unknown,
            },
            missing: unit.value.is_none(),
            fill: unit
                .group
                .map_or_else(String::new, |group| format!("g{group}")),
        }
    }
}

fn rows(
    ranking: &Ranking,
    filter: &str,
    group: Option<u8>,
    sort: SortKey,
    reversed: bool,
) -> Vec<RowText> {
    let text = AppText::of(ranking.lang());
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
        SortKey::Value => units[b]
            .value
            .partial_cmp(&units[a].value)
            .unwrap_or(Ordering::Equal),
    });
    units = positions.into_iter().map(|at| units[at]).collect();
    if reversed {
        units.reverse();
    }
    units
        .into_iter()
        .map(|unit| RowText::new(ranking, unit, text))
        .collect()
}

#[component]
fn SortHeading(shown: Shown, key: SortKey, label: Signal<&'static str>) -> impl IntoView {
    let address = shown.address;
    let order = move || {
        let (sort, reversed) = address.get(|state| (state.sort, state.reversed));
        // Ranks and names grow downwards, values shrink.
        match (sort == key, reversed == (key == SortKey::Value)) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        }
    };
    let press = move |_| {
        address.adjust(|state| {
            state.reversed = state.sort == key && !state.reversed;
            state.sort = key;
        });
    };
    let arrow = move || match order() {
        "ascending" => " ▲",
        "descending" => " ▼",
        _ => "",
    };
    view! {
        <th scope="col" aria-sort=order class:number=key != SortKey::Name>
            <button type="button" class="sort" on:click=press>
                {label}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

#[component]
fn Row(shown: Shown, row: RowText, grouped: bool) -> impl IntoView {
    let (id, hovered) = (row.id.clone(), Some(Datum::Unit(row.id.clone())));
    let (chosen, button, entered) = (row.id.clone(), row.id.clone(), hovered.clone());
    view! {
        <tr
            data-unit=id
            class:is-hovered=move || shown.hover.with(|hover| *hover == hovered)
            class:is-selected=move || shown.selected().as_deref() == Some(chosen.as_str())
            on:pointerenter=move |_| shown.hover.set(entered.clone())
            on:pointerleave=move |_| shown.hover.set(None)
        >
            <td class="number" data-field="rank">{row.rank}</td>
            <th scope="row">
                <button type="button" class="unit" on:click=move |_| shown.select(Some(&button))>
                    {row.name}
                </button>
            </th>
            <td class="number" data-field="value" class:is-missing=row.missing>{row.value}</td>
            <td class="number" data-field="difference">{row.difference}</td>
            {grouped.then(|| view! {
                <td class="number" data-field="group">
                    <span class=format!("swatch {}", row.fill) aria-hidden="true"></span>
                    {row.group}
                </td>
            })}
            <td data-field="status">{row.status}</td>
        </tr>
    }
}
