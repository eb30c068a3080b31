//! Small steps in the document that several parts of the page take.

use std::mem;

use dti_views::Datum;
use dti_views::patch::{To, changes};
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Element, Event, HtmlElement, HtmlSelectElement};

/// All elements below `element` that the selector names.
pub(crate) fn all(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = element.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// The nearest element around the target of an event that the selector names.
pub(crate) fn around(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()?
}

/// Gives a class to the marks of these data, and takes it from all others.
pub(crate) fn set_class(element: &Element, class: &str, data: &[Datum]) {
    for old in all(element, &format!(".{class}")) {
        let stands_for = datum_of(&old);
        if !data.iter().any(|datum| stands_for.as_ref() == Some(datum)) {
            let _ = old.class_list().remove_1(class);
        }
    }
    for datum in data {
        for mark in all(element, &datum.selector()) {
            let _ = mark.class_list().add_1(class);
        }
    }
}

/// Focuses the first element that the selector names.
pub(crate) fn focus(element: &Element, selector: &str) {
    if let Ok(Some(target)) = element.query_selector(selector) {
        // An SVG element has `focus` but is no HtmlElement.
        let _ = target.unchecked_into::<HtmlElement>().focus();
    }
}

/// The element in `element` that has the keyboard's focus.
pub(crate) fn focused(element: &Element) -> Option<Element> {
    let active = document().active_element()?;
    element.contains(Some(&active)).then_some(active)
}

/// Puts markup in the place of what is there. Where that is known, as `old`, only what differs is
/// touched. A control that has the focus and stands in the new markup too, under the same
/// `data-key`, keeps it.
pub(crate) fn put(element: &Element, old: Option<&str>, html: &str) {
    let key_of = || focused(element).and_then(|focused| focused.get_attribute("data-key"));
    let key = key_of();
    let is_patched = old.is_some_and(|old| patch(element, old, html));
    if !is_patched && !put_around_focus(element, html).unwrap_or(false) {
        element.set_inner_html(html);
    }
    // Where rows change places their elements stay, and stand for other units.
    if let Some(key) = key.filter(|key| key_of().as_ref() != Some(key)) {
        focus(element, &format!("[data-key=\"{key}\"]"));
    }
}

/// Makes `new` of the markup `old`, which is all that stands in `parent`, by changing words and
/// attributes alone. Where that is not enough it says so, and the whole has to be written anew.
pub(crate) fn patch(parent: &Element, old: &str, new: &str) -> bool {
    let mut edits = Edits::default();
    edits.compare(&[], 0, old, new) && edits.make(parent)
}

#[wasm_bindgen]
extern "C" {
    /// See `edits.js`. Fails where it is not there, or a node is not.
    #[wasm_bindgen(js_name = makeEdits, catch)]
    fn make_edits(parent: &Element, told: &str) -> Result<(), JsValue>;

    /// See `edits.js`; whether it could be done. Fails where it is not there.
    #[wasm_bindgen(js_name = putAroundFocus, catch)]
    fn put_around_focus(element: &Element, html: &str) -> Result<bool, JsValue>;

    /// See `edits.js`. Fails where it is not there.
    #[wasm_bindgen(js_name = markDrawn, catch)]
    fn mark_drawn() -> Result<(), JsValue>;

    /// See `sight.js`. Fails where it is not there.
    #[wasm_bindgen(js_name = sightOf, catch)]
    fn sight_of(element: &Element) -> Result<Vec<f64>, JsValue>;
}

/// Between the words of [`Edits`]; no text of ours holds it.
const SEPARATOR: char = '\u{1}';

/// Changes of words and attributes, which the page makes in one go: a call from here to there costs
/// more than what most of them do.
#[derive(Default)]
pub(crate) struct Edits {
    /// Three words each: the way to the node, a character per step; the attribute, nothing for the
    /// words of a text, `-` before an attribute that goes; and what it gets.
    told: String,
}

impl Edits {
    /// Notes what makes `new` of the markup `old`, which stands in the node that the way `above`
    /// leads to, from child number `first` on. Where words and attributes are not enough it says so,
    /// and notes nothing.
    pub(crate) fn compare(&mut self, above: &[u32], first: u32, old: &str, new: &str) -> bool {
        let before = self.told.len();
        let is_possible = changes(old, new, &mut |path, to| {
            let mut offset = first;
            let below = path.iter().map(|step| step + mem::take(&mut offset));
            // No control characters; and no node has a million children.
            let way = above.iter().copied().chain(below);
            self.told
                .extend(way.filter_map(|step| char::from_u32(step + 32)));
            self.told.push(SEPARATOR);
            let value = match to {
                To::Text(text) => text,
                To::Attribute(name, value) => {
                    if value.is_none() {
                        self.told.push('-');
                    }
                    self.told.push_str(name);
                    value.unwrap_or_default()
                }
            };
            for word in ["", value] {
                self.told.push_str(word);
                self.told.push(SEPARATOR);
            }
            !value.contains(SEPARATOR)
        });
        if !is_possible {
            self.told.truncate(before);
        }
        is_possible
    }

    /// Makes the changes; whether they could be made.
    pub(crate) fn make(&self, parent: &Element) -> bool {
        self.told.is_empty() || make_edits(parent, &self.told).is_ok()
    }
}

/// Marks the moment when a changed scenario has been drawn, for whoever measures.
pub(crate) fn mark_redraw() {
    let _ = mark_drawn();
}

/// Says whether what an element shows is of a state before.
pub(crate) fn set_busy(element: &Element, is_busy: bool) {
    let _ = if is_busy {
        element.set_attribute("aria-busy", "true")
    } else {
        element.remove_attribute("aria-busy")
    };
}

/// From where to where an element is in sight, and a little beyond, as shares of its height; `None`
/// where that is not known.
pub(crate) fn sight(element: &Element) -> Option<(f64, f64)> {
    match sight_of(element).ok()?[..] {
        [from, to] => Some((from, to)),
        _ => None,
    }
}

/// Sets the pickers to what is chosen in them.
pub(crate) fn set_chosen(element: &Element, chosen: &[(String, String)]) {
    for (picker, value) in chosen {
        for select in all(element, &format!("#{picker}")) {
            let select: HtmlSelectElement = select.unchecked_into();
            if select.value() != *value {
                select.set_value(value);
            }
        }
    }
}

/// What the mark around the target of an event stands for.
pub(crate) fn datum_under(event: &Event) -> Option<Datum> {
    datum_of(&around(event, "[data-unit], [data-group], [data-near]")?)
}

/// What a mark stands for.
pub(crate) fn datum_of(mark: &Element) -> Option<Datum> {
    let id = |name| mark.get_attribute(name);
    let unit = id("data-unit").or_else(|| id("data-near"));
    unit.map(Datum::Unit)
        .or_else(|| id("data-group").map(Datum::Group))
}
