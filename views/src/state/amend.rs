//! Single numbers of the lists in an address, for number fields: `data-param="weight~society"`.
//!
//! | list | what its numbers are | where it lies |
//! | --- | --- | --- |
//! | `weight` | percent of the whole above | weights of the scenario |
//! | `cap` | points that an index can be raised to | caps of the scenario |
//! | `grow` | percent by which a unit grows; all others with no code | rivals of the scenario |
//! | `rival` | a unit, which is added to those that grow, by 5 % | rivals of the scenario |
//! | `met` | a criterion: the points that it gains the chosen unit; once more takes it off | edits of the scenario |
//! | `effort` | what a point of an index costs | parameter `effort` |
//!
//! An empty number takes the entry away. What is no number changes nothing.

use dti_engine::{Amount, Cap, Rivals, Weighting, decimal};

use super::State;

/// Sets one number of a list.
pub(super) fn amend(state: &mut State, list: &str, code: &str, value: &str) {
    if list == "rival" && !value.is_empty() {
        return amend(state, "grow", value, "5");
    }
    let number = match value {
        "" => None,
        _ => match decimal::parse(value) {
            None => return,
            number => number,
        },
    };
    let scenario = &mut state.scenario;
    match list {
        "weight" => {
            let mut given = match std::mem::take(&mut scenario.weights) {
                Weighting::Given(given) => given,
                Weighting::Without(codes) => codes.into_iter().map(|code| (code, 0.0)).collect(),
                Weighting::Published | Weighting::Equal => Vec::new(),
            };
            put(&mut given, code, number);
            if !given.is_empty() {
                scenario.weights = Weighting::Given(given);
            }
        }
        "cap" => {
            let caps = std::mem::take(&mut scenario.caps).into_iter();
            let mut caps: Vec<_> = caps.map(|cap| (cap.index, cap.points)).collect();
            put(&mut caps, code, number);
            let caps = caps.into_iter();
            scenario.caps = caps.map(|(index, points)| Cap { index, points }).collect();
        }
        "grow" => {
            // The unit that the scenario is about does not move with its rivals.
            scenario.unit.clone_from(&state.unit);
            scenario.rivals = match (code, number) {
                ("", None) => Rivals::Still,
                ("", Some(percent)) => Rivals::Growth(percent),
                _ => {
                    let mut each = match std::mem::take(&mut scenario.rivals) {
                        Rivals::Each(each) => each,
                        _ => Vec::new(),
                    };
                    put(&mut each, code, number);
                    match each.is_empty() {
                        true => Rivals::Still,
                        false => Rivals::Each(each),
                    }
                }
            };
            if scenario.rivals == Rivals::Still {
                scenario.unit = None;
            }
        }
        "met" => {
            let unit = state.unit.as_deref().unwrap_or_default();
            let before = scenario.edits.len();
            scenario.put(unit, code, None);
            if before == scenario.edits.len() {
                scenario.put(unit, code, number.map(Amount::Points));
            }
        }
        "effort" => {
            let others = state
                .list("effort")
                .filter(|entry| entry.split_once(':').is_none_or(|(other, _)| other != code));
            let mut entries: Vec<String> = others.map(str::to_owned).collect();
            entries.extend(number.map(|_| format!("{code}:{value}")));
            state.more.retain(|(name, _)| *name != "effort");
            if !entries.is_empty() {
                state.set("effort", &entries.join(","));
            }
        }
        _ => {}
    }
}

/// Replaces the number of a code, or takes it away.
fn put(list: &mut Vec<(String, f64)>, code: &str, number: Option<f64>) {
    match list.iter().position(|(other, _)| other == code) {
        Some(at) => match number {
            Some(number) => list[at].1 = number,
            None => _ = list.remove(at),
        },
        None => list.extend(number.map(|number| (code.to_owned(), number))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(query: &str, changes: &[(&str, &str)]) -> String {
        let state = State::parse(query).0.with(changes);
        assert_eq!(State::parse(&state.query()), (state.clone(), vec![]));
        state.scenario.to_compact().unwrap()
    }

    #[test]
    fn a_number_field_changes_its_own_number_and_no_other() {
        let query = "set=hue~data:3,cap~data:4~activity:5,weights~a:10~b:20";
        assert_eq!(
            set(query, &[("weight~a", "30")]),
            "hue~data:3,cap~data:4~activity:5,weights~a:30~b:20"
        );
        assert_eq!(
            set(
                query,
                &[("weight~a", ""), ("cap~data", ""), ("cap~x", "1.5")]
            ),
            "hue~data:3,cap~activity:5~x:1.5,weights~b:20"
        );
        assert_eq!(set("set=weights~a:10", &[("weight~a", "")]), "");
        assert_eq!(
            set("set=weights~-a", &[("weight~b", "2")]),
            "weights~a:0~b:2"
        );
    }

    #[test]
    fn a_criterion_is_switched_on_and_off_whatever_the_switch_says() {
        let query = "unit=hue&set=da-nang~a.b.1.1:3,hue~a.b:20";
        let met = [("met~a.b.1.1", "3")];
        let on = "da-nang~a.b.1.1:3,hue~a.b:20~a.b.1.1:3";
        assert_eq!(set(query, &met), on);
        let query = format!("unit=hue&set={on}");
        assert_eq!(set(&query, &met), "da-nang~a.b.1.1:3,hue~a.b:20");
        let both = format!("{on}~a.b.1.12:0.5");
        assert_eq!(set(&query, &[("met~a.b.1.12", "0.5")]), both);
    }

    #[test]
    fn rivals_move_while_the_chosen_unit_does_not() {
        assert_eq!(set("unit=hue", &[("grow~", "5")]), "hue,rivals~5");
        assert_eq!(set("unit=hue&set=hue,rivals~5", &[("grow~", "")]), "");
        assert_eq!(
            set("unit=hue&set=hue,rivals~5", &[("rival~", "ha-noi")]),
            "hue,rivals~ha-noi:5"
        );
        assert_eq!(
            set("unit=hue&set=hue,rivals~5", &[("grow~ha-noi", "-3")]),
            "hue,rivals~ha-noi:-3"
        );
        assert_eq!(
            set(
                "unit=hue&set=hue,rivals~ha-noi:1~da-nang:2",
                &[("grow~ha-noi", "")]
            ),
            "hue,rivals~da-nang:2"
        );
    }

    #[test]
    fn efforts_are_a_parameter_of_their_own() {
        let state = State::parse("effort=a:2,b:3").0;
        assert_eq!(
            state.with(&[("effort~b", "4")]).param("effort"),
            Some("a:2,b:4")
        );
        assert_eq!(
            state
                .with(&[("effort~a", ""), ("effort~b", "")])
                .param("effort"),
            None
        );
    }

    #[test]
    fn nonsense_changes_nothing() {
        let state = State::parse("set=weights~a:10&effort=a:2").0;
        for (name, value) in [
            ("weight~a", "NaN"),
            ("weight~a", "1e9"),
            ("effort~<b>", "1"),
            ("moon~a", "1"),
        ] {
            let changed = state.with(&[(name, value)]);
            assert_eq!(changed.scenario, state.scenario, "{name}={value}");
        }
        // Such names are no parameters.
        assert_eq!(State::parse("weight%7Ea=3").0, State::default());
    }
}
