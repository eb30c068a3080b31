//! The criteria below the sliders: what a switch says that it gains is what the engine then gives.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::collections::BTreeMap;

use common::{assert_sound, attributes, data, text, tips};
use dti_engine::{League, Reading, STEP, score, tipping};
use dti_views::{State, scenario, simulator};

/// One switch as a reader finds it.
#[derive(Debug)]
struct Seen {
    /// What it sets in the address, and to what.
    sets: (String, String),
    on: bool,
    disabled: bool,
    /// The points that it promises at most; `None` where it says that there is no room.
    gain: Option<f64>,
    words: String,
}

/// The switches of every index at the sliders of an address, in English.
fn switches(query: &str) -> BTreeMap<String, Vec<Seen>> {
    let markup = tips(&format!("lang=en&view=simulate&{query}"));
    assert_sound(&markup, query);
    let mut all = BTreeMap::new();
    for part in markup.split("<div data-indicator=\"").skip(1) {
        let code = part[..part.find('"').unwrap()].to_owned();
        let rows = part.split("<li>").skip(1).map(|row| {
            let row = &row[..row.find("</li>").unwrap()];
            let tag = &row[row.find("<input").unwrap()..];
            let tag = attributes(&tag[..tag.find('>').unwrap()]);
            let find = |name: &str| tag.iter().find(|(of, _)| *of == name);
            let value = |name: &str| find(name).unwrap().1.clone();
            assert_eq!(
                (value("type"), value("role")),
                ("checkbox".into(), "switch".into())
            );
            let words = text(row);
            let gain = words
                .split_once("up to +")
                .map(|(_, rest)| rest.split_once(' ').unwrap().0.parse().unwrap());
            Seen {
                sets: (value("data-param"), value("value")),
                on: find("checked").is_some(),
                disabled: find("disabled").is_some(),
                gain,
                words,
            }
        });
        all.insert(code, rows.collect());
    }
    all
}

/// The points of an index of the chosen unit in the scenario of an address.
fn points(state: &State, code: &str) -> f64 {
    let dataset = data().dataset(state.league, state.year).unwrap();
    let scores = score(dataset, Reading::Corrected);
    let engine = simulator(data(), &scores, &scenario(dataset, state)).unwrap();
    let unit = dataset.unit(state.unit.as_deref().unwrap()).unwrap();
    let index = dataset.framework.index(code).unwrap();
    engine.value(index, unit).unwrap() * dataset.framework.nodes()[index].points.unwrap()
}

/// Flips every switch of an address, each alone, and holds what happens to what it says.
fn flip(query: &str) -> usize {
    let (state, _) = State::parse(query);
    let mut flipped = 0;
    for (code, rows) in switches(query) {
        let before = points(&state, &code);
        for row in rows {
            let after = state.with(&[(&row.sets.0, &row.sets.1)]);
            let moved = points(&after, &code) - before;
            let said = row.gain.unwrap_or(0.0);
            assert_eq!(
                row.on,
                moved < -1e-9 || row.on && row.gain.is_none(),
                "{query}: {row:?}"
            );
            assert!(
                (moved.abs() - said).abs() < 1e-6,
                "{query}: {row:?} moves {moved}"
            );
            assert_eq!(
                row.disabled,
                !row.on && row.gain.is_none(),
                "{query}: {row:?}"
            );
            // The other way it gives back what it took.
            let back = after.with(&[(&row.sets.0, &row.sets.1)]);
            assert!(
                (points(&back, &code) - before).abs() < 1e-9,
                "{query}: {row:?}"
            );
            flipped += 1;
        }
    }
    flipped
}

#[test]
fn a_switch_moves_its_index_by_what_it_says() {
    // 158 criteria of provinces, 118 of ministries: counted in the rows of assets/frameworks.
    for unit in ["khanh-hoa", "da-nang", "cao-bang"] {
        assert_eq!(flip(&format!("unit={unit}")), 158);
    }
    assert_eq!(flip("league=ministries-service&unit=bo-y-te"), 118);
    for set in [
        // By hand, to where not all criteria have room; with some on; under a cap; with rivals.
        "khanh-hoa~society.data:27.5",
        "khanh-hoa~society.data:30",
        "khanh-hoa~society.data:0.9v~society.data.4.1.1:5",
        "khanh-hoa~society.data.4.1.1:5~society.data.4.1.2:5~society.data.4.1.3:5~society.data.4.3.1:5",
        "khanh-hoa~society.data.4.1.1:5~society.activity.5.1.3:4,cap~society.data:12~society.activity:5",
        "khanh-hoa,khanh-hoa~society.data.4.1.1:5,rivals~5",
        "ha-noi~society.data.4.1.1:5",
    ] {
        assert_eq!(flip(&format!("unit=khanh-hoa&set={set}")), 158, "{set}");
    }
}

#[test]
fn where_there_is_no_room_nothing_is_offered() {
    let full = switches("unit=khanh-hoa&set=khanh-hoa~society.data:30");
    assert_eq!(full["society.data"].len(), 6);
    for row in &full["society.data"] {
        assert!(
            row.disabled && row.words.contains("no points left to gain"),
            "{row:?}"
        );
    }
    let near = switches("unit=khanh-hoa&set=khanh-hoa~society.data:27.5");
    for row in &near["society.data"] {
        // All have more than 2.5 points.
        assert!(row.words.contains("up to +2.5 points"), "{row:?}");
        assert!(row.words.contains("room for no more"), "{row:?}");
    }
}

#[test]
fn criteria_are_offered_where_all_of_an_index_are_known() {
    let all = switches("unit=khanh-hoa");
    let count = |code: &str| all[code].len();
    assert_eq!(all.len(), 27);
    assert_eq!(
        (count("society.activity"), count("society.security")),
        (17, 5)
    );
    assert_eq!(
        (count("government.activity"), count("economy.activity")),
        (0, 0)
    );
    let with: Vec<_> = all.values().filter(|rows| !rows.is_empty()).collect();
    assert_eq!(with.len(), 15);
    assert!(all["society.data"][0].words.ends_with("self-report"));
    assert!(all["society.expert"][0].words.ends_with("experts"));
    // No rulebook of the later years is known that far.
    for query in ["league=provinces-34&unit=hue", "year=2024&unit=khanh-hoa"] {
        assert!(switches(query).values().all(Vec::is_empty), "{query}");
    }
    let markup = tips("view=simulate&unit=khanh-hoa&set=khanh-hoa~society.data.4.1.1:5");
    assert!(markup.contains("Tiêu chí (6, đang bật 1)"));
    assert!(markup.contains("Báo cáo không công bố đơn vị đã đạt tiêu chí nào."));
    assert!(markup.contains("tối đa +5 điểm · đơn vị tự báo cáo"));
}

#[test]
fn what_only_the_address_takes_for_a_criterion_says_so_and_can_be_taken_off() {
    for (set, code) in [
        // None of the rulebook; with other points than it has; of an index without known ones.
        ("society.data.9.9:7", "society.data"),
        ("society.data.4.1.1:7", "society.data"),
        ("government.activity.5.1:7", "government.activity"),
    ] {
        let query = format!("unit=khanh-hoa&set=khanh-hoa~{set}");
        let all = switches(&query);
        let on: Vec<_> = all[code].iter().filter(|row| row.on).collect();
        assert_eq!(on.len(), 1, "{set}");
        assert!(
            on[0].words.contains("the rulebook has no such criterion"),
            "{:?}",
            on[0]
        );
        let (state, _) = State::parse(&query);
        let off = state.with(&[(&on[0].sets.0, &on[0].sets.1)]);
        assert!(off.scenario.is_empty(), "{set}");
    }
}

#[test]
fn what_stands_at_the_sliders_is_about_the_ranked_index() {
    let markup = tips("lang=en&view=simulate&unit=khanh-hoa&index=government");
    for part in markup.split("<div data-indicator=\"").skip(1) {
        let counts = part.starts_with("government.");
        assert_eq!(part.contains("<line"), counts, "{part}");
        assert_eq!(
            part.contains("does not count towards the ranked index"),
            !counts
        );
    }
    // Of the league's units none is lost, so that each has all nine.
    let league = League::MinistriesService;
    for unit in &data().dataset(league, None).unwrap().units {
        let query = format!("league={league}&unit={}", unit.id);
        assert_eq!(switches(&query).len(), 9, "{query}");
    }
}

#[test]
fn ticks_stand_within_a_tenth_of_a_step() {
    // One of its tracks has 20,000 steps.
    let query = "view=simulate&unit=da-nang&year=2022";
    let markup = tips(query);
    let (state, _) = State::parse(query);
    let dataset = data().dataset(state.league, state.year).unwrap();
    let scores = score(dataset, Reading::Corrected);
    let mut engine = simulator(data(), &scores, &scenario(dataset, &state)).unwrap();
    let found = tipping(&mut engine, dataset.unit("da-nang").unwrap(), 0).unwrap();
    let mut maxima = found.levers.iter().map(|lever| lever.track.maximum);
    assert!(maxima.any(|maximum| maximum >= 200.0));
    for lever in &found.levers {
        let code = &dataset.framework.nodes()[lever.track.index].code;
        let sign = format!("<div data-indicator=\"{code}\">");
        let (_, rest) = markup.split_once(&sign).unwrap();
        let drawn = rest.split("</svg>").next().unwrap();
        let ticks: Vec<f64> = drawn
            .split("x1=\"")
            .skip(1)
            .map(|tick| tick.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(ticks.len(), lever.marks.len() - 1, "{code}");
        for (tick, mark) in ticks.iter().zip(&lever.marks[1..]) {
            let points = tick / 1000.0 * lever.track.maximum;
            assert!((points - mark.points).abs() < STEP / 10.0, "{code}: {tick}");
        }
    }
}
