//! What the builders fill view models with, against the numbers that the sources print.

use dti_charts::scored::{self, YearsOf};
use dti_charts::{
    Change, Colouring, Figure, Gap, MarkKind, Setting, Shape, Status, StepOf, View, bars, gap,
    intervals, radar, spark, tree, years,
};
use dti_engine::{
    Against, Amount, Dataset, Depth, Reading, Rivals, Robustness, RobustnessSettings, Scenario,
    Scores, Simulation, Weighting, explain, merge, published, rulebook::Level, score, simulate,
    stages,
};
use dti_text::Lang;

fn setting(lang: Lang) -> Setting {
    Setting {
        lang,
        width: 358.0,
        selected: None,
        citation: "Nguồn".into(),
    }
}

fn provinces() -> Dataset {
    published::provinces_2020().expect("the built-in data are right")
}

fn node(data: &Dataset, code: &str) -> usize {
    data.framework
        .index(code)
        .expect("the built-in data are right")
}

/// DTI of provinces, 2020 to 2024.
fn all_years() -> Vec<Dataset> {
    vec![
        provinces(),
        published::provinces_2021().expect("the built-in data are right"),
        published::provinces_2022().expect("the built-in data are right"),
        published::provinces_2023().expect("the built-in data are right"),
        published::provinces_2024().expect("the built-in data are right"),
    ]
}

fn scored(years: &[Dataset]) -> Vec<Scores<'_>> {
    years
        .iter()
        .map(|data| score(data, Reading::Corrected))
        .collect()
}

/// The mean of the DTI column of Table 8. The report states another one.
fn mean_of_table_8() -> f64 {
    let values: Vec<f64> = include_str!("../../assets/data/2020/table-08.csv")
        .lines()
        .filter_map(|line| line.split_once(",dti,value,")?.1.parse().ok())
        .collect();
    assert_eq!(values.len(), 63);
    values.iter().sum::<f64>() / 63.0
}

fn options(lang: Lang) -> scored::Options {
    scored::Options {
        lang,
        colouring: Colouring::Groups,
        width: 358.0,
        selected: None,
        citation: String::new(),
    }
}

#[track_caller]
fn assert_near(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within,
        "{found}, not {expected}"
    );
}

fn seen(figures: &[Figure]) -> Vec<(Option<f64>, Option<u32>)> {
    figures
        .iter()
        .map(|figure| (figure.known(), figure.rank))
        .collect()
}

#[test]
fn a_view_has_the_printed_values_and_ranks() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let view = scored::view(&scores, 0, options(Lang::Vi));
    let first = &view.units[0];
    assert_eq!(
        (first.id.as_str(), first.value, first.rank, first.group),
        ("da-nang", Some(0.4874), Some(1), Some(1))
    );
    let khanh_hoa = view
        .units
        .iter()
        .find(|unit| unit.id == "khanh-hoa")
        .unwrap();
    assert_eq!(
        (khanh_hoa.value, khanh_hoa.rank, khanh_hoa.group),
        (Some(0.2777), Some(42), Some(3))
    );
    assert_near(view.mean.unwrap(), mean_of_table_8(), 1e-12);
}

#[test]
fn the_radar_of_a_pillar_has_tables_10_and_11() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let units = [
        data.unit("khanh-hoa").unwrap(),
        data.unit("da-nang").unwrap(),
    ];
    let government = node(&data, "government");
    let view = scored::radar(&scores, government, &units, true, setting(Lang::Vi)).unwrap();
    assert_eq!(view.index, "Chính quyền số 2020");
    let axes: Vec<&str> = view.axes.iter().map(|axis| axis.id.as_str()).collect();
    let below = "awareness institutions infrastructure data activity security human-resources \
                 sentiment expert";
    let expected: Vec<String> = below
        .split(' ')
        .map(|index| format!("government.{index}"))
        .collect();
    assert_eq!(axes, expected);
    let [khanh_hoa, da_nang, mean] = view.series.as_slice() else {
        panic!("two units and the mean");
    };
    // Table 11 has the values, Table 10 the ranks.
    let printed = [
        (0.2280, 61),
        (0.3270, 51),
        (0.4265, 26),
        (0.1090, 37),
        (0.4355, 13),
        (0.2778, 38),
        (0.2342, 39),
        (0.4085, 25),
        (0.4835, 13),
    ];
    let printed = printed.map(|(value, rank)| (Some(value), Some(rank)));
    assert_eq!(seen(&khanh_hoa.figures), printed);
    assert_eq!(seen(&da_nang.figures)[0], (Some(0.5963), Some(3)));
    assert!(mean.mean && mean.figures.len() == 9);
    assert!(
        mean.figures
            .iter()
            .all(|figure| figure.status == Status::Derived)
    );
    // The report states the means of pillars only.
    let pillars = scored::radar(&scores, 0, &units, true, setting(Lang::En)).unwrap();
    for (figure, stated) in pillars.series[2]
        .figures
        .iter()
        .zip([0.3611, 0.2568, 0.2898])
    {
        assert_near(figure.known().unwrap(), stated, 0.000_1);
    }
}

#[test]
fn each_rulebook_has_its_radars() {
    let codes = |data: &Dataset| -> Vec<String> {
        let nodes = scored::radar_nodes(&data.framework).into_iter();
        nodes
            .map(|at| data.framework.nodes()[at].code.clone())
            .collect()
    };
    assert_eq!(codes(&provinces()), ["government", "economy", "society"]);
    for (data, axes) in [
        (published::ministries_service_2020().unwrap(), 9),
        (published::ministries_nonservice_2020().unwrap(), 9),
        (published::provinces_2022().unwrap(), 8),
        (published::provinces34_2024().unwrap(), 8),
        (published::nation(2022).unwrap(), 3),
    ] {
        assert_eq!(codes(&data), ["dti"]);
        let scores = score(&data, Reading::Corrected);
        let view = scored::radar(&scores, 0, &[0], false, setting(Lang::En)).unwrap();
        assert_eq!((view.axes.len(), view.series.len()), (axes, 1));
    }
    // Of 2022 the indices of ten are published: no mean says anything about 63.
    let data = published::provinces_2022().unwrap();
    let scores = score(&data, Reading::Corrected);
    let view = scored::radar(&scores, 0, &[0], true, setting(Lang::En)).unwrap();
    assert_eq!(view.series.len(), 1);
    let bare = published::provinces_2021().unwrap();
    assert_eq!(codes(&bare), Vec::<String>::new());
    let scores = score(&bare, Reading::Corrected);
    let none = scored::radar(&scores, 0, &[0], false, setting(Lang::En));
    assert_eq!(none, None);
}

#[test]
fn what_a_source_lost_stays_unknown_and_repairs_are_marked() {
    let mut data = provinces();
    let awareness = node(&data, "government.awareness");
    let unit = data.unit("khanh-hoa").unwrap();
    data.columns[awareness].values[unit].corrected = None;
    let scores = score(&data, Reading::Corrected);
    let government = node(&data, "government");
    let view = scored::radar(&scores, government, &[unit], false, setting(Lang::Vi)).unwrap();
    assert_eq!(view.series[0].figures[0].known(), None);
    assert_eq!(view.series[0].figures[0].status, Status::Unknown);
    // Every repair of the corrections file that a radar shows is marked.
    let mut marked = 0;
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let everyone: Vec<usize> = (0..data.units.len()).collect();
    for pillar in scored::radar_nodes(&data.framework) {
        let view = scored::radar(&scores, pillar, &everyone, false, setting(Lang::Vi)).unwrap();
        for (at, axis) in view.axes.iter().enumerate() {
            let column = &data.columns[node(&data, &axis.id)];
            for &unit in &everyone {
                let figure = view.series[unit].figures[at];
                let of_value = column.values[unit].repaired && figure.known().is_some();
                assert_eq!(figure.status == Status::Corrected, of_value);
                assert_eq!(figure.rank_corrected, column.ranks[unit].repaired);
                marked += usize::from(of_value);
            }
        }
    }
    assert!(marked > 0);
}

/// Khánh Hòa's digital government activity from 0.4355 to 0.6.
fn scenario(data: &Dataset, scores: &Scores<'_>) -> Simulation {
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
    simulate(scores, &scenario).expect("the scenario is right")
}

#[test]
fn a_simulated_radar_shows_before_and_after_and_says_so() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let simulation = scenario(&data, &scores);
    let unit = data.unit("khanh-hoa").unwrap();
    let government = node(&data, "government");
    let view =
        scored::simulated_radar(&scores, &simulation, government, unit, setting(Lang::Vi)).unwrap();
    let names: Vec<&str> = view.series.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Khánh Hòa (công bố)", "Khánh Hòa (mô phỏng)"]);
    for (at, axis) in view.axes.iter().enumerate() {
        let [before, after] = [&view.series[0], &view.series[1]].map(|one| one.figures[at]);
        assert_eq!(
            (before.status, after.status),
            (Status::Published, Status::Simulated)
        );
        if axis.id == "government.activity" {
            assert_eq!((before.value, before.rank), (Some(0.4355), Some(13)));
            assert_eq!(after.value, Some(0.6));
            assert!(after.rank < before.rank);
        } else {
            assert_eq!((before.value, before.rank), (after.value, after.rank));
        }
    }
    let notes = radar(&view).notes;
    assert_eq!(notes[0], "Mô phỏng – không phải kết quả công bố.");
}

#[test]
fn the_gap_of_two_provinces_is_that_of_table_8() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let (unit, other) = (
        data.unit("khanh-hoa").unwrap(),
        data.unit("da-nang").unwrap(),
    );
    let against = Against::Unit(other);
    let why = explain(&scores, 0, unit, against, Depth::Children).unwrap();
    let view = scored::gap(&scores, &why, unit, against, setting(Lang::Vi)).unwrap();
    assert_eq!(
        (view.from.name.as_str(), view.to.name.as_str()),
        ("Đà Nẵng", "Khánh Hòa")
    );
    assert_near(view.from.value, 0.4874, 0.0);
    assert_near(view.to.value, 0.2777, 0.0);
    // 400, 300 and 300 of 1000 points.
    let expected = [
        ("government", 0.4 * (0.3365 - 0.5346)),
        ("economy", 0.3 * (0.2233 - 0.4155)),
        ("society", 0.3 * (0.2538 - 0.4964)),
    ];
    let mut sum = view.residual;
    for (step, (id, by)) in view.steps.iter().zip(expected) {
        assert_eq!((step.of.index(), step.section.as_str()), (Some(id), ""));
        assert_near(step.contribution.unwrap(), by, 1e-12);
        sum += by;
    }
    assert_near(sum, 0.2777 - 0.4874, 1e-12);
    assert!(view.residual.abs() < 0.000_2);
    let leaves = explain(&scores, 0, unit, against, Depth::Leaves).unwrap();
    let view = scored::gap(&scores, &leaves, unit, against, setting(Lang::Vi)).unwrap();
    assert_eq!(view.steps.len(), 27);
    assert_eq!(view.steps[0].section, "Chính quyền số");
    assert_eq!(gap(&view).title, "DTI 2020: từ Đà Nẵng đến Khánh Hòa");
}

/// From the mean of the provinces to Khánh Hòa, by pillar.
fn gap_from_the_mean() -> Gap {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let unit = data.unit("khanh-hoa").expect("it is there");
    let why = explain(&scores, 0, unit, Against::Mean, Depth::Children).expect("it is known");
    scored::gap(&scores, &why, unit, Against::Mean, setting(Lang::En)).expect("so is its value")
}

#[test]
fn a_gap_begins_at_the_mean_with_the_sign_that_it_has_everywhere() {
    let view = gap_from_the_mean();
    let scene = gap(&view);
    assert_eq!(scene.title, "DTI 2020: from the mean to Khánh Hòa");
    assert!(scene.description.starts_with("From the mean (0.3084*) to"));
    let drawn: Vec<&str> = scene.shapes().filter_map(|(_, s)| s.words()).collect();
    assert!(drawn.contains(&"Mean") && drawn.contains(&"0.3084*"));
    assert!(
        scene
            .notes
            .iter()
            .any(|note| note.starts_with("* Computed"))
    );
    assert_eq!(view.table().rows[0], ["Mean", "0.3084*"]);
}

#[test]
fn ranks_that_nobody_published_have_their_sign() {
    let then = provinces();
    let today = merge::derive(&then, &merge::built_in().unwrap()).unwrap();
    let now = published::provinces34_2024().unwrap();
    let scores = [&today, &now].map(|data| score(data, Reading::Corrected));
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    let ranks = |id: &str| {
        let of = YearsOf::Ranks;
        scored::years(&scores, &[id], "dti", of, false, setting(Lang::En)).unwrap()
    };
    // Huế did not merge: its value is printed, and its rank among 34 is not.
    for id in ["khanh-hoa", "hue"] {
        let view = ranks(id);
        let rows = view.table().rows;
        assert!(
            rows[0][3].ends_with('*') && !rows[1][3].ends_with('*'),
            "{rows:?}"
        );
        let scene = years(&view);
        assert!(
            scene
                .notes
                .iter()
                .any(|note| note.starts_with("* Computed"))
        );
        let label = scene.marks().next().unwrap().label();
        assert!(label.contains("rank derived"), "{label}");
    }
    for (scores, mark) in scores.iter().zip(["*", ""]) {
        let view = scored::view(scores, 0, options(Lang::En));
        assert!(view.units.iter().all(|unit| unit.rank_mark() == mark));
        let hue = view.units.iter().find(|unit| unit.id == "hue").unwrap();
        let rank = format!("rank {}{mark}", hue.rank.unwrap());
        let scene = bars(&view);
        let label = scene.marks().find(|mark| mark.label().starts_with("Huế"));
        let label = label.unwrap().label();
        assert!(label.split(", ").any(|part| part == rank), "{label}");
    }
}

#[test]
fn a_gap_to_the_mean_takes_no_mean_of_a_few() {
    let view = gap_from_the_mean();
    assert_eq!((view.from.id, view.from.name.as_str()), (None, "Mean"));
    assert_near(view.from.value, mean_of_table_8(), 1e-12);
    let by = view.steps[0].contribution.unwrap();
    assert_near(by, 0.4 * (0.3365 - 0.3611), 0.000_1);

    // Of 2022 the DTI of all is published, the indices of ten.
    let data = published::provinces_2022().unwrap();
    let scores = score(&data, Reading::Corrected);
    let unit = data.unit("da-nang").unwrap();
    let why = explain(&scores, 0, unit, Against::Mean, Depth::Leaves).unwrap();
    assert!(why.parts.iter().all(|part| part.contribution.is_some()));
    let view = scored::gap(&scores, &why, unit, Against::Mean, setting(Lang::En)).unwrap();
    assert!(view.steps.iter().all(|step| step.contribution.is_none()));
    assert_near(view.residual, view.to.value - view.from.value, 1e-12);

    // Of 2021 the DTI of five.
    let data = published::provinces_2021().unwrap();
    let scores = score(&data, Reading::Corrected);
    let unit = data.unit("da-nang").unwrap();
    let why = explain(&scores, 0, unit, Against::Mean, Depth::Leaves).unwrap();
    let view = scored::gap(&scores, &why, unit, Against::Mean, setting(Lang::En));
    assert_eq!(view, None);
}

#[test]
fn the_waterfall_of_a_scenario_is_weight_times_change() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let mut plan = Scenario::new(data.league, data.year);
    plan.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
    let stages = stages(&scores, &plan, None).unwrap();
    let unit = data.unit("khanh-hoa").unwrap();
    let view = scored::waterfall(&scores, &stages, 0, unit, setting(Lang::Vi)).unwrap();
    assert_eq!(view.steps.len(), 1);
    assert_eq!(view.steps[0].of.index(), Some("government.activity"));
    // 20 % of 400 of 1000 points.
    assert_near(
        view.steps[0].contribution.unwrap(),
        0.08 * (0.6 - 0.4355),
        1e-12,
    );
    assert_near(view.from.value, 0.2777, 0.0);
    assert_near(view.to.value, 0.2777 + 0.013_16, 1e-12);
    assert_near(view.residual, 0.0, 1e-12);
    let scene = gap(&view);
    assert_eq!(scene.notes[0], "Mô phỏng – không phải kết quả công bố.");
    assert!(scene.title.contains("Khánh Hòa: trước và sau kịch bản"));
    // Another unit's edits are none of this one.
    let other = data.unit("da-nang").unwrap();
    let view = scored::waterfall(&scores, &stages, 0, other, setting(Lang::Vi)).unwrap();
    assert!(view.steps.is_empty());
    assert_near(view.to.value - view.from.value, 0.0, 0.0);
}

#[test]
fn weights_and_rivals_are_steps_of_their_own() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let mut plan = Scenario::new(data.league, data.year);
    plan.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
    plan.weights = Weighting::Without(vec!["economy".to_owned()]);
    plan.rivals = Rivals::Growth(10.0);
    let stages = stages(&scores, &plan, None).unwrap();
    let view = |unit: &str| {
        let unit = data.unit(unit).unwrap();
        scored::waterfall(&scores, &stages, 0, unit, setting(Lang::En)).unwrap()
    };
    let parts = |view: &Gap| {
        let steps = view.steps.iter();
        steps
            .map(|step| (step.of.clone(), step.contribution.unwrap()))
            .collect::<Vec<_>>()
    };
    // The unit that the scenario edits is nobody's rival.
    let own = view("khanh-hoa");
    let found = parts(&own);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].0.index(), Some("government.activity"));
    assert_near(found[0].1, 0.08 * (0.6 - 0.4355), 1e-12);
    assert_eq!(found[1].0, StepOf::Weights);
    assert_near(
        found[1].1,
        own.to.value - own.from.value - found[0].1,
        1e-12,
    );
    assert_near(own.residual, 0.0, 1e-12);
    // A rival grows by a tenth of the published 0.4874, and then weighs otherwise.
    let rival = view("da-nang");
    let found = parts(&rival);
    let kinds: Vec<&StepOf> = found.iter().map(|(of, _)| of).collect();
    assert_eq!(kinds, [&StepOf::Rivals, &StepOf::Weights]);
    assert_near(found[0].1, 0.048_74, 1e-12);
    let scene = gap(&rival);
    assert!(
        scene
            .description
            .contains("Moving as the others do (+0.0487)")
    );
    assert!(
        scene
            .notes
            .iter()
            .any(|note| note.contains("in another order"))
    );
    assert!(!scene.marks().any(|mark| mark.kind() == MarkKind::Indicator));
}

#[test]
fn years_are_the_published_ones_with_their_rulebooks() {
    let data = all_years();
    let scores = scored(&data);
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    let view = scored::years(
        &scores,
        &["khanh-hoa"],
        "dti",
        YearsOf::Values,
        true,
        setting(Lang::Vi),
    )
    .unwrap();
    assert_eq!(view.subject, "DTI của Khánh Hòa");
    let calendar: Vec<(u16, &str)> = view
        .years
        .iter()
        .map(|year| (year.year, year.rulebook.as_str()))
        .collect();
    assert_eq!(
        calendar,
        [
            (2020, "QĐ 1726"),
            (2021, "QĐ 922"),
            (2022, "QĐ 922"),
            (2023, "QĐ 922"),
            (2024, "QĐ 405")
        ]
    );
    let values: Vec<Option<f64>> = view.series[0].figures.iter().map(Figure::known).collect();
    assert_eq!(values[0], Some(0.2777));
    assert_eq!(values[2..], [Some(0.5576), Some(0.6869), Some(0.7079)]);
    let ranks: Vec<Option<u32>> = view.series[0].figures.iter().map(|one| one.rank).collect();
    assert_eq!(ranks[0], Some(42));
    assert_eq!(ranks[2..], [Some(41), Some(30), Some(34)]);
    // Of 2021 five values are known: the mean is the one that the press states.
    let mean = &view.series[1];
    assert!(mean.mean);
    assert_eq!(mean.figures[1].known(), Some(0.4014));
    assert_eq!(mean.figures[1].status, Status::Published);
    assert_near(mean.figures[0].known().unwrap(), mean_of_table_8(), 1e-12);
    assert_eq!(mean.figures[0].status, Status::Derived);
    let scene = years(&view);
    let of_mean = scene.marks().find(|mark| mark.id() == "mean").unwrap();
    let drawn: Vec<&str> = of_mean.shapes().iter().filter_map(Shape::words).collect();
    // The last stands with the name; 2021 and 2024 have the mean that their source states.
    let ours = mean
        .figures
        .iter()
        .filter(|one| one.status == Status::Derived);
    let signs = drawn.iter().filter(|words| **words == "*");
    assert_eq!(signs.count(), ours.count());
    assert!(drawn.contains(&"0,6961"), "{drawn:?}");
    let notes = scene.notes.join(" ");
    assert!(notes.contains("* Tính từ số liệu công bố"), "{notes}");
    assert!(notes.contains("giữa 2020 và 2021, giữa 2023 và 2024"));

    let rivals = scored::years(
        &scores,
        &["da-nang", "ha-noi"],
        "dti",
        YearsOf::Ranks,
        true,
        setting(Lang::En),
    )
    .unwrap();
    assert_eq!((rivals.subject.as_str(), rivals.series.len()), ("DTI", 2));
    let ranks: Vec<Option<u32>> = rivals.series[0]
        .figures
        .iter()
        .map(|one| one.rank)
        .collect();
    assert_eq!(ranks, [Some(1), Some(1), Some(1), Some(1), Some(2)]);
    assert!(rivals.ranks);
}

#[test]
fn a_year_that_lists_no_such_unit_or_index_is_unknown() {
    let mut data = all_years();
    data.truncate(3);
    let missing = data[2].unit("khanh-hoa").unwrap();
    data[2].units[missing].id = "khanh-hoa-moi".to_owned();
    let scores = scored(&data);
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    let of = |id: &str, code: &str| {
        let setting = setting(Lang::Vi);
        scored::years(&scores, &[id], code, YearsOf::Values, false, setting)
    };
    let view = of("khanh-hoa", "dti").unwrap();
    let figures = seen(&view.series[0].figures);
    assert_eq!(figures[0], (Some(0.2777), Some(42)));
    assert_eq!(figures[2], (None, None));
    let view = of("da-nang", "awareness").unwrap();
    let figures = seen(&view.series[0].figures);
    assert_eq!((figures[0].0, figures[2].0), (None, Some(1.0)));
    assert_eq!(of("atlantis", "dti"), None);
    assert_eq!(of("da-nang", "atlantis"), None);
}

#[test]
fn units_of_the_same_name_before_and_after_a_merger_are_not_compared() {
    let data = [
        published::provinces_2023().unwrap(),
        published::provinces34_2024().unwrap(),
    ];
    let scores = scored(&data);
    let of = |scores: &[&Scores<'_>]| {
        let setting = setting(Lang::Vi);
        scored::years(scores, &["da-nang"], "dti", YearsOf::Values, false, setting)
    };
    let view = of(&[&scores[0], &scores[1]]).unwrap();
    assert_eq!(
        seen(&view.series[0].figures),
        [(None, None), (Some(0.7069), Some(17))]
    );
    let view = scored::view(&scores[1], 0, options(Lang::Vi));
    let view = scored::compared(view, &scores[1], &scores[0], "dti", true);
    assert!(view.units.iter().all(|unit| unit.change.is_none()));
}

#[test]
fn changes_are_differences_of_published_numbers() {
    let data = all_years();
    let scores = scored(&data);
    let change = |to: usize, from: usize, code: &str, ranks: bool, id: &str| {
        let view = scored::view(&scores[to], 0, options(Lang::En));
        let view = scored::compared(view, &scores[to], &scores[from], code, ranks);
        let unit = view.units.iter().find(|unit| unit.id == id).unwrap();
        let label = bars(&View {
            colouring: Colouring::Change,
            ..view.clone()
        })
        .marks()
        .find(|mark| mark.id() == id)
        .map(|mark| mark.label().to_owned());
        (unit.change, view.change.unwrap(), label.unwrap())
    };
    // Hà Nội was 43rd in 2020, 24th in 2022 and 6th in 2023.
    let (by, meaning, label) = change(3, 2, "dti", true, "ha-noi");
    assert_eq!(by, Some(18.0));
    assert_eq!(
        meaning,
        Change {
            ranks: true,
            from: 2022,
            to: 2023,
            other_rulebook: false
        }
    );
    assert_eq!(label, "Hà Nội: 0.7448, rank 6, +18 places since 2022");
    let (by, meaning, _) = change(2, 0, "dti", true, "ha-noi");
    assert_eq!((by, meaning.other_rulebook), (Some(19.0), true));
    let (by, _, label) = change(3, 2, "dti", false, "ha-noi");
    assert_near(by.unwrap(), 0.7448 - 0.6098, 1e-12);
    assert_eq!(label, "Hà Nội: 0.7448, rank 6, +0.1350 since 2022");
    // Nothing is published of Hà Nội in 2021, and no such index in any year.
    let (by, _, label) = change(2, 1, "dti", false, "ha-noi");
    assert_eq!(by, None);
    assert_eq!(label, "Hà Nội: 0.6098, rank 24, change since 2021 unknown");
    assert_eq!(change(2, 0, "atlantis", false, "ha-noi").0, None);
}

#[test]
fn the_nation_has_its_index_and_pillars() {
    let data: Vec<Dataset> = published::NATION_YEARS
        .map(|year| published::nation(year).unwrap())
        .collect();
    let scores = scored(&data);
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    let view = scored::nation(&scores, setting(Lang::Vi)).unwrap();
    assert_eq!(view.kind, MarkKind::Indicator);
    let printed = [
        (
            "dti",
            [
                Some(0.48),
                Some(0.61),
                Some(0.71),
                Some(0.7326),
                Some(0.7955),
            ],
        ),
        (
            "government",
            [Some(0.36), Some(0.43), Some(0.65), None, None],
        ),
        ("economy", [Some(0.26), Some(0.41), Some(0.64), None, None]),
        ("society", [Some(0.29), Some(0.39), Some(0.57), None, None]),
    ];
    for (series, (id, values)) in view.series.iter().zip(printed) {
        assert_eq!(series.id, id);
        assert_eq!(seen(&series.figures), values.map(|value| (value, None)));
    }
    let decimals: Vec<u8> = view.series[0]
        .figures
        .iter()
        .map(|figure| figure.decimals)
        .collect();
    assert_eq!(decimals, [2, 2, 2, 4, 4]);
    assert!(years(&view).description.contains("0,7955"));
    assert_eq!(scored::nation(&[], setting(Lang::Vi)), None);
}

#[test]
fn intervals_are_those_of_the_draws_in_the_published_order() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let mut run = Robustness::new(&scores, &RobustnessSettings::default()).unwrap();
    let before = scored::intervals(&scores, &run.report(), 0, setting(Lang::En));
    assert!(before.units.iter().all(|unit| unit.spread.is_none()));
    while run.draws() < 400 {
        run.run(100);
    }
    let report = run.report();
    let view = scored::intervals(&scores, &report, 0, setting(Lang::Vi));
    assert_eq!((view.units.len(), view.index.as_str()), (63, "DTI 2020"));
    let published: Vec<Option<u32>> = view.units.iter().map(|unit| unit.published).collect();
    assert_eq!((published[0], published[62]), (Some(1), Some(63)));
    assert!(published.is_sorted());
    for unit in &view.units {
        let of = &report.units[data.unit(&unit.id).unwrap()];
        let spread = unit.spread.unwrap();
        assert_eq!(
            (spread.best, spread.median, spread.worst),
            (of.p5, of.p50, of.p95)
        );
    }
    let scene = intervals(&view);
    assert!(scene.notes[0].contains("không phải kết quả công bố"));
    assert!(scene.title.contains("DTI 2020"));
}

#[test]
fn small_lines_share_the_range_of_all_units() {
    let data = all_years();
    let scores = scored(&data);
    let scores: Vec<&Scores<'_>> = scores.iter().collect();
    let range = scored::spark_range(&scores, "dti").unwrap();
    // The least of 2020, and the most of 2024.
    let low = score(&data[0], Reading::Corrected);
    let low = low
        .values(0)
        .iter()
        .flatten()
        .fold(1.0, |a: f64, b| a.min(*b));
    assert_near(range.0, low, 0.0);
    assert!(range.1 >= 0.8340);
    let view = scored::spark(&scores, "da-nang", "dti", range, Lang::Vi).unwrap();
    let values: Vec<Option<f64>> = view.figures.iter().map(Figure::known).collect();
    let printed = [0.4874, 0.6419, 0.8002, 0.8340, 0.8335].map(Some);
    assert_eq!(values, printed);
    assert_eq!(view.title, "DTI của Đà Nẵng qua các năm");
    assert!(spark(&view).description.starts_with("2020 0,4874, hạng 1"));
    assert_eq!(scored::spark_range(&scores, "atlantis"), None);
}

#[test]
fn trees_have_the_points_of_the_rulebooks() {
    let view = scored::tree(&provinces().framework, setting(Lang::Vi));
    assert_eq!(view.rulebook, "Quyết định 1726/QĐ-BTTTT");
    let points = |id: &str| {
        let node = view.nodes.iter().find(|node| node.id == id).unwrap();
        (node.points, node.inferred)
    };
    assert_eq!(points("dti"), (Some(1000.0), false));
    assert_eq!(points("government"), (Some(400.0), false));
    assert_eq!(points("economy.activity"), (Some(60.0), false));
    assert_eq!(view.nodes.len(), 1 + 3 + 27);
    let later = published::provinces34_2024().unwrap();
    let view = scored::tree(&later.framework, setting(Lang::En));
    assert_eq!(view.rulebook, "Decision 405/QĐ-BKHCN");
    assert_eq!(view.nodes[0].points, Some(940.0));
    assert!(view.nodes.iter().all(|node| node.inferred));
    assert!(tree(&view).notes.iter().any(|note| note.starts_with("* ")));
}

#[test]
fn a_part_of_a_rulebook_is_what_hangs_from_its_root() {
    let framework = published::rulebook("qd1726-province").unwrap().framework;
    let society = framework.index("society").unwrap();
    let view = scored::subtree(&framework, society, setting(Lang::En));
    assert_eq!(view.rulebook, "Decision 1726/QĐ-BTTTT: Digital society");
    let whole = scored::tree(&framework, setting(Lang::En));
    let below = whole
        .nodes
        .iter()
        .filter(|node| node.id == "society" || node.id.starts_with("society."));
    let below: Vec<&str> = below.map(|node| node.id.as_str()).collect();
    let ids: Vec<&str> = view.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, below);
    assert_eq!(
        (view.nodes[0].points, view.nodes[0].parent),
        (Some(300.0), None)
    );
    for node in &view.nodes[1..] {
        let above = &view.nodes[node.parent.unwrap()].id;
        assert!(node.id.starts_with(&format!("{above}.")));
    }
}

#[test]
fn inferred_weights_say_so() {
    let data = published::provinces34_2024().unwrap();
    let scores = score(&data, Reading::Corrected);
    let against = Against::Unit(1);
    let why = explain(&scores, 0, 0, against, Depth::Leaves).unwrap();
    let view = scored::gap(&scores, &why, 0, against, setting(Lang::En)).unwrap();
    let inferred = "The weights are inferred from the published values, not printed anywhere.";
    assert!(gap(&view).notes.iter().any(|note| note == inferred));
    let report = Robustness::new(&scores, &RobustnessSettings::default())
        .unwrap()
        .report();
    let view = scored::intervals(&scores, &report, 0, setting(Lang::En));
    assert!(intervals(&view).notes.iter().any(|note| note == inferred));
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let why = explain(&scores, 0, 0, against, Depth::Leaves).unwrap();
    let view = scored::gap(&scores, &why, 0, against, setting(Lang::En)).unwrap();
    assert!(gap(&view).notes.iter().all(|note| note != inferred));
}

#[test]
fn what_a_rulebook_lost_is_shown_as_lost() {
    let book = published::rulebook("qd1726-province").unwrap();
    let view = scored::tree(&book.framework, setting(Lang::Vi));
    let of = |id: &str| view.nodes.iter().find(|node| node.id == id).unwrap();
    assert_eq!(
        of("government.activity.5.10.1").name,
        "5.10.1 (không còn tên)"
    );
    // Its row is lost; the prose names it without points.
    assert_eq!(of("government.awareness.1.1").points, None);
    let scene = tree(&view);
    assert!(scene.notes.iter().any(|note| note.starts_with("Gạch chéo")));
    assert!(view.nodes.iter().all(|node| !node.name.is_empty()));
    let indices = book.to_level(Level::Index).unwrap();
    assert_eq!(scored::tree(&indices, setting(Lang::Vi)).nodes.len(), 31);
    // The country's index is printed without points.
    let nation = scored::tree(
        &published::nation(2022).unwrap().framework,
        setting(Lang::En),
    );
    assert_eq!(nation.rulebook, "National digital transformation");
    assert!(
        nation
            .nodes
            .iter()
            .all(|node| node.points.is_none() && !node.inferred)
    );
}
