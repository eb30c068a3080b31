//! The search against trying everything.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

/// Every combination, one offer after the other.
fn brute_force(offers: &[Offer], need: f64) -> Option<f64> {
    let Some((first, others)) = offers.split_first() else {
        return (need <= 1e-9).then_some(0.0);
    };
    let mut all = vec![(0.0, 0.0)];
    match first {
        Offer::Steps {
            gain,
            cost,
            steps,
            end,
        } => {
            all.extend((1..=*steps).map(|n| (gain * f64::from(n), cost * f64::from(n))));
            let top = (gain * f64::from(*steps), cost * f64::from(*steps));
            all.extend(end.map(|end| (top.0 + end.0, top.1 + end.1)));
        }
        Offer::Choice(choices) => all.extend(choices),
    }
    let costs = all
        .into_iter()
        .filter_map(|(gain, cost)| Some(cost + brute_force(others, need - gain)?));
    costs.min_by(f64::total_cmp)
}

fn covered(offers: &[Offer], takes: &[Take]) -> (f64, f64) {
    let mut sum = (0.0, 0.0);
    for (offer, take) in offers.iter().zip(takes) {
        let (gain, cost) = match (take, offer) {
            (
                Take::Steps(n),
                Offer::Steps {
                    gain,
                    cost,
                    steps,
                    end,
                },
            ) => {
                let whole = f64::from(*n.min(steps));
                let short = if n > steps {
                    end.expect("a short step")
                } else {
                    (0.0, 0.0)
                };
                (gain * whole + short.0, cost * whole + short.1)
            }
            (Take::Choice(at), Offer::Choice(choices)) => choices[*at],
            (Take::Nothing, _) => (0.0, 0.0),
            other => panic!("{other:?}"),
        };
        sum = (sum.0 + gain, sum.1 + cost);
    }
    sum
}

fn steps(gains: &'static [f64]) -> impl Strategy<Value = Offer> {
    (
        proptest::sample::select(gains),
        1..8_u32,
        0..6_u32,
        any::<bool>(),
        1..4_u32,
    )
        .prop_map(|(gain, cost, steps, short, part)| {
            let (cost, part) = (f64::from(cost) / 4.0, f64::from(part) / 4.0);
            Offer::Steps {
                gain,
                cost,
                steps,
                end: short.then_some((gain * part, cost * part)),
            }
        })
}

fn choices() -> impl Strategy<Value = Offer> {
    let one = (0..12_u32, 0..9_u32).prop_map(|(gain, cost)| (f64::from(gain), f64::from(cost)));
    proptest::collection::vec(one, 0..4).prop_map(Offer::Choice)
}

fn agrees(gains: &'static [f64], seed: u8) {
    let offer = prop_oneof![2 => steps(gains), 1 => choices()];
    let cases = (
        proptest::collection::vec(offer, 0..5),
        0.1..30.0_f64,
        any::<bool>(),
    );
    let config = Config {
        cases: 3000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let checked = TestRunner::new_with_rng(config, rng).run(&cases, |(offers, need, whole)| {
        let need = if whole { need.ceil() } else { need };
        let expected = brute_force(&offers, need);
        let found = cheapest(&offers, need);
        prop_assert_eq!(found.is_some(), expected.is_some());
        if let (Some(found), Some(expected)) = (found, expected) {
            prop_assert!(
                (found.cost - expected).abs() < 1e-9,
                "{} {}",
                found.cost,
                expected
            );
            prop_assert!((found.lower_bound - found.cost).abs() < 1e-9);
            prop_assert!(found.relaxation <= expected + 1e-9);
            let (gain, cost) = covered(&offers, &found.takes);
            prop_assert!(gain >= need - 1e-9);
            prop_assert!((cost - found.cost).abs() < 1e-9);
        }
        Ok(())
    });
    checked.expect("the search and brute force agree");
}

#[test]
fn equal_steps_agree_with_brute_force() {
    agrees(&[1.0], 1);
}

#[test]
fn steps_of_different_gain_agree_with_brute_force() {
    agrees(&[1.0, 0.7, 1.3, 2.0, 0.31], 2);
}

#[test]
fn taking_the_best_ratio_first_is_not_enough() {
    // Six are needed. The best ratio, 10 for 6, costs 6; 6 for 4 costs 4.
    let offers = [
        Offer::Choice(vec![(10.0, 6.0)]),
        Offer::Choice(vec![(6.0, 4.0)]),
    ];
    let best = cheapest(&offers, 6.0).expect("covered");
    assert_eq!(best.takes, [Take::Nothing, Take::Choice(0)]);
    assert!((best.cost - 4.0).abs() < 1e-12);
    assert!((best.lower_bound - 4.0).abs() < 1e-12);
}
