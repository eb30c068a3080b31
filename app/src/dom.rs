//! Small steps in the document that several parts of the page take.

use std::mem;

use dti_views::Datum;
use dti_views::patch::{To, changes};
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Element, Event, HtmlElement, HtmlSelectElement, Node};

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
    if !is_patched && put_around_focus(element, html).is_none() {
        element.set_inner_html(html);
    }
    // Where rows change places their elements stay, and stand for other units.
    if let Some(key) = key.filter(|key| key_of().as_ref() != Some(key)) {
        focus(element, &format!("[data-key=\"{key}\"]"));
    }
}

/// Puts markup around the control that has the focus, which stays the same element: letters that
/// are typed quickly in a closed picker, the place in a field and what a screen reader is saying
/// survive. `None` where it has no counterpart of the same `data-key`, as deep, in elements of the
/// same kind; nothing has changed then.
fn put_around_focus(element: &Element, html: &str) -> Option<()> {
    let held = focused(element)?;
    let key = held.get_attribute("data-key")?;
    let fresh = document().create_element("div").ok()?;
    fresh.set_inner_html(html);
    let counterpart = fresh
        .query_selector(&format!("[data-key=\"{key}\"]"))
        .ok()??;
    let mut way = Vec::new();
    let (mut old, mut new) = (held.clone(), counterpart.clone());
    while old != *element && new != fresh {
        if old.tag_name() != new.tag_name() {
            return None;
        }
        let above = (old.parent_element()?, new.parent_element()?);
        way.push((old, new));
        (old, new) = above;
    }
    if old != *element || new != fresh {
        return None;
    }
    for (old, new) in &way {
        dress(old, new);
        let (parent, source) = (old.parent_node()?, new.parent_node()?);
        while let Some(before) = old.previous_sibling() {
            parent.remove_child(&before).ok()?;
        }
        while let Some(after) = old.next_sibling() {
            parent.remove_child(&after).ok()?;
        }
        let new: &Node = new;
        while let Some(before) = source.first_child().filter(|first| first != new) {
            parent.insert_before(&before, Some(old)).ok()?;
        }
        while let Some(after) = new.next_sibling() {
            parent.append_child(&after).ok()?;
        }
    }
    if held.text_content() != counterpart.text_content() {
        held.set_inner_html(&counterpart.inner_html());
    }
    if let (Some(held), Some(new)) = (
        held.dyn_ref::<HtmlSelectElement>(),
        counterpart.dyn_ref::<HtmlSelectElement>(),
    ) && held.value() != new.value()
    {
        held.set_value(&new.value());
    }
    Some(())
}

/// Gives an element the attributes of another. What a reader has opened stays open.
fn dress(old: &Element, new: &Element) {
    for name in old.get_attribute_names().iter() {
        let name = name.as_string().unwrap_or_default();
        if name != "open" && !new.has_attribute(&name) {
            let _ = old.remove_attribute(&name);
        }
    }
    for name in new.get_attribute_names().iter() {
        let name = name.as_string().unwrap_or_default();
        let value = new.get_attribute(&name);
        if old.get_attribute(&name) != value {
            let _ = old.set_attribute(&name, &value.unwrap_or_default());
        }
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
    datum_of(&around(event, "[data-unit], [data-group]")?)
}

/// What a mark stands for.
pub(crate) fn datum_of(mark: &Element) -> Option<Datum> {
    let unit = mark.get_attribute("data-unit").map(Datum::Unit);
    unit.or_else(|| mark.get_attribute("data-group").map(Datum::Group))
}
