//! Online public services of level 4: the numbers that the text gives, year by year.

use dti_engine::years::{OnlineServices, ServiceShare};
use dti_text::{AppText, Lang, NationText, number, place};

use crate::html::Html;
use crate::ministries::agency;
use crate::screenful::Screenful;
use crate::source::cite;

/// The years that Figure 18 draws.
const YEARS: std::ops::RangeInclusive<u16> = 2011..=2020;
/// Width and height of the room for a bar, in pixels; a whole is 100 percent.
const BAR: (f64, f64) = (200.0, 14.0);

/// Writes the table with its bars, then what is said about single units.
pub(super) fn write(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    let shares = &screenful.report.online_services;
    html.open("section", &[("id", "services")])
        .element("h3", &[], text.services)
        .element("p", &[("class", "lead")], text.services_what);
    if let Some(said) = said(shares, lang) {
        html.element("p", &[("class", "lead")], &said);
    }
    let heads = [
        ("", text.year),
        ("", text.bar),
        ("number", text.level4),
        ("number", text.files),
    ];
    html.open_table(text.services, ("nation-table", ""), &heads);
    for year in YEARS {
        write_row(shares, &year.to_string(), &year.to_string(), lang, html);
    }
    // What was counted up to a day of a later year comes last.
    let national = shares.iter().filter(|share| share.unit.is_none());
    for share in national.filter(|share| share.until.contains('-')) {
        write_row(shares, &share.until, &when(&share.until, lang), lang, html);
    }
    html.close_table();
    write_units(screenful, html);
    write_sources(screenful, html);
    html.close("section");
}

/// A year, or the day up to which was counted, in words.
fn when(until: &str, lang: Lang) -> String {
    let mut parts = until.splitn(3, '-');
    match [(); 3].map(|()| parts.next()) {
        [Some(year), Some(month), Some(day)] => (NationText::of(lang).until)(year, month, day),
        _ => until.to_owned(),
    }
}

/// The extremes and the gaps of the bars, for who does not see them.
fn said(shares: &[OnlineServices], lang: Lang) -> Option<String> {
    let known = || {
        let national = shares.iter().filter(|share| share.unit.is_none());
        national.filter(|share| share.measure == ServiceShare::Level4)
    };
    let by_percent = |a: &&OnlineServices, b: &&OnlineServices| a.percent.total_cmp(&b.percent);
    let ends = [known().min_by(by_percent)?, known().max_by(by_percent)?];
    let [lowest, highest] =
        ends.map(|share| format!("{} ({})", percent(share, lang), when(&share.until, lang)));
    let years = YEARS.map(|year| year.to_string());
    let unknown = years.filter(|year| national(shares, year, ServiceShare::Level4).is_none());
    let unknown: Vec<String> = unknown.collect();
    let words = NationText::of(lang).services_said;
    Some(words(&lowest, &highest, &unknown.join(", ")))
}

fn national<'s>(
    shares: &'s [OnlineServices],
    until: &str,
    measure: ServiceShare,
) -> Option<&'s OnlineServices> {
    shares
        .iter()
        .find(|share| share.unit.is_none() && share.until == until && share.measure == measure)
}

fn write_row(shares: &[OnlineServices], until: &str, name: &str, lang: Lang, html: &mut Html) {
    let level4 = national(shares, until, ServiceShare::Level4);
    let files = national(shares, until, ServiceShare::OnlineFiles);
    html.open("tr", &[("data-until", until)])
        .element("th", &[("scope", "row")], name)
        .open("td", &[]);
    match level4 {
        Some(share) => write_bar(share.percent, html),
        None => write_unknown(lang, html),
    }
    html.close("td");
    for share in [level4, files] {
        match share {
            Some(share) => html.element("td", &[("class", "number")], &percent(share, lang)),
            None => {
                let unknown = AppText::of(lang).unknown;
                html.element("td", &[("class", "number is-missing")], unknown)
            }
        };
    }
    html.close("tr");
}

/// The hatch of what is unknown: a tick shorter than any share that could be read off it, in a frame
/// of 6 by 14.
const UNKNOWN: &str = "M.5 .5h5v13h-5zM.5 5.5l5-5M.5 9.5l5-5M.5 13.5l5-5";

/// A bar as long as its share. The number stands beside it.
fn write_bar(percent: f64, html: &mut Html) {
    let length = (percent.clamp(0.0, 100.0) / 100.0 * BAR.0).to_string();
    let rect = [
        ("class", "share"),
        ("x", "0.5"),
        ("y", "0.5"),
        ("width", length.as_str()),
        ("height", "13"),
    ];
    open_drawing("share-bar", BAR, html);
    html.element("rect", &rect, "").close("svg");
}

/// A tick and the word, so that nobody takes it for a length. The cell beside it says so to all.
fn write_unknown(lang: Lang, html: &mut Html) {
    let unknown = AppText::of(lang).unknown;
    html.open(
        "span",
        &[("class", "share-unknown"), ("aria-hidden", "true")],
    );
    open_drawing("unknown", (6.0, BAR.1), html);
    html.element("path", &[("d", UNKNOWN)], "")
        .close("svg")
        .text(unknown)
        .close("span");
}

fn open_drawing(class: &str, size: (f64, f64), html: &mut Html) {
    let [width, height] = [size.0, size.1].map(|size| size.to_string());
    let frame = format!("0 0 {width} {height}");
    let svg = [
        ("class", class),
        ("viewBox", frame.as_str()),
        ("width", &width),
        ("height", &height),
        // A phone makes them shorter and not flatter.
        ("preserveAspectRatio", "none"),
        ("aria-hidden", "true"),
    ];
    html.open("svg", &svg);
}

/// The share with the decimals that are printed: none, or two.
fn percent(share: &OnlineServices, lang: Lang) -> String {
    let whole = (share.percent - share.percent.round()).abs() < 1e-9;
    let digits = if whole { 0 } else { 2 };
    let words = format!("{}%", number::decimal(lang, share.percent, digits));
    if share.about {
        (NationText::of(lang).about)(&words)
    } else {
        words
    }
}

fn write_units(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    html.element("h4", &[], text.services_units)
        .open("ul", &[("class", "plain-list")]);
    for share in &screenful.report.online_services {
        let Some(unit) = &share.unit else { continue };
        let name = agency(screenful, unit).unwrap_or(unit);
        let eligible = share.measure == ServiceShare::Level4OfEligible;
        let words = (text.services_unit)(name, &percent(share, lang), eligible);
        html.element("li", &[("data-unit", unit)], &words);
    }
    html.close("ul");
}

fn write_sources(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    for share in &screenful.report.online_services {
        let (document, stands) = (share.document.as_str(), share.place.as_str());
        match places.iter_mut().find(|(of, _)| *of == document) {
            Some((_, places)) if places.contains(&stands) => {}
            Some((_, places)) => places.push(stands),
            None => places.push((document, vec![stands])),
        }
    }
    for (document, places) in places {
        let cited = cite(&screenful.report.sources, document, lang);
        let line = (text.place)(&cited, &place(&places.join("; "), lang));
        let label = dti_text::FigureText::of(lang).source;
        let class = [("class", "notes figure-source")];
        html.element("p", &class, &format!("{label} {line}"));
    }
}
