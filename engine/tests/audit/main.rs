//! The audit against the published report, and against faults planted into a consistent one.
//!
//! What the report of 2020 contradicts was established by hand and by two independent scripts
//! before the audit was written; the lists below are that result, not the audit's own.

#![allow(
    clippy::unwrap_used,
    clippy::needless_range_loop,
    clippy::approx_constant,
    reason = "a test may panic, tables are walked by position, and a value may look like 1/pi"
)]

mod complete;
mod planted;
mod statements;

use std::sync::OnceLock;

use dti_engine::audit::{
    Evidence, Expected, Figure, Finding, Proof, Rule, Spot, Verdict, YEARS, audit, bounds,
    corrections_justified, evidence,
};
use dti_engine::read::Number;
use dti_engine::years::Share;
use dti_engine::{Repair, published};

fn findings(year: u16) -> Vec<Finding> {
    static OF_2020: OnceLock<Vec<Finding>> = OnceLock::new();
    let fresh = || audit(&evidence(year).unwrap()).unwrap();
    match year {
        2020 => OF_2020.get_or_init(fresh).clone(),
        _ => fresh(),
    }
}

/// One line per finding about a statement: rule, document, claim, unit, printed, expected.
fn line(finding: &Finding) -> String {
    let figure = |figure: &Figure| match figure {
        Figure::Value(value) => format!("{value}"),
        Figure::Rank(rank) => format!("rank {rank}"),
        Figure::Count(count) => format!("{count}"),
        Figure::Percent(percent) => format!("{percent} %"),
        Figure::Units(units) => format!("[{}]", units.join(" ")),
    };
    let expected = match &finding.expected {
        Expected::Unknown => "unknown".to_owned(),
        Expected::Figure(of) => figure(of),
        Expected::Interval { low, high } => format!("{low}..{high}"),
    };
    let spot = match &finding.spot {
        Spot::Claim(id) => id.clone(),
        Spot::Cell { row, column } => {
            format!("{}:{row}:{column}", finding.table.unwrap_or_default())
        }
        spot => format!("{spot:?}"),
    };
    format!(
        "{} {} {spot} {}: {} -> {expected}",
        finding.rule.id(),
        finding.document,
        finding.unit.as_deref().unwrap_or("-"),
        finding.printed.as_ref().map_or("-".to_owned(), figure),
    )
}

fn is_cell(finding: &Finding) -> bool {
    matches!(finding.spot, Spot::Cell { .. })
}

#[test]
fn the_corrections_are_exactly_what_the_findings_justify() {
    let justified = corrections_justified(&findings(2020));
    let corrections = published::corrections().unwrap();
    assert_eq!(justified.len(), corrections.len());
    for (own, file) in justified.iter().zip(&corrections) {
        let figure = |number: Number| match number {
            Number::Value(value) => Figure::Value(value),
            Number::Rank(rank) => Figure::Rank(rank),
        };
        assert_eq!(
            (&own.document, own.table, &own.unit, &own.index),
            (&file.document, file.table, &file.unit, &file.index)
        );
        assert_eq!(own.printed, figure(file.printed), "{own:?}");
        let corrected = match file.corrected {
            Repair::Number(number) => Some(figure(number)),
            Repair::Unknown => None,
        };
        assert_eq!(own.corrected, corrected, "{own:?}");
        for code in &file.evidence {
            assert!(own.evidence.contains(code), "{code} is missing: {own:?}");
        }
    }
}

#[test]
fn the_justified_cells_are_where_the_file_says() {
    let text = include_str!("../../../assets/data/corrections.csv");
    let places: Vec<String> = text
        .lines()
        .skip(1)
        .map(|line| line.splitn(5, ',').take(4).collect::<Vec<_>>().join(","))
        .collect();
    let justified: Vec<String> = corrections_justified(&findings(2020))
        .iter()
        .map(|own| format!("{},{},{},{}", own.document, own.table, own.row, own.column))
        .collect();
    assert_eq!(justified, places);
}

#[test]
fn every_wrong_cell_of_2020_has_its_cause() {
    let findings = findings(2020);
    let count = |rule, table, unit: &str| {
        let of = |finding: &&Finding| {
            is_cell(finding)
                && finding.rule == rule
                && finding.table == Some(table)
                && finding.unit.as_deref() == Some(unit)
        };
        findings.iter().filter(of).count()
    };
    assert_eq!(count(Rule::TransposedDigits, 8, "yen-bai"), 1);
    assert_eq!(count(Rule::CopiedRow, 16, "ha-noi"), 9);
    assert_eq!(count(Rule::CopiedRow, 17, "ha-nam"), 10);
    assert_eq!(count(Rule::CopiedRow, 17, "yen-bai"), 10);
    assert_eq!(count(Rule::MovedRow, 17, "dak-nong"), 10);
    let shifted = findings
        .iter()
        .filter(|finding| finding.rule == Rule::ShiftedRanks);
    assert_eq!(shifted.count(), 30);
    assert_eq!(
        findings.iter().filter(|finding| is_cell(finding)).count(),
        70
    );
    let certain = |finding: &&Finding| is_cell(finding) && finding.certainty == Verdict::Certain;
    assert_eq!(findings.iter().filter(certain).count(), 70);
}

#[test]
fn the_statements_that_2020_contradicts() {
    let statements: Vec<String> = findings(2020)
        .iter()
        .filter(|finding| !is_cell(finding))
        .map(line)
        .collect();
    let known = [
        "weights dti-2020 Whole -: - -> unknown",
        "mean dti-2020 provinces-dti-mean -: 0.3026 -> 0.3084",
        "mean dti-2020 provinces-dti-mean-2 -: 0.3026 -> 0.3084",
        "mean dti-2020 provinces-dti-mean-3 -: 0.3026 -> 0.3084",
        "mean dti-2020 provinces-dti-mean-4 -: 0.3026 -> 0.3084",
        "mean khanh-hoa-2022 provinces-dti-mean -: 0.3026 -> 0.3084",
        "count dti-2020 provinces-dti-count-above-mean -: 33 -> 32",
        "count dti-2020 provinces-society-count-above-mean -: 30 -> 29",
        "count dti-2020 provinces-society-count-below-mean -: 33 -> 34",
        "share dti-2020 provinces-dti-percent-above-mean -: 52 % -> 51 %",
        "share dti-2020 provinces-society-percent-above-mean -: 48 % -> 46 %",
        "share dti-2020 provinces-society-percent-below-mean -: 52 % -> 54 %",
        "list dti-2020 programme-list-provinces -: 38 -> unknown",
        "list dti-2020 provinces-society-list-above-mean dak-nong: [dak-nong] -> []",
        "list dti-2020 provinces-society-list-below-mean dak-nong: - -> [dak-nong]",
        "first dti-2020 provinces-government-expert-first-in da-nang: rank 1 -> rank 2",
        "first dti-2020 provinces-economy-expert-first-in da-nang: rank 1 -> rank 2",
        "first dti-2020 provinces-society-expert-first-in da-nang: rank 1 -> rank 2",
        "total dti-2020 society-criteria-by-source -: 72 -> unknown",
        "documents khanh-hoa-2022 provinces-dti-value-of-4 phu-yen: 0.2157 -> 0.2151",
    ];
    assert_eq!(statements, known);
}

#[test]
fn later_years_contradict_themselves_in_three_statements_of_2023() {
    for year in [2021, 2022, 2024] {
        assert!(findings(year).is_empty(), "{year}");
    }
    // 34 of 81 is 42 %; 54.33 % is what 10 + 34 of 81 would be. Six groups of causes are seven.
    // 11 + 26 + 113 = 150.
    assert_eq!(
        findings(2023).iter().map(line).collect::<Vec<_>>(),
        [
            "share uybqg-2023-07 goals-2025-by-2024 -: 54.33 % -> 41.98 %",
            "list uybqg-2023-07 causes-count -: 6 -> unknown",
            "total uybqg-2023-07 documents-affected -: 139 -> unknown",
        ]
    );
}

/// What is certain has two reasons that do not rest on the same numbers.
#[test]
fn certainty_follows_from_the_evidence() {
    let all: Vec<Finding> = YEARS.flat_map(findings).collect();
    for finding in &all {
        let mut origins: Vec<String> = finding.evidence.iter().map(Proof::code).collect();
        for code in &mut origins {
            let kind = code.split(':').next().unwrap().to_owned();
            *code = match kind.as_str() {
                "recomputed" | "source" => "values".to_owned(),
                "framework" => code.clone(),
                _ => kind,
            };
        }
        origins.sort();
        origins.dedup();
        assert!(!origins.is_empty(), "{finding:?}");
        assert!(
            finding.certainty != Verdict::Certain || origins.len() >= 2,
            "{finding:?}"
        );
    }
    let doubtful: Vec<(String, Verdict)> = all
        .iter()
        .filter(|finding| finding.certainty != Verdict::Certain)
        .map(|finding| (line(finding), finding.certainty))
        .collect();
    let known = [
        (
            "list dti-2020 programme-list-provinces -: 38 -> unknown",
            Verdict::Open,
        ),
        (
            "total dti-2020 society-criteria-by-source -: 72 -> unknown",
            Verdict::Open,
        ),
        (
            "share uybqg-2023-07 goals-2025-by-2024 -: 54.33 % -> 41.98 %",
            Verdict::Likely,
        ),
        (
            "list uybqg-2023-07 causes-count -: 6 -> unknown",
            Verdict::Open,
        ),
        (
            "total uybqg-2023-07 documents-affected -: 139 -> unknown",
            Verdict::Open,
        ),
    ];
    assert_eq!(doubtful, known.map(|(line, of)| (line.to_owned(), of)));
    // Values and ranks stand in different tables, and both refute that Đà Nẵng is first.
    let first = all.iter().filter(|finding| finding.rule == Rule::First);
    let evidence: Vec<String> = first
        .map(|finding| {
            let codes: Vec<String> = finding.evidence.iter().map(Proof::code).collect();
            codes.join(" ")
        })
        .collect();
    let known = [
        "values:11 ranks:10 recomputed",
        "values:14 ranks:13 recomputed",
        "values:17 ranks:16 recomputed",
    ];
    assert_eq!(evidence, known);
}

#[test]
fn with_the_corrections_nothing_is_wrong_with_the_cells() {
    let mut evidence = evidence(2020).unwrap();
    let corrections = published::corrections().unwrap();
    for tables in &mut evidence.leagues {
        tables.cells.retain_mut(|cell| {
            let of = corrections.iter().find(|correction| {
                (&correction.document, correction.table) == (&cell.document, cell.table)
                    && (&correction.unit, &correction.index) == (&cell.unit, &cell.index)
                    && correction.printed == cell.number
            });
            match of.map(|correction| correction.corrected) {
                Some(Repair::Number(number)) => cell.number = number,
                Some(Repair::Unknown) => return false,
                None => {}
            }
            true
        });
    }
    let findings = audit(&evidence).unwrap();
    let cells: Vec<&Finding> = findings.iter().filter(|finding| is_cell(finding)).collect();
    assert!(cells.is_empty(), "{cells:#?}");
    assert_eq!(findings.len(), 20, "the statements stay as they are");
}

#[test]
fn the_weights_of_appendix_b_fail_and_the_inferred_ones_hold() {
    let findings = findings(2020);
    let weights = findings
        .iter()
        .find(|finding| finding.rule == Rule::Weights)
        .unwrap();
    let sums: Vec<(u32, u32, bool)> = weights
        .evidence
        .iter()
        .filter_map(|proof| match proof {
            Proof::Framework {
                failing,
                checked,
                largest,
                ..
            } => Some((*failing, *checked, *largest > 0.0001)),
            _ => None,
        })
        .collect();
    assert_eq!(sums, [(7, 7, true), (0, 7, false)]);
}

#[test]
fn findings_are_the_same_every_time_and_survive_being_stored() {
    for year in YEARS {
        let findings = findings(year);
        assert_eq!(findings, audit(&evidence(year).unwrap()).unwrap());
        let bytes = postcard::to_allocvec(&findings).unwrap();
        assert_eq!(
            postcard::from_bytes::<Vec<Finding>>(&bytes).unwrap(),
            findings
        );
    }
}

/// The intervals that the second, independent analysis of the report found for the lost cells.
#[test]
fn lost_cells_are_confined_to_the_known_intervals() {
    let data = published::provinces_2020().unwrap();
    let bounds = bounds(&data);
    let known = [
        ("ha-nam", "awareness", 0.4883, 0.4883),
        ("ha-nam", "institutions", 0.3917, 0.4087),
        ("ha-nam", "infrastructure", 0.3817, 0.4370),
        ("ha-nam", "data", 0.0870, 0.0963),
        ("ha-nam", "activity", 0.1673, 0.1832),
        ("ha-nam", "security", 0.3653, 0.3933),
        ("ha-nam", "human-resources", 0.2603, 0.2683),
        ("ha-nam", "sentiment", 0.3973, 0.3980),
        ("ha-nam", "expert", 0.3840, 0.3860),
        ("dak-nong", "awareness", 0.3347, 0.3410),
        ("dak-nong", "institutions", 0.4093, 0.4317),
        ("dak-nong", "infrastructure", 0.2360, 0.2460),
        ("dak-nong", "data", 0.1620, 0.1663),
        ("dak-nong", "activity", 0.2773, 0.2827),
        ("dak-nong", "security", 0.2000, 0.2000),
        ("dak-nong", "human-resources", 0.1833, 0.2090),
        ("dak-nong", "sentiment", 0.3263, 0.3833),
        ("dak-nong", "expert", 0.3183, 0.3453),
    ];
    assert_eq!(bounds.len(), known.len());
    for (unit, index, low, high) in known {
        let index = data.framework.index(&format!("society.{index}")).unwrap();
        let unit = data.unit(unit).unwrap();
        let bound = bounds
            .iter()
            .find(|bound| (bound.unit, bound.index) == (unit, index))
            .unwrap();
        assert!(
            (bound.low - low).abs() < 1e-9 && (bound.high - high).abs() < 1e-9,
            "{bound:?}"
        );
    }
    // Two lost values are nowhere else, so the interval of the finding is that of the dataset.
    for finding in findings(2020) {
        if let Expected::Interval { low, high } = finding.expected {
            let index = data.framework.index(&finding.index.unwrap()).unwrap();
            let unit = data.unit(&finding.unit.unwrap()).unwrap();
            assert!(bounds.iter().any(|bound| {
                (bound.unit, bound.index) == (unit, index)
                    && (bound.low - low).abs() < 1e-9
                    && (bound.high - high).abs() < 1e-9
            }));
        }
    }
}

#[test]
fn ids_are_what_serde_writes() {
    use serde::Deserialize;
    use serde::de::value::{Error, StrDeserializer};
    for rule in Rule::ALL {
        let read = Rule::deserialize(StrDeserializer::<Error>::new(rule.id()));
        assert_eq!(read, Ok(rule));
    }
    for verdict in [Verdict::Certain, Verdict::Likely, Verdict::Open] {
        let read = Verdict::deserialize(StrDeserializer::<Error>::new(verdict.id()));
        assert_eq!(read, Ok(verdict));
    }
}

/// Hostile or empty statements give findings or none, never a panic.
#[test]
fn statements_without_sense_are_survived() {
    let mut evidence = evidence(2020).unwrap();
    for claim in &mut evidence.claims {
        claim.value = "99999999999999999999".into();
        claim.units.reverse();
        claim.units.push("nobody".into());
    }
    for sum in &mut evidence.sums {
        sum.parts = vec![u32::MAX; 3];
    }
    for group in &mut evidence.groups {
        group.group = 200;
        group.percent = -1.0;
    }
    evidence.shares.push(Share {
        document: "d".into(),
        place: String::new(),
        id: "s".into(),
        part: 1,
        whole: 0,
        percent: "1".into(),
    });
    assert!(!audit(&evidence).unwrap().is_empty());
    evidence.leagues.clear();
    assert!(!audit(&evidence).unwrap().is_empty());
    assert_eq!(audit(&Evidence::default()).unwrap(), []);
}

#[test]
fn a_cell_of_nobody_is_refused() {
    let mut evidence = evidence(2020).unwrap();
    evidence.leagues[0].cells[0].unit = "nobody".into();
    assert!(audit(&evidence).unwrap_err().is_unknown_name());
}
