//! Which class of a scale a unit has, what is faded beside a region, and what a window shows.

mod common;

use dti_charts::measure::{Bounds, shape_bounds};
use dti_charts::svg::{DomOptions, FileOptions, dom, file};
use dti_charts::{
    Change, Colouring, Fill, Focus, Look, Mark, Scene, Shape, State, Theme, View, Window, bars,
    groups, map,
};
use dti_text::Lang;
use proptest::prelude::*;

/// The colour of a unit in a map or in bars.
fn fill(scene: &Scene, id: &str) -> Fill {
    let mark = mark(scene, id);
    let fill = mark.shapes().iter().find_map(|shape| match shape.look() {
        Look::Area(fill) | Look::Bar(fill) => Some(fill),
        _ => None,
    });
    fill.expect("every unit of these views is drawn")
}

fn mark<'a>(scene: &'a Scene, id: &str) -> &'a Mark {
    let mut marks = scene.marks();
    marks
        .find(|mark| mark.id() == id)
        .expect("the unit is there")
}

fn both(view: &View) -> [Scene; 2] {
    [map(view, &common::geometry()), bars(view)]
}

fn legend_words(scene: &Scene) -> Vec<&str> {
    let legend = scene.legend.as_ref().expect("a map has a legend");
    legend.shapes.iter().filter_map(Shape::words).collect()
}

#[test]
fn ranks_are_coloured_in_classes_of_equal_size_the_first_darkest() {
    let mut view = common::provinces(Lang::Vi, 358.0);
    view.colouring = Colouring::Ranks;
    for scene in both(&view) {
        let mut sizes = [0; 8];
        let mut before = 7;
        // The units stand by rank.
        for unit in &view.units {
            let Fill::Step(step) = fill(&scene, &unit.id) else {
                panic!("{} has a rank", unit.id);
            };
            assert!(step <= before, "{} after a lower class", unit.id);
            before = step;
            sizes[usize::from(step)] += 1;
        }
        assert_eq!(fill(&scene, "da-nang"), Fill::Step(7));
        assert_eq!(before, 0);
        // 63 = 8 × 7 + 7; ties may hold a unit back.
        assert!(sizes.iter().all(|size| (6..=9).contains(size)), "{sizes:?}");
    }
    let scene = map(&view, &common::geometry());
    assert_eq!(legend_words(&scene), ["hạng 63", "hạng 32", "hạng 1"]);
    let upper = view.units.iter().filter(|unit| {
        let fill = fill(&scene, &unit.id);
        matches!(fill, Fill::Step(step) if step >= 4)
    });
    assert!(upper.map(|unit| unit.rank.unwrap()).all(|rank| rank <= 32));
}

#[test]
fn an_unsettled_rank_is_hatched_and_not_called_a_value() {
    let mut view = common::damaged(Lang::Vi, 358.0);
    view.colouring = Colouring::Ranks;
    let scene = map(&view, &common::geometry());
    for (id, hatched) in [("nghe-an", true), ("khanh-hoa", true), ("lai-chau", false)] {
        assert_eq!(fill(&scene, id) == Fill::Missing, hatched, "{id}");
        assert!(mark(&scene, id).is(State::Missing));
    }
    assert!(scene.notes.contains(&"Gạch chéo: chưa rõ.".to_owned()));
    // A bar without a value has no colour, whatever the rank.
    assert_eq!(fill(&bars(&view), "lai-chau"), Fill::Missing);
    for unit in &mut view.units {
        unit.rank = None;
    }
    let by_value = View {
        colouring: Colouring::Values,
        ..view.clone()
    };
    assert_eq!(bars(&view).items, bars(&by_value).items);
}

#[test]
fn quartiles_are_ours_and_say_so() {
    let mut view = common::provinces(Lang::Vi, 358.0);
    view.colouring = Colouring::Quartiles;
    for unit in &mut view.units {
        unit.group = None;
    }
    view.bounds = None;
    let scene = map(&view, &common::geometry());
    for (rank, step) in [
        (1, 7),
        (16, 7),
        (17, 5),
        (32, 5),
        (33, 3),
        (48, 3),
        (49, 1),
        (63, 1),
    ] {
        for unit in view.units.iter().filter(|unit| unit.rank == Some(rank)) {
            assert_eq!(fill(&scene, &unit.id), Fill::Step(step), "rank {rank}");
        }
    }
    let words = legend_words(&scene);
    assert_eq!(words[0], "Tứ phân vị 1");
    assert_eq!(
        words.last(),
        Some(&"Tứ phân vị theo thứ hạng, do trang này chia")
    );
    view.lang = Lang::En;
    let scene = map(&view, &common::geometry());
    assert!(legend_words(&scene).contains(&"Quartiles of the ranking (ours)"));
}

/// Changes of rank since 2020: −31 to +31 places by the order of the units, the last unknown.
fn changed(lang: Lang, width: f64) -> View {
    common::changed(lang, width)
}

#[test]
fn where_no_change_is_known_the_legend_has_no_scale() {
    let mut view = changed(Lang::Vi, 358.0);
    assert!(legend_words(&map(&view, &common::geometry())).len() > 2);
    for unit in &mut view.units {
        unit.change = None;
    }
    let scene = map(&view, &common::geometry());
    assert_eq!(legend_words(&scene), ["Chưa rõ"]);
}

#[test]
fn changes_are_coloured_around_none() {
    let view = changed(Lang::Vi, 358.0);
    for scene in both(&view) {
        for unit in &view.units {
            let fill = fill(&scene, &unit.id);
            match unit.change {
                None => assert_eq!(fill, Fill::Missing),
                // Ten places to a step: 31 are three steps from the middle, five are in it.
                Some(by) => {
                    let Fill::Diverge(step) = fill else {
                        panic!("{fill:?}");
                    };
                    let expected = match by {
                        ..-25.0 => 0,
                        -25.0..-15.0 => 1,
                        -15.0..-5.0 => 2,
                        -5.0..5.0 => 3,
                        5.0..15.0 => 4,
                        15.0..25.0 => 5,
                        _ => 6,
                    };
                    let edge = (by.abs() % 10.0 - 5.0).abs() < 0.1;
                    assert!(edge || step == expected, "{by}: {step}");
                }
            }
        }
        let notes = scene.notes.join(" ");
        assert!(notes.contains("Hai năm dùng bộ chỉ số khác nhau"));
        assert!(notes.contains("Gạch chéo: chưa rõ."));
    }
    let scene = map(&view, &common::geometry());
    assert_eq!(
        legend_words(&scene),
        [
            "−35",
            "0",
            "+35",
            "Chưa rõ",
            "Số bậc tăng (+), giảm (−) từ 2020 đến 2022"
        ]
    );
    assert!(scene.description.contains(
        "Số bậc tăng (+), giảm (−) từ 2020 đến 2022: cao nhất đã biết là Đà Nẵng (+31), thấp nhất đã biết là"
    ));
    // Of values the legend has decimals, and equal rulebooks need no note.
    let mut view = view;
    view.change = Some(Change {
        ranks: false,
        from: 2022,
        to: 2023,
        other_rulebook: false,
    });
    for unit in &mut view.units {
        unit.change = unit.change.map(|by| by / 200.0);
    }
    let scene = map(&view, &common::geometry());
    assert_eq!(legend_words(&scene)[..3], ["−0,175", "0", "+0,175"]);
    assert!(!scene.notes.join(" ").contains("bộ chỉ số"));
    view.change = None;
    assert!(matches!(fill(&bars(&view), "da-nang"), Fill::Step(_)));
}

#[test]
fn units_outside_a_region_are_faded_and_keep_their_words_and_what_is_unknown_its_hatch() {
    let plain = common::damaged(Lang::Vi, 358.0);
    let region = ["ha-noi", "hai-phong", "lai-chau"];
    for colouring in [
        Colouring::Groups,
        Colouring::Values,
        Colouring::Difference,
        Colouring::Ranks,
        Colouring::Quartiles,
    ] {
        let all = View {
            colouring,
            ..plain.clone()
        };
        let view = View {
            focus: Some(Focus {
                name: "Tây Nguyên".into(),
                units: region.map(str::to_owned).to_vec(),
            }),
            ..all.clone()
        };
        for (scene, whole) in both(&view).iter().zip(&both(&all)) {
            for unit in &view.units {
                let inside = region.contains(&unit.id.as_str());
                let expected = match fill(whole, &unit.id) {
                    Fill::Missing => Fill::Missing,
                    fill if inside => fill,
                    _ => Fill::Faded,
                };
                assert_eq!(fill(scene, &unit.id), expected, "{}", unit.id);
                assert_eq!(mark(scene, &unit.id).label(), mark(whole, &unit.id).label());
            }
        }
        // The pie counts the league.
        assert_eq!(groups(&view).items, groups(&all).items);
    }
}

fn area(scene: &Scene, id: &str) -> Option<Bounds> {
    let shapes = mark(scene, id).shapes().iter();
    let mut areas = shapes.filter(|shape| matches!(shape.look(), Look::Area(_)));
    areas.next().and_then(shape_bounds)
}

#[test]
fn a_window_enlarges_provinces_and_nothing_else() {
    let geometry = common::geometry();
    let whole = common::provinces(Lang::Vi, 358.0);
    let before = map(&whole, &geometry);
    let small = area(&before, "bac-ninh").unwrap();
    let middle = (
        f64::midpoint(small.left, small.right),
        f64::midpoint(small.top, small.bottom),
    );
    let view = View {
        window: Some(Window {
            scale: 6.0,
            x: middle.0 / before.width,
            y: middle.1 / before.height,
        }),
        ..whole.clone()
    };
    let after = map(&view, &geometry);
    assert_eq!(
        (after.width.to_bits(), after.height.to_bits()),
        (before.width.to_bits(), before.height.to_bits())
    );
    let large = area(&after, "bac-ninh").unwrap();
    let ratio = (large.right - large.left) / (small.right - small.left);
    assert!((ratio - 6.0).abs() < 0.2, "{ratio}");
    // Its middle is in the middle of the chart, and a finger finds it without help.
    assert!((f64::midpoint(large.left, large.right) - after.width / 2.0).abs() < 2.0);
    assert!((f64::midpoint(large.top, large.bottom) - after.height / 2.0).abs() < 2.0);
    let helped = |scene: &Scene| scene.targets.iter().any(|(unit, _)| unit == "bac-ninh");
    assert_eq!((helped(&before), helped(&after)), (true, false));
    // The insets stay: their frames, captions and islands are the same shapes.
    let insets = |scene: &Scene| -> Vec<Shape> {
        let shapes = scene.shapes().map(|(_, shape)| shape);
        let still = |shape: &&Shape| {
            matches!(shape.look(), Look::Axis | Look::Bar(_)) || shape.words().is_some()
        };
        shapes.filter(still).cloned().collect()
    };
    assert_eq!(insets(&before), insets(&after));
    assert_eq!(before.legend, after.legend);
    // Every unit is still a mark, also those beside the window.
    assert_eq!(after.marks().count(), 63);
    assert_eq!(area(&after, "ca-mau"), None);
}

#[test]
fn what_reaches_beyond_a_window_is_cut_off() {
    let mut view = common::damaged(Lang::Vi, 358.0);
    let geometry = common::geometry();
    let options = DomOptions {
        id: "map",
        interactive: true,
    };
    let plain = dom(&map(&view, &geometry), options);
    assert!(!plain.contains("clip"));
    view.window = Some(Window {
        scale: 3.0,
        x: 0.4,
        y: 0.2,
    });
    let scene = map(&view, &geometry);
    let areas = scene
        .shapes()
        .filter(|(_, shape)| matches!(shape.look(), Look::Area(_) | Look::Former));
    let areas = areas.count();
    let drawn = dom(&scene, options);
    assert_eq!(drawn.matches("<clipPath id=\"map-clip\">").count(), 1);
    // Each area, and the outlines of what is chosen.
    assert_eq!(
        drawn.matches("clip-path=\"url(#map-clip)\"").count(),
        areas + 1
    );
    assert_eq!(drawn.matches(" data-unit=").count(), 63);
    let alone = file(
        &scene,
        FileOptions {
            theme: Theme::Light,
        },
    );
    assert_eq!(alone.matches("<clipPath id=\"clip\">").count(), 1);
    assert!(alone.matches("clip-path=\"url(#clip)\"").count() >= areas);
    // Nothing that is not cut off reaches beyond.
    for (_, shape) in scene.shapes() {
        if !matches!(shape.look(), Look::Area(_) | Look::Former | Look::Hit)
            && let Some(bounds) = shape_bounds(shape)
        {
            assert!(bounds.left >= -0.1 && bounds.right <= scene.width + 0.1);
            assert!(bounds.top >= -0.1 && bounds.bottom <= scene.height + 0.1);
        }
    }
}

proptest! {
    #![proptest_config(common::seeded(256))]

    #[test]
    fn any_window_can_be_drawn(scale in any::<f64>(), x in any::<f64>(), y in any::<f64>()) {
        let window = Window { scale, x, y }.clamped();
        prop_assert!((1.0..=32.0).contains(&window.scale));
        let edge = 0.5 / window.scale;
        for middle in [window.x, window.y] {
            prop_assert!(middle >= edge - 1e-12 && middle <= 1.0 - edge + 1e-12);
        }
        prop_assert_eq!(window.clamped(), window);
    }

    #[test]
    fn zooming_in_keeps_the_place_under_the_pointer(
        scale in 1.0..8.0_f64,
        middle in (0.0..=1.0_f64, 0.0..=1.0_f64),
        factor in 1.0..4.0_f64,
        at in (0.0..=1.0_f64, 0.0..=1.0_f64),
    ) {
        let before = Window { scale, x: middle.0, y: middle.1 }.clamped();
        let after = before.zoomed(factor, at);
        let seen = |window: Window| {
            (window.x + (at.0 - 0.5) / window.scale, window.y + (at.1 - 0.5) / window.scale)
        };
        prop_assert!((seen(before).0 - seen(after).0).abs() < 1e-9);
        prop_assert!((seen(before).1 - seen(after).1).abs() < 1e-9);
        prop_assert!((after.scale - before.scale * factor).abs() < 1e-9);
    }
}
