//! Trunk's hook before the build: compiles assets/ into the compact files that the browser loads.
//!
//! Whatever is left in target/site/ becomes dist/data/, under the same names.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::project;
use std::fs;

/// `cargo xtask prepare`
pub(crate) fn command(args: Args) -> Result<()> {
    args.finish()?;
    let site = project::root().join("target").join("site");
    fs::create_dir_all(&site).map_err(|error| Error::io(&site, &error))
}
