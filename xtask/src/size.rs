//! The bytes that travel, by kind, against the budgets.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::{compress, finish, first_view, page, project};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// All that the explorer transfers until its charts stand.
const FIRST_VIEW_BUDGET: u64 = 300_000;
/// The WebAssembly of the app alone.
const WASM_BUDGET: u64 = 200_000;

/// A chart in another page, with all that it loads before the reader touches it.
const EMBED_BUDGET: u64 = 60_000;
/// How many charts for other pages there may be: they fill the host's folder, and take time in every build.
const EMBEDS: usize = 800;

/// What a file is, in the order of the table.
const KINDS: &[&str] = &[
    "HTML", "JS", "WASM", "CSS", "data", "geometry", "fonts", "images", "other",
];

/// Files of one kind together.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    files: usize,
    plain: u64,
    sent: u64,
}

/// What dist/ weighs.
#[derive(Debug, Default, PartialEq, Eq)]
struct Weight {
    first_view: BTreeMap<&'static str, Sum>,
    on_demand: BTreeMap<&'static str, Sum>,
    /// The charts for other pages: how many, all together as they lie there, and what the heaviest
    /// transfers.
    embeds: Sum,
}

/// `cargo xtask size`
pub(crate) fn command(mut args: Args) -> Result<()> {
    let check_only = args.flag("--check");
    args.finish()?;
    let weight = weigh()?;
    let report = weight.report();
    let file = project::root().join("docs").join("size.md");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    print!("{}", weight.table());
    for change in changes(&before, &report) {
        println!("{change}");
    }
    if !check_only {
        project::write(&file, &report)?;
        println!("Written to docs/size.md.");
    }
    weight.check()
}

/// One line for people.
pub(crate) fn summary() -> Result<String> {
    let weight = weigh()?;
    Ok(format!(
        "the first view transfers {} of {} kB, {} of them WASM",
        kilobytes(weight.total().sent),
        FIRST_VIEW_BUDGET / 1000,
        kilobytes(weight.wasm().sent),
    ))
}

/// Weighs every file of dist/, and notes for the browser tests what the first view holds.
fn weigh() -> Result<Weight> {
    let folder = project::dist();
    if !folder.join("index.html").is_file() {
        return Err(Error::new(
            "there is no dist/ yet; `cargo xtask build` makes it",
        ));
    }
    let first = first_view::files(&folder)?;
    let listed: String = first.iter().map(|file| format!("{file}\n")).collect();
    project::write(&project::cache().join("first-view.txt"), listed)?;
    let mut weight = Weight::default();
    for file in project::files(&folder)? {
        if is_of_many(&file) {
            continue;
        }
        let bytes = project::read_bytes(&folder.join(&file))?;
        let sent = if compress::worth_it(Path::new(&file)) {
            compress::brotli(&bytes)?.len()
        } else {
            bytes.len()
        };
        weight.add(
            first.contains(&file),
            &file,
            bytes.len() as u64,
            sent as u64,
        );
    }
    weight.embeds = embeds(&folder)?;
    Ok(weight)
}

/// Whether a file is one of the hundreds that are made ahead of time and each loaded alone.
pub(crate) fn is_of_many(file: &str) -> bool {
    file.starts_with("embed/") || file.starts_with("unit/")
}

/// The charts for other pages. To find what the heaviest transfers, of each kind of chart the largest
/// page is weighed, with the files that it names.
fn embeds(folder: &Path) -> Result<Sum> {
    let mut all = Sum::default();
    let mut largest: BTreeMap<String, (u64, String)> = BTreeMap::new();
    for file in project::files(folder)? {
        if let Some(name) = file.strip_prefix("embed/") {
            let chart = name.split('-').next().unwrap_or_default().to_owned();
            let plain = project::read_bytes(&folder.join(&file))?.len() as u64;
            all.files += 1;
            all.plain += plain;
            let one = largest.entry(chart).or_default();
            *one = (plain, file).max(one.clone());
        }
    }
    let sent = |file: &str| -> Result<u64> {
        let bytes = project::read_bytes(&folder.join(file))?;
        let is_smaller = compress::worth_it(Path::new(file));
        Ok(if is_smaller {
            compress::brotli(&bytes)?.len() as u64
        } else {
            bytes.len() as u64
        })
    };
    for (_, file) in largest.values() {
        let mut sum = sent(file)?;
        for reference in page::references(&project::read(&folder.join(file))?)? {
            if let Some(file) = finish::resolve(file, &reference.address) {
                sum += sent(&file)?;
            }
        }
        all.sent = all.sent.max(sum);
    }
    Ok(all)
}

impl Weight {
    fn add(&mut self, is_first_view: bool, file: &str, plain: u64, sent: u64) {
        let kinds = if is_first_view {
            &mut self.first_view
        } else {
            &mut self.on_demand
        };
        let sum = kinds.entry(kind(file)).or_default();
        sum.files += 1;
        sum.plain += plain;
        sum.sent += sent;
    }

    fn total(&self) -> Sum {
        sum_of(&self.first_view)
    }

    fn wasm(&self) -> Sum {
        self.first_view.get("WASM").copied().unwrap_or_default()
    }

    fn table(&self) -> String {
        let mut text = String::from(
            "| kind | files | kB plain | kB sent | budget |\n| --- | ---: | ---: | ---: | ---: |\n",
        );
        for kind in KINDS {
            let Some(sum) = self.first_view.get(kind) else {
                continue;
            };
            let budget = if *kind == "WASM" { WASM_BUDGET } else { 0 };
            row(&mut text, kind, *sum, budget);
        }
        row(&mut text, "**first view**", self.total(), FIRST_VIEW_BUDGET);
        row(&mut text, "on demand", sum_of(&self.on_demand), 0);
        row(
            &mut text,
            "embeds, sent: the heaviest",
            self.embeds,
            EMBED_BUDGET,
        );
        text
    }

    fn report(&self) -> String {
        format!(
            "# Bytes\n\nWhat the explorer transfers until its charts stand (`first view`), and \
             what it may ask for later\n(`on demand`), in kB of 1000 bytes; `sent` is compressed \
             with Brotli 11, as served. Written by\n`cargo xtask size`, which CI fails above a \
             budget.\n\n{}",
            self.table()
        )
    }

    fn check(&self) -> Result<()> {
        let mut over = Vec::new();
        for (what, sent, budget) in [
            ("the first view", self.total().sent, FIRST_VIEW_BUDGET),
            ("the WASM of the app", self.wasm().sent, WASM_BUDGET),
            ("a chart for other pages", self.embeds.sent, EMBED_BUDGET),
        ] {
            if sent > budget {
                over.push(format!(
                    "{what} transfers {} kB, {} over its budget of {}",
                    kilobytes(sent),
                    kilobytes(sent - budget),
                    kilobytes(budget)
                ));
            }
        }
        if self.embeds.files > EMBEDS {
            over.push(format!(
                "there are {} charts for other pages, of {EMBEDS} at most",
                self.embeds.files
            ));
        }
        if over.is_empty() {
            Ok(())
        } else {
            Err(Error::new(over.join("\n")))
        }
    }
}

fn sum_of(kinds: &BTreeMap<&'static str, Sum>) -> Sum {
    kinds.values().fold(Sum::default(), |all, one| Sum {
        files: all.files + one.files,
        plain: all.plain + one.plain,
        sent: all.sent + one.sent,
    })
}

fn row(text: &mut String, what: &str, sum: Sum, budget: u64) {
    let budget = if budget == 0 {
        String::new()
    } else {
        kilobytes(budget)
    };
    // Writing to a String does not fail.
    let _ = writeln!(
        text,
        "| {what} | {} | {} | {} | {budget} |",
        sum.files,
        kilobytes(sum.plain),
        kilobytes(sum.sent)
    );
}

/// In thousands of bytes, to a tenth.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What a file of dist/ is.
fn kind(file: &str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => "HTML",
        "js" | "mjs" => "JS",
        "wasm" => "WASM",
        "css" => "CSS",
        "woff2" | "woff" | "ttf" => "fonts",
        "png" | "jpg" | "webp" | "svg" | "ico" => "images",
        "geojson" | "topojson" => "geometry",
        _ if file.starts_with("data/geo") => "geometry",
        _ if file.starts_with("data/") => "data",
        _ => "other",
    }
}

/// The rows that travel over 2 % more than in the report before: a change that does this says why.
fn changes(before: &str, after: &str) -> Vec<String> {
    let sent = |report: &str| -> Vec<(String, f64)> {
        let rows = report.lines().filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let kilobytes = cells.get(4)?.parse().ok()?;
            Some((cells.get(1)?.trim_matches('*').to_owned(), kilobytes))
        });
        rows.collect()
    };
    let before = sent(before);
    let grown = sent(after).into_iter().filter_map(|(what, now)| {
        let (_, then) = before.iter().find(|(name, _)| *name == what)?;
        (now > then * 1.02).then(|| {
            format!("{what}: {then} kB became {now} kB; a change over 2 % says why in its message")
        })
    });
    grown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(wasm: u64) -> Weight {
        let mut weight = Weight::default();
        weight.add(true, "index.html", 1_000, 449);
        weight.add(true, "app-1.wasm", 3 * wasm, wasm);
        weight.add(true, "data/geo/63.bin", 50_000, 20_000);
        weight.add(true, "data/2020.bin", 9_000, 4_000);
        weight.add(false, "data/2024.bin", 8_000, 3_000);
        weight.add(false, "worker.wasm", 8_000, 2_000);
        weight
    }

    #[test]
    fn the_table_adds_up_the_first_view_alone() {
        let table = sample(100_000).table();
        assert!(table.contains("| HTML | 1 | 1.0 | 0.4 |  |"), "{table}");
        assert!(
            table.contains("| WASM | 1 | 300.0 | 100.0 | 200.0 |"),
            "{table}"
        );
        assert!(
            table.contains("| geometry | 1 | 50.0 | 20.0 |  |"),
            "{table}"
        );
        assert!(
            table.contains("| **first view** | 4 | 360.0 | 124.4 | 300.0 |"),
            "{table}"
        );
        assert!(
            table.contains("| on demand | 2 | 16.0 | 5.0 |  |"),
            "{table}"
        );
    }

    #[test]
    fn either_budget_fails_alone() {
        assert!(sample(200_000).check().is_ok());
        let error = sample(200_001).check().unwrap_err().to_string();
        assert!(error.starts_with("the WASM of the app") && !error.contains("first view"));
        let error = sample(280_000).check().unwrap_err().to_string();
        assert!(error.contains("the first view transfers 304.4 kB, 4.4 over its budget of 300.0"));
    }

    #[test]
    fn the_heaviest_embed_counts_with_all_that_it_loads() {
        let folder = std::env::temp_dir().join(format!("dti-embed-{}", std::process::id()));
        let write = |name: &str, bytes: Vec<u8>| project::write(&folder.join(name), bytes).unwrap();
        let page = "<html><head><link rel=\"stylesheet\" href=\"../a.css\">\
                    <link rel=\"preload\" href=\"../data/fonts/a.woff2\"></head></html>";
        write("embed/map-a.html", page.into());
        write("a.css", b"p{}".to_vec());
        write("data/fonts/a.woff2", vec![7; 50_000]);
        let found = embeds(&folder).unwrap();
        assert_eq!((found.files, found.plain), (1, page.len() as u64));
        assert!((50_050..50_150).contains(&found.sent), "{found:?}");
        let mut weight = sample(1);
        weight.embeds.files = EMBEDS;
        assert!(weight.check().is_ok());
        weight.embeds.files += 1;
        assert!(weight.check().is_err());
        weight.embeds.files = 1;
        weight.embeds.sent = EMBED_BUDGET + 100;
        assert!(
            weight
                .check()
                .unwrap_err()
                .to_string()
                .contains("other pages")
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn growth_over_two_per_cent_is_said() {
        let (before, after) = (sample(100_000).report(), sample(103_000).report());
        let said = changes(&before, &after);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("WASM: 100 kB became 103 kB"));
        assert!(said[1].starts_with("first view: "));
        assert!(changes(&after, &before).is_empty() && changes("", &after).is_empty());
    }
}
