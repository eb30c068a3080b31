//! Which nodes can be moved, and how much each moves the nodes above it.

use crate::framework::{Below, Framework};
use crate::score::Scores;
use crate::weights::Weights;

/// The part of a rulebook that carries values: from the root down to the levers.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The lowest nodes that have values, in tree order: what an edit can move.
    levers: Vec<usize>,
    is_lever: Vec<bool>,
    points: Vec<Option<f64>>,
    parent: Vec<Option<usize>>,
    /// For each node the levers strictly below it with their weights, in tree order, as a slice of
    /// `entries`.
    below: Vec<(usize, usize)>,
    entries: Vec<(usize, f64)>,
}

impl Tree {
    pub(crate) fn new(scores: &Scores<'_>, weights: Option<&Weights>) -> Self {
        let framework = &scores.dataset().framework;
        let nodes = framework.nodes();
        let mut valued_below = vec![false; nodes.len()];
        let mut is_lever = vec![false; nodes.len()];
        for at in (0..nodes.len()).rev() {
            let valued = scores.values(at).iter().any(Option::is_some);
            is_lever[at] = valued && !valued_below[at];
            if let Some(parent) = nodes[at].parent {
                valued_below[parent] |= valued || valued_below[at];
            }
        }
        let levers: Vec<usize> = (0..nodes.len()).filter(|&at| is_lever[at]).collect();
        let mut below = Vec::with_capacity(nodes.len());
        let mut entries = Vec::new();
        for at in 0..nodes.len() {
            let start = entries.len();
            for &lever in &levers {
                if let Some(weight) = path_weight(framework, weights, lever, at) {
                    entries.push((lever, weight));
                }
            }
            below.push((start, entries.len()));
        }
        Self {
            levers,
            is_lever,
            points: nodes.iter().map(|node| node.points).collect(),
            parent: nodes.iter().map(|node| node.parent).collect(),
            below,
            entries,
        }
    }

    pub(crate) fn levers(&self) -> &[usize] {
        &self.levers
    }

    pub(crate) fn is_lever(&self, node: usize) -> bool {
        self.is_lever[node]
    }

    pub(crate) fn points(&self, node: usize) -> Option<f64> {
        self.points[node]
    }

    pub(crate) fn parent(&self, node: usize) -> Option<usize> {
        self.parent[node]
    }

    /// The levers strictly below a node and the weight of each in it, in tree order.
    pub(crate) fn below(&self, node: usize) -> &[(usize, f64)] {
        let (start, end) = self.below[node];
        &self.entries[start..end]
    }

    /// The weight of a lever in a node: 1 in itself, `None` where it is not below.
    pub(crate) fn weight(&self, lever: usize, node: usize) -> Option<f64> {
        if lever == node {
            return Some(1.0);
        }
        let mut entries = self.below(node).iter();
        entries
            .find(|(below, _)| *below == lever)
            .map(|(_, weight)| *weight)
    }
}

/// The weight of `node` in `ancestor`, a node strictly above it: its share of the points, or, once
/// weights on the way were changed, the product of the shares.
///
/// `None` where it is not below, or where the points on the way are unknown or do not add up.
fn path_weight(
    framework: &Framework,
    weights: Option<&Weights>,
    node: usize,
    ancestor: usize,
) -> Option<f64> {
    let nodes = framework.nodes();
    let mut at = node;
    let mut product = 1.0;
    let mut changed = false;
    while at != ancestor {
        let parent = nodes[at].parent?;
        if nodes[parent].below != Below::Whole {
            return None;
        }
        let published = framework.weight(at)?;
        let share = weights.map_or(published, |weights| weights.share(at));
        changed |= share.to_bits() != published.to_bits();
        product *= share;
        at = parent;
    }
    if node == ancestor {
        None
    } else if changed {
        Some(product)
    } else {
        Some(nodes[node].points? / nodes[ancestor].points?)
    }
}
