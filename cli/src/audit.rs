//! `dti audit`: where a year's publications contradict themselves.

use std::io::Write;

use dti_engine::audit::{Expected, Figure, Finding, Proof, Rule, Spot, YEARS, audit, evidence};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::error::Error;
use crate::output::{json, stdout};

/// The command line of `dti audit`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(crate) struct Args {
    /// Year of the publications
    #[arg(long, value_name = "YEAR", default_value_t = 2020)]
    year: u16,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// To read, by rule
    Text,
    /// An array of objects
    Json,
}

const HELP: &str = "\
The numbers are read as printed. Rounding is no finding.

JSON objects:
  rule, document, table   what is broken, and where; table is null for a text
  league, unit, index     what it is about; null where it is about many
  printed                 the figure: a number, a list of ids, or null where one is missing
  expected                what should stand there, or \"unknown\"; an unknown value that its rank, its
                          neighbours and its row confine has `interval`: [lowest, highest]
  evidence                the independent constraints that prove it, as in the corrections file:
                          row-sum:17 is the sum of the parts in Table 17
  certainty               certain: at least two independent constraints refute what is printed, and
                          this cell is the one; likely: one constraint refutes it, or another cell
                          could be the wrong one in its place; open: something here is wrong, and
                          the numbers do not tell what
  place                   row and column, group, or claim
";

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Error> {
    if !YEARS.contains(&args.year) {
        let years: Vec<String> = YEARS.map(|year| year.to_string()).collect();
        return Err(Error::Usage(format!(
            "nothing to audit in year {}; available: {}",
            args.year,
            years.join(", ")
        )));
    }
    let findings = audit(&evidence(args.year)?)?;
    match args.format {
        Format::Json => json(&Findings(&findings), out),
        Format::Text => text(args.year, &findings, out).map_err(|error| stdout(&error)),
    }
}

fn text(year: u16, findings: &[Finding], out: &mut dyn Write) -> std::io::Result<()> {
    for of_rule in findings.chunk_by(|a, b| a.rule == b.rule) {
        let rule = of_rule[0].rule;
        writeln!(
            out,
            "{} ({}): {}",
            rule.id(),
            of_rule.len(),
            explained(rule)
        )?;
        for finding in of_rule {
            writeln!(out, "  {}", line(finding))?;
        }
        writeln!(out)?;
    }
    let of = |word: &str| findings.iter().filter(|f| f.certainty.id() == word).count();
    writeln!(
        out,
        "{} findings in {year}: {} certain, {} likely, {} open.",
        findings.len(),
        of("certain"),
        of("likely"),
        of("open")
    )
}

/// One finding in one line.
fn line(finding: &Finding) -> String {
    let mut words = vec![match finding.table {
        Some(table) if table > 0 => format!("{} Table {table}", finding.document),
        _ => finding.document.clone(),
    }];
    words.extend(place(&finding.spot));
    words.extend(finding.league.map(|league| league.id().to_owned()));
    words.extend(finding.unit.clone());
    words.extend(finding.index.clone());
    let printed = finding
        .printed
        .as_ref()
        .map_or("nothing".to_owned(), figure);
    let expected = match &finding.expected {
        Expected::Unknown => "unknown".to_owned(),
        Expected::Figure(right) => figure(right),
        Expected::Interval { low, high } => format!("unknown, from {low:.4} to {high:.4}"),
    };
    let proofs: Vec<String> = finding.evidence.iter().map(Proof::code).collect();
    format!(
        "{}: printed {printed}, expected {expected} [{}; {}]",
        words.join(", "),
        finding.certainty.id(),
        proofs.join(", ")
    )
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Value(value) => format!("{value:.4}"),
        Figure::Rank(number) => format!("rank {number}"),
        Figure::Count(number) => number.to_string(),
        Figure::Percent(number) => format!("{number} %"),
        Figure::Units(ids) if ids.is_empty() => "nobody".to_owned(),
        Figure::Units(ids) => ids.join(" "),
    }
}

fn place(spot: &Spot) -> Option<String> {
    match spot {
        Spot::Cell { row, column } => Some(format!("row {row} column {column}")),
        Spot::Group(group) => Some(format!("group {group}")),
        Spot::Claim(claim) => Some(format!("claim {claim}")),
        Spot::Whole => None,
    }
}

/// What a rule says, in a line.
const fn explained(rule: Rule) -> &'static str {
    match rule {
        Rule::CopiedRow => "a row repeats another unit's, so its own numbers are not there",
        Rule::MovedRow => "a row holds the numbers of another unit",
        Rule::SwappedRows => "two rows stand under each other's name",
        Rule::ShiftedRows => "rows stand under their neighbours' names",
        Rule::SwappedColumns => "two columns stand under each other's heading",
        Rule::ShiftedRanks => "a run of ranks is off by the same number",
        Rule::ShiftedColumn => "a run of ranks stands one row too high or too low",
        Rule::TransposedDigits => "two digits changed places",
        Rule::WrongValue => "sums, ranks or other tables refute a value",
        Rule::WrongRank => "the values refute a rank",
        Rule::Sum => "parts and whole do not add up, and nothing tells which is wrong",
        Rule::Order => {
            "values and ranks are in a different order, and nothing tells which is wrong"
        }
        Rule::Disagreement => "two tables differ, and nothing tells which is wrong",
        Rule::Weights => "the stated weights do not give the printed values",
        Rule::GroupCount => "the number of units in a group",
        Rule::GroupShare => "the share of the units in a group",
        Rule::GroupMember => "a unit in the wrong group, or missing in its own",
        Rule::Mean => "a mean stated in the text",
        Rule::Count => "a number of units stated in the text",
        Rule::Share => "a share stated in the text",
        Rule::List => "a list of units in the text",
        Rule::First => "a unit said to be first, or among the first or the last",
        Rule::Rank => "a rank stated in the text",
        Rule::Value => "a value stated in the text",
        Rule::Spread => "a difference between best and worst stated in the text",
        Rule::Total => "numbers that should add up to a stated total",
        Rule::Documents => "another document gives another number for the same thing",
    }
}

/// The findings in JSON.
struct Findings<'a>(&'a [Finding]);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for finding in self.0 {
            list.serialize_element(&Object(finding))?;
        }
        list.end()
    }
}

struct Object<'a>(&'a Finding);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.0;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("rule", finding.rule.id())?;
        object.serialize_entry("document", &finding.document)?;
        object.serialize_entry("table", &finding.table.filter(|table| *table > 0))?;
        object.serialize_entry("league", &finding.league.map(|league| league.id()))?;
        object.serialize_entry("unit", &finding.unit)?;
        object.serialize_entry("index", &finding.index)?;
        object.serialize_entry("printed", &finding.printed.as_ref().map(Bare))?;
        match &finding.expected {
            Expected::Figure(figure) => object.serialize_entry("expected", &Bare(figure))?,
            Expected::Unknown => object.serialize_entry("expected", "unknown")?,
            Expected::Interval { low, high } => {
                object.serialize_entry("expected", "unknown")?;
                object.serialize_entry("interval", &[low, high])?;
            }
        }
        let proofs: Vec<String> = finding.evidence.iter().map(Proof::code).collect();
        object.serialize_entry("evidence", &proofs)?;
        object.serialize_entry("certainty", finding.certainty.id())?;
        object.serialize_entry("place", &place(&finding.spot))?;
        object.end()
    }
}

/// A figure without its kind.
struct Bare<'a>(&'a Figure);

impl Serialize for Bare<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Figure::Value(number) | Figure::Percent(number) => serializer.serialize_f64(*number),
            Figure::Rank(number) | Figure::Count(number) => serializer.serialize_u32(*number),
            Figure::Units(ids) => ids.serialize(serializer),
        }
    }
}
