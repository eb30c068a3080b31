//! The ranking as a table, linked with the charts.

use dti_views::{Datum, Html, table};
use leptos::html;
use leptos::prelude::*;

use crate::block::Block;
use crate::dom;
use crate::effect::effect;
use crate::shown::Shown;

/// The table with its filter.
#[component]
pub(crate) fn Table(shown: Shown) -> impl IntoView {
    let address = shown.address;
    let node = NodeRef::<html::Table>::new();
    let mut before = String::new();
    // Grows with each turn.
    let turn = RwSignal::new(0_u32);
    when_idle(shown, turn);
    effect(move || {
        let Some(element) = node.get() else { return };
        turn.track();
        address.follow_settled();
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
                <Block class="table-title" write=shown.settled_part(table::write_heading) />
                <label class="picker filter">
                    <Block class="label" write=shown.settled_part(table::write_filter_label) />
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
                <Block class="count" role="status" write=shown.settled_part(table::write_count) />
            </div>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="table-heading">
                <table
                    id="ranking"
                    node_ref=node
                    on:pointerover=move |event| shown.hover.set(dom::datum_under(&event))
                    on:pointerleave=move |_| shown.hover.set(None)
                ></table>
                <Block class="empty" write=shown.settled_part(table::write_empty) />
            </div>
        </section>
    }
}

/// Gives the table its turn while a slider is on its way: when the browser has nothing better to do,
/// such as painting the charts. When the slider has come to rest the table follows at once, as it
/// always does where a browser cannot tell that it is idle.
fn when_idle(shown: Shown, turn: RwSignal<u32>) {
    // The turn that is waited for.
    let mut next = 0;
    let mut before = None;
    effect(move || {
        shown.ranking.track();
        let settled = Some(shown.address.follow_settled());
        let is_on_its_way = before == settled;
        before = settled;
        let turns = turn.get_untracked();
        if is_on_its_way && next <= turns {
            next = turns + 1;
            request_idle_callback(move || {
                turn.try_set(turns + 1);
            });
        }
    });
}
