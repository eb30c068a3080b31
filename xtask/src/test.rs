//! Every check of the project, in the order in which a failure is cheapest to find.

use crate::args::{self, Args};
use crate::error::{Error, Result};
use crate::{browser, build, invariants, project, run, size, tools};
use std::process::Command;
use std::time::{Duration, Instant};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Crates that never run in a browser; all others are linted for WASM as well.
const NATIVE_ONLY: &[&str] = &["dti-cli", "dti-tests", "xtask"];
/// The crate that only the browser runs.
const BROWSER_ONLY: &str = "dti-app";
/// Cargo's name for the environment variable that says how to run WASM tests.
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// One check: the name by which it is called, what it checks, and the code that does it.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Tally) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "tools",
        about: "everything that the build needs is there",
        run: |_| tools::ensure_all(),
    },
    Step {
        name: "format",
        about: "rustfmt finds nothing to change",
        run: |_| run::run(cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "invariants",
        about: "what the crates may depend on and reach",
        run: |_| invariants::check(),
    },
    Step {
        name: "lint",
        about: "clippy on what runs natively",
        run: |_| lint_native(),
    },
    Step {
        name: "lint-wasm",
        about: "clippy on what runs in the browser",
        run: |_| lint_wasm(),
    },
    Step {
        name: "licences",
        about: "cargo deny, where it is installed",
        run: |_| licences(),
    },
    Step {
        name: "native",
        about: "unit, property, oracle and golden tests",
        run: test_native,
    },
    Step {
        name: "polars",
        about: "the command line with CSV and Parquet through polars",
        run: test_polars,
    },
    Step {
        name: "wasm",
        about: "the tests that run as WebAssembly, in Node.js",
        run: test_wasm,
    },
    Step {
        name: "build",
        about: "the release build",
        run: |_| build::build(None, false),
    },
    Step {
        name: "size",
        about: "the bytes that travel, against the budgets",
        run: |_| size::command(Args::new(vec!["--check".to_owned()])),
    },
    Step {
        name: "browser",
        about: "the built app in a real Chromium",
        run: |tally| browser::test(|line| tally.read(line)),
    },
];

/// How many tests of all runners passed and failed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    /// What each test in a browser that was tried a second time failed of.
    retried: Vec<String>,
}

/// `cargo xtask test`
pub(crate) fn command(mut args: Args) -> Result<()> {
    let fast = args.flag("--fast");
    let keep_going = args.flag("--keep-going");
    let from = args.value("--from")?;
    let only = args.value("--only")?;
    let list = args.flag("--list");
    args.finish()?;
    if list {
        for step in STEPS {
            println!("{:<10}  {}", step.name, step.about);
        }
        return Ok(());
    }
    let first = from.as_deref().map(position).transpose()?.unwrap_or(0);
    let only = only.as_deref().map(position).transpose()?;
    let chosen: Vec<&Step> = STEPS
        .iter()
        .enumerate()
        .filter(|(at, _)| only.map_or(*at >= first, |only| only == *at))
        .map(|(_, step)| step)
        .filter(|step| !(fast && step.name == "browser"))
        .collect();
    run_steps(&chosen, keep_going)
}

/// Where in the list the step called `name` stands.
fn position(name: &str) -> Result<usize> {
    let found = STEPS.iter().position(|step| step.name == name);
    found.ok_or_else(|| {
        let near = args::nearest(name, STEPS.iter().map(|step| step.name))
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_else(|| "`cargo xtask test --list` names them".to_owned());
        Error::usage(format!("there is no step `{name}`; {near}"))
    })
}

fn run_steps(steps: &[&Step], keep_going: bool) -> Result<()> {
    let mut tally = Tally::default();
    let mut times: Vec<(&str, Duration, bool)> = Vec::new();
    let start = Instant::now();
    for (at, step) in steps.iter().enumerate() {
        println!(
            "\n=== [{}/{}] {}: {} ===",
            at + 1,
            steps.len(),
            step.name,
            step.about
        );
        let begun = Instant::now();
        let failed_before = tally.failed;
        let result = (step.run)(&mut tally);
        if let Err(error) = &result {
            println!("FAILED {}: {error}", step.name);
            // A step that fails without a failing test of its own still counts as a failure.
            if tally.failed == failed_before {
                tally.failed += 1;
            }
        }
        times.push((step.name, begun.elapsed(), result.is_ok()));
        if result.is_err() && !keep_going {
            break;
        }
    }
    println!("\n=== Summary ===");
    for (name, time, good) in &times {
        let state = if *good { "ok" } else { "FAILED" };
        println!("{name:<10} {state:<6} {:>7.1} s", time.as_secs_f64());
    }
    for step in &steps[times.len()..] {
        println!("{:<10} not run", step.name);
    }
    println!("{:<10} {:>14}", "all", run::seconds(start));
    for retried in &tally.retried {
        println!("second try: {retried}");
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    let broken: Vec<&str> = times
        .iter()
        .filter(|(_, _, good)| !good)
        .map(|(name, _, _)| *name)
        .collect();
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Error::new(format!("failed: {}", broken.join(", "))))
    }
}

impl Tally {
    /// Adds up what a line says, if it is the summary of cargo's or Node's test runner.
    fn read(&mut self, line: &str) {
        if let Some(rest) = line.trim().strip_prefix("test result: ") {
            let parts = rest.split_once(". ").map_or("", |(_, counts)| counts);
            for part in parts.split(';') {
                let mut words = part.split_whitespace();
                let count = words.next().and_then(|word| word.parse::<usize>().ok());
                match (count, words.next()) {
                    (Some(count), Some("passed")) => self.passed += count,
                    (Some(count), Some("failed")) => self.failed += count,
                    _ => {}
                }
            }
        }
        let node = line.trim_start();
        let node = node.strip_prefix("ℹ ").or_else(|| node.strip_prefix("# "));
        if let Some(retried) = node.and_then(|rest| rest.strip_prefix("second try: ")) {
            self.retried.push(retried.to_owned());
        }
        if let Some((what, count)) = node.and_then(|rest| rest.split_once(' ')) {
            match (what, count.parse::<usize>()) {
                ("pass", Ok(count)) => self.passed += count,
                ("fail" | "cancelled", Ok(count)) => self.failed += count,
                _ => {}
            }
        }
    }
}

fn cargo() -> Command {
    run::command("cargo")
}

fn lint_native() -> Result<()> {
    let mut clippy = cargo();
    clippy.args([
        "clippy",
        "--workspace",
        "--exclude",
        BROWSER_ONLY,
        "--all-targets",
    ]);
    if has_polars()? {
        clippy.args(["--features", "dti-cli/polars"]);
    }
    run::run(clippy.args(["--", "-D", "warnings"]))
}

fn lint_wasm() -> Result<()> {
    let mut clippy = cargo();
    clippy.args(["clippy", "--target", WASM_TARGET, "--workspace"]);
    for package in NATIVE_ONLY {
        clippy.args(["--exclude", package]);
    }
    run::run(clippy.args(["--", "-D", "warnings"]))
}

fn licences() -> Result<()> {
    if run::find("cargo-deny").is_none() {
        println!("cargo-deny is not installed (`cargo install --locked cargo-deny`): left out");
        return Ok(());
    }
    run::run(cargo().args(["deny", "check", "licenses", "bans", "sources"]))
}

fn test_native(tally: &mut Tally) -> Result<()> {
    // `--no-fail-fast`, since one broken crate must not hide what the others say.
    run::run_reading(
        cargo().args(["test", "--workspace", "--no-fail-fast"]),
        |line| tally.read(line),
    )
}

fn test_polars(tally: &mut Tally) -> Result<()> {
    if !has_polars()? {
        println!("dti-cli has no feature `polars`: nothing to test");
        return Ok(());
    }
    run::run_reading(
        cargo().args(["test", "--package", "dti-cli", "--features", "polars"]),
        |line| tally.read(line),
    )
}

/// Whether the command line can be built with polars.
fn has_polars() -> Result<bool> {
    let manifest = project::read(&project::root().join("cli").join("Cargo.toml"))?;
    Ok(manifest
        .lines()
        .skip_while(|line| line.trim() != "[features]")
        .any(|line| line.starts_with("polars =")))
}

/// The tests that run in both worlds and must give the same bits: package and test.
const WASM_TESTS: &[(&str, &str)] = &[("dti-engine", "golden"), ("dti-engine", "methods")];

fn test_wasm(tally: &mut Tally) -> Result<()> {
    for (package, test) in WASM_TESTS {
        println!("--- {package}, {test}");
        run::run_reading(
            cargo()
                .args(["test", "--target", WASM_TARGET, "--package", package])
                .args(["--test", test])
                .env(RUNNER, "wasm-bindgen-test-runner"),
            |line| tally.read(line),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_understood() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "ℹ tests 5",
            "ℹ pass 4",
            "ℹ fail 1",
            "# pass 1",
            "# a heading",
            "ℹ second try: a chart: Timeout 30000ms exceeded.",
            "    at a line of its stack",
        ] {
            tally.read(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 20,
                failed: 3,
                retried: vec!["a chart: Timeout 30000ms exceeded.".to_owned()],
            }
        );
    }

    #[test]
    fn an_unknown_step_names_the_nearest() {
        let error = position("browsr").unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no step `browsr`; did you mean `browser`?"
        );
        assert_eq!(position("tools").unwrap(), 0);
    }

    #[test]
    fn a_failing_step_stops_the_rest_unless_told_to_go_on() {
        const BAD: Step = Step {
            name: "bad",
            about: "fails",
            run: |_| Err(Error::new("broken")),
        };
        const GOOD: Step = Step {
            name: "good",
            about: "passes",
            run: |tally| {
                tally.passed += 1;
                Ok(())
            },
        };
        let steps = [&BAD, &GOOD, &BAD];
        let stopped = run_steps(&steps, false).unwrap_err().to_string();
        assert_eq!(stopped, "failed: bad");
        let all = run_steps(&steps, true).unwrap_err().to_string();
        assert_eq!(all, "failed: bad, bad");
        run_steps(&[&GOOD], false).unwrap();
    }
}
