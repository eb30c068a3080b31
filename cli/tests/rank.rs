//! What `dti rank`, `dti leagues` and `dti indices` promise.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::json;
use support::{dti, json, ok, refused};

#[test]
fn csv_has_the_promised_columns_and_four_decimals() {
    let text = ok("rank --format csv");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "rank,id,name,value,group,printed_rank,printed_value,status"
    );
    assert_eq!(lines[1], "1,da-nang,Đà Nẵng,0.4874,1,1,0.4874,published");
    assert_eq!(lines.len(), 64);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("42,khanh-hoa,Khánh Hòa,"))
    );
    assert!(ok("rank --index government.institutions --format csv").contains(",0.5700,"));
}

#[test]
fn league_index_and_year_have_defaults() {
    let short = ok("rank");
    assert_eq!(
        short,
        ok("rank --league provinces --index dti --year 2020 --format table")
    );
}

#[test]
fn json_has_numbers_and_null_for_what_is_unknown() {
    let rows = json("rank --index society.data --format json");
    let row = |id: &str| {
        let rows = rows.as_array().expect("an array");
        rows.iter()
            .find(|row| row["id"] == id)
            .expect("the unit")
            .clone()
    };
    assert_eq!(
        row("ha-nam"),
        json!({
            "rank": 58, "id": "ha-nam", "name": "Hà Nam", "value": null, "group": null,
            "printed_rank": 58, "printed_value": 0.2813, "status": "unknown",
        })
    );
    let keys: Vec<&String> = rows[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 8, "{keys:?}");
    assert_eq!(row("yen-bai")["status"], "corrected");
    assert_eq!(
        row("ha-noi")["status"],
        "corrected",
        "its printed rank is repaired"
    );
    assert_eq!(row("ha-noi")["rank"], 56);
    assert_eq!(row("da-nang")["status"], "published");
}

#[test]
fn json_keys_come_in_the_promised_order() {
    let text = ok("rank --league ministries-service --format json");
    let first: Vec<&str> = text
        .lines()
        .skip(2)
        .take(8)
        .filter_map(|line| line.trim().split('"').nth(1))
        .collect();
    assert_eq!(
        first,
        [
            "rank",
            "id",
            "name",
            "value",
            "group",
            "printed_rank",
            "printed_value",
            "status"
        ]
    );
}

#[test]
fn rows_are_ordered_by_rank_then_id() {
    for index in ["dti", "economy.sentiment", "society.awareness"] {
        let rows = json(&format!("rank --index {index} --format json"));
        let keys: Vec<(u64, String)> = rows
            .as_array()
            .expect("an array")
            .iter()
            .map(|row| {
                let rank = row["rank"].as_u64().expect("settled");
                (rank, row["id"].as_str().expect("an id").to_owned())
            })
            .collect();
        assert!(keys.is_sorted(), "{index}: {keys:?}");
    }
}

#[test]
fn printed_ranks_the_numbers_as_printed() {
    let value = |index: &str, printed: &str| {
        let rows = json(&format!("rank --index {index} {printed} --format json"));
        let rows = rows.as_array().expect("an array").clone();
        let row = rows
            .into_iter()
            .find(|row| row["id"] == "yen-bai")
            .expect("Yên Bái");
        (
            row["value"].clone(),
            row["rank"].clone(),
            row["status"].clone(),
        )
    };
    assert_eq!(
        value("society", "--printed"),
        (json!(0.2982), json!(29), json!("published"))
    );
    assert_eq!(
        value("society", ""),
        (json!(0.2928), json!(29), json!("corrected"))
    );
    // A row of numbers that belong to another province moves far.
    assert_eq!(value("society.data", "").1, json!(57));
    assert_eq!(value("society.data", "--printed").1, json!(3));
}

#[test]
fn tables_tell_sources_corrections_and_inferred_rulebooks() {
    let table = ok("rank --index society");
    assert!(table.contains("Source: dti-2020, values Table 8, ranks Table 7."));
    assert!(table.contains("yen-bai: printed value 0.2982 is corrected to 0.2928 ("));
    assert!(ok("rank --index society --printed").contains("errors included"));
    assert!(table.contains("Mean of 63 units: 0.2898."), "{table}");
    assert!(ok("rank").contains("Mean of 63 units: 0.3084; the source states 0.3026."));
    let lost = ok("rank --index society.data");
    assert!(lost.contains("ha-nam: printed value 0.2813 is lost; its printed rank 58 holds"));
    let inferred = "qd1726-ministry-nonservice is inferred";
    assert!(ok("rank --league ministries-nonservice").contains(inferred));
    assert!(!ok("rank --league ministries-service").contains("inferred"));
    for format in ["csv", "json"] {
        let text = ok(&format!(
            "rank --league ministries-nonservice --format {format}"
        ));
        assert!(!text.contains("inferred"), "notes belong to the table only");
    }
}

#[test]
fn columns_of_the_table_stand_below_each_other() {
    let table = ok("rank --league ministries-service");
    let lines: Vec<Vec<char>> = table.lines().map(|line| line.chars().collect()).collect();
    let value_ends: Vec<usize> = lines[..19]
        .iter()
        .map(|line| {
            let text: String = line.iter().collect();
            let at = text
                .find("0.")
                .or_else(|| text.find("value "))
                .expect("a value");
            text[..at].chars().count()
        })
        .collect();
    // "value" is one letter shorter than a number with four decimals.
    assert!(
        value_ends[1..].iter().all(|at| *at == value_ends[0] - 1),
        "{value_ends:?}"
    );
}

#[test]
fn names_that_nobody_knows_get_a_suggestion_and_what_there_is() {
    let league = refused("rank --league provnces", 2);
    let told = "unknown league `provnces`; did you mean `provinces`? available: provinces, ";
    assert!(league.starts_with(told), "{league}");
    assert!(
        league.contains("ministries-service, ministries-nonservice"),
        "{league}"
    );
    let index = refused("rank --index govenment", 2);
    assert!(index.contains("did you mean `government`?"), "{index}");
    assert!(
        index.contains("available: dti, government, economy, society and"),
        "{index}"
    );
    let index = refused("rank --league ministries-service --index awarness", 2);
    assert!(
        index.contains("did you mean `awareness`? available: dti, awareness, "),
        "{index}"
    );
    let year = refused("rank --year 2019", 2);
    assert!(year.contains("year 2019; available: 2020"), "{year}");
}

#[test]
fn wrong_usage_is_one_line_and_code_two() {
    for args in [
        "",
        "rnk",
        "rank --leage provinces",
        "rank --format xml",
        "rank --year twenty",
        "rank extra",
        "rank --league",
        "rank --printed --input x.csv",
        "rank --index dti --index dti",
    ] {
        let line = refused(args, 2);
        assert!(line.contains("dti --help"), "{args}: {line}");
    }
    let line = refused("rank --leage provinces", 2);
    assert!(line.contains("'--league'"), "{line}");
}

#[test]
fn help_and_version_are_answers() {
    assert!(ok("--version").starts_with("dti 0."));
    for args in [
        "--help",
        "help",
        "rank --help",
        "leagues --help",
        "indices --help",
        "help rank",
    ] {
        assert!(ok(args).contains("Usage:"), "{args}");
    }
    let help = ok("rank --help");
    for word in [
        "--league",
        "--index",
        "--year",
        "--printed",
        "--format",
        "--input",
        "rank_interval",
    ] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dti"))
        .args(["rank", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dti starts");
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(1, child.stdout.take().expect("a pipe"));
    reader.read_line(&mut line).expect("a line");
    drop(reader);
    let rest = child.wait_with_output().expect("dti ends");
    assert_eq!(line, "[\n");
    assert_eq!(rest.status.code(), Some(0));
    assert!(rest.stderr.is_empty());
}

#[test]
fn leagues_and_indices_say_what_there_is() {
    let leagues = ok("leagues --format csv");
    assert!(leagues.starts_with("league,year,units,indices,framework,certainty,document\n"));
    assert!(leagues.contains("provinces,2020,63,"));
    assert!(
        leagues.contains("ministries-nonservice,2020,7,10,qd1726-ministry-nonservice,inferred,")
    );
    let indices = ok("indices --format csv");
    assert!(indices.contains("government.activity,Hoạt động chính quyền số,"));
    assert!(indices.contains(",80,0.2,11,10,published"));
    // Everything that has a table of values can be ranked.
    for row in json("indices --league ministries-service --format json")
        .as_array()
        .expect("array")
    {
        if row["value_table"].is_null() {
            continue;
        }
        let index = row["index"].as_str().expect("a code");
        let run = dti(&format!("rank --league ministries-service --index {index}"));
        assert_eq!(run.code, 0, "{index}");
    }
}

#[test]
fn later_years_have_no_groups_and_the_nation_as_many_decimals_as_printed() {
    let first = ok("rank --league provinces-34 --format csv");
    assert!(
        first.contains("1,ha-noi,Hà Nội,0.8241,,1,0.8241,published"),
        "the year is found"
    );
    assert_eq!(first.lines().count(), 35);
    let nation = ok("rank --league nation --year 2020 --format csv");
    assert!(
        nation.contains("1,viet-nam,Việt Nam,0.48,,,0.48,published"),
        "{nation}"
    );
    let partial = ok("rank --year 2021 --format csv");
    assert!(
        partial.contains(",ho-chi-minh,TP. Hồ Chí Minh,,,3,,unknown"),
        "{partial}"
    );
    assert!(ok("rank --year 2024").contains("qd405-province is inferred"));
    assert!(ok("rank --year 2022").contains("Source: dti-gov-vn-2022."));
}
