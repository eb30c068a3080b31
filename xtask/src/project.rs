//! Where things are, and what the lock file says.

use crate::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.parent().unwrap_or(crate_folder).to_path_buf()
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What xtask itself keeps between runs.
pub(crate) fn cache() -> PathBuf {
    root().join("target").join("xtask")
}

/// Tools that no usual place holds in the version we need.
pub(crate) fn tools() -> PathBuf {
    root().join("target").join("tools")
}

/// A path as a person would write it: relative to the workspace where it lies inside.
pub(crate) fn display(path: &Path) -> String {
    let shown = path.strip_prefix(root()).unwrap_or(path);
    shown.display().to_string()
}

/// Reads a text file; the error names it.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Error::io(path, &error))
}

/// Reads a file; the error names it.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Error::io(path, &error))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::io(folder, &error))?;
    }
    fs::write(path, contents).map_err(|error| Error::io(path, &error))
}

/// Every file below `folder` as a path relative to it with `/`, in order of name; hidden files
/// and folders are left out.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    files_where(folder, &|_| true)
}

/// Like [`files`], without the files and folders that `keep` refuses.
pub(crate) fn files_where(folder: &Path, keep: &dyn Fn(&str) -> bool) -> Result<Vec<String>> {
    let mut found = Vec::new();
    walk(folder, "", keep, &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(
    folder: &Path,
    prefix: &str,
    keep: &dyn Fn(&str) -> bool,
    found: &mut Vec<String>,
) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| Error::io(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Error::io(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') || !keep(&path) {
            continue;
        }
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), keep, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The version at which `Cargo.lock` holds `package`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    version_in_lock(&read(&path)?, package).ok_or_else(|| {
        Error::new(format!(
            "Cargo.lock holds no single version of {package}; `cargo tree -i {package}` shows why"
        ))
    })
}

/// The version of `package` in the text of a lock file, if there is exactly one.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut versions = lock.split("[[package]]").filter_map(|block| {
        let mut lines = block.lines().map(str::trim);
        lines.find(|line| *line == wanted)?;
        let version = lines.find_map(|line| line.strip_prefix("version = "))?;
        Some(version.trim_matches('"').to_owned())
    });
    let version = versions.next()?;
    versions.next().is_none().then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "base64"
version = "0.13.1"

[[package]]
name = "base64"
version = "0.22.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.128"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.127"
"#;

    #[test]
    fn the_lock_gives_the_version_of_exactly_that_package() {
        assert_eq!(
            version_in_lock(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.128")
        );
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }

    #[test]
    fn two_versions_are_no_answer() {
        assert_eq!(version_in_lock(LOCK, "base64"), None);
    }

    #[test]
    fn our_own_lock_holds_wasm_bindgen() {
        assert!(locked_version("wasm-bindgen").is_ok());
    }
}
