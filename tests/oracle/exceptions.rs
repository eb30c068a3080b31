//! The list that a person reads: every number of ours that is not the printed one.

use std::fmt::Write;
use std::path::Path;

use dti_tests::{assets, correction_of, corrections};

use crate::values::differences;

const HEAD: &str = "\
# Every cell of the 2020 tables where the corrected number differs from the printed one.
# league, index, unit, measure: table, printed → corrected (the constraints that prove it)
# The tests fail when the engine differs from the report in any cell that is not in this list.
";

fn list() -> String {
    let corrections = corrections();
    let mut text = HEAD.to_owned();
    for (cell, said) in differences() {
        let evidence = correction_of(&corrections, &cell)
            .map_or("NO EVIDENCE".to_owned(), |correction| {
                correction.evidence.join(", ")
            });
        writeln!(
            text,
            "{}, {}, {}, {}: Table {}, {} → {said} ({evidence})",
            cell.league, cell.index, cell.unit, cell.measure, cell.table, cell.text
        )
        .expect("writing to a string");
    }
    text
}

#[test]
fn the_exceptions_are_those_in_the_list() {
    let path = assets().join("../tests/oracle/exceptions.txt");
    let listed = std::fs::read_to_string(&path).expect("tests/oracle/exceptions.txt");
    let found = list();
    for line in found.lines().filter(|line| !line.starts_with('#')) {
        println!("{line}");
    }
    // Left beside the build, to be looked at and copied.
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exceptions.txt");
    std::fs::write(&fresh, &found).expect("the folder is writable");
    let only = |a: &str, b: &str| -> Vec<String> {
        a.lines()
            .filter(|line| !b.lines().any(|other| other == *line))
            .map(str::to_owned)
            .collect()
    };
    assert!(
        listed == found,
        "the exceptions have changed; check each one, then copy {} to tests/oracle/exceptions.txt\n\
         new: {:#?}\ngone: {:#?}",
        fresh.display(),
        only(&found, &listed),
        only(&listed, &found),
    );
}
