//! A scenario part by part: the parts add up to the whole, and each is what it says.

use dti_engine::{
    Amount, Dataset, Reading, Rivals, Scenario, Scores, Simulation, StagePart, Weighting,
    published, score, simulate, stages,
};

fn provinces() -> Dataset {
    published::provinces_2020().expect("published data are good")
}

/// Khánh Hòa's activity to 0.6, all others up by 5 %, without the economy.
fn all_three(data: &Dataset) -> Scenario {
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
    scenario.rivals = Rivals::Growth(5.0);
    scenario.weights = Weighting::Without(vec!["economy".to_owned()]);
    scenario
}

fn parts(scores: &Scores<'_>, scenario: &Scenario) -> Vec<StagePart> {
    let stages = stages(scores, scenario, None).expect("a good scenario");
    stages.iter().map(|stage| stage.part).collect()
}

/// Values and ranks after, to the last bit.
fn after(data: &Dataset, simulation: &Simulation) -> Vec<(Option<u64>, Option<[u32; 2]>)> {
    let nodes = 0..data.framework.nodes().len();
    let cells = nodes.flat_map(|index| (0..data.units.len()).map(move |unit| (index, unit)));
    cells
        .map(|(index, unit)| {
            let standing = simulation.after(index, unit);
            (
                standing.value.map(f64::to_bits),
                standing.rank.map(|rank| [rank.best, rank.worst]),
            )
        })
        .collect()
}

#[test]
fn parts_that_a_scenario_does_not_have_are_left_out() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let mut scenario = Scenario::new(data.league, data.year);
    assert_eq!(parts(&scores, &scenario), []);
    // Growth by nothing is none.
    scenario.rivals = Rivals::Growth(0.0);
    assert_eq!(parts(&scores, &scenario), []);
    scenario.weights = Weighting::Equal;
    assert_eq!(parts(&scores, &scenario), [StagePart::Weights]);
    scenario.rivals = Rivals::Each(vec![("ha-noi".to_owned(), 3.0)]);
    scenario.edit("khanh-hoa", "society.data", Amount::Points(20.0));
    let all = [StagePart::Edits, StagePart::Rivals, StagePart::Weights];
    assert_eq!(parts(&scores, &scenario), all);
}

#[test]
fn the_last_stage_is_the_whole_scenario_to_the_bit() {
    let mut seen = 0;
    for data in published::all().expect("published data are good") {
        let scores = score(&data, Reading::Corrected);
        let leaf = |node: &usize| {
            *node > 0
                && data.framework.nodes()[*node].children.is_empty()
                && data.framework.weight(*node).is_some()
                && scores.value(*node, 0).is_some()
        };
        let Some(index) = (0..data.framework.nodes().len()).find(leaf) else {
            continue;
        };
        let mut scenario = Scenario::new(data.league, data.year);
        let code = &data.framework.nodes()[index].code;
        scenario.edit(&data.units[0].id, code, Amount::Value(0.95));
        scenario.rivals = Rivals::Growth(-3.0);
        scenario.weights = Weighting::Equal;
        let whole = simulate(&scores, &scenario).expect("a good scenario");
        let stages = stages(&scores, &scenario, None).expect("a good scenario");
        let last = &stages.last().expect("three stages").simulation;
        assert_eq!(
            after(&data, last),
            after(&data, &whole),
            "{} {}",
            data.league,
            data.year
        );
        assert_eq!(stages.len(), 3);
        seen += 1;
    }
    assert!(seen >= 4, "leagues with indices: {seen}");
}

/// The report's rulebook: 400, 300 and 300 of 1,000 points, activity 80 of 400.
#[test]
fn each_stage_is_what_the_rulebook_says_by_hand() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let stages = stages(&scores, &all_three(&data), None).expect("a good scenario");
    let [own, rivals, weights] = [0, 1, 2].map(|at| &stages[at].simulation);
    let unit = data.unit("khanh-hoa").expect("a province");
    let other = data.unit("da-nang").expect("a province");
    let value = |code: &str, unit| {
        let node = data.framework.index(code).expect("an index");
        scores.value(node, unit).expect("a known value")
    };
    let near = |simulation: &Simulation, unit, by_hand: f64| {
        let found = simulation.after(0, unit).value.expect("a known value");
        assert!((found - by_hand).abs() < 1e-12, "{found} is not {by_hand}");
    };
    let gain = 0.6 - value("government.activity", unit);
    near(own, unit, value("dti", unit) + 0.08 * gain);
    near(own, other, value("dti", other));
    // What the unit has is not what rivals do; its rank is.
    near(rivals, unit, value("dti", unit) + 0.08 * gain);
    near(rivals, other, value("dti", other) * 1.05);
    let place = |simulation: &Simulation| simulation.after(0, unit).rank.map(|rank| rank.best);
    assert!(
        place(own) < place(rivals),
        "others that improve cost places"
    );
    // Without the economy the other two weigh 4/7 and 3/7.
    let without = |unit: usize, growth: f64, government: f64| {
        let [dti, g, e, s] =
            ["dti", "government", "economy", "society"].map(|code| value(code, unit) * growth);
        dti + (4.0 / 7.0 - 0.4) * g + (3.0 / 7.0 - 0.3) * s - 0.3 * e + 4.0 / 7.0 * government
    };
    near(weights, unit, without(unit, 1.0, 0.2 * gain));
    near(weights, other, without(other, 1.05, 0.0));
}

#[test]
fn what_cannot_be_simulated_has_no_stages() {
    let data = provinces();
    let scores = score(&data, Reading::Corrected);
    let mut scenario = all_three(&data);
    scenario.year = 2024;
    assert!(stages(&scores, &scenario, None).is_err());
    let mut scenario = all_three(&data);
    scenario.rivals = Rivals::Trend {
        from: 2020,
        to: 2022,
    };
    assert!(
        stages(&scores, &scenario, None).is_err(),
        "no figures of the trend"
    );
}
