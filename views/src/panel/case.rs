//! What all panels are about: one scenario of one league, and how its numbers are written.

use dti_charts::scored::{index_name, unit_name};
use dti_engine::{
    Amount, Dataset, Error, Rank, Scenario, Scores, Simulation, Simulator, Stage, Standing,
    decimal, millionths, stages,
};
use dti_text::{Lang, PanelText, number};

use super::field::{cell, open_row, open_table};
use crate::html::Html;
use crate::pickers;
use crate::ranking::{self, Page};
use crate::screenful::Screenful;
use crate::simulator::rank_text;

/// The scenario of the address on its data.
pub(crate) struct Case<'a> {
    pub(super) screenful: &'a Screenful<'a>,
    pub(super) page: &'a Page<'a>,
    pub(super) text: &'static PanelText,
    pub(super) lang: Lang,
    pub(super) dataset: &'a Dataset,
    pub(super) scores: &'a Scores<'a>,
    /// Position of the index by which the league is ranked.
    pub(super) index: usize,
    /// Position of the chosen unit, if the league has it.
    pub(super) unit: Option<usize>,
    pub(super) scenario: Scenario,
}

impl<'a> Case<'a> {
    pub(crate) fn of(screenful: &'a Screenful<'a>, page: &'a Page<'a>) -> Self {
        let dataset = page.ranking.dataset();
        Self {
            screenful,
            page,
            text: PanelText::of(page.state.lang),
            lang: page.state.lang,
            dataset,
            scores: &page.ranking.scores,
            index: page.ranking.index,
            unit: page.selected().and_then(|unit| dataset.unit(unit).ok()),
            scenario: ranking::scenario(dataset, page.state),
        }
    }

    /// The engine in the state of the scenario.
    pub(super) fn simulator(&self) -> Result<Simulator, Error> {
        self.simulator_of(&self.scenario)
    }

    /// The engine in the state of another scenario on the same data.
    pub(super) fn simulator_of(&self, scenario: &Scenario) -> Result<Simulator, Error> {
        ranking::simulator(self.page.data, self.scores, scenario)
    }

    /// Before and after another scenario on the same data.
    pub(super) fn simulate(&self, scenario: &Scenario) -> Result<Simulation, Error> {
        let mut after = self.simulator_of(scenario)?;
        Ok(Simulation::between(
            &mut Simulator::new(self.scores),
            &mut after,
        ))
    }

    /// The scenario part by part.
    pub(super) fn stages(&self) -> Result<Vec<Stage>, Error> {
        let trend = ranking::trend(self.page.data, self.scores, &self.scenario);
        stages(self.scores, &self.scenario, trend.as_deref())
    }

    pub(super) fn code(&self, index: usize) -> &'a str {
        &self.dataset.framework.nodes()[index].code
    }

    pub(super) fn index_name(&self, index: usize) -> String {
        index_name(self.dataset, index, self.lang)
    }

    pub(super) fn unit_name(&self, unit: usize) -> &'a str {
        unit_name(self.dataset, unit, self.lang)
    }

    pub(super) fn index_names(&self, indices: &[usize]) -> String {
        let names: Vec<String> = indices
            .iter()
            .map(|&index| self.index_name(index))
            .collect();
        names.join("; ")
    }

    pub(super) fn unit_names(&self, units: &[usize]) -> String {
        let names: Vec<&str> = units.iter().map(|&unit| self.unit_name(unit)).collect();
        names.join(", ")
    }

    /// Writes a table of where a unit stands, a row for each state.
    pub(super) fn write_standings(
        &self,
        title: &str,
        states: impl Iterator<Item = (&'static str, Standing)>,
        html: &mut Html,
    ) {
        let text = self.text;
        let heads = [text.rank, text.value].map(|head| format!("#{head}"));
        open_table(html, title, &[text.state, &heads[0], &heads[1]]);
        for (state, standing) in states {
            open_row(html, state, false);
            cell(html, &self.rank(standing.rank));
            cell(html, &self.value(standing.value));
            html.close("tr");
        }
        html.close_table();
    }

    /// Writes whom a unit passes, and who passes it; nothing of nobody.
    pub(super) fn write_passed(&self, simulation: &Simulation, unit: usize, html: &mut Html) {
        for (what, units) in [
            (self.text.passes, simulation.overtaken(self.index, unit)),
            (
                self.text.passed_by,
                simulation.overtaken_by(self.index, unit),
            ),
        ] {
            if !units.is_empty() {
                let line = format!("{what} {}.", self.unit_names(&units));
                html.element("p", &[], &line);
            }
        }
    }

    /// A number with as many decimals as it has, two at least and six at most.
    pub(super) fn exact(&self, number: f64) -> String {
        decimals(self.lang, number, 2)
    }

    /// A number with as many decimals as it has, six at most.
    pub(super) fn plain(&self, number: f64) -> String {
        decimals(self.lang, number, 0)
    }

    pub(super) fn value(&self, value: Option<f64>) -> String {
        match value {
            Some(value) => number::value(self.lang, value),
            None => self.page.text().unknown.to_owned(),
        }
    }

    pub(super) fn rank(&self, rank: Option<Rank>) -> String {
        match rank {
            Some(_) => rank_text(rank),
            None => self.page.text().unknown.to_owned(),
        }
    }

    /// The address with another scenario; `None` where it would be too long for one.
    pub(super) fn link_to(&self, scenario: &Scenario) -> Option<String> {
        let set = scenario.to_compact().ok()?;
        let state = self.page.state.with(&[("set", &set)]);
        let query = state.query();
        (query.len() <= crate::state::MAX_QUERY).then(|| match query.is_empty() {
            true => "./".to_owned(),
            false => query,
        })
    }

    /// The scenario with other points of the chosen unit.
    pub(super) fn with_points(&self, unit: usize, points: &[(usize, f64)]) -> Scenario {
        let mut scenario = self.scenario.clone();
        for &(index, points) in points {
            let id = &self.dataset.units[unit].id;
            scenario.put(id, self.code(index), Some(Amount::Points(points)));
        }
        scenario
    }

    /// Writes a link of the page. `key` is unique in the panel.
    pub(super) fn go(&self, href: &str, key: &str, name: &str, html: &mut Html) {
        let link = [("href", href), ("data-go", ""), ("data-key", key)];
        html.element("a", &link, name);
    }

    /// Writes the link that puts a scenario into the sliders, named for what it does.
    pub(super) fn load(
        &self,
        scenario: &Scenario,
        key: &str,
        (shown, what): (&str, &str),
        html: &mut Html,
    ) {
        let Some(href) = self.link_to(scenario) else {
            html.text(shown);
            return;
        };
        let name = format!("{shown}. {}", (self.text.load_of)(what));
        let link = [
            ("class", "load"),
            ("href", href.as_str()),
            ("data-go", ""),
            ("data-key", key),
            ("aria-label", &name),
        ];
        html.element("a", &link, shown);
    }

    /// The chosen unit; without one, writes what to do and a picker.
    pub(super) fn chosen(&self, html: &mut Html) -> Option<usize> {
        if self.unit.is_none() {
            html.element("p", &[("class", "hint")], self.text.choose_unit);
            let first = ("", self.text.add_rival_hint);
            let units = self.dataset.units.iter().enumerate();
            let units = units.map(|(at, unit)| (unit.id.as_str(), self.unit_name(at)));
            let options = std::iter::once(first).chain(units);
            pickers::write_select(html, "panel-unit", "unit", self.text.unit, options, "");
        }
        self.unit
    }
}

/// A number with as many decimals as it has, six at most.
pub(crate) fn decimals(lang: Lang, number: f64, least: usize) -> String {
    number::decimal(lang, number, digits(number, least))
}

/// As many decimals as a number has, six at most.
pub(crate) fn digits(number: f64, least: usize) -> usize {
    let text = decimal::shortest(millionths(number)).unwrap_or_default();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    decimals.clamp(least, 6)
}
