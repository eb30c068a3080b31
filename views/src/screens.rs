//! The way from screen to screen.

use dti_text::ScreenText;

use crate::html::Html;
use crate::ranking::Page;
use crate::share;
use crate::state::{Screen, State};

/// The name of a screen in the words of `text`.
#[must_use]
pub fn name(text: &'static ScreenText, screen: Screen) -> &'static str {
    match screen {
        Screen::Explorer => text.explore,
        Screen::Simulator => text.simulate,
        Screen::Profile => text.profile,
        Screen::Compare => text.compare,
        Screen::Ministries => text.ministries,
        Screen::Nation => text.nation,
        Screen::Audit => text.audit,
        Screen::Method => text.method,
        Screen::Data => text.data,
    }
}

/// Writes the links to all screens; each keeps what the next one can show.
pub fn write(page: &Page<'_>, html: &mut Html) {
    html.open("ul", &[]);
    for screen in Screen::all() {
        html.open("li", &[]);
        write_link(page.state, screen, html);
        html.close("li");
    }
    html.open("li", &[]);
    share::write_button(page.state.lang, html);
    html.close("li").close("ul");
}

/// Writes the link to a screen, under its name.
pub(crate) fn write_link(state: &State, screen: Screen, html: &mut Html) {
    let href = state.link(&[("view", screen.id())]);
    let mut attributes = vec![
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", screen.id()),
    ];
    if state.screen == screen {
        attributes.push(("aria-current", "page"));
    }
    html.element("a", &attributes, name(ScreenText::of(state.lang), screen));
}
