//! Which chart of which numbers: the same choice gives the same scene on the command line and in a
//! browser.

mod name;
mod numbers;
mod picture;

use dti_charts::scored::{self, Options, YearsOf};
use dti_charts::{
    Colouring, Focus, Gap, Intervals, Radar, Scene, Setting, Tree, View, Window, Years,
};
use dti_engine::{
    Against, Dataset, Depth, League, Reading, Rivals, RobustnessReport, Scenario, Scores,
    Simulation, Source, explain, score, simulate_with_trend, stages,
};
use dti_geo::Geometry;
use dti_text::charts::ChartText;
use dti_text::{AppText, Lang, SimulatorText};

use crate::Error;

pub use picture::{ChartFormat, svg};

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
    /// The gap between two units, or a unit and the mean, split into contributions; of a scenario,
    /// what it does to a unit.
    Gap,
    /// The rulebook by points.
    Tree,
    /// Where the rank of each unit falls when weights are drawn.
    Intervals,
}

/// The kinds and their words, which name files and stand in the lines of buttons.
const KINDS: [(Kind, &str); 9] = [
    (Kind::Map, "map"),
    (Kind::Bars, "bars"),
    (Kind::Groups, "groups"),
    (Kind::Radar, "radar"),
    (Kind::Years, "years"),
    (Kind::Ranks, "ranks"),
    (Kind::Gap, "gap"),
    (Kind::Tree, "tree"),
    (Kind::Intervals, "intervals"),
];

impl Kind {
    /// The kind with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let found = KINDS.iter().find(|(_, known)| *known == word);
        found.map(|(kind, _)| *kind)
    }

    /// The word of the kind: `map`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        KINDS[self as usize].1
    }

    /// The width in pixels in which it is drawn unless another is asked for.
    #[must_use]
    pub const fn width(self) -> f64 {
        match self {
            Kind::Map => 480.0,
            Kind::Bars => 520.0,
            Kind::Groups => 420.0,
            Kind::Radar => 480.0,
            Kind::Years | Kind::Ranks => 640.0,
            Kind::Gap | Kind::Intervals => 640.0,
            Kind::Tree => 960.0,
        }
    }

    /// Whether it shows one index of all units of a league.
    const fn is_of_league(self) -> bool {
        matches!(self, Kind::Map | Kind::Bars | Kind::Groups)
    }
}

/// A part of the league that map and bars are about; all other units are drawn without a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name, as it reads in a title.
    pub name: String,
    /// The same in lower case letters, digits and hyphens.
    pub id: String,
    /// Positions of its units.
    pub units: Vec<usize>,
}

/// A chart of published numbers, or of a scenario on them.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// Which chart.
    pub kind: Kind,
    /// The league and the year.
    pub dataset: &'a Dataset,
    /// Whether nobody published these numbers: see [`dti_engine::merge::derive`].
    pub derived: bool,
    /// Position of the index in the framework.
    pub index: usize,
    /// Positions of units: the chosen one, then its rivals.
    pub units: Vec<usize>,
    /// The reading of the numbers.
    pub reading: Reading,
    /// What map and bars are coloured by.
    pub colouring: Colouring,
    /// The year that [`Colouring::Change`] is counted from; without it there are no changes.
    pub since: Option<&'a Dataset>,
    /// The part of the league that map and bars are about; `None` for all of it.
    pub part: Option<Part>,
    /// The part of the country that the map shows; `None` for all of it.
    pub window: Option<Window>,
    /// Whether radars and values over the years have the mean beside the units.
    pub with_mean: bool,
    /// What is changed before map, bars, groups and the radar of a unit are drawn; the gap is then
    /// that between before and after. Other charts have no scenario.
    pub scenario: Option<&'a Scenario>,
    /// What the draws said, for [`Kind::Intervals`].
    pub draws: Option<&'a RobustnessReport>,
    /// The part of a rulebook that [`Kind::Tree`] shows; `None` for the indices of the dataset, from
    /// `index` down.
    pub tree: Option<&'a Tree>,
    /// The other years, for charts over the years and rivals that follow their trend; those of
    /// other leagues are passed over.
    pub datasets: Vec<&'a Dataset>,
    /// The documents that are cited.
    pub sources: &'a [Source],
    /// The geometry of the league's map, if it has one.
    pub geometry: Option<&'a Geometry>,
    /// The language of all words and numbers.
    pub lang: Lang,
    /// The width in pixels; [`Kind::width`] unless given.
    pub width: Option<f64>,
}

/// What a chart is drawn from.
enum Model {
    League(View),
    Radar(Radar),
    Years(Years),
    Gap(Gap),
    Tree(Tree),
    Intervals(Intervals),
}

impl Chart<'_> {
    /// Draws the chart. That of a scenario begins its title with the label of a simulation.
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
        let mut scene = match self.model()? {
            Model::League(view) => match self.kind {
                Kind::Map => dti_charts::map(&view, self.geometry()?),
                Kind::Groups => dti_charts::groups(&view),
                _ => dti_charts::bars(&view),
            },
            Model::Radar(radar) => dti_charts::radar(&radar),
            Model::Years(years) => dti_charts::years(&years),
            Model::Gap(gap) => dti_charts::gap(&gap),
            Model::Tree(tree) => dti_charts::tree(&tree),
            Model::Intervals(intervals) => dti_charts::intervals(&intervals),
        };
        if self.scenario().is_some() {
            // In the title, which nobody crops: the charts say it in a note, and only where it shows.
            let note = ChartText::of(self.lang).simulated_note;
            scene.notes.retain(|other| other != note);
            scene.title = format!("{}. {}", SimulatorText::of(self.lang).label, scene.title);
        }
        Ok(scene)
    }

    fn geometry(&self) -> Result<&Geometry, Error> {
        let geometry = self.geometry.filter(|_| self.dataset.league.has_map());
        geometry.ok_or_else(|| Error::new(format!("{} has no map", self.dataset.league)))
    }

    /// The scenario, if it changes anything.
    fn scenario(&self) -> Option<&Scenario> {
        self.scenario.filter(|scenario| !scenario.is_empty())
    }

    /// The part of the league, of the charts that tell it from the rest.
    fn part(&self) -> Option<&Part> {
        let tells = matches!(self.kind, Kind::Map | Kind::Bars) && self.scenario().is_none();
        self.part.as_ref().filter(|_| tells)
    }

    fn model(&self) -> Result<Model, Error> {
        let has_scenario = self.kind.is_of_league() || matches!(self.kind, Kind::Radar | Kind::Gap);
        if self.scenario().is_some() && !has_scenario {
            let kind = self.kind.id();
            return Err(Error::new(format!(
                "the chart `{kind}` shows what is published: it has no scenario"
            )));
        }
        Ok(match self.kind {
            Kind::Map | Kind::Bars | Kind::Groups => Model::League(self.view()?),
            Kind::Radar => Model::Radar(self.radar()?),
            Kind::Years => Model::Years(self.years(YearsOf::Values)?),
            Kind::Ranks => Model::Years(self.years(YearsOf::Ranks)?),
            Kind::Gap => Model::Gap(self.gap()?),
            Kind::Tree => Model::Tree(self.tree()),
            Kind::Intervals => {
                let report = self.draws.ok_or_else(|| Error::new("nothing was drawn"))?;
                let mut setting = self.setting(self.citation(Some(self.index)));
                setting.selected = self.selected();
                let intervals = scored::intervals(&self.scores(), report, self.index, setting);
                Model::Intervals(intervals)
            }
        })
    }

    fn tree(&self) -> Tree {
        match self.tree {
            Some(tree) => {
                let citation = tree.setting.citation.clone();
                Tree {
                    setting: self.setting(citation),
                    ..tree.clone()
                }
            }
            None => {
                let setting = self.setting(self.citation(None));
                let framework = &self.dataset.framework;
                match framework.nodes()[self.index].parent {
                    None => scored::tree(framework, setting),
                    Some(_) => scored::subtree(framework, self.index, setting),
                }
            }
        }
    }

    fn scores(&self) -> Scores<'_> {
        score(self.dataset, self.reading)
    }

    fn citation(&self, index: Option<usize>) -> String {
        let mut citation = scored::citation(self.sources, self.dataset, index, self.lang);
        if self.derived {
            citation.push_str(AppText::of(self.lang).derived_citation);
        }
        citation
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
        let Some(scenario) = self.scenario() else {
            return Ok(None);
        };
        let trend = self.trend(scores, scenario);
        simulate_with_trend(scores, scenario, trend.as_deref())
            .map(Some)
            .map_err(|error| Error::new(error.to_string()))
    }

    /// What the rivals of a scenario follow if they follow their trend: how the DTI of each unit
    /// changed between two years. `None` where one is not there.
    fn trend(&self, scores: &Scores<'_>, scenario: &Scenario) -> Option<Vec<Option<f64>>> {
        let Rivals::Trend { from, to } = scenario.rivals else {
            return None;
        };
        let [from, to] = [from, to].map(|year| {
            let mut all = self.datasets.iter();
            let league = self.dataset.league;
            let of = all.find(|other| (other.league, other.year) == (league, year))?;
            Some(score(of, self.reading))
        });
        Some(dti_engine::trend(scores, &from?, &to?))
    }

    fn view(&self) -> Result<View, Error> {
        let scores = self.scores();
        let options = Options {
            lang: self.lang,
            colouring: self.colouring,
            width: self.width.unwrap_or(self.kind.width()),
            selected: self.selected(),
            citation: self.citation(Some(self.index)),
        };
        let mut view = match self.simulation(&scores)? {
            Some(simulation) => scored::simulated(&scores, &simulation, self.index, options),
            None => scored::view(&scores, self.index, options),
        };
        if let Some(part) = self.part() {
            let ids = part.units.iter();
            view.focus = Some(Focus {
                name: part.name.clone(),
                units: ids
                    .map(|&unit| self.dataset.units[unit].id.clone())
                    .collect(),
            });
        }
        view.window = self.window;
        Ok(match self.since() {
            // Ranks can be held against each other across rulebooks; values cannot.
            Some(since) => {
                let before = score(since, self.reading);
                scored::compared(view, &scores, &before, self.code(), true)
            }
            None => view,
        })
    }

    /// The year that changes are counted from, where units are coloured by them.
    fn since(&self) -> Option<&Dataset> {
        let shown = self.colouring == Colouring::Change && self.scenario().is_none();
        self.since.filter(|_| shown && self.kind.is_of_league())
    }

    /// The unit that a chart is about.
    fn subject(&self) -> Result<usize, Error> {
        let first = self.units.first().copied();
        first.ok_or_else(|| Error::new("this chart is about a unit, and none is chosen"))
    }

    fn code(&self) -> &str {
        &self.dataset.framework.nodes()[self.index].code
    }

    fn radar(&self) -> Result<Radar, Error> {
        let subject = self.subject()?;
        let setting = self.setting(self.citation(None));
        let scores = self.scores();
        let radar = match self.simulation(&scores)? {
            Some(simulation) => {
                scored::simulated_radar(&scores, &simulation, self.index, subject, setting)
            }
            None => scored::radar(&scores, self.index, &self.units, self.with_mean, setting),
        };
        radar.ok_or_else(|| {
            let code = self.code();
            Error::new(format!(
                "fewer than three indices stand below `{code}`: no radar"
            ))
        })
    }

    /// The league in all years, the earliest first.
    fn all_years(&self) -> Vec<&Dataset> {
        let all = self.datasets.iter().copied();
        let of_league = all.filter(|other| other.league == self.dataset.league);
        let mut years: Vec<&Dataset> = of_league.collect();
        years.sort_by_key(|dataset| dataset.year);
        years
    }

    fn years(&self, of: YearsOf) -> Result<Years, Error> {
        let years = self.all_years();
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
            scored::years(&by_year, &ids, self.code(), of, self.with_mean, setting)
        };
        years.ok_or_else(|| Error::new(format!("no year knows `{}`", self.code())))
    }

    fn gap(&self) -> Result<Gap, Error> {
        let unit = self.subject()?;
        let scores = self.scores();
        let setting = self.setting(self.citation(None));
        if let Some(scenario) = self.scenario() {
            let trend = self.trend(&scores, scenario);
            let stages = stages(&scores, scenario, trend.as_deref())
                .map_err(|error| Error::new(error.to_string()))?;
            let gap = scored::waterfall(&scores, &stages, self.index, unit, setting);
            return gap.ok_or_else(|| {
                let (id, code) = (&self.dataset.units[unit].id, self.code());
                Error::new(format!("`{code}` of `{id}` is not known: no gap"))
            });
        }
        let against = match self.units.get(1) {
            Some(&other) => Against::Unit(other),
            None => Against::Mean,
        };
        let explanation = explain(&scores, self.index, unit, against, Depth::Leaves)
            .map_err(|error| Error::new(error.to_string()))?;
        scored::gap(&scores, &explanation, unit, against, setting).ok_or_else(|| {
            let code = self.code();
            Error::new(format!(
                "`{code}` is known of too few units: no gap to the mean"
            ))
        })
    }
}
