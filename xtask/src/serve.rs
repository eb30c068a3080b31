//! Builds the release app where needed and serves it on this machine.

use crate::args::Args;
use crate::error::{Error, Result};
use crate::server::Site;
use crate::{build, project};
use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;

const DEFAULT_PORT: u16 = 8080;
/// How many ports to try from the default one on, when nobody asked for one.
const TRIES: u16 = 20;

/// `cargo xtask serve`
pub(crate) fn command(mut args: Args) -> Result<()> {
    let port = args
        .value("--port")?
        .map(|port| parse_port(&port))
        .transpose()?;
    let host = args
        .value("--host")?
        .unwrap_or_else(|| "127.0.0.1".to_owned());
    let prefix = args.value("--prefix")?.unwrap_or_else(|| "/".to_owned());
    let folder = args.value("--dir")?.map(PathBuf::from);
    let no_build = args.flag("--no-build");
    args.finish()?;
    if !(prefix.starts_with('/') && prefix.ends_with('/')) {
        return Err(Error::usage(format!(
            "--prefix begins and ends with a slash, such as /dti/, not `{prefix}`"
        )));
    }
    if !no_build && folder.is_none() {
        build::build(None, false)?;
    }
    let folder = folder.unwrap_or_else(project::dist);
    let site = Site::new(&folder, &prefix)?;
    let listener = listen(&host, port)?;
    let address = listener
        .local_addr()
        .map_err(|error| Error::new(error.to_string()))?;
    println!(
        "Serving {} at http://{address}{prefix}  (stop with Ctrl+C)",
        project::display(&folder)
    );
    // Whoever started this program reads the address from a pipe.
    let _ = std::io::stdout().flush();
    site.serve(&listener);
    Ok(())
}

fn parse_port(text: &str) -> Result<u16> {
    text.parse().map_err(|_| {
        Error::usage(format!(
            "--port needs a number from 0 (any free port) to 65535, not `{text}`"
        ))
    })
}

/// Opens the port asked for, or the first free one from the default on.
fn listen(host: &str, port: Option<u16>) -> Result<TcpListener> {
    let ports = match port {
        Some(port) => port..=port,
        None => DEFAULT_PORT..=DEFAULT_PORT + TRIES,
    };
    let mut problem = String::new();
    for port in ports {
        match TcpListener::bind((host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => problem = format!("cannot listen at {host}:{port}: {error}"),
        }
    }
    Err(Error::new(format!(
        "{problem}; `--port 0` takes any free port"
    )))
}
