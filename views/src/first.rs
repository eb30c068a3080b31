//! The first view, ahead of time: what the app will show, as a page that needs no app.
//!
//! It has the same boxes as the app's own explorer, so that nothing moves when that takes over. What
//! needs the app is switched off. A chart's layout depends on its width: each is drawn twice, for a
//! phone and for a desktop, and the style sheet shows the one that fits. The map is drawn once and
//! stretched: its shapes are a third of what travels.

use dti_charts::{Scene, View, bars, groups, map};
use dti_text::{AppText, EmbedText, ScreenText};

use crate::html::Html;
use crate::ranking::Page;
use crate::{frame, headline, lens, pickers, screens, selection, share, table};

/// How a chart is drawn: names of its drawings, which are classes too, and their widths.
pub(crate) type Drawings = [(&'static str, f64)];

/// Bars, on a phone of 390 pixels and on a screen of 1440.
pub(crate) const BARS: &Drawings = &[("narrow", 358.0), ("wide", 504.0)];
/// The pie; on a screen it stands in the column at the side.
pub(crate) const GROUPS: &Drawings = &[("narrow", 358.0), ("wide", 336.0)];
/// The map, between the two.
pub(crate) const MAP: &Drawings = &[("once", 420.0)];

/// Writes the whole of the page, from masthead to colophon.
pub fn write(page: &Page<'_>, html: &mut Html) {
    html.open("div", &[("class", "page")]);
    part(html, "page-head", |html| {
        html.open("fieldset", &[("disabled", "")]);
        frame::write_masthead(page.state, html);
        html.close("fieldset");
    });
    html.open("main", &[("id", "main"), ("tabindex", "-1")])
        .open("div", &[("class", "work")]);
    let navigation = ScreenText::of(page.state.lang).navigation;
    html.open("nav", &[("class", "screens"), ("aria-label", navigation)]);
    part(html, "screen-links", |html| screens::write(page, html));
    html.close("nav");
    html.open("noscript", &[])
        .element(
            "p",
            &[("class", "notice")],
            EmbedText::of(page.state.lang).needs_script,
        )
        .close("noscript");
    html.open("fieldset", &[("disabled", "")]);
    write_explorer(page, html);
    html.close("fieldset").close("div").close("main");
    part(html, "page-foot", |html| {
        frame::write_colophon(page.state, html);
    });
    html.close("div");
}

/// A box of the app's own.
fn part(html: &mut Html, class: &str, write: impl FnOnce(&mut Html)) {
    html.open("div", &[("class", class)]);
    write(html);
    html.close("div");
}

fn write_explorer(page: &Page<'_>, html: &mut Html) {
    let dataset = page.ranking.dataset();
    part(html, "controls", |html| {
        part(html, "pickers", |html| pickers::write(page, html));
        part(html, "lens", |html| pickers::write_lens(page, html));
    });
    part(html, "notices", |html| headline::write_notices(page, html));
    let has_map = dataset.league.has_map();
    let class = if has_map {
        "explorer has-map"
    } else {
        "explorer"
    };
    html.open("div", &[("class", class)]);
    part(html, "headline", |html| {
        headline::write_headline(page, html);
    });
    // Ahead of the charts, because it stands above them on a phone, which paints what has come so far.
    html.open("div", &[("class", "cell cell-side")])
        .open("div", &[("class", "side")]);
    part(html, "selection", |html| selection::write(page, html));
    if page.ranking.view.bounds.is_some() {
        html.open("figure", &[("class", "panel panel-groups")]);
        write_chart(page, "groups", GROUPS, groups, html);
        html.close("figure");
    }
    part(html, "notes", |html| headline::write_notes(page, html));
    part(html, "reading", |html| pickers::write_switch(page, html));
    html.close("div").close("div");
    if has_map {
        let draw = |view: &View| map(view, page.data.geometry(dataset.league));
        // The head of the page waits for it by this name.
        html.open("div", &[("class", "cell cell-map")]).open(
            "figure",
            &[("class", "panel panel-map"), ("id", "first-map")],
        );
        write_chart(page, "map", MAP, draw, html);
        part(html, "zoom", |html| lens::write_zoom(page, html));
        html.close("figure").close("div");
    }
    // The head of the page waits for it by this name before anything is painted.
    html.open(
        "figure",
        &[("class", "panel panel-bars"), ("id", "first-bars")],
    );
    write_chart(page, "bars", BARS, bars, html);
    html.close("figure");
    write_table(page, html);
    part(html, "citation", |html| {
        headline::write_citation(page, html);
    });
    html.close("div");
}

/// One chart in all its drawings, and its notes, for a `<figure>`.
pub(crate) fn write_chart(
    page: &Page<'_>,
    name: &str,
    drawings: &Drawings,
    draw: impl Fn(&View) -> Scene,
    html: &mut Html,
) {
    let (mut notes, mut title) = (Vec::new(), String::new());
    for (size, width) in drawings {
        let scene = draw(&page.ranking.sized(*width, page.state.unit.clone()));
        html.open("div", &[("class", &format!("chart-box {size}"))])
            // The app's own charts have the plain names as their ids.
            .chart(&format!("{name}-{size}"), &scene)
            .close("div");
        (notes, title) = (scene.notes, scene.title);
    }
    html.open("figcaption", &[]);
    for note in &notes {
        html.element("p", &[], note);
    }
    share::write_opener(page.state.lang, name, &title, html);
    html.close("figcaption");
}

fn write_table(page: &Page<'_>, html: &mut Html) {
    let text = AppText::of(page.state.lang);
    let panel = [
        ("class", "table-panel"),
        ("aria-labelledby", "table-heading"),
    ];
    html.open("section", &panel)
        .open("div", &[("class", "table-head")]);
    part(html, "table-title", |html| table::write_heading(page, html));
    let field = [("type", "search"), ("autocomplete", "off")];
    html.open("label", &[("class", "picker filter")])
        .element("div", &[("class", "label")], text.filter)
        .open("input", &field)
        .close("label");
    part(html, "count", |html| table::write_count(page, html));
    let scroll = [
        ("class", "table-scroll"),
        ("tabindex", "0"),
        ("role", "group"),
        ("aria-labelledby", "table-heading"),
    ];
    html.close("div").open("div", &scroll).open("table", &[]);
    table::write(page, html);
    html.close("table").close("div").close("section");
}
