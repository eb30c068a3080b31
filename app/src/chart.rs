//! A scene in the page: drawn anew when it changes, with pointer, keyboard and highlight.

use dti_charts::svg::{self, DomOptions};
use dti_charts::{Scene, View};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::keys::{self, Layout};
use crate::page;
use crate::shown::Shown;

/// Widths differ by fractions while a scroll bar comes and goes; less than this redraws nothing.
const WIDTH_STEP: f64 = 4.0;

/// One chart. `draw` makes its scene from a view model that has the width of the chart's box.
#[component]
pub(crate) fn Chart(
    shown: Shown,
    /// Unique in the page; prefix of the ids inside the chart.
    id: &'static str,
    /// How the arrow keys move between its marks.
    layout: Layout,
    draw: fn(&Shown, &View) -> Scene,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            follow_width(&element, width);
        }
    });
    let scene = Memo::new(move |_| {
        let width = width.get();
        (width > 0.0).then(|| {
            let view = shown
                .ranking
                .with(|ranking| ranking.sized(width, shown.selected()));
            draw(&shown, &view)
        })
    });
    Effect::new(move |drawn_before: Option<bool>| {
        let drawn_before = drawn_before.unwrap_or_default();
        let Some(element) = node.get() else {
            return drawn_before;
        };
        scene.with(|scene| {
            let Some(scene) = scene else {
                return drawn_before;
            };
            let focused = focused_unit(&element);
            element.set_inner_html(&svg::dom(
                scene,
                DomOptions {
                    id,
                    interactive: true,
                },
            ));
            if let Some(unit) = focused {
                focus_unit(&element, &unit);
            }
            if !drawn_before {
                page::chart_stands(id);
            }
            true
        })
    });
    // Highlight: the unit under the pointer and the chosen one, above all neighbours.
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let marked = [shown.hover.get(), shown.selected()];
        scene.with(|scene| {
            if let Some(scene) = scene {
                mark(&element, scene, &marked);
            }
        });
    });
    let unit_of = |event: &web_sys::Event| {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        target
            .closest("[data-unit]")
            .ok()??
            .get_attribute("data-unit")
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(element) = node.get_untracked() else {
            return;
        };
        let Some(at) = focused_unit(&element) else {
            return;
        };
        let view = shown.ranking.with_untracked(|ranking| ranking.view.clone());
        match keys::pressed(&event, layout, &shown, &view, &at) {
            keys::Move::To(unit) => {
                event.prevent_default();
                focus_unit(&element, &unit);
            }
            keys::Move::Choose => {
                event.prevent_default();
                shown.select(Some(&at));
            }
            keys::Move::Clear => shown.select(None),
            keys::Move::Stay => {}
        }
    };
    view! {
        <div
            class="chart-box"
            id=id
            node_ref=node
            on:pointerover=move |event| shown.hover.set(unit_of(&event))
            on:pointerleave=move |_| shown.hover.set(None)
            on:focusin=move |event| shown.hover.set(unit_of(&event))
            on:focusout=move |_| shown.hover.set(None)
            on:click=move |event| {
                if let Some(unit) = unit_of(&event) {
                    shown.select(Some(&unit));
                }
            }
            on:keydown=on_key
        ></div>
    }
}

/// Keeps `width` equal to the width of the element's content.
fn follow_width(element: &HtmlElement, width: RwSignal<f64>) {
    let measured = element.clone();
    let measure = move || {
        let now = f64::from(measured.client_width());
        if (now - width.get_untracked()).abs() >= WIDTH_STEP {
            width.set(now);
        }
    };
    measure();
    let changed = Closure::<dyn Fn()>::new(measure);
    // Without the observer the chart keeps its first width.
    if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    changed.forget();
}

fn marks(element: &Element, unit: &str) -> Vec<HtmlElement> {
    // Ids are checked to be lower case letters, digits and hyphens before they get here, or come
    // from the data.
    let Ok(found) = element.query_selector_all(&format!("[data-unit=\"{unit}\"]")) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// The unit that has the keyboard's focus in this chart.
fn focused_unit(element: &Element) -> Option<String> {
    let active = document().active_element()?;
    element
        .contains(Some(&active))
        .then(|| active.get_attribute("data-unit"))
        .flatten()
}

/// Moves the focus, and with it the one place of the chart in the tab order.
fn focus_unit(element: &Element, unit: &str) {
    let found = element.query_selector_all("[data-unit][tabindex=\"0\"]");
    if let Ok(stops) = found {
        for stop in (0..stops.length()).filter_map(|at| stops.item(at)?.dyn_into::<Element>().ok())
        {
            let _ = stop.set_attribute("tabindex", "-1");
        }
    }
    let target = format!("[data-unit=\"{unit}\"][tabindex]");
    if let Ok(Some(target)) = element.query_selector(&target) {
        let _ = target.set_attribute("tabindex", "0");
        // An SVG element has `focus` but is no HtmlElement.
        let _ = target.unchecked_into::<HtmlElement>().focus();
    }
}

fn mark(element: &Element, scene: &Scene, marked: &[Option<String>; 2]) {
    for (class, unit) in ["is-hovered", "is-selected"].into_iter().zip(marked) {
        if let Ok(old) = element.query_selector_all(&format!(".{class}")) {
            for old in (0..old.length()).filter_map(|at| old.item(at)?.dyn_into::<Element>().ok()) {
                let _ = old.class_list().remove_1(class);
            }
        }
        for mark in unit.iter().flat_map(|unit| marks(element, unit)) {
            let _ = mark.class_list().add_1(class);
        }
    }
    if let Ok(Some(over)) = element.query_selector(".over") {
        let outlines = marked
            .iter()
            .flatten()
            .map(|unit| svg::outline(scene, unit));
        over.set_inner_html(&outlines.collect::<String>());
    }
}
