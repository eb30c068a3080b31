//! How sure the ranks are, in draws that can be made bit by bit.

use dti_charts::Setting;
use dti_charts::scored;
use dti_engine::{
    CellBounds, Error, HALF_DIGIT, MAX_DRAWS, Rank, Robustness, RobustnessReport,
    RobustnessSettings, UnitRobustness, WeightImportance, WeightOutput, WeightSettings, audit,
    decimal, weight_importance,
};
use dti_text::number;

use super::Extra;
use super::case::Case;
use super::field::{Field, cell, open_row, open_table, words};
use crate::figure::{Figure, Head, Table};
use crate::html::Html;
use crate::pickers;
use crate::ranking;
use crate::trouble;

const DRAWS: u32 = 10_000;
const CONCENTRATION: f64 = 100.0;
/// The largest whole number below which all are exact.
const MOST_SEED: f64 = 9_007_199_254_740_991.0;
/// Rows of the sample behind the Sobol indices, and how far each weight moves.
const SAMPLES: u32 = 1024;
const SPREAD: f64 = 0.5;
/// How many pairs and weights are listed.
const LISTED: usize = 12;
/// Pairs that change their order more often than this are not settled.
const UNSETTLED: f64 = 0.05;

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Asked {
    draws: u32,
    seed: u64,
    concentration: f64,
    digits: bool,
}

impl Asked {
    /// Reads the address; what cannot be is said in a sentence.
    fn of(case: &Case<'_>) -> Result<Self, &'static str> {
        let text = case.text;
        let number = |name: &str| case.page.state.number(name);
        let whole = |number: f64, low: f64, high: f64| {
            number.fract() == 0.0 && (low..=high).contains(&number)
        };
        let draws = number("draws").unwrap_or(f64::from(DRAWS));
        let seed = number("seed").unwrap_or(1.0);
        let concentration = number("concentration").unwrap_or(CONCENTRATION);
        if !whole(draws, 1.0, f64::from(MAX_DRAWS)) {
            return Err(text.bad_draws);
        }
        if !whole(seed, 0.0, MOST_SEED) {
            return Err(text.bad_seed);
        }
        if !(1.0..=1e9).contains(&concentration) {
            return Err(text.bad_concentration);
        }
        Ok(Self {
            draws: draws as u32,
            seed: seed as u64,
            concentration,
            digits: case.page.state.param("digits") == Some("drawn"),
        })
    }
}

/// A run of draws for an address. It takes as many steps as its owner likes; between them anything
/// else can be done, or the run dropped.
#[derive(Clone, Debug)]
pub struct Run {
    draws: Robustness,
    wanted: u32,
    weights: WeightSettings,
    /// Which weight matters, once that is computed.
    importance: Option<Result<Vec<WeightImportance>, Error>>,
}

impl Run {
    /// The run that the address asks for; `None` if it asks for none that can be.
    pub(crate) fn of(case: &Case<'_>) -> Option<Self> {
        let asked = Asked::of(case).ok()?;
        let bounds = audit::bounds(case.dataset)
            .into_iter()
            .map(|bound| CellBounds {
                unit: bound.unit,
                index: bound.index,
                low: bound.low,
                high: bound.high,
            });
        let settings = RobustnessSettings {
            seed: asked.seed,
            index: case.index,
            concentration: Some(asked.concentration),
            rounding: asked.digits.then_some(HALF_DIGIT),
            bounds: bounds.collect(),
        };
        Some(Self {
            draws: Robustness::new(case.scores, &settings).ok()?,
            wanted: asked.draws,
            weights: WeightSettings {
                seed: asked.seed,
                index: case.index,
                samples: SAMPLES,
                spread: SPREAD,
                output: case
                    .unit
                    .map_or(WeightOutput::MeanShift, WeightOutput::RankOf),
            },
            importance: None,
        })
    }

    /// Draws so many times more, as far as they are wanted.
    pub fn step(&mut self, draws: u32) {
        self.draws.run(draws.min(self.wanted - self.draws.draws()));
    }

    /// How much is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.draws.draws()) / f64::from(self.wanted)
    }

    /// What the draws so far say.
    #[must_use]
    pub fn report(&self) -> RobustnessReport {
        self.draws.report()
    }

    /// Computes which weight matters most; the last step of a run.
    pub(crate) fn weigh(&mut self, case: &Case<'_>) {
        let found = weight_importance(case.scores, &self.weights);
        self.importance = Some(found.map(|(_, importance)| importance));
    }
}

pub(super) fn write(case: &Case<'_>, extra: Extra<'_>, html: &mut Html) {
    let text = case.text;
    html.element("p", &[("class", "panel-intro")], text.robustness_intro);
    write_controls(case, html);
    let asked = match Asked::of(case) {
        Ok(asked) => asked,
        Err(problem) => {
            html.element("p", &[("class", "notice"), ("role", "alert")], problem);
            return;
        }
    };
    html.open("div", &[("class", "answer")]);
    match extra {
        Extra::Run(run) if run.draws.draws() > 0 => write_result(case, &asked, run, html),
        _ => write_progress(case, html),
    }
    html.close("div");
}

fn write_controls(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    let state = case.page.state;
    html.open("div", &[("class", "panel-controls")]);
    for (param, label, instead, range) in [
        ("draws", text.draws, "10000", ["1", "10000000", "1"]),
        ("seed", text.seed, "1", ["0", "9007199254740991", "1"]),
    ] {
        Field {
            param,
            label,
            shown: true,
            value: state.number(param),
            instead,
            range,
        }
        .write(html);
    }
    let concentration = state.number("concentration").and_then(decimal::shortest);
    let chosen = concentration.as_deref().unwrap_or_default();
    let chosen = if chosen == "100" { "" } else { chosen };
    let usual = ["400", "", "25"];
    let mut options: Vec<(&str, &str)> = usual.into_iter().zip(text.spreads).collect();
    let other = (text.spread_other)(chosen);
    if !usual.contains(&chosen) {
        options.push((chosen, &other));
    }
    pickers::write_select(
        html,
        "concentration",
        "concentration",
        text.spread,
        options,
        chosen,
    );
    let digits = state.param("digits").unwrap_or_default();
    let options = [("", text.digits_exact), ("drawn", text.digits_drawn)];
    pickers::write_select(html, "digits", "digits", text.digits, options, digits);
    html.close("div");
}

/// What stands there while it runs.
fn write_progress(case: &Case<'_>, html: &mut Html) {
    let text = case.text;
    html.open("p", &[("class", "running"), ("role", "status")])
        .text(text.running)
        .text(" ");
    let bar = [("max", "1"), ("value", "0"), ("aria-label", text.running)];
    html.open("progress", &bar).close("progress").text(" ");
    let button = [
        ("type", "button"),
        ("class", "plain"),
        ("data-action", "cancel"),
        ("data-key", "cancel"),
    ];
    html.element("button", &button, text.cancel).close("p");
}

fn write_result(case: &Case<'_>, asked: &Asked, run: &Run, html: &mut Html) {
    let text = case.text;
    let report = run.report();
    let whole = |number: u32| number::integer(case.lang, i64::from(number));
    let ran = match report.draws < asked.draws {
        true => (text.stopped)(&whole(report.draws), &whole(asked.draws)),
        false => (text.ran)(&whole(report.draws), &asked.seed.to_string()),
    };
    html.element("p", &[("class", "sentence"), ("role", "status")], &ran);
    write_unit(case, &report, html);
    let setting = Setting {
        lang: case.lang,
        width: case.screenful.width,
        selected: case.page.state.unit.clone(),
        citation: ranking::citation(case.page.data, case.dataset, case.index, case.lang),
    };
    let intervals = scored::intervals(case.scores, &report, case.index, setting);
    let figure = Figure {
        id: "intervals",
        level: "h3",
        scene: &dti_charts::intervals(&intervals),
        table: &units_table(case, &report),
        save: Some((
            "intervals",
            case.page
                .state
                .with(&[("draws", &report.draws.to_string())]),
        )),
    };
    figure.write(case.lang, html);
    write_pairs(case, &report, html);
    match &run.importance {
        Some(Ok(importance)) => write_importance(case, importance, html),
        Some(Err(error)) => trouble::write(error, case.dataset, case.lang, html),
        None => {}
    }
    write_holds(case, &report, html);
}

/// How sure the rank of the chosen unit is, in a sentence.
fn write_unit(case: &Case<'_>, report: &RobustnessReport, html: &mut Html) {
    let Some(unit) = case.unit else { return };
    let found = &report.units[unit];
    let holds = found.holds_rank.map_or_else(
        || case.page.text().unknown.to_owned(),
        |share| number::percent(case.lang, share, 1),
    );
    let sentence = (case.text.unit_sure)(
        case.unit_name(unit),
        &case.rank(found.published),
        &interval(found),
        &found.p50.to_string(),
        &holds,
    );
    html.element("p", &[("class", "sentence")], &sentence);
}

/// The ranks of nine draws in ten.
fn interval(unit: &UnitRobustness) -> String {
    match unit.p5 == unit.p95 {
        true => unit.p5.to_string(),
        false => format!("{}–{}", unit.p5, unit.p95),
    }
}

/// Units by published rank, then by id.
fn by_rank(case: &Case<'_>, report: &RobustnessReport) -> Vec<usize> {
    let mut units: Vec<usize> = (0..report.units.len()).collect();
    let place = |rank: Option<Rank>| rank.map_or((u32::MAX, u32::MAX), |r| (r.best, r.worst));
    units.sort_by_key(|&unit| {
        let rank = place(report.units[unit].published);
        (rank, case.dataset.units[unit].id.as_str())
    });
    units
}

fn units_table(case: &Case<'_>, report: &RobustnessReport) -> Table {
    let text = case.text;
    let mut table = Table::new(text.unit);
    for head in [text.published, text.interval, text.median] {
        table.column(Head::Numbers(head.to_owned()));
    }
    for unit in by_rank(case, report) {
        let found = &report.units[unit];
        let rank = found.published.map(|rank| case.rank(Some(rank)));
        let cells = vec![rank, Some(interval(found)), Some(found.p50.to_string())];
        table.row(case.unit_name(unit), cells);
    }
    table
}

/// The chance of each unit to hold its rank and its group.
fn write_holds(case: &Case<'_>, report: &RobustnessReport, html: &mut Html) {
    let text = case.text;
    let groups = report.units.iter().any(|unit| unit.holds_group.is_some());
    html.element("h3", &[], text.holds);
    let heads = [text.published, text.holds_rank, text.holds_group].map(|head| format!("#{head}"));
    let mut columns = vec![text.unit, &heads[0], &heads[1]];
    if groups {
        columns.push(&heads[2]);
    }
    open_table(html, text.holds, &columns);
    let share = |share: Option<f64>| match share {
        Some(share) => number::percent(case.lang, share, 1),
        None => case.page.text().unknown.to_owned(),
    };
    for unit in by_rank(case, report) {
        let found = &report.units[unit];
        open_row(html, case.unit_name(unit), case.unit == Some(unit));
        cell(html, &case.rank(found.published));
        cell(html, &share(found.holds_rank));
        if groups {
            cell(html, &share(found.holds_group));
        }
        html.close("tr");
    }
    html.close_table();
}

fn write_pairs(case: &Case<'_>, report: &RobustnessReport, html: &mut Html) {
    let text = case.text;
    html.element("h3", &[], text.pairs);
    // With a unit chosen, its own pairs; else all.
    let of_unit = |a: usize, b: usize| case.unit.is_none_or(|unit| unit == a || unit == b);
    let unsettled = || report.pairs.iter().filter(|pair| pair.flips > UNSETTLED);
    let pairs: Vec<_> = unsettled()
        .filter(|pair| of_unit(pair.ahead, pair.behind))
        .collect();
    let unit = case.unit.map(|unit| case.unit_name(unit));
    let count = (text.pairs_count)(pairs.len(), unsettled().count(), unit);
    html.element("p", &[], &count);
    if pairs.is_empty() {
        return;
    }
    let flips = format!("#{}", text.flips);
    open_table(html, text.pairs, &[text.ahead, text.behind, &flips]);
    for pair in pairs.iter().take(LISTED) {
        open_row(html, case.unit_name(pair.ahead), false);
        words(html, case.unit_name(pair.behind));
        cell(html, &number::percent(case.lang, pair.flips, 1));
        html.close("tr");
    }
    html.close_table();
}

fn write_importance(case: &Case<'_>, importance: &[WeightImportance], html: &mut Html) {
    let text = case.text;
    html.element("h3", &[], text.importance);
    let what = match case.unit {
        Some(unit) => (text.rank_of)(case.unit_name(unit)),
        None => text.mean_shift.to_owned(),
    };
    html.element("p", &[("class", "hint")], &(text.importance_note)(&what));
    let mut sorted = importance.to_vec();
    sorted.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.index.cmp(&b.index)));
    let heads = [text.first_order, text.total].map(|head| format!("#{head}"));
    open_table(html, text.importance, &[text.index, &heads[0], &heads[1]]);
    for weight in sorted.iter().take(LISTED) {
        open_row(html, &case.index_name(weight.index), false);
        cell(html, &number::decimal(case.lang, weight.first, 2));
        cell(html, &number::decimal(case.lang, weight.total, 2));
        html.close("tr");
    }
    html.close_table();
}
