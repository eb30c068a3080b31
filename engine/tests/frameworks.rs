//! The rulebooks: their points add up wherever enough of them is known, their parts are as many as
//! the decision says, and the places where it contradicts itself stand here by name.

use std::collections::BTreeSet;

use dti_engine::rulebook::{Known, Level, Rulebook, Scorer};
use dti_engine::{Below, Certainty, Node, published};

fn book(id: &str) -> Rulebook {
    published::rulebook(id).expect("built-in files are right")
}

fn node<'a>(book: &'a Rulebook, code: &str) -> &'a Node {
    &book.framework.nodes()[book.framework.index(code).expect("a node")]
}

fn points(book: &Rulebook, code: &str) -> f64 {
    node(book, code).points.expect("known points")
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// Nodes of a level below a code, with what is known of them.
fn below<'a>(book: &'a Rulebook, code: &'a str, level: Level) -> impl Iterator<Item = usize> + 'a {
    let prefix = format!("{code}.");
    let nodes = book.framework.nodes();
    (0..nodes.len()).filter(move |&at| {
        book.details[at].level == level && (code == "dti" || nodes[at].code.starts_with(&prefix))
    })
}

#[test]
fn points_add_up_wherever_all_are_known() {
    let mut sums = 0;
    let mut contradicted = Vec::new();
    for id in published::RULEBOOKS {
        let book = book(id);
        assert_eq!(book.framework.nodes().len(), book.details.len());
        for at in book.framework.nodes() {
            let children: Vec<Option<f64>> = at
                .children
                .iter()
                .map(|&child| book.framework.nodes()[child].points)
                .collect();
            let known: f64 = children.iter().flatten().sum();
            let all = children.iter().all(Option::is_some);
            match (at.below, at.points) {
                (Below::Whole, Some(points)) if !children.is_empty() => {
                    assert!(all && same(known, points), "{id} {}", at.code);
                    sums += 1;
                }
                (Below::Partial, Some(points)) => {
                    assert!(known <= points, "{id} {}", at.code);
                    let complete = all && !children.is_empty() && same(known, points);
                    assert!(!complete, "{id} {} is not partial", at.code);
                }
                (Below::Contradicted, _) => contradicted.push(at.code.clone()),
                _ => {}
            }
        }
    }
    assert_eq!(sums, SUMS);
    // No sum of points that our copy lets us check is wrong.
    assert!(contradicted.is_empty(), "{contradicted:?}");
}

/// How many sums of points the rulebooks let us check.
const SUMS: usize = 158;

#[test]
fn shares_of_the_main_indices_are_those_of_rule_2a() {
    let province = book("qd1726-province");
    for pillar in ["government", "economy", "society"] {
        let whole = points(&province, pillar);
        for at in below(&province, pillar, Level::Index) {
            let at = &province.framework.nodes()[at];
            let share = if at.code.ends_with(".activity") {
                0.2
            } else {
                0.1
            };
            assert!(
                same(at.points.unwrap_or_default(), whole * share),
                "{}",
                at.code
            );
        }
    }
    let ministry = book("qd1726-ministry");
    for at in below(&ministry, "dti", Level::Index) {
        let at = &ministry.framework.nodes()[at];
        let share = match at.code.as_str() {
            "activity" => 0.16,
            "institutions" => 0.14,
            _ => 0.1,
        };
        assert!(
            same(at.points.unwrap_or_default(), 500.0 * share),
            "{}",
            at.code
        );
    }
}

#[test]
fn codes_are_the_decisions_own_numbers_below_their_parents() {
    let numbers = [
        "awareness",
        "institutions",
        "infrastructure",
        "data",
        "activity",
        "security",
        "human-resources",
        "sentiment",
        "expert",
    ];
    for id in ["qd1726-province", "qd1726-ministry"] {
        let book = book(id);
        for (at, detail) in book.framework.nodes().iter().zip(&book.details) {
            let Some(parent) = at.parent.filter(|_| detail.level > Level::Index) else {
                continue;
            };
            let parent = &book.framework.nodes()[parent].code;
            let index = parent.split('.').find(|part| numbers.contains(part));
            let index = index.expect("below a main index");
            let number = numbers
                .iter()
                .position(|known| *known == index)
                .expect("listed")
                + 1;
            let stem = match detail.level {
                Level::Component => format!("{parent}.{number}."),
                _ => format!("{parent}."),
            };
            let last = at.code.strip_prefix(&stem).unwrap_or_default();
            // x: the decision gives no number; a, b, c: the number is lost in our copy.
            let marked = detail.level == Level::Criterion && ["x", "a", "b", "c"].contains(&last);
            let numbered = last.parse::<u8>().is_ok_and(|number| number > 0);
            assert!(marked || numbered, "{id} {}", at.code);
        }
    }
}

#[test]
fn components_are_all_named_and_numbered_without_a_gap() {
    // Nothing names the first three components; of the fourth only the end of its text survives.
    let open = ["economy.expert"];
    // The rows of these are lost, and no prose names their components.
    let lost = ["economy.sentiment"];
    for id in ["qd1726-province", "qd1726-ministry"] {
        let book = book(id);
        for index in below(&book, "dti", Level::Index) {
            let index = &book.framework.nodes()[index];
            if open.contains(&index.code.as_str()) {
                continue;
            }
            let numbers: Vec<usize> = index
                .children
                .iter()
                .filter_map(|&child| book.framework.nodes()[child].code.rsplit('.').next())
                .filter_map(|last| last.parse().ok())
                .collect();
            let expected: Vec<usize> = (1..=index.children.len()).collect();
            assert_eq!(numbers, expected, "{id} {}", index.code);
            assert_eq!(numbers.is_empty(), lost.contains(&index.code.as_str()));
        }
    }
}

#[test]
fn parts_are_as_many_as_the_decision_says() {
    for id in ["qd1726-province", "qd1726-ministry"] {
        let book = book(id);
        let damaged = |code: &str| {
            let in_government = code.starts_with("government");
            in_government
                || matches!(
                    code,
                    "dti"
                        | "economy"
                        | "economy.activity"
                        | "economy.security"
                        | "economy.human-resources"
                ) && id == "qd1726-province"
        };
        let mut checked = 0;
        for (at, node) in book.framework.nodes().iter().enumerate() {
            let coverage = book.coverage(at);
            if let Some(stated) = coverage.components_stated {
                assert_eq!(coverage.components_known, stated, "{id} {}", node.code);
                checked += 1;
            }
            if let Some(stated) = coverage.criteria_stated {
                let known = coverage.criteria_known;
                if damaged(&node.code) {
                    assert!(known < stated, "{id} {}: {known}", node.code);
                } else {
                    assert_eq!(known, stated, "{id} {}", node.code);
                }
            }
        }
        assert_eq!(checked, if id == "qd1726-province" { 25 } else { 8 });
    }
    let province = book("qd1726-province");
    let known = |code: &str| {
        let coverage = province.coverage(province.framework.index(code).expect("a node"));
        (coverage.criteria_known, coverage.criteria_stated)
    };
    assert_eq!(known("dti"), KNOWN_CRITERIA[0]);
    assert_eq!(known("government"), KNOWN_CRITERIA[1]);
    assert_eq!(known("economy"), KNOWN_CRITERIA[2]);
    assert_eq!(known("society"), (72, Some(72)));
}

/// Criteria that we know by name, of those that the decision has.
const KNOWN_CRITERIA: [(u32, Option<u32>); 3] =
    [(161, Some(306)), (31, Some(133)), (58, Some(101))];

#[test]
fn what_is_lost_is_marked_and_not_invented() {
    for id in ["qd1726-province", "qd1726-ministry"] {
        let book = book(id);
        for (node, detail) in book.framework.nodes().iter().zip(&book.details) {
            assert_eq!(node.certainty, Certainty::Published);
            assert_eq!(
                node.name_vi.is_empty(),
                detail.known == Known::Lost,
                "{}",
                node.code
            );
            assert_eq!(
                node.name_en.is_empty(),
                node.name_vi.is_empty(),
                "{}",
                node.code
            );
            if detail.known == Known::Lost || detail.known == Known::Prose {
                // The prose names components, and rule 2a gives points to main indices only.
                assert_eq!(
                    node.points.is_some(),
                    detail.level == Level::Index,
                    "{}",
                    node.code
                );
            }
        }
    }
    let province = book("qd1726-province");
    let lost: Vec<&str> = province
        .framework
        .nodes()
        .iter()
        .zip(&province.details)
        .filter(|(_, detail)| detail.known == Known::Lost)
        .map(|(node, _)| node.code.as_str())
        .collect();
    assert_eq!(
        lost,
        [
            "government.activity.5.10.1",
            "government.activity.5.11.1",
            "government.activity.5.16.4",
            "government.human-resources.7.3.2",
            "economy.expert.9.4",
        ]
    );
}

#[test]
fn surveys_and_reports_are_as_many_as_the_report_says_or_listed() {
    let by_survey = |book: &Rulebook, code: &str, level| {
        below(book, code, level)
            .filter(|&at| book.details[at].scorer == Some(Scorer::Survey))
            .count()
    };
    let ministry = book("qd1726-ministry");
    assert_eq!(by_survey(&ministry, "dti", Level::Criterion), 2);
    let reported = below(&ministry, "dti", Level::Criterion)
        .filter(|&at| ministry.details[at].scorer == Some(Scorer::SelfReport));
    assert_eq!(reported.count(), 109);

    // Table I.3 remarks "Điều tra xã hội" at 18 criteria and at component 6.1, which has none; the
    // report's Appendix A says 17 surveyed and 57 reported, which are 74 and not 72.
    let province = book("qd1726-province");
    assert_eq!(by_survey(&province, "society", Level::Criterion), 18);
    assert_eq!(by_survey(&province, "society", Level::Component), 1);
    let mut deviations = Vec::new();
    for book in [&province, &ministry] {
        for count in &book.counts {
            if let (Some(all), Some(a), Some(b)) = (count.criteria, count.reported, count.surveyed)
                && a + b != all
            {
                deviations.push((count.document.as_str(), count.code.as_str(), a, b, all));
            }
        }
    }
    assert_eq!(deviations, [("dti-2020", "society", 57, 17, 72)]);
    // The 57 are the surveyed criteria of all three pillars.
    let surveyed: u32 = province
        .counts
        .iter()
        .filter(|count| count.code != "dti")
        .filter_map(|count| count.surveyed)
        .sum();
    assert_eq!(surveyed, 57);
}

#[test]
fn stated_counts_add_up_to_their_totals() {
    // Society's security index has five component indices and no criteria of their own.
    for (id, parents) in [
        ("qd1726-province", &["government", "economy", "society"][..]),
        ("qd1726-ministry", &["dti"]),
        ("qd922-province", &["dti"]),
        ("qd922-ministry", &["dti"]),
        ("qd405-nation", &["dti"]),
    ] {
        let book = book(id);
        let documents: BTreeSet<&str> = book
            .counts
            .iter()
            .map(|count| count.document.as_str())
            .collect();
        for (parent, document) in parents
            .iter()
            .flat_map(|parent| documents.iter().map(move |document| (*parent, *document)))
        {
            let stated = |code: &str| {
                let of = |count: &&dti_engine::rulebook::Count| {
                    count.code == code && count.document == document
                };
                book.counts.iter().find(of)
            };
            let whole = stated(parent).expect("a total");
            let parts = book
                .counts
                .iter()
                .filter(|count| count.document == document && count.code != parent)
                .filter(|count| parent == "dti" || count.code.starts_with(&format!("{parent}.")));
            let (components, criteria) = parts.fold((0, 0), |(components, criteria), count| {
                (
                    components + count.components.unwrap_or(0),
                    criteria + count.criteria.unwrap_or(0),
                )
            });
            assert_eq!(
                whole.components,
                Some(components),
                "{id} {parent} {document}"
            );
            if let Some(stated) = whole.criteria {
                assert_eq!(criteria, stated, "{id} {parent} {document}");
            }
        }
    }
}

#[test]
fn the_second_league_leaves_out_whole_parts_of_appendix_two() {
    // Evidence for the inferred maxima: what a ministry without public services cannot earn.
    let ministry = book("qd1726-ministry");
    let inferred = book("qd1726-ministry-nonservice");
    let left = |index: &str, parts: &[&str]| {
        let sum: f64 = parts.iter().map(|part| points(&ministry, part)).sum();
        points(&ministry, index) - sum
    };
    let institutions = left("institutions", &["institutions.2.2.3"]);
    assert!(same(institutions, points(&inferred, "institutions")));
    let infrastructure = left("infrastructure", &["infrastructure.3.8"]);
    assert!(same(infrastructure, points(&inferred, "infrastructure")));
    let services: Vec<String> = (8..=14).map(|n| format!("activity.5.{n}")).collect();
    let services: Vec<&str> = services.iter().map(String::as_str).collect();
    assert!(same(
        left("activity", &services),
        points(&inferred, "activity")
    ));
    assert!(inferred.framework.is_inferred() && !ministry.framework.is_inferred());
}

#[test]
fn table_four_lists_274_items_in_37_categories() {
    let items = published::data_items().expect("right");
    let of = |level: &str| items.iter().filter(|item| item.level == level).count();
    assert_eq!(
        (of("pillar"), of("domain"), of("category"), of("item")),
        (3, 5, 37, 274)
    );
    let mut codes = BTreeSet::new();
    for item in &items {
        assert!(codes.insert(item.code.as_str()), "{}", item.code);
        assert!(
            item.parent.is_empty() || codes.contains(item.parent.as_str()),
            "{}",
            item.code
        );
        assert!(!item.name_vi.is_empty() && !item.name_en.is_empty());
        if let Some(stated) = item.items {
            let below = |other: &&dti_engine::rulebook::DataItem| {
                let path = format!("{}.", item.code);
                other.level == "item" && (item.code == "all" || other.code.starts_with(&path))
            };
            assert_eq!(
                items.iter().filter(below).count(),
                stated as usize,
                "{}",
                item.code
            );
        }
    }
    // Numbers of items that the table misprints.
    let misprinted: Vec<(&str, &str)> = items
        .iter()
        .filter(|item| item.level == "item" && !item.code.ends_with(&item.number_printed))
        .map(|item| (item.code.as_str(), item.number_printed.as_str()))
        .collect();
    assert_eq!(
        misprinted,
        [
            ("government.I.1.3", "2.3"),
            ("government.II.1.3", "2.3"),
            ("government.II.5.8", "5.3"),
            ("government.III.1.3", "2.3"),
        ]
    );
}

#[test]
fn datasets_carry_the_main_indices_only() {
    for data in published::all().expect("right") {
        let nodes = data.framework.nodes().len();
        assert!(nodes <= 31, "{} {}: {nodes}", data.league, data.year);
    }
    let error = published::rulebook("qd1726-provinces").expect_err("no such rulebook");
    assert_eq!(
        error.to_string(),
        "unknown rulebook `qd1726-provinces`; did you mean `qd1726-province`?"
    );
}
