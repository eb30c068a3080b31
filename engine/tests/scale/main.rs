//! The inferred scale of the ministries without public services: found again, and found alone. See
//! `docs/inferred-ministry-scale.md`.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may panic, and whole numbers of points are exact"
)]

mod search;

use dti_engine::{Certainty, Reading, published, rulebook};
use search::{CAPS, Grid, INDICES, candidates, fits, on_grid, rows};

const FITTED: [u32; 9] = [50, 67, 45, 50, 30, 50, 50, 50, 45];

#[test]
fn the_scale_is_the_only_one_on_the_grid() {
    let data = published::ministries_nonservice_2020().unwrap();
    let rows = rows(&data, Reading::Printed).unwrap();
    let all = candidates(&rows, Grid::Hundredth);
    assert_eq!(
        all,
        [
            vec![48, 50],
            vec![67],
            vec![45],
            vec![5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
            vec![30, 40, 60, 64, 66, 70, 75, 79, 80],
            vec![25, 40, 50],
            vec![50],
            vec![50],
            vec![45],
        ]
    );
    let ranked = fits(&rows, &all);
    assert_eq!(ranked.len(), 540);
    assert_eq!(ranked[0].maxima, FITTED);
    // Half a digit is 0.5e-4: the fit is a hair off for one ministry, the next is ten times worse.
    assert!((0.53e-4..0.54e-4).contains(&ranked[0].worst()));
    assert_eq!(ranked[1].maxima, [48, 67, 45, 50, 30, 50, 50, 50, 45]);
    assert!((7.3e-4..7.4e-4).contains(&ranked[1].worst()));
    assert!(ranked[2].worst() > 26e-4);
    let beyond_half: Vec<&str> = data
        .units
        .iter()
        .zip(&rows)
        .filter(|(_, row)| (ranked[0].dti(row) - f64::from(row.dti)).abs() > 0.5)
        .map(|(unit, _)| unit.id.as_str())
        .collect();
    assert_eq!(beyond_half, ["thanh-tra-chinh-phu"]);
    // Appendix II as it is does not come near.
    let appendix: Vec<Vec<u32>> = CAPS.iter().map(|cap| vec![*cap]).collect();
    assert!(fits(&rows, &appendix)[0].worst() > 115e-4);
}

/// Six of the seven rows find the same scale, whichever is left out.
#[test]
fn no_single_ministry_decides() {
    let data = published::ministries_nonservice_2020().unwrap();
    let rows = rows(&data, Reading::Printed).unwrap();
    for at in 0..rows.len() {
        let mut six = rows.clone();
        six.remove(at);
        let ranked = fits(&six, &candidates(&six, Grid::Hundredth));
        assert_eq!(ranked[0].maxima, FITTED, "without {}", data.units[at].id);
    }
}

/// The values of the other ministries lie on the grid of Appendix II, which is why we trust it.
#[test]
fn the_other_ministries_lie_on_the_grid() {
    let data = published::ministries_service_2020().unwrap();
    let rows = rows(&data, Reading::Printed).unwrap();
    let (mut tested, mut coarse) = (0, 0);
    for row in &rows {
        for (value, cap) in row.values.iter().zip(CAPS) {
            assert!(on_grid(*value, cap, Grid::Hundredth));
            tested += 1;
            // Of 50 points only every other ten-thousandth can be reached.
            coarse += u32::from(cap == 50);
        }
    }
    assert_eq!((tested, coarse), (162, 126));
    assert!(!on_grid(1, 50, Grid::Hundredth) && on_grid(2, 50, Grid::Hundredth));
}

/// The whole weight is on the grid: one of 0.005 points would leave 29 thousand million scales.
#[test]
fn a_finer_grid_would_not_decide() {
    let data = published::ministries_nonservice_2020().unwrap();
    let rows = rows(&data, Reading::Printed).unwrap();
    let left = candidates(&rows, Grid::HalfHundredth);
    let left: Vec<usize> = left.iter().map(Vec::len).collect();
    assert_eq!(left, [11, 28, 12, 18, 45, 14, 7, 10, 10]);
}

/// The encoded rulebook is this scale, and says that it is inferred.
#[test]
fn the_rulebook_is_the_fit() {
    let data = published::ministries_nonservice_2020().unwrap();
    assert!(data.framework.is_inferred());
    for (index, maximum) in INDICES.iter().zip(FITTED) {
        let node = &data.framework.nodes()[data.framework.index(index).unwrap()];
        assert_eq!(node.points, Some(f64::from(maximum)));
        assert_eq!(node.certainty, Certainty::Inferred);
    }
    assert_eq!(data.framework.nodes()[0].points, Some(437.0));
}

/// What Appendix II has and the scale lacks is the points of components about public services.
#[test]
fn what_is_missing_are_parts_about_public_services() {
    let book = published::rulebook("qd1726-ministry").unwrap();
    let book: &rulebook::Rulebook = &book;
    let points = |code: &str| {
        let node = book.framework.index(code).unwrap();
        book.framework.nodes()[node].points
    };
    assert_eq!(points("institutions.2.2.3"), Some(3.0));
    assert_eq!(points("infrastructure.3.8"), Some(5.0));
    let dropped = ["5.8", "5.9", "5.10", "5.11", "5.12", "5.13", "5.14"]
        .map(|number| points(&format!("activity.{number}")).unwrap());
    assert_eq!(dropped, [6.0, 8.0, 8.0, 8.0, 8.0, 6.0, 6.0]);
    assert!((dropped.iter().sum::<f64>() - 50.0).abs() < 1e-9);
    // Its points are lost in our copy; 9.5 has 13, and its counterpart 8.5 has 8 + 5.
    assert_eq!(points("expert.9.5.2"), None);
    assert_eq!(points("expert.9.5"), Some(13.0));
    assert_eq!(points("sentiment.8.5.1"), Some(8.0));
    assert_eq!(points("sentiment.8.5.2"), Some(5.0));
    let lacking: Vec<u32> = CAPS
        .iter()
        .zip(FITTED)
        .map(|(cap, fit)| cap - fit)
        .collect();
    assert_eq!(lacking, [0, 3, 5, 0, 50, 0, 0, 0, 5]);
}
