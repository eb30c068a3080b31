//! The published report as an oracle, read without the engine.
//!
//! What is tested must not supply its own answers: this crate reads `assets/data` by itself and
//! keeps every number as the text that is printed. It knows nothing of values, ranks or scores.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The three leagues of the report on 2020, and the tables that print them.
pub const LEAGUES: [League; 3] = [
    League {
        id: "provinces",
        units: 63,
        tables: &[7, 8, 10, 11, 13, 14, 16, 17],
    },
    League {
        id: "ministries-service",
        units: 18,
        tables: &[1, 2],
    },
    League {
        id: "ministries-nonservice",
        units: 7,
        tables: &[4, 5],
    },
];

/// The nine indices of a pillar or a ministry, in the order of the tables, and their weights in
/// hundredths of a pillar (report, Appendix B).
pub const NINE: [(&str, u32); 9] = [
    ("awareness", 10),
    ("institutions", 10),
    ("infrastructure", 10),
    ("data", 10),
    ("activity", 20),
    ("security", 10),
    ("human-resources", 10),
    ("sentiment", 10),
    ("expert", 10),
];

/// The three pillars of a province and their weights in hundredths of the total.
pub const PILLARS: [(&str, u32); 3] = [("government", 40), ("economy", 30), ("society", 30)];

/// A league of the report.
pub struct League {
    /// Identifier.
    pub id: &'static str,
    /// How many units the report ranks.
    pub units: usize,
    /// The tables with ranks (first of each pair) and values (second).
    pub tables: &'static [u8],
}

impl League {
    /// Every index that the tables of this league print.
    #[must_use]
    pub fn indices(&self) -> Vec<String> {
        let mut indices = vec!["dti".to_owned()];
        if self.id == "provinces" {
            for (pillar, _) in PILLARS {
                indices.push(pillar.to_owned());
                indices.extend(NINE.map(|(index, _)| format!("{pillar}.{index}")));
            }
        } else {
            indices.extend(NINE.map(|(index, _)| index.to_owned()));
        }
        indices
    }

    /// The tables that a reader looks an index up in: ranks, values.
    #[must_use]
    pub fn tables_of(&self, index: &str) -> (u8, u8) {
        match (self.id, index.split_once('.')) {
            ("provinces", None) => (7, 8),
            ("provinces", Some(("government", _))) => (10, 11),
            ("provinces", Some(("economy", _))) => (13, 14),
            ("provinces", _) => (16, 17),
            ("ministries-service", _) => (1, 2),
            _ => (4, 5),
        }
    }
}

/// One number in one cell of a table, as the text that is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Identifier of the league.
    pub league: &'static str,
    /// Number of the table.
    pub table: u8,
    /// Row of the table.
    pub row: u32,
    /// Column of the table.
    pub column: u32,
    /// Identifier of the unit whose name stands in the row.
    pub unit: String,
    /// Identifier of the index whose column it is.
    pub index: String,
    /// `value` or `rank`.
    pub measure: String,
    /// What is printed.
    pub text: String,
}

impl Cell {
    /// The number that is printed.
    ///
    /// # Panics
    ///
    /// If it is none.
    #[must_use]
    pub fn number(&self) -> f64 {
        number(&self.text)
    }
}

/// One line of the corrections file, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Number of the table.
    pub table: u8,
    /// Identifier of the unit.
    pub unit: String,
    /// Identifier of the index.
    pub index: String,
    /// `value` or `rank`.
    pub measure: String,
    /// What is printed.
    pub printed: String,
    /// What it should be, or `unknown`.
    pub corrected: String,
    /// The constraints that prove it.
    pub evidence: Vec<String>,
}

/// The number that a text is.
///
/// # Panics
///
/// If it is none.
#[must_use]
pub fn number(text: &str) -> f64 {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

/// The folder of the project's data.
#[must_use]
pub fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

/// The rows of a CSV file below `assets/`, each as a map from the header's names.
///
/// # Panics
///
/// If the file is not there or not a table.
#[must_use]
pub fn rows(path: &str) -> Vec<HashMap<String, String>> {
    let full = assets().join(path);
    let mut reader =
        csv::Reader::from_path(&full).unwrap_or_else(|error| panic!("{}: {error}", full.display()));
    reader
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("{path}: {error}")))
        .collect()
}

/// Every number of the twelve tables of ranks and values.
///
/// # Panics
///
/// If a table cannot be read, or names a unit that the spellings do not know.
#[must_use]
pub fn cells() -> Vec<Cell> {
    let spellings: HashMap<String, String> = rows("data/spellings.csv")
        .into_iter()
        .map(|mut row| (take(&mut row, "printed"), take(&mut row, "unit")))
        .collect();
    let mut cells = Vec::new();
    for league in &LEAGUES {
        for table in league.tables {
            for mut row in rows(&format!("data/2020/table-{table:02}.csv")) {
                let name = take(&mut row, "unit_printed");
                assert_eq!(take(&mut row, "table"), table.to_string());
                cells.push(Cell {
                    league: league.id,
                    table: *table,
                    row: take(&mut row, "row").parse().expect("a row"),
                    column: take(&mut row, "column").parse().expect("a column"),
                    unit: spellings[&name].clone(),
                    index: take(&mut row, "index"),
                    measure: take(&mut row, "measure"),
                    text: take(&mut row, "printed"),
                });
            }
        }
    }
    cells
}

/// Every correction of the twelve tables.
///
/// # Panics
///
/// If the file cannot be read.
#[must_use]
pub fn corrections() -> Vec<Correction> {
    rows("data/corrections.csv")
        .into_iter()
        .filter(|row| {
            row["document"] == "dti-2020" && matches!(row["measure"].as_str(), "value" | "rank")
        })
        .map(|mut row| Correction {
            table: take(&mut row, "table").parse().expect("a table"),
            unit: take(&mut row, "unit"),
            index: take(&mut row, "index"),
            measure: take(&mut row, "measure"),
            printed: take(&mut row, "printed"),
            corrected: take(&mut row, "corrected"),
            evidence: take(&mut row, "evidence")
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        })
        .collect()
}

/// The correction of a cell, if there is one.
#[must_use]
pub fn correction_of<'a>(corrections: &'a [Correction], cell: &Cell) -> Option<&'a Correction> {
    corrections.iter().find(|correction| {
        correction.table == cell.table
            && correction.unit == cell.unit
            && correction.index == cell.index
            && correction.measure == cell.measure
    })
}

fn take(row: &mut HashMap<String, String>, column: &str) -> String {
    row.remove(column)
        .unwrap_or_else(|| panic!("there is no column {column}"))
}
