//! One chart for another page: what its file shows before, and without, the app.
//!
//! The files are as many as can be made ahead of time. A chart of a unit, such as its radar, has a
//! file per unit; a chart of an index has one per index, for the years that publish more than the
//! DTI. What the reader of the other page may change, the app changes, once it is asked to.

use dti_charts::scored::{self, YearsOf, radar_nodes};
use dti_charts::{Setting, View, bars, groups, map};
use dti_engine::{Dataset, Scores, score};
use dti_text::{AppText, EmbedText, FigureText, Lang};

use crate::data::Data;
use crate::figure::{Figure, Table};
use crate::first::{self, BARS, GROUPS, MAP};
use crate::headline;
use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::{Page, Ranking};
use crate::state::State;

/// The charts that another page can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The map of a league that has one.
    Map,
    /// The rank bars.
    Bars,
    /// The pie of the groups, in years that publish any.
    Groups,
    /// The radars of a unit.
    Radar,
    /// A unit over the years.
    Years,
    /// Bars and sliders.
    Simulator,
}

/// What the address of an embed calls them, in the order of [`EmbedText::charts`].
const CHARTS: [(Chart, &str); 6] = [
    (Chart::Map, "map"),
    (Chart::Bars, "bars"),
    (Chart::Groups, "groups"),
    (Chart::Radar, "radar"),
    (Chart::Years, "years"),
    (Chart::Simulator, "simulator"),
];

impl Chart {
    /// All charts.
    pub fn all() -> impl Iterator<Item = Self> {
        CHARTS.into_iter().map(|(chart, _)| chart)
    }

    /// The chart with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let found = CHARTS.iter().find(|(_, known)| *known == word);
        found.map(|(chart, _)| *chart)
    }

    /// The word of the chart in an address.
    #[must_use]
    pub fn word(self) -> &'static str {
        CHARTS[self as usize].1
    }

    /// The name of the chart in a language.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        EmbedText::of(lang).charts[self as usize]
    }

    /// Whether it is about one unit.
    #[must_use]
    pub fn is_of_unit(self) -> bool {
        matches!(self, Self::Radar | Self::Years)
    }
}

/// A chart with a file of its own.
#[derive(Clone, Copy)]
pub struct Embed<'a> {
    /// The data.
    pub data: &'a Data,
    /// The chart.
    pub chart: Chart,
    /// The league and the year.
    pub dataset: &'a Dataset,
    /// Position of the index in the framework, or of the unit in the league for a chart of a unit.
    pub of: usize,
    /// The language.
    pub lang: Lang,
}

impl<'a> Embed<'a> {
    /// All files there are.
    #[must_use]
    pub fn all(data: &'a Data) -> Vec<Self> {
        let mut all = Vec::new();
        for dataset in &data.datasets {
            for chart in Chart::all() {
                let indices = dataset.framework.nodes().len();
                let count = if chart.is_of_unit() {
                    dataset.units.len()
                } else {
                    indices
                };
                for of in 0..count {
                    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| Self {
                        data,
                        chart,
                        dataset,
                        of,
                        lang,
                    });
                    if vi.is_there() {
                        all.extend([vi, en]);
                    }
                }
            }
        }
        all
    }

    /// The file of a chart in the state of an address; for what has none, that of the league's DTI,
    /// which the app then turns into what was asked for. `None` where there is no such chart.
    #[must_use]
    pub fn of(data: &'a Data, ranking: &Ranking<'a>, state: &State, chart: Chart) -> Option<Self> {
        let dataset = if chart.is_of_unit() {
            data.dataset(ranking.dataset().league, None)?
        } else {
            ranking.dataset()
        };
        let of = if chart.is_of_unit() {
            dataset.unit(state.unit.as_deref()?).ok()?
        } else {
            ranking.index
        };
        let lang = state.lang;
        let found = Self {
            data,
            chart,
            dataset,
            of,
            lang,
        };
        let dti = Self { of: 0, ..found };
        let mut files = vec![found];
        if !chart.is_of_unit() {
            files.push(dti);
            // No file begins with what nobody published.
            let main = data.dataset(dataset.league, None);
            let main = main.filter(|_| data.is_derived(dataset));
            files.extend(main.map(|dataset| Self { dataset, ..dti }));
        }
        files.into_iter().find(Self::is_there)
    }

    /// Whether there is such a chart, and a file of it.
    fn is_there(&self) -> bool {
        let league = self.dataset.league;
        let is_main = self.of == 0 || self.dataset.year == 2020;
        let is_default = self
            .data
            .dataset(league, None)
            .is_some_and(|main| main.year == self.dataset.year);
        if self.data.is_derived(self.dataset) {
            return false;
        }
        match self.chart {
            Chart::Map => league.has_map() && is_main,
            Chart::Bars => is_main,
            // Later years publish no groups.
            Chart::Groups => self.dataset.year == 2020,
            Chart::Simulator => self.of == 0 && is_default,
            Chart::Radar => is_default && !radar_nodes(&self.dataset.framework).is_empty(),
            Chart::Years => is_default && self.data.years(league).count() > 1,
        }
    }

    /// The name of the file in `embed/`, without its ending.
    #[must_use]
    pub fn name(&self) -> String {
        let of = self.code();
        format!(
            "{}-{}-{}-{of}-{}",
            self.chart.word(),
            self.dataset.league.id(),
            self.dataset.year,
            self.lang.code()
        )
    }

    /// The code of the index or the id of the unit.
    #[must_use]
    pub fn code(&self) -> &'a str {
        if self.chart.is_of_unit() {
            &self.dataset.units[self.of].id
        } else {
            &self.dataset.framework.nodes()[self.of].code
        }
    }

    /// The address, in the app, of what the file shows. With `alone`, as the app shows it in the file.
    #[must_use]
    pub fn state(&self, alone: bool) -> State {
        let year = self.dataset.year.to_string();
        let mut changes = vec![
            ("lang", self.lang.code()),
            ("league", self.dataset.league.id()),
            ("year", &year),
        ];
        if self.chart.is_of_unit() {
            changes.extend([("view", "profile"), ("unit", self.code())]);
        } else {
            changes.push(("index", self.code()));
        }
        if self.chart == Chart::Simulator {
            changes.push(("view", "simulate"));
        }
        if alone {
            changes.push(("embed", self.chart.word()));
        }
        State::default().with(&changes)
    }

    /// The title: of what and which chart.
    #[must_use]
    pub fn title(&self) -> String {
        let league = league_name(self.lang, self.dataset.league);
        let chart = self.chart.name(self.lang);
        let subject = if self.chart.is_of_unit() {
            scored::unit_name(self.dataset, self.of, self.lang).to_owned()
        } else {
            scored::index_name(self.dataset, self.of, self.lang)
        };
        if self.chart == Chart::Years {
            format!("{chart}: {subject}")
        } else {
            format!("{chart}: {subject} {} · {league}", self.dataset.year)
        }
    }

    /// Writes what stands in the place of the app: the chart with its words. The table is beside it:
    /// see [`Embed::write_table`].
    pub fn write(&self, html: &mut Html) {
        let state = self.state(false);
        let ranking = Ranking::of(self.data, &state);
        let page = self.page(&state, &ranking);
        html.open("main", &[("id", "main")])
            .open("div", &[("class", "explorer")]);
        if self.chart.is_of_unit() {
            self.write_figures(&ranking.scores, html);
        } else {
            self.write_chart(&page, html);
        }
        html.close("div").close("main");
    }

    fn page<'p>(&self, state: &'p State, ranking: &'p Ranking<'p>) -> Page<'p>
    where
        'a: 'p,
    {
        Page {
            data: self.data,
            state,
            ranking,
            problems: &[],
            can_undo: false,
            can_redo: false,
        }
    }

    fn write_chart(&self, page: &Page<'_>, html: &mut Html) {
        html.open("div", &[("class", "headline")]);
        headline::write_headline(page, html);
        html.close("div");
        headline::write_notices(page, html);
        html.open("figure", &[("class", "panel")]);
        match self.chart {
            Chart::Map => {
                let geometry = self.data.geometry(self.dataset.league);
                let draw = |view: &View| map(view, geometry);
                first::write_chart(page, "map", MAP, draw, html);
            }
            Chart::Groups => first::write_chart(page, "groups", GROUPS, groups, html),
            _ => first::write_chart(page, "bars", BARS, bars, html),
        }
        html.close("figure");
        if self.chart == Chart::Simulator {
            let start = EmbedText::of(self.lang).start_simulator;
            let button = [("type", "button"), ("class", "primary"), ("data-start", "")];
            html.element("button", &button, start);
        }
        html.open("div", &[("class", "citation")]);
        headline::write_citation(page, html);
        html.close("div");
    }

    /// The charts of a unit, each with its table.
    fn write_figures(&self, scores: &Scores<'_>, html: &mut Html) {
        let setting = |dataset: &Dataset| Setting {
            lang: self.lang,
            width: 420.0,
            selected: None,
            citation: scored::citation(&self.data.sources, dataset, None, self.lang),
        };
        if self.chart == Chart::Years {
            let all: Vec<_> = self.data.years(self.dataset.league).collect();
            let scores: Vec<_> = all.iter().map(|one| score(one, scores.reading())).collect();
            let scores: Vec<_> = scores.iter().collect();
            let mut setting = setting(self.dataset);
            let sources: Vec<_> = all
                .iter()
                .map(|one| scored::citation(&self.data.sources, one, Some(0), self.lang))
                .collect();
            setting.citation = sources.join("; ");
            let unit = [self.code()];
            let years = scored::years(&scores, &unit, "dti", YearsOf::Values, true, setting);
            if let Some(years) = years {
                let scene = dti_charts::years(&years);
                self.write_figure("years", &scene, &Table::of_years(&years), html);
            }
            return;
        }
        for (at, node) in radar_nodes(&self.dataset.framework).into_iter().enumerate() {
            let setting = setting(self.dataset);
            if let Some(radar) = scored::radar(scores, node, &[self.of], true, setting) {
                let scene = dti_charts::radar(&radar);
                let id = format!("radar-{at}");
                self.write_figure(&id, &scene, &Table::of_radar(&radar), html);
            }
        }
    }

    fn write_figure(&self, id: &str, scene: &dti_charts::Scene, table: &Table, html: &mut Html) {
        let figure = Figure {
            id,
            level: "h2",
            scene,
            table,
            save: None,
        };
        figure.write(self.lang, html);
    }

    /// Writes the numbers of the chart as a table behind a button; nothing where they stand with
    /// each chart already.
    pub fn write_table(&self, html: &mut Html) {
        if self.chart.is_of_unit() {
            return;
        }
        let text = FigureText::of(self.lang);
        let ranking = Ranking::of(self.data, &self.state(false));
        html.open("details", &[("class", "embed-table")])
            .element("summary", &[], text.table);
        Table::of_view(&ranking.view).write(&(text.table_of)(&self.title()), self.lang, html);
        html.close("details");
    }

    /// What the page says while the app is on its way to something else than the file shows.
    #[must_use]
    pub fn loading(&self) -> &'static str {
        AppText::of(self.lang).loading
    }

    /// The description of the chart in words.
    #[must_use]
    pub fn description(&self) -> String {
        if self.chart.is_of_unit() {
            return self.title();
        }
        let ranking = Ranking::of(self.data, &self.state(false));
        dti_charts::describe(&ranking.view)
    }
}
