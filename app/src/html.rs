//! Markup as text, for the parts of the page that are many alike: rows of the table, sliders.
//!
//! A string is put in the page in one go; a view per row would weigh several times as much in
//! WASM and in time. Everything that is written goes through [`Html`], which escapes it.

/// Markup in the making. Names of tags and attributes are ours; values and texts may be anything.
#[derive(Default)]
pub(crate) struct Html(String);

impl Html {
    /// Opens a tag.
    pub(crate) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
        self
    }

    /// Closes a tag.
    pub(crate) fn close(&mut self, tag: &str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    /// Text, whatever it holds.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// An element with text inside.
    pub(crate) fn element(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(tag, attributes).text(text).close(tag)
    }

    /// The markup, as a string of its own.
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// The markup.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_stays_text() {
        let mut html = Html::default();
        html.element("td", &[("title", "\"><script>")], "<b>&amp;</b>");
        let safe = "<td title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;&lt;/b&gt;</td>";
        assert_eq!(html.as_str(), safe);
    }
}
