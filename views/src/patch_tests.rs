use super::*;

/// The changes, one a line: the way to the node, and what it gets. `None` for another build.
fn told(old: &str, new: &str) -> Option<Vec<String>> {
    let mut told = Vec::new();
    let is_same_build = changes(old, new, &mut |path, to| {
        told.push(format!("{path:?} {to:?}"));
        true
    });
    is_same_build.then_some(told)
}

/// The same, expected.
fn all(changes: &[(&[u32], To<'_>)]) -> Option<Vec<String>> {
    let told = changes.iter().map(|(path, to)| format!("{path:?} {to:?}"));
    Some(told.collect())
}

fn text(text: &str) -> To<'_> {
    To::Text(text)
}

fn set<'a>(name: &'a str, value: &'a str) -> To<'a> {
    To::Attribute(name, Some(value))
}

#[test]
fn words_and_attributes_change_in_place() {
    let old = "<h2 id=\"a\">One</h2>two<g class=\"mark\"><title>A: 1</title><path d=\"M0 0\" \
               class=\"a\"/><text x=\"1\">3</text></g>";
    let new = "<h2 id=\"a\">Uno</h2>due<g class=\"mark is-chosen\"><title>A: 2</title><path \
               d=\"M0 0\" class=\"b\"/><text x=\"2\">4</text></g>";
    assert_eq!(
        told(old, new),
        all(&[
            (&[0, 0], text("Uno")),
            (&[1], text("due")),
            (&[2], set("class", "mark is-chosen")),
            (&[2, 0, 0], text("A: 2")),
            (&[2, 1], set("class", "b")),
            (&[2, 2], set("x", "2")),
            (&[2, 2, 0], text("4")),
        ])
    );
    assert_eq!(told(old, old), Some(Vec::new()));
}

#[test]
fn elements_without_an_end_count_as_one_node() {
    let old = "<label><input type=\"checkbox\" id=\"a\">corrected</label><br><b>x</b>";
    let new = "<label><input type=\"checkbox\" id=\"b\">printed</label><br><b>y</b>";
    assert_eq!(
        told(old, new),
        all(&[
            (&[0, 0], set("id", "b")),
            (&[0, 1], text("printed")),
            (&[2, 0], text("y")),
        ])
    );
}

#[test]
fn attributes_come_and_go() {
    let old = "<rect fill=\"url(#h)\" x=\"1\" class=\"b\"/>";
    let new = "<rect x=\"1\" class=\"b\" rx=\"2\"/>";
    assert_eq!(
        told(old, new),
        all(&[(&[0], set("rx", "2")), (&[0], To::Attribute("fill", None)),])
    );
}

#[test]
fn what_was_escaped_is_text_again() {
    let old = "<td title=\"\">1</td>";
    let new = "<td title=\"&quot;&lt;b&gt;&quot; = 1\">&lt;b&gt;&amp;amp; &#39;Bà&#39;</td>";
    assert_eq!(
        told(old, new),
        all(&[
            (&[0], set("title", "\"<b>\" = 1")),
            (&[0, 0], text("<b>&amp; 'Bà'")),
        ])
    );
}

#[test]
fn another_build_is_not_patched() {
    for (old, new) in [
        ("", "<p>1</p>"),
        ("<p>1</p>", ""),
        ("<p>1</p>", "<p>1</p><p>2</p>"),
        ("<p>1</p><p>2</p>", "<p>1</p>"),
        ("<p>1</p>", "<b>1</b>"),
        ("<p>1</p>", "<p><b>1</b></p>"),
        ("<p><b>1</b></p>", "<p>1</p>"),
        ("<p></p>", "<p>1</p>"),
        ("<p>1</p>", "<p></p>"),
        ("<p>1</p>", "<p>1"),
        ("a", "<p>1</p>"),
    ] {
        assert_eq!(told(old, new), None, "{old} to {new}");
    }
}

#[test]
fn what_a_reader_may_have_changed_is_written_anew() {
    for (old, new) in [
        (
            "<option value=\"a\">A</option>",
            "<option value=\"b\">A</option>",
        ),
        (
            "<option value=\"a\" selected=\"\">A</option>",
            "<option value=\"a\">A</option>",
        ),
        (
            "<input type=\"checkbox\">",
            "<input type=\"checkbox\" checked=\"\">",
        ),
    ] {
        assert_eq!(told(old, new), None, "{old} to {new}");
    }
    // It may stand beside what changes.
    let old = "<option value=\"a\" class=\"x\">A</option>";
    let new = "<option value=\"a\" class=\"y\">A</option>";
    assert_eq!(told(old, new), all(&[(&[0], set("class", "y"))]));
}

#[test]
fn who_is_told_can_stop_it() {
    let mut count = 0;
    let went_on = changes("<b>1</b><b>2</b>", "<b>3</b><b>4</b>", &mut |_, _| {
        count += 1;
        false
    });
    assert_eq!((went_on, count), (false, 1));
}
