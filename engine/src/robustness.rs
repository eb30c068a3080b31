//! How sure a rank is: the same league under thousands of other weights and roundings.

mod columns;
mod draws;
mod report;

use crate::error::Error;
use crate::group::{Group, group};
use crate::matrix::rank_key;
use crate::random::Random;
use crate::rank::Rank;
use crate::score::Scores;
pub(crate) use columns::Columns;
pub use draws::WeightDraws;
pub use report::{Pair, RobustnessReport, UnitRobustness};

/// What varies from draw to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustnessSettings {
    /// The same seed gives the same result everywhere.
    pub seed: u64,
    /// Position of the index by which the league is ranked.
    pub index: usize,
    /// How close the weights stay to the published ones, see [`WeightDraws`]; `None` keeps them.
    pub concentration: Option<f64>,
    /// Half of the last digit of printed values, by which each of them may be off either way:
    /// [`HALF_DIGIT`]; `None` takes them as exact.
    pub rounding: Option<f64>,
    /// Between which values unknown ones are drawn; [0, 1] where nothing is given.
    pub bounds: Vec<CellBounds>,
}

/// Half of the last digit of the published values.
pub const HALF_DIGIT: f64 = 0.000_05;

/// Between which values an unknown one lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellBounds {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the index.
    pub index: usize,
    /// At least this, from 0.
    pub low: f64,
    /// At most this, to 1.
    pub high: f64,
}

impl Default for RobustnessSettings {
    /// Weights at a concentration of 100, values as exact, by the whole index.
    fn default() -> Self {
        Self {
            seed: 1,
            index: 0,
            concentration: Some(100.0),
            rounding: None,
            bounds: Vec::new(),
        }
    }
}

/// A Monte Carlo run that can be continued, reported on and dropped at any time.
///
/// In every draw the value of a unit is its published value plus, over all nodes below, drawn
/// weight of the node above × (drawn − published share) × published value: what
/// [`Simulator`](crate::Simulator) does with changed weights. Published weights and exact values
/// give the published ranks in every draw. Nothing allocates while it runs.
///
/// ```
/// use dti_engine::{Reading, Robustness, RobustnessSettings, published, score};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let mut run = Robustness::new(&scores, &RobustnessSettings::default())?;
/// while run.draws() < 500 {
///     run.run(100);
/// }
/// let report = run.report();
/// let first = &report.units[data.unit("da-nang")?];
/// assert!(first.p5 <= first.p50 && first.p50 <= first.p95);
/// assert_eq!(first.p50, 1);
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Robustness {
    units: usize,
    stride: usize,
    columns: Columns,
    weights: Option<WeightDraws>,
    rounding: Option<f64>,
    noise: Random,
    published: Vec<Option<Rank>>,
    /// Keys between which a unit stays in its group.
    group: Vec<(i32, i32)>,
    draws: u32,
    /// Unit by unit: how often it had each rank.
    ranks: Vec<u32>,
    /// Unit by unit: how often each other one was strictly ahead of it.
    ahead: Vec<i32>,
    held: Vec<u32>,
    keys: Vec<i32>,
}

/// More draws than this are not made.
pub const MAX_DRAWS: u32 = 10_000_000;
/// More units than this are not compared pair by pair.
const MAX_UNITS: usize = 1024;
const LANES: usize = 8;

impl Robustness {
    /// Prepares a run.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] for a concentration, a rounding or bounds that cannot be, for a
    /// league of more than 1024 units or an index that does not exist.
    pub fn new(scores: &Scores<'_>, settings: &RobustnessSettings) -> Result<Self, Error> {
        let data = scores.dataset();
        let units = data.units.len();
        let nodes = data.framework.nodes();
        if units > MAX_UNITS || settings.index >= nodes.len() {
            let problem = format!("an index of {} and {MAX_UNITS} units at most", nodes.len());
            return Err(Error::scenario(problem));
        }
        if settings
            .rounding
            .is_some_and(|half| !(0.0..=0.5).contains(&half))
        {
            return Err(Error::scenario("rounding moves a value by 0 to 0.5"));
        }
        for cell in &settings.bounds {
            let ordered = 0.0 <= cell.low && cell.low <= cell.high && cell.high <= 1.0;
            if !ordered || cell.unit >= units || cell.index >= nodes.len() {
                let problem = format!("bounds from {} to {} of no cell", cell.low, cell.high);
                return Err(Error::scenario(problem));
            }
        }
        let weights = match settings.concentration {
            Some(concentration) => Some(WeightDraws::new(
                scores,
                settings.index,
                concentration,
                settings.seed,
            )?),
            None => None,
        };
        let drawn: Vec<usize> = weights.iter().flat_map(WeightDraws::nodes).collect();
        let columns = Columns::new(scores, settings.index, &drawn, &settings.bounds, LANES);
        let bounds = |value: &Option<f64>| {
            let value = value.filter(|_| data.year == 2020);
            value.map_or(NO_GROUP, |value| keys_of(group(value)))
        };
        let stride = columns.stride();
        Ok(Self {
            units,
            stride,
            columns,
            weights,
            rounding: settings.rounding.filter(|half| *half > 0.0),
            noise: Random::new(settings.seed, 2),
            published: scores.ranks(settings.index),
            group: scores.values(settings.index).iter().map(bounds).collect(),
            draws: 0,
            ranks: vec![0; units * units],
            ahead: vec![0; units * stride],
            held: vec![0; units],
            keys: vec![-1; stride],
        })
    }

    /// Draws so many times more, up to [`MAX_DRAWS`] in all; chunks of any size give the same.
    pub fn run(&mut self, draws: u32) {
        for _ in 0..draws.min(MAX_DRAWS - self.draws) {
            if let Some(weights) = &mut self.weights {
                self.columns.weigh(weights.next_shares());
            }
            let values = self.columns.draw(&mut self.noise, self.rounding);
            for (key, value) in self.keys.iter_mut().zip(values) {
                // At most 1e9, which fits.
                *key = rank_key(*value) as i32;
            }
            self.count();
        }
    }

    /// How many draws were made so far.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// Ranks the values of a draw and adds them to the counts.
    fn count(&mut self) {
        let rows = self.ahead.chunks_exact_mut(self.stride);
        let ranks = self.ranks.chunks_exact_mut(self.units);
        for ((&key, row), ranks) in self.keys.iter().zip(rows).zip(ranks) {
            let mut ahead = 0;
            for (count, &other) in row.iter_mut().zip(&self.keys) {
                let is_ahead = i32::from(other > key);
                *count += is_ahead;
                ahead += is_ahead;
            }
            ranks[ahead as usize] += 1;
        }
        for ((held, key), bounds) in self.held.iter_mut().zip(&self.keys).zip(&self.group) {
            *held += u32::from(bounds.0 <= *key && *key <= bounds.1);
        }
        self.draws += 1;
    }
}

/// The keys of the values of a group.
fn keys_of(group: Group) -> (i32, i32) {
    match group {
        Group::One => (400_000_001, i32::MAX),
        Group::Two => (325_000_000, 400_000_000),
        Group::Three => (250_000_000, 324_999_999),
        Group::Four => (0, 249_999_999),
    }
}

/// Keys of nobody, where there are no groups.
const NO_GROUP: (i32, i32) = (1, 0);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::from_key;

    #[test]
    fn groups_have_the_same_bounds_as_keys_and_as_values() {
        for key in [
            0,
            249_999_999,
            250_000_000,
            325_000_000,
            400_000_000,
            1_000_000_000,
        ] {
            for key in [key, key + 1] {
                let (from, to) = keys_of(group(from_key(key).min(1.0)));
                assert!((from..=to).contains(&(key as i32)), "{key}");
            }
        }
    }
}
