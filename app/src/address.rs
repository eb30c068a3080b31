//! The address bar as the only way in and out of the state.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

use dti_views::State;

use crate::effect::{after_frame, task};
use crate::files;

/// How long a slider has to stand still for what follows it later.
const PAUSE: Duration = Duration::from_millis(150);

thread_local! {
    /// Whether the address bar has to follow the state yet, and if so, whether as a step of its own.
    static UNWRITTEN: Cell<Option<bool>> = const { Cell::new(None) };
    /// The version of the data that scenarios made here rest on; empty until the data are there.
    static DATA: Cell<&'static str> = const { Cell::new("") };
}

/// The state of the page, kept equal to the address. The address bar follows when the change has been
/// painted: to write it takes the browser a tenth of a frame and, while it is busy, half of one.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    state: RwSignal<State>,
    /// Grows with every change but those on their way.
    settled: RwSignal<u32>,
    /// Grows when a change has been painted, and when one that is on its way pauses.
    painted: RwSignal<u32>,
    /// Grows with every change: only the last one's pause counts.
    moves: RwSignal<u32>,
    problems: RwSignal<Vec<String>>,
}

impl Address {
    /// Reads the address and follows the back and forward buttons.
    pub(crate) fn open() -> Self {
        let (state, problems) = State::parse(&search());
        let address = Self {
            state: RwSignal::new(state),
            settled: RwSignal::new(0),
            painted: RwSignal::new(0),
            moves: RwSignal::new(0),
            problems: RwSignal::new(problems),
        };
        let back_or_forward = Closure::<dyn Fn()>::new(move || {
            let (state, problems) = State::parse(&search());
            // What was to be written is what the reader went back from.
            UNWRITTEN.set(None);
            address.problems.set(problems);
            address.state.set(state);
            address.rest(None);
        });
        // Without a listener the page works, but for the back button.
        let _ = window()
            .add_event_listener_with_callback("popstate", back_or_forward.as_ref().unchecked_ref());
        back_or_forward.forget();
        address
    }

    /// From now on, scenarios that are changed carry this version of the data, and that of the engine.
    pub(crate) fn rest_on(data: &'static str) {
        DATA.set(data);
    }

    /// The state. Reading it in a reactive context follows it.
    pub(crate) fn get<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with(read)
    }

    /// The state as it is now, without following it.
    pub(crate) fn now<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// Whether the address bar, and with it every link of the page, has to follow yet.
    pub(crate) fn is_behind(self) -> bool {
        UNWRITTEN.get().is_some()
    }

    /// Follows every change of the state but those on their way: for what is too much work for each
    /// step of a slider.
    /// Returns how many there were.
    pub(crate) fn follow_settled(self) -> u32 {
        self.settled.get()
    }

    /// Follows the same changes once they have been painted, and those on their way when they pause:
    /// for what nobody looks at first, and what stands out of sight.
    pub(crate) fn follow_painted(self) {
        self.painted.track();
    }

    /// What the address asked for in vain.
    pub(crate) fn problems(self) -> RwSignal<Vec<String>> {
        self.problems
    }

    /// A step that the back button takes back: another league, index, unit, language.
    pub(crate) fn go(self, change: impl FnOnce(&mut State)) {
        self.change(change, true);
    }

    /// A change too small for a step of its own: a letter in the filter, the order of a table.
    pub(crate) fn adjust(self, change: impl FnOnce(&mut State)) {
        self.change(change, false);
    }

    /// A change that the address need not follow yet: a slider on its way.
    pub(crate) fn live(self, change: impl FnOnce(&mut State)) {
        self.state.update(|state| {
            change(state);
            state.stamp(DATA.get());
        });
        let number = self.next_move();
        task(PAUSE, move || {
            if self.moves.get_untracked() == number {
                self.tell_painted();
            }
        });
    }

    fn next_move(self) -> u32 {
        let next = |moves: &mut u32| {
            *moves += 1;
            *moves
        };
        self.moves.try_update(next).unwrap_or_default()
    }

    /// Has the address follow, without a step for the back button.
    pub(crate) fn settle(self) {
        self.forget_problems();
        self.rest(Some(false));
    }

    /// What the address asked for in vain is not asked for any more; true if there was something.
    fn forget_problems(self) -> bool {
        let had = self
            .problems
            .with_untracked(|problems| !problems.is_empty());
        if had {
            self.problems.set(Vec::new());
        }
        had
    }

    fn change(self, change: impl FnOnce(&mut State), is_step: bool) {
        let before = self.state.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        after.stamp(DATA.get());
        if !self.forget_problems() && before == after {
            return;
        }
        // A step leaves behind what was changed before it.
        if is_step && UNWRITTEN.get() == Some(false) {
            self.write(true);
        }
        // The browser keeps the place in the page with the address: it is that of the old screen.
        let place = |state: &State| (state.screen, state.league);
        let is_elsewhere = place(&before) != place(&after);
        self.state.set(after);
        self.rest(Some(is_step));
        if is_elsewhere {
            self.write(false);
        }
    }

    /// Writes the state into the address bar, if that has to follow. Behind the `#` stands what the
    /// reader has opened, which stays where the screen does: see `opened.js`.
    fn write(self, stays: bool) {
        let Some(is_step) = UNWRITTEN.take() else {
            return;
        };
        let query = self.state.with_untracked(State::query);
        let location = window().location();
        if location.search().is_ok_and(|search| search == query) {
            return;
        }
        let mut url = location.pathname().unwrap_or_default() + &query;
        if stays {
            url += &location.hash().unwrap_or_default();
        }
        let (state, url) = ("".into(), Some(url.as_str()));
        // Some embedders forbid history; the page itself still works.
        let _ = window().history().and_then(|history| match is_step {
            true => history.push_state_with_url(&state, "", url),
            false => history.replace_state_with_url(&state, "", url),
        });
    }

    /// A change has settled, which the address bar has to follow as a step, or without one. Steps that
    /// come before it has are one.
    fn rest(self, is_step: Option<bool>) {
        UNWRITTEN.set(UNWRITTEN.get().max(is_step));
        self.next_move();
        self.settled.update(|count| *count += 1);
        after_frame(move || {
            self.write(true);
            self.tell_painted();
        });
    }

    fn tell_painted(self) {
        self.painted.update(|count| *count += 1);
    }
}

/// The address as asked for. The file of a chart for other pages says what it shows; the address
/// has what differs, and the last word.
fn search() -> String {
    let search = window().location().search().unwrap_or_default();
    match files::named("dti-base") {
        Some(base) => format!("{base}&{}", search.trim_start_matches('?')),
        None => search,
    }
}
