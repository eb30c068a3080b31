//! The ranking as a table, linked with the charts.

use dti_views::{Datum, Html, table};
use leptos::html;
use leptos::prelude::*;

use crate::block::Block;
use crate::dom;
use crate::shown::Shown;

/// The table with its filter.
#[component]
pub(crate) fn Table(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let node = NodeRef::<html::Table>::new();
    let markup = Memo::new(move |_| {
        let mut html = Html::default();
        shown.page(|page| table::write(page, &mut html));
        html.as_str().to_owned()
    });
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            markup.with(|markup| dom::put(&element, markup));
        }
    });
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        markup.with(|_| ());
        let chosen: Vec<Datum> = shown.selected().map(Datum::Unit).into_iter().collect();
        let hovered: Vec<Datum> = shown.hover.get().into_iter().collect();
        dom::set_class(&element, "is-selected", &chosen);
        dom::set_class(&element, "is-hovered", &hovered);
    });
    view! {
        <section class="table-panel" aria-labelledby="table-heading">
            <div class="table-head">
                <h2 id="table-heading">{move || shown.text().table}</h2>
                <label class="picker filter">
                    <span>{move || shown.text().filter}</span>
                    <input
                        type="search"
                        id="filter"
                        maxlength="80"
                        autocomplete="off"
                        prop:value=move || address.get(|state| state.filter.clone())
                        on:input=move |event| {
                            let filter = event_target_value(&event);
                            address.adjust(|state| state.filter = filter);
                        }
                    />
                </label>
                <Block shown class="count" role="status" write=table::write_count />
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="table-heading">
                <table
                    id="ranking"
                    node_ref=node
                    on:pointerover=move |event| shown.hover.set(dom::datum_under(&event))
                    on:pointerleave=move |_| shown.hover.set(None)
                ></table>
                <Block shown class="empty" role="presentation" write=table::write_empty />
            </div>
        </section>
    }
}
