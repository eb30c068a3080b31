//! How long things take, natively and in the browser, against the budgets.
//!
//! Machines are noisy: nothing fails below three times its budget, nor on a machine that had more to
//! do than processors before it began. Each table has a yardstick, a
//! fixed piece of work measured in the same run; figures of two runs are best compared in
//! yardsticks.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{browser, project, run};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// Above so many budgets the command fails.
const TOLERANCE: f64 = 3.0;
/// What is said of the figures of a machine that had other work to do.
const BUSY: &str = " The machine was busy with other work: the times say little about the code.";
/// Nanoseconds in a millisecond.
const MILLI: f64 = 1e6;

/// Something that is measured.
struct Figure {
    /// What criterion or the script calls it.
    id: &'static str,
    what: &'static str,
    /// In nanoseconds, where there is one.
    budget: Option<f64>,
    /// Whether the budget is one for the slowest twentieth, and not for the middle.
    of_p95: bool,
}

const fn figure(id: &'static str, what: &'static str, budget: Option<f64>) -> Figure {
    Figure {
        id,
        what,
        budget,
        of_p95: false,
    }
}

/// The fixed piece of work of each table, by this id.
const YARDSTICK: &str = "yardstick";

const NATIVE: [Figure; 9] = [
    figure(
        "rescore and re-rank 63 x 27",
        "full rescore and re-rank, 63 units × 27 indices",
        Some(1e3),
    ),
    figure(
        "rescore and re-rank 11000 x 300",
        "full rescore and re-rank, 11,000 units × 300 criteria",
        Some(3.0 * MILLI),
    ),
    figure(
        "10000 draws/weights",
        "10,000 draws of all weights (Dirichlet), 63 units re-ranked each, pairs counted",
        Some(20.0 * MILLI),
    ),
    figure(
        "10000 draws/weights and rounding",
        "the same, each printed value also off by half of its last digit",
        None,
    ),
    figure(
        "one cell changed and re-ranked",
        "one cell changed and 63 units re-ranked",
        None,
    ),
    figure(
        "tipping points of a province",
        "tipping points of a province, 27 indices",
        None,
    ),
    figure(
        "reach rank 5 in points",
        "cheapest way to rank 5, in points",
        None,
    ),
    figure(
        "reach rank 5 in effort",
        "cheapest way to rank 5, in effort",
        None,
    ),
    figure(
        YARDSTICK,
        "yardstick: 1,000 multiplications and additions, each on the result of the last",
        None,
    ),
];

const BROWSER: [Figure; 9] = [
    Figure {
        of_p95: true,
        ..figure(
            "slider",
            "a slider step to the painted frame",
            Some(32.0 * MILLI),
        )
    },
    figure(
        "slider-between",
        "the same, the event between two frames",
        None,
    ),
    figure(
        "index",
        "another index on the first screen, to the painted frame",
        None,
    ),
    figure(
        "index-at-speed",
        "the same at normal speed, without the wait for the frame",
        Some(1000.0 / 60.0 * MILLI),
    ),
    figure(
        "tasks",
        "the longest task after load in a tour of all screens, at normal speed",
        Some(50.0 * MILLI),
    ),
    figure(
        "draws",
        "10,000 draws of all weights, 63 units re-ranked each, in the worker, at normal speed",
        Some(100.0 * MILLI),
    ),
    figure(
        "first-chart",
        "the map that stands in the page is painted, empty cache, 1.6 Mbit/s, 150 ms",
        Some(800.0 * MILLI),
    ),
    figure("ready", "all charts of the app stand, the same", None),
    figure(
        YARDSTICK,
        "yardstick: 2,000,000 multiplications and additions in JavaScript",
        None,
    ),
];

/// A figure and the times that it took, in nanoseconds.
struct Measured {
    figure: &'static Figure,
    times: Vec<f64>,
}

/// `cargo xtask bench`
pub(crate) fn command(mut args: Args) -> Result<()> {
    let (native, in_browser) = (args.flag("--native"), args.flag("--browser"));
    let check_only = args.flag("--check");
    let site = args.value("--dir")?.map_or_else(project::dist, Into::into);
    args.finish()?;
    let both = native == in_browser;
    let busy = load().is_some_and(|load| load > processors() as f64);
    let remark = if busy { BUSY } else { "" };
    let mut sections = Vec::new();
    let mut slow = Vec::new();
    if native || both {
        let (measured, machine) = run::step("Measuring the engine (minutes)", measure_native)?;
        slow.extend(too_slow(&measured));
        sections.push(("native", section(&measured, &(machine + remark))));
    }
    if in_browser || both {
        let measure = || measure_browser(&site);
        let (measured, machine) = run::step("Measuring the app in Chromium (a minute)", measure)?;
        slow.extend(too_slow(&measured));
        sections.push(("browser", section(&measured, &(machine + remark))));
    }
    let file = project::root().join("docs").join("bench.md");
    let mut text = project::read(&file)?;
    for (name, section) in &sections {
        print!("\n{section}");
        text = replace(&text, name, section)?;
    }
    if !check_only {
        project::write(&file, &text)?;
        println!("Written to docs/bench.md.");
    }
    match slow.join("\n") {
        slow if slow.is_empty() => Ok(()),
        slow if busy => {
            eprintln!("{slow}\nnot judged:{BUSY}");
            Ok(())
        }
        slow => Err(Error::new(slow)),
    }
}

/// Runs the engine's benchmarks and reads the samples that criterion leaves.
fn measure_native() -> Result<(Vec<Measured>, String)> {
    let samples = project::cache().join("criterion");
    if samples.is_dir() {
        std::fs::remove_dir_all(&samples).map_err(|error| Error::io(&samples, &error))?;
    }
    run::output_or_error(
        run::command("cargo")
            .args(["bench", "-p", "dti-engine", "--bench", "engine"])
            .env("CRITERION_HOME", &samples)
            .current_dir(project::root()),
    )?;
    let mut found = Vec::new();
    for file in project::files(&samples)? {
        if let Some(folder) = file.strip_suffix("new/benchmark.json") {
            let about = json(&project::read(&samples.join(&file))?)?;
            let sample = samples.join(folder).join("new").join("sample.json");
            let sample = json(&project::read(&sample)?)?;
            let id = about["full_id"].as_str().unwrap_or_default().to_owned();
            let rounds = numbers(&sample["iters"]);
            let times = numbers(&sample["times"]).into_iter().zip(rounds);
            found.push((id, times.map(|(time, rounds)| time / rounds).collect()));
        }
    }
    let rustc = run::output(run::command("rustc").arg("--version")).unwrap_or_default();
    let rustc = rustc.split(" (").next().unwrap_or_default();
    let machine = format!("{}. {rustc}, one thread, `opt-level = 3`.", machine());
    Ok((assign(&NATIVE, found)?, machine))
}

/// Runs the script in Chromium.
fn measure_browser(site: &Path) -> Result<(Vec<Measured>, String)> {
    if !site.join("index.html").is_file() {
        let problem = format!(
            "there is no built site in {}; `cargo xtask build` makes it",
            project::display(site)
        );
        return Err(Error::new(problem));
    }
    let printed = json(&browser::bench(site)?)?;
    let figures = printed["figures"].as_object();
    let found = figures.into_iter().flatten().map(|(id, times)| {
        let times = numbers(times).into_iter().map(|time| time * MILLI);
        (id.clone(), times.collect())
    });
    let machine = format!(
        "{}. Chromium {} without a graphics processor, its processor slowed {} times.",
        machine(),
        printed["version"].as_str().unwrap_or("?"),
        printed["slower"]
    );
    Ok((assign(&BROWSER, found.collect())?, machine))
}

fn json(text: &str) -> Result<Value> {
    serde_json::from_str(text)
        .map_err(|error| Error::new(format!("not the JSON expected: {error}")))
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_f64).collect()
}

/// Puts the times to their figures; each must have been measured.
fn assign(figures: &'static [Figure], found: Vec<(String, Vec<f64>)>) -> Result<Vec<Measured>> {
    let times_of = |figure: &'static Figure| {
        let times = found.iter().find(|(id, _)| id == figure.id);
        let mut times = times.map(|(_, times)| times.clone()).unwrap_or_default();
        if times.is_empty() {
            let problem = format!("`{}` was not measured", figure.id);
            return Err(Error::new(problem));
        }
        times.sort_by(f64::total_cmp);
        Ok(Measured { figure, times })
    };
    figures.iter().map(times_of).collect()
}

impl Measured {
    /// The time that so many of a hundred do not exceed; of few times, the next longer one.
    fn percentile(&self, percent: usize) -> f64 {
        self.times[((self.times.len() - 1) * percent).div_ceil(100)]
    }

    /// What the budget is about.
    fn decisive(&self) -> f64 {
        self.percentile(if self.figure.of_p95 { 95 } else { 50 })
    }
}

/// The figures that are beyond what noise explains.
fn too_slow(measured: &[Measured]) -> Vec<String> {
    let beyond = |one: &Measured| {
        let budget = one.figure.budget?;
        (one.decisive() > TOLERANCE * budget).then(|| {
            format!(
                "{}: {} is more than three times the budget of {}",
                one.figure.what,
                time(one.decisive()),
                time(budget)
            )
        })
    };
    measured.iter().filter_map(beyond).collect()
}

/// The table of one run.
fn section(measured: &[Measured], machine: &str) -> String {
    let yardstick = measured
        .iter()
        .find(|one| one.figure.id == YARDSTICK)
        .map(|one| one.percentile(50));
    let mut text = format!(
        "{machine}\n\n| what | budget | fastest | median | p95 | of the budget | yardsticks |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for one in measured {
        let of_p95 = if one.figure.of_p95 { " (p95)" } else { "" };
        let budget = one.figure.budget;
        let shown = budget.map_or("none".to_owned(), |budget| time(budget) + of_p95);
        let share = budget.map_or(String::new(), |budget| {
            format!("{:.2}", one.decisive() / budget)
        });
        let sticks = yardstick.map_or(String::new(), |stick| {
            significant(one.percentile(50) / stick)
        });
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {shown} | {} | {} | {} | {share} | {sticks} |",
            one.figure.what,
            time(one.percentile(0)),
            time(one.percentile(50)),
            time(one.percentile(95)),
        );
    }
    text
}

/// Two digits that count, in the unit that suits.
fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        time if time < 995.0 => format!("{} ns", significant(time)),
        time if time < 995e3 => format!("{} µs", significant(time / 1e3)),
        time if time < 995e6 => format!("{} ms", significant(time / 1e6)),
        time => format!("{} s", significant(time / 1e9)),
    }
}

/// Two digits that count; all of a number from 10.
fn significant(number: f64) -> String {
    match number {
        number if number >= 9.95 => format!("{number:.0}"),
        number if number >= 0.995 => format!("{number:.1}"),
        number if number >= 0.0995 => format!("{number:.2}"),
        number => format!("{number:.3}"),
    }
}

/// What the processor calls itself, and how many there are.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == "model name").then(|| value.trim().to_owned())
    });
    let model = model.unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let load = load().map_or("load unknown".to_owned(), |load| {
        format!("load {load} at the end")
    });
    let (cores, system) = (processors(), std::env::consts::OS);
    format!("{model}, {cores} cores, {system}, {load}")
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// How many threads wanted to run in the last minute, where the system says so.
fn load() -> Option<f64> {
    let loads = std::fs::read_to_string("/proc/loadavg").ok()?;
    loads.split_whitespace().next()?.parse().ok()
}

/// Puts a section between its marks.
fn replace(text: &str, name: &str, section: &str) -> Result<String> {
    let (begin, end) = (
        format!("<!-- {name}: written by cargo xtask bench -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let parts = text.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some(format!("{before}{begin}\n{section}\n{end}{after}"))
    });
    parts.ok_or_else(|| Error::new(format!("docs/bench.md has lost its marks of `{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(figure: &'static Figure, times: &[f64]) -> Measured {
        let found = vec![(figure.id.to_owned(), times.to_vec())];
        let figures = std::slice::from_ref(figure);
        assign(figures, found).unwrap().remove(0)
    }

    static STEP: Figure = Figure {
        of_p95: true,
        ..figure("slider", "a step", Some(32.0 * MILLI))
    };
    static STICK: Figure = figure(YARDSTICK, "yardstick", None);

    #[test]
    fn times_are_read_in_any_order() {
        let hundred: Vec<f64> = (1..=101).rev().map(f64::from).collect();
        let one = measured(&STICK, &hundred);
        let found = [0, 50, 95].map(|percent| one.percentile(percent) as u32);
        assert_eq!(found, [1, 51, 96]);
    }

    #[test]
    fn only_three_times_the_budget_fails() {
        let of = |time: f64| too_slow(&[measured(&STEP, &[time * MILLI])]);
        assert_eq!(of(95.9), Vec::<String>::new());
        assert_eq!(
            of(97.0),
            ["a step: 97 ms is more than three times the budget of 32 ms"]
        );
        // The budget is one of the slowest twentieth.
        let mut times = vec![10.0 * MILLI; 90];
        times.extend([100.0 * MILLI; 10]);
        assert_eq!(too_slow(&[measured(&STEP, &times)]).len(), 1);
        assert_eq!(too_slow(&[measured(&STICK, &[1e12])]).len(), 0);
    }

    #[test]
    fn a_line_says_budget_times_and_ratios() {
        let lines = [
            measured(&STEP, &[16.0 * MILLI, 20.0 * MILLI, 24.0 * MILLI]),
            measured(&STICK, &[10.0 * MILLI]),
        ];
        let section = section(&lines, "Some machine.");
        let rows: Vec<&str> = section.lines().skip(4).collect();
        assert_eq!(
            rows,
            [
                "| a step | 32 ms (p95) | 16 ms | 20 ms | 24 ms | 0.75 | 2.0 |",
                "| yardstick | none | 10 ms | 10 ms | 10 ms |  | 1.0 |",
            ]
        );
    }

    #[test]
    fn times_have_the_unit_that_suits() {
        let times = [4.2, 640.0, 996.0, 2.3e6, 999e6, 1.7e9].map(time);
        assert_eq!(
            times,
            ["4.2 ns", "640 ns", "1.0 µs", "2.3 ms", "1.0 s", "1.7 s"]
        );
    }

    #[test]
    fn what_was_not_measured_is_an_error() {
        let error = assign(std::slice::from_ref(&STICK), Vec::new())
            .err()
            .unwrap();
        assert_eq!(error.to_string(), "`yardstick` was not measured");
    }

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let text =
            "a\n<!-- native: written by cargo xtask bench -->\nold\n<!-- end of native -->\nb\n";
        let replaced = replace(text, "native", "new\n").unwrap();
        assert_eq!(
            replaced,
            "a\n<!-- native: written by cargo xtask bench -->\n\nnew\n\n<!-- end of native -->\nb\n"
        );
        assert_eq!(replace(&replaced, "native", "new\n").unwrap(), replaced);
        assert!(replace(text, "browser", "new\n").is_err());
        // The file in the repository has both.
        let file = project::read(&project::root().join("docs").join("bench.md")).unwrap();
        for name in ["native", "browser"] {
            assert!(replace(&file, name, "x").is_ok(), "{name}");
        }
    }
}
