//! What the report on 2020 publishes, built into the binary for native tools and tests.
//!
//! The texts are the files of `assets/`; nothing is read at run time. The browser fetches the
//! compact [bundle](crate::bundle) made from the same datasets instead.

use crate::correct::{Correction, Sources};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::league::League;
use crate::read;

macro_rules! asset {
    ($path:literal) => {
        ($path, include_str!(concat!("../../assets/", $path)))
    };
}

type File = (&'static str, &'static str);

const UNITS: File = asset!("data/units.csv");
const SPELLINGS: File = asset!("data/spellings.csv");
const CORRECTIONS: File = asset!("data/corrections.csv");

/// All corrections, in the order of the file.
///
/// # Errors
///
/// If the built-in file is wrong; a test reads it, so that no release has such a file.
pub fn corrections() -> Result<Vec<Correction>, Error> {
    read::corrections(CORRECTIONS.0, CORRECTIONS.1)
}

fn dataset_2020(
    league: League,
    framework: (&'static str, File),
    tables: &[File],
) -> Result<Dataset, Error> {
    let spellings = read::spellings(SPELLINGS.0, SPELLINGS.1)?;
    let mut cells = Vec::new();
    for (file, text) in tables {
        cells.extend(read::cells(file, text, &spellings)?);
    }
    let (id, (file, text)) = framework;
    let sources = Sources {
        league,
        year: 2020,
        framework: read::framework(file, text, id)?,
        units: read::units(UNITS.0, UNITS.1, league)?,
        cells,
    };
    Dataset::assemble(sources, &corrections()?)
}

/// The 63 provinces in 2020: DTI, three pillars, 27 indices (Tables 7, 8, 10, 11, 13, 14, 16, 17).
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn provinces_2020() -> Result<Dataset, Error> {
    dataset_2020(
        League::Provinces,
        ("qd1726-province", asset!("frameworks/qd1726-province.csv")),
        &[
            asset!("data/2020/table-07.csv"),
            asset!("data/2020/table-08.csv"),
            asset!("data/2020/table-10.csv"),
            asset!("data/2020/table-11.csv"),
            asset!("data/2020/table-13.csv"),
            asset!("data/2020/table-14.csv"),
            asset!("data/2020/table-16.csv"),
            asset!("data/2020/table-17.csv"),
        ],
    )
}

/// The 18 ministries with public services in 2020: DTI and nine indices (Tables 1, 2).
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn ministries_service_2020() -> Result<Dataset, Error> {
    dataset_2020(
        League::MinistriesService,
        ("qd1726-ministry", asset!("frameworks/qd1726-ministry.csv")),
        &[
            asset!("data/2020/table-01.csv"),
            asset!("data/2020/table-02.csv"),
        ],
    )
}

/// The 7 ranked ministries without public services in 2020: DTI and nine indices (Tables 4, 5).
/// Its framework is inferred.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn ministries_nonservice_2020() -> Result<Dataset, Error> {
    dataset_2020(
        League::MinistriesNonservice,
        (
            "qd1726-ministry-nonservice",
            asset!("frameworks/qd1726-ministry-nonservice.csv"),
        ),
        &[
            asset!("data/2020/table-04.csv"),
            asset!("data/2020/table-05.csv"),
        ],
    )
}

/// Every dataset that is built in.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn all() -> Result<Vec<Dataset>, Error> {
    Ok(vec![
        provinces_2020()?,
        ministries_service_2020()?,
        ministries_nonservice_2020()?,
    ])
}
