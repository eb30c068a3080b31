//! What the page shows, as the address has it.
//!
//! The query string is the whole state and the only one that lasts: `?v=1&league=provinces&…`.
//! What is at its default is left out. An address that was ever shared must keep opening, so a
//! parameter may be added but never change its meaning; a new meaning needs a new `v`.

use std::str::FromStr as _;

use dti_charts::Theme;
use dti_engine::{League, Reading};
use dti_text::Lang;

/// The version that this page writes. It reads this one and all before it.
const VERSION: &str = "1";
/// Longer than any address this page writes; more is not worth parsing.
const MAX_QUERY: usize = 4_000;
/// Longer than any name.
const MAX_TEXT: usize = 80;
/// More changes than an address of [`MAX_QUERY`] holds.
const MAX_CHANGES: usize = 100;

/// The column by which the table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SortKey {
    /// By rank; the default.
    #[default]
    Rank,
    /// By name, in the order of the language.
    Name,
    /// By value.
    Value,
}

impl SortKey {
    const ALL: [SortKey; 3] = [SortKey::Rank, SortKey::Name, SortKey::Value];

    const fn id(self) -> &'static str {
        match self {
            SortKey::Rank => "rank",
            SortKey::Name => "name",
            SortKey::Value => "value",
        }
    }
}

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Screen {
    /// The published numbers.
    #[default]
    Explorer,
    /// What would be if.
    Simulator,
}

/// One index of one unit raised or lowered in a scenario.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// Id of the unit.
    pub(crate) unit: String,
    /// Code of the index.
    pub(crate) index: String,
    /// Points of the rulebook that it has then.
    pub(crate) points: f64,
}

/// Everything that decides what the page shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// Language of the page.
    pub(crate) lang: Lang,
    /// Theme that the reader chose; `None` follows the system.
    pub(crate) theme: Option<Theme>,
    /// The screen.
    pub(crate) screen: Screen,
    /// What the scenario changes, in the order in which it was changed.
    pub(crate) changes: Vec<Change>,
    /// The league.
    pub(crate) league: League,
    /// The year; `None` for 2020, or the latest of a league that was not ranked then.
    pub(crate) year: Option<u16>,
    /// The index; checked against the framework when the data is there.
    pub(crate) index: String,
    /// The selected unit, if any; checked when the data is there.
    pub(crate) unit: Option<String>,
    /// The group, 1 to 4, to which the table is cut down.
    pub(crate) group: Option<u8>,
    /// As printed or corrected.
    pub(crate) reading: Reading,
    /// The table's order.
    pub(crate) sort: SortKey,
    /// Whether the order is turned round.
    pub(crate) reversed: bool,
    /// What the table is filtered by.
    pub(crate) filter: String,
}

impl Default for State {
    fn default() -> Self {
        Self {
            lang: Lang::Vi,
            theme: None,
            screen: Screen::Explorer,
            changes: Vec::new(),
            league: League::Provinces,
            year: None,
            index: "dti".to_owned(),
            unit: None,
            group: None,
            reading: Reading::Corrected,
            sort: SortKey::Rank,
            reversed: false,
            filter: String::new(),
        }
    }
}

impl State {
    /// Reads a query string, with or without its `?`.
    ///
    /// Never fails: what cannot be understood keeps its default and is listed, as `name=value`,
    /// in the second part, for a message.
    pub(crate) fn parse(query: &str) -> (Self, Vec<String>) {
        let mut state = Self::default();
        let mut problems = Vec::new();
        let query = query.strip_prefix('?').unwrap_or(query);
        if query.len() > MAX_QUERY {
            problems.push(format!("{}…", query.chars().take(20).collect::<String>()));
            return (state, problems);
        }
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
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
                let theme = match value {
                    "light" => Some(Theme::Light),
                    "dark" => Some(Theme::Dark),
                    _ => return value == "auto",
                };
                self.theme = theme;
            }
            "view" => {
                let screen = match value {
                    "explore" => Some(Screen::Explorer),
                    "simulate" => Some(Screen::Simulator),
                    _ => None,
                };
                return assign(&mut self.screen, screen);
            }
            "set" => return assign(&mut self.changes, changes(value)),
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
            "sort" => {
                let key = value.strip_prefix('-').unwrap_or(value);
                self.reversed = value.starts_with('-');
                let known = SortKey::ALL.into_iter().find(|known| known.id() == key);
                return assign(&mut self.sort, known);
            }
            "q" if value.chars().count() <= MAX_TEXT => self.filter = value.to_owned(),
            "q" => return false,
            _ => {}
        }
        true
    }

    /// The query string of the state, with its `?`; empty for the default state.
    pub(crate) fn query(&self) -> String {
        let default = Self::default();
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("v", VERSION);
        let mut put = |name: &str, value: &str, differs: bool| {
            if differs {
                query.append_pair(name, value);
            }
        };
        put("lang", self.lang.code(), self.lang != default.lang);
        let theme = match self.theme {
            Some(Theme::Dark) => "dark",
            _ => "light",
        };
        put("theme", theme, self.theme.is_some());
        put("view", "simulate", self.screen == Screen::Simulator);
        put("league", self.league.id(), self.league != default.league);
        let year = self.year.map(|year| year.to_string());
        put("year", year.as_deref().unwrap_or_default(), year.is_some());
        put("index", &self.index, self.index != default.index);
        put(
            "unit",
            self.unit.as_deref().unwrap_or_default(),
            self.unit.is_some(),
        );
        let group = self.group.map(|group| group.to_string());
        put(
            "group",
            group.as_deref().unwrap_or_default(),
            group.is_some(),
        );
        put(
            "set",
            &changes_text(&self.changes),
            !self.changes.is_empty(),
        );
        put("printed", "1", self.reading == Reading::Printed);
        let sort = format!("{}{}", if self.reversed { "-" } else { "" }, self.sort.id());
        put("sort", &sort, self.sort != default.sort || self.reversed);
        put("q", &self.filter, !self.filter.is_empty());
        let query = query.finish();
        if query == "v=1" {
            String::new()
        } else {
            format!("?{query}")
        }
    }
}

/// Reads `khanh-hoa~government.activity:48.5,…`: unit, index and points of each change.
fn changes(text: &str) -> Option<Vec<Change>> {
    let parts: Vec<&str> = text.split(',').collect();
    if parts.len() > MAX_CHANGES {
        return None;
    }
    parts.into_iter().map(change).collect()
}

fn change(text: &str) -> Option<Change> {
    let (unit, rest) = text.split_once('~')?;
    let (index, points) = rest.split_once(':')?;
    if !is_path(unit) || !is_path(index) || points.len() > MAX_TEXT {
        return None;
    }
    // Whole and fraction apart: six decimals at most, no sign, no exponent.
    let (whole, fraction) = points.split_once('.').unwrap_or((points, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 6 || whole.len() > 4 {
        return None;
    }
    let scale = 10_u32.pow(u32::try_from(fraction.len()).ok()?);
    let points = f64::from(whole.parse::<u32>().ok()? * scale + fraction.parse::<u32>().ok()?);
    Some(Change {
        unit: unit.to_owned(),
        index: index.to_owned(),
        points: points / f64::from(scale),
    })
}

fn changes_text(changes: &[Change]) -> String {
    let texts = changes.iter().map(|change| {
        let points = format!("{:.6}", change.points);
        let points = points.trim_end_matches('0').trim_end_matches('.');
        format!("{}~{}:{points}", change.unit, change.index)
    });
    texts.collect::<Vec<_>>().join(",")
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
mod tests {
    use super::*;

    fn round_trip(state: &State) {
        let query = state.query();
        assert_eq!(State::parse(&query), (state.clone(), vec![]), "{query}");
    }

    #[test]
    fn the_default_state_has_a_bare_address() {
        assert_eq!(State::default().query(), "");
        round_trip(&State::default());
    }

    #[test]
    fn every_field_survives_the_address() {
        round_trip(&State {
            lang: Lang::En,
            theme: Some(Theme::Dark),
            screen: Screen::Simulator,
            changes: vec![
                Change {
                    unit: "bo-y-te".into(),
                    index: "activity".into(),
                    points: 48.123456,
                },
                Change {
                    unit: "bo-y-te".into(),
                    index: "data".into(),
                    points: 50.0,
                },
                Change {
                    unit: "bo-y-te".into(),
                    index: "security".into(),
                    points: 0.0,
                },
            ],
            league: League::MinistriesService,
            year: Some(2024),
            index: "government.human-resources".to_owned(),
            unit: Some("bo-tai-chinh".to_owned()),
            group: Some(3),
            reading: Reading::Printed,
            sort: SortKey::Name,
            reversed: true,
            filter: "Đà & Nẵng=?#".to_owned(),
        });
        round_trip(&State {
            theme: Some(Theme::Light),
            reversed: true,
            ..State::default()
        });
    }

    #[test]
    fn an_address_of_version_1_keeps_opening() {
        let query =
            "?v=1&lang=en&league=ministries-service&index=activity&unit=bo-y-te&sort=-value";
        let (state, problems) = State::parse(query);
        assert!(problems.is_empty());
        assert_eq!(state.query(), query);
    }

    #[test]
    fn nonsense_keeps_the_default_and_is_named() {
        let (state, problems) =
            State::parse("?league=moon&index=<b>&unit=&year=-1&lang=fr&group=5&v=9&fbclid=x");
        assert_eq!(state, State::default());
        assert_eq!(
            problems,
            [
                "league=moon",
                "index=<b>",
                "unit=",
                "year=-1",
                "lang=fr",
                "group=5",
                "v=9"
            ]
        );
    }

    #[test]
    fn a_scenario_that_makes_no_sense_is_refused_whole() {
        for set in [
            "x",
            "a~b",
            "a~b:",
            "a~b:-1",
            "a~b:1e9",
            "a~b:NaN",
            "a~b:1.2.3",
            "A~b:1",
            "a~b:99999",
        ] {
            let (state, problems) = State::parse(&format!("set={set}"));
            assert_eq!((state.changes.len(), problems.len()), (0, 1), "{set}");
        }
        let many = vec!["a~b:1"; 101].join(",");
        assert_eq!(State::parse(&format!("set={many}")).1.len(), 1);
    }

    #[test]
    fn a_huge_address_is_refused_quickly() {
        let (state, problems) = State::parse(&"q=x&".repeat(1_000_000));
        assert_eq!(state, State::default());
        assert_eq!(problems.len(), 1);
        let (state, problems) = State::parse(&format!("q={}", "x".repeat(200)));
        assert_eq!((state.filter.as_str(), problems.len()), ("", 1));
    }
}
