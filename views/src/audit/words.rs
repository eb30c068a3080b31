//! Findings in words: figures, places, reasons.

use dti_charts::scored;
use dti_engine::League;
use dti_engine::audit::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};
use dti_text::{AuditText, Lang, number};

use super::Audit;

/// Whether a finding is about a cell of a table.
pub(super) fn is_cell(finding: &Finding) -> bool {
    matches!(finding.spot, Spot::Cell { .. })
}

/// The word for a verdict.
pub(super) fn certainty(text: &AuditText, verdict: Verdict) -> &'static str {
    let at = match verdict {
        Verdict::Certain => 0,
        Verdict::Likely => 1,
        Verdict::Open => 2,
    };
    text.certainties[at]
}

/// The name of a unit in a league, or in the one that is shown; its id if there is none.
pub(super) fn unit_name(audit: &Audit<'_>, league: Option<League>, id: &str) -> String {
    let dataset = audit.dataset(Some(league.unwrap_or(audit.league())));
    let name = dataset.and_then(|dataset| {
        let unit = dataset.unit(id).ok()?;
        Some(scored::unit_name(dataset, unit, lang(audit)).to_owned())
    });
    name.unwrap_or_else(|| id.to_owned())
}

/// The name of an index of a league; its path if there is none.
pub(super) fn index_name(audit: &Audit<'_>, league: Option<League>, code: &str) -> String {
    let name = audit.dataset(league).and_then(|dataset| {
        let index = dataset.framework.index(code).ok()?;
        Some(scored::index_name(dataset, index, lang(audit)))
    });
    name.unwrap_or_else(|| code.to_owned())
}

fn lang(audit: &Audit<'_>) -> Lang {
    audit.screenful.state.lang
}

/// What a finding is about: unit and index of a cell, or the statement.
pub(super) fn subject(audit: &Audit<'_>, finding: &Finding) -> String {
    match (is_cell(finding), &finding.unit, &finding.index) {
        (true, Some(unit), Some(index)) => {
            let unit = unit_name(audit, finding.league, unit);
            (audit.text.focus)(&unit, &index_name(audit, finding.league, index))
        }
        _ => statement(audit, finding),
    }
}

/// What a statement of a text is about.
pub(super) fn statement(audit: &Audit<'_>, finding: &Finding) -> String {
    let rules = audit.text.rules;
    let claim = claim_of(audit, finding);
    let words = claim.and_then(|claim| rules.claim(&claim.kind));
    let mut parts = vec![
        words
            .unwrap_or_else(|| rules.name(finding.rule.id()))
            .to_owned(),
    ];
    if let Some(index) = &finding.index {
        parts.push(index_name(audit, finding.league, index));
    }
    if let Some(unit) = &finding.unit {
        parts.push(unit_name(audit, finding.league, unit));
    }
    parts.join(", ")
}

fn claim_of<'a>(audit: &Audit<'a>, finding: &Finding) -> Option<&'a dti_engine::years::Claim> {
    let Spot::Claim(id) = &finding.spot else {
        return None;
    };
    let mut claims = audit.year.claims.iter();
    claims.find(|claim| claim.id == *id && claim.document == finding.document)
}

/// The heading under which a statement stands.
pub(super) fn heading(audit: &Audit<'_>, document: &str, id: &str) -> Option<String> {
    let year = audit.year;
    let of = |other: (&str, &str)| other == (document, id);
    let claims = year.claims.iter();
    let mut claims = claims.filter(|claim| of((&claim.document, &claim.id)));
    let mut sums = year.sums.iter().filter(|sum| of((&sum.document, &sum.id)));
    let shares = year.shares.iter();
    let mut shares = shares.filter(|share| of((&share.document, &share.id)));
    let place = claims.next().map(|claim| &claim.place);
    let place = place.or_else(|| sums.next().map(|sum| &sum.place));
    let place = place.or_else(|| shares.next().map(|share| &share.place))?;
    (!place.is_empty()).then(|| dti_text::place(place, lang(audit)))
}

/// The place of a finding that is our own words: table, row and column.
pub(super) fn place(audit: &Audit<'_>, finding: &Finding) -> Option<String> {
    let text = audit.text;
    let table = finding.table.filter(|table| *table > 0).map(text.table);
    let spot = match &finding.spot {
        Spot::Cell { row, column } => Some((text.cell)(*row, *column)),
        Spot::Group(group) => Some((text.group)(*group)),
        Spot::Claim(_) | Spot::Whole => None,
    };
    match (table, spot) {
        (Some(table), Some(spot)) => Some(format!("{table}, {spot}")),
        (table, spot) => table.or(spot),
    }
}

/// A figure in digits and words.
pub(super) fn figure(audit: &Audit<'_>, league: Option<League>, figure: &Figure) -> String {
    let (text, lang) = (audit.text, lang(audit));
    match figure {
        Figure::Value(value) => number::value(lang, *value),
        Figure::Rank(rank) => (text.rank)(*rank),
        Figure::Count(count) => number::integer(lang, i64::from(*count)),
        Figure::Percent(percent) => {
            // Stated with whole numbers or with two decimals.
            let is_whole = (percent - percent.round()).abs() < 0.005;
            number::percent(lang, percent / 100.0, if is_whole { 0 } else { 2 })
        }
        Figure::Units(ids) if ids.is_empty() => text.nobody.to_owned(),
        Figure::Units(ids) => {
            let names: Vec<String> = ids.iter().map(|id| unit_name(audit, league, id)).collect();
            names.join(", ")
        }
    }
}

/// What should stand there: the figure, or `unknown` and what confines it.
pub(super) fn expected(audit: &Audit<'_>, finding: &Finding) -> (String, Option<String>) {
    match &finding.expected {
        Expected::Unknown => (audit.text.unknown.to_owned(), None),
        Expected::Figure(right) => (figure(audit, finding.league, right), None),
        Expected::Interval { low, high } => {
            let bounds = bounds(audit, *low, *high);
            (audit.text.unknown.to_owned(), Some(bounds))
        }
    }
}

/// Where an unknown value must lie.
pub(super) fn bounds(audit: &Audit<'_>, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|end| number::value(lang(audit), end));
    if low == high {
        (audit.text.only)(&low)
    } else {
        (audit.text.between)(&low, &high)
    }
}

/// A reason as a sentence.
pub(super) fn reason(audit: &Audit<'_>, finding: &Finding, proof: &Proof) -> String {
    let (words, lang) = (&audit.text.proofs, lang(audit));
    let unit = |id: &str| unit_name(audit, finding.league, id);
    let figure = |of: &Figure| figure(audit, finding.league, of);
    let value = |value: f64| number::value(lang, value);
    // Ends of sums are finer than what is printed.
    let ends = |low: f64, high: f64| [low, high].map(|end| number::decimal(lang, end, 5));
    match proof {
        Proof::Repeats { unit: other } => (words.repeats)(&unit(other)),
        // A row that repeats another one does not hold the numbers of a third.
        Proof::Moved { unit: other } if finding.rule == Rule::CopiedRow => {
            (words.stands_at)(&unit(other))
        }
        Proof::Moved { unit: other } => (words.holds)(&unit(other)),
        Proof::Column { index } => (words.column)(&index_name(audit, finding.league, index)),
        Proof::Shifted { by } => (words.shifted)(&number::signed(lang, f64::from(*by), 0)),
        Proof::Transposed => words.transposed.to_owned(),
        Proof::Agrees { table, figure: of } => (words.agrees)(*table, &figure(of)),
        Proof::DtiSum { table, low, high } => {
            let [low, high] = ends(*low, *high);
            (words.total_sum)(*table, &low, &high)
        }
        Proof::RowSum { table, low, high } => {
            let sentence = if is_of_printed_row(finding, *low, *high) {
                words.printed_sum
            } else {
                words.row_sum
            };
            let [low, high] = ends(*low, *high);
            sentence(*table, &low, &high)
        }
        Proof::Ranks { table, rank } => match finding.printed {
            Some(Figure::Value(_)) => (words.ranks_confine)(*table, *rank),
            _ => (words.ranks)(*table, *rank),
        },
        Proof::Values { table, rank } => (words.values)(*table, *rank),
        Proof::Gap { table, rank } => (words.gap)(*table, *rank),
        Proof::Competition { table } => (words.competition)(*table),
        Proof::Grid { points } => (words.grid)(&number::decimal(lang, *points, 0)),
        Proof::Mean { value: mean } => (words.mean)(&value(*mean)),
        Proof::Recomputed(of) => (words.recomputed)(&figure(of)),
        Proof::Counted(of) => (words.counted)(&figure(of)),
        Proof::Inherits { claim } => inherits(audit, finding, claim),
        Proof::AsPrinted { table } => (words.as_printed)(*table),
        Proof::Unweighted { value: mean } => (words.unweighted)(&value(*mean)),
        Proof::Source {
            document,
            table,
            figure: of,
        } => {
            let title = title(audit, document);
            (words.source)(title, *table, &figure(of))
        }
        Proof::Framework {
            id,
            failing,
            checked,
            largest,
        } => {
            let book = audit.screenful.report.rulebook(id);
            let points = book.and_then(|book| book.framework.nodes().first()?.points);
            let points = points.map(|points| number::decimal(lang, points, 0));
            let points = points.as_deref().unwrap_or(id);
            let largest = number::decimal(lang, *largest, 5);
            (words.framework)(points, *failing, *checked, &largest)
        }
    }
}

/// The title of a document that a reason quotes: in Vietnamese, as it was published.
pub(super) fn quoted<'a>(audit: &Audit<'a>, proof: &'a Proof) -> Option<&'a str> {
    match proof {
        Proof::Source { document, .. } => Some(title(audit, document)),
        _ => None,
    }
}

fn title<'a>(audit: &Audit<'a>, document: &'a str) -> &'a str {
    let source = audit.screenful.report.source(document);
    source.map_or(document, |source| &source.title_vi)
}

/// Where other numbers of a row are lost as well, its sum is that of the printed row, and what it
/// gives is not the lost value.
fn is_of_printed_row(finding: &Finding, low: f64, high: f64) -> bool {
    match finding.expected {
        Expected::Interval {
            low: least,
            high: most,
        } => high < least || most < low,
        Expected::Unknown | Expected::Figure(_) => false,
    }
}

/// The wrong figure that another one follows from, as the other finding has it.
fn inherits(audit: &Audit<'_>, finding: &Finding, claim: &str) -> String {
    let mut others = audit.year.findings.iter();
    let other = others.find(|other| {
        other.document == finding.document && other.spot == Spot::Claim(claim.to_owned())
    });
    let printed = other.and_then(|other| other.printed.as_ref());
    let printed = printed.map(|printed| figure(audit, finding.league, printed));
    let place = heading(audit, &finding.document, claim);
    let place = place.as_deref().unwrap_or(audit.text.in_text);
    (audit.text.proofs.inherits)(printed.as_deref().unwrap_or(claim), place)
}
