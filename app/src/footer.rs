//! Source, licences and attribution, on every page.

use dti_text::AppText;
use leptos::prelude::*;

use crate::address::Address;

/// The footer. It needs no data, so it stands from the first frame.
#[component]
pub(crate) fn Footer(address: Address) -> impl IntoView {
    let text = move || AppText::of(address.get(|state| state.lang));
    view! {
        <footer class="colophon">
            <h2>{move || text().about}</h2>
            <p>
                {move || text().map_licence} " "
                <a href="https://www.openstreetmap.org/copyright" rel="noopener">
                    "© OpenStreetMap contributors"
                </a>
                "."
            </p>
            <p>{move || text().code_licence}</p>
        </footer>
    }
}
