//! The weights that a method gives the parts of a node, and what is left of them when parts are
//! missing.

use crate::error::Error;
use crate::framework::Framework;
use crate::scenario::Weighting;
use crate::weights::Weights;

/// Weights with some of them left out and the others scaled to sum to 1, in their proportion.
///
/// What is not `present` has 0. `None` if nothing that is present has a weight above 0.
///
/// This is what a mean over the known parts amounts to (`COINr`, `a_amean`: drop the weights of
/// missing values, divide by the sum of the rest).
///
/// # Panics
///
/// If the two slices differ in length.
///
/// ```
/// use dti_engine::renormalise;
/// // Without the second, 40 and 10 are left: 40 ÷ 50 and 10 ÷ 50.
/// let weights = renormalise(&[40.0, 50.0, 10.0], &[true, false, true]);
/// assert_eq!(weights, Some(vec![0.8, 0.0, 0.2]));
/// assert_eq!(renormalise(&[1.0], &[false]), None);
/// ```
#[must_use]
pub fn renormalise(weights: &[f64], present: &[bool]) -> Option<Vec<f64>> {
    assert_eq!(weights.len(), present.len(), "one flag for each weight");
    let left = || {
        weights
            .iter()
            .zip(present)
            .map(|(weight, present)| if *present { *weight } else { 0.0 })
    };
    let total: f64 = left().sum();
    (total > 0.0).then(|| left().map(|weight| weight / total).collect())
}

/// One weight per node, comparable among siblings: points, or shares of the node above.
pub(crate) fn of_nodes(framework: &Framework, weighting: &Weighting) -> Result<Vec<f64>, Error> {
    let with = |given: Vec<(usize, f64)>| -> Result<Vec<f64>, Error> {
        let weights = Weights::published(framework).with(framework, &given)?;
        Ok(weights.shares().to_vec())
    };
    match weighting {
        Weighting::Published => Ok(framework
            .nodes()
            .iter()
            .map(|node| node.points.unwrap_or(0.0))
            .collect()),
        Weighting::Equal => Ok(vec![1.0; framework.nodes().len()]),
        Weighting::Without(codes) => {
            let zero = |code: &String| Ok((framework.index(code)?, 0.0));
            with(codes.iter().map(zero).collect::<Result<_, Error>>()?)
        }
        Weighting::Given(given) => {
            let find = |(code, percent): &(String, f64)| Ok((framework.index(code)?, *percent));
            with(given.iter().map(find).collect::<Result<_, Error>>()?)
        }
    }
}
