//! Reading a table of the user's own: one row per unit, or one row per number.
//!
//! Two forms, told apart by the header:
//!
//! - **wide**: `id,name,<index>,<index>,…`, one row per unit;
//! - **tidy**: a header with `id`, `name`, `index` and `value`, one row per number. An optional
//!   column `rank` has the rank that a unit without a value holds; other columns are ignored, so
//!   that an exported table can be read back.
//!
//! UTF-8, with or without a byte-order mark. Numbers have a decimal point; a file whose header is
//! separated by semicolons has decimal commas, as spreadsheets in Vietnamese locale write it. An
//! empty cell is an unknown value.

mod cells;

use std::collections::{HashMap, HashSet};

use crate::dataset::{Cell, Column, Dataset, Unit};
use crate::error::{Error, Kind};
use crate::framework::Framework;
use crate::id::nearest;
use crate::league::League;
use cells::{Header, Notation, Row, place, syntax, utf8};

/// A table of the user's own, checked. Entry `u` of a column belongs to unit `u`.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTable {
    /// Name of the file as the caller gave it.
    pub file: String,
    /// The units, in the order of the file.
    pub units: Vec<Unit>,
    /// The indices, in the order of the file; at least one.
    pub columns: Vec<OwnColumn>,
}

/// One index of a table of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnColumn {
    /// The index, as the file names it.
    pub index: String,
    /// Values in [0, 1]; `None` where the cell is empty.
    pub values: Vec<Option<f64>>,
    /// Ranks from 1 that units without a value hold, where the file says so.
    pub ranks: Vec<Option<u32>>,
    /// Line of the file that names the index first.
    line: u64,
}

/// Reads a table of the user's own.
///
/// # Errors
///
/// Everything that [`Error`] can say about a file: it is empty, not UTF-8, has no `id` or `name`
/// or no index, no units, a unit or an index twice, or a cell that is not a number in [0, 1].
///
/// ```
/// let table = dti_engine::wide::table("own.csv", b"id,name,dti\na,A,0.5\nb,B,\n")?;
/// assert_eq!(table.columns[0].values, [Some(0.5), None]);
/// let error = dti_engine::wide::table("own.csv", b"id,name,dti\na,A,\"0,48\"\n").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "own.csv, line 2, column `dti`: `0,48` is not a number like 0.4874; \
///      write `0.48` with a decimal point"
/// );
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn table(file: &str, bytes: &[u8]) -> Result<OwnTable, Error> {
    let text = utf8(file, bytes)?;
    if text.trim().is_empty() {
        return Err(Error::new(Kind::Empty {
            place: place(file, 0, ""),
        }));
    }
    let first = text.lines().next().unwrap_or_default();
    let notation = if first.contains(';') {
        Notation::Comma
    } else {
        Notation::Point
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(notation.separator())
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(_) => return Err(syntax(file, 1, "not a CSV table")),
    };
    let header = Header {
        file,
        names: header,
    };
    header.check()?;
    for column in ["id", "name"] {
        header.column(column)?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(cells) = record else {
            return Err(syntax(file, 0, "not a CSV table"));
        };
        let line = cells.position().map_or(0, csv::Position::line);
        if cells.len() != header.names.len() {
            let (found, want) = (cells.len(), header.names.len());
            let mut problem = format!("{found} cells, the header has {want}");
            if found > want && notation == Notation::Point {
                problem
                    .push_str("; write numbers with a decimal point, names with a comma in quotes");
            }
            return Err(syntax(file, line, problem));
        }
        rows.push(Row {
            file,
            notation,
            line,
            cells,
        });
    }
    if rows.is_empty() {
        return Err(syntax(
            file,
            2,
            "no units below the header; expected one row per unit",
        ));
    }
    if header.find("index").is_some() && header.find("value").is_some() {
        tidy(file, &header, &rows)
    } else {
        wide(file, &header, &rows)
    }
}

impl OwnTable {
    /// Puts the numbers into a rulebook, so that nodes that the file does not give are summed from
    /// those that it gives.
    ///
    /// # Errors
    ///
    /// [`Error::is_unknown_name`] for an index that the rulebook does not have.
    pub fn dataset(
        self,
        league: League,
        year: u16,
        framework: Framework,
    ) -> Result<Dataset, Error> {
        let blank = Column {
            stated_mean: None,
            value_table: None,
            rank_table: None,
            values: vec![Cell::default(); self.units.len()],
            ranks: vec![Cell::default(); self.units.len()],
        };
        let mut columns = vec![blank; framework.nodes().len()];
        for own in self.columns {
            let codes = || framework.nodes().iter().map(|node| node.code.as_str());
            let Some(index) = codes().position(|code| code == own.index) else {
                return Err(Error::new(Kind::UnknownName {
                    place: Some(place(&self.file, own.line, "index")),
                    what: "index",
                    nearest: nearest(&own.index, codes()).map(str::to_owned),
                    name: own.index,
                }));
            };
            columns[index] = Column {
                // The file is the one table that there is.
                stated_mean: None,
                value_table: Some(1),
                rank_table: Some(1),
                values: own.values.into_iter().map(given).collect(),
                ranks: own.ranks.into_iter().map(given).collect(),
            };
        }
        Ok(Dataset {
            league,
            year,
            document: self.file,
            mean_document: None,
            framework,
            units: self.units,
            columns,
        })
    }
}

fn given<T: Copy>(number: Option<T>) -> Cell<T> {
    number.map_or(
        Cell {
            printed: None,
            corrected: None,
            repaired: false,
        },
        Cell::printed,
    )
}

fn wide(file: &str, header: &Header<'_>, rows: &[Row<'_>]) -> Result<OwnTable, Error> {
    let id = header.column("id")?;
    let name = header.column("name")?;
    let indices: Vec<usize> = (0..header.names.len())
        .filter(|at| ![id, name].contains(at))
        .collect();
    if indices.is_empty() {
        return Err(syntax(
            file,
            1,
            "no index; expected id,name and one column per index",
        ));
    }
    let mut seen = HashSet::new();
    let mut units = Vec::with_capacity(rows.len());
    let mut columns: Vec<OwnColumn> = indices
        .iter()
        .map(|&at| OwnColumn {
            index: header.names[at].clone(),
            values: Vec::with_capacity(rows.len()),
            ranks: vec![None; rows.len()],
            line: 1,
        })
        .collect();
    for row in rows {
        let unit = row.filled(id, "id")?;
        if !seen.insert(unit) {
            return Err(row.duplicate("id", format!("the unit `{unit}`")));
        }
        units.push(unit_of(unit, row.text(name)));
        for (column, &at) in columns.iter_mut().zip(&indices) {
            column.values.push(row.value(at, &header.names[at])?);
        }
    }
    Ok(OwnTable {
        file: file.to_owned(),
        units,
        columns,
    })
}

fn tidy(file: &str, header: &Header<'_>, rows: &[Row<'_>]) -> Result<OwnTable, Error> {
    let id = header.column("id")?;
    let name = header.column("name")?;
    let index = header.column("index")?;
    let value = header.column("value")?;
    let rank = header.find("rank");
    let mut unit_at: HashMap<&str, usize> = HashMap::new();
    let mut column_at: HashMap<&str, usize> = HashMap::new();
    let mut seen = HashSet::new();
    let mut units: Vec<Unit> = Vec::new();
    let mut numbers = Vec::with_capacity(rows.len());
    let mut columns: Vec<OwnColumn> = Vec::new();
    for row in rows {
        let unit = row.filled(id, "id")?;
        let at = *unit_at.entry(unit).or_insert_with(|| {
            units.push(unit_of(unit, row.text(name)));
            units.len() - 1
        });
        if units[at].name_vi != row.text(name) {
            let problem = format!("`{unit}` is called `{}` further up", units[at].name_vi);
            return Err(Error::new(Kind::Syntax {
                place: row.place("name"),
                problem,
            }));
        }
        let code = row.filled(index, "index")?;
        let column = *column_at.entry(code).or_insert_with(|| {
            columns.push(OwnColumn {
                index: code.to_owned(),
                values: Vec::new(),
                ranks: Vec::new(),
                line: row.line,
            });
            columns.len() - 1
        });
        if !seen.insert((column, at)) {
            return Err(row.duplicate("id", format!("the `{code}` of `{unit}`")));
        }
        let held = match rank {
            Some(rank) => row.rank(rank, "rank")?,
            None => None,
        };
        numbers.push((column, at, row.value(value, "value")?, held));
    }
    for column in &mut columns {
        column.values = vec![None; units.len()];
        column.ranks = vec![None; units.len()];
    }
    for (column, unit, value, held) in numbers {
        columns[column].values[unit] = value;
        columns[column].ranks[unit] = held;
    }
    Ok(OwnTable {
        file: file.to_owned(),
        units,
        columns,
    })
}

fn unit_of(id: &str, name: &str) -> Unit {
    Unit {
        id: id.to_owned(),
        name_vi: name.to_owned(),
        name_en: name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        table("own.csv", text.as_bytes())
            .expect_err("must be refused")
            .to_string()
    }

    #[test]
    fn both_forms_give_the_same_table() {
        let wide = table("own.csv", b"id,name,dti,data\na,A,0.5,\nb,B,0.25,1\n");
        let tidy = table(
            "own.csv",
            b"year,id,name,index,value\n1,a,A,dti,0.5\n1,b,B,dti,0.25\n1,b,B,data,1\n",
        );
        let numbers = |table: &OwnTable| {
            let columns = table.columns.iter();
            columns
                .map(|c| (c.index.clone(), c.values.clone()))
                .collect::<Vec<_>>()
        };
        let (wide, tidy) = (wide.expect("wide"), tidy.expect("tidy"));
        assert_eq!(wide.units, tidy.units);
        assert_eq!(numbers(&wide), numbers(&tidy));
    }

    #[test]
    fn a_vietnamese_spreadsheet_is_read_and_a_point_in_it_refused() {
        let vi = "\u{feff}id;name;dti\nhue;Huế;0,48\n";
        let read = table("own.csv", vi.as_bytes()).expect("a good file");
        assert_eq!(read.columns[0].values, [Some(0.48)]);
        assert_eq!(
            refusal("id;name;dti\nhue;Huế;0.48\n"),
            "own.csv, line 2, column `dti`: `0.48` is not a number like 0,4874"
        );
    }

    #[test]
    fn what_is_no_plain_decimal_is_no_number() {
        for cell in [
            "nan", "inf", "1e-3", "0x1", "+0.5", "0.4.4", ".", "n/a", "½",
        ] {
            let text = refusal(&format!("id,name,dti\na,A,{cell}\n"));
            assert!(text.contains("line 2, column `dti`"), "{text}");
        }
        for cell in ["1.2", "-0.1", "-0", "1.0001"] {
            let text = refusal(&format!("id,name,dti\na,A,{cell}\n"));
            assert!(text.contains("outside the range 0 to 1"), "{text}");
        }
    }

    #[test]
    fn shape_errors_name_line_and_column() {
        assert!(refusal("").contains("empty"));
        assert!(refusal("id,name,dti\n").contains("line 2: no units"));
        assert!(refusal("id,dti\na,0.1\n").contains("line 1, column `name`"));
        assert!(refusal("id,name\na,A\n").contains("line 1: no index"));
        assert!(refusal("id,name,dti,dti\na,A,0,0\n").contains("column `dti`"));
        assert!(refusal("id,name,dti\na,A,0,48\n").contains("line 2: 4 cells"));
        assert!(refusal("id,name,dti\na,A,0.1\na,A,0.1\n").contains("line 3, column `id`"));
        assert!(refusal("id,name,dti\n ,A,0.1\n").contains("line 2, column `id`"));
        let error = table("own.csv", b"id,name,dti\na,\xff,0.1\n").expect_err("not UTF-8");
        assert!(error.to_string().contains("line 2: not UTF-8"), "{error}");
    }
}
