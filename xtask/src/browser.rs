//! The browser tests: dist/ in a real Chromium.

use crate::error::{Error, Result};
use crate::{project, run, tools};
use std::path::{Path, PathBuf};

/// Names under which systems know Chromium.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// Where Chromium is; installed from Debian's package where that is possible.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        if chosen.is_file() {
            return Ok(chosen);
        }
        return Err(Error::new(format!(
            "CHROMIUM names {}, which is no file",
            chosen.display()
        )));
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let install = "apt-get update && apt-get install -y --no-install-recommends chromium";
    let is_root = run::output(run::command("id").arg("-u")).as_deref() == Some("0");
    if !is_root || run::find("apt-get").is_none() {
        return Err(Error::missing(
            "Chromium",
            "the browser tests need it, and it can only be installed by root with apt-get",
            &format!("sudo sh -c '{install}'    (or set CHROMIUM to the path of one)"),
        ));
    }
    run::step("Installing Debian's Chromium (a minute or two)", || {
        run::run(
            run::command("sh")
                .args(["-c", install])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
    .map_err(|error| Error::missing("Chromium", &error.to_string(), install))?;
    find().ok_or_else(|| Error::new("the package chromium brought no program of that name"))
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| run::find(name))
}

/// Runs every tests/browser/*.test.mjs and hands each printed line to `line`.
pub(crate) fn test(line: impl FnMut(&str)) -> Result<()> {
    let chromium = chromium()?;
    println!("Browser: {}", chromium.display());
    let folder = project::root().join("tests").join("browser");
    install(&folder)?;
    let tests: Vec<String> = project::files(&folder)?
        .into_iter()
        .filter(|name| name.ends_with(".test.mjs") && !name.starts_with("node_modules/"))
        .collect();
    let this_program = std::env::current_exe().map_err(|error| Error::new(error.to_string()))?;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    run::run_reading(
        run::command("node")
            .args(["--test", "--test-reporter=spec", "--test-timeout=300000"])
            // Node leaves one processor free, which on two halves the speed.
            .arg(format!("--test-concurrency={processors}"))
            .args(tests)
            .env("CHROMIUM", chromium)
            .env("DTI_XTASK", this_program)
            .current_dir(&folder),
        line,
    )
}

/// Runs tests/browser/bench.mjs on a built site and returns the last line that it prints.
pub(crate) fn bench(site: &Path) -> Result<String> {
    let chromium = chromium()?;
    let folder = project::root().join("tests").join("browser");
    install(&folder)?;
    let this_program = std::env::current_exe().map_err(|error| Error::new(error.to_string()))?;
    let printed = run::output_or_error(
        run::command("node")
            .arg("bench.mjs")
            .env("CHROMIUM", chromium)
            .env("DTI_XTASK", this_program)
            .env("DTI_DIST", site)
            .current_dir(&folder),
    )?;
    Ok(printed.lines().last().unwrap_or_default().to_owned())
}

/// Installs what the tests need, unless the lock file has not changed since.
fn install(folder: &Path) -> Result<()> {
    let lock = project::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if std::fs::read_to_string(&installed).is_ok_and(|there| there == lock) {
        return Ok(());
    }
    run::step("Installing Playwright and axe-core (seconds)", || {
        tools::npm_ci(folder)
    })?;
    project::write(&installed, lock)
}
