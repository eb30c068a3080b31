//! The dashboard. Reads the address into state, asks the engine, shows the charts; it computes no
//! score itself.
#![allow(
    unreachable_pub,
    reason = "leptos's component macro writes public items"
)]

mod actions;
mod address;
mod block;
mod chart;
mod data;
mod dom;
mod explorer;
mod footer;
mod header;
mod history;
mod html;
mod keys;
mod marks;
mod page;
mod pickers;
mod selection;
mod shown;
mod simulator;
mod state;
mod table;

fn main() {
    page::report_panics();
    page::mount();
}
