//! What the product hands out as files: rankings and datasets as CSV, JSON and XLSX, charts as SVG
//! whose text is outlined.
//!
//! Everything here is a function from data to bytes. Nothing reads a clock, a file or a locale of
//! the machine, so that the browser saves what the command line writes, byte for byte.

mod about;
mod card;
mod cell;
mod chart;
mod compose;
mod error;
mod font;
#[cfg(feature = "png")]
mod png;
mod ranking;
pub mod reference;
mod save;
mod table;
mod whole;
mod write;
mod xlsx;

pub use about::{About, Entry, Origin, about};
pub use card::{CARD, Card, Picture};
pub use cell::{Cell, tidy};
pub use chart::{Chart, ChartFormat, Kind, Part, svg};
pub use error::Error;
pub use font::Fonts;
#[cfg(feature = "png")]
pub use png::png;
pub use ranking::{COLUMNS, Line, lines, lines_within, order};
pub use save::{Format, Saved, save};
pub use table::Table;
pub use whole::{TIDY_COLUMNS, is_published, ranking, tidy_rows, whole, wide};
pub use write::{csv, csv_vi, harmless, json};
pub use xlsx::xlsx;
