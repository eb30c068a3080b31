//! Everything that is printed about a year, built into the binary for native tools and tests.

use super::evidence::{Evidence, Tables};
use crate::error::Error;
use crate::league::League;
use crate::{published, read, years};

macro_rules! asset {
    ($path:literal) => {
        ($path, include_str!(concat!("../../../assets/", $path)))
    };
}

type File = (&'static str, &'static str);

/// The years with anything to audit.
pub const YEARS: std::ops::RangeInclusive<u16> = 2020..=2024;

/// The printed tables, groups and claims of a year of [`YEARS`].
///
/// # Errors
///
/// A year without data; a built-in file that is wrong, which a test excludes.
pub fn evidence(year: u16) -> Result<Evidence, Error> {
    let mut evidence = Evidence {
        means: published::means()?,
        ..Evidence::default()
    };
    evidence.means.retain(|mean| mean.year == year);
    match year {
        2020 => of_2020(&mut evidence)?,
        2021 => evidence.leagues.push(tables(
            League::Provinces,
            (
                "qd922-province-total",
                asset!("frameworks/qd922-province-total.csv"),
            ),
            None,
            &[asset!("data/2021/provinces-63.csv")],
        )?),
        2022 => {
            evidence.leagues.push(tables(
                League::Provinces,
                ("qd922-province", asset!("frameworks/qd922-province.csv")),
                None,
                &[asset!("data/2022/provinces-63.csv")],
            )?);
            evidence.claims = claims(asset!("data/2022/claims.csv"))?;
        }
        2023 => {
            evidence.leagues.push(tables(
                League::Provinces,
                ("qd922-province", asset!("frameworks/qd922-province.csv")),
                None,
                &[asset!("data/2023/provinces-63.csv")],
            )?);
            evidence.claims = claims(asset!("data/2023/claims.csv"))?;
            let (file, text) = asset!("data/2023/sums.csv");
            evidence.sums = years::sums(file, text)?;
            let (file, text) = asset!("data/2023/shares.csv");
            evidence.shares = years::shares(file, text)?;
            evidence.portals = published::portal_levels()?;
        }
        2024 => {
            let framework = || ("qd405-province", asset!("frameworks/qd405-province.csv"));
            for (league, file) in [
                (League::Provinces, asset!("data/2024/provinces-63.csv")),
                (League::Provinces34, asset!("data/2024/provinces-34.csv")),
            ] {
                evidence
                    .leagues
                    .push(tables(league, framework(), None, &[file])?);
            }
        }
        _ => return Err(Error::unknown("year", &year.to_string(), None)),
    }
    Ok(evidence)
}

fn of_2020(evidence: &mut Evidence) -> Result<(), Error> {
    let ministry = ("qd1726-ministry", asset!("frameworks/qd1726-ministry.csv"));
    evidence.leagues = vec![
        tables(
            League::Provinces,
            ("qd1726-province", asset!("frameworks/qd1726-province.csv")),
            None,
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
        )?,
        tables(
            League::MinistriesService,
            ministry,
            None,
            &[
                asset!("data/2020/table-01.csv"),
                asset!("data/2020/table-02.csv"),
            ],
        )?,
        // Appendix B states one set of weights for both leagues of ministries.
        tables(
            League::MinistriesNonservice,
            (
                "qd1726-ministry-nonservice",
                asset!("frameworks/qd1726-ministry-nonservice.csv"),
            ),
            Some(ministry),
            &[
                asset!("data/2020/table-04.csv"),
                asset!("data/2020/table-05.csv"),
            ],
        )?,
    ];
    evidence.groups = published::group_tables()?;
    evidence.members = published::group_members()?;
    evidence.claims = claims(asset!("data/2020/claims.csv"))?;
    let (file, text) = asset!("data/2020/sums.csv");
    evidence.sums = years::sums(file, text)?;
    Ok(())
}

fn spellings() -> Result<read::Spellings, Error> {
    let (file, text) = asset!("data/spellings.csv");
    read::spellings(file, text)
}

fn claims((file, text): File) -> Result<Vec<years::Claim>, Error> {
    years::claims(file, text, &spellings()?)
}

fn tables(
    league: League,
    framework: (&'static str, File),
    written: Option<(&'static str, File)>,
    files: &[File],
) -> Result<Tables, Error> {
    let spellings = spellings()?;
    let read_framework = |(id, (file, text)): (&'static str, File)| read::framework(file, text, id);
    let mut cells = Vec::new();
    for (file, text) in files {
        cells.extend(read::cells(file, text, &spellings)?);
    }
    let (file, text) = asset!("data/units.csv");
    Ok(Tables {
        league,
        framework: read_framework(framework)?,
        written: written.map(read_framework).transpose()?,
        units: read::units(file, text, league)?,
        cells,
    })
}
