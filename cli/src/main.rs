//! `dti`: the Digital Transformation Index of Viet Nam on the command line.
//!
//! One verb per file; results are written in [`output`], errors are reported here and nowhere else.

mod audit;
mod card;
mod chart;
mod error;
mod export;
mod import;
mod indices;
mod input;
mod leagues;
mod notes;
mod output;
mod own;
mod parquet;
mod rank;
mod ranking;
mod reach;
mod robustness;
mod select;
mod tipping;
mod whatif;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;
use crate::output::stdout;

/// Rank, check and simulate the Digital Transformation Index (DTI) of Viet Nam.
///
/// The published numbers are built in, as printed and with the repairs that their own arithmetic
/// proves; the repaired reading is the default and marks what it changed. Values are points
/// divided by maximum points, from 0 to 1. An unknown value is an empty cell, or null in JSON.
///
/// Exit codes: 0 done, 2 wrong usage, 1 anything else. Every error is one line on stderr.
#[derive(Parser)]
#[command(name = "dti", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  dti rank                                             63 provinces by DTI 2020
  dti rank --index government.activity --format csv    one index, for a spreadsheet
  dti rank --league ministries-service --printed       with the numbers exactly as printed
  dti rank --input own.csv --index dti                 a table of your own
  dti indices --league provinces                       what can be ranked
  dti whatif --unit khanh-hoa --set government.activity=0.6
  dti tipping --unit khanh-hoa                         what the next place takes
  dti reach --unit khanh-hoa --rank 31                 the cheapest way to a rank
  dti robustness --draws 10000 --seed 1                how far ranks depend on the weights
  dti audit --year 2020                                where the report contradicts itself
  dti chart map --lang en -o map.png                   a chart for an article
";

#[derive(Subcommand)]
enum Command {
    /// Rank the units of a league, or of a table of your own, by an index
    Rank(rank::Args),
    /// List the leagues and years that there are numbers for
    Leagues(leagues::Args),
    /// List the indices of a league with their points and weights
    Indices(indices::Args),
    /// Simulate: the rank of a unit with other values
    Whatif(whatif::Args),
    /// List the smallest gains that gain a unit its next place, or any place above
    Tipping(tipping::Args),
    /// Find the cheapest gains that lead a unit to a rank
    Reach(reach::Args),
    /// Draw thousands of other weights: how far do ranks depend on them?
    Robustness(robustness::Args),
    /// List where the publications of a year contradict themselves
    Audit(audit::Args),
    /// Draw a chart into an SVG or PNG file
    Chart(chart::Args),
    /// Draw the picture of a unit for social networks
    Card(card::Args),
    /// Write every number of a league to a file
    Export(export::Args),
    /// Check a table of your own and rank it
    Import(import::Args),
}

fn run(command: Command, out: &mut dyn Write) -> Result<(), Error> {
    match command {
        Command::Rank(args) => rank::run(&args, out),
        Command::Leagues(args) => leagues::run(&args, out),
        Command::Indices(args) => indices::run(&args, out),
        Command::Whatif(args) => whatif::run(&args, out),
        Command::Tipping(args) => tipping::run(&args, out),
        Command::Reach(args) => reach::run(&args, out),
        Command::Robustness(args) => robustness::run(&args, out),
        Command::Audit(args) => audit::run(&args, out),
        Command::Chart(args) => chart::run(&args, out),
        Command::Card(args) => card::run(&args),
        Command::Export(args) => export::run(&args, out),
        Command::Import(args) => import::run(&args, out),
    }
}

fn start() -> Result<(), Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match Cli::try_parse() {
        Ok(Cli {
            command: Some(command),
        }) => run(command, &mut out)?,
        Ok(Cli { command: None }) => {
            return Err(Error::Usage(
                "no command given; see `dti --help`".to_owned(),
            ));
        }
        // Help and version are answers, not errors.
        Err(error) if !error.use_stderr() => {
            write!(out, "{}", error.render()).map_err(|error| stdout(&error))?;
        }
        Err(error) => return Err(error.into()),
    }
    out.flush().map_err(|error| stdout(&error))
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => error.report(),
    }
}
