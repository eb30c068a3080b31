//! Which files of dist/ the explorer's first view transfers: the page, what the page itself
//! names, and what the app asks for until its charts stand, which xtask/first-view.txt lists.
//! The browser tests compare this with what a real browser transfers.

use crate::error::Result;
use crate::{finish, page, project};
use std::collections::BTreeSet;
use std::path::Path;

/// The files of the first view, by their paths in the site `folder`.
pub(crate) fn files(folder: &Path) -> Result<BTreeSet<String>> {
    let html = project::read(&folder.join("index.html"))?;
    let mut found = BTreeSet::from(["index.html".to_owned()]);
    for reference in page::references(&html)? {
        found.extend(finish::resolve("index.html", &reference.address));
    }
    let list = project::read(&project::root().join("xtask").join("first-view.txt"))?;
    for file in project::files(folder)? {
        if is_listed(&list, &file) {
            found.insert(file);
        }
    }
    Ok(found)
}

/// Whether the last line that speaks of `file` includes it.
fn is_listed(list: &str, file: &str) -> bool {
    let mut listed = false;
    for line in list.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.strip_prefix('!') {
            Some(pattern) if matches(pattern, file) => listed = false,
            None if matches(line, file) => listed = true,
            _ => {}
        }
    }
    listed
}

/// Whether `name` fits `pattern`, in which `*` stands for anything within one folder and `**`
/// for anything at all.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(rest) = name.strip_prefix(before) else {
        return false;
    };
    let (after, crosses) = match after.strip_prefix('*') {
        Some(after) => (after, true),
        None => (after, false),
    };
    rest.char_indices()
        .map(|(at, _)| at)
        .chain([rest.len()])
        .take_while(|at| crosses || !rest[..*at].contains('/'))
        .any(|at| matches(after, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stay_in_their_folder_unless_doubled() {
        assert!(matches("data/*", "data/2020.bin"));
        assert!(!matches("data/*", "data/geo/34.bin"));
        assert!(matches("data/**", "data/geo/34.bin"));
        assert!(matches("fonts/*-400.woff2", "fonts/be-vietnam-400.woff2"));
        assert!(!matches("fonts/*-400.woff2", "fonts/be-vietnam-700.woff2"));
        assert!(matches("*", "Huế.bin"));
        assert!(!matches("data/a", "data/ab"));
    }

    #[test]
    fn the_last_word_counts() {
        let list = "# first view\ndata/**\n!data/late/*\n\ndata/late/but-early.bin\n";
        assert!(is_listed(list, "data/2020.bin"));
        assert!(!is_listed(list, "data/late/2024.bin"));
        assert!(is_listed(list, "data/late/but-early.bin"));
        assert!(!is_listed(list, "worker.js"));
    }
}
