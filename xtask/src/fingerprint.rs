//! What a build was made from, and whether that has changed since.

use crate::error::Result;
use crate::project;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// Top-level folders and files that cannot change dist/.
const NOT_INPUTS: &[&str] = &["cli", "dist", "docs", "node_modules", "target", "tests"];
/// Hidden ones that can.
const HIDDEN_INPUTS: &[&str] = &[".cargo/config.toml"];

/// A name for these bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A name for everything that decides how dist/ looks: every source file, the options of the
/// build and the versions of the tools.
pub(crate) fn of_inputs(root: &Path, also: &[String]) -> Result<String> {
    let mut hasher = Sha256::new();
    for text in also {
        hasher.update(text);
        hasher.update([0]);
    }
    let listed = project::files_where(root, &|path| !is_output(path))?;
    let hidden = HIDDEN_INPUTS.iter().map(|path| (*path).to_owned());
    for path in listed.into_iter().chain(hidden) {
        let contents = std::fs::read(root.join(&path)).unwrap_or_default();
        hasher.update(&path);
        hasher.update([0]);
        hasher.update(Sha256::digest(&contents));
    }
    Ok(hex(&hasher.finalize()))
}

/// A name for all that a folder holds.
pub(crate) fn of_folder(folder: &Path) -> Result<String> {
    let mut hasher = Sha256::new();
    for path in project::files(folder)? {
        hasher.update(&path);
        hasher.update([0]);
        hasher.update(Sha256::digest(project::read_bytes(&folder.join(&path))?));
    }
    Ok(hex(&hasher.finalize()))
}

/// Whether a path from the root is no source of dist/.
fn is_output(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or(path);
    NOT_INPUTS.contains(&top)
        || (!path.contains('/') && path.ends_with(".md"))
        || path.split('/').any(|part| part == "node_modules")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_can_change_the_site_counts() {
        assert!(is_output("target"));
        assert!(is_output("README.md"));
        assert!(is_output("docs/size.md"));
        assert!(!is_output("assets/data/README.md"));
        assert!(!is_output("app/src/main.rs"));
        assert!(!is_output("Cargo.lock"));
    }

    #[test]
    fn a_changed_source_or_option_changes_the_name() {
        let folder = std::env::temp_dir().join(format!("dti-fingerprint-{}", std::process::id()));
        let write = |name: &str, text: &str| project::write(&folder.join(name), text).unwrap();
        write("app/a.rs", "1");
        write("target/b", "1");
        let none: &[String] = &[];
        let first = of_inputs(&folder, none).unwrap();
        write("target/b", "2");
        assert_eq!(of_inputs(&folder, none).unwrap(), first);
        assert_ne!(of_inputs(&folder, &["--x".to_owned()]).unwrap(), first);
        write("app/a.rs", "2");
        assert_ne!(of_inputs(&folder, none).unwrap(), first);
        fs::remove_dir_all(&folder).unwrap();
    }
}
