//! Text inside XML: a name can hold anything.

/// Appends `text` so that it is text in an element and in a quoted attribute. Characters that XML
/// does not allow at all become U+FFFD.
pub(crate) fn push(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn markup_becomes_text() {
        let mut out = String::new();
        super::push(
            &mut out,
            "<script>\"a\"&'b'</script>\u{0}\u{8}]]>\n\u{ffff}",
        );
        assert_eq!(
            out,
            "&lt;script&gt;&quot;a&quot;&amp;&#39;b&#39;&lt;/script&gt;\u{fffd}\u{fffd}]]&gt; \u{fffd}"
        );
    }
}
