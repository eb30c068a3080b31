//! `dti whatif`: what a unit's rank would be with other values.

use std::io::Write;

use dti_engine::{
    Amount, Dataset, Edit, Group, Reading, Rivals, Scenario, Simulation, Standing, score, simulate,
};
use dti_files::{Cell, tidy};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::Error;
use crate::notes;
use crate::output::{self, Format, Sheet};
use crate::select::{self, Selection};

/// The command line of `dti whatif`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// The unit that changes, by id or by name: khanh-hoa, "Khánh Hòa"
    #[arg(long, value_name = "UNIT")]
    unit: String,
    /// New value of an index, from 0 to 1: government.activity=0.6. May be given several times
    #[arg(long, value_name = "INDEX=VALUE", value_parser = parse_set)]
    set: Vec<Set>,
    /// A criterion of the rulebook that the unit meets from now on: society.data.4.1.1. May be given
    /// several times. `dti indices --criteria` lists them
    #[arg(long, value_name = "CRITERION")]
    criterion: Vec<String>,
    /// All other units improve by so many percent meanwhile
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    rivals: Option<f64>,
    /// Index by which the units are ranked
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    /// How to write the result; JSON is one object {before, after, overtaken}
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const HELP: &str = "\
The result is a simulation, not a published one. Weighted changes are added to published values, so
without --set it gives the published ranks. Values after are not rounded before ranking.

Which criteria a unit meets was never published. --criterion supposes that it does not meet this one and
will in full: the index gains up to the points of the criterion, within its maximum.

Overtaken are units that were ahead or level before and are strictly behind after. With --format csv or json, an
inferred framework is named in one line on stderr that begins with note:.

Example:
  dti whatif --unit khanh-hoa --set government.activity=0.6 --format json";

/// One `--set`.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    index: String,
    value: f64,
}

pub(crate) fn parse_set(text: &str) -> Result<Set, String> {
    let (index, value) = text
        .split_once('=')
        .ok_or("write INDEX=VALUE, such as government.activity=0.6")?;
    Ok(Set {
        index: index.to_owned(),
        value: number(value)?,
    })
}

/// A plain decimal; what only computers call a number is none.
pub(crate) fn number(text: &str) -> Result<f64, String> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    match text.parse() {
        Ok(number) if plain => Ok(number),
        _ if text.contains(',') => Err(format!(
            "write `{}` with a decimal point",
            text.replacen(',', ".", 1)
        )),
        _ => Err(format!("`{text}` is not a number like 0.6")),
    }
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let data = args.selection.dataset()?;
    let unit = select::unit(&data, &args.unit)?;
    let index = select::index(&data, &args.index)?;
    let scores = score(&data, Reading::Corrected);
    let scenario = scenario(&data, unit, &args.set, &args.criterion, args.rivals)?;
    let simulation = simulate(&scores, &scenario).map_err(|error| select::request(&error))?;
    let result = Outcome {
        before: simulation.before(index, unit),
        after: simulation.after(index, unit),
        overtaken: ids(&data, &simulation.overtaken(index, unit)),
    };
    let caveat = notes::inferred(&data);
    if args.format == Format::Json {
        output::remark(caveat.as_deref());
        return output::json(&result, out);
    }
    let notes = remarks(&data, &simulation, index, unit, &result);
    result.sheet(notes, caveat).write(args.format, out)
}

/// The scenario in which a unit gets new values, and all others improve by so many percent.
pub(crate) fn scenario(
    data: &Dataset,
    unit: usize,
    sets: &[Set],
    criteria: &[String],
    rivals: Option<f64>,
) -> Result<Scenario, Error> {
    let id = &data.units[unit].id;
    let mut scenario = Scenario::new(data.league, data.year);
    scenario.unit = Some(id.clone());
    for set in sets {
        select::index(data, &set.index)?;
        // Not `Scenario::edit`, which lets the last of two win: the same index twice is a slip.
        scenario.edits.push(Edit {
            unit: id.clone(),
            index: set.index.clone(),
            to: Amount::Value(set.value),
        });
    }
    for code in criteria {
        let switch = select::criterion(data, code)?;
        scenario.edits.push(Edit {
            unit: id.clone(),
            index: switch.code,
            to: Amount::Points(switch.points),
        });
    }
    if let Some(percent) = rivals {
        scenario.rivals = Rivals::Growth(percent);
    }
    Ok(scenario)
}

/// What is said about the scenario, without its label.
fn remarks(
    data: &Dataset,
    simulation: &Simulation,
    index: usize,
    unit: usize,
    result: &Outcome,
) -> Vec<String> {
    let mut notes = vec![LABEL.to_owned()];
    for edit in simulation.edits().iter().filter(|edit| edit.unit == unit) {
        let node = &data.framework.nodes()[edit.index];
        let points = edit.points.map_or(String::new(), |points| {
            format!(
                " ({:+.2} of {points} points)",
                (edit.to - edit.from) * points
            )
        });
        notes.push(format!(
            "{}: {:.4} to {:.4}{points}.",
            node.code, edit.from, edit.to
        ));
    }
    if !result.overtaken.is_empty() {
        notes.push(format!("Overtakes {}.", result.overtaken.join(", ")));
    }
    let by = ids(data, &simulation.overtaken_by(index, unit));
    if !by.is_empty() {
        notes.push(format!("Is overtaken by {}.", by.join(", ")));
    }
    if let Some(next) = simulation.next_above(index, unit) {
        let gap = match next.gap {
            None => String::new(),
            // Not level, or it would not be ahead.
            Some(gap) if gap < 0.000_05 => ", less than 0.0001 ahead".to_owned(),
            Some(gap) => format!(", {gap:.4} ahead"),
        };
        notes.push(format!(
            "Next above: {} (rank {}{gap}).",
            ids(data, &next.units).join(", "),
            next.rank
        ));
    }
    notes
}

/// The label of everything that is simulated.
pub(crate) const LABEL: &str =
    "Simulation – not a published result / mô phỏng – không phải kết quả công bố.";

fn ids(data: &Dataset, units: &[usize]) -> Vec<String> {
    units
        .iter()
        .map(|&unit| data.units[unit].id.clone())
        .collect()
}

/// Before, after, and who is passed.
struct Outcome {
    before: Standing,
    after: Standing,
    overtaken: Vec<String>,
}

impl Outcome {
    fn sheet(&self, notes: Vec<String>, caveat: Option<String>) -> Sheet {
        let row = |state: &str, standing: Standing, overtaken: String| {
            vec![
                Cell::text(state),
                Cell::rank(standing.rank),
                standing
                    .value
                    .map_or(Cell::Missing, |value| Cell::Computed(tidy(value))),
                Cell::integer(standing.group.map(Group::number)),
                Cell::Text(overtaken),
            ]
        };
        Sheet {
            columns: &["state", "rank", "value", "group", "overtaken"],
            rows: vec![
                row("before", self.before, String::new()),
                row("after", self.after, self.overtaken.join(" ")),
            ],
            notes,
            caveat,
        }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("before", &Place(self.before))?;
        object.serialize_entry("after", &Place(self.after))?;
        object.serialize_entry("overtaken", &self.overtaken)?;
        object.end()
    }
}

/// Rank and value of one state in JSON.
struct Place(Standing);

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let rank = self.0.rank;
        object.serialize_entry("rank", &rank.and_then(|rank| rank.settled()))?;
        if let Some(open) = rank.filter(|rank| rank.settled().is_none()) {
            object.serialize_entry("rank_interval", &[open.best, open.worst])?;
        }
        object.serialize_entry("value", &self.0.value.map(tidy))?;
        object.end()
    }
}
