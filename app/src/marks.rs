//! Marks on the browser's time line, for whoever measures the page.

use std::cell::Cell;

use leptos::prelude::{document, window};

use crate::page;

/// Charts of the first view: map, bars, groups; without a map for ministries.
const FIRST_VIEW: [&str; 3] = ["map", "bars", "groups"];

/// Beside the bits of the charts: the moment has been marked.
const MARKED: u32 = 1 << 31;

thread_local! {
    static STANDING: Cell<u32> = const { Cell::new(0) };
}

/// Called by each chart when it stands for the first time; marks the moment when all do.
pub(crate) fn chart_stands(id: &str) {
    let Some(bit) = FIRST_VIEW.iter().position(|chart| *chart == id) else {
        return;
    };
    STANDING.with(|standing| {
        let before = standing.get();
        standing.set(before | 1 << bit);
        let expected = |chart: &&&str| document().get_element_by_id(chart).is_some();
        let needed = FIRST_VIEW
            .iter()
            .enumerate()
            .filter(|(_, chart)| expected(chart));
        let needed = needed.fold(0, |bits, (at, _)| bits | 1 << at);
        let complete = |standing: u32| standing & needed == needed;
        // Once in the life of the page, whatever is shown later.
        if complete(standing.get()) && !complete(before) && before & MARKED == 0 {
            standing.set(standing.get() | MARKED);
            page::reveal();
            if let Some(performance) = window().performance() {
                let _ = performance.mark("charts-ready");
            }
        }
    });
}

/// Whether all charts of the first view have stood.
pub(crate) fn first_view_stands() -> bool {
    STANDING.get() & MARKED != 0
}
