//! Where the files of the site lie. Their names hold a hash of their content, so that no old one
//! is ever taken for a new one; the page knows the names.

use leptos::prelude::document;

/// The address of a file, as `<meta name="dti:…">` of the page has it; empty if it has none.
pub(crate) fn path(name: &str) -> String {
    let selector = format!("meta[name=\"dti:{name}\"]");
    let meta = document().query_selector(&selector).ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}
