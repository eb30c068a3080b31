//! Normalisation, aggregation, weights, missing values and ties: worked by hand, and for every
//! input.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and compares bits"
)]

mod by_hand;
#[cfg(not(target_arch = "wasm32"))]
mod for_all;
mod on_published;

use dti_engine::{
    Below, Cell, Certainty, Column, Dataset, Evaluation, Framework, League, Method, NodeSpec,
    Reading, Unit, evaluate,
};

fn node(code: &str, parent: &str, points: f64) -> NodeSpec {
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

fn unit(id: &str) -> Unit {
    Unit {
        id: id.into(),
        name_vi: id.into(),
        name_en: id.into(),
    }
}

/// A dataset with values at the leaves only: `(code, one value per unit)`.
fn dataset(framework: Framework, units: &[&str], leaves: &[(&str, Vec<Option<f64>>)]) -> Dataset {
    let columns = framework.nodes().iter().map(|node| {
        let given = leaves.iter().find(|(code, _)| *code == node.code);
        let cells = |values: &Vec<Option<f64>>| {
            let cell = |value: &Option<f64>| value.map_or(Cell::default(), Cell::printed);
            values.iter().map(cell).collect()
        };
        Column {
            value_table: given.map(|_| 1),
            values: given.map_or(vec![Cell::default(); units.len()], |(_, v)| cells(v)),
            ranks: vec![Cell::default(); units.len()],
            ..Column::default()
        }
    });
    Dataset {
        league: League::Provinces,
        year: 2020,
        document: "worked".into(),
        mean_document: None,
        columns: columns.collect(),
        units: units.iter().map(|id| unit(id)).collect(),
        framework,
    }
}

fn run(data: &Dataset, method: &Method) -> Evaluation {
    evaluate(data, Reading::Corrected, method).unwrap()
}

/// The values of an index.
fn values<'a>(evaluation: &'a Evaluation, code: &str) -> &'a [Option<f64>] {
    let found = evaluation.indices.iter().find(|index| index.code == code);
    &found.unwrap().values
}

/// The settled ranks by an index.
fn ranks(evaluation: &Evaluation, code: &str) -> Vec<Option<u32>> {
    let found = evaluation.indices.iter().find(|index| index.code == code);
    let ranks = found.unwrap().ranks.iter();
    ranks
        .map(|rank| rank.and_then(|rank| rank.settled()))
        .collect()
}
