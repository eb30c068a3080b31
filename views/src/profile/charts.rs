//! The radars and waterfalls of a profile.

use dti_charts::Gap;
use dti_charts::scored::{self, index_name, radar_nodes};
use dti_engine::{Against, Depth, explain};

use super::{DTI, Subject};
use crate::figure::{self, Figure, Table};
use crate::html::Html;
use crate::pickers;

/// The widest radar, in pixels.
const ALONE: f64 = 640.0;

/// Writes the picker of the rival and a radar for each group of indices.
pub(super) fn write_radars(subject: &Subject<'_>, html: &mut Html) {
    let text = subject.text();
    let (standings, lang) = (subject.standings, subject.lang());
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "radar-title")],
    )
    .element("h3", &[("id", "radar-title")], text.radar);
    write_rivals(subject, html);
    let nodes = radar_nodes(&subject.dataset().framework);
    let (columns, width) = figure::columns(subject.screenful.width, nodes.len());
    // Alone it needs no more than half of a wide screen.
    let width = width.min(ALONE);
    let mut units = vec![subject.unit];
    units.extend(subject.rival.map(|rival| rival.unit));
    figure::open_row(html, columns);
    for (at, node) in nodes.into_iter().enumerate() {
        let setting = subject.setting(width);
        let Some(radar) = scored::radar(&standings.scores, node, &units, true, setting) else {
            continue;
        };
        let id = format!("radar-{}", at + 1);
        let mut scene = dti_charts::radar(&radar);
        // The names stand in the key, and over all radars.
        if node != DTI {
            scene.title = index_name(subject.dataset(), node, lang);
        }
        let figure = Figure {
            id: &id,
            level: "h4",
            scene: &scene,
            table: &Table::of_radar(&radar),
            save: Some((
                "radar",
                subject.chart_state(node, subject.rival.map(|rival| rival.unit)),
            )),
        };
        figure.write(lang, html);
    }
    figure::close_row(html);
    subject.write_source(html);
    html.close("section");
}

fn write_rivals(subject: &Subject<'_>, html: &mut Html) {
    let text = subject.text();
    let dataset = subject.dataset();
    let chosen = subject.rival.filter(|rival| rival.is_chosen);
    let chosen = chosen.map_or("", |rival| dataset.units[rival.unit].id.as_str());
    let above = subject
        .league
        .and_then(|league| league.next_above(DTI, subject.unit));
    let default = above.as_ref().map(|next| (next, true));
    let below = subject
        .league
        .and_then(|league| league.next_below(DTI, subject.unit));
    let default = default.or(below.as_ref().map(|next| (next, false)));
    let default = default.and_then(|(next, is_above)| {
        let name = subject.name_of(*next.units.first()?);
        Some((text.rival_default)(name, is_above))
    });
    let mut rivals = super::by_name(dataset, subject.lang());
    rivals.retain(|(id, _)| *id != subject.id());
    rivals.insert(0, ("", default.as_deref().unwrap_or("–")));
    pickers::write_select(html, "profile-rival", "rival", text.rival, rivals, chosen);
}

/// Writes what makes up the gaps to the mean and to the rival.
pub(super) fn write_gaps(subject: &Subject<'_>, html: &mut Html) {
    let (text, lang) = (subject.text(), subject.lang());
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "gap-title")],
    )
    .element("h3", &[("id", "gap-title")], text.gap);
    let (columns, width) = figure::columns(subject.screenful.width, 2);
    let rival = subject.rival.map(|rival| Against::Unit(rival.unit));
    let against = [("gap-mean", Some(Against::Mean)), ("gap-rival", rival)];
    let gaps: Vec<(&str, Against, Gap)> = against
        .into_iter()
        .filter_map(|(id, against)| Some((id, against?)))
        .filter_map(|(id, against)| Some((id, against, gap(subject, against, width)?)))
        .collect();
    if gaps.is_empty() {
        html.element("p", &[("class", "hint")], text.no_gap)
            .close("section");
        return;
    }
    html.element("p", &[("class", "notes")], text.gap_note);
    figure::open_row(html, columns);
    for (id, against, gap) in gaps {
        let other = match against {
            Against::Unit(other) => Some(other),
            Against::Mean => None,
        };
        let figure = Figure {
            id,
            level: "h4",
            scene: &dti_charts::gap(&gap),
            table: &Table::of_gap(&gap),
            save: Some(("gap", subject.chart_state(DTI, other))),
        };
        figure.write(lang, html);
    }
    figure::close_row(html);
    subject.write_source(html);
    html.close("section");
}

/// The gap, if anything of it is known.
fn gap(subject: &Subject<'_>, against: Against, width: f64) -> Option<Gap> {
    let scores = &subject.standings.scores;
    let found = explain(scores, DTI, subject.unit, against, Depth::Leaves).ok()?;
    let setting = subject.setting(width);
    let gap = scored::gap(scores, &found, subject.unit, against, setting)?;
    let known = gap.steps.iter().any(|step| step.contribution.is_some());
    known.then_some(gap)
}
