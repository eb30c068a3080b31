//! The document around the app: mounting, language and theme of the page, and what is left on
//! screen should the app ever panic.

use std::panic;

use dti_charts::Theme;
use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::actions;
use crate::address::Address;
use crate::block::Block;
use crate::data::{self, LoadError};
use crate::dom;
use crate::effect::{after_frame, effect};
use crate::shown::Shown;
use crate::work::Work;
use dti_text::AppText;
use dti_views::{Data, Html, State, frame};

/// On a panic: the message in the console, and the page's own notice instead of a dead screen.
pub(crate) fn report_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(notice) = document().get_element_by_id("crash") {
            let _ = notice.remove_attribute("hidden");
        }
    }));
}

/// Puts the app into the page, beside what stands there until then: the first view as it was made
/// ahead of time, or an empty frame.
pub(crate) fn mount() {
    let Ok(Some(place)) = document().query_selector(LIVE) else {
        leptos::logging::error!("the page has no place for the app");
        return;
    };
    let place = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(place);
    mount_to(place, || view! { <App /> }).forget();
    // What was made ahead of time is the bare address's; see asked.js.
    if let Ok(Some(_)) = document().query_selector(".is-asked") {
        reveal();
    }
}

/// Where the app stands. While it draws, it lies hidden over the page and is as wide as that.
const LIVE: &str = "#app > .live";

/// Shows the app and takes away what stood in its place, in one frame. Does so once.
pub(crate) fn reveal() {
    let page = document();
    if let (Ok(Some(live)), Some(root)) = (page.query_selector(LIVE), page.document_element()) {
        let _ = live.class_list().remove_1("is-waiting");
        for old in dom::all(&root, "#app > :not(.live)") {
            old.remove();
        }
    }
}

#[derive(Clone)]
enum Loading {
    OnItsWay,
    Failed(LoadError),
    There(&'static Data),
}

#[component]
fn App() -> impl IntoView {
    let address = Address::open();
    let loading = RwSignal::new(Loading::OnItsWay);
    let fetch = move || {
        loading.set(Loading::OnItsWay);
        leptos::task::spawn_local(async move {
            loading.set(match data::load().await {
                // Loaded once and needed until the page goes.
                Ok(data) => Loading::There(Box::leak(Box::new(data))),
                Err(error) => {
                    reveal();
                    Loading::Failed(error)
                }
            });
        });
    };
    fetch();
    effect(move || {
        let theme = address.get(|state| state.theme);
        set_on_root("data-theme", theme.map(Theme::name));
    });
    let mut named = "";
    effect(move || {
        address.follow_painted();
        let (lang, title) = address.now(|state| (state.lang.code(), frame::title(state)));
        document().set_title(&title);
        if named != lang {
            named = lang;
            // The browser lays out every word again: in a frame of its own, after the new words.
            after_frame(move || set_on_root("lang", Some(lang)));
        }
    });
    let text = move || AppText::of(address.get(|state| state.lang));
    view! {
        <div
            class="page"
            on:click=move |event| actions::follow(address, &event)
            on:change=move |event| actions::set(address, &event)
        >
            <Block class="page-head" write=part(address, frame::write_masthead) />
            <main id="main" tabindex="-1">
                {move || match loading.get() {
                    Loading::OnItsWay => view! { <Skeleton text=text() /> }.into_any(),
                    Loading::Failed(error) => view! { <Failed error text=text() retry=fetch /> }.into_any(),
                    Loading::There(data) => {
                        view! { <Work shown=Shown::new(address, data) /> }.into_any()
                    }
                }}
            </main>
            <Block class="page-foot" write=part(address, frame::write_colophon) />
        </div>
    }
}

/// What a [`Block`] writes that needs no data, and so stands from the first frame. Its links hold
/// the whole address, and follow when a change has been painted or a slider pauses.
fn part(address: Address, write: fn(&State, &mut Html)) -> Box<dyn Fn(&mut Html)> {
    Box::new(move |html| {
        address.follow_painted();
        address.now(|state| write(state, html));
    })
}

/// Sets an attribute of the document, or takes it away, if it is another: even the same one has the
/// browser look up the style of every element again.
fn set_on_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    if root.get_attribute(name).as_deref() != value {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The frame of the first view while the data is on its way.
#[component]
fn Skeleton(text: &'static AppText) -> impl IntoView {
    view! {
        <div class="explorer is-loading" aria-busy="true">
            <p class="loading" role="status">{text.loading}</p>
            <div class="panel panel-map"></div>
            <div class="panel panel-bars"></div>
            <div class="panel panel-groups"></div>
        </div>
    }
}

#[component]
fn Failed(error: LoadError, text: &'static AppText, retry: impl Fn() + 'static) -> impl IntoView {
    view! {
        <section class="failed" role="alert">
            <h2>{text.failed}</h2>
            <p>{error.message(text)}</p>
            {error.detail().map(|detail| view! { <p class="detail"><code>{detail.to_owned()}</code></p> })}
            <button type="button" class="primary" on:click=move |_| retry()>{text.retry}</button>
        </section>
    }
}
