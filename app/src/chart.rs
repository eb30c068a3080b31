//! A scene in the page: drawn anew when it changes, with pointer, keyboard and highlight.

use dti_charts::svg::{self, DomOptions};
use dti_charts::{Scene, View};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, ResizeObserver};

use crate::keys::{self, Layout};
use crate::page;
use crate::shown::{Datum, Shown};

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
    Effect::new(move |drawn: Option<Vec<String>>| {
        let drawn = drawn.unwrap_or_default();
        let Some(element) = node.get() else {
            return drawn;
        };
        scene.with(|scene| {
            let Some(scene) = scene else { return drawn };
            let parts = svg::dom_parts(
                scene,
                DomOptions {
                    id,
                    interactive: true,
                },
            );
            let focused = focused(&element);
            draw_parts(&element, &drawn, &parts);
            if let Some(datum) = focused {
                focus(&element, &datum);
            }
            if drawn.is_empty() {
                page::chart_stands(id);
            }
            parts
        })
    });
    // What is under the pointer and what is chosen stand above their neighbours, in every chart.
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let chosen = shown.selected().map(Datum::Unit);
        let group = shown.address.get(|state| state.group);
        let hovered = shown
            .hover
            .get()
            .or(group.map(|group| Datum::Group(group.to_string())));
        let hovered = shown
            .ranking
            .with(|ranking| hovered.map_or_else(Vec::new, |datum| ranking.related(&datum)));
        scene.with(|scene| {
            if let Some(scene) = scene {
                let chosen = chosen.into_iter().collect();
                highlight(
                    &element,
                    scene,
                    [("is-hovered", hovered), ("is-selected", chosen)],
                );
            }
        });
    });
    let on_key = move |event: KeyboardEvent| {
        let Some(element) = node.get_untracked() else {
            return;
        };
        let Some(at) = focused(&element) else { return };
        let step = shown
            .ranking
            .with_untracked(|ranking| keys::pressed(&event, layout, &shown, &ranking.view, &at));
        match step {
            keys::Move::To(datum) => {
                event.prevent_default();
                focus(&element, &datum);
            }
            keys::Move::Choose => {
                event.prevent_default();
                shown.choose(&at);
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
            on:pointerover=move |event| shown.hover.set(Datum::under(&event))
            on:pointerleave=move |_| shown.hover.set(None)
            on:focusin=move |event| shown.hover.set(Datum::under(&event))
            on:focusout=move |_| shown.hover.set(None)
            on:click=move |event| {
                if let Some(datum) = Datum::under(&event) {
                    shown.choose(&datum);
                }
            }
            on:keydown=on_key
        ></div>
    }
}

impl Datum {
    /// What the mark at the target of an event stands for.
    fn under(event: &Event) -> Option<Self> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let mark = target.closest("[data-unit], [data-group]").ok()??;
        Self::of(&mark)
    }

    fn of(mark: &Element) -> Option<Self> {
        let unit = mark.get_attribute("data-unit").map(Self::Unit);
        unit.or_else(|| mark.get_attribute("data-group").map(Self::Group))
    }

    /// Ids come from the data, and are lower case letters, digits and hyphens.
    fn selector(&self) -> String {
        match self {
            Self::Unit(id) => format!("[data-unit=\"{id}\"]"),
            Self::Group(id) => format!("[data-group=\"{id}\"]"),
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Unit(id) | Self::Group(id) => id,
        }
    }
}

/// Keeps `width` equal to the width of the element's content, until the chart is gone.
fn follow_width(element: &HtmlElement, width: RwSignal<f64>) {
    let measured = element.clone();
    let measure = move || {
        let now = f64::from(measured.client_width());
        let before = width.try_get_untracked()?;
        if (now - before).abs() >= WIDTH_STEP {
            width.try_set(now);
        }
        Some(())
    };
    measure();
    let changed =
        Closure::<dyn Fn(JsValue, ResizeObserver)>::new(move |_, observer: ResizeObserver| {
            if measure().is_none() {
                observer.disconnect();
            }
        });
    // Without the observer the chart keeps its first width.
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    changed.forget();
}

/// Puts a drawing in the page. Where one of the same frame stands already, only the parts that
/// differ are replaced: a slider moves a few marks, not the coast of Viet Nam.
fn draw_parts(element: &Element, old: &[String], new: &[String]) {
    let svg = element.first_element_child();
    let same_frame = old.len() == new.len() && old.first() == new.first();
    match svg.filter(|_| same_frame) {
        Some(svg) => {
            let children = svg.children();
            for (at, (old, new)) in (0..).zip(old.iter().zip(new).skip(1)) {
                if old != new
                    && let Some(child) = children.item(at)
                {
                    child.set_outer_html(new);
                }
            }
        }
        None => element.set_inner_html(&format!("{}</svg>", new.concat())),
    }
}

fn all(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = element.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// What has the keyboard's focus in this chart.
fn focused(element: &Element) -> Option<Datum> {
    let active = document().active_element()?;
    element
        .contains(Some(&active))
        .then(|| Datum::of(&active))
        .flatten()
}

/// Moves the focus, and with it the one place of the chart in the tab order.
fn focus(element: &Element, datum: &Datum) {
    if focused(element).as_ref() == Some(datum) {
        return;
    }
    for stop in all(element, "[tabindex=\"0\"]") {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    if let Ok(Some(target)) = element.query_selector(&format!("{}[tabindex]", datum.selector())) {
        let _ = target.set_attribute("tabindex", "0");
        // An SVG element has `focus` but is no HtmlElement.
        let _ = target.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives each class to the marks of its data and takes it from all others, and draws the edges of
/// both sets above everything.
fn highlight(element: &Element, scene: &Scene, classes: [(&str, Vec<Datum>); 2]) {
    let mut outlines = String::new();
    for (class, data) in classes {
        for old in all(element, &format!(".{class}")) {
            let _ = old.class_list().remove_1(class);
        }
        for datum in data {
            for mark in all(element, &datum.selector()) {
                let _ = mark.class_list().add_1(class);
            }
            outlines.push_str(&svg::outline(scene, datum.id()));
        }
    }
    if let Ok(Some(over)) = element.query_selector(".over") {
        over.set_inner_html(&outlines);
    }
}
