//! What the rankings of years say that were published in part, against the printed numbers.

mod common;

use dti_charts::measure::shape_bounds;
use dti_charts::scored::{self, Options};
use dti_charts::{Colouring, Scene, Setting, Shape, Status, View, bars, map, radar};
use dti_engine::{Amount, Dataset, Reading, Scenario, published, score, simulate};
use dti_text::{Lang, number};

fn view(data: &Dataset, code: &str, lang: Lang) -> View {
    let index = data.framework.index(code).expect("there is such an index");
    scored::view(&score(data, Reading::Corrected), index, options(lang))
}

fn options(lang: Lang) -> Options {
    Options {
        lang,
        colouring: Colouring::Values,
        width: 358.0,
        selected: None,
        citation: String::new(),
    }
}

/// The note on what *, and nothing else, means.
const STAR: &str = "* Computed";

/// The texts that a scene draws.
fn words(scene: &Scene) -> Vec<&str> {
    let legend = scene.legend.iter().flat_map(|legend| &legend.shapes);
    let shapes = scene.shapes().map(|(_, shape)| shape).chain(legend);
    shapes.filter_map(|shape| shape.words()).collect()
}

#[track_caller]
fn assert_begins(data: &Dataset, code: &str, [vi, en]: [&str; 2]) {
    for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
        let about = bars(&view(data, code, lang)).description;
        assert!(about.starts_with(expected), "{about}");
    }
}

#[test]
fn the_first_of_a_year_in_part_is_named_and_the_lowest_known_as_such() {
    // 14 ranks and 5 values: Đà Nẵng's is rank 1, the lowest is Ninh Thuận's, rank 53.
    assert_begins(
        &published::provinces_2021().unwrap(),
        "dti",
        [
            "Cao nhất là Đà Nẵng (0,6419), thấp nhất đã biết là Ninh Thuận (0,3048). Chưa rõ giá \
             trị của 58 tỉnh, thành phố.",
            "The highest is Đà Nẵng (0.6419), the lowest known is Ninh Thuận (0.3048). The values \
             of 58 provinces are unknown.",
        ],
    );
}

#[test]
fn values_without_ranks_are_the_highest_and_lowest_known() {
    let data = published::provinces_2022().unwrap();
    assert_begins(
        &data,
        "security",
        [
            "Cao nhất đã biết là Đà Nẵng (0,7578), thấp nhất đã biết là Bạc Liêu (0,1398). Chưa \
             rõ giá trị của 53 tỉnh, thành phố.",
            "The highest known is Đà Nẵng (0.7578), the lowest known is Bạc Liêu (0.1398). The \
             values of 53 provinces are unknown.",
        ],
    );
    // The DTI of the same year has no gap.
    assert_begins(
        &data,
        "dti",
        [
            "Cao nhất là Đà Nẵng (0,8002), thấp nhất là Bắc Kạn (0,3941).",
            "The highest is Đà Nẵng (0.8002), the lowest is Bắc Kạn (0.3941).",
        ],
    );
    assert_begins(
        &published::provinces_2024().unwrap(),
        "institutions",
        [
            "Mọi giá trị đã biết đều là 1,0000.",
            "Every known value is 1.0000.",
        ],
    );
}

#[test]
fn the_last_is_named_by_its_rank_where_its_value_is_lost() {
    // Table 16 prints rank 63 for Đắk Nông and 62 for Sơn La; Đắk Nông's value is lost.
    assert_begins(
        &published::provinces_2020().unwrap(),
        "society.sentiment",
        [
            "Cao nhất là Đà Nẵng (0,4387), thấp nhất là Đắk Nông (hạng 63).",
            "The highest is Đà Nẵng (0.4387), the lowest is Đắk Nông (rank 63).",
        ],
    );
}

#[test]
fn a_change_that_is_not_known_of_all_has_no_last() {
    let (now, before) = (
        published::provinces_2022().unwrap(),
        published::provinces_2021().unwrap(),
    );
    let scores = [&now, &before].map(|data| score(data, Reading::Corrected));
    let view = scored::compared(
        view(&now, "dti", Lang::En),
        &scores[0],
        &scores[1],
        "dti",
        true,
    );
    let about = bars(&View {
        colouring: Colouring::Change,
        ..view
    })
    .description;
    assert!(about.contains("2022: the highest known is "), "{about}");
}

/// The mean of awareness in Table 17 as the corrections leave it: the rows of Hà Nam and Đắk Nông
/// are those of others, and Yên Bái's number stands in the row of Đắk Nông.
fn mean_of_awareness() -> f64 {
    let values: Vec<f64> = include_str!("../../assets/data/2020/table-17.csv")
        .lines()
        .filter(|line| !line.contains("Hà Nam") && !line.contains("Yên Bái"))
        .filter_map(|line| line.split_once(",society.awareness,value,")?.1.parse().ok())
        .collect();
    assert_eq!(values.len(), 61);
    values.iter().sum::<f64>() / 61.0
}

#[test]
fn a_mean_of_ours_has_its_sign_and_says_of_how_many_values_it_is() {
    let data = published::provinces_2020().unwrap();
    let mean = number::value(Lang::En, mean_of_awareness());
    let scene = bars(&view(&data, "society.awareness", Lang::En));
    let label = format!("Mean {mean}* of 61 known values");
    assert!(words(&scene).contains(&label.as_str()), "{label}");
    let sentence = format!("The mean is {mean}* of 61 known values; ");
    assert!(scene.description.contains(&sentence), "{sentence}");
    assert!(scene.notes.iter().any(|note| note.starts_with(STAR)));
    let vietnamese = bars(&view(&data, "society.awareness", Lang::Vi));
    let label = format!(
        "Trung bình {}* của 61 giá trị đã biết",
        mean.replace('.', ",")
    );
    assert!(words(&vietnamese).contains(&label.as_str()), "{label}");
    // All 63 values of the DTI are known, and the report states another mean than theirs.
    let scene = bars(&view(&data, "dti", Lang::En));
    assert!(words(&scene).contains(&"Mean 0.3084*"));
    assert!(scene.notes.iter().any(|note| note.starts_with(STAR)));
}

#[test]
fn a_mean_that_the_source_states_has_no_sign() {
    for (data, code, mean) in [
        (published::provinces_2020(), "government", "Mean 0.3611"),
        // Of five values, but the press states the mean of all.
        (published::provinces_2021(), "dti", "Mean 0.4014"),
        (published::provinces_2024(), "dti", "Mean 0.6961"),
    ] {
        let scene = bars(&view(&data.unwrap(), code, Lang::En));
        assert!(words(&scene).contains(&mean), "{mean}");
        assert!(!scene.notes.iter().any(|note| note.starts_with(STAR)));
    }
    // Rounded to 0.3983, where the report prints 0.3982.
    let data = published::ministries_service_2020().unwrap();
    let scene = bars(&view(&data, "dti", Lang::En));
    assert!(words(&scene).contains(&"Mean 0.3983*"));
}

#[test]
fn the_scale_of_differences_has_the_sign_of_its_mean() {
    let data = published::provinces_2020().unwrap();
    let geometry = common::geometry();
    for (code, mean, signed) in [
        ("dti", "Mean 0.3084*", true),
        ("government", "Mean 0.3611", false),
    ] {
        let mut view = view(&data, code, Lang::En);
        view.colouring = Colouring::Difference;
        let scene = map(&view, &geometry);
        assert!(words(&scene).contains(&mean), "{mean}");
        let noted = scene.notes.iter().any(|note| note.starts_with(STAR));
        assert_eq!(noted, signed, "{code}");
        // Other scales name no mean.
        view.colouring = Colouring::Values;
        let scene = map(&view, &geometry);
        assert!(!scene.notes.iter().any(|note| note.starts_with(STAR)));
    }
}

#[test]
fn the_mean_of_a_scenario_is_part_of_the_scenario() {
    let data = published::provinces_2020().unwrap();
    let scores = score(&data, Reading::Corrected);
    let simulated = |edited: bool| {
        let mut plan = Scenario::new(data.league, data.year);
        if edited {
            plan.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
        }
        let simulation = simulate(&scores, &plan).unwrap();
        scored::simulated(&scores, &simulation, 0, options(Lang::En)).mean_status
    };
    assert_eq!(simulated(true), Status::Simulated);
    assert_eq!(simulated(false), Status::Derived);
    // The press states the mean of 2021; without an edit it is that, and not the mean of five.
    let data = published::provinces_2021().unwrap();
    let scores = score(&data, Reading::Corrected);
    let plan = Scenario::new(data.league, data.year);
    let simulation = simulate(&scores, &plan).unwrap();
    let view = scored::simulated(&scores, &simulation, 0, options(Lang::En));
    assert_eq!(view.mean_text().as_deref(), Some("0.4014"));
}

#[test]
fn who_has_no_rank_stands_apart_under_a_heading() {
    let data = published::provinces_2021().unwrap();
    for (lang, heading) in [(Lang::Vi, "Chưa rõ hạng"), (Lang::En, "Rank unknown")] {
        let scene = bars(&view(&data, "dti", lang));
        // Fourteen of 63 ranks are published.
        let tops: Vec<f64> = scene
            .marks()
            .map(|mark| shape_bounds(&mark.shapes()[0]).unwrap().top)
            .collect();
        let step = |at: usize| tops[at + 1] - tops[at];
        assert!(step(13) > step(12) + 16.0);
        assert!((0..62).all(|at| at == 13 || (step(at) - step(12)).abs() < 1e-9));
        let place = scene
            .shapes()
            .find(|(_, shape)| shape.words() == Some(heading))
            .and_then(|(_, shape)| shape_bounds(shape))
            .unwrap();
        assert!(place.top > tops[13] + step(12) && place.bottom < tops[14]);
    }
    // Where all have a rank, or nobody, nothing is to be parted.
    let ranked = published::provinces_2022().unwrap();
    let mut unranked = view(&ranked, "dti", Lang::En);
    assert!(!words(&bars(&unranked)).contains(&"Rank unknown"));
    for unit in &mut unranked.units {
        unit.rank = None;
    }
    assert!(!words(&bars(&unranked)).contains(&"Rank unknown"));
}

/// The radar of a unit on an index of 2020 beside the mean, in English.
fn radar_of(unit: &str, code: &str, with_mean: bool) -> Scene {
    let data = published::provinces_2020().expect("the built-in data are right");
    let (node, at) = (
        data.framework
            .index(code)
            .expect("the built-in data are right"),
        data.unit(unit).expect("the built-in data are right"),
    );
    let scores = score(&data, Reading::Corrected);
    let setting = Setting {
        lang: Lang::En,
        width: 358.0,
        selected: None,
        citation: String::new(),
    };
    radar(
        &scored::radar(&scores, node, &[at], with_mean, setting)
            .expect("the built-in data are right"),
    )
}

#[test]
fn a_radar_explains_those_signs_that_it_draws() {
    // No mean of an index below a pillar is stated.
    let scene = radar_of("da-nang", "government", true);
    assert!(words(&scene).contains(&"Mean*"));
    assert!(words(&scene).contains(&"Đà Nẵng"));
    assert_eq!(
        scene.notes,
        ["* Computed from published numbers, not itself published."]
    );
    assert!(radar_of("da-nang", "government", false).notes.is_empty());
    // All nine values of Yên Bái are repaired, of Hà Nội nine ranks, which a radar does not show.
    let scene = radar_of("yen-bai", "society", false);
    assert!(words(&scene).contains(&"Yên Bái†"));
    assert_eq!(scene.notes, ["† Corrected against the print."]);
    let scene = radar_of("ha-noi", "society", false);
    assert!(words(&scene).contains(&"Hà Nội"));
    assert!(scene.notes.is_empty());
}

#[test]
fn a_value_that_was_taken_away_has_the_sign_of_a_correction() {
    let data = published::provinces_2020().unwrap();
    let drawn = |reading, id: &str| {
        let scores = score(&data, reading);
        let index = data.framework.index("society.awareness").unwrap();
        let scene = bars(&scored::view(&scores, index, options(Lang::En)));
        let mark = scene.marks().find(|mark| mark.id() == id).unwrap();
        let words: Vec<&str> = mark.shapes().iter().filter_map(Shape::words).collect();
        let noted = scene.notes.iter().any(|note| note.starts_with('†'));
        (words.join(" "), noted)
    };
    let (corrected, noted) = drawn(Reading::Corrected, "ha-nam");
    assert!(corrected.ends_with("unknown †"), "{corrected}");
    assert!(noted);
    let (printed, _) = drawn(Reading::Printed, "ha-nam");
    assert!(!printed.contains('†'), "{printed}");
}
