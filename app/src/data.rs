//! Fetching what the page shows: the published numbers and the map, one compact file each.

use dti_engine::{Dataset, League, Source, bundle};
use dti_geo::Geometry;
use dti_text::AppText;
use gloo_net::http::Request;

/// The published numbers of all leagues and years.
const NUMBERS: &str = "data/numbers.bin";
/// The provinces and archipelagos, projected.
const GEOMETRY: &str = "data/geometry.bin";
/// The same, with the provinces merged as they are since 1 July 2025.
const GEOMETRY_34: &str = "data/geometry-34.bin";

/// Everything that the page shows.
pub(crate) struct Data {
    pub(crate) datasets: Vec<Dataset>,
    pub(crate) sources: Vec<Source>,
    geometry: Geometry,
    geometry_34: Geometry,
}

impl Data {
    /// The map of a league.
    pub(crate) fn geometry(&self, league: League) -> &Geometry {
        if league == League::Provinces34 {
            &self.geometry_34
        } else {
            &self.geometry
        }
    }

    /// The dataset of a league in a year; without one, in 2020, else in its latest year.
    pub(crate) fn dataset(&self, league: League, year: Option<u16>) -> Option<&Dataset> {
        let of = |year: u16| {
            let mut datasets = self.datasets.iter();
            datasets.find(|dataset| dataset.league == league && dataset.year == year)
        };
        let years = self
            .datasets
            .iter()
            .filter(|dataset| dataset.league == league);
        match year {
            Some(year) => of(year),
            None => of(2020).or_else(|| years.max_by_key(|dataset| dataset.year)),
        }
    }
}

/// Why a file could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LoadError {
    file: &'static str,
    cause: Cause,
}

#[derive(Clone, Debug, PartialEq)]
enum Cause {
    /// The request did not get through.
    Network,
    /// The server answered with an error.
    Status(u16),
    /// The file cannot be read; the reason in the reader's words, for a report.
    Damaged(String),
}

impl LoadError {
    /// What failed, for the reader.
    pub(crate) fn message(&self, text: &AppText) -> String {
        match &self.cause {
            Cause::Network => (text.failed_network)(self.file),
            Cause::Status(status) => (text.failed_status)(self.file, *status),
            Cause::Damaged(_) => (text.failed_damaged)(self.file),
        }
    }

    /// The technical reason, where there is one.
    pub(crate) fn detail(&self) -> Option<&str> {
        match &self.cause {
            Cause::Damaged(detail) => Some(detail),
            _ => None,
        }
    }
}

/// Fetches and reads all files.
pub(crate) async fn load() -> Result<Data, LoadError> {
    let (numbers, geometry, geometry_34) =
        futures_util::join!(fetch(NUMBERS), fetch(GEOMETRY), fetch(GEOMETRY_34));
    let damaged = |file, reason: String| LoadError {
        file,
        cause: Cause::Damaged(reason),
    };
    let mut numbers = bundle::decode(&numbers?).map_err(|e| damaged(NUMBERS, e.to_string()))?;
    // The national index is printed only: nothing to rank, so it has no place on this screen.
    numbers
        .datasets
        .retain(|dataset| dataset.league != League::Nation);
    if numbers.datasets.is_empty() {
        return Err(damaged(NUMBERS, "it holds no dataset".to_owned()));
    }
    let read = |file, bytes: Vec<u8>| {
        Geometry::from_bytes(&bytes).map_err(|e| damaged(file, e.to_string()))
    };
    let geometry = read(GEOMETRY, geometry?)?;
    let geometry_34 = read(GEOMETRY_34, geometry_34?)?;
    Ok(Data {
        datasets: numbers.datasets,
        sources: numbers.sources,
        geometry,
        geometry_34,
    })
}

async fn fetch(file: &'static str) -> Result<Vec<u8>, LoadError> {
    let network = |_| LoadError {
        file,
        cause: Cause::Network,
    };
    let response = Request::get(file).send().await.map_err(network)?;
    if !response.ok() {
        return Err(LoadError {
            file,
            cause: Cause::Status(response.status()),
        });
    }
    response.binary().await.map_err(network)
}
