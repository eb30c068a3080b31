//! How sure ranks are.

use dti_engine::{Rank, RobustnessReport, Scores};

use super::{index_name, kind, unit_name};
use crate::intervals::{Interval, Intervals, Spread};
use crate::series::Setting;

/// The rank intervals of a report of [`dti_engine::Robustness`] on an index, by published rank and
/// then by id, those without one last.
///
/// A unit that the report does not have (before the first draw, none) has an unknown interval.
///
/// # Panics
///
/// If there is no such index.
#[must_use]
pub fn intervals(
    scores: &Scores<'_>,
    report: &RobustnessReport,
    index: usize,
    setting: Setting,
) -> Intervals {
    let dataset = scores.dataset();
    let ranks = scores.ranks(index);
    let key = |unit: usize| {
        let rank = ranks[unit].map_or((u32::MAX, u32::MAX), |rank| (rank.best, rank.worst));
        (rank, dataset.units[unit].id.as_str())
    };
    let order = dti_engine::order(dataset.units.len(), &mut |a, b| key(a).cmp(&key(b)));
    let units = order.into_iter().map(|unit| Interval {
        id: dataset.units[unit].id.clone(),
        name: unit_name(dataset, unit, setting.lang).to_owned(),
        published: ranks[unit].and_then(Rank::settled),
        spread: report.units.get(unit).map(|of| Spread {
            best: of.p5,
            median: of.p50,
            worst: of.p95,
        }),
    });
    Intervals {
        index: format!(
            "{} {}",
            index_name(dataset, index, setting.lang),
            dataset.year
        ),
        kind: kind(dataset.league),
        inferred: dataset.framework.is_inferred(),
        units: units.collect(),
        setting,
    }
}
