//! Reading the user's own files.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use dti_engine::wide::{self, OwnTable};

use crate::error::Error;
use crate::parquet;

/// Far more than 11,000 units with 300 criteria take; a larger file is a mistake.
const LIMIT: u64 = 256 << 20;

/// Reads a table of the user's own, CSV or Parquet; `-` is standard input.
pub(crate) fn table(path: &Path) -> Result<OwnTable, Error> {
    let (name, mut bytes) = bytes(path)?;
    if bytes.starts_with(parquet::MAGIC) || path.extension().is_some_and(|end| end == "parquet") {
        bytes = parquet::to_csv(&name, bytes)?;
    }
    Ok(wide::table(&name, &bytes)?)
}

/// The name to use in messages, and the content.
fn bytes(path: &Path) -> Result<(String, Vec<u8>), Error> {
    let mut bytes = Vec::new();
    let name = if path == Path::new("-") {
        "stdin".to_owned()
    } else {
        path.display().to_string()
    };
    let source: Result<Box<dyn Read>, io::Error> = if path == Path::new("-") {
        Ok(Box::new(io::stdin()))
    } else {
        File::open(path).map(|file| Box::new(file) as Box<dyn Read>)
    };
    source
        .and_then(|source| source.take(LIMIT + 1).read_to_end(&mut bytes))
        .map_err(|error| Error::Failed(format!("{name}: {error}")))?;
    if bytes.len() as u64 > LIMIT {
        let limit = LIMIT >> 20;
        return Err(Error::Failed(format!(
            "{name}: the file is larger than {limit} MiB"
        )));
    }
    Ok((name, bytes))
}
