//! What the buttons and pickers do that are written as markup: one listener for all of a kind.

use std::cell::Cell;
use std::time::Duration;

use dti_engine::Reading;
use dti_views::{SortKey, State};
use js_sys::Reflect;
use leptos::prelude::{
    Update as _, document, event_target_checked, event_target_value, request_animation_frame,
    window,
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent};

use crate::address::Address;
use crate::desk;
use crate::dom::{around, focus};
use crate::effect::{after_frame, task};
use crate::shown::Shown;

/// Follows the link of the page around the target of a click.
pub(crate) fn follow(address: Address, event: &MouseEvent) {
    let Some(link) = around(event, "a[data-go]") else {
        return;
    };
    // With a key held the reader wants another tab or window, as with every link.
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    event.prevent_default();
    let go = move || {
        let href = link.get_attribute("href").unwrap_or_default();
        let query = href.split_once('?').map_or("", |(_, query)| query);
        LANDING.set(true);
        let screen = address.now(|state| state.screen);
        address.go(|state| *state = State::parse(query).0);
        // Another screen begins at its head, wherever the link stood.
        if screen != address.now(|state| state.screen) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        request_animation_frame(land);
    };
    // Links follow a number that was typed, and left for the link, when it has been painted.
    if address.is_behind() {
        after_frame(go);
    } else {
        // The browser lays out the page at the end of the click's task.
        task(Duration::ZERO, go);
    }
}

thread_local! {
    /// Whether the reader has followed a link and not arrived yet.
    static LANDING: Cell<bool> = const { Cell::new(false) };
}

/// Where a followed link led to a part that has taken the place of the link, the focus goes there:
/// to the finding that was asked for, or to where every screen begins.
pub(crate) fn land() {
    let page = document();
    let find = |selector| page.query_selector(selector).ok().flatten();
    // The answer that is waited for will land.
    if find(".remote[aria-busy]").is_some() || !LANDING.replace(false) {
        return;
    }
    let is_lost = (page.active_element()).is_none_or(|active| active.tag_name() == "BODY");
    let place = find("#finding").or_else(|| find("#main"));
    if let Some(place) = place.filter(|_| is_lost) {
        // Both are elements of HTML.
        let _ = place.unchecked_into::<HtmlElement>().focus();
    }
}

/// Sets the parameter that a control names, in whatever part of the page.
pub(crate) fn set(address: Address, event: &Event) {
    let control = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(control) = control else { return };
    let Some(name) = control.get_attribute("data-param") else {
        return;
    };
    // A number that cannot be stays, and the browser says what could.
    let field = control.dyn_into::<HtmlInputElement>();
    if field.is_ok_and(|field| !field.report_validity()) {
        return;
    }
    let value = event_target_value(event);
    address.go(|state| *state = state.with(&[(&name, &value)]));
}

/// Carries out the `data-action` around the target of a click.
pub(crate) fn click(shown: Shown, event: &Event) {
    let Some(button) = around(event, "[data-action]") else {
        return;
    };
    let address = shown.address;
    match button
        .get_attribute("data-action")
        .unwrap_or_default()
        .as_str()
    {
        "deselect" => shown.select(None),
        "select" => {
            let row = button.closest("[data-unit]").ok().flatten();
            shown.select(
                row.and_then(|row| row.get_attribute("data-unit"))
                    .as_deref(),
            );
        }
        "clear-group" => address.go(|state| state.group = None),
        "clear-filter" => {
            address.adjust(|state| {
                state.filter.clear();
                state.group = None;
            });
            if let Some(page) = document().document_element() {
                focus(&page, "#filter");
            }
        }
        "sort-rank" => sort(shown, SortKey::Rank),
        "sort-name" => sort(shown, SortKey::Name),
        "sort-value" => sort(shown, SortKey::Value),
        "cancel" => desk::cancel(),
        "retry" => shown.tries.update(|tries| *tries += 1),
        "undo" => shown.walk(-1),
        "redo" => shown.walk(1),
        "reset" => {
            address.live(|state| state.scenario = State::default().scenario);
            shown.address.settle();
        }
        _ => {}
    }
}

/// Carries out a choice in one of the pickers.
pub(crate) fn change(shown: Shown, event: &Event) {
    let Some(picker) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let address = shown.address;
    let value = event_target_value(event);
    match picker.id().as_str() {
        "league" => {
            if let Ok(league) = value.parse() {
                shown.go_to_league(league);
            }
        }
        "year" => {
            if let Ok(year) = value.parse() {
                shown.go_to_year(year);
            }
        }
        "index" => address.go(|state| state.index = value),
        "printed" => {
            let printed = event_target_checked(event);
            address.go(|state| {
                state.reading = if printed {
                    Reading::Printed
                } else {
                    Reading::Corrected
                };
            });
        }
        "simulated-unit" => {
            address.go(|state| state.choose((!value.is_empty()).then_some(value)));
        }
        _ => {
            if picker.has_attribute("data-file") {
                // The first of the files; undefined where there is none.
                let files = Reflect::get(&picker, &"files".into()).unwrap_or_default();
                desk::attach(Reflect::get(&files, &0.into()).unwrap_or_default());
                shown.tries.update(|tries| *tries += 1);
            }
        }
    }
}

fn sort(shown: Shown, key: SortKey) {
    shown.address.adjust(|state| {
        state.reversed = state.sort == key && !state.reversed;
        state.sort = key;
    });
}
