//! What the worker has at hand, and what it writes from it.

use dti_engine::report::Report;
use dti_files::Saved;
use dti_text::{DownloadText, Lang};
use dti_views::own::{self, Own};
use dti_views::{Data, Html, NoFile, Run, Screen, Screenful, State};

/// The data, read once, and the reader's own.
pub(crate) struct Desk {
    data: Data,
    report: Report,
    own: Option<Own>,
    /// Where the site stands, with the final slash.
    base: String,
}

impl Desk {
    pub(crate) fn new(data: Data, report: Report, base: String) -> Self {
        Self {
            data,
            report,
            own: None,
            base,
        }
    }

    /// Keeps a table of the reader's own.
    pub(crate) fn keep(&mut self, own: Own) {
        self.own = Some(own);
    }

    /// Makes a file, with what to say about it. `wanted` is a language and a line of
    /// [`dti_files::save`].
    pub(crate) fn save(&self, wanted: &str) -> Result<(Saved, String), String> {
        let (lang, line) = wanted.split_once(' ').unwrap_or(("", wanted));
        let lang: Lang = lang.parse().unwrap_or_default();
        let text = DownloadText::of(lang);
        let datasets = self.data.datasets.iter().chain(&self.data.nation);
        let saved = dti_files::save(line, datasets, &self.report, lang);
        let saved = saved.map_err(|error| format!("{} {error}.", text.not_saved))?;
        let said = (text.saved)(&saved.name);
        Ok((saved, said))
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
