//! Tables 3, 6, 9, 12, 15, 18: how many units are in each group, and which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dti_engine::{Group, Reading, group};
use dti_tests::{number, rows};

use crate::engine::everything;

/// League, index, group.
type Key = (String, String, u8);

/// The groups by the engine's corrected values and bounds.
fn ours() -> BTreeMap<Key, BTreeSet<String>> {
    let mut groups: BTreeMap<Key, BTreeSet<String>> = BTreeMap::new();
    for ((league, unit, index), said) in everything(Reading::Corrected) {
        let pillar = ["dti", "government", "economy", "society"].contains(&index.as_str());
        let Some(value) = said.value.filter(|_| pillar) else {
            continue;
        };
        groups
            .entry((league, index, group(value).number()))
            .or_default()
            .insert(unit);
    }
    groups
}

fn key(row: &HashMap<String, String>) -> Key {
    (
        row["league"].clone(),
        row["index"].clone(),
        row["group"].parse().expect("a group"),
    )
}

/// Deviations of the percentages by name: table, group, what is printed. 30 of 63 are 47.6 %; the
/// report prints 47, and its four percentages add up to 100.
const PERCENTAGES: [(u8, u8, &str); 1] = [(9, 3, "47")];

#[test]
fn counts_and_percentages_are_those_of_the_tables() {
    let ours = ours();
    let mut deviations = Vec::new();
    let mut checked = 0;
    for row in rows("data/2020/group-tables.csv") {
        let printed: u32 = row["count"].parse().expect("a count");
        let table: u8 = row["table"].parse().expect("a table");
        let count = ours.get(&key(&row)).map_or(0, BTreeSet::len);
        assert_eq!(usize::try_from(printed).ok(), Some(count), "{row:?}");
        let share = 100.0 * f64::from(printed) / number(&row["total"]);
        if (share - number(&row["percent"])).abs() > 0.5 + 1e-9 {
            deviations.push((table, key(&row).2, row["percent"].clone()));
        }
        checked += 1;
    }
    assert_eq!(checked, 6 * Group::ALL.len());
    let named = PERCENTAGES.map(|(table, group, text)| (table, group, text.to_owned()));
    assert_eq!(deviations, named, "table, group, printed percentage");
}

#[test]
fn members_are_those_of_the_lists() {
    let spellings: HashMap<String, String> = rows("data/spellings.csv")
        .into_iter()
        .map(|row| (row["printed"].clone(), row["unit"].clone()))
        .collect();
    let mut printed: BTreeMap<(u8, Key), BTreeSet<String>> = BTreeMap::new();
    for row in rows("data/2020/group-members.csv") {
        let table = row["table"].parse().expect("a table");
        let unit = spellings[&row["unit_printed"]].clone();
        assert!(
            printed.entry((table, key(&row))).or_default().insert(unit),
            "twice in one list: {row:?}"
        );
    }
    let ours = ours();
    let nobody = BTreeSet::new();
    let mut members = 0;
    for ((table, key), listed) in &printed {
        assert_eq!(
            listed,
            ours.get(key).unwrap_or(&nobody),
            "table {table}, group {}",
            key.2
        );
        members += listed.len();
    }
    assert_eq!(
        members,
        18 + 7 + 4 * 63,
        "every unit is in one list of each table"
    );
}
