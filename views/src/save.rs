//! Charts as files: an address and a word for the chart in, the bytes out.
//!
//! | line | the file |
//! | --- | --- |
//! | `chart/FORMAT/KIND/THEME?ADDRESS` | as `dti chart KIND` writes it for the same choice |
//!
//! `FORMAT` is a [`ChartFormat`], `KIND` a [`Kind`]; `THEME` is `light`, `dark`, `auto` (which is light)
//! or `auto-dark`. Of the address counts what the chart depends on; `with` names the units beside the
//! chosen one, and on the screen that compares there is no mean over the years.

use dti_charts::{Colouring, Theme};
use dti_engine::{Dataset, League, RobustnessReport, Scenario};
use dti_files::{Chart, ChartFormat, Kind, Origin, Part, Saved};
use dti_text::SaveText;

use crate::lens;
use crate::method;
use crate::ranking::{Ranking, scenario};
use crate::screenful::Screenful;
use crate::state::{Screen, State};

/// The most draws that are made again for a file, so that nobody waits long without a sign.
const MOST_DRAWS: f64 = 200_000.0;

/// What a line asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The address.
    pub state: State,
    format: ChartFormat,
    kind: Kind,
    theme: Theme,
}

impl Asked {
    /// Reads a line; `None` for one that names no chart.
    #[must_use]
    pub fn of(line: &str) -> Option<Self> {
        let line = line.strip_prefix("chart/")?;
        let (path, query) = line.split_once('?').unwrap_or((line, ""));
        let mut parts = path.split('/');
        let [format, kind, theme] = [parts.next()?, parts.next()?, parts.next()?];
        Some(Self {
            state: State::parse(query).0,
            format: ChartFormat::of(format)?,
            kind: Kind::of(kind)?,
            theme: match theme {
                "light" | "auto" => Theme::Light,
                "dark" | "auto-dark" => Theme::Dark,
                _ => return None,
            },
        })
    }
}

/// What identifies the draws of an address: so many of them, of these settings.
#[must_use]
pub fn draws_of(state: &State, draws: u32) -> String {
    state
        .with(&[("draws", &draws.to_string()), ("theme", "")])
        .query()
}

/// Makes the file that `asked` names; `screenful` is of its address. `drawn` is what the last draws said, with what [`draws_of`] says of them.
///
/// # Errors
///
/// In words for a message: what cannot be drawn, and why.
pub fn save(
    screenful: &Screenful<'_>,
    asked: &Asked,
    drawn: Option<&(String, RobustnessReport)>,
) -> Result<Saved, String> {
    let (data, state) = (screenful.data, screenful.state);
    let ranking = Ranking::of(data, state);
    let (dataset, index) = place(screenful, &ranking)?;
    let part = ranking.within.as_ref().map(|within| Part {
        name: within.name(state.lang).to_owned(),
        id: within.region.id.clone(),
        units: within.units().to_vec(),
    });
    // Draws rest on the published numbers.
    let simulates = state.screen == Screen::Simulator && asked.kind != Kind::Intervals;
    let scenario: Option<Scenario> = simulates.then(|| scenario(dataset, state));
    let draws = match asked.kind {
        Kind::Intervals => Some(draws(screenful, drawn)?),
        _ => None,
    };
    let tree = (asked.kind == Kind::Tree)
        .then(|| method::tree_of(screenful))
        .flatten();
    let since = (state.screen == Screen::Explorer)
        .then(|| lens::since(data, state, dataset))
        .flatten();
    let all = data
        .datasets
        .iter()
        .chain(&data.derived)
        .chain(&data.nation);
    let chart = Chart {
        kind: asked.kind,
        dataset,
        derived: data.is_derived(dataset),
        index,
        units: units(asked.kind, state, dataset)?,
        reading: state.reading,
        colouring: match asked.kind {
            Kind::Map | Kind::Bars => lens::colouring(state),
            _ => Colouring::Groups,
        },
        since: since.and_then(|year| data.dataset(dataset.league, Some(year))),
        part,
        window: (asked.kind == Kind::Map)
            .then(|| lens::window(state))
            .flatten(),
        with_mean: state.screen != Screen::Compare || asked.kind == Kind::Radar,
        scenario: scenario.as_ref(),
        draws: draws.as_ref(),
        tree: tree.as_ref(),
        datasets: all.collect(),
        sources: &data.sources,
        geometry: Some(data.geometry(dataset.league)),
        lang: state.lang,
        width: None,
    };
    let origin = Origin {
        sources: &screenful.report.sources,
        version: &data.version,
    };
    let saved = chart.save(asked.format, asked.theme, origin);
    saved.map_err(|error| error.to_string())
}

/// The dataset and the index of the address. The nation is ranked nowhere: its latest year stands for
/// all.
fn place<'a>(
    screenful: &Screenful<'a>,
    ranking: &Ranking<'a>,
) -> Result<(&'a Dataset, usize), String> {
    if screenful.state.league == League::Nation {
        let latest = screenful.data.nation.iter().max_by_key(|data| data.year);
        return latest
            .map(|latest| (latest, 0))
            .ok_or_else(|| "there is no national index".to_owned());
    }
    if ranking.missing.is_empty() {
        Ok((ranking.dataset(), ranking.index))
    } else {
        Err(ranking.missing.join(", "))
    }
}

/// The units of the address: the chosen one, then its rivals.
fn units(kind: Kind, state: &State, dataset: &Dataset) -> Result<Vec<usize>, String> {
    if kind == Kind::Tree || dataset.league == League::Nation {
        return Ok(Vec::new());
    }
    let of_league = matches!(
        kind,
        Kind::Map | Kind::Bars | Kind::Groups | Kind::Intervals
    );
    let rivals = state.list("with").filter(|_| !of_league);
    let mut units = Vec::new();
    for id in state.unit.as_deref().into_iter().chain(rivals) {
        match dataset.unit(id) {
            Ok(unit) if !units.contains(&unit) => units.push(unit),
            Ok(_) => {}
            // The page marks nothing, and says what the address asks for in vain.
            Err(_) if of_league => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Ok(units)
}

/// What the draws of an address say: the last ones if they are these, else made again.
fn draws(
    screenful: &Screenful<'_>,
    drawn: Option<&(String, RobustnessReport)>,
) -> Result<RobustnessReport, String> {
    let state = screenful.state;
    let gone = || SaveText::of(state.lang).draws_gone.to_owned();
    let draws = state.number("draws").ok_or_else(gone)?;
    // A whole number in range, or no run takes it.
    let of_these = draws_of(state, draws as u32);
    if let Some((_, report)) = drawn.filter(|(of, _)| *of == of_these) {
        return Ok(report.clone());
    }
    let mut run = screenful
        .run()
        .filter(|_| draws <= MOST_DRAWS)
        .ok_or_else(gone)?;
    run.step(draws as u32);
    Ok(run.report())
}
