//! Criteria as switches, against the rulebook's own sums and against trying every set of them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dti_engine::rulebook::{
    Level, Rulebook, Scorer, Switch, fewest_switches, switch_options, switched,
};
use dti_engine::{
    Amount, Cap, Dataset, League, Reach, ReachRequest, Reading, Scenario, Simulator, Track,
    published, reach, score,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn switches(book: &Rulebook, code: &str) -> Option<Vec<Switch>> {
    book.switches(book.framework.index(code).unwrap())
}

fn sum<'a>(switches: impl IntoIterator<Item = &'a Switch>) -> f64 {
    switches.into_iter().map(|switch| switch.points).sum()
}

#[test]
fn the_indices_whose_parts_are_known() {
    // Number of switches and points, counted in the rows of assets/frameworks.
    let known = |id: &str| -> Vec<(String, usize, u32)> {
        let book = published::rulebook(id).unwrap();
        let levels = book.details.iter().map(|detail| detail.level);
        let indices = levels
            .enumerate()
            .filter(|(_, level)| *level == Level::Index);
        indices
            .filter_map(|(at, _)| {
                let switches = book.switches(at)?;
                let node = &book.framework.nodes()[at];
                assert!(
                    (sum(&switches) - node.points.unwrap()).abs() < 1e-9,
                    "{}",
                    node.code
                );
                Some((
                    node.code.clone(),
                    switches.len(),
                    node.points.unwrap() as u32,
                ))
            })
            .collect()
    };
    let named = |list: &[(&str, usize, u32)]| -> Vec<(String, usize, u32)> {
        let owned = |&(code, count, points): &(&str, usize, u32)| (code.to_owned(), count, points);
        list.iter().map(owned).collect()
    };
    assert_eq!(
        known("qd1726-province"),
        named(&[
            ("government.sentiment", 9, 40),
            ("government.expert", 9, 40),
            ("economy.awareness", 9, 30),
            ("economy.institutions", 10, 30),
            ("economy.infrastructure", 19, 30),
            ("economy.data", 12, 30),
            ("society.awareness", 11, 30),
            ("society.institutions", 10, 30),
            ("society.infrastructure", 14, 30),
            // Three criteria, a component of two criteria of which one has lost its points, and two.
            ("society.data", 6, 30),
            ("society.activity", 17, 60),
            ("society.security", 5, 30),
            ("society.human-resources", 13, 30),
            ("society.sentiment", 7, 30),
            ("society.expert", 7, 30),
        ])
    );
    assert_eq!(
        known("qd1726-ministry"),
        named(&[
            ("awareness", 10, 50),
            ("institutions", 17, 70),
            ("infrastructure", 18, 50),
            ("data", 14, 50),
            // 34 criteria, of which two pairs share one cell of 8 points.
            ("activity", 32, 80),
            ("security", 9, 50),
            ("human-resources", 9, 50),
            ("sentiment", 9, 50),
        ])
    );
    // Nothing is known below the main indices of the others.
    for id in published::RULEBOOKS {
        if !["qd1726-province", "qd1726-ministry"].contains(&id) {
            assert_eq!(known(id), [], "{id}");
        }
    }
}

#[test]
fn a_switch_is_the_finest_part_with_points() {
    let book = published::rulebook("qd1726-ministry").unwrap();
    let activity = switches(&book, "activity").unwrap();
    let find = |code: &str| activity.iter().find(|switch| switch.code == code);
    let shared = find("activity.5.10").unwrap();
    assert_eq!(
        (shared.points.to_bits(), shared.level),
        (8.0_f64.to_bits(), Level::Component)
    );
    assert!(find("activity.5.10.1").is_none());
    let single = find("activity.5.5.1").unwrap();
    assert_eq!(single.level, Level::Criterion);
    assert_eq!(single.scorer, Some(Scorer::SelfReport));
    assert!(!single.name_vi.is_empty() && !single.name_en.is_empty());
    // A criterion has no parts.
    assert_eq!(switches(&book, "activity.5.5.1"), None);
    // The whole is the sum of all, where all are known.
    assert_eq!(switches(&book, "activity.5.5").unwrap().len(), 2);
}

fn tracks(data: &Dataset, book: &Rulebook) -> Vec<(Track, Vec<Switch>)> {
    let simulator = Simulator::new(&score(data, Reading::Corrected));
    let mut all = Vec::new();
    for &index in simulator.levers() {
        let Some(switches) = switches(book, &data.framework.nodes()[index].code) else {
            continue;
        };
        for unit in 0..data.units.len() {
            if let Ok(track) = simulator.track(unit, index) {
                all.push((track, switches.clone()));
            }
        }
    }
    all
}

#[test]
fn options_are_what_trying_every_set_gives() {
    let data = published::provinces_2020().unwrap();
    let book = published::rulebook("qd1726-province").unwrap();
    let mut tried = 0;
    for (track, switches) in tracks(&data, &book) {
        // 2^14 sets at most, of a few units of each index.
        if switches.len() > 14 || track.unit % 9 != 0 {
            continue;
        }
        let mut reached: Vec<u64> = (1..1_u32 << switches.len())
            .map(|set| {
                let on = (0..switches.len()).filter(|at| set >> at & 1 == 1);
                let points = switched(&track, on.map(|at| switches[at].points));
                (points * 1e6).round() as u64
            })
            .filter(|points| *points > (track.start * 1e6).round() as u64)
            .collect();
        reached.sort_unstable();
        reached.dedup();
        let options = switch_options(&track, &switches, 2.0).unwrap();
        let found: Vec<u64> = options
            .iter()
            .map(|option| (option.points * 1e6).round() as u64)
            .collect();
        assert_eq!(found, reached, "{track:?}");
        for option in options {
            assert!(option.points <= track.cap && option.points > track.start);
            let gain = option.points - track.start;
            assert!((option.cost - 2.0 * gain).abs() < 1e-5);
        }
        tried += 1;
    }
    assert!(tried > 70, "{tried}");
}

#[test]
fn nothing_rises_above_the_room() {
    for (league, id) in [
        (published::provinces_2020(), "qd1726-province"),
        (published::ministries_service_2020(), "qd1726-ministry"),
    ] {
        let data = league.unwrap();
        for (track, switches) in tracks(&data, &published::rulebook(id).unwrap()) {
            // All switches together are the whole index, so they lead to its maximum.
            assert_eq!(
                switched(&track, switches.iter().map(|one| one.points)).to_bits(),
                track.cap.to_bits()
            );
            assert_eq!(switched(&track, []).to_bits(), track.start.to_bits());
            let options = switch_options(&track, &switches, 1.0).unwrap();
            assert!(
                options
                    .windows(2)
                    .all(|pair| pair[0].points < pair[1].points)
            );
            match options.last() {
                Some(last) => assert_eq!(last.points.to_bits(), track.cap.to_bits()),
                None => assert!(track.start >= track.cap),
            }
        }
    }
}

#[test]
fn a_cap_confines_the_switches() {
    let data = published::provinces_2020().unwrap();
    let book = published::rulebook("qd1726-province").unwrap();
    let index = data.framework.index("society.awareness").unwrap();
    let unit = data.unit("khanh-hoa").unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let free = simulator.track(unit, index).unwrap();
    simulator.set_cap(index, free.start + 2.5).unwrap();
    let track = simulator.track(unit, index).unwrap();
    let switches = switches(&book, "society.awareness").unwrap();
    // Criteria of 2, 3 and 4 points: 2 fits, all else ends at the cap.
    let options = switch_options(&track, &switches, 1.0).unwrap();
    let points: Vec<f64> = options
        .iter()
        .map(|option| option.points - free.start)
        .collect();
    assert_eq!(points.len(), 2);
    assert!((points[0] - 2.0).abs() < 1e-6 && (points[1] - 2.5).abs() < 1e-6);
}

/// What is asked of [`fewest_switches`], by trying every set: the fewest that make the sum, at the
/// cap those that make it exactly before those that make more, then the first in the rulebook.
fn fewest_of_all(track: &Track, switches: &[Switch], points: f64) -> Option<Vec<usize>> {
    let millionths = |points: f64| (points * 1e6).round() as i64;
    let sets = (0..1_u32 << switches.len()).map(|set| -> Vec<usize> {
        let all = 0..switches.len();
        all.filter(|at| set >> at & 1 == 1).collect()
    });
    let fits = sets.filter_map(|on| {
        let points_on = || on.iter().map(|&at| switches[at].points);
        let is_there = millionths(switched(track, points_on())) == millionths(points);
        let is_over = millionths(track.start + points_on().sum::<f64>()) != millionths(points);
        is_there.then(|| (is_over, on.len(), on.clone()))
    });
    fits.min().map(|(_, _, on)| on)
}

#[test]
fn the_fewest_switches_are_those_of_trying_every_set() {
    let some = prop_oneof![
        4 => (1..9_u32).prop_map(|points| f64::from(points) / 2.0),
        1 => (1..500_u32).prop_map(|points| f64::from(points) / 100.0),
    ];
    let cases = (
        prop::collection::vec(some, 0..8),
        0..30_000_000_u32,
        prop_oneof![Just(0), 1..10_000_u32],
        0..2_000_u32,
        0..2_000_u32,
    );
    let config = Config {
        cases: 3000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]);
    let run = |(points, start, odd, room, gain): (Vec<f64>, u32, u32, u32, u32)| {
        let start = f64::from(start) / 1e6;
        let at = |hundredths: u32, odd: u32| {
            let points = start + f64::from(hundredths) / 100.0 + f64::from(odd) / 1e6;
            (points * 1e6).round() / 1e6
        };
        let track = Track {
            unit: 0,
            index: 0,
            maximum: 100.0,
            start,
            start_value: start / 100.0,
            cap: at(room, odd),
            down: 0,
            up: 0,
        };
        let name = |(at, points): (usize, f64)| Switch {
            code: format!("index.{at}"),
            name_vi: String::new(),
            name_en: String::new(),
            points,
            level: Level::Criterion,
            scorer: None,
        };
        let switches: Vec<Switch> = points.into_iter().enumerate().map(name).collect();
        let options = switch_options(&track, &switches, 1.0).unwrap_or_default();
        // Every option, the cap, the start, and what is none of them.
        let asked = options.iter().map(|option| option.points);
        let others = [track.cap, start, at(gain, 0), at(gain, odd), start - 0.01];
        for asked in asked.clone().chain(others) {
            let found = fewest_switches(&track, &switches, asked);
            let expected = (asked <= track.cap)
                .then(|| fewest_of_all(&track, &switches, asked))
                .flatten();
            prop_assert_eq!(found, expected, "{} {:?}", asked, track);
        }
        for asked in asked {
            prop_assert!(fewest_switches(&track, &switches, asked).is_some());
        }
        Ok(())
    };
    let checked = TestRunner::new_with_rng(config, rng).run(&cases, run);
    checked.expect("the sums and every set agree");
}

#[test]
fn every_option_is_a_set_of_switches() {
    let mut cut = 0;
    for (league, id) in [
        (published::provinces_2020(), "qd1726-province"),
        (published::ministries_service_2020(), "qd1726-ministry"),
    ] {
        let data = league.unwrap();
        for (track, switches) in tracks(&data, &published::rulebook(id).unwrap()) {
            for option in switch_options(&track, &switches, 1.0).unwrap() {
                let on = fewest_switches(&track, &switches, option.points).unwrap();
                let points = || on.iter().map(|&at| switches[at].points);
                assert_eq!(
                    switched(&track, points()).to_bits(),
                    option.points.to_bits()
                );
                cut += usize::from(track.start + points().sum::<f64>() > track.cap + 1e-9);
            }
        }
    }
    assert!(cut > 300, "{cut}");
}

/// The cheapest way to a rank by the switches of two indices, against all pairs of sets.
#[test]
fn reach_takes_the_best_set_of_switches() {
    let data = published::provinces_2020().unwrap();
    let book = published::rulebook("qd1726-province").unwrap();
    let codes = ["society.awareness", "society.activity"];
    let indices = codes.map(|code| data.framework.index(code).unwrap());
    let mut feasible = 0;
    for (id, rank) in [
        ("khanh-hoa", 35),
        ("khanh-hoa", 25),
        ("quang-tri", 20),
        ("long-an", 12),
    ] {
        let unit = data.unit(id).unwrap();
        let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
        let mut request = ReachRequest::new(unit, 0, rank);
        let levers = simulator.levers().to_vec();
        request.locked = levers
            .into_iter()
            .filter(|index| !indices.contains(index))
            .collect();
        for (at, effort) in [1.0, 1.5].into_iter().enumerate() {
            let track = simulator.track(unit, indices[at]).unwrap();
            let switches = switches(&book, codes[at]).unwrap();
            let options = switch_options(&track, &switches, effort).unwrap();
            request.options.push((indices[at], options));
        }
        // Every pair of options, the published state among them.
        let mut cheapest = f64::INFINITY;
        let stay = |at: usize| simulator.track(unit, indices[at]).unwrap().start;
        let starts = [stay(0), stay(1)];
        let choices = |at: usize| {
            let options = request.options[at].1.iter();
            let mut choices = vec![(starts[at], 0.0)];
            choices.extend(options.map(|option| (option.points, option.cost)));
            choices
        };
        for (first, first_cost) in choices(0) {
            for (second, second_cost) in choices(1) {
                let mut tried = simulator.clone();
                tried.set_points(unit, indices[0], first).unwrap();
                tried.set_points(unit, indices[1], second).unwrap();
                if tried.ranks(0)[unit].unwrap().worst <= rank {
                    cheapest = cheapest.min(first_cost + second_cost);
                }
            }
        }
        match reach(&mut simulator, &request).unwrap() {
            Reach::Feasible { plan, .. } => {
                assert!(
                    (plan.cost - cheapest).abs() < 1e-5,
                    "{id}: {} {cheapest}",
                    plan.cost
                );
                feasible += 1;
            }
            Reach::Impossible(_) => assert!(cheapest.is_infinite(), "{id} {rank}"),
        }
    }
    assert!(feasible >= 2);
}

/// Khánh Hòa's outcome of a scenario: the points of an index, and the bits of its DTI.
fn outcome(scenario: &Scenario, index: &str) -> Result<(f64, u64), dti_engine::Error> {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let (unit, index) = (data.unit("khanh-hoa")?, data.framework.index(index)?);
    let simulator = Simulator::with_scenario(&scores, scenario, None)?;
    let maximum = data.framework.nodes()[index].points.unwrap();
    let points = simulator.value(index, unit).unwrap() * maximum;
    Ok((points, simulator.value(0, unit).unwrap().to_bits()))
}

fn scenario(edits: &[(&str, Amount)]) -> Scenario {
    let mut scenario = Scenario::new(League::Provinces, 2020);
    for (index, to) in edits {
        scenario.edit("khanh-hoa", index, *to);
    }
    scenario
}

#[test]
fn criteria_in_a_scenario_gain_their_points_up_to_the_maximum_in_any_order() {
    let book = published::rulebook("qd1726-province").unwrap();
    let code = "society.activity";
    let all = switches(&book, code).unwrap();
    let start = outcome(&scenario(&[]), code).unwrap().0;
    let mut edits: Vec<(&str, Amount)> = Vec::new();
    let mut sum = start;
    let mut ends = Vec::new();
    for switch in &all {
        edits.push((&switch.code, Amount::Points(switch.points)));
        sum = (sum + switch.points).min(60.0);
        let forth = outcome(&scenario(&edits), code).unwrap();
        // By hand: what stands there, and the points of each, and never more than 60.
        assert!((forth.0 - sum).abs() < 1e-6, "{} is not {sum}", forth.0);
        let backwards: Vec<_> = edits.iter().rev().copied().collect();
        assert_eq!(outcome(&scenario(&backwards), code).unwrap().1, forth.1);
        // A slider moved there by hand gives the same bits.
        let by_hand = (forth.0 * 1e6).round() / 1e6;
        let by_hand = scenario(&[(code, Amount::Points(by_hand))]);
        assert_eq!(outcome(&by_hand, code).unwrap().1, forth.1);
        ends.push(forth.0);
    }
    assert!(
        (ends[16] - 60.0).abs() < 1e-9 && ends[0] < ends[5],
        "{ends:?}"
    );
}

#[test]
fn criteria_come_on_top_of_what_was_set_by_hand_and_stop_at_the_cap() {
    let by_hand = ("society.data", Amount::Points(20.0));
    let met = ("society.data.4.1.1", Amount::Points(3.5));
    for edits in [[by_hand, met], [met, by_hand]] {
        let mut asked = scenario(&edits);
        let (points, bits) = outcome(&asked, "society.data").unwrap();
        assert!((points - 23.5).abs() < 1e-9);
        // Written down and read again it is the same question.
        let text = asked.to_compact().unwrap();
        let read = Scenario::from_compact(&text, League::Provinces, 2020).unwrap();
        assert_eq!(outcome(&read, "society.data").unwrap().1, bits);
        asked.caps.push(Cap {
            index: "society.data".to_owned(),
            points: 22.0,
        });
        let (points, _) = outcome(&asked, "society.data").unwrap();
        assert!((points - 22.0).abs() < 1e-9);
    }
    // Moved by hand, the index forgets its criteria and keeps those of others.
    let mut moved = scenario(&[met, ("society.activity.5.1.1", Amount::Points(2.0))]);
    moved.put("khanh-hoa", "society.data", Some(Amount::Points(21.0)));
    assert_eq!(
        moved.to_compact().unwrap(),
        "khanh-hoa~society.activity.5.1.1:2~society.data:21"
    );
    moved.put("ha-noi", "society.activity", None);
    assert_eq!(moved.edits.len(), 2);
    moved.put("khanh-hoa", "society.activity", None);
    assert_eq!(moved.edits.len(), 1);
}

#[test]
fn what_is_no_criterion_is_refused() {
    let refused = |index: &str, to| outcome(&scenario(&[(index, to)]), "dti").unwrap_err();
    let points = Amount::Points;
    // A part of a sum, of an unknown index, or of an index that is not numbered.
    for index in [
        "society.1.1",
        "moon.1.1",
        "society.data.",
        "society.data.moon",
        "society.data1",
    ] {
        assert!(refused(index, points(1.0)).is_unknown_name(), "{index}");
    }
    for wrong in [30.01, -0.5, f64::NAN, f64::INFINITY] {
        assert!(
            refused("society.data.4.1.1", points(wrong)).is_out_of_range(),
            "{wrong}"
        );
    }
    for wrong in [1.01, -0.5, f64::NAN] {
        assert!(refused("society.data.4.1.1", Amount::Value(wrong)).is_out_of_range());
    }
    // A tenth of the index is 3 of its 30 points.
    let tenth = scenario(&[("society.data.4.1.1", Amount::Value(0.1))]);
    let three = scenario(&[("society.data.4.1.1", points(3.0))]);
    assert_eq!(
        outcome(&tenth, "dti").unwrap(),
        outcome(&three, "dti").unwrap()
    );
    // Hà Nam's values are lost.
    let mut lost = Scenario::new(League::Provinces, 2020);
    lost.edit("ha-nam", "society.data.4.1.1", points(1.0));
    assert!(outcome(&lost, "dti").unwrap_err().is_unknown_value());
    // The same criterion twice is said twice.
    let mut twice = scenario(&[("society.data.4.1.1", points(1.0))]);
    twice.edits.push(twice.edits[0].clone());
    assert!(outcome(&twice, "dti").unwrap_err().is_scenario());
}
