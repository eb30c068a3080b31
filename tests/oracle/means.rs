//! The means that the report states.

use dti_engine::{Reading, mean, score};

use crate::engine::datasets;

/// The report takes means of unrounded points; ours are of values with four decimals.
const ROUNDING: f64 = 0.0001;

fn mean_of(league: &str, index: &str) -> f64 {
    let data = datasets();
    let data = data
        .iter()
        .find(|data| data.league.id() == league)
        .expect("a league");
    let scores = score(data, Reading::Corrected);
    let index = data.framework.index(index).expect("an index");
    mean(scores.values(index)).expect("values")
}

#[test]
fn stated_means_are_the_means_of_the_values() {
    for (league, index, stated) in [
        ("provinces", "government", 0.3611),
        ("provinces", "economy", 0.2568),
        ("provinces", "society", 0.2898),
        ("ministries-service", "dti", 0.3982),
        ("ministries-nonservice", "dti", 0.2342),
    ] {
        let found = mean_of(league, index);
        assert!(
            (found - stated).abs() <= ROUNDING,
            "{league}, {index}: {found}, stated {stated}"
        );
    }
}

/// Deviation "mean of means": the report states 0.3026 as the mean DTI of the provinces. That is
/// the plain mean of the three pillars' means, without their weights of 40, 30 and 30 %; the mean
/// of the 63 printed DTI is 0.3084.
#[test]
fn deviation_mean_of_means() {
    let found = mean_of("provinces", "dti");
    assert!((found - 0.3084).abs() <= ROUNDING, "{found}");
    let pillars = ["government", "economy", "society"].map(|pillar| mean_of("provinces", pillar));
    let unweighted = pillars.iter().sum::<f64>() / 3.0;
    assert!((unweighted - 0.3026).abs() <= ROUNDING, "{unweighted}");
    let weighted = 0.4 * pillars[0] + 0.3 * pillars[1] + 0.3 * pillars[2];
    assert!((weighted - found).abs() <= ROUNDING, "{weighted}");
}
