//! What a Monte Carlo run found so far.

use super::{NO_GROUP, Robustness};
use crate::rank::Rank;

/// The ranks of one unit over all draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitRobustness {
    /// The published rank.
    pub published: Option<Rank>,
    /// The rank that 5 % of the draws reach or better.
    pub p5: u32,
    /// The median.
    pub p50: u32,
    /// The rank that 95 % of the draws reach or better.
    pub p95: u32,
    /// The best rank of any draw.
    pub best: u32,
    /// The worst rank of any draw.
    pub worst: u32,
    /// The mean rank.
    pub mean: f64,
    /// Share of draws in which it has its published rank; `None` where that is unknown.
    pub holds_rank: Option<f64>,
    /// Share of draws in which it stays in its group; `None` where there are no groups.
    pub holds_group: Option<f64>,
}

/// Two units whose order is not settled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Position of the unit with the better published rank; of two level ones, the first.
    pub ahead: usize,
    /// Position of the other.
    pub behind: usize,
    /// Share of draws in which the other is strictly ahead.
    pub flips: f64,
}

/// What the draws so far say.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustnessReport {
    /// How many draws.
    pub draws: u32,
    /// One entry per unit; empty before the first draw.
    pub units: Vec<UnitRobustness>,
    /// Pairs that flip at least once, those that flip most often first.
    pub pairs: Vec<Pair>,
}

impl Robustness {
    /// The result of the draws so far.
    ///
    /// Percentiles are ranks that occurred: the smallest one with at least that share of the draws
    /// at or below it.
    #[must_use]
    pub fn report(&self) -> RobustnessReport {
        if self.draws == 0 {
            return RobustnessReport {
                draws: 0,
                units: Vec::new(),
                pairs: Vec::new(),
            };
        }
        let mut pairs = Vec::new();
        for a in 0..self.units {
            for b in a + 1..self.units {
                let (ahead, behind) = if self.place(b) < self.place(a) {
                    (b, a)
                } else {
                    (a, b)
                };
                let flips = self.ahead[ahead * self.stride + behind];
                if flips > 0 {
                    let flips = f64::from(flips) / f64::from(self.draws);
                    pairs.push(Pair {
                        ahead,
                        behind,
                        flips,
                    });
                }
            }
        }
        pairs.sort_by(|a, b| {
            b.flips
                .total_cmp(&a.flips)
                .then((a.ahead, a.behind).cmp(&(b.ahead, b.behind)))
        });
        RobustnessReport {
            draws: self.draws,
            units: (0..self.units).map(|unit| self.unit(unit)).collect(),
            pairs,
        }
    }

    fn place(&self, unit: usize) -> u32 {
        self.published[unit].map_or(u32::MAX, |rank| rank.best)
    }

    fn unit(&self, unit: usize) -> UnitRobustness {
        let counts = &self.ranks[unit * self.units..][..self.units];
        let draws = f64::from(self.draws);
        let percentile = |percent: u64| {
            let wanted = (u64::from(self.draws) * percent).div_ceil(100);
            let mut below = 0;
            let found = counts.iter().position(|count| {
                below += u64::from(*count);
                below >= wanted
            });
            found.map_or(0, |at| at as u32 + 1)
        };
        let occurs = |count: &u32| *count > 0;
        let sum: u64 = (1..)
            .zip(counts)
            .map(|(rank, count)| rank * u64::from(*count))
            .sum();
        let published = self.published[unit];
        let holds = published.map(|rank| {
            let at = |rank: u32| counts.get(rank as usize - 1).copied().unwrap_or(0);
            let held: u32 = (rank.best..=rank.worst).map(at).sum();
            f64::from(held) / draws
        });
        let has_group = self.group[unit] != NO_GROUP;
        UnitRobustness {
            published,
            p5: percentile(5),
            p50: percentile(50),
            p95: percentile(95),
            best: counts.iter().position(occurs).map_or(0, |at| at as u32 + 1),
            worst: counts
                .iter()
                .rposition(occurs)
                .map_or(0, |at| at as u32 + 1),
            mean: sum as f64 / draws,
            holds_rank: holds,
            holds_group: has_group.then(|| f64::from(self.held[unit]) / draws),
        }
    }
}
