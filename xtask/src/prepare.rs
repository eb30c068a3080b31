//! Trunk's hook before the build: compiles assets/ into the compact files that the browser loads.
//!
//! Whatever is left in target/site/ becomes dist/data/, under the same names; target/styles/ holds
//! the style sheets that the page links. The datasets and the geometry are read and checked here,
//! so that a fault in assets/ stops the build and never reaches a reader.

use std::fs;
use std::path::Path;

use dti_engine::{Error as EngineError, bundle, merge, published, report};
use dti_geo::Geometry;

use crate::args::Args;
use crate::error::{Error, Result};
use crate::project;

/// The font files of the page, in assets/fonts/.
pub(crate) const FONTS: [&str; 2] = ["be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2"];

/// The licences that go with what is served: from, in the workspace, and to, in data/licences/.
const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-MIT", "MIT.txt"),
    ("LICENSE-APACHE", "Apache-2.0.txt"),
    ("assets/geo/LICENSE", "ODbL-1.0.txt"),
    ("assets/fonts/OFL.txt", "OFL-1.1.txt"),
];

/// `cargo xtask prepare`
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    let root = project::root();
    let site = root.join("target").join("site");
    let styles = root.join("target").join("styles");
    let assets = root.join("assets");

    let numbers = published::bundle().and_then(|bundle| bundle::encode(&bundle));
    write(&site.join("numbers.bin"), &numbers.map_err(engine)?)?;
    let report = published::report().and_then(|report| report::encode(&report));
    write(&site.join("report.bin"), &report.map_err(engine)?)?;

    let geo = assets.join("geo");
    let provinces = read(&geo.join("provinces-63.geojson"))?;
    let archipelagos = read(&geo.join("archipelagos.geojson"))?;
    let geometry = Geometry::from_geojson(&provinces, &archipelagos)
        .map_err(|error| Error::new(format!("assets/geo: {error}")))?;
    write(&site.join("geometry.bin"), &geometry.to_bytes())?;
    let mergers: Vec<_> = merge::built_in()
        .map_err(engine)?
        .into_iter()
        .map(|merger| (merger.unit.id, merger.members))
        .collect();
    let merged = geometry
        .merged(&mergers)
        .map_err(|error| Error::new(format!("assets/geo, mergers of 2025: {error}")))?;
    write(&site.join("geometry-34.bin"), &merged.to_bytes())?;

    write(&styles.join("charts.css"), dti_charts::css().as_bytes())?;
    write(&styles.join("app.css"), style(&root)?.as_bytes())?;
    for font in FONTS {
        let from = assets.join("fonts").join(font);
        let bytes = fs::read(&from).map_err(|error| Error::io(&from, &error))?;
        write(&site.join("fonts").join(font), &bytes)?;
    }
    for (from, to) in LICENCES {
        let text = read(&root.join(from))?;
        write(&site.join("licences").join(to), text.as_bytes())?;
    }
    Ok(())
}

/// The style sheets of the app as one, so that the browser asks once: `app.css` first, then the others
/// by name, those of the whole page (`app-…`) before those of single screens.
fn style(root: &Path) -> Result<String> {
    let folder = root.join("app").join("style");
    let mut names = project::files(&folder)?;
    names.sort_by_key(|name| (name != "app.css", name.clone()));
    let mut all = String::new();
    for name in names {
        all += &read(&folder.join(name))?;
    }
    Ok(all)
}

fn engine(error: EngineError) -> Error {
    Error::new(error.to_string())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Error::io(path, &error))
}

/// Writes a file unless it holds these bytes already: an untouched file is not copied and not
/// compressed again.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, &error))?;
    fs::write(path, bytes).map_err(|error| Error::io(path, &error))
}
