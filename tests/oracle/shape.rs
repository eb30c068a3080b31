//! The tables are whole, so that an oracle with holes cannot agree with everything.

use std::collections::HashSet;

use dti_tests::{LEAGUES, cells};

#[test]
fn every_index_of_every_unit_is_printed_once_in_its_tables() {
    let cells = cells();
    for league in &LEAGUES {
        for index in league.indices() {
            let (ranks, values) = league.tables_of(&index);
            for (table, measure) in [(ranks, "rank"), (values, "value")] {
                let units: Vec<&str> = cells
                    .iter()
                    .filter(|c| c.table == table && c.index == index && c.measure == measure)
                    .map(|c| c.unit.as_str())
                    .collect();
                let different: HashSet<&str> = units.iter().copied().collect();
                let what = format!("{}, {index}, {measure}, table {table}", league.id);
                assert_eq!(units.len(), league.units, "{what}");
                assert_eq!(different.len(), league.units, "{what}");
            }
        }
    }
}

#[test]
fn values_are_printed_with_four_decimals_and_ranks_without() {
    for cell in cells() {
        if cell.measure == "value" {
            let (whole, decimals) = cell.text.split_once('.').expect("a decimal point");
            assert!(whole == "0" && decimals.len() == 4, "{cell:?}");
        } else {
            let rank: usize = cell.text.parse().expect("a whole number");
            let units = LEAGUES.iter().find(|league| league.id == cell.league);
            assert!(
                (1..=units.expect("a league").units).contains(&rank),
                "{cell:?}"
            );
        }
    }
}
