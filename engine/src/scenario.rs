//! A scenario as data: what is asked, for a link, a file and a log.

mod compact;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Misfit};
use crate::league::League;
use crate::order::order;
use crate::score::Scores;
pub use compact::MAX_SCENARIO_TEXT;

/// The form of [`Scenario`] that this engine writes, and the newest that it reads.
pub const SCENARIO_VERSION: u16 = 1;

/// The version of the engine, as scenarios carry it.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// A question to the simulation, whole: the same scenario on the same data gives the same bits.
///
/// ```
/// use dti_engine::{Amount, Reading, Scenario, published, score, simulate};
/// let data = published::provinces_2020()?;
/// let scores = score(&data, Reading::Corrected);
/// let mut scenario = Scenario::new(data.league, data.year);
/// scenario.edit("khanh-hoa", "government.activity", Amount::Value(0.6));
/// let after = simulate(&scores, &scenario)?;
/// let (dti, unit) = (0, data.unit("khanh-hoa")?);
/// assert!(after.after(dti, unit).value > after.before(dti, unit).value);
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of this form, [`SCENARIO_VERSION`].
    pub schema: u16,
    /// Version of the engine that wrote it, e.g. `0.1.0`.
    pub engine: String,
    /// Identifies the version of the data; the caller says what it is. May be empty.
    #[serde(default)]
    pub data: String,
    /// The league.
    #[serde(with = "league_id")]
    pub league: League,
    /// The year of the figures.
    pub year: u16,
    /// The unit that the scenario is about: rivals move, it does not. `None` when several are.
    #[serde(default)]
    pub unit: Option<String>,
    /// What is changed.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// How far indices can be raised, where that is less than their maximum.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// The weights.
    #[serde(default)]
    pub weights: Weighting,
    /// What the others do meanwhile.
    #[serde(default)]
    pub rivals: Rivals,
    /// Name of the method that computes values; empty for the rulebook's own, the only one that a
    /// simulation can use.
    #[serde(default)]
    pub method: String,
}

/// One index of one unit, and what it becomes; or a criterion that is switched on.
///
/// Which criteria a unit has met was never published, so a criterion has no points that could
/// change: its points are *added* to those of its index, at most up to the index's cap. See
/// [`switched`](crate::rulebook::switched).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Id of the unit.
    pub unit: String,
    /// Code of the index, or of a criterion below it such as `society.data.4.1.1`.
    pub index: String,
    /// What it becomes; of a criterion, the points that it gains.
    pub to: Amount,
}

/// A new number for an index.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Amount {
    /// Points of the rulebook, from 0 to the index's maximum.
    Points(f64),
    /// A value in [0, 1].
    Value(f64),
}

/// The most points that an index can be raised to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Code of the index.
    pub index: String,
    /// Points of the rulebook, from 0 to the index's maximum.
    pub points: f64,
}

/// Which weights apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weighting {
    /// Those of the rulebook.
    #[default]
    Published,
    /// The same for all parts of a whole, at every level.
    Equal,
    /// The rulebook's, with these indices left out.
    Without(Vec<String>),
    /// The rulebook's, with these shares of the whole above in percent; see
    /// [`Weights::with`](crate::Weights::with).
    Given(Vec<(String, f64)>),
}

/// What the other units do meanwhile: all but the scenario's unit and the edited ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rivals {
    /// They stay where they are.
    #[default]
    Still,
    /// Each of their values is multiplied by 1 + percent/100, up to 1; from -100 to 1000.
    Growth(f64),
    /// They change by the same ratio as their own DTI did from one published year to another.
    Trend {
        /// The earlier year.
        from: u16,
        /// The later year.
        to: u16,
    },
    /// As [`Growth`](Self::Growth), but only these units, each with its own percentage.
    Each(Vec<(String, f64)>),
}

impl Rivals {
    /// Whether nobody moves: nobody is asked to, or by nothing.
    #[must_use]
    pub fn are_still(&self) -> bool {
        match self {
            Self::Still => true,
            Self::Growth(percent) => percent.abs() <= 0.0,
            Self::Trend { .. } => false,
            Self::Each(units) => units.is_empty(),
        }
    }
}

impl Scenario {
    /// The scenario in which nothing happens.
    #[must_use]
    pub fn new(league: League, year: u16) -> Self {
        Self {
            schema: SCENARIO_VERSION,
            engine: ENGINE_VERSION.to_owned(),
            data: String::new(),
            league,
            year,
            unit: None,
            edits: Vec::new(),
            caps: Vec::new(),
            weights: Weighting::Published,
            rivals: Rivals::Still,
            method: String::new(),
        }
    }

    /// Changes an index of a unit; a later change of the same index replaces an earlier one.
    pub fn edit(&mut self, unit: &str, index: &str, to: Amount) {
        self.replace(unit, index, false, Some(to));
    }

    /// Sets an index of a unit by hand, or with `None` takes its change back. Criteria of the index
    /// that are switched on go off: what they gained is in the points set by hand, or gone.
    ///
    /// ```
    /// use dti_engine::{Amount, League, Scenario};
    /// let mut scenario = Scenario::new(League::Provinces, 2020);
    /// scenario.edit("khanh-hoa", "society.data.4.1.1", Amount::Points(3.0));
    /// scenario.put("khanh-hoa", "society.data", Some(Amount::Points(20.0)));
    /// assert_eq!(scenario.to_compact()?, "khanh-hoa~society.data:20");
    /// scenario.put("khanh-hoa", "society.data", None);
    /// assert!(scenario.is_empty());
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    pub fn put(&mut self, unit: &str, index: &str, to: Option<Amount>) {
        self.replace(unit, index, true, to);
    }

    /// Takes the edit of an index away, with those of its criteria or without, and puts another.
    fn replace(&mut self, unit: &str, index: &str, with_criteria: bool, to: Option<Amount>) {
        let is_of = |code: &str| {
            let rest = code.strip_prefix(index);
            rest.is_some_and(|rest| rest.is_empty() || with_criteria && rest.starts_with('.'))
        };
        self.edits
            .retain(|edit| edit.unit != unit || !is_of(&edit.index));
        if let Some(to) = to {
            self.edits.push(Edit {
                unit: unit.to_owned(),
                index: index.to_owned(),
                to,
            });
        }
    }

    /// Whether it is about this unit: it names it, or edits it. Such a unit does not move with rivals.
    #[must_use]
    pub fn is_about(&self, unit: &str) -> bool {
        self.unit.as_deref() == Some(unit) || self.edits.iter().any(|edit| edit.unit == unit)
    }

    /// Whether it asks for nothing: the published ranks are its result.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.weights == Weighting::Published && self.rivals.are_still()
    }

    /// Checks that it can be about these scores: version, league, year and method.
    pub(crate) fn check_about(&self, scores: &Scores<'_>) -> Result<(), Error> {
        let data = scores.dataset();
        self.check_limits()?;
        if self.schema > SCENARIO_VERSION {
            return Err(compact::newer_form(self.schema.into()));
        }
        if self.schema == 0 {
            return Err(Error::misfit(
                Misfit::Form,
                "scenario version 0 does not exist",
            ));
        }
        check_engine(&self.engine)?;
        if self.league != data.league || self.year != data.year {
            let problem = format!(
                "the scenario is about {} {}, the data about {} {}",
                self.league, self.year, data.league, data.year
            );
            return Err(Error::misfit(Misfit::OtherData, problem));
        }
        if !self.method.is_empty() {
            let problem = "a simulation works on published values; other methods have none";
            return Err(Error::scenario(problem));
        }
        Ok(())
    }
}

/// The most edits, caps, weights and rivals that a scenario can hold, each.
pub(crate) const MAX_SCENARIO_ITEMS: usize = 2000;
/// The longest id, code or version, in bytes. Longer ones are not looked up, nor repeated in
/// messages.
const MAX_NAME: usize = 100;

impl Scenario {
    /// Refuses two numbers for the same thing.
    pub(crate) fn check_edits(&self) -> Result<(), Error> {
        let edited = |at: usize| {
            let edit = &self.edits[at];
            (edit.unit.as_str(), edit.index.as_str())
        };
        let by_name = order(self.edits.len(), &mut |a, b| edited(a).cmp(&edited(b)));
        let mut pairs = by_name.windows(2);
        match pairs.find(|pair| edited(pair[0]) == edited(pair[1])) {
            Some(twice) => {
                let (unit, index) = edited(twice[0]);
                let problem = format!("`{index}` of `{unit}` is edited twice");
                Err(Error::misfit(Misfit::Twice, problem))
            }
            None => Ok(()),
        }
    }

    /// Refuses what is too large to be meant.
    fn check_limits(&self) -> Result<(), Error> {
        let weights: Vec<&str> = match &self.weights {
            Weighting::Published | Weighting::Equal => Vec::new(),
            Weighting::Without(codes) => codes.iter().map(String::as_str).collect(),
            Weighting::Given(given) => given.iter().map(|(code, _)| code.as_str()).collect(),
        };
        let rivals: Vec<&str> = match &self.rivals {
            Rivals::Each(each) => each.iter().map(|(unit, _)| unit.as_str()).collect(),
            Rivals::Still | Rivals::Growth(_) | Rivals::Trend { .. } => Vec::new(),
        };
        for (what, count) in [
            ("edits", self.edits.len()),
            ("caps", self.caps.len()),
            ("weights", weights.len()),
            ("rivals", rivals.len()),
        ] {
            if count > MAX_SCENARIO_ITEMS {
                let problem = format!("{count} {what} are more than {MAX_SCENARIO_ITEMS}");
                return Err(Error::misfit(Misfit::Size, problem));
            }
        }
        let single = [&self.engine, &self.data, &self.method].map(String::as_str);
        let edits = self
            .edits
            .iter()
            .flat_map(|edit| [edit.unit.as_str(), &edit.index]);
        let names = single
            .into_iter()
            .chain(self.unit.as_deref())
            .chain(edits)
            .chain(self.caps.iter().map(|cap| cap.index.as_str()))
            .chain(weights)
            .chain(rivals);
        for name in names {
            if name.len() > MAX_NAME {
                let start: String = name.chars().take(20).collect();
                let problem = format!("`{start}…` has {} bytes, too many for a name", name.len());
                return Err(Error::misfit(Misfit::Size, problem));
            }
        }
        Ok(())
    }
}

/// Refuses a scenario of a later engine whose results may differ: another major version, or
/// another minor one while the major is 0.
fn check_engine(version: &str) -> Result<(), Error> {
    let (Some(theirs), Some(ours)) = (release(version), release(ENGINE_VERSION)) else {
        return Err(Error::misfit(
            Misfit::Form,
            "the version of the engine must be like 0.1.0",
        ));
    };
    if theirs > ours {
        let (found, have) = (version.to_owned(), ENGINE_VERSION.to_owned());
        return Err(Error::newer("engine", found, have));
    }
    Ok(())
}

/// What decides whether two versions agree: major and, before 1.0, minor.
fn release(version: &str) -> Option<(u32, u32)> {
    if version.len() > 20 || !version.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let mut parts = version.split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor)), Some(Ok(_)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    Some((major, if major == 0 { minor } else { 0 }))
}

/// Leagues are written as their ids, e.g. `provinces`.
mod league_id {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use crate::league::League;

    pub(super) fn serialize<S: Serializer>(league: &League, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(league.id())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<League, D::Error> {
        let id = String::deserialize(from)?;
        id.parse().map_err(de::Error::custom)
    }
}
