//! The form of a scenario that fits into an address.
//!
//! ```text
//! khanh-hoa~government.activity:48.5~economy.data:17,ha-noi~society.data:0.6v,rivals~5
//! ```
//!
//! Items are separated by commas, the parts of an item by tildes:
//!
//! | item | meaning |
//! | --- | --- |
//! | `unit` | the scenario is about this unit; the first unit alone, before any other item |
//! | `unit~index:48.5~…` | these indices of the unit get so many points, or with a `v` behind it the value; of two such numbers for the same index the later counts |
//! | `unit~criterion:3~…` | these criteria gain their index so many points; see [`super::Edit`] |
//! | `cap~index:60~…` | indices can be raised to so many points |
//! | `weights~equal` | equal weights |
//! | `weights~index:50~…` | these weights in percent |
//! | `weights~-index~…` | these left out |
//! | `rivals~5` | the others grow by 5 % |
//! | `rivals~2022-2023` | they follow their trend |
//! | `rivals~unit:5~…` | these grow, each by its own percentage |
//! | `data~…`, `engine~…`, `method~…` | the versions and the method |
//! | `v2` | a later version of this form |
//!
//! Numbers are plain decimals with a point. All characters survive in an address unescaped.
//!
//! Units may be there several times, `khanh-hoa~economy.data:17,khanh-hoa~society.data:12`, because
//! the first addresses of the page had one item for each change; they are written grouped. What
//! stands for one thing, such as `rivals`, is there once.

use super::{Amount, Cap, ENGINE_VERSION, MAX_NAME, Rivals, SCENARIO_VERSION, Scenario, Weighting};
use crate::decimal;
use crate::error::{Error, Misfit};
use crate::league::League;

/// The longest text that is read, in bytes.
pub const MAX_SCENARIO_TEXT: usize = 16_384;
/// The longest number, in characters: enough for every number that is written.
const MAX_NUMBER: usize = 24;
/// The most items: more units than any league has.
const MAX_ITEMS: usize = 500;
/// Words that are no units.
const WORDS: [&str; 6] = ["cap", "weights", "rivals", "data", "engine", "method"];

impl Scenario {
    /// Writes the scenario in the short form of an address. League and year are not in it: an
    /// address names them anyway. Reading it again gives the same scenario, edits grouped by unit.
    ///
    /// # Errors
    ///
    /// [`Error::is_scenario`] for names that cannot be in an address, for what is too long for one
    /// (such a scenario needs a file), and for an index that is edited twice.
    ///
    /// ```
    /// use dti_engine::{Amount, League, Scenario};
    /// let mut scenario = Scenario::new(League::Provinces, 2020);
    /// scenario.edit("khanh-hoa", "government.activity", Amount::Points(48.5));
    /// let text = scenario.to_compact()?;
    /// assert_eq!(text, "khanh-hoa~government.activity:48.5");
    /// assert_eq!(Scenario::from_compact(&text, League::Provinces, 2020)?, scenario);
    /// # Ok::<(), dti_engine::Error>(())
    /// ```
    pub fn to_compact(&self) -> Result<String, Error> {
        self.check_limits()?;
        self.check_edits()?;
        let mut items = Vec::new();
        if let Some(unit) = &self.unit {
            items.push(name(unit)?.to_owned());
        }
        let mut units: Vec<&str> = Vec::new();
        for edit in &self.edits {
            if !units.contains(&edit.unit.as_str()) {
                units.push(&edit.unit);
            }
        }
        for unit in units {
            let mut item = name(unit)?.to_owned();
            for edit in self.edits.iter().filter(|edit| edit.unit == unit) {
                let (number, suffix) = match edit.to {
                    Amount::Points(points) => (points, ""),
                    Amount::Value(value) => (value, "v"),
                };
                item += &format!("~{}:{}{suffix}", name(&edit.index)?, finite(number)?);
            }
            items.push(item);
        }
        let list = |word: &str, parts: &mut dyn Iterator<Item = (&String, f64)>| {
            let mut item = word.to_owned();
            for (code, number) in parts {
                item += &format!("~{}:{}", name(code)?, finite(number)?);
            }
            Ok::<String, Error>(item)
        };
        if !self.caps.is_empty() {
            let caps = &mut self.caps.iter().map(|cap| (&cap.index, cap.points));
            items.push(list("cap", caps)?);
        }
        match &self.weights {
            Weighting::Published => {}
            Weighting::Equal => items.push("weights~equal".to_owned()),
            Weighting::Without(codes) => {
                let mut item = "weights".to_owned();
                for code in codes {
                    item += &format!("~-{}", name(code)?);
                }
                items.push(item);
            }
            Weighting::Given(given) => {
                let given = &mut given.iter().map(|(code, percent)| (code, *percent));
                items.push(list("weights", given)?);
            }
        }
        match &self.rivals {
            Rivals::Still => {}
            Rivals::Growth(percent) => items.push(format!("rivals~{}", finite(*percent)?)),
            Rivals::Trend { from, to } => items.push(format!("rivals~{from:04}-{to:04}")),
            Rivals::Each(each) => {
                let each = &mut each.iter().map(|(unit, percent)| (unit, *percent));
                items.push(list("rivals", each)?);
            }
        }
        for (word, text) in [("data", &self.data), ("method", &self.method)] {
            if !text.is_empty() {
                items.push(format!("{word}~{}", name(text)?));
            }
        }
        // Whoever asks for one version wants both.
        if self.engine != ENGINE_VERSION || !self.data.is_empty() {
            items.push(format!("engine~{}", name(&self.engine)?));
        }
        let text = items.join(",");
        check_length(&text)?;
        Ok(text)
    }

    /// Reads the short form of an address; an empty text is the scenario in which nothing happens.
    ///
    /// Whether units and indices exist, and amounts are in range, is checked when it is simulated.
    ///
    /// # Errors
    ///
    /// [`Error::is_newer`] for a later version; [`Error::is_scenario`] for everything that is not
    /// of this form, is too long or holds too much. Never panics.
    pub fn from_compact(text: &str, league: League, year: u16) -> Result<Self, Error> {
        check_length(text)?;
        let mut scenario = Self::new(league, year);
        if text.is_empty() {
            return Ok(scenario);
        }
        let mut seen: Vec<&str> = Vec::new();
        for (at, item) in text.split(',').enumerate() {
            let (head, tail) = match item.split_once('~') {
                Some((head, tail)) => (head, Some(tail)),
                None => (item, None),
            };
            let head = name(head)?;
            let is_word = WORDS.contains(&head);
            if at > MAX_ITEMS {
                return Err(Error::misfit(
                    Misfit::Size,
                    format!("more than {MAX_ITEMS} items"),
                ));
            }
            if is_word && seen.contains(&head) {
                return Err(Error::misfit(
                    Misfit::Twice,
                    format!("`{head}` is there twice"),
                ));
            }
            seen.push(head);
            match tail {
                None if at == 0 && !is_word && version_of(head).is_none() => {
                    scenario.unit = Some(head.to_owned());
                }
                None => match version_of(head) {
                    Some(version) if at == 0 && version > u64::from(SCENARIO_VERSION) => {
                        return Err(newer_form(version));
                    }
                    _ => {
                        return Err(Error::misfit(
                            Misfit::Form,
                            format!("`{head}` says nothing about it"),
                        ));
                    }
                },
                Some(tail) if is_word => scenario.read_word(head, tail)?,
                Some(tail) => {
                    for part in tail.split('~') {
                        let (index, amount) = pair(part)?;
                        let to = match amount.strip_suffix('v') {
                            Some(value) => Amount::Value(number(value)?),
                            None => Amount::Points(number(amount)?),
                        };
                        scenario.edit(head, index, to);
                    }
                }
            }
        }
        scenario.check_limits()?;
        Ok(scenario)
    }

    fn read_word(&mut self, word: &str, tail: &str) -> Result<(), Error> {
        let pairs = || {
            let parts = tail.split('~').map(|part| {
                let (code, amount) = pair(part)?;
                Ok((code.to_owned(), number(amount)?))
            });
            parts.collect::<Result<Vec<(String, f64)>, Error>>()
        };
        match word {
            "cap" => {
                let caps = pairs()?.into_iter();
                self.caps = caps.map(|(index, points)| Cap { index, points }).collect();
            }
            "weights" if tail == "equal" => self.weights = Weighting::Equal,
            "weights" if tail.starts_with('-') => {
                let code = |part: &str| match part.strip_prefix('-') {
                    Some(code) => Ok(name(code)?.to_owned()),
                    None => Err(unreadable(part, "an index to leave out, like -society")),
                };
                let codes = tail.split('~').map(code).collect::<Result<_, _>>()?;
                self.weights = Weighting::Without(codes);
            }
            "weights" => self.weights = Weighting::Given(pairs()?),
            "rivals" if tail.contains(':') => self.rivals = Rivals::Each(pairs()?),
            "rivals" => {
                self.rivals = match years(tail) {
                    Some((from, to)) => Rivals::Trend { from, to },
                    None => Rivals::Growth(number(tail)?),
                };
            }
            "data" => self.data = name(tail)?.to_owned(),
            "engine" => self.engine = name(tail)?.to_owned(),
            _ => self.method = name(tail)?.to_owned(),
        }
        Ok(())
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() <= MAX_SCENARIO_TEXT {
        return Ok(());
    }
    let problem = format!(
        "{} bytes are too many for an address: {MAX_SCENARIO_TEXT}",
        text.len()
    );
    Err(Error::misfit(Misfit::Size, problem))
}

pub(super) fn newer_form(version: u64) -> Error {
    Error::newer(
        "scenario",
        version.to_string(),
        SCENARIO_VERSION.to_string(),
    )
}

/// `v` and a number: a version of this form.
fn version_of(head: &str) -> Option<u64> {
    head.strip_prefix('v')?.parse().ok()
}

/// Letters, digits, points and hyphens, as ids, codes and versions are written.
fn name(text: &str) -> Result<&str, Error> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    if !text.is_empty() && text.len() <= MAX_NAME && text.bytes().all(is_plain) {
        Ok(text)
    } else {
        Err(unreadable(text, "a name"))
    }
}

fn pair(part: &str) -> Result<(&str, &str), Error> {
    let parts = part.split_once(':');
    let (code, amount) = parts.ok_or_else(|| unreadable(part, "like government.activity:48.5"))?;
    Ok((name(code)?, amount))
}

/// A plain decimal: digits with at most one point and a minus in front, so that `1e9`, `inf` and
/// `nan` are refused before they can become numbers.
fn number(text: &str) -> Result<f64, Error> {
    decimal::parse(text).ok_or_else(|| unreadable(text, "a number like 48.5"))
}

/// A number as it is written. What would be longer than what is read cannot be meant.
fn finite(number: f64) -> Result<String, Error> {
    let text = decimal::shortest(number).filter(|text| text.len() <= MAX_NUMBER);
    text.ok_or_else(|| unreadable("a number", "short enough for an address"))
}

/// Two years, like `2022-2023`.
fn years(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once('-')?;
    let year = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if is_year { text.parse().ok() } else { None }
    };
    Some((year(from)?, year(to)?))
}

fn unreadable(text: &str, want: &str) -> Error {
    let start: String = text.chars().take(20).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    Error::misfit(Misfit::Form, format!("`{start}{more}` is not {want}"))
}
