//! Plans: as cheap as brute force finds them, enough, and not a step too much.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    Below, Cell, Certainty, Column, Dataset, Framework, League, NodeSpec, Plan, Rank, Reach,
    ReachOption, ReachRequest, Reading, STEP, Simulator, Unit, published, reach, score,
};

fn apply(simulator: &Simulator, unit: usize, plan: &Plan) -> Simulator {
    let mut simulator = simulator.clone();
    for gain in &plan.gains {
        simulator
            .set_points(unit, gain.index, gain.to_points)
            .unwrap();
        assert_eq!(
            simulator.value(gain.index, unit).unwrap().to_bits(),
            gain.to.to_bits()
        );
    }
    simulator
}

fn check_plan(simulator: &Simulator, request: &ReachRequest, plan: &Plan) {
    let (unit, index) = (request.unit, request.index);
    let mut after = apply(simulator, unit, plan);
    let rank = after.ranks(index)[unit].unwrap();
    assert!(rank.worst <= request.rank);
    assert_eq!(
        (rank, after.value(index, unit)),
        (plan.rank, Some(plan.value))
    );
    let sum: f64 = plan.gains.iter().map(|gain| gain.cost).sum();
    assert!((sum - plan.cost).abs() < 1e-6);
    for gain in &plan.gains {
        assert!(gain.to > gain.from && gain.to_points > gain.from_points);
        assert!(!request.locked.contains(&gain.index));
        // Not a step too much.
        let mut less = apply(simulator, unit, plan);
        let one_less = (gain.to_points - STEP).max(0.0);
        less.set_points(unit, gain.index, one_less).unwrap();
        assert!(
            less.ranks(index)[unit].unwrap().worst > request.rank,
            "a step too much"
        );
    }
}

fn feasible(answer: &Reach) -> (&Plan, &Plan) {
    match answer {
        Reach::Feasible {
            plan,
            proof,
            fewest,
        } => {
            assert!(proof.optimal, "{proof:?}");
            assert!(
                (proof.lower_bound - plan.cost).abs() < 1e-5,
                "{proof:?} {}",
                plan.cost
            );
            assert!(proof.relaxation <= plan.cost + 1e-9);
            assert!(fewest.gains.len() <= plan.gains.len());
            assert!(fewest.cost >= plan.cost - 1e-6);
            (plan, fewest)
        }
        Reach::Impossible(obstacle) => panic!("{obstacle:?}"),
    }
}

#[test]
fn plans_reach_the_rank_and_miss_it_with_a_step_less() {
    for data in [
        published::provinces_2020().unwrap(),
        published::ministries_service_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
    ] {
        let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
        let units = data.units.len();
        for unit in (0..units).step_by(1 + units / 9) {
            let now = simulator.ranks(0)[unit].unwrap().worst;
            for rank in (1..now).rev().step_by(1 + units / 8) {
                let mut request = ReachRequest::new(unit, 0, rank);
                let answer = reach(&mut simulator, &request).unwrap();
                let (plan, fewest) = feasible(&answer);
                check_plan(&simulator, &request, plan);
                check_plan(&simulator, &request, fewest);
                let points: f64 = plan
                    .gains
                    .iter()
                    .map(|gain| gain.to_points - gain.from_points)
                    .sum();
                assert!(
                    (points - plan.cost).abs() < 1e-6,
                    "without efforts the cost is points"
                );
                // With efforts, a lock and a cap.
                let levers = simulator.levers().to_vec();
                let effort = |at: usize| 1.0 + (at * 7 % 5) as f64 / 4.0;
                request.efforts = (0..levers.len())
                    .map(|at| (levers[at], effort(at)))
                    .collect();
                request.locked = vec![levers[1]];
                let mut capped = simulator.clone();
                capped.set_cap(levers[2], 25.0).unwrap();
                if let answer @ Reach::Feasible { .. } = reach(&mut capped, &request).unwrap() {
                    let (plan, fewest) = feasible(&answer);
                    check_plan(&capped, &request, plan);
                    check_plan(&capped, &request, fewest);
                }
            }
        }
    }
}

#[test]
fn the_published_case_costs_the_distance_and_touches_one_index() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut simulator = Simulator::new(&scores);
    let unit = data.unit("khanh-hoa").unwrap();
    let answer = reach(&mut simulator, &ReachRequest::new(unit, 0, 31)).unwrap();
    let (plan, fewest) = feasible(&answer);
    let mut values: Vec<f64> = scores
        .values(0)
        .iter()
        .map(|value| value.unwrap())
        .collect();
    values.sort_by(|a, b| b.total_cmp(a));
    let distance = (values[30] - scores.value(0, unit).unwrap()) * 1000.0;
    assert!(
        (plan.cost - distance).abs() < 1e-6,
        "{} {distance}",
        plan.cost
    );
    assert_eq!((plan, plan.gains.len()), (fewest, 1));
}

#[test]
fn a_rank_already_held_costs_nothing_and_bad_requests_are_refused() {
    let data = published::provinces_2020().unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let unit = data.unit("khanh-hoa").unwrap();
    let answer = reach(&mut simulator, &ReachRequest::new(unit, 0, 42)).unwrap();
    assert_eq!(
        (feasible(&answer).0.cost, feasible(&answer).0.gains.len()),
        (0.0, 0)
    );
    let mut refuse = |change: &dyn Fn(&mut ReachRequest)| {
        let mut request = ReachRequest::new(unit, 0, 10);
        change(&mut request);
        reach(&mut simulator, &request).unwrap_err()
    };
    let society = data.framework.index("society").unwrap();
    let activity = data.framework.index("society.activity").unwrap();
    assert!(refuse(&|r| r.rank = 0).is_scenario());
    assert!(refuse(&|r| r.rank = 64).is_scenario());
    assert!(refuse(&|r| r.locked = vec![society]).is_scenario());
    for effort in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(refuse(&|r| r.efforts = vec![(activity, effort)]).is_scenario());
    }
    assert!(refuse(&|r| r.efforts = vec![(activity, 1.0); 2]).is_scenario());
    let option = |points, cost| vec![(activity, vec![ReachOption { points, cost }])];
    assert!(refuse(&|r| r.options = option(61.0, 1.0)).is_out_of_range());
    assert!(refuse(&|r| r.options = option(f64::NAN, 1.0)).is_out_of_range());
    assert!(refuse(&|r| r.options = option(50.0, f64::NAN)).is_scenario());
}

#[test]
fn what_blocks_is_named() {
    let data = published::provinces_2020().unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let unit = data.unit("ha-nam").unwrap();
    let mut request = ReachRequest::new(unit, 0, 1);
    let activity = data.framework.index("government.activity").unwrap();
    let data_index = data.framework.index("government.data").unwrap();
    let free = [activity, data_index];
    request.locked = simulator
        .levers()
        .iter()
        .copied()
        .filter(|lever| !free.contains(lever))
        .collect();
    simulator.set_cap(activity, 50.0).unwrap();
    let Reach::Impossible(obstacle) = reach(&mut simulator, &request).unwrap() else {
        panic!("two indices cannot carry Hà Nam to the first place");
    };
    assert_eq!(obstacle.capped, [activity]);
    assert_eq!(obstacle.unknown.len(), 9);
    assert_eq!(obstacle.locked.len(), 27 - 9 - 2);
    assert_eq!(obstacle.needed, Some(0.4874));
    simulator.set_points(unit, activity, 50.0).unwrap();
    simulator.set_points(unit, data_index, 40.0).unwrap();
    assert!((simulator.value(0, unit).unwrap() - obstacle.value).abs() < 1e-9);
    assert_eq!(simulator.ranks(0)[unit], obstacle.rank);
}

#[test]
fn the_short_step_to_the_cap_is_used_where_whole_steps_do_not_suffice() {
    let data = published::provinces_2020().unwrap();
    let simulator = Simulator::new(&score(&data, Reading::Corrected));
    let unit = data.unit("khanh-hoa").unwrap();
    let is_short = |&lever: &usize| {
        let track = simulator.track(unit, lever).unwrap();
        track.maximum - track.points(track.up - 1) < STEP - 1e-6
    };
    let lever = simulator.levers().iter().copied().find(is_short).unwrap();
    let others = simulator
        .levers()
        .iter()
        .copied()
        .filter(|other| *other != lever);
    let mut request = ReachRequest::new(unit, 0, 1);
    request.locked = others.collect();
    let mut top = simulator.clone();
    top.set_value(unit, lever, 1.0).unwrap();
    let (value, rank) = (
        top.value(0, unit).unwrap(),
        top.ranks(0)[unit].unwrap().worst,
    );
    let mut shifted = data.clone();
    let rival = data.unit("da-nang").unwrap();
    shifted.columns[0].values[rival] = Cell::printed(value);
    request.rank = rank;
    let mut simulator = Simulator::new(&score(&shifted, Reading::Corrected));
    let answer = reach(&mut simulator, &request).unwrap();
    check_plan(&simulator, &request, feasible(&answer).0);
}

/// Three rivals far above a unit with four indices of few points.
fn small(values: [f64; 4], rivals: [f64; 3]) -> Dataset {
    let codes = ["dti", "a", "b", "c", "d"];
    let points = [1.0, 0.1, 0.2, 0.3, 0.4];
    let specs = codes.iter().zip(points).map(|(code, points)| NodeSpec {
        code: (*code).into(),
        parent: if *code == "dti" {
            String::new()
        } else {
            "dti".into()
        },
        name_vi: (*code).into(),
        name_en: (*code).into(),
        points: Some(points),
        certainty: Certainty::Published,
        below: Below::Whole,
    });
    let framework = Framework::new("small", specs.collect()).unwrap();
    let unit = |id: &str| Unit {
        id: id.into(),
        name_vi: id.into(),
        name_en: id.into(),
    };
    let own: f64 = values
        .iter()
        .zip(&points[1..])
        .map(|(value, points)| value * points)
        .sum();
    let column = |own: f64| Column {
        value_table: Some(1),
        rank_table: None,
        values: [own, rivals[0], rivals[1], rivals[2]]
            .map(Cell::printed)
            .to_vec(),
        ranks: vec![Cell::default(); 4],
        ..Column::default()
    };
    Dataset {
        league: League::MinistriesService,
        year: 2020,
        document: "test".into(),
        mean_document: None,
        framework,
        units: ["own", "x", "y", "z"].map(unit).to_vec(),
        columns: [own, values[0], values[1], values[2], values[3]]
            .map(column)
            .to_vec(),
    }
}

/// Every combination of every position, scored by the simulator.
fn brute_force(simulator: &Simulator, request: &ReachRequest) -> Option<f64> {
    fn go(
        simulator: &mut Simulator,
        request: &ReachRequest,
        levers: &[usize],
        cost: f64,
        best: &mut Option<f64>,
    ) {
        let Some((&lever, others)) = levers.split_first() else {
            if simulator.ranks(0)[0].unwrap().worst <= request.rank
                && best.is_none_or(|best| cost < best)
            {
                *best = Some(cost);
            }
            return;
        };
        let track = simulator.track(0, lever).unwrap();
        let effort = request.efforts.iter().find(|(index, _)| *index == lever);
        let options = request.options.iter().find(|(index, _)| *index == lever);
        let positions: Vec<(f64, f64)> = match options {
            Some((_, options)) => {
                let stay = (track.start, 0.0);
                let rising = options.iter().filter(|option| option.points > track.start);
                [stay]
                    .into_iter()
                    .chain(rising.map(|o| (o.points, o.cost)))
                    .collect()
            }
            None => (0..=track.up)
                .map(|steps| {
                    let points = track.points(steps);
                    let effort = effort.map_or(1.0, |(_, effort)| *effort);
                    (points, (points - track.start) * effort)
                })
                .collect(),
        };
        let locked = request.locked.contains(&lever);
        for (points, extra) in positions
            .into_iter()
            .take(if locked { 1 } else { usize::MAX })
        {
            simulator.set_points(0, lever, points).unwrap();
            go(simulator, request, others, cost + extra, best);
        }
        simulator.set_points(0, lever, track.start).unwrap();
    }
    let levers = simulator.levers().to_vec();
    let mut best = None;
    go(&mut simulator.clone(), request, &levers, 0.0, &mut best);
    best
}

#[test]
fn small_cases_equal_brute_force() {
    let mut cases = 0;
    let mut impossible = 0;
    for round in 0..60_u32 {
        let pick = |salt: u32, of: u32| (round * 7 + salt * 13 + round * round * salt) % of;
        // Whole hundredths of 0.1, 0.2, 0.3 and 0.4 points.
        let start = |hundredths: u32, of: f64| f64::from(hundredths) / of;
        let data = small(
            [
                start(pick(1, 10), 10.0),
                start(pick(2, 20), 20.0),
                start(15 + pick(3, 12), 30.0),
                start(28 + pick(4, 10), 40.0),
            ],
            [0.75, 0.8 + f64::from(pick(5, 10)) / 100.0, 0.97],
        );
        let scores = score(&data, Reading::Corrected);
        let mut simulator = Simulator::new(&scores);
        let levers = simulator.levers().to_vec();
        let mut request = ReachRequest::new(0, 0, 1 + pick(6, 3));
        if round % 3 != 0 {
            request.efforts = levers
                .iter()
                .map(|&index| (index, 0.5 + f64::from(pick(7, 4)) / 2.0))
                .collect();
            request.efforts[2].1 = 1.25;
        }
        if round % 4 == 1 {
            request.locked = vec![levers[pick(8, 4) as usize]];
        }
        if round % 2 == 1 {
            let option = |points: f64, cost: f64| ReachOption { points, cost };
            let options = vec![option(0.15, 0.02), option(0.25, 0.06), option(0.3, 0.11)];
            request.options = vec![(levers[2], options)];
        }
        let expected = brute_force(&simulator, &request);
        let answer = reach(&mut simulator, &request).unwrap();
        match (&answer, expected) {
            (Reach::Feasible { plan, proof, .. }, Some(expected)) => {
                assert!(
                    (plan.cost - expected).abs() < 1e-9,
                    "{round}: {} {expected}",
                    plan.cost
                );
                assert!(proof.optimal);
                cases += 1;
            }
            (Reach::Impossible(_), None) => impossible += 1,
            other => panic!("{round}: {other:?}"),
        }
    }
    assert!(cases > 20, "{cases} feasible, {impossible} not");
}

#[test]
fn taking_the_cheapest_points_first_is_not_enough() {
    // A criterion of index c gives 0.10 points for 0.06, which no other index can match; but only
    // 0.06 are needed, and a criterion of index d gives those for 0.04.
    let data = small([0.5, 0.5, 0.5, 0.5], [0.56, 0.3, 0.2]);
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let levers = simulator.levers().to_vec();
    let mut request = ReachRequest::new(0, 0, 1);
    request.locked = vec![levers[0], levers[1]];
    let option = |points: f64, cost: f64| vec![ReachOption { points, cost }];
    request.options = vec![
        (levers[2], option(0.25, 0.06)),
        (levers[3], option(0.26, 0.04)),
    ];
    let greedy = {
        let mut by_ratio: Vec<(f64, usize, f64, f64)> = vec![
            (0.06 / 0.10, levers[2], 0.25, 0.06),
            (0.04 / 0.06, levers[3], 0.26, 0.04),
        ];
        by_ratio.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut after = simulator.clone();
        let mut cost = 0.0;
        for (_, index, points, extra) in by_ratio {
            if after.ranks(0)[0] != Some(Rank::exact(1)) {
                after.set_points(0, index, points).unwrap();
                cost += extra;
            }
        }
        assert_eq!(after.ranks(0)[0], Some(Rank::exact(1)));
        cost
    };
    let answer = reach(&mut simulator, &request).unwrap();
    let (plan, _) = feasible(&answer);
    assert_eq!((greedy, plan.cost), (0.06, 0.04));
    assert_eq!(Some(plan.cost), brute_force(&simulator, &request));
}
