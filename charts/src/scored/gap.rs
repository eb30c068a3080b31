//! Waterfalls: from one unit or the mean to another, and from before a scenario to after it.

use dti_engine::{Against, Depth, Explanation, Part, Scores, Stage, StagePart, explain, mean};
use dti_text::charts::{ChartText, DetailText};

use super::{index_name, is_mean_stated, mean_status, status, unit_name};
use crate::gap::{End, Gap, Step, StepOf};
use crate::model::Status;
use crate::series::Setting;

/// The waterfall of an explanation of `unit` `against` another or the mean: it leads from the other
/// to the unit, so that what stands in the unit's favour points up.
///
/// An index that is known of so few units that their mean says nothing about the league counts as
/// unknown against the mean: its part goes to the residual. `None` where the explained index itself
/// is such an index, or a value at an end is unknown.
///
/// # Panics
///
/// If the explanation is of other data, or there is no such unit.
#[must_use]
pub fn gap(
    scores: &Scores<'_>,
    explanation: &Explanation,
    unit: usize,
    against: Against,
    setting: Setting,
) -> Option<Gap> {
    let dataset = scores.dataset();
    let index = explanation.index;
    let lang = setting.lang;
    let end = |unit: usize| {
        Some(End {
            id: Some(dataset.units[unit].id.clone()),
            name: unit_name(dataset, unit, lang).to_owned(),
            value: scores.value(index, unit)?,
            status: status(scores, index, unit),
        })
    };
    let from = match against {
        Against::Unit(other) => end(other)?,
        Against::Mean if is_mean_stated(scores, index) => return None,
        Against::Mean => End {
            id: None,
            name: ChartText::of(lang).mean.to_owned(),
            value: mean(scores.values(index))?,
            status: mean_status(scores, index),
        },
    };
    let to = end(unit)?;
    let mut residual = explanation.residual;
    let mut steps = Vec::with_capacity(explanation.parts.len());
    for part in &explanation.parts {
        let vague = against == Against::Mean && is_mean_stated(scores, part.index);
        let contribution = part.contribution.filter(|_| !vague);
        if contribution.is_none() {
            residual += part.contribution.unwrap_or(0.0);
        }
        steps.push(step(scores, index, part.index, contribution, &setting));
    }
    Some(Gap {
        index: format!("{} {}", index_name(dataset, index, lang), dataset.year),
        from,
        to,
        inferred: dataset.framework.is_inferred(),
        scenario: None,
        steps,
        residual,
        setting,
    })
}

/// The waterfall of what a scenario does to `unit` on `index`, from its
/// [`stages`](dti_engine::stages): a step for each index below it that the scenario edits, with its
/// published weight times its change, and one each for what the unit does as a rival and for other
/// weights, on top of the steps before.
///
/// What is left are edits whose weight is unknown. `None` where the scenario changes nothing, or the
/// unit has no value on the index before or after.
///
/// # Panics
///
/// If there is no such index or unit, or the stages are of other data.
#[must_use]
pub fn waterfall(
    scores: &Scores<'_>,
    stages: &[Stage],
    index: usize,
    unit: usize,
    setting: Setting,
) -> Option<Gap> {
    let dataset = scores.dataset();
    let detail = DetailText::of(setting.lang);
    let name = unit_name(dataset, unit, setting.lang);
    let last = &stages.last()?.simulation;
    let before = last.before(index, unit).value?;
    let after = last.after(index, unit).value?;
    // The unit against itself: nothing but the weights of the indices below.
    let weights: Vec<Part> = explain(scores, index, unit, Against::Unit(unit), Depth::Leaves)
        .map(|explanation| explanation.parts)
        .unwrap_or_default();
    let mut residual = after - before;
    let mut steps = Vec::new();
    for edit in last.edits().iter().filter(|edit| edit.unit == unit) {
        let Some(part) = weights.iter().find(|part| part.index == edit.index) else {
            continue;
        };
        let contribution = part.weight.map(|weight| weight * (edit.to - edit.from));
        residual -= contribution.unwrap_or(0.0);
        steps.push(step(scores, index, edit.index, contribution, &setting));
    }
    let mut so_far = before;
    for stage in stages {
        let value = stage.simulation.after(index, unit).value?;
        let (of, name) = match stage.part {
            StagePart::Edits => (None, ""),
            StagePart::Rivals => (Some(StepOf::Rivals), detail.as_rival),
            StagePart::Weights => (Some(StepOf::Weights), detail.weights),
        };
        let by = value - so_far;
        so_far = value;
        // Only a unit that is a rival of others moves as one.
        let Some(of) = of.filter(|of| *of != StepOf::Rivals || by.abs() > 0.0) else {
            continue;
        };
        residual -= by;
        steps.push(Step {
            of,
            name: name.to_owned(),
            section: String::new(),
            contribution: Some(by),
        });
    }
    let end = |name: &str, value, status| End {
        id: Some(dataset.units[unit].id.clone()),
        name: name.to_owned(),
        value,
        status,
    };
    Some(Gap {
        index: format!(
            "{} {}",
            index_name(dataset, index, setting.lang),
            dataset.year
        ),
        from: end(detail.before, before, status(scores, index, unit)),
        to: end(detail.after, after, Status::Simulated),
        inferred: dataset.framework.is_inferred(),
        scenario: Some(name.to_owned()),
        steps,
        residual,
        setting,
    })
}

/// The step of an index below `whole`, under the name of its pillar where one stands between.
fn step(
    scores: &Scores<'_>,
    whole: usize,
    index: usize,
    contribution: Option<f64>,
    setting: &Setting,
) -> Step {
    let nodes = scores.dataset().framework.nodes();
    let name = |node: usize| {
        setting
            .lang
            .pick(&nodes[node].name_vi, &nodes[node].name_en)
            .clone()
    };
    let between = nodes[index]
        .parent
        .filter(|&parent| index != whole && parent != whole);
    Step {
        of: StepOf::Index(nodes[index].code.clone()),
        name: name(index),
        section: between.map(name).unwrap_or_default(),
        contribution,
    }
}
