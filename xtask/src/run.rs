//! Running other programs: found on PATH or among our own tools, with their failure explained.

use crate::error::{Error, Result};
use crate::project;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A command that runs in the workspace's folder and finds our own tools before others.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let found = find(&program.to_string_lossy()).unwrap_or_else(|| program.to_path_buf());
    let mut command = Command::new(found);
    command.current_dir(project::root()).env("PATH", path());
    // Trunk takes NO_COLOR for an option of its own and refuses the usual value 1.
    if program == Path::new("trunk") && std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// PATH with our own tools in front, and cargo's folder behind for shells that do not have it.
fn path() -> OsString {
    let own = project::tools().join("bin");
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let parts = std::iter::once(own)
        .chain(std::env::split_paths(&usual))
        .chain(cargo_bin());
    std::env::join_paths(parts).unwrap_or(usual)
}

/// The folder into which `cargo install` puts programs.
pub(crate) fn cargo_bin() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_INSTALL_ROOT")
        .or_else(|| std::env::var_os("CARGO_HOME"))
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    Some(home.join("bin"))
}

/// Where `program` is, among our own tools, on PATH or in cargo's folder.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(|path| path.is_file());
    }
    std::env::split_paths(&path())
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Runs a command whose output the person sees, and fails with its name when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(failed(command, &status))
}

/// Runs a command and hands each line that it prints to `line` after showing it.
pub(crate) fn run_reading(command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
            let mut stdout = std::io::stdout().lock();
            // A closed terminal must not stop the checks.
            let _ = stdout.write_all(&bytes).and_then(|()| stdout.flush());
            line(String::from_utf8_lossy(&bytes).trim_end());
            bytes.clear();
        }
    }
    let status = child
        .wait()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(failed(command, &status))
}

/// What a command prints, or `None` if it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What a command prints; its own complaint is the error.
pub(crate) fn output_or_error(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(Error::new(format!(
        "{}\n{}",
        failed(command, &output.status),
        complaint.trim()
    )))
}

/// Feeds `input` to a command and returns what it prints.
pub(crate) fn filter(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let stdin = child.stdin.take();
    let stdout = child.stdout.take();
    let mut printed = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(mut stdin) = stdin {
                // A program that stops reading says why in its exit status.
                let _ = stdin.write_all(input);
            }
        });
        if let Some(mut stdout) = stdout {
            let _ = stdout.read_to_end(&mut printed);
        }
    });
    let status = child
        .wait()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(printed);
    }
    Err(failed(command, &status))
}

/// Says what is done, does it, and says how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("{title} …");
    let start = Instant::now();
    let result = work();
    if result.is_ok() {
        println!("    done in {}", seconds(start));
    }
    result
}

/// The time since `start`, for people.
pub(crate) fn seconds(start: Instant) -> String {
    format!("{:.1} s", start.elapsed().as_secs_f64())
}

/// A command as it would be typed.
fn typed(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Error {
    Error::new(format!("cannot run `{}`: {error}", typed(command)))
}

fn failed(command: &Command, status: &std::process::ExitStatus) -> Error {
    Error::new(format!("`{}` failed ({status})", typed(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_as_typed() {
        let error = run(command("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().starts_with("`sh -c exit 3` failed"));
    }

    #[test]
    fn a_filter_returns_what_the_program_prints() {
        let input = vec![b'a'; 300_000];
        assert_eq!(filter(&mut command("cat"), &input).unwrap(), input);
    }

    #[test]
    fn lines_are_handed_on() {
        let mut lines = Vec::new();
        run_reading(command("printf").arg("a\nb\n"), |line| {
            lines.push(line.to_owned());
        })
        .unwrap();
        assert_eq!(lines, ["a", "b"]);
    }
}
