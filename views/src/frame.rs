//! What stands around every screen: the masthead and the colophon.

use dti_charts::Theme;
use dti_text::{AppText, Lang, ScreenText};

use crate::html::Html;
use crate::screens;
use crate::state::{Screen, State};

/// The title of the document.
#[must_use]
pub fn title(state: &State) -> String {
    let title = AppText::of(state.lang).title;
    match state.screen {
        Screen::Explorer => title.to_owned(),
        screen => {
            let name = screens::name(ScreenText::of(state.lang), screen);
            format!("{name} · {title}")
        }
    }
}

/// Writes the masthead: the name of the product, language and theme.
pub fn write_masthead(state: &State, html: &mut Html) {
    let text = AppText::of(state.lang);
    html.element("a", &[("class", "skip"), ("href", "#main")], text.skip)
        .open("header", &[("class", "masthead")])
        .open("div", &[("class", "masthead-title")])
        .element("h1", &[], text.title)
        .element("p", &[], text.tagline)
        .close("div")
        .open("div", &[("class", "masthead-tools")]);
    let other = state.lang.pick(Lang::En, Lang::Vi).code();
    let link = [
        ("id", "language"),
        ("class", "plain"),
        ("lang", other),
        ("hreflang", other),
        ("href", &*state.link(&[("lang", other)])),
        ("data-go", ""),
        ("data-key", "language"),
    ];
    html.element("a", &link, text.other_language)
        .open("label", &[("class", "theme")])
        .element("span", &[], text.theme)
        .open(
            "select",
            &[
                ("id", "theme"),
                ("data-param", "theme"),
                ("data-key", "theme"),
            ],
        );
    let chosen = state.theme.map_or("auto", Theme::name);
    for (value, name) in [
        ("auto", text.theme_auto),
        ("light", text.theme_light),
        ("dark", text.theme_dark),
    ] {
        html.element("option", &[("value", value)], name);
    }
    html.choose("theme", chosen);
    html.close("select")
        .close("label")
        .close("div")
        .close("header");
}

/// The texts of the licences, in data/licences/.
const LICENCES: [(&str, &str); 4] = [
    ("ODbL 1.0", "data/licences/ODbL-1.0.txt"),
    ("MIT", "data/licences/MIT.txt"),
    ("Apache-2.0", "data/licences/Apache-2.0.txt"),
    ("OFL 1.1", "data/licences/OFL-1.1.txt"),
];

/// Writes the colophon: source, licences and attribution.
pub fn write_colophon(state: &State, html: &mut Html) {
    let text = AppText::of(state.lang);
    let map = [
        ("href", "https://www.openstreetmap.org/copyright"),
        ("rel", "noopener"),
    ];
    html.open("footer", &[("class", "colophon")])
        .element("h2", &[], text.about)
        .open("p", &[])
        .text(text.map_licence)
        .text(" ")
        .element("a", &map, "© OpenStreetMap contributors")
        .text(". ")
        .text(text.code_licence)
        .text(" ")
        .text(text.font_licence)
        .close("p")
        .open("p", &[])
        .text(text.licences);
    for (at, (name, path)) in LICENCES.iter().enumerate() {
        html.text(if at == 0 { " " } else { ", " })
            .element("a", &[("href", path)], name);
    }
    html.close("p").close("footer");
}
