//! A waterfall in words, and its rows for a table.

use dti_text::number;

use super::layout::{Kind, rows};
use super::{End, Gap, ZERO};

/// How many contributions the description names on each side.
const NAMED: usize = 3;

/// The rows in words, without headings: steps carry the name of their section.
pub(crate) fn lines(view: &Gap) -> Vec<(String, String)> {
    let named = |(kind, name, value, ..): (Kind, String, String, f64, f64)| match kind {
        Kind::Heading => None,
        Kind::Step(at) => Some((view.steps[at].full_name(), value)),
        Kind::Start | Kind::End | Kind::Rounding => Some((name, value)),
    };
    rows(view).into_iter().filter_map(named).collect()
}

/// The gap, what carries it, what works against it, and what is unknown.
pub(super) fn describe(view: &Gap) -> String {
    let (lang, text) = (view.setting.lang, view.setting.text());
    let detail = view.setting.detail();
    let total = view.to.value - view.from.value;
    let mut sentences = vec![(detail.gap)(
        view.from.named(view),
        &view.from.words(lang),
        view.to.named(view),
        &view.to.words(lang),
        &number::signed(lang, total, 4),
    )];
    let size = |at: usize| view.steps[at].known().unwrap_or(0.0) * total.signum();
    let order = dti_engine::order(view.steps.len(), &mut |a, b| {
        f64::total_cmp(&size(b), &size(a))
    });
    let named = |positions: &[usize]| {
        let parts: Vec<String> = positions
            .iter()
            .map(|&at| {
                let step = &view.steps[at];
                let by = number::signed(lang, step.known().unwrap_or(0.0), 4);
                format!("{} ({by})", step.full_name())
            })
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        (text.and)(&parts)
    };
    let with: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&at| size(at) >= ZERO)
        .take(NAMED)
        .collect();
    let against: Vec<usize> = order
        .iter()
        .rev()
        .copied()
        .filter(|&at| size(at) <= -ZERO)
        .take(NAMED)
        .collect();
    if !with.is_empty() {
        sentences.push((detail.gap_with)(&named(&with)));
    }
    if !against.is_empty() {
        sentences.push((detail.gap_against)(&named(&against)));
    }
    let unknown = view
        .steps
        .iter()
        .filter(|step| step.known().is_none())
        .count();
    if unknown > 0 {
        sentences.push((detail.gap_unknown)(unknown));
    }
    if unknown > 0 || view.residual.abs() >= ZERO {
        let residual = number::signed(lang, view.residual, 4);
        sentences.push(format!("{}: {residual}.", view.rest()));
    }
    sentences.extend(chosen(view));
    sentences.join(" ")
}

/// The chosen index, or the end that is the chosen unit (of a scenario: after it).
fn chosen(view: &Gap) -> Option<String> {
    let (lang, text) = (view.setting.lang, view.setting.text());
    let is_chosen = |id: &str| view.setting.is_selected(id);
    let mut steps = view.steps.iter();
    let step = steps.find(|step| step.of.index().is_some_and(is_chosen));
    let label = match step {
        Some(step) => {
            let by = step.known();
            let value = by.map_or(text.unknown.to_owned(), |by| number::signed(lang, by, 4));
            format!("{}: {value}", step.full_name())
        }
        None => {
            let is_end = |end: &&End| end.id.as_deref().is_some_and(is_chosen);
            let end = [&view.to, &view.from].into_iter().find(is_end)?;
            let value = end.words(lang);
            match &view.scenario {
                Some(unit) => format!("{unit}: {value}, {}", text.simulated),
                None => format!("{}: {value}", end.name),
            }
        }
    };
    Some((text.selected)(&label))
}
