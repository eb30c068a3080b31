//! A scene as SVG: for a page ([`dom`]) and as a file that stands alone ([`file()`],
//! [`outlined()`]).

mod dom;
mod escape;
mod file;
mod outline;
mod write;

pub use dom::{DomOptions, dom, dom_changes, dom_parts, legend, outline};
pub use file::{FileOptions, Outlined, file, outlined};
pub use outline::{Glyphs, Run};
