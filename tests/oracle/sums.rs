//! The parts add up to the published aggregates.

use dti_engine::Reading;
use dti_tests::{LEAGUES, NINE, PILLARS, number, rows};

use crate::engine::{about, datasets, everything};

/// Rounding of the parts and of the sum, half a unit of the fourth decimal each.
const ROUNDING: f64 = 0.0001 + 1e-9;

/// An aggregate and its parts with their points, written down here and not taken from the engine.
fn aggregates(league: &str) -> Vec<(String, Vec<(String, f64)>)> {
    match league {
        "provinces" => {
            let parts = PILLARS.map(|(pillar, weight)| (pillar.to_owned(), f64::from(weight)));
            let mut all = vec![("dti".to_owned(), parts.to_vec())];
            for (pillar, _) in PILLARS {
                let parts =
                    NINE.map(|(index, weight)| (format!("{pillar}.{index}"), f64::from(weight)));
                all.push((pillar.to_owned(), parts.to_vec()));
            }
            all
        }
        "ministries-service" => {
            let parts = NINE.map(|(index, _)| {
                let points = match index {
                    "activity" => 80.0,
                    "institutions" => 70.0,
                    _ => 50.0,
                };
                (index.to_owned(), points)
            });
            vec![("dti".to_owned(), parts.to_vec())]
        }
        _ => {
            // Inferred: the points are ours, and stand in one file.
            let parts = rows("frameworks/qd1726-ministry-nonservice.csv")
                .into_iter()
                .filter(|row| row["parent"] == "dti")
                .map(|row| (row["code"].clone(), number(&row["points"])))
                .collect();
            vec![("dti".to_owned(), parts)]
        }
    }
}

#[test]
fn weighted_sums_of_the_parts_are_the_published_aggregates() {
    let all = everything(Reading::Corrected);
    for league in &LEAGUES {
        let data = datasets();
        let data = data
            .iter()
            .find(|data| data.league.id() == league.id)
            .expect("a league");
        let mut without = Vec::new();
        for (aggregate, parts) in aggregates(league.id) {
            let points: f64 = parts.iter().map(|(_, points)| points).sum();
            for unit in &data.units {
                let value = |index: &str| about(&all, league.id, &unit.id, index).value;
                let sum = parts.iter().try_fold(0.0, |sum, (part, points)| {
                    value(part).map(|value| sum + points * value)
                });
                let Some(sum) = sum else {
                    without.push((aggregate.clone(), unit.id.clone()));
                    continue;
                };
                let published = value(&aggregate).expect("every aggregate is known");
                let off = (sum / points - published).abs();
                assert!(off <= ROUNDING, "{}, {aggregate}: off by {off}", unit.id);
            }
        }
        let lost: Vec<_> = without
            .iter()
            .map(|(a, u)| (a.as_str(), u.as_str()))
            .collect();
        let known: &[(&str, &str)] = match league.id {
            "provinces" => &[("society", "dak-nong"), ("society", "ha-nam")],
            _ => &[],
        };
        let mut lost = lost;
        lost.sort_unstable();
        assert_eq!(
            lost, known,
            "sums that cannot be checked because parts are lost"
        );
    }
}

#[test]
fn the_engine_uses_the_same_weights() {
    for data in datasets() {
        for (aggregate, parts) in aggregates(data.league.id()) {
            let all: f64 = parts.iter().map(|(_, points)| points).sum();
            for (part, points) in parts {
                let node = data.framework.index(&part).expect("a part");
                let weight = data.framework.weight(node).expect("known points");
                assert!(
                    (weight - points / all).abs() < 1e-12,
                    "{part} in {aggregate}: {weight}"
                );
            }
        }
    }
}
