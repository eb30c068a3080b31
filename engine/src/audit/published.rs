//! Everything that is printed about a year, built into the binary for native tools and tests.

use super::evidence::{Evidence, Tables};
use crate::error::Error;
use crate::league::League;
use crate::published;
use crate::rulebook::Level;

pub use crate::published::YEARS;

/// The printed tables, groups and claims of a year of [`YEARS`].
///
/// # Errors
///
/// A year without data; a built-in file that is wrong, which a test excludes.
pub fn evidence(year: u16) -> Result<Evidence, Error> {
    if !YEARS.contains(&year) {
        return Err(Error::unknown("year", &year.to_string(), None));
    }
    let mut evidence = Evidence {
        means: published::means()?,
        claims: published::claims_about(year)?,
        sums: published::sums_about(year)?,
        ..Evidence::default()
    };
    evidence.means.retain(|mean| mean.year == year);
    // The national index is printed only: it follows from nothing.
    let ranked = |&(league, of): &(League, u16)| of == year && league != League::Nation;
    for (league, year) in published::available().filter(ranked) {
        evidence.leagues.push(tables(league, year)?);
    }
    match year {
        2020 => {
            evidence.groups = published::group_tables()?;
            evidence.members = published::group_members()?;
        }
        2023 => {
            evidence.shares = published::shares()?;
            evidence.portals = published::portal_levels()?;
        }
        _ => {}
    }
    Ok(evidence)
}

fn tables(league: League, year: u16) -> Result<Tables, Error> {
    let printed = published::printed(league, year)?;
    // Appendix B of the report on 2020 states one set of weights for both leagues of ministries.
    let written = match (league, year) {
        (League::MinistriesNonservice, 2020) => {
            Some(published::rulebook("qd1726-ministry")?.to_level(Level::Index)?)
        }
        _ => None,
    };
    Ok(Tables {
        league,
        framework: printed.framework,
        written,
        units: printed.units,
        cells: printed.cells,
    })
}
