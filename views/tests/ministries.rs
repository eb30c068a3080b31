//! The screen of the ministries against the printed tables of 2020.

mod common;

use std::collections::HashMap;

use common::{assert_sound, cells, comma, href, part, rows, screen, text};
use dti_text::{Lang, other_agency};

/// League → the tables of its DTI, of the other indices, and how many it ranks.
const LEAGUES: [(&str, &[u8], usize); 2] = [
    ("ministries-service", &[1, 2], 18),
    ("ministries-nonservice", &[4, 5], 7),
];
const INDICES: [&str; 10] = [
    "dti",
    "awareness",
    "institutions",
    "infrastructure",
    "data",
    "activity",
    "security",
    "human-resources",
    "sentiment",
    "expert",
];

/// `(printed name, index, measure)` → digits as printed.
fn printed(tables: &[u8]) -> HashMap<(String, String, String), String> {
    let mut found = HashMap::new();
    for table in tables {
        for row in rows(&format!("data/2020/table-{table:02}.csv")) {
            let key = |name: &str| row[name].clone();
            let place = (key("unit_printed"), key("index"), key("measure"));
            found.insert(place, key("printed"));
        }
    }
    found
}

/// Id of each unit by its printed name.
fn ids() -> HashMap<String, String> {
    let spellings = rows("data/spellings.csv").into_iter();
    spellings
        .map(|mut row| {
            let mut take = |name: &str| row.remove(name).expect("a column");
            (take("printed"), take("unit"))
        })
        .collect()
}

#[test]
fn every_value_and_rank_is_the_printed_one() {
    let ids = ids();
    for index in INDICES {
        let markup = screen(&format!("?view=ministries&index={index}"), 1180.0);
        for (league, tables, units) in LEAGUES {
            let section = part(&markup, &format!("data-league=\"{league}\""), "section");
            let table = part(section, "ministries-ranking", "table");
            let mut seen = 0;
            for ((name, of, measure), number) in &printed(tables) {
                if of != index {
                    continue;
                }
                let id = ids.get(name).unwrap_or_else(|| panic!("no unit {name}"));
                let row = part(table, &format!("data-unit=\"{id}\""), "tr");
                let cells = cells(row);
                let (at, shown) = match measure.as_str() {
                    "rank" => (0, number.clone()),
                    _ => (2, comma(number)),
                };
                assert_eq!(cells[at], shown, "{league}, {index}, {id}: {measure}");
                seen += 1;
            }
            assert_eq!(table.matches("<tr data-unit").count(), units);
            // A rank and a value of each, in whichever of the two tables they stand.
            assert!(
                seen >= 2 * units,
                "{league}, {index}: only {seen} numbers compared"
            );
        }
    }
}

#[test]
fn the_groups_are_counted_as_the_report_counts_them() {
    let markup = screen("?view=ministries", 358.0);
    for (league, counts) in [
        ("ministries-service", [11, 4, 2, 1]),
        ("ministries-nonservice", [0, 0, 4, 3]),
    ] {
        let figure = part(
            &markup,
            &format!("id=\"{league}-groups-figure\""),
            "details",
        );
        let body: Vec<&str> = figure.split("<tr>").skip(2).collect();
        assert_eq!(body.len(), 4);
        for (row, count) in body.iter().zip(counts) {
            assert_eq!(
                cells(row)[1..],
                [count.to_string(), count.to_string()],
                "{league}"
            );
        }
    }
}

#[test]
fn the_inferred_scale_is_shown_against_the_decision() {
    let text = text(part(
        &screen("?view=ministries&lang=en", 736.0),
        "id=\"scale\"",
        "section",
    ));
    // Points of Appendix II and of docs/inferred-ministry-scale.md.
    for row in [
        "Institutions 70 67* 3",
        "Digital transformation activity 80 30* 50",
        "Online sentiment 50 50* –",
        "Expert interviews 50 45* 5",
        "DTI 500 437* 63",
    ] {
        assert!(text.contains(row), "{row}: {text}");
    }
}

#[test]
fn names_of_other_agencies_are_those_of_the_data() {
    let others = rows("data/units-other.csv");
    assert_eq!(others.len(), 5);
    for row in others {
        assert_eq!(
            other_agency(&row["unit"], Lang::Vi),
            Some(row["name_vi"].as_str())
        );
        assert_eq!(
            other_agency(&row["unit"], Lang::En),
            Some(row["name_en"].as_str())
        );
    }
    assert_eq!(other_agency("bo-tai-chinh", Lang::Vi), None);
    let outside = screen("?view=ministries", 358.0);
    let outside = text(part(&outside, "id=\"outside\"", "section"));
    for name in [
        "Bộ Công an",
        "Thanh tra Chính phủ, Ủy ban Dân tộc",
        "Viện Hàn lâm Khoa học xã hội",
    ] {
        assert!(outside.contains(name), "{outside}");
    }
}

#[test]
fn every_address_makes_sound_markup() {
    for lang in ["vi", "en"] {
        for width in [358.0, 1180.0] {
            for index in INDICES.iter().step_by(4).chain(&["nothing"]) {
                for more in [
                    "",
                    "&printed=1",
                    "&unit=bo-y-te",
                    "&league=provinces-34&year=2024",
                ] {
                    let query = format!("?view=ministries&lang={lang}&index={index}{more}");
                    assert_sound(&screen(&query, width), &query);
                }
            }
        }
    }
    let wrong = text(&screen("?view=ministries&index=nothing&year=x", 358.0));
    assert!(wrong.contains("year=x, index=nothing"), "{wrong}");
}

#[test]
fn a_link_leads_to_the_profile_in_the_units_own_league() {
    let markup = screen(
        "?view=ministries&league=provinces&year=2024&index=data",
        358.0,
    );
    let row = part(&markup, "<tr data-unit=\"bo-y-te\"", "tr");
    let href = href(row);
    let (state, problems) = dti_views::State::parse(&href);
    assert_eq!(problems, [] as [&str; 0]);
    assert_eq!(state.screen, dti_views::Screen::Profile);
    assert_eq!(
        (state.league.id(), state.year),
        ("ministries-service", None)
    );
    assert_eq!(
        (state.unit.as_deref(), state.index.as_str()),
        (Some("bo-y-te"), "data")
    );
}
