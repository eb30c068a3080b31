//! The dashboard. Reads the address into state, asks the engine, shows the charts; it computes no
//! score itself.
#![allow(
    unreachable_pub,
    reason = "leptos's component macro writes public items"
)]

mod address;
mod chart;
mod data;
mod explorer;
mod footer;
mod header;
mod history;
mod keys;
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
