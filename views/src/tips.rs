//! The tipping points on the tracks of the sliders.

use dti_engine::{Tipping, decimal, tipping};
use dti_text::{Lang, SimulatorText, number};

use crate::html::Html;
use crate::ranking::{Page, scenario, simulator};
use crate::simulator::rank_text;

/// Writes, for each index of the chosen unit, the ticks at which its rank changes, and what the
/// next place takes in that index alone; nothing where the scenario cannot be simulated.
pub(crate) fn write(page: &Page<'_>, html: &mut Html) {
    let dataset = page.ranking.dataset();
    let Some(unit) = page.selected().and_then(|unit| dataset.unit(unit).ok()) else {
        return;
    };
    let scenario = scenario(dataset, page.state);
    let tips = simulator(page.data, &page.ranking.scores, &scenario)
        .and_then(|mut engine| tipping(&mut engine, unit, page.ranking.index));
    let Ok(tips) = tips else { return };
    for at in 0..tips.levers.len() {
        let node = tips.levers[at].track.index;
        let code = ("data-indicator", &*dataset.framework.nodes()[node].code);
        html.open("div", &[code]);
        write_lever(&tips, at, page.state.lang, html);
        html.close("div");
    }
}

fn write_lever(tips: &Tipping, at: usize, lang: Lang, html: &mut Html) {
    let text = SimulatorText::of(lang);
    let lever = &tips.levers[at];
    html.open("div", &[("class", "ticks")]);
    // A drawing, because the page's policy allows no style in markup.
    html.open(
        "svg",
        &[("viewBox", "0 0 1000 8"), ("preserveAspectRatio", "none")],
    );
    for mark in lever.marks.iter().skip(1) {
        let x = decimal::fixed(mark.points / lever.track.maximum * 1000.0, 1);
        let ends = [("x1", &*x), ("x2", &*x), ("y1", "0"), ("y2", "8")];
        html.element("line", &ends, "");
    }
    html.close("svg").close("div");
    let wanted = tips.rank.map_or(0, |rank| rank.worst.saturating_sub(1));
    if wanted > 0 {
        let gain = match lever.gain_to(wanted) {
            Some(gain) => {
                let points = number::decimal(lang, gain.gain, 2);
                (text.next_gain)(&points, &rank_text(Some(gain.rank)))
            }
            None => text.no_gain.to_owned(),
        };
        html.element("span", &[("class", "gain")], &gain);
    }
}
