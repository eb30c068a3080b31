//! A method: every choice between the points of the units and their ranks, as data.

use serde::{Deserialize, Serialize};

use crate::aggregate::Aggregation;
use crate::error::Error;
use crate::matrix::TIE_TOLERANCE;
use crate::normalise::Normalise;
use crate::scenario::Weighting;

/// What a value that is not known counts as when it is part of a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It stays unknown, and so does every sum that it is part of. The default, because what is
    /// unknown here was lost in print or never published, not left unreported by the unit.
    #[default]
    Propagate,
    /// Nothing: the weights of the known parts are renormalised (`COINr`'s `a_amean`).
    Exclude,
    /// 0 points: “no report, no points” (Decision 1726, rule 2b vi). Right only where the unit did
    /// not report: part of a sum whose number is published is lost, not unreported, and stays
    /// unknown. A unit of which nothing at all is known is not ranked, and stays unknown.
    Zero,
}

/// Whether an index that few units have figures for takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exclusion {
    /// Every index takes part.
    #[default]
    None,
    /// A criterion with figures from fewer than half of the units is left out, and the weights of
    /// its siblings are renormalised (Decision 1726, rule 2c: it *may* be excluded). With figures
    /// from exactly half it stays. Counted on what is known, before unknown values become 0.
    BelowHalf,
}

/// Which numbers are compared when units are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RankOn {
    /// The values as computed.
    #[default]
    Unrounded,
    /// The values rounded to four decimals, halves away from zero, as they are printed.
    FourDecimals,
}

/// How values and ranks are made.
///
/// The default is the published method. It leaves every published number as it is and computes
/// only what nobody published; any other choice of normalisation, aggregation, weights, missing
/// values or exclusion, and `from_leaves`, computes everything from the lowest published indices:
/// see [`evaluate`](crate::evaluate()).
///
/// ```
/// use dti_engine::{Aggregation, Method, Normalise};
/// let method = Method { aggregation: Aggregation::Geometric, ..Method::default() };
/// assert!(method.recomputes() && !Method::default().recomputes());
/// assert!(method.check().is_ok());
/// let neither = Method { normalise: Normalise::ZScore, ..method };
/// assert!(neither.check().unwrap_err().is_scenario());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Method {
    /// The scale of the lowest published indices.
    pub normalise: Normalise,
    /// The mean that makes one value of those below a node, at every level.
    pub aggregation: Aggregation,
    /// The weights of the parts of a node.
    pub weights: Weighting,
    /// What an unknown value counts as.
    pub missing: Missing,
    /// Whether indices with figures from few units take part.
    pub exclusion: Exclusion,
    /// Which numbers are ranked.
    pub rank_on: RankOn,
    /// How far a value may lie below the best one of a level and still share its rank, at least 0;
    /// see [`levels`].
    pub tolerance: f64,
    /// Whether published aggregates are computed again from the lowest published indices.
    pub from_leaves: bool,
}

impl Default for Method {
    fn default() -> Self {
        Self {
            normalise: Normalise::default(),
            aggregation: Aggregation::default(),
            weights: Weighting::Published,
            missing: Missing::default(),
            exclusion: Exclusion::default(),
            rank_on: RankOn::default(),
            tolerance: TIE_TOLERANCE,
            from_leaves: false,
        }
    }
}

impl Method {
    /// Whether published aggregates give way to computed ones.
    #[must_use]
    pub fn recomputes(&self) -> bool {
        self.from_leaves
            || self.normalise != Normalise::PointsOverMaximum
            || self.aggregation != Aggregation::Arithmetic
            || self.weights != Weighting::Published
            || self.missing != Missing::Propagate
            || self.exclusion != Exclusion::None
    }

    /// Whether its choices go together. Weights are checked against a framework by
    /// [`evaluate`](crate::evaluate()).
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] for geometric means of z-scores, which are negative for half of the
    /// units, and for a tolerance that is negative or not a number.
    pub fn check(&self) -> Result<(), Error> {
        if self.aggregation == Aggregation::Geometric && self.normalise == Normalise::ZScore {
            return Err(Error::scenario(
                "z-scores are negative below the mean, so they have no geometric mean",
            ));
        }
        if !(self.tolerance.is_finite() && self.tolerance >= 0.0) {
            return Err(Error::scenario(format!(
                "the tolerance for ties must be a number from 0, not {}",
                self.tolerance
            )));
        }
        Ok(())
    }
}

/// A value rounded to four decimals, halves away from zero.
///
/// The value is first taken to ten decimals, so that a half that floating-point noise has put a
/// hair off (0.28485 as 0.28484999…) is rounded as the half that it is.
///
/// ```
/// use dti_engine::four_decimals;
/// assert_eq!(four_decimals(0.28485), 0.2849);
/// assert_eq!(four_decimals(0.1 + 0.2), 0.3);
/// assert_eq!(four_decimals(-0.00005), -0.0001);
/// ```
#[must_use]
pub fn four_decimals(value: f64) -> f64 {
    ((value * 1e10).round() / 1e6).round() / 1e4
}

/// Puts equal in place of nearly equal: every value becomes the highest value of its level.
///
/// From the highest value down, a level takes in all values that lie no further than `tolerance`
/// below its highest one; the next value opens the next level. So whoever shares a rank lies within
/// the tolerance, sharing is transitive, and the order of the units does not matter. Two values on
/// either side of a level's edge may be nearer to each other than the tolerance: no rule that is
/// transitive can avoid that.
///
/// ```
/// use dti_engine::levels;
/// let values = [Some(0.50), Some(0.48), None, Some(0.46)].map(|value: Option<f64>| value);
/// assert_eq!(levels(&values, 0.03), [Some(0.50), Some(0.50), None, Some(0.46)]);
/// assert_eq!(levels(&values, 0.0), values);
/// ```
#[must_use]
pub fn levels(values: &[Option<f64>], tolerance: f64) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(unit, value)| value.map(|value| (unit, value)))
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut levelled = values.to_vec();
    let mut highest = f64::INFINITY;
    for (unit, value) in order {
        if highest - value > tolerance {
            highest = value;
        }
        levelled[unit] = Some(highest);
    }
    levelled
}
