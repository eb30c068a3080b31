//! What the audit says: plain data, the same in a file, on the command line and in the app.

use serde::{Deserialize, Serialize};

use crate::league::League;

/// Which rule a finding breaks. The order is the order of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A row repeats the row of another unit, so the numbers of its own unit are not there.
    CopiedRow,
    /// A row holds the numbers of another unit.
    MovedRow,
    /// Two rows stand under each other's name.
    SwappedRows,
    /// Three or more rows stand under their neighbours' names.
    ShiftedRows,
    /// Two columns stand under each other's heading.
    SwappedColumns,
    /// A run of ranks is too high or too low by the same number.
    ShiftedRanks,
    /// A run of ranks stands one row too high or too low.
    ShiftedColumn,
    /// Two digits of a number changed places.
    TransposedDigits,
    /// A value that sums, ranks or other tables refute.
    WrongValue,
    /// A rank that the values refute.
    WrongRank,
    /// Parts and whole do not add up, and nothing tells which of them is wrong.
    Sum,
    /// Values and ranks are in a different order, and nothing tells which of them is wrong.
    Order,
    /// Two tables print different numbers for the same thing, and nothing tells which is wrong.
    Disagreement,
    /// The weights that the source states do not give the values that it prints.
    Weights,
    /// The number of units in a group.
    GroupCount,
    /// The share of the units in a group.
    GroupShare,
    /// A unit listed in a group to which it does not belong, or missing where it does.
    GroupMember,
    /// A mean stated in the text.
    Mean,
    /// A number of units stated in the text.
    Count,
    /// A share stated in the text.
    Share,
    /// A list of units in the text: one too many, one missing, or out of order.
    List,
    /// A unit said to be first, or among the first or the last.
    First,
    /// A rank stated in the text.
    Rank,
    /// A value stated in the text.
    Value,
    /// A difference between best and worst stated in the text.
    Spread,
    /// Numbers that should add up to a stated total.
    Total,
    /// Another document gives another number for the same thing.
    Documents,
}

impl Rule {
    /// Every rule, in the order of the findings.
    pub const ALL: [Rule; 27] = [
        Rule::CopiedRow,
        Rule::MovedRow,
        Rule::SwappedRows,
        Rule::ShiftedRows,
        Rule::SwappedColumns,
        Rule::ShiftedRanks,
        Rule::ShiftedColumn,
        Rule::TransposedDigits,
        Rule::WrongValue,
        Rule::WrongRank,
        Rule::Sum,
        Rule::Order,
        Rule::Disagreement,
        Rule::Weights,
        Rule::GroupCount,
        Rule::GroupShare,
        Rule::GroupMember,
        Rule::Mean,
        Rule::Count,
        Rule::Share,
        Rule::List,
        Rule::First,
        Rule::Rank,
        Rule::Value,
        Rule::Spread,
        Rule::Total,
        Rule::Documents,
    ];

    /// The identifier in JSON and CSV, the same as serde writes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Rule::CopiedRow => "copied-row",
            Rule::MovedRow => "moved-row",
            Rule::SwappedRows => "swapped-rows",
            Rule::ShiftedRows => "shifted-rows",
            Rule::SwappedColumns => "swapped-columns",
            Rule::ShiftedRanks => "shifted-ranks",
            Rule::ShiftedColumn => "shifted-column",
            Rule::TransposedDigits => "transposed-digits",
            Rule::WrongValue => "wrong-value",
            Rule::WrongRank => "wrong-rank",
            Rule::Sum => "sum",
            Rule::Order => "order",
            Rule::Disagreement => "disagreement",
            Rule::Weights => "weights",
            Rule::GroupCount => "group-count",
            Rule::GroupShare => "group-share",
            Rule::GroupMember => "group-member",
            Rule::Mean => "mean",
            Rule::Count => "count",
            Rule::Share => "share",
            Rule::List => "list",
            Rule::First => "first",
            Rule::Rank => "rank",
            Rule::Value => "value",
            Rule::Spread => "spread",
            Rule::Total => "total",
            Rule::Documents => "documents",
        }
    }
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// At least two independent constraints refute what is printed, and this cell is the one.
    Certain,
    /// One constraint refutes it, or another cell could be the wrong one in its place.
    Likely,
    /// Something here is wrong; what it is cannot be told from the numbers.
    Open,
}

impl Verdict {
    /// The word in JSON and CSV, the same as serde writes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Certain => "certain",
            Verdict::Likely => "likely",
            Verdict::Open => "open",
        }
    }
}

/// A number, or a list of units, that is printed or should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// A value in [0, 1].
    Value(f64),
    /// A rank, from 1.
    Rank(u32),
    /// A number of units or of things.
    Count(u32),
    /// A share in percent.
    Percent(f64),
    /// Ids of units, in the order of the list.
    Units(Vec<String>),
}

/// What should stand in the place of a printed figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// Nobody knows, and nothing confines it.
    Unknown,
    /// This figure.
    Figure(Figure),
    /// Nobody knows; a value that lies here, both ends included.
    Interval {
        /// Lowest value possible, in [0, 1].
        low: f64,
        /// Highest value possible, in [0, 1].
        high: f64,
    },
}

/// Where in its document the printed figure stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// A cell of a table, row and column counted from 1.
    Cell {
        /// Row without headers.
        row: u16,
        /// Column.
        column: u8,
    },
    /// A line of a table of groups.
    Group(u8),
    /// A sentence of the text, by the id of the claim.
    Claim(String),
    /// A table or a document as a whole.
    Whole,
}

/// One reason. [`Proof::code`] is what the corrections file writes.
///
/// Values are in [0, 1], ranks count from 1, tables are numbers of tables of the same document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// The row is, cell for cell, that of this unit, which it fits.
    Repeats {
        /// The unit to which the numbers belong.
        unit: String,
    },
    /// The numbers of the row fit this unit, or those of this unit stand under the name of that
    /// one.
    Moved {
        /// The other unit.
        unit: String,
    },
    /// The column holds what belongs under another heading.
    Column {
        /// The other index.
        index: String,
    },
    /// All numbers of a run are off by the same amount.
    Shifted {
        /// What was added to each.
        by: i32,
    },
    /// Two digits changed places.
    Transposed,
    /// Another table prints this number.
    Agrees {
        /// The other table.
        table: u8,
        /// What it prints.
        figure: Figure,
    },
    /// The parts, or the whole and the other parts, confine the value; the whole is the total.
    DtiSum {
        /// The table of the whole.
        table: u8,
        /// Lowest value that the sum allows.
        low: f64,
        /// Highest value that it allows.
        high: f64,
    },
    /// The same where the whole is not the total.
    RowSum {
        /// The table of the parts.
        table: u8,
        /// Lowest value that the sum allows.
        low: f64,
        /// Highest value that it allows.
        high: f64,
    },
    /// The rank printed for the unit confines the value between its neighbours.
    Ranks {
        /// The table of the ranks.
        table: u8,
        /// The rank.
        rank: u32,
    },
    /// The values of the column give this rank.
    Values {
        /// The table of the values.
        table: u8,
        /// The rank.
        rank: u32,
    },
    /// With this rank, and only with it, the column is a complete ranking.
    Gap {
        /// The table of the ranks.
        table: u8,
        /// The rank.
        rank: u32,
    },
    /// Equal ranks must be followed by a gap of their number; the column breaks that.
    Competition {
        /// The table of the ranks.
        table: u8,
    },
    /// The value is no whole number of hundredths of a point of this maximum.
    Grid {
        /// The maximum points of the index.
        points: f64,
    },
    /// The mean that the text states holds with the corrected number and not with the printed one.
    Mean {
        /// The stated mean.
        value: f64,
    },
    /// The values of the tables give this figure.
    Recomputed(Figure),
    /// What the statement adds up to, or counts to, from its own numbers.
    Counted(Figure),
    /// The stated figure follows from another figure of the text that is itself wrong.
    Inherits {
        /// Id of the other claim.
        claim: String,
    },
    /// It follows from this table as it is printed, errors included.
    AsPrinted {
        /// The table.
        table: u8,
    },
    /// It is the plain mean of the means of the parts, as if their weights were equal.
    Unweighted {
        /// That mean.
        value: f64,
    },
    /// This document, table or both print that figure.
    Source {
        /// The document.
        document: String,
        /// Its table, where it is one.
        table: Option<u8>,
        /// What it prints.
        figure: Figure,
    },
    /// A rulebook under which the printed values do or do not add up.
    Framework {
        /// Its identifier.
        id: String,
        /// Sums that do not hold.
        failing: u32,
        /// Sums checked.
        checked: u32,
        /// Largest difference, in [0, 1].
        largest: f64,
    },
}

impl Proof {
    /// The short code of the corrections file, such as `row-sum:17` or `repeats:cao-bang`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Proof::Repeats { unit } => format!("repeats:{unit}"),
            Proof::Moved { unit } => format!("moved:{unit}"),
            Proof::Column { index } => format!("column:{index}"),
            Proof::Shifted { by } => format!("shifted:{by}"),
            Proof::Transposed => "transposed".to_owned(),
            Proof::Agrees { table, .. } => format!("agrees:{table}"),
            Proof::DtiSum { table, .. } => format!("dti-sum:{table}"),
            Proof::RowSum { table, .. } => format!("row-sum:{table}"),
            Proof::Ranks { table, .. } => format!("ranks:{table}"),
            Proof::Values { table, .. } => format!("values:{table}"),
            Proof::Gap { table, .. } => format!("gap:{table}"),
            Proof::Competition { .. } => "competition".to_owned(),
            Proof::Grid { points } => format!("grid:{points}"),
            Proof::Mean { value } => format!("mean:{value}"),
            Proof::Recomputed(_) => "recomputed".to_owned(),
            Proof::Counted(_) => "counted".to_owned(),
            Proof::Inherits { claim } => format!("inherits:{claim}"),
            Proof::AsPrinted { table } => format!("as-printed:{table}"),
            Proof::Unweighted { .. } => "unweighted".to_owned(),
            Proof::Source { document, .. } => format!("source:{document}"),
            Proof::Framework { id, .. } => format!("framework:{id}"),
        }
    }

    /// What the reason rests on. Two reasons of one origin fall together: ranks in two tables, or
    /// a figure computed from the values and the values themselves.
    #[cfg(feature = "csv")]
    fn origin(&self) -> String {
        match self {
            Proof::Values { .. } | Proof::Recomputed(_) | Proof::Source { .. } => {
                "values".to_owned()
            }
            Proof::Framework { .. } => self.code(),
            other => {
                let code = other.code();
                code.split(':').next().unwrap_or_default().to_owned()
            }
        }
    }
}

/// A contradiction in what is printed.
///
/// The engine knows no language: the text for rules and proofs is made elsewhere, from these
/// identifiers and parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// Identifier of the document that prints the figure.
    pub document: String,
    /// Number of its table; `None` for its text.
    pub table: Option<u8>,
    /// The league, where the figure is about one.
    pub league: Option<League>,
    /// The unit in whose row it stands, or that it is about; `None` where it is about many.
    pub unit: Option<String>,
    /// The index that it is about.
    pub index: Option<String>,
    /// Where it stands.
    pub spot: Spot,
    /// What is printed; `None` where something is missing.
    pub printed: Option<Figure>,
    /// What should stand there.
    pub expected: Expected,
    /// Why. Reasons of different kinds are independent of each other; of one kind there may be
    /// several, such as the same ranks in two tables, which count as one. What is recomputed from
    /// the values, and what the values or the table of another document say, is one kind too.
    pub evidence: Vec<Proof>,
    /// How sure that is.
    pub certainty: Verdict,
}

impl Finding {
    /// Takes back a certainty that the evidence does not bear: it takes two independent reasons.
    #[cfg(feature = "csv")]
    pub(super) fn judge(&mut self) {
        let mut sources: Vec<String> = self.evidence.iter().map(Proof::origin).collect();
        sources.sort();
        sources.dedup();
        let most = match sources.len() {
            0 => Verdict::Open,
            1 => Verdict::Likely,
            _ => Verdict::Certain,
        };
        self.certainty = self.certainty.max(most);
    }
}
