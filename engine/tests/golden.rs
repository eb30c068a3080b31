//! Golden vectors: the same bits natively and in WASM.
//!
//! tests/golden/vectors.csv holds names and 64 bits each, in hexadecimal: the bits of a number, two
//! ranks, or a digest (FNV-1a) of many of them. Both targets compute them anew:
//!
//! ```text
//! cargo test -p dti-engine --test golden
//! CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//!     cargo test -p dti-engine --target wasm32-unknown-unknown --test golden
//! ```
//!
//! When data or rules change on purpose, `DTI_UPDATE_GOLDEN=1` writes the file natively, and the
//! difference is reviewed. That simulated values and ranks are right, and not only the same, is
//! checked against a plain computation in this file; the distributions in tests/robustness.rs.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dti_engine::rulebook::switch_options;
use dti_engine::{
    Dataset, HALF_DIGIT, Rank, Reach, ReachRequest, Reading, Rivals, Robustness,
    RobustnessSettings, Scenario, Scores, Simulation, Simulator, WeightDraws, WeightOutput,
    WeightSettings, Weighting, published, reach, score, simulate, sobol, tipping,
    weight_importance,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

const VECTORS: &str = include_str!("golden/vectors.csv");

type Vectors = Vec<(String, u64)>;

struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn value(&mut self, value: Option<f64>) {
        self.add(value.map_or(u64::MAX, f64::to_bits));
    }

    fn rank(&mut self, rank: Option<Rank>) {
        self.add(rank_bits(rank));
    }
}

fn rank_bits(rank: Option<Rank>) -> u64 {
    rank.map_or(0, |rank| u64::from(rank.best) << 32 | u64::from(rank.worst))
}

fn datasets() -> Vec<Dataset> {
    vec![
        published::provinces_2020().unwrap(),
        published::ministries_service_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
    ]
}

fn valued(scores: &Scores<'_>) -> Vec<usize> {
    let nodes = 0..scores.dataset().framework.nodes().len();
    nodes
        .filter(|&node| scores.values(node).iter().any(Option::is_some))
        .collect()
}

fn digest_of(simulation: &Simulation, scores: &Scores<'_>) -> u64 {
    let mut digest = Digest::new();
    for node in valued(scores) {
        for unit in 0..scores.dataset().units.len() {
            let standing = simulation.after(node, unit);
            digest.value(standing.value);
            digest.rank(standing.rank);
            digest.value(simulation.range_after(node, unit).map(|range| range.0));
            digest.value(simulation.range_after(node, unit).map(|range| range.1));
        }
    }
    digest.0
}

fn next(state: &mut u64, end: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) % end as u64) as usize
}

fn published_scores(into: &mut Vectors, scores: &Scores<'_>, reading: &str) {
    let data = scores.dataset();
    let ranks = scores.ranks(0);
    for (unit, of) in data.units.iter().enumerate() {
        let name = format!("{reading}/{}/{}", data.league, of.id);
        into.push((
            format!("value/{name}"),
            scores.value(0, unit).unwrap().to_bits(),
        ));
        into.push((format!("rank/{name}"), rank_bits(ranks[unit])));
    }
    let mut digest = Digest::new();
    for node in valued(scores) {
        let ranks = scores.ranks(node);
        for (value, rank) in scores.values(node).iter().zip(ranks) {
            digest.value(*value);
            digest.rank(rank);
        }
    }
    into.push((format!("all/{reading}/{}", data.league), digest.0));
}

/// Checks the value of a unit and its rank against the plainest computation.
fn check(scores: &Scores<'_>, simulation: &Simulation, unit: usize, edits: &[(usize, f64)]) {
    let nodes = scores.dataset().framework.nodes();
    let mut change = 0.0;
    for (index, to) in edits {
        let weight = nodes[*index].points.unwrap() / nodes[0].points.unwrap();
        change += weight * (to - scores.value(*index, unit).unwrap());
    }
    let expected = (scores.value(0, unit).unwrap() + change).clamp(0.0, 1.0);
    assert_eq!(
        simulation.after(0, unit).value.map(f64::to_bits),
        Some(expected.to_bits())
    );
    let on_grid = |value: f64| (value * 1e9).round();
    let others = scores
        .values(0)
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != unit);
    let ahead = others
        .filter(|(_, value)| on_grid(value.unwrap()) > on_grid(expected))
        .count();
    assert_eq!(
        simulation.after(0, unit).rank,
        Some(Rank::exact(1 + ahead as u32))
    );
}

fn simulations(into: &mut Vectors, scores: &Scores<'_>) {
    let data = scores.dataset();
    let levers = Simulator::new(scores).levers().to_vec();
    let mut state = 2020;
    for round in 0..40 {
        let unit = next(&mut state, data.units.len());
        let mut edits: Vec<(usize, f64)> = Vec::new();
        for _ in 0..=next(&mut state, 4) {
            let index = levers[next(&mut state, levers.len())];
            let value = next(&mut state, 1_000_003) as f64 / 1_000_003.0;
            if scores.value(index, unit).is_some() && !edits.iter().any(|edit| edit.0 == index) {
                edits.push((index, value));
            }
        }
        edits.sort_by_key(|edit| edit.0);
        let mut after = Simulator::new(scores);
        for (index, value) in &edits {
            after.set_value(unit, *index, *value).unwrap();
        }
        let simulation = Simulation::between(&mut Simulator::new(scores), &mut after);
        check(scores, &simulation, unit, &edits);
        let name = format!("{}/{round}", data.league);
        let value = simulation.after(0, unit).value.unwrap();
        into.push((format!("simulated-value/{name}"), value.to_bits()));
        into.push((format!("simulated/{name}"), digest_of(&simulation, scores)));
    }
    for (name, weights, rivals) in [
        ("equal-weights", Weighting::Equal, Rivals::Still),
        ("rivals", Weighting::Published, Rivals::Growth(3.7)),
        ("both", Weighting::Equal, Rivals::Growth(-1.3)),
    ] {
        let mut scenario = Scenario::new(data.league, data.year);
        scenario.weights = weights;
        scenario.rivals = rivals;
        let simulation = simulate(scores, &scenario).unwrap();
        into.push((
            format!("simulated/{}/{name}", data.league),
            digest_of(&simulation, scores),
        ));
    }
}

fn ways(into: &mut Vectors, scores: &Scores<'_>) {
    let data = scores.dataset();
    let mut simulator = Simulator::new(scores);
    for unit in (0..data.units.len()).step_by(1 + data.units.len() / 4) {
        let name = format!("{}/{}", data.league, data.units[unit].id);
        let found = tipping(&mut simulator, unit, 0).unwrap();
        let mut digest = Digest::new();
        for lever in &found.levers {
            for mark in &lever.marks {
                digest.add(mark.steps as u64);
                digest.add(mark.points.to_bits());
                digest.rank(mark.rank);
            }
        }
        into.push((format!("tipping/{name}"), digest.0));
        let mut request = ReachRequest::new(unit, 0, 1);
        let levers = simulator.levers().to_vec();
        for efforts in [false, true] {
            if efforts {
                let effort = |at: usize| 0.75 + (at * 5 % 7) as f64 / 3.0;
                request.efforts = (0..levers.len())
                    .map(|at| (levers[at], effort(at)))
                    .collect();
            }
            let mut digest = Digest::new();
            if let Reach::Feasible { plan, fewest, .. } = reach(&mut simulator, &request).unwrap() {
                for plan in [plan, fewest] {
                    digest.add(plan.cost.to_bits());
                    digest.add(plan.value.to_bits());
                    for gain in plan.gains {
                        digest.add(gain.to.to_bits());
                    }
                }
            }
            into.push((format!("reach/{name}/{efforts}"), digest.0));
        }
    }
}

/// What criteria can do, and the cheapest way to the first rank with them.
fn criteria(into: &mut Vectors, scores: &Scores<'_>) {
    let data = scores.dataset();
    let book = published::rulebook(data.framework.id()).unwrap();
    let mut simulator = Simulator::new(scores);
    for unit in (0..data.units.len()).step_by(1 + data.units.len() / 4) {
        let mut request = ReachRequest::new(unit, 0, 1);
        let mut digest = Digest::new();
        for index in simulator.levers().to_vec() {
            let node = book.framework.index(&data.framework.nodes()[index].code);
            let Some(switches) = book.switches(node.unwrap()) else {
                continue;
            };
            let track = simulator.track(unit, index).unwrap();
            let options = switch_options(&track, &switches, 1.3).unwrap();
            for option in &options {
                digest.add(option.points.to_bits());
                digest.add(option.cost.to_bits());
            }
            request.options.push((index, options));
        }
        if let Reach::Feasible { plan, .. } = reach(&mut simulator, &request).unwrap() {
            digest.add(plan.cost.to_bits());
            digest.add(plan.value.to_bits());
        }
        let name = format!("{}/{}", data.league, data.units[unit].id);
        into.push((format!("switches/{name}"), digest.0));
    }
}

fn chance(into: &mut Vectors, scores: &Scores<'_>) {
    let data = scores.dataset();
    for concentration in [1.0, 100.0] {
        let mut draws = WeightDraws::new(scores, 0, concentration, 7).unwrap();
        for draw in 0..2 {
            let mut digest = Digest::new();
            let weights = draws.draw();
            for node in valued(scores) {
                digest.add(weights.share(node).to_bits());
            }
            let name = format!("{}/{concentration}/{draw}", data.league);
            into.push((format!("weights/{name}"), digest.0));
            let first = data.framework.nodes()[0].children[0];
            into.push((format!("weight/{name}"), weights.share(first).to_bits()));
        }
    }
    let settings = RobustnessSettings {
        seed: 11,
        rounding: Some(HALF_DIGIT),
        ..RobustnessSettings::default()
    };
    let mut run = Robustness::new(scores, &settings).unwrap();
    run.run(1000);
    let report = run.report();
    let mut digest = Digest::new();
    for (unit, found) in data.units.iter().zip(&report.units) {
        into.push((
            format!("mean-rank/{}/{}", data.league, unit.id),
            found.mean.to_bits(),
        ));
        for rank in [found.p5, found.p50, found.p95, found.best, found.worst] {
            digest.add(u64::from(rank));
        }
        digest.value(found.holds_rank);
        digest.value(found.holds_group);
    }
    for pair in &report.pairs {
        digest.add((pair.ahead * 1000 + pair.behind) as u64);
        digest.add(pair.flips.to_bits());
    }
    into.push((format!("robustness/{}", data.league), digest.0));
    let settings = WeightSettings {
        seed: 5,
        index: 0,
        samples: 64,
        spread: 0.5,
        output: WeightOutput::MeanShift,
    };
    let (_, weights) = weight_importance(scores, &settings).unwrap();
    let mut digest = Digest::new();
    for weight in weights {
        digest.add(weight.first.to_bits());
        digest.add(weight.total.to_bits());
    }
    into.push((format!("weight-importance/{}", data.league), digest.0));
}

fn vectors() -> Vectors {
    let mut vectors = Vectors::new();
    for data in datasets() {
        let scores = score(&data, Reading::Corrected);
        published_scores(&mut vectors, &scores, "corrected");
        published_scores(&mut vectors, &score(&data, Reading::Printed), "printed");
        simulations(&mut vectors, &scores);
        ways(&mut vectors, &scores);
        criteria(&mut vectors, &scores);
        chance(&mut vectors, &scores);
    }
    let indices = sobol(3, 500, 1, |x| x[0] + 2.0 * x[1] * x[1] + x[0] * x[2]).unwrap();
    for (input, (first, total)) in indices.first.iter().zip(&indices.total).enumerate() {
        vectors.push((format!("sobol/{input}/first"), first.to_bits()));
        vectors.push((format!("sobol/{input}/total"), total.to_bits()));
    }
    let version = published::bundle().unwrap().version;
    let version = u64::from_str_radix(&version, 16).unwrap();
    vectors.push(("content-version".to_owned(), version));
    vectors
}

fn to_text(vectors: &Vectors) -> String {
    let mut text = String::from("name,bits\n");
    for (name, bits) in vectors {
        text += &format!("{name},{bits:016x}\n");
    }
    text
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_bit_is_as_committed() {
    let found = to_text(&vectors());
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("DTI_UPDATE_GOLDEN").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/vectors.csv");
        std::fs::write(path, &found).unwrap();
        return;
    }
    let lines = found.lines().zip(VECTORS.lines());
    let different: Vec<_> = lines
        .filter(|(found, committed)| found != committed)
        .collect();
    assert!(
        different.is_empty(),
        "{} differ, first {:?}",
        different.len(),
        different[0]
    );
    assert_eq!(found.lines().count(), VECTORS.lines().count());
}
