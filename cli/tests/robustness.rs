//! `dti robustness`: seeded, ordered, and still where the weights stay.

mod support;

use serde_json::Value;
use support::{json, noted, ok, refused};

#[test]
fn csv_has_the_promised_columns_in_the_order_of_the_ranking() {
    let text = ok("robustness --draws 500 --seed 1 --format csv");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id,name,rank,p5,p50,p95"));
    let ranking = ok("rank --format csv");
    for (line, ranked) in lines.zip(ranking.lines().skip(1)) {
        let cells: Vec<&str> = line.split(',').collect();
        let ranked: Vec<&str> = ranked.split(',').collect();
        assert_eq!(
            [cells[2], cells[0], cells[1]],
            [ranked[0], ranked[1], ranked[2]]
        );
        let rank = |at: usize| cells[at].parse::<u32>().expect("a rank");
        assert!(
            rank(3) >= 1 && rank(3) <= rank(4) && rank(4) <= rank(5) && rank(5) <= 63,
            "{line}"
        );
    }
    assert_eq!(text.lines().count(), 64);
}

#[test]
fn the_same_seed_gives_the_same_result_and_another_seed_another() {
    let run = |seed: u32| {
        ok(&format!(
            "robustness --draws 300 --seed {seed} --format json"
        ))
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
    assert_eq!(
        ok("robustness --format csv"),
        ok("robustness --draws 10000 --seed 1 --format csv")
    );
}

#[test]
fn weights_that_hardly_move_leave_everybody_in_place() {
    for league in ["provinces", "ministries-service", "ministries-nonservice"] {
        let args = format!("robustness --league {league} --draws 200 --concentration 1000000000");
        let args = format!("{args} --format json");
        let rows: Value = if league == "ministries-nonservice" {
            // Its framework is inferred, which is said beside the result.
            serde_json::from_str(&noted(&args).0).expect("JSON")
        } else {
            json(&args)
        };
        let rows = rows.as_array().expect("an array");
        for row in rows {
            let rank = |key: &str| row[key].as_u64().expect("a rank");
            let level = rows
                .iter()
                .filter(|other| other["rank"] == row["rank"])
                .count();
            let last = rank("rank") + u64::try_from(level).expect("few units") - 1;
            // Units printed level come apart with any other weights.
            assert!(rank("p5") >= rank("rank") && rank("p95") <= last, "{row}");
        }
    }
}

#[test]
fn freer_weights_spread_the_ranks_further() {
    let width = |concentration: u32| -> u64 {
        let args = format!("robustness --draws 500 --concentration {concentration} --format json");
        let rows = json(&args);
        let rows = rows.as_array().expect("an array").iter();
        rows.map(|row| row["p95"].as_u64().expect("a rank") - row["p5"].as_u64().expect("a rank"))
            .sum()
    };
    assert!(width(10) > width(100) && width(100) > width(1000));
}

#[test]
fn tables_carry_label_seed_and_inference() {
    let table = ok("robustness --league ministries-nonservice --draws 100 --seed 7 --rounding");
    assert!(table.contains("Simulation – not a published result"));
    assert!(
        table.contains("100 draws with seed 7, concentration 100, values ± half"),
        "{table}"
    );
    assert!(table.contains("is inferred"));
}

#[test]
fn settings_that_cannot_be_are_one_line() {
    for (args, told) in [
        ("--draws 0", "invalid value '0'"),
        ("--draws 4000000000", "invalid value"),
        ("--draws many", "invalid value"),
        ("--seed=-1", "--seed"),
        ("--concentration 0", "concentration"),
        ("--concentration nan", "not a number"),
        ("--index nope", "unknown index `nope`"),
    ] {
        let line = refused(&format!("robustness {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
}
