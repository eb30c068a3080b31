//! Rivals that move and weights that change.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    Amount, Dataset, Reading, Rivals, Scenario, Simulation, Weighting, Weights, published, score,
    simulate, simulate_with_trend, trend,
};

fn khanh_hoa(to: Amount) -> (Dataset, Scenario) {
    let data = published::provinces_2020().unwrap();
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.unit = Some("khanh-hoa".into());
    scenario.edit("khanh-hoa", "government.activity", to);
    (data, scenario)
}

fn run(data: &Dataset, scenario: &Scenario) -> Simulation {
    simulate(&score(data, Reading::Corrected), scenario).unwrap()
}

#[test]
fn rivals_that_do_not_grow_are_the_plain_what_if() {
    let (data, mut scenario) = khanh_hoa(Amount::Value(0.6));
    let plain = run(&data, &scenario);
    let scores = score(&data, Reading::Corrected);
    let still = vec![Some(1.0); data.units.len()];
    for (rivals, trend) in [
        (Rivals::Growth(0.0), None),
        (
            Rivals::Trend {
                from: 2020,
                to: 2020,
            },
            Some(still.as_slice()),
        ),
        (Rivals::Each(vec![("da-nang".into(), 0.0)]), None),
    ] {
        scenario.rivals = rivals;
        let zero = simulate_with_trend(&scores, &scenario, trend).unwrap();
        for node in 0..data.framework.nodes().len() {
            for unit in 0..data.units.len() {
                assert_eq!(zero.after(node, unit), plain.after(node, unit));
            }
        }
    }
}

#[test]
fn rivals_grow_by_a_share_of_their_own_value() {
    let (data, mut scenario) = khanh_hoa(Amount::Value(0.6));
    let scores = score(&data, Reading::Corrected);
    let own = data.unit("khanh-hoa").unwrap();
    scenario.rivals = Rivals::Growth(5.0);
    let grown = run(&data, &scenario);
    for node in 0..data.framework.nodes().len() {
        for unit in (0..data.units.len()).filter(|unit| *unit != own) {
            let expected = scores
                .value(node, unit)
                .map(|value| (value * 1.05).min(1.0));
            assert_eq!(grown.after(node, unit).value, expected);
        }
    }
    assert_eq!(grown.after(0, own).value, {
        scenario.rivals = Rivals::Still;
        run(&data, &scenario).after(0, own).value
    });
    assert!(grown.after(0, own).rank.unwrap().best > 30);
    for percent in [f64::NAN, -101.0, 1e9] {
        scenario.rivals = Rivals::Growth(percent);
        assert!(simulate(&scores, &scenario).unwrap_err().is_scenario());
    }
    scenario.rivals = Rivals::Each(vec![("khanh-hoa".into(), 3.0)]);
    assert!(simulate(&scores, &scenario).unwrap_err().is_scenario());
    scenario.rivals = Rivals::Trend {
        from: 2022,
        to: 2023,
    };
    assert!(simulate(&scores, &scenario).unwrap_err().is_scenario());
}

#[test]
fn a_trend_is_each_units_own_ratio() {
    let data = published::provinces_2020().unwrap();
    let mut later = data.clone();
    let unit = data.unit("da-nang").unwrap();
    later.columns[0].values[unit] = dti_engine::Cell::printed(0.6);
    let (from, to) = (
        score(&data, Reading::Corrected),
        score(&later, Reading::Corrected),
    );
    let ratios = trend(&from, &from, &to);
    assert_eq!(ratios[unit], Some(0.6 / from.value(0, unit).unwrap()));
    assert_eq!(ratios[unit + 1], Some(1.0));
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.rivals = Rivals::Trend {
        from: 2020,
        to: 2021,
    };
    let simulation = simulate_with_trend(&from, &scenario, Some(&ratios)).unwrap();
    assert!((simulation.after(0, unit).value.unwrap() - 0.6).abs() < 1e-12);
}

#[test]
fn published_weights_give_the_published_ranks_and_others_the_weighted_sums() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let framework = &data.framework;
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.weights = Weighting::Given(vec![
        ("government".into(), 40.0),
        ("economy".into(), 30.0),
        ("society".into(), 30.0),
    ]);
    let same = simulate(&scores, &scenario).unwrap();
    scenario.weights = Weighting::Given(vec![("society".into(), 100.0)]);
    let society_only = simulate(&scores, &scenario).unwrap();
    scenario.weights = Weighting::Without(vec!["society".into()]);
    let without = simulate(&scores, &scenario).unwrap();
    let at = |code| framework.index(code).unwrap();
    let ranks = scores.ranks(0);
    for (unit, rank) in ranks.iter().enumerate() {
        assert_eq!(same.after(0, unit).rank, *rank);
        let pillar = |code| scores.value(at(code), unit).unwrap();
        // The rounding of the published total stays with it.
        let rounding = scores.value(0, unit).unwrap()
            - 0.4 * pillar("government")
            - 0.3 * (pillar("economy") + pillar("society"));
        let close = |found: Option<f64>, expected: f64| {
            assert!(
                (found.unwrap() - expected).abs() < 1e-12,
                "{found:?} {expected}"
            );
        };
        close(
            society_only.after(0, unit).value,
            pillar("society") + rounding,
        );
        let two = (4.0 * pillar("government") + 3.0 * pillar("economy")) / 7.0;
        close(without.after(0, unit).value, two + rounding);
    }
}

#[test]
fn weights_below_unknown_indices_give_intervals() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.weights = Weighting::Equal;
    let simulation = simulate(&scores, &scenario).unwrap();
    let society = data.framework.index("society").unwrap();
    let lost = data.unit("ha-nam").unwrap();
    let known = data.unit("khanh-hoa").unwrap();
    assert_eq!(simulation.after(society, lost).value, None);
    let (low, high) = simulation.range_after(society, lost).unwrap();
    // Nine indices at 1/9 each whose published sum, one of them at twice the weight, is 0.3150:
    // smallest when "activity" is filled first, largest when it is empty.
    assert!(
        (low - (0.2 / 9.0 / 0.2 + (0.3150 - 0.2) / 0.1 / 9.0)).abs() < 1e-9,
        "{low}"
    );
    assert!((high - 0.3150 / 0.1 / 9.0).abs() < 1e-9, "{high}");
    let rank = simulation.after(society, lost).rank.unwrap();
    assert!(rank.best < rank.worst);
    assert!(simulation.after(society, known).rank.is_some());
    let settled = simulation.after(0, known).value.unwrap();
    assert_eq!(simulation.range_after(0, known), Some((settled, settled)));
    // Only the pillars' weights: their published values are known, so nothing is open.
    scenario.weights = Weighting::Given(vec![("society".into(), 50.0)]);
    let simulation = simulate(&scores, &scenario).unwrap();
    assert!(simulation.after(0, lost).rank.unwrap().settled().is_some());
}

#[test]
fn impossible_weights_are_refused() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let framework = &data.framework;
    let refuse = |weights: Weighting| {
        let mut scenario = Scenario::new(data.league, data.year);
        scenario.weights = weights;
        simulate(&scores, &scenario).unwrap_err()
    };
    let all = ["government", "economy", "society"];
    let nothing = refuse(Weighting::Without(all.map(String::from).to_vec()));
    assert!(nothing.to_string().contains("sum to nothing"), "{nothing}");
    let zero = all.map(|code| (code.to_owned(), 0.0)).to_vec();
    assert!(refuse(Weighting::Given(zero)).is_scenario());
    for weight in [f64::NAN, -1.0, f64::INFINITY, 1e300] {
        assert!(refuse(Weighting::Given(vec![("society".into(), weight)])).is_scenario());
    }
    let twice = vec![("society".into(), 1.0), ("society".into(), 2.0)];
    assert!(refuse(Weighting::Given(twice)).is_scenario());
    assert!(refuse(Weighting::Given(vec![("dti".into(), 1.0)])).is_scenario());
    assert!(refuse(Weighting::Without(vec!["sociey".into()])).is_unknown_name());
    let equal = Weights::equal(framework);
    let thirds = framework.nodes()[0].children.iter();
    assert!(
        thirds
            .map(|&pillar| equal.share(pillar))
            .all(|share| share == 1.0 / 3.0)
    );
    assert!(Weights::published(framework).is_published(framework));
}
