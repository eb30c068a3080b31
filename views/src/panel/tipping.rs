//! Which gain in which index gains which place.

use dti_engine::{Gain, LeverTipping, Rank, Simulator, Tipping, tipping};

use super::case::Case;
use super::field::{cell, open_ranked_row, open_row, open_table, words};
use super::rivals;
use crate::html::Html;
use crate::trouble;

pub(super) fn write(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    html.element("p", &[("class", "panel-intro")], text.tipping_intro);
    let Some(unit) = case.chosen(html) else {
        return;
    };
    rivals::write_not_about(case, unit, html);
    let found = case.simulator().and_then(|mut simulator| {
        let found = tipping(&mut simulator, unit, case.index)?;
        Ok((simulator, found))
    });
    let (mut simulator, found) = match found {
        Ok(found) => found,
        Err(error) => return trouble::write(&error, case.dataset, case.lang, html),
    };
    let Some(rank) = found.rank else {
        html.element("p", &[], text.no_rank);
        return;
    };
    if rank.worst > 1 {
        let asked = case.page.state.number("target");
        let asked = asked.filter(|rank| rank.fract() == 0.0 && *rank >= 1.0);
        let asked = asked.map(|rank| rank as u32);
        let target = asked.filter(|target| *target < rank.worst);
        let target = target.unwrap_or(rank.worst - 1);
        write_target(case, unit, &found, target, html);
        write_places(case, &mut simulator, &found, target, html);
        write_all(case, &found, html);
    } else {
        html.element("p", &[], text.first_already);
    }
    if !found.unknown.is_empty() {
        let names = case.index_names(&found.unknown);
        let names = format!("{} {names}.", text.unknown_indices);
        html.element("p", &[("class", "hint")], &names);
    }
}

/// What each index takes for a rank: the smallest gain first, the impossible last, in the order of
/// the rulebook within.
pub(super) fn gains(found: &Tipping, target: u32) -> Vec<(&LeverTipping, Option<Gain>)> {
    let levers = found.levers.iter();
    let mut gains: Vec<_> = levers.map(|lever| (lever, lever.gain_to(target))).collect();
    let size = |gain: Option<Gain>| gain.map_or(f64::INFINITY, |gain| gain.gain);
    gains.sort_by(|a, b| size(a.1).total_cmp(&size(b.1)));
    gains
}

fn write_target(case: &Case<'_>, unit: usize, found: &Tipping, target: u32, html: &mut Html) {
    let text = case.text;
    let title = (text.to_rank)(&target.to_string());
    html.element("h3", &[], &title);
    let now = format!("#{}", text.now);
    let (gain, after) = (format!("#{}", text.gain), format!("#{}", text.after));
    let rank = format!("#{}", text.rank);
    open_table(html, &title, &[text.index, &gain, &now, &after, &rank]);
    for (lever, gain) in gains(found, target) {
        let index = lever.track.index;
        let name = case.index_name(index);
        open_row(html, &name, false);
        let maximum = case.plain(lever.track.maximum);
        let now = (text.points_of)(&case.exact(lever.now), &maximum);
        if let Some(gain) = gain {
            html.open("td", &[("class", "number")]);
            let key = format!("load-{}", case.code(index));
            let words = (
                &*format!("+{}", case.exact(gain.gain)),
                &*format!("{name}, {}", case.exact(gain.points)),
            );
            let scenario = case.with_points(unit, &[(index, gain.points)]);
            case.load(&scenario, &key, words, html);
            html.close("td");
            cell(html, &now);
            cell(html, &case.exact(gain.points));
            cell(html, &case.rank(Some(gain.rank)));
        } else {
            html.element(
                "td",
                &[("class", "is-missing number")],
                text.alone_impossible,
            );
            cell(html, &now);
            for _ in 0..2 {
                cell(html, text.none);
            }
        }
        html.close("tr");
    }
    html.close_table();
}

/// Who has a place to themselves, or shares it.
fn holders(case: &Case<'_>, ranks: &[Option<Rank>], place: u32) -> String {
    let holds = |rank: &Option<Rank>| rank.and_then(Rank::settled) == Some(place);
    let units: Vec<usize> = (0..ranks.len())
        .filter(|&unit| holds(&ranks[unit]))
        .collect();
    match units.is_empty() {
        true => case.text.none.to_owned(),
        false => case.unit_names(&units),
    }
}

fn write_places(
    case: &Case<'_>,
    simulator: &mut Simulator,
    found: &Tipping,
    target: u32,
    html: &mut Html,
) {
    let text = case.text;
    html.element("h3", &[], text.places);
    let ranks = simulator.ranks(case.index).to_vec();
    // What does not fit on a phone is last.
    let heads = [text.rank, text.gain, text.ways].map(|head| format!("#{head}"));
    let [rank_head, gain_head, ways_head] = &heads;
    let columns = [
        rank_head,
        gain_head,
        text.easiest,
        text.holder,
        ways_head,
        text.action,
    ];
    open_table(html, text.places, &columns);
    for place in found.places_above() {
        let rank = place.rank.to_string();
        open_ranked_row(html, &rank, place.rank == target);
        let able = place.gains.iter().flatten().count();
        let sorted = gains(found, place.rank);
        match sorted.first() {
            Some((lever, Some(gain))) => {
                let others = sorted.iter().skip(1).filter_map(|(_, other)| *other);
                let same = others.filter(|other| other.gain <= gain.gain).count();
                let name = case.index_name(lever.track.index);
                cell(html, &format!("+{}", case.exact(gain.gain)));
                words(html, &(text.others_too)(&name, same));
            }
            _ => {
                cell(html, text.none);
                words(html, text.no_index_alone);
            }
        }
        words(html, &holders(case, &ranks, place.rank));
        cell(html, &(text.ways_of)(able, place.gains.len()));
        html.open("td", &[]);
        let href = case.page.state.link(&[("target", &rank)]);
        let key = format!("place-{rank}");
        case.go(&href, &key, &(text.to_rank)(&rank), html);
        html.close("td").close("tr");
    }
    html.close_table();
}

/// The gain of each index for each place.
fn write_all(case: &Case<'_>, found: &Tipping, html: &mut Html) {
    let text = case.text;
    let places = found.places_above();
    html.open("details", &[("class", "more")]).element(
        "summary",
        &[("data-key", "all-gains")],
        text.all_gains,
    );
    let heads = places
        .iter()
        .map(|place| format!("#{}", (text.rank_n)(&place.rank.to_string())));
    let heads: Vec<String> = std::iter::once(text.index.to_owned())
        .chain(heads)
        .collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    open_table(html, text.all_gains, &heads);
    for (at, lever) in found.levers.iter().enumerate() {
        open_row(html, &case.index_name(lever.track.index), false);
        for place in &places {
            match place.gains[at] {
                Some(gain) => cell(html, &case.exact(gain.gain)),
                None => cell(html, text.none),
            }
        }
        html.close("tr");
    }
    html.close_table();
    html.close("details");
}
