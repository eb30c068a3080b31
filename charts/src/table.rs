//! The numbers of a chart as a table, for a page that puts one beside it.
//!
//! The cells are the words of the chart, with its marks for what is corrected, derived or unknown.
//! Map, bars and pie have the ranking table of the page.

use crate::gap::{self, Gap};
use crate::intervals::Intervals;
use crate::radar::Radar;
use crate::series::{Figure, Series, Setting};
use crate::tree::{self, Tree};
use crate::years::Years;

/// Columns with their heads, and rows as long as these. The first cell of a row names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// One head for each column.
    pub head: Vec<String>,
    /// One row for each axis, year, step, entry or unit, in the order of the chart.
    pub rows: Vec<Vec<String>>,
}

impl Radar {
    /// A row for each axis: the value of each series, and the rank where the series has ranks.
    #[must_use]
    pub fn table(&self) -> Table {
        let heads = &self.setting.detail().heads;
        let mut table = Table {
            head: vec![heads.index.to_owned()],
            rows: Vec::new(),
        };
        for axis in &self.axes {
            table.rows.push(vec![axis.name.clone()]);
        }
        push_series(&mut table, &self.setting, &self.series);
        table
    }
}

impl Years {
    /// A row for each year with its rulebook: the value of each series, and the rank where the
    /// series has ranks.
    #[must_use]
    pub fn table(&self) -> Table {
        let heads = &self.setting.detail().heads;
        let mut table = Table {
            head: vec![heads.year.to_owned(), heads.rulebook.to_owned()],
            rows: Vec::new(),
        };
        for year in &self.years {
            let row = vec![year.year.to_string(), year.rulebook.clone()];
            table.rows.push(row);
        }
        push_series(&mut table, &self.setting, &self.series);
        table
    }
}

/// Adds the columns of series to rows that are named already.
fn push_series(table: &mut Table, setting: &Setting, series: &[Series]) {
    let heads = &setting.detail().heads;
    for one in series {
        let ranked = one.is_ranked();
        table.head.push(one.name.clone());
        if ranked {
            table.head.push((heads.rank_of)(&one.name));
        }
        for (at, row) in table.rows.iter_mut().enumerate() {
            let figure = one.at(at);
            row.push(figure.short(setting.lang));
            if ranked {
                row.push(rank_text(setting, figure));
            }
        }
    }
}

fn rank_text(setting: &Setting, figure: Figure) -> String {
    let unknown = || setting.text().unknown.to_owned();
    figure.rank_text().unwrap_or_else(unknown)
}

impl Gap {
    /// The value at the beginning, a row for each contribution, what they leave (unless the chart
    /// has no such row), and the value at the end.
    #[must_use]
    pub fn table(&self) -> Table {
        let heads = &self.setting.detail().heads;
        let rows = gap::lines(self).into_iter();
        Table {
            head: vec![heads.index.to_owned(), heads.contribution.to_owned()],
            rows: rows.map(|(name, value)| vec![name, value]).collect(),
        }
    }
}

impl Tree {
    /// A row for each entry, the root first: its points, and its share of all points where both are
    /// known. A name carries that of the entry above, unless this is the root.
    #[must_use]
    pub fn table(&self) -> Table {
        let heads = &self.setting.detail().heads;
        let row = |(at, node): (usize, &tree::Node)| {
            let above = node.parent.filter(|&above| above > 0 && above < at);
            let name = match above {
                Some(above) => format!("{}: {}", self.nodes[above].name, node.name),
                None => node.name.clone(),
            };
            let share = tree::share_text(self, node).unwrap_or_default();
            vec![name, tree::points_text(self, node), share]
        };
        let head = [heads.entry, heads.points, heads.share];
        Table {
            head: head.map(str::to_owned).to_vec(),
            rows: self.nodes.iter().enumerate().map(row).collect(),
        }
    }
}

impl Intervals {
    /// A row for each unit: its published rank, and the three ranks of its interval.
    #[must_use]
    pub fn table(&self) -> Table {
        let heads = &self.setting.detail().heads;
        let rank = |rank: Option<u32>| {
            let unknown = || self.setting.text().unknown.to_owned();
            rank.map_or_else(unknown, |rank| rank.to_string())
        };
        let rows = self.units.iter().map(|unit| {
            let spread = unit.spread;
            vec![
                unit.name.clone(),
                rank(unit.published),
                rank(spread.map(|spread| spread.best)),
                rank(spread.map(|spread| spread.median)),
                rank(spread.map(|spread| spread.worst)),
            ]
        });
        let head = [
            (heads.unit)(self.kind),
            heads.published_rank,
            heads.best,
            heads.median,
            heads.worst,
        ];
        Table {
            head: head.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }
}
