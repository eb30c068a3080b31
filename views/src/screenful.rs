//! The screens that the worker writes, each as a whole.

use dti_engine::report::Report;

use crate::data::Data;
use crate::html::Html;
use crate::ranking::{Page, Ranking};
use crate::state::{Screen, State};
use crate::{audit, compare, download, method, ministries, nation, profile, tips};

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
        let ranking = Ranking::of(self.data, self.state);
        let page = self.page(&ranking);
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
        write(self, &page, html);
    }

    /// Writes what stands on the tracks of the simulator's sliders.
    pub fn write_tips(&self, html: &mut Html) {
        let ranking = Ranking::of(self.data, self.state);
        tips::write(&self.page(&ranking), html);
    }

    fn page<'a>(&'a self, ranking: &'a Ranking<'a>) -> Page<'a> {
        Page {
            data: self.data,
            state: self.state,
            ranking,
            problems: self.problems,
            can_undo: false,
            can_redo: false,
        }
    }

    /// Writes the open panel of the simulator.
    pub fn write_panel(&self, html: &mut Html) {
        let _ = html;
    }
}
