//! A scenario part by part: what each part adds to those before it.

use crate::error::Error;
use crate::scenario::{Rivals, Scenario, Weighting};
use crate::score::Scores;
use crate::simulate::{Baseline, Simulation};

/// A part of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagePart {
    /// The edited indices and criteria, others still, under the published weights.
    Edits,
    /// With what the others do meanwhile.
    Rivals,
    /// With the weights as well.
    Weights,
}

/// The league after a part of a scenario and those before it.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The part that is added.
    pub part: StagePart,
    /// Before is the published state; after is this part with those before it.
    pub simulation: Simulation,
}

/// Takes a scenario apart: edits, then rivals, then weights, of which those that it does not have are
/// left out. Nothing for a scenario that changes nothing; the last stage is the whole scenario, with
/// the bits of [`simulate_with_trend`](crate::simulate_with_trend).
///
/// What a part does depends on those before it: under other weights an edit counts more or less, and
/// that is found in the stage of the weights.
///
/// # Errors
///
/// As [`simulate`](crate::simulate()).
///
/// ```
/// use dti_engine::{Amount, Reading, Rivals, Scenario, StagePart, published, score, stages};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let mut scenario = Scenario::new(data.league, data.year);
/// scenario.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
/// scenario.rivals = Rivals::Growth(5.0);
/// let stages = stages(&scores, &scenario, None)?;
/// let unit = data.unit("khanh-hoa")?;
/// let place = |stage: usize| stages[stage].simulation.after(0, unit).rank.map(|rank| rank.best);
/// assert_eq!(stages[1].part, StagePart::Rivals);
/// assert!(place(0) < place(1), "others that improve cost places");
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn stages(
    scores: &Scores<'_>,
    scenario: &Scenario,
    trend: Option<&[Option<f64>]>,
) -> Result<Vec<Stage>, Error> {
    let parts = [
        (StagePart::Edits, !scenario.edits.is_empty()),
        (StagePart::Rivals, !scenario.rivals.are_still()),
        (StagePart::Weights, scenario.weights != Weighting::Published),
    ];
    let baseline = Baseline::of(scores);
    let parts = parts.into_iter().filter(|(_, is_there)| *is_there);
    parts
        .map(|(part, _)| {
            let mut so_far = scenario.clone();
            if part == StagePart::Edits {
                so_far.rivals = Rivals::Still;
            }
            if part != StagePart::Weights {
                so_far.weights = Weighting::Published;
            }
            Ok(Stage {
                part,
                simulation: baseline.simulate(scores, &so_far, trend)?,
            })
        })
        .collect()
}
