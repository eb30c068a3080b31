//! Generated descriptions and notes: what a chart says to who cannot see it, and what everybody
//! must know besides.

use dti_text::charts::{ChartText, Units};
use dti_text::number;

use crate::Fill;
use crate::model::{Colouring, Status, Unit, View, inside_a_sentence, known_change};

/// How many names a sentence holds before it counts the rest.
const NAMED: usize = 3;

/// Extremes, mean, unknown values and the selected unit, one sentence each.
pub fn ranking(view: &View) -> String {
    let text = view.text();
    let mut sentences = Vec::new();
    let known: Vec<(&Unit, f64)> = in_focus(view)
        .filter_map(|unit| Some((unit, unit.known()?)))
        .collect();
    let show = |value| number::value(view.lang, value);
    // Ranks are those among all, and so is the mean.
    let regional = view.focus.is_some();
    if regional {
        sentences.push(text.in_region.to_owned());
    }
    sentences.push(extremes(view, &known, !regional, &show));
    // Of a year of which only a part is published, few are known to lie above the mean or below.
    let enough = !known.is_empty() && known.len() * 2 >= in_focus(view).count();
    if let (Some(mean), Some(words), true) = (view.known_mean(), view.mean_text(), enough) {
        let above = known.iter().filter(|(_, value)| *value > mean).count();
        sentences.push((text.mean_and_above)(
            &words,
            above,
            known.len(),
            view.kind,
            regional,
        ));
    }
    sentences.extend(unknowns(view));
    sentences.extend(changes(view));
    sentences.extend(selected(view));
    sentences.join(" ")
}

/// The units that the chart is about: those of a region, or all.
fn in_focus(view: &View) -> impl Iterator<Item = &Unit> {
    view.units.iter().filter(|unit| view.in_focus(unit))
}

/// Who gained and who lost most, where colours show changes.
fn changes(view: &View) -> Option<String> {
    let change = view
        .change
        .filter(|_| view.effective_colouring() == Colouring::Change)?;
    let known: Vec<(&Unit, f64)> = in_focus(view)
        .filter_map(|unit| Some((unit, known_change(unit)?)))
        .collect();
    let words = extremes(view, &known, false, &|by| view.change_text(by));
    let of = (view.text().change_legend)(&change);
    Some(format!("{of}: {}", inside_a_sentence(words)))
}

/// The sizes of the groups, unknown values and the selected unit.
pub(crate) fn groups(view: &View, parts: &[String]) -> String {
    let mut sentences = vec![(view.text().group_sizes)(&parts.join("; "))];
    sentences.extend(selected(view));
    sentences.join(" ")
}

fn unknowns(view: &View) -> Option<String> {
    let count = in_focus(view).filter(|unit| unit.known().is_none()).count();
    // "Nothing is known" was said already.
    (count > 0 && count < in_focus(view).count()).then(|| (view.text().unknowns)(count, view.kind))
}

fn selected(view: &View) -> Option<String> {
    let unit = view.units.iter().find(|unit| view.is_selected(unit))?;
    Some((view.text().selected)(&view.label(unit)))
}

/// The highest and the lowest of numbers that `show` puts in words. Where ranks are those of the
/// numbers, who has no number and yet the first or the last rank is named with that.
fn extremes<'v>(
    view: &'v View,
    known: &[(&'v Unit, f64)],
    ranked: bool,
    show: &dyn Fn(f64) -> String,
) -> String {
    let text = view.text();
    let values = || known.iter().map(|(_, value)| *value);
    let (low, high) = (
        values().fold(f64::MAX, f64::min),
        values().fold(f64::MIN, f64::max),
    );
    if known.is_empty() {
        return text.nothing_known.to_owned();
    }
    if low.total_cmp(&high).is_eq() && known.len() > 1 {
        return (text.all_equal)(&show(low));
    }
    let [first, last] = [(high, false), (low, true)].map(|(extreme, last)| {
        let at =
            |(unit, value): &(&'v Unit, f64)| value.total_cmp(&extreme).is_eq().then_some(*unit);
        let mut end = End {
            holders: known.iter().filter_map(at).collect(),
            words: show(extreme),
            is_sure: known.len() == in_focus(view).count(),
        };
        if ranked {
            end.follow_ranks(view, last);
        }
        end
    });
    let surely = [first.is_sure, last.is_sure];
    let names = [&first, &last].map(|end| end.names(view));
    (text.extremes)(surely, &names[0], &first.words, &names[1], &last.words)
}

/// The highest or the lowest of some numbers.
struct End<'v> {
    /// Who has it; never nobody.
    holders: Vec<&'v Unit>,
    words: String,
    /// Whether nobody whose number is unknown can lie beyond.
    is_sure: bool,
}

impl<'v> End<'v> {
    /// Who has the utmost rank has the utmost number, known or not.
    fn follow_ranks(&mut self, view: &'v View, last: bool) {
        let place = |unit: &Unit| utmost(unit, last);
        let places = view.units.iter().filter_map(place);
        let end = if last { places.max() } else { places.min() };
        let at_end = |unit: &&Unit| place(unit) == end;
        if let (Some(end), false) = (end, self.holders.iter().any(at_end)) {
            self.holders = view.units.iter().filter(at_end).collect();
            self.words = (view.text().rank)(&end.to_string());
        }
        let before = if last {
            view.units.len() - self.holders.len()
        } else {
            0
        };
        // A league has at most a few thousand units.
        self.is_sure = self.holders[0].rank == Some(before as u32 + 1);
    }

    fn names(&self, view: &View) -> String {
        let text = view.text();
        let names: Vec<&str> = self.holders.iter().map(|unit| unit.name.as_str()).collect();
        match names.split_at_checked(NAMED) {
            Some((named, others)) if !others.is_empty() => {
                (text.and_others)(&named.join(", "), others.len())
            }
            _ => (text.and)(&names),
        }
    }
}

/// The rank of a unit, of an interval its best or its `last`.
fn utmost(unit: &Unit, last: bool) -> Option<u32> {
    match unit.rank_interval {
        Some((best, worst)) => Some(if last { worst } else { best }),
        None => unit.rank,
    }
}

/// Which signs of values a chart shows, and so has to explain.
#[derive(Clone, Copy)]
pub(crate) struct Signs {
    /// † and * after numbers.
    pub(crate) numbers: bool,
    /// The hatch, unless the chart names it itself.
    pub(crate) hatch: bool,
}

/// The notes that the values of a view call for. A simulation says so first, in every chart.
pub(crate) fn notes(view: &View, signs: Signs) -> Vec<String> {
    let text = view.text();
    let colouring = view.effective_colouring();
    let mut statuses: Vec<Status> = view.units.iter().map(|unit| unit.status).collect();
    if !signs.numbers {
        statuses.retain(|status| *status == Status::Simulated);
    }
    if signs.numbers
        && view
            .units
            .iter()
            .any(|unit| unit.rank_corrected || unit.lost)
    {
        statuses.push(Status::Corrected);
    }
    if signs.numbers && view.units.iter().any(|unit| unit.rank_derived) {
        statuses.push(Status::Derived);
    }
    // The middle of the scale of differences is the mean, and the pie has no scale.
    if signs.numbers || (signs.hatch && colouring == Colouring::Difference) {
        statuses.push(view.mean_status);
    }
    let mut notes = status_notes(text, &statuses, true, false);
    let by_value = |unit: &Unit| signs.numbers && unit.known().is_none() && view.in_focus(unit);
    let missing = |unit| by_value(unit) || view.fill(unit) == Fill::Missing;
    if signs.hatch && view.units.iter().any(missing) {
        let values = matches!(
            colouring,
            Colouring::Groups | Colouring::Values | Colouring::Difference
        );
        let note = if values {
            text.unknown_note
        } else {
            text.unknown_other_note
        };
        notes.push(note.to_owned());
    }
    if colouring == Colouring::Change && view.change.is_some_and(|change| change.other_rulebook) {
        notes.push(text.other_rulebook.to_owned());
    }
    notes
}

/// The notes that values of these statuses call for: on † and * if `numbers` are shown, on the
/// hatch if something is hatched.
pub(crate) fn status_notes(
    text: &ChartText,
    statuses: &[Status],
    numbers: bool,
    hatched: bool,
) -> Vec<String> {
    [
        (statuses.contains(&Status::Simulated), text.simulated_note),
        (
            numbers && statuses.contains(&Status::Corrected),
            text.corrected_note,
        ),
        (
            numbers && statuses.contains(&Status::Derived),
            text.derived_note,
        ),
        (hatched, text.unknown_note),
    ]
    .into_iter()
    .filter(|(needed, _)| *needed)
    .map(|(_, note)| note.to_owned())
    .collect()
}

/// The notes of a map: those of its values, the date of its boundaries, and who drew them.
pub(crate) fn map_notes(view: &View) -> Vec<String> {
    let text = view.text();
    let mut notes = notes(
        view,
        Signs {
            numbers: false,
            hatch: true,
        },
    );
    notes.extend((text.boundaries)(view.kind).map(str::to_owned));
    notes.push(text.attribution.to_owned());
    notes
}

/// The short noun for the units of a view.
pub(crate) fn noun(view: &View, kind: Units) -> &'static str {
    (view.text().noun)(view.units.len(), kind)
}
