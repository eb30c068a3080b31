//! One public error for everything that can be wrong with what the engine is given.

use std::fmt;

/// Where in a text file something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Name of the file as the caller gave it.
    pub(crate) file: String,
    /// Line, counted from 1; the header is line 1. 0 when the whole file is meant.
    pub(crate) line: u64,
    /// Name of the column, empty when the whole line is meant.
    pub(crate) column: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column `{}`", self.column)?;
        }
        Ok(())
    }
}

#[cfg_attr(
    not(feature = "csv"),
    allow(dead_code, reason = "only text files have these faults")
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Empty {
        place: Place,
    },
    Syntax {
        place: Place,
        problem: String,
    },
    MissingColumn {
        place: Place,
    },
    BadNumber {
        place: Place,
        found: String,
        want: &'static str,
    },
    OutOfRange {
        place: Place,
        found: String,
    },
    Duplicate {
        place: Place,
        what: String,
    },
    UnknownName {
        place: Option<Place>,
        what: &'static str,
        name: String,
        nearest: Option<String>,
    },
    Framework {
        node: String,
        problem: String,
    },
    Correction {
        place: Place,
        problem: String,
    },
    Bundle {
        what: &'static str,
        problem: String,
    },
    Scenario {
        misfit: Misfit,
        problem: String,
    },
    Newer {
        what: &'static str,
        found: String,
        have: String,
    },
    UnknownValue {
        unit: String,
        index: String,
    },
    Amount {
        what: String,
        found: String,
        want: String,
    },
    Points {
        index: String,
        found: String,
        most: String,
    },
}

/// What about a scenario or a request cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is not of the form that scenarios have.
    Form,
    /// It holds more than is read.
    Size,
    /// It says two things about the same.
    Twice,
    /// It is about another league or year.
    OtherData,
    /// It changes an index that is the sum of others.
    Sum,
    /// Its weights are no weights, or sum to nothing.
    Weights,
    /// Its rivals cannot move like this.
    Rivals,
    /// The figures that the rivals' trend is made of are missing.
    Trend,
    /// A rank, a lock, an effort or an option of a request does not exist.
    Request,
    /// Anything else.
    Other,
}

/// The parts of an [`Error`], as far as a reader can cause them; see [`Error::fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault<'a> {
    /// A name that nobody knows.
    UnknownName {
        /// What it should be the name of, in English: `unit`, `index`.
        what: &'a str,
        /// The name.
        name: &'a str,
        /// The nearest one that is known.
        nearest: Option<&'a str>,
    },
    /// A change of a value that nobody knows.
    UnknownValue {
        /// Id of the unit.
        unit: &'a str,
        /// Code of the index.
        index: &'a str,
    },
    /// An amount that is no number or out of its range.
    Amount {
        /// Of what, with its code in backquotes.
        what: &'a str,
        /// The amount.
        found: &'a str,
    },
    /// Points of an index that it cannot have.
    Points {
        /// Code of the index.
        index: &'a str,
        /// The points.
        found: &'a str,
        /// The most that it can have.
        most: &'a str,
    },
    /// Written by a later version.
    Newer {
        /// `engine`, or `scenario` for the form.
        what: &'a str,
        /// Its version.
        found: &'a str,
        /// The version that reads it.
        have: &'a str,
    },
    /// A scenario or a request that cannot be.
    Scenario(Misfit),
    /// Anything else: files, frameworks, corrections.
    Other,
}

/// What is wrong with a file, a framework or a request, where, and what would be right.
///
/// The message names file, line and column where there is one, and is one line long. Ask the
/// predicates when a program has to tell errors apart; the text may change between versions.
///
/// ```
/// use dti_engine::League;
/// let error = "provinces63".parse::<League>().unwrap_err();
/// assert!(error.is_unknown_name());
/// assert_eq!(error.to_string(), "unknown league `provinces63`; did you mean `provinces`?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Kind>);

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(kind))
    }

    pub(crate) fn framework(node: &str, problem: impl Into<String>) -> Self {
        Self::new(Kind::Framework {
            node: node.to_owned(),
            problem: problem.into(),
        })
    }

    pub(crate) fn unknown(what: &'static str, name: &str, nearest: Option<&str>) -> Self {
        Self::new(Kind::UnknownName {
            place: None,
            what,
            name: name.to_owned(),
            nearest: nearest.map(str::to_owned),
        })
    }

    pub(crate) fn scenario(problem: impl Into<String>) -> Self {
        Self::misfit(Misfit::Other, problem)
    }

    pub(crate) fn misfit(misfit: Misfit, problem: impl Into<String>) -> Self {
        Self::new(Kind::Scenario {
            misfit,
            problem: problem.into(),
        })
    }

    pub(crate) fn newer(what: &'static str, found: String, have: String) -> Self {
        Self::new(Kind::Newer { what, found, have })
    }

    pub(crate) fn unknown_value(unit: &str, index: &str) -> Self {
        Self::new(Kind::UnknownValue {
            unit: unit.to_owned(),
            index: index.to_owned(),
        })
    }

    pub(crate) fn amount(what: String, found: f64, want: String) -> Self {
        Self::new(Kind::Amount {
            what,
            found: crate::decimal::said(found),
            want,
        })
    }

    pub(crate) fn points(index: &str, found: f64, most: f64) -> Self {
        Self::new(Kind::Points {
            index: index.to_owned(),
            found: crate::decimal::said(found),
            most: crate::decimal::said(most),
        })
    }

    /// Where in a text file it is: the line from 1, or 0 for the whole file, and the name of the
    /// column, or nothing for the whole line. `None` for what is no fault of a file.
    #[must_use]
    pub fn place(&self) -> Option<(u64, &str)> {
        match &*self.0 {
            Kind::Empty { place }
            | Kind::Syntax { place, .. }
            | Kind::MissingColumn { place }
            | Kind::BadNumber { place, .. }
            | Kind::OutOfRange { place, .. }
            | Kind::Duplicate { place, .. }
            | Kind::Correction { place, .. }
            | Kind::UnknownName {
                place: Some(place), ..
            } => Some((place.line, &place.column)),
            _ => None,
        }
    }

    /// The input holds nothing at all.
    #[must_use]
    pub fn is_empty_input(&self) -> bool {
        matches!(*self.0, Kind::Empty { .. })
    }

    /// The input is not in its format (broken CSV, a truncated bundle).
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(*self.0, Kind::Syntax { .. } | Kind::Bundle { .. })
    }

    /// A column that the table needs is not there.
    #[must_use]
    pub fn is_missing_column(&self) -> bool {
        matches!(*self.0, Kind::MissingColumn { .. })
    }

    /// A cell that should hold a number does not, or holds it in another notation.
    #[must_use]
    pub fn is_bad_number(&self) -> bool {
        matches!(*self.0, Kind::BadNumber { .. })
    }

    /// A number lies outside the range that it can have.
    #[must_use]
    pub fn is_out_of_range(&self) -> bool {
        matches!(
            *self.0,
            Kind::OutOfRange { .. } | Kind::Amount { .. } | Kind::Points { .. }
        )
    }

    /// A scenario or a request that cannot be: contradictory, too large, or about other data.
    #[must_use]
    pub fn is_scenario(&self) -> bool {
        matches!(*self.0, Kind::Scenario { .. })
    }

    /// Written by a later version of the engine, whose results may differ.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        matches!(*self.0, Kind::Newer { .. })
    }

    /// A change of a value that nobody knows.
    #[must_use]
    pub fn is_unknown_value(&self) -> bool {
        matches!(*self.0, Kind::UnknownValue { .. })
    }

    /// What is wrong, in parts, for a message in another language than that of [`fmt::Display`].
    ///
    /// ```
    /// use dti_engine::{Fault, League};
    /// let error = "provinces63".parse::<League>().unwrap_err();
    /// let Fault::UnknownName { name, nearest, .. } = error.fault() else { panic!() };
    /// assert_eq!((name, nearest), ("provinces63", Some("provinces")));
    /// ```
    #[must_use]
    pub fn fault(&self) -> Fault<'_> {
        match &*self.0 {
            Kind::UnknownName {
                what,
                name,
                nearest,
                ..
            } => Fault::UnknownName {
                what,
                name,
                nearest: nearest.as_deref(),
            },
            Kind::UnknownValue { unit, index } => Fault::UnknownValue { unit, index },
            Kind::Amount { what, found, .. } => Fault::Amount { what, found },
            Kind::Points { index, found, most } => Fault::Points { index, found, most },
            Kind::Newer { what, found, have } => Fault::Newer { what, found, have },
            Kind::Scenario { misfit, .. } => Fault::Scenario(*misfit),
            _ => Fault::Other,
        }
    }

    /// The same thing is given twice.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(*self.0, Kind::Duplicate { .. })
    }

    /// A unit, index, league or other name that nobody knows.
    #[must_use]
    pub fn is_unknown_name(&self) -> bool {
        matches!(*self.0, Kind::UnknownName { .. })
    }

    /// A rulebook that cannot be: a cycle, points that do not add up, a code given twice.
    #[must_use]
    pub fn is_framework(&self) -> bool {
        matches!(*self.0, Kind::Framework { .. })
    }

    /// A correction that does not fit the cell it names, or lacks its evidence.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        matches!(*self.0, Kind::Correction { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Empty { place } => write!(
                f,
                "{place}: the file is empty; expected a CSV with a header"
            ),
            Kind::Syntax { place, problem } => write!(f, "{place}: {problem}"),
            Kind::MissingColumn { place } => write!(f, "{place}: this column is missing"),
            Kind::BadNumber { place, found, want } => {
                write!(f, "{place}: `{found}` is not {want}")?;
                if is_decimal_comma(found) {
                    write!(
                        f,
                        "; write `{}` with a decimal point",
                        found.replacen(',', ".", 1)
                    )?;
                }
                Ok(())
            }
            Kind::OutOfRange { place, found } => {
                write!(f, "{place}: `{found}` is outside the range 0 to 1")
            }
            Kind::Duplicate { place, what } => write!(f, "{place}: {what} is given twice"),
            Kind::UnknownName {
                place,
                what,
                name,
                nearest,
            } => {
                if let Some(place) = place {
                    write!(f, "{place}: ")?;
                }
                write!(f, "unknown {what} `{name}`")?;
                match nearest {
                    Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
                    None => Ok(()),
                }
            }
            Kind::Framework { node, problem } => write!(f, "framework node `{node}`: {problem}"),
            Kind::Correction { place, problem } => write!(f, "{place}: {problem}"),
            Kind::Bundle { what, problem } => write!(f, "the {what} cannot be read: {problem}"),
            Kind::Scenario { problem, .. } => f.write_str(problem),
            Kind::Newer { what, found, have } => {
                write!(
                    f,
                    "it was made with {what} version {found}; this is version {have}, which cannot \
                     promise the same"
                )
            }
            Kind::UnknownValue { unit, index } => {
                write!(
                    f,
                    "`{index}` of `{unit}` is unknown, so it cannot be changed"
                )
            }
            Kind::Amount { what, found, want } => write!(f, "{what}: {found} is not {want}"),
            Kind::Points { index, found, most } => {
                write!(f, "`{index}`: {found} is not from 0 to {most} points")
            }
        }
    }
}

/// Whether it is a number but for its comma. Checked by eye and not by parsing: the browser does
/// without the parser of numbers.
fn is_decimal_comma(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, fraction)| {
        [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

impl std::error::Error for Error {}
