//! The tree of a rulebook.

use dti_engine::{Certainty, Framework};

use super::years::number_of;
use crate::series::Setting;
use crate::tree::{Node, Tree};

/// The tree of a framework; of a whole rulebook, [`dti_engine::rulebook::Rulebook::framework`] or a
/// part of it.
///
/// An entry whose points are lost has none, one whose name is lost is called by its number, and one
/// whose points were fitted by us is marked as inferred.
#[must_use]
pub fn tree(framework: &Framework, setting: Setting) -> Tree {
    let detail = setting.detail();
    let nodes = framework.nodes().iter().map(|node| {
        let name = setting.lang.pick(&node.name_vi, &node.name_en);
        Node {
            id: node.code.clone(),
            name: if name.is_empty() {
                (detail.nameless)(number_in_rulebook(&node.code))
            } else {
                name.clone()
            },
            parent: node.parent,
            points: node.points,
            inferred: node.points.is_some() && node.certainty == Certainty::Inferred,
        }
    });
    Tree {
        rulebook: name_of(framework, &setting),
        nodes: nodes.collect(),
        setting,
    }
}

/// The part of a framework from a node down, for a rulebook that is too large for one picture.
///
/// # Panics
///
/// If there is no such node.
#[must_use]
pub fn subtree(framework: &Framework, node: usize, setting: Setting) -> Tree {
    let mut tree = tree(framework, setting);
    let all = std::mem::take(&mut tree.nodes);
    tree.rulebook = format!("{}: {}", tree.rulebook, all[node].name);
    // Where each kept entry stands now; a parent stands before its children.
    let mut places = vec![None; all.len()];
    for (at, mut entry) in all.into_iter().enumerate() {
        let above = entry.parent.and_then(|parent| places[parent]);
        if at == node || above.is_some() {
            places[at] = Some(tree.nodes.len());
            entry.parent = above;
            tree.nodes.push(entry);
        }
    }
    tree
}

/// `Quyết định 1726/QĐ-BTTTT`; for a rulebook that is no decision’s, the name of its root.
fn name_of(framework: &Framework, setting: &Setting) -> String {
    let office = |number: &str| match number {
        "405" => "QĐ-BKHCN",
        _ => "QĐ-BTTTT",
    };
    let number = number_of(framework.id());
    let Some(number) = number else {
        let root = framework.nodes().first();
        return root.map_or_else(String::new, |root| {
            setting.lang.pick(&root.name_vi, &root.name_en).clone()
        });
    };
    (setting.detail().decision)(&format!("{number}/{}", office(number)))
}

/// The number of an entry in its rulebook: `5.10.1` of `government.activity.5.10.1`.
fn number_in_rulebook(code: &str) -> &str {
    let digit = code.find(|c: char| c.is_ascii_digit());
    digit.map_or(code, |from| &code[from..])
}
