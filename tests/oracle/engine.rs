//! The engine, asked by names.

use std::collections::HashMap;

use dti_engine::{Dataset, Rank, Reading, published, score};

/// What the engine says about a unit and an index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) value: Option<f64>,
    pub(crate) rank: Option<Rank>,
}

/// League, unit, index → what the engine says in one reading.
pub(crate) type Everything = HashMap<(String, String, String), Said>;

/// The datasets of 2020.
pub(crate) fn datasets() -> Vec<Dataset> {
    let all = published::all().expect("the built-in data are right");
    all.into_iter()
        .filter(|data| data.year == 2020 && data.units.len() > 1)
        .collect()
}

/// Everything that the engine says about 2020.
pub(crate) fn everything(reading: Reading) -> Everything {
    let mut all = Everything::new();
    for data in datasets() {
        let scores = score(&data, reading);
        for (index, node) in data.framework.nodes().iter().enumerate() {
            let ranks = scores.ranks(index);
            for (unit, rank) in ranks.into_iter().enumerate() {
                let key = (
                    data.league.id().to_owned(),
                    data.units[unit].id.clone(),
                    node.code.clone(),
                );
                all.insert(
                    key,
                    Said {
                        value: scores.value(index, unit),
                        rank,
                    },
                );
            }
        }
    }
    all
}

/// What the engine says about one cell's unit and index.
pub(crate) fn about(all: &Everything, league: &str, unit: &str, index: &str) -> Said {
    all[&(league.to_owned(), unit.to_owned(), index.to_owned())]
}
