//! The ranking as a table, linked with the charts.

use std::cell::Cell;
use std::rc::Rc;

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
    // Grows with each turn.
    let turn = RwSignal::new(0_u32);
    take_turns(shown, node, turn);
    let mut before = String::new();
    effect(move || {
        turn.track();
        let Some(element) = node.get() else { return };
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
        let _ = element.remove_attribute("aria-busy");
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

/// Gives the table its turn when a change has settled and the charts have been painted: it stands
/// below them. While a slider is on its way, its turn comes when the browser has nothing better to
/// do; where a browser cannot tell, when the slider rests.
fn take_turns(shown: Shown, node: NodeRef<html::Table>, turn: RwSignal<u32>) {
    // Whether the next frame but one, and an idle moment, are waited for.
    let waiting = [(); 2].map(|()| Rc::new(Cell::new(false)));
    let mut before = None;
    effect(move || {
        shown.ranking.track();
        let settled = Some(shown.address.follow_settled());
        let is_on_its_way = before == settled;
        let is_first = before.is_none();
        before = settled;
        let waiting = Rc::clone(&waiting[usize::from(is_on_its_way)]);
        if is_first || waiting.replace(true) {
            return;
        }
        let take = move || {
            waiting.set(false);
            turn.try_update(|turn| *turn += 1);
        };
        if is_on_its_way {
            request_idle_callback(take);
            return;
        }
        if let Some(element) = node.get_untracked() {
            let _ = element.set_attribute("aria-busy", "true");
        }
        // The second frame from now begins when the first one has been painted.
        request_animation_frame(move || request_animation_frame(take));
    });
}
