//! Name a rank, see the cheapest way there.

use dti_engine::rulebook::{Level, Switch, fewest_switches, switch_options};
use dti_engine::{
    Amount, Obstacle, Plan, PlannedGain, Proof, Reach, ReachRequest, Simulator, Track, decimal,
    millionths, reach,
};
use dti_text::{TipsText, TroubleText, number};

use super::case::Case;
use super::field::{Field, cell, open_row, open_table};
use super::rivals;
use crate::html::Html;
use crate::trouble;

pub(super) fn write(case: &Case<'_>, html: &mut Html) {
    let Some(unit) = case.chosen(html) else {
        return;
    };
    rivals::write_not_about(case, unit, html);
    let mut simulator = match case.simulator() {
        Ok(simulator) => simulator,
        Err(error) => return trouble::write(&error, case.dataset, case.lang, html),
    };
    let asked = Asked::of(case, &simulator, unit);
    write_target(case, &mut simulator, unit, html);
    if !asked.wrong.is_empty() {
        let wrong = (case.text.bad_params)(&asked.wrong.join(", "));
        html.element("p", &[("class", "notice")], &wrong);
    }
    html.open("div", &[("class", "answer"), ("role", "status")]);
    match target(case) {
        None => _ = html.element("p", &[("class", "hint")], case.text.ask_rank),
        Some(Err(())) => {
            let notice = (TroubleText::of(case.lang).rank)(case.dataset.units.len());
            html.element("p", &[("class", "notice")], &notice);
        }
        Some(Ok(rank)) => {
            let request = asked.request(case, unit, rank);
            match reach(&mut simulator, &request) {
                Ok(answer) => write_answer(case, unit, rank, &asked, &answer, html),
                Err(error) => trouble::write(&error, case.dataset, case.lang, html),
            }
        }
    }
    html.close("div");
    write_conditions(case, &asked, html);
}

/// The rank in the address, if it has one: a rank that the league has, or something else.
fn target(case: &Case<'_>) -> Option<Result<u32, ()>> {
    let target = case.page.state.number("target")?;
    let units = case.dataset.units.len() as f64;
    let exists = target.fract() == 0.0 && (1.0..=units).contains(&target);
    Some(if exists { Ok(target as u32) } else { Err(()) })
}

/// An index that can be raised, with all that was said about it.
struct Lever {
    track: Track,
    locked: bool,
    effort: Option<f64>,
    cap: Option<f64>,
    /// Its criteria, where the rulebook knows them.
    switches: Option<Vec<Switch>>,
    /// Where it moves by criteria, how.
    by_criteria: Option<ByCriteria>,
}

/// How an index moves by criteria: from where it stands in the scenario, by those that are off in it.
struct ByCriteria {
    track: Track,
    off: Vec<Switch>,
}

/// The conditions of the address.
struct Asked {
    levers: Vec<Lever>,
    /// What is said about no index that can be raised, as in the address.
    wrong: Vec<String>,
}

impl Asked {
    fn of(case: &Case<'_>, simulator: &Simulator, unit: usize) -> Self {
        let state = case.page.state;
        let rulebook = case.screenful.report.rulebook(case.dataset.framework.id());
        let switches = |code: &str| {
            let rulebook = rulebook?;
            rulebook.switches(rulebook.framework.index(code).ok()?)
        };
        let efforts: Vec<(&str, f64)> = state
            .list("effort")
            .filter_map(|entry| entry.split_once(':'))
            .filter_map(|(code, effort)| Some((code, decimal::parse(effort)?)))
            .collect();
        let below = |&index: &usize| is_below(case, index);
        let tracks = simulator.levers().iter().copied().filter(below);
        let tracks = tracks.filter_map(|index| simulator.track(unit, index).ok());
        let by_criteria = |track: &Track, switches: &[Switch]| {
            let now = simulator.value(track.index, unit)? * track.maximum;
            let id = &case.dataset.units[unit].id;
            let is_off = |switch: &&Switch| {
                let mut edits = case.scenario.edits.iter();
                edits.all(|edit| edit.unit != *id || edit.index != switch.code)
            };
            Some(ByCriteria {
                track: Track {
                    start: millionths(now),
                    ..*track
                },
                off: switches.iter().filter(is_off).cloned().collect(),
            })
        };
        let levers: Vec<Lever> = tracks
            .map(|track| {
                let code = case.code(track.index);
                let caps = case.scenario.caps.iter();
                let switches = switches(code);
                Lever {
                    track,
                    locked: state.list("lock").any(|locked| locked == code),
                    effort: efforts
                        .iter()
                        .find(|(of, _)| *of == code)
                        .map(|(_, effort)| *effort),
                    cap: caps
                        .filter(|cap| cap.index == code)
                        .map(|cap| cap.points)
                        .next(),
                    by_criteria: switches
                        .as_ref()
                        .filter(|_| state.list("criteria").any(|by| by == code))
                        .and_then(|switches| by_criteria(&track, switches)),
                    switches,
                }
            })
            .collect();
        let known = |code: &str| {
            levers
                .iter()
                .any(|lever| case.code(lever.track.index) == code)
        };
        let mut wrong: Vec<String> = Vec::new();
        for (name, codes) in [
            ("lock", state.list("lock").collect::<Vec<_>>()),
            ("criteria", state.list("criteria").collect()),
            ("effort", efforts.iter().map(|(code, _)| *code).collect()),
        ] {
            let unknown = codes.into_iter().filter(|code| !known(code));
            wrong.extend(unknown.map(|code| format!("{name}={code}")));
        }
        Self { levers, wrong }
    }

    fn request(&self, case: &Case<'_>, unit: usize, rank: u32) -> ReachRequest {
        let mut request = ReachRequest::new(unit, case.index, rank);
        for lever in &self.levers {
            let index = lever.track.index;
            if lever.locked {
                request.locked.push(index);
                continue;
            }
            let options = lever
                .by_criteria
                .as_ref()
                .and_then(|by| switch_options(&by.track, &by.off, lever.effort.unwrap_or(1.0)));
            match options {
                Some(options) => request.options.push((index, options)),
                None => request
                    .efforts
                    .extend(lever.effort.map(|effort| (index, effort))),
            }
        }
        request
    }

    /// Criteria that make a gain, one set of perhaps many; `None` where the index moves by points.
    fn example(&self, step: &PlannedGain) -> Option<Vec<&Switch>> {
        let mut levers = self.levers.iter();
        let lever = levers.find(|lever| lever.track.index == step.index)?;
        let ByCriteria { track, off } = lever.by_criteria.as_ref()?;
        let on = fewest_switches(track, off, step.to_points)?;
        Some(on.into_iter().map(|at| &off[at]).collect())
    }

    /// Whether costs are points.
    fn in_points(&self) -> bool {
        self.levers.iter().all(|lever| lever.effort.is_none())
    }
}

/// Whether an index is the ranked one or a part of it.
fn is_below(case: &Case<'_>, index: usize) -> bool {
    let nodes = case.dataset.framework.nodes();
    let mut at = Some(index);
    while let Some(node) = at {
        if node == case.index {
            return true;
        }
        at = nodes[node].parent;
    }
    false
}

/// The field for the rank, and links with usual choices.
fn write_target(case: &Case<'_>, simulator: &mut Simulator, unit: usize, html: &mut Html) {
    let text = case.text;
    let units = case.dataset.units.len().to_string();
    html.open("div", &[("class", "panel-controls")]);
    Field {
        param: "target",
        label: text.target,
        shown: true,
        value: case.page.state.number("target"),
        instead: "",
        range: ["1", &units, "1"],
    }
    .write(html);
    if let Some(now) = simulator.ranks(case.index)[unit].map(|rank| rank.worst) {
        let choices = [now.saturating_sub(1), now.saturating_sub(5), 10, 5, 1];
        let mut choices: Vec<u32> = choices.into_iter().filter(|&c| c > 0 && c < now).collect();
        choices.sort_unstable_by(|a, b| b.cmp(a));
        choices.dedup();
        if !choices.is_empty() {
            html.open("p", &[("class", "presets")]).text(text.presets);
            for rank in choices {
                let rank = rank.to_string();
                let href = case.page.state.link(&[("target", &rank)]);
                html.text(" ");
                let name = (text.rank_n)(&rank);
                case.go(&href, &format!("target-{rank}"), &name, html);
            }
            html.close("p");
        }
    }
    html.close("div");
}

fn write_answer(
    case: &Case<'_>,
    unit: usize,
    rank: u32,
    asked: &Asked,
    answer: &Reach,
    html: &mut Html,
) {
    match answer {
        Reach::Feasible {
            plan,
            proof,
            fewest,
        } => {
            if plan.gains.is_empty() {
                html.element("p", &[("class", "sentence")], case.text.reached);
                return;
            }
            let (place, value) = (case.rank(Some(plan.rank)), case.value(Some(plan.value)));
            let sentence = (case.text.plan)(&cost(case, asked, plan.cost), &place, &value);
            html.element("p", &[("class", "sentence")], &sentence);
            write_plan(case, unit, asked, (plan, "plan"), html);
            write_proof(case, asked, proof, html);
            if fewest.gains.len() < plan.gains.len() {
                let cost = cost(case, asked, fewest.cost);
                let sentence = (case.text.fewest)(fewest.gains.len(), &cost);
                html.element("p", &[("class", "sentence")], &sentence);
                write_plan(case, unit, asked, (fewest, "fewest"), html);
            }
        }
        Reach::Impossible(obstacle) => write_obstacle(case, rank, obstacle, html),
    }
}

fn cost(case: &Case<'_>, asked: &Asked, cost: f64) -> String {
    let cost = case.exact(cost);
    match asked.in_points() {
        true => (case.text.points)(&cost),
        false => (case.text.effort_units)(&cost),
    }
}

fn write_plan(
    case: &Case<'_>,
    unit: usize,
    asked: &Asked,
    (plan, id): (&Plan, &str),
    html: &mut Html,
) {
    let text = case.text;
    let heads = [text.now, text.gain, text.after, text.cost].map(|head| format!("#{head}"));
    let [now, gain, after, cost] = &heads;
    open_table(html, text.names[1], &[text.index, now, gain, after, cost]);
    for step in &plan.gains {
        open_row(html, &case.index_name(step.index), false);
        cell(html, &case.exact(step.from_points));
        let gained = step.to_points - step.from_points;
        cell(html, &format!("+{}", case.exact(gained)));
        cell(html, &case.exact(step.to_points));
        cell(html, &case.exact(step.cost));
        html.close("tr");
    }
    html.close_table();
    let mut points = Vec::new();
    let mut met = Vec::new();
    for step in &plan.gains {
        match asked.example(step) {
            Some(example) => {
                write_example(case, step, &example, html);
                met.extend(example);
            }
            None => points.push((step.index, step.to_points)),
        }
    }
    let mut scenario = case.with_points(unit, &points);
    for switch in met {
        let id = &case.dataset.units[unit].id;
        scenario.edit(id, &switch.code, Amount::Points(switch.points));
    }
    html.open("p", &[]);
    let what = (text.rank_n)(&case.rank(Some(plan.rank)));
    case.load(&scenario, &format!("load-{id}"), (text.load, &what), html);
    html.close("p");
}

/// Criteria that make a gain.
fn write_example(case: &Case<'_>, step: &PlannedGain, example: &[&Switch], html: &mut Html) {
    let gain = step.to_points - step.from_points;
    let points: f64 = example.iter().map(|switch| switch.points).sum();
    // At the cap the last of them counts in part.
    let more = (points - gain > 1e-9).then(|| case.plain(points));
    let name = case.index_name(step.index);
    let sentence =
        (case.text.for_example)(&name, &case.exact(gain), example.len(), more.as_deref());
    html.element("p", &[], &sentence);
    write_switches(case, step.index, example.iter().copied(), html);
}

/// A list of criteria of an index: number, name and points.
fn write_switches<'a>(
    case: &Case<'_>,
    index: usize,
    switches: impl Iterator<Item = &'a Switch>,
    html: &mut Html,
) {
    let above = case.code(index).len() + 1;
    html.open("ul", &[]);
    for switch in switches {
        let number = &switch.code[above..];
        let name = case.lang.pick(&switch.name_vi, &switch.name_en);
        let mut item = format!(
            "{number} {name}: {}",
            (case.text.points)(&case.plain(switch.points))
        );
        if switch.level == Level::Component {
            item = format!("{item} · {}", TipsText::of(case.lang).shared);
        }
        html.element("li", &[], &item);
    }
    html.close("ul");
}

fn write_proof(case: &Case<'_>, asked: &Asked, proof: &Proof, html: &mut Html) {
    let bound = cost(case, asked, proof.lower_bound);
    let explored = i64::try_from(proof.explored).unwrap_or(i64::MAX);
    let sentence = match proof.optimal {
        true => (case.text.proof)(&bound, &number::integer(case.lang, explored)),
        false => (case.text.bound)(&bound),
    };
    html.element("p", &[("class", "proof")], &sentence);
}

fn write_obstacle(case: &Case<'_>, rank: u32, obstacle: &Obstacle, html: &mut Html) {
    let text = case.text;
    let best = case.rank(obstacle.rank);
    let value = case.value(Some(obstacle.value));
    let sentence = (text.impossible)(&rank.to_string(), &value, &best);
    let needed = match obstacle.needed {
        Some(needed) => (text.needed)(&case.value(Some(needed))),
        None => text.place_lost.to_owned(),
    };
    html.element(
        "p",
        &[("class", "sentence")],
        &format!("{sentence} {needed}"),
    );
    for (why, indices) in [
        (text.why_locked, &obstacle.locked),
        (text.why_capped, &obstacle.capped),
        (text.unknown_indices, &obstacle.unknown),
    ] {
        if !indices.is_empty() {
            let names = format!("{why} {}.", case.index_names(indices));
            html.element("p", &[], &names);
        }
    }
}

/// Locks, efforts, caps and criteria of every index.
fn write_conditions(case: &Case<'_>, asked: &Asked, html: &mut Html) {
    let text = case.text;
    if asked.levers.is_empty() {
        return;
    }
    html.element("h3", &[], text.conditions);
    html.element("p", &[("class", "panel-intro")], text.conditions_help);
    let has_criteria = asked.levers.iter().any(|lever| lever.switches.is_some());
    let published = format!("#{}", text.published);
    let mut columns = vec![text.index, &published, text.lock, text.cap, text.effort];
    if has_criteria {
        columns.push(text.criteria);
    }
    open_table(html, text.conditions, &columns);
    for lever in &asked.levers {
        let code = case.code(lever.track.index);
        let name = case.index_name(lever.track.index);
        let maximum = decimal::shortest(lever.track.maximum).unwrap_or_default();
        open_row(html, &name, lever.locked);
        let published = (text.points_of)(
            &case.exact(lever.track.start),
            &case.plain(lever.track.maximum),
        );
        cell(html, &published);
        html.open("td", &[]);
        write_toggle(case, "lock", code, lever.locked, (&name, text.lock), html);
        html.close("td").open("td", &[]);
        Field {
            param: &format!("cap~{code}"),
            label: &format!("{name}: {}", text.cap),
            shown: false,
            value: lever.cap,
            instead: &maximum,
            range: ["0", &maximum, "0.01"],
        }
        .write(html);
        html.close("td").open("td", &[]);
        Field {
            param: &format!("effort~{code}"),
            label: &format!("{name}: {}", text.effort),
            shown: false,
            value: lever.effort,
            instead: "1",
            range: ["0.01", "1000000", "any"],
        }
        .write(html);
        html.close("td");
        if has_criteria {
            html.open("td", &[]);
            if let Some(switches) = &lever.switches {
                let names = (name.as_str(), text.criteria);
                let on = lever.by_criteria.is_some();
                write_toggle(case, "criteria", code, on, names, html);
                let count = (text.criteria_count)(switches.len());
                html.element("span", &[("class", "hint")], &format!(" {count}"));
            }
            html.close("td");
        }
        html.close("tr");
    }
    html.close_table();
    write_criteria(case, asked, html);
}

/// The criteria of the indices that move by them.
fn write_criteria(case: &Case<'_>, asked: &Asked, html: &mut Html) {
    let levers = asked.levers.iter();
    let chosen = levers.filter(|lever| lever.by_criteria.is_some());
    for (at, lever) in chosen.enumerate() {
        let Some(switches) = &lever.switches else {
            continue;
        };
        if at == 0 {
            html.element("p", &[("class", "hint")], case.text.criteria_note);
        }
        let key = format!("criteria-of-{}", case.code(lever.track.index));
        let title = (case.text.criteria_of)(&case.index_name(lever.track.index));
        html.open("details", &[("class", "more")]).element(
            "summary",
            &[("data-key", &key)],
            &title,
        );
        write_switches(case, lever.track.index, switches.iter(), html);
        html.close("details");
    }
}

/// A link that puts a code into a list of the address, or takes it out.
fn write_toggle(
    case: &Case<'_>,
    param: &str,
    code: &str,
    on: bool,
    (name, what): (&str, &str),
    html: &mut Html,
) {
    let mut codes: Vec<&str> = case.page.state.list(param).collect();
    codes.retain(|other| *other != code);
    if !on {
        codes.push(code);
    }
    let href = case.page.state.link(&[(param, &codes.join(","))]);
    let state = if on { case.text.on } else { case.text.off };
    let label = format!("{name}: {what}, {state}");
    let key = format!("{param}-{code}");
    let class = if on { "toggle is-on" } else { "toggle" };
    let link = [
        ("class", class),
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", &key),
        ("aria-label", &label),
    ];
    html.element("a", &link, state);
}
