//! Reading what the sources state from the files of `assets/data`.

use super::{
    Claim, GroupCount, GroupMember, IctRank, OnlineServices, PortalBand, PortalLevel, ServiceShare,
    Share, StatedMean, Sum,
};
use crate::error::{Error, Kind};
use crate::id::nearest;
use crate::league::League;
use crate::read::{Field, Row, Spellings, Table};

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

fn letter(row: &Row, file: &str, field: Field) -> Result<char, Error> {
    match row.text(field) {
        letter @ ("A" | "B" | "C" | "D" | "E") => Ok(char::from(letter.as_bytes()[0])),
        other => Err(row.unknown(file, field, "level", other, ["A", "B", "C", "D", "E"])),
    }
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
            level: letter(&row, file, level)?,
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

/// A whole or decimal number of percent, from 0 to 100, so that `1e1`, `inf` and `nan` are refused.
fn percent(row: &Row, file: &str, field: Field) -> Result<f64, Error> {
    let number: f64 = row.number(file, field, "a percentage")?;
    let plain = |b: u8| b.is_ascii_digit() || b == b'.';
    if row.text(field).bytes().all(plain) && number <= 100.0 {
        return Ok(number);
    }
    Err(Error::new(Kind::BadNumber {
        place: row.place(file, field),
        found: row.text(field).to_owned(),
        want: "a percentage from 0 to 100",
    }))
}

/// Reads the bands of portal levels: `document,level,from,printed`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a level nobody knows.
pub fn portal_bands(file: &str, text: &str) -> Result<Vec<PortalBand>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, level, from, printed] =
        table.columns(["document", "level", "from", "printed"])?;
    let mut bands = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        bands.push(PortalBand {
            document: row.text(document).to_owned(),
            level: letter(&row, file, level)?,
            from: row.number(file, from, "a number of points")?,
            printed: row.text(printed).to_owned(),
        });
    }
    Ok(bands)
}

/// Reads shares of public services: `document,place,year,measure,unit_printed,percent,qualifier`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a measure, a qualifier or a unit name nobody
/// knows; a share that is not from 0 to 100 %.
pub fn online_services(
    file: &str,
    text: &str,
    spellings: &Spellings,
) -> Result<Vec<OnlineServices>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, place, until, measure, name, share, qualifier] = table.columns([
        "document",
        "place",
        "year",
        "measure",
        "unit_printed",
        "percent",
        "qualifier",
    ])?;
    let mut all = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let word = row.text(measure);
        let known = ServiceShare::ALL.map(ServiceShare::id);
        let found = ServiceShare::ALL.into_iter().find(|of| of.id() == word);
        all.push(OnlineServices {
            document: row.text(document).to_owned(),
            place: row.text(place).to_owned(),
            until: row.text(until).to_owned(),
            measure: found.ok_or_else(|| row.unknown(file, measure, "measure", word, known))?,
            unit: match row.text(name) {
                "" => None,
                printed => Some(unit(&row, file, name, printed, spellings)?),
            },
            percent: percent(&row, file, share)?,
            about: match row.text(qualifier) {
                "" => false,
                "about" => true,
                other => return Err(row.unknown(file, qualifier, "qualifier", other, ["about"])),
            },
        });
    }
    Ok(all)
}

/// Reads ranks in the ICT Index: `document,index,index_printed,year,unit_printed,rank,of`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a unit name nobody knows; rank 0.
pub fn ict_ranks(file: &str, text: &str, spellings: &Spellings) -> Result<Vec<IctRank>, Error> {
    let mut table = Table::open(file, text)?;
    let [document, index, index_printed, year, name, rank, of] = table.columns([
        "document",
        "index",
        "index_printed",
        "year",
        "unit_printed",
        "rank",
        "of",
    ])?;
    let mut ranks = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let place: std::num::NonZeroU32 = row.number(file, rank, "a rank from 1")?;
        ranks.push(IctRank {
            document: row.text(document).to_owned(),
            index: row.text(index).to_owned(),
            name_vi: row.text(index_printed).to_owned(),
            year: row.number(file, year, "a year")?,
            unit: unit(&row, file, name, row.text(name), spellings)?,
            rank: place.get(),
            of: match row.text(of) {
                "" => None,
                _ => Some(row.number(file, of, "a number of units")?),
            },
        });
    }
    Ok(ranks)
}
