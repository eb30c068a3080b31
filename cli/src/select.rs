//! Which league, year and index a command is about, and what to say when there is no such thing.

use std::collections::BTreeSet;

use dti_engine::id::{fold, nearest};
use dti_engine::rulebook::{Level, Switch};
use dti_engine::{Dataset, Error as EngineError, League, merge, published, region};
use dti_text::{Lang, UnknownLang};

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

/// Reads a language of the command line.
pub(crate) fn language(code: &str) -> Result<Lang, UnknownLang> {
    code.parse()
}

/// The year that most of the product is about.
const DEFAULT_YEAR: u16 = 2020;

impl Selection {
    /// The published numbers that are meant, or for the units of today in a year without any those
    /// that [`merge`] derives, and whether it did.
    pub(crate) fn dataset_or_merged(&self) -> Result<(Dataset, bool), Error> {
        let today = League::Provinces34;
        let (Some(year), Some(true)) = (self.year, self.league.as_deref().map(|l| l == today.id()))
        else {
            return Ok((self.dataset()?, false));
        };
        let has = |league: League| published::available().any(|known| known == (league, year));
        match (has(today), has(League::Provinces)) {
            (true, _) => Ok((self.dataset()?, false)),
            (false, true) => {
                let then = published::dataset(League::Provinces, year)?;
                Ok((merge::derive(&then, &merge::built_in()?)?, true))
            }
            (false, false) => {
                let known = |of: &(League, u16)| [today, League::Provinces].contains(&of.0);
                let years: BTreeSet<u16> = published::available()
                    .filter(known)
                    .map(|(_, year)| year)
                    .collect();
                let years: Vec<String> = years.iter().map(u16::to_string).collect();
                Err(Error::Usage(format!(
                    "no data for {today} in year {year}; available: {}",
                    years.join(", ")
                )))
            }
        }
    }

    /// The published numbers that are meant.
    pub(crate) fn dataset(&self) -> Result<Dataset, Error> {
        let wanted = self.league.as_deref().unwrap_or(League::Provinces.id());
        let league: League = wanted
            .parse()
            .map_err(|error: EngineError| Error::unknown(&error, &leagues()))?;
        let years: Vec<u16> = published::available()
            .filter(|(of, _)| *of == league)
            .map(|(_, year)| year)
            .collect();
        if years.is_empty() {
            let leagues = leagues();
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
        if years.contains(&year) {
            return Ok(published::dataset(league, year)?);
        }
        let years: Vec<String> = years.iter().map(u16::to_string).collect();
        Err(Error::Usage(format!(
            "no data for {league} in year {year}; available: {}",
            years.join(", ")
        )))
    }
}

/// The leagues that there are numbers for, in the engine's order.
fn leagues() -> String {
    let known = |league: &League| published::available().any(|(of, _)| of == *league);
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
        .map_err(|error| match elsewhere(data, code) {
            Some(place) => Error::Usage(format!(
                "{} in year {} has no index `{code}`; `{code}` is an index of {place}; \
                 available: {}",
                data.league,
                data.year,
                indices(data)
            )),
            None => Error::unknown(&error, &indices(data)),
        })
}

/// The criteria of a league's indices, as far as the rulebook knows all of an index.
pub(crate) fn criteria(data: &Dataset) -> Result<Vec<Switch>, Error> {
    let id = data.framework.id();
    if !published::RULEBOOKS.contains(&id) {
        return Ok(Vec::new());
    }
    let book = published::rulebook(id)?;
    let nodes = data.framework.nodes().iter();
    let indices = nodes.filter_map(|node| book.framework.index(&node.code).ok());
    let main = indices.filter(|index| book.details[*index].level == Level::Index);
    Ok(main
        .filter_map(|index| book.switches(index))
        .flatten()
        .collect())
}

/// A criterion of a league's indices.
pub(crate) fn criterion(data: &Dataset, code: &str) -> Result<Switch, Error> {
    let criteria = criteria(data)?;
    if let Some(found) = criteria.iter().find(|criterion| criterion.code == code) {
        return Ok(found.clone());
    }
    let (league, year) = (data.league, data.year);
    Err(Error::Usage(match criteria.is_empty() {
        true => {
            format!("the rulebook of {league} in year {year} is not known down to its criteria")
        }
        false => {
            let codes = criteria.iter().map(|criterion| criterion.code.as_str());
            let meant = nearest(code, codes);
            let meant = meant.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
            format!(
                "unknown criterion `{code}`{meant} available: {} (`dti indices --criteria \
                 --league {league}` lists them)",
                criteria.len()
            )
        }
    }))
}

/// Where else there is an index of this code: in other leagues, or in other years of this one.
fn elsewhere(data: &Dataset, code: &str) -> Option<String> {
    let datasets = published::all().ok()?;
    let having: Vec<&Dataset> = datasets
        .iter()
        .filter(|other| other.framework.index(code).is_ok())
        .collect();
    let mine = having.iter().filter(|other| other.league == data.league);
    let years: Vec<String> = mine.map(|other| other.year.to_string()).collect();
    if !years.is_empty() {
        return Some(format!("{} in {}", data.league, years.join(", ")));
    }
    let leagues = League::ALL.into_iter();
    let leagues = leagues.filter(|league| having.iter().any(|other| other.league == *league));
    let leagues: Vec<&str> = leagues.map(League::id).collect();
    (!leagues.is_empty()).then(|| leagues.join(", "))
}

/// Units that are ranked among themselves.
pub(crate) struct Part {
    /// How a note calls it.
    pub(crate) name: String,
    /// Positions in the dataset.
    pub(crate) units: Vec<usize>,
}

/// A region of the 63 provinces, by id or by name, or units separated by commas.
pub(crate) fn region(data: &Dataset, wanted: &str) -> Result<Part, Error> {
    let regions = if data.league == League::Provinces {
        region::built_in()?
    } else {
        Vec::new()
    };
    let id = fold(wanted);
    if let Some(region) = regions.iter().find(|region| region.id == id) {
        return Ok(Part {
            name: region.name_vi.clone(),
            units: region.of(data)?,
        });
    }
    if wanted.contains(',') || data.unit(&id).is_ok() {
        let mut units = Vec::new();
        for name in wanted.split(',') {
            let unit = unit(data, name.trim())?;
            if units.contains(&unit) {
                let id = &data.units[unit].id;
                return Err(Error::Usage(format!("--region gives `{id}` twice")));
            }
            units.push(unit);
        }
        return Ok(Part {
            name: "your list".to_owned(),
            units,
        });
    }
    let ids: Vec<&str> = regions.iter().map(|region| region.id.as_str()).collect();
    let available = if ids.is_empty() {
        format!(
            "ids of units of {} separated by commas (regions are of {})",
            data.league,
            League::Provinces
        )
    } else {
        format!("{}, or ids of units separated by commas", ids.join(", "))
    };
    let meant = nearest(wanted, ids.iter().copied());
    let meant = meant.map_or(";".to_owned(), |near| format!("; did you mean `{near}`?"));
    Err(Error::Usage(format!(
        "unknown region `{wanted}`{meant} available: {available}"
    )))
}

/// Position of a unit, named by its id or by its name.
pub(crate) fn unit(data: &Dataset, name: &str) -> Result<usize, Error> {
    data.unit(name).or_else(|error| {
        data.unit(&fold(name)).map_err(|_| {
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
