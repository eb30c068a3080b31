//! Figures and series of units on the indices of a rulebook.

use dti_engine::{Dataset, League, Rank, Scores, Simulation};
use dti_text::Lang;
use dti_text::charts::ChartText;

use super::{is_rank_derived, known_mean, mean_status, repaired, status};
use crate::model::Status;
use crate::series::{Figure, Series};

/// A unit's figure on an index, with the rank that `ranks` has for it.
pub(super) fn published(
    scores: &Scores<'_>,
    index: usize,
    unit: usize,
    ranks: &[Option<Rank>],
) -> Figure {
    let value = scores.value(index, unit);
    Figure {
        value,
        decimals: decimals(scores.dataset(), value),
        rank: ranks[unit].and_then(Rank::settled),
        status: status(scores, index, unit),
        rank_corrected: repaired(scores, index, unit)[1],
        rank_derived: is_rank_derived(scores.dataset()),
    }
}

/// A unit's figure in a scenario, marked as simulated wherever it is known.
pub(super) fn simulated(simulation: &Simulation, index: usize, unit: usize) -> Figure {
    let after = simulation.after(index, unit);
    Figure {
        value: after.value,
        rank: after.rank.and_then(Rank::settled),
        status: after.value.map_or(Status::Unknown, |_| Status::Simulated),
        ..Figure::UNKNOWN
    }
}

/// The mean of an index, as [`super::view`] has it: ours, or the one that the source states.
pub(super) fn mean(scores: &Scores<'_>, index: usize) -> Figure {
    Figure {
        value: known_mean(scores, index),
        status: mean_status(scores, index),
        ..Figure::UNKNOWN
    }
}

/// The series of the mean.
pub(super) fn mean_series(lang: Lang, figures: Vec<Figure>) -> Series {
    Series {
        id: "mean".to_owned(),
        name: ChartText::of(lang).mean.to_owned(),
        mean: true,
        figures,
    }
}

/// How many decimals the source prints: four, or two of some national indices.
fn decimals(dataset: &Dataset, value: Option<f64>) -> u8 {
    let whole = value.is_some_and(|value| {
        let hundredths = value * 100.0;
        (hundredths - hundredths.round()).abs() < 1e-9
    });
    if dataset.league == League::Nation && whole {
        2
    } else {
        4
    }
}
