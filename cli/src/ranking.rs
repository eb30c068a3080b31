//! A ranking as rows: what `rank`, `import` and `export` write.

use dti_engine::region::rank_within;
use dti_engine::{Dataset, Group, League, Rank, Reading, group, score};

use crate::output::{Sheet, Value, tidy};

/// One row of a ranking.
pub(crate) struct Line {
    pub(crate) rank: Option<Rank>,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) group: Option<Group>,
    pub(crate) printed_rank: Option<u32>,
    pub(crate) printed_value: Value,
    pub(crate) status: &'static str,
}

/// The columns of [`Line::cells`].
pub(crate) const COLUMNS: &[&str] = &[
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
    pub(crate) fn cells(self) -> Vec<Value> {
        vec![
            Value::rank(self.rank),
            Value::text(self.id),
            Value::text(self.name),
            self.value,
            Value::integer(self.group.map(Group::number)),
            Value::integer(self.printed_rank),
            self.printed_value,
            Value::text(self.status),
        ]
    }
}

/// The ranking of a league by an index: by rank, then by id; units without a rank last.
pub(crate) fn lines(data: &Dataset, index: usize, reading: Reading) -> Vec<Line> {
    let all: Vec<usize> = (0..data.units.len()).collect();
    lines_within(data, index, reading, &all)
}

/// The same of some units, ranked among themselves.
pub(crate) fn lines_within(
    data: &Dataset,
    index: usize,
    reading: Reading,
    units: &[usize],
) -> Vec<Line> {
    let scores = score(data, reading);
    let ranks = rank_within(&scores, index, units);
    let column = &data.columns[index];
    let printed =
        |value: Option<f64>| Value::printed(value, value.map_or(4, |v| decimals(data, v)));
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
                    Value::Computed(tidy(value))
                }
                Some(value) if status == "derived" => Value::Computed(value),
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
pub(crate) fn order(lines: &mut [Line]) {
    let place = |rank: Option<Rank>| rank.map_or((u32::MAX, u32::MAX), |r| (r.best, r.worst));
    lines.sort_by(|a, b| (place(a.rank), &a.id).cmp(&(place(b.rank), &b.id)));
}

/// Lines in columns, with a note where ranks are open.
pub(crate) fn sheet(lines: Vec<Line>, mut notes: Vec<String>, caveat: Option<String>) -> Sheet {
    let open = |line: &Line| line.rank.is_some_and(|rank| rank.settled().is_none());
    if lines.iter().any(open) {
        let lost = || lines.iter().filter(|line| line.rank.is_none());
        let named: Vec<&str> = lost().take(5).map(|line| line.id.as_str()).collect();
        let more = match lost().count() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        notes.push(if named.is_empty() {
            "Ranks are intervals where values are unknown.".to_owned()
        } else {
            let named = named.join(", ");
            format!("Ranks are intervals where they depend on {named}{more}.")
        });
    }
    let rows = lines.into_iter().map(Line::cells).collect();
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat,
    }
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
