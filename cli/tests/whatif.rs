//! `dti whatif` and `dti tipping` against sums done here.

mod support;

use std::collections::HashMap;

use dti_tests::{cells, correction_of, corrections, number};
use serde_json::Value;
use support::{dti_with, json, ok, one_line, refused};

/// Unit → corrected value of an index, from the tables.
fn values(table: u8, index: &str) -> HashMap<String, f64> {
    let corrections = corrections();
    cells()
        .into_iter()
        .filter(|cell| cell.table == table && cell.index == index && cell.measure == "value")
        .filter_map(|cell| {
            let correction = correction_of(&corrections, &cell);
            let text = correction.map_or(&cell.text, |correction| &correction.corrected);
            (text != "unknown").then(|| (cell.unit.clone(), number(text)))
        })
        .collect()
}

fn rank(values: &HashMap<String, f64>, unit: &str) -> usize {
    values
        .values()
        .filter(|value| **value > values[unit] + 1e-9)
        .count()
        + 1
}

/// Units at or above `unit` before, and below it after.
fn passed(before: &HashMap<String, f64>, after: &HashMap<String, f64>, unit: &str) -> Vec<String> {
    let ahead = |values: &HashMap<String, f64>, other: &str| values[other] >= values[unit] - 1e-9;
    let others = before.keys().filter(|other| *other != unit);
    let mut passed: Vec<String> = others
        .filter(|other| ahead(before, other) && !ahead(after, other))
        .cloned()
        .collect();
    passed.sort_unstable();
    passed
}

fn sorted(ids: &Value) -> Vec<String> {
    let ids = ids.as_array().expect("an array").iter();
    let mut ids: Vec<String> = ids
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    ids.sort_unstable();
    ids
}

#[test]
fn a_change_weighs_what_the_rulebook_says() {
    let before = values(8, "dti");
    // Index, table of its values, its weight in the DTI by Appendix B.
    for (unit, sets) in [
        ("khanh-hoa", vec![("government.activity", 11, 0.08, 0.6)]),
        ("khanh-hoa", vec![("government.activity", 11, 0.08, 0.1)]),
        (
            "ha-giang",
            vec![
                ("society.expert", 17, 0.03, 1.0),
                ("economy.activity", 14, 0.06, 0.9),
            ],
        ),
        (
            "da-nang",
            vec![
                ("government.data", 11, 0.04, 0.0),
                ("society.activity", 17, 0.06, 0.0),
            ],
        ),
    ] {
        let mut after = before.clone();
        let mut args = format!("whatif --league provinces --year 2020 --unit {unit} --format json");
        for (index, table, weight, value) in sets {
            *after.get_mut(unit).expect("a value") += weight * (value - values(table, index)[unit]);
            args.push_str(&format!(" --set {index}={value}"));
        }
        let said = json(&args);
        assert_eq!(
            said["before"]["value"].as_f64(),
            Some(before[unit]),
            "{args}"
        );
        assert_eq!(
            said["before"]["rank"].as_u64(),
            u64::try_from(rank(&before, unit)).ok()
        );
        let value = said["after"]["value"].as_f64().expect("a value");
        assert!(
            (value - after[unit]).abs() < 1e-12,
            "{args}: {value}, {}",
            after[unit]
        );
        assert_eq!(
            said["after"]["rank"].as_u64(),
            u64::try_from(rank(&after, unit)).ok(),
            "{args}"
        );
        assert_eq!(
            sorted(&said["overtaken"]),
            passed(&before, &after, unit),
            "{args}"
        );
        let keys: Vec<&String> = said.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), 3, "{keys:?}");
    }
}

#[test]
fn without_changes_the_published_ranks_stay() {
    for row in json("rank --format json")
        .as_array()
        .expect("an array")
        .iter()
        .step_by(9)
    {
        let unit = row["id"].as_str().expect("an id");
        let said = json(&format!("whatif --unit {unit} --format json"));
        for state in ["before", "after"] {
            assert_eq!(said[state]["rank"], row["rank"], "{unit}");
            assert_eq!(said[state]["value"], row["value"], "{unit}");
        }
        assert_eq!(said["overtaken"], serde_json::json!([]));
    }
}

#[test]
fn setting_what_is_there_changes_nothing() {
    let activity = values(11, "government.activity")["khanh-hoa"];
    let set = format!("whatif --unit khanh-hoa --set government.activity={activity} --format json");
    assert_eq!(json(&set), json("whatif --unit khanh-hoa --format json"));
}

#[test]
fn rivals_that_do_not_grow_are_no_rivals() {
    let plain = "whatif --unit khanh-hoa --set economy.activity=0.3 --format json";
    assert_eq!(json(plain), json(&format!("{plain} --rivals 0")));
    let rivals = json(&format!("{plain} --rivals 10"));
    let before = values(8, "dti");
    let mut after = before.clone();
    let activity = values(14, "economy.activity");
    // Far from 1, so that growing all parts by a tenth grows the sum by a tenth, up to rounding.
    for (unit, value) in &mut after {
        if unit == "khanh-hoa" {
            *value += 0.06 * (0.3 - activity["khanh-hoa"]);
        } else {
            *value *= 1.1;
        }
    }
    let expected = rank(&after, "khanh-hoa");
    let found = rivals["after"]["rank"]
        .as_u64()
        .and_then(|rank| usize::try_from(rank).ok());
    assert!(
        found.is_some_and(|found| found.abs_diff(expected) <= 1),
        "{found:?}, {expected}"
    );
}

#[test]
fn tables_carry_the_label_of_a_simulation() {
    let label = "Simulation – not a published result / mô phỏng – không phải kết quả công bố";
    let table = ok("whatif --unit khanh-hoa --set government.activity=0.6");
    assert!(table.contains(label));
    assert!(table.contains("government.activity: 0.4355 to 0.6000 (+13.16 of 80 points)."));
    assert!(ok("tipping --unit khanh-hoa").contains(label));
    assert!(
        ok("whatif --league ministries-nonservice --unit dai-tieng-noi-viet-nam")
            .contains("is inferred")
    );
}

#[test]
fn units_are_found_by_name_too() {
    let by_name = dti_with(&["whatif", "--unit", "Khánh Hòa", "--format", "json"], "");
    assert_eq!(by_name.code, 0);
    assert_eq!(by_name.out, ok("whatif --unit khanh-hoa --format json"));
}

#[test]
fn impossible_scenarios_are_one_clear_line() {
    for (args, code, told) in [
        ("--unit khanh-hao", 2, "did you mean `khanh-hoa`?"),
        (
            "--unit khanh-hoa --set government.activity",
            2,
            "write INDEX=VALUE",
        ),
        (
            "--unit khanh-hoa --set government.activity=1.2",
            2,
            "1.2 is not a value from 0 to 1",
        ),
        (
            "--unit khanh-hoa --set government.activity=-0.1",
            2,
            "-0.1 is not a value from 0 to 1",
        ),
        (
            "--unit khanh-hoa --set government.activity=0,6",
            2,
            "write `0.6` with a decimal point",
        ),
        (
            "--unit khanh-hoa --set government.activity=NaN",
            2,
            "`NaN` is not a number",
        ),
        (
            "--unit khanh-hoa --set government.activity=inf",
            2,
            "`inf` is not a number",
        ),
        (
            "--unit khanh-hoa --set goverment.activity=0.6",
            2,
            "did you mean `government.activity`?",
        ),
        (
            "--unit khanh-hoa --set government=0.6",
            2,
            "sum of other indices",
        ),
        (
            "--unit ha-nam --set society.data=0.6",
            1,
            "is unknown, so it cannot be changed",
        ),
        (
            "--unit khanh-hoa --set society.data=0.6 --set society.data=0.7",
            2,
            "twice",
        ),
        ("--unit khanh-hoa --rivals 1e9", 2, "-100 to 1000"),
        ("--unit khanh-hoa --rivals NaN", 2, "-100 to 1000"),
        ("", 2, "--unit <UNIT>"),
    ] {
        let line = refused(&format!("whatif {args}"), code);
        assert!(line.contains(told), "{args}: {line}");
    }
    for (args, told) in [
        (
            "--unit khanh-hoa --rank 0",
            "the places above `khanh-hoa` are 1 to 41",
        ),
        (
            "--unit khanh-hoa --rank 42",
            "the places above `khanh-hoa` are 1 to 41",
        ),
        ("--unit da-nang --rank 1", "`da-nang` is first already"),
        ("--unit khanh-hoa --rank 3 --all", "cannot be used with"),
    ] {
        let line = refused(&format!("tipping {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
    let huge = format!("society.data={}", "9".repeat(100_000));
    let line = one_line(
        dti_with(&["whatif", "--unit", "khanh-hoa", "--set", &huge], ""),
        2,
    );
    assert!(
        line.contains("not a value from 0 to 1"),
        "{} bytes",
        line.len()
    );
}

/// The rank that a value gives, by a run of its own.
fn rank_at(unit: &str, index: &str, value: f64) -> u64 {
    let said = json(&format!(
        "whatif --unit {unit} --set {index}={value} --format json"
    ));
    said["after"]["rank"].as_u64().expect("settled")
}

#[test]
fn a_tipping_point_tips_and_one_step_less_does_not() {
    for (unit, target) in [
        ("khanh-hoa", None),
        ("khanh-hoa", Some(30)),
        ("bac-ninh", None),
    ] {
        let rank = target.map_or(String::new(), |rank| format!(" --rank {rank}"));
        let rows = json(&format!("tipping --unit {unit}{rank} --format json"));
        let rows = rows.as_array().expect("an array");
        assert_eq!(rows.len(), 27);
        for row in rows.iter().step_by(4).filter(|row| !row["to"].is_null()) {
            let index = row["index"].as_str().expect("an index");
            let number = |key: &str| row[key].as_f64().expect("a number");
            let (to, maximum) = (number("to"), number("maximum"));
            let wanted = row["target"].as_u64().expect("a rank");
            assert_eq!(
                rank_at(unit, index, to),
                row["rank"].as_u64().expect("a rank"),
                "{row}"
            );
            assert!(row["rank"].as_u64() <= Some(wanted), "{row}");
            assert!(
                (number("gain") - (to - number("from")) * maximum).abs() < 1e-6,
                "{row}"
            );
            assert!(rank_at(unit, index, to - 0.01 / maximum) > wanted, "{row}");
        }
    }
}

/// The digits behind the decimal point of a number as JSON writes it.
fn decimals(number: &Value) -> usize {
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, digits)| digits.len())
}

#[test]
fn values_after_have_no_noise_of_binary_fractions() {
    for tenth in 1..10 {
        let query = format!("whatif --unit khanh-hoa --set government.activity=0.{tenth}");
        let result = json(&format!("{query} --format json"));
        for state in ["before", "after"] {
            let value = &result[state]["value"];
            assert!(decimals(value) <= 9, "{query}: {value}");
        }
    }
}

#[test]
fn published_numbers_are_printed_as_published() {
    let mut printed = Vec::new();
    for table in [11, 14, 17] {
        for cell in cells() {
            if cell.table == table && cell.unit == "khanh-hoa" && cell.measure == "value" {
                printed.push((cell.index.clone(), cell.text.clone()));
            }
        }
    }
    let rows = json("tipping --unit khanh-hoa --all --format json");
    let csv = ok("tipping --unit khanh-hoa --format csv");
    let mut seen = 0;
    for row in rows.as_array().expect("an array") {
        let index = row["index"].as_str().expect("an index");
        let text = &printed.iter().find(|(i, _)| i == index).expect("a cell").1;
        // The shortest text of the printed number, and not of one beside it.
        let number: f64 = text.parse().expect("a number");
        assert_eq!(
            row["from"].to_string(),
            serde_json::json!(number).to_string()
        );
        assert!(csv.contains(&format!(",{text},")), "{index}: {text}");
        for key in ["from", "to", "gain"] {
            assert!(row[key].is_null() || decimals(&row[key]) <= 9, "{row}");
        }
        seen += 1;
    }
    assert_eq!(seen, 27 * 41);
    for rank in [1, 7, 31, 41] {
        let said = json(&format!(
            "reach --unit khanh-hoa --rank {rank} --format json"
        ));
        assert!(decimals(&said["cost"]) <= 9, "{said}");
        for gain in said["gains"].as_array().expect("an array") {
            let index = gain["index"].as_str().expect("an index");
            let text = &printed.iter().find(|(i, _)| i == index).expect("a cell").1;
            assert_eq!(gain["from"].as_f64(), text.parse().ok(), "{gain}");
            assert!(decimals(&gain["to"]) <= 9, "{gain}");
        }
    }
}

#[test]
fn every_place_above_is_listed_in_order_of_what_it_takes() {
    let rows = json("tipping --unit bac-ninh --all --format json");
    let rows = rows.as_array().expect("an array");
    let targets: Vec<u64> = rows
        .iter()
        .filter_map(|row| row["target"].as_u64())
        .collect();
    assert_eq!(targets, [vec![2; 27], vec![1; 27]].concat());
    for target in rows.chunks(27) {
        let gains: Vec<f64> = target
            .iter()
            .map(|row| row["gain"].as_f64().unwrap_or(f64::INFINITY))
            .collect();
        assert!(gains.is_sorted(), "{gains:?}");
    }
    assert_eq!(
        json("tipping --unit da-nang --format json"),
        serde_json::json!([])
    );
}

/// The rows of the rulebook of provinces, as its file has them: code → points.
fn points() -> HashMap<String, f64> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../assets/frameworks/qd1726-province.csv");
    let mut rows = csv::Reader::from_path(path).expect("the rulebook");
    let columns = rows.headers().expect("a header").clone();
    let at = |name: &str| {
        columns
            .iter()
            .position(|column| column == name)
            .expect("a column")
    };
    let (code, points) = (at("code"), at("points"));
    let rows = rows.records().filter_map(|row| {
        let row = row.expect("a row");
        Some((row[code].to_owned(), row[points].parse().ok()?))
    });
    rows.collect()
}

#[test]
fn a_criterion_gains_its_points_within_the_maximum_of_its_index() {
    let points = points();
    let all = json("indices --criteria --format json");
    let all = all.as_array().expect("an array");
    // 9 + 9 + 9 + 10 + 19 + 12 + 11 + 10 + 14 + 6 + 17 + 5 + 13 + 7 + 7, counted in the file.
    assert_eq!(all.len(), 158);
    let codes: Vec<&str> = all
        .iter()
        .map(|row| row["criterion"].as_str().expect("a code"))
        .collect();
    for (code, row) in codes.iter().zip(all) {
        assert_eq!(row["points"].as_f64(), Some(points[*code]), "{code}");
    }
    for index in ["society.data", "economy.infrastructure"] {
        let table = if index.starts_with("society") { 17 } else { 14 };
        let start = values(table, index)["khanh-hoa"] * points[index];
        let mut gained = start;
        let mut args = String::from("whatif --unit khanh-hoa --format json");
        for code in codes
            .iter()
            .filter(|code| code.starts_with(&format!("{index}.")))
        {
            args.push_str(&format!(" --criterion {code}"));
            gained = (gained + points[*code]).min(points[index]);
            let value = gained / points[index];
            let by_hand =
                format!("whatif --unit khanh-hoa --set {index}={value:.12} --format json");
            let (met, by_hand) = (json(&args), json(&by_hand));
            assert_eq!(met["after"]["rank"], by_hand["after"]["rank"], "{args}");
            assert_eq!(met["overtaken"], by_hand["overtaken"], "{args}");
        }
        assert!((gained - points[index]).abs() < 1e-9 && gained > start);
    }
    for (args, told) in [
        (
            "--criterion society.data.4.1.9",
            "did you mean `society.data.4.1.1`?",
        ),
        ("--criterion government.activity.5.1.1", "unknown criterion"),
        (
            "--criterion society.data.4.1.1 --criterion society.data.4.1.1",
            "twice",
        ),
        (
            "--league provinces --year 2024 --criterion awareness.1",
            "not known down to its criteria",
        ),
    ] {
        let line = refused(&format!("whatif --unit khanh-hoa {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
}
