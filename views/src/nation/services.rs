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
        let mut parts = share.until.splitn(3, '-');
        let [year, month, day] = [(); 3].map(|()| parts.next().unwrap_or_default());
        let name = (text.until)(year, month, day);
        write_row(shares, &share.until, &name, lang, html);
    }
    html.close_table();
    write_units(screenful, html);
    write_sources(screenful, html);
    html.close("section");
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
    write_bar(level4.map(|share| share.percent), html);
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

/// The hatch of what is unknown, in a frame of 26 by 13.
const UNKNOWN: &str =
    "M.5 .5h26v13h-26zM.5 7l6.5-6.5M.5 13.5l13-13M7 13.5l13-13M13.5 13.5l13-13M20 13.5l6.5-6.5";

/// A bar as long as its share; a hatch where it is unknown. The number stands beside it.
fn write_bar(percent: Option<f64>, html: &mut Html) {
    let [width, height] = [BAR.0, BAR.1].map(|size| size.to_string());
    let frame = format!("0 0 {width} {height}");
    let svg = [
        ("class", "share-bar"),
        ("viewBox", frame.as_str()),
        ("width", &width),
        ("height", &height),
        ("aria-hidden", "true"),
    ];
    html.open("svg", &svg);
    match percent {
        Some(percent) => {
            let length = (percent.clamp(0.0, 100.0) / 100.0 * BAR.0).to_string();
            let rect = [
                ("class", "share"),
                ("x", "0.5"),
                ("y", "0.5"),
                ("width", length.as_str()),
                ("height", "13"),
            ];
            html.element("rect", &rect, "");
        }
        None => {
            html.element("path", &[("class", "unknown"), ("d", UNKNOWN)], "");
        }
    }
    html.close("svg");
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
