//! What the numbers rest on, as tables: rulebooks, repairs, documents.

use dti_engine::audit::{Expected, Figure, Finding, Proof, Spot, Verdict};
use dti_engine::report::Report;
use dti_engine::rulebook::{Rulebook, Scorer};
use dti_engine::{Below, Certainty, Source};

use crate::{Cell, Table};

fn table(columns: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        columns: columns.iter().map(|&name| name.to_owned()).collect(),
        rows,
    }
}

/// A word, or an empty cell where there is none.
fn word(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Missing
    } else {
        Cell::text(text)
    }
}

/// A rulebook with an entry per row, in the columns of `assets/frameworks`.
#[must_use]
pub fn rulebook(book: &Rulebook) -> Table {
    let nodes = book.framework.nodes();
    let rows = nodes.iter().zip(&book.details).map(|(node, detail)| {
        let parent = node.parent.map_or("", |parent| &nodes[parent].code);
        vec![
            word(&node.code),
            word(parent),
            word(detail.level.id()),
            word(&node.name_vi),
            word(&node.name_en),
            node.points.map_or(Cell::Missing, Cell::Points),
            word(detail.scorer.map_or("", Scorer::id)),
            word(match node.certainty {
                Certainty::Published => "published",
                Certainty::Inferred => "inferred",
            }),
            word(detail.known.id()),
            word(match node.below {
                Below::Whole => "",
                Below::Partial => "partial",
                Below::Contradicted => "contradicted",
            }),
            word(&detail.note),
        ]
    });
    let columns = [
        "code",
        "parent",
        "level",
        "name_vi",
        "name_en",
        "points",
        "source",
        "certainty",
        "known",
        "below",
        "note",
    ];
    table(&columns, rows.collect())
}

/// The repairs of printed cells, in the columns of `assets/data/corrections.csv`: what the audit
/// found for certain, by document and place.
#[must_use]
pub fn corrections(report: &Report) -> Table {
    let findings = report.years.iter().flat_map(|year| &year.findings);
    let certain = findings.filter(|finding| finding.certainty == Verdict::Certain);
    let mut placed: Vec<_> = certain
        .filter_map(|finding| {
            let Spot::Cell { row, column } = finding.spot else {
                return None;
            };
            Some(((&finding.document, finding.table, row, column), finding))
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    let rows = placed
        .iter()
        .filter_map(|((_, _, row, column), finding)| correction(finding, *row, *column));
    let rows = rows.collect();
    let columns = [
        "document",
        "table",
        "row",
        "column",
        "unit",
        "index",
        "measure",
        "printed",
        "corrected",
        "evidence",
        "certainty",
    ];
    table(&columns, rows)
}

/// The repair of the cell that a finding is about; `None` where nothing is printed there.
fn correction(finding: &Finding, row: u16, column: u8) -> Option<Vec<Cell>> {
    let (measure, printed) = cell(finding.printed.as_ref()?)?;
    let corrected = match &finding.expected {
        Expected::Figure(figure) => cell(figure)?.1,
        Expected::Unknown | Expected::Interval { .. } => Cell::text("unknown"),
    };
    let evidence: Vec<String> = finding.evidence.iter().map(Proof::code).collect();
    Some(vec![
        word(&finding.document),
        Cell::integer(finding.table),
        Cell::integer(Some(row)),
        Cell::integer(Some(column)),
        word(finding.unit.as_deref().unwrap_or_default()),
        word(finding.index.as_deref().unwrap_or_default()),
        word(measure),
        printed,
        corrected,
        word(&evidence.join(" ")),
        word(finding.certainty.id()),
    ])
}

/// What a printed figure measures, and the figure.
fn cell(figure: &Figure) -> Option<(&'static str, Cell)> {
    match figure {
        Figure::Value(value) => Some(("value", Cell::Printed(*value, 4))),
        Figure::Rank(rank) => Some(("rank", Cell::Integer(u64::from(*rank)))),
        Figure::Count(_) | Figure::Percent(_) | Figure::Units(_) => None,
    }
}

/// The documents.
#[must_use]
pub fn sources(sources: &[Source]) -> Table {
    let rows = sources.iter().map(|source| {
        vec![
            word(&source.document),
            word(&source.title_vi),
            word(&source.title_en),
            word(&source.publisher_vi),
            word(&source.publisher_en),
            word(&source.url),
        ]
    });
    let columns = [
        "document",
        "title_vi",
        "title_en",
        "publisher_vi",
        "publisher_en",
        "url",
    ];
    table(&columns, rows.collect())
}
