//! The audit: where the publications of a year contradict themselves, what should stand there, and
//! how that is known.

mod choice;
mod findings;
mod unknown;
mod words;

use dti_charts::scored;
use dti_engine::audit::{Expected, Figure, Finding, Verdict};
use dti_engine::report::YearReport;
use dti_engine::{Dataset, League};
use dti_text::{AppText, AuditText, FigureText, number};

use crate::headline::write_problems;
use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::Page;
use crate::screenful::Screenful;
use choice::Choice;

/// What is shown where the address names no year that was audited.
const DEFAULT_YEAR: u16 = 2020;

/// Everything that a part of the screen is written from.
#[derive(Clone, Copy)]
struct Audit<'a> {
    screenful: &'a Screenful<'a>,
    text: &'static AuditText,
    /// What is said about the year that is shown.
    year: &'a YearReport,
}

impl<'a> Audit<'a> {
    fn league(&self) -> League {
        self.screenful.state.league
    }

    /// The name of the league that is shown.
    fn league_name(&self) -> &'static str {
        league_name(self.screenful.state.lang, self.league())
    }

    /// The numbers that a finding is about, for names of units and indices.
    fn dataset(&self, league: Option<League>) -> Option<&'a Dataset> {
        self.screenful.data.dataset(league?, Some(self.year.year))
    }
}

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, _page: &Page<'_>, html: &mut Html) {
    let (state, text) = (screenful.state, AuditText::of(screenful.state.lang));
    let asked = state.year.unwrap_or(DEFAULT_YEAR);
    let found = screenful.report.year(asked);
    html.open("div", &[("class", "audit")])
        .element("h2", &[], text.title)
        .element("p", &[("class", "lead")], text.intro);
    let mut wrong = screenful.problems.to_vec();
    if found.is_none() {
        wrong.push(format!("year={asked}"));
    }
    wrong.extend(unknown_finding(screenful));
    write_problems(AppText::of(state.lang), &wrong, html);
    let default = || screenful.report.year(DEFAULT_YEAR);
    if let Some(year) = found.or_else(default) {
        let audit = Audit {
            screenful,
            text,
            year,
        };
        write_year(&audit, html);
    }
    html.close("div");
}

/// The finding of the address if there is none of that name. One of another year is not wrong: that of
/// the page may have been chosen later.
fn unknown_finding(screenful: &Screenful<'_>) -> Option<String> {
    let asked = screenful.state.param("finding")?;
    let years = screenful.report.years.iter();
    let mut all = years.flat_map(|year| &year.findings);
    let is_known = all.any(|finding| findings::code(finding) == asked);
    (!is_known).then(|| format!("finding={asked}"))
}

fn write_year(audit: &Audit<'_>, html: &mut Html) {
    let choice = Choice::of(audit);
    choice::write_pickers(audit, &choice, html);
    let focused = choice.focused();
    if !focused.is_empty() {
        findings::write_focused(audit, &focused, html);
    }
    write_summary(audit, html);
    if audit
        .year
        .findings_about(Some(audit.league()))
        .next()
        .is_none()
    {
        write_nothing(audit, html);
    }
    if !choice.all.is_empty() {
        write_count(audit, &choice, html);
        findings::write(audit, &choice.shown, html);
    }
    write_elsewhere(audit, &choice, html);
    unknown::write(audit, &choice, html);
    write_sources(audit, html);
}

/// How many findings the year has, and what they came to.
fn write_summary(audit: &Audit<'_>, html: &mut Html) {
    let findings = &audit.year.findings;
    if findings.is_empty() {
        return;
    }
    let of = |verdict| findings.iter().filter(|f| f.certainty == verdict).count();
    let [certain, likely, open] = [Verdict::Certain, Verdict::Likely, Verdict::Open].map(of);
    let summary = audit.text.summary;
    let summary = summary(audit.year.year, findings.len(), certain, likely, open);
    html.open("div", &[("class", "audit-summary")]).element(
        "p",
        &[("data-field", "summary")],
        &summary,
    );
    let cells: Vec<&Finding> = findings.iter().filter(|f| words::is_cell(f)).collect();
    if !cells.is_empty() {
        let count = |test: &dyn Fn(&Finding) -> bool| cells.iter().filter(|f| test(f)).count();
        let ranks = count(&|f| matches!(f.expected, Expected::Figure(Figure::Rank(_))));
        let values = count(&|f| matches!(f.expected, Expected::Figure(Figure::Value(_))));
        let lost = cells.len() - ranks - values;
        let cells = (audit.text.cells)(cells.len(), ranks, values, lost);
        html.element("p", &[("data-field", "cells")], &cells);
    }
    html.element("p", &[("class", "hint")], audit.text.certainties_mean)
        .close("div");
}

/// Says that a league and year have no finding, and what there was to check.
fn write_nothing(audit: &Audit<'_>, html: &mut Html) {
    let text = audit.text;
    let (league, year) = (audit.league_name(), audit.year.year);
    html.open(
        "div",
        &[("class", "audit-nothing"), ("data-field", "nothing")],
    );
    match audit.dataset(Some(audit.league())) {
        Some(dataset) if audit.screenful.data.is_derived(dataset) => {
            html.element("p", &[], text.derived);
        }
        Some(dataset) => {
            html.element("p", &[], &(text.nothing)(league, year));
            let values = printed(dataset, |column| {
                let known = column.values.iter().filter(|cell| cell.printed.is_some());
                known.count()
            });
            let ranks = printed(dataset, |column| {
                let known = column.ranks.iter().filter(|cell| cell.printed.is_some());
                known.count()
            });
            let lang = audit.screenful.state.lang;
            let [values, ranks] = [values, ranks].map(|count| number::integer(lang, count as i64));
            html.element("p", &[], &(text.checked)(&values, &ranks));
        }
        None => {
            html.element("p", &[], &(text.no_numbers)(league, year));
        }
    }
    html.close("div");
}

fn printed(dataset: &Dataset, count: fn(&dti_engine::Column) -> usize) -> usize {
    dataset.columns.iter().map(count).sum()
}

/// How many findings the filters leave, and the way back to all.
fn write_count(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let (text, state) = (audit.text, audit.screenful.state);
    html.open("p", &[("class", "count"), ("role", "status")]);
    if choice.shown.is_empty() {
        let unit = choice.unit.filter(|_| choice.is_by_unit_alone());
        let empty = unit.map(|unit| (text.no_finding_of)(&words::unit_name(audit, None, unit)));
        html.text(empty.as_deref().unwrap_or(text.no_match));
    } else {
        html.text(&(text.shown)(choice.shown.len(), audit.year.findings.len()));
    }
    if choice.is_filtered() {
        let all = ["rule", "certainty", "finding", "unit"].map(|name| (name, ""));
        let all = state.link(&all);
        html.text(" ").element(
            "a",
            &[("href", &all), ("data-go", ""), ("data-key", "all")],
            text.clear,
        );
    }
    html.close("p");
}

/// Links to the findings of the same year about other leagues, of which the filters leave as many
/// there: they stay as they are.
fn write_elsewhere(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let state = audit.screenful.state;
    for league in League::ALL {
        let about = audit.year.findings_about(Some(league));
        let count = about.filter(|finding| choice.fits(finding)).count();
        if league == audit.league() || count == 0 {
            continue;
        }
        let year = audit.year.year.to_string();
        let changes = [("league", league.id()), ("year", &year), ("index", "")];
        let name = (audit.text.elsewhere)(count, league_name(state.lang, league));
        let key = format!("to-{}", league.id());
        let link = [
            ("href", &*state.link(&changes)),
            ("data-go", ""),
            ("data-key", &key),
        ];
        html.open("p", &[("class", "audit-elsewhere")])
            .element("a", &link, &name)
            .close("p");
    }
}

/// The documents that the findings are about.
fn write_sources(audit: &Audit<'_>, html: &mut Html) {
    let lang = audit.screenful.state.lang;
    let mut documents: Vec<&str> = Vec::new();
    if let Some(dataset) = audit.dataset(Some(audit.league())) {
        documents.push(&dataset.document);
    }
    for finding in &audit.year.findings {
        if !documents.contains(&finding.document.as_str()) {
            documents.push(&finding.document);
        }
    }
    html.open("div", &[("class", "citation")]);
    for document in documents {
        if let Some(source) = audit.screenful.report.source(document) {
            let citation = scored::cite(source, audit.year.year, "", lang);
            let citation = format!("{} {citation}", FigureText::of(lang).source);
            html.element("p", &[], &citation);
        }
    }
    html.close("div");
}
