//! The panels of the simulator: what else can be asked about a scenario.
//!
//! Each panel computes what it shows from the scenario in the address and says it in a table. A link
//! of a panel changes the scenario by writing another into the address.

mod case;
mod explain;
mod field;
mod file;
mod reach;
mod rivals;
mod robustness;
mod tipping;
mod weights;

use dti_engine::League;
use dti_text::{PanelText, SimulatorText};

use crate::headline;
use crate::html::Html;
use crate::ranking::Page;
use crate::screenful::Screenful;
use crate::state::TOO_LONG;
use crate::trouble;
pub(crate) use case::{Case, decimals, digits};
pub use file::MAX_FILE;
pub use robustness::Run;

/// The panels, by their words in the address, in the order of the list of links.
const PANELS: [&str; 7] = [
    "tipping",
    "reach",
    "rivals",
    "weights",
    "robustness",
    "explain",
    "file",
];

/// Whether the address has the panel open whose result takes a [`Run`].
pub(crate) fn is_running(screenful: &Screenful<'_>) -> bool {
    screenful.state.param("panel") == Some("robustness")
}

/// What a panel shows besides what the address says.
#[derive(Clone, Copy)]
pub(crate) enum Extra<'a> {
    /// Nothing.
    None,
    /// How far the draws have come.
    Run(&'a Run),
    /// The text of a file that the reader opened, or what it is instead of a text.
    File(Result<&'a str, NoFile>),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// It is larger than any scenario.
    TooLarge,
    /// It is no text.
    NotText,
}

/// Writes the list of panels and the open one.
pub(crate) fn write(screenful: &Screenful<'_>, page: &Page<'_>, extra: Extra<'_>, html: &mut Html) {
    let text = PanelText::of(page.state.lang);
    let asked = page.state.param("panel").unwrap_or(PANELS[0]);
    let open = PANELS.iter().position(|panel| *panel == asked);
    let case = Case::of(screenful, page);
    html.open(
        "section",
        &[("class", "panels"), ("aria-labelledby", "panels-heading")],
    );
    html.element("h2", &[("id", "panels-heading")], text.heading);
    write_tabs(page, open.unwrap_or(0), html);
    html.element(
        "p",
        &[("class", "simulation-label")],
        SimulatorText::of(page.state.lang).label,
    );
    let mut wrong: Vec<String> = page
        .problems
        .iter()
        .filter(|problem| !problem.starts_with("set=") && *problem != TOO_LONG)
        .cloned()
        .collect();
    if open.is_none() {
        wrong.push(format!("panel={asked}"));
    }
    let unit = page.state.unit.as_deref();
    wrong.extend(
        unit.filter(|_| case.unit.is_none())
            .map(|unit| format!("unit={unit}")),
    );
    if !wrong.is_empty() {
        let notice = (text.bad_params)(&wrong.join(", "));
        html.element("p", &[("class", "notice")], &notice);
    }
    if case.dataset.framework.is_inferred() {
        let app = page.text();
        let nonservice = case.dataset.league == League::MinistriesNonservice;
        let notice = match nonservice {
            true => app.inferred_notice,
            false => app.inferred_year_notice,
        };
        html.element("p", &[("class", "notice")], notice);
    }
    headline::write_versions(page, html);
    let open = PANELS[open.unwrap_or(0)];
    let id = format!("panel-{open}");
    html.open("div", &[("class", "panel-body"), ("id", &id)]);
    let refused = write_refusal(&case, html);
    match (open, refused) {
        ("file", _) => file::write(&case, refused, extra, html),
        // Draws rest on the published numbers.
        ("robustness", _) => robustness::write(&case, extra, html),
        // Weights that cannot be are set right where they were set.
        ("weights", _) => weights::write(&case, refused, html),
        (_, true) => {}
        ("reach", _) => reach::write(&case, html),
        ("rivals", _) => rivals::write(&case, html),
        ("explain", _) => explain::write(&case, html),
        _ => tipping::write(&case, html),
    }
    html.close("div");
    let citation = &page.ranking.view.citation;
    // A chart has its own.
    if !citation.is_empty() && !["robustness", "explain"].contains(&open) {
        html.element("p", &[("class", "citation")], citation);
    }
    html.close("section");
}

fn write_tabs(page: &Page<'_>, open: usize, html: &mut Html) {
    let text = PanelText::of(page.state.lang);
    html.open("nav", &[("class", "panel-tabs"), ("aria-label", text.tabs)])
        .open("ul", &[]);
    for (at, (panel, name)) in PANELS.iter().zip(text.names).enumerate() {
        let href = page.state.link(&[("panel", panel)]);
        let key = format!("panel-tab-{panel}");
        let mut link = vec![("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
        if at == open {
            link.push(("aria-current", "true"));
        }
        html.open("li", &[]).element("a", &link, name).close("li");
    }
    html.close("ul").close("nav");
}

/// Says why the scenario of the address cannot be computed; false if it can.
fn write_refusal(case: &Case<'_>, html: &mut Html) -> bool {
    if !trouble::write_refusal(case.page, html) {
        return false;
    }
    let href = case.page.state.link(&[("set", "")]);
    html.open("p", &[]);
    case.go(&href, "drop-scenario", case.text.drop, html);
    html.close("p");
    true
}
