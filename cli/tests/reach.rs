//! `dti reach` against a greedy filling that is exact where every index is continuous: the cheapest
//! point first.

mod support;

use serde_json::{Value, json};
use support::{json, ok, refused};

/// Points of an index of a province: 10 % of the pillar, activity 20 %.
fn points(index: &str) -> f64 {
    let pillar = if index.starts_with("government.") {
        400.0
    } else {
        300.0
    };
    if index.ends_with(".activity") {
        pillar / 5.0
    } else {
        pillar / 10.0
    }
}

/// Value of the DTI, and of every index, of a province, as the CLI ranks them.
fn state(unit: &str) -> (f64, Vec<(String, f64)>) {
    let rows = json("export --format json");
    let mut values = Vec::new();
    let mut dti = 0.0;
    for row in rows
        .as_array()
        .expect("an array")
        .iter()
        .filter(|row| row["id"] == unit)
    {
        let index = row["index"].as_str().expect("an index");
        match row["value"].as_f64() {
            Some(value) if index == "dti" => dti = value,
            Some(value) if index.contains('.') => values.push((index.to_owned(), value)),
            _ => {}
        }
    }
    (dti, values)
}

/// The DTI that a rank takes: that of the unit which has it.
fn needed(rank: u64) -> f64 {
    let rows = json("rank --format json");
    let rows = rows.as_array().expect("an array");
    let at = rows
        .iter()
        .find(|row| row["rank"] == rank)
        .expect("a settled rank");
    at["value"].as_f64().expect("a value")
}

/// The cheapest cost when points can be split at will.
fn cheapest(unit: &str, rank: u64, effort: impl Fn(&str) -> f64, locked: &[&str]) -> f64 {
    let (dti, values) = state(unit);
    let mut missing = (needed(rank) - dti) * 1000.0;
    let mut offers: Vec<(f64, f64)> = values
        .iter()
        .filter(|(index, _)| !locked.contains(&index.as_str()))
        .map(|(index, value)| (effort(index), (1.0 - value) * points(index)))
        .collect();
    offers.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut cost = 0.0;
    for (effort, room) in offers {
        let taken = room.min(missing).max(0.0);
        cost += taken * effort;
        missing -= taken;
    }
    assert!(missing < 1e-9, "the test asks for the impossible");
    cost
}

/// The rank that the gains give, by `dti whatif`.
fn scored(unit: &str, gains: &Value) -> u64 {
    let mut args = format!("whatif --unit {unit} --format json");
    for gain in gains.as_array().expect("an array") {
        args.push_str(&format!(
            " --set {}={}",
            gain["index"].as_str().expect("an index"),
            gain["to"]
        ));
    }
    json(&args)["after"]["rank"]
        .as_u64()
        .expect("a settled rank")
}

#[test]
fn plans_cost_what_the_cheapest_filling_costs_and_reach_the_rank() {
    let effort = |index: &str| match index {
        "government.activity" => 0.5,
        "society.security" => 0.25,
        "economy.data" => 3.0,
        _ => 1.0,
    };
    let efforts =
        " --effort government.activity=0.5 --effort society.security=0.25 --effort economy.data=3";
    let lock = " --lock government.activity";
    for (unit, rank, more) in [
        ("khanh-hoa", 41, ""),
        ("khanh-hoa", 31, efforts),
        ("khanh-hoa", 1, efforts),
        ("ha-giang", 20, lock),
        ("bac-ninh", 2, ""),
    ] {
        let said = json(&format!(
            "reach --unit {unit} --rank {rank}{more} --format json"
        ));
        let keys: Vec<&String> = said.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), 4, "{keys:?}");
        assert_eq!(said["feasible"], true, "{said}");
        let effort = |index: &str| if more == efforts { effort(index) } else { 1.0 };
        let locked = if more == lock {
            &["government.activity"][..]
        } else {
            &[]
        };
        let exact = cheapest(unit, rank, effort, locked);
        let cost = said["cost"].as_f64().expect("a cost");
        // Steps are a hundredth of a point, so the plan costs up to a step of each index more.
        assert!(
            cost >= exact - 1e-6 && cost <= exact + 0.031,
            "{unit}, {rank}: {cost}, {exact}"
        );
        let found = said["rank"].as_u64().expect("a rank");
        assert!(found <= rank, "{said}");
        assert_eq!(scored(unit, &said["gains"]), found, "{said}");
        for gain in said["gains"].as_array().expect("an array") {
            assert!(gain["from"].as_f64() < gain["to"].as_f64(), "{gain}");
            assert!(!locked.contains(&gain["index"].as_str().expect("an index")));
        }
        // One step less of any gain misses the rank.
        for at in 0..said["gains"].as_array().map_or(0, Vec::len) {
            let mut gains = said["gains"].clone();
            let index = gains[at]["index"].as_str().expect("an index").to_owned();
            let less = gains[at]["to"].as_f64().expect("a value") - 0.01 / points(&index);
            gains[at]["to"] = json!(less);
            assert!(scored(unit, &gains) > rank, "{gains}");
        }
    }
}

#[test]
fn a_rank_that_the_unit_has_costs_nothing() {
    let said = json("reach --unit khanh-hoa --rank 42 --format json");
    assert_eq!(
        said,
        json!({"feasible": true, "cost": 0.0, "gains": [], "rank": 42})
    );
}

#[test]
fn what_cannot_be_reached_is_an_answer_with_its_reason() {
    let caps: Vec<String> = state("khanh-hoa")
        .1
        .iter()
        .map(|(index, _)| index.clone())
        .filter(|index| index != "government.activity")
        .collect();
    let locks: String = caps
        .iter()
        .map(|index| format!(" --lock {index}"))
        .collect();
    let said = json(&format!(
        "reach --unit khanh-hoa --rank 1{locks} --format json"
    ));
    assert_eq!(said["feasible"], false);
    assert!(said["cost"].is_null() && said["rank"].is_null(), "{said}");
    assert_eq!(said["gains"], json!([]));
    let obstacle = &said["obstacle"];
    // All that is left: government.activity to its maximum.
    let most = 0.2777 + 0.08 * (1.0 - 0.4355);
    assert!(
        (obstacle["value"].as_f64().expect("a value") - most).abs() < 1e-9,
        "{obstacle}"
    );
    assert!(
        (obstacle["needed"].as_f64().expect("a value") - 0.4874).abs() < 1e-6,
        "{obstacle}"
    );
    assert_eq!(obstacle["locked"].as_array().map(Vec::len), Some(26));
    let table = ok(&format!("reach --unit khanh-hoa --rank 1{locks}"));
    assert!(
        table.contains("Rank 1 cannot be reached: at most value 0.3229"),
        "{table}"
    );
    assert!(table.contains("locked: government.awareness, "), "{table}");
    let capped =
        json("reach --unit khanh-hoa --rank 41 --cap government.activity=35 --format json");
    assert_eq!(capped["feasible"], true);
}

#[test]
fn tables_say_what_it_costs_and_that_nothing_is_cheaper() {
    let table = ok("reach --unit khanh-hoa --rank 31");
    assert!(table.contains("Simulation – not a published result"));
    assert!(table.contains("No plan is cheaper"));
    assert!(table.contains("rank 31."), "{table}");
}

#[test]
fn wrong_requests_are_one_line() {
    for (args, told) in [
        ("--unit khanh-hoa --rank 0", "rank"),
        ("--unit khanh-hoa --rank 64", "rank"),
        ("--unit khanh-hoa", "--rank <N>"),
        ("--unit khanh-hoa --rank x", "invalid value 'x'"),
        (
            "--unit khanh-hoa --rank 3 --lock economy.dta",
            "did you mean `economy.data`?",
        ),
        (
            "--unit khanh-hoa --rank 3 --effort economy.data=0",
            "above 0",
        ),
        (
            "--unit khanh-hoa --rank 3 --effort economy.data",
            "INDEX=NUMBER",
        ),
        (
            "--unit khanh-hoa --rank 3 --effort economy.data=NaN",
            "not a number",
        ),
        ("--unit khanh-hoa --rank 3 --cap economy.data=31", "31"),
    ] {
        let line = refused(&format!("reach {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
}
