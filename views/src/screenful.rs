//! The screens that the worker writes, each as a whole.

use dti_engine::report::Report;

use crate::data::Data;
use crate::html::Html;
use crate::panel::{self, Case, Extra, NoFile, Run};
use crate::ranking::{Page, Ranking};
use crate::state::{Screen, State};
use crate::{audit, compare, download, method, ministries, nation, profile, share, tips};

/// Everything that a screen is written from.
#[derive(Clone, Copy)]
pub struct Screenful<'a> {
    /// The data.
    pub data: &'a Data,
    /// What the documents say besides: findings, claims, rulebooks.
    pub report: &'a Report,
    /// The address.
    pub state: &'a State,
    /// What of the address could not be understood, as `name=value`.
    pub problems: &'a [String],
    /// The width that charts can have, in pixels.
    pub width: f64,
}

impl Screenful<'_> {
    /// Writes the screen of the address. The explorer and the simulator are the app's own; what is
    /// written for them is nothing.
    pub fn write(&self, html: &mut Html) {
        let write = match self.state.screen {
            Screen::Explorer | Screen::Simulator => return,
            Screen::Profile => profile::write,
            Screen::Compare => compare::write,
            Screen::Ministries => ministries::write,
            Screen::Nation => nation::write,
            Screen::Audit => audit::write,
            Screen::Method => method::write,
            Screen::Data => download::write,
        };
        self.with_page(|page| write(self, page, html));
    }

    /// Hands the address, resolved against the data, to `read`.
    fn with_page<T>(&self, read: impl FnOnce(&Page<'_>) -> T) -> T {
        let ranking = Ranking::of(self.data, self.state);
        read(&Page {
            data: self.data,
            state: self.state,
            ranking: &ranking,
            problems: self.problems,
            can_undo: false,
            can_redo: false,
        })
    }

    /// Writes the dialog about sharing. `base` is the absolute address of the site, with its final
    /// slash.
    pub fn write_share(&self, base: &str, html: &mut Html) {
        self.with_page(|page| share::write(page, base, html));
    }

    /// Writes what stands on the tracks of the simulator's sliders, and below them.
    pub fn write_tips(&self, html: &mut Html) {
        self.with_page(|page| tips::write(self, page, html));
    }

    /// Writes the open panel of the simulator.
    pub fn write_panel(&self, html: &mut Html) {
        self.with_page(|page| panel::write(self, page, Extra::None, html));
    }

    /// The draws that the open panel shows the result of; `None` for a panel that has its result at
    /// once, and for an address that asks for no draws that can be made.
    #[must_use]
    pub fn run(&self) -> Option<Run> {
        let of = |page: &Page<'_>| Run::of(&Case::of(self, page));
        panel::is_running(self)
            .then(|| self.with_page(of))
            .flatten()
    }

    /// Writes the panel with what the draws so far say; the last thing to do with a run.
    pub fn write_run(&self, mut run: Run, html: &mut Html) {
        self.with_page(|page| {
            run.weigh(&Case::of(self, page));
            panel::write(self, page, Extra::Run(&run), html);
        });
    }

    /// Writes the open panel with what became of a file that the reader opened.
    pub fn write_file(&self, file: Result<&str, NoFile>, html: &mut Html) {
        self.with_page(|page| panel::write(self, page, Extra::File(file), html));
    }
}
