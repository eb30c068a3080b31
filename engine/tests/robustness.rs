//! Monte Carlo against slow implementations: one that redoes every draw in the plainest way, and
//! one that samples the distributions by other means.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

use dti_engine::{
    CellBounds, Dataset, HALF_DIGIT, Reading, Robustness, RobustnessReport, RobustnessSettings,
    Scores, WeightDraws, Weights, published, score,
};

fn run(scores: &Scores<'_>, settings: &RobustnessSettings, draws: u32) -> RobustnessReport {
    let mut run = Robustness::new(scores, settings).unwrap();
    run.run(draws);
    run.report()
}

/// The value of a node under other weights, from published values, recursively.
fn reweighed(scores: &Scores<'_>, weights: &Weights, node: usize, unit: usize) -> f64 {
    let framework = &scores.dataset().framework;
    let published = scores.value(node, unit).unwrap();
    let mut value = published;
    for &child in &framework.nodes()[node].children {
        if let Some(old) = scores.value(child, unit) {
            let new = reweighed(scores, weights, child, unit);
            value += weights.share(child) * new - framework.weight(child).unwrap() * old;
        }
    }
    value
}

fn rank_slowly(values: &[f64]) -> Vec<u32> {
    let on_grid: Vec<f64> = values.iter().map(|value| (value * 1e9).round()).collect();
    let ahead = |own: f64| on_grid.iter().filter(|other| **other > own).count();
    on_grid.iter().map(|own| 1 + ahead(*own) as u32).collect()
}

/// A percentile of the ranks by sorting them.
fn percentile(ranks: &[u32], percent: usize) -> u32 {
    let mut sorted = ranks.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() * percent).div_ceil(100) - 1]
}

/// What the report must be, given the ranks of every draw.
fn check(report: &RobustnessReport, draws: &[Vec<u32>], scores: &Scores<'_>) {
    let count = f64::from(draws.len() as u32);
    assert_eq!(report.draws as usize, draws.len());
    let published = scores.ranks(0);
    for (unit, found) in report.units.iter().enumerate() {
        let ranks: Vec<u32> = draws.iter().map(|draw| draw[unit]).collect();
        let expected = [5, 50, 95].map(|percent| percentile(&ranks, percent));
        assert_eq!([found.p5, found.p50, found.p95], expected);
        assert_eq!(Some(found.best), ranks.iter().copied().min());
        assert_eq!(Some(found.worst), ranks.iter().copied().max());
        let sum: u64 = ranks.iter().map(|rank| u64::from(*rank)).sum();
        assert_eq!(found.mean, sum as f64 / count);
        let rank = published[unit].unwrap().settled().unwrap();
        let held = ranks.iter().filter(|other| **other == rank).count();
        assert_eq!(found.holds_rank, Some(held as f64 / count));
    }
    for pair in &report.pairs {
        let flipped = draws
            .iter()
            .filter(|draw| draw[pair.behind] < draw[pair.ahead])
            .count();
        assert_eq!(pair.flips, flipped as f64 / count);
        assert!(published[pair.ahead].unwrap().best <= published[pair.behind].unwrap().best);
    }
    assert!(
        report
            .pairs
            .windows(2)
            .all(|pair| pair[0].flips >= pair[1].flips)
    );
}

fn ministries() -> Dataset {
    published::ministries_service_2020().unwrap()
}

#[test]
fn every_draw_redone_slowly_gives_the_same_report() {
    let data = ministries();
    let scores = score(&data, Reading::Corrected);
    let settings = RobustnessSettings {
        seed: 42,
        concentration: Some(60.0),
        ..RobustnessSettings::default()
    };
    let mut weights = WeightDraws::new(&scores, 0, 60.0, 42).unwrap();
    let draws: Vec<Vec<u32>> = (0..2000)
        .map(|_| {
            let weights = weights.draw();
            let units = 0..data.units.len();
            let values: Vec<f64> = units
                .map(|unit| reweighed(&scores, &weights, 0, unit))
                .collect();
            rank_slowly(&values)
        })
        .collect();
    check(&run(&scores, &settings, 2000), &draws, &scores);
}

/// An independent generator: xorshift, and gammas of whole shapes as sums of exponentials.
struct Other(u64);

impl Other {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn gamma(&mut self, shape: u32) -> f64 {
        (0..shape).map(|_| -self.uniform().ln()).sum()
    }
}

#[test]
fn an_independent_sampler_agrees_on_the_provinces() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let settings = RobustnessSettings {
        rounding: Some(HALF_DIGIT),
        ..RobustnessSettings::default()
    };
    let draws = 10_000;
    let report = run(&scores, &settings, draws);
    let framework = &data.framework;
    let nodes = framework.nodes();
    let pillars = nodes[0].children.clone();
    let mut other = Other(88_172_645_463_325_252);
    let mut ranks = vec![Vec::new(); data.units.len()];
    for _ in 0..draws {
        let mut dirichlet = |parts: &[usize]| {
            // A concentration of 100 makes every shape whole.
            let shape = |part: usize| (100.0 * framework.weight(part).unwrap()).round() as u32;
            let drawn: Vec<f64> = parts.iter().map(|&part| other.gamma(shape(part))).collect();
            let sum: f64 = drawn.iter().sum();
            drawn
                .into_iter()
                .map(|part| part / sum)
                .collect::<Vec<f64>>()
        };
        let top = dirichlet(&pillars);
        let below: Vec<Vec<f64>> = pillars
            .iter()
            .map(|&pillar| dirichlet(&nodes[pillar].children))
            .collect();
        let mut values = Vec::new();
        for unit in 0..data.units.len() {
            let mut printed = |node: usize| match scores.value(node, unit) {
                Some(value) => value + (other.uniform() - 0.5) * 2.0 * HALF_DIGIT,
                None => other.uniform(),
            };
            let mut value = printed(0);
            for ((&pillar, share), shares) in pillars.iter().zip(&top).zip(&below) {
                let old = printed(pillar);
                let mut new = old;
                for (&index, share) in nodes[pillar].children.iter().zip(shares) {
                    new += (share - framework.weight(index).unwrap()) * printed(index);
                }
                value += share * new - framework.weight(pillar).unwrap() * old;
            }
            values.push(value);
        }
        for (unit, rank) in rank_slowly(&values).into_iter().enumerate() {
            ranks[unit].push(rank);
        }
    }
    let published = scores.ranks(0);
    for (unit, found) in report.units.iter().enumerate() {
        let ranks = &ranks[unit];
        let mean = ranks.iter().map(|rank| f64::from(*rank)).sum::<f64>() / f64::from(draws);
        let square = ranks
            .iter()
            .map(|rank| (f64::from(*rank) - mean).powi(2))
            .sum::<f64>();
        let error = (square / f64::from(draws)).sqrt() / f64::from(draws).sqrt();
        // Two samples: five standard errors of their difference.
        assert!(
            (found.mean - mean).abs() < 5.0 * 1.42 * error + 1e-9,
            "{}: mean rank {} or {mean}",
            data.units[unit].id,
            found.mean
        );
        for (percent, of) in [(5, found.p5), (50, found.p50), (95, found.p95)] {
            assert!(
                percentile(ranks, percent).abs_diff(of) <= 1,
                "{}",
                data.units[unit].id
            );
        }
        let rank = published[unit].unwrap().best;
        let held = ranks.iter().filter(|other| **other == rank).count() as f64 / f64::from(draws);
        assert!((found.holds_rank.unwrap() - held).abs() < 0.03);
    }
}

#[test]
fn chunks_of_any_size_and_the_same_seed_give_the_same() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let settings = RobustnessSettings {
        rounding: Some(HALF_DIGIT),
        ..RobustnessSettings::default()
    };
    let whole = run(&scores, &settings, 700);
    let mut chunks = Robustness::new(&scores, &settings).unwrap();
    assert!(chunks.report().units.is_empty());
    for chunk in [1, 99, 0, 600] {
        chunks.run(chunk);
    }
    assert_eq!(chunks.draws(), 700);
    assert_eq!(chunks.report(), whole);
    let other = RobustnessSettings {
        seed: 2,
        ..settings
    };
    assert_ne!(run(&scores, &other, 700), whole);
}

#[test]
fn nothing_varied_holds_every_rank_and_group() {
    for data in published::all().unwrap() {
        let scores = score(&data, Reading::Corrected);
        if scores.values(0).iter().any(Option::is_none) {
            continue;
        }
        let settings = RobustnessSettings {
            concentration: None,
            ..RobustnessSettings::default()
        };
        let report = run(&scores, &settings, 10);
        for (unit, found) in report.units.iter().enumerate() {
            assert_eq!(found.holds_rank, Some(1.0), "{} {unit}", data.league);
            assert_eq!(found.holds_group, (data.year == 2020).then_some(1.0));
        }
        assert!(report.pairs.is_empty());
        // Weights that hardly move hardly move anything.
        let tight = RobustnessSettings {
            concentration: Some(1e9),
            ..RobustnessSettings::default()
        };
        for found in run(&scores, &tight, 50).units {
            let rank = found.published.unwrap();
            assert!(found.worst.abs_diff(rank.best) <= 1 && found.best.abs_diff(rank.best) <= 1);
        }
    }
}

#[test]
fn rounding_alone_flips_only_neighbours() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    // No two provinces are level by DTI, so that rounding settles all its ranks; by single indices
    // some are.
    let index = data.framework.index("government.institutions").unwrap();
    for (index, level) in [(0, false), (index, true)] {
        let settings = RobustnessSettings {
            index,
            concentration: None,
            rounding: Some(HALF_DIGIT),
            ..RobustnessSettings::default()
        };
        let report = run(&scores, &settings, 20_000);
        assert_eq!(!report.pairs.is_empty(), level);
        for pair in &report.pairs {
            let value = |unit| scores.value(index, unit).unwrap();
            assert_eq!(value(pair.ahead), value(pair.behind));
            assert!((pair.flips - 0.5).abs() < 0.02, "{pair:?}");
        }
    }
}

#[test]
fn unknown_cells_are_drawn_within_their_bounds() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let index = data.framework.index("society.data").unwrap();
    let unit = data.unit("ha-nam").unwrap();
    let bounds = |low, high| RobustnessSettings {
        index,
        concentration: None,
        bounds: vec![CellBounds {
            unit,
            index,
            low,
            high,
        }],
        ..RobustnessSettings::default()
    };
    assert_eq!(run(&scores, &bounds(1.0, 1.0), 50).units[unit].worst, 1);
    assert!(run(&scores, &bounds(0.0, 0.0), 50).units[unit].best > 55);
    let wide = run(&scores, &bounds(0.0, 1.0), 500).units[unit];
    assert!(wide.best < 5 && wide.worst > 50);
    for (low, high) in [(-0.1, 1.0), (0.5, 0.4), (0.0, f64::NAN)] {
        assert!(
            Robustness::new(&scores, &bounds(low, high))
                .unwrap_err()
                .is_scenario()
        );
    }
}

#[test]
fn impossible_settings_are_refused() {
    let data = ministries();
    let scores = score(&data, Reading::Corrected);
    let refuse = |change: &dyn Fn(&mut RobustnessSettings)| {
        let mut settings = RobustnessSettings::default();
        change(&mut settings);
        assert!(
            Robustness::new(&scores, &settings)
                .unwrap_err()
                .is_scenario()
        );
    };
    for concentration in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        refuse(&|settings| settings.concentration = Some(concentration));
    }
    refuse(&|settings| settings.rounding = Some(f64::NAN));
    refuse(&|settings| settings.index = 9999);
}
