//! The release build: a dist/ that works from any folder of any static host.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{compress, fingerprint, finish, project, run, size, tools};
use std::path::PathBuf;

/// `cargo xtask build`
pub(crate) fn command(mut args: Args) -> Result<()> {
    let base_url = args
        .value("--base-url")?
        .map(|url| checked(&url))
        .transpose()?;
    let force = args.flag("--force");
    args.finish()?;
    build(base_url.as_deref(), force)?;
    println!("dist/ is ready: {}", size::summary()?);
    Ok(())
}

/// Builds dist/ unless it is what the present sources make.
pub(crate) fn build(base_url: Option<&str>, force: bool) -> Result<()> {
    let inputs = fingerprint::of_inputs(&project::root(), &circumstances(base_url)?)?;
    if !force && is_current(&inputs) {
        println!("dist/ is up to date.");
        return Ok(());
    }
    tools::ensure_all()?;
    // What is there is no longer the result of any known sources.
    let _ = std::fs::remove_file(stamp());
    run::step(
        "Building the release app with Trunk (minutes the first time)",
        || {
            let mut trunk = run::command("trunk");
            trunk
                .args(["build", "--release"])
                .env("TRUNK_SKIP_VERSION_CHECK", "true")
                .env(WASM_RUSTFLAGS, wasm_rustflags());
            match base_url {
                Some(url) => trunk.env(finish::BASE_URL, url),
                None => trunk.env_remove(finish::BASE_URL),
            };
            run::run(&mut trunk)
        },
    )?;
    run::step("Compressing dist/ as a static host would", || {
        for name in project::files(&project::dist())? {
            let path = project::dist().join(&name);
            if !size::is_of_many(&name) && compress::worth_it(&path) {
                compress::brotli(&project::read_bytes(&path)?)?;
            }
        }
        Ok(())
    })?;
    let made = fingerprint::of_folder(&project::dist())?;
    project::write(&stamp(), format!("{inputs}\n{made}\n"))
}

/// The environment variable with flags of rustc for the app alone. The hooks of Trunk build `xtask`
/// itself, which other flags would have built anew while it runs.
const WASM_RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flags of the caller, and some that keep out of the app where this machine has its crates: what
/// is shipped is then the same, and as large, wherever it is built. The flags are parted by spaces, so
/// that a place with a space in it stays as it is.
fn wasm_rustflags() -> String {
    let given = std::env::var(WASM_RUSTFLAGS).unwrap_or_default();
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().flatten();
    let places = registries.map(|registry| registry.path().display().to_string());
    let mut places: Vec<String> = places.filter(|place| !place.contains(' ')).collect();
    places.sort_unstable();
    places.iter().fold(given, |flags, place| {
        format!("{flags} --remap-path-prefix={place}=")
    })
}

/// Whether dist/ was made from `inputs` and nobody has touched it since (`trunk serve` does).
fn is_current(inputs: &str) -> bool {
    let Ok(stamp) = std::fs::read_to_string(stamp()) else {
        return false;
    };
    let mut lines = stamp.lines();
    lines.next() == Some(inputs)
        && fingerprint::of_folder(&project::dist()).is_ok_and(|made| lines.next() == Some(&made))
}

fn stamp() -> PathBuf {
    project::cache().join("dist.stamp")
}

/// What besides the sources decides how dist/ looks.
fn circumstances(base_url: Option<&str>) -> Result<Vec<String>> {
    let rustc = run::output_or_error(run::command("rustc").arg("--version"))?;
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    Ok(vec![rustc, flags, base_url.unwrap_or_default().to_owned()])
}

/// An absolute address of a folder, with its final slash.
fn checked(url: &str) -> Result<String> {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let is_plain = |text: &str| !text.contains(['"', '<', '>', ' ', '?', '#', '&']);
    match host {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && is_plain(rest) => {
            Ok(format!("{}/", url.trim_end_matches('/')))
        }
        _ => Err(Error::usage(format!(
            "--base-url needs the address at which dist/ will stand, such as \
             https://example.org/dti/, not `{url}`"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_absolute_folder() {
        assert_eq!(
            checked("https://example.org/dti").unwrap(),
            "https://example.org/dti/"
        );
        assert_eq!(
            checked("http://example.org/").unwrap(),
            "http://example.org/"
        );
        for wrong in [
            "example.org",
            "https://",
            "https:///a",
            "https://e.org/\"x",
            "ftp://e.org",
        ] {
            assert_eq!(checked(wrong).unwrap_err().exit_code(), 2, "{wrong}");
        }
    }
}
