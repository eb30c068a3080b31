//! Other weights than the published ones.

use crate::decimal::said;
use crate::error::{Error, Misfit};
use crate::framework::Framework;
use crate::scenario::Weighting;

/// The share of every node in the node above it. The shares of the children of a node sum to 1.
///
/// ```
/// use dti_engine::{Weights, published};
/// let data = published::provinces_2020()?;
/// let rules = &data.framework;
/// let society = rules.index("society")?;
/// assert_eq!(Weights::published(rules).share(society), 0.3);
/// // The others keep their proportion, 4 to 3.
/// let weights = Weights::published(rules).with(rules, &[(society, 65.0)])?;
/// assert!((weights.share(rules.index("government")?) - 0.2).abs() < 1e-12);
/// let weights = Weights::published(rules).without(rules, society)?;
/// assert!((weights.share(rules.index("government")?) - 4.0 / 7.0).abs() < 1e-12);
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    shares: Vec<f64>,
}

impl Weights {
    /// The weights of the rulebook: points over the points of the node above. Where points are
    /// unknown the share is 0, and nothing is computed from it.
    #[must_use]
    pub fn published(framework: &Framework) -> Self {
        let shares = (0..framework.nodes().len())
            .map(|node| framework.weight(node).unwrap_or(0.0))
            .collect();
        Self { shares }
    }

    /// The weights that a scenario asks for.
    ///
    /// # Errors
    ///
    /// As [`with`](Self::with), and [`Error::is_unknown_name`] for an index that the rulebook lacks.
    pub fn of(framework: &Framework, weighting: &Weighting) -> Result<Self, Error> {
        let find = |code: &String, percent: f64| Ok((framework.index(code)?, percent));
        let given: Vec<(usize, f64)> = match weighting {
            Weighting::Published => return Ok(Self::published(framework)),
            Weighting::Equal => return Ok(Self::equal(framework)),
            Weighting::Without(codes) => codes
                .iter()
                .map(|code| find(code, 0.0))
                .collect::<Result<_, Error>>()?,
            Weighting::Given(given) => given
                .iter()
                .map(|(code, percent)| find(code, *percent))
                .collect::<Result<_, Error>>()?,
        };
        Self::published(framework).with(framework, &given)
    }

    pub(crate) fn from_shares(shares: Vec<f64>) -> Self {
        Self { shares }
    }

    /// The same weight for all children of a node, at every level.
    #[must_use]
    pub fn equal(framework: &Framework) -> Self {
        let nodes = framework.nodes();
        let shares = nodes
            .iter()
            .map(|node| {
                node.parent
                    .map_or(1.0, |up| 1.0 / nodes[up].children.len() as f64)
            })
            .collect();
        Self { shares }
    }

    /// Leaves one node out: its siblings share its weight in proportion to theirs.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] for the root and for a node whose siblings have no weight.
    pub fn without(self, framework: &Framework, node: usize) -> Result<Self, Error> {
        self.with(framework, &[(node, 0.0)])
    }

    /// Gives some nodes another weight, in percent of the node above, at least 0.
    ///
    /// Siblings that are not given share what is left to 100 % in proportion to the weight that
    /// they had. Where all siblings are given, or the given ones exceed 100 %, the given ones are
    /// scaled to 100 %.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] for a weight that is negative or not a number, for the root, for a
    /// node given twice, and where the weights of siblings sum to nothing.
    pub fn with(mut self, framework: &Framework, given: &[(usize, f64)]) -> Result<Self, Error> {
        let nodes = framework.nodes();
        for (at, &(node, percent)) in given.iter().enumerate() {
            let Some(of) = nodes.get(node) else {
                return Err(Error::misfit(
                    Misfit::Weights,
                    format!("there is no index at position {node}"),
                ));
            };
            let code = &of.code;
            if !(percent.is_finite() && (0.0..=1e6).contains(&percent)) {
                let percent = said(percent);
                let problem =
                    format!("the weight of `{code}` must be a number from 0, not {percent}");
                return Err(Error::misfit(Misfit::Weights, problem));
            }
            if of.parent.is_none() {
                let problem = format!("`{code}` is the whole: it has no weight to change");
                return Err(Error::misfit(Misfit::Weights, problem));
            }
            if given[..at].iter().any(|(other, _)| *other == node) {
                return Err(Error::misfit(
                    Misfit::Weights,
                    format!("the weight of `{code}` is given twice"),
                ));
            }
        }
        for parent in nodes {
            let wanted = |child: usize| given.iter().find(|(node, _)| *node == child);
            if !parent.children.iter().any(|&child| wanted(child).is_some()) {
                continue;
            }
            let mut fixed = 0.0;
            let mut rest = 0.0;
            for &child in &parent.children {
                match wanted(child) {
                    Some((_, percent)) => fixed += percent,
                    None => rest += self.shares[child],
                }
            }
            let left = (100.0 - fixed).max(0.0);
            let scale = if rest > 0.0 { left / rest } else { 0.0 };
            let total = fixed + scale * rest;
            if total <= 0.0 {
                let problem = format!("the weights below `{}` sum to nothing", parent.code);
                return Err(Error::misfit(Misfit::Weights, problem));
            }
            for &child in &parent.children {
                let percent =
                    wanted(child).map_or(self.shares[child] * scale, |(_, percent)| *percent);
                self.shares[child] = percent / total;
            }
        }
        Ok(self)
    }

    /// The share of a node in the node above, in [0, 1]; 1 for the root.
    ///
    /// # Panics
    ///
    /// If there is no such node.
    #[must_use]
    pub fn share(&self, node: usize) -> f64 {
        self.shares[node]
    }

    /// All shares, one per node of the framework.
    #[must_use]
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// Whether these are the published weights, to the last bit.
    #[must_use]
    pub fn is_published(&self, framework: &Framework) -> bool {
        let published = Self::published(framework);
        let pairs = self.shares.iter().zip(&published.shares);
        pairs.into_iter().all(|(a, b)| a.to_bits() == b.to_bits())
    }
}
