//! A small example, every number worked out in the comments.
//!
//! Definitions: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), steps 5
//! (normalisation) and 6 (weighting and aggregation); `COINr` 1.1: `n_minmax`, `n_zscore`, `a_amean`,
//! `a_gmean`.

use dti_engine::{
    Aggregation, Dataset, Error, Exclusion, Framework, Method, Missing, Normalise, RankOn, Reading,
    Status, Weighting, combine, evaluate, normalise, renormalise,
};

use crate::{dataset, node, ranks, run, values};

/// Two pillars, `p` (60 points: a 40, b 20) and `q` (40 points: c 40), three units.
///
/// | unit |  a  |  b  |  c  |
/// |  x   | 0.2 | 0.9 | 0.5 |
/// |  y   | 0.6 | 0.1 | 0.5 |
/// |  z   | 0.4 |  ?  | 0.8 |
fn example() -> Dataset {
    let framework = Framework::new(
        "worked",
        vec![
            node("dti", "", 100.0),
            node("p", "dti", 60.0),
            node("a", "p", 40.0),
            node("b", "p", 20.0),
            node("q", "dti", 40.0),
            node("c", "q", 40.0),
        ],
    );
    let leaves = [
        ("a", vec![Some(0.2), Some(0.6), Some(0.4)]),
        ("b", vec![Some(0.9), Some(0.1), None]),
        ("c", vec![Some(0.5), Some(0.5), Some(0.8)]),
    ];
    dataset(framework.unwrap(), &["x", "y", "z"], &leaves)
}

fn close(found: &[Option<f64>], expected: &[Option<f64>]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        match (found, expected) {
            (Some(found), Some(expected)) => {
                assert!(
                    (found - expected).abs() < 1e-12,
                    "{found} is not {expected}"
                );
            }
            _ => assert_eq!(found, expected),
        }
    }
}

#[test]
fn points_over_maximum_and_sums() {
    let done = run(&example(), &Method::default());
    // p: x (40×0.2 + 20×0.9) ÷ 60 = (8 + 18) ÷ 60 = 26/60; y (24 + 2) ÷ 60 = 26/60; z unknown.
    close(
        values(&done, "p"),
        &[Some(26.0 / 60.0), Some(26.0 / 60.0), None],
    );
    // dti: (26 + 40×0.5) ÷ 100 = 0.46 for both x and y; z is unknown because b is.
    close(values(&done, "dti"), &[Some(0.46), Some(0.46), None]);
    // x and y are level; z could be ahead of both.
    assert_eq!(ranks(&done, "dti"), [None, None, None]);
    let rank = done.indices[0].ranks[0].unwrap();
    assert_eq!((rank.best, rank.worst), (1, 2));
    assert_eq!(done.indices[0].status[0], Status::Derived);
    assert_eq!(done.indices[0].status[2], Status::Unknown);
}

#[test]
fn min_max() {
    // a: min 0.2, max 0.6, range 0.4: x 0, y 1, z (0.4 − 0.2) ÷ 0.4 = 0.5.
    // b: min 0.1, max 0.9, range 0.8, over the two that are known: x 1, y 0.
    // c: min 0.5, max 0.8, range 0.3: x 0, y 0, z 1.
    let method = Method {
        normalise: Normalise::MinMax,
        ..Method::default()
    };
    let done = run(&example(), &method);
    close(values(&done, "a"), &[Some(0.0), Some(1.0), Some(0.5)]);
    close(values(&done, "b"), &[Some(1.0), Some(0.0), None]);
    close(values(&done, "c"), &[Some(0.0), Some(0.0), Some(1.0)]);
    // p: x 20 ÷ 60, y 40 ÷ 60. dti: x 20 ÷ 100, y 40 ÷ 100.
    close(
        values(&done, "p"),
        &[Some(1.0 / 3.0), Some(2.0 / 3.0), None],
    );
    close(values(&done, "dti"), &[Some(0.2), Some(0.4), None]);
    assert!(done.indices[2].status.iter().all(|&s| s == Status::Derived));
}

#[test]
fn min_max_of_equal_values_is_the_middle() {
    let same = normalise(&[Some(0.3), None, Some(0.3)], Normalise::MinMax);
    assert_eq!(same, [Some(0.5), None, Some(0.5)]);
    assert_eq!(normalise(&[Some(0.3)], Normalise::MinMax), [Some(0.5)]);
    assert_eq!(normalise(&[None, None], Normalise::MinMax), [None, None]);
}

#[test]
fn z_scores() {
    // a: mean (0.2 + 0.6 + 0.4) ÷ 3 = 0.4; deviations −0.2, 0.2, 0; their squares sum to 0.08;
    //    ÷ (3 − 1) = 0.04; deviation √0.04 = 0.2: x −1, y 1, z 0.
    // b: mean (0.9 + 0.1) ÷ 2 = 0.5; deviations ±0.4; squares 0.32; ÷ (2 − 1); √0.32 = 0.4 × √2:
    //    x 1 ÷ √2, y −1 ÷ √2.
    // c: mean 1.8 ÷ 3 = 0.6; deviations −0.1, −0.1, 0.2; squares 0.06; ÷ 2 = 0.03; √0.03:
    //    x and y −0.1 ÷ √0.03 = −1 ÷ √3, z 2 ÷ √3.
    let method = Method {
        normalise: Normalise::ZScore,
        missing: Missing::Exclude,
        ..Method::default()
    };
    let done = run(&example(), &method);
    let (r2, r3) = (2_f64.sqrt(), 3_f64.sqrt());
    close(values(&done, "a"), &[Some(-1.0), Some(1.0), Some(0.0)]);
    close(values(&done, "b"), &[Some(1.0 / r2), Some(-1.0 / r2), None]);
    close(
        values(&done, "c"),
        &[Some(-1.0 / r3), Some(-1.0 / r3), Some(2.0 / r3)],
    );
    // p: x (40×(−1) + 20÷√2) ÷ 60, y the opposite, z 0 from a alone (40×0 ÷ 40).
    let p = (-40.0 + 20.0 / r2) / 60.0;
    close(values(&done, "p"), &[Some(p), Some(-p), Some(0.0)]);
    // dti: 0.6 p + 0.4 c.
    close(
        values(&done, "dti"),
        &[
            Some(0.6 * p - 0.4 / r3),
            Some(-0.6 * p - 0.4 / r3),
            Some(0.8 / r3),
        ],
    );
    // 0.8 ÷ √3 = 0.462; y: 0.6×0.431 − 0.231 = 0.028; x: −0.259 − 0.231 = −0.489.
    assert_eq!(ranks(&done, "dti"), [Some(3), Some(2), Some(1)]);
}

#[test]
fn z_scores_of_equal_values_are_zero() {
    let same = normalise(&[Some(0.3), None, Some(0.3)], Normalise::ZScore);
    assert_eq!(same, [Some(0.0), None, Some(0.0)]);
    assert_eq!(normalise(&[Some(0.3)], Normalise::ZScore), [Some(0.0)]);
}

#[test]
fn geometric_means() {
    let method = Method {
        aggregation: Aggregation::Geometric,
        ..Method::default()
    };
    let done = run(&example(), &method);
    // p: x (0.2^40 × 0.9^20)^(1/60) = ∛(0.2² × 0.9) = ∛0.036; y ∛(0.6² × 0.1) = ∛0.036: level.
    let p = 0.036_f64.cbrt();
    close(values(&done, "p"), &[Some(p), Some(p), None]);
    // dti: p^0.6 × 0.5^0.4 = (p³ × 0.5²)^(1/5) = (0.036 × 0.25)^0.2 = 0.009^0.2 = 0.38981…
    let dti = 0.009_f64.powf(0.2);
    close(values(&done, "dti"), &[Some(dti), Some(dti), None]);
    assert!((dti - 0.3898).abs() < 0.0001);
    // The last bits differ, so that only the tolerance keeps x and y level.
    let rank = |unit: usize| done.indices[0].ranks[unit].unwrap();
    assert_eq!(rank(0), rank(1));
}

#[test]
fn a_zero_makes_the_geometric_mean_zero() {
    let geometric = |parts: &[(f64, f64)]| combine(parts.to_vec(), Aggregation::Geometric);
    assert_eq!(geometric(&[(1.0, 0.0), (99.0, 1.0)]), Some(0.0));
    // Without weight it counts for nothing.
    assert_eq!(geometric(&[(0.0, 0.0), (2.0, 0.7)]), Some(0.7));
    // A negative value has none.
    assert_eq!(geometric(&[(1.0, -0.1), (1.0, 0.7)]), None);
    assert_eq!(geometric(&[(0.0, 0.5)]), None);
}

#[test]
fn z_scores_have_no_geometric_mean() {
    let method = Method {
        normalise: Normalise::ZScore,
        aggregation: Aggregation::Geometric,
        ..Method::default()
    };
    let refused: Error = evaluate(&example(), Reading::Corrected, &method).unwrap_err();
    assert!(refused.is_scenario() && refused.to_string().contains("z-scores"));
    for tolerance in [-1e-9, f64::NAN, f64::INFINITY] {
        let method = Method {
            tolerance,
            ..Method::default()
        };
        let refused = evaluate(&example(), Reading::Corrected, &method).unwrap_err();
        assert!(refused.to_string().contains("tolerance"));
    }
}

#[test]
fn what_is_missing_can_be_left_out_or_zero() {
    let with = |missing| {
        let method = Method {
            missing,
            ..Method::default()
        };
        run(&example(), &method)
    };
    // Left out: p of z is its a alone, 40×0.4 ÷ 40 = 0.4; dti 0.6×0.4 + 0.4×0.8 = 0.56.
    let done = with(Missing::Exclude);
    close(values(&done, "p")[2..].as_ref(), &[Some(0.4)]);
    close(values(&done, "dti"), &[Some(0.46), Some(0.46), Some(0.56)]);
    assert_eq!(ranks(&done, "dti"), [Some(2), Some(2), Some(1)]);
    // The weights in p are then 40 ÷ 40 and nothing.
    assert_eq!(
        renormalise(&[40.0, 20.0], &[true, false]),
        Some(vec![1.0, 0.0])
    );
    // Zero (rule 2b vi): p of z is 40×0.4 ÷ 60 = 16/60; dti (16 + 32) ÷ 100 = 0.48.
    let done = with(Missing::Zero);
    close(values(&done, "b"), &[Some(0.9), Some(0.1), Some(0.0)]);
    close(values(&done, "dti"), &[Some(0.46), Some(0.46), Some(0.48)]);
    assert_eq!(done.indices[3].status[2], Status::Derived);
}

#[test]
fn who_sent_no_report_at_all_is_not_ranked() {
    let mut data = example();
    for column in &mut data.columns {
        if let Some(cell) = column.values.last_mut() {
            *cell = dti_engine::Cell::default();
        }
    }
    for missing in [Missing::Zero, Missing::Exclude, Missing::Propagate] {
        let method = Method {
            missing,
            ..Method::default()
        };
        let done = run(&data, &method);
        assert_eq!(values(&done, "dti")[2], None, "{missing:?}");
        assert_eq!(done.indices[0].ranks[2], None);
    }
}

#[test]
fn zeros_count_in_minima_and_means() {
    let method = Method {
        missing: Missing::Zero,
        normalise: Normalise::MinMax,
        ..Method::default()
    };
    // b: 0.9, 0.1 and 0 for z: range 0.9, x 1, y 1/9, z 0.
    let done = run(&example(), &method);
    close(values(&done, "b"), &[Some(1.0), Some(1.0 / 9.0), Some(0.0)]);
}

#[test]
fn the_rule_of_half_leaves_out_what_few_report() {
    let with = |known: &[Option<f64>]| {
        let framework = Framework::new(
            "worked",
            vec![
                node("dti", "", 100.0),
                node("a", "dti", 40.0),
                node("b", "dti", 60.0),
            ],
        );
        let leaves = [
            ("a", vec![Some(0.1), Some(0.2), Some(0.3), Some(0.4)]),
            ("b", known.to_vec()),
        ];
        let data = dataset(framework.unwrap(), &["w", "x", "y", "z"], &leaves);
        let method = Method {
            exclusion: Exclusion::BelowHalf,
            ..Method::default()
        };
        run(&data, &method)
    };
    // One of four: b is out, and all of the DTI is a.
    let done = with(&[Some(0.5), None, None, None]);
    assert!(done.indices[2].excluded && !done.indices[1].excluded);
    close(
        values(&done, "dti"),
        &[Some(0.1), Some(0.2), Some(0.3), Some(0.4)],
    );
    // Two of four is not fewer than half: b stays. w: 0.4×0.1 + 0.6×0.5 = 0.34; x: 0.08 + 0.3.
    let done = with(&[Some(0.5), Some(0.5), None, None]);
    assert!(!done.indices[2].excluded);
    close(values(&done, "dti"), &[Some(0.34), Some(0.38), None, None]);
}

#[test]
fn other_weights() {
    let method = |weights| Method {
        weights,
        missing: Missing::Zero,
        ..Method::default()
    };
    // Equal at every level: p = (a + b) ÷ 2: 0.55, 0.35, 0.2; dti = (p + c) ÷ 2.
    let done = run(&example(), &method(Weighting::Equal));
    close(values(&done, "dti"), &[Some(0.525), Some(0.425), Some(0.5)]);
    // p is given 25 %, so q has 75 %: x 0.25×26/60 + 0.75×0.5, z 0.25×16/60 + 0.75×0.8.
    let given = Weighting::Given(vec![("p".to_owned(), 25.0)]);
    let done = run(&example(), &method(given));
    close(
        values(&done, "dti"),
        &[
            Some(0.25 * 26.0 / 60.0 + 0.375),
            Some(0.25 * 26.0 / 60.0 + 0.375),
            Some(0.25 * 16.0 / 60.0 + 0.6),
        ],
    );
    // Without b, what is unknown of it does no harm: p = a; dti = 0.6 a + 0.4 c.
    let without = Method {
        weights: Weighting::Without(vec!["b".to_owned()]),
        ..Method::default()
    };
    let done = run(&example(), &without);
    close(values(&done, "dti"), &[Some(0.32), Some(0.56), Some(0.56)]);
    assert_eq!(ranks(&done, "dti"), [Some(3), Some(1), Some(1)]);
    let unknown = method(Weighting::Without(vec!["bb".to_owned()]));
    let refused = evaluate(&example(), Reading::Corrected, &unknown).unwrap_err();
    assert!(refused.is_unknown_name());
}

#[test]
fn ties_by_tolerance_and_by_rounding() {
    let framework = Framework::new("worked", vec![node("dti", "", 1.0)]).unwrap();
    let leaves = [(
        "dti",
        vec![Some(0.50004), Some(0.49996), Some(0.49986), Some(0.49976)],
    )];
    let data = dataset(framework, &["w", "x", "y", "z"], &leaves);
    let with = |rank_on, tolerance| {
        let method = Method {
            rank_on,
            tolerance,
            ..Method::default()
        };
        ranks(&run(&data, &method), "dti")
    };
    assert_eq!(with(RankOn::Unrounded, 0.0), [1, 2, 3, 4].map(Some));
    // 0.5000, 0.5000, 0.4999, 0.4998.
    assert_eq!(with(RankOn::FourDecimals, 0.0), [1, 1, 3, 4].map(Some));
    // Within 0.00015 of the first: w and x. y is within it of x, but opens the next level, which
    // takes in z: otherwise everybody would be level with everybody, step by step.
    assert_eq!(with(RankOn::Unrounded, 0.000_15), [1, 1, 3, 3].map(Some));
}
