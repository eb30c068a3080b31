//! What the sources of all years state beside their rankings: claims of a text, groups and their
//! members, means, sums, shares, levels of portals.
//!
//! These are statements to be checked, not data to be computed with. Files and columns are
//! explained in `assets/data/README.md`.

use crate::error::{Error, Kind};
use crate::id::nearest;
use crate::league::League;
use crate::read::{Field, Row, Spellings, Table};

/// One checkable statement of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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

fn league(row: &Row, file: &str, field: Field) -> Result<League, Error> {
    let found = row.text(field);
    let known = League::ALL.into_iter().find(|league| league.id() == found);
    known.ok_or_else(|| row.unknown(file, field, "league", found, League::ALL.map(League::id)))
}

fn unit(
    row: &Row,
    file: &str,
    field: Field,
    name: &str,
    spellings: &Spellings,
) -> Result<String, Error> {
    let name = name.trim();
    spellings.get(name).cloned().ok_or_else(|| {
        Error::new(Kind::UnknownName {
            place: Some(row.place(file, field)),
            what: "unit name",
            name: name.to_owned(),
            nearest: nearest(name, spellings.keys().map(String::as_str)).map(str::to_owned),
        })
    })
}

/// Reads claims: `document,place,claim_id,league,index,kind,value,units`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a league or a unit name nobody knows; an id
/// given twice in a document.
pub fn claims(file: &str, text: &str, spellings: &Spellings) -> Result<Vec<Claim>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, place, id, of, index, kind, value, units] = table.columns([
        "document", "place", "claim_id", "league", "index", "kind", "value", "units",
    ])?;
    let mut claims: Vec<Claim> = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let names = row.text(units).split(';').filter(|name| !name.is_empty());
        let claim = Claim {
            document: row.text(document).to_owned(),
            place: row.text(place).to_owned(),
            id: row.text(id).to_owned(),
            league: match row.text(of) {
                "" => None,
                _ => Some(league(&row, file, of)?),
            },
            index: row.text(index).to_owned(),
            kind: row.text(kind).to_owned(),
            value: row.text(value).to_owned(),
            units: names
                .map(|name| unit(&row, file, units, name, spellings))
                .collect::<Result<_, _>>()?,
        };
        let same = |other: &Claim| other.document == claim.document && other.id == claim.id;
        if claims.iter().any(same) {
            let what = format!("the claim `{}`", claim.id);
            let place = row.place(file, id);
            return Err(Error::new(Kind::Duplicate { place, what }));
        }
        claims.push(claim);
    }
    Ok(claims)
}

/// Reads group tables: `document,table,league,index,group,count,percent,total`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a league nobody knows.
pub fn group_tables(file: &str, text: &str) -> Result<Vec<GroupCount>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, number, of, index, group, count, percent, total] = table.columns([
        "document", "table", "league", "index", "group", "count", "percent", "total",
    ])?;
    let mut counts = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        counts.push(GroupCount {
            document: row.text(document).to_owned(),
            table: row.number(file, number, "the number of a table")?,
            league: league(&row, file, of)?,
            index: row.text(index).to_owned(),
            group: row.number(file, group, "the number of a group")?,
            count: row.number(file, count, "a number of units")?,
            percent: row.number(file, percent, "a percentage")?,
            total: row.number(file, total, "a number of units")?,
        });
    }
    Ok(counts)
}

/// Reads group members: `document,table,league,index,group,position,unit_printed`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a league or a unit name nobody knows.
pub fn group_members(
    file: &str,
    text: &str,
    spellings: &Spellings,
) -> Result<Vec<GroupMember>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, number, of, index, group, position, name] = table.columns([
        "document",
        "table",
        "league",
        "index",
        "group",
        "position",
        "unit_printed",
    ])?;
    let mut members = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        members.push(GroupMember {
            document: row.text(document).to_owned(),
            table: row.number(file, number, "the number of a table")?,
            league: league(&row, file, of)?,
            index: row.text(index).to_owned(),
            group: row.number(file, group, "the number of a group")?,
            position: row.number(file, position, "a position")?,
            unit: unit(&row, file, name, row.text(name), spellings)?,
        });
    }
    Ok(members)
}

/// Reads stated means: `year,league,index,value,kind,document,certainty`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a league nobody knows.
pub fn means(file: &str, text: &str) -> Result<Vec<StatedMean>, Error> {
    let mut table = Table::open(file, text)?;
    let [year, of, index, value, document] =
        table.columns(["year", "league", "index", "value", "document"])?;
    let mut means = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        means.push(StatedMean {
            year: row.number(file, year, "a year")?,
            league: league(&row, file, of)?,
            index: row.text(index).to_owned(),
            value: row.value(file, value)?,
            document: row.text(document).to_owned(),
        });
    }
    Ok(means)
}

/// Reads sums: `document,place,claim_id,total,parts`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file.
pub fn sums(file: &str, text: &str) -> Result<Vec<Sum>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, place, id, total, parts] =
        table.columns(["document", "place", "claim_id", "total", "parts"])?;
    let mut sums = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let bad = |found: &str| {
            Error::new(Kind::BadNumber {
                place: row.place(file, parts),
                found: found.to_owned(),
                want: "whole numbers like 45;36;27",
            })
        };
        sums.push(Sum {
            document: row.text(document).to_owned(),
            place: row.text(place).to_owned(),
            id: row.text(id).to_owned(),
            total: row.number(file, total, "a whole number")?,
            parts: row
                .text(parts)
                .split(';')
                .map(|part| part.parse().map_err(|_| bad(part)))
                .collect::<Result<_, _>>()?,
        });
    }
    Ok(sums)
}

/// Reads shares: `document,place,claim_id,part,whole,percent`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file.
pub fn shares(file: &str, text: &str) -> Result<Vec<Share>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, place, id, part, whole, percent] =
        table.columns(["document", "place", "claim_id", "part", "whole", "percent"])?;
    let mut shares = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let _: f64 = row.number(file, percent, "a percentage")?;
        shares.push(Share {
            document: row.text(document).to_owned(),
            place: row.text(place).to_owned(),
            id: row.text(id).to_owned(),
            part: row.number(file, part, "a whole number")?,
            whole: row.number(file, whole, "a whole number")?,
            percent: row.text(percent).to_owned(),
        });
    }
    Ok(shares)
}

/// Reads portal levels: `document,league,level,position,unit_printed`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a level, a league or a unit name nobody knows.
pub fn portal_levels(
    file: &str,
    text: &str,
    spellings: &Spellings,
) -> Result<Vec<PortalLevel>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, of, level, position, name] =
        table.columns(["document", "league", "level", "position", "unit_printed"])?;
    let mut levels = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        levels.push(PortalLevel {
            document: row.text(document).to_owned(),
            league: match row.text(of) {
                "ministries" => None,
                _ => Some(league(&row, file, of)?),
            },
            level: match row.text(level) {
                letter @ ("A" | "B" | "C" | "D" | "E") => char::from(letter.as_bytes()[0]),
                other => {
                    let known = ["A", "B", "C", "D", "E"];
                    return Err(row.unknown(file, level, "level", other, known));
                }
            },
            position: row.number(file, position, "a position")?,
            unit: unit(&row, file, name, row.text(name), spellings)?,
        });
    }
    Ok(levels)
}

/// Reads mergers: `new_unit,old_unit`, as pairs in that order.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; an old unit given twice.
pub fn mergers(file: &str, text: &str) -> Result<Vec<(String, String)>, Error> {
    let mut table = Table::open(file, text)?;
    let [new, old] = table.columns(["new_unit", "old_unit"])?;
    let mut mergers: Vec<(String, String)> = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let pair = (row.text(new).to_owned(), row.text(old).to_owned());
        if mergers.iter().any(|(_, other)| *other == pair.1) {
            let what = format!("the unit `{}`", pair.1);
            let place = row.place(file, old);
            return Err(Error::new(Kind::Duplicate { place, what }));
        }
        mergers.push(pair);
    }
    Ok(mergers)
}
