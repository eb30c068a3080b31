//! Values and ranks, cell by cell.

use dti_engine::{Rank, Reading};
use dti_tests::{Correction, LEAGUES, cells, correction_of, corrections, number};

use crate::engine::{about, everything};

/// The engine's number for a cell as text, and whether the table says so too.
fn agrees(printed: &dti_tests::Cell, said: crate::engine::Said) -> (bool, String) {
    if printed.measure == "value" {
        let agrees = said
            .value
            .is_some_and(|v| v.to_bits() == printed.number().to_bits());
        (
            agrees,
            said.value
                .map_or("unknown".to_owned(), |value| format!("{value:.4}")),
        )
    } else {
        let rank = said.rank.and_then(Rank::settled);
        let text = rank.map_or("unsettled".to_owned(), |rank| rank.to_string());
        (text == printed.text, text)
    }
}

/// Cells where the corrected engine differs from the print: cell and what the engine says.
pub(crate) fn differences() -> Vec<(dti_tests::Cell, String)> {
    let all = everything(Reading::Corrected);
    cells()
        .into_iter()
        .filter_map(|cell| {
            let said = about(&all, cell.league, &cell.unit, &cell.index);
            let (agrees, text) = agrees(&cell, said);
            (!agrees).then_some((cell, text))
        })
        .collect()
}

#[test]
fn corrected_values_and_ranks_are_the_printed_ones_but_for_the_corrections() {
    let corrections = corrections();
    for (cell, said) in differences() {
        let correction: &Correction = correction_of(&corrections, &cell)
            .unwrap_or_else(|| panic!("the engine says {said}, the table prints {cell:?}"));
        assert_eq!(correction.printed, cell.text, "{cell:?}");
        assert_eq!(correction.corrected, said, "{cell:?}");
    }
}

#[test]
fn every_correction_is_a_difference_and_has_two_constraints() {
    let cells = cells();
    let differences = differences();
    for correction in corrections() {
        let name = format!(
            "table {}, {}, {}, {}",
            correction.table, correction.unit, correction.index, correction.measure
        );
        let mut evidence = correction.evidence.clone();
        evidence.sort();
        evidence.dedup();
        assert!(evidence.len() >= 2, "{name}: only {evidence:?}");
        let about = |cell: &dti_tests::Cell| {
            correction_of(std::slice::from_ref(&correction), cell).is_some()
        };
        if cells.iter().any(about) {
            assert!(
                differences.iter().any(|(cell, _)| about(cell)),
                "{name}: nothing is corrected"
            );
        }
    }
}

#[test]
fn as_printed_the_engine_holds_the_printed_tables() {
    let all = everything(Reading::Printed);
    let cells = cells();
    for league in &LEAGUES {
        for index in league.indices() {
            let (ranks, values) = league.tables_of(&index);
            let of = |table, measure: &'static str| {
                let index = index.clone();
                cells.iter().filter(move |cell| {
                    cell.table == table && cell.index == index && cell.measure == measure
                })
            };
            let printed: Vec<_> = of(values, "value").collect();
            for cell in &printed {
                let ahead = printed
                    .iter()
                    .filter(|other| other.number() > cell.number());
                let place = u32::try_from(ahead.count() + 1).expect("few units");
                let said = about(&all, league.id, &cell.unit, &index);
                assert_eq!(
                    said.value.map(f64::to_bits),
                    Some(cell.number().to_bits()),
                    "{cell:?}"
                );
                assert_eq!(said.rank, Some(Rank::exact(place)), "{cell:?}");
            }
            // The printed ranks are data too: they go out as `printed_rank`.
            let data = crate::engine::datasets();
            let data = data
                .iter()
                .find(|data| data.league.id() == league.id)
                .expect("a league");
            let at = data.framework.index(&index).expect("an index");
            for cell in of(ranks, "rank") {
                let unit = data.unit(&cell.unit).expect("a unit");
                let held = data.columns[at].ranks[unit].printed;
                assert_eq!(held.map(f64::from), Some(number(&cell.text)), "{cell:?}");
            }
        }
    }
}

#[test]
fn khanh_hoa_is_42nd() {
    let said = about(
        &everything(Reading::Corrected),
        "provinces",
        "khanh-hoa",
        "dti",
    );
    assert_eq!(said.rank, Some(Rank::exact(42)));
}
