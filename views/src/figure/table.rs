//! The numbers of a chart as a table.

use dti_charts::{Gap, Radar, Series, View, Years};
use dti_text::charts::{ChartText, DetailText};
use dti_text::{AppText, FigureText, Lang, number};

use super::Keys;
use crate::html::Html;

/// One column of a [`Table`].
pub enum Head {
    /// Of words.
    Words(String),
    /// Of numbers.
    Numbers(String),
    /// Of the values of a line of the chart, by its name; true for the mean.
    Line(String, bool),
    /// Of the ranks of these values: the second line of their cells.
    Ranks,
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

    /// The table of a chart with these lines; behind the names of its rows come so many columns of
    /// words.
    fn of(table: dti_charts::Table, words: usize, lines: &[Series], lang: Lang) -> Self {
        let unknown = ChartText::of(lang).unknown;
        let mut heads = table.head.into_iter();
        let mut this = Self::new(&heads.next().unwrap_or_default());
        for head in heads.by_ref().take(words) {
            this.column(Head::Words(head));
        }
        for line in lines {
            let Some(name) = heads.next() else { break };
            this.column(Head::Line(name, line.mean));
            if line.is_ranked() && heads.next().is_some() {
                this.column(Head::Ranks);
            }
        }
        for head in heads {
            this.column(Head::Numbers(head));
        }
        for row in table.rows {
            let mut cells = row.into_iter();
            let name = cells.next().unwrap_or_default();
            let cells = cells.map(|cell| (cell != unknown).then_some(cell));
            this.row(&name, cells.collect());
        }
        this
    }

    /// Whether a number has this sign.
    pub(super) fn has(&self, sign: &str) -> bool {
        let mut cells = self.rows.iter().flat_map(|(_, cells)| cells).flatten();
        cells.any(|cell| cell.ends_with(sign))
    }

    /// Axes as rows, with the value and the rank of every series.
    pub fn of_radar(radar: &Radar) -> Self {
        Self::of(radar.table(), 0, &radar.series, radar.setting.lang)
    }

    /// Years as rows, with the rulebook of each and the value and rank of every series.
    pub fn of_years(years: &Years) -> Self {
        Self::of(years.table(), 1, &years.series, years.setting.lang)
    }

    /// The two ends, what each index contributes to the way between them, and what is left.
    pub fn of_gap(gap: &Gap) -> Self {
        Self::of(gap.table(), 0, &[], gap.setting.lang)
    }

    /// Units by rank, with value and rank: the numbers of bars and maps.
    pub fn of_view(view: &View) -> Self {
        let text = FigureText::of(view.lang);
        let mut table = Self::new((DetailText::of(view.lang).heads.unit)(view.kind));
        table.column(Head::Numbers(text.rank.to_owned()));
        table.column(Head::Numbers(text.value.to_owned()));
        for unit in &view.units {
            let value = unit.known().map(|value| number::value(view.lang, value));
            let value = value.map(|value| format!("{value}{}", unit.status.sign()));
            let rank = view.rank_text(unit);
            let rank = rank.map(|rank| rank + unit.rank_mark());
            table.row(&unit.name, vec![rank, value]);
        }
        table
    }

    /// Writes the table. `title` names it where it is reached.
    pub fn write(&self, title: &str, lang: Lang, html: &mut Html) {
        let lines: Vec<(&str, bool)> = (self.head.iter())
            .filter_map(|head| match head {
                Head::Line(name, is_mean) => Some((name.as_str(), *is_mean)),
                _ => None,
            })
            .collect();
        let keys = Keys::of(&lines);
        // Reachable by keyboard, because it may be wider than a phone.
        html.open_frame(title, ("", "compact"));
        keys.write_caption(html);
        html.open("thead", &[]).open("tr", &[]);
        let mut line = 0;
        for head in &self.head {
            match head {
                Head::Words(name) => _ = html.element("th", &[("scope", "col")], name),
                Head::Numbers(name) => {
                    html.element("th", &[("scope", "col"), ("class", "number")], name);
                }
                Head::Line(..) => {
                    keys.write_head(line, html);
                    line += 1;
                }
                Head::Ranks => {}
            }
        }
        html.close("tr").close("thead").open("tbody", &[]);
        for (name, cells) in &self.rows {
            self.write_row(name, cells, lang, html);
        }
        html.close_table();
    }

    fn write_row(&self, name: &str, cells: &[Option<String>], lang: Lang, html: &mut Html) {
        let unknown = AppText::of(lang).unknown;
        html.open("tr", &[])
            .element("th", &[("scope", "row")], name);
        let mut columns = cells.iter().zip(&self.head[1..]).peekable();
        while let Some((cell, head)) = columns.next() {
            let class = match (cell, head) {
                (None, _) => "number is-missing",
                (Some(_), Head::Words(_)) => "",
                (Some(_), _) => "number",
            };
            html.open("td", &[("class", class)])
                .text(cell.as_deref().unwrap_or(unknown));
            let rank = columns.next_if(|(_, head)| matches!(head, Head::Ranks));
            // Where nothing is known it is said once.
            let rank = rank.filter(|(rank, _)| rank.is_some() || cell.is_some());
            if let Some((rank, _)) = rank {
                let rank = (ChartText::of(lang).rank)(rank.as_deref().unwrap_or(unknown));
                html.text(" ").element("small", &[], &rank);
            }
            html.close("td");
        }
        html.close("tr");
    }
}
