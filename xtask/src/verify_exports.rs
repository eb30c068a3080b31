//! What other programs make of our files: SVG and PNG in three renderers, XLSX and CSV (vi) in a
//! spreadsheet. Takes minutes and needs large programs, so it is a command of its own, and its
//! result is recorded in docs/exports.md.

mod pictures;
mod sheets;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{project, run};

/// The programs, and the Debian packages that bring them.
const PROGRAMS: [(&str, &str); 3] = [
    ("rsvg-convert", "librsvg2-bin"),
    ("soffice", "libreoffice-calc"),
    ("chromium", "chromium"),
];

/// One comparison: what was compared, by what program, and what came out.
pub(crate) struct Check {
    pub(crate) file: String,
    pub(crate) program: &'static str,
    pub(crate) result: String,
    pub(crate) good: bool,
}

/// `cargo xtask verify-exports`
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(program, _)| run::find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        return Err(Error::missing(
            &missing.join(" and "),
            "other programs open our files here; nothing is installed by this command",
            &format!(
                "sudo apt-get install -y --no-install-recommends {}",
                missing.join(" ")
            ),
        ));
    }
    run::step("Building dti", || {
        run::run(run::command("cargo").args(["build", "--quiet", "-p", "dti-cli"]))
    })?;
    let folder = project::root().join("target").join("verify-exports");
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, &error))?;
    let mut checks = run::step("Charts", || pictures::check(&folder))?;
    checks.extend(run::step("Tables", || sheets::check(&folder))?);
    let report = report(&checks);
    print!("{report}");
    project::write(&project::root().join("docs").join("exports.md"), &report)?;
    println!("Written to docs/exports.md.");
    let bad = checks.iter().filter(|check| !check.good).count();
    if bad > 0 {
        return Err(Error::new(format!(
            "{bad} of {} comparisons failed",
            checks.len()
        )));
    }
    Ok(())
}

/// Our program, as it was built.
fn dti() -> Command {
    run::command(dti_path())
}

fn dti_path() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| project::root().join("target"));
    target.join("debug").join("dti")
}

/// Runs our program with words separated by blanks, and a file to write.
fn write(words: &str, file: &Path) -> Result<()> {
    let mut command = dti();
    command.args(words.split_whitespace()).arg("-o").arg(file);
    run::output_or_error(&mut command).map(|_| ())
}

/// The report: which programs, and each comparison.
fn report(checks: &[Check]) -> String {
    let mut out = String::from(
        "# Exported files in other programs\n\n\
         Written by `cargo xtask verify-exports`. Pictures are compared with the PNG that `dti chart` \
         writes, in blocks of\n4 × 4 pixels: *mean* and *most* are differences of a block’s mean \
         brightness on a scale of 255. Edges are smoothed\ndifferently by each program; up to 40 \
         counts as that, and a missing mark of two by two pixels is more. Tables are\ncompared cell \
         by cell with the CSV.\n\n",
    );
    for (program, _) in PROGRAMS {
        let version = run::output(run::command(program).arg("--version"));
        let version = version.unwrap_or_default();
        let version = version.lines().next().unwrap_or_default().trim();
        let _ = writeln!(out, "- {version}");
    }
    if let Ok(version) = project::locked_version("resvg") {
        let _ = writeln!(out, "- resvg {version}, which `dti chart` paints with");
    }
    out.push_str("\n| file | program | result | |\n| --- | --- | --- | --- |\n");
    for check in checks {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            check.file,
            check.program,
            check.result,
            if check.good { "good" } else { "**bad**" }
        );
    }
    out
}
