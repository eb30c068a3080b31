//! Which chart of which numbers: the same choice gives the same scene on the command line and in a
//! browser.

use dti_charts::scored::{self, Options, YearsOf};
use dti_charts::svg::{FileOptions, Outlined, outlined};
use dti_charts::{Colouring, Scene, Setting, Theme};
use dti_engine::{
    Against, Dataset, Depth, League, Reading, Scenario, Scores, Simulation, Source, explain, score,
    simulate,
};
use dti_geo::Geometry;
use dti_text::Lang;

use crate::{Error, Fonts};

/// The charts that can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The choropleth of the provinces.
    Map,
    /// Rank bars against the mean.
    Bars,
    /// The pie of the groups.
    Groups,
    /// A unit, its rivals and the mean on the indices below one.
    Radar,
    /// Values over the years.
    Years,
    /// Ranks over the years.
    Ranks,
    /// The gap between two units, or a unit and the mean, split into contributions.
    Gap,
    /// The rulebook by points.
    Tree,
}

impl Kind {
    /// The width in pixels in which it is drawn unless another is asked for.
    #[must_use]
    pub const fn width(self) -> f64 {
        match self {
            Kind::Map => 480.0,
            Kind::Bars => 520.0,
            Kind::Groups => 420.0,
            Kind::Radar => 480.0,
            Kind::Years | Kind::Ranks => 640.0,
            Kind::Gap => 640.0,
            Kind::Tree => 960.0,
        }
    }
}

/// A chart of published numbers, or of a scenario on them.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// Which chart.
    pub kind: Kind,
    /// The league and the year.
    pub dataset: &'a Dataset,
    /// Position of the index in the framework.
    pub index: usize,
    /// Positions of units: the chosen one, then its rivals.
    pub units: Vec<usize>,
    /// The reading of the numbers.
    pub reading: Reading,
    /// What map and bars are coloured by.
    pub colouring: Colouring,
    /// What is changed before map, bars and groups are drawn; other charts show what is published.
    pub scenario: Option<&'a Scenario>,
    /// The other years, for charts over the years; those of other leagues are passed over.
    pub datasets: &'a [Dataset],
    /// The documents that are cited.
    pub sources: &'a [Source],
    /// The geometry of the league's map, if it has one.
    pub geometry: Option<&'a Geometry>,
    /// The language of all words and numbers.
    pub lang: Lang,
    /// The width in pixels; [`Kind::width`] unless given.
    pub width: Option<f64>,
}

impl Chart<'_> {
    /// Draws the chart.
    ///
    /// # Errors
    ///
    /// If there is no such chart of these numbers: a map of ministries, a radar without a unit, a
    /// gap to an unknown value, a scenario that cannot be simulated.
    ///
    /// # Panics
    ///
    /// If `index` is not a node of the framework or `units` names one that there is not.
    pub fn scene(&self) -> Result<Scene, Error> {
        match self.kind {
            Kind::Map => {
                let geometry = self.geometry.filter(|_| self.dataset.league.has_map());
                let geometry = geometry
                    .ok_or_else(|| Error::new(format!("{} has no map", self.dataset.league)))?;
                Ok(dti_charts::map(&self.view()?, geometry))
            }
            Kind::Bars => Ok(dti_charts::bars(&self.view()?)),
            Kind::Groups => Ok(dti_charts::groups(&self.view()?)),
            Kind::Radar => self.radar(),
            Kind::Years => self.years(YearsOf::Values),
            Kind::Ranks => self.years(YearsOf::Ranks),
            Kind::Gap => self.gap(),
            Kind::Tree => {
                let setting = self.setting(self.citation(None));
                let tree = scored::tree(&self.dataset.framework, setting);
                Ok(dti_charts::tree(&tree))
            }
        }
    }

    fn scores(&self) -> Scores<'_> {
        score(self.dataset, self.reading)
    }

    fn citation(&self, index: Option<usize>) -> String {
        scored::citation(self.sources, self.dataset, index, self.lang)
    }

    fn selected(&self) -> Option<String> {
        let unit = self.units.first()?;
        Some(self.dataset.units[*unit].id.clone())
    }

    fn setting(&self, citation: String) -> Setting {
        Setting {
            lang: self.lang,
            width: self.width.unwrap_or(self.kind.width()),
            selected: None,
            citation,
        }
    }

    fn simulation(&self, scores: &Scores<'_>) -> Result<Option<Simulation>, Error> {
        let simulation = self.scenario.map(|scenario| simulate(scores, scenario));
        simulation
            .transpose()
            .map_err(|error| Error::new(error.to_string()))
    }

    fn view(&self) -> Result<dti_charts::View, Error> {
        let scores = self.scores();
        let options = Options {
            lang: self.lang,
            colouring: self.colouring,
            width: self.width.unwrap_or(self.kind.width()),
            selected: self.selected(),
            citation: self.citation(Some(self.index)),
        };
        Ok(match self.simulation(&scores)? {
            Some(simulation) => scored::simulated(&scores, &simulation, self.index, options),
            None => scored::view(&scores, self.index, options),
        })
    }

    /// The unit that a chart is about.
    fn subject(&self) -> Result<usize, Error> {
        let first = self.units.first().copied();
        first.ok_or_else(|| Error::new("this chart is about a unit, and none is chosen"))
    }

    fn code(&self) -> &str {
        &self.dataset.framework.nodes()[self.index].code
    }

    fn radar(&self) -> Result<Scene, Error> {
        self.subject()?;
        let with_mean = self.units.len() < MOST_SERIES;
        let setting = self.setting(self.citation(None));
        scored::radar(&self.scores(), self.index, &self.units, with_mean, setting)
            .map(|radar| dti_charts::radar(&radar))
            .ok_or_else(|| {
                let code = self.code();
                Error::new(format!(
                    "fewer than three indices stand below `{code}`: no radar"
                ))
            })
    }

    fn years(&self, of: YearsOf) -> Result<Scene, Error> {
        let mut years: Vec<&Dataset> = self
            .datasets
            .iter()
            .filter(|other| other.league == self.dataset.league)
            .collect();
        years.sort_by_key(|dataset| dataset.year);
        let scores: Vec<Scores<'_>> = years.iter().map(|data| score(data, self.reading)).collect();
        let by_year: Vec<&Scores<'_>> = scores.iter().collect();
        let mut cited: Vec<String> = Vec::new();
        for data in years {
            let citation = scored::citation(self.sources, data, None, self.lang);
            if !cited.contains(&citation) {
                cited.push(citation);
            }
        }
        let setting = self.setting(cited.join("; "));
        let years = if self.dataset.league == League::Nation {
            scored::nation(&by_year, setting)
        } else {
            self.subject()?;
            let ids = self.units.iter();
            let ids: Vec<&str> = ids.map(|&unit| &*self.dataset.units[unit].id).collect();
            let with_mean = ids.len() < MOST_SERIES;
            scored::years(&by_year, &ids, self.code(), of, with_mean, setting)
        };
        years
            .map(|years| dti_charts::years(&years))
            .ok_or_else(|| Error::new(format!("no year knows `{}`", self.code())))
    }

    fn gap(&self) -> Result<Scene, Error> {
        let unit = self.subject()?;
        let against = match self.units.get(1) {
            Some(&other) => Against::Unit(other),
            None => Against::Mean,
        };
        let scores = self.scores();
        let explanation = explain(&scores, self.index, unit, against, Depth::Leaves)
            .map_err(|error| Error::new(error.to_string()))?;
        let setting = self.setting(self.citation(None));
        scored::gap(&scores, &explanation, unit, against, setting)
            .map(|gap| dti_charts::gap(&gap))
            .ok_or_else(|| {
                let code = self.code();
                Error::new(format!(
                    "`{code}` is known of too few units: no gap to the mean"
                ))
            })
    }
}

/// Series that are told apart by colour, dash and marker; the mean is one of them.
const MOST_SERIES: usize = 4;

/// A scene as a whole SVG document with outlined text.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme, fonts: &Fonts<'_>) -> Outlined {
    outlined(scene, FileOptions { theme }, fonts)
}
