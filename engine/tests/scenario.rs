//! Scenarios as text and as data: what is written is read, and nothing hostile gets through.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dti_engine::{
    Amount, Cap, Dataset, ENGINE_VERSION, Edit, League, Reading, Rivals, Scenario, Weighting,
    published, score, simulate,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn read(text: &str) -> Result<Scenario, dti_engine::Error> {
    Scenario::from_compact(text, League::Provinces, 2020)
}

fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(
        config,
        TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]),
    )
}

fn provinces() -> Dataset {
    published::provinces_2020().unwrap()
}

#[test]
fn the_short_form_says_what_it_means() {
    let text = "khanh-hoa,khanh-hoa~government.activity:48.5~economy.data:0.6v,ha-noi~society.data:12,\
                cap~economy.data:20,weights~society:50,rivals~-2.5,data~2020-11-21.a1";
    let scenario = read(text).unwrap();
    assert_eq!(scenario.unit.as_deref(), Some("khanh-hoa"));
    let edit = |unit: &str, index: &str, to| Edit {
        unit: unit.into(),
        index: index.into(),
        to,
    };
    let edits = [
        edit("khanh-hoa", "government.activity", Amount::Points(48.5)),
        edit("khanh-hoa", "economy.data", Amount::Value(0.6)),
        edit("ha-noi", "society.data", Amount::Points(12.0)),
    ];
    assert_eq!(scenario.edits, edits);
    assert_eq!(
        scenario.weights,
        Weighting::Given(vec![("society".into(), 50.0)])
    );
    assert_eq!(scenario.rivals, Rivals::Growth(-2.5));
    assert_eq!(
        (scenario.data.as_str(), scenario.engine.as_str()),
        ("2020-11-21.a1", ENGINE_VERSION)
    );
    assert_eq!(scenario.to_compact().unwrap(), text);
    assert!(read("").unwrap().is_empty());
    let without = read("weights~-society~-government.data").unwrap().weights;
    assert_eq!(
        without,
        Weighting::Without(vec!["society".into(), "government.data".into()])
    );
    assert_eq!(read("weights~equal").unwrap().weights, Weighting::Equal);
    assert_eq!(
        read("rivals~2022-2023").unwrap().rivals,
        Rivals::Trend {
            from: 2022,
            to: 2023
        }
    );
    let each = vec![("da-nang".to_owned(), 3.0)];
    assert_eq!(read("rivals~da-nang:3").unwrap().rivals, Rivals::Each(each));
    assert_eq!(read("engine~99.1.0").unwrap().engine, "99.1.0");
}

#[test]
fn what_is_not_of_this_form_is_refused_with_a_short_message() {
    for text in [
        ",",
        "~",
        ":",
        "khanh-hoa~",
        "khanh-hoa~x",
        "khanh-hoa~x:",
        "khanh-hoa~x:y",
        "a~b:1e9",
        "a~b:inf",
        "a~b:NaN",
        "a~b:-",
        "a~b:1.",
        "a~b:.5",
        "a~b:1.2.3",
        "a~b:0,5",
        "a~b:١٢",
        "a~b:1,a~c:2,a~d:3",
        "a,b",
        "weights",
        "weights~",
        "weights~-",
        "weights~-a~b",
        "rivals~",
        "rivals~x",
        "rivals~20-21",
        "cap~",
        "cap~a",
        "data~",
        "data~a b",
        "v1",
        "a,v2",
        "khánh-hòa~a:1",
        "<script>",
        "a~b:1&c=2",
        "%00",
        "a~b:1,,",
        "a~b:111111111111111111111111111",
        "weights~equal,weights~equal",
    ] {
        let error = read(text).expect_err(text);
        assert!(error.is_scenario(), "{text}: {error}");
        assert!(error.to_string().len() < 200 && !error.to_string().contains('\n'));
    }
    assert!(read("v2").unwrap_err().is_newer());
    assert!(read("v18446744073709551615~x").unwrap_err().is_scenario());
    for huge in [
        "x".repeat(10_000_000),
        "a~b:1,".repeat(2_000_000),
        "~".repeat(10_000_000),
    ] {
        let error = read(&huge).unwrap_err();
        assert!(error.is_scenario() && error.to_string().len() < 200);
    }
}

#[test]
fn what_is_written_is_read() {
    let number = prop_oneof![
        (0..100_000_u32).prop_map(|n| f64::from(n) / 1000.0),
        0.0..1.0_f64
    ];
    let name = "[a-z][a-z0-9.-]{0,30}";
    let amount = (number, any::<bool>()).prop_map(|(number, points)| {
        if points {
            Amount::Points(number)
        } else {
            Amount::Value(number)
        }
    });
    let edits = proptest::collection::btree_map(
        name,
        proptest::collection::btree_map(name, amount, 1..4),
        0..4,
    );
    let percent = -100.0..1000.0_f64;
    let list = proptest::collection::btree_map(name, 0.0..100.0_f64, 1..4)
        .prop_map(|map| map.into_iter().collect::<Vec<_>>());
    let weights = prop_oneof![
        Just(Weighting::Published),
        Just(Weighting::Equal),
        proptest::collection::vec(name, 1..4).prop_map(Weighting::Without),
        list.clone().prop_map(Weighting::Given),
    ];
    let rivals = prop_oneof![
        Just(Rivals::Still),
        percent.prop_map(Rivals::Growth),
        (1000..9999_u16, 1000..9999_u16).prop_map(|(from, to)| Rivals::Trend { from, to }),
        list.clone().prop_map(Rivals::Each),
    ];
    let strategy = (
        proptest::option::of(name),
        edits,
        list,
        weights,
        rivals,
        any::<bool>(),
    );
    let reserved = ["cap", "weights", "rivals", "data", "engine", "method"];
    let is_free = |name: &String| {
        let version = name
            .strip_prefix('v')
            .is_some_and(|rest| rest.parse::<u64>().is_ok());
        !version && !reserved.contains(&name.as_str())
    };
    runner(2000, 7)
        .run(&strategy, |(unit, edits, caps, weights, rivals, data)| {
            let mut scenario = Scenario::new(League::Provinces, 2020);
            scenario.unit = unit.filter(is_free);
            for (unit, indices) in edits.into_iter().filter(|(unit, _)| is_free(unit)) {
                for (index, to) in indices {
                    scenario.edit(&unit, &index, to);
                }
            }
            scenario.caps = caps
                .into_iter()
                .map(|(index, points)| Cap { index, points })
                .collect();
            scenario.weights = weights;
            scenario.rivals = rivals;
            if data {
                scenario.data = "2026-07-22.f00".into();
            }
            let Ok(text) = scenario.to_compact() else {
                // Only numbers of more digits than an address needs.
                return Ok(());
            };
            prop_assert!(
                text.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b",~:.-".contains(&b))
            );
            prop_assert_eq!(&read(&text).unwrap(), &scenario);
            let json = serde_json::to_string(&scenario).unwrap();
            prop_assert_eq!(serde_json::from_str::<Scenario>(&json).unwrap(), scenario);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_file_is_json_with_plain_names() {
    let mut scenario = read("khanh-hoa~government.activity:48.5,rivals~2022-2023").unwrap();
    scenario.weights = Weighting::Without(vec!["society".into()]);
    let json = serde_json::to_value(&scenario).unwrap();
    let expected = serde_json::json!({
        "schema": 1, "engine": ENGINE_VERSION, "data": "", "league": "provinces", "year": 2020,
        "unit": null,
        "edits": [{"unit": "khanh-hoa", "index": "government.activity", "to": {"points": 48.5}}],
        "caps": [], "weights": {"without": ["society"]},
        "rivals": {"trend": {"from": 2022, "to": 2023}}, "method": "",
    });
    assert_eq!(json, expected);
    let short = r#"{"schema":1,"engine":"0.1.0","league":"provinces","year":2020}"#;
    assert!(serde_json::from_str::<Scenario>(short).unwrap().is_empty());
    for bad in [
        r#"{"schema":1,"engine":"0.1.0","league":"provinces","year":2020,"x":1}"#,
        r#"{"schema":1,"engine":"0.1.0","league":"nowhere","year":2020}"#,
        r#"{"schema":-1,"engine":"0.1.0","league":"provinces","year":2020}"#,
        r#"{"schema":1,"engine":"0.1.0","league":"provinces","year":99999}"#,
        "[]",
        "",
    ] {
        assert!(serde_json::from_str::<Scenario>(bad).is_err(), "{bad}");
    }
}

#[test]
fn no_text_makes_it_panic() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let pieces = prop_oneof![
        4 => proptest::sample::select(vec![
            "khanh-hoa", "ha-nam", "government.activity", "society.data", "society", "dti", "weights",
            "rivals", "cap", "data", "engine", "method", "equal", "-society", "2020-2024", "0.5v",
            "48.5", "-1", "9999999999", "0", "v2", "0.1.0", "99.0.0",
        ]).prop_map(String::from),
        5 => proptest::sample::select(vec!["~", ",", ":", "-", "."]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    let text = proptest::collection::vec(pieces, 0..14).prop_map(|parts| parts.concat());
    runner(4000, 8)
        .run(&text, |text| {
            if let Ok(scenario) = read(&text) {
                match simulate(&scores, &scenario) {
                    Ok(simulation) => prop_assert!(simulation.after(0, 0).rank.is_some()),
                    Err(error) => prop_assert!(!error.to_string().is_empty()),
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn no_numbers_make_it_panic() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let ids: Vec<String> = data
        .units
        .iter()
        .map(|unit| unit.id.clone())
        .take(4)
        .collect();
    let codes: Vec<String> = data
        .framework
        .nodes()
        .iter()
        .map(|node| node.code.clone())
        .take(14)
        .collect();
    let number = prop_oneof![
        any::<f64>(),
        0.0..50.0_f64,
        proptest::sample::select(vec![f64::NAN, f64::INFINITY, -0.0, 0.0, 1.0, f64::MAX]),
    ];
    let (unit, code) = (
        proptest::sample::select(ids),
        proptest::sample::select(codes),
    );
    let edit = (unit.clone(), code.clone(), number.clone(), any::<bool>());
    let list = proptest::collection::vec((code, number.clone()), 0..4);
    let rivals = proptest::collection::vec((unit, number.clone()), 0..3);
    let strategy = (
        proptest::collection::vec(edit, 0..4),
        list.clone(),
        list,
        rivals,
        number,
        0..8_u8,
    );
    runner(3000, 9)
        .run(&strategy, |(edits, caps, weights, each, percent, kind)| {
            let mut scenario = Scenario::new(League::Provinces, 2020);
            for (unit, index, number, points) in edits {
                let to = if points {
                    Amount::Points(number)
                } else {
                    Amount::Value(number)
                };
                scenario.edits.push(Edit { unit, index, to });
            }
            if kind & 1 == 1 {
                scenario.caps = caps
                    .into_iter()
                    .map(|(index, points)| Cap { index, points })
                    .collect();
            }
            scenario.weights = match kind / 2 {
                0 => Weighting::Published,
                1 => Weighting::Equal,
                2 => Weighting::Without(weights.into_iter().map(|(code, _)| code).collect()),
                _ => Weighting::Given(weights),
            };
            scenario.rivals = if kind & 4 == 4 {
                Rivals::Each(each)
            } else {
                Rivals::Growth(percent)
            };
            if let Ok(simulation) = simulate(&scores, &scenario) {
                for node in 0..data.framework.nodes().len() {
                    for unit in 0..data.units.len() {
                        let value = simulation.after(node, unit).value;
                        prop_assert!(value.is_none_or(|value| (0.0..=1.0).contains(&value)));
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}
