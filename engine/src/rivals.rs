//! What the other units do while one improves.

use crate::decimal::said;
use crate::error::{Error, Misfit};
use crate::scenario::{Rivals, Scenario};
use crate::score::Scores;

/// The ratio by which each unit's DTI changed from one published year to another.
///
/// One entry per unit of `of`, found by id; `None` where either year has no value for it, or the
/// earlier one is 0. Years under different rulebooks are comparable only with care: a ratio says
/// how the unit moved on the scale of each year.
///
/// ```
/// use dti_engine::{Reading, published, score, trend};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// assert_eq!(trend(&scores, &scores, &scores)[0], Some(1.0));
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[must_use]
pub fn trend(of: &Scores<'_>, from: &Scores<'_>, to: &Scores<'_>) -> Vec<Option<f64>> {
    let total = |scores: &Scores<'_>, id: &str| {
        let unit = scores.dataset().unit(id).ok()?;
        scores.value(0, unit)
    };
    let units = of.dataset().units.iter();
    units
        .map(|unit| {
            let before = total(from, &unit.id)?;
            let after = total(to, &unit.id)?;
            (before > 0.0).then(|| after / before)
        })
        .collect()
}

/// The factor for every value of each unit: 1 for those that stay.
pub(crate) fn factors(
    scores: &Scores<'_>,
    scenario: &Scenario,
    trend: Option<&[Option<f64>]>,
) -> Result<Vec<f64>, Error> {
    let units = &scores.dataset().units;
    let moves = |id: &str| !scenario.is_about(id);
    let mut factors = vec![1.0; units.len()];
    match &scenario.rivals {
        Rivals::Still => {}
        Rivals::Growth(percent) => {
            let factor = factor(*percent)?;
            for (unit, into) in units.iter().zip(&mut factors) {
                if moves(&unit.id) {
                    *into = factor;
                }
            }
        }
        Rivals::Trend { from, to } => {
            let Some(trend) = trend.filter(|trend| trend.len() == units.len()) else {
                let problem = format!("the figures of {from} and {to} are needed for their trend");
                return Err(Error::misfit(Misfit::Trend, problem));
            };
            for ((unit, into), ratio) in units.iter().zip(&mut factors).zip(trend) {
                if let Some(ratio) = ratio.filter(|_| moves(&unit.id)) {
                    if !(ratio.is_finite() && ratio >= 0.0) {
                        let problem = format!("the trend of `{}` is {}", unit.id, said(ratio));
                        return Err(Error::misfit(Misfit::Rivals, problem));
                    }
                    *into = ratio;
                }
            }
        }
        Rivals::Each(each) => {
            let mut seen = vec![false; units.len()];
            for (id, percent) in each {
                let unit = scores.dataset().unit(id)?;
                if std::mem::replace(&mut seen[unit], true) {
                    return Err(Error::misfit(
                        Misfit::Rivals,
                        format!("the growth of `{id}` is given twice"),
                    ));
                }
                if !moves(id) {
                    let problem = format!("`{id}` cannot both be edited and move as a rival");
                    return Err(Error::misfit(Misfit::Rivals, problem));
                }
                factors[unit] = factor(*percent)?;
            }
        }
    }
    Ok(factors)
}

/// 1 + percent/100.
fn factor(percent: f64) -> Result<f64, Error> {
    if (-100.0..=1000.0).contains(&percent) {
        Ok(1.0 + percent / 100.0)
    } else {
        let problem = format!("rivals can grow by -100 to 1000 %, not {}", said(percent));
        Err(Error::misfit(Misfit::Rivals, problem))
    }
}
