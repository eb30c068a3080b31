//! Reading the CSV files of `assets/`.
//!
//! All files are UTF-8, comma separated, with a header and a decimal point. Whatever is wrong is
//! reported with file, line and column.

mod table;

use std::collections::HashMap;

use crate::correct::{Correction, Repair};
use crate::dataset::Unit;
use crate::error::{Error, Kind};
use crate::framework::{Below, Certainty, Framework, NodeSpec};
use crate::league::League;
use crate::source::Source;
pub(crate) use table::{Field, Row, Table};

/// Whether a printed cell is a value or a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A value in [0, 1].
    Value(f64),
    /// A rank, from 1.
    Rank(u32),
}

/// One number of a table as printed.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedCell {
    /// Identifier of the document.
    pub document: String,
    /// Number of the table.
    pub table: u8,
    /// Row of the table, counted from 1 without headers.
    pub row: u16,
    /// Column of the table, counted from 1.
    pub column: u8,
    /// The unit whose name stands in the row.
    pub unit: String,
    /// The index whose column it is.
    pub index: String,
    /// The number.
    pub number: Number,
}

/// A name as printed somewhere → the unit's id.
pub type Spellings = HashMap<String, String>;

impl Row {
    fn measured(&self, file: &str, measure: Field, field: Field) -> Result<Number, Error> {
        match self.text(measure) {
            "value" => Ok(Number::Value(self.value(file, field)?)),
            "rank" => {
                let rank: u32 = self.number(file, field, "a rank like 42")?;
                if rank == 0 {
                    let place = self.place(file, field);
                    let found = self.text(field).to_owned();
                    return Err(Error::new(Kind::BadNumber {
                        place,
                        found,
                        want: "a rank from 1",
                    }));
                }
                Ok(Number::Rank(rank))
            }
            other => Err(self.unknown(file, measure, "measure", other, ["value", "rank"])),
        }
    }
}

/// Reads a table of printed numbers: `document,table,row,column,unit_printed,index,measure,printed`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a name that `spellings` does not know; the same
/// unit, index and measure twice.
pub fn cells(file: &str, text: &str, spellings: &Spellings) -> Result<Vec<PrintedCell>, Error> {
    let mut table = Table::open(file, text)?;
    let [
        document,
        number,
        row_no,
        column,
        unit,
        index,
        measure,
        printed,
    ] = table.columns([
        "document",
        "table",
        "row",
        "column",
        "unit_printed",
        "index",
        "measure",
        "printed",
    ])?;
    let mut seen: HashMap<(String, String, String), ()> = HashMap::new();
    let mut cells = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let name = row.text(unit);
        let id = spellings.get(name).ok_or_else(|| {
            row.unknown(
                file,
                unit,
                "unit name",
                name,
                spellings.keys().map(String::as_str),
            )
        })?;
        let key = (
            id.clone(),
            row.text(index).to_owned(),
            row.text(measure).to_owned(),
        );
        if seen.insert(key, ()).is_some() {
            let what = format!(
                "the {} of `{}` for {name}",
                row.text(measure),
                row.text(index)
            );
            return Err(Error::new(Kind::Duplicate {
                place: row.place(file, unit),
                what,
            }));
        }
        cells.push(PrintedCell {
            document: row.text(document).to_owned(),
            table: row.number(file, number, "the number of a table")?,
            row: row.number(file, row_no, "the number of a row")?,
            column: row.number(file, column, "the number of a column")?,
            unit: id.clone(),
            index: row.text(index).to_owned(),
            number: row.measured(file, measure, printed)?,
        });
    }
    Ok(cells)
}

/// Reads the units of one league from `league,unit,name_vi,name_en,…`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a league nobody knows; a unit given twice.
pub fn units(file: &str, text: &str, league: League) -> Result<Vec<Unit>, Error> {
    let mut table = Table::open(file, text)?;
    let [league_id, id, name_vi, name_en] =
        table.columns(["league", "unit", "name_vi", "name_en"])?;
    let mut units: Vec<Unit> = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let found = row.text(league_id);
        let Some(of) = League::ALL.into_iter().find(|league| league.id() == found) else {
            return Err(row.unknown(
                file,
                league_id,
                "league",
                found,
                League::ALL.map(League::id),
            ));
        };
        if of != league {
            continue;
        }
        let unit = row.text(id);
        if units.iter().any(|other| other.id == unit) {
            let what = format!("the unit `{unit}`");
            return Err(Error::new(Kind::Duplicate {
                place: row.place(file, id),
                what,
            }));
        }
        units.push(Unit {
            id: unit.to_owned(),
            name_vi: row.text(name_vi).to_owned(),
            name_en: row.text(name_en).to_owned(),
        });
    }
    Ok(units)
}

/// Reads the documents `document,title_vi,title_en,publisher_vi,publisher_en,…,url`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a document given twice.
pub fn sources(file: &str, text: &str) -> Result<Vec<Source>, Error> {
    let mut table = Table::open(file, text)?;
    let [
        document,
        title_vi,
        title_en,
        publisher_vi,
        publisher_en,
        url,
    ] = table.columns([
        "document",
        "title_vi",
        "title_en",
        "publisher_vi",
        "publisher_en",
        "url",
    ])?;
    let mut sources: Vec<Source> = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let id = row.text(document);
        if sources.iter().any(|source| source.document == id) {
            let what = format!("the document `{id}`");
            let place = row.place(file, document);
            return Err(Error::new(Kind::Duplicate { place, what }));
        }
        sources.push(Source {
            document: id.to_owned(),
            title_vi: row.text(title_vi).to_owned(),
            title_en: row.text(title_en).to_owned(),
            publisher_vi: row.text(publisher_vi).to_owned(),
            publisher_en: row.text(publisher_en).to_owned(),
            url: row.text(url).to_owned(),
        });
    }
    Ok(sources)
}

/// Reads the spellings `printed,unit`: every way in which a source writes a unit's name.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a spelling given twice.
pub fn spellings(file: &str, text: &str) -> Result<Spellings, Error> {
    let mut table = Table::open(file, text)?;
    let [printed, unit] = table.columns(["printed", "unit"])?;
    let mut spellings = Spellings::new();
    while let Some(row) = table.next() {
        let row = row?;
        let name = row.text(printed).to_owned();
        let what = format!("the spelling `{name}`");
        if spellings.insert(name, row.text(unit).to_owned()).is_some() {
            return Err(Error::new(Kind::Duplicate {
                place: row.place(file, printed),
                what,
            }));
        }
    }
    Ok(spellings)
}

/// Reads a framework: `code,parent,name_vi,name_en,points,certainty`, and `below` where a rulebook
/// is incomplete (`partial`) or contradicts itself (`contradicted`). Other columns are ignored.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file, and what [`Framework::new`] refuses.
pub fn framework(file: &str, text: &str, id: &str) -> Result<Framework, Error> {
    let mut table = Table::open(file, text)?;
    let [code, parent, name_vi, name_en, points, certainty] = table.columns([
        "code",
        "parent",
        "name_vi",
        "name_en",
        "points",
        "certainty",
    ])?;
    let below = table.optional("below");
    let mut specs = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        specs.push(NodeSpec {
            code: row.text(code).to_owned(),
            parent: row.text(parent).to_owned(),
            name_vi: row.text(name_vi).to_owned(),
            name_en: row.text(name_en).to_owned(),
            points: match row.text(points) {
                "" => None,
                _ => Some(row.number(file, points, "a number of points")?),
            },
            certainty: match row.text(certainty) {
                "published" => Certainty::Published,
                "inferred" => Certainty::Inferred,
                other => {
                    let known = ["published", "inferred"];
                    return Err(row.unknown(file, certainty, "certainty", other, known));
                }
            },
            below: match below.map_or("", |below| row.text(below)) {
                "" => Below::Whole,
                "partial" => Below::Partial,
                "contradicted" => Below::Contradicted,
                other => {
                    let known = ["partial", "contradicted"];
                    let field = below.unwrap_or(certainty);
                    return Err(row.unknown(file, field, "mark", other, known));
                }
            },
        });
    }
    Framework::new(id, specs)
}

/// Reads the corrections:
/// `document,table,row,column,unit,index,measure,printed,corrected,evidence,certainty`.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file; a correction with fewer than two constraints.
pub fn corrections(file: &str, text: &str) -> Result<Vec<Correction>, Error> {
    let mut table = Table::open(file, text)?;
    let [
        document,
        number,
        unit,
        index,
        measure,
        printed,
        corrected,
        evidence,
    ] = table.columns([
        "document",
        "table",
        "unit",
        "index",
        "measure",
        "printed",
        "corrected",
        "evidence",
    ])?;
    let mut corrections = Vec::new();
    while let Some(row) = table.next() {
        let row = row?;
        let evidence_list: Vec<String> = row
            .text(evidence)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        if evidence_list.len() < 2 {
            return Err(Error::new(Kind::Correction {
                place: row.place(file, evidence),
                problem: "a correction needs at least two independent constraints".to_owned(),
            }));
        }
        corrections.push(Correction {
            document: row.text(document).to_owned(),
            table: row.number(file, number, "the number of a table")?,
            unit: row.text(unit).to_owned(),
            index: row.text(index).to_owned(),
            printed: row.measured(file, measure, printed)?,
            corrected: match row.text(corrected) {
                "unknown" => Repair::Unknown,
                _ => Repair::Number(row.measured(file, measure, corrected)?),
            },
            evidence: evidence_list,
            line: row.line,
        });
    }
    Ok(corrections)
}
