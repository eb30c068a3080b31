//! The screen of the method against the rulebooks as typed.

mod common;

use std::collections::HashMap;

use common::{assert_sound, cells, part, report, rows, screen, text};

/// Rulebook → the address that shows it.
const BOOKS: [(&str, &str); 8] = [
    ("qd1726-province", ""),
    ("qd1726-ministry", "&league=ministries-service"),
    (
        "qd1726-ministry-nonservice",
        "&league=ministries-nonservice",
    ),
    ("qd922-province", "&year=2023"),
    ("qd922-ministry", "&league=ministries-service&year=2022"),
    ("qd405-province", "&league=provinces-34&year=2024"),
    ("qd405-nation", "&league=nation&year=2024"),
    ("nation", "&league=nation"),
];

/// Code → points as typed, empty where they are not known.
fn points(book: &str) -> HashMap<String, String> {
    let rows = rows(&format!("frameworks/{book}.csv"));
    let pair = |row: &HashMap<String, String>| {
        (
            row["code"].clone(),
            row.get("points").cloned().unwrap_or_default(),
        )
    };
    rows.iter().map(pair).collect()
}

#[test]
fn every_entry_of_every_rulebook_can_be_reached_with_its_points() {
    for (book, address) in BOOKS {
        let points = points(book);
        let mut found: HashMap<String, String> = HashMap::new();
        let framework = &report().rulebook(book).expect("a rulebook").framework;
        for node in framework.nodes() {
            let query = format!("?view=method{address}&node={}", node.code);
            let markup = screen(&query, 736.0);
            assert!(
                markup.contains(&format!("data-rulebook=\"{book}\"")),
                "{query}"
            );
            for row in markup.split("<tr data-indicator=\"").skip(1) {
                let code = row.split('"').next().expect("a code").to_owned();
                found.insert(code, cells(row)[1].clone());
            }
        }
        assert_eq!(found.len(), points.len(), "{book}");
        for (code, shown) in found {
            let typed = &points[&code];
            let shown = shown
                .trim_end_matches('*')
                .replace('.', "")
                .replace(',', ".");
            if typed.is_empty() {
                assert_eq!(shown, "chưa rõ", "{book}, {code}");
            } else {
                let [shown, typed] = [&shown, typed].map(|n| n.parse::<f64>().expect("points"));
                assert!(
                    (shown - typed).abs() < 1e-9,
                    "{book}, {code}: {shown}, {typed}"
                );
            }
        }
    }
}

#[test]
fn inferred_points_are_marked_and_printed_ones_are_not() {
    for (book, address) in BOOKS {
        let typed = rows(&format!("frameworks/{book}.csv"));
        let inferred = |code: &str| {
            let row = typed.iter().find(|row| row["code"] == code);
            row.expect("a row")["certainty"] == "inferred"
        };
        let markup = screen(&format!("?view=method{address}"), 358.0);
        let mut marked = 0;
        for row in markup.split("<tr data-indicator=\"").skip(1) {
            let code = row.split('"').next().expect("a code");
            let is_marked = cells(row)[1].ends_with('*');
            let is_known = cells(row)[1] != "chưa rõ";
            assert_eq!(is_marked, is_known && inferred(code), "{book}, {code}");
            marked += usize::from(is_marked);
        }
        assert_eq!(
            marked > 0,
            typed
                .iter()
                .any(|row| row["certainty"] == "inferred" && !row["points"].is_empty()),
            "{book}"
        );
    }
}

#[test]
fn gaps_are_counted() {
    for (node, known) in [
        ("", "161 trên 306 tiêu chí"),
        ("&node=government", "31 trên 133 tiêu chí"),
        ("&node=economy", "58 trên 101 tiêu chí"),
        ("&node=society", "72 trên 72 tiêu chí"),
    ] {
        let markup = screen(&format!("?view=method{node}"), 358.0);
        let words = text(part(&markup, "class=\"coverage\"", "p"));
        assert!(words.contains(known), "{words}");
        assert_eq!(words.contains("đã mất"), node != "&node=society", "{words}");
    }
    let markup = screen("?view=method&league=ministries-service&lang=en", 358.0);
    let words = text(part(&markup, "class=\"coverage\"", "p"));
    assert!(words.contains("111 of 111 criteria"), "{words}");
}

#[test]
fn weights_are_those_of_the_decision() {
    let markup = screen("?view=method", 1180.0);
    let row = |code: &str| {
        cells(part(
            &markup,
            &format!("<tr data-indicator=\"{code}\""),
            "tr",
        ))
    };
    assert_eq!(row("government")[1..4], ["400", "40,0%", "40,0%"]);
    assert_eq!(row("society")[1..4], ["300", "30,0%", "30,0%"]);
    assert_eq!(row("economy.activity")[1..4], ["60", "20,0%", "6,0%"]);
    assert_eq!(row("government.expert")[1..4], ["40", "10,0%", "4,0%"]);
    let markup = screen("?view=method&league=ministries-service", 1180.0);
    let row = |code: &str| {
        cells(part(
            &markup,
            &format!("<tr data-indicator=\"{code}\""),
            "tr",
        ))
    };
    assert_eq!(row("activity")[1..4], ["80", "16,0%", "16,0%"]);
    assert_eq!(row("institutions")[1..4], ["70", "14,0%", "14,0%"]);
}

#[test]
fn both_means_are_named_with_their_cause() {
    let words = text(&screen("?view=method&lang=en", 736.0));
    assert!(words.contains(
        "The report prints a mean of 0.3026. The mean of the 63 values in its own table is 0.3084."
    ));
    assert!(
        words.contains("Digital government 0.3611; Digital economy 0.2568; Digital society 0.2898")
    );
    assert!(words.contains("Their plain mean is 0.3026"));
    assert!(words.contains("weighted with 40, 30 and 30% they give 0.3084"));
}

#[test]
fn every_address_makes_sound_markup() {
    let more = [
        "",
        "&node=society.institutions",
        "&node=society.institutions.2.1",
        "&node=no-such",
    ];
    for lang in ["vi", "en"] {
        for width in [358.0, 1180.0] {
            for (_, address) in BOOKS
                .iter()
                .chain(&[("", "&league=provinces-34&year=2020")])
            {
                for node in more {
                    let query = format!("?view=method&lang={lang}{address}{node}");
                    assert_sound(&screen(&query, width), &query);
                }
            }
        }
    }
    assert!(text(&screen("?view=method&node=no-such", 358.0)).contains("node=no-such"));
    let none = text(&screen("?view=method&league=provinces-34&year=2020", 358.0));
    assert!(none.contains("34 tỉnh, thành phố, năm 2020"), "{none}");
}

#[test]
fn who_gives_the_points_is_a_column_only_where_a_row_says_so() {
    for (book, address) in BOOKS {
        let framework = &report().rulebook(book).expect("a rulebook").framework;
        for node in framework.nodes() {
            let query = format!("?view=method{address}&node={}", node.code);
            let markup = screen(&query, 736.0);
            let table = part(&markup, "method-entries", "table");
            let heads = table.matches("scope=\"col\"").count();
            let body = table.split("<tr data-indicator").skip(1);
            let rows: Vec<Vec<String>> = body.map(cells).collect();
            assert!(rows.iter().all(|row| row.len() == heads), "{query}");
            let said = rows
                .iter()
                .any(|row| row.get(4).is_some_and(|who| !who.is_empty()));
            assert_eq!(heads, if said { 5 } else { 4 }, "{query}");
        }
    }
}
