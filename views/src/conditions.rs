//! What a scenario assumes, in words: its edits, what the others do, and the weights.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{AppliedEdit, Dataset, Rivals, Scenario, Weighting, Weights};
use dti_text::{Lang, SimulatorText, number};

use crate::panel::decimals;

/// Clauses about edits, about rivals, and about weights, that a sentence has room for.
const NAMED: usize = 2;

/// What the scenario's edits come to, a clause for each index. Those of `unit` are called its own.
fn of_edits(dataset: &Dataset, edits: &[AppliedEdit], unit: usize, lang: Lang) -> Vec<String> {
    let text = SimulatorText::of(lang);
    let clause = |edit: &AppliedEdit| {
        let index = index_name(dataset, edit.index, lang);
        let points = edit.points_after().unwrap_or(edit.to);
        let points = decimals(lang, points, 2);
        match edit.unit == unit {
            true => (text.has_points)(&index, &points),
            false => {
                let name = unit_name(dataset, edit.unit, lang);
                (text.other_has_points)(name, &index, &points)
            }
        }
    };
    edits.iter().map(clause).collect()
}

/// Who moves where all rivals do, as it reads in a sentence about `unit`: neither the unit that the
/// scenario is about nor those that it edits.
fn who_moves(dataset: &Dataset, scenario: &Scenario, unit: Option<usize>, lang: Lang) -> String {
    let text = SimulatorText::of(lang);
    let edited = scenario.edits.iter().map(|edit| &edit.unit);
    let mut still: Vec<usize> = Vec::new();
    for id in scenario.unit.iter().chain(edited) {
        let found = dataset.unit(id).ok();
        still.extend(found.filter(|unit| !still.contains(unit)));
    }
    match still[..] {
        [] => text.all_units.to_owned(),
        [one] if Some(one) == unit => text.all_others.to_owned(),
        _ => {
            let names = still.iter().map(|&unit| unit_name(dataset, unit, lang));
            (text.all_but)(&names.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What the others do meanwhile, a clause for each amount, in a sentence about `unit`. Nothing where
/// they stay.
pub(crate) fn of_rivals(
    dataset: &Dataset,
    scenario: &Scenario,
    unit: Option<usize>,
    lang: Lang,
) -> Vec<String> {
    let text = SimulatorText::of(lang);
    if scenario.rivals.are_still() {
        return Vec::new();
    }
    let percent = |percent: f64| format!("{}%", decimals(lang, percent, 0));
    let who = who_moves(dataset, scenario, unit, lang);
    match &scenario.rivals {
        Rivals::Still => Vec::new(),
        Rivals::Growth(by) if *by < 0.0 => vec![(text.rivals_fall)(&who, &percent(-by))],
        Rivals::Growth(by) => vec![(text.rivals_rise)(&who, &percent(*by))],
        Rivals::Trend { from, to } => vec![(text.rivals_trend)(&who, *from, *to)],
        Rivals::Each(each) => {
            let clause = |(id, by): &(String, f64)| {
                let unit = dataset.unit(id);
                let name = unit.map_or(id.as_str(), |unit| unit_name(dataset, unit, lang));
                let sign = if *by < 0.0 { "−" } else { "+" };
                (text.one_moves)(name, &format!("{sign}{}", percent(by.abs())))
            };
            each.iter().map(clause).collect()
        }
    }
}

/// What weighs otherwise than published, a clause for each part.
pub(crate) fn of_weights(dataset: &Dataset, weighting: &Weighting, lang: Lang) -> Vec<String> {
    let text = SimulatorText::of(lang);
    let name = |code: &String| match dataset.framework.index(code) {
        Ok(index) => index_name(dataset, index, lang),
        Err(_) => code.clone(),
    };
    match weighting {
        Weighting::Published => Vec::new(),
        Weighting::Equal => vec![text.weights_equal.to_owned()],
        Weighting::Without(codes) => {
            let clause = |code| (text.left_out)(&name(code));
            codes.iter().map(clause).collect()
        }
        Weighting::Given(given) => {
            let applied = Weights::of(&dataset.framework, weighting);
            let clause = |(code, _): &(String, f64)| {
                let index = dataset.framework.index(code).ok()?;
                let share = applied.as_ref().ok()?.share(index);
                let published = dataset.framework.weight(index)?;
                let [now, published] =
                    [share, published].map(|share| number::percent(lang, share, 1));
                Some((text.weighs)(&name(code), &now, &published))
            };
            given.iter().filter_map(clause).collect()
        }
    }
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Alone: it says all that it rests on.
    Alone,
    /// Over the sliders of the unit, which say what the unit's own points are.
    OverSliders,
}

/// The end of a sentence about a unit in the scenario: `, if all others improve by 5%`. Empty where
/// nothing is changed, and over sliders where nothing else is.
pub(crate) fn clause(
    dataset: &Dataset,
    scenario: &Scenario,
    edits: &[AppliedEdit],
    (unit, place): (usize, Place),
    lang: Lang,
) -> String {
    let text = SimulatorText::of(lang);
    let (own, others): (Vec<AppliedEdit>, Vec<AppliedEdit>) =
        edits.iter().partition(|edit| edit.unit == unit);
    let named = match place {
        Place::Alone => [own.as_slice(), &others].concat(),
        Place::OverSliders => others,
    };
    let mut clauses = Vec::new();
    for of_kind in [
        of_edits(dataset, &named, unit, lang),
        of_rivals(dataset, scenario, Some(unit), lang),
        of_weights(dataset, &scenario.weights, lang),
    ] {
        let more = of_kind.len().saturating_sub(NAMED);
        clauses.extend(of_kind.into_iter().take(NAMED));
        if more > 0 {
            clauses.push((text.more_changes)(more));
        }
    }
    let Some(last) = clauses.pop() else {
        return String::new();
    };
    if place == Place::OverSliders && !own.is_empty() {
        clauses.insert(0, text.points_below.to_owned());
    }
    (text.provided)(&clauses.join(", "), &last)
}
