//! What the screens are about: the published numbers and the map, from one compact file each.

use dti_engine::merge::Merger;
use dti_engine::region::Region;
use dti_engine::{Dataset, League, Source, bundle};
use dti_geo::Geometry;

/// Everything that the first view shows.
#[derive(Debug)]
pub struct Data {
    /// The rankings of all leagues and years; never empty.
    pub datasets: Vec<Dataset>,
    /// The national index by year. It is printed only: nothing to rank.
    pub nation: Vec<Dataset>,
    /// The documents that the numbers come from.
    pub sources: Vec<Source>,
    /// The socio-economic regions of the 63 provinces, then other sets that sources use.
    pub regions: Vec<Region>,
    /// What the 34 provinces of today were made of.
    pub mergers: Vec<Merger>,
    /// [Content version](dti_engine::content_version) of the numbers, which scenarios carry.
    pub version: String,
    geometry: Geometry,
    geometry_34: Geometry,
}

/// The files that [`Data`] is read from, in the order of [`Data::read`].
pub const FILES: [&str; 3] = ["numbers", "geometry", "geometry-34"];

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its place in [`FILES`].
    pub file: usize,
    /// Why, in the reader's words, for a report.
    pub reason: String,
}

impl Data {
    /// Reads the [`FILES`].
    ///
    /// # Errors
    ///
    /// [`Damaged`] for the first file that is cut off, of another version or no such file at all.
    pub fn read(files: [&[u8]; 3]) -> Result<Self, Damaged> {
        let damaged = |file, reason: String| Damaged { file, reason };
        let bundle = bundle::decode(files[0]).map_err(|error| damaged(0, error.to_string()))?;
        let (nation, datasets): (Vec<_>, Vec<_>) = bundle
            .datasets
            .into_iter()
            .partition(|dataset| dataset.league == League::Nation);
        if datasets.is_empty() {
            return Err(damaged(0, "it holds no dataset".to_owned()));
        }
        let read = |file: usize| {
            Geometry::from_bytes(files[file]).map_err(|error| damaged(file, error.to_string()))
        };
        Ok(Self {
            datasets,
            nation,
            sources: bundle.sources,
            regions: bundle.regions,
            mergers: bundle.mergers,
            version: bundle.version,
            geometry: read(1)?,
            geometry_34: read(2)?,
        })
    }

    /// The map of a league.
    #[must_use]
    pub fn geometry(&self, league: League) -> &Geometry {
        if league == League::Provinces34 {
            &self.geometry_34
        } else {
            &self.geometry
        }
    }

    /// The dataset of a league in a year; without one, in 2020, else in its latest year.
    #[must_use]
    pub fn dataset(&self, league: League, year: Option<u16>) -> Option<&Dataset> {
        let of = |year: u16| self.years(league).find(|dataset| dataset.year == year);
        match year {
            Some(year) => of(year),
            None => of(2020).or_else(|| self.years(league).max_by_key(|dataset| dataset.year)),
        }
    }

    /// The datasets of a league, by year.
    pub fn years(&self, league: League) -> impl Iterator<Item = &Dataset> {
        self.datasets
            .iter()
            .filter(move |dataset| dataset.league == league)
    }
}
