//! One error type for people: what is wrong and, where there is one, the command that helps.

use std::fmt;
use std::path::Path;

/// The result of anything that can fail in xtask.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// What went wrong, in a sentence for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Error {
    message: String,
    usage: bool,
}

impl Error {
    /// Something failed.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            usage: false,
        }
    }

    /// The command line is wrong (exit code 2).
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            usage: true,
        }
    }

    /// A tool is not there and could not be installed; `command` would install it.
    pub(crate) fn missing(tool: &str, why: &str, command: &str) -> Self {
        Self::new(format!(
            "{tool} is missing: {why}\n  This would install it:\n      {command}"
        ))
    }

    /// A file or folder could not be read or written.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("{}: {error}", crate::project::display(path)))
    }

    /// 2 for a wrong command line, 1 for everything else.
    pub(crate) fn exit_code(&self) -> u8 {
        if self.usage { 2 } else { 1 }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
