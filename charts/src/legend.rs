//! What the colours mean: words for groups and steps, and the strip that a file carries because a
//! page shows the pie beside the map.

use dti_text::number;

use crate::model::{Colouring, View};
use crate::scene::Legend;
use crate::tokens::{DIVERGES, STEPS};
use crate::{Anchor, Fill, Look, Shape, Text, TextSize, Weight, measure};

/// Side of a swatch in pixels.
pub(crate) const SWATCH: f64 = 12.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 18.0;
const LINE: f64 = 22.0;

/// The bounds of a group as the report prints them: `> 0,40`, `0,325–0,40`, `0,25–< 0,325`,
/// `< 0,25`. `None` where the year publishes none.
pub(crate) fn bounds(view: &View, group: u8) -> Option<String> {
    let [first, second, third] = view.bounds?;
    let show = |bound| bound_text(view, bound);
    match group {
        1 => Some(format!("> {}", show(first))),
        2 => Some(format!("{}–{}", show(second), show(first))),
        3 => Some(format!("{}–< {}", show(third), show(second))),
        4 => Some(format!("< {}", show(third))),
        _ => None,
    }
}

/// A bound with two to four decimals, as many as it needs.
fn bound_text(view: &View, bound: f64) -> String {
    number::decimal(view.lang, bound, digits(bound))
}

/// Two to four, as many decimals as a number needs.
fn digits(bound: f64) -> usize {
    let digits = (2..4).find(|&digits| {
        let scale = 10_f64.powi(digits);
        ((bound * scale).round() / scale - bound).abs() < 1e-9
    });
    digits.map_or(4, |digits| digits as usize)
}

/// The legend of a view in `width` pixels.
pub(crate) fn legend(view: &View, width: f64) -> Legend {
    let has_colour = |unit| !matches!(view.fill(unit), Fill::Missing | Fill::Faded);
    // A scale that nobody stands on says nothing.
    if is_hatched(view) && !view.units.iter().any(has_colour) {
        return listed(view, width, Vec::new());
    }
    match view.effective_colouring() {
        Colouring::Groups => of_groups(view, width),
        Colouring::Values => {
            let domain = view.domain();
            let bound = |at| bound_text(view, domain.low + (domain.high - domain.low) * at);
            let bounds = [bound(0.0), bound(0.5), bound(1.0)];
            strip(view, width, STEPS, Fill::Step, &bounds)
        }
        Colouring::Difference => {
            let (mean, step) = view.difference();
            let far = step * f64::from(DIVERGES) / 2.0;
            let far = |sign: f64| number::signed(view.lang, sign * far, digits(far));
            let mean = number::value(view.lang, mean);
            let sign = view.mean_status.sign();
            let mean = format!("{} {mean}{sign}", view.text().mean);
            let bounds = [far(-1.0), mean, far(1.0)];
            strip(view, width, DIVERGES, Fill::Diverge, &bounds)
        }
        Colouring::Ranks => {
            let rank = |rank: u32| (view.text().rank)(&rank.to_string());
            // The upper half begins with the step after the middle.
            let places = view.places();
            let bounds = [rank(places), rank(places.div_ceil(2)), rank(1)];
            strip(view, width, STEPS, Fill::Step, &bounds)
        }
        Colouring::Quartiles => {
            let entries = (1..=4).map(|quartile| {
                let fill = Fill::Step(9 - 2 * quartile);
                (fill, (view.text().quartile)(quartile))
            });
            let mut legend = listed(view, width, entries.collect());
            caption(&mut legend, view.text().quartile_legend.to_owned(), width);
            legend
        }
        Colouring::Change => {
            let (_, step) = view.difference();
            let far = step * f64::from(DIVERGES) / 2.0;
            let ranks = view.change.is_some_and(|change| change.ranks);
            let digits = if ranks { 0 } else { digits(far) };
            let at = |by: f64| number::signed(view.lang, by, digits);
            let bounds = [at(-far), "0".to_owned(), at(far)];
            let mut legend = strip(view, width, DIVERGES, Fill::Diverge, &bounds);
            if let Some(change) = &view.change {
                caption(&mut legend, (view.text().change_legend)(change), width);
            }
            legend
        }
    }
}

/// Adds a line that says what the colours mean.
fn caption(legend: &mut Legend, words: String, width: f64) {
    let size = TextSize::Caption;
    let words = measure::ellipsis(&words, width, size, Weight::Regular);
    let at = (0.0, legend.height + measure::cap_height(size) + 2.0);
    let text = Text::new(words, at, size).look(Look::Muted);
    legend.shapes.extend(Shape::text(text));
    legend.height += LINE;
}

fn of_groups(view: &View, width: f64) -> Legend {
    let entries = (1..=4).map(|group| {
        let name = (view.text().group)(group);
        let bounds = bounds(view, group);
        (
            Fill::Group(group),
            bounds.map_or(name.clone(), |bounds| format!("{name}: {bounds}")),
        )
    });
    listed(view, width, entries.collect())
}

/// Whether something is hatched.
fn is_hatched(view: &View) -> bool {
    let missing = |unit| view.fill(unit) == Fill::Missing;
    view.units.iter().any(missing)
}

/// Swatches with words, in lines.
fn listed(view: &View, width: f64, mut entries: Vec<(Fill, String)>) -> Legend {
    if is_hatched(view) {
        entries.push((Fill::Missing, view.text().unknown_group.to_owned()));
    }
    let mut shapes = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for (fill, words) in entries {
        let size = TextSize::Caption;
        let length = SWATCH + GAP + measure::width(&words, size, Weight::Regular, false);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + LINE);
        }
        let baseline = y + LINE / 2.0 + measure::cap_height(size) / 2.0;
        shapes.extend(Shape::rect(
            x,
            y + (LINE - SWATCH) / 2.0,
            SWATCH,
            SWATCH,
            Look::Bar(fill),
        ));
        shapes.extend(Shape::text(Text::new(
            words,
            (x + SWATCH + GAP, baseline),
            size,
        )));
        x += length + BETWEEN;
    }
    Legend {
        height: y + LINE,
        shapes,
    }
}

/// A strip of equal steps with words at its ends and its middle.
fn strip(view: &View, width: f64, count: u8, fill: fn(u8) -> Fill, bounds: &[String; 3]) -> Legend {
    let steps = f64::from(count);
    let mut shapes = Vec::new();
    let missing = is_hatched(view);
    let size = TextSize::Caption;
    let words = view.text().unknown_group;
    let apart = if missing {
        BETWEEN + SWATCH + GAP + measure::width(words, size, Weight::Regular, false)
    } else {
        0.0
    };
    let step = ((width - apart) / steps).min(44.0);
    let label_y = SWATCH + 4.0 + measure::cap_height(size);
    for n in 0..count {
        let x = f64::from(n) * step;
        shapes.extend(Shape::rect(x, 0.0, step, SWATCH, Look::Bar(fill(n))));
    }
    // Three labels have room at every width; the bounds between follow by equal steps.
    let places = [
        (0.0, Anchor::Start),
        (0.5, Anchor::Middle),
        (1.0, Anchor::End),
    ];
    for (words, (at, anchor)) in bounds.iter().zip(places) {
        let text = Text::new(words, (at * steps * step, label_y), size);
        shapes.extend(Shape::text(text.anchored(anchor)));
    }
    if missing {
        let x = steps * step + BETWEEN;
        shapes.extend(Shape::rect(
            x,
            0.0,
            SWATCH,
            SWATCH,
            Look::Bar(Fill::Missing),
        ));
        let at = (
            x + SWATCH + GAP,
            SWATCH / 2.0 + measure::cap_height(size) / 2.0,
        );
        shapes.extend(Shape::text(Text::new(words, at, size)));
    }
    Legend {
        height: label_y + 6.0,
        shapes,
    }
}
