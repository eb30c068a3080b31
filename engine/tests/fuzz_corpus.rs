//! Replays the committed corpus of the fuzz targets: see `docs/fuzzing.md`.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dti_engine::bundle::{self, Bundle};
use dti_engine::{Framework, published};

#[path = "../fuzz/targets.rs"]
mod targets;

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 14] = [
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
    ("report", targets::report),
    ("scenario", targets::scenario),
    ("address", targets::address),
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

/// Found by the fuzzer: a bundle whose tree is none. A walk down it would never end, or meet a node
/// many times over.
#[test]
fn bundles_with_crossed_trees_are_refused() {
    let league = published::ministries_nonservice_2020().expect("built-in files are right");
    let whole = serde_json::to_value(&league.framework).expect("a tree");
    let crossed = |change: &dyn Fn(&mut Vec<serde_json::Value>)| {
        let mut tree = whole.clone();
        change(tree["nodes"].as_array_mut().expect("nodes"));
        let mut league = league.clone();
        league.framework = serde_json::from_value::<Framework>(tree).expect("the same shape");
        let bundle = Bundle {
            datasets: vec![league],
            ..Bundle::default()
        };
        let bytes = bundle::encode(&bundle).expect("nothing looks at the tree");
        bundle::decode(&bytes).expect_err("must be refused")
    };
    let refusals = [
        // Listed twice, listed below another, not listed, listed and not there.
        crossed(&|nodes| nodes[0]["children"][1] = 1.into()),
        crossed(&|nodes| nodes[1]["children"] = vec![5].into()),
        crossed(&|nodes| {
            nodes[0]["children"].as_array_mut().map(Vec::pop);
        }),
        crossed(&|nodes| nodes[1]["children"] = vec![99].into()),
        // Below itself, two roots, no root, the same code twice.
        crossed(&|nodes| nodes[3]["children"] = vec![3].into()),
        crossed(&|nodes| nodes[2]["parent"] = serde_json::Value::Null),
        crossed(&|nodes| nodes[0]["parent"] = 1.into()),
        crossed(&|nodes| nodes[2]["code"] = "awareness".into()),
    ];
    for refusal in refusals {
        assert!(refusal.is_syntax(), "{refusal}");
    }
}
