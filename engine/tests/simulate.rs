//! The simulation against an independent, slow implementation, on thousands of seeded scenarios.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    Amount, Dataset, Framework, Rank, Reading, Scenario, Scores, Simulation, Simulator, group,
    published, rank, rank_key, score, simulate,
};

/// SplitMix64: enough for choosing scenarios, and nobody else's.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn is_below(framework: &Framework, node: usize, ancestor: usize) -> bool {
    let mut at = framework.nodes()[node].parent;
    while let Some(parent) = at {
        if parent == ancestor {
            return true;
        }
        at = framework.nodes()[parent].parent;
    }
    false
}

fn levers(data: &Dataset) -> Vec<usize> {
    let nodes = data.framework.nodes();
    (0..nodes.len())
        .filter(|&node| data.columns[node].value_table.is_some())
        .filter(|&node| {
            !(0..nodes.len()).any(|below| {
                is_below(&data.framework, below, node) && data.columns[below].value_table.is_some()
            })
        })
        .collect()
}

/// Everything from the published numbers, in the plainest way.
struct Slow {
    values: Vec<Vec<Option<f64>>>,
    ranks: Vec<Vec<Option<Rank>>>,
}

fn slow(scores: &Scores<'_>, edits: &[(usize, usize, f64)]) -> Slow {
    let data = scores.dataset();
    let framework = &data.framework;
    let levers = levers(data);
    let edit_of = |unit, index| {
        let mut found = edits
            .iter()
            .filter(|edit| edit.0 == unit && edit.1 == index);
        found.next_back().map(|edit| edit.2)
    };
    let mut values = Vec::new();
    let mut ranks = Vec::new();
    for node in 0..framework.nodes().len() {
        let mut column = Vec::new();
        let mut printed = Vec::new();
        for unit in 0..data.units.len() {
            let old = scores.value(node, unit);
            let new = old.map(|old| {
                if levers.contains(&node) {
                    return edit_of(unit, node).unwrap_or(old);
                }
                let points = |node: usize| framework.nodes()[node].points.unwrap();
                let mut change = 0.0;
                for &lever in levers
                    .iter()
                    .filter(|&&lever| is_below(framework, lever, node))
                {
                    if let Some(new) = edit_of(unit, lever) {
                        let old = scores.value(lever, unit).unwrap();
                        change += points(lever) / points(node) * (new - old);
                    }
                }
                (old + change).clamp(0.0, 1.0)
            });
            let on_grid = |value: f64| (value * 1e9).round();
            let moved = old.map(on_grid) != new.map(on_grid);
            let cell = data.columns[node].ranks[unit].read(scores.reading());
            printed.push(cell.filter(|_| !moved));
            column.push(new);
        }
        let on_grid: Vec<_> = column
            .iter()
            .map(|v| v.map(|v| (v * 1e9).round() / 1e9))
            .collect();
        let lost =
            |(value, printed): (&Option<f64>, &Option<u32>)| value.is_none() && printed.is_none();
        if !on_grid.iter().zip(&printed).any(lost) {
            ranks.push(rank(&on_grid, &printed));
            values.push(column);
            continue;
        }
        // Some could stand anywhere: what the print says of the units that did not move is how
        // many of those are ahead of them.
        let held: Vec<_> = on_grid
            .iter()
            .zip(&printed)
            .map(|(v, p)| p.filter(|_| v.is_none()))
            .collect();
        let before = rank(scores.values(node), &held);
        let mut after = rank(&on_grid, &held);
        for unit in 0..data.units.len() {
            if let (Some(open), Some(then), Some(printed)) =
                (after[unit], before[unit], printed[unit])
                && on_grid[unit].is_some()
                && (then.best..=then.worst).contains(&printed)
            {
                after[unit] = Some(Rank::exact(open.best + printed - then.best));
            }
        }
        ranks.push(after);
        values.push(column);
    }
    Slow { values, ranks }
}

fn assert_same(simulator: &mut Simulator, slow: &Slow, what: &str) {
    for (node, column) in slow.values.iter().enumerate() {
        for (unit, value) in column.iter().enumerate() {
            let found = simulator.value(node, unit);
            assert_eq!(
                found.map(f64::to_bits),
                value.map(f64::to_bits),
                "{what}: node {node}, unit {unit}: {found:?} is not {value:?}"
            );
        }
        assert_eq!(
            simulator.ranks(node),
            slow.ranks[node],
            "{what}: ranks by node {node}"
        );
    }
}

fn random_edit(seeded: &mut Seeded, scores: &Scores<'_>, levers: &[usize]) -> (usize, usize, f64) {
    loop {
        let unit = seeded.below(scores.dataset().units.len());
        let index = levers[seeded.below(levers.len())];
        if let Some(old) = scores.value(index, unit) {
            let value = match seeded.below(6) {
                0 => 0.0,
                1 => 1.0,
                2 => old,
                3 => (old + 0.0025).min(1.0),
                _ => seeded.unit(),
            };
            return (unit, index, value);
        }
    }
}

#[test]
fn incremental_equals_full_recompute_bit_for_bit() {
    let mut seeded = Seeded(1726);
    for data in published::all().unwrap() {
        for reading in [Reading::Corrected, Reading::Printed] {
            let scores = score(&data, reading);
            let levers = levers(&data);
            if data.framework.weight(levers[0]).is_none() {
                // The national index: nobody published how it adds up, so nothing moves.
                let moved = Simulator::new(&scores).set_value(0, levers[0], 0.5);
                assert!(moved.unwrap_err().is_scenario());
                continue;
            }
            for round in 0..150 {
                let mut simulator = Simulator::new(&scores);
                let mut edits = Vec::new();
                for _ in 0..=seeded.below(12) {
                    let edit = random_edit(&mut seeded, &scores, &levers);
                    edits.push(edit);
                    simulator.set_value(edit.0, edit.1, edit.2).unwrap();
                    // Ranks in between must not matter.
                    if seeded.below(3) == 0 {
                        let _ = simulator.ranks(0);
                    }
                }
                let what = format!("{} {reading:?} {round}: {edits:?}", data.league);
                assert_same(&mut simulator, &slow(&scores, &edits), &what);
            }
        }
    }
}

#[test]
fn any_order_of_changes_gives_the_same_bits_and_taking_all_back_the_published_state() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let levers = levers(&data);
    let mut seeded = Seeded(2);
    for _ in 0..300 {
        let mut there = Simulator::new(&scores);
        let mut back = Simulator::new(&scores);
        let mut edits: Vec<(usize, usize, f64)> = Vec::new();
        for _ in 0..8 {
            let edit = random_edit(&mut seeded, &scores, &levers);
            edits.retain(|other| (other.0, other.1) != (edit.0, edit.1));
            edits.push(edit);
        }
        for edit in &edits {
            there.set_value(edit.0, edit.1, edit.2).unwrap();
        }
        for edit in edits.iter().rev() {
            // On the way through another value.
            back.set_value(edit.0, edit.1, seeded.unit()).unwrap();
            back.set_value(edit.0, edit.1, edit.2).unwrap();
        }
        for node in 0..data.framework.nodes().len() {
            for unit in 0..data.units.len() {
                let bits = |simulator: &Simulator| simulator.value(node, unit).map(f64::to_bits);
                assert_eq!(bits(&there), bits(&back));
            }
        }
        for edit in &edits {
            there.reset(edit.0);
            let published = scores.value(edit.1, edit.0).unwrap();
            back.set_value(edit.0, edit.1, published).unwrap();
        }
        let untouched = slow(&scores, &[]);
        assert_same(&mut there, &untouched, "reset");
        assert_same(&mut back, &untouched, "moved back");
    }
}

#[test]
fn nothing_changed_gives_the_published_ranks() {
    for data in published::all().unwrap() {
        for reading in [Reading::Corrected, Reading::Printed] {
            let scores = score(&data, reading);
            let scenario = Scenario::new(data.league, data.year);
            assert!(scenario.is_empty());
            let simulation = simulate(&scores, &scenario).unwrap();
            for node in 0..data.framework.nodes().len() {
                let ranks = scores.ranks(node);
                for (unit, rank) in ranks.iter().enumerate() {
                    assert_eq!(simulation.after(node, unit).rank, *rank);
                    assert_eq!(simulation.after(node, unit), simulation.before(node, unit));
                    let value = scores.value(node, unit);
                    assert_eq!(simulation.after(node, unit).value, value);
                    let bounds = (data.year == 2020).then_some(group);
                    let expected = value.zip(bounds).map(|(value, group)| group(value));
                    assert_eq!(simulation.after(node, unit).group, expected);
                    assert!(simulation.overtaken(node, unit).is_empty());
                    assert!(simulation.overtaken_by(node, unit).is_empty());
                    assert!(!simulation.is_changed(node, unit));
                }
            }
            assert!(simulation.edits().is_empty());
        }
    }
}

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
fn whom_khanh_hoa_overtakes() {
    let (data, scenario) = khanh_hoa(Amount::Value(0.6));
    let scores = score(&data, Reading::Corrected);
    let simulation = run(&data, &scenario);
    let unit = data.unit("khanh-hoa").unwrap();
    let before = simulation.before(0, unit);
    let after = simulation.after(0, unit);
    let activity = data.framework.index("government.activity").unwrap();
    // 80 of 1000 points.
    let expected = before.value.unwrap() + 0.08 * (0.6 - scores.value(activity, unit).unwrap());
    assert!((after.value.unwrap() - expected).abs() < 1e-12);
    let (from, to) = (before.rank.unwrap().best, after.rank.unwrap().best);
    assert_eq!(from, 42);
    assert!(to < from);
    let by_hand: Vec<usize> = (0..data.units.len())
        .filter(|&other| {
            let value = scores.value(0, other).unwrap();
            other != unit && value >= before.value.unwrap() && value < after.value.unwrap()
        })
        .collect();
    let mut overtaken = simulation.overtaken(0, unit);
    overtaken.sort_unstable();
    assert_eq!(overtaken, by_hand);
    for other in overtaken {
        assert_eq!(simulation.overtaken_by(0, other), [unit]);
    }
    let above = simulation.next_above(0, unit).unwrap();
    assert_eq!(above.rank, to - 1);
    let theirs = scores.value(0, above.units[0]).unwrap();
    assert_eq!(above.gap, Some(theirs - after.value.unwrap()));
    assert_eq!(simulation.order(0)[to as usize - 1], unit);
    assert_eq!(simulation.edits().len(), 1);
    assert_eq!(simulation.edits()[0].points, Some(80.0));
    // Points and value are two ways to say the same.
    let (_, same) = khanh_hoa(Amount::Points(48.0));
    assert_eq!(run(&data, &same).after(0, unit), after);
}

#[test]
fn unknown_indices_cannot_be_moved_nor_can_sums() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let refuse = |unit: &str, index: &str, to: Amount| {
        let mut scenario = Scenario::new(data.league, data.year);
        scenario.edit(unit, index, to);
        simulate(&scores, &scenario).unwrap_err()
    };
    let unknown = refuse("ha-nam", "society.data", Amount::Points(3.0));
    assert!(unknown.is_unknown_value());
    assert!(
        unknown
            .to_string()
            .contains("`society.data` of `ha-nam` is unknown")
    );
    assert!(refuse("ha-nam", "society", Amount::Value(0.5)).is_scenario());
    assert!(refuse("ha-nam", "dti", Amount::Value(0.5)).is_scenario());
    assert!(refuse("ha-nma", "dti", Amount::Value(0.5)).is_unknown_name());
    assert!(refuse("ha-nam", "government.dta", Amount::Value(0.5)).is_unknown_name());
    for value in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        assert!(refuse("ha-nam", "government.data", Amount::Value(value)).is_out_of_range());
        assert!(
            refuse("ha-nam", "government.data", Amount::Points(value * 40.0)).is_out_of_range()
        );
    }
    let cell = data.unit("ha-nam").unwrap();
    let society = data.framework.index("society.data").unwrap();
    assert_eq!(Simulator::new(&scores).value(society, cell), None);
}

#[test]
fn caps_hold_but_pull_nobody_down() {
    let (data, mut scenario) = khanh_hoa(Amount::Points(48.0));
    let cap = |points| dti_engine::Cap {
        index: "government.activity".into(),
        points,
    };
    scenario.caps = vec![cap(40.0)];
    let capped = run(&data, &scenario).edits()[0].to;
    assert_eq!(capped, 0.5);
    scenario.caps = vec![cap(1.0)];
    assert!(run(&data, &scenario).edits().is_empty());
    scenario.caps = vec![cap(81.0)];
    let scores = score(&data, Reading::Corrected);
    assert!(simulate(&scores, &scenario).unwrap_err().is_out_of_range());
}

#[test]
fn another_version_league_year_or_method_is_refused() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let plain = Scenario::new(data.league, data.year);
    let refuse = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = plain.clone();
        change(&mut scenario);
        simulate(&scores, &scenario).unwrap_err()
    };
    assert!(refuse(&|s| s.schema = 2).is_newer());
    assert!(refuse(&|s| s.engine = "99.0.0".into()).is_newer());
    assert!(refuse(&|s| s.engine = "next".into()).is_scenario());
    assert!(refuse(&|s| s.schema = 0).is_scenario());
    assert!(refuse(&|s| s.year = 2021).is_scenario());
    assert!(refuse(&|s| s.league = dti_engine::League::Nation).is_scenario());
    assert!(refuse(&|s| s.method = "z-score".into()).is_scenario());
    assert!(refuse(&|s| s.unit = Some("x".repeat(10_000_000))).is_scenario());
    assert!(refuse(&|s| s.unit = Some("nowhere".into())).is_unknown_name());
    assert!(
        refuse(&|s| {
            let edit = dti_engine::Edit {
                unit: "da-nang".into(),
                index: "government.data".into(),
                to: Amount::Value(0.5),
            };
            s.edits = vec![edit.clone(), edit];
        })
        .is_scenario()
    );
}

#[test]
fn noise_decides_no_rank() {
    assert_eq!(rank_key(0.1 + 0.2), rank_key(0.3));
    assert_eq!(rank_key(1.0), 1_000_000_000);
    assert_eq!(rank_key(2.0), rank_key(1.0));
    assert_eq!(rank_key(-1.0), 0);
    for ten_thousandths in 0..=10_000_u32 {
        let value = f64::from(ten_thousandths) / 10_000.0;
        assert_eq!(rank_key(value), ten_thousandths * 100_000);
        assert_eq!(rank_key(value * (1.0 + 1e-15)), rank_key(value));
    }
}
