//! What stands beside the numbers of a file: source, method, statuses, versions, licence.

use dti_charts::scored::{citation, index_name};
use dti_engine::{Dataset, League, Reading, Source, Status};
use dti_text::{AppText, FilesText, Lang};

/// One line of what stands beside the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The heading of the lines that follow.
    Heading(String),
    /// A name and what it stands for.
    Pair(String, String),
}

/// What stands beside the numbers, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Index, year and league in one line.
    pub title: String,
    /// The language of all words.
    pub lang: Lang,
    /// The lines.
    pub entries: Vec<Entry>,
}

impl About {
    fn heading(&mut self, text: &str) {
        self.entries.push(Entry::Heading(text.to_owned()));
    }

    fn pair(&mut self, name: &str, text: impl Into<String>) {
        self.entries.push(Entry::Pair(name.to_owned(), text.into()));
    }
}

/// Where the numbers of all datasets come from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The documents.
    pub sources: &'a [Source],
    /// The [content version](dti_engine::content_version) of the data.
    pub version: &'a str,
}

/// What stands beside the numbers of one index of a dataset, or of all (`None`), in a table with
/// these `columns`.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn about(
    data: &Dataset,
    index: Option<usize>,
    reading: Reading,
    origin: Origin<'_>,
    columns: &[impl AsRef<str>],
    lang: Lang,
) -> About {
    let text = FilesText::of(lang);
    let what = match index {
        Some(index) => index_name(data, index, lang),
        None => "DTI".to_owned(),
    };
    let league = league_name(data.league, lang);
    let mut about = About {
        title: format!("{what} {} – {league}", data.year),
        lang,
        entries: Vec::new(),
    };
    push_source(&mut about, text, data, index, origin.sources);
    push_method(&mut about, text, data, index, reading);
    about.heading(text.columns);
    for name in columns.iter().map(AsRef::as_ref) {
        let meaning = (text.column)(name).map(str::to_owned);
        let of_index = || data.framework.index(name).ok();
        let meaning = meaning.or_else(|| of_index().map(|at| index_name(data, at, lang)));
        about.pair(name, meaning.unwrap_or_default());
    }
    if columns.iter().any(|name| name.as_ref() == "status") {
        about.heading(text.statuses);
        for status in [
            Status::Published,
            Status::Derived,
            Status::Corrected,
            Status::Unknown,
        ] {
            let meaning = (text.status)(status.id()).unwrap_or_default();
            about.pair(status.id(), meaning);
        }
    }
    about.heading(text.versions);
    about.pair(text.engine, format!("dti {}", env!("CARGO_PKG_VERSION")));
    about.pair(text.data, origin.version);
    about.heading(text.licence);
    about.pair(text.licence, text.licence_text);
    about
}

fn push_source(
    about: &mut About,
    text: &FilesText,
    data: &Dataset,
    index: Option<usize>,
    sources: &[Source],
) {
    about.heading(text.source);
    let source = sources.iter().find(|s| s.document == data.document);
    if let Some(source) = source {
        let (title, publisher) = about.lang.pick(
            (&source.title_vi, &source.publisher_vi),
            (&source.title_en, &source.publisher_en),
        );
        about.pair(text.document, title);
        about.pair(text.publisher, publisher);
        if !source.url.is_empty() {
            about.pair(text.address, &source.url);
        }
    }
    if let Some(index) = index {
        let column = &data.columns[index];
        // Web pages have no numbered tables; theirs is number 0.
        let number = |table: Option<u8>| table.filter(|number| *number > 0);
        let tables = match column.value_table {
            Some(_) => (text.printed_in)(number(column.value_table), number(column.rank_table)),
            None => text.derived.to_owned(),
        };
        about.pair(text.tables, tables);
    }
    let cited = citation(sources, data, index, about.lang);
    about.pair(text.citation, cited);
}

fn push_method(
    about: &mut About,
    text: &FilesText,
    data: &Dataset,
    index: Option<usize>,
    reading: Reading,
) {
    let lang = about.lang;
    about.heading(text.method);
    about.pair(text.league, league_name(data.league, lang));
    let name = index.map_or_else(
        || text.all_indices.to_owned(),
        |index| index_name(data, index, lang),
    );
    about.pair(text.index, name);
    let rulebook = data.framework.id();
    let rulebook = if data.framework.is_inferred() {
        format!("{rulebook} ({})", text.inferred)
    } else {
        rulebook.to_owned()
    };
    about.pair(text.rulebook, rulebook);
    let reading = match reading {
        Reading::Corrected => text.corrected_reading,
        Reading::Printed => text.printed_reading,
    };
    about.pair(text.reading, reading);
    for (name, rule) in [text.value_rule, text.rank_rule, text.years_rule] {
        about.pair(name, rule);
    }
}

/// The name of a league in a language.
fn league_name(league: League, lang: Lang) -> &'static str {
    let at = League::ALL.iter().position(|other| *other == league);
    at.map_or("", |at| AppText::of(lang).leagues[at])
}
