//! Quotation marks: each language has its own, on every screen.

mod common;

use common::{report, screen, text};

/// Every screen, with what is quoted on it.
const SCREENS: [&str; 8] = [
    "view=profile&unit=khanh-hoa",
    "view=profile&league=ministries-service&unit=bo-y-te",
    "view=compare&with=khanh-hoa,da-nang",
    "view=ministries",
    "view=nation",
    "view=audit&year=2023",
    "view=method",
    "view=data",
];

/// The words of a screen without the citations that it offers, which are in both languages wherever.
fn words(address: &str) -> String {
    let page = screen(address, 358.0);
    let Some((before, citations)) = page.split_once("<section class=\"prose\" id=\"citing\">")
    else {
        return text(&page);
    };
    let after = citations.split_once("</section>").expect("an end").1;
    text(before) + " " + &text(after)
}

#[test]
fn english_has_no_guillemets() {
    for address in SCREENS.into_iter().chain(["view=audit"]) {
        let page = words(&format!("{address}&lang=en"));
        assert!(!page.contains(['«', '»']), "{address}");
    }
}

#[test]
fn vietnamese_puts_titles_of_documents_in_guillemets_and_words_in_quotation_marks() {
    // A title may hold quoted words, which then are told from it.
    let mut titles = 0;
    for address in SCREENS {
        let page = words(address);
        assert_eq!(
            page.matches('«').count(),
            page.matches('»').count(),
            "{address}"
        );
        for source in &report().sources {
            assert!(
                !page.contains(&format!("“{}”", source.title_vi)),
                "{address}"
            );
            titles += page.matches(&format!("«{}»", source.title_vi)).count();
        }
    }
    assert!(titles > 8, "{titles}");
}
