//! A part of the page that is made of words: written anew, as a whole, when what it says changes.

use dti_views::{Html, Page};
use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::shown::Shown;

/// A box with the markup that `write` makes. Its buttons name what they do in `data-action`; see
/// [`crate::actions`].
#[component]
pub(crate) fn Block(
    shown: Shown,
    class: &'static str,
    /// `status` or `alert` where a change is to be read out, else `presentation`.
    role: &'static str,
    write: fn(&Page<'_>, &mut Html),
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let written = Memo::new(move |_| {
        let mut html = Html::default();
        shown.page(|page| write(page, &mut html));
        html
    });
    Effect::new(move |before: Option<String>| {
        let before = before.unwrap_or_default();
        let Some(element) = node.get() else {
            return before;
        };
        written.with(|html| {
            if before != html.as_str() {
                dom::put(&element, html.as_str());
            }
            dom::set_chosen(&element, html.chosen());
            html.as_str().to_owned()
        })
    });
    view! { <div class=class role=role node_ref=node></div> }
}
