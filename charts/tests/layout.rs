//! What must hold for every width and every league: nothing outside, no words over words.

mod common;

use dti_charts::measure::{Bounds, shape_bounds};
use dti_charts::svg::{DomOptions, FileOptions, dom, file};
use dti_charts::{
    Fill, Look, MapPaths, MarkKind, Scene, Shape, Spark, State, Status, Theme, View, bars, gap,
    groups, intervals, map, radar, spark, tree, years,
};
use dti_geo::Geometry;
use dti_text::Lang;
use proptest::prelude::*;

/// Every chart that shows units index by index or year by year.
fn others(lang: Lang, width: f64) -> Vec<Scene> {
    use common::more::{
        comparison, eight, gap_of_27, gap_of_a_scenario, gap_with_unknowns, nation, one_over_years,
        profile, rank_intervals, rank_intervals_of_ministries, ranks_over_years, tree_of_27,
        tree_of_eight, tree_with_components,
    };
    let mut scenes = Vec::new();
    scenes.extend([profile, comparison, eight].map(|view| radar(&view(lang, width))));
    scenes.extend([one_over_years, ranks_over_years, nation].map(|view| years(&view(lang, width))));
    scenes.extend(
        [gap_of_27, gap_with_unknowns, gap_of_a_scenario].map(|view| gap(&view(lang, width))),
    );
    scenes.extend(
        [tree_of_27, tree_with_components, tree_of_eight].map(|view| tree(&view(lang, width))),
    );
    scenes.extend(
        [rank_intervals, rank_intervals_of_ministries].map(|view| intervals(&view(lang, width))),
    );
    scenes
}

const VIEWS: [fn(Lang, f64) -> View; 7] = [
    common::provinces,
    common::in_part,
    common::averaged,
    common::damaged,
    common::ministries,
    common::simulated,
    common::differences,
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
    #![proptest_config(common::seeded(48))]

    #[test]
    fn bars_and_groups_keep_inside_and_apart(
        width in 280.0..1440.0_f64,
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
    for view in [
        common::provinces,
        common::damaged,
        common::simulated,
        common::differences,
    ] {
        for lang in Lang::ALL {
            for width in (280..=1440).step_by(58) {
                let scene = map(&view(lang, f64::from(width)), &geometry);
                assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
            }
        }
    }
}

#[test]
fn a_map_drawn_after_another_is_the_same_as_one_drawn_alone() {
    let (whole, merged) = (common::geometry(), common::geometry_of_34());
    let mut paths = MapPaths::default();
    let views: Vec<(View, &Geometry)> = vec![
        (common::provinces(Lang::Vi, 358.0), &whole),
        (common::damaged(Lang::Vi, 358.0), &whole),
        (common::region(Lang::Vi, 358.0), &whole),
        (common::changed(Lang::Vi, 358.0), &whole),
        // Language, width, window and geometry call for other shapes.
        (common::changed(Lang::En, 358.0), &whole),
        (common::changed(Lang::En, 640.0), &whole),
        (common::window(Lang::En, 640.0), &whole),
        (common::damaged(Lang::En, 640.0), &whole),
        (common::of_34(Lang::En, 640.0), &merged),
        (common::provinces(Lang::En, 640.0), &merged),
        (common::provinces(Lang::En, 640.0), &whole),
    ];
    for (view, geometry) in views {
        let scene = paths.map(&view, geometry);
        assert_eq!(scene, map(&view, geometry));
        // What a scene was written as before does not stick to it.
        let options = DomOptions {
            id: "map",
            interactive: true,
        };
        assert_eq!(dom(&scene, options), dom(&map(&view, geometry), options));
    }
    // A province that the view does not know loses its name in the caption.
    let mut view = common::provinces(Lang::Vi, 358.0);
    let known = paths.map(&view, &whole);
    view.units.retain(|unit| unit.id != "da-nang");
    let scene = paths.map(&view, &whole);
    assert_eq!(scene, map(&view, &whole));
    assert_ne!(scene, known);
}

#[test]
fn the_other_charts_keep_inside_and_apart() {
    for lang in Lang::ALL {
        for width in (280..=1440).step_by(20) {
            for scene in others(lang, f64::from(width)) {
                assert_eq!(
                    faults(&scene),
                    Vec::<String>::new(),
                    "{} at {width} px",
                    scene.kind.name()
                );
            }
        }
    }
}

#[test]
fn no_line_runs_through_the_numbers_of_a_radars_rings_where_there_is_room() {
    let rings = |scene: &Scene| -> Vec<Bounds> {
        let texts = scene.shapes().filter(|(mark, _)| mark.is_none());
        let numbers = texts.filter(|(_, shape)| {
            let words = shape.words().unwrap_or_default();
            words.starts_with("0,") || words.starts_with("1,")
        });
        numbers
            .filter_map(|(_, shape)| shape_bounds(shape))
            .collect()
    };
    let mut profile = common::more::profile(Lang::Vi, 358.0);
    profile.series.truncate(1);
    // A line on the ring of 0.4 but for two axes, on which it keeps off all rings.
    for (axis, figure) in profile.series[0].figures.iter_mut().enumerate() {
        figure.value = Some(if axis == 5 || axis == 6 { 0.5 } else { 0.4 });
    }
    let free = rings(&radar(&profile));
    let middle = 358.0 / 2.0;
    // Axes 5 and 6 of nine point down to the left.
    assert!(free.len() >= 3);
    assert!(free.iter().all(|place| place.right < middle), "{free:?}");
    // With nothing in the way they stand where they are looked for: at the top.
    for figure in &mut profile.series[0].figures {
        figure.value = None;
    }
    let top = rings(&radar(&profile));
    assert!(
        top.iter().all(|place| place.left > middle - 20.0),
        "{top:?}"
    );
}

#[test]
fn the_numbers_of_a_radars_rings_stand_apart_whatever_the_greatest_value() {
    for width in (280..900).step_by(7) {
        for hundredths in (1..=100).step_by(3) {
            let mut profile = common::more::comparison(Lang::Vi, f64::from(width));
            for series in &mut profile.series {
                for figure in &mut series.figures {
                    figure.value = None;
                }
            }
            profile.series[0].figures[0].value = Some(f64::from(hundredths) / 100.0);
            let found = faults(&radar(&profile));
            assert_eq!(found, Vec::<String>::new(), "{hundredths} at {width} px");
        }
    }
}

proptest! {
    #![proptest_config(common::seeded(64))]

    #[test]
    fn any_profile_and_any_years_can_be_drawn(
        width in 280.0..900.0_f64,
        values in prop::collection::vec(prop::option::weighted(0.8, 0.0..=1.0_f64), 36),
        ranks in prop::collection::vec(1..64_u32, 20),
        ranked: bool,
    ) {
        let mut profile = common::more::comparison(Lang::Vi, width);
        let mut over_years = common::more::ranks_over_years(Lang::En, width);
        over_years.ranks = ranked;
        for (at, value) in values.iter().enumerate() {
            profile.series[at / 9].figures[at % 9].value = *value;
        }
        for (at, (value, rank)) in values.iter().zip(ranks).enumerate() {
            let figure = &mut over_years.series[at / 5].figures[at % 5];
            figure.value = *value;
            figure.rank = value.map(|_| rank);
        }
        for scene in [radar(&profile), years(&over_years)] {
            prop_assert_eq!(faults(&scene), Vec::<String>::new());
        }
        // Every known value has its marker, and no other place has one.
        let scene = radar(&profile);
        for (axis, mark) in scene.marks().enumerate() {
            let known = profile.series.iter().filter(|one| one.figures[axis].known().is_some()).count();
            prop_assert_eq!(mark.is(State::Missing), known < profile.series.len());
            let hatched = mark.shapes().iter().any(|shape| shape.look() == Look::Bar(Fill::Missing));
            prop_assert_eq!(hatched, known < profile.series.len());
        }
    }

    #[test]
    fn any_number_is_drawn_or_unknown_in_the_other_charts(values in prop::collection::vec(any::<f64>(), 9)) {
        let mut profile = common::more::profile(Lang::Vi, 358.0);
        let mut over_years = common::more::one_over_years(Lang::Vi, 358.0);
        let mut waterfall = common::more::gap_of_27(Lang::Vi, 358.0);
        let mut rulebook = common::more::tree_of_27(Lang::Vi, 358.0);
        let mut small = common::more::small(Lang::Vi);
        for (at, &value) in values.iter().enumerate() {
            profile.series[0].figures[at].value = Some(value);
            waterfall.steps[at].contribution = Some(value);
            rulebook.nodes[at + 1].points = Some(value);
            if at < 5 {
                over_years.series[0].figures[at].value = Some(value);
                small.figures[at].value = Some(value);
            }
        }
        waterfall.residual = values[0];
        small.range = (values[1], values[2]);
        let scenes = [radar(&profile), years(&over_years), gap(&waterfall), tree(&rulebook), spark(&small)];
        for scene in scenes {
            let text = dom(&scene, DomOptions { id: "x", interactive: true });
            prop_assert!(!text.contains("NaN") && !text.contains("inf\""));
            prop_assert!(scene.height.is_finite());
        }
    }
}

#[test]
fn a_rank_interval_covers_its_ranks_and_no_others() {
    let view = common::more::rank_intervals(Lang::Vi, 800.0);
    let scene = intervals(&view);
    let middle = |shape: &Shape| {
        let bounds = shape_bounds(shape).unwrap();
        f64::midpoint(bounds.left, bounds.right)
    };
    let looks = |at: usize, look: Look| {
        let mark = scene.marks().nth(at).unwrap();
        let shapes = mark
            .shapes()
            .iter()
            .filter(move |shape| shape.look() == look && shape.words().is_none());
        shapes.cloned().collect::<Vec<Shape>>()
    };
    // Where each rank stands, by the dots of the published ones.
    let mut places = [None; 64];
    for (at, unit) in view.units.iter().enumerate() {
        let dots = looks(at, Look::Dot(0));
        assert_eq!(dots.len(), usize::from(unit.published.is_some()));
        if let (Some(rank), Some(dot)) = (unit.published, dots.first()) {
            places[rank as usize] = Some(middle(dot));
        }
    }
    for (at, unit) in view.units.iter().enumerate() {
        let bars = looks(at, Look::Bar(Fill::Diverge(3)));
        let hatched = looks(at, Look::Bar(Fill::Missing));
        let Some(spread) = unit.spread else {
            assert_eq!((bars.len(), hatched.len()), (0, 1));
            continue;
        };
        assert_eq!((bars.len(), hatched.len()), (1, 0));
        let bar = shape_bounds(&bars[0]).unwrap();
        for (rank, place) in (1..).zip(&places[1..]) {
            let inside = (spread.best..=spread.worst).contains(&rank);
            let covered = place.is_none_or(|x| (bar.left < x && x < bar.right) == inside);
            assert!(covered, "{}: {rank} of {spread:?}", unit.id);
        }
        if let Some(x) = places[spread.median as usize] {
            assert!((middle(&looks(at, Look::Ink)[0]) - x).abs() < 1e-9);
        }
    }
}

#[test]
fn no_line_crosses_a_change_of_the_rulebook_or_an_unknown_year() {
    let view = common::more::ranks_over_years(Lang::Vi, 700.0);
    let scene = years(&view);
    let changes: Vec<f64> = scene
        .shapes()
        .filter(|(_, shape)| shape.look() == Look::Break)
        .filter_map(|(_, shape)| Some(shape_bounds(shape)?.left))
        .collect();
    assert_eq!(changes.len(), 2);
    for (_, shape) in scene.shapes().filter(|(mark, _)| mark.is_some()) {
        let path = matches!(shape.look(), Look::Line(_) | Look::Mean);
        let Some(bounds) = shape_bounds(shape).filter(|_| path) else {
            continue;
        };
        for change in &changes {
            assert!(
                bounds.right < *change || bounds.left > *change,
                "{bounds:?}"
            );
        }
    }
    assert!(
        scene
            .notes
            .iter()
            .any(|note| note.contains("giữa 2020 và 2021"))
    );
}

#[test]
fn the_other_charts_are_described() {
    let about = |scene: Scene| scene.description;
    assert_eq!(
        about(radar(&common::more::profile(Lang::Vi, 358.0))),
        "Đà Nẵng: cao nhất ở Đào tạo và phát triển nhân lực (0,6000), thấp nhất ở Thông tin và dữ \
         liệu số (0,3565). Đà Nẵng cao hơn trung bình ở 9 trên 9 chỉ số. Bắc Ninh: cao nhất ở Kiến \
         tạo thể chế (0,5550), thấp nhất ở Thông tin và dữ liệu số (0,1655). Bắc Ninh cao hơn trung \
         bình ở 9 trên 9 chỉ số."
    );
    assert_eq!(
        about(years(&common::more::one_over_years(Lang::En, 358.0))),
        "Hà Nội: 0.2717 (2020), 0.6098† (2022), 0.7448 (2023), 0.8241 (2024). Unknown for Hà Nội: 2021. \
         Mean: 0.3026* (2020), 0.4014 (2021), 0.6783 (2023), 0.6961 (2024). Unknown for Mean: 2022."
    );
    assert_eq!(
        about(gap(&common::more::gap_with_unknowns(Lang::En, 358.0))),
        "From Ministry of Labour, Invalids and Social Affairs (0.4100) to the mean (0.3131*): −0.0969. \
         Largest contributions: Digital government activity (−0.0500), Digital infrastructure and \
         platforms (−0.0350) and Awareness (−0.0200). In the other direction: Institutions \
         (+0.0110) and Training and human resources (+0.0040). The contributions of 2 indices are \
         unknown. Rounding and unknowns: −0.0059. Selected: Digital government activity: −0.0500."
    );
    assert_eq!(
        about(tree(&common::more::tree_with_components(Lang::Vi, 358.0))),
        "Tổng cộng 1.000 điểm: Chính quyền số 400; Kinh tế số 300; Xã hội số 300. Chưa rõ số điểm \
         của 6 mục. Đang chọn: Chuyển đổi nhận thức: 30 điểm, 3,0%."
    );
    assert_eq!(
        about(spark(&common::more::small(Lang::Vi))),
        "2020 0,2717, hạng 43; 2021 chưa rõ; 2022 0,6098, hạng 24, giá trị đã hiệu chỉnh; 2023 0,7448, hạng \
         6; 2024 0,8241, hạng 4."
    );
}

#[test]
fn a_small_line_has_a_fixed_size_and_no_words() {
    let scene = spark(&common::more::small(Lang::En));
    assert_eq!(
        (scene.width.to_bits(), scene.height.to_bits()),
        (80.0_f64.to_bits(), 20.0_f64.to_bits())
    );
    assert!(scene.shapes().all(|(_, shape)| shape.words().is_none()));
    assert_eq!(faults(&scene), Vec::<String>::new());
}

#[test]
fn a_small_line_has_the_style_of_its_unit_and_a_tick_for_an_unknown_year() {
    for style in 0..5 {
        let view = Spark {
            style,
            ..common::more::small(Lang::En)
        };
        let scene = spark(&view);
        let count = |look| scene.shapes().filter(|(_, of)| of.look() == look).count();
        // Five years, one of them unknown; only 2022 and 2023 are of one rulebook and known.
        assert_eq!(count(Look::Bar(Fill::Missing)), 1);
        assert_eq!(count(Look::Dot(style % 4)), 4);
        assert_eq!(count(Look::Line(style % 4)), 1);
        assert_eq!(scene.shapes().count(), 6);
        assert!(scene.description.contains("2021 unknown"));
    }
}

#[test]
fn each_axis_index_and_entry_is_one_mark() {
    for scene in others(Lang::Vi, 420.0) {
        let mut ids: Vec<&str> = scene.marks().map(|mark| mark.id()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        // Before and after a scenario are the same unit.
        assert!(count - ids.len() <= 1, "{}: {ids:?}", scene.kind.name());
        assert!(scene.marks().all(|mark| !mark.label().is_empty()));
    }
}

#[test]
fn differences_are_coloured_around_the_mean() {
    let view = common::differences(Lang::En, 358.0);
    let scene = bars(&view);
    for (mark, unit) in scene.marks().zip(&view.units) {
        let Some(value) = unit.value else { continue };
        let fill = mark.shapes().iter().find_map(|shape| match shape.look() {
            Look::Bar(Fill::Diverge(step)) => Some(step),
            _ => None,
        });
        let step = fill.unwrap();
        if value > 0.3026 {
            assert!(step >= 3, "{}", mark.label());
        } else {
            assert!(step <= 3, "{}", mark.label());
        }
    }
    assert_eq!(
        scene.marks().next().unwrap().label(),
        "Đà Nẵng: 0.4874, +0.1848 against the mean, rank 1, group 1"
    );
    let legend = map(&view, &common::geometry()).legend.unwrap();
    let words: Vec<&str> = legend.shapes.iter().filter_map(Shape::words).collect();
    assert_eq!(words, ["−0.21", "Mean 0.3026", "+0.21", "Unknown"]);
}

#[test]
fn the_map_of_34_shows_the_borders_of_63() {
    let scene = map(&common::of_34(Lang::Vi, 358.0), &common::geometry_of_34());
    assert_eq!(scene.marks().count(), 34);
    assert_eq!(faults(&scene), Vec::<String>::new());
    assert!(
        scene
            .shapes()
            .any(|(_, shape)| shape.look() == Look::Former)
    );
    let notes = scene.notes.join(" ");
    assert!(notes.contains("34 tỉnh, thành phố, từ 1/7/2025") && notes.contains("Nét đứt"));
    let before = map(&common::provinces(Lang::Vi, 358.0), &common::geometry());
    assert!(
        before
            .shapes()
            .all(|(_, shape)| shape.look() != Look::Former)
    );
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
         trên 60 tỉnh, thành phố cao hơn. Chưa rõ giá trị của 3 tỉnh, thành phố. Đang chọn: Hà \
         Nội: 0,2717, hạng 43, nhóm 3."
    );
    assert_eq!(
        about(&common::ministries(Lang::En, 358.0)),
        "The highest is Ministry of Finance (0.4944), the lowest is Government Inspectorate \
         (0.0000). The mean is 0.3131; 3 of 5 ministries are above it. The value of 1 ministry is \
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
            "The highest is Đà Nẵng, Thừa Thiên Huế, Bắc Ninh and 2 others (0.5000), the lowest is \
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
        (
            Lang::Vi,
            ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "30/6/2025"],
        ),
        (
            Lang::En,
            ["Hoàng Sa Islands", "Trường Sa Islands", "30 June 2025"],
        ),
    ] {
        let scene = map(&common::provinces(lang, 358.0), &geometry);
        let text = file(
            &scene,
            FileOptions {
                theme: Theme::Light,
            },
        );
        for expected in names.into_iter().chain(["OpenStreetMap", "Bảng 8"]) {
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

#[test]
fn a_name_of_a_rulebook_takes_two_lines_before_it_is_cut() {
    let scene = tree(&common::more::tree_of_27(Lang::Vi, 358.0));
    let mut words = scene.shapes().filter_map(|(_, shape)| shape.words());
    assert!(words.all(|words| !words.ends_with('…')));
}
