//! The simulator: sliders in points of the rulebook, and the rank that follows.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{Dataset, LeverTipping, Rank, Simulator as Engine, Tipping, tipping};
use dti_text::{Lang, SimulatorText, number};
use leptos::prelude::*;

use crate::shown::{Ranking, Shown, scenario};
use crate::state::Change;

/// Names that the sentence about the passed units holds before it counts the rest.
const NAMED: usize = 3;

/// The panel of the simulator; the charts beside it show its outcome.
#[component]
pub(crate) fn Simulator(shown: Shown) -> impl IntoView {
    let text = move || SimulatorText::of(shown.address.get(|state| state.lang));
    view! {
        <section class="simulator" aria-labelledby="simulator-heading">
            <p class="simulation-label" data-simulation="">{move || text().label}</p>
            <h2 id="simulator-heading">{move || text().sliders}</h2>
            <UnitPicker shown />
            {move || match shown.selected() {
                None => view! { <p class="hint">{text().hint}</p> }.into_any(),
                Some(unit) => view! { <Sliders shown unit /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn UnitPicker(shown: Shown) -> impl IntoView {
    let text = move || SimulatorText::of(shown.address.get(|state| state.lang));
    let options = move || {
        let dataset = shown.ranking.with(Ranking::dataset);
        let lang = shown.address.get(|state| state.lang);
        let chosen = shown.selected();
        let units = 0..dataset.units.len();
        units
            .map(|unit| {
                let id = dataset.units[unit].id.clone();
                let is_chosen = chosen.as_deref() == Some(id.as_str());
                let name = unit_name(dataset, unit, lang).to_owned();
                view! { <option value=id prop:selected=is_chosen>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="picker">
            <span>{move || text().unit}</span>
            <select
                id="simulated-unit"
                on:change=move |event| {
                    let unit = event_target_value(&event);
                    shown.address.go(|state| state.unit = (!unit.is_empty()).then_some(unit));
                }
            >
                <option value="">{move || text().choose}</option>
                {options}
            </select>
        </label>
    }
}

/// The sliders of one unit, its outcome, and the way back.
#[component]
fn Sliders(shown: Shown, unit: String) -> impl IntoView {
    let address = shown.address;
    let text = move || SimulatorText::of(address.get(|state| state.lang));
    let (dataset, at) = shown.ranking.with_untracked(|ranking| {
        let dataset = ranking.dataset();
        (dataset, dataset.unit(&unit).unwrap_or_default())
    });
    // Every position of every slider at which the rank changes, computed anew when one moves.
    let tips = Memo::new(move |_| {
        let state = address.get(Clone::clone);
        shown.ranking.with(|ranking| {
            let scenario = scenario(dataset, &state);
            let mut engine = Engine::with_scenario(&ranking.scores, &scenario, None).ok()?;
            tipping(&mut engine, at, ranking.index).ok()
        })
    });
    let nodes = dataset.framework.nodes();
    let levers = (0..nodes.len()).filter(|node| nodes[*node].children.is_empty() && *node > 0);
    let rows: Vec<_> = levers
        .map(|node| view! { <Slider shown unit=at node tips /> })
        .collect();
    let movable = !rows.is_empty();
    view! {
        <Outcome shown at />
        <History shown />
        {(!movable).then(|| view! { <p class="hint">{text().nothing_to_move}</p> })}
        <p class="slider-help">{move || movable.then(|| text().slider_help)}</p>
        <div class="sliders">{rows}</div>
    }
}

/// Before and after in numbers and in a sentence, announced when it changes.
#[component]
fn Outcome(shown: Shown, at: usize) -> impl IntoView {
    move || {
        let lang = shown.address.get(|state| state.lang);
        let text = SimulatorText::of(lang);
        shown.ranking.with(|ranking| {
            let simulation = ranking.simulation.as_ref()?;
            let (before, after) = (
                simulation.before(ranking.index, at),
                simulation.after(ranking.index, at),
            );
            let value = |value: Option<f64>| {
                value.map_or_else(|| "–".to_owned(), |value| number::value(lang, value))
            };
            let ranks = [before.rank, after.rank].map(rank_text);
            let above = simulation.next_above(ranking.index, at).map(|next| {
                let names = names(ranking.dataset(), &next.units, lang);
                let gap = next
                    .gap
                    .map_or_else(|| "–".to_owned(), |gap| number::value(lang, gap));
                (text.next_above)(&names, &next.rank.to_string(), &gap)
            });
            Some(view! {
                <div class="outcome" data-outcome="">
                    <p>
                        <span>{text.rank}</span>
                        <strong data-field="rank">{(text.from_to)(&ranks[0], &ranks[1])}</strong>
                    </p>
                    <p>
                        <span>{text.value}</span>
                        <strong data-field="value">
                            {(text.from_to)(&value(before.value), &value(after.value))}
                        </strong>
                    </p>
                    <p class="sentence" role="status">{sentence(ranking, at, text)}</p>
                    {above.map(|above| view! { <p class="sentence">{above}</p> })}
                </div>
            })
        })
    }
}

fn rank_text(rank: Option<Rank>) -> String {
    match rank {
        None => "–".to_owned(),
        Some(rank) if rank.best == rank.worst => rank.best.to_string(),
        Some(rank) => format!("{}–{}", rank.best, rank.worst),
    }
}

fn names(dataset: &Dataset, units: &[usize], lang: Lang) -> String {
    let names: Vec<&str> = units
        .iter()
        .map(|unit| unit_name(dataset, *unit, lang))
        .collect();
    names.join(", ")
}

/// What the scenario does to a unit, in one sentence.
fn sentence(ranking: &Ranking, at: usize, text: &SimulatorText) -> String {
    let (dataset, lang, index) = (ranking.dataset(), ranking.lang(), ranking.index);
    let Some(simulation) = &ranking.simulation else {
        return String::new();
    };
    let (before, after) = (simulation.before(index, at), simulation.after(index, at));
    let (name, index_name) = (
        unit_name(dataset, at, lang),
        index_name(dataset, index, lang),
    );
    let best = |rank: Option<Rank>| rank.map_or(u32::MAX, |rank| rank.best);
    let ranks = [before.rank, after.rank].map(rank_text);
    if ranks[0] == ranks[1] {
        return (text.stays)(name, &index_name, &ranks[1]);
    }
    let overtaken = simulation.overtaken(index, at);
    let passed = if overtaken.is_empty() {
        String::new()
    } else {
        let named = overtaken.len().min(NAMED);
        (text.passed)(
            &names(dataset, &overtaken[..named], lang),
            overtaken.len() - named,
        )
    };
    let rises = best(after.rank) < best(before.rank);
    (text.sentence)(name, &index_name, &ranks[0], &ranks[1], rises, &passed)
}

/// Undo, redo, reset. Steps are kept per visit; the address always has the present one.
#[component]
fn History(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let text = move || SimulatorText::of(address.get(|state| state.lang));
    let history = shown.history;
    let walk = move |by: isize| {
        let step = history.try_update(|history| history.walk(by)).flatten();
        if let Some(changes) = step {
            address.live(|state| state.changes = changes);
            address.settle();
        }
    };
    let reset = move |_| {
        address.live(|state| state.changes.clear());
        shown.settle();
    };
    let none = move || address.get(|state| state.changes.is_empty());
    view! {
        <div class="history">
            <button type="button" id="undo" class="plain" disabled=move || history.with(|h| !h.can(-1)) on:click=move |_| walk(-1)>
                {move || text().undo}
            </button>
            <button type="button" id="redo" class="plain" disabled=move || history.with(|h| !h.can(1)) on:click=move |_| walk(1)>
                {move || text().redo}
            </button>
            <button type="button" id="reset" class="plain" disabled=none on:click=reset>
                {move || text().reset}
            </button>
        </div>
    }
}

/// One index: its slider with the tipping points on the track, and a field for the number.
#[component]
fn Slider(shown: Shown, unit: usize, node: usize, tips: Memo<Option<Tipping>>) -> impl IntoView {
    let address = shown.address;
    let lang = move || address.get(|state| state.lang);
    let text = move || SimulatorText::of(lang());
    let dataset = shown.ranking.with_untracked(Ranking::dataset);
    let (id, code) = (
        dataset.units[unit].id.clone(),
        dataset.framework.nodes()[node].code.clone(),
    );
    let track = shown
        .ranking
        .with_untracked(|ranking| Engine::new(&ranking.scores).track(unit, node).ok());
    let Some(track) = track else {
        return view! {
            <p class="slider is-lost">
                {move || index_name(dataset, node, lang())} ": " {move || text().lost}
            </p>
        }
        .into_any();
    };
    let changed = {
        let (id, code) = (id.clone(), code.clone());
        Memo::new(move |_| {
            address.get(|state| {
                let change = state
                    .changes
                    .iter()
                    .find(|c| c.unit == id && c.index == code);
                change.map(|change| change.points)
            })
        })
    };
    let points = move || changed.get().unwrap_or(track.start);
    let steps = move || {
        changed
            .get()
            .map_or(0, |points| ((points - track.start) / 0.01).round() as i32)
    };
    let set = {
        let (id, code) = (id.clone(), code.clone());
        move |points: Option<f64>| {
            address.live(|state| {
                state.changes.retain(|c| c.unit != id || c.index != code);
                state.changes.extend(points.map(|points| Change {
                    unit: id.clone(),
                    index: code.clone(),
                    points,
                }));
            });
        }
    };
    let slide = {
        let set = set.clone();
        move |steps: i32| set((steps != 0).then(|| track.points(steps)))
    };
    let lever = move |tips: &Option<Tipping>| -> Option<LeverTipping> {
        tips.as_ref()?
            .levers
            .iter()
            .find(|lever| lever.track.index == node)
            .cloned()
    };
    let gain = move || {
        tips.with(|tips| {
            let lever = lever(tips)?;
            let wanted = tips.as_ref()?.rank?.worst.checked_sub(1)?;
            let gain = lever.gain_to(wanted).map(|gain| {
                let points = number::decimal(lang(), gain.gain, 2);
                (text().next_gain)(&points, &rank_text(Some(gain.rank)))
            });
            Some(gain.unwrap_or_else(|| {
                if wanted == 0 {
                    String::new()
                } else {
                    text().no_gain.to_owned()
                }
            }))
        })
    };
    let ticks = move || {
        tips.with(|tips| {
            let marks = lever(tips).map_or_else(Vec::new, |lever| lever.marks);
            marks
                .into_iter()
                .skip(1)
                .map(|mark| {
                    let left = format!("{:.2}%", mark.points / track.maximum * 100.0);
                    view! { <i style:left=left></i> }
                })
                .collect_view()
        })
    };
    let rank = move || {
        shown.ranking.with(|ranking| {
            let simulation = ranking.simulation.as_ref()?;
            Some(rank_text(simulation.after(ranking.index, unit).rank))
        })
    };
    let says = move || {
        let points = number::decimal(lang(), points(), 2);
        (text().slider_value)(&points, &rank().unwrap_or_default())
    };
    let field = format!("field-{}", code.replace('.', "-"));
    let maximum = move || number::decimal(lang(), track.maximum, 0);
    view! {
        <div class="slider" data-indicator=code class:is-changed=move || changed.get().is_some()>
            <label for=field.clone()>{move || index_name(dataset, node, lang())}</label>
            <div class="track">
                <div class="ticks" aria-hidden="true">{ticks}</div>
                <input
                    type="range"
                    min=-track.down
                    max=track.up
                    step="1"
                    prop:value=move || steps().to_string()
                    aria-label=move || index_name(dataset, node, lang())
                    aria-valuetext=says
                    on:input=move |event| {
                        if let Ok(steps) = event_target_value(&event).parse() {
                            slide(steps);
                        }
                    }
                    on:change=move |_| shown.settle()
                />
            </div>
            <span class="points">
                <input
                    type="number"
                    id=field
                    inputmode="decimal"
                    min="0"
                    max=track.maximum.to_string()
                    step="0.01"
                    aria-label=move || (text().points_of)(&index_name(dataset, node, lang()))
                    prop:value=move || format!("{:.2}", points())
                    on:change=move |event| {
                        if let Some(points) = typed(&event_target_value(&event), track.maximum) {
                            set(Some(points));
                        }
                        shown.settle();
                    }
                />
                <span>{move || (text().of_points)(&maximum())}</span>
            </span>
            <span class="gain">{gain}</span>
        </div>
    }
    .into_any()
}

/// A number of points as typed, in hundredths and inside its range.
fn typed(text: &str, maximum: f64) -> Option<f64> {
    let points: f64 = text.trim().replace(',', ".").parse().ok()?;
    points
        .is_finite()
        .then(|| ((points * 100.0).round() / 100.0).clamp(0.0, maximum))
}
