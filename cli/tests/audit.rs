//! `dti audit`: its findings about the tables are the corrections file, line by line.

mod support;

use std::collections::BTreeSet;

use dti_tests::{LEAGUES, corrections, number};
use serde_json::Value;
use support::{json, ok, refused};

fn findings(args: &str) -> Vec<Value> {
    match json(args) {
        Value::Array(findings) => findings,
        other => panic!("{other} is not an array"),
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn findings_have_the_promised_keys() {
    let keys = [
        "rule",
        "document",
        "table",
        "league",
        "unit",
        "index",
        "printed",
        "expected",
        "evidence",
        "certainty",
    ];
    let all = findings("audit --year 2020 --format json");
    assert!(!all.is_empty());
    for finding in &all {
        let object = finding.as_object().expect("an object");
        for key in keys {
            assert!(object.contains_key(key), "{key}: {finding}");
        }
        let certainty = text(&finding["certainty"]);
        assert!(
            ["certain", "likely", "open"].contains(&certainty.as_str()),
            "{finding}"
        );
        assert!(
            finding["evidence"]
                .as_array()
                .is_some_and(|codes| !codes.is_empty()),
            "{finding}"
        );
        if let Some(interval) = finding.get("interval") {
            let end = |at: usize| interval[at].as_f64().expect("a number");
            assert_eq!(finding["expected"], "unknown");
            assert!(
                0.0 <= end(0) && end(0) <= end(1) && end(1) <= 1.0,
                "{finding}"
            );
        }
    }
}

#[test]
fn findings_in_the_tables_are_the_corrections() {
    let tables: Vec<u8> = LEAGUES
        .iter()
        .flat_map(|league| league.tables)
        .copied()
        .collect();
    let in_tables = |table: u64| tables.iter().any(|known| u64::from(*known) == table);
    let mut found = BTreeSet::new();
    for finding in findings("audit --year 2020 --format json") {
        let cell = finding["unit"].is_string() && finding["index"].is_string();
        match finding["table"].as_u64() {
            Some(table) if cell && in_tables(table) => {
                let evidence = finding["evidence"].as_array().expect("an array");
                assert!(evidence.len() >= 2, "{finding}");
                assert_eq!(finding["certainty"], "certain", "{finding}");
                let number = |figure: &Value| {
                    figure
                        .as_f64()
                        .map_or_else(|| text(figure), |n| n.to_string())
                };
                found.insert((
                    table,
                    text(&finding["unit"]),
                    text(&finding["index"]),
                    number(&finding["printed"]),
                    match &finding["expected"] {
                        Value::String(word) => word.clone(),
                        figure => number(figure),
                    },
                ));
            }
            _ => {}
        }
    }
    let right: BTreeSet<_> = corrections()
        .into_iter()
        .filter(|correction| tables.contains(&correction.table))
        .map(|correction| {
            (
                u64::from(correction.table),
                correction.unit,
                correction.index,
                number(&correction.printed).to_string(),
                match correction.corrected.as_str() {
                    "unknown" => "unknown".to_owned(),
                    text => number(text).to_string(),
                },
            )
        })
        .collect();
    assert_eq!(found, right);
}

#[test]
fn a_mean_of_means_is_found_and_explained() {
    let all = findings("audit --format json");
    let mean = all
        .iter()
        .find(|finding| finding["rule"] == "mean" && finding["document"] == "dti-2020")
        .expect("the stated mean of the provinces");
    assert_eq!(mean["printed"].as_f64(), Some(0.3026));
    assert!(
        (mean["expected"].as_f64().expect("a number") - 0.3084).abs() < 0.00005,
        "{mean}"
    );
    assert!(mean["table"].is_null() && mean["unit"].is_null());
}

#[test]
fn the_text_says_the_same_in_words() {
    let text = ok("audit");
    let all = findings("audit --format json");
    assert!(
        text.contains(&format!("{} findings in 2020: ", all.len())),
        "{text}"
    );
    assert!(
        text.contains("copied-row (29): a row repeats another unit's"),
        "{text}"
    );
    assert!(text.contains(
        "dti-2020 Table 8, row 40 column 5, provinces, yen-bai, society: printed 0.2982, expected 0.2928"
    ));
    let lines = text.lines().filter(|line| line.starts_with("  ")).count();
    assert_eq!(lines, all.len());
}

#[test]
fn every_year_can_be_audited_and_others_are_named() {
    for year in 2021..=2024 {
        findings(&format!("audit --year {year} --format json"));
    }
    let line = refused("audit --year 2019", 2);
    assert!(
        line.contains("year 2019; available: 2020, 2021, 2022, 2023, 2024"),
        "{line}"
    );
    refused("audit --format csv", 2);
}
