//! The words and numbers of the product in its two languages.
//!
//! Text is plain Rust data: a struct per area with one static value for each language, so that a
//! sentence missing in one language does not compile. Nothing here knows a score or a screen.

mod app;
mod audit;
pub mod charts;
mod compare;
mod download;
mod embed;
mod figure;
mod files;
mod lang;
mod method;
mod ministries;
mod nation;
pub mod number;
mod panel;
mod place;
mod profile;
mod save;
mod screens;
mod share;
mod simulator;
mod tips;
mod trouble;

pub use app::AppText;
pub use audit::{AuditText, ProofText, RuleText};
pub use compare::CompareText;
pub use download::DownloadText;
pub use embed::EmbedText;
pub use figure::FigureText;
pub use files::FilesText;
pub use lang::{Lang, UnknownLang};
pub use method::{MethodText, Rule};
pub use ministries::{MinistriesText, other_agency};
pub use nation::NationText;
pub use panel::PanelText;
pub use place::place;
pub use profile::ProfileText;
pub use save::SaveText;
pub use screens::ScreenText;
pub use share::ShareText;
pub use simulator::SimulatorText;
pub use tips::TipsText;
pub use trouble::TroubleText;
