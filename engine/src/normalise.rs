//! How the values of an index are brought onto a common scale before they are added up.

use serde::{Deserialize, Serialize};

/// The scale on which the values of an index enter a sum.
///
/// Decision 1726 uses points ÷ maximum points and says that z-scores and min-max “will be
/// considered”: they are offered, never the default. The definitions are those of the OECD/JRC
/// *Handbook on Constructing Composite Indicators* (2008, step 5) and of `COINr` (`n_minmax` on
/// [0, 1], `n_zscore` with mean 0 and deviation 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Normalise {
    /// Points over maximum points, in [0, 1]: what is published. It depends on no other unit.
    #[default]
    PointsOverMaximum,
    /// (x − min) ÷ (max − min) over the known units, in [0, 1]: the last unit has 0, the best 1.
    /// Where all known units are equal, all have 0.5: it tells nobody from anybody (`COINr` gives
    /// `NaN`).
    MinMax,
    /// (x − mean) ÷ standard deviation over the known units: no bounds, mean 0, deviation 1. The
    /// deviation is that of a sample (divisor n − 1), as `COINr` takes it. Where all known units
    /// are equal, or there is only one, all have 0.
    ZScore,
}

/// The values of an index, one per unit, on another scale. What is unknown stays unknown, and
/// counts neither in the minimum, maximum, mean nor deviation.
///
/// ```
/// use dti_engine::{Normalise, normalise};
/// let values = [Some(0.25), None, Some(0.5), Some(0.75)];
/// let scaled = normalise(&values, Normalise::MinMax);
/// assert_eq!(scaled, [Some(0.0), None, Some(0.5), Some(1.0)]);
/// // The mean is 0.5, the deviation √((0.0625 + 0 + 0.0625) ÷ 2) = 0.25.
/// let scores = normalise(&values, Normalise::ZScore);
/// assert_eq!(scores, [Some(-1.0), None, Some(0.0), Some(1.0)]);
/// ```
#[must_use]
pub fn normalise(values: &[Option<f64>], scale: Normalise) -> Vec<Option<f64>> {
    // In order of size, so that the order of the units does not reach the last bit of a sum.
    let mut known: Vec<f64> = values.iter().copied().flatten().collect();
    known.sort_by(f64::total_cmp);
    let (Some(&lowest), Some(&highest)) = (known.first(), known.last()) else {
        return values.to_vec();
    };
    let constant = highest <= lowest;
    let map = |to: &dyn Fn(f64) -> f64| values.iter().map(|value| value.map(to)).collect();
    match scale {
        Normalise::PointsOverMaximum => values.to_vec(),
        Normalise::MinMax if constant => map(&|_| 0.5),
        Normalise::MinMax => {
            let range = highest - lowest;
            map(&|value| (value - lowest) / range)
        }
        Normalise::ZScore if constant => map(&|_| 0.0),
        Normalise::ZScore => {
            let count = known.len() as f64;
            let centre = known.iter().sum::<f64>() / count;
            let from = |value: &f64| (value - centre) * (value - centre);
            let squares: f64 = known.iter().map(from).sum();
            // Two units differ, so there are two at least.
            let deviation = libm::sqrt(squares / (count - 1.0));
            map(&|value| (value - centre) / deviation)
        }
    }
}
