//! The second file of the browser: there and back, what is in it, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::LazyLock;

use dti_engine::audit::{self, Rule};
use dti_engine::report::{self, Report};
use dti_engine::years::ServiceShare;
use dti_engine::{League, published};

static REPORT: LazyLock<Report> = LazyLock::new(|| published::report().unwrap());
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| report::encode(&REPORT).unwrap());

#[test]
fn everything_arrives() {
    let received = report::decode(&BYTES).unwrap();
    assert_eq!(received, *REPORT);
    assert_eq!(received.version, published::bundle().unwrap().version);
    let years: Vec<u16> = received.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2020, 2021, 2022, 2023, 2024]);
}

#[test]
fn the_findings_are_those_of_the_audit() {
    for year in &REPORT.years {
        let found = audit::audit(&audit::evidence(year.year).unwrap()).unwrap();
        assert_eq!(year.findings, found);
        let about = |league| year.findings_about(league).count();
        let all: usize = League::ALL.into_iter().map(|of| about(Some(of))).sum();
        assert_eq!(all + about(None), found.len());
    }
    // The report on 2020 prints the row of another province twice; every league has its findings.
    let of_2020 = REPORT.year(2020).unwrap();
    let mut provinces = of_2020.findings_about(Some(League::Provinces));
    assert!(provinces.any(|finding| finding.rule == Rule::CopiedRow));
    assert!(REPORT.year(2019).is_none());
}

#[test]
fn the_rulebooks_say_what_is_known_of_them() {
    // Decision 1726: 306 criteria for provinces, of which the 72 of society survive whole, and 111
    // for ministries, of which all do.
    let of = |id: &str, code: &str| {
        let book = REPORT.rulebook(id).unwrap();
        let coverage = book.coverage(book.framework.index(code).unwrap());
        (coverage.criteria_known, coverage.criteria_stated)
    };
    assert_eq!(of("qd1726-province", "society"), (72, Some(72)));
    assert_eq!(of("qd1726-ministry", "dti"), (111, Some(111)));
    for id in published::RULEBOOKS {
        let book = published::rulebook(id).unwrap();
        assert_eq!(REPORT.rulebook(id), Some(&book));
    }
    let later = REPORT.rulebook("qd405-province").unwrap();
    assert!(later.framework.is_inferred());
    assert!(REPORT.rulebook("qd1").is_none());
}

#[test]
fn shares_of_online_services_are_those_of_the_report() {
    // Report on 2020, chapter II: “năm 2020 đạt 30,86%”; point 4 of the highlights: 41,05 %.
    let country: Vec<(&str, f64)> = REPORT
        .online_services
        .iter()
        .filter(|share| share.unit.is_none() && share.measure == ServiceShare::Level4)
        .map(|share| (share.until.as_str(), share.percent))
        .collect();
    let stated = [
        ("2015", 1.0),
        ("2016", 1.42),
        ("2018", 4.55),
        ("2019", 10.76),
        ("2020", 30.86),
        ("2021-07-30", 41.05),
    ];
    assert_eq!(country, stated);
    let about: Vec<bool> = REPORT.online_services.iter().map(|of| of.about).collect();
    assert_eq!(about.iter().position(|about| *about), Some(0));
    assert_eq!(about.iter().filter(|about| **about).count(), 1);
    let da_nang = |of: &&dti_engine::years::OnlineServices| of.unit.as_deref() == Some("da-nang");
    let da_nang = REPORT.online_services.iter().find(da_nang).unwrap();
    assert_eq!(da_nang.percent.to_bits(), 75.0_f64.to_bits());
}

#[test]
fn ranks_in_the_ict_index_are_those_of_the_letter() {
    // Khánh Hòa's own report: 21, 11, 15, 17, 18 from 2016 to 2020, of 63.
    let mut overall: Vec<(u16, u32, Option<u32>)> = REPORT
        .ict_ranks
        .iter()
        .filter(|rank| rank.index == "ict")
        .map(|rank| (rank.year, rank.rank, rank.of))
        .collect();
    overall.sort_unstable();
    let of = Some(63);
    let stated = [
        (2016, 21, of),
        (2017, 11, of),
        (2018, 15, of),
        (2019, 17, of),
        (2020, 18, of),
    ];
    assert_eq!(overall, stated);
    // Ten indices in five years.
    assert_eq!(REPORT.ict_ranks.len(), 50);
    assert!(
        REPORT
            .ict_ranks
            .iter()
            .all(|rank| rank.unit == "khanh-hoa" && rank.rank <= 63)
    );
}

#[test]
fn levels_of_portals_have_their_bands() {
    let portals = &REPORT.year(2023).unwrap().portals;
    // 63 provinces and 20 ministries.
    assert_eq!(portals.len(), 83);
    let bands: Vec<(char, u8)> = REPORT
        .portal_bands
        .iter()
        .map(|band| (band.level, band.from))
        .collect();
    assert_eq!(
        bands,
        [('A', 90), ('B', 80), ('C', 65), ('D', 50), ('E', 0)]
    );
}

#[test]
fn every_document_that_is_named_has_a_source() {
    let mut documents: Vec<&str> = Vec::new();
    for year in &REPORT.years {
        documents.extend(year.findings.iter().map(|of| of.document.as_str()));
        documents.extend(year.claims.iter().map(|of| of.document.as_str()));
        documents.extend(year.means.iter().map(|of| of.document.as_str()));
        documents.extend(year.groups.iter().map(|of| of.document.as_str()));
        documents.extend(year.members.iter().map(|of| of.document.as_str()));
        documents.extend(year.sums.iter().map(|of| of.document.as_str()));
        documents.extend(year.shares.iter().map(|of| of.document.as_str()));
        documents.extend(year.portals.iter().map(|of| of.document.as_str()));
    }
    let books = REPORT.rulebooks.iter().flat_map(|book| &book.counts);
    documents.extend(books.map(|of| of.document.as_str()));
    documents.extend(REPORT.portal_bands.iter().map(|of| of.document.as_str()));
    documents.extend(REPORT.online_services.iter().map(|of| of.document.as_str()));
    documents.extend(REPORT.ict_ranks.iter().map(|of| of.document.as_str()));
    for document in documents {
        assert!(REPORT.source(document).is_some(), "{document}");
    }
}

#[test]
fn a_cut_file_is_refused() {
    let end = BYTES.len();
    for length in [0, 1, 2, 3, 100, end / 3, end / 2, end - 1] {
        let error = report::decode(&BYTES[..length]).unwrap_err();
        assert!(
            error.is_syntax() && error.to_string().contains("report data"),
            "{error}"
        );
    }
}

#[test]
fn a_damaged_file_never_panics_and_what_is_accepted_is_sound() {
    // A byte here and there: whatever comes out, it comes out as a result.
    let mut accepted = 0;
    for at in (0..BYTES.len()).step_by(397) {
        let mut damaged = BYTES.clone();
        damaged[at] = damaged[at].wrapping_add(97);
        if let Ok(report) = report::decode(&damaged) {
            accepted += 1;
            assert!(
                report
                    .rulebooks
                    .iter()
                    .all(|book| { book.details.len() == book.framework.nodes().len() })
            );
        }
    }
    // Most bytes are letters of names, where no damage can be seen.
    assert!(accepted > 0);
}

#[test]
fn wrong_numbers_are_refused() {
    let refused = |change: &dyn Fn(&mut Report)| {
        let mut changed = REPORT.clone();
        change(&mut changed);
        let error = report::decode(&report::encode(&changed).unwrap()).unwrap_err();
        assert!(error.is_syntax(), "{error}");
    };
    refused(&|of| of.version = "<script>".into());
    refused(&|of| of.rulebooks[0].details.truncate(3));
    refused(&|of| of.portal_bands[0].level = '<');
    refused(&|of| of.years[3].portals[0].level = 'F');
    refused(&|of| of.years[0].means[0].value = f64::NAN);
    refused(&|of| of.years[0].groups[0].group = 5);
    refused(&|of| of.years[0].groups[0].percent = 101.0);
    refused(&|of| of.years[0].members[0].group = 0);
    refused(&|of| of.online_services[0].percent = f64::INFINITY);
    refused(&|of| of.ict_ranks[0].rank = 0);
    refused(&|of| {
        of.years[0].findings[0].expected = audit::Expected::Interval {
            low: f64::NAN,
            high: 1.0,
        };
    });
    refused(&|of| {
        let endless = audit::Figure::Value(f64::INFINITY);
        of.years[0].findings[0].evidence = vec![audit::Proof::Counted(endless)];
    });
}
