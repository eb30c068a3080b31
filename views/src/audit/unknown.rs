//! What stays unknown, why, and where it must lie.

use dti_engine::audit::{Expected, Figure, Finding};
use dti_text::number;

use super::choice::Choice;
use super::{Audit, words};
use crate::html::Html;

/// Writes the lost values of the units that are asked for, and how many were never published.
pub(super) fn write(audit: &Audit<'_>, choice: &Choice<'_>, html: &mut Html) {
    let lost: Vec<&Finding> = choice
        .all
        .iter()
        .copied()
        .filter(|finding| is_lost(finding))
        .filter(|finding| choice.unit.is_none() || finding.unit.as_deref() == choice.unit)
        .collect();
    let unpublished = unpublished(audit);
    if lost.is_empty() && unpublished.is_none() {
        return;
    }
    let text = audit.text;
    html.open("section", &[("class", "audit-unknown")])
        .element("h3", &[], text.unknowns);
    if !lost.is_empty() {
        html.element("p", &[], text.unknowns_why);
    }
    for of_unit in lost.chunk_by(|a, b| a.unit == b.unit) {
        write_unit(audit, of_unit, html);
    }
    if let Some(sentence) = unpublished {
        html.element("p", &[("data-field", "unpublished")], &sentence);
    }
    html.close("section");
}

fn is_lost(finding: &Finding) -> bool {
    words::is_cell(finding) && !matches!(finding.expected, Expected::Figure(_))
}

fn write_unit(audit: &Audit<'_>, findings: &[&Finding], html: &mut Html) {
    let (text, first) = (audit.text, findings[0]);
    let unit = first.unit.as_deref().unwrap_or_default();
    let title = words::unit_name(audit, first.league, unit);
    let title = (text.lost)(&title, findings.len());
    html.element("h4", &[], &title);
    html.open("table", &[("class", "audit-table"), ("aria-label", &title)])
        .open("thead", &[])
        .open("tr", &[])
        .element("th", &[("scope", "col")], text.index);
    for head in [text.printed_rank, text.bounds] {
        html.element("th", &[("scope", "col"), ("class", "number")], head);
    }
    html.close("tr").close("thead").open("tbody", &[]);
    for finding in findings {
        let index = finding.index.as_deref().unwrap_or_default();
        html.open("tr", &[("data-lost", index)]).element(
            "th",
            &[("scope", "row")],
            &words::index_name(audit, finding.league, index),
        );
        let rank = printed_rank(audit, finding, index);
        let rank = rank.map(|rank| rank.to_string());
        html.element(
            "td",
            &[("class", "number")],
            rank.as_deref().unwrap_or(text.unknown),
        );
        let bounds = match finding.expected {
            Expected::Interval { low, high } => words::bounds(audit, low, high),
            Expected::Unknown | Expected::Figure(_) => text.unknown.to_owned(),
        };
        html.element("td", &[("class", "number")], &bounds)
            .close("tr");
    }
    html.close("tbody").close("table");
}

/// The rank that stands for a lost value, put right where that was printed wrongly too.
fn printed_rank(audit: &Audit<'_>, finding: &Finding, index: &str) -> Option<u32> {
    // Only values have ranks.
    let Some(Figure::Value(_)) = finding.printed else {
        return None;
    };
    let dataset = audit.dataset(finding.league)?;
    let unit = dataset.unit(finding.unit.as_deref()?).ok()?;
    let index = dataset.framework.index(index).ok()?;
    dataset.columns[index].ranks[unit].corrected
}

/// How many values no source published; `None` where all are known or lost in print.
fn unpublished(audit: &Audit<'_>) -> Option<String> {
    let dataset = audit.dataset(Some(audit.league()))?;
    if audit.screenful.data.is_derived(dataset) {
        return None;
    }
    let (mut unknown, mut all) = (0_i64, 0_i64);
    for column in &dataset.columns {
        for cell in &column.values {
            all += 1;
            unknown += i64::from(cell.corrected.is_none() && !cell.repaired);
        }
    }
    let lang = audit.screenful.state.lang;
    let [words, of] = [unknown, all].map(|count| number::integer(lang, count));
    (unknown > 0).then(|| (audit.text.unpublished)(&words, &of))
}
