//! A static file server as plain as the hosts the site is made for: no rewrite rules, no
//! listings, files compressed with Brotli, answers checked again on every visit.

use crate::error::{Error, Result};
use crate::{compress, fingerprint, project};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The longest first line of a request that is read, and the longest rest; browsers send far less.
const MAX_REQUEST: u64 = 64 * 1024;
/// How long an open connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many bytes of a refused request are still taken, and for how long.
const DRAINED: (usize, Duration) = (16 * 1024 * 1024, Duration::from_secs(2));

/// A folder and the path below which it is served.
#[derive(Debug)]
pub(crate) struct Site {
    folder: PathBuf,
    prefix: String,
}

/// What is sent back.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// What of a request matters here.
#[derive(Debug, Default)]
struct Request {
    method: String,
    target: String,
    accepts_brotli: bool,
    etag: Option<String>,
    closes: bool,
    /// Its first line is longer than any that is read; the rest of it is still under way.
    is_too_long: bool,
}

impl Site {
    /// A site of the files in `folder`, seen below `prefix`.
    pub(crate) fn new(folder: &Path, prefix: &str) -> Result<Self> {
        let folder = folder.canonicalize().map_err(|error| {
            Error::new(format!(
                "{}: {error}; `cargo xtask build` makes it",
                project::display(folder)
            ))
        })?;
        Ok(Self {
            folder,
            prefix: prefix.to_owned(),
        })
    }

    /// Answers whoever connects, until the program ends.
    pub(crate) fn serve(self, listener: &TcpListener) {
        let site = Arc::new(self);
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            std::thread::spawn(move || {
                // A visitor who goes away is no problem of the server's.
                let _ = site.converse(&stream);
            });
        }
    }

    /// Answers the requests of one connection, one after another.
    fn converse(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = read_request(&mut reader)? {
            let answer = self.answer(&request);
            send(stream, &answer, request.method == "HEAD")?;
            if request.is_too_long {
                drain(stream)?;
            }
            if request.closes {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.is_too_long {
            let mut answer = text(
                "414 URI Too Long",
                "Địa chỉ này dài quá mức máy chủ đọc được. Có thể nó bị chép thừa; hãy mở một địa chỉ ngắn hơn.\n\n\
                 This address is longer than the server reads. It may have been copied wrongly; open a shorter one.\n",
            );
            answer.headers.push(("Connection", "close".to_owned()));
            return answer;
        }
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return text("405 Method Not Allowed", "Only GET and HEAD.\n");
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let Some(below) = path.strip_prefix(&self.prefix) else {
            if format!("{path}/") == self.prefix {
                return moved(&self.prefix);
            }
            return self.not_found();
        };
        let Some(mut file) = self.locate(below) else {
            return self.not_found();
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                return moved(&format!("{path}/"));
            }
            file.push("index.html");
        }
        match std::fs::read(&file) {
            Ok(contents) => found(&file, contents, request),
            Err(_) => self.not_found(),
        }
    }

    /// The file or folder that a path below the prefix names, if it lies inside the site.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let path = percent_decoded(path)?;
        let mut file = self.folder.clone();
        for part in path.split('/') {
            if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
                return None;
            }
            file.push(part);
        }
        // A link may still lead outside.
        let real = file.canonicalize().ok()?;
        real.starts_with(&self.folder).then_some(real)
    }

    /// As static hosts do: the site's own page for it, if it has one.
    fn not_found(&self) -> Answer {
        match std::fs::read(self.folder.join("404.html")) {
            Ok(body) => Answer {
                status: "404 Not Found",
                headers: vec![("Content-Type", "text/html; charset=utf-8".to_owned())],
                body,
            },
            Err(_) => text("404 Not Found", "There is no such file.\n"),
        }
    }
}

fn text(status: &'static str, body: &str) -> Answer {
    Answer {
        status,
        headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
        body: body.as_bytes().to_vec(),
    }
}

fn moved(to: &str) -> Answer {
    let mut answer = text("301 Moved Permanently", "");
    // Two slashes at the start would name another host.
    let to = format!("/{}", to.trim_start_matches('/'));
    answer.headers.push(("Location", to));
    answer
}

fn found(file: &Path, contents: Vec<u8>, request: &Request) -> Answer {
    let etag = format!("\"{}\"", &fingerprint::of_bytes(&contents)[..16]);
    let mut headers = vec![
        ("Content-Type", mime(file).to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
        ("ETag", etag.clone()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    if request.etag.as_deref() == Some(&etag) {
        return Answer {
            status: "304 Not Modified",
            headers,
            body: Vec::new(),
        };
    }
    let mut body = contents;
    if request.accepts_brotli
        && compress::worth_it(file)
        && let Ok(smaller) = compress::brotli(&body)
    {
        headers.push(("Content-Encoding", "br".to_owned()));
        body = smaller;
    }
    Answer {
        status: "200 OK",
        headers,
        body,
    }
}

/// The media type by which browsers know what a file is.
fn mime(file: &Path) -> &'static str {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "parquet" => "application/vnd.apache.parquet",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding; `None` if it is broken or does not give UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The next request on a connection; `None` when there is no more.
fn read_request(reader: &mut impl BufRead) -> std::io::Result<Option<Request>> {
    let mut reader = reader.take(MAX_REQUEST);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_ascii_whitespace();
    if reader.limit() == 0 && !line.ends_with('\n') {
        return Ok(Some(Request {
            method: words.next().unwrap_or_default().to_owned(),
            closes: true,
            is_too_long: true,
            ..Request::default()
        }));
    }
    reader.set_limit(MAX_REQUEST);
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        closes: version == "HTTP/1.0",
        ..Request::default()
    };
    loop {
        let mut line = String::new();
        let ended = reader.read_line(&mut line)? == 0;
        let Some((name, value)) = line.trim().split_once(':') else {
            // The empty line ends a request; anything else here is none of ours.
            return Ok((!ended && line.trim().is_empty()).then_some(request));
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => {
                request.accepts_brotli = value
                    .split(',')
                    .any(|coding| coding.split(';').next().map(str::trim) == Some("br"));
            }
            "if-none-match" => request.etag = Some(value.to_owned()),
            "connection" => request.closes |= value.eq_ignore_ascii_case("close"),
            // A body would be taken for the next request: answer and hang up.
            "content-length" | "transfer-encoding" => request.closes = true,
            _ => {}
        }
    }
}

fn send(mut stream: &TcpStream, answer: &Answer, head_only: bool) -> std::io::Result<()> {
    let mut message = format!("HTTP/1.1 {}\r\n", answer.status);
    for (name, value) in &answer.headers {
        message += &format!("{name}: {value}\r\n");
    }
    message += &format!("Content-Length: {}\r\n\r\n", answer.body.len());
    let mut bytes = message.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)
}

/// Takes what a refused client still sends. Hung up on in the middle of it, the client would see a
/// broken connection and not the answer.
fn drain(mut stream: &TcpStream) -> std::io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    let (mut left, time) = DRAINED;
    let end = Instant::now() + time;
    let mut taken = [0; 16 * 1024];
    loop {
        let time = end.saturating_duration_since(Instant::now());
        if left == 0 || time.is_zero() {
            return Ok(());
        }
        stream.set_read_timeout(Some(time))?;
        match stream.read(&mut taken)? {
            0 => return Ok(()),
            count => left = left.saturating_sub(count),
        }
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
