//! Random weights around the published ones.

use crate::error::Error;
use crate::framework::Below;
use crate::random::{Gamma, Random};
use crate::score::Scores;
use crate::weights::Weights;

/// The parts of one whole, and the distribution of their weights.
#[derive(Clone, Debug)]
struct Siblings {
    nodes: Vec<usize>,
    gammas: Vec<Gamma>,
}

/// An endless, seeded sequence of weights.
///
/// The weights of the parts of every whole are drawn from a Dirichlet distribution whose mean are
/// the published weights. The concentration says how close they stay: a weight w has the standard
/// deviation √(w(1 − w) / (concentration + 1)), so that at 100 a published 10 % is 10 ± 3 %.
///
/// ```
/// use dti_engine::{Reading, WeightDraws, published, score};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let mut draws = WeightDraws::new(&scores, 0, 100.0, 1)?;
/// let weights = draws.draw();
/// let pillars = &data.framework.nodes()[0].children;
/// let sum: f64 = pillars.iter().map(|&pillar| weights.share(pillar)).sum();
/// assert!((sum - 1.0).abs() < 1e-12);
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WeightDraws {
    random: Random,
    published: Vec<f64>,
    siblings: Vec<Siblings>,
    shares: Vec<f64>,
}

impl WeightDraws {
    /// The sequence of a seed, for every whole at and below the index whose parts all have values.
    /// Other weights stay as published.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] unless the concentration is between 1 and a billion.
    pub fn new(
        scores: &Scores<'_>,
        index: usize,
        concentration: f64,
        seed: u64,
    ) -> Result<Self, Error> {
        let framework = &scores.dataset().framework;
        if !(1.0..=1e9).contains(&concentration) {
            let problem = format!("the concentration must be from 1 to 1e9, not {concentration}");
            return Err(Error::scenario(problem));
        }
        let nodes = framework.nodes();
        let has_values = |node: usize| scores.values(node).iter().any(Option::is_some);
        let mut siblings = Vec::new();
        let mut inside = vec![false; nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            inside[at] = at == index || node.parent.is_some_and(|parent| inside[parent]);
            let parts = &node.children;
            if !inside[at] || parts.len() < 2 || node.below != Below::Whole {
                continue;
            }
            let shares: Option<Vec<f64>> = parts.iter().map(|&c| framework.weight(c)).collect();
            if let Some(shares) = shares.filter(|_| parts.iter().all(|&part| has_values(part))) {
                siblings.push(Siblings {
                    nodes: parts.clone(),
                    gammas: shares
                        .iter()
                        .map(|share| Gamma::new(share * concentration))
                        .collect(),
                });
            }
        }
        let published = Weights::published(framework).shares().to_vec();
        Ok(Self {
            random: Random::new(seed, 1),
            shares: published.clone(),
            published,
            siblings,
        })
    }

    /// The next weights.
    pub fn draw(&mut self) -> Weights {
        Weights::from_shares(self.next_shares().to_vec())
    }

    /// The next shares, one per node, in memory that the next draw overwrites.
    pub(crate) fn next_shares(&mut self) -> &[f64] {
        for group in &self.siblings {
            let mut sum = 0.0;
            for (&node, gamma) in group.nodes.iter().zip(&group.gammas) {
                let drawn = gamma.draw(&mut self.random);
                self.shares[node] = drawn;
                sum += drawn;
            }
            for &node in &group.nodes {
                // All numbers can only be too small to hold at a concentration near 1.
                self.shares[node] = if sum > 0.0 {
                    self.shares[node] / sum
                } else {
                    self.published[node]
                };
            }
        }
        &self.shares
    }

    /// The parts of every whole whose weights are drawn.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[usize]> + '_ {
        self.siblings.iter().map(|group| group.nodes.as_slice())
    }

    /// Nodes whose weights are drawn.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = usize> + '_ {
        self.siblings
            .iter()
            .flat_map(|group| group.nodes.iter().copied())
    }
}
