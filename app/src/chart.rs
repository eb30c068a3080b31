//! A scene in the page: drawn anew when it changes, with pointer, keyboard and highlight.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use dti_charts::svg::{self, DomOptions};
use dti_charts::{Colouring, Scene, View};
use dti_text::Lang;
use dti_views::{Datum, Html, share};
use js_sys::Array;
use leptos::html::{Div, Figcaption};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, HtmlDivElement, HtmlElement, KeyboardEvent, ResizeObserver, ResizeObserverEntry,
};

use crate::dom::{self, Edits};
use crate::effect::{effect, task};
use crate::keys::{self, Layout};
use crate::marks;
use crate::shown::Shown;
use crate::zoom;

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
    draw: fn(&Shown, View) -> Scene,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    // What must be known besides stands below, as it does in a file of the chart.
    let notes = NodeRef::<Figcaption>::new();
    let drawing = Rc::new(RefCell::new(Drawing::default()));
    // Grows with every drawing.
    let drawn = RwSignal::new(0_u32);
    effect(move || {
        if let Some(element) = node.get() {
            follow_width(&element, width);
            if layout == Layout::Plane {
                zoom::follow(&element, shown.address);
            }
        }
    });
    let now = Rc::clone(&drawing);
    let draw = Rc::new(move |is_whole: bool| {
        let (Some(element), Some(notes)) = (node.get(), notes.get()) else {
            return;
        };
        let width = width.get();
        if width <= 0.0 {
            return;
        }
        let view = shown
            .ranking
            .with(|ranking| ranking.sized(width, shown.selected()));
        let lang = view.lang;
        // The pie is the legend of groups.
        let has_legend = view.effective_colouring() != Colouring::Groups;
        let place = Place {
            element,
            id,
            is_whole,
        };
        let mut drawing = now.borrow_mut();
        let is_first = drawing.scene.is_none();
        drawing.replace(draw(&shown, view), &place);
        drawing.annotate(&notes, id, has_legend, lang);
        if is_first {
            marks::chart_stands(id);
        }
        drawn.update(|count| *count += 1);
    });
    let draw_now = Rc::clone(&draw);
    effect(move || draw_now(false));
    let late = Rc::clone(&drawing);
    effect(move || {
        shown.address.follow_painted();
        if late.borrow().is_behind {
            untrack(|| draw(true));
        }
    });
    // What is under the pointer and what is chosen stand above their neighbours, in every chart.
    effect(move || {
        drawn.track();
        let Some(element) = node.get() else { return };
        let chosen: Vec<Datum> = shown.selected().map(Datum::Unit).into_iter().collect();
        let group = shown.address.get(|state| state.group);
        let hovered = shown
            .hover
            .get()
            .or(group.map(|group| Datum::Group(group.to_string())));
        let hovered = shown.ranking.with_untracked(|ranking| {
            hovered.map_or_else(Vec::new, |datum| ranking.related(&datum))
        });
        drawing.borrow_mut().highlight(&element, &hovered, &chosen);
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
            on:pointerover=move |event| shown.hover.set(dom::datum_under(&event))
            on:pointerleave=move |_| shown.hover.set(None)
            on:focusin=move |event| shown.hover.set(dom::datum_under(&event))
            on:focusout=move |_| shown.hover.set(None)
            on:click=move |event| {
                if let Some(datum) = dom::datum_under(&event) {
                    shown.choose(&datum);
                }
            }
            on:keydown=on_key
        ></div>
        <figcaption node_ref=notes></figcaption>
    }
}

/// Where a scene is drawn.
struct Place {
    element: HtmlDivElement,
    /// Prefix of the ids inside.
    id: &'static str,
    /// Whether what is out of sight is drawn as well.
    is_whole: bool,
}

/// What stands in a chart's box.
#[derive(Default)]
struct Drawing {
    scene: Option<Scene>,
    parts: Vec<String>,
    /// Whether marks out of sight have to be drawn yet.
    is_behind: bool,
    notes: String,
    /// What is marked as hovered, and the edges that lie above everything.
    marked: Vec<Datum>,
    edges: String,
}

impl Drawing {
    /// Draws a scene in the place of the one before.
    fn replace(&mut self, mut scene: Scene, place: &Place) {
        let Place {
            element,
            id,
            is_whole,
        } = place;
        let focused = focused(element);
        // The focus goes where its datum goes.
        let sight = (!is_whole && focused.is_none()).then(|| dom::sight(element));
        let is_behind = match (&self.scene, sight.flatten()) {
            (Some(before), Some((from, to))) => {
                scene.keep_unseen(before, &(from * scene.height..to * scene.height))
            }
            _ => false,
        };
        if is_behind != self.is_behind {
            dom::set_busy(element, is_behind);
            self.is_behind = is_behind;
        }
        let options = DomOptions {
            id,
            interactive: true,
        };
        let changes = svg::dom_changes(&scene, options, self.scene.as_ref());
        if !patch_parts(element, &mut self.parts, changes) {
            self.parts = svg::dom_parts(&scene, options);
            element.set_inner_html(&format!("{}</svg>", self.parts.concat()));
            self.marked.clear();
            self.edges.clear();
        }
        if let Some(datum) = focused {
            focus(element, &datum);
        }
        self.scene = Some(scene);
    }

    /// Writes below what must be known besides.
    fn annotate(&mut self, below: &Element, id: &str, has_legend: bool, lang: Lang) {
        let Some(scene) = &self.scene else { return };
        let mut html = Html::default();
        for note in &scene.notes {
            html.element("p", &[], note);
        }
        share::write_opener(lang, id, &scene.title, &mut html);
        let legend = if has_legend {
            svg::legend(scene, "map-legend")
        } else {
            None
        };
        let notes = format!("{}{}", legend.unwrap_or_default(), html.as_str());
        if notes != self.notes {
            dom::put(below, Some(&self.notes), &notes);
            self.notes = notes;
        }
    }

    /// Marks what is hovered, and draws its edges and those of what is chosen above everything. As
    /// chosen a mark is drawn already.
    fn highlight(&mut self, element: &Element, hovered: &[Datum], chosen: &[Datum]) {
        let Some(scene) = &self.scene else { return };
        // A mark that was drawn again since may have lost its class.
        if !(hovered.is_empty() && self.marked.is_empty()) {
            dom::set_class(element, "is-hovered", hovered);
            hovered.clone_into(&mut self.marked);
        }
        let mut edges = String::new();
        for datum in hovered.iter().chain(chosen) {
            edges.push_str(&svg::outline(scene, datum.id()));
        }
        if self.edges != edges
            && let Ok(Some(over)) = element.query_selector(".over")
        {
            over.set_inner_html(&edges);
            self.edges = edges;
        }
    }
}

/// Keeps `width` equal to the width of the element's content, until the chart is gone. The browser
/// tells it after its layout: who asks earlier has it lay out the page once more for every chart.
/// What is to be drawn then is drawn in a task of its own; the frame is long enough without.
pub(crate) fn follow_width(element: &HtmlElement, width: RwSignal<f64>) {
    let told = move |entries: Array, observer: ResizeObserver| {
        let entry: ResizeObserverEntry = entries.get(0).unchecked_into();
        let now = entry.content_rect().width().round();
        match width.try_get_untracked() {
            Some(before) if (now - before).abs() >= WIDTH_STEP => {
                task(Duration::ZERO, move || {
                    width.try_set(now);
                });
            }
            Some(_) => {}
            None => observer.disconnect(),
        }
    };
    let told = Closure::<dyn Fn(Array, ResizeObserver)>::new(told);
    match ResizeObserver::new(told.as_ref().unchecked_ref()) {
        Ok(observer) => observer.observe(element),
        // Without the observer the chart keeps its first width.
        Err(_) => width.set(element.client_width().into()),
    }
    told.forget();
}

/// Makes a drawing of the one that stands in the page; whether that could be. Only what differs is
/// changed: a slider moves a few marks, not the coast of Viet Nam.
fn patch_parts(element: &Element, parts: &mut [String], changes: Vec<Option<String>>) -> bool {
    let Some(svg) = element.first_element_child() else {
        return false;
    };
    if parts.len() != changes.len() {
        return false;
    }
    let mut edits = Edits::default();
    let mut anew = Vec::new();
    // The last part holds the edges, which follow on their own.
    let last = parts.len() - 1;
    for (at, (old, new)) in (0..).zip(parts[..last].iter_mut().zip(changes)) {
        let Some(new) = new.filter(|new| old != new) else {
            continue;
        };
        // The first part is the start tag, the others are children.
        let is_possible = match at {
            0 => edits.compare(&[], 0, old, &new),
            child => edits.compare(&[0], child - 1, old, &new),
        };
        *old = new;
        if !is_possible {
            anew.push(at);
        }
    }
    if !edits.make(element) {
        return false;
    }
    for at in anew {
        let child = at
            .checked_sub(1)
            .and_then(|child| svg.children().item(child));
        let Some(child) = child else {
            return false;
        };
        child.set_outer_html(&parts[at as usize]);
    }
    true
}

/// What has the keyboard's focus in this chart.
fn focused(element: &Element) -> Option<Datum> {
    dom::datum_of(&dom::focused(element)?)
}

/// Moves the focus, and with it the one place of the chart in the tab order.
fn focus(element: &Element, datum: &Datum) {
    if focused(element).as_ref() == Some(datum) {
        return;
    }
    for stop in dom::all(element, "[tabindex=\"0\"]") {
        let _ = stop.set_attribute("tabindex", "-1");
    }
    let target = format!("{}[tabindex]", datum.selector());
    if let Ok(Some(stop)) = element.query_selector(&target) {
        let _ = stop.set_attribute("tabindex", "0");
    }
    dom::focus(element, &target);
}
