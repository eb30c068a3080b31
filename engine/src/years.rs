//! What the sources of all years state beside their rankings: claims of a text, groups and their
//! members, means, sums, shares, levels of portals, online services, an older index.
//!
//! These are statements to be checked, not data to be computed with. Files and columns are
//! explained in `assets/data/README.md`.

#[cfg(feature = "csv")]
mod reading;

use serde::{Deserialize, Serialize};

use crate::league::League;
#[cfg(feature = "csv")]
pub use reading::{
    claims, group_members, group_tables, ict_ranks, means, mergers, online_services, portal_bands,
    portal_levels, shares, sums,
};

/// One checkable statement of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Identifier of the document.
    pub document: String,
    /// The nearest heading or table.
    pub place: String,
    /// Unique in its document.
    pub id: String,
    /// The league that it is about; `None` for several or none of them.
    pub league: Option<League>,
    /// The index that it is about; empty when it is about none.
    pub index: String,
    /// What is stated, e.g. `mean` or `count-above-mean`.
    pub kind: String,
    /// The number as printed, empty where the statement has none.
    pub value: String,
    /// The units that it names, in its order.
    pub units: Vec<String>,
}

/// One group of a group table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupCount {
    /// Identifier of the document.
    pub document: String,
    /// Number of the table.
    pub table: u8,
    /// The league.
    pub league: League,
    /// The index whose values are grouped.
    pub index: String,
    /// 1 for the best, 4 for the last.
    pub group: u8,
    /// How many units the group has.
    pub count: u32,
    /// Which percentage of all units that is.
    pub percent: f64,
    /// How many units there are in all.
    pub total: u32,
}

/// One unit in a printed list of a group's members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMember {
    /// Identifier of the document.
    pub document: String,
    /// Number of the group table that the list belongs to.
    pub table: u8,
    /// The league.
    pub league: League,
    /// The index whose values are grouped.
    pub index: String,
    /// 1 for the best, 4 for the last.
    pub group: u8,
    /// Position in the list, from 1.
    pub position: u16,
    /// The unit.
    pub unit: String,
}

/// A mean that a source states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedMean {
    /// The year that it is about.
    pub year: u16,
    /// The league.
    pub league: League,
    /// The index.
    pub index: String,
    /// The mean, in [0, 1].
    pub value: f64,
    /// Identifier of the document.
    pub document: String,
}

/// A total that a text states together with its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Identifier of the document.
    pub document: String,
    /// The nearest heading or table.
    pub place: String,
    /// Unique in its document.
    pub id: String,
    /// The total as stated.
    pub total: u32,
    /// The parts as stated.
    pub parts: Vec<u32>,
}

/// A part, a whole and a percentage that a text states together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Identifier of the document.
    pub document: String,
    /// The nearest heading or table.
    pub place: String,
    /// Unique in its document.
    pub id: String,
    /// The part as stated.
    pub part: u32,
    /// The whole as stated.
    pub whole: u32,
    /// The percentage as printed, with its decimals.
    pub percent: String,
}

/// The level of a public-service portal, A to E.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalLevel {
    /// Identifier of the document.
    pub document: String,
    /// `Some(Provinces)`, or `None` for the ministries, of which some are in no league.
    pub league: Option<League>,
    /// `A` to `E`.
    pub level: char,
    /// Position in the list of the level, from 1.
    pub position: u16,
    /// The unit.
    pub unit: String,
}

/// The points that a level of portals stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalBand {
    /// Identifier of the document.
    pub document: String,
    /// `A` to `E`.
    pub level: char,
    /// The lowest points of the level, from 0 to 100.
    pub from: u8,
    /// How the source says it.
    pub printed: String,
}

/// Which share of public services is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ServiceShare {
    /// Services that are fully online (“mức độ 4”), of all services.
    Level4,
    /// The same, of those that qualify for it.
    Level4OfEligible,
    /// Services for which files came in online.
    OnlineFiles,
}

impl ServiceShare {
    /// Every share.
    pub const ALL: [ServiceShare; 3] = [
        ServiceShare::Level4,
        ServiceShare::Level4OfEligible,
        ServiceShare::OnlineFiles,
    ];

    /// The word in data and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ServiceShare::Level4 => "level4",
            ServiceShare::Level4OfEligible => "level4-of-eligible",
            ServiceShare::OnlineFiles => "online-files",
        }
    }
}

/// A share of public services that a text states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnlineServices {
    /// Identifier of the document.
    pub document: String,
    /// The nearest heading or table.
    pub place: String,
    /// The year, or the day up to which was counted, like `2021-07-30`.
    pub until: String,
    /// What is counted.
    pub measure: ServiceShare,
    /// The unit; `None` for the whole country.
    pub unit: Option<String>,
    /// The share in percent, from 0 to 100.
    pub percent: f64,
    /// Whether the source says “about”.
    pub about: bool,
}

/// A rank in the ICT Index, which was made until 2020. It is another index, and no rank of it can
/// be compared with one of the DTI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IctRank {
    /// Identifier of the document that states it.
    pub document: String,
    /// Dotted path: `ict`, `ict.infrastructure`, `ict.infrastructure.society`, …
    pub index: String,
    /// Name of the index as the source gives it.
    pub name_vi: String,
    /// The year.
    pub year: u16,
    /// The unit.
    pub unit: String,
    /// Its rank, from 1.
    pub rank: u32,
    /// How many units were ranked, where the source says so.
    pub of: Option<u32>,
}
