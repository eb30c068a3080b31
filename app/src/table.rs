//! The ranking as a table, linked with the charts.

use std::cell::Cell;
use std::mem;
use std::rc::Rc;
use std::time::Duration;

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
    // Grows with each turn.
    let turn = RwSignal::new(0_u32);
    take_turns(shown, node, turn);
    let mut before = String::new();
    effect(move || {
        let Some(element) = node.get().filter(|_| turn.get() > 0) else {
            return;
        };
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

/// How long a slider has to stand still for the table to follow it.
const REST: Duration = Duration::from_millis(150);

/// Gives the table its turn when a change has been painted: it stands below the charts. While a
/// slider is on its way, its turn comes when the slider pauses.
fn take_turns(shown: Shown, node: NodeRef<html::Table>, turn: RwSignal<u32>) {
    let mut before = None;
    // How often a slider has moved: only the last move is waited for.
    let moves = Rc::new(Cell::new(0_u32));
    effect(move || {
        shown.ranking.track();
        let settled = Some(shown.address.follow_settled());
        let is_on_its_way = before == settled;
        before = settled;
        if is_on_its_way {
            let number = moves.get() + 1;
            moves.set(number);
            let moves = Rc::clone(&moves);
            let take = move || {
                if moves.get() == number {
                    turn.try_update(|turn| *turn += 1);
                }
            };
            set_timeout(take, REST);
        } else if let Some(element) = node.get_untracked() {
            let _ = element.set_attribute("aria-busy", "true");
        }
    });
    let mut is_new = true;
    effect(move || {
        shown.address.follow_painted();
        // The first view comes whole; on a screen that comes later the charts are painted first.
        if !(mem::take(&mut is_new) && marks::first_view_stands()) {
            turn.update(|turn| *turn += 1);
        }
    });
}
