//! Charts for other pages: each file is sound, carries its numbers, its source and its way back.

mod common;

use std::collections::BTreeSet;

use common::{assert_sound, data, text};
use dti_text::Lang;
use dti_views::embed::{Chart, Embed};
use dti_views::{Html, Ranking, State};

fn written(embed: &Embed<'_>) -> (String, String) {
    let (mut chart, mut table) = (Html::default(), Html::default());
    embed.write(&mut chart);
    embed.write_table(&mut table);
    (chart.as_str().to_owned(), table.as_str().to_owned())
}

#[test]
fn names_are_unique_and_harmless_in_an_address() {
    let all = Embed::all(data());
    let names: BTreeSet<String> = all.iter().map(Embed::name).collect();
    assert_eq!(names.len(), all.len());
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    assert!(names.iter().all(|name| name.chars().all(plain)));
    assert!(names.contains("map-provinces-2020-dti-vi"));
    assert!(names.contains("bars-ministries-service-2020-activity-en"));
    // Later years publish no groups, and ministries have no map.
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("groups-provinces-2024"))
    );
    assert!(!names.iter().any(|name| name.starts_with("map-ministries")));
}

#[test]
fn every_file_is_sound_and_names_its_source() {
    for embed in Embed::all(data()) {
        // Every index is drawn by the same code: the first and the DTI of each chart stand for all.
        if embed.of > 1 {
            continue;
        }
        let (chart, table) = written(&embed);
        let name = embed.name();
        assert_sound(&format!("{chart}{table}"), &name);
        assert!(chart.contains("data-chart="), "{name} has no chart");
        assert!(
            format!("{chart}{table}").contains("<table"),
            "{name} has no table"
        );
        let source = embed.lang.pick("Bảng", "Table");
        let publishes = text(&chart);
        let is_2020 = embed.dataset.year == 2020;
        assert!(
            !is_2020 || publishes.contains(source),
            "{name} cites nothing: {publishes}"
        );
    }
}

#[test]
fn a_simulator_says_that_it_simulates() {
    let all = Embed::all(data());
    let simulators = all.iter().filter(|embed| embed.chart == Chart::Simulator);
    for embed in simulators.clone() {
        let label = embed
            .lang
            .pick("Mô phỏng – không phải", "Simulation – not a published");
        assert!(text(&written(embed).0).contains(label), "{}", embed.name());
    }
    assert!(simulators.count() >= 8);
}

#[test]
fn the_address_of_a_file_is_what_the_app_opens() {
    for embed in Embed::all(data()) {
        let state = embed.state(true);
        let (read, problems) = State::parse(&state.query());
        assert_eq!((&read, problems), (&state, vec![]), "{}", embed.name());
        assert_eq!(read.param("embed"), Some(embed.chart.word()));
        let ranking = Ranking::of(data(), &state);
        assert_eq!(ranking.missing, [] as [&str; 0]);
        let found = Embed::of(data(), &ranking, &state, embed.chart).expect("a file");
        assert_eq!(found.name(), embed.name());
    }
}

#[test]
fn what_has_no_file_opens_the_dti_of_its_league() {
    let (state, _) = State::parse("year=2022&index=awareness");
    let ranking = Ranking::of(data(), &state);
    let bars = Embed::of(data(), &ranking, &state, Chart::Bars).expect("bars");
    assert_eq!(bars.name(), "bars-provinces-2022-dti-vi");
    for chart in [Chart::Radar, Chart::Groups] {
        assert!(Embed::of(data(), &ranking, &state, chart).is_none());
    }
    assert_eq!(bars.lang, Lang::Vi);
}
