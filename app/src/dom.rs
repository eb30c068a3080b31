//! Small steps in the document that several parts of the page take.

use dti_views::Datum;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
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
        let _ = old.class_list().remove_1(class);
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

/// Puts markup in the place of what is there. A control that has the focus and stands in the new
/// markup too, under the same `data-key`, keeps it.
pub(crate) fn put(element: &Element, html: &str) {
    let key = focused(element).and_then(|focused| focused.get_attribute("data-key"));
    element.set_inner_html(html);
    if let Some(key) = key {
        focus(element, &format!("[data-key=\"{key}\"]"));
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
