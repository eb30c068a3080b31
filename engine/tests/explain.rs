//! Gaps split into contributions: all pairs of all leagues of 2020, exactly.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    Against, Dataset, Depth, Explanation, Reading, Scores, explain, mean, published, score,
};

fn of_2020() -> [Dataset; 3] {
    [
        published::provinces_2020().unwrap(),
        published::ministries_service_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
    ]
}

/// Contributions and residual give the gap; each contribution is weight × difference.
fn check(scores: &Scores<'_>, unit: usize, against: Against, found: &Explanation) -> f64 {
    let nodes = scores.dataset().framework.nodes();
    let other = |index: usize| match against {
        Against::Unit(other) => scores.value(index, other),
        Against::Mean => mean(scores.values(index)),
    };
    let gap = scores.value(found.index, unit).unwrap() - other(found.index).unwrap();
    assert_eq!(found.gap, gap);
    let mut sum = 0.0;
    let mut weights = 0.0;
    for part in &found.parts {
        let known = scores.value(part.index, unit).zip(other(part.index));
        let share = nodes[part.index].points.unwrap() / nodes[found.index].points.unwrap();
        assert_eq!(part.weight, Some(share));
        assert_eq!(part.difference, known.map(|(ours, theirs)| ours - theirs));
        assert_eq!(part.contribution, part.difference.map(|by| share * by));
        sum += part.contribution.unwrap_or(0.0);
        weights += share;
    }
    assert!((weights - 1.0).abs() < 1e-12);
    assert_eq!(found.explained(), sum);
    let off = (found.explained() + found.residual - found.gap).abs();
    assert!(off < 1e-12);
    off
}

#[test]
fn the_terms_give_the_gap_for_every_pair() {
    let mut worst = 0.0_f64;
    let mut pairs = 0;
    let (mut residual, mut from_mean) = (0.0_f64, 0.0_f64);
    for data in of_2020() {
        for reading in [Reading::Corrected, Reading::Printed] {
            let scores = score(&data, reading);
            let nodes = data.framework.nodes();
            for index in (0..nodes.len()).filter(|&index| !nodes[index].children.is_empty()) {
                for depth in [Depth::Children, Depth::Leaves] {
                    for unit in 0..data.units.len() {
                        let others = (0..data.units.len()).map(Against::Unit);
                        for against in others.chain([Against::Mean]) {
                            let found = explain(&scores, index, unit, against, depth);
                            let known = scores.value(index, unit).is_some()
                                && match against {
                                    Against::Unit(other) => scores.value(index, other).is_some(),
                                    Against::Mean => true,
                                };
                            assert_eq!(found.is_ok(), known);
                            let Ok(found) = found else { continue };
                            worst = worst.max(check(&scores, unit, against, &found));
                            pairs += 1;
                            if found.is_complete() && reading == Reading::Corrected {
                                let worst = match against {
                                    Against::Unit(_) => &mut residual,
                                    Against::Mean => &mut from_mean,
                                };
                                *worst = worst.max(found.residual.abs());
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(pairs > 60_000, "{pairs}");
    // As exact as one rounding of the last addition allows.
    assert!(worst <= f64::EPSILON / 4.0, "{worst:e}");
    // Half a digit of each unit's sum, and of each of its parts.
    assert!(residual <= 0.000_2 + 1e-12, "{residual}");
    // The means of two indices are over other units where a value is lost.
    assert!(from_mean <= 0.000_5, "{from_mean}");
    println!("{pairs} {worst:e} {residual} {from_mean}");
}

#[test]
fn a_gap_has_the_opposite_sign_seen_from_the_other_side() {
    for data in of_2020() {
        let scores = score(&data, Reading::Corrected);
        for a in 0..data.units.len() {
            for b in 0..data.units.len() {
                let one = explain(&scores, 0, a, Against::Unit(b), Depth::Leaves);
                let other = explain(&scores, 0, b, Against::Unit(a), Depth::Leaves);
                let (Ok(one), Ok(other)) = (one, other) else {
                    continue;
                };
                assert_eq!(one.gap, -other.gap);
                assert_eq!(one.residual, -other.residual);
                for (one, other) in one.parts.iter().zip(&other.parts) {
                    assert_eq!(one.contribution, other.contribution.map(|c| -c));
                }
            }
        }
    }
}

/// Worked by hand: Khánh Hòa and Đà Nẵng by pillar.
#[test]
fn khanh_hoa_behind_da_nang() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let [unit, other] = ["khanh-hoa", "da-nang"].map(|id| data.unit(id).unwrap());
    let found = explain(&scores, 0, unit, Against::Unit(other), Depth::Children).unwrap();
    // 0.2777 − 0.4874
    assert!((found.gap + 0.2097).abs() < 1e-12);
    let value = |index: &str, unit| scores.value(data.framework.index(index).unwrap(), unit);
    let names: Vec<&str> = found
        .parts
        .iter()
        .map(|part| data.framework.nodes()[part.index].code.as_str())
        .collect();
    assert_eq!(names, ["government", "economy", "society"]);
    for (part, weight) in found.parts.iter().zip([0.4, 0.3, 0.3]) {
        let index = data.framework.nodes()[part.index].code.as_str();
        let by = value(index, unit).unwrap() - value(index, other).unwrap();
        assert!((part.contribution.unwrap() - weight * by).abs() < 1e-15);
    }
    assert!(found.is_complete() && found.residual.abs() < 0.000_1);
}

/// What is unknown has no contribution, and lies in the residual.
#[test]
fn unknown_indices_are_in_the_residual() {
    let mut data = published::provinces_2020().unwrap();
    let index = data.framework.index("society.activity").unwrap();
    let [unit, other] = ["khanh-hoa", "da-nang"].map(|id| data.unit(id).unwrap());
    let whole = {
        let scores = score(&data, Reading::Corrected);
        explain(&scores, 0, unit, Against::Unit(other), Depth::Leaves).unwrap()
    };
    data.columns[index].values[unit].corrected = None;
    let scores = score(&data, Reading::Corrected);
    let found = explain(&scores, 0, unit, Against::Unit(other), Depth::Leaves).unwrap();
    assert_eq!(found.parts.len(), 27);
    assert!(whole.is_complete() && !found.is_complete());
    let at = found
        .parts
        .iter()
        .position(|part| part.index == index)
        .unwrap();
    assert_eq!(
        (found.parts[at].difference, found.parts[at].contribution),
        (None, None)
    );
    let lost = whole.parts[at].contribution.unwrap();
    assert!((found.residual - whole.residual - lost).abs() < 1e-15);
    assert_eq!(found.gap, whole.gap);
    // Without a value there is no gap.
    data.columns[0].values[unit].corrected = None;
    let scores = score(&data, Reading::Corrected);
    let refused = explain(&scores, 0, unit, Against::Mean, Depth::Leaves).unwrap_err();
    assert!(refused.is_unknown_value() && refused.to_string().contains("khanh-hoa"));
}

/// In 2022 only ten provinces have their indices published: for the others all is residual.
#[test]
fn partial_years_explain_what_they_can() {
    let data = published::provinces_2022().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut complete = 0;
    for unit in 0..data.units.len() {
        let found = explain(&scores, 0, unit, Against::Mean, Depth::Leaves).unwrap();
        if found.is_complete() {
            complete += 1;
        } else {
            assert_eq!(found.residual, found.gap);
        }
    }
    assert_eq!(complete, 10);
}

/// Nobody published weights for the nation: its gap to itself is nothing, and nothing is weighed.
#[test]
fn the_nation_has_no_weights() {
    let data = published::nation(2020).unwrap();
    let scores = score(&data, Reading::Corrected);
    let found = explain(&scores, 0, 0, Against::Unit(0), Depth::Leaves).unwrap();
    assert!(
        found
            .parts
            .iter()
            .all(|part| part.weight.is_none() && part.contribution.is_none())
    );
    assert_eq!((found.gap, found.residual), (0.0, 0.0));
}

#[test]
fn an_index_with_nothing_below_explains_itself() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let index = data.framework.index("economy.data").unwrap();
    let found = explain(&scores, index, 0, Against::Unit(5), Depth::Leaves).unwrap();
    assert_eq!(found.parts.len(), 1);
    assert_eq!(found.parts[0].contribution, Some(found.gap));
    assert_eq!(found.residual, 0.0);
}
