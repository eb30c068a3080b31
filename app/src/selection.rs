//! The chosen unit in words: rank, value, distance from the mean, and what the print says.

use dti_engine::{Dataset, Reading};
use dti_text::number;
use leptos::prelude::*;

use crate::shown::{Ranking, Shown};

/// The box about the chosen unit; without one, a hint how to choose.
#[component]
pub(crate) fn Selection(shown: Shown) -> impl IntoView {
    move || {
        let text = shown.text();
        let Some(id) = shown.selected() else {
            return view! { <p class="selection hint">{text.select_hint}</p> }.into_any();
        };
        shown.ranking.with(|ranking| {
            let Some(facts) = Facts::of(ranking, &id) else {
                return ().into_any();
            };
            let of = ranking.dataset().units.len();
            let rank = facts
                .rank
                .map_or(text.unknown.to_owned(), |rank| (text.rank_of)(&rank, of));
            view! {
                <section class="selection" data-selection=id aria-live="polite">
                    <h2>{facts.name}</h2>
                    <p class="figures">
                        <strong data-field="value">{facts.value}</strong>
                        " · "
                        <span data-field="rank">{rank}</span>
                        {facts.difference.map(|d| view! {
                            " · " {text.difference} " " <span data-field="difference">{d}</span>
                        })}
                    </p>
                    {facts.printed.map(|printed| view! { <p class="printed">"† " {printed}</p> })}
                    <button type="button" class="plain" on:click=move |_| shown.select(None)>
                        {text.deselect}
                    </button>
                </section>
            }
            .into_any()
        })
    }
}

struct Facts {
    name: String,
    value: String,
    rank: Option<String>,
    difference: Option<String>,
    /// What is printed, where we show something else.
    printed: Option<String>,
}

impl Facts {
    fn of(ranking: &Ranking, id: &str) -> Option<Self> {
        let lang = ranking.lang();
        let unit = ranking.view.units.iter().find(|unit| unit.id == id)?;
        let text = dti_text::AppText::of(lang);
        let rank = match (unit.rank, unit.rank_interval) {
            (Some(rank), _) => Some(rank.to_string()),
            (None, Some((best, worst))) => Some(format!("{best}–{worst}")),
            (None, None) => None,
        };
        let difference = unit
            .value
            .zip(ranking.view.mean)
            .map(|(value, mean)| value - mean);
        Some(Self {
            name: unit.name.clone(),
            value: unit
                .value
                .map_or(text.unknown.to_owned(), |value| number::value(lang, value)),
            rank,
            difference: difference.map(|difference| number::signed(lang, difference, 4)),
            printed: printed(ranking, id),
        })
    }
}

/// What the print says about the unit, if that is not what is shown.
fn printed(ranking: &Ranking, id: &str) -> Option<String> {
    let dataset: &Dataset = ranking.dataset();
    let unit = dataset.unit(id).ok()?;
    let column = &dataset.columns[ranking.index];
    let (value, rank) = (&column.values[unit], &column.ranks[unit]);
    if ranking.scores.reading() == Reading::Printed || !(value.repaired || rank.repaired) {
        return None;
    }
    let lang = ranking.lang();
    let value = value
        .printed
        .filter(|_| value.repaired)
        .map(|value| number::value(lang, value));
    let rank = rank
        .printed
        .filter(|_| rank.repaired)
        .map(|rank| rank.to_string());
    let text = dti_text::AppText::of(lang);
    Some((text.printed_was)(value.as_deref(), rank.as_deref()))
}
