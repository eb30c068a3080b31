//! The numbers that a chart shows, as a table; names are Vietnamese, as in every table of ours.

use dti_charts::{Figure, Series, Status, StepOf, View};
use dti_engine::League;
use dti_text::{FilesText, Lang, SimulatorText};

use super::{Chart, Kind, Model};
use crate::{
    About, COLUMNS, Cell, Entry, Error, Origin, Table, about, lines, lines_within, ranking, tidy,
};

impl Chart<'_> {
    /// The numbers of the chart. Those of a map, bars or pie are the ranking, as `dti rank` writes
    /// it; those of a scenario say in every row that they are none.
    ///
    /// # Errors
    ///
    /// As [`Chart::scene`].
    ///
    /// # Panics
    ///
    /// As [`Chart::scene`].
    pub fn table(&self) -> Result<Table, Error> {
        let vietnamese = Chart {
            lang: Lang::Vi,
            ..self.clone()
        };
        let mut table = match vietnamese.model()? {
            Model::League(view) if self.scenario().is_some() => self.simulated(&view),
            Model::League(view) => self.ranked(&view),
            Model::Radar(radar) => {
                let mut table = named(&[
                    "index",
                    "index_name",
                    "id",
                    "name",
                    "value",
                    "rank",
                    "status",
                ]);
                for (at, axis) in radar.axes.iter().enumerate() {
                    for one in &radar.series {
                        let mut row = vec![Cell::text(&axis.id), Cell::text(&axis.name)];
                        row.extend(figures(one, at));
                        table.rows.push(row);
                    }
                }
                table
            }
            Model::Years(years) => {
                let what = match self.dataset.league {
                    League::Nation => ["index", "index_name"],
                    _ => ["id", "name"],
                };
                let mut table = named(&[
                    "year", "rulebook", what[0], what[1], "value", "rank", "status",
                ]);
                for (at, year) in years.years.iter().enumerate() {
                    for one in &years.series {
                        let mut row =
                            vec![Cell::integer(Some(year.year)), Cell::text(&year.rulebook)];
                        row.extend(figures(one, at));
                        table.rows.push(row);
                    }
                }
                table
            }
            Model::Gap(gap) => {
                let mut table = named(&["part", "id", "name", "contribution"]);
                let mut push = |part: &str, id: &str, name: &str, number: Option<f64>| {
                    let number =
                        number.map_or(Cell::Missing, |number| Cell::Computed(tidy(number)));
                    table.rows.push(vec![
                        Cell::text(part),
                        Cell::text(id),
                        Cell::text(name),
                        number,
                    ]);
                };
                let id = |end: &dti_charts::End| end.id.clone().unwrap_or_default();
                push("from", &id(&gap.from), &gap.from.name, Some(gap.from.value));
                for step in &gap.steps {
                    let name = match step.section.as_str() {
                        "" => step.name.clone(),
                        section => format!("{section}: {}", step.name),
                    };
                    let (part, id) = match &step.of {
                        StepOf::Index(path) => ("index", path.as_str()),
                        StepOf::Rivals => ("rivals", ""),
                        StepOf::Weights => ("weights", ""),
                    };
                    push(part, id, &name, step.contribution);
                }
                push("rest", "", "", Some(gap.residual));
                push("to", &id(&gap.to), &gap.to.name, Some(gap.to.value));
                table
            }
            Model::Tree(tree) => {
                let mut table = named(&["index", "name", "above", "points", "points_status"]);
                for node in &tree.nodes {
                    let above = node.parent.map_or("", |above| &tree.nodes[above].id);
                    let status = match (node.points, node.inferred) {
                        (None, _) => "unknown",
                        (Some(_), true) => "inferred",
                        (Some(_), false) => "published",
                    };
                    table.rows.push(vec![
                        Cell::text(&node.id),
                        Cell::text(&node.name),
                        Cell::text(above),
                        node.points.map_or(Cell::Missing, Cell::Points),
                        Cell::text(status),
                    ]);
                }
                table
            }
            Model::Intervals(intervals) => {
                let mut table = named(&["id", "name", "rank", "p5", "p50", "p95"]);
                let ranks = self.scores().ranks(self.index);
                for unit in &intervals.units {
                    let drawn = unit.spread;
                    let at = self.dataset.unit(&unit.id).ok();
                    table.rows.push(vec![
                        Cell::text(&unit.id),
                        Cell::text(&unit.name),
                        Cell::rank(at.and_then(|at| ranks[at])),
                        Cell::integer(drawn.map(|drawn| drawn.best)),
                        Cell::integer(drawn.map(|drawn| drawn.median)),
                        Cell::integer(drawn.map(|drawn| drawn.worst)),
                    ]);
                }
                table
            }
        };
        if self.scenario().is_some() {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| SimulatorText::of(lang).label);
            table.columns.push("note".to_owned());
            for row in &mut table.rows {
                row.push(Cell::text(format!("{vi} / {en}")));
            }
        }
        Ok(table)
    }

    /// The ranking, of a part of the league inside that part; with the places gained where units are
    /// coloured by them.
    fn ranked(&self, view: &View) -> Table {
        let (data, index) = (self.dataset, self.index);
        let lines = match self.part() {
            Some(part) => lines_within(data, index, self.reading, &part.units),
            None => lines(data, index, self.reading),
        };
        let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
        let mut table = ranking(lines);
        if let Some(since) = self.since() {
            table.columns.extend(["since", "change"].map(str::to_owned));
            for (row, id) in table.rows.iter_mut().zip(&ids) {
                let unit = view.units.iter().find(|unit| unit.id == *id);
                let change = unit.and_then(|unit| unit.change);
                row.push(Cell::integer(Some(since.year)));
                row.push(change.map_or(Cell::Missing, Cell::Points));
            }
        }
        table
    }

    /// The ranking of a scenario beside the published one.
    fn simulated(&self, view: &View) -> Table {
        let published = lines(self.dataset, self.index, self.reading);
        let mut columns = COLUMNS.to_vec();
        columns[5..7].copy_from_slice(&["published_rank", "published_value"]);
        let mut table = named(&columns);
        for unit in &view.units {
            let Some(before) = published.iter().find(|line| line.id == unit.id) else {
                continue;
            };
            let is_changed = unit.status == Status::Simulated;
            let rank = match (unit.rank, unit.rank_interval) {
                (None, Some((best, worst))) => Cell::Interval(best, worst),
                (rank, _) => Cell::integer(rank),
            };
            table.rows.push(vec![
                rank,
                Cell::text(&unit.id),
                Cell::text(&before.name),
                match unit.value {
                    Some(value) if is_changed => Cell::Computed(value),
                    _ => before.value.clone(),
                },
                Cell::integer(unit.group),
                Cell::rank(before.rank),
                before.value.clone(),
                Cell::text(if is_changed {
                    "simulated"
                } else {
                    before.status
                }),
            ]);
        }
        table
    }

    /// What stands beside the numbers in a workbook.
    #[must_use]
    pub fn about(&self, origin: Origin<'_>, table: &Table) -> About {
        let text = FilesText::of(self.lang);
        let columns = &table.columns;
        let mut about = about(
            self.dataset,
            Some(self.index),
            self.reading,
            origin,
            columns,
            self.lang,
        );
        let mut first = Vec::new();
        if let Some(scenario) = self.scenario() {
            let label = SimulatorText::of(self.lang).label;
            about.title = format!("{label}. {}", about.title);
            first.push(Entry::Heading(label.to_owned()));
            let scenario = scenario.to_compact().unwrap_or_default();
            first.push(Entry::Pair(text.scenario.to_owned(), scenario));
            let meaning = (text.status)("simulated").unwrap_or_default();
            let pair = Entry::Pair("simulated".to_owned(), meaning.to_owned());
            let is_last =
                |entry: &Entry| matches!(entry, Entry::Pair(name, _) if name == "unknown");
            if let Some(at) = about.entries.iter().position(is_last) {
                about.entries.insert(at + 1, pair);
            }
        }
        if matches!(self.kind, Kind::Years | Kind::Ranks) {
            first.push(Entry::Heading(text.source.to_owned()));
            for data in self.all_years() {
                let cited = dti_charts::scored::citation(self.sources, data, None, self.lang);
                first.push(Entry::Pair(data.year.to_string(), cited));
            }
        }
        first.append(&mut about.entries);
        about.entries = first;
        about
    }
}

/// An empty table with these columns.
fn named(columns: &[&str]) -> Table {
    Table {
        columns: columns.iter().map(|&name| name.to_owned()).collect(),
        rows: Vec::new(),
    }
}

/// Id, name, value, rank and status of a series at a place.
fn figures(series: &Series, at: usize) -> [Cell; 5] {
    let figure = series.figures.get(at).copied().unwrap_or(Figure::UNKNOWN);
    let value = match (figure.known(), figure.status) {
        (None, _) => Cell::Missing,
        (Some(value), Status::Published | Status::Corrected) => {
            Cell::Printed(value, usize::from(figure.decimals))
        }
        (Some(value), _) => Cell::Computed(tidy(value)),
    };
    [
        Cell::text(&series.id),
        Cell::text(&series.name),
        value,
        Cell::integer(figure.rank),
        Cell::text(match figure.status {
            Status::Published if figure.rank_corrected => "corrected",
            of_value => status(of_value),
        }),
    ]
}

/// The word of a status.
fn status(status: Status) -> &'static str {
    match status {
        Status::Published => "published",
        Status::Corrected => "corrected",
        Status::Derived => "derived",
        Status::Unknown => "unknown",
        Status::Simulated => "simulated",
    }
}
