//! A ranking as rows.

use dti_engine::region::rank_within;
use dti_engine::{Dataset, Group, League, Rank, Reading, group, score};

use crate::{Cell, tidy};

/// One row of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The rank, which may be an interval; `None` where the unit has none.
    pub rank: Option<Rank>,
    /// The canonical id, `da-nang`.
    pub id: String,
    /// The Vietnamese name.
    pub name: String,
    /// The value in [0, 1].
    pub value: Cell,
    /// The group by the bounds of 2020; `None` in other years.
    pub group: Option<Group>,
    /// The rank as printed.
    pub printed_rank: Option<u32>,
    /// The value as printed.
    pub printed_value: Cell,
    /// `published`, `derived`, `corrected` or `unknown`; `given` in a table of the user's own.
    pub status: &'static str,
}

/// The columns of [`Line::cells`], the same as `dti rank` prints.
pub const COLUMNS: &[&str] = &[
    "rank",
    "id",
    "name",
    "value",
    "group",
    "printed_rank",
    "printed_value",
    "status",
];

impl Line {
    /// The line as cells, one per column of [`COLUMNS`].
    #[must_use]
    pub fn cells(self) -> Vec<Cell> {
        vec![
            Cell::rank(self.rank),
            Cell::text(self.id),
            Cell::text(self.name),
            self.value,
            Cell::integer(self.group.map(Group::number)),
            Cell::integer(self.printed_rank),
            self.printed_value,
            Cell::text(self.status),
        ]
    }
}

/// The ranking of a league by an index: by rank, then by id; units without a rank last.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn lines(data: &Dataset, index: usize, reading: Reading) -> Vec<Line> {
    let all: Vec<usize> = (0..data.units.len()).collect();
    lines_within(data, index, reading, &all)
}

/// The same of some units, ranked among themselves.
///
/// # Panics
///
/// If `index` is not a node of the framework or `units` names one that there is not.
#[must_use]
pub fn lines_within(data: &Dataset, index: usize, reading: Reading, units: &[usize]) -> Vec<Line> {
    let scores = score(data, reading);
    let ranks = rank_within(&scores, index, units);
    let column = &data.columns[index];
    let printed = |value: Option<f64>| Cell::printed(value, value.map_or(4, |v| decimals(data, v)));
    let line = |(&unit, &rank): (&usize, &Option<Rank>)| {
        let value = scores.value(index, unit);
        let status = scores.status(index, unit).id();
        let repaired = reading == Reading::Corrected && column.ranks[unit].repaired;
        Line {
            rank,
            id: data.units[unit].id.clone(),
            name: data.units[unit].name_vi.clone(),
            value: match value {
                // Made from other units: a mean of printed numbers.
                Some(value) if status == "derived" && column.values[unit].corrected.is_some() => {
                    Cell::Computed(tidy(value))
                }
                Some(value) if status == "derived" => Cell::Computed(value),
                known => printed(known),
            },
            group: value.filter(|_| has_groups(data)).map(group),
            printed_rank: column.ranks[unit].printed,
            printed_value: printed(column.values[unit].printed),
            status: if repaired && status == "published" {
                "corrected"
            } else {
                status
            },
        }
    };
    let mut lines: Vec<Line> = units.iter().zip(&ranks).map(line).collect();
    order(&mut lines);
    lines
}

/// Puts lines in the order of every ranking.
pub fn order(lines: &mut [Line]) {
    let place = |rank: Option<Rank>| rank.map_or((u32::MAX, u32::MAX), |r| (r.best, r.worst));
    lines.sort_by(|a, b| (place(a.rank), &a.id).cmp(&(place(b.rank), &b.id)));
}

/// The bounds of the groups are those of units in 2020; later years publish none.
fn has_groups(data: &Dataset) -> bool {
    data.year == 2020 && data.league != League::Nation
}

/// How many decimals the source prints: four, or two of some national indices.
fn decimals(data: &Dataset, value: f64) -> usize {
    let hundredths = value * 100.0;
    let whole = (hundredths - hundredths.round()).abs() < 1e-9;
    if data.league == League::Nation && whole {
        2
    } else {
        4
    }
}
