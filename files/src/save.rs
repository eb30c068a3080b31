//! What a reader can save, named in one line, so that a button can hold it.
//!
//! | line | the file |
//! | --- | --- |
//! | `ranking/LEAGUE/YEAR/INDEX/READING/FORMAT` | as `dti rank` writes it |
//! | `tidy/LEAGUE/YEAR/READING/FORMAT` | as `dti export` writes it |
//! | `wide/LEAGUE/YEAR/READING/FORMAT` | as `dti export --shape wide` writes it |
//! | `rulebook/ID/FORMAT` | a rulebook, an entry per row |
//! | `corrections/FORMAT` | the repairs of printed numbers with their evidence |
//! | `sources/FORMAT` | the documents |
//!
//! `READING` is `corrected` or `printed`, `FORMAT` is `csv`, `csv-vi`, `json` or `xlsx`.

use dti_engine::report::Report;
use dti_engine::{Dataset, League, Reading};
use dti_text::{FilesText, Lang};

use crate::{
    About, Entry, Error, Origin, Table, about, lines, ranking, reference, whole, wide, xlsx,
};

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// A name for it, of ASCII.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The formats of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated, with a decimal point.
    Csv,
    /// For spreadsheets in Vietnamese locale.
    CsvVi,
    /// An array of objects.
    Json,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Csv, Self::CsvVi, Self::Json, Self::Xlsx];

    /// The word in a line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvVi => "csv-vi",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }
    }

    /// The end of a file's name.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::CsvVi => "-vi.csv",
            Self::Json => ".json",
            Self::Xlsx => ".xlsx",
        }
    }

    pub(crate) const fn media(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvVi => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Makes the file that `line` names from the numbers and what the documents say besides. `lang` is
/// that of the second sheet of a workbook.
///
/// # Errors
///
/// A line that names nothing; a table that cannot be written.
pub fn save<'d>(
    line: &str,
    mut datasets: impl Iterator<Item = &'d Dataset>,
    report: &Report,
    lang: Lang,
) -> Result<Saved, Error> {
    let unknown = || Error::new(format!("there is no file `{line}`"));
    let (what, format) = line.rsplit_once('/').ok_or_else(unknown)?;
    let format = Format::ALL.into_iter().find(|known| known.id() == format);
    let format = format.ok_or_else(unknown)?;
    let mut dataset = |league: &str, year: &str| {
        let league: League = league.parse().ok()?;
        let year: u16 = year.parse().ok()?;
        datasets.find(|dataset| (dataset.league, dataset.year) == (league, year))
    };
    let origin = Origin {
        sources: &report.sources,
        version: &report.version,
    };
    let parts: Vec<&str> = what.split('/').collect();
    let (table, about) = match parts.as_slice() {
        ["ranking", league, year, index, reading] => {
            let data = dataset(league, year).ok_or_else(unknown)?;
            let index = data.framework.index(index).map_err(|_| unknown())?;
            let reading = parse(reading).ok_or_else(unknown)?;
            let table = ranking(lines(data, index, reading));
            let about = about(data, Some(index), reading, origin, &table.columns, lang);
            (table, about)
        }
        [shape @ ("tidy" | "wide"), league, year, reading] => {
            let data = dataset(league, year).ok_or_else(unknown)?;
            let reading = parse(reading).ok_or_else(unknown)?;
            let table = match *shape {
                "tidy" => whole(data, reading),
                _ => wide(data, reading),
            };
            let about = about(data, None, reading, origin, &table.columns, lang);
            (table, about)
        }
        ["rulebook", id] => {
            let book = report.rulebook(id).ok_or_else(unknown)?;
            (reference::rulebook(book), bare(id, origin, lang))
        }
        ["corrections"] => {
            let table = reference::corrections(report);
            (table, bare("corrections", origin, lang))
        }
        ["sources"] => {
            let table = reference::sources(&report.sources);
            (table, bare("sources", origin, lang))
        }
        _ => return Err(unknown()),
    };
    Ok(Saved {
        name: format!(
            "dti-{}{}",
            parts.join("-").replace('.', "-"),
            format.ending()
        ),
        media: format.media(),
        bytes: write(&table, format, &about)?,
    })
}

fn parse(reading: &str) -> Option<Reading> {
    match reading {
        "corrected" => Some(Reading::Corrected),
        "printed" => Some(Reading::Printed),
        _ => None,
    }
}

pub(crate) fn write(table: &Table, format: Format, about: &About) -> Result<Vec<u8>, Error> {
    match format {
        Format::Csv => table.csv(),
        Format::CsvVi => table.csv_vi(),
        Format::Json => table.json(),
        Format::Xlsx => xlsx(&table.columns, &table.rows, about),
    }
}

/// What stands beside a table that is about no ranking.
fn bare(title: &str, origin: Origin<'_>, lang: Lang) -> About {
    let text = FilesText::of(lang);
    let pair = |name: &str, value: &str| Entry::Pair(name.to_owned(), value.to_owned());
    About {
        title: title.to_owned(),
        lang,
        entries: vec![
            Entry::Heading(text.versions.to_owned()),
            pair(text.engine, concat!("dti ", env!("CARGO_PKG_VERSION"))),
            pair(text.data, origin.version),
            Entry::Heading(text.licence.to_owned()),
            pair(text.licence, text.licence_text),
        ],
    }
}
