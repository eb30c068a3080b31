//! What must hold for every width and every league: nothing outside, no words over words.

mod common;

use dti_charts::measure::{Bounds, shape_bounds};
use dti_charts::svg::{DomOptions, FileOptions, dom, file};
use dti_charts::{MarkKind, Scene, Shape, State, Status, Theme, View, bars, groups, map};
use dti_text::Lang;
use proptest::prelude::*;

const VIEWS: [fn(Lang, f64) -> View; 4] = [
    common::provinces,
    common::damaged,
    common::ministries,
    common::simulated,
];

/// What a scene gets wrong, in words.
fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let strip = scene
        .legend
        .iter()
        .map(|legend| (legend.shapes.iter().collect(), legend.height));
    let shapes: Vec<&Shape> = scene.shapes().map(|(_, shape)| shape).collect();
    for (shapes, height) in std::iter::once((shapes, scene.height)).chain(strip) {
        check(&shapes, scene.width, height, &mut faults);
    }
    faults
}

fn check(shapes: &[&Shape], width: f64, height: f64, faults: &mut Vec<String>) {
    let mut texts: Vec<(&str, Bounds)> = Vec::new();
    for shape in shapes {
        let Some(bounds) = shape_bounds(shape) else {
            continue;
        };
        let inside = bounds.left >= -0.1
            && bounds.top >= -0.1
            && bounds.right <= width + 0.1
            && bounds.bottom <= height + 0.1;
        if !inside {
            faults.push(format!("outside {width} × {height}: {shape:?}"));
        }
        if let Some(words) = shape.words() {
            for (other, taken) in &texts {
                if taken.overlaps(&bounds) {
                    faults.push(format!("{words:?} lies over {other:?} at {bounds:?}"));
                }
            }
            texts.push((words, bounds));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn bars_and_groups_keep_inside_and_apart(
        width in 320.0..1440.0_f64,
        view in 0..VIEWS.len(),
        vietnamese: bool,
        mean in proptest::option::of(0.0..=1.0_f64),
        share in 0.0..=1.0_f64,
    ) {
        let lang = if vietnamese { Lang::Vi } else { Lang::En };
        let mut view = VIEWS[view](lang, width);
        view.mean = mean;
        for unit in &mut view.units {
            unit.value = unit.value.map(|value| value * share);
        }
        for scene in [bars(&view), groups(&view)] {
            prop_assert_eq!(faults(&scene), Vec::<String>::new());
        }
    }

    #[test]
    fn any_value_is_drawn_or_unknown(values in prop::collection::vec(any::<f64>(), 6)) {
        let mut view = common::ministries(Lang::Vi, 358.0);
        for (unit, value) in view.units.iter_mut().zip(&values) {
            unit.value = Some(*value);
        }
        let scene = bars(&view);
        for (mark, value) in scene.marks().zip(&values) {
            prop_assert_eq!(mark.is(State::Missing), !value.is_finite());
        }
        for scene in [bars(&view), groups(&view)] {
            let text = dom(&scene, DomOptions { id: "x", interactive: true });
            prop_assert!(!text.contains("NaN") && !text.contains("inf"));
        }
    }
}

#[test]
fn maps_keep_inside_and_apart() {
    let geometry = common::geometry();
    for view in [common::provinces, common::damaged, common::simulated] {
        for lang in Lang::ALL {
            for width in (320..=1440).step_by(56) {
                let scene = map(&view(lang, f64::from(width)), &geometry);
                assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
            }
        }
    }
}

#[test]
fn every_unit_is_one_mark_in_each_chart() {
    let geometry = common::geometry();
    let view = common::damaged(Lang::En, 420.0);
    let mut ids: Vec<&str> = view.units.iter().map(|unit| unit.id.as_str()).collect();
    ids.sort_unstable();
    for scene in [map(&view, &geometry), bars(&view)] {
        let mut marked: Vec<&str> = scene.marks().map(|mark| mark.id()).collect();
        marked.sort_unstable();
        assert_eq!(marked, ids, "{}", scene.kind.name());
        assert!(scene.marks().all(|mark| mark.kind() == MarkKind::Unit));
        for mark in scene.marks() {
            let unit = view.units.iter().find(|unit| unit.id == mark.id()).unwrap();
            assert_eq!(mark.is(State::Missing), unit.value.is_none());
            assert_eq!(mark.is(State::Corrected), unit.status == Status::Corrected);
            assert!(mark.label().starts_with(&unit.name));
        }
    }
}

#[test]
fn every_row_is_tall_enough_for_a_finger() {
    for view in VIEWS {
        let scene = bars(&view(Lang::Vi, 358.0));
        for mark in scene.marks() {
            let row = mark.shapes().first().and_then(shape_bounds).unwrap();
            assert!(row.bottom - row.top >= 24.0);
        }
    }
}

#[test]
fn descriptions_read_as_sentences() {
    let about = |view: &View| bars(view).description;
    assert_eq!(
        about(&common::damaged(Lang::Vi, 358.0)),
        "Cao nhất là Đà Nẵng (0,4874), thấp nhất là Ninh Thuận (0,2108). Trung bình là 0,3026; 33 \
         trên 63 tỉnh, thành phố cao hơn. Chưa rõ giá trị của 3 tỉnh, thành phố. Đang chọn: Hà \
         Nội: 0,2717, hạng 43, nhóm 3."
    );
    assert_eq!(
        about(&common::ministries(Lang::En, 358.0)),
        "The highest is Ministry of Finance (0.4944), the lowest Government Inspectorate \
         (0.0000). The mean is 0.3131; 3 of 6 ministries are above it. The value of 1 ministry is \
         unknown."
    );
    let mut view = common::ministries(Lang::En, 358.0);
    view.units.truncate(3);
    for unit in &mut view.units {
        unit.value = Some(0.5);
    }
    assert!(about(&view).starts_with("Every known value is 0.5000."));
    for unit in &mut view.units {
        unit.value = None;
    }
    assert_eq!(about(&view), "No value is known.");
    assert_eq!(
        groups(&common::provinces(Lang::En, 358.0)).description,
        "Group sizes: group 1: 3 (4.8%); group 2: 22 (34.9%); group 3: 30 (47.6%); group 4: 8 \
         (12.7%)."
    );
}

#[test]
fn ties_at_an_extreme_are_all_named_or_counted() {
    let mut view = common::provinces(Lang::En, 358.0);
    for unit in view.units.iter_mut().take(5) {
        unit.value = Some(0.5);
    }
    let about = bars(&view).description;
    assert!(
        about.starts_with(
            "The highest is Đà Nẵng, Thừa Thiên Huế, Bắc Ninh and 2 others (0.5000), the lowest \
             Ninh Thuận (0.2108)."
        ),
        "{about}"
    );
}

#[test]
fn hostile_names_stay_text() {
    let geometry = common::geometry();
    let hostile = "\"><script>alert('1')</script>&amp;\u{0}]]>";
    let mut view = common::provinces(Lang::Vi, 358.0);
    view.index = hostile.into();
    view.citation = hostile.into();
    for unit in &mut view.units {
        unit.name = hostile.into();
    }
    view.units[0].id = hostile.into();
    for scene in [map(&view, &geometry), bars(&view), groups(&view)] {
        for text in [
            dom(
                &scene,
                DomOptions {
                    id: "x",
                    interactive: true,
                },
            ),
            dom(
                &scene,
                DomOptions {
                    id: "x",
                    interactive: false,
                },
            ),
            file(&scene, FileOptions { theme: Theme::Dark }),
        ] {
            assert!(!text.contains("<script") && !text.contains('\u{0}'));
            assert_eq!(text.matches("<svg").count(), 1);
            assert!(!text.contains("\"\""), "an attribute was closed early");
        }
    }
}

#[test]
fn nothing_to_draw_is_not_a_panic() {
    let geometry = common::geometry();
    for width in [f64::NAN, -1.0, 0.0, 1.0, 1e12] {
        let mut view = common::provinces(Lang::Vi, width);
        view.units.clear();
        view.mean = None;
        view.bounds = None;
        for scene in [map(&view, &geometry), bars(&view), groups(&view)] {
            assert!(scene.width.is_finite() && scene.height.is_finite());
            assert!(
                !file(
                    &scene,
                    FileOptions {
                        theme: Theme::Light
                    }
                )
                .contains("NaN")
            );
        }
    }
}

#[test]
fn a_simulation_says_so_in_every_chart() {
    let geometry = common::geometry();
    let view = common::simulated(Lang::Vi, 358.0);
    for scene in [map(&view, &geometry), bars(&view), groups(&view)] {
        let notes = scene.notes.first().map(String::as_str);
        assert_eq!(notes, Some("Mô phỏng – không phải kết quả công bố."));
        assert!(
            file(
                &scene,
                FileOptions {
                    theme: Theme::Light
                }
            )
            .contains("Mô phỏng")
        );
    }
}

#[test]
fn the_map_names_archipelagos_boundaries_and_source() {
    let geometry = common::geometry();
    for (lang, names) in [
        (Lang::Vi, ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]),
        (Lang::En, ["Hoàng Sa Islands", "Trường Sa Islands"]),
    ] {
        let scene = map(&common::provinces(lang, 358.0), &geometry);
        let text = file(
            &scene,
            FileOptions {
                theme: Theme::Light,
            },
        );
        for expected in names
            .into_iter()
            .chain(["30/6/2025", "OpenStreetMap", "Bảng 8"])
        {
            assert!(text.contains(expected), "{expected}");
        }
    }
}

#[test]
fn a_value_without_a_group_is_not_unknown() {
    let mut view = common::provinces(Lang::En, 358.0);
    for unit in &mut view.units[3..] {
        unit.group = None;
    }
    let scene = groups(&view);
    let last = scene.marks().last().unwrap();
    assert_eq!(
        (last.id(), last.label()),
        ("none", "No group: 60 provinces, 95.2%")
    );
    assert!(bars(&view).marks().all(|mark| !mark.is(State::Missing)));
}
