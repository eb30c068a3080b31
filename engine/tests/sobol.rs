//! Sobol indices against functions whose indices are known.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::f64::consts::PI;

use dti_engine::{
    Reading, WeightOutput, WeightSettings, published, score, sobol, weight_importance,
};

#[test]
fn ishigami_has_the_indices_that_its_integrals_give() {
    // f = sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 with x in (-π, π).
    let (a, b): (f64, f64) = (7.0, 0.1);
    let indices = sobol(3, 1 << 16, 2020, |x| {
        let x: Vec<f64> = x.iter().map(|x| PI * (2.0 * x - 1.0)).collect();
        x[0].sin() + a * x[1].sin().powi(2) + b * x[2].powi(4) * x[0].sin()
    })
    .unwrap();
    let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2);
    let two = a * a / 8.0;
    let both = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
    let variance = one + two + both;
    assert!((indices.mean - a / 2.0).abs() < 0.05);
    assert!((indices.variance / variance - 1.0).abs() < 0.02);
    let close = |found: &[f64], expected: [f64; 3]| {
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected / variance).abs() < 0.015,
                "{found} {expected}"
            );
        }
    };
    close(&indices.first, [one, two, 0.0]);
    close(&indices.total, [one + both, two, both]);
    assert_eq!(indices.evaluations, (1 << 16) * 5);
}

#[test]
fn nothing_varies_nothing_matters_and_nonsense_is_refused() {
    let constant = sobol(2, 16, 1, |_| 5.0).unwrap();
    assert!(constant.variance <= 0.0 && constant.total.iter().all(|index| *index <= 0.0));
    assert!(sobol(0, 16, 1, |_| 0.0).unwrap_err().is_scenario());
    assert!(sobol(1, 1, 1, |_| 0.0).unwrap_err().is_scenario());
    assert!(sobol(1, u32::MAX, 1, |_| 0.0).unwrap_err().is_scenario());
    assert!(sobol(1, 16, 1, |_| f64::NAN).unwrap_err().is_scenario());
}

#[test]
fn every_weight_of_the_provinces_has_its_share() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut settings = WeightSettings {
        seed: 1,
        index: 0,
        samples: 512,
        spread: 0.5,
        output: WeightOutput::MeanShift,
    };
    let (indices, weights) = weight_importance(&scores, &settings).unwrap();
    assert_eq!(weights.len(), 30);
    assert!(weights.windows(2).all(|pair| pair[0].index < pair[1].index));
    assert!(indices.variance > 0.0 && indices.mean > 0.0);
    assert!(
        weights
            .iter()
            .all(|weight| weight.total > -0.01 && weight.total < 1.0)
    );
    assert_eq!(weight_importance(&scores, &settings).unwrap().1, weights);
    settings.output = WeightOutput::RankOf(data.unit("khanh-hoa").unwrap());
    let (rank, _) = weight_importance(&scores, &settings).unwrap();
    assert!((rank.mean - 42.0).abs() < 3.0, "{}", rank.mean);
    for spread in [0.0, 1.1, f64::NAN] {
        settings.spread = spread;
        assert!(
            weight_importance(&scores, &settings)
                .unwrap_err()
                .is_scenario()
        );
    }
    settings.spread = 0.5;
    settings.index = data.framework.index("society.data").unwrap();
    assert!(
        weight_importance(&scores, &settings)
            .unwrap_err()
            .is_scenario()
    );
}
