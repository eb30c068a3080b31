//! docs/scenario.schema.json and docs/scenario.md against what the engine writes and reads.
//!
//! The validator below knows the keywords that the schema uses and refuses the schema for any
//! other, so that nothing in it goes unchecked. A whole JSON Schema library would bring forty crates.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dti_engine::{
    Amount, Cap, League, Reading, Rivals, SCENARIO_VERSION, Scenario, Weighting, published, score,
    simulate,
};
use regex::Regex;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../docs/scenario.schema.json");
const DOCS: &str = include_str!("../../docs/scenario.md");

/// Whether a value is of the schema.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let rules = schema.as_object().unwrap();
    rules.iter().all(|(keyword, rule)| match keyword.as_str() {
        "$schema" | "$id" | "$defs" | "title" | "description" | "default" | "examples" => true,
        "$ref" => fits(
            root,
            root.pointer(&rule.as_str().unwrap()[1..]).unwrap(),
            value,
        ),
        "const" => value == rule,
        "enum" => rule.as_array().unwrap().contains(value),
        "oneOf" => {
            let all = rule.as_array().unwrap().iter();
            all.filter(|one| fits(root, one, value)).count() == 1
        }
        "type" => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "number" => value.is_number(),
            "integer" => value.is_i64() || value.is_u64(),
            "null" => value.is_null(),
            other => panic!("unknown type {other}"),
        },
        "minimum" => value
            .as_f64()
            .is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => value
            .as_f64()
            .is_none_or(|number| number <= rule.as_f64().unwrap()),
        "minLength" => value
            .as_str()
            .is_none_or(|text| text.chars().count() >= size(rule)),
        "maxLength" => value
            .as_str()
            .is_none_or(|text| text.chars().count() <= size(rule)),
        "pattern" => {
            let pattern = Regex::new(rule.as_str().unwrap()).unwrap();
            value.as_str().is_none_or(|text| pattern.is_match(text))
        }
        "minItems" => value
            .as_array()
            .is_none_or(|items| items.len() >= size(rule)),
        "maxItems" => value
            .as_array()
            .is_none_or(|items| items.len() <= size(rule)),
        "items" => value
            .as_array()
            .is_none_or(|items| items.iter().all(|item| fits(root, rule, item))),
        "prefixItems" => value.as_array().is_none_or(|items| {
            let rules = rule.as_array().unwrap();
            rules
                .iter()
                .zip(items)
                .all(|(rule, item)| fits(root, rule, item))
        }),
        "required" => value.as_object().is_none_or(|fields| {
            let names = rule.as_array().unwrap().iter();
            names
                .map(|name| name.as_str().unwrap())
                .all(|name| fields.contains_key(name))
        }),
        "properties" => value.as_object().is_none_or(|fields| {
            let rules = rule.as_object().unwrap();
            fields
                .iter()
                .all(|(name, field)| rules.get(name).is_none_or(|rule| fits(root, rule, field)))
        }),
        "additionalProperties" => {
            assert_eq!(rule, false, "nothing else is known here");
            let known = rules["properties"].as_object().unwrap();
            value
                .as_object()
                .is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
        }
        other => panic!("the validator does not know `{other}`"),
    })
}

fn size(rule: &Value) -> usize {
    rule.as_u64().unwrap() as usize
}

fn is_valid(document: &Value) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    fits(&schema, &schema, document)
}

fn scenarios() -> Vec<Scenario> {
    let mut scenarios = vec![Scenario::new(League::Provinces, 2020)];
    let mut with = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = Scenario::new(League::Provinces, 2020);
        scenario.edit("khanh-hoa", "government.activity", Amount::Points(48.5));
        scenario.edit("ha-noi", "economy.data", Amount::Value(0.6));
        change(&mut scenario);
        scenarios.push(scenario);
    };
    with(&|_| {});
    with(&|of| of.unit = Some("khanh-hoa".into()));
    with(&|of| of.data = published::bundle().unwrap().version);
    with(&|of| of.method = "min-max".into());
    with(&|of| {
        let index = "economy.data".into();
        of.caps = vec![Cap {
            index,
            points: 20.0,
        }];
    });
    with(&|of| of.weights = Weighting::Equal);
    with(&|of| of.weights = Weighting::Without(vec!["society".into()]));
    with(&|of| of.weights = Weighting::Given(vec![("society".into(), 50.0)]));
    with(&|of| of.rivals = Rivals::Growth(-2.5));
    with(&|of| {
        of.rivals = Rivals::Trend {
            from: 2022,
            to: 2023,
        }
    });
    with(&|of| of.rivals = Rivals::Each(vec![("da-nang".into(), 3.0)]));
    for league in League::ALL {
        scenarios.push(Scenario::new(league, 2024));
    }
    scenarios
}

#[test]
fn what_the_engine_writes_is_valid() {
    for scenario in scenarios() {
        let written = serde_json::to_value(&scenario).unwrap();
        assert!(is_valid(&written), "{written}");
        // Every field that is written is described, and none is described that does not exist.
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let described: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
        let fields: Vec<&String> = written.as_object().unwrap().keys().collect();
        assert_eq!(described, fields);
        assert_eq!(schema["properties"]["schema"]["const"], SCENARIO_VERSION);
    }
}

#[test]
fn what_is_not_valid_is_refused_by_both() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let whole = serde_json::to_value(&scenarios()[2]).unwrap();
    assert!(is_valid(&whole));
    let refused = |document: &Value| {
        let read = serde_json::from_value::<Scenario>(document.clone());
        read.map_or(true, |scenario| simulate(&scores, &scenario).is_err())
    };
    assert!(!refused(&whole));
    for (at, wrong) in [
        ("/schema", json!(2)),
        ("/schema", json!(0)),
        ("/engine", json!("newest")),
        ("/league", json!("moon")),
        ("/year", json!(-1)),
        ("/year", json!(2020.5)),
        ("/unit", json!("")),
        ("/unit", json!(7)),
        ("/data", json!("x".repeat(101))),
        ("/edits/0/to", json!({"points": -1})),
        ("/edits/0/to", json!({"value": 1.5})),
        ("/edits/0/to", json!({"points": 1, "value": 1})),
        ("/edits/0/to", json!({"percent": 1})),
        (
            "/edits/0",
            json!({"unit": "ha-noi", "index": "economy.data"}),
        ),
        ("/edits", json!(null)),
        ("/caps", json!([{"index": "economy.data", "points": -3}])),
        ("/weights", json!("heavy")),
        ("/weights", json!({"given": [["society"]]})),
        ("/weights", json!({"given": [["society", -1]]})),
        ("/rivals", json!({"growth": -101})),
        ("/rivals", json!({"growth": 1, "each": []})),
        ("/rivals", json!({"trend": {"from": 2022}})),
    ] {
        let mut document = whole.clone();
        *document.pointer_mut(at).unwrap() = wrong;
        assert!(!is_valid(&document), "{at}: {document}");
        assert!(refused(&document), "{at}: {document}");
    }
    for field in ["schema", "engine", "league", "year"] {
        let mut document = whole.clone();
        document.as_object_mut().unwrap().remove(field);
        assert!(!is_valid(&document) && refused(&document), "{field}");
    }
    let mut document = whole.clone();
    document["more"] = json!(1);
    assert!(!is_valid(&document) && refused(&document));
}

#[test]
fn the_examples_run() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let blocks = DOCS.split("```json\n").skip(1);
    let mut examples: Vec<Value> = blocks
        .map(|block| serde_json::from_str(block.split("```").next().unwrap()).unwrap())
        .collect();
    assert_eq!(examples.len(), 1);
    examples.extend(schema["examples"].as_array().unwrap().iter().cloned());
    for example in examples {
        assert!(is_valid(&example), "{example}");
        let scenario: Scenario = serde_json::from_value(example).unwrap();
        assert!(simulate(&scores, &scenario).is_ok());
    }
}

#[test]
fn every_item_of_the_table_is_read() {
    let items: Vec<&str> = DOCS
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(items.len(), 13, "{items:?}");
    for item in &items {
        let scenario = Scenario::from_compact(item, League::Provinces, 2020);
        assert_ne!(
            scenario.unwrap(),
            Scenario::new(League::Provinces, 2020),
            "{item}"
        );
    }
    let link = DOCS
        .lines()
        .find_map(|line| line.split_once("&set="))
        .unwrap()
        .1;
    let scenario = Scenario::from_compact(link, League::Provinces, 2020).unwrap();
    assert_eq!(scenario.to_compact().unwrap(), link);
    assert_eq!(scenario.edits.len(), 2);
}
