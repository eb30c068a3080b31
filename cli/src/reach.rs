//! `dti reach`: the cheapest gains that lead to a rank.

use std::io::Write;

use dti_engine::{
    Dataset, Obstacle, Plan, PlannedGain, Rank, Reach, ReachRequest, Reading, Simulator, reach,
    score,
};
use dti_files::{Cell, tidy};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::Error;
use crate::notes;
use crate::output::{self, Format, Sheet, tidy_up};
use crate::select::{self, Selection};
use crate::whatif::{LABEL, number};

/// The command line of `dti reach`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    #[command(flatten)]
    selection: Selection,
    /// The unit, by id or by name
    #[arg(long, value_name = "UNIT")]
    unit: String,
    /// The rank to reach, or to better
    #[arg(long, value_name = "N")]
    rank: u32,
    /// An index that must stay as it is. May be given several times
    #[arg(long, value_name = "INDEX")]
    lock: Vec<String>,
    /// What a point of an index costs, above 0; 1 where none is given. May be given several times
    #[arg(long, value_name = "INDEX=EFFORT", value_parser = parse_pair)]
    effort: Vec<(String, f64)>,
    /// The most points that an index can be raised to. May be given several times
    #[arg(long, value_name = "INDEX=POINTS", value_parser = parse_pair)]
    cap: Vec<(String, f64)>,
    /// Index by which the units are ranked
    #[arg(long, value_name = "INDEX", default_value = "dti")]
    index: String,
    /// How to write the result; JSON is one object {feasible, cost, gains, rank}
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const HELP: &str = "\
The plan is the cheapest there is, proven by an exact search; the cost is in points of the rulebook,
or in effort where efforts are given. Values from and to are from 0 to 1. In JSON, a rank that
cannot be reached has feasible = false, no cost, and an object `obstacle` that says how far the unit
can come (value, rank), what the rank takes (needed), and what stands in the way (locked, capped,
unknown). That is an answer: the exit code is 0. With --format csv or json, an inferred
framework is named in one line on stderr that begins with note:.

Example:
  dti reach --unit khanh-hoa --rank 31 --lock economy.sentiment --effort government.activity=0.5";

fn parse_pair(text: &str) -> Result<(String, f64), String> {
    let (index, value) = text
        .split_once('=')
        .ok_or("write INDEX=NUMBER, such as economy.data=2")?;
    Ok((index.to_owned(), number(value)?))
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    let data = args.selection.dataset()?;
    let unit = select::unit(&data, &args.unit)?;
    let mut request = ReachRequest::new(unit, select::index(&data, &args.index)?, args.rank);
    for code in &args.lock {
        request.locked.push(select::index(&data, code)?);
    }
    for (code, effort) in &args.effort {
        request.efforts.push((select::index(&data, code)?, *effort));
    }
    let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
    for (code, points) in &args.cap {
        let index = select::index(&data, code)?;
        simulator
            .set_cap(index, *points)
            .map_err(|error| select::request(&error))?;
    }
    let answer = reach(&mut simulator, &request).map_err(|error| select::request(&error))?;
    let caveat = notes::inferred(&data);
    if args.format == Format::Json {
        output::remark(caveat.as_deref());
        return output::json(&Answer(&data, &answer), out);
    }
    let mut notes = vec![LABEL.to_owned()];
    notes.extend(remarks(&data, &answer, args));
    sheet(&data, &answer, notes, caveat).write(args.format, out)
}

const COLUMNS: &[&str] = &[
    "index",
    "name",
    "from",
    "to",
    "from_points",
    "to_points",
    "cost",
];

fn sheet(data: &Dataset, answer: &Reach, notes: Vec<String>, caveat: Option<String>) -> Sheet {
    let gains = answer.plan().map_or(&[][..], |plan| &plan.gains);
    let row = |gain: &PlannedGain| {
        let node = &data.framework.nodes()[gain.index];
        vec![
            Cell::text(&node.code),
            Cell::text(&node.name_vi),
            Cell::Computed(tidy(gain.from)),
            Cell::Computed(tidy_up(gain.to)),
            Cell::Points(tidy(gain.from_points)),
            Cell::Points(tidy_up(gain.to_points)),
            Cell::Points(tidy(gain.cost)),
        ]
    };
    Sheet {
        columns: COLUMNS,
        rows: gains.iter().map(row).collect(),
        notes,
        caveat,
    }
}

fn remarks(data: &Dataset, answer: &Reach, args: &Args) -> Vec<String> {
    match answer {
        Reach::Feasible {
            plan,
            proof,
            fewest,
        } => {
            let Plan {
                cost, value, rank, ..
            } = plan;
            let rank = shown(Some(*rank));
            let mut notes = vec![format!(
                "Cost {}, value {value:.4}, rank {rank}.",
                tidy(*cost)
            )];
            notes.push(if proof.optimal {
                "No plan is cheaper: the search was exact and complete.".to_owned()
            } else {
                format!(
                    "The search stopped early; no plan costs less than {}.",
                    proof.lower_bound
                )
            });
            if fewest.gains.len() < plan.gains.len() {
                let codes: Vec<String> = fewest
                    .gains
                    .iter()
                    .map(|gain| format!("{} to {:.4}", code(data, gain.index), gain.to))
                    .collect();
                notes.push(format!(
                    "With the fewest indices: {} (cost {}).",
                    codes.join(", "),
                    tidy(fewest.cost)
                ));
            }
            notes
        }
        Reach::Impossible(obstacle) => {
            let mut notes = vec![format!(
                "Rank {} cannot be reached: at most value {:.4}, rank {}{}.",
                args.rank,
                obstacle.value,
                shown(obstacle.rank),
                obstacle.needed.map_or(
                    ", and the place is held by a unit whose value is lost".to_owned(),
                    |needed| format!("; it takes {needed:.4}")
                )
            )];
            for (what, indices) in reasons(obstacle) {
                if !indices.is_empty() {
                    notes.push(format!("{what}: {}.", codes(data, indices).join(", ")));
                }
            }
            notes
        }
    }
}

fn reasons(obstacle: &Obstacle) -> [(&'static str, &[usize]); 3] {
    [
        ("locked", &obstacle.locked),
        ("capped", &obstacle.capped),
        ("unknown", &obstacle.unknown),
    ]
}

fn shown(rank: Option<Rank>) -> String {
    match rank {
        Some(rank) if rank.settled().is_some() => rank.best.to_string(),
        Some(rank) => format!("{}-{}", rank.best, rank.worst),
        None => "unknown".to_owned(),
    }
}

fn code(data: &Dataset, index: usize) -> &str {
    &data.framework.nodes()[index].code
}

fn codes<'a>(data: &'a Dataset, indices: &[usize]) -> Vec<&'a str> {
    indices.iter().map(|&index| code(data, index)).collect()
}

/// The answer in JSON.
struct Answer<'a>(&'a Dataset, &'a Reach);

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Answer(data, answer) = self;
        let plan = answer.plan();
        let gains = plan.map_or(&[][..], |plan| &plan.gains);
        let gains: Vec<Step<'_>> = gains
            .iter()
            .map(|gain| Step {
                index: code(data, gain.index),
                from: tidy(gain.from),
                to: tidy_up(gain.to),
            })
            .collect();
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("feasible", &plan.is_some())?;
        object.serialize_entry("cost", &plan.map(|plan| tidy(plan.cost)))?;
        object.serialize_entry("gains", &gains)?;
        object.serialize_entry("rank", &plan.and_then(|plan| plan.rank.settled()))?;
        if let Some(open) = plan
            .map(|plan| plan.rank)
            .filter(|rank| rank.settled().is_none())
        {
            object.serialize_entry("rank_interval", &[open.best, open.worst])?;
        }
        if let Reach::Impossible(obstacle) = answer {
            object.serialize_entry("obstacle", &Wall(data, obstacle))?;
        }
        object.end()
    }
}

#[derive(serde::Serialize)]
struct Step<'a> {
    index: &'a str,
    from: f64,
    to: f64,
}

/// What stands in the way, in JSON.
struct Wall<'a>(&'a Dataset, &'a Obstacle);

impl Serialize for Wall<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Wall(data, obstacle) = self;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("value", &obstacle.value)?;
        object.serialize_entry("rank", &obstacle.rank.and_then(Rank::settled))?;
        object.serialize_entry("needed", &obstacle.needed)?;
        for (what, indices) in reasons(obstacle) {
            object.serialize_entry(what, &codes(data, indices))?;
        }
        object.end()
    }
}
