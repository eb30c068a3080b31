//! What holds for every input, tried on seeded ones: the same in every run.

use dti_engine::{
    Aggregation, Dataset, Exclusion, Framework, Method, Missing, Normalise, Weighting, Weights,
    levels, normalise, renormalise,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::{dataset, node, run, values};

const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
const LEAVES: [&str; 5] = ["p.1", "p.2", "p.3", "q.1", "q.2"];

fn check<S: Strategy>(
    cases: u32,
    inputs: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[34; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    if let Err(failure) = runner.run(inputs, property) {
        panic!("{failure}");
    }
}

fn framework() -> Framework {
    let specs = vec![
        node("dti", "", 100.0),
        node("p", "dti", 70.0),
        node("p.1", "p", 35.0),
        node("p.2", "p", 14.5),
        node("p.3", "p", 20.5),
        node("q", "dti", 30.0),
        node("q.1", "q", 20.0),
        node("q.2", "q", 10.0),
    ];
    Framework::new("seeded", specs).unwrap()
}

type Rows = Vec<[Option<f64>; 5]>;

fn build(rows: &Rows) -> Dataset {
    let leaves = LEAVES.iter().enumerate().map(|(at, code)| {
        let column: Vec<Option<f64>> = rows.iter().map(|row| row[at]).collect();
        (*code, column)
    });
    let leaves: Vec<_> = leaves.collect();
    dataset(framework(), &NAMES[..rows.len()], &leaves)
}

/// Two to twelve units with four-decimal values, some unknown.
fn rows() -> impl Strategy<Value = Rows> {
    let value = prop::option::weighted(0.85, (0_u32..=10_000).prop_map(|n| f64::from(n) / 1e4));
    vec(
        [
            value.clone(),
            value.clone(),
            value.clone(),
            value.clone(),
            value,
        ],
        2..=12,
    )
}

/// Every combination of choices that go together.
fn methods() -> impl Strategy<Value = Method> {
    let given = vec![("p".to_owned(), 20.0), ("q.1".to_owned(), 90.0)];
    let without = vec!["p.2".to_owned()];
    (
        prop::sample::select(vec![
            Normalise::PointsOverMaximum,
            Normalise::MinMax,
            Normalise::ZScore,
        ]),
        prop::sample::select(vec![Aggregation::Arithmetic, Aggregation::Geometric]),
        prop::sample::select(vec![
            Weighting::Published,
            Weighting::Equal,
            Weighting::Given(given),
            Weighting::Without(without),
        ]),
        prop::sample::select(vec![Missing::Propagate, Missing::Exclude, Missing::Zero]),
        prop::sample::select(vec![Exclusion::None, Exclusion::BelowHalf]),
    )
        .prop_filter("no geometric mean of z-scores", |(scale, mean, ..)| {
            *scale != Normalise::ZScore || *mean != Aggregation::Geometric
        })
        .prop_map(
            |(normalise, aggregation, weights, missing, exclusion)| Method {
                normalise,
                aggregation,
                weights,
                missing,
                exclusion,
                from_leaves: true,
                ..Method::default()
            },
        )
}

#[test]
fn values_are_within_bounds() {
    check(1000, &(rows(), methods()), |(rows, method)| {
        let done = run(&build(&rows), &method);
        for index in &done.indices {
            for value in index.values.iter().flatten() {
                prop_assert!(value.is_finite());
                if method.normalise == Normalise::ZScore {
                    // A sample of n has no z-score beyond (n − 1) ÷ √n.
                    let n = rows.len() as f64;
                    prop_assert!(value.abs() <= (n - 1.0) / n.sqrt() + 1e-9, "{value}");
                } else {
                    prop_assert!((0.0..=1.0 + 1e-15).contains(value), "{value}");
                }
            }
            for rank in index.ranks.iter().flatten() {
                prop_assert!(1 <= rank.best && rank.best <= rank.worst);
                prop_assert!(rank.worst as usize <= rows.len());
            }
            for (value, rank) in index.values.iter().zip(&index.ranks) {
                prop_assert_eq!(value.is_some(), rank.is_some());
            }
        }
        Ok(())
    });
}

/// More points on one index never lower a unit's own values, nor its rank by them.
#[test]
fn every_method_is_monotone_in_every_input() {
    let inputs = (rows(), methods(), 0_usize..12, 0_usize..5, 1_u32..=10_000);
    check(1500, &inputs, |(mut rows, method, unit, leaf, by)| {
        let unit = unit % rows.len();
        let Some(before) = rows[unit][leaf] else {
            return Ok(());
        };
        let first = run(&build(&rows), &method);
        rows[unit][leaf] = Some((before + f64::from(by) / 1e4).min(1.0));
        let second = run(&build(&rows), &method);
        for (first, second) in first.indices.iter().zip(&second.indices) {
            let (was, is) = (first.values[unit], second.values[unit]);
            prop_assert_eq!(was.is_some(), is.is_some());
            let Some((was, is)) = was.zip(is) else {
                continue;
            };
            prop_assert!(is >= was - 1e-12, "{}: {was} became {is}", first.code);
        }
        Ok(())
    });
}

#[test]
fn the_order_of_the_units_does_not_matter() {
    let inputs = rows().prop_flat_map(|rows| {
        let order: Vec<usize> = (0..rows.len()).collect();
        (Just(rows), Just(order).prop_shuffle(), methods())
    });
    check(800, &inputs, |(rows, order, method)| {
        let first = run(&build(&rows), &method);
        let shuffled: Rows = order.iter().map(|&unit| rows[unit]).collect();
        let second = run(&build(&shuffled), &method);
        for (first, second) in first.indices.iter().zip(&second.indices) {
            for (at, &unit) in order.iter().enumerate() {
                let bits = |value: Option<f64>| value.map(f64::to_bits);
                prop_assert_eq!(bits(first.values[unit]), bits(second.values[at]));
                prop_assert_eq!(first.ranks[unit], second.ranks[at]);
            }
        }
        Ok(())
    });
}

/// A complete unit has one value whatever missing values count as.
#[test]
fn what_is_complete_does_not_depend_on_the_rule_for_missing_values() {
    check(1000, &rows(), |rows| {
        let data = build(&rows);
        let with = |missing| {
            let method = Method {
                missing,
                from_leaves: true,
                ..Method::default()
            };
            values(&run(&data, &method), "dti").to_vec()
        };
        let [zero, exclude, propagate] =
            [Missing::Zero, Missing::Exclude, Missing::Propagate].map(with);
        for unit in 0..rows.len() {
            if rows[unit].iter().all(Option::is_some) {
                prop_assert_eq!(zero[unit], propagate[unit]);
                prop_assert_eq!(exclude[unit], propagate[unit]);
            } else {
                prop_assert_eq!(propagate[unit], None);
            }
            // What is missing is worth at least nothing.
            if let Some((zero, exclude)) = zero[unit].zip(exclude[unit]) {
                prop_assert!(zero <= exclude + 1e-12);
            }
        }
        Ok(())
    });
}

#[test]
fn renormalised_weights_sum_to_one() {
    let inputs = vec((0.0_f64..1000.0, any::<bool>()), 1..40);
    check(2000, &inputs, |pairs| {
        let (weights, present): (Vec<f64>, Vec<bool>) = pairs.into_iter().unzip();
        let Some(renormalised) = renormalise(&weights, &present) else {
            let none = weights.iter().zip(&present).all(|(w, p)| !p || *w <= 0.0);
            prop_assert!(none);
            return Ok(());
        };
        let sum: f64 = renormalised.iter().sum();
        prop_assert!((sum - 1.0).abs() <= 1e-14, "{sum}");
        for (at, weight) in renormalised.iter().enumerate() {
            prop_assert!((0.0..=1.0).contains(weight));
            prop_assert!(present[at] || *weight == 0.0);
        }
        Ok(())
    });
}

/// The value of a unit that lacks something is the mean with exactly those weights.
#[test]
fn leaving_out_is_renormalising() {
    check(1000, &rows(), |rows| {
        let data = build(&rows);
        let method = Method {
            missing: Missing::Exclude,
            ..Method::default()
        };
        let done = run(&data, &method);
        for (unit, row) in rows.iter().enumerate() {
            let present: Vec<bool> = row[..3].iter().map(Option::is_some).collect();
            let weights = renormalise(&[35.0, 14.5, 20.5], &present);
            let expected = weights.map(|weights| {
                let parts = weights.iter().zip(row);
                parts.map(|(w, v)| w * v.unwrap_or(0.0)).sum::<f64>()
            });
            let found = values(&done, "p")[unit];
            prop_assert_eq!(found.is_some(), expected.is_some());
            if let Some((found, expected)) = found.zip(expected) {
                prop_assert!((found - expected).abs() < 1e-14);
            }
        }
        Ok(())
    });
}

#[test]
fn weights_below_a_node_sum_to_one() {
    let framework = framework();
    for weights in [Weights::published(&framework), Weights::equal(&framework)] {
        for node in framework
            .nodes()
            .iter()
            .filter(|node| !node.children.is_empty())
        {
            let sum: f64 = node
                .children
                .iter()
                .map(|&child| weights.share(child))
                .sum();
            assert!((sum - 1.0).abs() < 1e-15);
        }
    }
}

/// Normalising keeps the order, and undoing the scale gives the values back.
#[test]
fn normalising_keeps_the_order() {
    let inputs = vec(prop::option::weighted(0.9, 0.0_f64..=1.0), 1..30);
    check(1000, &inputs, |column| {
        for scale in [Normalise::MinMax, Normalise::ZScore] {
            let scaled = normalise(&column, scale);
            for (a, x) in column.iter().zip(&scaled) {
                prop_assert_eq!(a.is_some(), x.is_some());
                for (b, y) in column.iter().zip(&scaled) {
                    let Some(((a, b), (x, y))) = a.zip(*b).zip(x.zip(*y)) else {
                        continue;
                    };
                    prop_assert!(a <= b || x >= y);
                    prop_assert!(a != b || x == y);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn geometric_means_are_not_above_arithmetic_ones() {
    check(1000, &rows(), |rows| {
        let data = build(&rows);
        let with = |aggregation| {
            let method = Method {
                aggregation,
                missing: Missing::Exclude,
                ..Method::default()
            };
            run(&data, &method)
        };
        let (sums, products) = (with(Aggregation::Arithmetic), with(Aggregation::Geometric));
        for (sum, product) in values(&sums, "dti").iter().zip(values(&products, "dti")) {
            prop_assert_eq!(sum.is_some(), product.is_some());
            if let Some((sum, product)) = sum.zip(*product) {
                prop_assert!(product <= sum + 1e-12);
            }
        }
        Ok(())
    });
}

/// Sharing a level is transitive, and nobody in it is further than the tolerance from another.
#[test]
fn levels_are_as_wide_as_the_tolerance_at_most() {
    let value = prop::option::weighted(0.9, (0_u32..=200).prop_map(|n| f64::from(n) / 200.0));
    let inputs = (
        vec(value, 0..40),
        (0_u32..=50).prop_map(|n| f64::from(n) / 1000.0),
    );
    check(1000, &inputs, |(column, tolerance)| {
        let levelled = levels(&column, tolerance);
        for (at, (value, level)) in column.iter().zip(&levelled).enumerate() {
            prop_assert_eq!(value.is_some(), level.is_some());
            let Some((value, level)) = value.zip(*level) else {
                continue;
            };
            prop_assert!(value <= level && level - value <= tolerance);
            prop_assert!(column.contains(&Some(level)));
            for (other, other_level) in column.iter().zip(&levelled).skip(at + 1) {
                let Some((other, other_level)) = other.zip(*other_level) else {
                    continue;
                };
                prop_assert!(value < other || level >= other_level);
                prop_assert!(value > other || level <= other_level);
            }
        }
        Ok(())
    });
}
