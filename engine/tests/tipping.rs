//! Tipping points against stepping through every position of every slider.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{Dataset, Reading, Simulator, Weighting, published, score, tipping};

/// Steps through the whole track and compares every rank with the marks.
fn step_through(simulator: &mut Simulator, unit: usize, index: usize, stride: usize) {
    let found = tipping(simulator, unit, index).unwrap();
    for lever in &found.levers {
        let track = lever.track;
        assert_eq!(lever.marks[0].steps, -track.down);
        let mut slider = simulator.clone();
        let mut marks = lever.marks.iter();
        let mut mark = marks.next().unwrap();
        let mut next = marks.next();
        for steps in (-track.down..=track.up).step_by(stride) {
            while let Some(at) = next.filter(|at| at.steps <= steps) {
                mark = at;
                next = marks.next();
            }
            slider
                .set_points(unit, track.index, track.points(steps))
                .unwrap();
            assert_eq!(
                slider.ranks(index)[unit],
                mark.rank,
                "unit {unit}, index {}, {steps} steps, {} points",
                track.index,
                track.points(steps)
            );
        }
        assert!(marks.next().is_none() || stride > 1);
        for pair in lever.marks.windows(2) {
            assert_ne!(pair[0].rank, pair[1].rank, "a mark where nothing changes");
            assert!(pair[0].steps < pair[1].steps);
        }
    }
}

#[test]
fn every_mark_agrees_with_stepping_through_the_slider() {
    for (data, units) in [
        (
            published::provinces_2020().unwrap(),
            vec!["khanh-hoa", "ha-nam"],
        ),
        (
            published::ministries_service_2020().unwrap(),
            vec!["bo-y-te"],
        ),
        (published::ministries_nonservice_2020().unwrap(), vec![]),
    ] {
        let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
        let all = 0..2;
        let named: Vec<usize> = units.iter().map(|id| data.unit(id).unwrap()).collect();
        for unit in if named.is_empty() {
            all.collect()
        } else {
            named
        } {
            step_through(&mut simulator, unit, 0, 1);
        }
    }
}

#[test]
fn marks_of_pillars_and_single_indices_agree_too() {
    let data = published::provinces_2020().unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let at = |code: &str| data.framework.index(code).unwrap();
    let unit = data.unit("khanh-hoa").unwrap();
    step_through(&mut simulator, unit, at("society"), 1);
    // A column in which units without a value hold their printed ranks.
    step_through(&mut simulator, unit, at("society.data"), 1);
}

#[test]
fn marks_follow_other_edits_weights_and_rivals() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut scenario = dti_engine::Scenario::new(data.league, data.year);
    scenario.unit = Some("khanh-hoa".into());
    scenario.edit(
        "khanh-hoa",
        "economy.data",
        dti_engine::Amount::Points(17.23),
    );
    scenario.edit("ha-noi", "economy.data", dti_engine::Amount::Points(1.0));
    scenario.rivals = dti_engine::Rivals::Growth(1.7);
    let mut simulator = Simulator::with_scenario(&scores, &scenario, None).unwrap();
    let unit = data.unit("khanh-hoa").unwrap();
    step_through(&mut simulator, unit, 0, 7);
    // Equal weights: two provinces have intervals.
    scenario.weights = Weighting::Equal;
    let mut simulator = Simulator::with_scenario(&scores, &scenario, None).unwrap();
    let society = data.framework.index("society").unwrap();
    step_through(&mut simulator, unit, society, 5);
    step_through(&mut simulator, unit, 0, 11);
}

fn value_of(data: &Dataset, simulator: &mut Simulator, unit: usize, index: usize) -> (f64, u32) {
    assert!(unit < data.units.len());
    let rank = simulator.ranks(0)[unit].unwrap().settled().unwrap();
    (simulator.value(index, unit).unwrap(), rank)
}

#[test]
fn the_gain_changes_the_rank_and_one_step_less_does_not() {
    for data in [
        published::provinces_2020().unwrap(),
        published::ministries_service_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
    ] {
        let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
        for unit in (0..data.units.len()).step_by(3) {
            let found = tipping(&mut simulator, unit, 0).unwrap();
            let rank = found.rank.unwrap().settled().unwrap();
            let places = found.places_above();
            assert_eq!(places.len() as u32, rank - 1);
            let smallest = found.smallest_gains();
            assert!(places.is_empty() || places[0].gains == smallest);
            for place in places.iter().step_by(5).take(3) {
                for (lever, gain) in found.levers.iter().zip(&place.gains) {
                    let (unit, index) = (unit, lever.track.index);
                    let mut slider = simulator.clone();
                    let Some(gain) = gain else {
                        slider.set_points(unit, index, lever.track.cap).unwrap();
                        let (_, top) = value_of(&data, &mut slider, unit, index);
                        assert!(top > place.rank, "possible after all");
                        continue;
                    };
                    assert!(gain.gain > 0.0);
                    slider.set_points(unit, index, gain.points).unwrap();
                    let (value, reached) = value_of(&data, &mut slider, unit, index);
                    assert_eq!(value.to_bits(), gain.value.to_bits());
                    assert_eq!(Some(reached), gain.rank.settled());
                    assert!(reached <= place.rank);
                    slider
                        .set_points(unit, index, lever.track.points(gain.steps - 1))
                        .unwrap();
                    let (_, missed) = value_of(&data, &mut slider, unit, index);
                    assert!(missed > place.rank, "a smaller gain does it too");
                }
            }
        }
    }
}

#[test]
fn a_cap_makes_places_impossible_and_unknown_indices_are_listed() {
    let data = published::provinces_2020().unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let unit = data.unit("ha-nam").unwrap();
    let found = tipping(&mut simulator, unit, 0).unwrap();
    assert_eq!((found.levers.len(), found.unknown.len()), (18, 9));
    let activity = data.framework.index("government.activity").unwrap();
    let lever = found
        .levers
        .iter()
        .find(|lever| lever.track.index == activity)
        .unwrap();
    assert!(lever.gain_to(found.rank.unwrap().best - 1).is_some());
    simulator.set_cap(activity, lever.now).unwrap();
    let capped = tipping(&mut simulator, unit, 0).unwrap();
    let lever = capped
        .levers
        .iter()
        .find(|lever| lever.track.index == activity)
        .unwrap();
    assert_eq!((lever.track.up, lever.gain_to(1)), (0, None));
}

#[test]
fn a_track_holds_where_the_unit_stands_both_ends_and_whole_steps_between() {
    for data in [
        published::provinces_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
    ] {
        let scores = score(&data, Reading::Corrected);
        let simulator = Simulator::new(&scores);
        for unit in 0..data.units.len() {
            for &index in simulator.levers() {
                let Ok(track) = simulator.track(unit, index) else {
                    assert_eq!(scores.value(index, unit), None);
                    continue;
                };
                assert_eq!(Some(track.value(0)), scores.value(index, unit));
                assert_eq!(track.value(track.up), 1.0);
                assert_eq!(track.value(-track.down), 0.0);
                assert_eq!(track.points(i32::MAX), track.maximum);
                assert_eq!(track.points(i32::MIN), 0.0);
                let mut last = -1.0;
                for steps in -track.down..=track.up {
                    let points = track.points(steps);
                    assert!(points > last && points - last < 0.0101 || last < 0.0);
                    assert_eq!(track.above(last), Some(steps));
                    last = points;
                }
                assert_eq!(track.above(track.maximum), None);
            }
        }
    }
}
