//! Values and ranks over the years that a unit was measured in.

use dti_engine::{Dataset, League, Scores};
use dti_text::Lang;
use dti_text::charts::DetailText;

use super::{figure, index_name, unit_name};
use crate::scene::MarkKind;
use crate::series::{Figure, Series, Setting};
use crate::spark::Spark;
use crate::years::{Year, Years};

/// What a unit's years show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearsOf {
    /// Values.
    Values,
    /// Ranks.
    Ranks,
}

/// The units of `ids` on an index over the years of `scores_by_year`, which are in their order; with
/// the mean of each year where values are shown and `with_mean`.
///
/// A year that does not list a unit, does not have the index, or is of another league than the last
/// one is unknown: after a merger units of the same name are other units. `None` where no year knows
/// any of the units, or the index.
#[must_use]
pub fn years(
    scores_by_year: &[&Scores<'_>],
    ids: &[&str],
    code: &str,
    of: YearsOf,
    with_mean: bool,
    setting: Setting,
) -> Option<Years> {
    let lang = setting.lang;
    let index = index_in_words(scores_by_year, code, lang)?;
    let mut series: Vec<Series> = Vec::with_capacity(ids.len() + 1);
    for id in ids {
        let Some(name) = name_of(scores_by_year, id, lang) else {
            continue;
        };
        series.push(Series {
            id: (*id).to_owned(),
            name,
            mean: false,
            figures: figures(scores_by_year, id, code),
        });
    }
    let subject = match series.as_slice() {
        [] => return None,
        [only] => (DetailText::of(lang).index_of)(&index, &only.name),
        _ => index,
    };
    if with_mean && of == YearsOf::Values {
        let means = scores_by_year.iter().map(|scores| {
            let index = scores.dataset().framework.index(code).ok();
            index.map_or(Figure::UNKNOWN, |index| figure::mean(scores, index))
        });
        series.push(figure::mean_series(lang, means.collect()));
    }
    Some(Years {
        setting,
        subject,
        kind: MarkKind::Unit,
        ranks: of == YearsOf::Ranks,
        years: calendar(scores_by_year, lang),
        series,
    })
}

/// The national index and its pillars over the years. A pillar that a year does not publish is
/// unknown in it. `None` where there are no years.
#[must_use]
pub fn nation(scores_by_year: &[&Scores<'_>], setting: Setting) -> Option<Years> {
    let lang = setting.lang;
    let dataset = scores_by_year.first()?.dataset();
    let unit = &dataset.units.first()?.id;
    let nodes = dataset.framework.nodes();
    let series = nodes.iter().enumerate().map(|(index, node)| Series {
        id: node.code.clone(),
        name: index_name(dataset, index, lang),
        mean: false,
        figures: figures(scores_by_year, unit, &node.code)
            .into_iter()
            // The country competes with nobody.
            .map(|figure| Figure {
                rank: None,
                ..figure
            })
            .collect(),
    });
    Some(Years {
        setting,
        subject: index_name(dataset, 0, lang),
        kind: MarkKind::Indicator,
        ranks: false,
        years: calendar(scores_by_year, lang),
        series: series.collect(),
    })
}

/// The small line of a unit on an index. `range` is that of all rows of a table, see
/// [`spark_range`]; it has the style of the first unit. `None` where no year knows the unit or the index.
#[must_use]
pub fn spark(
    scores_by_year: &[&Scores<'_>],
    id: &str,
    code: &str,
    range: (f64, f64),
    lang: Lang,
) -> Option<Spark> {
    let detail = DetailText::of(lang);
    let index = index_in_words(scores_by_year, code, lang)?;
    let name = name_of(scores_by_year, id, lang)?;
    Some(Spark {
        lang,
        title: (detail.years_title)(&(detail.index_of)(&index, &name)),
        years: calendar(scores_by_year, lang),
        figures: figures(scores_by_year, id, code),
        range,
        style: 0,
    })
}

/// The lowest and the highest value that any unit has on an index in any of the years; `None` where
/// nothing is known.
#[must_use]
pub fn spark_range(scores_by_year: &[&Scores<'_>], code: &str) -> Option<(f64, f64)> {
    let mut range: Option<(f64, f64)> = None;
    for scores in scores_by_year {
        let Ok(index) = scores.dataset().framework.index(code) else {
            continue;
        };
        for &value in scores.values(index).iter().flatten() {
            let (low, high) = range.unwrap_or((value, value));
            range = Some((low.min(value), high.max(value)));
        }
    }
    range
}

/// The number of the decision by which a dataset was measured: `1726`, `922`, `405`. `None` for a
/// rulebook of another kind.
///
/// All three decisions hold the rulebooks of provinces, ministries and the nation; the national
/// index is printed without one, and is counted to the decision of its year's round (Decision 1726:
/// 2020; 922: from 2021, by the letter of Khánh Hòa; 405: 2024).
#[must_use]
pub fn rulebook_of(dataset: &Dataset) -> Option<&str> {
    match (dataset.league, dataset.year) {
        (League::Nation, 2020) => Some("1726"),
        (League::Nation, 2021..=2023) => Some("922"),
        (League::Nation, 2024) => Some("405"),
        (League::Nation, _) => None,
        _ => number_of(dataset.framework.id()),
    }
}

/// The number in the id of a rulebook: `qd1726-province` is of Decision 1726.
pub(super) fn number_of(rulebook: &str) -> Option<&str> {
    let decision = rulebook.strip_prefix("qd")?;
    Some(
        decision
            .split_once('-')
            .map_or(decision, |(number, _)| number),
    )
}

/// The years with their rulebooks.
fn calendar(scores_by_year: &[&Scores<'_>], lang: Lang) -> Vec<Year> {
    scores_by_year
        .iter()
        .map(|scores| {
            let dataset = scores.dataset();
            let number = rulebook_of(dataset);
            Year {
                year: dataset.year,
                rulebook: number.map_or_else(
                    || dataset.framework.id().to_owned(),
                    |number| (DetailText::of(lang).decision_short)(number),
                ),
            }
        })
        .collect()
}

/// The figures of a unit on an index, one for each year.
fn figures(scores_by_year: &[&Scores<'_>], id: &str, code: &str) -> Vec<Figure> {
    let league = scores_by_year.last().map(|scores| scores.dataset().league);
    scores_by_year
        .iter()
        .map(|scores| {
            let dataset = scores.dataset();
            // Units of the same name are other units after a merger.
            let index = dataset.framework.index(code).ok();
            let index = index.filter(|_| Some(dataset.league) == league);
            let place = index.zip(dataset.unit(id).ok());
            place.map_or(Figure::UNKNOWN, |(index, unit)| {
                figure::published(scores, index, unit, &scores.ranks(index))
            })
        })
        .collect()
}

/// The name of an index in the latest year that has it.
fn index_in_words(scores_by_year: &[&Scores<'_>], code: &str, lang: Lang) -> Option<String> {
    scores_by_year.iter().rev().find_map(|scores| {
        let dataset = scores.dataset();
        let index = dataset.framework.index(code).ok()?;
        Some(index_name(dataset, index, lang))
    })
}

/// The name of a unit in the latest year that lists it.
fn name_of(scores_by_year: &[&Scores<'_>], id: &str, lang: Lang) -> Option<String> {
    scores_by_year.iter().rev().find_map(|scores| {
        let dataset = scores.dataset();
        let unit = dataset.unit(id).ok()?;
        Some(unit_name(dataset, unit, lang).to_owned())
    })
}
