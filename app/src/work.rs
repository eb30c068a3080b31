//! What stands between masthead and footer: the way from screen to screen, and the screen.

use dti_text::ScreenText;
use dti_views::{Screen, screens};
use leptos::prelude::*;

use crate::actions;
use crate::block::Block;
use crate::explorer::Explorer;
use crate::remote::Remote;
use crate::shown::Shown;

/// The screen that the address asks for.
#[component]
pub(crate) fn Work(shown: Shown) -> impl IntoView {
    let text = move || ScreenText::of(shown.address.get(|state| state.lang));
    let is_own = Memo::new(move |_| {
        let screen = shown.address.get(|state| state.screen);
        matches!(screen, Screen::Explorer | Screen::Simulator)
    });
    view! {
        <div
            class="work"
            on:click=move |event| actions::click(shown, &event)
            on:change=move |event| actions::change(shown, &event)
        >
            <nav class="screens" aria-label=move || text().navigation>
                <Block class="screen-links" write=shown.late_part(screens::write) />
            </nav>
            {move || {
                if is_own.get() {
                    view! { <Explorer shown /> }.into_any()
                } else {
                    view! { <Remote shown word="screen" /> }.into_any()
                }
            }}
            // Closed, it has no width, and the worker is not asked.
            <dialog id="share" aria-labelledby="share-title">
                <Remote shown word="share" />
            </dialog>
        </div>
    }
}
