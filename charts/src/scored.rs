//! From the engine's scores to the view models of the charts: the one place where they meet.
//!
//! Each chart has functions of its own, so that a page links only those that it shows.

mod citation;
mod figure;
mod gap;
mod intervals;
mod radar;
mod tree;
mod years;

use dti_engine::{
    Dataset, Group, League, Rank, Reading, Scores, Simulation, Status as Source, group, mean,
};
use dti_text::Lang;
use dti_text::charts::Units;

use crate::model::{Change, Colouring, Status, Unit, View};

pub use citation::{citation, cite, cited_tables};
pub use gap::{gap, waterfall};
pub use intervals::intervals;
pub use radar::{radar, radar_nodes, simulated_radar};
pub use tree::{subtree, tree};
pub use years::{YearsOf, nation, rulebook_of, spark, spark_range, years};

/// What a view needs besides scores.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of all words and numbers.
    pub lang: Lang,
    /// How units are coloured.
    pub colouring: Colouring,
    /// Width of the chart in pixels.
    pub width: f64,
    /// The id of the chosen unit.
    pub selected: Option<String>,
    /// The citation of the source.
    pub citation: String,
}

/// The year whose report publishes groups, and their lower bounds.
const GROUPED: (u16, [f64; 3]) = (2020, [0.40, 0.325, 0.25]);

/// The view model of one index: units by rank and then by id, those without a rank last.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn view(scores: &Scores<'_>, index: usize, options: Options) -> View {
    let dataset = scores.dataset();
    let ranks = scores.ranks(index);
    let grouped = dataset.year == GROUPED.0 && dataset.league != League::Nation;
    let key = |unit: usize| {
        let rank = ranks[unit].map_or((u32::MAX, u32::MAX), |rank| (rank.best, rank.worst));
        (rank, dataset.units[unit].id.as_str())
    };
    let order = dti_engine::order(dataset.units.len(), &mut |a, b| key(a).cmp(&key(b)));
    let units = order.into_iter().map(|unit| {
        let value = scores.value(index, unit);
        let rank = ranks[unit];
        let settled = rank.and_then(Rank::settled);
        let [is_value_repaired, rank_corrected] = repaired(scores, index, unit);
        Unit {
            id: dataset.units[unit].id.clone(),
            name: unit_name(dataset, unit, options.lang).to_owned(),
            value,
            rank: settled,
            rank_interval: rank
                .filter(|_| settled.is_none())
                .map(|rank| (rank.best, rank.worst)),
            group: value.filter(|_| grouped).map(|value| group(value).number()),
            status: status(scores, index, unit),
            lost: value.is_none() && is_value_repaired,
            rank_corrected,
            rank_derived: rank.is_some() && is_rank_derived(dataset),
            change: None,
        }
    });
    View {
        lang: options.lang,
        index: format!(
            "{} {}",
            index_name(dataset, index, options.lang),
            dataset.year
        ),
        kind: kind(dataset.league),
        units: units.collect(),
        mean: known_mean(scores, index),
        mean_status: mean_status(scores, index),
        bounds: grouped.then_some(GROUPED.1),
        colouring: options.colouring,
        width: options.width,
        selected: options.selected,
        change: None,
        focus: None,
        window: None,
        citation: options.citation,
    }
}

/// The view model of one index in a scenario: ranks, values and groups after it, units whose value
/// it changes marked as simulated, and the mean with them.
///
/// # Panics
///
/// If `index` is not a node of the framework or the simulation is of other data.
#[must_use]
pub fn simulated(
    scores: &Scores<'_>,
    simulation: &Simulation,
    index: usize,
    options: Options,
) -> View {
    let dataset = scores.dataset();
    let mut view = view(scores, index, options);
    let mut values = Vec::with_capacity(dataset.units.len());
    let mut published = std::mem::take(&mut view.units);
    for unit in simulation.order(index) {
        let id = &dataset.units[unit].id;
        let after = simulation.after(index, unit);
        let settled = after.rank.and_then(Rank::settled);
        values.push(after.value);
        let Some(at) = published.iter().position(|before| before.id == *id) else {
            continue;
        };
        let before = published.remove(at);
        view.units.push(Unit {
            value: after.value,
            rank: settled,
            rank_interval: after
                .rank
                .filter(|_| settled.is_none())
                .map(|r| (r.best, r.worst)),
            group: after.group.map(Group::number),
            status: if simulation.is_changed(index, unit) {
                Status::Simulated
            } else {
                before.status
            },
            // A rank that moved is none that the print could contradict.
            rank_corrected: before.rank_corrected && settled == before.rank,
            ..before
        });
    }
    let is_changed = |unit: &Unit| unit.status == Status::Simulated;
    if view.units.iter().any(is_changed) {
        // What becomes of a mean that only the source can state, nobody knows.
        view.mean = mean(&values).filter(|_| !is_mean_stated(scores, index));
        view.mean_status = Status::Simulated;
    }
    view
}

/// The same view with how far each unit moved on the index of this `code` since the year of
/// `other`: in value, or, with `ranks`, in places gained.
///
/// Unknown where the other year is of another league, does not list a unit, does not have the index,
/// or either number is not known; an unsettled rank is none.
#[must_use]
pub fn compared(
    mut view: View,
    scores: &Scores<'_>,
    other: &Scores<'_>,
    code: &str,
    ranks: bool,
) -> View {
    let (now, before) = (scores.dataset(), other.dataset());
    let index = before.framework.index(code).ok();
    // Units of the same name are other units after a merger.
    let index = index.filter(|_| now.league == before.league);
    let placed = index.map(|index| (index, other.ranks(index)));
    for unit in &mut view.units {
        unit.change = None;
        let Some(((index, placed), at)) = placed.as_ref().zip(before.unit(&unit.id).ok()) else {
            continue;
        };
        unit.change = if ranks {
            let then = placed[at].and_then(Rank::settled);
            then.zip(unit.rank)
                .map(|(then, now)| f64::from(then) - f64::from(now))
        } else {
            let then = other.value(*index, at);
            unit.value.zip(then).map(|(now, then)| now - then)
        };
    }
    view.change = Some(Change {
        ranks,
        from: before.year,
        to: now.year,
        other_rulebook: rulebook_of(now) != rulebook_of(before),
    });
    view
}

/// Fewer values than this share of the units say nothing about the mean of all.
const ENOUGH: f64 = 0.9;
/// Stated means have four decimals: closer than half of the last one, ours reads the same.
const HALF_A_DIGIT: f64 = 0.000_05;

/// Whether so few values are known that the mean shown is the one that the source states.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn is_mean_stated(scores: &Scores<'_>, index: usize) -> bool {
    let values = scores.values(index);
    (values.iter().flatten().count() as f64) < ENOUGH * values.len() as f64
}

/// The mean of the known values; where most are missing, the mean that the source states.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn known_mean(scores: &Scores<'_>, index: usize) -> Option<f64> {
    if is_mean_stated(scores, index) {
        scores.dataset().columns[index].stated_mean
    } else {
        mean(scores.values(index))
    }
}

/// Where that mean comes from: published if the source states it so, digit by digit, or else ours.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn mean_status(scores: &Scores<'_>, index: usize) -> Status {
    let stated = scores.dataset().columns[index].stated_mean;
    match known_mean(scores, index) {
        None => Status::Unknown,
        Some(mean) if stated.is_some_and(|stated| (stated - mean).abs() < HALF_A_DIGIT) => {
            Status::Published
        }
        Some(_) => Status::Derived,
    }
}

/// The mean that the source states, where the one that is shown reads otherwise.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn other_stated_mean(scores: &Scores<'_>, index: usize) -> Option<f64> {
    let stated = scores.dataset().columns[index].stated_mean;
    stated.filter(|_| mean_status(scores, index) == Status::Derived)
}

/// Where a value comes from.
///
/// # Panics
///
/// If there is no such index or unit.
#[must_use]
pub fn status(scores: &Scores<'_>, index: usize, unit: usize) -> Status {
    match scores.status(index, unit) {
        Source::Unknown => Status::Unknown,
        Source::Derived => Status::Derived,
        Source::Corrected => Status::Corrected,
        Source::Published => Status::Published,
    }
}

/// Whether the value and the rank are shown otherwise than they are printed: repaired or taken away.
///
/// # Panics
///
/// If there is no such index or unit.
#[must_use]
pub fn repaired(scores: &Scores<'_>, index: usize, unit: usize) -> [bool; 2] {
    let column = &scores.dataset().columns[index];
    let repaired = [column.values[unit].repaired, column.ranks[unit].repaired];
    repaired.map(|repaired| repaired && scores.reading() == Reading::Corrected)
}

/// Whether ranks are ours: nobody ranked these units in that year.
#[must_use]
pub fn is_rank_derived(dataset: &Dataset) -> bool {
    let dti = dataset.columns.first();
    dataset.league != League::Nation && dti.is_some_and(|column| column.rank_table.is_none())
}

/// The name of a unit in a language.
///
/// # Panics
///
/// If there is no such unit.
#[must_use]
pub fn unit_name(dataset: &Dataset, unit: usize, lang: Lang) -> &str {
    let unit = &dataset.units[unit];
    lang.pick(&unit.name_vi, &unit.name_en)
}

/// The name of an index in a language; below a pillar with the pillar in front, because every
/// pillar has an index of the same name.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn index_name(dataset: &Dataset, index: usize, lang: Lang) -> String {
    let nodes = dataset.framework.nodes();
    let node = &nodes[index];
    let name = lang.pick(&node.name_vi, &node.name_en);
    match node.parent.filter(|parent| nodes[*parent].parent.is_some()) {
        Some(pillar) => format!(
            "{}: {name}",
            lang.pick(&nodes[pillar].name_vi, &nodes[pillar].name_en)
        ),
        None => name.clone(),
    }
}

/// What the units of a league are.
#[must_use]
pub fn kind(league: League) -> Units {
    match league {
        League::Provinces34 => Units::Provinces34,
        League::MinistriesService => Units::MinistriesService,
        League::MinistriesNonservice => Units::MinistriesNonservice,
        League::Provinces | League::Nation => Units::Provinces,
    }
}
