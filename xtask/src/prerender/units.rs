//! A page for each province and ministry: its profile, as it can be read without the app.

use std::path::Path;

use dti_charts::scored::unit_name;
use dti_engine::{Dataset, League};
use dti_text::{AppText, EmbedText, Lang};
use dti_views::pickers::league_name;
use dti_views::{Html, Screenful, State, frame};

use super::document::{Document, escaped, from_below};
use super::{Site, cards};
use crate::error::Result;
use crate::project;

/// From `unit/<league>/<id>/` to the root.
const UP: &str = "../../../";
/// The width that charts are laid out for: two columns on a screen; each fits a phone.
const WIDTH: f64 = 720.0;
/// The pages are in the first language; each leads to the app, which has both.
const LANG: Lang = Lang::Vi;

/// Writes all pages and their pictures; how many.
pub(super) fn write(site: &Site, folder: &Path) -> Result<usize> {
    let mut count = 0;
    for league in League::ALL {
        let Some(dataset) = site.data.dataset(league, None) else {
            continue;
        };
        let cards = cards::Cards::of(site, dataset)?;
        for unit in 0..dataset.units.len() {
            let at = format!("unit/{}/{}", league.id(), dataset.units[unit].id);
            let card = cards.png(unit)?;
            project::write(&folder.join(&at).join("card.png"), &card.png)?;
            let html = page(site, dataset, unit, &card.alt);
            project::write(&folder.join(&at).join("index.html"), html)?;
            count += 1;
        }
    }
    Ok(count)
}

/// The page of a unit; `alt` is what its picture says.
fn page(site: &Site, dataset: &Dataset, unit: usize, alt: &str) -> String {
    let (text, id) = (EmbedText::of(LANG), dataset.units[unit].id.as_str());
    let name = unit_name(dataset, unit, LANG);
    let league = league_name(LANG, dataset.league);
    let state = State::default().with(&[
        ("view", "profile"),
        ("league", dataset.league.id()),
        ("unit", id),
    ]);
    let title = (text.unit_title)(name, league, dataset.year);
    let mut html = Html::default();
    html.open("header", &[("class", "masthead")])
        .open("div", &[("class", "masthead-title")])
        .open("p", &[])
        .element("a", &[("href", "./")], AppText::of(LANG).title)
        .close("p")
        .element("h1", &[], &title)
        .close("div")
        .close("header")
        .open("main", &[("id", "main")])
        .open("p", &[("class", "notice")])
        .element("a", &[("href", &state.link(&[]))], text.open_profile)
        .close("p")
        .open("div", &[("class", "work")])
        .open("div", &[("class", "remote")])
        .open("fieldset", &[("disabled", "")]);
    let screenful = Screenful {
        data: &site.data,
        report: &site.report,
        state: &state,
        problems: &[],
        width: WIDTH,
    };
    screenful.write(&mut html);
    html.close("fieldset")
        .close("div")
        .close("div")
        .close("main");
    frame::write_colophon(&state, &mut html);
    let head = social(site, dataset.league, id, &title, alt);
    Document {
        lang: LANG,
        title: &title,
        description: alt,
        up: UP,
        root: " class=\"is-static\"",
        head: &head,
        body: &from_below(&html.with_choices(), UP),
    }
    .html()
}

/// What social networks show beside a link. They want absolute addresses, which only a site that
/// knows where it stands can give.
fn social(site: &Site, league: League, id: &str, title: &str, alt: &str) -> String {
    let (title, alt) = (escaped(title), escaped(alt));
    let mut head = format!(
        "<meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{alt}\">\
         <meta name=\"twitter:card\" content=\"summary_large_image\">"
    );
    if let Some(base) = &site.base_url {
        let at = format!("{base}unit/{}/{id}/", league.id());
        head.push_str(&format!(
            "<meta property=\"og:url\" content=\"{at}\"><meta property=\"og:image\" content=\"{at}card.png\">\
             <meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\">\
             <meta property=\"og:image:alt\" content=\"{alt}\">"
        ));
    }
    head
}
