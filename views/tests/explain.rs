//! The panel that tells a scenario: its conditions in words and its stages in numbers, against the
//! engine asked for each part by itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{cells, data, panel, part, text};
use dti_engine::{Dataset, League, Rank, Reading, score, simulate};
use dti_text::{Lang, number};
use dti_views::{Html, Page, Ranking, State, simulator};

const WIDE: f64 = 1180.0;
const EDIT: &str = "khanh-hoa~government.activity:48";

fn provinces() -> &'static Dataset {
    data().dataset(League::Provinces, Some(2020)).unwrap()
}

fn explained(set: &str, more: &str) -> String {
    panel(
        &format!("view=simulate&panel=explain&unit=khanh-hoa&set={set}{more}"),
        WIDE,
    )
}

/// Rank and value of Khánh Hòa under a scenario, as they are printed.
fn outcome(set: &str) -> [String; 2] {
    let (state, problems) = State::parse(&format!("set={set}"));
    assert_eq!(problems, [] as [&str; 0]);
    let scores = score(provinces(), Reading::Corrected);
    let simulation = simulate(&scores, &dti_views::scenario(provinces(), &state)).unwrap();
    let after = simulation.after(0, provinces().unit("khanh-hoa").unwrap());
    let rank = match after.rank.unwrap() {
        Rank { best, worst } if best == worst => best.to_string(),
        // Other weights let unknown values of others matter.
        Rank { best, worst } => format!("{best}–{worst}"),
    };
    [rank, number::value(Lang::Vi, after.value.unwrap())]
}

#[test]
fn the_stages_are_the_parts_asked_for_by_themselves() {
    let markup = explained(&format!("{EDIT},rivals~5,weights~equal"), "");
    let table = part(&markup, "aria-label=\"Từng bước: Khánh Hòa\"", "table");
    let rows: Vec<Vec<String>> = table.split("<tr").skip(2).map(cells).collect();
    let expected = [
        ["42".to_owned(), "0,2777".to_owned()],
        outcome(EDIT),
        outcome(&format!("{EDIT},rivals~5")),
        outcome(&format!("{EDIT},rivals~5,weights~equal")),
    ];
    assert_eq!(rows.len(), 4, "{table}");
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row[1..], *expected, "{row:?}");
    }
    // A scenario of one part has no steps.
    assert!(!explained(EDIT, "").contains("Từng bước"));
    // The bars: the edit, and the weights; the unit is nobody's rival.
    let chart = text(part(&markup, "data-chart=\"gap\"", "svg"));
    assert!(chart.contains("Trọng số khác") && !chart.contains("Tự thay đổi"));
}

#[test]
fn the_sentence_names_what_it_rests_on() {
    let [rank, _] = outcome(&format!("{EDIT},rivals~5,weights~equal"));
    let words = text(&explained(&format!("{EDIT},rivals~5,weights~equal"), ""));
    let end = "nếu Chính quyền số: Hoạt động chính quyền số đạt 48,00 điểm, mọi đơn vị khác tăng 5% \
               và các phần có trọng số bằng nhau ở mọi cấp.";
    let found = words.find(end).expect("the condition");
    assert!(
        words[..found].contains(&format!("từ hạng 42 xuống hạng {rank} về DTI")),
        "{words}"
    );
    let end = "if Digital government: Digital government activity has 48.00 points, all others \
               improve by 5% and all parts weigh the same at every level.";
    assert!(words.contains(end), "{words}");
    for (set, said) in [
        ("rivals~-2.5", " points and all others fall by 2.5%."),
        (
            "rivals~2020-2022",
            "all others change once more as they did from 2020 to 2022.",
        ),
        (
            "rivals~da-nang:4~ha-noi:-1.5",
            "Đà Nẵng changes by +4% and Hà Nội changes by −1.5%.",
        ),
        ("weights~-economy", " and Digital economy is left out."),
        // 60 of 60, 30 and 30 parts is a half; the report gives 40 %.
        (
            "weights~government:60~economy:30~society:30",
            "Digital government weighs 50.0% (published 40.0%), Digital economy weighs 25.0%",
        ),
    ] {
        let words = text(&explained(&format!("{EDIT},{set}"), "&lang=en"));
        assert!(words.contains(said), "{set}: {words}");
    }
    let many = "rivals~da-nang:4~ha-noi:1~thua-thien-hue:1~ca-mau:2~ben-tre:3";
    let words = text(&explained(&format!("{EDIT},{many}"), "&lang=en"));
    assert!(words.contains(" and 3 more changes hold."), "{words}");
    // The list has all of them.
    assert!(words.contains("Bến Tre changes by +3%"), "{words}");
}

#[test]
fn a_unit_without_a_rank_says_why_there_is_nothing() {
    let (state, problems) = State::parse("view=simulate&unit=khanh-hoa&year=2021&lang=en");
    let page = Page {
        data: data(),
        state: &state,
        ranking: &Ranking::of(data(), &state),
        problems: &problems,
        can_undo: false,
        can_redo: false,
    };
    let mut html = Html::default();
    simulator::write_outcome(&page, &mut html);
    let words = text(html.as_str());
    assert!(words.contains("is unknown for this year"), "{words}");
    assert!(!words.contains('→'), "{words}");
}

#[test]
fn a_sentence_says_who_stays_and_who_is_edited() {
    let sentence = |query: &str| {
        text(&panel(
            &format!("view=simulate&panel=explain&lang=en&{query}"),
            WIDE,
        ))
    };
    // Hà Nội moves with the others beside Khánh Hòa.
    let words = sentence("unit=ha-noi&set=khanh-hoa,rivals~5");
    assert!(
        words.contains("if all units but Khánh Hòa improve by 5%."),
        "{words}"
    );
    let words = sentence("unit=khanh-hoa&set=rivals~5");
    assert!(words.contains("if all units improve by 5%."), "{words}");
    // What another unit gains is not the unit's own.
    let words = sentence("unit=khanh-hoa&set=ha-noi~government.activity:60");
    let said = "from 42 to 43 on DTI, if Digital government: Digital government activity of Hà Nội \
                has 60.00 points.";
    assert!(words.contains(said), "{words}");
}
