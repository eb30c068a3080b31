//! Faults of each kind, planted into a report without contradictions: the audit must name the
//! wrong cells, and nothing else.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dti_engine::audit::{Evidence, Expected, Figure, Finding, Rule, Spot, Verdict, audit};
use dti_engine::read::{Number, PrintedCell};

use crate::complete::{Seeded, report};

/// How often each kind is planted, each time elsewhere. 150 pass too.
pub(crate) const SEEDS: u64 = if cfg!(debug_assertions) { 5 } else { 24 };

const VALUE_TABLES: [u8; 5] = [2, 5, 11, 14, 17];
const RANK_TABLES: [u8; 5] = [1, 4, 10, 13, 16];

/// A cell by table, unit, index, and whether it is a rank.
type Key = (u8, String, String, bool);

fn key(cell: &PrintedCell) -> Key {
    let rank = matches!(cell.number, Number::Rank(_));
    (cell.table, cell.unit.clone(), cell.index.clone(), rank)
}

fn number(finding: &Finding) -> Option<Number> {
    match finding.printed {
        Some(Figure::Value(value)) => Some(Number::Value(value)),
        Some(Figure::Rank(rank)) => Some(Number::Rank(rank)),
        _ => None,
    }
}

/// The report, and where its cells are.
pub(crate) struct Plot {
    pub(crate) clean: Evidence,
    pub(crate) faulty: Evidence,
    pub(crate) random: Seeded,
    /// League and position of the cell in each table, row and column.
    places: BTreeMap<(u8, u16, u8), (usize, usize)>,
}

impl Plot {
    pub(crate) fn new(seed: u64) -> Self {
        static REPORTS: OnceLock<Vec<Evidence>> = OnceLock::new();
        let reports = REPORTS.get_or_init(|| (0..3).map(report).collect());
        let clean = reports[(seed % 3) as usize].clone();
        let mut places = BTreeMap::new();
        for (league, tables) in clean.leagues.iter().enumerate() {
            for (at, cell) in tables.cells.iter().enumerate() {
                places.insert((cell.table, cell.row, cell.column), (league, at));
            }
        }
        Self {
            faulty: clean.clone(),
            clean,
            random: Seeded::new(seed ^ 0xd71),
            places,
        }
    }

    fn rows(&self, table: u8) -> u16 {
        let of_table = self.places.keys().filter(|place| place.0 == table);
        of_table.map(|place| place.1).max().unwrap()
    }

    /// Columns behind the name of the unit.
    fn body(&self, table: u8) -> Vec<u8> {
        let first = self
            .places
            .keys()
            .filter(|place| (place.0, place.1) == (table, 1));
        first
            .map(|place| place.2)
            .filter(|column| *column > 1)
            .collect()
    }

    fn number(&self, table: u8, row: u16, column: u8) -> Number {
        let (league, at) = self.places[&(table, row, column)];
        self.clean.leagues[league].cells[at].number
    }

    fn set(&mut self, table: u8, row: u16, column: u8, number: Number) {
        let (league, at) = self.places[&(table, row, column)];
        self.faulty.leagues[league].cells[at].number = number;
    }

    /// Puts the numbers of one row under the name of another.
    fn put_row(&mut self, table: u8, from: u16, to: u16) {
        for column in self.body(table) {
            let number = self.number(table, from, column);
            self.set(table, to, column, number);
        }
    }

    /// What was changed: cell, and the right number.
    fn planted(&self) -> BTreeMap<Key, (Number, Number)> {
        let mut planted = BTreeMap::new();
        for (clean, faulty) in self.clean.leagues.iter().zip(&self.faulty.leagues) {
            for (right, wrong) in clean.cells.iter().zip(&faulty.cells) {
                if right.number != wrong.number {
                    planted.insert(key(right), (wrong.number, right.number));
                }
            }
        }
        planted
    }

    /// Audits, and checks that exactly the changed cells are found, and that what is expected
    /// there is the right number or contains it.
    fn expect(&self, rules: &[Rule], what: &str) -> Vec<Finding> {
        let findings = audit(&self.faulty).unwrap();
        let mut planted = self.planted();
        let all: Vec<String> = findings.iter().map(crate::line).collect();
        for finding in &findings {
            let about = format!("{what}: {finding:?}\nof {all:#?}");
            assert!(matches!(finding.spot, Spot::Cell { .. }), "{about}");
            assert!(rules.contains(&finding.rule), "{about}");
            let wrong = number(finding).unwrap();
            let cell = (
                finding.table.unwrap(),
                finding.unit.clone().unwrap(),
                finding.index.clone().unwrap(),
                matches!(wrong, Number::Rank(_)),
            );
            let Some((printed, right)) = planted.remove(&cell) else {
                // A number that happens to be that of the row written over it is lost all the same.
                if self.is_overwritten(&cell) && !matches!(finding.expected, Expected::Figure(_)) {
                    continue;
                }
                panic!("nothing was planted there: {about}");
            };
            assert_eq!(printed, wrong, "{about}");
            let holds = match (&finding.expected, right) {
                (Expected::Unknown, _) => true,
                (Expected::Figure(Figure::Value(value)), Number::Value(right)) => {
                    (value - right).abs() < 1e-9
                }
                (Expected::Figure(Figure::Rank(rank)), Number::Rank(right)) => *rank == right,
                (Expected::Interval { low, high }, Number::Value(right)) => {
                    (low - 1e-9..=high + 1e-9).contains(&right)
                }
                _ => false,
            };
            assert!(holds, "{right:?} was right: {about}");
        }
        assert!(planted.is_empty(), "{what}: not found: {planted:?}");
        findings
    }

    /// Whether most of the row of a cell was changed.
    fn is_overwritten(&self, cell: &Key) -> bool {
        let planted = self.planted();
        let row = planted
            .keys()
            .filter(|key| (key.0, &key.1) == (cell.0, &cell.1));
        row.count() > 4
    }

    /// By how many places a value cell's unit moves in its column, and by how much the value.
    fn moves(&self, table: u8, row: u16, column: u8, to: f64) -> usize {
        let from = value(self.number(table, row, column));
        let passed = |other: u16| {
            let other = value(self.number(table, other, column));
            (from < other) != (to < other) || (from > other) != (to > other)
        };
        let others = (1..=self.rows(table)).filter(|other| *other != row);
        others.filter(|other| passed(*other)).count()
    }
}

fn value(number: Number) -> f64 {
    match number {
        Number::Value(value) => value,
        Number::Rank(rank) => f64::from(rank),
    }
}

#[test]
fn transposed_digits() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[2, 5, 8, 11, 14, 17]);
        let columns = plot.body(table);
        loop {
            let column = *plot.random.pick(&columns);
            let row = 1 + plot.random.below(usize::from(plot.rows(table))) as u16;
            let right = value(plot.number(table, row, column));
            let mut digits: Vec<u8> = format!("{right:.4}").into_bytes();
            let at = 2 + plot.random.below(3);
            digits.swap(at, at + 1);
            let wrong: f64 = String::from_utf8(digits).unwrap().parse().unwrap();
            // Smaller changes can hide behind the rounding of a sum of nine; a change that passes
            // nobody leaves nine suspects.
            if (wrong - right).abs() > 0.004 && plot.moves(table, row, column, wrong) > 1 {
                plot.set(table, row, column, Number::Value(wrong));
                let what = format!("seed {seed}, table {table}, row {row}, column {column}");
                plot.expect(&[Rule::TransposedDigits, Rule::WrongValue], &what);
                break;
            }
        }
    }
}

#[test]
fn a_wrong_aggregate() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[8, 8, 11, 14, 17]);
        let row = 1 + plot.random.below(63) as u16;
        let column = match table {
            8 => *plot.random.pick(&[3, 4, 5]),
            _ => 12,
        };
        let right = value(plot.number(table, row, column));
        let by = (20 + plot.random.below(400)) as f64 / 10_000.0;
        let wrong = ((right + by) * 10_000.0).round() / 10_000.0;
        plot.set(table, row, column, Number::Value(wrong));
        let what = format!("seed {seed}, table {table}, row {row}, column {column}");
        let findings = plot.expect(&[Rule::TransposedDigits, Rule::WrongValue], &what);
        let Expected::Figure(_) = findings[0].expected else {
            panic!("{what}: another table has the number: {findings:?}");
        };
    }
}

#[test]
fn a_rank_that_is_off() {
    for seed in 0..2 * SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[1, 4, 7, 10, 13, 16, 17]);
        let columns = match table {
            17 => vec![1],
            _ => [vec![1], plot.body(table)].concat(),
        };
        let column = *plot.random.pick(&columns);
        let rows = plot.rows(table);
        let row = 1 + plot.random.below(usize::from(rows)) as u16;
        let Number::Rank(right) = plot.number(table, row, column) else {
            unreachable!("these are columns of ranks");
        };
        let wrong = 1 + plot.random.below(usize::from(rows)) as u32;
        if wrong == right {
            continue;
        }
        plot.set(table, row, column, Number::Rank(wrong));
        let what = format!("seed {seed}, table {table}, row {row}, column {column}");
        let findings = plot.expect(&[Rule::WrongRank], &what);
        assert!(
            matches!(findings[0].expected, Expected::Figure(_)),
            "{what}"
        );
    }
}

#[test]
fn a_repeated_row() {
    for seed in 0..2 * SEEDS {
        let mut plot = Plot::new(seed);
        let tables = [VALUE_TABLES, RANK_TABLES].concat();
        let table = *plot.random.pick(&tables);
        let (from, to) = two_rows(&mut plot, table);
        plot.put_row(table, from, to);
        let what = format!("seed {seed}, table {table}, row {from} over row {to}");
        plot.expect(&[Rule::CopiedRow], &what);
    }
}

#[test]
fn two_swapped_rows() {
    for seed in 0..2 * SEEDS {
        let mut plot = Plot::new(seed);
        let tables = [VALUE_TABLES, RANK_TABLES].concat();
        let table = *plot.random.pick(&tables);
        let (a, b) = two_rows(&mut plot, table);
        plot.put_row(table, a, b);
        plot.put_row(table, b, a);
        let what = format!("seed {seed}, table {table}, rows {a} and {b}");
        plot.expect(&[Rule::SwappedRows], &what);
    }
}

#[test]
fn shifted_rows() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[1, 2, 10, 11, 13, 14, 16, 17]);
        let length = 4 + plot.random.below(3) as u16;
        let start = 1 + plot.random.below(usize::from(plot.rows(table) - length)) as u16;
        // Each row shows the one above; the first is repeated, or shows the last.
        let around = plot.random.below(2) == 0;
        for row in start + 1..start + length {
            plot.put_row(table, row - 1, row);
        }
        if around {
            plot.put_row(table, start + length - 1, start);
        }
        let what = format!("seed {seed}, table {table}, rows {start}+{length}, {around}");
        plot.expect(&[Rule::ShiftedRows, Rule::CopiedRow, Rule::MovedRow], &what);
    }
}

fn two_rows(plot: &mut Plot, table: u8) -> (u16, u16) {
    let rows = usize::from(plot.rows(table));
    let a = plot.random.below(rows);
    let b = (a + 1 + plot.random.below(rows - 1)) % rows;
    (a as u16 + 1, b as u16 + 1)
}

#[test]
fn two_swapped_columns_of_ranks() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[1, 10, 13, 16]);
        let columns = plot.body(table);
        let a = plot.random.below(columns.len());
        let b = (a + 1 + plot.random.below(columns.len() - 1)) % columns.len();
        for row in 1..=plot.rows(table) {
            let (left, right) = (
                plot.number(table, row, columns[a]),
                plot.number(table, row, columns[b]),
            );
            plot.set(table, row, columns[a], right);
            plot.set(table, row, columns[b], left);
        }
        let what = format!("seed {seed}, table {table}, columns {a} and {b}");
        plot.expect(&[Rule::SwappedColumns], &what);
    }
}

#[test]
fn leading_ranks_that_slip() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[2, 8, 10, 11, 13, 14, 16, 17]);
        let rows = plot.rows(table);
        let start = 2 + plot.random.below(usize::from(rows) - 4) as u16;
        for row in start..=rows {
            let Number::Rank(rank) = plot.number(table, row, 1) else {
                unreachable!("the first column has ranks");
            };
            plot.set(table, row, 1, Number::Rank(rank - 1));
        }
        let what = format!("seed {seed}, table {table}, from row {start}");
        plot.expect(&[Rule::ShiftedRanks, Rule::WrongRank], &what);
    }
}

#[test]
fn a_column_of_ranks_that_slips_by_a_row() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&[10, 13, 16]);
        let columns = plot.body(table);
        let column = *plot.random.pick(&columns);
        let length = 8 + plot.random.below(30) as u16;
        let start = 1 + plot.random.below(usize::from(63 - length)) as u16;
        for row in start + 1..start + length {
            let above = plot.number(table, row - 1, column);
            plot.set(table, row, column, above);
        }
        let what = format!("seed {seed}, table {table}, column {column}, rows {start}+{length}");
        plot.expect(
            &[Rule::ShiftedColumn, Rule::WrongRank, Rule::ShiftedRanks],
            &what,
        );
    }
}

/// A change that passes nobody in the column leaves the sum of the row alone to tell, and the sum
/// has nine suspects: it is reported, and no cell is accused, unless its digits betray it.
#[test]
fn a_value_that_only_the_sum_refutes() {
    for seed in 0..2 * SEEDS {
        let mut plot = Plot::new(seed);
        let table = *plot.random.pick(&VALUE_TABLES);
        let mut columns = plot.body(table);
        columns.pop();
        let quiet = (0..10_000).find_map(|_| {
            let column = *plot.random.pick(&columns);
            let row = 1 + plot.random.below(usize::from(plot.rows(table))) as u16;
            let right = value(plot.number(table, row, column));
            let by = (30 + plot.random.below(300)) as f64 / 10_000.0;
            let wrong = ((right + by) * 10_000.0).round() / 10_000.0;
            (plot.moves(table, row, column, wrong) == 0).then_some((row, column, wrong))
        });
        let (row, column, wrong) = quiet.unwrap();
        plot.set(table, row, column, Number::Value(wrong));
        let what = format!("seed {seed}, table {table}, row {row}, column {column}");
        let findings = audit(&plot.faulty).unwrap();
        let planted = plot.planted();
        let (cell, _) = planted.first_key_value().unwrap();
        assert_eq!(findings.len(), 1, "{what}: {findings:?}");
        let found = &findings[0];
        assert_eq!(found.unit.as_ref(), Some(&cell.1), "{what}: {found:?}");
        if found.rule == Rule::Sum {
            let whole = cell.2.rsplit_once('.').map_or("dti", |(whole, _)| whole);
            assert_eq!(found.index.as_deref(), Some(whole), "{what}: {found:?}");
        } else {
            assert_eq!(found.index.as_ref(), Some(&cell.2), "{what}: {found:?}");
        }
    }
}

#[test]
fn several_faults_at_once() {
    for seed in 0..SEEDS {
        let mut plot = Plot::new(seed);
        let (from, to) = two_rows(&mut plot, 14);
        plot.put_row(14, from, to);
        let (a, b) = two_rows(&mut plot, 10);
        plot.put_row(10, a, b);
        plot.put_row(10, b, a);
        let row = 1 + plot.random.below(63) as u16;
        let right = value(plot.number(8, row, 5));
        let wrong = Number::Value(((right + 0.0123) * 10_000.0).round() / 10_000.0);
        plot.set(8, row, 5, wrong);
        let start = 5 + plot.random.below(50) as u16;
        for row in start..=63 {
            let Number::Rank(rank) = plot.number(17, row, 1) else {
                unreachable!("the first column has ranks");
            };
            plot.set(17, row, 1, Number::Rank(rank - 1));
        }
        let what = format!("seed {seed}, rows {from} {to}, {a} {b}, {row}, from {start}");
        plot.expect(
            &[
                Rule::CopiedRow,
                Rule::SwappedRows,
                Rule::WrongValue,
                Rule::TransposedDigits,
                Rule::ShiftedRanks,
            ],
            &what,
        );
    }
}

/// Any number changed by any amount, down to the last digit: what is small enough stays hidden or
/// leaves several suspects, but no other cell is ever accused with certainty.
#[test]
fn no_cell_is_accused_for_another() {
    for seed in 0..8 * SEEDS {
        let mut plot = Plot::new(seed);
        let tables = [&VALUE_TABLES[..], &RANK_TABLES, &[7, 8]].concat();
        let table = *plot.random.pick(&tables);
        let columns = plot.body(table);
        let column = *plot.random.pick(&columns);
        let row = 1 + plot.random.below(usize::from(plot.rows(table))) as u16;
        let wrong = match plot.number(table, row, column) {
            Number::Rank(rank) => Number::Rank(rank + 1),
            Number::Value(value) => {
                let by = (1 + plot.random.below(9)) * plot.random.pick(&[1, 2, 5, 10, 50, 100]);
                Number::Value(((value * 10_000.0).round() + by as f64) / 10_000.0)
            }
        };
        plot.set(table, row, column, wrong);
        let planted = plot.planted();
        let (cell, _) = planted.first_key_value().unwrap();
        let findings = audit(&plot.faulty).unwrap();
        assert!(!cell.3 || !findings.is_empty(), "seed {seed}: {cell:?}");
        for finding in &findings {
            let is_planted = finding.table == Some(cell.0)
                && finding.unit.as_ref() == Some(&cell.1)
                && finding.index.as_ref() == Some(&cell.2);
            assert!(
                is_planted || finding.certainty != Verdict::Certain,
                "seed {seed}: {cell:?}, found {finding:?}"
            );
        }
    }
}

/// Ranks without any values still have to be a ranking.
#[test]
fn a_rank_that_no_ranking_has() {
    let mut plot = Plot::new(0);
    plot.set(7, 63, 1, Number::Rank(64));
    plot.faulty.leagues.truncate(1);
    plot.faulty.leagues[0].cells.retain(|cell| cell.table == 7);
    plot.faulty.groups.clear();
    plot.faulty.members.clear();
    plot.faulty.claims.clear();
    let findings = audit(&plot.faulty).unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].rule, Rule::Order);
    assert_eq!(findings[0].printed, Some(Figure::Rank(64)));
}
