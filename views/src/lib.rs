//! What every screen says: an address and the data in, markup out.
//!
//! A [`State`] is the whole address. Resolved against the [`Data`] it is a [`Page`], from which
//! each part of a screen is written as [`Html`]. Nothing here touches a document, a network or a
//! clock, so the page, its worker and the pages made ahead of time say the same.
//!
//! Markup holds no behaviour. A link with `data-go` is a step of the page, a control with
//! `data-param` sets that parameter of the address, `data-action` names what a button does, and
//! `data-unit` what a mark stands for; the app hears them all with one listener each.

mod audit;
mod compare;
mod conditions;
mod criteria;
pub mod data;
mod download;
pub mod embed;
pub mod figure;
pub mod first;
pub mod frame;
pub mod headline;
mod html;
pub mod lens;
mod method;
mod ministries;
mod nation;
mod panel;
pub mod patch;
pub mod pickers;
mod profile;
mod ranking;
#[cfg(feature = "save")]
pub mod save;
mod saving;
mod screenful;
pub mod screens;
pub mod selection;
pub mod share;
pub mod simulator;
mod source;
mod standing;
mod state;
pub mod table;
mod tips;
mod trouble;

pub use data::Data;
#[cfg(feature = "import")]
pub use download::own;
pub use html::Html;
pub use panel::{MAX_FILE, NoFile, Run};
pub use ranking::{Datum, Page, Ranking, citation, group_of, scenario, simulator, trend};
pub use screenful::Screenful;
pub use state::{Colour, MAX_TEXT, Screen, SortKey, State};
