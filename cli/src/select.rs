//! Which league, year and index a command is about, and what to say when there is no such thing.

use dti_engine::{Dataset, Error as EngineError, League, published};

use crate::error::Error;

/// The league and the year on the command line.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Selection {
    /// League: units are ranked among themselves only. `dti leagues` lists them
    /// [default: provinces]
    #[arg(long, value_name = "LEAGUE")]
    pub(crate) league: Option<String>,
    /// Year that the figures are about [default: 2020, or the latest that the league has]
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<u16>,
}

/// The year that most of the product is about.
const DEFAULT_YEAR: u16 = 2020;

impl Selection {
    /// The published numbers that are meant.
    pub(crate) fn dataset(&self) -> Result<Dataset, Error> {
        let mut datasets = published::all()?;
        let wanted = self.league.as_deref().unwrap_or(League::Provinces.id());
        let league: League = wanted
            .parse()
            .map_err(|error: EngineError| Error::unknown(&error, &leagues(&datasets)))?;
        let of_league = |data: &&Dataset| data.league == league;
        let years: Vec<u16> = datasets
            .iter()
            .filter(of_league)
            .map(|data| data.year)
            .collect();
        if years.is_empty() {
            let leagues = leagues(&datasets);
            return Err(Error::Usage(format!(
                "no data for league `{league}`; available: {leagues}"
            )));
        }
        let latest = years.iter().max().copied().unwrap_or(DEFAULT_YEAR);
        let default = if years.contains(&DEFAULT_YEAR) {
            DEFAULT_YEAR
        } else {
            latest
        };
        let year = self.year.unwrap_or(default);
        match datasets
            .iter()
            .position(|data| data.league == league && data.year == year)
        {
            Some(at) => Ok(datasets.swap_remove(at)),
            None => {
                let years = years
                    .iter()
                    .map(u16::to_string)
                    .collect::<Vec<_>>()
                    .join(", ");
                Err(Error::Usage(format!(
                    "no data for {league} in year {year}; available: {years}"
                )))
            }
        }
    }
}

/// The leagues that there are numbers for, in the engine's order.
fn leagues(datasets: &[Dataset]) -> String {
    let known = |league: &League| datasets.iter().any(|data| data.league == *league);
    let ids: Vec<&str> = League::ALL
        .into_iter()
        .filter(known)
        .map(League::id)
        .collect();
    ids.join(", ")
}

/// Position of an index in the rulebook of a dataset.
pub(crate) fn index(data: &Dataset, code: &str) -> Result<usize, Error> {
    data.framework
        .index(code)
        .map_err(|error| Error::unknown(&error, &indices(data)))
}

/// Position of a unit, named by its id or by its name.
pub(crate) fn unit(data: &Dataset, name: &str) -> Result<usize, Error> {
    data.unit(name).or_else(|error| {
        data.unit(&dti_engine::id::fold(name)).map_err(|_| {
            let units = data.units.len();
            let example = data.units.first().map_or("", |unit| unit.id.as_str());
            Error::unknown(
                &error,
                &format!("{units} units such as {example} (`dti rank` lists them)"),
            )
        })
    })
}

/// The indices in one line: all of them, or the upper two levels of a long list.
fn indices(data: &Dataset) -> String {
    let nodes = data.framework.nodes();
    let all: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
    if all.len() <= 12 {
        return all.join(", ");
    }
    let upper: Vec<&str> = nodes
        .iter()
        .filter(|node| node.parent.is_none_or(|parent| parent == 0))
        .map(|node| node.code.as_str())
        .collect();
    format!(
        "{} and {} below them (`dti indices --league {}` lists them)",
        upper.join(", "),
        all.len() - upper.len(),
        data.league
    )
}

/// An error of the engine about what the command line asks for: wrong usage, unless the request
/// makes sense and the numbers for it are lost.
pub(crate) fn request(error: &EngineError) -> Error {
    let text = error.to_string();
    if error.is_unknown_value() {
        Error::Failed(text)
    } else {
        Error::Usage(text)
    }
}
