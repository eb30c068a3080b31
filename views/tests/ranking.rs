//! A ranking after another one, as the page resolves one address after the other: what it keeps of
//! the one before changes no number.

mod common;

use common::data;
use dti_engine::Standing;
use dti_views::{Ranking, State};

/// Addresses in an order in which readers come by: what one keeps must be what the next one needs,
/// or be left behind.
const WAY: [&str; 14] = [
    "",
    "index=society",
    "view=simulate&unit=khanh-hoa",
    "view=simulate&unit=khanh-hoa&set=khanh-hoa~government.activity:40",
    "view=simulate&unit=khanh-hoa&set=khanh-hoa~government.activity:41",
    "view=simulate&unit=khanh-hoa&index=government&set=khanh-hoa~government.activity:41",
    // Cannot be computed; the next one can.
    "view=simulate&unit=khanh-hoa&set=khanh-hoa~nothing.at.all:7",
    "view=simulate&unit=ha-giang&set=ha-giang~economy.data:12",
    "view=simulate&unit=ha-giang&reading=printed&set=ha-giang~economy.data:12",
    "view=simulate&unit=ha-giang&year=2022&set=ha-giang~economy.data:12",
    "view=simulate&league=provinces-34",
    "league=provinces-34",
    "league=ministries-service&view=simulate",
    "view=simulate&unit=khanh-hoa",
];

/// Every standing of a scenario, bit for bit.
fn standings(ranking: &Ranking<'_>) -> Option<Vec<[String; 2]>> {
    let simulation = ranking.simulation.as_ref()?;
    let dataset = ranking.dataset();
    let said = |standing: Standing| format!("{:?} {standing:?}", standing.value.map(f64::to_bits));
    let indices = 0..dataset.framework.nodes().len();
    let both = |index, unit| {
        let states = [
            simulation.before(index, unit),
            simulation.after(index, unit),
        ];
        states.map(said)
    };
    let of = |index| (0..dataset.units.len()).map(move |unit| both(index, unit));
    Some(indices.flat_map(of).collect())
}

#[test]
fn a_ranking_after_another_is_the_same_as_on_its_own() {
    let mut before: Option<Ranking<'_>> = None;
    for there_and_back in [WAY.to_vec(), WAY.iter().rev().copied().collect()] {
        for query in there_and_back {
            let state = State::parse(query).0.ranked();
            let alone = Ranking::of(data(), &state);
            let after = Ranking::after(before.as_ref(), data(), &state);
            assert!(alone == after, "{query}");
            // Nobody published that index of 2022.
            let refused = ["nothing", "2022"].iter().any(|part| query.contains(part));
            assert_eq!(alone.refused.is_some(), refused, "{query}");
            assert_eq!(standings(&alone), standings(&after), "{query}");
            before = Some(after);
        }
    }
}
