//! The dialog about sharing: addresses that open what is on screen, code that names a file that is there.

mod common;

use std::collections::BTreeSet;

use common::{assert_sound, attributes, data, report, text};
use dti_engine::League;
use dti_views::embed::Embed;
use dti_views::{Html, Screenful, State};

const BASE: &str = "https://example.org/dti/";

fn dialog(query: &str) -> String {
    let (state, problems) = State::parse(query);
    let mut html = Html::default();
    Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &problems,
        width: 640.0,
    }
    .write_share(BASE, &mut html);
    html.as_str().to_owned()
}

/// The address of the preview.
fn preview(markup: &str) -> String {
    let at = markup.find("<iframe").expect("a preview");
    let tag = &markup[at..at + markup[at..].find('>').expect("an end")];
    let mut found = attributes(tag).into_iter();
    found.find(|(name, _)| *name == "src").expect("src").1
}

#[test]
fn every_league_offers_a_file_that_is_there() {
    let all = Embed::all(data());
    let files: BTreeSet<String> = all
        .iter()
        .map(|embed| format!("embed/{}.html", embed.name()))
        .collect();
    for league in League::ALL {
        for lang in ["vi", "en"] {
            for chart in ["", "map", "bars", "groups", "radar", "years", "simulator"] {
                let query = format!("league={}&lang={lang}&chart={chart}", league.id());
                if league == League::Nation {
                    continue;
                }
                let markup = dialog(&query);
                assert_sound(&markup, &query);
                let preview = preview(&markup);
                let file = preview.split('?').next().unwrap_or_default();
                assert!(files.contains(file), "{query}: {preview}");
            }
        }
    }
}

#[test]
fn the_link_opens_what_is_on_screen() {
    let query = "?v=1&lang=en&year=2022&unit=ha-noi&chart=bars&look=dark";
    let markup = dialog(query);
    let link = format!("{BASE}?v=1&amp;lang=en&amp;year=2022&amp;unit=ha-noi</textarea>");
    assert!(markup.contains(&link), "{markup}");
}

#[test]
fn the_code_says_what_the_file_alone_does_not_show() {
    let markup = dialog(
        "?year=2022&index=awareness&unit=ha-noi&chart=bars&look=dark&ground=transparent&sort=name",
    );
    let file = "embed/bars-provinces-2022-dti-vi.html";
    let asked = "?index=awareness&unit=ha-noi&theme=dark&ground=transparent";
    assert_eq!(preview(&markup), format!("{file}{asked}"));
    let code = text(&markup);
    assert!(
        code.contains(&format!(
            "src=\"{BASE}{file}{}\"",
            asked.replace('&', "&amp;")
        )),
        "{code}"
    );
    assert!(
        code.contains("loading=\"lazy\"") && code.contains("title=\""),
        "{code}"
    );
}

#[test]
fn a_chart_of_a_unit_is_offered_with_a_unit_only() {
    assert!(!dialog("?chart=radar").contains("value=\"radar\""));
    let markup = dialog("?chart=radar&unit=da-nang");
    assert_eq!(
        preview(&markup),
        "embed/radar-provinces-2020-da-nang-vi.html"
    );
}

#[test]
fn a_citation_names_publisher_and_table_in_three_forms() {
    let words = text(&dialog("?lang=en"));
    assert!(
        words.contains("Bộ Thông tin và Truyền thông, số liệu năm 2020, Bảng 8 (hạng: Bảng 7)"),
        "{words}"
    );
    assert!(
        words.contains("Table 8 (ranks: Table 7)") && words.contains("@misc{dti-2020"),
        "{words}"
    );
}
