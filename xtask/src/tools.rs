//! The tools that the build needs, in the versions that it needs. What is missing is installed:
//! programs written in Rust where `cargo install` puts them (or, when another version is there
//! already, under target/tools/), those that run on Node.js under target/tools/npm/.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{project, run};
use std::fs;
use std::path::PathBuf;

const TRUNK: &str = "0.21.14";
const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The first wasm-opt that knows every instruction rustc emits today.
const OLDEST_WASM_OPT: u32 = 108;

/// A minifier of JavaScript and CSS, and an optimiser of WebAssembly.
#[derive(Debug)]
pub(crate) struct Optimisers {
    /// Absent when only npm is out of reach: then scripts and styles stay as long as they are.
    pub(crate) esbuild: Option<PathBuf>,
    /// Optimises WebAssembly for size.
    pub(crate) wasm_opt: PathBuf,
}

/// `cargo xtask tools`
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    ensure_all()
}

/// Installs what is missing of everything that `cargo xtask build` needs.
pub(crate) fn ensure_all() -> Result<()> {
    report(1, 4, "WebAssembly target of Rust", wasm_target()?);
    report(2, 4, &format!("Trunk {TRUNK}"), trunk()?);
    let version = project::locked_version("wasm-bindgen")?;
    report(
        3,
        4,
        &format!("wasm-bindgen {version}, as in Cargo.lock"),
        wasm_bindgen()?,
    );
    let before = npm_is_current();
    optimisers()?;
    report(4, 4, "wasm-opt and esbuild", before);
    Ok(())
}

fn report(step: usize, of: usize, what: &str, was_there: bool) {
    let state = if was_there { "there" } else { "installed" };
    println!("[tools {step}/{of}] {what}: {state}");
}

/// The part of rustc that compiles for the browser. True if it was there already.
pub(crate) fn wasm_target() -> Result<bool> {
    let there = || {
        run::output(run::command("rustc").args([
            "--print",
            "target-libdir",
            "--target",
            WASM_TARGET,
        ]))
        .is_some_and(|folder| {
            // The folder's name is printed whether or not it exists.
            fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
        })
    };
    if there() {
        return Ok(true);
    }
    let install = format!("rustup target add {WASM_TARGET}");
    if run::find("rustup").is_none() {
        return Err(Error::missing(
            &format!("the Rust target {WASM_TARGET}"),
            "rustc has no such target and there is no rustup to add it",
            &format!("curl -sSf https://sh.rustup.rs | sh && {install}"),
        ));
    }
    run::step(
        &format!("Adding the Rust target {WASM_TARGET} (seconds)"),
        || run::run(run::command("rustup").args(["target", "add", WASM_TARGET])),
    )
    .map_err(|error| {
        Error::missing(
            &format!("the Rust target {WASM_TARGET}"),
            &error.to_string(),
            &install,
        )
    })?;
    Ok(false)
}

/// The builder of the app. True if it was there already.
pub(crate) fn trunk() -> Result<bool> {
    cargo_tool("trunk", "trunk", TRUNK, "about 8 minutes on two cores")
}

/// The maker of the JavaScript between page and WASM; its version must be the library's.
pub(crate) fn wasm_bindgen() -> Result<bool> {
    let version = project::locked_version("wasm-bindgen")?;
    cargo_tool(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &version,
        "about 2 minutes on two cores",
    )
}

/// Installs `package`, which holds `program`, unless it is there at `version`.
fn cargo_tool(program: &str, package: &str, version: &str, how_long: &str) -> Result<bool> {
    let found = version_of(program);
    if found.as_deref() == Some(version) {
        return Ok(true);
    }
    let install = format!("cargo install --locked {package}@{version}");
    let mut cargo = run::command("cargo");
    cargo
        .args(["install", "--locked", &format!("{package}@{version}")])
        // Its own link-time optimisation costs minutes and buys nothing here.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let why = match found {
        // Somebody's other projects may need the version that is there: leave it alone.
        Some(other) => {
            cargo.arg("--root").arg(project::tools());
            format!("found {other}")
        }
        None => "not found".to_owned(),
    };
    let title = format!("Installing {package} {version} ({why}; {how_long}): {install}");
    run::step(&title, || run::run(&mut cargo))
        .map_err(|error| Error::missing(program, &error.to_string(), &install))?;
    if version_of(program).as_deref() == Some(version) {
        return Ok(false);
    }
    Err(Error::new(format!(
        "`{install}` ended well, but `{program} --version` does not say {version}: is cargo's \
         bin folder on PATH?"
    )))
}

/// The version that `program --version` prints as its second word.
fn version_of(program: &str) -> Option<String> {
    run::find(program)?;
    let printed = run::output(run::command(program).arg("--version"))?;
    printed.split_whitespace().nth(1).map(str::to_owned)
}

/// The tools that run on Node.js, installed at the versions of xtask/tools/package-lock.json;
/// where npm cannot have them, a wasm-opt from PATH.
pub(crate) fn optimisers() -> Result<Optimisers> {
    let bin = npm_folder().join("node_modules").join(".bin");
    let problem = match npm() {
        Ok(()) => {
            return Ok(Optimisers {
                esbuild: Some(bin.join("esbuild")),
                wasm_opt: bin.join("wasm-opt"),
            });
        }
        Err(problem) => problem,
    };
    if let Some(wasm_opt) = run::find("wasm-opt")
        && wasm_opt_version().is_some_and(|version| version >= OLDEST_WASM_OPT)
    {
        println!("    {problem}\n    Using {} instead.", wasm_opt.display());
        return Ok(Optimisers {
            esbuild: None,
            wasm_opt,
        });
    }
    Err(Error::missing(
        "wasm-opt",
        &problem.to_string(),
        "npm install --global binaryen@130    (or: apt-get install binaryen)",
    ))
}

/// The number in `wasm-opt version 130 (version_130)`.
fn wasm_opt_version() -> Option<u32> {
    version_of("wasm-opt")?;
    let printed = run::output(run::command("wasm-opt").arg("--version"))?;
    printed.split_whitespace().nth(2)?.parse().ok()
}

fn npm_folder() -> PathBuf {
    project::tools().join("npm")
}

/// Whether target/tools/npm/ holds what the lock file asks for.
fn npm_is_current() -> bool {
    let lock = project::root().join("xtask/tools/package-lock.json");
    let installed = npm_folder().join("installed-lock.json");
    match (fs::read(lock), fs::read(installed)) {
        (Ok(wanted), Ok(there)) => wanted == there,
        _ => false,
    }
}

fn npm() -> Result<()> {
    if npm_is_current() {
        return Ok(());
    }
    let source = project::root().join("xtask/tools");
    let folder = npm_folder();
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        project::write(&folder.join(name), project::read(&source.join(name))?)?;
    }
    run::step(
        "Installing wasm-opt and esbuild under target/tools/npm/ (seconds)",
        || npm_ci(&folder),
    )?;
    // Last, so that an interrupted installation starts again.
    let lock = project::read(&source.join("package-lock.json"))?;
    project::write(&folder.join("installed-lock.json"), lock)
}

/// Installs exactly what the lock file in `folder` names.
pub(crate) fn npm_ci(folder: &std::path::Path) -> Result<()> {
    if run::find("npm").is_none() {
        return Err(Error::missing(
            "npm",
            "Node.js 20 or newer comes with it",
            "apt-get install nodejs npm    (or see https://nodejs.org)",
        ));
    }
    run::run(
        run::command("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )
}
