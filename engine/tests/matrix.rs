//! The fast paths against the plain ones.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    Below, Certainty, Framework, NodeSpec, Ranker, ScoreMatrix, aggregate, rank, rank_key,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn framework(parts: &[usize]) -> Framework {
    let node = |code: String, parent: &str, points: usize| NodeSpec {
        name_vi: code.clone(),
        name_en: code.clone(),
        code,
        parent: parent.to_owned(),
        points: Some(points as f64),
        certainty: Certainty::Published,
        below: Below::Whole,
    };
    let mut specs = vec![node("dti".into(), "", parts.iter().sum())];
    for (at, &count) in parts.iter().enumerate() {
        let code = format!("p{at}");
        specs.push(node(code.clone(), "dti", count));
        specs.extend((0..count).map(|part| node(format!("{code}.{part}"), &code, 1)));
    }
    Framework::new("test", specs).unwrap()
}

fn fill(matrix: &mut ScoreMatrix, seed: u64) {
    let mut state = seed;
    for leaf in matrix.leaves().to_vec() {
        for value in matrix.column_mut(leaf) {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *value = ((state >> 40) % 10_001) as f64 / 10_000.0;
        }
    }
}

#[test]
fn every_aggregate_has_the_bits_of_the_plain_sum() {
    for (parts, units) in [
        (vec![9, 9, 9], 63),
        (vec![1, 2, 3, 4, 5], 1),
        (vec![4, 8, 13], 34),
        (vec![7, 30], 1200),
        (vec![5], 2049),
    ] {
        let framework = framework(&parts);
        let mut matrix = ScoreMatrix::new(&framework, units).unwrap();
        fill(&mut matrix, 42);
        matrix.rescore();
        for node in 0..framework.nodes().len() {
            for unit in 0..units {
                let plain = aggregate(&framework, node, |child| Some(matrix.column(child)[unit]));
                if let Some(plain) = plain {
                    assert_eq!(matrix.column(node)[unit].to_bits(), plain.to_bits());
                }
            }
        }
    }
}

#[test]
fn a_rulebook_with_lost_parts_is_refused() {
    let spec = |code: &str, parent: &str, points, below| NodeSpec {
        code: code.into(),
        parent: parent.into(),
        name_vi: code.into(),
        name_en: code.into(),
        points,
        certainty: Certainty::Published,
        below,
    };
    let lost = Framework::new(
        "lost",
        vec![
            spec("dti", "", Some(2.0), Below::Partial),
            spec("a", "dti", Some(1.0), Below::Whole),
        ],
    );
    assert!(
        ScoreMatrix::new(&lost.unwrap(), 3)
            .unwrap_err()
            .is_framework()
    );
}

#[test]
fn counting_and_sorting_give_the_same_ranks_as_rank() {
    let mut ranker = Ranker::new();
    for units in [0, 1, 7, 8, 63, 192, 193, 1000] {
        let values: Vec<f64> = (0..units)
            .map(|unit| f64::from(unit * 37 % 91) / 90.0)
            .collect();
        let on_grid: Vec<_> = values
            .iter()
            .map(|value| Some(f64::from(rank_key(*value)) / 1e9))
            .collect();
        let plain = rank(&on_grid, &vec![None; values.len()]);
        let plain: Vec<u32> = plain.into_iter().map(|rank| rank.unwrap().best).collect();
        assert_eq!(ranker.rank_column(&values), plain);
    }
}

#[test]
fn held_places_and_unknown_values_rank_as_in_rank() {
    let cell = (
        proptest::option::weighted(0.7, 0..30_u32),
        proptest::option::of(1..12_u32),
    );
    let league = proptest::collection::vec(cell, 0..40);
    let config = Config {
        cases: 5000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]);
    let mut ranker = Ranker::new();
    let checked = TestRunner::new_with_rng(config, rng).run(&league, |league| {
        let values: Vec<_> = league
            .iter()
            .map(|cell| cell.0.map(|v| f64::from(v) / 30.0))
            .collect();
        let on_grid: Vec<_> = values
            .iter()
            .map(|v| v.map(|v| f64::from(rank_key(v)) / 1e9))
            .collect();
        let printed: Vec<_> = league.iter().map(|cell| cell.1).collect();
        let mut ranker = ranker.clone();
        prop_assert_eq!(ranker.rank(&values, &printed), rank(&on_grid, &printed));
        Ok(())
    });
    assert!(ranker.rank(&[], &[]).is_empty());
    checked.unwrap();
}
