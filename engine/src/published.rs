//! What the reports and rankings of 2020 to 2024 publish, built into the binary for native tools and
//! tests.
//!
//! The texts are the files of `assets/`; nothing is read at run time. The browser fetches the
//! compact [bundle](crate::bundle) made from the same datasets instead.

macro_rules! asset {
    ($path:literal) => {
        (
            $path,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/", $path)),
        )
    };
}

mod statements;

use crate::audit;
use crate::bundle::Bundle;
use crate::correct::{Correction, Sources};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::id::nearest;
use crate::league::League;
use crate::merge;
use crate::read;
use crate::region;
use crate::report::{Report, YearReport};
use crate::rulebook::{self, DataItem, Level, Rulebook};
use crate::source::Source;
use crate::version::content_version;
pub use statements::{
    claims, claims_about, group_members, group_tables, ict_ranks, means, mergers_2025,
    online_services, portal_bands, portal_levels, shares, sums, sums_about,
};

type File = (&'static str, &'static str);

const UNITS: File = asset!("data/units.csv");
const SPELLINGS: File = asset!("data/spellings.csv");
const CORRECTIONS: File = asset!("data/corrections.csv");

/// The years about which anything is built in.
pub const YEARS: std::ops::RangeInclusive<u16> = 2020..=2024;

/// Everything that the app shows: [all datasets](all), the documents they come from, regions and
/// mergers.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn bundle() -> Result<Bundle, Error> {
    let datasets = all()?;
    let mut sources = sources()?;
    sources.retain(|source| {
        let is_of = |data: &Dataset| {
            data.document == source.document
                || data.mean_document.as_ref() == Some(&source.document)
        };
        datasets.iter().any(is_of)
    });
    let mergers = merge::built_in()?;
    Ok(Bundle {
        version: content_version(&datasets, &mergers),
        datasets,
        sources,
        regions: region::built_in()?,
        mergers,
    })
}

/// What the other views show beside the numbers, for the compact file that they load when they are
/// opened. The audit runs here, so that no browser has to.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn report() -> Result<Report, Error> {
    let year = |year: u16| {
        let evidence = audit::evidence(year)?;
        Ok(YearReport {
            year,
            findings: audit::audit(&evidence)?,
            claims: evidence.claims,
            means: evidence.means,
            groups: evidence.groups,
            members: evidence.members,
            sums: evidence.sums,
            shares: evidence.shares,
            portals: evidence.portals,
        })
    };
    Ok(Report {
        version: bundle()?.version,
        years: YEARS.map(year).collect::<Result<_, Error>>()?,
        rulebooks: RULEBOOKS
            .into_iter()
            .map(rulebook)
            .collect::<Result<_, _>>()?,
        sources: sources()?,
        portal_bands: portal_bands()?,
        online_services: online_services()?,
        ict_ranks: ict_ranks()?,
    })
}

/// All documents, in the order of the file.
///
/// # Errors
///
/// If the built-in file is wrong; a test reads it.
pub fn sources() -> Result<Vec<Source>, Error> {
    let (file, text) = asset!("data/sources.csv");
    read::sources(file, text)
}

/// All corrections, in the order of the file.
///
/// # Errors
///
/// If the built-in file is wrong; a test reads it, so that no release has such a file.
pub fn corrections() -> Result<Vec<Correction>, Error> {
    read::corrections(CORRECTIONS.0, CORRECTIONS.1)
}

fn spellings() -> Result<read::Spellings, Error> {
    read::spellings(SPELLINGS.0, SPELLINGS.1)
}

/// The tables of one league in one year.
struct Printed {
    league: League,
    year: u16,
    /// The rulebook, of [`RULEBOOKS`].
    rulebook: &'static str,
    /// Where several print the same number, the first is its source.
    tables: &'static [File],
}

/// Every dataset that is built in: 2020 first, then the provinces of later years, then the nation.
const PRINTED: [Printed; 13] = [
    Printed {
        league: League::Provinces,
        year: 2020,
        rulebook: "qd1726-province",
        tables: &[
            asset!("data/2020/table-07.csv"),
            asset!("data/2020/table-08.csv"),
            asset!("data/2020/table-10.csv"),
            asset!("data/2020/table-11.csv"),
            asset!("data/2020/table-13.csv"),
            asset!("data/2020/table-14.csv"),
            asset!("data/2020/table-16.csv"),
            asset!("data/2020/table-17.csv"),
        ],
    },
    Printed {
        league: League::MinistriesService,
        year: 2020,
        rulebook: "qd1726-ministry",
        tables: &[
            asset!("data/2020/table-01.csv"),
            asset!("data/2020/table-02.csv"),
        ],
    },
    Printed {
        league: League::MinistriesNonservice,
        year: 2020,
        rulebook: "qd1726-ministry-nonservice",
        tables: &[
            asset!("data/2020/table-04.csv"),
            asset!("data/2020/table-05.csv"),
        ],
    },
    Printed {
        league: League::Provinces,
        year: 2021,
        // A letter of the province of Khánh Hòa says that the second round followed Decision 922,
        // and no index of it was published.
        rulebook: "qd922-province-total",
        tables: &[asset!("data/2021/provinces-63.csv")],
    },
    Printed {
        league: League::Provinces,
        year: 2022,
        rulebook: "qd922-province",
        tables: &[asset!("data/2022/provinces-63.csv")],
    },
    Printed {
        league: League::Provinces,
        year: 2023,
        rulebook: "qd922-province",
        tables: &[asset!("data/2023/provinces-63.csv")],
    },
    Printed {
        league: League::Provinces,
        year: 2024,
        rulebook: "qd405-province",
        tables: &[asset!("data/2024/provinces-63.csv")],
    },
    Printed {
        league: League::Provinces34,
        year: 2024,
        rulebook: "qd405-province",
        tables: &[asset!("data/2024/provinces-34.csv")],
    },
    nation_in(2020, &[asset!("data/2020/nation.csv")]),
    nation_in(2021, &[asset!("data/2021/nation.csv")]),
    nation_in(2022, &[asset!("data/2022/nation.csv")]),
    nation_in(2023, &[asset!("data/2023/nation.csv")]),
    nation_in(2024, &[asset!("data/2024/nation.csv")]),
];

const fn nation_in(year: u16, tables: &'static [File]) -> Printed {
    Printed {
        league: League::Nation,
        year,
        rulebook: "nation",
        tables,
    }
}

/// The leagues and years of which there is a dataset: 2020 first, then the provinces of later
/// years, then the nation.
pub fn available() -> impl Iterator<Item = (League, u16)> {
    PRINTED.iter().map(|printed| (printed.league, printed.year))
}

/// The tables of a league in a year as printed, before repairs.
///
/// # Errors
///
/// [`Error::is_unknown_name`] where nothing is [`available`]; a built-in file that is wrong, which
/// a test excludes.
pub fn printed(league: League, year: u16) -> Result<Sources, Error> {
    let printed = PRINTED
        .iter()
        .find(|printed| (printed.league, printed.year) == (league, year));
    let Some(printed) = printed else {
        return Err(Error::unknown("dataset", &format!("{league} {year}"), None));
    };
    let spellings = spellings()?;
    let mut cells = Vec::new();
    for (file, text) in printed.tables {
        cells.extend(read::cells(file, text, &spellings)?);
    }
    Ok(Sources {
        league,
        year,
        framework: bare_rulebook(printed.rulebook)?.to_level(Level::Index)?,
        units: read::units(UNITS.0, UNITS.1, league)?,
        cells,
    })
}

/// One league in one year. Only its own files are read.
///
/// # Errors
///
/// [`Error::is_unknown_name`] where nothing is [`available`]; a built-in file that is wrong, which
/// a test excludes.
///
/// ```
/// use dti_engine::{League, published};
/// assert_eq!(published::dataset(League::Provinces34, 2024)?.units.len(), 34);
/// assert!(published::dataset(League::Provinces34, 2020).unwrap_err().is_unknown_name());
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn dataset(league: League, year: u16) -> Result<Dataset, Error> {
    let mut dataset = Dataset::assemble(printed(league, year)?, &corrections()?)?;
    for stated in means()? {
        // The press states means of pillars that the ranking of 2024 does not have.
        let index = dataset.framework.index(&stated.index);
        if (stated.league, stated.year) == (league, year)
            && let Ok(index) = index
        {
            let column = &mut dataset.columns[index];
            column.stated_mean.get_or_insert(stated.value);
            dataset.mean_document =
                (stated.document != dataset.document).then_some(stated.document);
        }
    }
    Ok(dataset)
}

/// The 63 provinces in 2020: DTI, three pillars, 27 indices (Tables 7, 8, 10, 11, 13, 14, 16, 17).
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2020() -> Result<Dataset, Error> {
    dataset(League::Provinces, 2020)
}

/// The 18 ministries with public services in 2020: DTI and nine indices (Tables 1, 2).
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn ministries_service_2020() -> Result<Dataset, Error> {
    dataset(League::MinistriesService, 2020)
}

/// The 7 ranked ministries without public services in 2020: DTI and nine indices (Tables 4, 5).
/// Its framework is inferred.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn ministries_nonservice_2020() -> Result<Dataset, Error> {
    dataset(League::MinistriesNonservice, 2020)
}

/// The provinces in 2021: 14 ranks and 5 values of 63. The others are unknown.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2021() -> Result<Dataset, Error> {
    dataset(League::Provinces, 2021)
}

/// The 63 provinces in 2022: DTI of all, the eight main indices of ten.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2022() -> Result<Dataset, Error> {
    dataset(League::Provinces, 2022)
}

/// The 63 provinces in 2023: DTI of all, the eight main indices of ten.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2023() -> Result<Dataset, Error> {
    dataset(League::Provinces, 2023)
}

/// The 63 provinces in 2024: DTI of all, the eight main indices of the eleven that did not merge.
/// Its framework is inferred.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2024() -> Result<Dataset, Error> {
    dataset(League::Provinces, 2024)
}

/// The 34 provinces of today in 2024: DTI and the eight main indices of all. Its framework is
/// inferred.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces34_2024() -> Result<Dataset, Error> {
    dataset(League::Provinces34, 2024)
}

/// The years of which a national index is published.
pub const NATION_YEARS: std::ops::RangeInclusive<u16> = 2020..=2024;

/// The national index in a year of [`NATION_YEARS`]; its three pillars until 2022.
///
/// It is printed only: the framework has no points, so that nothing sums it.
///
/// # Errors
///
/// A year without a national index; a built-in file that is wrong.
pub fn nation(year: u16) -> Result<Dataset, Error> {
    dataset(League::Nation, year)
}

/// The rulebooks that are built in.
pub const RULEBOOKS: [&str; 9] = [
    "qd1726-province",
    "qd1726-ministry",
    "qd1726-ministry-nonservice",
    "qd922-province",
    "qd922-province-total",
    "qd922-ministry",
    "qd405-province",
    "qd405-nation",
    "nation",
];

/// A whole rulebook of [`RULEBOOKS`]. Only those of Decision 1726 for provinces and ministries are
/// known below the main indices, and parts of the former are lost in our copy.
///
/// # Errors
///
/// [`Error::is_unknown_name`] for another id; a built-in file that is wrong.
pub fn rulebook(id: &str) -> Result<Rulebook, Error> {
    let mut book = bare_rulebook(id)?;
    for (file, text) in [
        asset!("frameworks/qd1726-counts.csv"),
        asset!("frameworks/qd922-counts.csv"),
        asset!("frameworks/qd405-counts.csv"),
    ] {
        book.counts.extend(rulebook::counts(file, text, id)?);
    }
    Ok(book)
}

/// A rulebook without the counts.
fn bare_rulebook(id: &str) -> Result<Rulebook, Error> {
    let (file, text) = match id {
        "qd1726-province" => asset!("frameworks/qd1726-province.csv"),
        "qd1726-ministry" => asset!("frameworks/qd1726-ministry.csv"),
        "qd1726-ministry-nonservice" => asset!("frameworks/qd1726-ministry-nonservice.csv"),
        "qd922-province" => asset!("frameworks/qd922-province.csv"),
        "qd922-province-total" => asset!("frameworks/qd922-province-total.csv"),
        "qd922-ministry" => asset!("frameworks/qd922-ministry.csv"),
        "qd405-province" => asset!("frameworks/qd405-province.csv"),
        "qd405-nation" => asset!("frameworks/qd405-nation.csv"),
        "nation" => asset!("frameworks/nation.csv"),
        _ => return Err(Error::unknown("rulebook", id, nearest(id, RULEBOOKS))),
    };
    rulebook::rulebook(file, text, id)
}

/// The data items that provinces should hold (Decision 1726, Table I.4): 274 in 37 categories.
///
/// # Errors
///
/// If the built-in file is wrong; a test reads it.
pub fn data_items() -> Result<Vec<DataItem>, Error> {
    let (file, text) = asset!("frameworks/qd1726-data-items.csv");
    rulebook::data_items(file, text)
}

/// Every dataset that is built in, in the order of [`available`].
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn all() -> Result<Vec<Dataset>, Error> {
    available()
        .map(|(league, year)| dataset(league, year))
        .collect()
}
