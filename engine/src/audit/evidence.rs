//! What the audit reads: the numbers as printed.

use crate::dataset::Unit;
use crate::framework::Framework;
use crate::league::League;
use crate::read::PrintedCell;
use crate::years::{Claim, GroupCount, GroupMember, PortalLevel, Share, StatedMean, Sum};

/// Everything that is printed about one year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The leagues with their tables of numbers.
    pub leagues: Vec<Tables>,
    /// The tables that count the units of each group.
    pub groups: Vec<GroupCount>,
    /// The lists of the members of the groups.
    pub members: Vec<GroupMember>,
    /// What the texts state of the leagues. Kinds that state nothing checkable are left alone.
    pub claims: Vec<Claim>,
    /// Means stated elsewhere. One that repeats a claim is left alone.
    pub means: Vec<StatedMean>,
    /// Totals stated together with their parts.
    pub sums: Vec<Sum>,
    /// Percentages stated together with part and whole.
    pub shares: Vec<Share>,
    /// The levels of portals, counted by claims.
    pub portals: Vec<PortalLevel>,
}

/// The printed tables of one league in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// The league.
    pub league: League,
    /// The rulebook whose weights the values follow.
    pub framework: Framework,
    /// The rulebook as the source writes it, where that is another one because `framework` had to
    /// be inferred.
    pub written: Option<Framework>,
    /// The units of the league, in the order in which findings are listed.
    pub units: Vec<Unit>,
    /// Every printed cell of every table, also those that repeat a number of another table.
    pub cells: Vec<PrintedCell>,
}

/// A number of a text with the digits that it is printed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    /// The number.
    pub number: f64,
    /// Its decimals: 4 for 0.3026, 2 for 46.03 %, 0 for 30.
    pub decimals: u8,
}

impl Printed {
    /// A number that was read without its trailing zeros, such as a percentage of a table.
    #[must_use]
    pub fn shortest(number: f64) -> Option<Self> {
        Self::parse(&number.to_string())
    }

    /// Half a unit of the last printed digit: how far rounding can have moved the number.
    #[must_use]
    pub fn half_unit(self) -> f64 {
        0.5 * 10_f64.powi(-i32::from(self.decimals))
    }

    /// Reads digits with at most one decimal point or comma; `None` for anything else.
    ///
    /// ```
    /// use dti_engine::audit::Printed;
    /// assert_eq!(Printed::parse("46,03"), Some(Printed { number: 46.03, decimals: 2 }));
    /// assert_eq!(Printed::parse("30/63"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replacen(',', ".", 1);
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return None;
        }
        let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
        Some(Self {
            number: text.parse().ok()?,
            decimals: u8::try_from(decimals).ok()?,
        })
    }
}
