//! Which maximum points reproduce the printed DTI of the ministries without public services.
//!
//! `cargo run -p dti-engine --example fit_scale` prints the search that
//! `docs/inferred-ministry-scale.md` describes. The arithmetic is in whole numbers: values are
//! ten-thousandths, points are hundredths.

#![allow(clippy::print_stdout, reason = "it is a report")]

use dti_engine::{Dataset, Error, Reading, published};

#[path = "../tests/scale/search.rs"]
mod search;

use search::{CAPS, Candidate, Grid, INDICES, candidates, fits, rows};

fn main() -> Result<(), Error> {
    let data: Dataset = published::ministries_nonservice_2020()?;
    let rows = rows(&data, Reading::Corrected)?;
    let all = candidates(&rows, Grid::Hundredth);
    println!("maxima that the grid of 0.01 points leaves, of those up to Appendix II's:");
    for ((index, cap), left) in INDICES.iter().zip(CAPS).zip(&all) {
        println!("  {index:16} 1..={cap}: {left:?}");
    }
    let combinations: usize = all.iter().map(Vec::len).product();
    println!("{combinations} combinations; the best, by their largest difference from print:");
    let ranked = fits(&rows, &all);
    for fit in ranked.iter().take(6) {
        show(fit);
    }
    let appendix: Vec<Vec<u32>> = CAPS.iter().map(|cap| vec![*cap]).collect();
    println!("Appendix II as it is:");
    fits(&rows, &appendix).iter().for_each(show);
    println!("with one ministry left out, of grid and fit:");
    for (at, unit) in data.units.iter().enumerate() {
        let mut six = rows.clone();
        six.remove(at);
        let left = candidates(&six, Grid::Hundredth);
        let combinations: usize = left.iter().map(Vec::len).product();
        println!("  without {}: {combinations} combinations", unit.id);
        for fit in fits(&six, &left).iter().take(2) {
            show(fit);
        }
    }
    let finer: Vec<usize> = candidates(&rows, Grid::HalfHundredth)
        .iter()
        .map(Vec::len)
        .collect();
    println!("a grid of 0.005 points leaves {finer:?} maxima");
    println!("the printed DTI from the fitted maxima, in ten-thousandths:");
    let best = &ranked[0];
    for (unit, row) in data.units.iter().zip(&rows) {
        println!("  {:45} {:9.3} printed {}", unit.id, best.dti(row), row.dti);
    }
    Ok(())
}

fn show(fit: &Candidate) {
    println!(
        "  {:?} = {}: {:.3e}",
        fit.maxima,
        fit.maxima.iter().sum::<u32>(),
        fit.worst()
    );
}
