//! `dti rank --format json` against the published report, which [`dti_tests`] reads by itself.

mod support;

use std::collections::HashMap;

use dti_tests::{Cell, LEAGUES, League, cells, correction_of, corrections, number};
use serde_json::Value;
use support::{json, noted};

type Printed = HashMap<(u8, String, String, String), Cell>;

/// Every cell by table, index, unit and measure.
fn printed() -> Printed {
    let key = |cell: &Cell| {
        (
            cell.table,
            cell.index.clone(),
            cell.unit.clone(),
            cell.measure.clone(),
        )
    };
    cells().into_iter().map(|cell| (key(&cell), cell)).collect()
}

fn rows(args: &str) -> Vec<Value> {
    let result = if args.contains("nonservice") {
        // Its framework is inferred, and every result says so beside it.
        serde_json::from_str(&noted(args).0).expect("JSON")
    } else {
        json(args)
    };
    match result {
        Value::Array(rows) => rows,
        other => panic!("{other} is not an array"),
    }
}

fn group(value: f64) -> u64 {
    match value {
        v if v > 0.4 => 1,
        v if v >= 0.325 => 2,
        v if v >= 0.25 => 3,
        _ => 4,
    }
}

/// The corrected and the printed ranking of every index of a league.
fn check(league: &League) {
    let printed = printed();
    let corrections = corrections();
    for index in league.indices() {
        let (rank_table, value_table) = league.tables_of(&index);
        let cell = |table, unit: &Value, measure: &str| {
            let unit = unit.as_str().expect("an id").to_owned();
            &printed[&(table, index.clone(), unit, measure.to_owned())]
        };
        let ranking = rows(&format!(
            "rank --league {} --index {index} --format json",
            league.id
        ));
        assert_eq!(ranking.len(), league.units);
        for row in &ranking {
            let rank = cell(rank_table, &row["id"], "rank");
            let value = cell(value_table, &row["id"], "value");
            let right = |cell: &Cell| {
                let correction = correction_of(&corrections, cell);
                let text = correction.map_or(&cell.text, |correction| &correction.corrected);
                (text != "unknown").then(|| number(text))
            };
            let what = format!("{}, {index}: {row}", league.id);
            assert_eq!(row["value"].as_f64(), right(value), "{what}");
            assert_eq!(row["rank"].as_f64(), right(rank), "{what}");
            assert_eq!(
                row["printed_value"].as_f64(),
                Some(value.number()),
                "{what}"
            );
            assert_eq!(row["printed_rank"].as_f64(), Some(rank.number()), "{what}");
            assert_eq!(row["group"].as_u64(), right(value).map(group), "{what}");
            let touched = [rank, value]
                .iter()
                .any(|c| correction_of(&corrections, c).is_some());
            let status = match right(value) {
                None => "unknown",
                Some(_) if touched => "corrected",
                Some(_) => "published",
            };
            assert_eq!(row["status"], status, "{what}");
            assert!(row.get("rank_interval").is_none(), "{what}");
        }
        let as_printed = rows(&format!(
            "rank --printed --league {} --index {index} --format json",
            league.id
        ));
        for row in &as_printed {
            let value = cell(value_table, &row["id"], "value");
            let ahead = |other: &&Value| other["value"].as_f64() > row["value"].as_f64();
            let place = as_printed.iter().filter(ahead).count() + 1;
            assert_eq!(row["value"].as_f64(), Some(value.number()), "{row}");
            assert_eq!(row["rank"].as_u64(), u64::try_from(place).ok(), "{row}");
            assert_eq!(row["status"], "published", "{row}");
        }
    }
}

#[test]
fn provinces() {
    check(&LEAGUES[0]);
}

#[test]
fn ministries_with_public_services() {
    check(&LEAGUES[1]);
}

#[test]
fn ministries_without_public_services() {
    check(&LEAGUES[2]);
}
