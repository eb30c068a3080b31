//! The screen `nation`: the national index over the years, and what the documents say about the
//! whole country besides.

mod leaders;
mod portals;
mod services;

use dti_charts::{Setting, scored, years};
use dti_engine::{Dataset, Reading, Scores, Source, score};
use dti_text::{AppText, Lang, NationText, number};

use crate::figure::{Figure, Table};
use crate::headline::write_problems;
use crate::html::Html;
use crate::ranking::Page;
use crate::saving::plain;
use crate::screenful::Screenful;
use crate::source::cite;

/// The widest that the chart of five years is still read with ease, in pixels.
const WIDEST: f64 = 860.0;

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, _page: &Page<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    html.element("h2", &[], text.title);
    write_problems(AppText::of(lang), screenful.problems, html);
    write_years(screenful, html);
    leaders::write(screenful, html);
    services::write(screenful, html);
    portals::write(screenful, html);
}

/// The index and its pillars by year, with all that must be known to read them.
fn write_years(screenful: &Screenful<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = NationText::of(lang);
    let mut datasets: Vec<&Dataset> = screenful.data.nation.iter().collect();
    datasets.sort_by_key(|dataset| dataset.year);
    let scores: Vec<Scores<'_>> = datasets
        .iter()
        .map(|dataset| score(dataset, state.reading))
        .collect();
    let by_year: Vec<&Scores<'_>> = scores.iter().collect();
    let sources = sources(&datasets, &screenful.data.sources, lang);
    let setting = Setting {
        lang,
        width: screenful.width.min(WIDEST),
        selected: None,
        citation: sources.join("; "),
    };
    let Some(view) = scored::nation(&by_year, setting) else {
        html.element("p", &[("class", "hint")], AppText::of(lang).unknown);
        return;
    };
    if let Some(first) = datasets.first() {
        let [value, pillars] = first_year(first, lang);
        let words = (text.printed_only)(&value, &pillars);
        html.element("p", &[("class", "notice")], &words);
    }
    let latest = datasets.last().map_or(0, |dataset| dataset.year);
    html.open("div", &[("class", "nation-years")]);
    Figure {
        id: "nation-years",
        level: "h3",
        scene: &years(&view),
        table: &Table::of_years(&view),
        save: Some(("years", plain(state, "nation", latest, &[]))),
    }
    .write(lang, html);
    html.close("div").open("div", &[("class", "prose")]);
    for words in [text.decimals, text.rulebooks] {
        html.element("p", &[], words);
    }
    let changes = [
        ("view", "method"),
        ("league", "nation"),
        ("year", "2024"),
        ("node", ""),
    ];
    let href = state.link(&changes);
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", "nation-rulebook"),
    ];
    html.open("p", &[])
        .element("a", &link, text.rulebook)
        .close("p")
        .close("div");
}

/// The index of a year and its pillars, with the two decimals that are printed.
fn first_year(dataset: &Dataset, lang: Lang) -> [String; 2] {
    let value = |index: usize| {
        let values = dataset.values(index, Reading::Corrected);
        let value = values.first().copied().flatten();
        value.map_or_else(
            || AppText::of(lang).unknown.to_owned(),
            |value| number::decimal(lang, value, 2),
        )
    };
    let nodes = dataset.framework.nodes();
    let pillars: Vec<String> = (1..nodes.len())
        .map(|at| {
            let name = lang.pick(&nodes[at].name_vi, &nodes[at].name_en);
            format!("{name} {}", value(at))
        })
        .collect();
    [value(0), pillars.join("; ")]
}

/// The documents that datasets in the order of their years come from, each with its years.
fn sources(datasets: &[&Dataset], all: &[Source], lang: Lang) -> Vec<String> {
    let text = NationText::of(lang);
    let runs = datasets.chunk_by(|a, b| a.document == b.document);
    runs.map(|run| {
        let [first, last] = [run.first(), run.last()].map(|d| d.map_or(0, |d| d.year));
        let years = if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        };
        let document = run.first().map_or("", |dataset| dataset.document.as_str());
        (text.source_of)(&years, &cite(all, document, lang))
    })
    .collect()
}
