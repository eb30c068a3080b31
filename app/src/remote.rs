//! A part of the page that the worker writes.

use dti_engine::decimal;
use dti_text::ScreenText;
use dti_views::Html;
use leptos::html::Div;
use leptos::prelude::*;

use crate::actions;
use crate::chart::follow_width;
use crate::desk::{self, Answer};
use crate::dom;
use crate::effect::effect;
use crate::shown::Shown;

/// A box with what the worker writes for the address: `word` is `screen` or `panel`.
#[component]
pub(crate) fn Remote(shown: Shown, word: &'static str) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    // The latest question; answers to older ones are too late.
    let latest = RwSignal::new(0_u32);
    effect(move || {
        if let Some(element) = node.get() {
            let mut html = Html::default();
            let text = ScreenText::of(shown.address.now(|state| state.lang));
            html.element(
                "p",
                &[("class", "loading"), ("role", "status")],
                text.loading,
            );
            element.set_inner_html(html.as_str());
            follow_width(&element, width);
        }
    });
    effect(move || {
        shown.address.follow_settled();
        shown.tries.track();
        let (query, lang) = shown.address.now(|state| (state.query(), state.lang));
        let width = width.get();
        let Some(element) = node.get().filter(|_| width > 0.0) else {
            return;
        };
        let number = latest.get_untracked() + 1;
        latest.set(number);
        dom::set_busy(&element, true);
        desk::ask(word, &query, width, move |answer| {
            if latest.try_get_untracked() != Some(number) {
                return;
            }
            dom::set_busy(&element, false);
            match answer {
                Answer::Done(done) => match done.as_string() {
                    Some(markup) => {
                        dom::put(&element, None, &markup);
                        actions::land();
                    }
                    None => {
                        if let Ok(Some(bar)) = element.query_selector("progress") {
                            let share = done.as_f64().unwrap_or_default();
                            let _ = bar.set_attribute("value", &decimal::fixed(share, 2));
                        }
                    }
                },
                Answer::Failed(reason) => {
                    let mut html = Html::default();
                    write_failure(ScreenText::of(lang), &reason, &mut html);
                    element.set_inner_html(html.as_str());
                }
            }
        });
    });
    view! { <div class="remote" node_ref=node></div> }
}

fn write_failure(text: &ScreenText, reason: &str, html: &mut Html) {
    let button = [
        ("type", "button"),
        ("class", "primary"),
        ("data-action", "retry"),
    ];
    html.open("section", &[("class", "failed"), ("role", "alert")])
        .element("p", &[], text.failed)
        .open("p", &[("class", "detail")])
        .element("code", &[], reason)
        .close("p")
        .element("button", &button, text.retry)
        .close("section");
}
