//! The screen `data`: every table as a file, how to cite it, and what it may be used for.
//!
//! A button names its file in `data-save`: the language and a line of `dti_files::save`. The page
//! hands both to its worker, which makes the file.

pub(crate) mod cite;
#[cfg(feature = "import")]
pub mod own;

use dti_charts::scored::index_name;
use dti_engine::{Dataset, ENGINE_VERSION, League, Reading};
use dti_text::{AppText, DownloadText, MethodText};

use crate::headline::write_problems;
use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::{Page, citation};
use crate::saving;
use crate::screenful::Screenful;

/// The formats, in the order of the buttons; see `dti_files::Format`.
const FORMATS: [&str; 4] = ["csv", "csv-vi", "json", "xlsx"];

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, page: &Page<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = DownloadText::of(lang);
    html.element("h2", &[], text.title)
        .element("p", &[("class", "lead")], text.intro);
    let problems: Vec<String> = screenful
        .problems
        .iter()
        .chain(&page.ranking.missing)
        .cloned()
        .collect();
    write_problems(AppText::of(lang), &problems, html);
    if state.reading == Reading::Printed {
        html.element("p", &[("class", "notice")], text.printed);
    }
    let status = [
        ("id", "save-status"),
        ("role", "status"),
        ("class", "save-status"),
    ];
    html.open("div", &[("class", "saves")])
        .element("p", &status, "");
    html.element("h3", &[], text.tables)
        .element("p", &[("class", "lead")], text.formats_what);
    html.open("div", &[("class", "downloads")]);
    let data = screenful.data;
    for dataset in data.datasets.iter().chain(&data.nation) {
        write_dataset(screenful, page, dataset, html);
    }
    html.close("div");
    write_reference(screenful, html);
    cite::write(screenful, page, html);
    write_about(screenful, html);
    html.close("div");
}

/// The files of a dataset; open for the one that the address is about.
fn write_dataset(screenful: &Screenful<'_>, page: &Page<'_>, dataset: &Dataset, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = DownloadText::of(lang);
    let (league, year) = (dataset.league.id(), dataset.year);
    let here = page.ranking.dataset();
    let is_here = (here.league, here.year) == (dataset.league, year);
    let reading = match state.reading {
        Reading::Corrected => "corrected",
        Reading::Printed => "printed",
    };
    let of = format!("{league}-{year}");
    let mut details = vec![("class", "download"), ("data-dataset", of.as_str())];
    if is_here {
        details.extend([("open", ""), ("data-open", "")]);
    }
    let name = (text.dataset)(league_name(lang, dataset.league), year);
    let key = format!("files-{of}");
    html.open("details", &details)
        .element("summary", &[("data-key", &key)], &name);
    if dataset.league != League::Nation {
        let index = dataset.framework.index(&state.index);
        let index = index.unwrap_or_default();
        let code = &dataset.framework.nodes()[index].code;
        let what = (text.ranking)(&index_name(dataset, index, lang));
        let line = format!("ranking/{league}/{year}/{code}/{reading}");
        write_files(screenful, &what, &name, &line, html);
    }
    for (shape, what) in [("tidy", text.tidy), ("wide", text.wide)] {
        let line = format!("{shape}/{league}/{year}/{reading}");
        write_files(screenful, what, &name, &line, html);
    }
    let source = citation(screenful.data, dataset, 0, lang);
    html.element(
        "p",
        &[("class", "notes figure-source")],
        &format!("{} {source}", text.source),
    )
    .close("details");
}

/// One table in all formats.
fn write_files(screenful: &Screenful<'_>, what: &str, of: &str, line: &str, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = DownloadText::of(lang);
    html.open("p", &[("class", "files")])
        .element("span", &[], what);
    let whole = if of.is_empty() {
        what.to_owned()
    } else {
        format!("{what}, {of}")
    };
    for (format, name) in FORMATS.iter().zip(text.formats) {
        let file = format!("{} {line}/{format}", lang.code());
        let label = (text.save)(&whole, name);
        saving::write_format(&file, &format!("{line}/{format}"), &label, name, html);
    }
    html.close("p");
}

/// Repairs, documents and rulebooks.
fn write_reference(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = DownloadText::of(lang);
    html.element("h3", &[], text.reference)
        .open("div", &[("class", "downloads reference")]);
    write_files(screenful, text.corrections, "", "corrections", html);
    write_files(screenful, text.sources, "", "sources", html);
    for book in &screenful.report.rulebooks {
        let id = book.framework.id();
        let name = (text.rulebook)(MethodText::of(lang).rulebook(id));
        write_files(screenful, &name, "", &format!("rulebook/{id}"), html);
    }
    html.close("div");
}

/// How the numbers came here, what may be done with them, of which version they are.
fn write_about(screenful: &Screenful<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = DownloadText::of(lang);
    let versions = (text.versions_are)(&screenful.report.version, ENGINE_VERSION);
    html.open("section", &[("class", "prose")]);
    for (heading, words) in [
        (text.retrieval, text.retrieval_what),
        (text.licence, text.licence_what),
        (text.versions, &versions),
    ] {
        html.element("h3", &[], heading).element("p", &[], words);
    }
    let href = state.link(&[("view", "method"), ("node", "")]);
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", "to-method"),
    ];
    html.open("p", &[])
        .element("a", &link, text.to_method)
        .close("p")
        .close("section");
}
