//! Rules of the architecture that a compiler does not check: what a crate may depend on, and what
//! the engine's sources may reach.

use crate::error::{Error, Result};
use crate::{project, run};
use std::path::Path;

/// A crate and what it must never come to depend on when it runs in the browser.
const FORBIDDEN_CRATES: &[(&str, &[&str])] = &[
    (
        "dti-engine",
        &[
            "wasm-bindgen",
            "web-sys",
            "js-sys",
            "getrandom",
            "leptos",
            "plotters",
            "polars",
        ],
    ),
    ("dti-charts", &["leptos", "leptos_dom", "tachys"]),
];

/// Parts of the standard library by which a result could depend on the machine.
const FORBIDDEN_MODULES: &[&str] = &["env", "fs", "net", "process", "thread", "time"];
/// Macros that print.
const FORBIDDEN_MACROS: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "dbg!"];

/// Checks every rule and names each breach.
pub(crate) fn check() -> Result<()> {
    let mut breaches = Vec::new();
    for (package, forbidden) in FORBIDDEN_CRATES {
        let tree = run::output_or_error(run::command("cargo").args([
            "tree",
            "--package",
            package,
            "--edges",
            "normal",
            "--target",
            "wasm32-unknown-unknown",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]))?;
        breaches.extend(forbidden_in_tree(package, &tree, forbidden));
        println!("{package}: none of {}", forbidden.join(", "));
    }
    let sources = project::root().join("engine").join("src");
    for file in project::files(&sources)? {
        breaches.extend(breaches_in(&sources, &file)?);
    }
    println!(
        "engine/src: none of std::{{{}}}, {}",
        FORBIDDEN_MODULES.join(", "),
        FORBIDDEN_MACROS.join(", ")
    );
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(Error::new(breaches.join("\n")))
    }
}

fn forbidden_in_tree(package: &str, tree: &str, forbidden: &[&str]) -> Vec<String> {
    let mut found: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| forbidden.contains(name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .map(|name| {
            format!(
                "{package} depends on {name}; see `cargo tree -p {package} -i {name} -e normal \
                 --target wasm32-unknown-unknown`"
            )
        })
        .collect()
}

fn breaches_in(folder: &Path, file: &str) -> Result<Vec<String>> {
    let is_test = file.ends_with("tests.rs") || file.contains("tests/");
    if !file.ends_with(".rs") || is_test {
        return Ok(Vec::new());
    }
    let source = project::read(&folder.join(file))?;
    let found = forbidden_in_source(&source).into_iter();
    Ok(found
        .map(|what| format!("engine/src/{file} uses {what}"))
        .collect())
}

/// What of the forbidden a source uses outside comments and test modules.
fn forbidden_in_source(source: &str) -> Vec<String> {
    let code = code_of(source);
    let mut found: Vec<String> = FORBIDDEN_MACROS
        .iter()
        .filter(|name| holds_word(&code, name))
        .map(|name| (*name).to_owned())
        .collect();
    // `use std :: env` must not hide, and `use` and `std` must not grow together.
    let dense: String = code
        .replace("use std", "use ;std")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    for module in FORBIDDEN_MODULES {
        if holds_word(&dense, &format!("std::{module}")) || is_grouped(&dense, module) {
            found.push(format!("std::{module}"));
        }
    }
    found
}

/// Whether `use std::{…}` brings in `module`.
fn is_grouped(dense: &str, module: &str) -> bool {
    dense.split("std::{").skip(1).any(|group| {
        let mut depth = 0;
        let mut name = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => return name == module,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if name == module {
                        return true;
                    }
                    name.clear();
                }
                ':' if depth == 0 && name == module => return true,
                _ if depth == 0 => name.push(c),
                _ => {}
            }
        }
        false
    })
}

/// Whether `text` holds `word` not as a part of a longer name.
fn holds_word(text: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let ends_open = word.ends_with('!') || !after.is_some_and(is_name);
        !before.is_some_and(is_name) && ends_open
    })
}

/// The source without line comments and without its test modules, which rustfmt closes with a
/// brace at the depth at which they begin.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            let indent = &line[..line.len() - line.trim_start().len()];
            let item = lines.find(|line| !line.trim_start().starts_with("#["));
            if item.is_some_and(|item| item.trim_end().ends_with('{')) {
                let end = format!("{indent}}}");
                let _ = lines.find(|line| *line == end);
            }
            continue;
        }
        code += line.split("//").next().unwrap_or_default();
        code.push('\n');
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_crates_are_named() {
        let tree = "dti-engine v0.1.0 (engine)\nserde v1.0.0\njs-sys v0.3.1\njs-sys v0.3.1\n";
        let found = forbidden_in_tree("dti-engine", tree, &["js-sys", "web-sys"]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("dti-engine depends on js-sys;"));
    }

    #[test]
    fn every_way_to_reach_a_module_is_seen() {
        for source in [
            "let now = std::time::Instant::now();",
            "use std::{fs, io};",
            "use std::{\n    collections::{BTreeMap, HashMap},\n    time::Duration,\n};",
            "use std::{io, thread};",
            "use std::env;",
            "fn f() { println!(\"x\") }",
        ] {
            assert_eq!(forbidden_in_source(source).len(), 1, "{source}");
        }
    }

    #[test]
    fn comments_tests_and_longer_names_are_free() {
        let source = "//! Never std::fs.\nuse std::{fmt, collections::{env}};\n\
            my_println!(); std::timeline();\n\
            #[cfg(test)]\nmod tests {\n    use std::fs;\n}\n#[cfg(test)]\nuse std::env;\n";
        assert_eq!(forbidden_in_source(source), Vec::<String>::new());
        let after = format!("{source}use std::net;\n");
        assert_eq!(forbidden_in_source(&after), ["std::net"]);
    }

    #[test]
    fn the_engine_keeps_the_rules() {
        let sources = project::root().join("engine").join("src");
        for file in project::files(&sources).unwrap() {
            assert_eq!(breaches_in(&sources, &file).unwrap(), Vec::<String>::new());
        }
    }
}
