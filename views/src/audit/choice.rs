//! Which findings are asked for, and the pickers that ask.

use dti_engine::audit::{Finding, Rule, Verdict};
use dti_engine::{League, order};

use super::findings::code;
use super::{Audit, words};
use crate::html::Html;
use crate::pickers::{league_name, write_select};

/// The findings of a league in a year, and those that the filters leave.
pub(super) struct Choice<'a> {
    /// All findings about the league, and those about no league.
    pub(super) all: Vec<&'a Finding>,
    /// Those that the filters leave.
    pub(super) shown: Vec<&'a Finding>,
    /// The unit of the address.
    pub(super) unit: Option<&'a str>,
    index: &'a str,
    rule: Option<&'a str>,
    certainty: Option<&'a str>,
    finding: Option<&'a str>,
}

/// The findings of the year about a league, and those about no league.
fn about<'a>(audit: &Audit<'a>, league: League) -> impl Iterator<Item = &'a Finding> {
    let findings = audit.year.findings.iter();
    findings.filter(move |finding| finding.league.is_none_or(|of| of == league))
}

impl<'a> Choice<'a> {
    pub(super) fn of(audit: &Audit<'a>) -> Self {
        let state = audit.screenful.state;
        let league = audit.league();
        let mut choice = Self {
            all: about(audit, league).collect(),
            shown: Vec::new(),
            unit: state.unit.as_deref(),
            index: &state.index,
            rule: state.param("rule"),
            certainty: state.param("certainty"),
            finding: state.param("finding"),
        };
        let all = choice.all.iter().copied();
        choice.shown = all.filter(|finding| choice.fits(finding)).collect();
        choice
    }

    /// Whether the filters leave a finding.
    pub(super) fn fits(&self, finding: &Finding) -> bool {
        let unit = self
            .unit
            .is_none_or(|unit| finding.unit.as_deref() == Some(unit));
        let rule = self.rule.is_none_or(|rule| finding.rule.id() == rule);
        let certainty = self.certainty;
        unit && rule && certainty.is_none_or(|word| finding.certainty.id() == word)
    }

    /// The findings that the address points at: those about its unit and index, which a corrected
    /// number links to, or else the one that it names. A link to a finding names no unit, so that a
    /// unit beside it was chosen later.
    pub(super) fn focused(&self) -> Vec<&'a Finding> {
        let all = || self.all.iter().copied();
        let about: Vec<&Finding> = all()
            .filter(|finding| {
                self.unit.is_some()
                    && finding.unit.as_deref() == self.unit
                    && finding.index.as_deref() == Some(self.index)
            })
            .collect();
        if !about.is_empty() {
            return about;
        }
        let named = all().filter(|finding| self.finding == Some(&code(finding)));
        named.collect()
    }

    pub(super) fn is_filtered(&self) -> bool {
        self.unit.is_some() || self.rule.is_some() || self.certainty.is_some()
    }

    pub(super) fn is_by_unit_alone(&self) -> bool {
        self.rule.is_none() && self.certainty.is_none()
    }

    fn count(&self, test: &dyn Fn(&Finding) -> bool) -> usize {
        self.all.iter().filter(|finding| test(finding)).count()
    }
}

/// Writes the pickers; each entry says how many findings it has.
pub(super) fn write_pickers(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let label = audit.text.title;
    html.open(
        "div",
        &[
            ("class", "audit-pickers"),
            ("role", "group"),
            ("aria-label", label),
        ],
    );
    write_league(audit, html);
    write_year(audit, html);
    write_rule(audit, choice, html);
    write_certainty(audit, choice, html);
    write_unit(audit, choice, html);
    html.close("div");
}

/// A value of a picker and its words.
type Entry = (String, String);

fn write_entries(
    html: &mut Html,
    (id, param): (&str, &str),
    label: &str,
    entries: &[Entry],
    chosen: &str,
) {
    let entries = entries
        .iter()
        .map(|(value, name)| (value.as_str(), name.as_str()));
    write_select(html, id, param, label, entries, chosen);
}

fn write_league(audit: &Audit<'_>, html: &mut Html) {
    let lang = audit.screenful.state.lang;
    let mut entries = Vec::new();
    for league in League::ALL {
        let count = about(audit, league).count();
        let has_numbers = audit.dataset(Some(league)).is_some();
        if has_numbers || count > 0 || league == audit.league() {
            let name = league_name(lang, league);
            entries.push((league.id().to_owned(), (audit.text.counted)(name, count)));
        }
    }
    let (id, chosen) = (("audit-league", "league"), audit.league().id());
    write_entries(html, id, audit.text.league, &entries, chosen);
}

fn write_year(audit: &Audit<'_>, html: &mut Html) {
    let years = audit.screenful.report.years.iter().map(|report| {
        let year = report.year.to_string();
        let name = (audit.text.counted)(&year, report.findings.len());
        (year, name)
    });
    let entries: Vec<Entry> = years.collect();
    let chosen = audit.year.year.to_string();
    let id = ("audit-year", "year");
    write_entries(html, id, audit.text.year, &entries, &chosen);
}

/// The entries of a filter: all, then those that have findings or are chosen.
fn filter_entries(
    audit: &Audit<'_>,
    choice: &Choice<'_>,
    values: &mut dyn Iterator<Item = (String, String, usize)>,
    chosen: &str,
) -> Vec<Entry> {
    let all = (audit.text.all)(choice.all.len());
    let mut entries = vec![(String::new(), all)];
    for (value, name, count) in values {
        if count > 0 || value == chosen {
            entries.push((value, (audit.text.counted)(&name, count)));
        }
    }
    entries
}

fn write_rule(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let chosen = choice.rule.unwrap_or_default();
    let mut rules = Rule::ALL.iter().map(|rule| {
        let name = audit.text.rules.name(rule.id()).to_owned();
        let count = choice.count(&|finding| finding.rule == *rule);
        (rule.id().to_owned(), name, count)
    });
    let entries = filter_entries(audit, choice, &mut rules, chosen);
    let id = ("audit-rule", "rule");
    write_entries(html, id, audit.text.rule, &entries, chosen);
}

fn write_certainty(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let chosen = choice.certainty.unwrap_or_default();
    let verdicts = [Verdict::Certain, Verdict::Likely, Verdict::Open];
    let mut verdicts = verdicts.into_iter().map(|verdict| {
        let name = words::certainty(audit.text, verdict).to_owned();
        let count = choice.count(&|finding| finding.certainty == verdict);
        (verdict.id().to_owned(), name, count)
    });
    let entries = filter_entries(audit, choice, &mut verdicts, chosen);
    let id = ("audit-certainty", "certainty");
    write_entries(html, id, audit.text.certainty, &entries, chosen);
}

fn write_unit(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let chosen = choice.unit.unwrap_or_default();
    let mut ids: Vec<&str> = Vec::new();
    for finding in &choice.all {
        let unit = finding.unit.as_deref();
        ids.extend(unit.filter(|unit| !ids.contains(unit)));
    }
    if !chosen.is_empty() && !ids.contains(&chosen) {
        ids.push(chosen);
    }
    // By the folded name, which the id is.
    let order = order(ids.len(), &mut |a, b| ids[a].cmp(ids[b]));
    let mut units = order.into_iter().map(|at| {
        let id = ids[at];
        let name = words::unit_name(audit, None, id);
        let count = choice.count(&|finding| finding.unit.as_deref() == Some(id));
        (id.to_owned(), name, count)
    });
    let entries = filter_entries(audit, choice, &mut units, chosen);
    let id = ("audit-unit", "unit");
    write_entries(html, id, audit.text.unit, &entries, chosen);
}
