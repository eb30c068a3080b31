//! Small steps in the document that several parts of the page take.

use dti_views::Datum;
use dti_views::patch::{To, changes};
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
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
    if !old.is_some_and(|old| patch(element, 0, old, html)) {
        element.set_inner_html(html);
    }
    // Where rows change places their elements stay, and stand for other units.
    if let Some(key) = key.filter(|key| key_of().as_ref() != Some(key)) {
        focus(element, &format!("[data-key=\"{key}\"]"));
    }
}

/// Makes `new` of the markup `old`, which stands in `parent` from its child number `first` on, by
/// changing words and attributes alone. Where that is not enough it says so, and leaves what has to
/// be written anew.
pub(crate) fn patch(parent: &Element, first: u32, old: &str, new: &str) -> bool {
    // The way to the last changed node, so that its neighbours are found from near.
    let mut way: Vec<(u32, Node)> = Vec::new();
    changes(old, new, &mut |path, to| {
        for (depth, step) in path.iter().enumerate() {
            let step = if depth == 0 { step + first } else { *step };
            if way.get(depth).is_some_and(|(at, _)| *at == step) {
                continue;
            }
            way.truncate(depth);
            let above: &Node = way.last().map_or(parent, |(_, node)| node);
            // What the page shows is what was written, so the node is there.
            let Some(node) = above.child_nodes().get(step) else {
                return false;
            };
            way.push((step, node));
        }
        let Some((_, node)) = way.last() else {
            return false;
        };
        let element: &Element = node.unchecked_ref();
        let _ = match to {
            To::Text(text) => {
                node.set_text_content(Some(text));
                Ok(())
            }
            To::Attribute(name, Some(value)) => element.set_attribute(name, value),
            To::Attribute(name, None) => element.remove_attribute(name),
        };
        true
    })
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
