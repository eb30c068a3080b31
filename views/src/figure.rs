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

use dti_charts::{Gap, Radar, Scene, Status, View, Years};
use dti_text::charts::{ChartText, DetailText};
use dti_text::{FigureText, Lang, number};

use crate::html::Html;
use crate::saving::Saving;
use crate::state::State;

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

/// The sign behind a number that is not simply published.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Corrected => "†",
        Status::Derived => "*",
        Status::Published | Status::Unknown | Status::Simulated => "",
    }
}

/// One column of a [`Table`].
pub enum Head {
    /// Of words.
    Words(String),
    /// Of numbers.
    Numbers(String),
}

/// The numbers of a chart as rows, each with a name in front.
#[derive(Default)]
pub struct Table {
    head: Vec<Head>,
    rows: Vec<(String, Vec<Option<String>>)>,
}

impl Table {
    /// An empty table whose first column holds the names of the rows.
    pub fn new(names: &str) -> Self {
        Self {
            head: vec![Head::Words(names.to_owned())],
            rows: Vec::new(),
        }
    }

    /// Adds a column.
    pub fn column(&mut self, head: Head) {
        self.head.push(head);
    }

    /// Adds a row: its name, and a cell for each further column, `None` where it is unknown.
    pub fn row(&mut self, name: &str, cells: Vec<Option<String>>) {
        self.rows.push((name.to_owned(), cells));
    }

    /// The table of a chart; behind the names of its rows come so many columns of words.
    pub fn of(table: dti_charts::Table, words: usize, lang: Lang) -> Self {
        let unknown = ChartText::of(lang).unknown;
        let mut heads = table.head.into_iter();
        let mut this = Self::new(&heads.next().unwrap_or_default());
        for (at, head) in heads.enumerate() {
            let column = if at < words {
                Head::Words
            } else {
                Head::Numbers
            };
            this.column(column(head));
        }
        for row in table.rows {
            let mut cells = row.into_iter();
            let name = cells.next().unwrap_or_default();
            let cells = cells.map(|cell| (cell != unknown).then_some(cell));
            this.row(&name, cells.collect());
        }
        this
    }

    /// Axes as rows, with the value and the rank of every series.
    pub fn of_radar(radar: &Radar) -> Self {
        Self::of(radar.table(), 0, radar.setting.lang)
    }

    /// Years as rows, with the rulebook of each and the value and rank of every series.
    pub fn of_years(years: &Years) -> Self {
        Self::of(years.table(), 1, years.setting.lang)
    }

    /// The two ends, what each index contributes to the way between them, and what is left.
    pub fn of_gap(gap: &Gap) -> Self {
        Self::of(gap.table(), 0, gap.setting.lang)
    }

    /// Units by rank, with value and rank: the numbers of bars and maps.
    pub fn of_view(view: &View) -> Self {
        let text = FigureText::of(view.lang);
        let mut table = Self::new((DetailText::of(view.lang).heads.unit)(view.kind));
        table.column(Head::Numbers(text.rank.to_owned()));
        table.column(Head::Numbers(text.value.to_owned()));
        for unit in &view.units {
            let value = unit.known().map(|value| number::value(view.lang, value));
            let value = value.map(|value| format!("{value}{}", mark(unit.status)));
            table.row(&unit.name, vec![view.rank_text(unit), value]);
        }
        table
    }

    /// Writes the table. `title` names it where it is reached.
    pub fn write(&self, title: &str, lang: Lang, html: &mut Html) {
        let unknown = dti_text::AppText::of(lang).unknown;
        // Reachable by keyboard, because it may be wider than a phone.
        let heads = self.head.iter().map(|head| match head {
            Head::Words(name) => ("", name.as_str()),
            Head::Numbers(name) => ("number", name.as_str()),
        });
        html.open_table(title, ("", ""), &heads.collect::<Vec<_>>());
        for (name, cells) in &self.rows {
            html.open("tr", &[])
                .element("th", &[("scope", "row")], name);
            for (cell, head) in cells.iter().zip(&self.head[1..]) {
                let class = match (cell, head) {
                    (None, _) => "number is-missing",
                    (Some(_), Head::Words(_)) => "",
                    (Some(_), Head::Numbers(_)) => "number",
                };
                html.element(
                    "td",
                    &[("class", class)],
                    cell.as_deref().unwrap_or(unknown),
                );
            }
            html.close("tr");
        }
        html.close_table();
    }
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
