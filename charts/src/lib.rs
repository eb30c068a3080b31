//! Charts of the digital transformation index: a view model in, a [`Scene`] of named marks out.
//!
//! A scene knows where every shape lies, to which datum it belongs and which *look* it has, but
//! no colour. [`svg::dom`] writes it for a page, where a style sheet ([`css`]) gives the looks
//! their colours, and [`svg::file`] writes it as a file that stands alone in one [`Theme`].
//!
//! Nothing here reads a clock, a locale of the machine or a font of the system, so the same
//! view model gives the same bytes natively and in WebAssembly.

mod backend;
mod bars;
mod describe;
mod domain;
mod font_metrics;
mod format;
mod gap;
mod groups;
mod intervals;
mod legend;
mod look;
mod map;
pub mod measure;
mod model;
mod radar;
mod scene;
pub mod scored;
mod series;
mod shape;
mod spark;
pub mod svg;
mod table;
mod tokens;
mod tree;
mod turn;
mod years;

pub use bars::{bars, bars_beside};
pub use describe::ranking as describe;
pub use dti_text::charts::Units;
pub use gap::{End, Gap, Step, StepOf, gap};
pub use groups::groups;
pub use intervals::{Interval, Intervals, Spread, intervals};
pub use look::{Fill, Look};
pub use map::{MapPaths, map};
pub use model::{Change, Colouring, Focus, Status, Unit, View, Window};
pub use radar::{Radar, radar};
pub use scene::{ChartKind, Item, Legend, Mark, MarkKind, Scene, State};
pub use series::{Figure, Indicator, Series, Setting};
pub use shape::{Anchor, Path, Point, Shape, Text, Weight};
pub use spark::{Spark, spark};
pub use table::Table;
pub use tokens::{SPACE, TextSize, Theme, Token};
pub use tree::{Node, Tree, tree};
pub use years::{Year, Years, years};

/// The style sheet of all charts: tokens of both themes, looks, and the states of marks.
///
/// It holds no rule for anything outside `.chart`, except the custom properties of the tokens,
/// which the rest of the page may use too.
#[must_use]
pub fn css() -> String {
    let mut out = tokens::css();
    out.push_str(&look::css());
    out
}
