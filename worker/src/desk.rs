//! What the worker has at hand, and what it writes from it.

use dti_engine::report::Report;
use dti_views::{Data, Html, Screenful, State};

/// The data, read once.
pub(crate) struct Desk {
    data: Data,
    report: Report,
}

impl Desk {
    pub(crate) fn new(data: Data, report: Report) -> Self {
        Self { data, report }
    }

    /// Writes what `word` names for an address; `None` if there is nothing of that name.
    pub(crate) fn write(&self, word: &str, query: &str, width: f64) -> Option<String> {
        let (state, problems) = State::parse(query);
        let screenful = Screenful {
            data: &self.data,
            report: &self.report,
            state: &state,
            problems: &problems,
            width,
        };
        let mut html = Html::default();
        match word {
            "screen" => screenful.write(&mut html),
            "tips" => screenful.write_tips(&mut html),
            "panel" => screenful.write_panel(&mut html),
            _ => return None,
        }
        Some(html.as_str().to_owned())
    }
}
