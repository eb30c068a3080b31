//! The pickers of league, year, index and reading.

use dti_charts::scored::index_name;
use dti_engine::{Dataset, League, Reading};
use dti_text::Lang;
use leptos::prelude::*;

use crate::shown::Shown;

/// The row of pickers; on a phone it sticks to the lower edge, where the thumb is.
#[component]
pub(crate) fn Pickers(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let leagues: Vec<League> = League::ALL
        .into_iter()
        .filter(|league| {
            shown
                .data
                .datasets
                .iter()
                .any(|dataset| dataset.league == *league)
        })
        .collect();
    let league = move || shown.ranking.with(|ranking| ranking.dataset().league);
    view! {
        <form class="pickers" on:submit=|event| event.prevent_default()>
            <label class="picker">
                <span>{move || shown.text().league}</span>
                <select
                    id="league"
                    on:change=move |event| {
                        if let Ok(league) = event_target_value(&event).parse() {
                            shown.go_to_league(league);
                        }
                    }
                >
                    {leagues
                        .into_iter()
                        .map(|this| {
                            view! {
                                <option value=this.id() prop:selected=move || league() == this>
                                    {move || league_name(shown, this)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <Years shown />
            <label class="picker picker-index">
                <span>{move || shown.text().index}</span>
                <select
                    id="index"
                    on:change=move |event| {
                        let index = event_target_value(&event);
                        address.go(|state| state.index = index);
                    }
                >
                    {move || shown.ranking.with(|ranking| {
                        index_options(ranking.dataset(), ranking.index, ranking.lang())
                    })}
                </select>
            </label>
        </form>
    }
}

/// The switch between the corrected numbers and those as printed.
#[component]
pub(crate) fn ReadingSwitch(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let printed = move || address.get(|state| state.reading) == Reading::Printed;
    view! {
        <label class="switch">
            <input
                type="checkbox"
                id="printed"
                prop:checked=printed
                on:change=move |event| {
                    let printed = event_target_checked(&event);
                    address.go(|state| {
                        state.reading =
                            if printed { Reading::Printed } else { Reading::Corrected };
                    });
                }
            />
            <span>{move || shown.text().reading_printed}</span>
        </label>
    }
}

/// The name of a league in the language of the page.
pub(crate) fn league_name(shown: Shown, league: League) -> &'static str {
    let at = League::ALL.iter().position(|other| *other == league);
    at.map_or("", |at| shown.text().leagues[at])
}

/// The years of the league, where there is more than one to choose from.
#[component]
fn Years(shown: Shown) -> impl IntoView {
    move || {
        let (league, year) = shown
            .ranking
            .with(|r| (r.dataset().league, r.dataset().year));
        let of_league = shown
            .data
            .datasets
            .iter()
            .filter(|dataset| dataset.league == league);
        let years: Vec<u16> = of_league.map(|dataset| dataset.year).collect();
        (years.len() > 1).then(|| {
            view! {
                <label class="picker picker-year">
                    <span>{shown.text().year}</span>
                    <select
                        id="year"
                        on:change=move |event| {
                            if let Ok(year) = event_target_value(&event).parse() {
                                shown.address.go(|state| {
                                    state.year = Some(year);
                                    state.changes.clear();
                                });
                            }
                        }
                    >
                        {years
                            .into_iter()
                            .map(|this| {
                                view! {
                                    <option value=this.to_string() prop:selected=this == year>
                                        {this.to_string()}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
            }
        })
    }
}

/// The options of the index picker: each pillar is a heading over its indices.
fn index_options(dataset: &'static Dataset, chosen: usize, lang: Lang) -> impl IntoView {
    let nodes = dataset.framework.nodes();
    let option = move |at: usize, name: String| {
        view! { <option value=nodes[at].code.clone() prop:selected=at == chosen>{name}</option> }
    };
    let short = move |at: usize| lang.pick(&nodes[at].name_vi, &nodes[at].name_en).clone();
    let top: Vec<usize> = (0..nodes.len())
        .filter(|at| nodes[*at].parent.is_none_or(|parent| parent == 0))
        .collect();
    top.into_iter()
        .map(|at| {
            let below = if at == 0 {
                Vec::new()
            } else {
                nodes[at].children.clone()
            };
            let name = index_name(dataset, at, lang);
            if below.is_empty() {
                option(at, name).into_any()
            } else {
                let inside = below.into_iter().map(|child| option(child, short(child)));
                view! {
                    <optgroup label=name.clone()>
                        {option(at, name.clone())}
                        {inside.collect_view()}
                    </optgroup>
                }
                .into_any()
            }
        })
        .collect_view()
}
