//! What the worker has at hand, and what it writes from it.

use dti_engine::report::Report;
use dti_views::{Data, Html, NoFile, Run, Screenful, State};

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
        self.markup(query, width, |screenful, html| {
            match word {
                "screen" => screenful.write(html),
                "tips" => screenful.write_tips(html),
                "panel" => screenful.write_panel(html),
                _ => return false,
            }
            true
        })
    }

    /// The draws that the panel of an address takes, if it takes any.
    pub(crate) fn run(&self, query: &str, width: f64) -> Option<Run> {
        self.screenful(query, width, |screenful| screenful.run())
    }

    /// Writes the panel with what the draws say.
    pub(crate) fn write_run(&self, query: &str, width: f64, run: Run) -> Option<String> {
        self.markup(query, width, |screenful, html| {
            screenful.write_run(run, html);
            true
        })
    }

    /// Writes the panel with what became of a file.
    pub(crate) fn write_file(
        &self,
        query: &str,
        width: f64,
        file: Result<&str, NoFile>,
    ) -> Option<String> {
        self.markup(query, width, |screenful, html| {
            screenful.write_file(file, html);
            true
        })
    }

    /// What `write` writes for an address, unless it says that there is nothing.
    fn markup(
        &self,
        query: &str,
        width: f64,
        write: impl FnOnce(&Screenful<'_>, &mut Html) -> bool,
    ) -> Option<String> {
        let mut html = Html::default();
        let written = self.screenful(query, width, |screenful| write(screenful, &mut html));
        written.then(|| html.as_str().to_owned())
    }

    fn screenful<T>(&self, query: &str, width: f64, read: impl FnOnce(&Screenful<'_>) -> T) -> T {
        let (state, problems) = State::parse(query);
        read(&Screenful {
            data: &self.data,
            report: &self.report,
            state: &state,
            problems: &problems,
            width,
        })
    }
}
