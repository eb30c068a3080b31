//! What the tests of the screens share: the built-in data, a screen as markup, a look into markup.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use dti_engine::report::Report;
use dti_engine::{bundle, merge, published};
use dti_geo::Geometry;
use dti_views::{Data, Html, Screenful, State};

/// A phone, a tablet and a desktop: the widths that charts get.
pub const WIDTHS: [f64; 3] = [358.0, 736.0, 1180.0];

/// The folder of the data as typed.
pub fn assets() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

/// The data that the page fetches, made from the built-in files.
pub fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        let numbers = published::bundle().expect("built-in data");
        let numbers = bundle::encode(&numbers).expect("bundle");
        let read = |name: &str| {
            std::fs::read_to_string(assets().join("geo").join(name)).expect("geometry")
        };
        let [provinces, islands] = ["provinces-63.geojson", "archipelagos.geojson"].map(read);
        let geometry = Geometry::from_geojson(&provinces, &islands).expect("geometry");
        let mergers: Vec<_> = merge::built_in()
            .expect("mergers")
            .into_iter()
            .map(|merger| (merger.unit.id, merger.members))
            .collect();
        let merged = geometry.merged(&mergers).expect("geometry of the 34");
        let files = [numbers, geometry.to_bytes(), merged.to_bytes()];
        let [numbers, geometry, merged] = &files;
        Data::read([numbers, geometry, merged]).expect("data")
    })
}

/// What the documents say besides.
pub fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| published::report().expect("built-in report"))
}

/// The markup of the screen of an address.
pub fn screen(query: &str, width: f64) -> String {
    write(query, width, |screenful, html| screenful.write(html))
}

/// The markup of the open panel of the simulator.
pub fn panel(query: &str, width: f64) -> String {
    write(query, width, |screenful, html| screenful.write_panel(html))
}

/// What stands at the sliders of the simulator.
pub fn tips(query: &str) -> String {
    write(query, 0.0, |screenful, html| screenful.write_tips(html))
}

/// The markup of the dialog about sharing.
pub fn share(query: &str) -> String {
    write(query, 700.0, |screenful, html| {
        screenful.write_share("https://example.org/", html);
    })
}

fn write(query: &str, width: f64, with: fn(&Screenful<'_>, &mut Html)) -> String {
    let (state, problems) = State::parse(query);
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &problems,
        width,
    };
    let mut html = Html::default();
    with(&screenful, &mut html);
    html.as_str().to_owned()
}

/// Tags that have no end.
const VOID: [&str; 3] = ["input", "br", "hr"];

/// Panics unless the markup is well formed, its ids are unique, what refers to an id finds it, every
/// link of the page is an address that the page writes itself, and nothing needs an inline policy.
pub fn assert_sound(markup: &str, of: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let mut referred: Vec<String> = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        let end = start
            + rest[start..]
                .find('>')
                .unwrap_or_else(|| panic!("{of}: a tag is cut"));
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(
                open.pop(),
                Some(name),
                "{of}: </{name}> closes something else"
            );
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or(tag);
        assert!(!["script", "style"].contains(&name), "{of}: <{name}>");
        if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
        for (attribute, value) in attributes(tag) {
            match attribute {
                "id" => assert!(ids.insert(value.clone()), "{of}: id {value} twice"),
                "data-key" => assert!(keys.insert(value.clone()), "{of}: key {value} twice"),
                "aria-labelledby" | "aria-describedby" | "for" => {
                    referred.extend(value.split(' ').map(str::to_owned));
                }
                "href" if tag.contains("data-go") => {
                    let query = value.strip_prefix("./").unwrap_or(&value);
                    let (state, problems) = State::parse(query);
                    assert_eq!(problems, [] as [&str; 0], "{of}: {value}");
                    assert_eq!(
                        state.query(),
                        query,
                        "{of}: a link that is written otherwise"
                    );
                }
                _ => assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "{of}: {tag}"
                ),
            }
        }
    }
    assert_eq!(open, [] as [&str; 0], "{of}: never closed");
    for id in referred {
        assert!(ids.contains(&id), "{of}: nothing has the id {id}");
    }
}

/// The attributes of a tag, their values unescaped.
pub fn attributes(tag: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at].rsplit(' ').next().unwrap_or_default();
        let value = &rest[at + 2..];
        let Some(end) = value.find('"') else { break };
        found.push((name, unescape(&value[..end])));
        rest = &value[end + 1..];
    }
    found
}

/// The address that the first link of some markup leads to.
pub fn href(markup: &str) -> String {
    let tag = markup.split('>').find(|tag| tag.contains(" href=\""));
    let found = attributes(tag.expect("a link")).into_iter();
    let mut found = found.filter(|(name, _)| *name == "href");
    found.next().expect("its address").1
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

/// The text of some markup, a blank between elements.
pub fn text(markup: &str) -> String {
    let mut out = String::new();
    for part in markup.split('<') {
        let words = part.split_once('>').map_or(part, |(_, words)| words);
        if !words.trim().is_empty() {
            out.push_str(&unescape(words));
            out.push(' ');
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part from the first element that holds `sign` in its start tag to the next `</end>`.
pub fn part<'m>(markup: &'m str, sign: &str, end: &str) -> &'m str {
    let at = markup.find(sign).unwrap_or_else(|| panic!("no {sign}"));
    let start = markup[..=at].rfind('<').unwrap_or_default();
    let end = format!("</{end}>");
    let length = markup[start..]
        .find(&end)
        .unwrap_or_else(|| panic!("no {end}"));
    &markup[start..start + length]
}

/// The texts of the cells of a row, heads included.
pub fn cells(row: &str) -> Vec<String> {
    let starts = row.match_indices("<t").filter(|(at, _)| {
        let rest = &row[at + 2..];
        rest.starts_with(['h', 'd']) && rest[1..].starts_with([' ', '>'])
    });
    starts
        .map(|(at, _)| {
            let cell = &row[at..];
            let end = [cell.find("</td>"), cell.find("</th>")];
            let end = end.into_iter().flatten().min().unwrap_or(cell.len());
            text(&cell[..end])
        })
        .collect()
}

/// The rows of a CSV file of `assets/data`, each by the names of its columns.
pub fn rows(file: &str) -> Vec<std::collections::HashMap<String, String>> {
    let path = assets().join(file);
    let mut reader = csv::Reader::from_path(path).expect("file");
    reader.deserialize().map(|row| row.expect("row")).collect()
}

/// A printed number as Vietnamese writes it.
pub fn comma(printed: &str) -> String {
    printed.replace('.', ",")
}
