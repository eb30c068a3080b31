//! The published numbers as the files of `assets/data` have them, read without the engine: what the
//! tests of profile and comparison hold the screens to.
#![allow(dead_code, reason = "each test file uses a part")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use crate::common::{rows, screen};

/// One league in one year.
pub(crate) struct Published {
    pub(crate) league: &'static str,
    pub(crate) year: u16,
    /// Ids of the units.
    pub(crate) units: BTreeSet<String>,
    /// Values as printed, or as corrected, by unit and index; `None` where the value is lost.
    values: BTreeMap<(String, String), Option<String>>,
    /// Ranks as printed, or as corrected.
    ranks: BTreeMap<(String, String), u32>,
    /// Units, indices and measures of which the number was corrected or taken away.
    corrected: BTreeSet<(String, String, String)>,
}

/// The files of a league in a year: those of 2020 by the numbers of the tables.
fn files(league: &str, year: u16) -> Vec<String> {
    let tables = |numbers: &[u8]| {
        let name = |table: &u8| format!("data/2020/table-{table:02}.csv");
        numbers.iter().map(name).collect()
    };
    match (league, year) {
        ("provinces", 2020) => tables(&[7, 8, 10, 11, 13, 14, 16, 17]),
        ("ministries-service", 2020) => tables(&[1, 2]),
        ("ministries-nonservice", 2020) => tables(&[4, 5]),
        ("provinces-34", _) => vec![format!("data/{year}/provinces-34.csv")],
        _ => vec![format!("data/{year}/provinces-63.csv")],
    }
}

/// Every league and year that has a ranking.
pub(crate) const ALL: [(&str, u16); 8] = [
    ("provinces", 2020),
    ("provinces", 2021),
    ("provinces", 2022),
    ("provinces", 2023),
    ("provinces", 2024),
    ("provinces-34", 2024),
    ("ministries-service", 2020),
    ("ministries-nonservice", 2020),
];

impl Published {
    pub(crate) fn of(league: &'static str, year: u16) -> Self {
        let cell = |row: &HashMap<String, String>| {
            ["document", "table", "row", "column"].map(|name| row[name].clone())
        };
        let repairs: HashMap<[String; 4], String> = rows("data/corrections.csv")
            .iter()
            .map(|row| (cell(row), row["corrected"].clone()))
            .collect();
        let spellings: HashMap<String, String> = rows("data/spellings.csv")
            .iter()
            .map(|row| (row["printed"].clone(), row["unit"].clone()))
            .collect();
        let listed = rows("data/units.csv");
        let listed: Vec<_> = listed
            .iter()
            .filter(|row| row["league"] == league)
            .collect();
        let mut this = Self {
            league,
            year,
            units: listed.iter().map(|row| row["unit"].clone()).collect(),
            values: BTreeMap::new(),
            ranks: BTreeMap::new(),
            corrected: BTreeSet::new(),
        };
        for file in files(league, year) {
            for row in rows(&file) {
                let printed = &row["unit_printed"];
                // Both Huế and Thừa Thiên Huế are printed, and so on: of this league.
                let named = listed.iter().find(|unit| unit["name_vi"] == *printed);
                let unit = named.map_or_else(|| spellings[printed].clone(), |u| u["unit"].clone());
                let key = (unit, row["index"].clone());
                let repair = repairs.get(&cell(&row));
                let number = repair.unwrap_or(&row["printed"]);
                // The tables of a pillar's indices repeat value and rank of the pillar itself, which
                // Tables 7 and 8 are the source of.
                let table: u8 = row["table"].parse().expect("a table");
                let repeats = table >= 10 && !row["index"].contains('.');
                if repair.is_some() && !repeats {
                    let (unit, index) = key.clone();
                    this.corrected.insert((unit, index, row["measure"].clone()));
                }
                let known = Some(number.clone()).filter(|number| number != "unknown");
                if row["measure"] == "value" {
                    let other = this.values.insert(key.clone(), known.clone());
                    let same = other.is_none_or(|other| number_of(&other) == number_of(&known));
                    assert!(same, "{league} {year}: two values of {key:?}");
                } else if let Some(rank) = known {
                    let rank = rank.parse().expect("a rank");
                    let other = this.ranks.insert(key.clone(), rank);
                    assert!(
                        other.is_none_or(|o| o == rank),
                        "{league}: two ranks of {key:?}"
                    );
                }
            }
        }
        assert!(!this.ranks.is_empty(), "{league} {year}");
        this
    }

    /// The value as printed: four decimals.
    pub(crate) fn printed(&self, unit: &str, index: &str) -> Option<String> {
        let key = (unit.to_owned(), index.to_owned());
        let printed = self.values.get(&key)?.clone()?;
        let (whole, digits) = printed.split_once('.').unwrap_or((&printed, ""));
        Some(format!("{whole}.{digits:0<4}"))
    }

    pub(crate) fn value(&self, unit: &str, index: &str) -> Option<f64> {
        number_of(&self.printed(unit, index))
    }

    pub(crate) fn rank(&self, unit: &str, index: &str) -> Option<u32> {
        let key = (unit.to_owned(), index.to_owned());
        self.ranks.get(&key).copied()
    }

    /// Whether the `value` or the `rank` was.
    pub(crate) fn is_corrected(&self, unit: &str, index: &str, measure: &str) -> bool {
        let key = [unit, index, measure].map(str::to_owned);
        self.corrected.contains(&key.into())
    }

    /// The codes of the indices that the files have.
    pub(crate) fn indices(&self) -> BTreeSet<String> {
        let values = self.values.keys().map(|(_, index)| index.clone());
        values.collect()
    }

    /// The known values of an index.
    pub(crate) fn known(&self, index: &str) -> Vec<f64> {
        let units = self.units.iter();
        units.filter_map(|unit| self.value(unit, index)).collect()
    }

    /// The plain mean of an index, where all values but a few are known.
    pub(crate) fn mean(&self, index: &str) -> Option<f64> {
        let known = self.known(index);
        let enough = known.len() * 10 >= self.units.len() * 9;
        enough.then(|| known.iter().sum::<f64>() / known.len() as f64)
    }

    /// The address of a unit's profile.
    pub(crate) fn address(&self, unit: &str, lang: &str) -> String {
        let (league, year) = (self.league, self.year);
        format!("?view=profile&league={league}&year={year}&unit={unit}&lang={lang}")
    }

    /// The Vietnamese profile of a unit on a phone, written once for all tests of a file.
    pub(crate) fn profile(&self, unit: &str) -> Arc<str> {
        static WRITTEN: Mutex<BTreeMap<String, Arc<str>>> = Mutex::new(BTreeMap::new());
        let address = self.address(unit, "vi");
        let there = WRITTEN.lock().expect("no panic").get(&address).cloned();
        there.unwrap_or_else(|| {
            let markup: Arc<str> = screen(&address, 358.0).into();
            let mut written = WRITTEN.lock().expect("no panic");
            written.insert(address, Arc::clone(&markup));
            markup
        })
    }
}

fn number_of(printed: &Option<String>) -> Option<f64> {
    printed
        .as_ref()
        .map(|number| number.parse().expect("a number"))
}

/// A number as a Vietnamese screen has it: `−0,0307`. `None` for a dash.
pub(crate) fn read(shown: &str) -> Option<f64> {
    let plain = shown
        .replace('\u{2212}', "-")
        .replace('+', "")
        .replace(',', ".");
    (shown != "–").then(|| {
        plain
            .parse()
            .unwrap_or_else(|_| panic!("`{shown}` is no number"))
    })
}

/// Half of the last printed digit, and the noise of sums.
pub(crate) const HALF: f64 = 0.000_05 + 1e-9;
