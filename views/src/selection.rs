//! The chosen unit in words: rank, value, distance from the mean, and what the print says.

use dti_charts::scored;
use dti_engine::Scores;
use dti_text::{AppText, Lang, number};

use crate::html::Html;
use crate::ranking::Page;
use crate::state::Screen;
use crate::{screens, simulator};

/// Writes the box about the chosen unit; without one, a hint how to choose.
pub fn write(page: &Page<'_>, html: &mut Html) {
    let text = page.text();
    let Some(id) = page.selected() else {
        html.element("p", &[("class", "hint")], text.select_hint);
        return;
    };
    write_unit(page, id, text, html);
}

fn write_unit(page: &Page<'_>, id: &str, text: &AppText, html: &mut Html) {
    let ranking = page.ranking;
    let Some(unit) = ranking.view.units.iter().find(|unit| unit.id == id) else {
        return;
    };
    let lang = ranking.lang();
    let value = unit.value.map(|value| number::value(lang, value));
    let rank = ranking.view.rank_text(unit).map_or_else(
        || text.unknown.to_owned(),
        |rank| (text.rank_of)(&rank, ranking.view.units.len()),
    );
    // It is read out before the document's own language follows.
    html.open("div", &[("data-selection", id), ("lang", lang.code())]);
    html.element("h2", &[], &unit.name)
        .open("p", &[("class", "numbers")]);
    html.element(
        "strong",
        &[("data-field", "value")],
        value.as_deref().unwrap_or(text.unknown),
    );
    html.text(unit.status.sign())
        .text(" · ")
        .element("span", &[("data-field", "rank")], &rank)
        .text(unit.rank_mark());
    if let Some(difference) = ranking.view.above_mean(unit) {
        html.text(" · ").text(text.difference).text(" ");
        let difference = number::signed(lang, difference, 4);
        html.element("span", &[("data-field", "difference")], &difference);
    }
    html.close("p");
    let at = ranking.dataset().unit(id).ok();
    if let (Some(within), Some(at), true) = (&ranking.within, at, ranking.view.in_focus(unit)) {
        let rank = simulator::rank_text(within.rank(at));
        let words = (text.rank_in)(&rank, within.region.units.len(), within.name(lang));
        html.element("p", &[("data-field", "rank-within")], &words);
    }
    let printed = at.and_then(|at| printed(&ranking.scores, ranking.index, at, lang));
    if let Some(printed) = printed {
        let index = &ranking.dataset().framework.nodes()[ranking.index].code;
        let href = page
            .state
            .link(&[("view", "audit"), ("unit", id), ("index", index)]);
        let link = [
            ("href", href.as_str()),
            ("data-go", ""),
            ("data-key", "evidence"),
        ];
        html.open("p", &[("class", "printed")])
            .text("† ")
            .text(&printed)
            .text(" ")
            .element("a", &link, text.evidence)
            .close("p");
    }
    html.open("p", &[("class", "onward")]);
    for screen in [Screen::Profile, Screen::Compare, Screen::Simulator] {
        screens::write_link(page.state, screen, html);
    }
    let button = [
        ("type", "button"),
        ("class", "plain"),
        ("data-action", "deselect"),
    ];
    html.element("button", &button, text.deselect)
        .close("p")
        .close("div");
}

/// What the print says of a unit on an index, if that is not what is shown.
pub(crate) fn printed(
    scores: &Scores<'_>,
    index: usize,
    unit: usize,
    lang: Lang,
) -> Option<String> {
    let [of_value, of_rank] = scored::repaired(scores, index, unit);
    if !of_value && !of_rank {
        return None;
    }
    let column = &scores.dataset().columns[index];
    let value = column.values[unit].printed.filter(|_| of_value);
    let value = value.map(|value| number::value(lang, value));
    let rank = column.ranks[unit].printed.filter(|_| of_rank);
    let rank = rank.map(|rank| rank.to_string());
    let words = AppText::of(lang).printed_was;
    Some(words(value.as_deref(), rank.as_deref()))
}
