//! What would happen if: new values, ranks and groups for a scenario.

mod ranks;
mod reweigh;
mod simulator;
mod stages;
mod track;
pub(crate) mod tree;

use std::sync::Arc;

use crate::error::Error;
use crate::group::Group;
use crate::matrix::rank_key;
use crate::order::order;
use crate::rank::Rank;
use crate::scenario::Scenario;
use crate::score::Scores;
pub use simulator::Simulator;
pub use stages::{Stage, StagePart, stages};
pub use track::{STEP, Track, millionths};

/// Where a unit stands by an index.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// The value in [0, 1]; `None` when unknown.
    pub value: Option<f64>,
    /// The rank in the league; `None` when nothing is known.
    pub rank: Option<Rank>,
    /// The group by the bounds of 2020; `None` when unknown, and in other years, which have none.
    pub group: Option<Group>,
}

/// One index of one unit that differs from the state without edits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AppliedEdit {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the index.
    pub index: usize,
    /// The value before, in [0, 1].
    pub from: f64,
    /// The value that applies, in [0, 1]: what was asked for, or the cap.
    pub to: f64,
    /// The most points that the index can earn, where the rulebook says so: value × points are the
    /// points.
    pub points: Option<f64>,
}

impl AppliedEdit {
    /// The points of the rulebook that the index has then; `None` where its maximum is not known.
    #[must_use]
    pub fn points_after(&self) -> Option<f64> {
        self.points.map(|maximum| self.to * maximum)
    }
}

/// Who stands next to a unit, and how far away.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Positions of the units that share the place, in the order of the dataset.
    pub units: Vec<usize>,
    /// Their rank.
    pub rank: u32,
    /// The distance in value, above 0; `None` where their value is lost.
    pub gap: Option<f64>,
}

/// The league before and after.
///
/// `index` and `unit` are positions in the framework and the dataset. Before is the published
/// state; after is the scenario with its edits, weights and rivals.
#[derive(Clone, Debug)]
pub struct Simulation {
    units: usize,
    before: Arc<[Standing]>,
    after: Vec<Standing>,
    ranges: Vec<Option<(f64, f64)>>,
    edits: Vec<AppliedEdit>,
}

/// Simulates a scenario.
///
/// Ranks after are those of unrounded values on the grid of
/// [`TIE_TOLERANCE`](crate::TIE_TOLERANCE); a scenario that changes nothing gives the published
/// ranks.
///
/// # Errors
///
/// - [`Error::is_newer`]: written by a later version.
/// - [`Error::is_unknown_name`]: a unit or index that the data do not have, with the nearest.
/// - [`Error::is_unknown_value`]: an index whose value is lost is edited.
/// - [`Error::is_out_of_range`]: an amount that is not a number or outside its range.
/// - [`Error::is_scenario`]: another league or year, an index that is the sum of others, the same
///   thing twice, weights that sum to nothing, a trend
///   ([`simulate_with_trend`] takes the figures).
///
/// ```
/// use dti_engine::{Amount, Reading, Scenario, published, score, simulate};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let mut scenario = Scenario::new(data.league, data.year);
/// scenario.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
/// let simulation = simulate(&scores, &scenario)?;
/// let (dti, unit) = (0, data.unit("khanh-hoa")?);
/// let rank = simulation.after(dti, unit).rank.and_then(|rank| rank.settled());
/// assert!(rank < Some(42));
/// assert_eq!(simulation.overtaken(dti, unit).len(), 42 - rank.unwrap_or(42) as usize);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn simulate(scores: &Scores<'_>, scenario: &Scenario) -> Result<Simulation, Error> {
    simulate_with_trend(scores, scenario, None)
}

/// Simulates a scenario whose rivals may follow their trend: see [`trend`](crate::trend()).
///
/// # Errors
///
/// As [`simulate`].
pub fn simulate_with_trend(
    scores: &Scores<'_>,
    scenario: &Scenario,
    trend: Option<&[Option<f64>]>,
) -> Result<Simulation, Error> {
    Baseline::of(scores).simulate(scores, scenario, trend)
}

/// The published state, for who simulates one scenario after another from it: what they have in
/// common is computed once.
#[derive(Clone, Debug)]
pub struct Baseline {
    simulator: Simulator,
    standings: Arc<[Standing]>,
}

impl Baseline {
    /// The state of these scores, without edits.
    #[must_use]
    pub fn of(scores: &Scores<'_>) -> Self {
        let mut simulator = Simulator::new(scores);
        let standings = standings(&mut simulator, &[]).into();
        Self {
            simulator,
            standings,
        }
    }

    /// Simulates a scenario about the scores that this is of, as [`simulate_with_trend`] does.
    ///
    /// # Errors
    ///
    /// As [`simulate`].
    pub fn simulate(
        &self,
        scores: &Scores<'_>,
        scenario: &Scenario,
        trend: Option<&[Option<f64>]>,
    ) -> Result<Simulation, Error> {
        scenario.check_about(scores)?;
        let mut simulator = self.simulator.clone();
        simulator.apply(scores, scenario, trend)?;
        let after = standings(&mut simulator, &self.standings);
        Ok(Simulation::of(
            Arc::clone(&self.standings),
            after,
            &simulator,
        ))
    }
}

impl Simulation {
    /// Compares two states of the same league.
    ///
    /// # Panics
    ///
    /// If they are not of the same league.
    #[must_use]
    pub fn between(before: &mut Simulator, after: &mut Simulator) -> Self {
        let (units, nodes) = (after.units(), after.nodes());
        assert_eq!(
            (before.units(), before.nodes()),
            (units, nodes),
            "the same league"
        );
        let after_standings = standings(after, &[]);
        Self::of(standings(before, &[]).into(), after_standings, after)
    }

    fn of(before: Arc<[Standing]>, after: Vec<Standing>, simulator: &Simulator) -> Self {
        let units = simulator.units();
        let ranges = (0..after.len()).map(|at| simulator.range(at / units, at % units));
        Self {
            units,
            edits: (0..units).flat_map(|unit| simulator.edits(unit)).collect(),
            ranges: ranges.collect(),
            before,
            after,
        }
    }

    /// Where a unit stands in the published state.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn before(&self, index: usize, unit: usize) -> Standing {
        self.before[self.at(index, unit)]
    }

    /// Where a unit stands in the scenario.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn after(&self, index: usize, unit: usize) -> Standing {
        self.after[self.at(index, unit)]
    }

    /// The interval in which a value lies in the scenario: a point where it is known, `None` where
    /// nothing is known.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn range_after(&self, index: usize, unit: usize) -> Option<(f64, f64)> {
        self.ranges[self.at(index, unit)]
    }

    /// The indices that the scenario moved, unit by unit, in tree order.
    #[must_use]
    pub fn edits(&self) -> &[AppliedEdit] {
        &self.edits
    }

    /// Whom a unit overtakes: ahead or level before, strictly behind after. In the order of their
    /// ranks before. Units whose rank is not settled are left out.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn overtaken(&self, index: usize, unit: usize) -> Vec<usize> {
        self.passed(index, unit, |own, other| {
            other.0 <= own.0 && other.1 > own.1
        })
    }

    /// Who overtakes a unit: behind or level before, strictly ahead after. In the order of their
    /// ranks before.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn overtaken_by(&self, index: usize, unit: usize) -> Vec<usize> {
        self.passed(index, unit, |own, other| {
            other.0 >= own.0 && other.1 < own.1
        })
    }

    fn passed(
        &self,
        index: usize,
        unit: usize,
        is_passed: impl Fn((u32, u32), (u32, u32)) -> bool,
    ) -> Vec<usize> {
        let ranks = |unit| {
            let settled = |standing: Standing| standing.rank.and_then(Rank::settled);
            settled(self.before(index, unit)).zip(settled(self.after(index, unit)))
        };
        let Some(own) = ranks(unit) else {
            return Vec::new();
        };
        let others = (0..self.units).filter(|other| *other != unit);
        let passed: Vec<(u32, usize)> = others
            .filter_map(|other| {
                let theirs = ranks(other)?;
                is_passed(own, theirs).then_some((theirs.0, other))
            })
            .collect();
        let by_rank = order(passed.len(), &mut |a, b| passed[a].cmp(&passed[b]));
        by_rank.into_iter().map(|at| passed[at].1).collect()
    }

    /// Who is next above a unit in the scenario, and how far.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn next_above(&self, index: usize, unit: usize) -> Option<Neighbour> {
        self.neighbour(index, unit, |own, other| other < own)
    }

    /// Who is next below a unit in the scenario, and how far.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn next_below(&self, index: usize, unit: usize) -> Option<Neighbour> {
        self.neighbour(index, unit, |own, other| other > own)
    }

    fn neighbour(
        &self,
        index: usize,
        unit: usize,
        counts: impl Fn(u32, u32) -> bool,
    ) -> Option<Neighbour> {
        let rank = |unit| self.after(index, unit).rank.and_then(Rank::settled);
        let own = rank(unit)?;
        let ranked = (0..self.units).filter_map(|other| Some((rank(other)?, other)));
        let candidates: Vec<(u32, usize)> = ranked
            .filter(|(rank, other)| *other != unit && counts(own, *rank))
            .collect();
        let nearest = candidates
            .iter()
            .map(|(rank, _)| *rank)
            .min_by_key(|rank| rank.abs_diff(own))?;
        let at_it = candidates.iter().filter(|(rank, _)| *rank == nearest);
        let units: Vec<usize> = at_it.map(|(_, unit)| *unit).collect();
        let value = |unit| self.after(index, unit).value;
        let theirs = units.iter().find_map(|&unit| value(unit));
        let gap = theirs
            .zip(value(unit))
            .map(|(theirs, own)| (theirs - own).abs());
        Some(Neighbour {
            units,
            rank: nearest,
            gap,
        })
    }

    /// The units in the order of the scenario: by best rank, then by published rank, then as in
    /// the dataset; those without a rank last.
    ///
    /// # Panics
    ///
    /// If there is no such index.
    #[must_use]
    pub fn order(&self, index: usize) -> Vec<usize> {
        let place = |standing: Standing| standing.rank.map_or(u32::MAX, |rank| rank.best);
        let key = |unit: usize| {
            (
                place(self.after(index, unit)),
                place(self.before(index, unit)),
            )
        };
        order(self.units, &mut |a, b| key(a).cmp(&key(b)))
    }

    /// Whether a unit's value by an index differs from the published one by more than the
    /// tolerance for ties.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn is_changed(&self, index: usize, unit: usize) -> bool {
        let key = |standing: Standing| standing.value.map(rank_key);
        key(self.before(index, unit)) != key(self.after(index, unit))
    }

    fn at(&self, index: usize, unit: usize) -> usize {
        assert!(unit < self.units, "no unit at position {unit}");
        index * self.units + unit
    }
}

/// Where all units stand by all indices. `published` has the same of the published state, or
/// nothing: an index that is as published need not be ranked again.
fn standings(simulator: &mut Simulator, published: &[Standing]) -> Vec<Standing> {
    let units = simulator.units();
    let mut standings = Vec::with_capacity(simulator.nodes() * units);
    for index in 0..simulator.nodes() {
        let column = published.get(index * units..(index + 1) * units);
        if let Some(column) = column.filter(|_| simulator.is_as_published(index)) {
            standings.extend_from_slice(column);
            continue;
        }
        let ranks = simulator.ranks(index).to_vec();
        for (unit, rank) in ranks.into_iter().enumerate() {
            standings.push(simulator.standing(index, unit, rank));
        }
    }
    standings
}
