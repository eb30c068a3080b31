//! `dti rank`: the units of a league in order.

use std::io::Write;
use std::path::PathBuf;

use dti_engine::{Dataset, Group, Rank, Reading, group, rank, score};

use crate::error::Error;
use crate::input;
use crate::notes;
use crate::output::{Format, Sheet, Value};
use crate::select::{self, Selection};

/// The command line of `dti rank`.
#[derive(Debug, clap::Args)]
#[command(after_help = COLUMN_HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// Index to rank by, as a dotted path: dti, government, government.activity, …
    /// `dti indices` lists them [default: dti]
    #[arg(long, value_name = "INDEX")]
    index: Option<String>,
    /// Rank the numbers as printed, errors included, instead of the corrected ones
    #[arg(long, conflicts_with = "input")]
    printed: bool,
    /// Rank a table of your own instead of the published one; `-` reads standard input.
    ///
    /// CSV in UTF-8 with the header id,name and one column per index (one row per unit), or with
    /// the columns id,name,index,value (one row per number). Values from 0 to 1 with a decimal
    /// point; an empty cell is an unknown value. Separated by semicolons it has decimal commas.
    /// With --league the indices are those of its rulebook, and an index that the file does not
    /// give is computed from the ones below it.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// How to write the ranking
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMN_HELP: &str = "\
Columns:
  rank           from 1; equal values share the best rank and the next one is skipped. A rank that
                 an unknown value leaves open is an interval such as 3-5 (in JSON: rank is null and
                 rank_interval is [3, 5]). A unit whose value is lost holds its printed rank
  id, name       the unit
  value          from 0 to 1, with the four decimals of the report; empty when unknown
  group          1: above 0.40; 2: 0.325 to 0.40; 3: 0.25 to below 0.325; 4: below 0.25.
                 Bounds of 2020: empty for other years and for your own data
  printed_rank, printed_value
                 as printed, before any correction
  status         published; derived: computed by us from published numbers; corrected: the value
                 or the rank was printed wrongly and is repaired; unknown: the value is lost.
                 In your own data a number is given, or derived, or unknown
Rows are ordered by rank, then id; units without a rank come last.";

/// One row of a ranking.
pub(crate) struct Line {
    pub(crate) rank: Option<Rank>,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) group: Option<Group>,
    pub(crate) printed_rank: Option<u32>,
    pub(crate) printed_value: Option<f64>,
    pub(crate) status: &'static str,
}

const COLUMNS: &[&str] = &[
    "rank",
    "id",
    "name",
    "value",
    "group",
    "printed_rank",
    "printed_value",
    "status",
];

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let sheet = match &args.input {
        None => published(args)?,
        Some(path) => {
            let table = input::table(path)?;
            own(table, &args.selection, args.index.as_deref())?
        }
    };
    sheet.write(args.format, out)
}

fn published(args: &Args) -> Result<Sheet, Error> {
    let data = args.selection.dataset()?;
    let index = select::index(&data, args.index.as_deref().unwrap_or("dti"))?;
    let reading = if args.printed {
        Reading::Printed
    } else {
        Reading::Corrected
    };
    let lines = lines(&data, index, reading);
    Ok(sheet(lines, notes::on_index(&data, index, reading)?))
}

/// The ranking of a league by an index, in the order of the units.
pub(crate) fn lines(data: &Dataset, index: usize, reading: Reading) -> Vec<Line> {
    let scores = score(data, reading);
    let ranks = scores.ranks(index);
    let column = &data.columns[index];
    let grouped = has_groups(data.year);
    let line = |unit: usize| {
        let value = scores.value(index, unit);
        let status = scores.status(index, unit).id();
        let repaired = reading == Reading::Corrected && column.ranks[unit].repaired;
        Line {
            rank: ranks[unit],
            id: data.units[unit].id.clone(),
            name: data.units[unit].name_vi.clone(),
            value: match value {
                None => Value::Missing,
                Some(value) if status == "derived" => Value::Computed(value),
                Some(value) => Value::Printed(value),
            },
            group: value.filter(|_| grouped).map(group),
            printed_rank: column.ranks[unit].printed,
            printed_value: column.values[unit].printed,
            status: if repaired && status == "published" {
                "corrected"
            } else {
                status
            },
        }
    };
    (0..data.units.len()).map(line).collect()
}

/// The bounds of the groups are those of 2020; later years publish none.
fn has_groups(year: u16) -> bool {
    year == 2020
}

/// The ranking of a table of the user's own.
pub(crate) fn own(
    table: dti_engine::wide::OwnTable,
    selection: &Selection,
    index: Option<&str>,
) -> Result<Sheet, Error> {
    let source = format!("Source: {}, your own data.", table.file);
    if selection.league.is_none() {
        if selection.year.is_some() {
            let text = "--year needs --league when --input is given: they name the rulebook";
            return Err(Error::Usage(text.to_owned()));
        }
        return Ok(sheet(flat(&table, index)?, vec![source]));
    }
    let rulebook = selection.dataset()?;
    let mut notes = vec![source];
    notes.extend(notes::inferred(&rulebook));
    let data = table.dataset(rulebook.league, rulebook.year, rulebook.framework)?;
    let index = select::index(&data, index.unwrap_or("dti"))?;
    let mut lines = lines(&data, index, Reading::Corrected);
    for line in &mut lines {
        line.group = None;
        line.printed_rank = None;
        line.printed_value = None;
        if line.status == "published" {
            line.status = "given";
        }
        if let Value::Printed(value) = line.value {
            line.value = Value::Computed(value);
        }
    }
    Ok(sheet(lines, notes))
}

/// One column of a table that no rulebook explains.
fn flat(table: &dti_engine::wide::OwnTable, index: Option<&str>) -> Result<Vec<Line>, Error> {
    let names = || table.columns.iter().map(|column| column.index.as_str());
    let available = || names().take(40).collect::<Vec<_>>().join(", ");
    let wanted = match index {
        Some(index) => index,
        None if table.columns.len() == 1 => table.columns[0].index.as_str(),
        None => "dti",
    };
    let Some(column) = table.columns.iter().find(|column| column.index == wanted) else {
        let file = &table.file;
        let meant = dti_engine::id::nearest(wanted, names())
            .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let text = format!(
            "{file} has no index `{wanted}`{meant} available: {}",
            available()
        );
        return Err(Error::Usage(text.replace("` available", "`; available")));
    };
    let ranks = rank(&column.values, &column.ranks);
    let line = |unit: usize| Line {
        rank: ranks[unit],
        id: table.units[unit].id.clone(),
        name: table.units[unit].name_vi.clone(),
        value: column.values[unit].map_or(Value::Missing, Value::Computed),
        group: None,
        printed_rank: None,
        printed_value: None,
        status: if column.values[unit].is_some() {
            "given"
        } else {
            "unknown"
        },
    };
    Ok((0..table.units.len()).map(line).collect())
}

/// Puts the lines in order and into columns.
fn sheet(mut lines: Vec<Line>, mut notes: Vec<String>) -> Sheet {
    let place = |rank: Option<Rank>| rank.map_or((u32::MAX, u32::MAX), |r| (r.best, r.worst));
    lines.sort_by(|a, b| (place(a.rank), &a.id).cmp(&(place(b.rank), &b.id)));
    let open = |line: &&Line| line.rank.is_none_or(|rank| rank.settled().is_none());
    if lines.iter().any(|line| open(&line)) {
        let lost: Vec<&str> = lines
            .iter()
            .filter(|line| line.rank.is_none())
            .map(|line| line.id.as_str())
            .collect();
        notes.push(format!(
            "Ranks are intervals where they depend on {}.",
            lost.join(", ")
        ));
    }
    let rows = lines
        .into_iter()
        .map(|line| {
            vec![
                match line.rank {
                    None => Value::Missing,
                    Some(rank) => match rank.settled() {
                        Some(rank) => Value::Integer(rank.into()),
                        None => Value::Interval(rank.best, rank.worst),
                    },
                },
                Value::text(line.id),
                Value::text(line.name),
                line.value,
                Value::integer(line.group.map(Group::number)),
                Value::integer(line.printed_rank),
                Value::printed(line.printed_value),
                Value::text(line.status),
            ]
        })
        .collect();
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
    }
}
