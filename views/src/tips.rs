//! What stands at the sliders and is too much for the page's own WebAssembly: the tipping points on
//! the tracks, and the criteria.

use dti_engine::{LeverTipping, decimal, tipping};
use dti_text::{Lang, TipsText, number};

use crate::criteria;
use crate::html::Html;
use crate::ranking::{Page, scenario, simulator};
use crate::screenful::Screenful;
use crate::simulator::rank_text;

/// Writes, for each index of the chosen unit, the ticks at which its rank changes, what the next
/// place takes in that index alone, and its criteria; nothing where the scenario cannot be
/// simulated.
pub(crate) fn write(screenful: &Screenful<'_>, page: &Page<'_>, html: &mut Html) {
    let dataset = page.ranking.dataset();
    let Some(unit) = page.selected().and_then(|unit| dataset.unit(unit).ok()) else {
        return;
    };
    let scenario = scenario(dataset, page.state);
    let Ok(mut engine) = simulator(page.data, &page.ranking.scores, &scenario) else {
        return;
    };
    let tips = tipping(&mut engine, unit, page.ranking.index).ok();
    let rulebook = screenful.report.rulebook(dataset.framework.id());
    let lang = page.state.lang;
    let text = TipsText::of(lang);
    for &node in engine.levers() {
        let Ok(track) = engine.track(unit, node) else {
            continue;
        };
        let code = &*dataset.framework.nodes()[node].code;
        html.open("div", &[("data-indicator", code)]);
        let mut of_tips = tips.iter().flat_map(|tips| &tips.levers);
        let lever = of_tips.find(|lever| lever.track.index == node);
        write_ticks(lever, html);
        let rank = tips.as_ref().and_then(|tips| tips.rank);
        let wanted = rank.map_or(0, |rank| rank.worst.saturating_sub(1));
        let gain = match lever {
            None => text.no_part.to_owned(),
            Some(_) if wanted == 0 => String::new(),
            Some(lever) => next_gain(lever, wanted, lang),
        };
        html.element("span", &[("class", "gain")], &gain);
        let switches = rulebook.and_then(|book| book.switches(book.framework.index(code).ok()?));
        let index = criteria::Index {
            unit: &dataset.units[unit].id,
            code,
            track,
            switches: switches.unwrap_or_default(),
            scenario: &scenario,
        };
        criteria::write(&index, lang, html);
        html.close("div");
    }
}

/// The places where the rank changes; none where the index does not count.
fn write_ticks(lever: Option<&LeverTipping>, html: &mut Html) {
    html.open("div", &[("class", "ticks")]);
    // A drawing, because the page's policy allows no style in markup.
    html.open(
        "svg",
        &[("viewBox", "0 0 1000 8"), ("preserveAspectRatio", "none")],
    );
    let maximum = lever.map_or(1.0, |lever| lever.track.maximum);
    for mark in lever.iter().flat_map(|lever| lever.marks.iter().skip(1)) {
        // Half of the last digit is a hundredth of a step on a track of 20,000.
        let x = decimal::fixed(mark.points / maximum * 1000.0, 3);
        let ends = [("x1", &*x), ("x2", &*x), ("y1", "0"), ("y2", "8")];
        html.element("line", &ends, "");
    }
    html.close("svg").close("div");
}

/// The smallest gain in an index alone that gives this rank.
fn next_gain(lever: &LeverTipping, wanted: u32, lang: Lang) -> String {
    let text = TipsText::of(lang);
    match lever.gain_to(wanted) {
        Some(gain) => {
            let points = number::decimal(lang, gain.gain, 2);
            (text.next_gain)(&points, &rank_text(Some(gain.rank)))
        }
        None => text.no_gain.to_owned(),
    }
}
