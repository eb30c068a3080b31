//! The screen `compare`: two to four units of a league side by side.

mod choice;
mod table;

use dti_charts::Setting;
use dti_charts::scored::{self, YearsOf, index_name, radar_nodes, unit_name};
use dti_engine::{Dataset, Scores, score};
use dti_text::{CompareText, FigureText, Lang, ProfileText};

use crate::figure::{self, Figure, Table};
use crate::headline;
use crate::html::Html;
use crate::pickers;
use crate::profile::past::{citations, derived_years, of_word};
use crate::ranking::Page;
use crate::saving::plain;
use crate::screenful::Screenful;
use crate::standing::{self, Standings};
use crate::state::State;

/// The DTI, the root of every rulebook.
const DTI: usize = 0;
/// How many units can be told apart in a chart.
const MOST: usize = 4;

/// The units that are compared.
struct Comparison<'a> {
    screenful: &'a Screenful<'a>,
    standings: &'a Standings<'a>,
    /// Positions of the units, the first being what the others are measured against.
    units: Vec<usize>,
}

impl<'a> Comparison<'a> {
    fn state(&self) -> &'a State {
        self.screenful.state
    }

    fn lang(&self) -> Lang {
        self.state().lang
    }

    fn text(&self) -> &'static CompareText {
        CompareText::of(self.lang())
    }

    fn dataset(&self) -> &'a Dataset {
        self.standings.dataset()
    }

    fn name(&self, unit: usize) -> &'a str {
        unit_name(self.dataset(), unit, self.lang())
    }

    fn id(&self, unit: usize) -> &'a str {
        &self.dataset().units[unit].id
    }

    /// The address of a chart of these units.
    fn chart_state(&self, index: usize) -> State {
        let dataset = self.dataset();
        let code = dataset.framework.nodes()[index].code.as_str();
        let ids: Vec<&str> = self.units.iter().map(|&unit| self.id(unit)).collect();
        let mut changes = vec![("view", "compare"), ("index", code)];
        let rivals = ids.get(1..).unwrap_or_default().join(",");
        changes.extend(ids.first().map(|id| ("unit", *id)));
        changes.push(("with", &rivals));
        plain(self.state(), dataset.league.id(), dataset.year, &changes)
    }

    /// What charts of this width need; their source stands below all of them.
    fn setting(&self, width: f64) -> Setting {
        Setting {
            lang: self.lang(),
            width,
            selected: None,
            citation: String::new(),
        }
    }
}

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, page: &Page<'_>, html: &mut Html) {
    let standings = Standings::of(&page.ranking.scores);
    let (units, problems) = choice::units(page);
    let comparison = Comparison {
        screenful,
        standings: &standings,
        units,
    };
    html.open("div", &[("class", "compare")]);
    choice::write_pickers(&comparison, page, html);
    headline::write_notices_with(page, &problems, html);
    if comparison.units.len() < 2 {
        choice::write_suggestions(&comparison, html);
    } else {
        choice::write_head(&comparison, html);
        write_radars(&comparison, html);
        table::write(&comparison, html);
        write_years(&comparison, html);
    }
    html.close("div");
}

/// Writes the radar of the chosen pillar, or of all.
fn write_radars(comparison: &Comparison<'_>, html: &mut Html) {
    let (text, lang, dataset) = (comparison.text(), comparison.lang(), comparison.dataset());
    let scores = &comparison.standings.scores;
    let nodes = radar_nodes(&dataset.framework);
    let known = |index: usize| {
        let mut units = comparison.units.iter();
        units.any(|&unit| comparison.standings.value(index, unit).is_some())
    };
    if !comparison.standings.leaves().any(known) {
        return;
    }
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "radar-title")],
    )
    .element("h3", &[("id", "radar-title")], text.radar);
    let chosen = pillar(comparison, &nodes);
    if nodes.len() > 1 {
        write_pillars(comparison, &nodes, chosen, html);
    }
    let shown: Vec<usize> = nodes
        .into_iter()
        .filter(|node| chosen.is_none_or(|chosen| chosen == *node))
        .collect();
    let (columns, width) = figure::columns(comparison.screenful.width, shown.len());
    // Alone it needs no more than half of a wide screen.
    let width = width.min(640.0);
    figure::open_row(html, columns);
    for (at, node) in shown.into_iter().enumerate() {
        let setting = comparison.setting(width);
        let Some(radar) = scored::radar(scores, node, &comparison.units, true, setting) else {
            continue;
        };
        let mut scene = dti_charts::radar(&radar);
        if node != DTI {
            scene.title = index_name(dataset, node, lang);
        }
        let id = format!("radar-{}", at + 1);
        let figure = Figure {
            id: &id,
            level: "h4",
            scene: &scene,
            table: &Table::of_radar(&radar),
            save: Some(("radar", comparison.chart_state(node))),
        };
        figure.write(lang, html);
    }
    figure::close_row(html);
    let sources = &comparison.screenful.data.sources;
    standing::write_source(sources, dataset, lang, html);
    html.close("section");
}

/// The pillar of the address' index: the index itself, or the one above it.
fn pillar(comparison: &Comparison<'_>, nodes: &[usize]) -> Option<usize> {
    let framework = &comparison.dataset().framework;
    let index = framework.index(&comparison.state().index).ok()?;
    let above = framework.nodes()[index].parent;
    let pillar = [Some(index), above].into_iter().flatten();
    let mut pillar = pillar.filter(|node| nodes.len() > 1 && nodes.contains(node));
    pillar.next()
}

fn write_pillars(
    comparison: &Comparison<'_>,
    nodes: &[usize],
    chosen: Option<usize>,
    html: &mut Html,
) {
    let (text, dataset) = (comparison.text(), comparison.dataset());
    let all = dataset.framework.nodes();
    let names: Vec<(&str, String)> = nodes
        .iter()
        .map(|&node| {
            let name = index_name(dataset, node, comparison.lang());
            (all[node].code.as_str(), name)
        })
        .collect();
    let pillars = names.iter().map(|(code, name)| (*code, name.as_str()));
    let options = std::iter::once(("", text.all_pillars)).chain(pillars);
    let chosen = chosen.map_or("", |node| all[node].code.as_str());
    pickers::write_select(
        html,
        "compare-pillar",
        "index",
        text.pillar,
        options,
        chosen,
    );
}

/// Writes ranks and values of the DTI over the years.
fn write_years(comparison: &Comparison<'_>, html: &mut Html) {
    let (text, lang, data) = (
        comparison.text(),
        comparison.lang(),
        comparison.screenful.data,
    );
    let league = comparison.dataset().league;
    let derived = derived_years(data, league);
    let scores: Vec<Scores<'_>> = derived
        .iter()
        .chain(data.years(league))
        .map(|dataset| score(dataset, comparison.state().reading))
        .collect();
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    if scores.len() < 2 {
        return;
    }
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "years-title")],
    )
    .element("h3", &[("id", "years-title")], text.years);
    let ids: Vec<&str> = comparison
        .units
        .iter()
        .map(|&unit| comparison.id(unit))
        .collect();
    let (columns, width) = figure::columns(comparison.screenful.width, 2);
    figure::open_row(html, columns);
    for (id, of) in [
        ("years-ranks", YearsOf::Ranks),
        ("years-values", YearsOf::Values),
    ] {
        let setting = comparison.setting(width);
        let Some(years) = scored::years(&scores, &ids, "dti", of, false, setting) else {
            continue;
        };
        let figure = Figure {
            id,
            level: "h4",
            scene: &dti_charts::years(&years),
            table: &Table::of_years(&years),
            save: Some((of_word(of), comparison.chart_state(DTI))),
        };
        figure.write(lang, html);
    }
    figure::close_row(html);
    html.open("div", &[("class", "notes")]);
    let profile = ProfileText::of(lang);
    if !derived.is_empty() {
        html.element("p", &[], profile.derived_years);
    }
    html.element("p", &[], profile.partial_years);
    let source = FigureText::of(lang).source;
    let source = format!("{source} {}", citations(data, &scores, lang));
    html.element("p", &[("class", "figure-source")], &source)
        .close("div")
        .close("section");
}
