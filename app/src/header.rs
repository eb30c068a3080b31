//! The masthead: the name of the product, language and theme.

use dti_charts::Theme;
use dti_text::{AppText, Lang};
use leptos::prelude::*;

use crate::address::Address;

/// The masthead. It needs no data, so it stands from the first frame.
#[component]
pub(crate) fn Header(address: Address) -> impl IntoView {
    let lang = move || address.get(|state| state.lang);
    let text = move || AppText::of(lang());
    let other = move || lang().pick(Lang::En, Lang::Vi);
    let theme = move || address.get(|state| state.theme);
    let theme_option = move |theme_id: &'static str, value: Option<Theme>, label: &'static str| {
        view! { <option value=theme_id prop:selected=move || theme() == value>{label}</option> }
    };
    view! {
        <header class="masthead">
            <div class="masthead-title">
                <h1>{move || text().title}</h1>
                <p>{move || text().tagline}</p>
            </div>
            <div class="masthead-tools">
                <button
                    type="button"
                    class="plain"
                    id="language"
                    lang=move || other().code()
                    on:click=move |_| address.go(|state| state.lang = state.lang.pick(Lang::En, Lang::Vi))
                >
                    {move || text().other_language}
                </button>
                <label class="theme">
                    <span>{move || text().theme}</span>
                    <select
                        id="theme"
                        on:change=move |event| {
                            let theme = match event_target_value(&event).as_str() {
                                "light" => Some(Theme::Light),
                                "dark" => Some(Theme::Dark),
                                _ => None,
                            };
                            address.adjust(|state| state.theme = theme);
                        }
                    >
                        {move || {
                            let text = text();
                            view! {
                                {theme_option("auto", None, text.theme_auto)}
                                {theme_option("light", Some(Theme::Light), text.theme_light)}
                                {theme_option("dark", Some(Theme::Dark), text.theme_dark)}
                            }
                        }}
                    </select>
                </label>
            </div>
        </header>
    }
}
