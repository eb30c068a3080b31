//! The head of a profile: where the unit stands, who stands next to it, and what it is part of.

use dti_charts::scored::unit_name;
use dti_engine::region::{self, Region};
use dti_engine::years::PortalLevel;
use dti_engine::{Dataset, League, Neighbour, Rank, Reading, group, score};
use dti_text::charts::ChartText;
use dti_text::number;

use super::{DTI, Subject};
use crate::html::Html;
use crate::pickers::league_name;
use crate::simulator::rank_text;

/// Writes heading, links and facts.
pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let league = league_name(subject.lang(), subject.dataset().league);
    html.open("header", &[("class", "profile-head")])
        .open("h2", &[])
        .text(subject.name())
        .element("span", &[("class", "of")], &format!(" · {league}"))
        .close("h2");
    write_links(subject, html);
    html.open("dl", &[("class", "facts")]);
    write_dti(subject, html);
    write_group(subject, html);
    write_neighbours(subject, html);
    write_regions(subject, html);
    write_portal(subject, html);
    write_merger(subject, html);
    html.close("dl");
    write_notes(subject, html);
    html.close("header");
}

fn write_links(subject: &Subject<'_>, html: &mut Html) {
    let (text, state, id) = (subject.text(), subject.state(), subject.id());
    let rival = subject.rival.map(|rival| rival.unit);
    let with = match rival {
        Some(rival) => format!("{id},{}", subject.dataset().units[rival].id),
        None => id.to_owned(),
    };
    let compare = (text.compare)(rival.map(|rival| subject.name_of(rival)));
    let links = [
        (
            state.link(&[("view", "simulate")]),
            text.simulate.to_owned(),
        ),
        (state.link(&[("view", "compare"), ("with", &with)]), compare),
        (state.link(&[("view", "explore")]), text.explore.to_owned()),
    ];
    html.open("ul", &[("class", "links")]);
    for (href, name) in links {
        html.open("li", &[])
            .element("a", &[("href", &href), ("data-go", "")], &name)
            .close("li");
    }
    html.close("ul");
}

/// Opens a fact: what it is, then where its value begins.
fn open(html: &mut Html, name: &str, fact: &str) {
    html.open("div", &[("data-fact", fact)])
        .element("dt", &[], name)
        .open("dd", &[]);
}

fn close(html: &mut Html) {
    html.close("dd").close("div");
}

/// Rank, value, distance from the mean, and what the print says instead.
fn write_dti(subject: &Subject<'_>, html: &mut Html) {
    let (text, app) = (subject.text(), subject.app_text());
    let (standings, unit) = (subject.standings, subject.unit);
    let dataset = subject.dataset();
    open(html, app.rank, "rank");
    match standings.rank(DTI, unit) {
        None => html.element("strong", &[("data-field", "rank")], app.unknown),
        rank => {
            html.element("strong", &[("data-field", "rank")], &rank_text(rank));
            standings.write_rank_sign(subject.state(), DTI, unit, html);
            html.text(" / ").text(&dataset.units.len().to_string())
        }
    };
    close(html);
    open(html, &format!("DTI {}", dataset.year), "value");
    html.open("strong", &[]);
    standings.write_value(subject.state(), DTI, unit, html);
    html.close("strong");
    if let Some(difference) = standings.above_mean(DTI, unit) {
        let difference = number::signed(subject.lang(), difference, 4);
        let words = (text.from_mean)(&difference);
        html.element("small", &[("data-field", "difference")], &words);
    }
    if let Some(printed) = standings.printed(subject.state(), DTI, unit) {
        html.element("small", &[], &printed);
    }
    close(html);
}

/// The unit in 2020, which is the one year that has groups.
fn grouped<'a>(subject: &Subject<'a>) -> Option<(&'a Dataset, usize)> {
    let data = subject.screenful.data;
    let dataset = data.dataset(subject.dataset().league, Some(2020));
    // The report put none of the units of today in a group.
    let dataset = dataset.filter(|dataset| !data.is_derived(dataset))?;
    let unit = dataset.unit(subject.id()).ok()?;
    Some((dataset, unit))
}

/// The group by the bounds of 2020.
fn write_group(subject: &Subject<'_>, html: &mut Html) {
    let Some((dataset, unit)) = grouped(subject) else {
        return;
    };
    let value = score(dataset, subject.state().reading).value(DTI, unit);
    open(html, &(subject.text().group)(dataset.year), "group");
    match value.map(|value| group(value).number()) {
        Some(group) => {
            let swatch = format!("swatch g{group}");
            html.element("span", &[("class", &swatch), ("aria-hidden", "true")], "");
            let name = (subject.app_text().group_name)(group);
            html.element("span", &[("data-field", "group")], &name);
        }
        None => {
            html.text(subject.app_text().unknown);
        }
    }
    close(html);
}

/// Who stands level, next above and next below, each with the distance.
fn write_neighbours(subject: &Subject<'_>, html: &mut Html) {
    let (Some(league), text) = (subject.league, subject.text()) else {
        return;
    };
    let own = subject.standings.rank(DTI, subject.unit);
    let Some(own) = own.and_then(Rank::settled) else {
        return;
    };
    let units = 0..subject.dataset().units.len();
    let level: Vec<usize> = units
        .filter(|&other| other != subject.unit)
        .filter(|&other| subject.standings.rank(DTI, other) == Some(Rank::exact(own)))
        .collect();
    if !level.is_empty() {
        open(html, text.level_with, "level");
        write_names(subject, &level, html);
        close(html);
    }
    // Next to each other, unless places between them are not known.
    let count = |units: usize| u32::try_from(units).unwrap_or(u32::MAX);
    let above = league.next_above(DTI, subject.unit);
    let adjoins = |next: &Neighbour| next.rank.saturating_add(count(next.units.len())) == own;
    let gap_above = above.as_ref().is_some_and(|next| !adjoins(next));
    let name = if gap_above || (above.is_none() && own > 1) {
        text.known_above
    } else {
        text.above
    };
    write_neighbour(
        subject,
        (name, "above"),
        above,
        (own == 1, text.is_first),
        html,
    );
    let below = league.next_below(DTI, subject.unit);
    let next_place = own.saturating_add(count(level.len())).saturating_add(1);
    let gap_below = below.as_ref().is_some_and(|next| next.rank != next_place);
    let is_last = next_place > count(subject.dataset().units.len());
    let name = if gap_below || (below.is_none() && !is_last) {
        text.known_below
    } else {
        text.below
    };
    write_neighbour(
        subject,
        (name, "below"),
        below,
        (is_last, text.is_last),
        html,
    );
}

/// Writes a neighbour; without one, that the unit stands at the end, or that nobody is known.
fn write_neighbour(
    subject: &Subject<'_>,
    (name, fact): (&str, &str),
    next: Option<Neighbour>,
    (at_end, end): (bool, &str),
    html: &mut Html,
) {
    open(html, name, fact);
    match next {
        Some(next) => {
            write_names(subject, &next.units, html);
            let gap = next.gap.map(|gap| number::value(subject.lang(), gap));
            let words = (subject.text().neighbour)(&next.rank.to_string(), gap.as_deref());
            html.text(&words);
        }
        None if at_end => {
            html.text(end);
        }
        None => {
            html.text(subject.app_text().unknown);
        }
    }
    close(html);
}

/// The names of units of the league, each leading to its profile.
fn write_names(subject: &Subject<'_>, units: &[usize], html: &mut Html) {
    for (at, &unit) in units.iter().enumerate() {
        html.text(if at > 0 { ", " } else { "" });
        let href = subject.profile_of(unit);
        html.element(
            "a",
            &[("href", &href), ("data-go", "")],
            subject.name_of(unit),
        );
    }
}

/// The socio-economic region, which every one of the 63 provinces is in.
fn region<'a>(subject: &Subject<'a>) -> Option<&'a Region> {
    if subject.dataset().league != League::Provinces {
        return None;
    }
    let holds = |region: &&Region| region.units.iter().any(|unit| unit == subject.id());
    // Regions come before other sets of provinces, which may overlap.
    subject.screenful.data.regions.iter().find(holds)
}

/// The rank of the unit inside a region, and how many units that has.
fn rank_within(subject: &Subject<'_>, region: &Region) -> Option<(String, usize)> {
    let units = region.of(subject.dataset()).ok()?;
    let at = units.iter().position(|unit| *unit == subject.unit)?;
    let ranks = region::rank_within(&subject.standings.scores, DTI, &units);
    ranks[at].map(|rank| (rank_text(Some(rank)), units.len()))
}

fn write_regions(subject: &Subject<'_>, html: &mut Html) {
    let (text, lang) = (subject.text(), subject.lang());
    let Some(region) = region(subject) else {
        return;
    };
    open(html, text.region, "region");
    html.text(lang.pick(&region.name_vi, &region.name_en));
    if let Some((rank, of)) = rank_within(subject, region) {
        html.element("small", &[], &(text.region_rank)(&rank, of));
    }
    close(html);
    if let Some((region, rank, of, _)) = stated_region(subject) {
        let name = lang.pick(&region.name_vi, &region.name_en);
        open(html, &(text.stated_region)(name), "stated-region");
        html.text(&(subject.app_text().rank_of)(rank, of));
        close(html);
    }
}

/// A rank in a set of provinces that a document of the year states of the unit: the set, the rank,
/// how many provinces it has, and the document.
fn stated_region<'a>(subject: &Subject<'a>) -> Option<(&'a Region, &'a str, usize, &'a str)> {
    let (dataset, screenful) = (subject.dataset(), subject.screenful);
    if dataset.league != League::Provinces {
        return None;
    }
    let claims = &screenful.report.year(dataset.year)?.claims;
    let rank = claims.iter().find(|claim| {
        claim.kind == "rank-in-region-of" && claim.units.iter().any(|unit| unit == subject.id())
    })?;
    let size = claims
        .iter()
        .find(|claim| claim.kind == "count-units-in-region" && claim.document == rank.document)?;
    let of: usize = size.value.parse().ok()?;
    let region = screenful.data.regions.iter().find(|region| {
        region.units.len() == of && region.units.iter().any(|unit| unit == subject.id())
    })?;
    Some((region, &rank.value, of, &rank.document))
}

/// The level of the unit's public-service portal with the year and document that state it; of the
/// units of then.
fn portal<'a>(subject: &Subject<'a>) -> Option<(u16, &'a PortalLevel)> {
    let league = match subject.dataset().league {
        League::Provinces => Some(League::Provinces),
        League::MinistriesService | League::MinistriesNonservice => None,
        League::Provinces34 | League::Nation => return None,
    };
    subject.screenful.report.years.iter().find_map(|year| {
        let mut portals = year.portals.iter();
        let ours = portals.find(|portal| portal.league == league && portal.unit == subject.id());
        Some((year.year, ours?))
    })
}

fn write_portal(subject: &Subject<'_>, html: &mut Html) {
    let Some((year, portal)) = portal(subject) else {
        return;
    };
    let bands = &subject.screenful.report.portal_bands;
    let Some(band) = bands.iter().find(|band| band.level == portal.level) else {
        return;
    };
    // A band ends below the next better one; the best at 100.
    let better = bands.iter().map(|other| other.from);
    let to = better.filter(|from| *from > band.from).min();
    let to = to.map_or(100, |from| from - 1);
    let text = subject.text();
    open(html, &(text.portal)(year), "portal");
    html.text(&(text.portal_level)(band.level, band.from, to));
    close(html);
}

/// What a former province became part of, or what a province of today was made of.
fn write_merger(subject: &Subject<'_>, html: &mut Html) {
    let (text, state) = (subject.text(), subject.state());
    let mergers = &subject.screenful.data.mergers;
    let lang = subject.lang();
    // Indices and years of the one league are not those of the other.
    let link = |league: League, unit: &str| {
        let anew = [("year", ""), ("index", ""), ("rival", ""), ("set", "")];
        let mut changes = vec![("league", league.id()), ("unit", unit)];
        changes.extend(anew);
        state.link(&changes)
    };
    let former = subject.screenful.data.dataset(League::Provinces, None);
    let name = |id: &str| {
        let unit = former.and_then(|former| Some((former, former.unit(id).ok()?)));
        unit.map_or(id, |(former, unit)| unit_name(former, unit, lang))
            .to_owned()
    };
    match subject.dataset().league {
        League::Provinces => {
            let id = subject.id();
            let Some(merger) = mergers.iter().find(|m| m.members.iter().any(|m| m == id)) else {
                return;
            };
            let others = merger.members.iter().filter(|member| *member != id);
            let others: Vec<String> = others.map(|member| name(member)).collect();
            let alone = others.is_empty();
            let label = if alone { text.since } else { text.part_of };
            open(html, label, "merger");
            let href = link(League::Provinces34, &merger.unit.id);
            let today = lang.pick(&merger.unit.name_vi, &merger.unit.name_en);
            if alone {
                html.text((text.unmerged)(today == subject.name()));
            }
            html.element("a", &[("href", &href), ("data-go", "")], today);
            if !alone {
                html.text(&(text.together_with)(&others.join(", ")));
            }
            close(html);
        }
        League::Provinces34 => {
            let Some(merger) = mergers.iter().find(|m| m.unit.id == subject.id()) else {
                return;
            };
            open(html, text.made_of, "merger");
            for (at, member) in merger.members.iter().enumerate() {
                html.text(if at > 0 { ", " } else { "" });
                let href = link(League::Provinces, member);
                html.element("a", &[("href", &href), ("data-go", "")], &name(member));
            }
            if merger.members.len() == 1 {
                html.text(text.was_unmerged);
            }
            close(html);
        }
        League::MinistriesService | League::MinistriesNonservice | League::Nation => {}
    }
}

/// Where the facts come from, and which of them are ours.
fn write_notes(subject: &Subject<'_>, html: &mut Html) {
    let (text, lang) = (subject.text(), subject.lang());
    let report = subject.screenful.report;
    html.open("div", &[("class", "notes")]);
    if region(subject).is_some_and(|region| rank_within(subject, region).is_some()) {
        html.element("p", &[], text.region_note);
    }
    if let Some((region, _, _, document)) = stated_region(subject) {
        let name = lang.pick(&region.name_vi, &region.name_en);
        let title = report
            .source(document)
            .map_or("", |source| lang.pick(&source.title_vi, &source.title_en));
        let words = format!(
            "{}: {}",
            (text.stated_region)(name),
            (text.stated_by)(title)
        );
        html.element("p", &[], &words);
    }
    let other_year = |(dataset, _): &(&Dataset, usize)| dataset.year != subject.dataset().year;
    if let Some((dataset, _)) = grouped(subject).filter(other_year)
        && let Some(source) = report.source(&dataset.document)
    {
        let title = lang.pick(&source.title_vi, &source.title_en);
        let words = format!(
            "{}: {}",
            (text.group)(dataset.year),
            (text.stated_by)(title)
        );
        html.element("p", &[], &words);
    }
    if let Some((year, portal)) = portal(subject)
        && let Some(source) = report.source(&portal.document)
    {
        let title = lang.pick(&source.title_vi, &source.title_en);
        let words = format!("{}: {}", (text.portal)(year), (text.stated_by)(title));
        html.element("p", &[], &words);
    }
    if subject.state().reading == Reading::Corrected
        && subject.standings.has_evidence(DTI, subject.unit)
    {
        html.element("p", &[], ChartText::of(lang).corrected_note);
    }
    html.close("div");
}
