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
    // Who names the data names the engine.
    let written = format!("{text},engine~{ENGINE_VERSION}");
    assert_eq!(scenario.to_compact().unwrap(), written);
    assert_eq!(read(&written).unwrap(), scenario);
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
        "cap~a:1,cap~b:2",
        "a,a",
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

/// What the page did with `set=…` before this form took over: one item for each change, up to four
/// digits and six decimals, the later of two changes of an index counting.
fn of_the_first_addresses(text: &str) -> Vec<(String, String, f64)> {
    let mut changes: Vec<(String, String, f64)> = Vec::new();
    for item in text.split(',') {
        let (unit, rest) = item.split_once('~').unwrap();
        let (index, points) = rest.split_once(':').unwrap();
        let (whole, fraction) = points.split_once('.').unwrap_or((points, "0"));
        let scale = 10_u64.pow(fraction.len() as u32);
        let scaled = whole.parse::<u64>().unwrap() * scale + fraction.parse::<u64>().unwrap();
        changes.retain(|change| (change.0.as_str(), change.1.as_str()) != (unit, index));
        changes.push((unit.into(), index.into(), scaled as f64 / scale as f64));
    }
    changes
}

#[test]
fn the_first_addresses_of_the_page_keep_their_meaning() {
    let assert_same = |text: &str| {
        let scenario = read(text).unwrap();
        let plain = scenario.edits.iter().map(|edit| match edit.to {
            Amount::Points(points) => (edit.unit.clone(), edit.index.clone(), points),
            Amount::Value(_) => panic!("{text}"),
        });
        assert_eq!(plain.collect::<Vec<_>>(), of_the_first_addresses(text));
        let mut nothing_else = scenario.clone();
        nothing_else.edits.clear();
        assert_eq!(
            nothing_else,
            Scenario::new(League::Provinces, 2020),
            "{text}"
        );
    };
    for text in [
        "khanh-hoa~government.activity:48",
        "khanh-hoa~government.activity:48.5,khanh-hoa~economy.data:17,khanh-hoa~society.data:0",
        "bo-y-te~activity:48.123456,bo-y-te~data:50,bo-y-te~security:0",
        "a~b:1,c~d:2,a~e:3,c~f:4.25",
        "a~b:1,a~c:2,a~b:3",
        "a~b:007.500000,a~c:9999",
        "thua-thien-hue~government.human-resources:39.99",
    ] {
        assert_same(text);
    }
    // A hundred changes were the most.
    let many: Vec<String> = (0..100).map(|at| format!("a~b{at}:{at}.5")).collect();
    assert_same(&many.join(","));
    let unit = proptest::sample::select(vec!["khanh-hoa", "ha-noi", "bo-y-te"]);
    let index = proptest::sample::select(vec!["dti", "society.data", "government.expert"]);
    let points = ("[0-9]{1,4}", proptest::option::of("[0-9]{1,6}"));
    let item = (unit, index, points).prop_map(|(unit, index, (whole, fraction))| {
        let fraction = fraction.map_or(String::new(), |digits| format!(".{digits}"));
        format!("{unit}~{index}:{whole}{fraction}")
    });
    runner(2000, 10)
        .run(&proptest::collection::vec(item, 1..8), |items| {
            assert_same(&items.join(","));
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_short_form_is_short_and_stable() {
    // Units together, in the order in which they were first changed, numbers without zeros.
    let text = read("ha-noi~dti:12.50,hue~society:7.000000,ha-noi~society:0.10").unwrap();
    let text = text.to_compact().unwrap();
    assert_eq!(text, "ha-noi~dti:12.5~society:0.1,hue~society:7");
    assert_eq!(read(&text).unwrap().to_compact().unwrap(), text);
    // Thirty sliders of a province fit a chat message.
    let data = provinces();
    let mut all = Scenario::new(data.league, data.year);
    for node in data.framework.nodes() {
        all.edit("khanh-hoa", &node.code, Amount::Points(19.99));
    }
    assert!(all.to_compact().unwrap().len() < 1000);
    // Two numbers for the same index have no form, as they have no result.
    let edit = all.edits[0].clone();
    all.edits.push(edit);
    assert!(all.to_compact().unwrap_err().is_scenario());
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
