//! The radar of units on the indices below a node.

use dti_engine::{Framework, Scores, Simulation};
use dti_text::charts::DetailText;

use super::{figure, index_name, unit_name};
use crate::radar::Radar;
use crate::series::{Indicator, Series, Setting};

/// Fewer axes make no shape.
const LEAST: usize = 3;

/// The nodes whose radar shows every index once: those right above the lowest ones, in the order of
/// the rulebook.
///
/// The three pillars of the provinces in 2020, the DTI of ministries and of later years; none in a
/// year of which no index below the DTI is known.
#[must_use]
pub fn radar_nodes(framework: &Framework) -> Vec<usize> {
    let nodes = framework.nodes();
    let is_leaf = |&node: &usize| nodes[node].children.is_empty();
    (0..nodes.len())
        .filter(|&node| nodes[node].children.len() >= LEAST)
        .filter(|&node| nodes[node].children.iter().all(is_leaf))
        .collect()
}

/// The radar of `units`, the subject first, on the indices right below `node`; with the mean of the
/// league where `with_mean`. It is unknown where [`super::view`] has none, and left out where it is
/// unknown on every axis.
///
/// `None` where fewer than three indices stand below the node. The 27 lowest indices of 2020 have no
/// radar of their own: that many names leave no room for the shape, so each pillar has one.
///
/// # Panics
///
/// If there is no such node or unit.
#[must_use]
pub fn radar(
    scores: &Scores<'_>,
    node: usize,
    units: &[usize],
    with_mean: bool,
    setting: Setting,
) -> Option<Radar> {
    let dataset = scores.dataset();
    let mut radar = empty(scores, node, setting)?;
    let lang = radar.setting.lang;
    radar.series = units
        .iter()
        .map(|&unit| Series {
            id: dataset.units[unit].id.clone(),
            name: unit_name(dataset, unit, lang).to_owned(),
            mean: false,
            figures: Vec::new(),
        })
        .collect();
    let mut means = Vec::new();
    for &index in &dataset.framework.nodes()[node].children {
        let ranks = scores.ranks(index);
        for (series, &unit) in radar.series.iter_mut().zip(units) {
            let figure = figure::published(scores, index, unit, &ranks);
            series.figures.push(figure);
        }
        means.push(figure::mean(scores, index));
    }
    if with_mean && means.iter().any(|mean| mean.known().is_some()) {
        radar.series.push(figure::mean_series(lang, means));
    }
    Some(radar)
}

/// The radar of one unit as published and in a scenario.
///
/// All that is known of the scenario is marked as simulated, also where it changes nothing. `None`
/// where fewer than three indices stand below the node.
///
/// # Panics
///
/// If there is no such node or unit, or the simulation is of other data.
#[must_use]
pub fn simulated_radar(
    scores: &Scores<'_>,
    simulation: &Simulation,
    node: usize,
    unit: usize,
    setting: Setting,
) -> Option<Radar> {
    let mut radar = radar(scores, node, &[unit], false, setting)?;
    let dataset = scores.dataset();
    let detail = DetailText::of(radar.setting.lang);
    let name = unit_name(dataset, unit, radar.setting.lang);
    let figures = dataset.framework.nodes()[node]
        .children
        .iter()
        .map(|&index| figure::simulated(simulation, index, unit))
        .collect();
    let after = Series {
        id: dataset.units[unit].id.clone(),
        name: (detail.simulated_of)(name),
        mean: false,
        figures,
    };
    for before in &mut radar.series {
        before.name = (detail.published_of)(name);
    }
    radar.series.push(after);
    Some(radar)
}

fn empty(scores: &Scores<'_>, node: usize, setting: Setting) -> Option<Radar> {
    let dataset = scores.dataset();
    let nodes = dataset.framework.nodes();
    let lang = setting.lang;
    let below = &nodes[node].children;
    if below.len() < LEAST {
        return None;
    }
    let axes = below
        .iter()
        .map(|&index| Indicator {
            id: nodes[index].code.clone(),
            name: if nodes[index].parent == Some(node) {
                lang.pick(&nodes[index].name_vi, &nodes[index].name_en)
                    .clone()
            } else {
                index_name(dataset, index, lang)
            },
        })
        .collect();
    Some(Radar {
        index: format!("{} {}", index_name(dataset, node, lang), dataset.year),
        setting,
        axes,
        series: Vec::new(),
    })
}
