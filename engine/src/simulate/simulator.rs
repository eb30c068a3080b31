//! The incremental engine behind a slider.

use std::sync::Arc;

use crate::error::{Error, Misfit};
use crate::group::{Group, group};
use crate::matrix::{Ranker, from_key, rank_key};
use crate::rank::Rank;
use crate::rivals;
use crate::scenario::{Amount, Scenario, Weighting};
use crate::score::Scores;
use crate::simulate::reweigh::{Range, reweigh};
use crate::simulate::tree::Tree;
use crate::simulate::{AppliedEdit, Standing, millionths};
use crate::weights::Weights;
use crate::within::within;

/// A league that can be changed one index at a time.
///
/// The new value of a node is its published value plus the sum of weight × (new − old) over the
/// unit's levers below it, added up in tree order from the published value at every change, never
/// on top of an earlier result: any order of changes that leads to the same scenario gives the
/// same bits. Values stay in [0, 1].
///
/// A *lever* is a node that can be moved: the lowest ones that have values, which are the main
/// indices in every published year. Nothing allocates after the first use.
///
/// ```
/// use dti_engine::{Reading, Simulator, published, score};
/// let data = published::provinces_2020()?;
/// let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
/// let unit = data.unit("khanh-hoa")?;
/// let activity = data.framework.index("government.activity")?;
/// assert_eq!(simulator.ranks(0)[unit].and_then(|rank| rank.settled()), Some(42));
/// simulator.set_points(unit, activity, 48.0)?;
/// assert!(simulator.ranks(0)[unit].is_some_and(|rank| rank.worst < 42));
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Simulator {
    pub(super) units: usize,
    year: u16,
    tree: Tree,
    unit_ids: Arc<[String]>,
    codes: Arc<[String]>,
    /// Where the cells of each node begin.
    columns: Vec<usize>,
    /// Node by node: as published; before edits, with rivals and weights; and now. 0 where unknown.
    pub(super) published: Vec<f64>,
    base: Vec<f64>,
    pub(super) now: Vec<f64>,
    pub(super) known: Vec<bool>,
    pub(super) printed: Vec<Option<u32>>,
    pub(super) unknown_ahead: Vec<Option<u32>>,
    /// Where other weights meet unknown indices: how far the value may lie from `now`.
    pub(super) slack: Vec<Range>,
    /// Nodes whose weights were changed: a printed rank says nothing about them.
    pub(super) reweighed: Vec<bool>,
    /// The highest value of each lever.
    caps: Vec<f64>,
    pub(super) ranker: Ranker,
    pub(super) intervals: Vec<Option<Rank>>,
}

impl Simulator {
    /// The published state: no edits, published weights, still rivals.
    #[must_use]
    pub fn new(scores: &Scores<'_>) -> Self {
        let data = scores.dataset();
        let nodes = data.framework.nodes();
        let units = data.units.len();
        // All nodes without values share the first column, in which nothing is known.
        let mut columns = vec![0; nodes.len()];
        let mut published = vec![0.0; units];
        let mut known = vec![false; units];
        let mut printed = vec![None; units];
        let mut unknown_ahead = vec![None; units];
        let mut ranker = Ranker::new();
        for (node, column) in columns.iter_mut().enumerate() {
            let values = scores.values(node);
            let cells = data.columns[node].ranks.iter();
            let ranks: Vec<Option<u32>> = cells.map(|cell| cell.read(scores.reading())).collect();
            if values.iter().all(Option::is_none) && ranks.iter().all(Option::is_none) {
                continue;
            }
            *column = published.len();
            published.extend(values.iter().map(|value| value.unwrap_or(0.0)));
            known.extend(values.iter().map(Option::is_some));
            unknown_ahead.extend(Self::count_unknown_ahead(&mut ranker, values, &ranks));
            printed.extend(ranks);
        }
        Self {
            units,
            columns,
            year: data.year,
            tree: Tree::new(scores, None),
            unit_ids: data.units.iter().map(|unit| unit.id.clone()).collect(),
            codes: nodes.iter().map(|node| node.code.clone()).collect(),
            base: published.clone(),
            now: published.clone(),
            published,
            known,
            printed,
            unknown_ahead,
            slack: Vec::new(),
            reweighed: vec![false; nodes.len()],
            caps: vec![1.0; nodes.len()],
            ranker,
            intervals: Vec::new(),
        }
    }

    /// The state that a scenario describes.
    ///
    /// `trend` has the ratio by which each unit moves, see [`trend`](crate::trend()); it is needed
    /// for [`Rivals::Trend`](crate::Rivals::Trend) only.
    ///
    /// # Errors
    ///
    /// Whatever is wrong with the scenario: see [`simulate`](crate::simulate()).
    pub fn with_scenario(
        scores: &Scores<'_>,
        scenario: &Scenario,
        trend: Option<&[Option<f64>]>,
    ) -> Result<Self, Error> {
        scenario.check_about(scores)?;
        let mut simulator = Self::new(scores);
        simulator.apply(scores, scenario, trend)?;
        Ok(simulator)
    }

    /// Brings the published state to that of a scenario about the same scores.
    pub(super) fn apply(
        &mut self,
        scores: &Scores<'_>,
        scenario: &Scenario,
        trend: Option<&[Option<f64>]>,
    ) -> Result<(), Error> {
        let framework = &scores.dataset().framework;
        if let Some(unit) = &scenario.unit {
            scores.dataset().unit(unit)?;
        }
        self.grow(&rivals::factors(scores, scenario, trend)?);
        if scenario.weights != Weighting::Published {
            self.set_weights(scores, &Weights::of(framework, &scenario.weights)?);
        }
        for cap in &scenario.caps {
            self.set_cap(framework.index(&cap.index)?, cap.points)?;
        }
        scenario.check_edits()?;
        // What criteria gain comes on top of their indices, whatever the order of the edits.
        for is_gain in [false, true] {
            for edit in &scenario.edits {
                let unit = scores.dataset().unit(&edit.unit)?;
                let lever = self.lever_of_criterion(&edit.index);
                if lever.is_some() != is_gain {
                    continue;
                }
                let index = lever.map_or_else(|| framework.index(&edit.index), Ok)?;
                let mut value = match edit.to {
                    Amount::Points(points) => self.value_of_points(index, points)?,
                    Amount::Value(value) => value,
                };
                if is_gain {
                    value = self.with_gain(unit, index, value);
                }
                self.set_value(unit, index, value)?;
            }
        }
        Ok(())
    }

    /// The lever that a criterion is a part of, by its code: the lever's own, and below it numbers of
    /// the rulebook.
    fn lever_of_criterion(&self, code: &str) -> Option<usize> {
        let is_above = |lever: &&usize| {
            let rest = code.strip_prefix(&*self.codes[**lever]);
            rest.is_some_and(|rest| matches!(rest.as_bytes(), [b'.', b'0'..=b'9', ..]))
        };
        self.levers().iter().find(is_above).copied()
    }

    /// The value that a lever has with that of a criterion on top; what is no share stays none.
    fn with_gain(&self, unit: usize, lever: usize, share: f64) -> f64 {
        let maximum = self.tree.points(lever).unwrap_or(1.0);
        // In millionths sums are exact, so that the order of the criteria does not matter.
        let points = |value: f64| millionths(value * maximum);
        let sum = points(self.now[self.at(lever, unit)]) + points(share);
        match (0.0..=1.0).contains(&share) {
            true => (millionths(sum) / maximum).min(1.0),
            false => share,
        }
    }

    /// Multiplies all values of each unit by its factor, up to 1. Before any edit.
    fn grow(&mut self, factors: &[f64]) {
        for (at, value) in self.base.iter_mut().enumerate() {
            *value = within(*value * factors[at % self.units], 0.0, 1.0);
        }
        self.now.copy_from_slice(&self.base);
    }

    /// Recomputes what lies above the levers with other weights. Before any edit.
    fn set_weights(&mut self, scores: &Scores<'_>, weights: &Weights) {
        let framework = &scores.dataset().framework;
        self.tree = Tree::new(scores, Some(weights));
        let changed = reweigh(
            framework,
            &self.tree,
            weights,
            (self.units, &self.columns),
            &mut self.base,
            &self.known,
        );
        self.reweighed = changed.nodes;
        self.slack = changed.slack;
        self.now.copy_from_slice(&self.base);
    }

    /// Limits how far an index can be raised, in points of the rulebook. A value that is above the
    /// limit already stays.
    ///
    /// # Errors
    ///
    /// [`Error::is_out_of_range`] unless the points lie between 0 and the index's maximum.
    pub fn set_cap(&mut self, index: usize, points: f64) -> Result<(), Error> {
        self.caps[index] = self.value_of_points(index, points)?;
        Ok(())
    }

    /// Moves an index of a unit to a value in [0, 1], or to its cap where that is lower.
    ///
    /// # Errors
    ///
    /// [`Error::is_out_of_range`] for a value outside [0, 1] or not a number;
    /// [`Error::is_unknown_value`] where the published value is unknown: what an edit would change
    /// is not known then; [`Error::is_scenario`] for an index that is the sum of others, and for
    /// one whose weight in the whole is not known, as in the national index.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    pub fn set_value(&mut self, unit: usize, index: usize, value: f64) -> Result<(), Error> {
        if !(0.0..=1.0).contains(&value) {
            let what = format!("`{}` of `{}`", self.codes[index], self.unit_ids[unit]);
            return Err(Error::amount(what, value, "a value from 0 to 1".to_owned()));
        }
        self.check_editable(unit, index)?;
        let at = self.at(index, unit);
        // A limit below where the unit stands does not pull it down.
        self.now[at] = value.min(self.caps[index].max(self.base[at]));
        self.recompute_above(unit, index);
        Ok(())
    }

    /// Moves an index of a unit to so many points of the rulebook, or to its cap where that is
    /// lower.
    ///
    /// # Errors
    ///
    /// [`Error::is_out_of_range`] unless the points lie between 0 and the index's maximum, and as
    /// [`set_value`](Self::set_value).
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    pub fn set_points(&mut self, unit: usize, index: usize, points: f64) -> Result<(), Error> {
        let value = self.value_of_points(index, points)?;
        self.set_value(unit, index, value)
    }

    /// Takes all edits of a unit back.
    ///
    /// # Panics
    ///
    /// If there is no such unit.
    pub fn reset(&mut self, unit: usize) {
        assert!(unit < self.units, "no unit at position {unit}");
        for at in (unit..self.now.len()).step_by(self.units) {
            self.now[at] = self.base[at];
        }
    }

    /// Whether an index can be moved.
    ///
    /// # Errors
    ///
    /// As [`set_value`](Self::set_value).
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    pub fn check_editable(&self, unit: usize, index: usize) -> Result<(), Error> {
        if self.tree.is_lever(index) {
            if self.known[self.at(index, unit)] {
                if index == 0 || self.tree.weight(index, 0).is_some() {
                    return Ok(());
                }
                let (code, whole) = (&self.codes[index], &self.codes[0]);
                let problem = format!("the weight of `{code}` in `{whole}` is not known");
                return Err(Error::scenario(problem));
            }
        } else if !self.tree.below(index).is_empty() {
            let problem = format!(
                "`{}` is the sum of other indices: change those",
                self.codes[index]
            );
            return Err(Error::misfit(Misfit::Sum, problem));
        }
        Err(Error::unknown_value(
            &self.unit_ids[unit],
            &self.codes[index],
        ))
    }

    /// The indices that can be moved, in tree order. Of a single unit some may be unknown.
    #[must_use]
    pub fn levers(&self) -> &[usize] {
        self.tree.levers()
    }

    /// The value of a node for a unit now, in [0, 1]; `None` where it is unknown, also because
    /// changed weights give weight to what is unknown: see [`range`](Self::range).
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn value(&self, index: usize, unit: usize) -> Option<f64> {
        let at = self.at(index, unit);
        (self.known[at] && self.slack_at(at).is_none()).then(|| self.now[at])
    }

    /// The interval in which the value of a node for a unit lies; a single point where it is
    /// known, `None` where nothing is known about it.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    #[must_use]
    pub fn range(&self, index: usize, unit: usize) -> Option<(f64, f64)> {
        let at = self.at(index, unit);
        if !self.known[at] {
            return None;
        }
        let (low, high) = self.slack_at(at).unwrap_or((0.0, 0.0));
        let now = self.now[at];
        Some((within(now + low, 0.0, 1.0), within(now + high, 0.0, 1.0)))
    }

    /// Value, rank and group of a unit by a node. `rank` is the unit's entry of
    /// [`ranks`](Self::ranks).
    pub(crate) fn standing(&self, index: usize, unit: usize, rank: Option<Rank>) -> Standing {
        let value = self.value(index, unit);
        Standing {
            value,
            rank,
            group: value.and_then(|value| self.group_of(value)),
        }
    }

    /// The group of a value by the bounds of 2020, `None` in other years, which have none.
    pub(crate) fn group_of(&self, value: f64) -> Option<Group> {
        (self.year == 2020).then(|| group(from_key(rank_key(value))))
    }

    /// The indices of a unit that differ from the state without edits, in tree order.
    ///
    /// # Panics
    ///
    /// If there is no such unit.
    pub fn edits(&self, unit: usize) -> impl Iterator<Item = AppliedEdit> + '_ {
        self.tree.levers().iter().filter_map(move |&index| {
            let at = self.at(index, unit);
            let (from, to) = (self.base[at], self.now[at]);
            (from.to_bits() != to.to_bits()).then(|| AppliedEdit {
                unit,
                index,
                from,
                to,
                points: self.tree.points(index),
            })
        })
    }

    /// The value that a node would have if one lever of the unit stood at `value`; everything else
    /// as it is now.
    pub(crate) fn value_if(&self, node: usize, unit: usize, lever: usize, value: f64) -> f64 {
        if node == lever {
            return value;
        }
        self.sum(node, unit, |other| {
            if other == lever {
                value
            } else {
                self.now[self.at(other, unit)]
            }
        })
    }

    /// The number that stands for a node of a unit: its value, or the one inside its interval from
    /// which the ends are counted.
    pub(crate) fn total(&self, index: usize, unit: usize) -> f64 {
        self.now[self.at(index, unit)]
    }

    fn recompute_above(&mut self, unit: usize, lever: usize) {
        let mut above = self.tree.parent(lever);
        while let Some(node) = above {
            let at = self.at(node, unit);
            if self.known[at] {
                self.now[at] = self.sum(node, unit, |lever| self.now[self.at(lever, unit)]);
            }
            above = self.tree.parent(node);
        }
    }

    /// Published value plus weighted changes, in tree order.
    fn sum(&self, node: usize, unit: usize, value: impl Fn(usize) -> f64) -> f64 {
        let mut change = 0.0;
        for &(lever, weight) in self.tree.below(node) {
            change += weight * (value(lever) - self.base[self.at(lever, unit)]);
        }
        within(self.base[self.at(node, unit)] + change, 0.0, 1.0)
    }

    fn value_of_points(&self, index: usize, points: f64) -> Result<f64, Error> {
        let Some(maximum) = self.tree.points(index) else {
            let problem = format!("the points of `{}` are not known", self.codes[index]);
            return Err(Error::scenario(problem));
        };
        if (0.0..=maximum).contains(&points) {
            Ok(points / maximum)
        } else {
            Err(Error::points(&self.codes[index], points, maximum))
        }
    }

    pub(crate) fn at(&self, node: usize, unit: usize) -> usize {
        assert!(unit < self.units, "no unit at position {unit}");
        self.columns[node] + unit
    }

    /// Whether all values of a node are the published ones, under the published weights.
    pub(super) fn is_as_published(&self, node: usize) -> bool {
        let start = self.at(node, 0);
        let column = start..start + self.units;
        // Other weights may leave a value in place that no longer says everything.
        self.slack.is_empty()
            && !self.reweighed[node]
            && (self.now[column.clone()].iter().zip(&self.published[column]))
                .all(|(now, published)| now.to_bits() == published.to_bits())
    }

    pub(super) fn slack_at(&self, at: usize) -> Option<Range> {
        let range = *self.slack.get(at)?;
        (range != (0.0, 0.0)).then_some(range)
    }

    pub(crate) fn units(&self) -> usize {
        self.units
    }

    pub(crate) fn nodes(&self) -> usize {
        self.codes.len()
    }

    pub(crate) fn tree(&self) -> &Tree {
        &self.tree
    }

    pub(crate) fn code(&self, index: usize) -> &str {
        &self.codes[index]
    }

    pub(crate) fn unit_id(&self, unit: usize) -> &str {
        &self.unit_ids[unit]
    }

    /// Where a lever stands without edits, and its highest value.
    pub(crate) fn span(&self, lever: usize, unit: usize) -> (f64, f64) {
        let base = self.base[self.at(lever, unit)];
        (base, self.caps[lever].max(base))
    }
}
