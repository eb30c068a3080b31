//! Values of the nodes above the levers when the weights are not the published ones.

use crate::framework::Framework;
use crate::order::order;
use crate::simulate::tree::Tree;
use crate::weights::Weights;
use crate::within::within;

/// How far below and above a number the truth may lie: at most 0, at least 0.
pub(crate) type Range = (f64, f64);

/// What became of the nodes.
pub(crate) struct Reweighed {
    /// Node by node: whether anything below it weighs differently.
    pub(crate) nodes: Vec<bool>,
    /// Cell by cell: how far the value may lie from the number computed. Empty where
    /// nothing unknown got another weight.
    pub(crate) slack: Vec<Range>,
}

/// Recomputes, from the lowest nodes up, every node whose weights changed.
///
/// A node becomes its published value plus, over its children in tree order, new share × new value
/// − published share × published value. What the published value differs from the published sum
/// by, which is rounding, stays in it, so that the published weights give the published value to
/// the last bit.
///
/// Children that are unknown are bounded: their published weighted sum is what the node's
/// published value leaves for them, each of them lies in [0, 1], and the new weighted sum is
/// smallest and largest when those with the smallest and largest ratio of new to published share
/// are filled first.
pub(crate) fn reweigh(
    framework: &Framework,
    tree: &Tree,
    weights: &Weights,
    (units, columns): (usize, &[usize]),
    values: &mut [f64],
    known: &[bool],
) -> Reweighed {
    let nodes = framework.nodes();
    let before = values.to_vec();
    let mut changed = vec![false; nodes.len()];
    let mut slack = vec![(0.0, 0.0); values.len()];
    for node in (0..nodes.len()).rev() {
        if tree.below(node).is_empty() {
            continue;
        }
        let children = &nodes[node].children;
        let share = |child: usize| {
            let published = framework.weight(child).unwrap_or(0.0);
            (weights.share(child), published)
        };
        changed[node] = children.iter().any(|&child| {
            let (new, old) = share(child);
            changed[child] || new.to_bits() != old.to_bits()
        });
        if !changed[node] {
            continue;
        }
        for unit in 0..units {
            let at = columns[node] + unit;
            if !known[at] {
                continue;
            }
            let mut change = 0.0;
            let mut range = (0.0, 0.0);
            let mut unknown = Vec::new();
            // What the published value leaves for the unknown children.
            let mut left = before[at];
            for &child in children {
                let (new, old) = share(child);
                let below = columns[child] + unit;
                if known[below] {
                    change += new * values[below] - old * before[below];
                    range.0 += new * slack[below].0;
                    range.1 += new * slack[below].1;
                    left -= old * before[below];
                } else if new > 0.0 || old > 0.0 {
                    unknown.push((new, old));
                }
            }
            if !unknown.is_empty() {
                let (low, high) = bounds(&unknown, left);
                // As for known children: new weighted sum less published weighted sum. The middle
                // goes into the number, so that it is the best single one.
                let middle = f64::midpoint(low, high);
                change += middle - left;
                range.0 += low - middle;
                range.1 += high - middle;
            }
            values[at] = within(before[at] + change, 0.0, 1.0);
            slack[at] = range;
        }
    }
    if slack.iter().all(|range| *range == (0.0, 0.0)) {
        slack.clear();
    }
    Reweighed {
        nodes: changed,
        slack,
    }
}

/// The smallest and the largest Σ new·y with y in [0, 1] and Σ old·y = `left`.
///
/// A share that was 0 is free: it adds nothing or all of itself.
fn bounds(unknown: &[(f64, f64)], left: f64) -> (f64, f64) {
    let fill = |order: &[usize]| {
        let mut left = left.max(0.0);
        let mut sum = 0.0;
        let shares = order.iter().map(|&at| unknown[at]);
        for (new, old) in shares.filter(|(_, old)| *old > 0.0) {
            let part = (left / old).min(1.0);
            sum += part * new;
            left -= part * old;
        }
        sum
    };
    let free: f64 = unknown
        .iter()
        .filter(|(_, old)| *old <= 0.0)
        .map(|(new, _)| new)
        .sum();
    // Ratios compared without dividing.
    let mut by_ratio = order(unknown.len(), &mut |a, b| {
        let (a, b) = (unknown[a], unknown[b]);
        (a.0 * b.1).total_cmp(&(b.0 * a.1))
    });
    let low = fill(&by_ratio);
    by_ratio.reverse();
    (low, fill(&by_ratio) + free)
}
