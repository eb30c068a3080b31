//! Which units are compared: the address' list, its pickers, and comparisons to begin with.

use dti_engine::League;
use dti_text::ScreenText;

use super::{Comparison, DTI, MOST};
use crate::html::Html;
use crate::pickers::{self, league_name};
use crate::profile::by_name;
use crate::ranking::Page;
use crate::simulator::rank_text;

/// The units that the address lists, each once, at most four; without a list the chosen unit. And
/// what it lists in vain, as `with=id`.
pub(super) fn units(page: &Page<'_>) -> (Vec<usize>, Vec<String>) {
    let dataset = page.ranking.dataset();
    let mut units = Vec::new();
    let mut problems = Vec::new();
    for id in page.state.list("with") {
        match dataset.unit(id) {
            Ok(unit) if units.len() < MOST && !units.contains(&unit) => units.push(unit),
            _ => problems.push(format!("with={id}")),
        }
    }
    if page.state.param("with").is_none() {
        let chosen = page.selected().and_then(|id| dataset.unit(id).ok());
        units.extend(chosen);
    }
    (units, problems)
}

/// The value of the parameter `with` for these units.
fn list(comparison: &Comparison<'_>, units: &[usize]) -> String {
    let ids: Vec<&str> = units.iter().map(|&unit| comparison.id(unit)).collect();
    ids.join(",")
}

/// Writes the pickers of league, year and units. A unit's picker holds the whole list with each
/// other unit in its place.
pub(super) fn write_pickers(comparison: &Comparison<'_>, page: &Page<'_>, html: &mut Html) {
    let (text, app, lang) = (comparison.text(), page.text(), comparison.lang());
    let dataset = comparison.dataset();
    html.open("div", &[("class", "pickers")]);
    let leagues = League::ALL
        .into_iter()
        .filter(|&league| page.data.dataset(league, None).is_some())
        .map(|league| (league.id(), league_name(lang, league)));
    pickers::write_select(
        html,
        "league",
        "league",
        app.league,
        leagues,
        dataset.league.id(),
    );
    let years: Vec<String> = page
        .data
        .years(dataset.league)
        .map(|dataset| dataset.year.to_string())
        .collect();
    if years.len() > 1 {
        let options = years.iter().map(|year| (year.as_str(), year.as_str()));
        let year = dataset.year.to_string();
        pickers::write_select(html, "year", "year", app.year, options, &year);
    }
    html.close("div");
    html.open("div", &[("class", "compared")]);
    let places = (comparison.units.len() + 1).min(MOST);
    for place in 0..places {
        let label = if place < comparison.units.len() {
            (text.unit)(place + 1)
        } else {
            text.add.to_owned()
        };
        write_picker(comparison, place, &label, html);
    }
    html.close("div");
}

/// Writes the picker of the unit at a place; behind the last one, of a unit to add.
fn write_picker(comparison: &Comparison<'_>, place: usize, label: &str, html: &mut Html) {
    let (text, dataset) = (comparison.text(), comparison.dataset());
    let present = comparison.units.get(place).copied();
    let mut options: Vec<(String, &str)> = Vec::new();
    if present.is_none() {
        let now = list(comparison, &comparison.units);
        options.push((now, text.choose));
    }
    let mut chosen = list(comparison, &comparison.units);
    for (id, name) in by_name(dataset, comparison.lang()) {
        let Ok(unit) = dataset.unit(id) else {
            continue;
        };
        // Nobody is compared with itself.
        if comparison.units.contains(&unit) && present != Some(unit) {
            continue;
        }
        let mut units = comparison.units.clone();
        match units.get_mut(place) {
            Some(there) => *there = unit,
            None => units.push(unit),
        }
        options.push((list(comparison, &units), name));
    }
    if present.is_none() {
        chosen = options
            .first()
            .map_or(String::new(), |(now, _)| now.clone());
    }
    let id = format!("compare-{}", place + 1);
    let options = options.iter().map(|(list, name)| (list.as_str(), *name));
    pickers::write_select(html, &id, "with", label, options, &chosen);
}

/// Writes the heading: the units with their ranks, each with links to its profile and out of the
/// comparison.
pub(super) fn write_head(comparison: &Comparison<'_>, html: &mut Html) {
    let (text, state) = (comparison.text(), comparison.state());
    let names: Vec<&str> = comparison
        .units
        .iter()
        .map(|&unit| comparison.name(unit))
        .collect();
    let league = league_name(comparison.lang(), comparison.dataset().league);
    html.open("h2", &[]).text(&names.join(", "));
    html.element("span", &[("class", "of")], &format!(" · {league}"))
        .close("h2");
    let profile = ScreenText::of(comparison.lang()).profile;
    html.open("ul", &[("class", "links")]);
    for &unit in &comparison.units {
        let (id, name) = (comparison.id(unit), comparison.name(unit));
        let href = state.link(&[("view", "profile"), ("unit", id)]);
        let label = format!("{profile}: {name}");
        html.open("li", &[])
            .element("a", &[("href", &href), ("data-go", "")], &label);
        let others: Vec<usize> = comparison
            .units
            .iter()
            .copied()
            .filter(|other| *other != unit)
            .collect();
        let href = state.link(&[("with", &list(comparison, &others))]);
        let remove = (text.remove)(name);
        let link = [
            ("href", href.as_str()),
            ("data-go", ""),
            ("class", "remove"),
            ("title", &remove),
            ("aria-label", &remove),
        ];
        html.text(" ").element("a", &link, "×").close("li");
    }
    html.close("ul");
}

/// Writes what to do while fewer than two units are chosen, and comparisons to begin with.
pub(super) fn write_suggestions(comparison: &Comparison<'_>, html: &mut Html) {
    let text = comparison.text();
    html.element("h2", &[], text.title);
    html.element("p", &[("class", "hint")], text.hint);
    html.element("h3", &[], text.suggestions)
        .open("ul", &[("class", "suggestions")]);
    let order = order(comparison);
    let (first, last) = (order.first().copied(), order.last().copied());
    let ends: Vec<usize> = first.into_iter().chain(last).collect();
    let mut suggestions = vec![
        (text.leaders, order.iter().copied().take(MOST).collect()),
        (text.ends, ends),
    ];
    if let Some(&unit) = comparison.units.first() {
        suggestions.insert(0, (text.neighbours, around(&order, unit)));
    }
    for (name, units) in suggestions {
        if units.len() < 2 || units[0] == units[1] {
            continue;
        }
        let href = comparison
            .state()
            .link(&[("with", &list(comparison, &units))]);
        let names: Vec<String> = units
            .iter()
            .map(|&unit| {
                let rank = rank_text(comparison.standings.rank(DTI, unit));
                format!("{} ({rank})", comparison.name(unit))
            })
            .collect();
        html.open("li", &[])
            .element("span", &[], &format!("{name}: "))
            .element("a", &[("href", &href), ("data-go", "")], &names.join(", "))
            .close("li");
    }
    html.close("ul");
}

/// The units whose place by the DTI is known, the first of the ranking first.
fn order(comparison: &Comparison<'_>) -> Vec<usize> {
    let place = |unit: &usize| comparison.standings.rank(DTI, *unit).map(|rank| rank.best);
    let mut units: Vec<usize> = (0..comparison.dataset().units.len())
        .filter(|unit| place(unit).is_some())
        .collect();
    units.sort_by_key(place);
    units
}

/// A unit first, then the ones next to it in the order.
fn around(order: &[usize], unit: usize) -> Vec<usize> {
    let Some(at) = order.iter().position(|other| *other == unit) else {
        return Vec::new();
    };
    let above = at.checked_sub(1).and_then(|above| order.get(above));
    let near = above.into_iter().chain(order.get(at + 1)).copied();
    std::iter::once(unit).chain(near).collect()
}
