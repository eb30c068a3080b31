//! The levels of the public-service portals.

use dti_engine::League;
use dti_engine::report::YearReport;
use dti_engine::years::{Claim, PortalBand, PortalLevel};
use dti_text::{FigureText, NationText, place};

use crate::html::Html;
use crate::ministries::agency;
use crate::screenful::Screenful;
use crate::source::cite;

/// Writes how many portals are on each level, and which.
pub(super) fn write(screenful: &Screenful<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = NationText::of(lang);
    let has_portals = |year: &&YearReport| !year.portals.is_empty();
    let Some(year) = screenful.report.years.iter().find(has_portals) else {
        return;
    };
    let of = |league: Option<League>| {
        let portals = year.portals.iter();
        portals
            .filter(|portal| portal.league == league)
            .collect::<Vec<&PortalLevel>>()
    };
    let (ministries, provinces) = (of(None), of(Some(League::Provinces)));
    html.open("section", &[("id", "portals")])
        .element("h3", &[], text.portals);
    let what = (text.portals_what)(ministries.len(), provinces.len());
    html.element("p", &[("class", "lead")], &what);
    write_counts(screenful, &ministries, &provinces, html);
    for (who, portals) in [(text.ministries, &ministries), (text.provinces, &provinces)] {
        for band in &screenful.report.portal_bands {
            write_members(screenful, band.level, who, portals, html);
        }
    }
    if let Some(band) = screenful.report.portal_bands.first() {
        let cited = cite(&screenful.report.sources, &band.document, lang);
        let counted = |claim: &&Claim| claim.kind.starts_with("portals-level-");
        let stands = year.claims.iter().find(counted);
        let stands = stands.map_or("–", |claim| &claim.place);
        let line = (text.place)(&cited, &place(stands, lang));
        let label = FigureText::of(lang).source;
        let class = [("class", "notes figure-source")];
        html.element("p", &class, &format!("{label} {line}"));
    }
    html.close("section");
}

fn on(level: char, portals: &[&PortalLevel]) -> usize {
    portals
        .iter()
        .filter(|portal| portal.level == level)
        .count()
}

fn write_counts(
    screenful: &Screenful<'_>,
    ministries: &[&PortalLevel],
    provinces: &[&PortalLevel],
    html: &mut Html,
) {
    let text = NationText::of(screenful.state.lang);
    let heads = [
        ("", text.level),
        ("", text.band),
        ("number", text.ministries),
        ("number", text.provinces),
    ];
    html.open_table(text.portals, ("nation-table", ""), &heads);
    let bands = &screenful.report.portal_bands;
    for (at, band) in bands.iter().enumerate() {
        let level = band.level.to_string();
        let above = at.checked_sub(1).and_then(|at| bands.get(at));
        html.open("tr", &[("data-level", &level)])
            .element("th", &[("scope", "row")], &level)
            .element("td", &[], &points(band, above, text));
        for portals in [ministries, provinces] {
            let count = on(band.level, portals).to_string();
            html.element("td", &[("class", "number")], &count);
        }
        html.close("tr");
    }
    html.close_table();
}

/// The points of a level, which ends below the one above it.
fn points(band: &PortalBand, above: Option<&PortalBand>, text: &NationText) -> String {
    match (band.from, above) {
        (0, Some(above)) => (text.points_below)(above.from),
        (from, Some(above)) => (text.points)(from, Some(above.from.saturating_sub(1))),
        (from, None) => (text.points)(from, Some(100)),
    }
}

fn write_members(
    screenful: &Screenful<'_>,
    level: char,
    who: &str,
    portals: &[&PortalLevel],
    html: &mut Html,
) {
    let count = on(level, portals);
    if count == 0 {
        return;
    }
    let text = NationText::of(screenful.state.lang);
    let names: Vec<&str> = portals
        .iter()
        .filter(|portal| portal.level == level)
        .map(|portal| agency(screenful, &portal.unit).unwrap_or(&portal.unit))
        .collect();
    let league = portals.first().and_then(|portal| portal.league);
    let league = league.map_or("ministries", League::id);
    let key = format!("portals-{league}-{level}");
    html.open("details", &[("class", "portal-members")])
        .element(
            "summary",
            &[("data-key", &key)],
            &(text.members)(level, who, count),
        )
        .element("p", &[], &names.join(", "))
        .close("details");
}
