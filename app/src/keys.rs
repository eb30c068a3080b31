//! Moving between the marks of a chart by keyboard.

use std::cell::RefCell;

use dti_charts::View;
use dti_engine::id::to_ascii_lower;
use dti_geo::Heading;
use dti_views::{Datum, group_of};
use leptos::prelude::{WithUntracked as _, window};
use web_sys::KeyboardEvent;

use crate::shown::Shown;

/// How the marks of a chart lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On the plane: an arrow goes to the neighbour in its direction.
    Plane,
    /// One under the other, in the order of the view.
    List,
}

/// What a key asks for.
pub(crate) enum Move {
    /// Focus that mark.
    To(Datum),
    /// Choose the focused mark.
    Choose,
    /// End the choice.
    Clear,
    /// Nothing of ours.
    Stay,
}

/// Letters typed within this many milliseconds make one word.
const TYPING: f64 = 800.0;

thread_local! {
    /// When the last letter was typed, and the word so far.
    static TYPED: RefCell<(f64, String)> = const { RefCell::new((0.0, String::new())) };
}

/// What `event` means for the focused mark.
pub(crate) fn pressed(
    event: &KeyboardEvent,
    layout: Layout,
    shown: &Shown,
    view: &View,
    at: &Datum,
) -> Move {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return Move::Stay;
    }
    let at = match at {
        Datum::Unit(id) => id,
        Datum::Group(id) => return in_groups(event, view, id),
    };
    let Some(here) = view.units.iter().position(|unit| unit.id == *at) else {
        return Move::Stay;
    };
    let last = view.units.len().saturating_sub(1);
    let to = |position: usize| unit(view.units[position.min(last)].id.clone());
    match event.key().as_str() {
        "Enter" | " " => Move::Choose,
        "Escape" => Move::Clear,
        "Home" => to(0),
        "End" => to(last),
        "ArrowUp" | "ArrowLeft" if layout == Layout::List => to(here.saturating_sub(1)),
        "ArrowDown" | "ArrowRight" if layout == Layout::List => to(here + 1),
        "ArrowUp" => towards(shown, at, Heading::Up),
        "ArrowDown" => towards(shown, at, Heading::Down),
        "ArrowLeft" => towards(shown, at, Heading::Left),
        "ArrowRight" => towards(shown, at, Heading::Right),
        key if key.chars().count() == 1 => typed(key, view, here),
        _ => Move::Stay,
    }
}

fn unit(id: String) -> Move {
    Move::To(Datum::Unit(id))
}

/// The groups stand in their order, units without one behind them.
fn in_groups(event: &KeyboardEvent, view: &View, at: &str) -> Move {
    let present = |id: &&str| view.units.iter().any(|unit| group_of(unit) == **id);
    let ids = ["1", "2", "3", "4"]
        .into_iter()
        .filter(|_| view.bounds.is_some());
    let ids: Vec<&str> = ids
        .chain(["none", "unknown"].into_iter().filter(present))
        .collect();
    let Some(here) = ids.iter().position(|id| *id == at) else {
        return Move::Stay;
    };
    let last = ids.len() - 1;
    let to = match event.key().as_str() {
        "Enter" | " " => return Move::Choose,
        "Home" => 0,
        "End" => last,
        "ArrowUp" | "ArrowLeft" => here.saturating_sub(1),
        "ArrowDown" | "ArrowRight" => last.min(here + 1),
        _ => return Move::Stay,
    };
    Move::To(Datum::Group(ids[to].to_owned()))
}

/// The unit whose name goes on with what was typed; the search starts behind the focused one.
fn typed(letter: &str, view: &View, here: usize) -> Move {
    let now = window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    let word = TYPED.with_borrow_mut(|(then, word)| {
        if now - *then > TYPING {
            word.clear();
        }
        *then = now;
        word.push_str(&to_ascii_lower(letter));
        word.clone()
    });
    let skip = usize::from(word.chars().count() == 1);
    let count = view.units.len();
    let names = (0..count).map(|step| &view.units[(here + skip + step) % count]);
    let mut names = names.map(|unit| (unit, to_ascii_lower(&unit.name)));
    let found = names.find(|(_, name)| {
        name.starts_with(&word)
            || name
                .strip_prefix("tp. ")
                .is_some_and(|n| n.starts_with(&word))
    });
    found.map_or(Move::Stay, |(found, _)| unit(found.id.clone()))
}

/// The neighbour on the map in a direction.
fn towards(shown: &Shown, at: &str, heading: Heading) -> Move {
    let league = shown
        .ranking
        .with_untracked(|ranking| ranking.dataset().league);
    match shown.data.geometry(league).toward(at, heading) {
        Some(region) => unit(region.id().to_owned()),
        None => Move::Stay,
    }
}
