//! Which input matters: first-order and total indices of Sobol, by Saltelli's sampling.

use crate::error::Error;
use crate::matrix::Ranker;
use crate::random::Random;
use crate::robustness::{Columns, WeightDraws};
use crate::score::Scores;
use crate::weights::Weights;

/// How much of the variance of an output comes from each of its inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct SobolIndices {
    /// Share of the variance that an input causes alone. Estimates; about 0 to 1.
    pub first: Vec<f64>,
    /// Share that it has a part in, with all others. Estimates; at least about `first`.
    pub total: Vec<f64>,
    /// Mean of the output.
    pub mean: f64,
    /// Variance of the output; where it is 0, so are all indices.
    pub variance: f64,
    /// How often the function was asked.
    pub evaluations: u32,
}

/// Estimates the Sobol indices of a function of independent inputs, each uniform in [0, 1).
///
/// Two tables of `samples` random points are drawn, and for each input a third in which the first
/// table has that input from the second (Saltelli 2002). First-order indices by Saltelli et al.
/// (2010), total ones by Jansen (1999). The error falls with the square root of `samples`: about
/// 0.03 for 4096.
///
/// # Errors
///
/// [`Error::is_scenario`] for no input, more than 1000 of them, fewer than 2 or more than a million
/// samples, and a function that gives something else than a finite number.
///
/// ```
/// let indices = dti_engine::sobol(2, 4096, 1, |x| 3.0 * x[0] + x[1])?;
/// assert!((indices.first[0] - 0.9).abs() < 0.05);
/// assert!((indices.total[1] - 0.1).abs() < 0.05);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn sobol(
    inputs: usize,
    samples: u32,
    seed: u64,
    mut function: impl FnMut(&[f64]) -> f64,
) -> Result<SobolIndices, Error> {
    if !(1..=1000).contains(&inputs) || !(2..=1_000_000).contains(&samples) {
        let problem = format!("{inputs} inputs and {samples} samples: 1 to 1000, 2 to a million");
        return Err(Error::scenario(problem));
    }
    let mut random = Random::new(seed, 3);
    let mut ask = |point: &[f64]| {
        let output = function(point);
        let problem = || Error::scenario(format!("the output is {output}"));
        if output.is_finite() {
            Ok(output)
        } else {
            Err(problem())
        }
    };
    let (mut a, mut b) = (vec![0.0; inputs], vec![0.0; inputs]);
    let mut outputs: Vec<(f64, f64)> = Vec::with_capacity(samples as usize);
    let mut mixed: Vec<f64> = Vec::with_capacity(samples as usize * inputs);
    for _ in 0..samples {
        for (a, b) in a.iter_mut().zip(&mut b) {
            (*a, *b) = (random.uniform(), random.uniform());
        }
        outputs.push((ask(&a)?, ask(&b)?));
        for input in 0..inputs {
            std::mem::swap(&mut a[input], &mut b[input]);
            mixed.push(ask(&a)?);
            std::mem::swap(&mut a[input], &mut b[input]);
        }
    }
    let n = f64::from(samples);
    let mean = outputs.iter().map(|(a, b)| a + b).sum::<f64>() / (2.0 * n);
    let square = |x: f64| (x - mean) * (x - mean);
    let variance = outputs
        .iter()
        .map(|(a, b)| square(*a) + square(*b))
        .sum::<f64>()
        / (2.0 * n);
    let mut first = vec![0.0; inputs];
    let mut total = vec![0.0; inputs];
    for ((a, b), mixed) in outputs.iter().zip(mixed.chunks_exact(inputs)) {
        for ((first, total), ab) in first.iter_mut().zip(&mut total).zip(mixed) {
            // Counted from the mean, which changes nothing but the noise.
            *first += (b - mean) * (ab - a);
            *total += (a - ab) * (a - ab);
        }
    }
    for (first, total) in first.iter_mut().zip(&mut total) {
        let share = |sum: f64| {
            if variance > 0.0 {
                sum / (n * variance)
            } else {
                0.0
            }
        };
        (*first, *total) = (share(*first), share(*total / 2.0));
    }
    Ok(SobolIndices {
        first,
        total,
        mean,
        variance,
        evaluations: samples * (inputs as u32 + 2),
    })
}

/// What the weights are held responsible for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightOutput {
    /// The mean, over all units, of how many places each moves from its published rank.
    MeanShift,
    /// The rank of the unit at this position.
    RankOf(usize),
}

/// How [`weight_importance`] samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightSettings {
    /// The same seed gives the same result everywhere.
    pub seed: u64,
    /// Position of the index by which the league is ranked.
    pub index: usize,
    /// Rows of the sample; each asks for as many rankings as there are weights, and two more.
    pub samples: u32,
    /// How far each weight moves: between (1 − spread) and (1 + spread) times its published
    /// value, before the weights of siblings are scaled to 100 %. Above 0, at most 1.
    pub spread: f64,
    /// The output.
    pub output: WeightOutput,
}

/// The importance of one weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightImportance {
    /// Position of the index whose weight it is.
    pub index: usize,
    /// First-order index.
    pub first: f64,
    /// Total index.
    pub total: f64,
}

/// Which weight matters most: the Sobol indices of all weights below an index, in tree order.
///
/// Weights vary independently and evenly, and are then scaled; unknown values are set so that
/// weights do not move them.
///
/// # Errors
///
/// [`Error::is_scenario`] for a spread, a number of samples, an index or a unit that cannot be, and
/// for an index that is not the sum of others.
pub fn weight_importance(
    scores: &Scores<'_>,
    settings: &WeightSettings,
) -> Result<(SobolIndices, Vec<WeightImportance>), Error> {
    let data = scores.dataset();
    let units = data.units.len();
    if settings.index >= data.framework.nodes().len() {
        return Err(Error::scenario("there is no such index"));
    }
    if matches!(settings.output, WeightOutput::RankOf(unit) if unit >= units) {
        return Err(Error::scenario("there is no such unit"));
    }
    if !(settings.spread > 0.0 && settings.spread <= 1.0) {
        let problem = format!(
            "the spread must be above 0 and at most 1, not {}",
            settings.spread
        );
        return Err(Error::scenario(problem));
    }
    let draws = WeightDraws::new(scores, settings.index, 1.0, 0)?;
    let groups: Vec<Vec<usize>> = draws.groups().map(<[usize]>::to_vec).collect();
    let nodes: Vec<usize> = draws.nodes().collect();
    let mut columns = Columns::new(scores, settings.index, &nodes, &[], 8);
    let mut ranker = Ranker::new();
    let published: Vec<u32> = ranker.rank_column(columns.plain()).to_vec();
    let before = Weights::published(&data.framework).shares().to_vec();
    let mut shares = before.clone();
    let indices = sobol(nodes.len(), settings.samples, settings.seed, |point| {
        let mut point = point.iter();
        for group in &groups {
            let mut sum = 0.0;
            for (&node, x) in group.iter().zip(&mut point) {
                shares[node] = before[node] * (1.0 + settings.spread * (2.0 * x - 1.0));
                sum += shares[node];
            }
            for &node in group {
                shares[node] = if sum > 0.0 {
                    shares[node] / sum
                } else {
                    before[node]
                };
            }
        }
        columns.weigh(&shares);
        let ranks = ranker.rank_column(columns.plain());
        match settings.output {
            WeightOutput::RankOf(unit) => f64::from(ranks[unit]),
            WeightOutput::MeanShift => {
                let shifts = ranks
                    .iter()
                    .zip(&published)
                    .map(|(now, then)| now.abs_diff(*then));
                f64::from(shifts.sum::<u32>()) / units as f64
            }
        }
    })?;
    let mut importance: Vec<WeightImportance> = nodes
        .iter()
        .zip(indices.first.iter().zip(&indices.total))
        .map(|(&index, (&first, &total))| WeightImportance {
            index,
            first,
            total,
        })
        .collect();
    importance.sort_by_key(|weight| weight.index);
    Ok((indices, importance))
}
