//! The project's own commands: `cargo xtask serve`, `cargo xtask test` and what they need.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user"
)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::args().nth(1).as_deref() {
        Some("prepare") => match std::fs::create_dir_all(root.join("target/site")) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("target/site: {error}");
                ExitCode::FAILURE
            }
        },
        Some("finish") => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}
