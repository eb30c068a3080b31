//! Trunk's hook after the build. Works on the folder that Trunk is about to turn into dist/:
//! optimises the WebAssembly, shortens scripts and styles (both in release builds only), moves
//! scripts out of the pages, names what they load by its content, records its hashes and sets the
//! Content-Security-Policy. A page that the policy would break fails the build.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{fingerprint, offline, page, prerender, project, run, tools};
use base64::Engine as _;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Instructions that today's rustc emits and today's browsers run.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What makes the app smallest as it travels: control flow taken apart and built anew, two rounds of
/// optimising, and no inlining but of what is tiny or called once take one and a half per cent off what
/// one round of `-Oz` alone leaves. `-Oz` instead of `-Os` here makes the file smaller and its compressed
/// form larger.
const SMALLER: &[&str] = &[
    // Nothing of Rust's lies in the first kilobyte of memory, the far end of the stack, so addresses may
    // be folded into loads.
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--one-caller-inline-max-function-size=23",
    "--always-inline-max-function-size=1",
];

/// The environment variable through which `cargo xtask build --base-url` speaks to this hook.
pub(crate) const BASE_URL: &str = "DTI_BASE_URL";

/// `cargo xtask finish`
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Error::usage(
            "`finish` is Trunk's hook after a build; run `cargo xtask build` instead",
        ));
    };
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release {
        optimise(&folder)?;
    }
    let base_url = std::env::var(BASE_URL).ok();
    run::step("Writing pages ahead of time", || {
        prerender::write(&folder, base_url.as_deref())
    })?;
    offline::write_icons(&folder)?;
    finish_pages(&folder, base_url.as_deref())?;
    if release {
        inline(&folder)?;
    }
    offline::write_worker(&folder, release)
}

/// Makes what Trunk left in `folder` smaller: every WASM file, and the scripts and styles that
/// Trunk put next to the page.
fn optimise(folder: &Path) -> Result<()> {
    let tools = tools::optimisers()?;
    for name in project::files(folder)? {
        let path = folder.join(&name);
        if name.ends_with(".wasm") {
            optimise_wasm(&tools.wasm_opt, &path)?;
        }
        let is_ours = !name.contains('/') && (name.ends_with(".js") || name.ends_with(".css"));
        if let (true, Some(esbuild)) = (is_ours, &tools.esbuild) {
            minify(esbuild, &path)?;
        }
    }
    Ok(())
}

fn optimise_wasm(wasm_opt: &Path, path: &Path) -> Result<()> {
    let smaller = path.with_extension("wasm.smaller");
    let before = size(path)?;
    run::step(&format!("wasm-opt {}", project::display(path)), || {
        run::run(
            run::command(wasm_opt)
                .args(WASM_FEATURES)
                .args(SMALLER)
                .args(["--strip-debug", "--strip-producers"])
                .arg(path)
                .arg("-o")
                .arg(&smaller),
        )
    })?;
    fs::rename(&smaller, path).map_err(|error| Error::io(path, &error))?;
    let after = size(path)?;
    println!("    {before} bytes became {after}");
    Ok(())
}

fn size(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path).map_err(|error| Error::io(path, &error))?;
    Ok(metadata.len())
}

fn minify(esbuild: &Path, path: &Path) -> Result<()> {
    let kind = if path.extension().is_some_and(|extension| extension == "css") {
        "--loader=css"
    } else {
        "--loader=js"
    };
    let source = project::read_bytes(path)?;
    let shorter = run::filter(
        run::command(esbuild).args([
            kind,
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ]),
        &source,
    )?;
    project::write(path, shorter)
}

/// Files that tell hosts the policy as a header.
const HEADERS: [&str; 3] = ["_headers", ".htaccess", "docs/nginx.conf"];

/// Writes what the first frame waits for into the app's page, so that it is painted after one answer
/// of the host and not after two. Hosts hear of the hashes too.
fn inline(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let html = project::read(&index)?;
    let mut contents = BTreeMap::new();
    for reference in page::references(&html)? {
        let address = reference.address;
        let is_wanted = address.ends_with(".css") || address.ends_with(".js");
        if let Some(file) = resolve("index.html", &address).filter(|_| is_wanted) {
            contents.insert(address, project::read(&folder.join(file))?);
        }
    }
    let (html, policy) = page::inline(&html, &contents)?;
    project::write(&index, html)?;
    for name in HEADERS {
        let path = folder.join(name);
        let text = project::read(&path)?;
        project::write(&path, text.replace(page::POLICY, &policy))?;
    }
    Ok(())
}

/// What a file is called in the end, and the hash that the browser checks it against.
#[derive(Debug, Clone)]
struct Final {
    name: String,
    integrity: String,
}

/// Finishes every page in `folder`.
fn finish_pages(folder: &Path, base_url: Option<&str>) -> Result<()> {
    let mut pages: Vec<String> = project::files(folder)?
        .into_iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    // Others name the loader that the app's own page becomes.
    pages.sort_by_key(|name| name != "index.html");
    let mut renamed = BTreeMap::new();
    for name in &pages {
        let path = folder.join(name);
        let html = finish_page(folder, name, &project::read(&path)?, base_url, &mut renamed)
            .map_err(|error| Error::new(format!("{name}: {error}")))?;
        project::write(&path, html)?;
    }
    check_styles(folder)
}

/// One page, named by its path in `folder`; `renamed` knows what other pages have had renamed.
fn finish_page(
    folder: &Path,
    name: &str,
    html: &str,
    base_url: Option<&str>,
    renamed: &mut BTreeMap<String, Final>,
) -> Result<String> {
    // What the page loads gets its final name first: the loader, which is written into the page
    // and becomes a file here, holds some of these names.
    let mut names = BTreeMap::new();
    for reference in page::references(html)? {
        rename_by_content(folder, name, &reference.address, renamed, &mut names)?;
    }
    for address in page::files(html)? {
        if address.ends_with(".js") {
            finish_script(folder, name, &address, renamed)?;
        }
        rename_by_content(folder, name, &address, renamed, &mut names)?;
    }
    let mut files = Vec::new();
    for code in page::inline_scripts(html)? {
        let code = with_names(at_home(code.trim()), &names);
        let file = match name.rsplit_once('/') {
            Some((parent, _)) => format!("{parent}/boot.js"),
            None => "boot.js".to_owned(),
        };
        project::write(&folder.join(&file), format!("{code}\n"))?;
        let last = rename_file(folder, &file)?;
        renamed.insert(file, last.clone());
        let short = last.name.rsplit('/').next().unwrap_or(&last.name);
        let address = format!("./{short}");
        names.insert(address.clone(), (address.clone(), last.integrity.clone()));
        files.push(address);
    }
    let html = page::replace_inline_scripts(html, &files)?;
    let html = page::rename(&html, &names)?;
    let canonical = match base_url {
        Some(base) if !html.contains("rel=\"canonical\"") => {
            let short = name.strip_suffix("index.html").unwrap_or(name);
            format!("<link rel=\"canonical\" href=\"{base}{short}\">")
        }
        _ => String::new(),
    };
    let html = page::with_policy(&html, &canonical)?;
    let violations = page::violations(&html)?;
    if violations.is_empty() {
        Ok(html)
    } else {
        Err(Error::new(format!(
            "the page holds what its own Content-Security-Policy forbids: {}",
            violations.join("; ")
        )))
    }
}

/// Gives the files that a script of the page names their final names, unless that is done.
fn finish_script(
    folder: &Path,
    page: &str,
    address: &str,
    renamed: &mut BTreeMap<String, Final>,
) -> Result<()> {
    let Some(file) = resolve(page, address).filter(|file| !renamed.contains_key(file)) else {
        return Ok(());
    };
    let path = folder.join(&file);
    let code = project::read(&path)?;
    let mut names = BTreeMap::new();
    for word in code.split(['"', '\'', '`']) {
        let is_there = |file: String| folder.join(&file).is_file() || renamed.contains_key(&file);
        if word.starts_with("./") && resolve(&file, word).is_some_and(is_there) {
            rename_by_content(folder, &file, word, renamed, &mut names)?;
        }
    }
    project::write(&path, with_names(code, &names))
}

/// Puts the final names in the place of those that a script has quoted.
fn with_names(mut code: String, names: &BTreeMap<String, (String, String)>) -> String {
    for (address, (to, _)) in names {
        // Quoted, so that no name is taken for the tail of another.
        for quote in ['"', '\'', '`'] {
            let from = format!("{quote}{address}{quote}");
            code = code.replace(&from, &format!("{quote}{to}{quote}"));
        }
    }
    code
}

/// Trunk writes its own address into the pages that `trunk serve` sends, not into scripts beside
/// them: there, its reloading script asks the browser.
fn at_home(code: &str) -> String {
    code.replace("'{{__TRUNK_ADDRESS__}}'", "location.host")
        .replace("'{{__TRUNK_WS_BASE__}}'", "'/'")
}

/// Renames the script, style, WASM or data file that `page` calls `address`, unless that is done.
fn rename_by_content(
    folder: &Path,
    page: &str,
    address: &str,
    renamed: &mut BTreeMap<String, Final>,
    names: &mut BTreeMap<String, (String, String)>,
) -> Result<()> {
    let can = [".js", ".css", ".wasm", ".bin"]
        .iter()
        .any(|end| address.ends_with(end));
    if !can || page::is_foreign(address) {
        return Ok(());
    }
    let Some(file) = resolve(page, address) else {
        return Err(Error::new(format!("`{address}` leaves the site's folder")));
    };
    let last = match renamed.get(&file) {
        Some(last) => last.clone(),
        None => {
            let last = rename_file(folder, &file)?;
            renamed.insert(file.clone(), last.clone());
            last
        }
    };
    let short = last.name.rsplit('/').next().unwrap_or(&last.name);
    let base = address.rsplit_once('/').map_or("", |(base, _)| base);
    let to = if base.is_empty() {
        format!("./{short}")
    } else {
        format!("{base}/{short}")
    };
    names.insert(address.to_owned(), (to, last.integrity));
    Ok(())
}

/// Gives a file the name that its content makes.
fn rename_file(folder: &Path, file: &str) -> Result<Final> {
    let path = folder.join(file);
    let bytes = project::read_bytes(&path)?;
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(&bytes));
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let name = format!(
        "{stem}-{}.{extension}",
        &fingerprint::of_bytes(&bytes)[..12]
    );
    let to = folder.join(&name);
    fs::rename(&path, &to).map_err(|error| Error::io(&path, &error))?;
    Ok(Final {
        name,
        integrity: format!("sha384-{digest}"),
    })
}

/// The path in the site of what a page calls `address`; `None` if it lies outside.
pub(crate) fn resolve(page: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or(address);
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Fails if a style sheet reaches for another origin.
fn check_styles(folder: &Path) -> Result<()> {
    for name in project::files(folder)? {
        if !name.ends_with(".css") {
            continue;
        }
        let style = project::read(&folder.join(&name))?;
        let foreign = style
            .split("url(")
            .skip(1)
            .chain(style.split("@import").skip(1))
            .any(|rest| {
                let address = rest.trim_start().trim_start_matches(['"', '\'']);
                let address = address
                    .split(['"', '\'', ')', ';'])
                    .next()
                    .unwrap_or_default();
                page::is_foreign(address) && !address.starts_with("data:")
            });
        if foreign {
            return Err(Error::new(format!(
                "{name} loads something from another origin"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dti-finish-{name}-{}", std::process::id()));
        for (name, text) in files {
            project::write(&folder.join(name), text).unwrap();
        }
        folder
    }

    const INDEX: &str = r#"<!doctype html><html><head><meta charset="utf-8">
        <link rel="stylesheet" href="./style.css">
        <script type="module">import init from "./app.js";
        init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });</script>
        <link rel="modulepreload" href="./app.js">
        <link rel="preload" href="./app_bg.wasm" as="fetch"></head><body></body></html>"#;

    #[test]
    fn a_page_and_its_files_are_finished() {
        let deep = INDEX.replace("\"./", "\"../../");
        let folder = folder(
            "page",
            &[
                ("index.html", INDEX),
                ("unit/hue/index.html", &deep),
                ("app.js", "export default 1"),
                ("app_bg.wasm", "wasm"),
                ("style.css", "p{background:url(a.png)}"),
                ("worker.js", "nothing names this"),
            ],
        );
        finish_pages(&folder, Some("https://example.org/dti/")).unwrap();
        let files = project::files(&folder).unwrap();
        let one = |start: &str, end: &str| {
            let mut found = files
                .iter()
                .filter(|file| file.starts_with(start) && file.ends_with(end));
            let first = found.next().unwrap().clone();
            assert!(found.next().is_none(), "{files:?}");
            first
        };
        let (script, wasm) = (one("app-", ".js"), one("app_bg-", ".wasm"));
        let html = project::read(&folder.join("index.html")).unwrap();
        assert!(html.contains(&format!("href=\"./{script}\" integrity=\"sha384-")));
        assert!(html.contains(&format!("href=\"./{wasm}\" as=\"fetch\"")));
        assert!(html.contains(&format!("href=\"./{}\"", one("style-", ".css"))));
        assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/dti/\">"));
        let boot = one("boot-", ".js");
        assert!(html.contains(&format!("src=\"./{boot}\" integrity=\"sha384-")));
        let code = project::read(&folder.join(boot)).unwrap();
        assert!(
            code.contains(&format!("\"./{script}\"")) && code.contains(&format!("\"./{wasm}\""))
        );
        let deep = project::read(&folder.join("unit/hue/index.html")).unwrap();
        assert!(deep.contains(&format!("href=\"../../{script}\"")));
        assert!(deep.contains("href=\"https://example.org/dti/unit/hue/\""));
        let code = project::read(&folder.join(one("unit/hue/boot-", ".js"))).unwrap();
        assert!(code.contains(&format!("\"../../{wasm}\"")));
        assert!(files.contains(&"worker.js".to_owned()));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_page_that_its_policy_would_break_is_refused() {
        let folder = folder(
            "refused",
            &[("index.html", "<head></head><p style='color:red'>")],
        );
        let error = finish_pages(&folder, None).unwrap_err().to_string();
        assert!(
            error.starts_with("index.html: ") && error.contains("<p style=…>"),
            "{error}"
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_style_that_leaves_the_origin_is_refused() {
        for style in [
            "@import 'https://example.org/a.css';",
            "p{b:url( \"//example.org/a\")}",
        ] {
            let folder = folder("style", &[("a.css", style)]);
            assert!(check_styles(&folder).is_err(), "{style}");
            project::write(&folder.join("a.css"), "p{b:url(data:image/svg+xml,x)}").unwrap();
            check_styles(&folder).unwrap();
            fs::remove_dir_all(&folder).unwrap();
        }
    }

    #[test]
    fn the_reloading_script_of_trunk_serve_finds_its_server() {
        let code =
            "const address = '{{__TRUNK_ADDRESS__}}';\nconst base = '{{__TRUNK_WS_BASE__}}';";
        assert_eq!(
            at_home(code),
            "const address = location.host;\nconst base = '/';"
        );
    }

    #[test]
    fn addresses_resolve_inside_the_site_only() {
        assert_eq!(resolve("index.html", "./a.js").as_deref(), Some("a.js"));
        assert_eq!(
            resolve("unit/hue/index.html", "../../a.js?v=1").as_deref(),
            Some("a.js")
        );
        assert_eq!(resolve("index.html", "../a.js"), None);
    }
}
