//! The pickers of league, year, index and reading, written as markup; see [`crate::actions`] for
//! what a choice does.

use dti_charts::scored::index_name;
use dti_engine::{Dataset, League, Reading};
use dti_text::{AppText, Lang};

use crate::html::Html;
use crate::ranking::Page;

/// Writes the row of pickers; on a phone it sticks to the lower edge, where the thumb is.
pub fn write(page: &Page<'_>, html: &mut Html) {
    let (text, ranking) = (page.text(), page.ranking);
    let dataset = ranking.dataset();
    open(html, "league", "picker", text.league);
    for league in League::ALL {
        if page.data.dataset(league, None).is_some() {
            let name = league_name(page.state.lang, league);
            option(html, "league", league.id(), name, league == dataset.league);
        }
    }
    close(html);
    let all = page.data.datasets.iter();
    let years: Vec<u16> = all
        .filter(|other| other.league == dataset.league)
        .map(|other| other.year)
        .collect();
    if years.len() > 1 {
        open(html, "year", "picker picker-year", text.year);
        for year in years {
            let name = year.to_string();
            option(html, "year", &name, &name, year == dataset.year);
        }
        close(html);
    }
    open(html, "index", "picker picker-index", text.index);
    write_indices(dataset, ranking.index, ranking.lang(), html);
    close(html);
}

/// Writes the switch between the corrected numbers and those as printed.
pub fn write_switch(page: &Page<'_>, html: &mut Html) {
    let printed = page.state.reading == Reading::Printed;
    let mut attributes = vec![
        ("type", "checkbox"),
        ("id", "printed"),
        ("data-key", "printed"),
    ];
    if printed {
        attributes.push(("checked", ""));
    }
    html.open("label", &[("class", "switch")])
        .open("input", &attributes)
        .element("span", &[], page.text().reading_printed)
        .close("label");
}

/// Opens a labelled picker; options and [`close`] follow.
pub fn open(html: &mut Html, id: &str, class: &str, label: &str) {
    html.open("label", &[("class", class)])
        .element("span", &[], label)
        .open("select", &[("id", id), ("data-key", id)]);
}

/// Adds an option to the picker with this id.
pub fn option(html: &mut Html, picker: &str, value: &str, name: &str, chosen: bool) {
    html.element("option", &[("value", value)], name);
    if chosen {
        html.choose(picker, value);
    }
}

/// Writes a labelled picker of a screen that is written anew with each choice: it sets the
/// parameter `param`. Options are values with names; what is chosen is marked in the markup.
pub fn write_select<'o>(
    html: &mut Html,
    id: &str,
    param: &str,
    label: &str,
    options: impl IntoIterator<Item = (&'o str, &'o str)>,
    chosen: &str,
) {
    let select = [("id", id), ("data-key", id), ("data-param", param)];
    let class = if param == "year" {
        "picker picker-year"
    } else {
        "picker"
    };
    html.open("label", &[("class", class)])
        .element("span", &[], label)
        .open("select", &select);
    for (value, name) in options {
        let mut attributes = vec![("value", value)];
        if value == chosen {
            attributes.push(("selected", ""));
        }
        html.element("option", &attributes, name);
    }
    close(html);
}

/// Closes a picker.
pub fn close(html: &mut Html) {
    html.close("select").close("label");
}

/// The name of a league in a language.
#[must_use]
pub fn league_name(lang: Lang, league: League) -> &'static str {
    let at = League::ALL.iter().position(|other| *other == league);
    at.map_or("", |at| AppText::of(lang).leagues[at])
}

/// The options of the index picker: each pillar is a heading over its indices.
fn write_indices(dataset: &Dataset, chosen: usize, lang: Lang, html: &mut Html) {
    let nodes = dataset.framework.nodes();
    for (at, node) in nodes.iter().enumerate() {
        if node.parent.is_some_and(|parent| parent != 0) {
            continue;
        }
        let name = index_name(dataset, at, lang);
        let is_group = at != 0 && !node.children.is_empty();
        if is_group {
            html.open("optgroup", &[("label", &name)]);
        }
        option(html, "index", &node.code, &name, at == chosen);
        if is_group {
            for &child in &node.children {
                let below = &nodes[child];
                let name = lang.pick(&below.name_vi, &below.name_en);
                option(html, "index", &below.code, name, child == chosen);
            }
            html.close("optgroup");
        }
    }
}
