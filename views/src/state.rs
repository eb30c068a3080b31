//! What the page shows, as the address has it.
//!
//! The query string is the whole state and the only one that lasts: `?v=1&league=provinces&…`.
//! What is at its default is left out. An address that was ever shared must keep opening, so a
//! parameter may be added but never change its meaning; a new meaning needs a new `v`.

mod amend;
mod more;

use std::str::FromStr as _;

use dti_charts::Theme;
use dti_engine::decimal;
use dti_engine::{League, Reading, Scenario};
use dti_text::Lang;

use more::MORE;

/// The version that this page writes. It reads this one and all before it.
const VERSION: &str = "1";
/// The longest address that is read, in bytes; servers take no longer ones. A scenario that needs
/// more travels as a file.
pub(crate) const MAX_QUERY: usize = 8_000;
/// Stands in the list of what was not understood for what comes after [`MAX_QUERY`].
pub(crate) const TOO_LONG: &str = "…";
/// The longest text that a parameter may hold, in characters: longer than any name.
pub const MAX_TEXT: usize = 80;

/// The column by which the table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// By rank; the default.
    #[default]
    Rank,
    /// By name, in the order of the language.
    Name,
    /// By value.
    Value,
}

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The published numbers: map, bars, groups and table of one index.
    #[default]
    Explorer,
    /// What would be if.
    Simulator,
    /// Everything about one unit.
    Profile,
    /// Two to four units side by side.
    Compare,
    /// Both leagues of ministries.
    Ministries,
    /// The national index over the years.
    Nation,
    /// The printed numbers against the recomputed ones.
    Audit,
    /// The rulebook, and how it is applied.
    Method,
    /// Downloads and sources.
    Data,
}

/// By which scale the map and the bars are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// By the groups of the report, where the year has them, else by value.
    #[default]
    Groups,
    /// By value.
    Values,
    /// By rank.
    Ranks,
    /// By quarter of the ranking: classes of ours, for years without groups.
    Quartiles,
    /// By the difference from the mean.
    Difference,
    /// By the change since another year.
    Change,
}

/// A choice of which each value has a word in the address.
trait Words: Copy + PartialEq + 'static {
    const WORDS: &'static [(&'static str, Self)];

    fn of(word: &str) -> Option<Self> {
        let known = Self::WORDS.iter().find(|(known, _)| *known == word);
        known.map(|(_, value)| *value)
    }

    fn word(self) -> &'static str {
        let known = Self::WORDS.iter().find(|(_, value)| *value == self);
        known.map_or("", |(word, _)| word)
    }
}

impl Words for SortKey {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("rank", Self::Rank),
        ("name", Self::Name),
        ("value", Self::Value),
    ];
}

impl Words for Colour {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("groups", Self::Groups),
        ("values", Self::Values),
        ("ranks", Self::Ranks),
        ("quartiles", Self::Quartiles),
        ("difference", Self::Difference),
        ("change", Self::Change),
    ];
}

impl Words for Screen {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("explore", Self::Explorer),
        ("simulate", Self::Simulator),
        ("profile", Self::Profile),
        ("compare", Self::Compare),
        ("ministries", Self::Ministries),
        ("nation", Self::Nation),
        ("audit", Self::Audit),
        ("method", Self::Method),
        ("data", Self::Data),
    ];
}

impl Screen {
    /// All screens, in the order of the page's navigation.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, screen)| *screen)
    }

    /// The word of the screen in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.word()
    }
}

impl Colour {
    /// All scales, in the order of the picker.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, colour)| *colour)
    }

    /// The word of the scale in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.word()
    }
}

/// Everything that decides what the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Language of the page.
    pub lang: Lang,
    /// Theme that the reader chose; `None` follows the system.
    pub theme: Option<Theme>,
    /// The screen.
    pub screen: Screen,
    /// The scenario. Its league and year are not those of the state: [`crate::scenario`] sets them.
    pub scenario: Scenario,
    /// The league.
    pub league: League,
    /// The year; `None` for 2020, or the latest of a league that was not ranked then.
    pub year: Option<u16>,
    /// The index; checked against the framework when the data is there.
    pub index: String,
    /// The selected unit, if any; checked when the data is there.
    pub unit: Option<String>,
    /// The group, 1 to 4, to which the table is cut down.
    pub group: Option<u8>,
    /// As printed or corrected.
    pub reading: Reading,
    /// The scale of map and bars.
    pub colour: Colour,
    /// The table's order.
    pub sort: SortKey,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// What the table is filtered by.
    pub filter: String,
    /// Parameters of single screens, in the order of their list; see [`State::param`].
    more: Vec<(&'static str, String)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            lang: Lang::Vi,
            theme: None,
            screen: Screen::Explorer,
            scenario: blank(),
            league: League::Provinces,
            year: None,
            index: "dti".to_owned(),
            unit: None,
            group: None,
            reading: Reading::Corrected,
            colour: Colour::Groups,
            sort: SortKey::Rank,
            reversed: false,
            filter: String::new(),
            more: Vec::new(),
        }
    }
}

/// The scenario in which nothing happens, of no league and year in particular.
fn blank() -> Scenario {
    Scenario::new(League::Provinces, 0)
}

impl State {
    /// Reads a query string, with or without its `?`.
    ///
    /// Never fails: what cannot be understood keeps its default and is listed, as `name=value`,
    /// in the second part, for a message. Of an address that is too long only the first parameters
    /// are read, each of them whole.
    #[must_use]
    pub fn parse(query: &str) -> (Self, Vec<String>) {
        let mut state = Self::default();
        let mut problems = Vec::new();
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut query = query.as_bytes();
        if query.len() > MAX_QUERY {
            problems.push(TOO_LONG.to_owned());
            let cut = query[..MAX_QUERY].iter().rposition(|byte| *byte == b'&');
            query = &query[..cut.unwrap_or(0)];
        }
        for (name, value) in form_urlencoded::parse(query) {
            if !state.set(&name, &value) {
                let value: String = value.chars().take(MAX_TEXT).collect();
                problems.push(format!("{name}={value}"));
            }
        }
        (state, problems)
    }

    /// Sets one parameter; false if the value makes no sense. Unknown names are let pass: other
    /// sites append their own.
    fn set(&mut self, name: &str, value: &str) -> bool {
        match name {
            "v" => return value == VERSION,
            "lang" => return assign(&mut self.lang, Lang::from_str(value).ok()),
            "theme" => {
                let mut themes = [Theme::Light, Theme::Dark].into_iter();
                let theme = themes.find(|theme| theme.name() == value);
                if theme.is_none() {
                    return value == "auto";
                }
                self.theme = theme;
            }
            "view" => return assign(&mut self.screen, Screen::of(value)),
            "set" => {
                let scenario = Scenario::from_compact(value, League::Provinces, 0);
                return assign(&mut self.scenario, scenario.ok());
            }
            "league" => return assign(&mut self.league, value.parse().ok()),
            "year" => {
                self.year = value.parse().ok();
                return self.year.is_some();
            }
            "index" if is_path(value) => self.index = value.to_owned(),
            "unit" if is_path(value) => self.unit = Some(value.to_owned()),
            "index" | "unit" => return false,
            "group" => {
                let group = value.parse().ok().filter(|group| (1..=4).contains(group));
                self.group = group;
                return group.is_some();
            }
            "printed" if value == "1" => self.reading = Reading::Printed,
            "printed" => return value == "0",
            "colour" => return assign(&mut self.colour, Colour::of(value)),
            "sort" => {
                let key = value.strip_prefix('-').unwrap_or(value);
                self.reversed = value.starts_with('-');
                return assign(&mut self.sort, SortKey::of(key));
            }
            "q" if value.chars().count() <= MAX_TEXT => self.filter = value.to_owned(),
            "q" => return false,
            _ => {
                if let Some((known, form)) = MORE.iter().find(|(known, _)| *known == name) {
                    return form.fits(value) && self.put(known, value);
                }
            }
        }
        true
    }

    fn put(&mut self, name: &'static str, value: &str) -> bool {
        self.more.retain(|(other, _)| *other != name);
        self.more.push((name, value.to_owned()));
        true
    }

    /// Notes on which version of the data the scenario rests, if it changes something and does not say
    /// yet. One that changes nothing rests on none.
    pub fn stamp(&mut self, data: &str) {
        let scenario = &mut self.scenario;
        if scenario.is_empty() {
            scenario.data.clear();
        } else if scenario.data.is_empty() {
            data.clone_into(&mut scenario.data);
        }
    }

    /// Chooses a unit, or none. Where rivals move, they move beside the unit that was chosen; another
    /// one takes its place, unless the scenario edits it and so stays about it.
    pub fn choose(&mut self, unit: Option<String>) {
        let scenario = &mut self.scenario;
        let edited = |id: &String| scenario.edits.iter().any(|edit| edit.unit == *id);
        let follows = scenario.unit.as_ref().is_some_and(|id| !edited(id));
        if follows && scenario.unit == self.unit && unit.is_some() {
            scenario.unit.clone_from(&unit);
        }
        self.unit = unit;
    }

    /// A parameter of a single screen, such as the `rival` of a profile; `None` at its default.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.more.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A parameter that lists ids or codes; empty at its default.
    pub fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.param(name)
            .into_iter()
            .flat_map(|list| list.split(','))
    }

    /// A parameter that is a number, or the first of several separated by `~`.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        self.numbers(name).next()
    }

    /// A parameter of several numbers, separated by `~`; all are finite.
    pub fn numbers(&self, name: &str) -> impl Iterator<Item = f64> {
        let numbers = self
            .param(name)
            .into_iter()
            .flat_map(|list| list.split('~'));
        numbers.filter_map(decimal::parse)
    }

    /// The state without what no ranking depends on, so that choosing a unit or typing in the
    /// filter scores nothing anew.
    #[must_use]
    pub fn ranked(&self) -> Self {
        let more = self.more.iter();
        let ranked = more
            .filter(|(name, _)| matches!(*name, "region" | "since"))
            .cloned();
        Self {
            theme: None,
            unit: None,
            group: None,
            sort: SortKey::Rank,
            reversed: false,
            filter: String::new(),
            more: ranked.collect(),
            ..self.clone()
        }
    }

    /// The state with some parameters set, an empty value setting the default. Values that make
    /// no sense change nothing.
    ///
    /// `list~code` sets one number of a list and no parameter of its own: see
    /// the table in `state/amend.rs`.
    #[must_use]
    pub fn with(&self, changes: &[(&str, &str)]) -> Self {
        let query = self.query();
        let mut state = Self::default();
        let query = query.strip_prefix('?').unwrap_or(&query);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if changes.iter().all(|(changed, _)| *changed != name) {
                state.set(&name, &value);
            }
        }
        for (name, value) in changes {
            match name.split_once('~') {
                Some((list, code)) => amend::amend(&mut state, list, code, value),
                None if value.is_empty() => {}
                None => _ = state.set(name, value),
            }
        }
        state
    }

    /// The address of the state with some parameters set, for a link; see [`State::with`].
    #[must_use]
    pub fn link(&self, changes: &[(&str, &str)]) -> String {
        let query = self.with(changes).query();
        if query.is_empty() {
            "./".to_owned()
        } else {
            query
        }
    }

    /// The query string of the state, with its `?`; empty for the default state.
    #[must_use]
    pub fn query(&self) -> String {
        let default = Self::default();
        let mut query = format!("v={VERSION}");
        let mut put = |name: &str, value: &str, differs: bool| {
            if differs {
                append(&mut query, name, value);
            }
        };
        put("lang", self.lang.code(), self.lang != default.lang);
        let theme = self.theme.map(Theme::name);
        put("theme", theme.unwrap_or_default(), theme.is_some());
        put("view", self.screen.word(), self.screen != default.screen);
        put("league", self.league.id(), self.league != default.league);
        let year = self.year.map(|year| year.to_string());
        put("year", year.as_deref().unwrap_or_default(), year.is_some());
        put("index", &self.index, self.index != default.index);
        let unit = self.unit.as_deref();
        put("unit", unit.unwrap_or_default(), unit.is_some());
        let group = self.group.map(|group| group.to_string());
        let group = group.as_deref();
        put("group", group.unwrap_or_default(), group.is_some());
        // A scenario that is too long for an address travels as a file.
        let scenario = self.scenario.to_compact().unwrap_or_default();
        put("set", &scenario, !scenario.is_empty());
        put("printed", "1", self.reading == Reading::Printed);
        put("colour", self.colour.word(), self.colour != default.colour);
        let sort = format!(
            "{}{}",
            if self.reversed { "-" } else { "" },
            self.sort.word()
        );
        put("sort", &sort, self.sort != default.sort || self.reversed);
        put("q", &self.filter, !self.filter.is_empty());
        for (name, _) in MORE {
            let value = self.param(name);
            put(name, value.unwrap_or_default(), value.is_some());
        }
        if query == "v=1" {
            String::new()
        } else {
            format!("?{query}")
        }
    }
}

/// Appends `name=value` to a query. The value as in a form that is sent, but with `~`, `,` and `:`
/// as they are, which an address allows. Written here because the encoder of a library, and the
/// search through text that would put these three back, weigh a kilobyte.
fn append(query: &mut String, name: &str, value: &str) {
    query.push('&');
    query.push_str(name);
    query.push('=');
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => query.push(byte.into()),
            b'*' | b'-' | b'.' | b'_' | b'~' | b',' | b':' => query.push(byte.into()),
            b' ' => query.push('+'),
            _ => {
                query.push('%');
                for digit in [byte >> 4, byte & 15] {
                    query.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
    }
}

/// Puts `value` in its place if there is one.
fn assign<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

/// Whether `value` is made like an identifier or a dotted path of them.
fn is_path(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= MAX_TEXT
        && value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b))
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
