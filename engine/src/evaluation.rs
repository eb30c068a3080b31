//! What a method makes of a dataset.

use serde::{Deserialize, Serialize};

use crate::aggregate::Aggregation;
use crate::aggregate::{aggregate, combine, is_sum};
use crate::dataset::{Dataset, Reading, Status};
use crate::error::Error;
use crate::framework::Framework;
use crate::method::{Exclusion, Method, Missing, RankOn, four_decimals, levels};
use crate::normalise::{Normalise, normalise};
use crate::rank::{Rank, rank};
use crate::scenario::{ENGINE_VERSION, Weighting};
use crate::score::score;
use crate::weight;

/// Values and ranks of every node for every unit, with the method that made them.
///
/// It holds all that is needed to make it again from the same data: see
/// [`regenerate`](Self::regenerate).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evaluation {
    /// Version of the engine that made it.
    pub engine: String,
    /// Id of the league.
    pub league: String,
    /// The year of the figures.
    pub year: u16,
    /// Id of the source document.
    pub document: String,
    /// Id of the rulebook.
    pub framework: String,
    /// Whether any points of the rulebook were fitted by us: then every result says so.
    pub inferred: bool,
    /// The reading of the source.
    pub reading: Reading,
    /// The method.
    pub method: Method,
    /// Ids of the units.
    pub units: Vec<String>,
    /// The nodes of the rulebook.
    pub indices: Vec<EvaluatedIndex>,
}

/// One node of an [`Evaluation`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EvaluatedIndex {
    /// Code of the node.
    pub code: String,
    /// Whether the method leaves it out of the node above.
    pub excluded: bool,
    /// One per unit, unrounded: in [0, 1], but for z-scores, which have no bounds. `None` is
    /// unknown.
    pub values: Vec<Option<f64>>,
    /// What kind of number each value is.
    pub status: Vec<Status>,
    /// One per unit, by the method's rounding and tolerance.
    pub ranks: Vec<Option<Rank>>,
}

/// Applies a method to a dataset.
///
/// With the default method this is [`score`](crate::score()): the published numbers, and the ranks that
/// follow from them. Where a method recomputes, it starts from the lowest indices of which a value
/// is known, brings them onto its scale, and takes means up the tree in the order of the rulebook.
/// A node whose points or parts are not all known, such as the nation, is never computed. Where a
/// sum lacks a part that is lost, and its published number is what the method would compute, the
/// published number stays: a printed pillar is better than one without its lost indices.
///
/// A unit without a value holds its printed place among published values only; among recomputed
/// ones it could stand anywhere, and the ranks behind it are intervals.
///
/// # Errors
///
/// [`Error::is_scenario`] when the choices of the method do not go together or its weights are
/// wrong; [`Error::is_unknown_name`] when it weights an index that does not exist.
///
/// ```
/// use dti_engine::{Aggregation, Method, Reading, evaluate, published};
/// let data = published::provinces_2020()?;
/// let method = Method { aggregation: Aggregation::Geometric, ..Method::default() };
/// let geometric = evaluate(&data, Reading::Corrected, &method)?;
/// let da_nang = data.unit("da-nang")?;
/// assert!(geometric.indices[0].values[da_nang] < Some(0.4874));
/// assert_eq!(geometric.regenerate(&data)?, geometric);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn evaluate(dataset: &Dataset, reading: Reading, method: &Method) -> Result<Evaluation, Error> {
    method.check()?;
    let table = if method.recomputes() {
        recompute(dataset, reading, method)?
    } else {
        publish(dataset, reading)
    };
    let nodes = dataset.framework.nodes();
    let nobody = vec![None; dataset.units.len()];
    let indices = table.into_iter().enumerate().map(|(node, column)| {
        let held: Vec<Option<u32>> = if method.recomputes() {
            nobody.clone()
        } else {
            let cells = dataset.columns[node].ranks.iter();
            cells.map(|cell| cell.read(reading)).collect()
        };
        let rounded: Vec<Option<f64>> = match method.rank_on {
            RankOn::Unrounded => column.values.clone(),
            RankOn::FourDecimals => {
                let values = column.values.iter();
                values.map(|value| value.map(four_decimals)).collect()
            }
        };
        EvaluatedIndex {
            code: nodes[node].code.clone(),
            excluded: column.excluded,
            ranks: rank(&levels(&rounded, method.tolerance), &held),
            values: column.values,
            status: column.status,
        }
    });
    Ok(Evaluation {
        engine: ENGINE_VERSION.to_owned(),
        league: dataset.league.id().to_owned(),
        year: dataset.year,
        document: dataset.document.clone(),
        framework: dataset.framework.id().to_owned(),
        inferred: dataset.framework.is_inferred(),
        reading,
        method: method.clone(),
        units: dataset.units.iter().map(|unit| unit.id.clone()).collect(),
        indices: indices.collect(),
    })
}

impl Evaluation {
    /// Makes it again from the data: the same bits, if the data are the same.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] if the dataset is of another league, year, document or rulebook, or
    /// an other version of the engine made the evaluation; what [`evaluate`] says of the method.
    pub fn regenerate(&self, dataset: &Dataset) -> Result<Self, Error> {
        let year = (self.year.to_string(), dataset.year.to_string());
        for (what, ours, theirs) in [
            ("engine", self.engine.as_str(), ENGINE_VERSION),
            ("league", &self.league, dataset.league.id()),
            ("year", &year.0, &year.1),
            ("document", &self.document, &dataset.document),
            ("rulebook", &self.framework, dataset.framework.id()),
        ] {
            if ours != theirs {
                let problem = format!("made with {what} `{ours}`, not with `{theirs}`");
                return Err(Error::scenario(problem));
            }
        }
        evaluate(dataset, self.reading, &self.method)
    }
}

/// A node while it is computed.
#[derive(Clone)]
struct Computed {
    values: Vec<Option<f64>>,
    status: Vec<Status>,
    excluded: bool,
}

fn publish(dataset: &Dataset, reading: Reading) -> Vec<Computed> {
    let scores = score(dataset, reading);
    let units = dataset.units.len();
    let nodes = 0..dataset.framework.nodes().len();
    nodes
        .map(|node| Computed {
            values: scores.values(node).to_vec(),
            status: (0..units).map(|unit| scores.status(node, unit)).collect(),
            excluded: false,
        })
        .collect()
}

fn recompute(dataset: &Dataset, reading: Reading, method: &Method) -> Result<Vec<Computed>, Error> {
    let framework = &dataset.framework;
    let nodes = framework.nodes();
    let units = dataset.units.len();
    let weights = weight::of_nodes(framework, &method.weights)?;
    let mut table: Vec<Computed> = (0..nodes.len())
        .map(|node| {
            let cells = dataset.columns[node].values.iter();
            Computed {
                values: dataset.values(node, reading),
                status: cells.map(|cell| cell.status(reading)).collect(),
                excluded: false,
            }
        })
        .collect();
    let above = has_data_below(framework, &table);
    let lowest: Vec<usize> = (0..nodes.len())
        .filter(|&node| !above[node] && nodes[node].parent.is_none_or(|up| above[up]))
        .collect();
    if method.exclusion == Exclusion::BelowHalf {
        for &node in &lowest {
            let known = table[node].values.iter().flatten().count();
            table[node].excluded = 2 * known < units;
        }
        // Children stand behind their parents.
        for node in (0..nodes.len()).rev().filter(|&node| above[node]) {
            let children = &nodes[node].children;
            table[node].excluded = children.iter().all(|&child| table[child].excluded);
        }
    }
    let stays = published_sums(framework, &table, &weights, method);
    if method.missing == Missing::Zero {
        let published = |node: usize, unit: usize| {
            let mut at = nodes[node].parent;
            while let Some(up) = at {
                if stays[up] && table[up].values[unit].is_some() {
                    return true;
                }
                at = nodes[up].parent;
            }
            false
        };
        let mut unreported: Vec<(usize, usize)> = Vec::new();
        for unit in 0..units {
            if lowest
                .iter()
                .any(|&node| table[node].values[unit].is_some())
            {
                let missing = lowest
                    .iter()
                    .filter(|&&node| table[node].values[unit].is_none());
                unreported.extend(missing.map(|&node| (node, unit)));
            }
        }
        unreported.retain(|&(node, unit)| !published(node, unit));
        for (node, unit) in unreported {
            table[node].values[unit] = Some(0.0);
            table[node].status[unit] = Status::Derived;
        }
    }
    if method.normalise != Normalise::PointsOverMaximum {
        for &node in &lowest {
            let column = &mut table[node];
            column.values = normalise(&column.values, method.normalise);
            for (status, value) in column.status.iter_mut().zip(&column.values) {
                if value.is_some() {
                    *status = Status::Derived;
                }
            }
        }
    }
    for node in (0..nodes.len()).rev().filter(|&node| above[node]) {
        for unit in 0..units {
            let children = &nodes[node].children;
            let whole = is_sum(framework, node)
                && children
                    .iter()
                    .all(|&child| table[child].values[unit].is_some());
            if !whole && stays[node] && table[node].values[unit].is_some() {
                continue;
            }
            let value = value_of(framework, node, unit, &table, &weights, method);
            table[node].values[unit] = value;
            table[node].status[unit] = value.map_or(Status::Unknown, |_| Status::Derived);
        }
    }
    Ok(table)
}

/// The nodes whose published number is the one that the method would compute, were all parts
/// known: it takes points on the published scale, all of them, with the published weights.
fn published_sums(
    framework: &Framework,
    table: &[Computed],
    weights: &[f64],
    method: &Method,
) -> Vec<bool> {
    let nodes = framework.nodes();
    let scale = method.normalise == Normalise::PointsOverMaximum
        && method.aggregation == Aggregation::Arithmetic;
    let mut stays = vec![scale; nodes.len()];
    for node in (0..nodes.len()).rev() {
        let children = &nodes[node].children;
        let total: f64 = children.iter().map(|&child| weights[child]).sum();
        let as_published = |child: usize| {
            method.weights == Weighting::Published
                || framework
                    .weight(child)
                    .is_some_and(|share| (weights[child] / total - share).abs() < 1e-12)
        };
        stays[node] &= children
            .iter()
            .all(|&child| stays[child] && !table[child].excluded && as_published(child));
    }
    stays
}

/// Which nodes have a known value somewhere below them.
fn has_data_below(framework: &Framework, table: &[Computed]) -> Vec<bool> {
    let nodes = framework.nodes();
    let mut below = vec![false; nodes.len()];
    for at in (1..nodes.len()).rev() {
        let any = below[at] || table[at].values.iter().any(Option::is_some);
        if let Some(up) = nodes[at].parent {
            below[up] |= any;
        }
    }
    below
}

fn value_of(
    framework: &Framework,
    node: usize,
    unit: usize,
    table: &[Computed],
    weights: &[f64],
    method: &Method,
) -> Option<f64> {
    if !is_sum(framework, node) {
        return None;
    }
    let children = &framework.nodes()[node].children;
    let value = |child: usize| table[child].values[unit];
    let taken = |child: usize| {
        !table[child].excluded && (method.missing != Missing::Exclude || value(child).is_some())
    };
    let plain = method.aggregation == Aggregation::Arithmetic
        && method.weights == Weighting::Published
        && children.iter().all(|&child| taken(child));
    if plain {
        // The same bits as everywhere else where points are added up.
        return aggregate(framework, node, value);
    }
    let mut parts = Vec::with_capacity(children.len());
    for &child in children {
        if taken(child) && weights[child] > 0.0 {
            parts.push((weights[child], value(child)?));
        }
    }
    combine(parts, method.aggregation)
}
