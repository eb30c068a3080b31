//! Leagues: the sets of units that are ranked among themselves, and never across.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::id::nearest;

/// A set of units that are ranked among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum League {
    /// The 63 provinces and cities that existed until 30 June 2025.
    Provinces,
    /// The 34 provinces and cities since 1 July 2025.
    Provinces34,
    /// Ministries that provide public services to citizens; 18 in 2020.
    MinistriesService,
    /// Ministries and agencies that do not; 7 ranked in 2020.
    MinistriesNonservice,
    /// The country as a whole. Printed only, never aggregated.
    Nation,
}

impl League {
    /// Every league.
    pub const ALL: [League; 5] = [
        League::Provinces,
        League::Provinces34,
        League::MinistriesService,
        League::MinistriesNonservice,
        League::Nation,
    ];

    /// The identifier in data, URLs, JSON and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            League::Provinces => "provinces",
            League::Provinces34 => "provinces-34",
            League::MinistriesService => "ministries-service",
            League::MinistriesNonservice => "ministries-nonservice",
            League::Nation => "nation",
        }
    }

    /// Whether the units are provinces and can be drawn on the map.
    #[must_use]
    pub const fn has_map(self) -> bool {
        matches!(self, League::Provinces | League::Provinces34)
    }
}

impl fmt::Display for League {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for League {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self, Error> {
        let known = League::ALL.into_iter().find(|league| league.id() == id);
        known.ok_or_else(|| Error::unknown("league", id, nearest(id, League::ALL.map(League::id))))
    }
}
