//! Addresses: what is read is what was written, and every older one keeps its meaning.

use super::*;

fn round_trip(state: &State) {
    let query = state.query();
    assert_eq!(State::parse(&query), (state.clone(), vec![]), "{query}");
}

#[test]
fn the_default_state_has_a_bare_address() {
    assert_eq!(State::default().query(), "");
    round_trip(&State::default());
}

#[test]
fn every_field_survives_the_address() {
    round_trip(&State {
        lang: Lang::En,
        theme: Some(Theme::Dark),
        screen: Screen::Simulator,
        scenario: Scenario::from_compact(
            "bo-y-te~activity:48.123456~data:50~security:0,weights~equal,rivals~5",
            League::Provinces,
            0,
        )
        .unwrap(),
        league: League::MinistriesService,
        year: Some(2024),
        index: "government.human-resources".to_owned(),
        unit: Some("bo-tai-chinh".to_owned()),
        group: Some(3),
        reading: Reading::Printed,
        sort: SortKey::Name,
        reversed: true,
        colour: Colour::Change,
        filter: "Đà & Nẵng=?#".to_owned(),
        more: vec![("rival", "ha-noi".to_owned())],
    });
    round_trip(&State {
        theme: Some(Theme::Light),
        reversed: true,
        ..State::default()
    });
}

#[test]
fn an_address_of_version_1_keeps_opening() {
    let query = "?v=1&lang=en&league=ministries-service&index=activity&unit=bo-y-te&sort=-value";
    let (state, problems) = State::parse(query);
    assert!(problems.is_empty());
    assert_eq!(state.query(), query);
}

#[test]
fn nonsense_keeps_the_default_and_is_named() {
    let (state, problems) =
        State::parse("?league=moon&index=<b>&unit=&year=-1&lang=fr&group=5&v=9&fbclid=x");
    assert_eq!(state, State::default());
    assert_eq!(
        problems,
        [
            "league=moon",
            "index=<b>",
            "unit=",
            "year=-1",
            "lang=fr",
            "group=5",
            "v=9"
        ]
    );
}

#[test]
fn a_scenario_that_makes_no_sense_is_refused_whole() {
    for set in [
        "x~",
        "a~b",
        "a~b:",
        "a~b:1e9",
        "a~b:NaN",
        "a~b:1.2.3",
        "a~b:1,",
    ] {
        let (state, problems) = State::parse(&format!("set={set}"));
        assert_eq!(
            (state.scenario.is_empty(), problems.len()),
            (true, 1),
            "{set}"
        );
    }
    let many = vec!["a~b:1"; 600].join(",");
    assert_eq!(State::parse(&format!("set={many}")).1.len(), 1);
}

#[test]
fn rivals_move_beside_the_unit_that_is_chosen() {
    let chosen = |query: &str, unit: Option<&str>| {
        let mut state = State::parse(query).0;
        state.choose(unit.map(str::to_owned));
        assert_eq!(state.unit.as_deref(), unit);
        state.scenario.to_compact().unwrap()
    };
    let query = "unit=khanh-hoa&set=khanh-hoa,rivals~5";
    assert_eq!(chosen(query, Some("hue")), "hue,rivals~5");
    assert_eq!(chosen(query, None), "khanh-hoa,rivals~5");
    // What is asked of one unit stays so when another is looked at.
    let edited = "unit=khanh-hoa&set=khanh-hoa,khanh-hoa~society.data:20,rivals~5";
    let before = State::parse(edited).0.scenario.to_compact().unwrap();
    assert_eq!(chosen(edited, Some("hue")), before);
    let other = "unit=ha-noi&set=khanh-hoa,rivals~5";
    assert_eq!(chosen(other, Some("hue")), "khanh-hoa,rivals~5");
}

#[test]
fn a_scenario_in_the_address_says_which_versions_it_rests_on() {
    let stamped = |set: &str| {
        let mut state = State::parse(&format!("set={set}")).0;
        state.stamp("abc123");
        assert_eq!(State::parse(&state.query()), (state.clone(), vec![]));
        state.scenario.to_compact().unwrap()
    };
    let engine = dti_engine::ENGINE_VERSION;
    let versions = format!("data~abc123,engine~{engine}");
    assert_eq!(stamped("hue~a:3"), format!("hue~a:3,{versions}"));
    assert_eq!(stamped("rivals~5"), format!("rivals~5,{versions}"));
    // One that was made elsewhere stays that, and one that changes nothing has nothing to say.
    assert_eq!(
        stamped("hue~a:3,data~old"),
        format!("hue~a:3,data~old,engine~{engine}")
    );
    assert_eq!(stamped("data~old"), "");
    assert_eq!(stamped(""), "");
}

#[test]
fn of_a_huge_address_only_the_begin_is_read() {
    let (state, problems) = State::parse(&"q=x&".repeat(1_000_000));
    assert_eq!(
        (state.filter.as_str(), problems),
        ("x", vec![TOO_LONG.to_owned()])
    );
    // What a message is written in, and the screen that it stands on; nothing by half.
    let huge = "khanh-hoa~society.data:1,".repeat(400_000);
    let (state, problems) = State::parse(&format!("v=1&lang=en&view=simulate&set={huge}&unit=hue"));
    assert_eq!((state.lang, state.screen), (Lang::En, Screen::Simulator));
    assert!(state.scenario.is_empty());
    assert_eq!((state.unit, problems), (None, vec![TOO_LONG.to_owned()]));
    assert_eq!(State::parse(&"x".repeat(10_000_000)).0, State::default());
    let (state, problems) = State::parse(&format!("q={}", "x".repeat(200)));
    assert_eq!((state.filter.as_str(), problems.len()), ("", 1));
}

#[test]
fn parameters_of_single_screens_are_checked_and_kept() {
    let query = "?v=1&view=compare&zoom=2.5%7E0.3%7E0.6&with=ha-noi%2Cda-nang&target=10";
    let (state, problems) = State::parse(query);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        state.list("with").collect::<Vec<_>>(),
        ["ha-noi", "da-nang"]
    );
    assert_eq!(state.numbers("zoom").count(), 3);
    let finding = "?v=1&view=audit&finding=dti-2020-copied-row-16-23-4-ha-nam";
    assert_eq!(State::parse(finding).0.query(), finding);
    assert_eq!(State::parse(&state.query()), (state, vec![]));
    for wrong in [
        "finding=B",
        "rival=<b>",
        "with=a,,b",
        "target=NaN",
        "zoom=1~inf",
        "target=1e99",
    ] {
        assert_eq!(State::parse(wrong).1, [wrong]);
    }
}

#[test]
fn a_link_changes_what_it_names_and_keeps_the_rest() {
    let (state, _) = State::parse("?lang=en&unit=hue&rival=ha-noi&sort=-name");
    assert_eq!(
        state.link(&[("view", "profile"), ("rival", "da-nang"), ("sort", "")]),
        "?v=1&lang=en&view=profile&unit=hue&rival=da-nang"
    );
    assert_eq!(
        state.link(&[("lang", ""), ("unit", ""), ("rival", ""), ("sort", "")]),
        "./"
    );
}
