//! A part of the page that is made of words: written anew when what it says changes.

use dti_views::{Html, Page};
use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::effect::effect;
use crate::shown::Shown;

/// A box with the markup that `write` makes. Its buttons name what they do in `data-action`; see
/// [`crate::actions`].
#[component]
pub(crate) fn Block(
    class: &'static str,
    /// `status` or `alert` where a change is to be read out, else `presentation`.
    #[prop(default = "presentation")]
    role: &'static str,
    write: Box<dyn Fn(&mut Html)>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let mut before = String::new();
    effect(move || {
        let Some(element) = node.get() else { return };
        let mut html = Html::default();
        write(&mut html);
        if before != html.as_str() {
            dom::put(&element, Some(&before), html.as_str());
            html.as_str().clone_into(&mut before);
        }
        dom::set_chosen(&element, html.chosen());
    });
    view! { <div class=class role=role node_ref=node></div> }
}

impl Shown {
    /// What a [`Block`] writes of the page.
    pub(crate) fn part(self, write: fn(&Page<'_>, &mut Html)) -> Box<dyn Fn(&mut Html)> {
        Box::new(move |html| self.page(|page| write(page, html)))
    }

    /// The same of what no slider on its way changes: it follows when the slider has come to rest.
    pub(crate) fn settled_part(self, write: fn(&Page<'_>, &mut Html)) -> Box<dyn Fn(&mut Html)> {
        let write = self.part(write);
        Box::new(move |html| {
            self.address.follow_settled();
            untrack(|| write(html));
        })
    }

    /// The same of what can follow when the charts have been painted.
    pub(crate) fn late_part(self, write: fn(&Page<'_>, &mut Html)) -> Box<dyn Fn(&mut Html)> {
        let write = self.part(write);
        Box::new(move |html| {
            self.address.follow_painted();
            untrack(|| write(html));
        })
    }
}
