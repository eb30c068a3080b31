//! A part of the page that the worker writes.

use dti_text::ScreenText;
use leptos::html::Div;
use leptos::prelude::*;

use crate::chart::follow_width;
use crate::desk::{self, Answer};
use crate::dom;
use crate::shown::Shown;

/// What stands in the place of the part.
#[derive(Clone, PartialEq)]
enum Written {
    /// The first answer is on its way.
    Nothing,
    /// It is there.
    Markup,
    /// It cannot be had; the reason in technical words.
    Failed(String),
}

/// A box with what the worker writes for the address: `word` is `screen` or `panel`.
#[component]
pub(crate) fn Remote(shown: Shown, word: &'static str) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    let written = RwSignal::new(Written::Nothing);
    let tries = RwSignal::new(0_u32);
    // The latest question; answers to older ones are too late.
    let latest = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            follow_width(&element, width);
        }
    });
    let query = Memo::new(move |_| {
        shown.address.follow_settled();
        shown.address.now(|state| state.query())
    });
    Effect::new(move |_| {
        tries.track();
        let (query, width) = (query.get(), width.get());
        if width <= 0.0 {
            return;
        }
        let number = latest.get_untracked() + 1;
        latest.set(number);
        desk::ask(word, &query, width, move |answer| {
            if latest.try_get_untracked() != Some(number) {
                return;
            }
            written.set(match answer {
                Answer::Done(markup) => {
                    if let Some(element) = node.get_untracked() {
                        dom::put(&element, &markup.as_string().unwrap_or_default());
                    }
                    Written::Markup
                }
                Answer::Failed(reason) => Written::Failed(reason),
            });
        });
    });
    let text = move || ScreenText::of(shown.address.get(|state| state.lang));
    view! {
        <div class="remote" aria-busy=move || (written.get() == Written::Nothing).then_some("true")>
            {move || match written.get() {
                Written::Nothing => view! { <p class="loading" role="status">{text().loading}</p> }.into_any(),
                Written::Markup => ().into_any(),
                Written::Failed(reason) => view! {
                    <section class="failed" role="alert">
                        <p>{text().failed}</p>
                        <p class="detail"><code>{reason}</code></p>
                        <button type="button" class="primary" on:click=move |_| {
                            written.set(Written::Nothing);
                            tries.update(|tries| *tries += 1);
                        }>{text().retry}</button>
                    </section>
                }.into_any(),
            }}
            <div class="remote-markup" node_ref=node></div>
        </div>
    }
}
