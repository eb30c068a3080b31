//! A table of the reader's own: what is wrong with it, or its ranking.

use dti_engine::wide::{OwnColumn, OwnTable, table};
use dti_engine::{Error, Rank, order, rank};
use dti_text::{AppText, DownloadText, Lang, number};

use crate::html::Html;
use crate::pickers;
use crate::simulator::rank_text;
use crate::state::State;

/// The largest file that is read, in megabytes.
pub const MOST_MEGABYTES: u32 = 20;

/// A file that the reader opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Own {
    /// A table.
    Table(OwnTable),
    /// No table; why.
    Refused(Error),
    /// It has more than [`MOST_MEGABYTES`].
    TooLarge,
}

impl Own {
    /// Reads a file.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        if bytes.len() > MOST_MEGABYTES as usize * 1_000_000 {
            return Self::TooLarge;
        }
        match table(name, bytes) {
            Ok(table) => Self::Table(table),
            Err(error) => Self::Refused(error),
        }
    }
}

/// Writes the picker of the file and what came of it, below the screen `data`.
pub fn write(state: &State, own: Option<&Own>, html: &mut Html) {
    let text = DownloadText::of(state.lang);
    html.open("section", &[("class", "own"), ("id", "own")])
        .element("h3", &[], text.import)
        .element("p", &[("class", "lead")], text.import_what)
        .open("label", &[("class", "picker")])
        .element("span", &[], text.import_file);
    let picker = [
        ("type", "file"),
        ("accept", ".csv,text/csv"),
        ("data-file", "table"),
        ("data-key", "import"),
    ];
    html.open("input", &picker).close("label");
    html.open("div", &[("id", "imported")]);
    match own {
        None => {
            html.element("p", &[("class", "hint")], text.import_none);
        }
        Some(Own::TooLarge) => {
            let words = (text.import_large)(MOST_MEGABYTES);
            html.element("p", &[("class", "notice"), ("role", "alert")], &words);
        }
        Some(Own::Refused(error)) => write_fault(error, text, html),
        Some(Own::Table(table)) => write_table(state, table, html),
    }
    html.close("div").close("section");
}

fn write_fault(error: &Error, text: &DownloadText, html: &mut Html) {
    let what = if error.is_empty_input() {
        text.fault_empty
    } else if error.is_missing_column() {
        text.fault_column
    } else if error.is_bad_number() {
        text.fault_number
    } else if error.is_out_of_range() {
        text.fault_range
    } else if error.is_duplicate() {
        text.fault_twice
    } else if error.is_syntax() {
        text.fault_syntax
    } else {
        text.fault_other
    };
    let (line, column) = error.place().unwrap_or_default();
    html.open("div", &[("class", "notice"), ("role", "alert")])
        .element(
            "p",
            &[("data-field", "fault")],
            &(text.fault)(what, line, column),
        )
        .open("p", &[("class", "notes")])
        .text(text.fault_detail)
        .text(" ")
        .element("code", &[], &error.to_string())
        .close("p")
        .element("p", &[], text.fault_kept)
        .close("div");
}

/// The column to rank by: the one of the address, else the DTI, else the first.
fn chosen<'t>(state: &State, table: &'t OwnTable) -> Option<&'t OwnColumn> {
    let named = |name: &str| table.columns.iter().find(|column| column.index == name);
    named(&state.index)
        .or_else(|| named("dti"))
        .or(table.columns.first())
}

fn write_table(state: &State, table: &OwnTable, html: &mut Html) {
    let lang = state.lang;
    let text = DownloadText::of(lang);
    let Some(column) = chosen(state, table) else {
        return;
    };
    let read = (text.import_read)(&table.file, table.units.len(), table.columns.len());
    html.element("p", &[("class", "simulation-label")], text.import_own)
        .element("p", &[], &read);
    // A name that no address can hold cannot be chosen by one.
    let names = table.columns.iter().map(|column| column.index.as_str());
    let names: Vec<&str> = names
        .filter(|name| state.with(&[("index", name)]).index == *name)
        .collect();
    if names.len() > 1 {
        let options = names.iter().map(|name| (*name, *name));
        pickers::write_select(
            html,
            "own-index",
            "index",
            text.import_index,
            options,
            &column.index,
        );
    }
    write_ranking(table, column, lang, html);
}

fn write_ranking(table: &OwnTable, column: &OwnColumn, lang: Lang, html: &mut Html) {
    let (app, text) = (AppText::of(lang), DownloadText::of(lang));
    let ranks = rank(&column.values, &column.ranks);
    let place = |unit: usize| {
        let rank: Option<Rank> = ranks[unit];
        let rank = rank.map_or((u32::MAX, u32::MAX), |rank| (rank.best, rank.worst));
        (rank, table.units[unit].id.as_str())
    };
    let units = order(table.units.len(), &mut |a, b| place(a).cmp(&place(b)));
    let heads = [
        ("number", app.rank),
        ("", "id"),
        ("", "name"),
        ("number", column.index.as_str()),
    ];
    html.open_table(text.import_own, ("", ""), &heads);
    for unit in units {
        html.open("tr", &[])
            .element("td", &[("class", "number")], &rank_text(ranks[unit]))
            .element("td", &[], &table.units[unit].id)
            .element("th", &[("scope", "row")], &table.units[unit].name_vi);
        match column.values[unit] {
            Some(value) => html.element("td", &[("class", "number")], &number::value(lang, value)),
            None => html.element("td", &[("class", "number is-missing")], app.unknown),
        };
        html.close("tr");
    }
    html.close_table();
}
