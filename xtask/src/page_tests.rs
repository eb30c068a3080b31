use super::*;

/// A page as Trunk leaves it, with data that is no script.
const PAGE: &str = r#"<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Chỉ số</title>
<!-- for the author -->
<link rel="stylesheet" href="./style.css">
<link rel="canonical" href="https://example.org/">
<script type="application/ld+json">{"@type":"Dataset"}</script>
<script type="module">
import init from "./app.js";
if (1 < 2) init();
</script>
<link rel="modulepreload" href="./app.js" crossorigin="anonymous"></head>
<body><a href="https://example.org/">nguồn</a><script>late()</script></body>
</html>"#;

#[test]
fn scripts_move_to_files_and_data_stays() {
    let scripts = inline_scripts(PAGE).unwrap();
    assert_eq!(scripts.len(), 2);
    assert_eq!(
        scripts[0].trim(),
        "import init from \"./app.js\";\nif (1 < 2) init();"
    );
    assert_eq!(scripts[1], "late()");
    let files = ["./a.js".to_owned(), "./b.js".to_owned()];
    let html = replace_inline_scripts(PAGE, &files).unwrap();
    assert!(html.contains(r#"<script type="module" src="./a.js"></script>"#));
    assert!(html.contains(r#"<script src="./b.js"></script>"#));
    assert!(html.contains(r#"{"@type":"Dataset"}"#));
    assert!(html.contains("Chỉ số"));
    assert!(!html.contains("for the author"));
    assert!(inline_scripts(&html).unwrap().is_empty());
    assert_eq!(violations(&html).unwrap(), Vec::<String>::new());
}

#[test]
fn the_policy_comes_first_and_once() {
    let html = with_policy(PAGE, "<meta name=\"x\">").unwrap();
    let policy = html.find("Content-Security-Policy").unwrap();
    assert!(policy < html.find("<link").unwrap());
    assert!(policy < html.find("<script").unwrap());
    // The encoding has to be declared within the first 1024 bytes.
    assert!(html.find("charset=\"utf-8\"").unwrap() < 1024);
    let again = with_policy(&html, "").unwrap();
    assert_eq!(again.matches("Content-Security-Policy").count(), 1);
    assert!(with_policy("<p>no head</p>", "").is_err());
    assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("  "));
}

#[test]
fn renaming_sets_the_hash_where_browsers_check_it() {
    let name = |to: &str| (to.to_owned(), "sha384-x".to_owned());
    let names = BTreeMap::from([
        ("./app.js".to_owned(), name("./app-1.js")),
        ("./style.css".to_owned(), name("./style-1.css")),
    ]);
    let html = rename(PAGE, &names).unwrap();
    assert!(html.contains(r#"<link rel="stylesheet" href="./style-1.css" integrity="sha384-x">"#));
    assert!(html.contains(r#"href="./app-1.js" crossorigin="anonymous" integrity="sha384-x""#));
    assert!(html.contains(r#"<link rel="canonical" href="https://example.org/">"#));
}

#[test]
fn references_are_what_the_browser_fetches() {
    let found = references(PAGE).unwrap();
    let addresses: Vec<&str> = found.iter().map(|one| one.address.as_str()).collect();
    assert_eq!(addresses, ["./style.css", "./app.js"]);
    assert_eq!(found[1].rel, "modulepreload");
}

#[test]
fn what_the_policy_forbids_is_named() {
    for (html, what) in [
        ("<script>x()</script>", "an inline <script>"),
        ("<style>p{}</style>", "an inline <style>"),
        ("<p style='color:red'>", "<p style=…>"),
        ("<p onclick='x()'>", "<p onclick=…>"),
        ("<svg><rect style='fill:red'/></svg>", "<rect style=…>"),
        ("<a href=' JavaScript:x()'>", "<a href=\"javascript:…\">"),
        ("<base href='/x/'>", "a <base>"),
        ("<img src='https://example.org/a.png'>", "leaves the origin"),
        (
            "<img srcset='a.png 1x, https://example.org/a.png 2x'>",
            "leaves the origin",
        ),
        (
            "<script src='//example.org/a.js'></script>",
            "leaves the origin",
        ),
        (
            "<link rel=preload href='https://example.org/a'>",
            "leaves the origin",
        ),
        (
            "<iframe src='https://example.org/'></iframe>",
            "leaves the origin",
        ),
    ] {
        let found = violations(html).unwrap();
        assert_eq!(found.len(), 1, "{html}: {found:?}");
        assert!(found[0].contains(what), "{html}: {found:?}");
    }
    let fine = "<a href='https://example.org/'>x</a><img src='a.png'><use href='#b'/>\
        <link rel=canonical href='https://example.org/'><link rel=license href='https://x.org'>";
    assert_eq!(violations(fine).unwrap(), Vec::<String>::new());
}

#[test]
fn what_the_first_frame_waits_for_stands_in_the_page_and_the_policy_knows_it() {
    let html = with_policy(
        "<head><link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\"></script>\
         <script type=\"module\" src=\"b.js\"></script></head>",
        "",
    )
    .unwrap();
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let contents = BTreeMap::from([
        file("a.css", "p{top:0}"),
        file("a.js", ""),
        file("b.js", "module"),
    ]);
    let (html, policy) = inline(&html, &contents).unwrap();
    assert!(
        html.ends_with(
            "<style>p{top:0}</style><script></script><script type=\"module\" src=\"b.js\"></script></head>"
        ),
        "{html}"
    );
    // Of nothing, as everybody knows it.
    let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
    let scripts = format!("script-src 'self' 'wasm-unsafe-eval' {empty};");
    assert!(policy.contains(&scripts), "{policy}");
    assert!(policy.contains("style-src 'self' 'sha256-"), "{policy}");
    assert!(html.contains(&format!("content=\"{policy}\"")), "{html}");
    // What would end its element stays where it is.
    let contents = BTreeMap::from([file("a.js", "\"</script>\"")]);
    let (html, _) = inline(&html, &contents).unwrap();
    assert!(!html.contains("\"</script>\""), "{html}");
}
