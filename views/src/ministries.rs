//! The screen `ministries`: both leagues of 2020 beside each other, each against its own mean.

mod scale;

use dti_charts::scored::{self, Options, index_name, unit_name};
use dti_charts::{Colouring, Scene, Status, View, bars_beside, groups};
use dti_engine::report::YearReport;
use dti_engine::{Dataset, League, Reading, Scores, score};
use dti_text::{AppText, FigureText, Lang, MinistriesText, number, other_agency, place};

use crate::figure::{self, Figure, Head, Table};
use crate::headline::write_problems;
use crate::html::Html;
use crate::pickers::{self, league_name};
use crate::ranking::{Page, citation};
use crate::saving::plain;
use crate::screenful::Screenful;

/// The leagues of the screen, in the order of the report.
const LEAGUES: [League; 2] = [League::MinistriesService, League::MinistriesNonservice];
/// The one year that is published in full.
const YEAR: u16 = 2020;

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, _page: &Page<'_>, html: &mut Html) {
    let state = screenful.state;
    let text = MinistriesText::of(state.lang);
    let datasets = LEAGUES.map(|league| screenful.data.dataset(league, Some(YEAR)));
    let [Some(service), Some(nonservice)] = datasets else {
        html.element("h2", &[], text.title).element(
            "p",
            &[("class", "hint")],
            AppText::of(state.lang).unknown,
        );
        return;
    };
    // Both leagues have the same indices; those of provinces are others.
    let (index, known) = match service.framework.index(&state.index) {
        Ok(index) => (index, true),
        Err(_) => (0, false),
    };
    let intro = (text.intro)(service.units.len(), nonservice.units.len());
    html.element("h2", &[], text.title)
        .element("p", &[("class", "lead")], &intro);
    let mut problems = screenful.problems.to_vec();
    if !known {
        problems.push(format!("index={}", state.index));
    }
    write_problems(AppText::of(state.lang), &problems, html);
    if state.reading == Reading::Printed {
        let notice = AppText::of(state.lang).printed_notice;
        html.element("p", &[("class", "notice")], notice);
    }
    write_picker(service, index, state.lang, html);
    let (columns, width) = figure::columns(screenful.width, 2);
    figure::open_row(html, columns);
    let leagues = [service, nonservice].map(|dataset| {
        let scores = score(dataset, state.reading);
        let view = view(screenful, &scores, index, width);
        (scores, view)
    });
    // Beside each other, bars are compared by their lengths.
    let drawn = bars_beside(leagues.each_ref().map(|(_, view)| view));
    for ((scores, view), bars) in leagues.iter().zip(&drawn) {
        write_league(screenful, scores, view, (index, bars), html);
    }
    figure::close_row(html);
    scale::write(screenful, service, nonservice, html);
    write_outside(screenful, html);
}

fn write_picker(dataset: &Dataset, chosen: usize, lang: Lang, html: &mut Html) {
    let nodes = dataset.framework.nodes();
    let names: Vec<String> = (0..nodes.len())
        .map(|at| index_name(dataset, at, lang))
        .collect();
    let options = nodes
        .iter()
        .zip(&names)
        .map(|(node, name)| (node.code.as_str(), name.as_str()));
    let label = MinistriesText::of(lang).index;
    html.open("div", &[("class", "ministries-picker")]);
    let chosen = &nodes[chosen].code;
    pickers::write_select(html, "ministries-index", "index", label, options, chosen);
    html.close("div");
}

/// The ranking of one league.
fn view(screenful: &Screenful<'_>, scores: &Scores<'_>, index: usize, width: f64) -> View {
    let state = screenful.state;
    let options = Options {
        lang: state.lang,
        colouring: Colouring::Groups,
        width,
        selected: state.unit.clone(),
        citation: citation(screenful.data, scores.dataset(), index, state.lang),
    };
    scored::view(scores, index, options)
}

/// One league: who leads, bars, groups, ranking.
fn write_league(
    screenful: &Screenful<'_>,
    scores: &Scores<'_>,
    view: &View,
    (index, bars): (usize, &Scene),
    html: &mut Html,
) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let (text, app) = (MinistriesText::of(lang), AppText::of(lang));
    let dataset = scores.dataset();
    let id = dataset.league.id();
    let heading = format!("{id}-heading");
    html.open(
        "section",
        &[
            ("class", "ministries-league"),
            ("data-league", id),
            ("aria-labelledby", &heading),
        ],
    );
    html.element("h3", &[("id", &heading)], league_name(lang, dataset.league));
    write_leader(view, text, html);
    if let Some(mean) = view.mean_text() {
        html.element("p", &[("class", "mean")], &(app.mean_is)(&mean));
    }
    if let Some((printed, ours)) = dataset.columns[index].stated_mean.zip(view.mean) {
        let [printed, ours] = [printed, ours].map(|mean| number::value(lang, mean));
        if printed != ours {
            html.element("p", &[], &(app.printed_mean)(&printed, &ours));
        }
    }
    if dataset.framework.is_inferred() {
        html.element("p", &[("class", "notice")], app.inferred_notice);
    }
    let code = dataset.framework.nodes()[index].code.as_str();
    let unit = state.unit.as_deref().unwrap_or_default();
    let saved = plain(state, id, dataset.year, &[("index", code), ("unit", unit)]);
    let bars_id = format!("{id}-bars");
    Figure {
        id: &bars_id,
        level: "h4",
        scene: bars,
        table: &Table::of_view(view),
        save: Some(("bars", saved.clone())),
    }
    .write(lang, html);
    let pie_id = format!("{id}-groups");
    Figure {
        id: &pie_id,
        level: "h4",
        scene: &groups(view),
        table: &group_table(screenful, view, dataset, index),
        save: Some(("groups", saved)),
    }
    .write(lang, html);
    write_ranking(screenful, scores, view, index, html);
    html.close("section");
}

fn write_leader(view: &View, text: &MinistriesText, html: &mut Html) {
    let above = view.units.iter().filter_map(|unit| view.above_mean(unit));
    let above = above.filter(|difference| *difference > 0.0).count();
    let Some(first) = view.units.first() else {
        return;
    };
    let Some(value) = first.known() else { return };
    let value = number::value(view.lang, value);
    let leader = (text.leader)(&view.index, &first.name, &value, above, view.units.len());
    html.element("p", &[], &leader);
}

/// The size of each group, and what the report's table says where it has one on this index.
fn group_table(screenful: &Screenful<'_>, view: &View, dataset: &Dataset, index: usize) -> Table {
    let text = MinistriesText::of(view.lang);
    let app = AppText::of(view.lang);
    let code = &dataset.framework.nodes()[index].code;
    let stated: Vec<_> = screenful
        .report
        .year(dataset.year)
        .map_or(&[][..], |year| &year.groups)
        .iter()
        .filter(|row| row.league == dataset.league && row.index == *code)
        .collect();
    let mut table = Table::new(app.group);
    table.column(Head::Numbers(text.count.to_owned()));
    if !stated.is_empty() {
        table.column(Head::Numbers(text.stated.to_owned()));
    }
    for group in 1..=4_u8 {
        let units = view.units.iter();
        let count = units.filter(|unit| unit.group == Some(group)).count();
        let mut cells = vec![Some(count.to_string())];
        if !stated.is_empty() {
            let row = stated.iter().find(|row| row.group == group);
            cells.push(row.map(|row| row.count.to_string()));
        }
        table.row(&(app.group_name)(group), cells);
    }
    table
}

/// Writes the ranking with a link to each unit's profile.
fn write_ranking(
    screenful: &Screenful<'_>,
    scores: &Scores<'_>,
    view: &View,
    index: usize,
    html: &mut Html,
) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let (text, app) = (MinistriesText::of(lang), AppText::of(lang));
    let dataset = scores.dataset();
    let code = &dataset.framework.nodes()[index].code;
    let league = dataset.league.id();
    let title = format!("{}: {}", text.ranking, league_name(lang, dataset.league));
    html.element("h4", &[("class", "figure-title")], text.ranking);
    let heads = [
        ("number", app.rank),
        ("", app.ministry),
        ("number", app.value),
        ("number", app.difference),
        ("number", app.group),
    ];
    html.open_table(&title, ("", "ministries-ranking"), &heads);
    for unit in &view.units {
        let href = state.link(&[
            ("view", "profile"),
            ("league", league),
            ("year", ""),
            ("unit", &unit.id),
            ("index", code),
        ]);
        let dash = || "–".to_owned();
        let rank = view.rank_text(unit).unwrap_or_else(dash);
        let key = format!("profile-{}", unit.id);
        let link = [("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
        let evidence = |html: &mut Html| {
            let index_name = index_name(dataset, index, lang);
            figure::write_evidence(state, (&unit.id, &unit.name), (code, &index_name), html);
        };
        html.open("tr", &[("data-unit", &unit.id)])
            .open("td", &[("class", "number"), ("data-field", "rank")])
            .text(&rank);
        if unit.rank_corrected {
            evidence(html);
        }
        html.close("td")
            .open("th", &[("scope", "row"), ("class", "long-name")])
            .element("a", &link, &unit.name)
            .close("th")
            .open("td", &[("class", "number"), ("data-field", "value")]);
        match unit.known() {
            Some(value) => html.text(&number::value(lang, value)),
            None => html.text(app.unknown),
        };
        if unit.status == Status::Corrected {
            evidence(html);
        }
        let difference = view.above_mean(unit);
        let difference = difference.map_or_else(dash, |far| number::signed(lang, far, 4));
        let group = unit.group.map_or_else(dash, |group| group.to_string());
        html.close("td")
            .element("td", &[("class", "number")], &difference)
            .element(
                "td",
                &[("class", "number"), ("data-field", "group")],
                &group,
            )
            .close("tr");
    }
    html.close_table();
    let source = format!("{} {}", FigureText::of(lang).source, view.citation);
    html.element("p", &[("class", "notes figure-source")], &source);
}

/// Writes who is in no table, or in another than one would think, as the report says.
fn write_outside(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = MinistriesText::of(lang);
    let Some(report) = screenful.report.year(YEAR) else {
        return;
    };
    html.open("section", &[("class", "prose"), ("id", "outside")])
        .element("h3", &[], text.outside);
    let mut places: Vec<&str> = Vec::new();
    type Sentence = fn(&str) -> String;
    let kinds: [(&str, Sentence); 3] = [
        ("not-assessed", text.not_assessed),
        ("list-moved", text.moved),
        ("not-ranked", text.not_ranked),
    ];
    for (kind, sentence) in kinds {
        for (names, stands) in claimed(screenful, report, kind) {
            html.element("p", &[], &sentence(&names));
            if !places.contains(&stands) {
                places.push(stands);
            }
        }
    }
    let places = (text.place)(&place(&places.join("; "), lang));
    html.element("p", &[("class", "notes")], &places)
        .element("p", &[], text.years)
        .close("section");
}

/// The names in the claims of a kind, and where they stand.
fn claimed<'r>(
    screenful: &Screenful<'_>,
    report: &'r YearReport,
    kind: &str,
) -> Vec<(String, &'r str)> {
    let claims = report.claims.iter().filter(|claim| claim.kind == kind);
    claims
        .map(|claim| {
            let names: Vec<&str> = claim
                .units
                .iter()
                .map(|unit| agency(screenful, unit).unwrap_or(unit))
                .collect();
            (names.join(", "), claim.place.as_str())
        })
        .collect()
}

/// The name of a unit of any league of the screen, or of an agency that none ranks.
pub(crate) fn agency<'d>(screenful: &Screenful<'d>, id: &str) -> Option<&'d str> {
    let lang = screenful.state.lang;
    let ranked = screenful.data.datasets.iter().find_map(|dataset| {
        let at = dataset.unit(id).ok()?;
        Some(unit_name(dataset, at, lang))
    });
    ranked.or_else(|| other_agency(id, lang))
}
