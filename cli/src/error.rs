//! What can go wrong, the exit code that goes with it, and the one line that says so.

use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command did not finish.
#[derive(Debug)]
pub(crate) enum Error {
    /// The command line asks for something that does not exist or does not fit together.
    Usage(String),
    /// The request was understood and could not be done.
    Failed(String),
    /// Nobody reads the output any more (`dti rank | head`). Not an error.
    NobodyReads,
}

impl Error {
    /// A name on the command line that nobody knows: the engine's message with its suggestion, and
    /// what there is.
    pub(crate) fn unknown(error: &dti_engine::Error, available: &str) -> Self {
        let text = error.to_string();
        let joint = if text.ends_with('?') { "" } else { ";" };
        Error::Usage(format!("{text}{joint} available: {available}"))
    }

    /// Something about a file or stream.
    pub(crate) fn io(what: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Error::NobodyReads
        } else {
            Error::Failed(format!("{what}: {error}"))
        }
    }

    /// Says it in one line on stderr, and gives the exit code: 2 for usage, 1 for the rest.
    pub(crate) fn report(&self) -> ExitCode {
        let (text, code) = match self {
            Error::Usage(text) => (text, 2),
            Error::Failed(text) => (text, 1),
            Error::NobodyReads => return ExitCode::SUCCESS,
        };
        // When stderr is closed too there is nobody left to tell.
        let _ = writeln!(io::stderr(), "error: {}", one_line(text));
        ExitCode::from(code)
    }
}

impl From<dti_engine::Error> for Error {
    fn from(error: dti_engine::Error) -> Self {
        Error::Failed(error.to_string())
    }
}

impl From<dti_files::Error> for Error {
    fn from(error: dti_files::Error) -> Self {
        Error::Failed(error.to_string())
    }
}

impl From<clap::Error> for Error {
    /// clap explains over several lines; the sense of them fits into one.
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        let told = text
            .lines()
            .map(str::trim)
            .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
        let told = told.strip_prefix("error: ").unwrap_or(&told);
        let told = told
            .replace(":; ", ": ")
            .replace("; [", " [")
            .replace("; tip: ", "; ");
        Error::Usage(format!("{told}; see `dti --help`"))
    }
}

/// The text without line breaks and other control characters, which may come from a file.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
