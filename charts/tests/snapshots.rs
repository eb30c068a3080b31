//! Every chart against its committed picture.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p dti-charts --test snapshots` writes the pictures anew; look at
//! them before they are committed. The map is drawn at the width of a phone, where its paths are
//! shortest.

mod common;

use std::fs;
use std::path::PathBuf;

use dti_charts::svg::{DomOptions, FileOptions, dom, file};
use dti_charts::{Scene, Theme, bars, groups, map};
use dti_text::Lang::{En, Vi};

const PHONE: f64 = 358.0;
const COLUMN: f64 = 480.0;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"))
}

#[track_caller]
fn assert_text(name: &str, drawn: &str) {
    let path = path(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, drawn).expect("the folder of snapshots can be written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == drawn {
        return;
    }
    let at = kept
        .chars()
        .zip(drawn.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        text.chars()
            .skip(at.saturating_sub(60))
            .take(160)
            .collect::<String>()
    };
    panic!(
        "{name} is drawn differently from character {at} on.\n kept: …{}…\ndrawn: …{}…\n\
         If the new picture is right: UPDATE_SNAPSHOTS=1 cargo test -p dti-charts --test snapshots",
        around(&kept),
        around(drawn),
    );
}

#[track_caller]
fn assert_file(name: &str, scene: &Scene, theme: Theme) {
    assert_text(name, &file(scene, FileOptions { theme }));
}

#[test]
fn map_of_63_provinces() {
    let geometry = common::geometry();
    assert_file(
        "map-vi-light",
        &map(&common::provinces(Vi, PHONE), &geometry),
        Theme::Light,
    );
}

#[test]
fn map_with_missing_values_and_a_selection() {
    let geometry = common::geometry();
    assert_file(
        "map-missing-en-dark",
        &map(&common::damaged(En, PHONE), &geometry),
        Theme::Dark,
    );
}

#[test]
fn map_of_a_simulation_by_values() {
    let geometry = common::geometry();
    let scene = map(&common::simulated(Vi, PHONE), &geometry);
    assert_file("map-simulated-vi-light", &scene, Theme::Light);
}

#[test]
fn bars_of_63_provinces() {
    assert_file(
        "bars-vi-light",
        &bars(&common::provinces(Vi, PHONE)),
        Theme::Light,
    );
    assert_file(
        "bars-en-dark",
        &bars(&common::provinces(En, COLUMN)),
        Theme::Dark,
    );
}

#[test]
fn bars_with_missing_corrected_and_derived_values() {
    assert_file(
        "bars-missing-vi-dark",
        &bars(&common::damaged(Vi, PHONE)),
        Theme::Dark,
    );
}

#[test]
fn bars_with_ties_and_the_longest_names() {
    assert_file(
        "bars-names-vi-light",
        &bars(&common::ministries(Vi, PHONE)),
        Theme::Light,
    );
    assert_file(
        "bars-names-en-light",
        &bars(&common::ministries(En, PHONE)),
        Theme::Light,
    );
}

#[test]
fn groups_of_63_provinces() {
    assert_file(
        "groups-vi-light",
        &groups(&common::provinces(Vi, PHONE)),
        Theme::Light,
    );
    assert_file(
        "groups-en-dark",
        &groups(&common::provinces(En, COLUMN)),
        Theme::Dark,
    );
}

#[test]
fn groups_that_are_unknown_small_or_empty() {
    assert_file(
        "groups-missing-vi-dark",
        &groups(&common::damaged(Vi, PHONE)),
        Theme::Dark,
    );
    assert_file(
        "groups-few-en-light",
        &groups(&common::ministries(En, PHONE)),
        Theme::Light,
    );
    let mut one = common::provinces(Vi, PHONE);
    for unit in &mut one.units {
        unit.group = Some(3);
    }
    assert_file("groups-one-vi-light", &groups(&one), Theme::Light);
}

#[test]
fn the_page_has_names_states_and_one_tab_stop() {
    let scene = bars(&common::damaged(Vi, PHONE));
    let drawn = dom(
        &scene,
        DomOptions {
            id: "bars",
            interactive: true,
        },
    );
    assert_text("page-bars-vi", &drawn);
    assert_eq!(drawn.matches(" data-unit=").count(), 63);
    assert_eq!(drawn.matches("tabindex=\"0\"").count(), 1);
    assert_eq!(drawn.matches("tabindex=\"-1\"").count(), 62);
    assert_eq!(drawn.matches("aria-selected=\"true\"").count(), 1);
    assert!(!drawn.contains("style=") && !drawn.contains('\u{0}'));
}
