//! The rankings of 2021 to 2024 and the means that were published with them.

use std::collections::{BTreeMap, HashMap};

use dti_engine::{Dataset, Rank, Reading, mean, published, score};
use dti_tests::{number, rows};

/// League, year, file.
const FILES: [(&str, u16, &str); 5] = [
    ("provinces", 2021, "data/2021/provinces-63.csv"),
    ("provinces", 2022, "data/2022/provinces-63.csv"),
    ("provinces", 2023, "data/2023/provinces-63.csv"),
    ("provinces", 2024, "data/2024/provinces-63.csv"),
    ("provinces-34", 2024, "data/2024/provinces-34.csv"),
];

fn dataset(all: &[Dataset], league: &str, year: u16) -> Option<Dataset> {
    all.iter()
        .find(|data| data.league.id() == league && data.year == year)
        .cloned()
}

fn spellings() -> HashMap<String, String> {
    let rows = rows("data/spellings.csv").into_iter();
    rows.map(|row| (row["printed"].clone(), row["unit"].clone()))
        .collect()
}

#[test]
fn published_values_and_ranks_are_those_of_the_engine() {
    let all = published::all().expect("the built-in data are right");
    let spellings = spellings();
    for (league, year, file) in FILES {
        let data = dataset(&all, league, year).expect("a dataset");
        let scores = score(&data, Reading::Corrected);
        let mut values = 0;
        let mut ranks = 0;
        for row in rows(file) {
            let unit = data.unit(&spellings[&row["unit_printed"]]).expect("a unit");
            let index = data.framework.index(&row["index"]).expect("an index");
            let printed = number(&row["printed"]);
            if row["measure"] == "value" {
                let value = scores.value(index, unit);
                assert_eq!(
                    value.map(f64::to_bits),
                    Some(printed.to_bits()),
                    "{file}: {row:?}"
                );
                values += 1;
                continue;
            }
            ranks += 1;
            let rank = scores.ranks(index)[unit].and_then(Rank::settled);
            assert_eq!(rank.map(f64::from), Some(printed), "{file}: {row:?}");
        }
        // And nothing is known that is not printed.
        let known = (0..data.framework.nodes().len())
            .flat_map(|index| scores.values(index).to_vec())
            .flatten();
        assert_eq!(known.count(), values, "{file}");
        println!("{file}: {values} values, {ranks} ranks");
    }
}

#[test]
fn the_dti_of_2022_to_2024_is_known_of_every_unit() {
    let all = published::all().expect("the built-in data are right");
    for (league, year, units) in [
        ("provinces", 2022, 63),
        ("provinces", 2023, 63),
        ("provinces", 2024, 63),
        ("provinces-34", 2024, 34),
    ] {
        let data = dataset(&all, league, year).expect("a dataset");
        let scores = score(&data, Reading::Corrected);
        assert_eq!(
            scores.values(0).iter().flatten().count(),
            units,
            "{league} {year}"
        );
    }
}

/// The means that texts state of later years, of leagues that we have values of.
#[test]
fn stated_means_are_the_means_of_the_values() {
    let all = published::all().expect("the built-in data are right");
    let mut checked = Vec::new();
    for row in rows("data/means.csv") {
        let year: u16 = row["year"].parse().expect("a year");
        let Some(data) = dataset(&all, &row["league"], year).filter(|_| year > 2020) else {
            continue;
        };
        // The press gives means of pillars for 2024, which no published table has.
        let Ok(index) = data.framework.index(&row["index"]) else {
            continue;
        };
        let scores = score(&data, Reading::Corrected);
        if !scores.values(index).iter().all(Option::is_some) {
            continue;
        }
        let found = mean(scores.values(index)).expect("values");
        assert!(
            (found - number(&row["value"])).abs() <= 0.0001,
            "{row:?}: {found}"
        );
        checked.push(year);
    }
    assert_eq!(checked, [2023, 2024]);
}

/// The 34 units of 2025 had no assessment of their own in 2024: the published figures are the
/// plain means of the provinces that merged.
#[test]
fn the_34_units_are_the_means_of_their_members() {
    let all = published::all().expect("the built-in data are right");
    let old = dataset(&all, "provinces", 2024).expect("63 provinces");
    let new = dataset(&all, "provinces-34", 2024).expect("34 units");
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows("data/mergers-2025.csv") {
        members
            .entry(row["new_unit"].clone())
            .or_default()
            .push(row["old_unit"].clone());
    }
    assert_eq!(members.len(), 34);
    assert_eq!(members.values().map(Vec::len).sum::<usize>(), 63);
    let (old, new) = (
        score(&old, Reading::Corrected),
        score(&new, Reading::Corrected),
    );
    for (unit, members) in members {
        let published = new
            .value(0, new.dataset().unit(&unit).expect("a unit"))
            .expect("a value");
        let sum: f64 = members
            .iter()
            .map(|member| {
                old.value(0, old.dataset().unit(member).expect("a province"))
                    .expect("a value")
            })
            .sum();
        let found = sum / members.len() as f64;
        assert!(
            (found - published).abs() <= 0.0001 + 1e-9,
            "{unit}: {found}, {published}"
        );
    }
}

/// Khánh Hòa reports that it was 8th of the 13 provinces of the South Central Coast and the
/// Central Highlands in 2020.
#[test]
fn khanh_hoa_is_8th_of_13() {
    const NEIGHBOURS: [&str; 13] = [
        "da-nang",
        "quang-nam",
        "quang-ngai",
        "binh-dinh",
        "phu-yen",
        "khanh-hoa",
        "ninh-thuan",
        "binh-thuan",
        "kon-tum",
        "gia-lai",
        "dak-lak",
        "dak-nong",
        "lam-dong",
    ];
    let data = published::provinces_2020().expect("the built-in data are right");
    let scores = score(&data, Reading::Corrected);
    let value = |id: &str| {
        scores
            .value(0, data.unit(id).expect("a unit"))
            .expect("a value")
    };
    let ahead = NEIGHBOURS
        .iter()
        .filter(|id| value(id) > value("khanh-hoa"))
        .count();
    assert_eq!(ahead + 1, 8);
}
