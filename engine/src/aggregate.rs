//! How the values below a node become its value.

use serde::{Deserialize, Serialize};

use crate::framework::{Below, Framework};

/// The kind of weighted mean that makes one value of the values below a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregation {
    /// Σ wᵢxᵢ ÷ Σ wᵢ: points add up, as in every rulebook of the DTI. A weakness on one index is
    /// made good by a strength on another, one for one.
    #[default]
    Arithmetic,
    /// exp(Σ wᵢ ln xᵢ ÷ Σ wᵢ), that is (Π xᵢ^wᵢ)^(1 ÷ Σ wᵢ): a weakness costs more, the deeper it
    /// is. One value of 0 makes the mean 0.
    Geometric,
}

/// The weighted sum of a node's children, in tree order. Values are in [0, 1], so the sum is too.
///
/// `None` if any child is unknown, if the node has no children, or if its points or theirs are not
/// known or do not add up: a national index whose weights nobody published is never summed.
///
/// # Panics
///
/// If `node` is not a node of the framework.
#[must_use]
pub fn aggregate(
    framework: &Framework,
    node: usize,
    value: impl Fn(usize) -> Option<f64>,
) -> Option<f64> {
    let of = &framework.nodes()[node];
    if !is_sum(framework, node) {
        return None;
    }
    let maximum = of.points?;
    let mut points = 0.0;
    for &child in &of.children {
        points += framework.nodes()[child].points? * value(child)?;
    }
    Some(points / maximum)
}

/// Whether the parts of a node are all there, have known points and account for its own.
pub(crate) fn is_sum(framework: &Framework, node: usize) -> bool {
    let nodes = framework.nodes();
    let of = &nodes[node];
    let known = |&child: &usize| nodes[child].points.is_some();
    !of.children.is_empty()
        && of.below == Below::Whole
        && of.points.is_some()
        && of.children.iter().all(known)
}

/// The weighted mean of `(weight, value)` pairs, taken in the order given.
///
/// Weights are at least 0 and need not sum to 1: the sum is divided by theirs. `None` if they sum
/// to nothing, or there are no pairs.
///
/// The arithmetic mean is `sum(w * x) / sum(w)` of `COINr` (`a_amean`) and of the OECD/JRC handbook
/// (linear aggregation). The geometric one is `exp(sum(w * log(x)) / sum(w))` (`a_gmean`; geometric
/// aggregation), with the logarithm and the exponential of libm, so that every machine gives the
/// same bits. It is kept between the smallest and the largest value, where rounding could take it
/// out. `COINr` refuses values that are 0 or negative. Here a value of 0 with a weight above 0
/// makes the mean 0, its limit; a negative value has no geometric mean: `None`.
///
/// ```
/// use dti_engine::{Aggregation, combine};
/// assert_eq!(combine([(3.0, 0.25), (1.0, 0.75)], Aggregation::Arithmetic), Some(0.375));
/// // √(0.4 × 0.9) = 0.6
/// let mean = combine([(1.0, 0.4), (1.0, 0.9)], Aggregation::Geometric);
/// assert!((mean.unwrap_or(0.0) - 0.6).abs() < 1e-15);
/// assert_eq!(combine([(1.0, 0.0), (9.0, 0.9)], Aggregation::Geometric), Some(0.0));
/// assert_eq!(combine([], Aggregation::Arithmetic), None);
/// ```
#[must_use]
pub fn combine(
    parts: impl IntoIterator<Item = (f64, f64)>,
    aggregation: Aggregation,
) -> Option<f64> {
    match aggregation {
        Aggregation::Arithmetic => {
            let (mut sum, mut total) = (0.0, 0.0);
            for (weight, value) in parts {
                sum += weight * value;
                total += weight;
            }
            (total > 0.0).then(|| sum / total)
        }
        Aggregation::Geometric => {
            let (mut sum, mut total) = (0.0, 0.0);
            let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
            for (weight, value) in parts {
                if weight <= 0.0 {
                    continue;
                }
                if value < 0.0 {
                    return None;
                }
                // The logarithm of 0 is minus infinity, which the exponential takes back to 0.
                sum += weight * libm::log(value);
                total += weight;
                least = least.min(value);
                most = most.max(value);
            }
            (total > 0.0).then(|| libm::exp(sum / total).clamp(least, most))
        }
    }
}
