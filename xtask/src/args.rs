//! The options of a command, taken one by one; what is left over is an error that names the
//! nearest option that exists.

use crate::error::{Error, Result};

/// The words after the command's name.
#[derive(Debug)]
pub(crate) struct Args {
    words: Vec<String>,
    known: Vec<&'static str>,
}

impl Args {
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self {
            words,
            known: Vec::new(),
        }
    }

    /// Whether the switch `name` is there.
    pub(crate) fn flag(&mut self, name: &'static str) -> bool {
        self.known.push(name);
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// The value of the option `name`, written `--name value` or `--name=value`.
    pub(crate) fn value(&mut self, name: &'static str) -> Result<Option<String>> {
        self.known.push(name);
        let with_equals = format!("{name}=");
        let Some(at) = self
            .words
            .iter()
            .position(|word| word == name || word.starts_with(&with_equals))
        else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&with_equals) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.words.len() && !self.words[at].starts_with("--") {
            return Ok(Some(self.words.remove(at)));
        }
        Err(Error::usage(format!("{name} needs a value")))
    }

    /// Refuses whatever was neither a known switch nor a known option.
    pub(crate) fn finish(self) -> Result<()> {
        let Some(word) = self.words.first() else {
            return Ok(());
        };
        let near = nearest(word, self.known.iter().copied())
            .map(|near| format!("; did you mean `{near}`?"))
            .unwrap_or_default();
        Err(Error::usage(format!("unknown option `{word}`{near}")))
    }
}

/// The name closest to `word`, if any is close enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .min()
        .filter(|(distance, name)| *distance <= 1 + name.len() / 3)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args::new(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn options_are_taken_in_either_spelling() {
        let mut given = args(&["--port", "8000", "--prefix=/a/", "--no-build"]);
        assert_eq!(given.value("--port").unwrap().as_deref(), Some("8000"));
        assert_eq!(given.value("--prefix").unwrap().as_deref(), Some("/a/"));
        assert_eq!(given.value("--dir").unwrap(), None);
        assert!(given.flag("--no-build"));
        given.finish().unwrap();
    }

    #[test]
    fn what_is_not_known_is_refused_with_the_nearest_name() {
        let mut given = args(&["--prot", "8000"]);
        assert_eq!(given.value("--port").unwrap(), None);
        let error = given.finish().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown option `--prot`; did you mean `--port`?"
        );
        assert_eq!(error.exit_code(), 2);
        assert!(args(&["--port"]).value("--port").is_err());
        assert!(args(&["--port", "--no-build"]).value("--port").is_err());
    }

    #[test]
    fn nearest_stays_silent_when_nothing_is_near() {
        assert_eq!(
            nearest("serv", ["serve", "size"].into_iter()),
            Some("serve")
        );
        assert_eq!(nearest("deploy", ["serve", "size"].into_iter()), None);
    }
}
