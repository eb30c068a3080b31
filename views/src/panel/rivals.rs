//! The others improve too.

use dti_charts::scored::rulebook_of;
use dti_engine::{Rivals, Scenario};

use super::case::Case;
use super::field::Field;
use crate::html::Html;
use crate::pickers;
use crate::ranking;
use crate::trouble;

pub(super) fn write(case: &Case<'_>, html: &mut Html) {
    html.element("p", &[("class", "panel-intro")], case.text.rivals_intro);
    let Some(unit) = case.chosen(html) else {
        return;
    };
    write_controls(case, html);
    write_each(case, unit, html);
    write_outcome(case, unit, html);
}

/// The scenario about this unit, with other rivals.
fn with(case: &Case<'_>, rivals: Rivals) -> Scenario {
    let unit = case.unit.filter(|_| rivals != Rivals::Still);
    Scenario {
        unit: unit.map(|unit| case.dataset.units[unit].id.clone()),
        rivals,
        ..case.scenario.clone()
    }
}

fn write_controls(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    let growth = match case.scenario.rivals {
        Rivals::Growth(percent) => Some(percent),
        _ => None,
    };
    html.open("div", &[("class", "panel-controls")]);
    Field {
        param: "grow~",
        label: text.growth,
        shown: true,
        value: growth,
        instead: "0",
        range: ["-100", "1000", "any"],
    }
    .write(html);
    html.open("p", &[("class", "presets")]).text(text.presets);
    if let Some(href) = case.link_to(&with(case, Rivals::Still)) {
        html.text(" ");
        case.go(&href, "grow-still", text.still, html);
    }
    for percent in [1_u32, 2, 5, 10] {
        let rivals = Rivals::Growth(f64::from(percent));
        if let Some(href) = case.link_to(&with(case, rivals)) {
            html.text(" ");
            let (key, name) = (format!("grow-{percent}"), format!("+{percent}%"));
            case.go(&href, &key, &name, html);
        }
    }
    html.close("p");
    write_trends(case, html);
    html.close("div");
}

/// Links for the years between which rivals could change once more.
fn write_trends(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    let mut years: Vec<_> = case.page.data.years(case.dataset.league).collect();
    years.sort_by_key(|dataset| dataset.year);
    if years.len() < 2 {
        html.element("p", &[("class", "hint")], text.no_trend);
        return;
    }
    html.open("p", &[("class", "presets")]).text(text.trend);
    for (at, from) in years.iter().enumerate() {
        for to in &years[at + 1..] {
            let rivals = Rivals::Trend {
                from: from.year,
                to: to.year,
            };
            let chosen = case.scenario.rivals == rivals;
            let Some(href) = case.link_to(&with(case, rivals)) else {
                continue;
            };
            let name = (text.trend_years)(from.year, to.year);
            let key = format!("trend-{}-{}", from.year, to.year);
            let mut link = vec![("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
            if chosen {
                link.push(("aria-current", "true"));
            }
            html.text(" ").element("a", &link, &name);
        }
    }
    html.close("p");
    if let Rivals::Trend { from, to } = case.scenario.rivals {
        let of = |year: u16| years.iter().find(|dataset| dataset.year == year);
        let books = of(from).zip(of(to));
        if books.is_some_and(|(from, to)| rulebook_of(from) != rulebook_of(to)) {
            html.element("p", &[("class", "notice")], text.trend_rulebooks);
        }
        let trend = ranking::trend(case.page.data, case.scores, &case.scenario);
        let known = trend.map(|trend| trend.iter().flatten().count());
        let units = case.dataset.units.len();
        if let Some(known) = known.filter(|known| *known < units) {
            let notice = (text.trend_known)(known, units);
            html.element("p", &[("class", "notice")], &notice);
        }
    }
}

/// Rivals chosen by hand, each with a percentage of its own.
fn write_each(case: &Case<'_>, unit: usize, html: &mut Html) {
    let text = case.text;
    html.element("h3", &[], text.by_hand);
    let each: &[(String, f64)] = match &case.scenario.rivals {
        Rivals::Each(each) => each,
        _ => &[],
    };
    html.open("div", &[("class", "panel-controls")]);
    for (id, percent) in each {
        let name = case.dataset.unit(id);
        let name = name.map_or(id.as_str(), |at| case.unit_name(at));
        Field {
            param: &format!("grow~{id}"),
            label: &(text.growth_of)(name),
            shown: true,
            value: Some(*percent),
            instead: "",
            range: ["-100", "1000", "any"],
        }
        .write(html);
    }
    let first = ("", text.add_rival_hint);
    let edited = |id: &str| case.scenario.edits.iter().any(|edit| edit.unit == id);
    let others = case.dataset.units.iter().enumerate().filter(|(at, other)| {
        *at != unit && !edited(&other.id) && !each.iter().any(|(id, _)| *id == other.id)
    });
    let others = others.map(|(at, other)| (other.id.as_str(), case.unit_name(at)));
    let options = std::iter::once(first).chain(others);
    pickers::write_select(html, "add-rival", "rival~", text.add_rival, options, "");
    html.close("div");
}

/// Says that the unit itself moves with the rivals, where it does, and offers to leave it out.
pub(super) fn write_not_about(case: &Case<'_>, unit: usize, html: &mut Html) {
    let text = case.text;
    let (id, name) = (&case.dataset.units[unit].id, case.unit_name(unit));
    // Rivals chosen by hand are meant.
    let all_move = matches!(
        case.scenario.rivals,
        Rivals::Growth(_) | Rivals::Trend { .. }
    );
    if !all_move || case.scenario.rivals.are_still() || case.scenario.is_about(id) {
        return;
    }
    html.open("p", &[("class", "notice")])
        .text(&(text.not_about)(name))
        .text(" ");
    if let Some(href) = case.link_to(&with(case, case.scenario.rivals.clone())) {
        case.go(&href, "make-about", &(text.make_about)(name), html);
    }
    html.close("p");
}

fn write_outcome(case: &Case<'_>, unit: usize, html: &mut Html) {
    let text = case.text;
    let still = Scenario {
        rivals: Rivals::Still,
        ..case.scenario.clone()
    };
    let outcomes = case
        .simulate(&still)
        .and_then(|own| Ok((own, case.simulate(&case.scenario)?)));
    let (own, all) = match outcomes {
        Ok(outcomes) => outcomes,
        Err(error) => return trouble::write(&error, case.dataset, case.lang, html),
    };
    let name = case.unit_name(unit);
    write_not_about(case, unit, html);
    let [from, to] = [&own, &all].map(|outcome| case.rank(outcome.after(case.index, unit).rank));
    html.open("div", &[("class", "answer"), ("role", "status")]);
    let nobody_moves = case.scenario.rivals == Rivals::Still;
    let sentence = match nobody_moves {
        true => (text.rivals_stay)(name, &to),
        false => (text.rivals_cost)(name, &from, &to),
    };
    html.element("p", &[("class", "sentence")], &sentence);
    let states = [
        (text.state_published, own.before(case.index, unit)),
        (text.state_own, own.after(case.index, unit)),
        (text.state_all, all.after(case.index, unit)),
    ];
    let states = states.into_iter().take(if nobody_moves { 2 } else { 3 });
    case.write_standings(text.names[2], states, html);
    case.write_passed(&all, unit, html);
    html.close("div");
}
