//! What is wrong with a scenario or a request, in the language of the page.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{Dataset, Error, Fault, Misfit, Scenario, decimal};
use dti_text::{Lang, TroubleText};

use crate::html::Html;
use crate::panel::decimals;
use crate::ranking::Page;

/// An error of the engine as a sentence for the reader.
pub(crate) fn say(error: &Error, dataset: &Dataset, lang: Lang) -> String {
    let text = TroubleText::of(lang);
    let index = |code: &str| {
        let found = dataset.framework.index(code);
        found.map_or_else(|_| code.to_owned(), |at| index_name(dataset, at, lang))
    };
    let unit = |id: &str| {
        let found = dataset.unit(id);
        found.map_or_else(
            |_| id.to_owned(),
            |at| unit_name(dataset, at, lang).to_owned(),
        )
    };
    let number = |found: &str| {
        let number = decimal::parse(found);
        number.map_or_else(
            || text.beyond.to_owned(),
            |number| decimals(lang, number, 0),
        )
    };
    match error.fault() {
        Fault::UnknownName {
            what: "unit",
            name,
            nearest,
        } => (text.unknown_unit)(name, nearest.map(unit).as_deref()),
        Fault::UnknownName {
            what: "index",
            name,
            nearest,
        } => (text.unknown_index)(name, nearest.map(index).as_deref()),
        Fault::UnknownName { .. } => text.form.to_owned(),
        Fault::UnknownValue {
            unit: id,
            index: code,
        } => (text.unknown_value)(&unit(id), &index(code)),
        Fault::Amount { found, .. } => (text.amount)(&number(found)),
        Fault::Points {
            index: code,
            found,
            most,
        } => (text.points)(&index(code), &number(found), &number(most)),
        Fault::Newer {
            what: "engine",
            found,
            have,
        } => (text.newer_engine)(found, have),
        Fault::Newer { found, have, .. } => (text.newer_form)(found, have),
        Fault::Scenario(misfit) => match misfit {
            Misfit::Form => text.form,
            Misfit::Size => text.size,
            Misfit::Twice => text.twice,
            Misfit::OtherData => text.other_data,
            Misfit::Sum => text.sum,
            Misfit::Weights => text.weights,
            Misfit::Rivals => text.rivals,
            Misfit::Trend => text.trend,
            Misfit::Request => text.request,
            Misfit::Other => text.other,
        }
        .to_owned(),
        Fault::Other => text.other.to_owned(),
    }
}

/// Writes the sentence, and below it the engine's own, which is English.
pub(crate) fn write(error: &Error, dataset: &Dataset, lang: Lang, html: &mut Html) {
    write_with_detail(&say(error, dataset, lang), &error.to_string(), lang, html);
}

/// Writes a sentence, and below it a technical detail, which is English.
pub(crate) fn write_with_detail(sentence: &str, detail: &str, lang: Lang, html: &mut Html) {
    html.open("div", &[("class", "notice"), ("role", "alert")])
        .element("p", &[], sentence);
    html.open("p", &[("class", "detail")])
        .text(TroubleText::of(lang).detail)
        .text(" ")
        .element("code", &[("lang", "en")], detail)
        .close("p")
        .close("div");
}

/// Writes why the scenario of the address cannot be computed; false if it can, or there is none.
pub(crate) fn write_refusal(page: &Page<'_>, html: &mut Html) -> bool {
    let (dataset, lang) = (page.ranking.dataset(), page.state.lang);
    let mut problems = page.problems.iter();
    let unread = problems.find_map(|problem| problem.strip_prefix("set="));
    let read = unread.map(|set| Scenario::from_compact(set, dataset.league, dataset.year));
    match (read, &page.ranking.refused) {
        (Some(Err(error)), _) => write(&error, dataset, lang, html),
        // Of a long one only the start is kept.
        (Some(Ok(_)), _) => {
            let size = TroubleText::of(lang).size;
            html.element("p", &[("class", "notice"), ("role", "alert")], size);
        }
        (None, Some(error)) => write(error, dataset, lang, html),
        (None, None) => return false,
    }
    true
}
