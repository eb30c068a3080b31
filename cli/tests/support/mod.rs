//! Runs the built program as a user would.

// Every test file uses its own part of this.
#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `dti` with arguments separated by blanks.
pub(crate) fn dti(args: &str) -> Run {
    dti_with(&args.split_whitespace().collect::<Vec<_>>(), "")
}

/// Runs `dti` with arguments and standard input.
pub(crate) fn dti_with(args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dti"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dti starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A run that refuses its arguments closes its input early.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("dti ends");
    Run {
        code: status.code().expect("dti was not killed"),
        out: String::from_utf8(stdout).expect("UTF-8"),
        err: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// The output of a run that must succeed and say nothing on stderr.
#[track_caller]
pub(crate) fn ok(args: &str) -> String {
    let run = dti(args);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "dti {args}");
    run.out
}

/// The output of a run that must succeed; a note on an inferred framework may stand beside it.
#[track_caller]
pub(crate) fn out(args: &str) -> String {
    let run = dti(args);
    assert_eq!(run.code, 0, "dti {args}: {}", run.err);
    run.out
}

/// The output of a run that must succeed, and the one line on stderr that it must write with it.
#[track_caller]
pub(crate) fn noted(args: &str) -> (String, String) {
    let run = dti(args);
    assert_eq!(run.code, 0, "dti {args}: {}", run.err);
    let line = run.err.strip_suffix('\n').expect("a line on stderr");
    assert!(!line.contains('\n'), "more than one line: {line}");
    let note = line
        .strip_prefix("note: ")
        .expect("notes say that they are");
    (run.out, note.to_owned())
}

/// The one line on stderr of a run that must fail with this code and print nothing.
#[track_caller]
pub(crate) fn refused(args: &str, code: i32) -> String {
    one_line(dti(args), code)
}

/// The one line on stderr of a failed run.
#[track_caller]
pub(crate) fn one_line(run: Run, code: i32) -> String {
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
    let line = run.err.strip_suffix('\n').expect("a line feed at the end");
    assert!(!line.contains('\n'), "more than one line: {line}");
    let line = line
        .strip_prefix("error: ")
        .expect("errors say that they are");
    line.to_owned()
}

/// JSON of a run that must succeed.
#[track_caller]
pub(crate) fn json(args: &str) -> serde_json::Value {
    serde_json::from_str(&ok(args)).expect("JSON")
}

/// A file of this content in a folder that Cargo keeps for tests.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder is writable");
    path
}
