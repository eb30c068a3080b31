//! One cell of a result.

use dti_engine::Rank;

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known here: an empty cell, null in JSON.
    Missing,
    /// A name or a word.
    Text(String),
    /// A count or a rank.
    Integer(u64),
    /// A rank that is not settled, from the best to the worst possible.
    Interval(u32, u32),
    /// A number of the source with as many decimals as it prints.
    Printed(f64, usize),
    /// A number that was computed: four decimals to read, all of them to process.
    Computed(f64),
    /// Points of a rulebook, as short as they can be written.
    Points(f64),
}

impl Cell {
    /// A name or a word.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A count, or nothing.
    pub fn integer(number: Option<impl Into<u64>>) -> Self {
        number.map_or(Cell::Missing, |number| Cell::Integer(number.into()))
    }

    /// A number with the decimals that its source prints, or nothing.
    #[must_use]
    pub fn printed(number: Option<f64>, decimals: usize) -> Self {
        number.map_or(Cell::Missing, |number| Cell::Printed(number, decimals))
    }

    /// A rank, which may be an interval.
    #[must_use]
    pub fn rank(rank: Option<Rank>) -> Self {
        match rank {
            None => Cell::Missing,
            Some(rank) => match rank.settled() {
                Some(rank) => Cell::Integer(rank.into()),
                None => Cell::Interval(rank.best, rank.worst),
            },
        }
    }

    /// The cell as programs read it: a decimal point, all decimals of a computed number, nothing
    /// for what is not known.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Cell::Missing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Interval(best, worst) => format!("{best}-{worst}"),
            Cell::Printed(number, decimals) => format!("{number:.decimals$}"),
            Cell::Computed(number) | Cell::Points(number) => number.to_string(),
        }
    }
}

/// A number without the noise of binary fractions: at most nine decimals.
#[must_use]
pub fn tidy(number: f64) -> f64 {
    (number * BILLION).round() / BILLION
}

const BILLION: f64 = 1e9;
