//! The project's own commands. `cargo xtask serve` builds the app and serves it,
//! `cargo xtask test` runs every check; the others are what these two are made of.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user"
)]

mod args;
mod bench;
mod browser;
mod build;
mod compress;
mod error;
mod fingerprint;
mod finish;
mod first_view;
mod invariants;
mod offline;
mod page;
mod prepare;
mod prerender;
mod project;
mod run;
mod serve;
mod server;
mod size;
mod test;
mod tools;
mod verify_exports;

use args::Args;
use error::{Error, Result};
use std::process::ExitCode;

/// One verb: its name, its options as shown in the usage, what it does, and the code that does it.
struct Command {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(Args) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        options: "[--port N] [--host ADDRESS] [--no-build] [--prefix /FOLDER/] [--dir PATH]",
        about: "install what is missing, build the release app and serve it",
        run: serve::command,
    },
    Command {
        name: "test",
        options: "[--fast] [--keep-going] [--from STEP] [--only STEP] [--list]",
        about: "every check, as CI runs it (--fast: without the browser)",
        run: test::command,
    },
    Command {
        name: "build",
        options: "[--base-url URL] [--force]",
        about: "leave a dist/ that works from any folder of any static host",
        run: build::command,
    },
    Command {
        name: "size",
        options: "[--check]",
        about: "the compressed bytes of dist/ against the budgets; writes docs/size.md",
        run: size::command,
    },
    Command {
        name: "bench",
        options: "[--native] [--browser] [--dir PATH] [--check]",
        about: "times against the budgets, natively and in the browser; writes docs/bench.md",
        run: bench::command,
    },
    Command {
        name: "verify-exports",
        options: "",
        about: "open exported files in other programs and compare; writes docs/exports.md (minutes)",
        run: verify_exports::command,
    },
    Command {
        name: "tools",
        options: "",
        about: "install the tools that are missing, and nothing else",
        run: tools::command,
    },
    Command {
        name: "prepare",
        options: "",
        about: "Trunk's hook before the build: compile assets/ into target/site/",
        run: prepare::command,
    },
    Command {
        name: "finish",
        options: "",
        about: "Trunk's hook after the build: optimise, name by content, set the policy",
        run: finish::command,
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

/// Finds the verb that the first argument names and runs it with the others.
fn dispatch() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        print!("{}", usage());
        return Err(Error::usage("no command given"));
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", usage());
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let names = COMMANDS.iter().map(|command| command.name);
        let nearest = args::nearest(&name, names)
            .map(|near| format!("; did you mean `cargo xtask {near}`?"))
            .unwrap_or_else(|| "; `cargo xtask help` lists them".to_owned());
        return Err(Error::usage(format!(
            "there is no command `{name}`{nearest}"
        )));
    };
    let words: Vec<String> = words.collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{}", usage_of(command));
        return Ok(());
    }
    (command.run)(Args::new(words))
}

fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask <command>\n\n");
    for command in COMMANDS {
        text += &format!("{}\n", usage_of(command));
    }
    text
}

fn usage_of(command: &Command) -> String {
    let Command {
        name,
        options,
        about,
        ..
    } = command;
    format!(
        "  {}\n      {about}",
        format!("{name} {options}").trim_end()
    )
}
