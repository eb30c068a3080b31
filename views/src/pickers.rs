//! The pickers of league, year, index and reading, written as markup; see `actions` of the app for
//! what a choice does.

use dti_charts::scored::index_name;
use dti_engine::{Dataset, League, Reading};
use dti_text::{AppText, Lang};

use crate::html::Html;
use crate::lens;
use crate::ranking::Page;
use crate::state::Colour;

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
    let years = page.data.available(dataset.league);
    if years.len() > 1 {
        open(html, "year", "picker picker-year", text.year);
        write_years(page, &years, ("year", dataset.year), html);
        close(html);
    }
    open(html, "index", "picker picker-index", text.index);
    write_indices(dataset, ranking.index, ranking.lang(), html);
    close(html);
}

/// The options of a picker of years; those that we derived carry a `*`.
fn write_years(page: &Page<'_>, years: &[u16], (id, chosen): (&str, u16), html: &mut Html) {
    let league = page.ranking.dataset().league;
    for &year in years {
        let value = year.to_string();
        let of = page.data.dataset(league, Some(year));
        let is_derived = of.is_some_and(|dataset| page.data.is_derived(dataset));
        let name = format!("{value}{}", if is_derived { "*" } else { "" });
        option(html, id, &value, &name, year == chosen);
    }
}

/// Writes the pickers of what is looked at and how: region, scale, year of the change. They set
/// the parameters of their ids.
pub fn write_lens(page: &Page<'_>, html: &mut Html) {
    let (text, ranking, lang) = (page.text(), page.ranking, page.state.lang);
    let dataset = ranking.dataset();
    let is_old = dataset.league == League::Provinces;
    if dataset.league.has_map() && ranking.simulation.is_none() {
        let chosen = ranking.within.as_ref().map(|within| within.region);
        open_setting(html, "region", text.region);
        let all = if is_old {
            text.all_regions
        } else {
            text.no_regions
        };
        option(html, "region", "", all, chosen.is_none());
        for region in page.data.regions.iter().filter(|_| is_old) {
            let name = lang.pick(&region.name_vi, &region.name_en);
            let is_chosen = chosen.is_some_and(|chosen| chosen.id == region.id);
            option(html, "region", &region.id, name, is_chosen);
        }
        close(html);
    }
    // The published year that changes are counted from, where there is one before.
    let since = lens::since(page.data, page.state, dataset);
    let since = since.filter(|_| ranking.simulation.is_none());
    let grouped = ranking.view.bounds.is_some();
    let shown = match page.state.colour {
        Colour::Groups if !grouped => Colour::Values,
        Colour::Change if since.is_none() => Colour::Values,
        colour => colour,
    };
    open_setting(html, "colour", text.colour);
    for (colour, name) in Colour::all().zip(text.colours) {
        let possible = match colour {
            Colour::Groups => grouped,
            Colour::Change => since.is_some(),
            _ => true,
        };
        if possible {
            option(html, "colour", colour.id(), name, colour == shown);
        }
    }
    close(html);
    if let (Some(since), Colour::Change) = (since, shown) {
        let mut years = page.data.available(dataset.league);
        years.retain(|year| *year != dataset.year);
        open_setting(html, "since", text.since);
        write_years(page, &years, ("since", since), html);
        close(html);
    }
}

/// Opens a labelled picker that sets the parameter of its id.
fn open_setting(html: &mut Html, id: &str, label: &str) {
    let select = [("id", id), ("data-key", id), ("data-param", id)];
    html.open("label", &[("class", "picker")])
        .element("span", &[], label)
        .open("select", &select);
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
