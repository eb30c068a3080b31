//! The findings as tables: one for each kind of contradiction, or for each row that is wrong.

use dti_engine::audit::{Finding, Proof, Spot, Verdict};

use super::{Audit, words};
use crate::html::Html;

/// Writes the findings that are asked for, in the order of the audit.
pub(super) fn write(audit: &Audit<'_>, shown: &[&Finding], html: &mut Html) {
    let rules = audit.text.rules;
    for of_rule in shown.chunk_by(|a, b| a.rule == b.rule) {
        let id = of_rule[0].rule.id();
        html.open("section", &[("class", "audit-rule"), ("data-rule", id)]);
        let heading = (audit.text.counted)(rules.name(id), of_rule.len());
        html.element("h3", &[], &heading)
            .element("p", &[], rules.explained(id));
        // A row of a table of which many cells are wrong is one cause.
        for of_row in of_rule.chunk_by(is_same_row) {
            write_rows(audit, of_row, html);
        }
        html.close("section");
    }
}

fn is_same_row(a: &&Finding, b: &&Finding) -> bool {
    let key = |finding: &Finding| (finding.table, words::is_cell(finding));
    let row = |finding: &Finding| match finding.spot {
        Spot::Cell { row, .. } => Some(row),
        _ => None,
    };
    // Cells of one column in many rows stay together too.
    key(a) == key(b) && (row(a) == row(b) || (words::is_cell(a) && a.index == b.index))
        || !words::is_cell(a) && !words::is_cell(b)
}

fn write_rows(audit: &Audit<'_>, findings: &[&Finding], html: &mut Html) {
    let first = findings[0];
    let same_unit = findings.iter().all(|other| other.unit == first.unit);
    let caption = match (&first.unit, words::is_cell(first)) {
        (Some(unit), true) if same_unit => Some(words::unit_name(audit, first.league, unit)),
        (_, true) => {
            let index = first.index.as_deref();
            index.map(|index| words::index_name(audit, first.league, index))
        }
        (_, false) => None,
    };
    let table = first.table.filter(|table| *table > 0 && caption.is_some());
    let caption = match (caption, table) {
        (Some(caption), Some(table)) => Some(format!("{caption} – {}", (audit.text.table)(table))),
        (caption, _) => caption,
    };
    if let Some(caption) = &caption {
        html.element("h4", &[], caption);
        write_cause(audit, findings, html);
    }
    let rules = audit.text.rules;
    let label = caption.unwrap_or_else(|| rules.name(first.rule.id()).to_owned());
    let subject = if !words::is_cell(first) {
        Subject::Statement
    } else if same_unit {
        Subject::Index
    } else {
        Subject::Unit
    };
    write_table(audit, findings, &label, (subject, false), html);
}

/// Writes the first reason, which says what happened, where it is that of all findings.
fn write_cause(audit: &Audit<'_>, findings: &[&Finding], html: &mut Html) {
    let first = findings[0];
    let cause = first.evidence.first();
    if findings.iter().all(|other| other.evidence.first() == cause)
        && let Some(cause) = cause
    {
        let sentence = words::reason(audit, first, cause);
        html.element("p", &[("class", "cause")], &sentence);
    }
}

/// The findings that the address points at, with all their reasons.
pub(super) fn write_focused(audit: &Audit<'_>, findings: &[&Finding], html: &mut Html) {
    let title = words::subject(audit, findings[0]);
    // A link that leads here hands it the focus.
    let section = [
        ("class", "audit-focus"),
        ("id", "finding"),
        ("tabindex", "-1"),
    ];
    html.open("section", &section).element("h3", &[], &title);
    write_table(audit, findings, &title, (Subject::Rule, true), html);
    html.close("section");
}

/// What the first column says.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    /// The index, where all cells are of one unit.
    Index,
    /// The unit, where all cells are of one index.
    Unit,
    /// What the text states.
    Statement,
    /// The kind of contradiction, where unit and index are said.
    Rule,
}

fn write_table(
    audit: &Audit<'_>,
    findings: &[&Finding],
    label: &str,
    (subject, open): (Subject, bool),
    html: &mut Html,
) {
    let text = audit.text;
    let head = match subject {
        Subject::Index => text.index,
        Subject::Unit => text.unit,
        Subject::Statement => text.statement,
        Subject::Rule => text.rule,
    };
    html.open("table", &[("class", "audit-table"), ("aria-label", label)])
        .open("thead", &[])
        .open("tr", &[])
        .element("th", &[("scope", "col")], head);
    for head in [text.printed, text.expected] {
        html.element("th", &[("scope", "col"), ("class", "number")], head);
    }
    html.close("tr").close("thead");
    for finding in findings {
        write_finding(audit, finding, (subject, open), html);
    }
    html.close("table");
}

/// A finding is two lines: what is wrong, then where, how sure, and why.
fn write_finding(
    audit: &Audit<'_>,
    finding: &Finding,
    (subject, open): (Subject, bool),
    html: &mut Html,
) {
    let text = audit.text;
    let certainty = finding.certainty.id();
    html.open(
        "tbody",
        &[
            ("data-finding", &code(finding)),
            ("data-certainty", certainty),
        ],
    );
    html.open("tr", &[]).open("th", &[("scope", "row")]);
    write_subject(audit, finding, subject, html);
    html.close("th");
    let printed = finding.printed.as_ref();
    let printed = printed.map(|printed| words::figure(audit, finding.league, printed));
    let printed = printed.as_deref().unwrap_or(text.not_printed);
    let cell = [("class", "number"), ("data-field", "printed")];
    html.element("td", &cell, printed);
    let (expected, bounds) = words::expected(audit, finding);
    html.open("td", &[("class", "number"), ("data-field", "expected")])
        .element("strong", &[], &expected);
    if let Some(bounds) = &bounds {
        html.text(" ")
            .element("span", &[("class", "bounds")], bounds);
    }
    html.close("td").close("tr").open("tr", &[("class", "why")]);
    html.open("td", &[("colspan", "3")]);
    write_why(audit, finding, open, html);
    html.close("td").close("tr").close("tbody");
}

fn write_subject(audit: &Audit<'_>, finding: &Finding, subject: Subject, html: &mut Html) {
    let unit = finding.unit.as_deref();
    let index = finding.index.as_deref();
    let name = match subject {
        Subject::Index => words::index_name(audit, finding.league, index.unwrap_or_default()),
        Subject::Unit => words::unit_name(audit, finding.league, unit.unwrap_or_default()),
        Subject::Statement => words::statement(audit, finding),
        Subject::Rule if words::is_cell(finding) => {
            audit.text.rules.name(finding.rule.id()).to_owned()
        }
        Subject::Rule => words::statement(audit, finding),
    };
    let (Some(unit), Some(index), Some(league)) = (unit, index, finding.league) else {
        html.text(&name);
        return;
    };
    let year = audit.year.year.to_string();
    let href = audit.screenful.state.link(&[
        ("view", ""),
        ("league", league.id()),
        ("year", &year),
        ("unit", unit),
        ("index", index),
        ("rule", ""),
        ("certainty", ""),
    ]);
    let unit = words::unit_name(audit, Some(league), unit);
    let title = words::index_name(audit, Some(league), index);
    let title = (audit.text.ranking_of)(&unit, &title);
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("title", title.as_str()),
    ];
    html.element("a", &link, &name);
}

fn write_why(audit: &Audit<'_>, finding: &Finding, open: bool, html: &mut Html) {
    let text = audit.text;
    let code = code(finding);
    let key = format!("why-{}{code}", if open { "focus-" } else { "" });
    let mut details = Vec::new();
    if open {
        details.extend([("open", ""), ("data-open", "")]);
    }
    html.open("details", &details)
        .open("summary", &[("data-key", &key)]);
    match words::place(audit, finding) {
        Some(place) => {
            html.text(&place);
        }
        None => write_heading(audit, finding, html),
    }
    let class = if finding.certainty == Verdict::Certain {
        "certainty"
    } else {
        "certainty is-unsure"
    };
    html.text(" · ")
        .element(
            "span",
            &[("class", class), ("data-field", "certainty")],
            words::certainty(text, finding.certainty),
        )
        .text(" · ")
        .text(&(text.reasons)(finding.evidence.len()))
        .close("summary")
        .open("ul", &[]);
    for proof in &finding.evidence {
        html.open("li", &[("data-proof", &proof.code())]);
        write_reason(audit, finding, proof, html);
        html.close("li");
    }
    html.close("ul").close("details");
    write_link(audit, finding, html);
}

/// A link to the page with this finding first, for whoever wants to show it to others.
fn write_link(audit: &Audit<'_>, finding: &Finding, html: &mut Html) {
    let (text, code, year) = (audit.text, code(finding), audit.year.year.to_string());
    let league = finding.league.unwrap_or(audit.league());
    let mut to = vec![("league", league.id()), ("year", &year), ("finding", &code)];
    to.extend(["rule", "certainty", "unit", "index"].map(|filter| (filter, "")));
    let mut label = format!("{}: {}", text.link_to, words::subject(audit, finding));
    if let Some(place) = words::place(audit, finding) {
        label = format!("{label}, {place}");
    }
    let link = [
        ("class", "link-to"),
        ("href", &*audit.screenful.state.link(&to)),
        ("data-go", ""),
        ("title", text.link_to),
        ("aria-label", &label),
    ];
    html.element("a", &link, text.link);
}

/// A reason; the title that it quotes is Vietnamese in whatever sentence.
fn write_reason(audit: &Audit<'_>, finding: &Finding, proof: &Proof, html: &mut Html) {
    let reason = words::reason(audit, finding, proof);
    let title = words::quoted(audit, proof);
    match title.and_then(|title| Some((title, reason.split_once(title)?))) {
        Some((title, (before, after))) => {
            html.text(before)
                .element("span", &[("lang", "vi")], title)
                .text(after);
        }
        None => {
            html.text(&reason);
        }
    }
}

/// Where a statement stands; the title of a document as it was published, in Vietnamese.
fn write_heading(audit: &Audit<'_>, finding: &Finding, html: &mut Html) {
    let heading = match &finding.spot {
        Spot::Claim(id) => words::heading(audit, &finding.document, id),
        _ => None,
    };
    let source = audit.screenful.report.source(&finding.document);
    match (heading, source) {
        (Some(heading), _) if is_main(audit, finding) => {
            html.text(&heading);
        }
        (heading, Some(source)) => {
            html.element("span", &[("lang", "vi")], &source.title_vi);
            if let Some(heading) = heading {
                html.text(", ").text(&heading);
            }
        }
        _ => {
            html.text(audit.text.in_text);
        }
    }
}

/// Whether a finding is about the document that the ranking of its year comes from.
fn is_main(audit: &Audit<'_>, finding: &Finding) -> bool {
    let dataset = audit.dataset(Some(audit.league()));
    dataset.is_some_and(|dataset| dataset.document == finding.document)
}

/// What tells a finding from all others: its name in an address, which has small letters.
pub(super) fn code(finding: &Finding) -> String {
    let place = match &finding.spot {
        Spot::Cell { row, column } => format!("{row}-{column}"),
        Spot::Group(group) => format!("group-{group}"),
        Spot::Claim(claim) => claim.clone(),
        Spot::Whole => "whole".to_owned(),
    };
    let table = finding.table.unwrap_or_default();
    let unit = finding.unit.as_deref().unwrap_or_default();
    let rule = finding.rule.id();
    let code = format!("{}-{rule}-{table}-{place}-{unit}", finding.document);
    code.trim_end_matches('-').to_ascii_lowercase()
}
