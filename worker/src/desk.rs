//! What the worker has at hand, and what it writes from it.

use std::cell::RefCell;

use dti_engine::RobustnessReport;
use dti_engine::report::Report;
use dti_files::Saved;
use dti_text::{DownloadText, Lang};
use dti_views::own::{self, Own};
use dti_views::{Data, Html, NoFile, Run, Screen, Screenful, State, save};

/// The data, read once, and the reader's own.
pub(crate) struct Desk {
    data: Data,
    report: Report,
    own: Option<Own>,
    /// Where the site stands, with the final slash.
    base: String,
    /// What the last draws said, and which they were: a file of their chart draws no more.
    drawn: RefCell<Option<(String, RobustnessReport)>>,
}

impl Desk {
    pub(crate) fn new(data: Data, report: Report, base: String) -> Self {
        Self {
            data,
            report,
            own: None,
            base,
            drawn: RefCell::default(),
        }
    }

    /// Keeps a table of the reader's own.
    pub(crate) fn keep(&mut self, own: Own) {
        self.own = Some(own);
    }

    /// Makes a file, with what to say about it. `wanted` is a language and a line of
    /// [`dti_files::save`] or of [`dti_views::save`].
    pub(crate) fn save(&self, wanted: &str) -> Result<(Saved, String), String> {
        let (lang, line) = wanted.split_once(' ').unwrap_or(("", wanted));
        let lang: Lang = lang.parse().unwrap_or_default();
        let text = DownloadText::of(lang);
        let said = |saved: Saved| {
            let said = (text.saved)(&saved.name);
            (saved, said)
        };
        let not_saved = |reason: String| format!("{} {reason}.", text.not_saved);
        if let Some(asked) = save::Asked::of(line) {
            let screenful = Screenful {
                data: &self.data,
                report: &self.report,
                state: &asked.state,
                problems: &[],
                width: 0.0,
            };
            let drawn = self.drawn.borrow();
            let saved = save::save(&screenful, &asked, drawn.as_ref());
            return saved.map(said).map_err(not_saved);
        }
        let datasets = self.data.datasets.iter().chain(&self.data.nation);
        let saved = dti_files::save(line, datasets, &self.report, lang);
        saved
            .map(said)
            .map_err(|error| not_saved(error.to_string()))
    }

    /// Writes what `word` names for an address; `None` if there is nothing of that name.
    pub(crate) fn write(&self, word: &str, query: &str, width: f64) -> Option<String> {
        self.markup(query, width, |screenful, html| {
            match word {
                "screen" => {
                    screenful.write(html);
                    if screenful.state.screen == Screen::Data {
                        own::write(screenful.state, self.own.as_ref(), html);
                    }
                }
                "share" => screenful.write_share(&self.base, html),
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
            let report = run.report();
            let which = save::draws_of(screenful.state, report.draws);
            self.drawn.replace(Some((which, report)));
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
