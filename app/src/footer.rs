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
                ". " {move || text().code_licence} " "
                {move || text().font_licence}
            </p>
            <p>
                {move || text().licences} " "
                <a href="data/licences/ODbL-1.0.txt">"ODbL 1.0"</a> ", "
                <a href="data/licences/MIT.txt">"MIT"</a> ", "
                <a href="data/licences/Apache-2.0.txt">"Apache-2.0"</a> ", "
                <a href="data/licences/OFL-1.1.txt">"OFL 1.1"</a>
            </p>
        </footer>
    }
}
