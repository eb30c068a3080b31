//! A chart on a screen with all that belongs to it: heading, notes, source, and a table that says
//! the same.
//!
//! ```text
//! let [first, second] = …;
//! let (columns, width) = figure::columns(screenful.width, 2);
//! figure::open_row(html, columns);
//! Figure { id: "radar", level: "h3", scene: &radar(&view), table: &Table::of_radar(&view), save: None }.write(lang, html);
//! figure::close_row(html);
//! ```

mod key;
mod table;

use dti_charts::{Scene, Status};
use dti_text::charts::ChartText;
use dti_text::{FigureText, Lang};

use crate::html::Html;
use crate::saving::Saving;
use crate::state::State;

pub(crate) use key::Keys;
pub use table::{Head, Table};

/// A chart that is about to be written.
pub struct Figure<'a> {
    /// Unique in the page; lower case letters, digits, hyphens.
    pub id: &'a str,
    /// The tag of its heading, `h3`; the heading is the title of the scene.
    pub level: &'a str,
    /// The chart.
    pub scene: &'a Scene,
    /// The numbers that it shows.
    pub table: &'a Table,
    /// How it is saved, by the word of its kind and the address that it is of; `None` where nobody
    /// makes files.
    pub save: Option<(&'static str, State)>,
}

impl Figure<'_> {
    /// Writes heading, chart, notes, source and the table behind its button.
    pub fn write(&self, lang: Lang, html: &mut Html) {
        let (text, scene) = (FigureText::of(lang), self.scene);
        let box_id = format!("{}-figure", self.id);
        html.open("div", &[("class", "figure"), ("id", &box_id)]);
        html.element(self.level, &[("class", "figure-title")], &scene.title);
        html.open("figure", &[])
            .open("div", &[("class", "figure-chart")])
            .chart(self.id, scene)
            .close("div");
        html.open("figcaption", &[]);
        for note in &scene.notes {
            html.element("p", &[], note);
        }
        if !scene.citation.is_empty() {
            let source = format!("{} {}", text.source, scene.citation);
            html.element("p", &[("class", "figure-source")], &source);
        }
        html.close("figcaption").close("figure");
        let key = format!("{}-table", self.id);
        html.open("details", &[])
            .element("summary", &[("data-key", &key)], text.table);
        self.table.write(&(text.table_of)(&scene.title), lang, html);
        self.write_table_notes(lang, html);
        html.close("details");
        if let Some((kind, state)) = &self.save {
            let saving = Saving {
                kind,
                title: &scene.title,
                state: state.clone(),
            };
            saving.write(self.id, html);
        }
        html.close("div");
    }

    /// What the signs mean that stand in the table and not in the chart, whose notes say its own.
    fn write_table_notes(&self, lang: Lang, html: &mut Html) {
        let text = ChartText::of(lang);
        for (status, note) in [
            (Status::Corrected, text.corrected_note),
            (Status::Derived, text.derived_note),
        ] {
            let is_new = !self.scene.notes.iter().any(|other| other == note);
            if is_new && self.table.has(status.sign()) {
                html.element("p", &[("class", "notes")], note);
            }
        }
    }
}

/// How many charts stand side by side in `width` pixels, at most `most`, and how wide each is.
///
/// The class that [`open_row`] gives them says the same to the style sheet.
pub fn columns(width: f64, most: usize) -> (usize, f64) {
    // Air between two charts, as in the style sheet, and the width that a chart is readable at.
    const APART: f64 = 32.0;
    const LEAST: f64 = 340.0;
    let fits = |count: usize| (width - APART * (count - 1) as f64) / count as f64;
    let count = (1..=most.max(1)).rev().find(|&count| fits(count) >= LEAST);
    let count = count.unwrap_or(1);
    (count, fits(count))
}

/// Opens a row of charts, or of anything else, in so many columns.
pub fn open_row(html: &mut Html, columns: usize) {
    let class = format!("figures columns-{columns}");
    html.open("div", &[("class", &class)]);
}

/// Closes a row.
pub fn close_row(html: &mut Html) {
    html.close("div");
}

/// A link from a corrected number to its evidence: the † behind the number.
pub fn write_evidence(
    state: &State,
    (unit, unit_name): (&str, &str),
    (index, index_name): (&str, &str),
    html: &mut Html,
) {
    let href = state.link(&[("view", "audit"), ("unit", unit), ("index", index)]);
    let name = (FigureText::of(state.lang).evidence)(unit_name, index_name);
    let link = [
        ("class", "evidence"),
        ("href", href.as_str()),
        ("data-go", ""),
        ("title", &name),
        ("aria-label", &name),
    ];
    html.element("a", &link, "†");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_stand_side_by_side_where_they_can_be_read() {
        assert_eq!(columns(358.0, 3), (1, 358.0));
        assert_eq!(columns(720.0, 3), (2, 344.0));
        assert_eq!(columns(1180.0, 3).0, 3);
        assert_eq!(columns(1180.0, 2), (2, 574.0));
        // However narrow, there is one.
        assert_eq!(columns(0.0, 3).0, 1);
    }
}
