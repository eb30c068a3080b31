use super::*;
use std::fs;

/// A site with a secret next to it.
fn site(name: &str, prefix: &str) -> (PathBuf, Site) {
    let folder = std::env::temp_dir().join(format!("dti-server-{name}-{}", std::process::id()));
    let write = |name: &str, text: &str| project::write(&folder.join(name), text).unwrap();
    write("secret.txt", "secret");
    write("dist/index.html", "<p>trang đầu</p>");
    write("dist/unit/hue/index.html", "<p>Huế</p>");
    write("dist/app.wasm", &"wasm ".repeat(100));
    write("dist/.hidden", "hidden");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("secret.txt"), folder.join("dist/link.txt")).unwrap();
    let site = Site::new(&folder.join("dist"), prefix).unwrap();
    (folder, site)
}

fn get(site: &Site, target: &str) -> Answer {
    site.answer(&Request {
        method: "GET".to_owned(),
        target: target.to_owned(),
        ..Request::default()
    })
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let mut headers = answer.headers.iter();
    headers
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.as_str())
}

#[test]
fn files_come_with_their_type() {
    let (folder, site) = site("types", "/");
    let index = get(&site, "/?v=1#x");
    assert_eq!(index.status, "200 OK");
    assert_eq!(
        header(&index, "Content-Type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(index.body, "<p>trang đầu</p>".as_bytes());
    let wasm = get(&site, "/app.wasm");
    assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
    assert_eq!(
        mime(Path::new("a.webmanifest")),
        "application/manifest+json"
    );
    assert_eq!(get(&site, "/none").status, "404 Not Found");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (folder, site) = site("outside", "/");
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/unit/../../secret.txt",
        "/unit/%2E%2E/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5Csecret.txt",
        "//../secret.txt",
        "/link.txt",
        "/.hidden",
        "/%00",
        "/%",
        "/%zz",
        "/%ff",
        "secret.txt",
        "http://example.org/secret.txt",
    ] {
        let answer = get(&site, target);
        assert_eq!(answer.status, "404 Not Found", "{target}");
    }
    let absolute = folder.join("secret.txt").display().to_string();
    assert_eq!(get(&site, &absolute).status, "404 Not Found");
    assert_eq!(get(&site, &format!("/{absolute}")).status, "404 Not Found");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_is_its_index_and_a_prefix_is_kept() {
    let (folder, site) = site("folder", "/sub/folder/");
    assert_eq!(
        get(&site, "/sub/folder/unit/hue/").body,
        "<p>Huế</p>".as_bytes()
    );
    let moved = get(&site, "/sub/folder/unit/hue");
    assert_eq!(moved.status, "301 Moved Permanently");
    assert_eq!(header(&moved, "Location"), Some("/sub/folder/unit/hue/"));
    assert_eq!(
        header(&get(&site, "/sub/folder"), "Location"),
        Some("/sub/folder/")
    );
    assert_eq!(get(&site, "/").status, "404 Not Found");
    assert_eq!(get(&site, "/app.wasm").status, "404 Not Found");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_redirect_stays_on_this_host() {
    let (folder, site) = site("redirect", "/");
    let answer = get(&site, "//unit");
    let to = header(&answer, "Location").unwrap_or("/");
    assert!(to.starts_with('/') && !to.starts_with("//"), "{to}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn compressed_only_for_those_who_ask_and_not_sent_twice() {
    let (folder, site) = site("brotli", "/");
    let mut request = Request {
        method: "GET".to_owned(),
        target: "/app.wasm".to_owned(),
        accepts_brotli: true,
        ..Request::default()
    };
    let answer = site.answer(&request);
    assert_eq!(header(&answer, "Content-Encoding"), Some("br"));
    assert!(answer.body.len() < 100);
    assert_eq!(header(&get(&site, "/app.wasm"), "Content-Encoding"), None);
    request.etag = header(&answer, "ETag").map(str::to_owned);
    assert_eq!(site.answer(&request).status, "304 Not Modified");
    request.method = "POST".to_owned();
    assert_eq!(site.answer(&request).status, "405 Method Not Allowed");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn requests_are_read_one_after_another() {
    let text = "GET /a HTTP/1.1\r\nAccept-Encoding: gzip, br;q=1\r\n\r\n\
        HEAD /b HTTP/1.1\r\nConnection: close\r\nIf-None-Match: \"x\"\r\n\r\n";
    let mut reader = text.as_bytes();
    let first = read_request(&mut reader).unwrap().unwrap();
    assert!(first.target == "/a" && first.accepts_brotli && !first.closes);
    let second = read_request(&mut reader).unwrap().unwrap();
    assert!(second.method == "HEAD" && second.closes && !second.accepts_brotli);
    assert_eq!(second.etag.as_deref(), Some("\"x\""));
    assert!(read_request(&mut reader).unwrap().is_none());
    for broken in [
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n",
    ] {
        assert!(
            read_request(&mut broken.as_bytes()).unwrap().is_none(),
            "{broken}"
        );
    }
    let endless = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(1 << 20));
    assert!(read_request(&mut endless.as_bytes()).unwrap().is_none());
}

#[test]
fn an_address_that_is_too_long_is_answered_and_not_cut_off() {
    let (folder, site) = site("long", "/");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || site.serve(&listener));
    let ask = |length: usize| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let target = "x".repeat(length);
        let request = format!("GET /?v=1&set={target} HTTP/1.1\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(ask(60_000).starts_with("HTTP/1.1 200 OK\r\n"));
    for length in [70_000, 200_000, 4_000_000] {
        let answer = ask(length);
        assert!(
            answer.starts_with("HTTP/1.1 414 URI Too Long\r\n"),
            "{length}"
        );
        assert!(answer.contains("\r\nConnection: close\r\n"), "{length}");
        assert!(
            answer.contains("Địa chỉ này dài quá") && answer.contains("This address is longer")
        );
    }
    // The head comes out of its own allowance.
    let head = format!("X: {}\r\n", "x".repeat(10_000));
    let line = format!("GET /{} HTTP/1.1\r\n", "x".repeat(60_000));
    let request = read_request(&mut format!("{line}{head}\r\n").as_bytes());
    assert!(!request.unwrap().unwrap().is_too_long);
    fs::remove_dir_all(folder).unwrap();
}
