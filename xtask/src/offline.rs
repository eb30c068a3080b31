//! What the site needs to be used without a network: its icons, and the list of its files.

use std::path::Path;

use crate::error::{Error, Result};
use crate::{fingerprint, page, project};

/// The service worker, which keeps its name: browsers look there for a new version.
const WORKER: &str = "sw.js";

/// Sizes of the icons that the manifest names, in pixels.
const ICONS: [u16; 2] = [192, 512];

/// Paints the icons.
pub(crate) fn write_icons(folder: &Path) -> Result<()> {
    let svg = project::read(&folder.join("favicon.svg"))?;
    let drawn = dti_files::png(&svg, 1.0).map_err(error)?;
    // Width of the picture: big endian, in the bytes 16 to 19 of a PNG.
    let width = drawn
        .get(16..20)
        .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
        .map_or(0, u32::from_be_bytes);
    for size in ICONS {
        let icon = dti_files::png(&svg, f32::from(size) / width.max(1) as f32).map_err(error)?;
        project::write(&folder.join(format!("icon-{size}.png")), icon)?;
    }
    Ok(())
}

fn error(error: dti_files::Error) -> Error {
    Error::new(format!("favicon.svg: {error}"))
}

/// Writes version and files into the service worker. With `switched_on` the app's page asks for it:
/// while somebody edits the app, nothing must be kept.
pub(crate) fn write_worker(folder: &Path, switched_on: bool) -> Result<()> {
    let files: Vec<String> = project::files(folder)?
        .into_iter()
        .filter(|file| is_kept(file))
        .collect();
    let path = folder.join(WORKER);
    let code = project::read(&path)?;
    let mut contents = code.clone().into_bytes();
    for file in &files {
        contents.extend(file.bytes());
        contents.extend(project::read_bytes(&folder.join(file))?);
    }
    let version = fingerprint::of_bytes(&contents);
    let version = &version[..12];
    if switched_on {
        let index = folder.join("index.html");
        let html = project::read(&index)?;
        // By its version the worker knows the page that goes with its files.
        let meta = format!(
            "<meta name=\"dti-offline\" content=\"./{WORKER}\">\
             <meta name=\"dti-version\" content=\"{version}\">"
        );
        project::write(&index, page::append_to_head(&html, &meta)?)?;
    }
    let list: Vec<String> = files
        .iter()
        // The page itself, as it is asked for.
        .map(|file| if file == "index.html" { "./" } else { file }.to_owned())
        .collect();
    let code = code
        .replace("{version}", version)
        .replace("{files}", &list.join("\", \""));
    project::write(&path, code)
}

/// Whether a file is needed by the app: not what is made for other pages, and for servers.
fn is_kept(file: &str) -> bool {
    let made_for_others = ["embed/", "unit/", "docs/"];
    !made_for_others
        .iter()
        .any(|folder| file.starts_with(folder))
        && !matches!(file, WORKER | "_headers" | "sitemap.xml" | "embed.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> std::path::PathBuf {
        let folder =
            std::env::temp_dir().join(format!("dti-offline-{name}-{}", std::process::id()));
        for (file, text) in [
            ("index.html", "<html><head></head><body></body></html>"),
            ("a.css", "p{}"),
            ("embed/map.html", "<p>"),
            ("sw.js", "const V = \"{version}\", F = [\"{files}\"];"),
        ] {
            project::write(&folder.join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn the_list_holds_what_the_app_needs_and_the_version_follows_it() {
        let folder = site("list");
        write_worker(&folder, true).unwrap();
        let first = project::read(&folder.join(WORKER)).unwrap();
        assert!(first.contains("F = [\"a.css\", \"./\"]"), "{first}");
        let html = project::read(&folder.join("index.html")).unwrap();
        assert!(html.contains("content=\"./sw.js\""), "{html}");
        let version = first.split('"').nth(1).unwrap();
        assert_eq!(version.len(), 12);
        assert!(html.contains(&format!("content=\"{version}\"")), "{html}");
        std::fs::remove_dir_all(&folder).unwrap();

        let folder = site("other");
        project::write(&folder.join("a.css"), "p{top:0}").unwrap();
        write_worker(&folder, true).unwrap();
        let second = project::read(&folder.join(WORKER)).unwrap();
        assert_ne!(first, second);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn headers_for_hosts_hold_the_policy_of_the_pages() {
        let public = project::root().join("public");
        for file in ["_headers", ".htaccess", "docs/nginx.conf"] {
            let text = project::read(&public.join(file)).unwrap();
            let policies: Vec<&str> = text
                .lines()
                .filter(|line| line.contains("default-src"))
                .collect();
            assert!(policies.len() >= 2, "{file}");
            for policy in policies {
                assert!(policy.contains(page::POLICY), "{file}: {policy}");
                assert!(policy.contains("frame-ancestors"), "{file}: {policy}");
            }
            assert!(text.contains("frame-ancestors *"), "{file}");
        }
    }
}
