//! Where the files of the site lie. Their names hold a hash of their content, so that no old one
//! is ever taken for a new one; the page knows the names.

use leptos::prelude::document;

/// The address of a file, as `<meta name="dti:…">` of the page has it; empty if it has none.
pub(crate) fn path(name: &str) -> String {
    named(&format!("dti:{name}")).unwrap_or_default()
}

/// What the page says under a name.
pub(crate) fn named(name: &str) -> Option<String> {
    let selector = format!("meta[name=\"{name}\"]");
    let meta = document().query_selector(&selector).ok().flatten();
    meta?.get_attribute("content")
}
