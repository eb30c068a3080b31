//! The buttons that save a chart: as a drawing, as pictures, and its numbers.
//!
//! A button names its file in `data-save`: the language, then `chart/FORMAT/KIND/THEME` and the address
//! that the chart is of; see `crate::save`. In a theme `auto` follows the reader's system, which the
//! worker does not know: `page.js` makes `auto-dark` of it where that is dark.

use dti_charts::Theme;
use dti_engine::Reading;
use dti_text::{DownloadText, SaveText};

use crate::html::Html;
use crate::state::State;

/// The words of the formats, in the order of [`SaveText::formats`].
const FORMATS: [&str; 8] = [
    "svg", "png-1", "png-2", "png-3", "csv", "csv-vi", "json", "xlsx",
];
/// How many of them are drawn.
const DRAWN: usize = 4;

/// A chart that can be saved.
pub(crate) struct Saving<'a> {
    /// The word of its kind: see `dti_files::Kind`.
    pub(crate) kind: &'static str,
    /// Its title, which names the buttons for assistive technology.
    pub(crate) title: &'a str,
    /// The address that it is of. Beside the chosen unit, `with` names the others in the chart.
    pub(crate) state: State,
}

/// An address of nothing but what a chart of published numbers is made of, in the language, theme and
/// reading of another one.
pub(crate) fn plain(state: &State, league: &str, year: u16, changes: &[(&str, &str)]) -> State {
    let year = year.to_string();
    let mut all = vec![
        ("lang", state.lang.code()),
        ("theme", state.theme.map(Theme::name).unwrap_or_default()),
        ("league", league),
        ("year", &year),
    ];
    if state.reading == Reading::Printed {
        all.push(("printed", "1"));
    }
    all.extend(changes);
    State::default().with(&all)
}

impl Saving<'_> {
    /// Writes all formats behind one button.
    pub(crate) fn write(&self, id: &str, html: &mut Html) {
        let text = SaveText::of(self.state.lang);
        let key = format!("{id}-save");
        html.open("details", &[("class", "saves")]).element(
            "summary",
            &[("data-key", &key)],
            text.open,
        );
        self.write_formats(id, html);
        write_status(text, html);
        html.close("details");
    }

    /// Writes a button for each format.
    pub(crate) fn write_formats(&self, id: &str, html: &mut Html) {
        let lang = self.state.lang;
        let text = SaveText::of(lang);
        let name = DownloadText::of(lang).save;
        let theme = self.state.theme.map_or("auto", Theme::name);
        let query = self.state.with(&[("theme", "")]).query();
        let formats: Vec<_> = FORMATS.into_iter().zip(text.formats).collect();
        let (drawn, numbers) = formats.split_at(DRAWN);
        for (what, formats) in [(text.picture, drawn), (text.numbers, numbers)] {
            html.open("p", &[("class", "files")])
                .element("span", &[], what);
            for (format, shown) in formats {
                let kind = self.kind;
                let file = format!("{} chart/{format}/{kind}/{theme}{query}", lang.code());
                let label = name(self.title, shown);
                write_format(&file, &format!("{id}-{format}"), &label, shown, html);
            }
            html.close("p");
        }
    }
}

/// Writes where it is said what became of a file.
pub(crate) fn write_status(text: &SaveText, html: &mut Html) {
    let status = [
        ("role", "status"),
        ("class", "save-status"),
        ("data-failed", text.not_painted),
    ];
    html.element("p", &status, "");
}

/// Writes the button of one file: what it asks the worker for, its key, its whole name and the word
/// that it shows.
pub(crate) fn write_format(file: &str, key: &str, label: &str, shown: &str, html: &mut Html) {
    let button = [
        ("type", "button"),
        ("class", "chip"),
        ("data-save", file),
        ("data-key", key),
        ("aria-label", label),
    ];
    html.text(" ").element("button", &button, shown);
}
