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
mod desk;
mod dom;
mod effect;
mod explorer;
mod files;
mod history;
mod keys;
mod marks;
mod page;
mod remote;
mod shown;
mod simulator;
mod table;
mod work;
mod zoom;

fn main() {
    page::report_panics();
    page::mount();
}
