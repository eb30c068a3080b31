//! A scenario as a file and as a link, with the versions that it rests on.

use dti_engine::{ENGINE_VERSION, Scenario};
use form_urlencoded::byte_serialize;

use super::case::Case;
use super::{Extra, NoFile};
use crate::headline;
use crate::html::Html;
use crate::pickers::league_name;
use crate::state::{MAX_QUERY, State};
use crate::trouble;

/// A file larger than this, in bytes, is not read.
pub const MAX_FILE: u32 = 1_000_000;
/// Characters of a technical detail that are shown: it may quote the file.
const MAX_DETAIL: usize = 400;

pub(super) fn write(case: &Case<'_>, refused: bool, extra: Extra<'_>, html: &mut Html) {
    // What is not understood here must not be handed on as if it were.
    if !refused {
        write_export(case, html);
    }
    write_import(case, extra, html);
}

/// The scenario with the versions that it rests on here.
fn versioned(case: &Case<'_>) -> Scenario {
    Scenario {
        data: case.page.data.version.clone(),
        engine: ENGINE_VERSION.to_owned(),
        ..case.scenario.clone()
    }
}

fn write_export(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    let scenario = versioned(case);
    html.element("h3", &[], text.export);
    html.open("p", &[("class", "presets")]);
    if let Ok(json) = serde_json::to_string_pretty(&scenario) {
        let bytes: String = json.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let href = format!("data:application/json,{bytes}");
        let link = [
            ("class", "button"),
            ("href", href.as_str()),
            ("download", text.file_name),
            ("data-key", "download-scenario"),
        ];
        html.element("a", &link, text.download).text(" ");
    }
    if let Some(href) = link(case, &scenario) {
        // To be copied: a step of the page would drop the engine's version again.
        let link = [("href", href.as_str()), ("data-key", "link-with-versions")];
        html.element("a", &link, text.link);
    }
    html.close("p");
    let note = (text.link_note)(&case.page.data.version, ENGINE_VERSION);
    html.element("p", &[("class", "hint")], &note);
}

/// The address of the page with the scenario and both versions.
fn link(case: &Case<'_>, scenario: &Scenario) -> Option<String> {
    let set = scenario.to_compact().ok()?;
    let rest = case.page.state.link(&[("set", "")]);
    let rest = rest.strip_prefix('?').unwrap_or("v=1");
    let set: String = byte_serialize(set.as_bytes()).collect();
    let query = format!("?{rest}&set={set}");
    (query.len() <= MAX_QUERY).then_some(query)
}

fn write_import(case: &Case<'_>, extra: Extra<'_>, html: &mut Html) {
    let text = case.text;
    html.element("h3", &[], text.import);
    let input = [
        ("type", "file"),
        ("accept", ".json,application/json"),
        ("id", "scenario-file"),
        ("data-key", "scenario-file"),
        ("data-file", "scenario"),
    ];
    html.open("label", &[("class", "field")])
        .element("span", &[], text.file)
        .open("input", &input)
        .close("label");
    html.element("p", &[("class", "hint")], text.import_note);
    let read = match extra {
        Extra::File(Ok(file)) => read(case, file),
        Extra::File(Err(NoFile::TooLarge)) => Err(Refusal::Words(text.too_large.to_owned())),
        Extra::File(Err(NoFile::NotText)) => Err(Refusal::Words(text.not_text.to_owned())),
        Extra::None | Extra::Run(_) => return,
    };
    match read {
        Ok(found) => {
            // Before the link, which may lead to other numbers than its author saw.
            headline::write_versions_of(&found.scenario, true, case.page, html);
            html.open("p", &[("class", "sentence"), ("role", "status")])
                .text(&found.summary)
                .text(" ");
            case.go(&found.href, "open-scenario", text.open, html);
            html.close("p");
        }
        Err(refusal) => {
            html.element("p", &[("class", "notice"), ("role", "alert")], text.refused);
            match refusal {
                Refusal::Words(reason) => _ = html.element("p", &[("class", "notice")], &reason),
                Refusal::Json(error) => write_json_error(case, &error, html),
                Refusal::Engine(error) => trouble::write(&error, case.dataset, case.lang, html),
            }
        }
    }
}

/// Says where a file is not of the form, and below it what the reader of JSON says of it, in English.
fn write_json_error(case: &Case<'_>, error: &serde_json::Error, html: &mut Html) {
    let [line, column] = [error.line(), error.column()].map(|at| at.to_string());
    let detail = error.to_string();
    // The sentence has the place already.
    let place = format!(" at line {line} column {column}");
    let detail = detail.strip_suffix(&place).unwrap_or(&detail);
    let mut shown: String = detail.chars().take(MAX_DETAIL).collect();
    if shown.len() < detail.len() {
        shown.push('…');
    }
    let sentence = (case.text.not_json)(&line, &column);
    trouble::write_with_detail(&sentence, &shown, case.lang, html);
}

/// Why a file cannot be used.
enum Refusal {
    Words(String),
    Json(serde_json::Error),
    Engine(dti_engine::Error),
}

/// The scenario of a file.
struct Found {
    scenario: Scenario,
    /// The address that shows it.
    href: String,
    /// What it is, in a sentence.
    summary: String,
}

fn read(case: &Case<'_>, file: &str) -> Result<Found, Refusal> {
    let text = case.text;
    let (data, lang) = (case.page.data, case.lang);
    if file.len() > MAX_FILE as usize {
        return Err(Refusal::Words(text.too_large.to_owned()));
    }
    // A byte order mark is no part of JSON, but of many files.
    let file = file.trim_start_matches('\u{feff}');
    let scenario: Scenario = serde_json::from_str(file).map_err(Refusal::Json)?;
    let league = league_name(lang, scenario.league);
    let dataset = data
        .dataset(scenario.league, Some(scenario.year))
        .ok_or_else(|| Refusal::Words((text.no_data)(league, scenario.year)))?;
    let scores = dti_engine::score(dataset, case.page.state.reading);
    crate::ranking::simulator(data, &scores, &scenario).map_err(Refusal::Engine)?;
    let unit = scenario.unit.clone();
    let unit = unit.or_else(|| scenario.edits.first().map(|edit| edit.unit.clone()));
    let year = scenario.year;
    let summary = (text.read)(league, year, scenario.edits.len());
    // Everything else was checked when it was simulated.
    let too_long = || Refusal::Words(text.too_long.to_owned());
    let set = scenario.to_compact().map_err(|_| too_long())?;
    let year = year.to_string();
    let state = case.page.state.with(&[
        ("view", "simulate"),
        ("league", scenario.league.id()),
        ("year", &year),
        ("unit", unit.as_deref().unwrap_or_default()),
        ("set", &set),
        ("panel", "explain"),
    ]);
    // What cannot be read again would open as something else.
    let query = state.query();
    if State::parse(&query) != (state, Vec::new()) {
        return Err(too_long());
    }
    Ok(Found {
        scenario,
        href: query,
        summary,
    })
}
