//! Properties of scores, on the rulebook of the provinces with random numbers in it.

use dti_engine::{Cell, Dataset, Reading, aggregate, published, score};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::check;

/// The provinces with nothing in their columns: everything above the leaves has to be computed.
fn blank() -> Dataset {
    let mut data = published::provinces_2020().expect("the built-in data are right");
    data.units.truncate(5);
    for column in &mut data.columns {
        column.value_table = None;
        column.values = vec![Cell::default(); 5];
        column.ranks = vec![Cell::default(); 5];
    }
    data
}

/// The main indices, which have values of their own.
fn leaves(data: &Dataset) -> Vec<usize> {
    let nodes = data.framework.nodes();
    let main = |node: &usize| nodes[*node].code.matches('.').count() == 1;
    let leaves: Vec<usize> = (0..nodes.len()).filter(main).collect();
    assert_eq!(leaves.len(), 27);
    leaves
}

fn filled(blank: &Dataset, leaves: &[usize], numbers: &[Option<u32>]) -> Dataset {
    let mut data = blank.clone();
    for (at, &leaf) in leaves.iter().enumerate() {
        data.columns[leaf].value_table = Some(1);
        for unit in 0..5 {
            if let Some(number) = numbers[at * 5 + unit] {
                data.columns[leaf].values[unit] = Cell::printed(f64::from(number) / 10_000.0);
            }
        }
    }
    data
}

/// Ten-thousandths for 27 indices of 5 units, the extremes often.
fn numbers() -> impl Strategy<Value = Vec<Option<u32>>> {
    let number = prop_oneof![Just(0_u32), Just(10_000), 0_u32..=10_000];
    vec(number.prop_map(Some), 27 * 5)
}

/// The same, a few of them unknown.
fn numbers_with_gaps() -> impl Strategy<Value = Vec<Option<u32>>> {
    let known = vec(prop::bool::weighted(0.97), 27 * 5);
    (numbers(), known).prop_map(|(numbers, known)| {
        let pairs = numbers.into_iter().zip(known);
        pairs
            .map(|(number, known)| number.filter(|_| known))
            .collect()
    })
}

#[test]
fn scores_stay_between_0_and_1_and_missing_values_never_become_numbers() {
    let blank = blank();
    let leaves = leaves(&blank);
    check(500, &numbers_with_gaps(), |numbers| {
        let data = filled(&blank, &leaves, &numbers);
        let scores = score(&data, Reading::Corrected);
        for index in ["dti", "government", "economy", "society"] {
            let node = data.framework.index(index).expect("an index");
            for unit in 0..5 {
                let below = |leaf: &&usize| {
                    index == "dti" || data.framework.nodes()[**leaf].code.starts_with(index)
                };
                let missing = leaves
                    .iter()
                    .filter(below)
                    .any(|leaf| data.columns[*leaf].values[unit].corrected.is_none());
                let value = scores.value(node, unit);
                prop_assert_eq!(value.is_none(), missing);
                prop_assert!(value.is_none_or(|value| (0.0..=1.0).contains(&value)));
            }
        }
        for &leaf in &leaves {
            for unit in 0..5 {
                let given = data.columns[leaf].values[unit].corrected;
                prop_assert_eq!(
                    scores.value(leaf, unit).map(f64::to_bits),
                    given.map(f64::to_bits)
                );
            }
        }
        Ok(())
    });
}

#[test]
fn more_of_anything_never_lowers_a_score() {
    let blank = blank();
    let leaves = leaves(&blank);
    check(300, &(numbers(), 0_usize..27), |(numbers, raised)| {
        let data = filled(&blank, &leaves, &numbers);
        let mut better = data.clone();
        better.columns[leaves[raised]].values[0] = Cell::printed(1.0);
        let dti = data.framework.index("dti").expect("dti");
        let before = score(&data, Reading::Corrected);
        let after = score(&better, Reading::Corrected);
        prop_assert!(after.value(dti, 0) >= before.value(dti, 0));
        // Nobody else is touched, to the last bit.
        for unit in 1..5 {
            prop_assert_eq!(after.value(dti, unit), before.value(dti, unit));
        }
        Ok(())
    });
}

#[test]
fn all_zero_is_zero_and_all_one_is_one() {
    let blank = blank();
    let leaves = leaves(&blank);
    for (number, expected) in [(0, 0.0_f64), (10_000, 1.0)] {
        let data = filled(&blank, &leaves, &vec![Some(number); 27 * 5]);
        let scores = score(&data, Reading::Corrected);
        let dti = data.framework.index("dti").expect("dti");
        assert_eq!(
            scores.value(dti, 0).map(f64::to_bits),
            Some(expected.to_bits())
        );
    }
}

#[test]
fn an_aggregate_lies_between_its_parts() {
    let data = blank();
    let node = data.framework.index("society").expect("an index");
    check(
        2000,
        &vec(0_u32..=10_000, data.framework.nodes().len()),
        |numbers| {
            let value = |at: usize| f64::from(numbers[at]) / 10_000.0;
            let sum = aggregate(&data.framework, node, |at| Some(value(at))).expect("a sum");
            let parts = data.framework.nodes()[node]
                .children
                .iter()
                .map(|&at| value(at));
            let (low, high) = parts.fold((1.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
            prop_assert!(
                sum >= low - 1e-12 && sum <= high + 1e-12,
                "{low} {sum} {high}"
            );
            Ok(())
        },
    );
}
