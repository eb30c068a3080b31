//! The hot paths against the budgets of DESIGN.md §6. Results and how to repeat: docs/bench.md.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark may panic, and is no library"
)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dti_engine::{
    Below, Certainty, Framework, HALF_DIGIT, NodeSpec, Ranker, ReachRequest, Reading, Robustness,
    RobustnessSettings, ScoreMatrix, Simulator, published, reach, score, tipping,
};

/// A rulebook of 10 × `parts` criteria of one point each.
fn framework(wholes: usize, parts: usize) -> Framework {
    let node = |code: String, parent: &str, points: usize| NodeSpec {
        name_vi: code.clone(),
        name_en: code.clone(),
        code,
        parent: parent.to_owned(),
        points: Some(points as f64),
        certainty: Certainty::Published,
        below: Below::Whole,
    };
    let mut specs = vec![node("dti".into(), "", wholes * parts)];
    for whole in 0..wholes {
        let code = format!("p{whole}");
        specs.push(node(code.clone(), "dti", parts));
        specs.extend((0..parts).map(|part| node(format!("{code}.{part}"), &code, 1)));
    }
    Framework::new("bench", specs).unwrap()
}

/// Filled with values of four decimals that look random.
fn filled(framework: &Framework, units: usize) -> ScoreMatrix {
    let mut matrix = ScoreMatrix::new(framework, units).unwrap();
    let mut state = 1_u64;
    for leaf in matrix.leaves().to_vec() {
        for value in matrix.column_mut(leaf) {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *value = ((state >> 40) % 10_001) as f64 / 10_000.0;
        }
    }
    matrix
}

/// A fixed piece of work, so that runs on different machines, or on a busy one, can be compared.
fn yardstick(c: &mut Criterion) {
    c.bench_function("yardstick", |b| {
        b.iter(|| {
            let mut value = black_box(1.0_f64);
            for _ in 0..1000 {
                value = value * 1.000_000_1 + 0.000_000_1;
            }
            black_box(value)
        });
    });
}

fn rescore(c: &mut Criterion) {
    for (name, wholes, parts, units) in [
        ("rescore and re-rank 63 x 27", 3, 9, 63),
        ("rescore and re-rank 11000 x 300", 10, 30, 11_000),
    ] {
        let framework = framework(wholes, parts);
        let mut matrix = filled(&framework, units);
        let mut ranker = Ranker::new();
        c.bench_function(name, |b| {
            b.iter(|| {
                matrix.rescore();
                black_box(ranker.rank_column(black_box(matrix.column(0))));
            });
        });
    }
}

fn slider(c: &mut Criterion) {
    let data = published::provinces_2020().unwrap();
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    let unit = data.unit("khanh-hoa").unwrap();
    let index = data.framework.index("government.activity").unwrap();
    let mut up = false;
    c.bench_function("one cell changed and re-ranked", |b| {
        b.iter(|| {
            up = !up;
            simulator
                .set_value(unit, index, if up { 0.6 } else { 0.5 })
                .unwrap();
            black_box(simulator.ranks(0));
        });
    });
    c.bench_function("tipping points of a province", |b| {
        b.iter(|| tipping(&mut simulator, unit, 0).unwrap());
    });
    let mut request = ReachRequest::new(unit, 0, 5);
    c.bench_function("reach rank 5 in points", |b| {
        b.iter(|| reach(&mut simulator, &request).unwrap());
    });
    let levers = simulator.levers().to_vec();
    request.efforts = levers
        .iter()
        .map(|&index| (index, 1.0 + (index * 7 % 11) as f64 / 4.0))
        .collect();
    c.bench_function("reach rank 5 in effort", |b| {
        b.iter(|| reach(&mut simulator, &request).unwrap());
    });
}

fn monte_carlo(c: &mut Criterion) {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let mut group = c.benchmark_group("10000 draws");
    group.sample_size(20);
    for (name, rounding) in [
        ("weights", None),
        ("weights and rounding", Some(HALF_DIGIT)),
    ] {
        let settings = RobustnessSettings {
            rounding,
            ..RobustnessSettings::default()
        };
        group.bench_function(name, |b| {
            b.iter_batched(
                || Robustness::new(&scores, &settings).unwrap(),
                |mut run| {
                    run.run(10_000);
                    run
                },
                BatchSize::LargeInput,
            );
        });
    }
}

criterion_group!(benches, yardstick, rescore, slider, monte_carlo);
criterion_main!(benches);
