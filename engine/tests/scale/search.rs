//! The search for the maximum points of the ministries without public services, shared by the
//! test and `examples/fit_scale.rs`.

use dti_engine::{Dataset, Error, Reading};

/// The nine indices in the order of the tables.
pub(crate) const INDICES: [&str; 9] = [
    "awareness",
    "institutions",
    "infrastructure",
    "data",
    "activity",
    "security",
    "human-resources",
    "sentiment",
    "expert",
];
/// Their maximum points in Appendix II of Decision 1726.
pub(crate) const CAPS: [u32; 9] = [50, 70, 50, 50, 80, 50, 50, 50, 50];

/// The smallest step in which points are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grid {
    /// 0.01 points.
    Hundredth,
    /// 0.005 points.
    HalfHundredth,
}

/// One ministry as printed, in ten-thousandths.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) values: [u32; 9],
    pub(crate) dti: u32,
}

/// Nine maxima, and how far their worst DTI is from print.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) maxima: [u32; 9],
    /// The largest difference is `off` ÷ `total` ten-thousandths.
    off: u64,
    total: u64,
}

impl Candidate {
    /// The largest difference from a printed DTI, as a value.
    pub(crate) fn worst(&self) -> f64 {
        self.off as f64 / self.total as f64 / 1e4
    }

    /// The DTI of a ministry from its printed values, in ten-thousandths.
    pub(crate) fn dti(&self, row: &Row) -> f64 {
        let sum: u32 = self.maxima.iter().zip(row.values).map(|(m, v)| m * v).sum();
        f64::from(sum) / self.total as f64
    }
}

/// The printed rows.
pub(crate) fn rows(data: &Dataset, reading: Reading) -> Result<Vec<Row>, Error> {
    let cell = |index: &str, unit: usize| -> Result<u32, Error> {
        let value = data.values(data.framework.index(index)?, reading)[unit];
        // Printed with four decimals.
        Ok((value.unwrap_or(f64::NAN) * 1e4).round() as u32)
    };
    (0..data.units.len())
        .map(|unit| {
            let mut values = [0; 9];
            for (value, index) in values.iter_mut().zip(INDICES) {
                *value = cell(index, unit)?;
            }
            Ok(Row {
                values,
                dti: cell("dti", unit)?,
            })
        })
        .collect()
}

/// Whether points on the grid, divided by the maximum and rounded to four decimals, can give the
/// value. A half may be rounded either way.
pub(crate) fn on_grid(value: u32, maximum: u32, grid: Grid) -> bool {
    let steps = match grid {
        Grid::Hundredth => 100,
        Grid::HalfHundredth => 200,
    };
    // k ÷ (steps × maximum) within half a ten-thousandth of the value, times 20,000 × both.
    let scale = i64::from(steps) * i64::from(maximum);
    let low = (2 * i64::from(value) - 1) * scale;
    let high = (2 * i64::from(value) + 1) * scale;
    let k = (low.max(0) + 19_999) / 20_000;
    k * 20_000 <= high && k <= scale
}

/// For each index the whole maxima, up to Appendix II's, on whose grid all its values lie.
pub(crate) fn candidates(rows: &[Row], grid: Grid) -> Vec<Vec<u32>> {
    let fits = |index: usize, maximum: u32| {
        let mut values = rows.iter().map(|row| row.values[index]);
        values.all(|value| on_grid(value, maximum, grid))
    };
    CAPS.iter()
        .enumerate()
        .map(|(index, &cap)| (1..=cap).filter(|&maximum| fits(index, maximum)).collect())
        .collect()
}

/// All combinations of candidates, the nearest to print first.
pub(crate) fn fits(rows: &[Row], candidates: &[Vec<u32>]) -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut maxima = [0; 9];
    combine(rows, candidates, 0, &mut maxima, &mut all);
    all.sort_by(|a, b| (a.off * b.total).cmp(&(b.off * a.total)));
    all
}

fn combine(
    rows: &[Row],
    candidates: &[Vec<u32>],
    at: usize,
    maxima: &mut [u32; 9],
    into: &mut Vec<Candidate>,
) {
    let Some(choices) = candidates.get(at) else {
        let total: u32 = maxima.iter().sum();
        let off = rows.iter().map(|row| {
            let sum: u32 = maxima.iter().zip(row.values).map(|(m, v)| m * v).sum();
            u64::from(sum.abs_diff(row.dti * total))
        });
        into.push(Candidate {
            maxima: *maxima,
            off: off.max().unwrap_or(0),
            total: u64::from(total),
        });
        return;
    };
    for &choice in choices {
        maxima[at] = choice;
        combine(rows, candidates, at + 1, maxima, into);
    }
}
