//! The values of a league under any weights, as sums of contiguous columns.

use super::CellBounds;
use crate::random::Random;
use crate::score::Scores;

/// A column of published values and the weight that it has.
#[derive(Clone, Copy, Debug)]
struct Source {
    node: usize,
    /// Position among the sources of the node above, which comes first; itself for the first.
    parent: usize,
    /// Published share in the node above.
    share: f64,
}

/// A cell whose value is unknown.
#[derive(Clone, Copy, Debug)]
struct OpenCell {
    column: usize,
    unit: usize,
    low: f64,
    width: f64,
    /// A value that leaves the whole as it is, whatever the weights: the whole's own.
    neutral: f64,
}

/// Published values and, in every draw, what each column is multiplied by.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    units: usize,
    stride: usize,
    sources: Vec<Source>,
    cells: Vec<f64>,
    open: Vec<OpenCell>,
    /// Weight of each source's node in the whole, and what its column is multiplied by.
    paths: Vec<f64>,
    factors: Vec<f64>,
    values: Vec<f64>,
    jitter: Vec<f64>,
}

impl Columns {
    /// The columns of an index and of the nodes below it whose weights will be changed.
    pub(crate) fn new(
        scores: &Scores<'_>,
        index: usize,
        reweighed: &[usize],
        bounds: &[CellBounds],
        lanes: usize,
    ) -> Self {
        let framework = &scores.dataset().framework;
        let mut sources = vec![Source {
            node: index,
            parent: 0,
            share: 1.0,
        }];
        let mut reweighed = reweighed.to_vec();
        reweighed.sort_unstable();
        for node in reweighed {
            let above = |source: &Source| Some(source.node) == framework.nodes()[node].parent;
            if let Some(parent) = sources.iter().position(above) {
                sources.push(Source {
                    node,
                    parent,
                    share: framework.weight(node).unwrap_or_default(),
                });
            }
        }
        let units = scores.dataset().units.len();
        let stride = units.next_multiple_of(lanes);
        let mut cells = vec![0.0; sources.len() * stride];
        let mut open = Vec::new();
        for (column, source) in sources.iter().enumerate() {
            for (unit, value) in scores.values(source.node).iter().enumerate() {
                if let Some(value) = value {
                    cells[column * stride + unit] = *value;
                    continue;
                }
                let mut given = bounds.iter();
                let given = given.find(|cell| cell.unit == unit && cell.index == source.node);
                let (low, high) = given.map_or((0.0, 1.0), |cell| (cell.low, cell.high));
                let above = scores.value(sources[source.parent].node, unit);
                open.push(OpenCell {
                    column,
                    unit,
                    low,
                    width: high - low,
                    neutral: above.unwrap_or(0.5),
                });
            }
        }
        let mut factors = vec![0.0; sources.len()];
        factors[0] = 1.0;
        Self {
            units,
            stride,
            cells,
            open,
            paths: vec![1.0; sources.len()],
            factors,
            values: vec![0.0; stride],
            jitter: vec![0.0; stride],
            sources,
        }
    }

    /// Units, padded to whole lanes.
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// Takes other shares, one per node of the framework.
    #[inline]
    pub(crate) fn weigh(&mut self, shares: &[f64]) {
        for at in 1..self.sources.len() {
            let source = self.sources[at];
            let (above, share) = (self.paths[source.parent], shares[source.node]);
            self.paths[at] = above * share;
            self.factors[at] = above * (share - source.share);
        }
    }

    /// The values under the weights, without what is unknown.
    fn add(&mut self) {
        self.values.fill(0.0);
        for (column, &factor) in self.cells.chunks_exact(self.stride).zip(&self.factors) {
            for (sum, cell) in self.values.iter_mut().zip(column) {
                *sum += factor * cell;
            }
        }
    }

    /// The values under the weights; unknown ones drawn, and printed ones off by up to `half`.
    #[inline]
    pub(crate) fn draw(&mut self, noise: &mut Random, half: Option<f64>) -> &[f64] {
        self.add();
        if let Some(half) = half {
            for factor in &self.factors {
                noise.jitter(&mut self.jitter, half);
                for (sum, jitter) in self.values.iter_mut().zip(&self.jitter) {
                    *sum += factor * jitter;
                }
            }
        }
        for cell in &self.open {
            let drawn = cell.low + cell.width * noise.uniform();
            self.values[cell.unit] += self.factors[cell.column] * drawn;
        }
        &self.values[..self.units]
    }

    /// The values under the weights; unknown ones such that they move nothing.
    pub(crate) fn plain(&mut self) -> &[f64] {
        self.add();
        for cell in &self.open {
            self.values[cell.unit] += self.factors[cell.column] * cell.neutral;
        }
        &self.values[..self.units]
    }
}
