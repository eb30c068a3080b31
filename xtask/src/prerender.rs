//! The pages made ahead of time, from the same code and the same files as the app's own: the first
//! view, a page for each unit, and charts for other pages.

mod cards;
mod document;
mod embeds;
mod units;

use std::path::Path;

use dti_engine::report::{self, Report};
use dti_views::{Data, Html, Page, Ranking, State, data, first};

use crate::error::{Error, Result};
use crate::{page, project};

/// What all pages are written from: the files that the site itself loads.
pub(crate) struct Site {
    data: Data,
    report: Report,
    /// Where the site will stand, if that is known.
    base_url: Option<String>,
}

impl Site {
    /// Reads the files of `folder`, which still have the names that `prepare` gave them.
    pub(crate) fn read(folder: &Path, base_url: Option<&str>) -> Result<Self> {
        let read = |name: &str| project::read_bytes(&folder.join("data").join(name));
        let names = data::FILES.map(|name| format!("{name}.bin"));
        let files = [read(&names[0])?, read(&names[1])?, read(&names[2])?];
        let data = Data::read(files.each_ref().map(Vec::as_slice)).map_err(|damaged| {
            Error::new(format!("{}: {}", names[damaged.file], damaged.reason))
        })?;
        let report = report::decode(&read("report.bin")?)
            .map_err(|error| Error::new(format!("report.bin: {error}")))?;
        Ok(Self {
            data,
            report,
            base_url: base_url.map(str::to_owned),
        })
    }

    /// The first view, for the bare address.
    fn first_view(&self) -> String {
        let state = State::default();
        let ranking = Ranking::of(&self.data, &state);
        let mut html = Html::default();
        let page = Page {
            data: &self.data,
            state: &state,
            ranking: &ranking,
            problems: &[],
            can_undo: false,
            can_redo: false,
        };
        first::write(&page, &mut html);
        html.with_choices()
    }
}

/// Writes all pages into `folder`, which holds what Trunk has put together.
pub(crate) fn write(folder: &Path, base_url: Option<&str>) -> Result<()> {
    let site = Site::read(folder, base_url)?;
    let index = folder.join("index.html");
    let html = project::read(&index)?;
    let html = page::fill(&html, ".first", &site.first_view())?;
    project::write(&index, &html)?;
    let units = units::write(&site, folder)?;
    let embeds = embeds::write(&site, &html, folder)?;
    println!("    {units} pages of units, {embeds} charts for other pages");
    match base_url {
        Some(base) => document::write_sitemap(base, folder),
        None => Ok(()),
    }
}
