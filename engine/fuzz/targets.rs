//! What each fuzz target does with its bytes. The binaries in `fuzz_targets/` and the test that
//! replays the corpus (`engine/tests/fuzz_corpus.rs`) share these functions.
//!
//! A parser must never panic, hang or return a number that cannot be; what it refuses, it refuses
//! with one line. What it accepts must be safe to compute with.

use std::sync::LazyLock;

use dti_engine::bundle::Bundle;
use dti_engine::read::Number;
use dti_engine::report::Report;
use dti_engine::{
    Against, Dataset, Depth, Error, Framework, League, Method, Rank, Reading, Scenario, bundle,
    evaluate, explain, published, read, region, report, rulebook, score, simulate, wide, years,
};

/// A league to ask hostile questions of: small, so that the fuzzer is fast.
static MINISTRIES: LazyLock<Dataset> =
    LazyLock::new(|| published::ministries_nonservice_2020().expect("built-in files are right"));

fn text(data: &[u8]) -> &str {
    // Files are read as text before they come to the parsers; wide tables do it themselves.
    match str::from_utf8(data) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&data[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// Splits the bytes into two texts at the first zero byte.
fn two_texts(data: &[u8]) -> (&str, &str) {
    let at = data.iter().position(|&byte| byte == 0);
    let (first, second) = data.split_at(at.unwrap_or(data.len()));
    (text(first), text(second.get(1..).unwrap_or_default()))
}

fn one_line<T>(result: Result<T, Error>) -> Option<T> {
    match result {
        Ok(found) => Some(found),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            None
        }
    }
}

fn is_value(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

fn is_number(number: Number) -> bool {
    match number {
        Number::Value(value) => is_value(value),
        Number::Rank(rank) => rank > 0,
    }
}

fn check_tree(framework: &Framework) {
    let nodes = framework.nodes();
    let mut listed = 0;
    for (at, node) in nodes.iter().enumerate() {
        assert!(
            node.points
                .is_none_or(|points| points.is_finite() && points > 0.0)
        );
        for &child in &node.children {
            assert!(child > at && nodes[child].parent == Some(at));
        }
        listed += node.children.len();
    }
    assert_eq!(listed + 1, nodes.len());
}

/// Everything that the engine can be asked of a dataset.
fn use_up(data: &Dataset) {
    check_tree(&data.framework);
    for reading in [Reading::Corrected, Reading::Printed] {
        let scores = score(data, reading);
        for index in 0..data.framework.nodes().len() {
            let ranks = scores.ranks(index);
            assert!(
                ranks
                    .iter()
                    .flatten()
                    .all(|rank: &Rank| rank.best <= rank.worst)
            );
            for depth in [Depth::Children, Depth::Leaves] {
                if !data.units.is_empty() {
                    let _ = explain(&scores, index, 0, Against::Mean, depth);
                }
            }
        }
        let method = Method {
            from_leaves: true,
            ..Method::default()
        };
        one_line(evaluate(data, reading, &method));
    }
}

/// `read::cells`, with spellings that know a few names.
pub(crate) fn cells(data: &[u8]) {
    let names = ["Đà Nẵng", "Huế", "x"];
    let spellings = names.map(|name| (name.to_owned(), name.to_lowercase()));
    let spellings = spellings.into_iter().collect();
    if let Some(cells) = one_line(read::cells("fuzz.csv", text(data), &spellings)) {
        assert!(cells.iter().all(|cell| is_number(cell.number)));
    }
}

/// `read::units`, for every league.
pub(crate) fn units(data: &[u8]) {
    for league in League::ALL {
        if let Some(units) = one_line(read::units("fuzz.csv", text(data), league)) {
            for (at, unit) in units.iter().enumerate() {
                assert!(units[..at].iter().all(|other| other.id != unit.id));
            }
        }
    }
}

/// `read::spellings`.
pub(crate) fn spellings(data: &[u8]) {
    one_line(read::spellings("fuzz.csv", text(data)));
}

/// `read::framework`.
pub(crate) fn framework(data: &[u8]) {
    if let Some(framework) = one_line(read::framework("fuzz.csv", text(data), "fuzz")) {
        check_tree(&framework);
    }
}

/// `read::corrections`.
pub(crate) fn corrections(data: &[u8]) {
    if let Some(corrections) = one_line(read::corrections("fuzz.csv", text(data))) {
        for correction in corrections {
            assert!(is_number(correction.printed) && correction.evidence.len() >= 2);
        }
    }
}

/// `wide::table`: a table of the user's own, in any of its forms.
pub(crate) fn wide(data: &[u8]) {
    if let Some(table) = one_line(wide::table("fuzz.csv", data)) {
        for column in &table.columns {
            assert_eq!(column.values.len(), table.units.len());
            assert_eq!(column.ranks.len(), table.units.len());
            assert!(column.values.iter().flatten().all(|value| is_value(*value)));
            assert!(column.ranks.iter().flatten().all(|rank| *rank > 0));
        }
    }
}

/// `rulebook`: a rulebook, its counts, the data items.
pub(crate) fn rulebook(data: &[u8]) {
    if let Some(book) = one_line(rulebook::rulebook("fuzz.csv", text(data), "fuzz")) {
        check_tree(&book.framework);
        for node in 0..book.framework.nodes().len() {
            let _ = book.coverage(node);
        }
        for level in rulebook::Level::ALL {
            if let Some(cut) = one_line(book.to_level(level)) {
                check_tree(&cut);
            }
        }
    }
    one_line(rulebook::counts("fuzz.csv", text(data), "fuzz"));
    one_line(rulebook::data_items("fuzz.csv", text(data)));
}

/// `years`: all that texts state beside the rankings.
pub(crate) fn years(data: &[u8]) {
    let names = [("Đà Nẵng", "da-nang"), ("Huế", "hue")];
    let spellings = names.map(|(name, id)| (name.to_owned(), id.to_owned()));
    let spellings = spellings.into_iter().collect();
    let text = text(data);
    one_line(years::claims("fuzz.csv", text, &spellings));
    one_line(years::group_tables("fuzz.csv", text));
    one_line(years::group_members("fuzz.csv", text, &spellings));
    if let Some(means) = one_line(years::means("fuzz.csv", text)) {
        assert!(means.iter().all(|mean| is_value(mean.value)));
    }
    one_line(years::sums("fuzz.csv", text));
    one_line(years::shares("fuzz.csv", text));
    one_line(years::portal_levels("fuzz.csv", text, &spellings));
    one_line(years::mergers("fuzz.csv", text));
    one_line(years::portal_bands("fuzz.csv", text));
    for share in one_line(years::online_services("fuzz.csv", text, &spellings)).unwrap_or_default()
    {
        assert!((0.0..=100.0).contains(&share.percent));
    }
    for rank in one_line(years::ict_ranks("fuzz.csv", text, &spellings)).unwrap_or_default() {
        assert!(rank.rank > 0);
    }
}

/// `region`: regions with the numbers of their units, and named sets.
pub(crate) fn regions(data: &[u8]) {
    let (regions, units) = two_texts(data);
    one_line(region::regions("fuzz.csv", regions, "units.csv", units));
    for set in one_line(region::sets("fuzz.csv", regions)).unwrap_or_default() {
        one_line(set.of(&MINISTRIES));
    }
}

/// `bundle::decode`, and every computation on what it accepts.
pub(crate) fn bundle(data: &[u8]) {
    // The first byte is the version. As it is, and as the version of today, so that the corpus
    // stays worth something.
    let mut today = bundle::encode(&Bundle::default()).expect("nothing to refuse");
    today.truncate(1);
    today.extend_from_slice(data.get(1..).unwrap_or_default());
    for data in [data, &today] {
        let Some(bundle) = one_line(bundle::decode(data)) else {
            continue;
        };
        for data in &bundle.datasets {
            use_up(data);
        }
        if let Some(bytes) = one_line(bundle::encode(&bundle)) {
            assert_eq!(bundle::decode(&bytes).as_ref(), Ok(&bundle));
        }
    }
}

/// `report::decode`, and what can be asked of what it accepts.
pub(crate) fn report(data: &[u8]) {
    // As with bundles: as it is, and as the version of today.
    let mut today = report::encode(&Report::default()).expect("nothing to refuse");
    today.truncate(1);
    today.extend_from_slice(data.get(1..).unwrap_or_default());
    for data in [data, &today] {
        let Some(report) = one_line(report::decode(data)) else {
            continue;
        };
        for book in &report.rulebooks {
            check_tree(&book.framework);
            for node in 0..book.framework.nodes().len() {
                let _ = book.coverage(node);
            }
        }
        let proofs = report.years.iter().flat_map(|year| &year.findings);
        for proof in proofs.flat_map(|finding| &finding.evidence) {
            assert!(!proof.code().contains("NaN"));
        }
        let bytes = report::encode(&report).expect("it was accepted");
        assert_eq!(report::decode(&bytes).as_ref(), Ok(&report));
    }
}

/// A scenario in JSON, as a file brings it, and its simulation.
pub(crate) fn scenario(data: &[u8]) {
    if let Ok(scenario) = serde_json::from_slice::<Scenario>(data) {
        run(&scenario);
    }
}

/// A scenario in the form of an address, there and back, and its simulation.
pub(crate) fn address(data: &[u8]) {
    let (league, year) = (MINISTRIES.league, MINISTRIES.year);
    let read = |text: &str| one_line(Scenario::from_compact(text, league, year));
    let Some(scenario) = read(text(data)) else {
        return;
    };
    if let Some(written) = one_line(scenario.to_compact()) {
        // Edits are grouped by unit when they are written, so the second writing is the same.
        let again = read(&written).expect("what is written can be read");
        assert_eq!(again.to_compact(), Ok(written));
    }
    run(&scenario);
}

fn run(scenario: &Scenario) {
    let scores = score(&MINISTRIES, Reading::Corrected);
    let Some(done) = one_line(simulate(&scores, scenario)) else {
        return;
    };
    for index in 0..MINISTRIES.framework.nodes().len() {
        for unit in 0..MINISTRIES.units.len() {
            let after = done.after(index, unit);
            assert!(after.value.is_none_or(is_value));
            assert!(after.rank.is_none_or(|rank| rank.best <= rank.worst));
        }
    }
}

/// A method in JSON, and what it makes of a league.
pub(crate) fn method(data: &[u8]) {
    let Ok(method) = serde_json::from_slice::<Method>(data) else {
        return;
    };
    let Some(done) = one_line(evaluate(&MINISTRIES, Reading::Corrected, &method)) else {
        return;
    };
    for index in &done.indices {
        assert!(index.values.iter().flatten().all(|value| value.is_finite()));
    }
    assert_eq!(done.regenerate(&MINISTRIES), Ok(done.clone()));
}
