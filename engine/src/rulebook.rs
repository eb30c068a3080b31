//! A whole rulebook, down to the criteria, with what our copy of it has lost.
//!
//! Datasets carry only the [`Framework`] down to the indices that are published; this is for those
//! who ask what an index is made of.

mod switches;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::framework::{Below, Framework, NodeSpec};
pub use switches::{Switch, fewest_switches, switch_options, switched};

/// How deep in the rulebook a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The whole index.
    Total,
    /// Government, economy or society.
    Pillar,
    /// A main index ("chỉ số chính"), or the sentiment or expert assessment beside them.
    Index,
    /// A component index ("chỉ số thành phần").
    Component,
    /// A criterion ("tiêu chí").
    Criterion,
}

impl Level {
    /// Every level, the whole index first.
    pub const ALL: [Level; 5] = [
        Level::Total,
        Level::Pillar,
        Level::Index,
        Level::Component,
        Level::Criterion,
    ];

    /// The word in data and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Level::Total => "total",
            Level::Pillar => "pillar",
            Level::Index => "index",
            Level::Component => "component",
            Level::Criterion => "criterion",
        }
    }
}

/// Where the points of a criterion come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scorer {
    /// The unit reports, the Ministry checks.
    SelfReport,
    /// The Ministry has the figures itself.
    Ministry,
    /// A social survey.
    Survey,
    /// Sentiment analysis of what is said online.
    Sentiment,
    /// Interviews with experts.
    Experts,
}

impl Scorer {
    /// Every source of points.
    pub const ALL: [Scorer; 5] = [
        Scorer::SelfReport,
        Scorer::Ministry,
        Scorer::Survey,
        Scorer::Sentiment,
        Scorer::Experts,
    ];

    /// The word in data and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Scorer::SelfReport => "self-report",
            Scorer::Ministry => "ministry",
            Scorer::Survey => "survey",
            Scorer::Sentiment => "sentiment",
            Scorer::Experts => "experts",
        }
    }
}

/// How a node came down to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Known {
    /// It stands in a table of the rulebook.
    Printed,
    /// Its row is lost; only the prose of the rulebook names it.
    Prose,
    /// Its number survives, its name does not.
    Lost,
}

impl Known {
    /// Every way.
    pub const ALL: [Known; 3] = [Known::Printed, Known::Prose, Known::Lost];

    /// The word in data and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Known::Printed => "printed",
            Known::Prose => "prose",
            Known::Lost => "lost",
        }
    }
}

/// What a rulebook says of a node beside its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// How deep it stands.
    pub level: Level,
    /// Where its points come from, where the rulebook says so.
    pub scorer: Option<Scorer>,
    /// How it came down to us.
    pub known: Known,
    /// A remark on the state of our copy, in English; mostly empty.
    pub note: String,
}

/// How many parts a document says that a node has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Code of the node.
    pub code: String,
    /// Component indices below it.
    pub components: Option<u32>,
    /// Criteria below it.
    pub criteria: Option<u32>,
    /// How many of the criteria are scored from reported figures.
    pub reported: Option<u32>,
    /// How many of the criteria are scored by a survey.
    pub surveyed: Option<u32>,
    /// Identifier of the document that says so.
    pub document: String,
}

/// How much of a part of the rulebook is known: "31 of 133 criteria".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Component indices that we know by name.
    pub components_known: u32,
    /// Component indices that there are, where a document says so.
    pub components_stated: Option<u32>,
    /// Criteria that we know by name.
    pub criteria_known: u32,
    /// Criteria that there are, where a document says so.
    pub criteria_stated: Option<u32>,
}

/// An entry of the list of data items that provinces should hold (Decision 1726, Table I.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataItem {
    /// Dotted path; `x` where the table gives no number.
    pub code: String,
    /// Code of the entry above, empty for the total.
    pub parent: String,
    /// `total`, `pillar`, `domain`, `category` or `item`.
    pub level: String,
    /// The number as printed, which is wrong in four places.
    pub number_printed: String,
    /// Name as the source gives it.
    pub name_vi: String,
    /// Our translation.
    pub name_en: String,
    /// The number of items that the table states for it.
    pub items: Option<u32>,
}

/// A rulebook with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rulebook {
    /// The tree of points.
    pub framework: Framework,
    /// One entry per node of the framework.
    pub details: Vec<Detail>,
    /// What documents say about the numbers of components and criteria.
    pub counts: Vec<Count>,
}

impl Rulebook {
    /// The tree down to a level and no deeper.
    ///
    /// # Errors
    ///
    /// None for a rulebook whose tree is valid.
    ///
    /// ```
    /// use dti_engine::{published, rulebook::Level};
    /// let whole = published::rulebook("qd1726-province")?;
    /// assert_eq!(whole.to_level(Level::Index)?, published::provinces_2020()?.framework);
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    pub fn to_level(&self, level: Level) -> Result<Framework, Error> {
        let nodes = self.framework.nodes();
        let kept = |at: &usize| self.details[*at].level <= level;
        let specs = (0..nodes.len())
            .filter(kept)
            .map(|at| {
                let node = &nodes[at];
                let parent = node.parent.map_or("", |parent| &nodes[parent].code);
                NodeSpec {
                    code: node.code.clone(),
                    parent: parent.to_owned(),
                    name_vi: node.name_vi.clone(),
                    name_en: node.name_en.clone(),
                    points: node.points,
                    certainty: node.certainty,
                    below: match node.children.iter().any(kept) {
                        true => node.below,
                        false => Below::Whole,
                    },
                }
            })
            .collect();
        Framework::new(self.framework.id(), specs)
    }

    /// How much of the part below `node` is known. Components and criteria are counted as the
    /// rulebook counts them: without those of the sentiment and expert assessments.
    ///
    /// # Panics
    ///
    /// If `node` is not a node of the framework.
    ///
    /// ```
    /// use dti_engine::published;
    /// let rulebook = published::rulebook("qd1726-province")?;
    /// let society = rulebook.coverage(rulebook.framework.index("society")?);
    /// assert_eq!((society.criteria_known, society.criteria_stated), (72, Some(72)));
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    #[must_use]
    pub fn coverage(&self, node: usize) -> Coverage {
        let code = &self.framework.nodes()[node].code;
        let stated = |part: fn(&Count) -> Option<u32>| {
            let mut of_node = self.counts.iter().filter(|count| count.code == *code);
            of_node.find_map(part)
        };
        let mut coverage = Coverage {
            components_known: 0,
            components_stated: stated(|count| count.components),
            criteria_known: 0,
            criteria_stated: stated(|count| count.criteria),
        };
        self.count_known(node, false, &mut coverage);
        coverage
    }

    fn count_known(&self, node: usize, counted: bool, coverage: &mut Coverage) {
        let at = &self.framework.nodes()[node];
        let counts = counted
            || self.details[node].level == Level::Index
                && self.counts.iter().any(|count| count.code == at.code);
        if counts && self.details[node].known != Known::Lost {
            match self.details[node].level {
                Level::Component => coverage.components_known += 1,
                Level::Criterion => coverage.criteria_known += 1,
                _ => {}
            }
        }
        for &child in &at.children {
            self.count_known(child, counts, coverage);
        }
    }
}

#[cfg(feature = "csv")]
mod reading {
    use std::collections::HashMap;

    use super::{Count, DataItem, Detail, Known, Level, Rulebook, Scorer};
    use crate::error::Error;
    use crate::read::{self, Field, Row, Table};

    /// Reads a rulebook: the columns of [`read::framework`], and `level,source,known,note`, which
    /// may be missing: then the root is the total, all others are main indices, all is printed.
    ///
    /// # Errors
    ///
    /// Everything that [`Error`] can say about a file, and what
    /// [`Framework::new`](crate::Framework::new) refuses.
    pub fn rulebook(file: &str, text: &str, id: &str) -> Result<Rulebook, Error> {
        let framework = read::framework(file, text, id)?;
        let mut table = Table::open(file, text)?;
        let [code, parent] = table.columns(["code", "parent"])?;
        let [level, source, known, note] =
            ["level", "source", "known", "note"].map(|name| table.optional(name));
        let mut by_code: HashMap<String, Detail> = HashMap::new();
        while let Some(row) = table.next() {
            let row = row?;
            let plain = match row.text(parent) {
                "" => Level::Total,
                _ => Level::Index,
            };
            let detail = Detail {
                level: word(&row, file, level, Level::ALL, Level::id)?.unwrap_or(plain),
                scorer: word(&row, file, source, Scorer::ALL, Scorer::id)?,
                known: word(&row, file, known, Known::ALL, Known::id)?.unwrap_or(Known::Printed),
                note: note.map_or("", |note| row.text(note)).to_owned(),
            };
            by_code.insert(row.text(code).to_owned(), detail);
        }
        let details = framework
            .nodes()
            .iter()
            .filter_map(|node| by_code.remove(&node.code))
            .collect();
        Ok(Rulebook {
            framework,
            details,
            counts: Vec::new(),
        })
    }

    /// The value whose word stands in a column; `None` where the cell or the column is empty.
    fn word<T: Copy, const N: usize>(
        row: &Row,
        file: &str,
        field: Option<Field>,
        all: [T; N],
        id: fn(T) -> &'static str,
    ) -> Result<Option<T>, Error> {
        let Some(field) = field else { return Ok(None) };
        let found = row.text(field);
        if found.is_empty() {
            return Ok(None);
        }
        match all.into_iter().find(|value| id(*value) == found) {
            Some(value) => Ok(Some(value)),
            None => Err(row.unknown(file, field, field.name, found, all.map(id))),
        }
    }

    fn number(row: &Row, file: &str, field: Field) -> Result<Option<u32>, Error> {
        match row.text(field) {
            "" => Ok(None),
            _ => row.number(file, field, "a whole number").map(Some),
        }
    }

    /// Reads the counts of one rulebook from
    /// `rulebook,code,components,criteria,reported,surveyed,document,certainty`.
    ///
    /// # Errors
    ///
    /// Everything that [`Error`] can say about a file.
    pub fn counts(file: &str, text: &str, id: &str) -> Result<Vec<Count>, Error> {
        let mut table = Table::open(file, text)?;
        let [of, code, components, criteria, reported, surveyed, document] = table.columns([
            "rulebook",
            "code",
            "components",
            "criteria",
            "reported",
            "surveyed",
            "document",
        ])?;
        let mut counts = Vec::new();
        while let Some(row) = table.next() {
            let row = row?;
            if row.text(of) == id {
                counts.push(Count {
                    code: row.text(code).to_owned(),
                    components: number(&row, file, components)?,
                    criteria: number(&row, file, criteria)?,
                    reported: number(&row, file, reported)?,
                    surveyed: number(&row, file, surveyed)?,
                    document: row.text(document).to_owned(),
                });
            }
        }
        Ok(counts)
    }

    /// Reads data items: `code,parent,level,number_printed,name_vi,name_en,items`.
    ///
    /// # Errors
    ///
    /// Everything that [`Error`] can say about a file.
    pub fn data_items(file: &str, text: &str) -> Result<Vec<DataItem>, Error> {
        let mut table = Table::open(file, text)?;
        let [code, parent, level, printed, name_vi, name_en, items] = table.columns([
            "code",
            "parent",
            "level",
            "number_printed",
            "name_vi",
            "name_en",
            "items",
        ])?;
        let mut all = Vec::new();
        while let Some(row) = table.next() {
            let row = row?;
            all.push(DataItem {
                code: row.text(code).to_owned(),
                parent: row.text(parent).to_owned(),
                level: row.text(level).to_owned(),
                number_printed: row.text(printed).to_owned(),
                name_vi: row.text(name_vi).to_owned(),
                name_en: row.text(name_en).to_owned(),
                items: number(&row, file, items)?,
            });
        }
        Ok(all)
    }
}

#[cfg(feature = "csv")]
pub use reading::{counts, data_items, rulebook};
