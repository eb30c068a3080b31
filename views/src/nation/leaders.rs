//! Who leads in which year.

use dti_charts::scored::unit_name;
use dti_engine::{Dataset, League, Rank, Reading, score};
use dti_text::{AppText, NationText, number, place};

use crate::html::Html;
use crate::ministries::agency;
use crate::pickers::league_name;
use crate::screenful::Screenful;
use crate::source::cite;

/// One leader.
struct Leader {
    year: u16,
    league: League,
    unit: String,
    name: String,
    /// `None` where only a text names the leader.
    value: Option<f64>,
    /// Whether the leader is in the ranking that a profile shows.
    ranked: bool,
    document: String,
    /// Where in the document; empty for its tables.
    place: String,
}

/// The kind of claim that names a leader.
const FIRST: &str = "first-in";

/// Writes the table of leaders.
pub(super) fn write(screenful: &Screenful<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let (text, app) = (NationText::of(lang), AppText::of(lang));
    let leaders = leaders(screenful);
    html.open("section", &[("id", "leaders")])
        .element("h3", &[], text.leaders)
        .element("p", &[("class", "lead")], text.leaders_what);
    let heads = [
        ("", text.year),
        ("", text.league),
        ("", text.leader),
        ("number", text.value),
    ];
    html.open_table(text.leaders, ("nation-table", ""), &heads);
    for leader in &leaders {
        let year = leader.year.to_string();
        let league = leader.league.id();
        html.open("tr", &[("data-league", league), ("data-year", &year)])
            .element("td", &[], &year)
            .element(
                "td",
                &[("class", "long-name")],
                league_name(lang, leader.league),
            )
            .open("th", &[("scope", "row"), ("class", "long-name")]);
        if leader.ranked {
            let href = state.link(&[
                ("view", "profile"),
                ("league", league),
                ("year", &year),
                ("index", ""),
                ("unit", &leader.unit),
            ]);
            let key = format!("leader-{league}-{year}");
            let link = [("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
            html.element("a", &link, &leader.name);
        } else {
            html.text(&leader.name);
        }
        html.close("th");
        match leader.value {
            Some(value) => html.element("td", &[("class", "number")], &number::value(lang, value)),
            None => html.element("td", &[("class", "number is-missing")], app.unknown),
        };
        html.close("tr");
    }
    html.close_table();
    write_most_often(&leaders, text, html);
    write_sources(screenful, &leaders, html);
    html.close("section");
}

/// Names the province that leads most years.
fn write_most_often(leaders: &[Leader], text: &NationText, html: &mut Html) {
    let provinces = || leaders.iter().filter(|l| l.league == League::Provinces);
    let years = |unit: &str| provinces().filter(|l| l.unit == unit).count();
    let Some(most) = provinces().max_by_key(|leader| years(&leader.unit)) else {
        return;
    };
    let of_most = provinces().filter(|leader| leader.unit == most.unit);
    let years: Vec<String> = of_most.map(|leader| leader.year.to_string()).collect();
    let words = (text.most_often)(&most.name, &years.join(", "));
    html.element("p", &[], &words);
}

/// Names each document once, with the places of its statements.
fn write_sources(screenful: &Screenful<'_>, leaders: &[Leader], html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    let mut lines: Vec<(u16, String)> = Vec::new();
    for leader in leaders {
        let mut cited = cite(&screenful.report.sources, &leader.document, lang);
        if !leader.place.is_empty() {
            cited = (text.place)(&cited, &place(&leader.place, lang));
        }
        let line = (text.source_of)(&leader.year.to_string(), &cited);
        if lines.iter().all(|(_, other)| *other != line) {
            lines.push((leader.year, line));
        }
    }
    html.open("details", &[("class", "nation-sources")])
        .element("summary", &[("data-key", "leader-sources")], text.sources)
        .open("ul", &[("class", "notes")]);
    for (_, line) in &lines {
        html.element("li", &[], line);
    }
    html.close("ul").close("details");
}

/// The leaders of all years: of the rankings, and those that a text names where there is none.
fn leaders(screenful: &Screenful<'_>) -> Vec<Leader> {
    let mut leaders = Vec::new();
    for dataset in &screenful.data.datasets {
        leaders.extend(of_ranking(screenful, dataset));
    }
    for year in &screenful.report.years {
        let firsts = year.claims.iter().filter(|claim| claim.kind == FIRST);
        for claim in firsts.filter(|claim| claim.index == "dti") {
            let (Some(league), [unit]) = (claim.league, claim.units.as_slice()) else {
                continue;
            };
            let told = |leader: &Leader| (leader.year, leader.league) == (year.year, league);
            if leaders.iter().any(told) {
                continue;
            }
            leaders.push(Leader {
                year: year.year,
                league,
                unit: unit.clone(),
                name: agency(screenful, unit).unwrap_or(unit).to_owned(),
                value: None,
                ranked: false,
                document: claim.document.clone(),
                place: claim.place.clone(),
            });
        }
    }
    leaders.sort_by_key(|leader| (leader.year, leader.league));
    leaders
}

/// Those at rank 1 of a dataset.
fn of_ranking(screenful: &Screenful<'_>, dataset: &Dataset) -> Vec<Leader> {
    let lang = screenful.state.lang;
    let scores = score(dataset, Reading::Corrected);
    let ranks = scores.ranks(0);
    let first = |unit: &usize| ranks[*unit].and_then(Rank::settled) == Some(1);
    (0..dataset.units.len())
        .filter(first)
        .map(|unit| Leader {
            year: dataset.year,
            league: dataset.league,
            unit: dataset.units[unit].id.clone(),
            name: unit_name(dataset, unit, lang).to_owned(),
            value: scores.value(0, unit),
            ranked: true,
            document: dataset.document.clone(),
            place: String::new(),
        })
        .collect()
}
