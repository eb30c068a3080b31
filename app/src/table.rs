//! The ranking as a table, linked with the charts.

use std::mem;

use dti_views::{Datum, Html, table};
use leptos::html;
use leptos::prelude::*;

use crate::block::Block;
use crate::dom;
use crate::effect::effect;
use crate::marks;
use crate::shown::Shown;

/// The table with its filter.
#[component]
pub(crate) fn Table(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let node = NodeRef::<html::Table>::new();
    effect(move || {
        address.follow_settled();
        if let Some(element) = node.get() {
            dom::set_busy(&element, true);
        }
    });
    let mut before = String::new();
    let mut is_new = true;
    effect(move || {
        address.follow_painted();
        let Some(element) = node.get() else { return };
        // The first view comes whole; where a screen comes later, its charts are painted first.
        if mem::take(&mut is_new) && marks::first_view_stands() {
            return;
        }
        untrack(|| {
            let mut html = Html::default();
            shown.page(|page| table::write(page, &mut html));
            if before != html.as_str() {
                dom::put(&element, Some(&before), html.as_str());
                html.as_str().clone_into(&mut before);
            }
            let chosen: Vec<Datum> = shown.selected().map(Datum::Unit).into_iter().collect();
            let hovered: Vec<Datum> = shown.hover.get_untracked().into_iter().collect();
            dom::set_class(&element, "is-selected", &chosen);
            dom::set_class(&element, "is-hovered", &hovered);
        });
        dom::set_busy(&element, false);
    });
    effect(move || {
        let hovered: Vec<Datum> = shown.hover.get().into_iter().collect();
        if let Some(element) = node.get() {
            dom::set_class(&element, "is-hovered", &hovered);
        }
    });
    view! {
        <section class="table-panel" aria-labelledby="table-heading">
            <div class="table-head">
                <Block class="table-title" write=shown.late_part(table::write_heading) />
                <label class="picker filter">
                    <Block class="label" write=shown.late_part(table::write_filter_label) />
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
                <Block class="count" role="status" write=shown.late_part(table::write_count) />
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="table-heading">
                <table
                    id="ranking"
                    node_ref=node
                    on:pointerover=move |event| shown.hover.set(dom::datum_under(&event))
                    on:pointerleave=move |_| shown.hover.set(None)
                ></table>
                <Block class="empty" write=shown.late_part(table::write_empty) />
            </div>
        </section>
    }
}
