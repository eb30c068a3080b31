//! Every chart against its committed picture.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p dti-charts --test snapshots` writes the pictures anew; look at
//! them before they are committed. The map is drawn at the width of a phone, where its paths are
//! shortest.

mod common;

use std::fs;
use std::path::PathBuf;

use common::more;
use dti_charts::svg::{DomOptions, FileOptions, dom, dom_changes, dom_parts, file, legend};
use dti_charts::{
    Colouring, Scene, Theme, View, bars, gap, groups, intervals, map, radar, spark, tree, years,
};
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
fn bars_of_a_year_in_part() {
    assert_file(
        "bars-part-vi-light",
        &bars(&common::in_part(Vi, PHONE)),
        Theme::Light,
    );
}

#[test]
fn bars_with_a_mean_of_ours() {
    assert_file(
        "bars-mean-vi-light",
        &bars(&common::averaged(Vi, PHONE)),
        Theme::Light,
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
fn maps_and_bars_by_difference() {
    let scene = map(&common::of_34(Vi, PHONE), &common::geometry_of_34());
    assert_file("map-34-vi-light", &scene, Theme::Light);
    let strip = legend(&scene, "map-legend").expect("a map has a legend");
    assert_text("page-legend-vi", &strip);
    assert_eq!(legend(&bars(&common::differences(Vi, PHONE)), "bars"), None);
    let scene = bars(&common::differences(En, PHONE));
    assert_file("bars-difference-en-dark", &scene, Theme::Dark);
}

#[test]
fn ranks_quartiles_and_changes() {
    let geometry = common::geometry();
    let by = |colouring, lang| View {
        colouring,
        ..common::damaged(lang, PHONE)
    };
    let scene = map(&by(Colouring::Ranks, Vi), &geometry);
    assert_file("map-ranks-vi-light", &scene, Theme::Light);
    let scene = map(&by(Colouring::Quartiles, En), &geometry);
    assert_file("map-quartiles-en-dark", &scene, Theme::Dark);
    let scene = map(&common::changed(En, PHONE), &geometry);
    assert_file("map-change-en-dark", &scene, Theme::Dark);
    let scene = bars(&common::changed(Vi, PHONE));
    assert_file("bars-change-vi-light", &scene, Theme::Light);
    for lang in [Vi, En] {
        let views = [
            by(Colouring::Ranks, lang),
            by(Colouring::Quartiles, lang),
            common::changed(lang, PHONE),
        ];
        let strips = views.map(|view| legend(&map(&view, &geometry), "map-legend"));
        let strips: Vec<String> = strips.into_iter().flatten().collect();
        assert_eq!(strips.len(), 3);
        assert_text(&format!("page-legends-{lang}"), &strips.join("\n"));
    }
}

#[test]
fn a_region_and_a_window() {
    let geometry = common::geometry();
    let scene = map(&common::region(Vi, PHONE), &geometry);
    assert_file("map-region-vi-light", &scene, Theme::Light);
    let scene = bars(&common::region(En, PHONE));
    assert_file("bars-region-en-dark", &scene, Theme::Dark);
    let scene = map(&common::window(En, PHONE), &geometry);
    assert_file("map-window-en-dark", &scene, Theme::Dark);
}

#[test]
fn radars_of_a_leader_of_four_units_and_of_eight_indices() {
    let scene = radar(&more::profile(Vi, PHONE));
    assert_file("radar-vi-light", &scene, Theme::Light);
    let scene = radar(&more::comparison(En, PHONE));
    assert_file("radar-missing-en-dark", &scene, Theme::Dark);
    let scene = radar(&more::eight(Vi, COLUMN));
    assert_file("radar-eight-vi-dark", &scene, Theme::Dark);
}

#[test]
fn years_with_gaps_ties_and_long_names() {
    let scene = years(&more::one_over_years(Vi, COLUMN));
    assert_file("years-missing-vi-light", &scene, Theme::Light);
    let scene = years(&more::ranks_over_years(En, PHONE));
    assert_file("years-ties-en-dark", &scene, Theme::Dark);
    let scene = years(&more::nation(Vi, PHONE));
    assert_file("years-nation-vi-dark", &scene, Theme::Dark);
}

#[test]
fn gaps_of_provinces_ministries_and_a_scenario() {
    let scene = gap(&more::gap_of_27(Vi, COLUMN));
    assert_file("gap-vi-light", &scene, Theme::Light);
    for (lang, theme) in [(Vi, Theme::Light), (En, Theme::Dark)] {
        let scene = gap(&more::gap_with_unknowns(lang, PHONE));
        let name = format!("gap-names-{lang}-{theme:?}").to_lowercase();
        assert_file(&name, &scene, theme);
    }
    let scene = gap(&more::gap_of_a_scenario(En, PHONE));
    assert_file("gap-scenario-en-light", &scene, Theme::Light);
}

#[test]
fn trees_whole_damaged_and_inferred() {
    let scene = tree(&more::tree_of_27(Vi, COLUMN));
    assert_file("tree-vi-light", &scene, Theme::Light);
    let scene = tree(&more::tree_with_components(En, COLUMN));
    assert_file("tree-missing-en-dark", &scene, Theme::Dark);
    let scene = tree(&more::tree_of_eight(En, PHONE));
    assert_file("tree-inferred-en-light", &scene, Theme::Light);
}

#[test]
fn rank_intervals_of_63_provinces_and_of_ministries() {
    let scene = intervals(&more::rank_intervals(Vi, PHONE));
    assert_file("intervals-vi-light", &scene, Theme::Light);
    let scene = intervals(&more::rank_intervals(En, 800.0));
    assert_file("intervals-en-dark", &scene, Theme::Dark);
    let scene = intervals(&more::rank_intervals_of_ministries(Vi, PHONE));
    assert_file("intervals-names-vi-dark", &scene, Theme::Dark);
    let options = DomOptions {
        id: "intervals",
        interactive: true,
    };
    let drawn = dom(&intervals(&more::rank_intervals(En, PHONE)), options);
    assert!(drawn.contains("data-chart=\"intervals\""));
    assert_eq!(drawn.matches(" data-unit=").count(), 63);
    assert_eq!(drawn.matches("is-missing").count(), 1);
}

#[test]
fn small_lines() {
    assert_file("spark-vi-light", &spark(&more::small(Vi)), Theme::Light);
    assert_file("spark-en-dark", &spark(&more::small(En)), Theme::Dark);
    let options = DomOptions {
        id: "spark-ha-noi",
        interactive: false,
    };
    assert_text("page-spark-en", &dom(&spark(&more::small(En)), options));
}

#[test]
fn the_page_names_axes_by_index_and_lines_by_unit() {
    let options = |id| DomOptions {
        id,
        interactive: true,
    };
    let drawn = dom(&radar(&more::comparison(Vi, PHONE)), options("radar"));
    assert_text("page-radar-vi", &drawn);
    assert_eq!(drawn.matches(" data-indicator=").count(), 9);
    assert_eq!(drawn.matches("is-missing").count(), 3);
    let drawn = dom(&years(&more::ranks_over_years(Vi, PHONE)), options("years"));
    assert_eq!(drawn.matches(" data-unit=").count(), 4);
    let drawn = dom(&gap(&more::gap_of_27(Vi, PHONE)), options("gap"));
    assert_eq!(drawn.matches(" data-indicator=").count(), 27);
    assert_eq!(drawn.matches(" data-unit=").count(), 2);
}

#[test]
fn what_is_drawn_again_is_what_a_page_drawn_anew_has() {
    let options = DomOptions {
        id: "bars",
        interactive: true,
    };
    let before = common::damaged(Vi, PHONE);
    let mut after = before.clone();
    let moved = after.units.len() - 1;
    after.units[moved].value = Some(0.1234);
    let mut chosen = after.clone();
    chosen.selected = Some(after.units[3].id.clone());
    let mut fewer = before.clone();
    fewer.units.truncate(40);
    for (view, marks) in [(&before, 0..=0), (&after, 1..=1), (&chosen, 2..=4)] {
        let (old, new) = (bars(&before), bars(view));
        let whole = dom_parts(&new, options);
        let changes = dom_changes(&new, options, Some(&old));
        let standing = dom_parts(&old, options).into_iter();
        let brought = standing
            .zip(&changes)
            .map(|(old, new)| new.clone().unwrap_or(old));
        assert_eq!(brought.collect::<Vec<_>>(), whole);
        let written = changes
            .iter()
            .flatten()
            .filter(|part| part.contains("class=\"mark"));
        assert!(marks.contains(&written.count()), "{:?}", view.selected);
    }
    // Nothing is left out where the parts stand in other places.
    let changes = dom_changes(&bars(&fewer), options, Some(&bars(&before)));
    assert!(changes.iter().all(Option::is_some));
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
