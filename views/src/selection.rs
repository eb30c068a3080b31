//! The chosen unit in words: rank, value, distance from the mean, and what the print says.

use dti_engine::{Reading, Scores};
use dti_text::{AppText, Lang, number};

use crate::html::Html;
use crate::ranking::{Page, Ranking};

/// Writes the box about the chosen unit; without one, a hint how to choose.
pub fn write(page: &Page<'_>, html: &mut Html) {
    let text = page.text();
    let Some(id) = page.selected() else {
        html.element("p", &[("class", "hint")], text.select_hint);
        return;
    };
    write_unit(page.ranking, id, text, html);
}

fn write_unit(ranking: &Ranking<'_>, id: &str, text: &AppText, html: &mut Html) {
    let Some(unit) = ranking.view.units.iter().find(|unit| unit.id == id) else {
        return;
    };
    let lang = ranking.lang();
    let value = unit.value.map(|value| number::value(lang, value));
    let rank = ranking.view.rank_text(unit).map_or_else(
        || text.unknown.to_owned(),
        |rank| (text.rank_of)(&rank, ranking.view.units.len()),
    );
    html.open("div", &[("data-selection", id)]);
    html.element("h2", &[], &unit.name)
        .open("p", &[("class", "figures")]);
    html.element(
        "strong",
        &[("data-field", "value")],
        value.as_deref().unwrap_or(text.unknown),
    );
    html.text(" · ")
        .element("span", &[("data-field", "rank")], &rank);
    if let Some(difference) = ranking.view.above_mean(unit) {
        html.text(" · ").text(text.difference).text(" ");
        let difference = number::signed(lang, difference, 4);
        html.element("span", &[("data-field", "difference")], &difference);
    }
    html.close("p");
    let at = ranking.dataset().unit(id).ok();
    let printed = at.and_then(|at| printed(&ranking.scores, ranking.index, at, lang));
    if let Some(printed) = printed {
        html.element("p", &[("class", "printed")], &format!("† {printed}"));
    }
    let button = [
        ("type", "button"),
        ("class", "plain"),
        ("data-action", "deselect"),
    ];
    html.element("button", &button, text.deselect).close("div");
}

/// What the print says of a unit on an index, if that is not what is shown.
pub(crate) fn printed(
    scores: &Scores<'_>,
    index: usize,
    unit: usize,
    lang: Lang,
) -> Option<String> {
    let column = &scores.dataset().columns[index];
    let (value, rank) = (&column.values[unit], &column.ranks[unit]);
    if scores.reading() == Reading::Printed || !(value.repaired || rank.repaired) {
        return None;
    }
    let value = value
        .printed
        .filter(|_| value.repaired)
        .map(|value| number::value(lang, value));
    let rank = rank
        .printed
        .filter(|_| rank.repaired)
        .map(|rank| rank.to_string());
    let words = AppText::of(lang).printed_was;
    Some(words(value.as_deref(), rank.as_deref()))
}
