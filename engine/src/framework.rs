//! A rulebook as a tree: what is measured, and how many points each part can earn.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::decimal::said;
use crate::error::Error;
use crate::id::nearest;
use crate::order::order;

/// How sure a figure of a rulebook or a repair of the data is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// Printed in the source.
    Published,
    /// Fitted by us to published values; never printed. Every result on it says so.
    Inferred,
}

/// How the nodes below a node account for its points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Below {
    /// All are there, and their points add up to the node's. Also where there is nothing below.
    #[default]
    Whole,
    /// Some are lost in our copy of the rulebook, or were never published, or their points are.
    /// The known ones have no more points than the node.
    Partial,
    /// All that the rulebook prints are there, and they do not add up: the source contradicts
    /// itself. Nothing is computed from them.
    Contradicted,
}

/// One part of a rulebook: the total, a pillar, a main index, down to a criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Dotted path, unique in the framework: `dti`, `government`, `government.activity`.
    pub code: String,
    /// Name as the source gives it.
    pub name_vi: String,
    /// Our translation.
    pub name_en: String,
    /// The most points that it can earn, above 0; `None` where they are lost or there are none.
    pub points: Option<f64>,
    /// Whether the points were printed or fitted.
    pub certainty: Certainty,
    /// How the nodes below account for the points.
    pub below: Below,
    /// Position of the node above; `None` for the root.
    pub parent: Option<usize>,
    /// Positions of the nodes below, in the order of the rulebook.
    pub children: Vec<usize>,
}

/// A node before it has found its place in the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeSpec {
    /// Dotted path, unique in the framework.
    pub code: String,
    /// Code of the node above, empty for the root.
    pub parent: String,
    /// Name as the source gives it.
    pub name_vi: String,
    /// Our translation.
    pub name_en: String,
    /// The most points that it can earn; `None` where they are lost or there are none.
    pub points: Option<f64>,
    /// Whether the points were printed or fitted.
    pub certainty: Certainty,
    /// How the nodes below account for the points.
    pub below: Below,
}

/// A rulebook: a tree of nodes whose points add up.
///
/// Node 0 is the root; a parent always stands before its children. The order of the children is
/// the order of the rulebook, and the order in which sums are taken, so that results are the same
/// to the last bit everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Framework {
    id: String,
    nodes: Vec<Node>,
}

/// Points are printed with at most two decimals; sums of them are exact to far below this.
const POINTS_TOLERANCE: f64 = 1e-9;

fn is_maximum(points: f64) -> bool {
    points.is_finite() && points > 0.0
}

impl Framework {
    /// Builds the tree and checks it.
    ///
    /// # Errors
    ///
    /// A code given twice, an unknown parent, a cycle, none or more than one root, points that are
    /// not above zero, or children that do not add up to their parent, as far as its
    /// [`Below`] claims that they do. The message names the node.
    ///
    /// ```
    /// use dti_engine::{Below, Certainty, Framework, NodeSpec};
    /// let node = |code: &str, parent: &str, points| NodeSpec {
    ///     code: code.into(), parent: parent.into(), name_vi: code.into(), name_en: code.into(),
    ///     points: Some(points), certainty: Certainty::Published, below: Below::Whole,
    /// };
    /// let framework = Framework::new("demo", vec![
    ///     node("dti", "", 100.0), node("a", "dti", 60.0), node("b", "dti", 40.0),
    /// ])?;
    /// let a = framework.index("a")?;
    /// assert_eq!(framework.weight(a), Some(0.6));
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    pub fn new(id: impl Into<String>, specs: Vec<NodeSpec>) -> Result<Self, Error> {
        let order = parents_first(&specs)?;
        let mut nodes: Vec<Node> = Vec::with_capacity(specs.len());
        let mut position: HashMap<&str, usize> = HashMap::with_capacity(specs.len());
        for &spec_at in &order {
            let spec = &specs[spec_at];
            if let Some(points) = spec.points
                && !is_maximum(points)
            {
                let problem = format!("{} points; the maximum must be above 0", said(points));
                return Err(Error::framework(&spec.code, problem));
            }
            let parent = position.get(spec.parent.as_str()).copied();
            let at = nodes.len();
            if let Some(parent) = parent {
                nodes[parent].children.push(at);
            }
            position.insert(&spec.code, at);
            nodes.push(Node {
                code: spec.code.clone(),
                name_vi: spec.name_vi.clone(),
                name_en: spec.name_en.clone(),
                points: spec.points,
                certainty: spec.certainty,
                below: spec.below,
                parent,
                children: Vec::new(),
            });
        }
        let framework = Self {
            id: id.into(),
            nodes,
        };
        framework.check_sums()?;
        Ok(framework)
    }

    /// Checks a tree that came from outside (a bundle): every node hangs where its parent says, once,
    /// no code is given twice, and points add up.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let damaged = |at: usize| {
            let code = self.nodes.get(at).map_or("", |node| &node.code);
            Err(Error::framework(code, "its place in the tree is damaged"))
        };
        let mut listed = vec![false; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            let root = node.parent.is_none() == (at == 0);
            if !(root && node.points.is_none_or(is_maximum)) {
                return damaged(at);
            }
            for &child in &node.children {
                let hangs_here = child > at
                    && self
                        .nodes
                        .get(child)
                        .is_some_and(|below| below.parent == Some(at))
                    && !std::mem::replace(&mut listed[child], true);
                if !hangs_here {
                    return damaged(at);
                }
            }
        }
        if let Some(lost) = listed.iter().skip(1).position(|listed| !listed) {
            return damaged(lost + 1);
        }
        if self.nodes.is_empty() {
            return damaged(0);
        }
        let code = |at: usize| self.nodes[at].code.as_str();
        let by_code = order(self.nodes.len(), &mut |a, b| code(a).cmp(code(b)));
        let mut pairs = by_code.windows(2);
        if let Some(twice) = pairs.find(|pair| code(pair[0]) == code(pair[1])) {
            return Err(Error::framework(code(twice[0]), "the code is given twice"));
        }
        self.check_sums()
    }

    fn check_sums(&self) -> Result<(), Error> {
        // The fewest points that a node can have: its own, or else those known below it.
        let mut least: Vec<f64> = vec![0.0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let sum: f64 = node.children.iter().map(|&child| least[child]).sum();
            least[at] = node.points.unwrap_or(sum);
            let (Some(points), false) = (node.points, node.children.is_empty()) else {
                continue;
            };
            let all = node
                .children
                .iter()
                .all(|&child| self.nodes[child].points.is_some());
            let problem = match node.below {
                Below::Whole if !all => {
                    "points below it are unknown; it must be marked as partial".to_owned()
                }
                Below::Whole if (sum - points).abs() > POINTS_TOLERANCE => {
                    format!(
                        "its children have {} points, it has {}",
                        said(sum),
                        said(points)
                    )
                }
                Below::Partial if sum > points + POINTS_TOLERANCE => {
                    let (sum, points) = (said(sum), said(points));
                    format!("its known children have {sum} points, it has only {points}")
                }
                Below::Contradicted if (sum - points).abs() <= POINTS_TOLERANCE => {
                    format!(
                        "it is marked as contradicted, but its children have its {} points",
                        said(points)
                    )
                }
                _ => continue,
            };
            return Err(Error::framework(&node.code, problem));
        }
        Ok(())
    }

    /// Identifier of the rulebook, e.g. `qd1726-province`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// All nodes, the root first, parents before children.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Position of the node with this code.
    ///
    /// # Errors
    ///
    /// [`Error::is_unknown_name`], with the nearest code.
    pub fn index(&self, code: &str) -> Result<usize, Error> {
        self.nodes
            .iter()
            .position(|node| node.code == code)
            .ok_or_else(|| {
                let codes = self.nodes.iter().map(|node| node.code.as_str());
                Error::unknown("index", code, nearest(code, codes))
            })
    }

    /// Share of the node in its parent's points, in (0, 1]; 1 for the root. `None` where either
    /// has no known points.
    #[must_use]
    pub fn weight(&self, node: usize) -> Option<f64> {
        let node = &self.nodes[node];
        match node.parent {
            Some(parent) => Some(node.points? / self.nodes[parent].points?),
            None => Some(1.0),
        }
    }

    /// Whether any of its points were fitted by us rather than printed.
    #[must_use]
    pub fn is_inferred(&self) -> bool {
        self.nodes
            .iter()
            .any(|node| node.certainty == Certainty::Inferred)
    }
}

/// Positions of the specs such that every parent comes before its children, siblings in their
/// given order and each branch whole before the next.
fn parents_first(specs: &[NodeSpec]) -> Result<Vec<usize>, Error> {
    // The maps are only looked up in, so nothing depends on the order of a hash.
    let mut codes: HashSet<&str> = HashSet::with_capacity(specs.len());
    let mut children: HashMap<&str, Vec<usize>> = HashMap::with_capacity(specs.len());
    for (at, spec) in specs.iter().enumerate() {
        if spec.code.is_empty() {
            return Err(Error::framework("", "a node without a code"));
        }
        if !codes.insert(&spec.code) {
            return Err(Error::framework(&spec.code, "the code is given twice"));
        }
        children.entry(&spec.parent).or_default().push(at);
    }
    for spec in specs {
        if !spec.parent.is_empty() && !codes.contains(spec.parent.as_str()) {
            let problem = format!("its parent `{}` does not exist", spec.parent);
            return Err(Error::framework(&spec.code, problem));
        }
    }
    let root = match children.get("").map(Vec::as_slice) {
        Some([root]) => *root,
        Some([_, second, ..]) => {
            let code = &specs[*second].code;
            return Err(Error::framework(code, "a second root; there must be one"));
        }
        _ => {
            let code = specs.first().map_or("", |spec| &spec.code);
            let problem = "no node is without a parent, so there is no root";
            return Err(Error::framework(code, problem));
        }
    };
    let mut order = Vec::with_capacity(specs.len());
    let mut placed = vec![false; specs.len()];
    let mut open = vec![root];
    while let Some(at) = open.pop() {
        order.push(at);
        placed[at] = true;
        if let Some(below) = children.get(specs[at].code.as_str()) {
            open.extend(below.iter().rev());
        }
    }
    match placed.iter().position(|placed| !placed) {
        Some(lost) => Err(Error::framework(&specs[lost].code, "it is part of a cycle")),
        None => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(code: &str, parent: &str, points: f64) -> NodeSpec {
        NodeSpec {
            code: code.into(),
            parent: parent.into(),
            name_vi: code.into(),
            name_en: code.into(),
            points: Some(points),
            certainty: Certainty::Published,
            below: Below::Whole,
        }
    }

    fn refusal(specs: Vec<NodeSpec>) -> String {
        let error = Framework::new("test", specs).expect_err("must be refused");
        assert!(error.is_framework());
        error.to_string()
    }

    #[test]
    fn bad_trees_are_refused_with_the_node_named() {
        let root = || spec("dti", "", 10.0);
        assert!(refusal(vec![]).contains("no root"));
        assert!(refusal(vec![spec("", "", 1.0)]).contains("without a code"));
        assert!(refusal(vec![root(), root()]).contains("`dti`: the code is given twice"));
        assert!(refusal(vec![root(), spec("a", "x", 1.0)]).contains("`a`: its parent `x`"));
        assert!(refusal(vec![root(), spec("b", "", 1.0)]).contains("`b`: a second root"));
        let cycle = vec![root(), spec("a", "b", 1.0), spec("b", "a", 1.0)];
        assert!(refusal(cycle).contains("`a`: it is part of a cycle"));
        assert!(
            refusal(vec![root(), spec("a", "dti", 11.0)]).contains("`dti`: its children have 11")
        );
        for points in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(refusal(vec![spec("dti", "", points)]).contains("above 0"));
        }
    }

    #[test]
    fn children_may_be_incomplete_only_where_marked() {
        let unknown = |code: &str, parent: &str| NodeSpec {
            points: None,
            ..spec(code, parent, 1.0)
        };
        let below = |below, node| NodeSpec { below, ..node };
        let tree = |root, second| vec![root, spec("a", "dti", 6.0), second];
        let root = || spec("dti", "", 10.0);
        let partial = || below(Below::Partial, root());

        assert!(refusal(tree(root(), unknown("b", "dti"))).contains("`dti`: points below it"));
        assert!(
            refusal(tree(root(), spec("b", "dti", 3.0))).contains("`dti`: its children have 9")
        );
        assert!(Framework::new("test", tree(partial(), unknown("b", "dti"))).is_ok());
        assert!(Framework::new("test", tree(partial(), spec("b", "dti", 3.0))).is_ok());
        assert!(
            refusal(tree(partial(), spec("b", "dti", 5.0)))
                .contains("`dti`: its known children have 11 points, it has only 10")
        );
        // What is known below a node without points of its own counts too.
        let mut deep = tree(partial(), unknown("b", "dti"));
        deep.push(spec("b.1", "b", 5.0));
        assert!(refusal(deep).contains("`dti`: its known children have 11"));

        let contradicted = || below(Below::Contradicted, root());
        assert!(Framework::new("test", tree(contradicted(), spec("b", "dti", 5.0))).is_ok());
        assert!(
            refusal(tree(contradicted(), spec("b", "dti", 4.0)))
                .contains("`dti`: it is marked as contradicted")
        );
    }

    #[test]
    fn a_weight_needs_both_points() {
        let nation = vec![
            NodeSpec {
                points: None,
                ..spec("dti", "", 1.0)
            },
            spec("government", "dti", 4.0),
        ];
        let framework = Framework::new("nation", nation).expect("points are optional");
        assert_eq!(framework.weight(0), Some(1.0));
        assert_eq!(framework.weight(1), None);
    }

    #[test]
    fn parents_stand_before_children_whatever_the_order_given() {
        let framework = Framework::new(
            "test",
            vec![
                spec("a.b", "a", 4.0),
                spec("a", "dti", 4.0),
                spec("c", "dti", 6.0),
                spec("dti", "", 10.0),
            ],
        )
        .expect("a valid tree");
        let codes: Vec<_> = framework
            .nodes()
            .iter()
            .map(|node| node.code.as_str())
            .collect();
        assert_eq!(codes, ["dti", "a", "a.b", "c"]);
    }
}
