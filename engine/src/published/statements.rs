//! What the documents say besides the tables of values and ranks.

use super::{YEARS, spellings};
use crate::error::Error;
use crate::years::{
    self, Claim, GroupCount, GroupMember, IctRank, OnlineServices, PortalBand, PortalLevel, Share,
    StatedMean, Sum,
};

/// What the texts of all years claim.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn claims() -> Result<Vec<Claim>, Error> {
    let mut claims = Vec::new();
    for year in YEARS {
        claims.extend(claims_about(year)?);
    }
    Ok(claims)
}

/// What the texts claim about one year; nothing about most years.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn claims_about(year: u16) -> Result<Vec<Claim>, Error> {
    let (file, text) = match year {
        2020 => asset!("data/2020/claims.csv"),
        2022 => asset!("data/2022/claims.csv"),
        2023 => asset!("data/2023/claims.csv"),
        _ => return Ok(Vec::new()),
    };
    years::claims(file, text, &spellings()?)
}

/// The group tables of 2020 (Tables 3, 6, 9, 12, 15, 18).
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn group_tables() -> Result<Vec<GroupCount>, Error> {
    let (file, text) = asset!("data/2020/group-tables.csv");
    years::group_tables(file, text)
}

/// The members of the groups of 2020, as the text lists them.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn group_members() -> Result<Vec<GroupMember>, Error> {
    let (file, text) = asset!("data/2020/group-members.csv");
    years::group_members(file, text, &spellings()?)
}

/// The means that the sources state.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn means() -> Result<Vec<StatedMean>, Error> {
    let (file, text) = asset!("data/means.csv");
    years::means(file, text)
}

/// The totals that the texts of all years state together with their parts.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn sums() -> Result<Vec<Sum>, Error> {
    let mut sums = Vec::new();
    for year in YEARS {
        sums.extend(sums_about(year)?);
    }
    Ok(sums)
}

/// The totals that the texts about one year state together with their parts.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn sums_about(year: u16) -> Result<Vec<Sum>, Error> {
    let (file, text) = match year {
        2020 => asset!("data/2020/sums.csv"),
        2023 => asset!("data/2023/sums.csv"),
        _ => return Ok(Vec::new()),
    };
    years::sums(file, text)
}

/// The parts, wholes and percentages that texts state together, all of them about 2023.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn shares() -> Result<Vec<Share>, Error> {
    let (file, text) = asset!("data/2023/shares.csv");
    years::shares(file, text)
}

/// The levels of the public-service portals in the first half of 2023.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn portal_levels() -> Result<Vec<PortalLevel>, Error> {
    let (file, text) = asset!("data/2023/portal-levels.csv");
    years::portal_levels(file, text, &spellings()?)
}

/// The points that the levels of the portals stand for.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn portal_bands() -> Result<Vec<PortalBand>, Error> {
    let (file, text) = asset!("data/2023/portal-bands.csv");
    years::portal_bands(file, text)
}

/// The shares of public services that the report on 2020 states, for 2015 to 2021. Its Figure 18
/// carries no numbers in our copy.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn online_services() -> Result<Vec<OnlineServices>, Error> {
    let (file, text) = asset!("data/2020/level4-services.csv");
    years::online_services(file, text, &spellings()?)
}

/// The ranks of Khánh Hòa in the ICT Index from 2016 to 2020, the latest year first.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn ict_ranks() -> Result<Vec<IctRank>, Error> {
    let (file, text) = asset!("data/ict-index/khanh-hoa.csv");
    years::ict_ranks(file, text, &spellings()?)
}

/// The provinces of the 63 and the ones of the 34 that they became part of: `(new, old)`.
///
/// # Errors
///
/// If a built-in file is wrong; a test reads them all.
pub fn mergers_2025() -> Result<Vec<(String, String)>, Error> {
    let (file, text) = asset!("data/mergers-2025.csv");
    years::mergers(file, text)
}
