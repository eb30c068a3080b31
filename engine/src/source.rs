//! The documents that numbers come from.

use serde::{Deserialize, Serialize};

/// A document, as it is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Identifier, the `document` of a [`Dataset`](crate::Dataset) and of every printed cell.
    pub document: String,
    /// Its title.
    pub title_vi: String,
    /// Our translation of the title.
    pub title_en: String,
    /// Who published it.
    pub publisher_vi: String,
    /// Our translation of the publisher's name.
    pub publisher_en: String,
    /// Where it stands on the web, without retrieval date; empty if nowhere that we know.
    pub url: String,
}
