//! What the screens are about: the published numbers and the map, from one compact file each.

use dti_engine::merge::{self, Merger};
use dti_engine::region::Region;
use dti_engine::{Dataset, League, Source, bundle, order};
use dti_geo::Geometry;

/// Everything that the first view shows.
#[derive(Debug)]
pub struct Data {
    /// The rankings of all leagues and years; never empty.
    pub datasets: Vec<Dataset>,
    /// The 34 provinces of today in the years of which only the 63 were ranked: derived by us.
    pub derived: Vec<Dataset>,
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
        let derived = derived(&datasets, &bundle.mergers);
        Ok(Self {
            datasets,
            derived,
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

    /// The dataset of a league in a year, published or derived; without one, the published one of
    /// 2020, else of the latest year.
    #[must_use]
    pub fn dataset(&self, league: League, year: Option<u16>) -> Option<&Dataset> {
        let of = |year: u16| self.years(league).find(|dataset| dataset.year == year);
        match year {
            Some(year) => of(year).or_else(|| {
                let mut derived = self.derived.iter();
                derived.find(|dataset| dataset.league == league && dataset.year == year)
            }),
            None => of(2020).or_else(|| self.years(league).max_by_key(|dataset| dataset.year)),
        }
    }

    /// Whether nobody published a dataset: see [`merge::derive`].
    #[must_use]
    pub fn is_derived(&self, dataset: &Dataset) -> bool {
        let key = |dataset: &Dataset| (dataset.league, dataset.year);
        self.derived.iter().any(|other| key(other) == key(dataset))
    }

    /// The years of a league, published and derived, the earliest first.
    #[must_use]
    pub fn available(&self, league: League) -> Vec<u16> {
        let all = self.datasets.iter().chain(&self.derived);
        let of = all.filter(|dataset| dataset.league == league);
        let years: Vec<u16> = of.map(|dataset| dataset.year).collect();
        let order = order(years.len(), &mut |a, b| years[a].cmp(&years[b]));
        order.into_iter().map(|at| years[at]).collect()
    }

    /// The published datasets of a league, by year.
    pub fn years(&self, league: League) -> impl Iterator<Item = &Dataset> {
        self.datasets
            .iter()
            .filter(move |dataset| dataset.league == league)
    }
}

/// The 34 provinces in the years of which only the 63 are published.
fn derived(datasets: &[Dataset], mergers: &[Merger]) -> Vec<Dataset> {
    let published = |year: u16| {
        let mut all = datasets.iter();
        all.any(|dataset| dataset.league == League::Provinces34 && dataset.year == year)
    };
    let mut derived = Vec::new();
    for dataset in datasets {
        if dataset.league == League::Provinces && !published(dataset.year) {
            // A file whose mergers do not fit its provinces has no derived years.
            derived.extend(merge::derive(dataset, mergers));
        }
    }
    derived
}
