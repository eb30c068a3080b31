//! The words around the charts of the explorer: headline, notices, notes, citation.

use dti_charts::scored;
use dti_engine::{ENGINE_VERSION, League, Reading, Scenario};
use dti_text::{AppText, SimulatorText, number};

use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::Page;
use crate::state::{Screen, TOO_LONG};
use crate::trouble;

/// What the charts show, as a headline: the index and league, and who leads.
pub fn write_headline(page: &Page<'_>, html: &mut Html) {
    let ranking = page.ranking;
    let league = league_name(page.state.lang, ranking.dataset().league);
    if ranking.simulation.is_some() {
        let label = SimulatorText::of(ranking.lang()).label;
        html.element(
            "p",
            &[("class", "simulation-label"), ("data-simulation", "")],
            label,
        );
    }
    html.open("h2", &[]).text(&ranking.view.index);
    html.open("span", &[("class", "of")])
        .text(" · ")
        .text(league);
    if let Some(within) = &ranking.within {
        html.text(" · ").text(within.name(ranking.lang()));
    }
    html.close("span").close("h2");
    html.element("p", &[], &dti_charts::describe(&ranking.view));
}

/// What must be known about the numbers on screen before reading them.
pub fn write_notices(page: &Page<'_>, html: &mut Html) {
    write_notices_with(page, &[], html);
    let text = page.text();
    let dataset = page.ranking.dataset();
    let class = [("class", "notice")];
    if page.data.is_derived(dataset) {
        html.element("p", &class, text.derived_notice);
    }
    // The report that most comparisons start from, and what every year picker leads away from.
    let rulebook = scored::rulebook_of(dataset).filter(|decision| *decision != "1726");
    if let Some(decision) = rulebook {
        let notice = (text.rulebook_notice)(dataset.year, decision);
        html.element("p", &class, &notice);
    }
}

/// The same on a screen that has parameters of its own: `more` lists those that ask for what does
/// not exist, as `name=value`.
pub fn write_notices_with(page: &Page<'_>, more: &[String], html: &mut Html) {
    let text = page.text();
    let ranking = page.ranking;
    let asked = page.problems.iter().chain(&ranking.missing).chain(more);
    let mut wrong: Vec<String> = asked.cloned().collect();
    let unit = page.state.unit.as_deref();
    wrong.extend(
        unit.filter(|unit| ranking.dataset().unit(unit).is_err())
            .map(|unit| format!("unit={unit}")),
    );
    let class = [("class", "notice")];
    let simulator = page.state.screen == Screen::Simulator;
    // There the reason is said.
    wrong.retain(|part| !simulator || !part.starts_with("set="));
    write_problems(text, &wrong, html);
    if simulator {
        if trouble::write_refusal(page, html) {
            html.element("p", &class, text.bad_scenario);
        }
        write_versions(page, html);
    }
    if ranking.scores.reading() == Reading::Printed {
        html.element("p", &class, text.printed_notice);
    }
    if ranking.dataset().framework.is_inferred() {
        let nonservice = ranking.dataset().league == League::MinistriesNonservice;
        let notice = if nonservice {
            text.inferred_notice
        } else {
            text.inferred_year_notice
        };
        html.element("p", &class, notice);
    }
}

/// Says on which data and by which engine the scenario was made, where that was elsewhere.
pub(crate) fn write_versions(page: &Page<'_>, html: &mut Html) {
    // One that is too new is refused, which says so.
    let is_computed = page.ranking.refused.is_none();
    write_versions_of(&page.state.scenario, is_computed, page, html);
}

/// The same of another scenario; of the engine only where it is computed here.
pub(crate) fn write_versions_of(
    scenario: &Scenario,
    is_computed: bool,
    page: &Page<'_>,
    html: &mut Html,
) {
    let text = SimulatorText::of(page.state.lang);
    let (data, engine) = (&scenario.data, &scenario.engine);
    let class = [("class", "notice")];
    if !data.is_empty() && *data != page.data.version {
        html.element("p", &class, &(text.other_data)(data, &page.data.version));
    }
    if engine != ENGINE_VERSION && is_computed {
        html.element("p", &class, &(text.other_engine)(engine, ENGINE_VERSION));
    }
}

/// What the address asks for and there is not, as `name=value`; nothing where all is well.
pub(crate) fn write_problems(text: &AppText, problems: &[String], html: &mut Html) {
    let mut parts: Vec<&str> = problems.iter().map(String::as_str).collect();
    parts.retain(|part| *part != TOO_LONG);
    let class = [("class", "notice")];
    if parts.len() < problems.len() {
        html.element("p", &class, text.long_address);
    }
    if !parts.is_empty() {
        html.element("p", &class, &(text.bad_address)(&parts.join(", ")));
    }
}

/// The mean of the shown values, and the report's own where it differs.
pub fn write_notes(page: &Page<'_>, html: &mut Html) {
    let text = page.text();
    let ranking = page.ranking;
    let (lang, dataset) = (ranking.lang(), ranking.dataset());
    if let Some(mean) = ranking.view.mean_text() {
        let stated = scored::is_mean_stated(&ranking.scores, ranking.index);
        let words = if stated {
            text.stated_mean_is
        } else {
            text.mean_is
        };
        html.element("p", &[("class", "mean")], &words(&mean));
    }
    let stated = scored::other_stated_mean(&ranking.scores, ranking.index);
    if let (Some(stated), Some(ours), None) = (stated, ranking.view.mean, &ranking.simulation) {
        let numbers = [stated, ours].map(|mean| number::value(lang, mean));
        let differs = (text.printed_mean)(&numbers[0], &numbers[1]);
        // The one whose cause is known; others differ by rounding, or in the values as printed.
        let cause = (dataset.league, dataset.year, ranking.index) == (League::Provinces, 2020, 0);
        let cause = if cause { text.printed_mean_reason } else { "" };
        html.element("p", &[], &format!("{differs} {cause}"));
    }
}

/// Writes how the shown numbers are cited.
pub fn write_citation(page: &Page<'_>, html: &mut Html) {
    html.element("p", &[], &page.ranking.view.citation);
}

/// Read out when another ranking is shown.
pub fn write_announcement(page: &Page<'_>, html: &mut Html) {
    let ranking = page.ranking;
    let view = &ranking.view;
    let league = league_name(page.state.lang, ranking.dataset().league);
    // It is read out before the document's own language follows.
    html.open("span", &[("lang", ranking.lang().code())])
        .text(&view.index)
        .text(", ")
        .text(league)
        .text(".");
    // Of a year in part the first who is known need not lead.
    if let Some(leader) = view.units.first().filter(|unit| unit.rank == Some(1)) {
        html.text(" ")
            .text(page.text().leader)
            .text(&leader.name)
            .text(".");
    }
    html.close("span");
}
