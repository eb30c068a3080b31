//! The years of a unit, and its ranks in the index before the DTI.

use dti_charts::scored::{self, YearsOf, citation};
use dti_engine::years::IctRank;
use dti_engine::{Dataset, League, Scores, merge, score};
use dti_text::charts::DetailText;
use dti_text::{FigureText, Lang, ProfileText};

use super::{DTI, Subject};
use crate::data::Data;
use crate::figure::{self, Figure, Head, Table};
use crate::html::Html;

/// Writes value and rank of the DTI over the years.
pub(super) fn write_years(subject: &Subject<'_>, html: &mut Html) {
    let (text, lang) = (subject.text(), subject.lang());
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "years-title")],
    )
    .element("h3", &[("id", "years-title")], text.years);
    let derived = derived_years(subject.screenful.data, subject.dataset().league);
    let datasets = derived
        .iter()
        .chain(subject.screenful.data.years(subject.dataset().league));
    let scores: Vec<Scores<'_>> = datasets
        .map(|dataset| score(dataset, subject.state().reading))
        .collect();
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    if let [only] = scores.as_slice() {
        let words = (text.one_year)(only.dataset().year);
        html.element("p", &[("class", "hint")], &words)
            .close("section");
        return;
    }
    let (columns, width) = figure::columns(subject.screenful.width, 2);
    let setting = subject.setting(width);
    figure::open_row(html, columns);
    for (id, of) in [
        ("years-ranks", YearsOf::Ranks),
        ("years-values", YearsOf::Values),
    ] {
        let ids = [subject.id()];
        let Some(years) = scored::years(&scores, &ids, "dti", of, true, setting.clone()) else {
            continue;
        };
        let figure = Figure {
            id,
            level: "h4",
            scene: &dti_charts::years(&years),
            table: &Table::of_years(&years),
            save: Some((of_word(of), subject.chart_state(DTI, None))),
        };
        figure.write(lang, html);
    }
    figure::close_row(html);
    html.open("div", &[("class", "notes")]);
    if !derived.is_empty() {
        html.element("p", &[], text.derived_years);
    }
    html.element("p", &[], text.partial_years);
    let source = format!(
        "{} {}",
        FigureText::of(lang).source,
        citations(subject.screenful.data, &scores, lang)
    );
    html.element("p", &[("class", "figure-source")], &source)
        .close("div")
        .close("section");
}

/// The word of such a chart.
pub(crate) const fn of_word(of: YearsOf) -> &'static str {
    match of {
        YearsOf::Values => "years",
        YearsOf::Ranks => "ranks",
    }
}

/// The years in which the provinces of today did not exist, made of their former provinces; none
/// in other leagues.
pub(crate) fn derived_years(data: &Data, league: League) -> Vec<Dataset> {
    if league != League::Provinces34 {
        return Vec::new();
    }
    let published: Vec<u16> = data.years(league).map(|dataset| dataset.year).collect();
    data.years(League::Provinces)
        .filter(|dataset| !published.contains(&dataset.year))
        .filter_map(|dataset| merge::derive(dataset, &data.mergers).ok())
        .collect()
}

/// The documents of all years, each once.
pub(crate) fn citations(data: &Data, scores: &[&Scores<'_>], lang: Lang) -> String {
    let mut all: Vec<String> = Vec::new();
    for scores in scores {
        let one = citation(&data.sources, scores.dataset(), None, lang);
        if !one.is_empty() && !all.contains(&one) {
            all.push(one);
        }
    }
    all.join("; ")
}

/// Writes the ranks that a document states of the unit in the ICT Index; nothing where none does.
pub(super) fn write_ict(subject: &Subject<'_>, html: &mut Html) {
    // It ranked the provinces of then.
    if subject.dataset().league != League::Provinces {
        return;
    }
    let report = subject.screenful.report;
    let ranks: Vec<&IctRank> = report
        .ict_ranks
        .iter()
        .filter(|rank| rank.unit == subject.id())
        .collect();
    let Some(first) = ranks.first() else {
        return;
    };
    let (text, lang) = (subject.text(), subject.lang());
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "ict-title")],
    );
    let title = (text.ict)(subject.name());
    html.element("h3", &[("id", "ict-title")], &title);
    ict_table(&ranks, lang).write(&title, lang, html);
    html.open("div", &[("class", "notes")])
        .element("p", &[], text.ict_note);
    if let Some(source) = report.source(&first.document) {
        let publisher = lang.pick(&source.publisher_vi, &source.publisher_en);
        let document = (text.document)(&source.title_vi, publisher);
        let words = format!("{} {document}", FigureText::of(lang).source);
        html.element("p", &[("class", "figure-source")], &words);
    }
    html.close("div").close("section");
}

/// Parts of the ICT Index as rows, years as columns.
fn ict_table(ranks: &[&IctRank], lang: Lang) -> Table {
    let text = ProfileText::of(lang);
    let mut years: Vec<u16> = ranks.iter().map(|rank| rank.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut codes: Vec<&str> = Vec::new();
    for rank in ranks {
        if !codes.contains(&rank.index.as_str()) {
            codes.push(&rank.index);
        }
    }
    let mut table = Table::new(DetailText::of(lang).heads.index);
    for year in &years {
        table.column(Head::Numbers(year.to_string()));
    }
    for code in codes {
        let of = |year: u16| {
            ranks
                .iter()
                .find(|rank| rank.index == code && rank.year == year)
        };
        let cells = years.iter().map(|year| Some(of(*year)?.rank.to_string()));
        let named = ranks.iter().find(|rank| rank.index == code);
        let name = if code == "ict" {
            Some(text.ict_all)
        } else {
            (text.ict_name)(code).or(named.map(|rank| rank.name_vi.as_str()))
        };
        table.row(name.unwrap_or(code), cells.collect());
    }
    table
}
