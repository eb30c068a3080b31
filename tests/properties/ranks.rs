//! Properties of ranking.

use dti_engine::{Rank, rank};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::check;

/// Values on a coarse grid, so that ties are frequent, some of them unknown.
fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = prop::option::weighted(0.9, (0_u32..=20).prop_map(|n| f64::from(n) / 20.0));
    vec(value, 0..40)
}

/// Values and an order to put them in.
fn shuffled() -> impl Strategy<Value = (Vec<Option<f64>>, Vec<usize>)> {
    values().prop_flat_map(|values| {
        let order: Vec<usize> = (0..values.len()).collect();
        (Just(values), Just(order).prop_shuffle())
    })
}

/// Competition ranks by definition: one more than the number of units ahead; units that could
/// stand anywhere may push everybody down.
fn by_definition(values: &[Option<f64>]) -> Vec<Option<Rank>> {
    let unknown = values.iter().filter(|value| value.is_none()).count();
    let place = |value: f64| {
        let ahead = values
            .iter()
            .flatten()
            .filter(|other| **other > value)
            .count();
        let best = u32::try_from(ahead + 1).expect("few units");
        Rank {
            best,
            worst: best + u32::try_from(unknown).expect("few units"),
        }
    };
    values.iter().map(|value| value.map(place)).collect()
}

#[test]
fn ranks_are_those_of_the_definition() {
    check(4000, &values(), |values| {
        prop_assert_eq!(
            rank(&values, &vec![None; values.len()]),
            by_definition(&values)
        );
        Ok(())
    });
}

#[test]
fn any_order_of_units_gives_the_same_ranks() {
    check(4000, &shuffled(), |(values, order)| {
        let none = vec![None; values.len()];
        let before = rank(&values, &none);
        let moved: Vec<Option<f64>> = order.iter().map(|&at| values[at]).collect();
        let after = rank(&moved, &none);
        for (now, &at) in order.iter().enumerate() {
            prop_assert_eq!(after[now], before[at]);
        }
        Ok(())
    });
}

/// A ranking without unknowns, and which of its units lose their value but hold their rank.
fn held() -> impl Strategy<Value = (Vec<f64>, Vec<bool>, Vec<usize>)> {
    let value = (0_u32..=20).prop_map(|n| f64::from(n) / 20.0);
    vec((value, prop::bool::weighted(0.2)), 0..40).prop_flat_map(|units| {
        let (values, lost): (Vec<f64>, Vec<bool>) = units.into_iter().unzip();
        let order: Vec<usize> = (0..values.len()).collect();
        (Just(values), Just(lost), Just(order).prop_shuffle())
    })
}

#[test]
fn units_that_lose_their_value_hold_their_rank_and_nobody_moves() {
    check(4000, &held(), |(values, lost, order)| {
        let known: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        let full = rank(&known, &vec![None; known.len()]);
        let printed: Vec<Option<u32>> = full
            .iter()
            .map(|rank| rank.and_then(Rank::settled))
            .collect();
        let rest: Vec<Option<f64>> = known
            .iter()
            .zip(&lost)
            .map(|(value, lost)| value.filter(|_| !lost))
            .collect();
        prop_assert_eq!(&rank(&rest, &printed), &full);
        // And in any order of the units.
        let pick = |at: &usize| (rest[*at], printed[*at]);
        let (rest, printed): (Vec<_>, Vec<_>) = order.iter().map(pick).unzip();
        for (rank, at) in rank(&rest, &printed).into_iter().zip(&order) {
            prop_assert_eq!(rank, full[*at]);
        }
        Ok(())
    });
}

#[test]
fn units_held_beyond_the_end_move_nobody() {
    check(2000, &(values(), 1_usize..5), |(values, more)| {
        let none = vec![None; values.len()];
        let before = rank(&values, &none);
        let mut longer = values.clone();
        let mut printed = none;
        for extra in 0..more {
            longer.push(None);
            let last = values.len() + extra + 1;
            printed.push(Some(u32::try_from(last).expect("few units")));
        }
        let after = rank(&longer, &printed);
        // Where somebody could stand anywhere, a held unit is no reason to move either.
        for (unit, rank) in before.iter().enumerate() {
            prop_assert_eq!(
                after[unit].map(|rank| rank.best),
                rank.map(|rank| rank.best)
            );
        }
        for (unit, held) in printed.iter().enumerate().skip(values.len()) {
            prop_assert_eq!(after[unit], held.map(Rank::exact));
        }
        Ok(())
    });
}

#[test]
fn a_unit_that_falls_behind_everybody_moves_only_those_it_was_ahead_of() {
    check(2000, &vec(1_u32..=20, 1..40), |numbers| {
        let values: Vec<Option<f64>> = numbers.iter().map(|n| Some(f64::from(*n) / 20.0)).collect();
        let none = vec![None; values.len()];
        let before = rank(&values, &none);
        let mut fallen = values.clone();
        fallen[0] = Some(0.0);
        let after = rank(&fallen, &none);
        let count = u32::try_from(values.len()).expect("few units");
        prop_assert_eq!(after[0], Some(Rank::exact(count)));
        for unit in 1..values.len() {
            let was = before[unit].map(|rank| rank.best);
            let moved = u32::from(values[unit] < values[0]);
            prop_assert_eq!(after[unit].map(|rank| rank.best + moved), was);
        }
        Ok(())
    });
}
