//! Replays the committed corpus of the fuzz targets: see `docs/fuzzing.md`.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[path = "../fuzz/targets.rs"]
mod targets;

const TARGETS: [(&str, fn(&[u8])); 12] = [
    ("cells", targets::cells),
    ("units", targets::units),
    ("spellings", targets::spellings),
    ("framework", targets::framework),
    ("corrections", targets::corrections),
    ("wide", targets::wide),
    ("rulebook", targets::rulebook),
    ("years", targets::years),
    ("regions", targets::regions),
    ("bundle", targets::bundle),
    ("scenario", targets::scenario),
    ("method", targets::method),
];

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is committed");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    entries
        .map(|entry| name(entry.expect("readable")))
        .collect()
}

#[test]
fn every_target_survives_its_corpus() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let listed: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&fuzz.join("corpus")), listed);
    let binaries = listed.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&fuzz.join("fuzz_targets")), binaries);
    for (name, target) in TARGETS {
        let folder = fuzz.join("corpus").join(name);
        let files = names(&folder);
        assert!(files.len() >= 3, "{name} has {} files", files.len());
        for file in files {
            let data = fs::read(folder.join(&file)).expect("readable");
            target(&data);
            // Cut off anywhere, as a broken download is.
            for end in [data.len() / 3, data.len() / 2, data.len().saturating_sub(1)] {
                target(&data[..end]);
            }
        }
    }
}
