//! Why one unit is ahead of another: a gap split into what each index contributes.

use serde::{Deserialize, Serialize};

use crate::aggregate::is_sum;
use crate::error::Error;
use crate::mean::mean;
use crate::score::Scores;

/// What a unit is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Another unit of the league.
    Unit(usize),
    /// The mean of the units whose value is known, taken index by index.
    Mean,
}

/// How far down the tree a gap is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Into the nodes right below: pillars for the DTI of a province.
    Children,
    /// Into the lowest nodes of the tree: main indices.
    #[default]
    Leaves,
}

/// One index's part in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Position of the index in the rulebook.
    pub index: usize,
    /// Its share of the points of the explained index, in (0, 1]; `None` where points are unknown.
    pub weight: Option<f64>,
    /// Its value minus the other's, in [-1, 1]; `None` where either is unknown.
    pub difference: Option<f64>,
    /// Weight × difference; `None` where either is unknown: then it is part of the residual.
    pub contribution: Option<f64>,
}

/// A gap and what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The explained index.
    pub index: usize,
    /// Its value minus the other's, in [-1, 1]: above 0 when the unit is ahead.
    pub gap: f64,
    /// The indices below it, in the order of the rulebook.
    pub parts: Vec<Part>,
    /// “Rounding and unknowns”: the gap minus the sum of the contributions. Published values are
    /// rounded to four decimals at every level, so the parts need not add up; and what is unknown
    /// contributes here, without being named. [`Explanation::is_complete`] tells the two apart.
    pub residual: f64,
}

impl Explanation {
    /// The contributions that are known, added up in the order of the rulebook.
    #[must_use]
    pub fn explained(&self) -> f64 {
        let known = self.parts.iter().filter_map(|part| part.contribution);
        known.fold(0.0, |sum, contribution| sum + contribution)
    }

    /// Whether every part is known, so that the residual is rounding alone. Against the mean it
    /// also holds that the means of two indices are taken over other units where values are lost.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.parts.iter().all(|part| part.contribution.is_some())
    }
}

/// Splits the gap on an index between a unit and another, or the mean of the known.
///
/// The contributions and the residual together give the gap to within 1e-15; where no weights are
/// known (the nation), the whole gap is residual. An index with nothing below it is its own only
/// part.
///
/// # Errors
///
/// [`Error::is_unknown_value`] when the value of the unit or of the other is unknown: then there
/// is no gap.
///
/// # Panics
///
/// If there is no such index or unit.
///
/// ```
/// use dti_engine::{Against, Depth, Reading, explain, published, score};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let unit = data.unit("khanh-hoa")?;
/// let gap = explain(&scores, 0, unit, Against::Unit(data.unit("da-nang")?), Depth::Children)?;
/// assert_eq!(gap.gap, 0.2777 - 0.4874);
/// assert_eq!(gap.parts.len(), 3);
/// assert!((gap.explained() + gap.residual - gap.gap).abs() < 1e-15);
/// assert!(gap.residual.abs() < 0.0002);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn explain(
    scores: &Scores<'_>,
    index: usize,
    unit: usize,
    against: Against,
    depth: Depth,
) -> Result<Explanation, Error> {
    let dataset = scores.dataset();
    let nodes = dataset.framework.nodes();
    let other = |node: usize| match against {
        Against::Unit(other) => scores.value(node, other),
        Against::Mean => mean(scores.values(node)),
    };
    let lacks = |id: &str| Error::unknown_value(id, &nodes[index].code);
    let ours = scores
        .value(index, unit)
        .ok_or_else(|| lacks(&dataset.units[unit].id))?;
    let theirs = other(index).ok_or_else(|| match against {
        Against::Unit(other) => lacks(&dataset.units[other].id),
        Against::Mean => lacks("mean"),
    })?;
    let gap = ours - theirs;
    let mut found = Vec::new();
    below(scores, index, depth, &mut found);
    let whole = nodes[index].points;
    let mut explained = 0.0;
    let mut parts = Vec::with_capacity(found.len());
    for (node, weighted) in found {
        let weight = match (nodes[node].points, whole) {
            _ if node == index => Some(1.0),
            (Some(points), Some(whole)) if weighted => Some(points / whole),
            _ => None,
        };
        let difference = scores.value(node, unit).zip(other(node));
        let difference = difference.map(|(ours, theirs)| ours - theirs);
        let contribution = weight.zip(difference).map(|(weight, by)| weight * by);
        explained += contribution.unwrap_or(0.0);
        parts.push(Part {
            index: node,
            weight,
            difference,
            contribution,
        });
    }
    Ok(Explanation {
        index,
        gap,
        parts,
        residual: gap - explained,
    })
}

/// The nodes to split into, in tree order, and whether points account for each of them on the way.
fn below(scores: &Scores<'_>, index: usize, depth: Depth, into: &mut Vec<(usize, bool)>) {
    let framework = &scores.dataset().framework;
    let nodes = framework.nodes();
    if nodes[index].children.is_empty() {
        into.push((index, true));
        return;
    }
    let mut open: Vec<(usize, bool)> = Vec::new();
    let sum = is_sum(framework, index);
    open.extend(
        nodes[index]
            .children
            .iter()
            .rev()
            .map(|&child| (child, sum)),
    );
    while let Some((node, weighted)) = open.pop() {
        if depth == Depth::Children || nodes[node].children.is_empty() {
            into.push((node, weighted));
            continue;
        }
        let weighted = weighted && is_sum(framework, node);
        let children = nodes[node].children.iter().rev();
        open.extend(children.map(|&child| (child, weighted)));
    }
}
