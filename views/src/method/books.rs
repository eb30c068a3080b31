//! The rulebooks that can be chosen, and which one belongs to a league in a year.

use dti_engine::League;
use dti_engine::rulebook::{Level, Rulebook};
use dti_text::MethodText;

use crate::html::Html;
use crate::screenful::Screenful;
use crate::source::cite;
use crate::state::State;

/// The scale that was fitted as a whole and belongs to no decision.
pub(super) const INFERRED_MINISTRIES: &str = "qd1726-ministry-nonservice";

/// The rulebooks in the order of the choice, each with a league and a year that it is of.
const BOOKS: [(&str, League, u16); 7] = [
    ("qd1726-province", League::Provinces, 2020),
    ("qd1726-ministry", League::MinistriesService, 2020),
    (INFERRED_MINISTRIES, League::MinistriesNonservice, 2020),
    ("qd922-province", League::Provinces, 2022),
    ("qd922-ministry", League::MinistriesService, 2022),
    ("qd405-province", League::Provinces, 2024),
    ("qd405-nation", League::Nation, 2024),
];

/// The rulebook of a league in a year; without a year, in the one that its rankings begin with.
/// `None` where we know of none.
pub(super) fn of(league: League, year: Option<u16>) -> Option<&'static str> {
    match (league, year) {
        (League::Provinces, None | Some(2020)) => Some("qd1726-province"),
        (League::Provinces, Some(2021..=2023)) => Some("qd922-province"),
        (League::Provinces, Some(2024)) | (League::Provinces34, None | Some(2024)) => {
            Some("qd405-province")
        }
        (League::MinistriesService, None | Some(2020)) => Some("qd1726-ministry"),
        // Of which ministries without public services the decision speaks is not known to us.
        (League::MinistriesService, Some(2021..=2023)) => Some("qd922-ministry"),
        (League::MinistriesNonservice, None | Some(2020)) => Some(INFERRED_MINISTRIES),
        (League::Nation, Some(2024)) => Some("qd405-nation"),
        (League::Nation, None | Some(2020..=2023)) => Some("nation"),
        _ => None,
    }
}

/// Whether nothing below the main indices is known of a rulebook.
pub(super) fn is_shallow(book: &Rulebook) -> bool {
    book.details
        .iter()
        .all(|detail| detail.level <= Level::Index)
}

/// Writes the choice of rulebooks.
pub(super) fn write(state: &State, chosen: Option<&str>, html: &mut Html) {
    let text = MethodText::of(state.lang);
    html.open(
        "nav",
        &[("class", "rulebooks"), ("aria-label", text.rulebooks)],
    )
    .open("ul", &[]);
    for (id, league, year) in BOOKS {
        let year = year.to_string();
        let changes = [
            ("league", league.id()),
            // 2020 is what every league of that year begins with.
            ("year", if year == "2020" { "" } else { &year }),
            ("node", ""),
        ];
        let href = state.link(&changes);
        let key = format!("rulebook-{id}");
        let mut link = vec![("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
        if chosen == Some(id) {
            link.push(("aria-current", "true"));
        }
        html.open("li", &[])
            .element("a", &link, text.rulebook(id))
            .close("li");
    }
    html.close("ul").close("nav");
}

/// The document of a rulebook and its place there; empty for what no document prints.
pub(super) fn citation(screenful: &Screenful<'_>, id: &str) -> String {
    let lang = screenful.state.lang;
    let [province, ministry, main, structure] = MethodText::of(lang).sections;
    let place = match id {
        "qd1726-province" => province,
        "qd1726-ministry" => ministry,
        "qd922-province" | "qd922-ministry" | "qd405-province" => main,
        "qd405-nation" => structure,
        _ => return String::new(),
    };
    let document = id.split('-').next().unwrap_or(id);
    let cited = cite(&screenful.report.sources, document, lang);
    format!("{cited}; {place}")
}
