//! Scores: the value of every node of the rulebook for every unit.

use crate::aggregate::aggregate;
use crate::dataset::{Dataset, Reading, Status};
use crate::rank::{Rank, rank};

/// The value of every node for every unit, in one reading of the source.
///
/// A published node has its published number, in the given reading. A node that nobody published
/// is computed from its children. An unknown child leaves its parent unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores<'a> {
    dataset: &'a Dataset,
    reading: Reading,
    values: Vec<Vec<Option<f64>>>,
    status: Vec<Vec<Status>>,
}

/// Scores a dataset.
///
/// ```
/// use dti_engine::{Reading, published, score};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let dti = data.framework.index("dti")?;
/// assert_eq!(scores.value(dti, data.unit("da-nang")?), Some(0.4874));
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[must_use]
pub fn score(dataset: &Dataset, reading: Reading) -> Scores<'_> {
    let nodes = dataset.framework.nodes().len();
    let mut values: Vec<Vec<Option<f64>>> =
        (0..nodes).map(|n| dataset.values(n, reading)).collect();
    let mut status: Vec<Vec<Status>> = dataset
        .columns
        .iter()
        .map(|column| {
            column
                .values
                .iter()
                .map(|cell| cell.status(reading))
                .collect()
        })
        .collect();
    // Children stand behind their parents, so going backwards fills the leaves first.
    for node in (0..nodes).rev() {
        let unpublished = dataset.columns[node].value_table.is_none();
        if !unpublished || dataset.framework.nodes()[node].children.is_empty() {
            continue;
        }
        for unit in 0..dataset.units.len() {
            let sum = aggregate(&dataset.framework, node, |child| values[child][unit]);
            values[node][unit] = sum;
            status[node][unit] = if sum.is_some() {
                Status::Derived
            } else {
                Status::Unknown
            };
        }
    }
    Scores {
        dataset,
        reading,
        values,
        status,
    }
}

impl<'a> Scores<'a> {
    /// The dataset that was scored.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The reading of the source that was scored.
    #[must_use]
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// The value of an index for a unit, in [0, 1]; `None` when unknown.
    ///
    /// # Panics
    ///
    /// If there is no such index or unit.
    #[must_use]
    pub fn value(&self, index: usize, unit: usize) -> Option<f64> {
        self.values[index][unit]
    }

    /// The values of an index, one per unit.
    ///
    /// # Panics
    ///
    /// If there is no such index.
    #[must_use]
    pub fn values(&self, index: usize) -> &[Option<f64>] {
        &self.values[index]
    }

    /// What kind of number the value of an index for a unit is.
    ///
    /// # Panics
    ///
    /// If there is no such index or unit.
    #[must_use]
    pub fn status(&self, index: usize, unit: usize) -> Status {
        self.status[index][unit]
    }

    /// The ranks of all units by an index. A unit whose value is lost holds the rank that the
    /// source prints for it, unless that rank is lost too.
    ///
    /// # Panics
    ///
    /// If there is no such index.
    #[must_use]
    pub fn ranks(&self, index: usize) -> Vec<Option<Rank>> {
        let cells = &self.dataset.columns[index].ranks;
        let printed: Vec<Option<u32>> = cells.iter().map(|cell| cell.read(self.reading)).collect();
        rank(&self.values[index], &printed)
    }
}
