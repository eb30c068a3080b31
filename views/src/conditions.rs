//! What a scenario assumes about the others and the weights, in words.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{Dataset, Error, Rivals, Scenario, Weighting, Weights};
use dti_text::{Lang, SimulatorText, number};

use crate::panel::decimals;

/// Clauses about rivals, and clauses about weights, that a sentence has room for.
const NAMED: usize = 3;

/// The weights of a scenario.
///
/// # Errors
///
/// If they are not weights of this rulebook.
pub(crate) fn weights(dataset: &Dataset, weighting: &Weighting) -> Result<Weights, Error> {
    let rules = &dataset.framework;
    let published = Weights::published(rules);
    let given: Vec<(&String, f64)> = match weighting {
        Weighting::Published => return Ok(published),
        Weighting::Equal => return Ok(Weights::equal(rules)),
        Weighting::Without(codes) => codes.iter().map(|code| (code, 0.0)).collect(),
        Weighting::Given(given) => given.iter().map(|(code, part)| (code, *part)).collect(),
    };
    let given: Result<Vec<_>, _> = given
        .into_iter()
        .map(|(code, percent)| Ok((rules.index(code)?, percent)))
        .collect();
    published.with(rules, &given?)
}

/// What the others do meanwhile, a clause for each amount. Nothing where they stay.
pub(crate) fn of_rivals(dataset: &Dataset, rivals: &Rivals, lang: Lang) -> Vec<String> {
    let text = SimulatorText::of(lang);
    if rivals.are_still() {
        return Vec::new();
    }
    let percent = |percent: f64| format!("{}%", decimals(lang, percent, 0));
    match rivals {
        Rivals::Still => Vec::new(),
        Rivals::Growth(by) if *by < 0.0 => vec![(text.others_fall)(&percent(-by))],
        Rivals::Growth(by) => vec![(text.others_rise)(&percent(*by))],
        Rivals::Trend { from, to } => vec![(text.others_trend)(*from, *to)],
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
            let applied = weights(dataset, weighting);
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

/// The end of a sentence about the scenario: `, if all others improve by 5%`. Empty where it rests on
/// edits alone.
pub(crate) fn clause(dataset: &Dataset, scenario: &Scenario, lang: Lang) -> String {
    let text = SimulatorText::of(lang);
    let mut clauses = Vec::new();
    for of_kind in [
        of_rivals(dataset, &scenario.rivals, lang),
        of_weights(dataset, &scenario.weights, lang),
    ] {
        // One more than fits takes no more room than its count.
        let more = of_kind.len().saturating_sub(NAMED);
        clauses.extend(of_kind.into_iter().take(NAMED));
        if more > 0 {
            clauses.push((text.more_changes)(more));
        }
    }
    let Some(last) = clauses.pop() else {
        return String::new();
    };
    (text.provided)(&clauses.join(", "), &last)
}
