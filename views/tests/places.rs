//! Places in the documents, in English: none shows a Vietnamese heading.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::{assets, part, screen, text};
use dti_engine::audit::YEARS;
use dti_text::{Lang, place};

/// The words of all headings of the documents.
const HEADINGS: [&str; 10] = [
    "Chương",
    "Phụ lục",
    "Bảng",
    "Hình",
    "Giới thiệu",
    "Giai đoạn",
    "Điểm nổi bật",
    "Cấu trúc",
    "trước ",
    "Về ",
];

fn tables(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        match path.extension() {
            None => tables(&path, found),
            Some(kind) if kind == "csv" => found.push(path),
            Some(_) => {}
        }
    }
}

/// The places of all tables of the data that have any.
fn places() -> BTreeSet<String> {
    let (mut files, mut places) = (Vec::new(), BTreeSet::new());
    tables(&assets().join("data"), &mut files);
    for file in files {
        let mut reader = csv::Reader::from_path(&file).expect("file");
        let heads = reader.headers().expect("heads");
        let Some(at) = heads.iter().position(|head| head == "place") else {
            continue;
        };
        let rows = reader.records();
        places.extend(rows.map(|row| row.expect("row")[at].to_owned()));
    }
    places
}

#[test]
fn every_place_of_the_data_is_in_english() {
    let places = places();
    assert!(places.len() > 30, "{places:?}");
    for vi in places {
        let en = place(&vi, Lang::En);
        assert!(en.is_ascii(), "{vi}: {en}");
        assert_eq!(place(&vi, Lang::Vi), vi);
        let count = |text: &str| text.split(", ").count();
        // Two headings hold a comma of their own, which their translation has not.
        assert!(count(&vi) - count(&en) <= 1, "{vi}: {en}");
    }
    let en = |vi| place(vi, Lang::En);
    assert_eq!(
        en("Chương I, III, trước Bảng 8"),
        "Chapter I, III, before Table 8"
    );
    assert_eq!(en("Phụ lục B, 2.a"), "Appendix B, 2.a");
    assert_eq!(
        en("1.c, Về an toàn, an ninh mạng"),
        "1.c, On network safety and security"
    );
}

/// The markup without what says that it is Vietnamese.
fn without_quotations(markup: &str) -> String {
    let mut parts = markup.split("<span lang=\"vi\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("</span>").map_or(part, |(_, rest)| rest)
    })
}

#[test]
fn the_english_audit_has_no_vietnamese_heading_outside_a_quotation() {
    let mut shown = 0;
    for year in YEARS {
        let page = screen(&format!("view=audit&lang=en&year={year}"), 358.0);
        let page = without_quotations(&page);
        for finding in page.split("<tbody data-finding=").skip(1) {
            let finding = text(part(finding, "class=\"why\"", "tbody"));
            for word in HEADINGS {
                assert!(!finding.contains(word), "{word}: {finding}");
            }
            shown += 1;
        }
    }
    assert!(shown > 80, "{shown}");
}

#[test]
fn a_quoted_title_says_that_it_is_vietnamese() {
    let page = screen("view=audit&lang=en&year=2020", 358.0);
    let quoted = page.matches("“<span lang=\"vi\">").count();
    let proofs = page.matches("data-proof=\"source").count();
    assert!(proofs > 0);
    assert_eq!(quoted, proofs);
}

#[test]
fn the_sources_of_other_screens_name_places_in_english() {
    for view in ["nation", "ministries"] {
        let page = text(&screen(&format!("view={view}&lang=en"), 358.0));
        for word in ["Chương", "Phụ lục B", "Giới thiệu, ", "Hình 11"] {
            assert!(!page.contains(word), "{view}: {word}");
        }
    }
}
