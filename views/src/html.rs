//! Markup as text, for the parts of the page that are many alike: rows of the table, sliders.
//!
//! A string is put in the page in one go; a view per row would weigh several times as much in
//! WASM and in time. Everything that is written goes through [`Html`], which escapes it.

use dti_charts::Scene;
use dti_charts::svg::{self, DomOptions};

/// Markup in the making. Names of tags and attributes are ours; values and texts may be anything.
///
/// What is chosen in its pickers is kept apart: a choice then changes no markup, and the picker
/// under the reader's hand is not replaced.
#[derive(Clone, Default, PartialEq)]
pub struct Html {
    markup: String,
    /// Id of a picker, and the value that is chosen in it.
    chosen: Vec<(String, String)>,
}

impl Html {
    /// Opens a tag.
    pub fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.markup.push('<');
        self.markup.push_str(tag);
        for (name, value) in attributes {
            self.markup.push(' ');
            self.markup.push_str(name);
            self.markup.push_str("=\"");
            self.text(value);
            self.markup.push('"');
        }
        self.markup.push('>');
        self
    }

    /// Closes a tag.
    pub fn close(&mut self, tag: &str) -> &mut Self {
        self.markup.push_str("</");
        self.markup.push_str(tag);
        self.markup.push('>');
        self
    }

    /// Text, whatever it holds.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.markup.push_str("&amp;"),
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                '"' => self.markup.push_str("&quot;"),
                other => self.markup.push(other),
            }
        }
        self
    }

    /// An element with text inside.
    pub fn element(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(tag, attributes).text(text).close(tag)
    }

    /// Opens a table that is moved sideways by itself where it is wider than its place, up to its
    /// head; [`close_table`](Self::close_table) ends it. `label` is its name, `classes` are those of
    /// the frame and of the table.
    pub fn open_frame(&mut self, label: &str, classes: (&str, &str)) -> &mut Self {
        let class = format!("table-scroll {}", classes.0);
        let frame = [
            ("class", class.trim_end()),
            ("role", "group"),
            ("aria-label", label),
            ("tabindex", "0"),
        ];
        self.open("div", &frame)
            .open("table", &[("class", classes.1)])
    }

    /// The same up to its rows; `heads` are the class and the words of each column.
    pub fn open_table(
        &mut self,
        label: &str,
        classes: (&str, &str),
        heads: &[(&str, &str)],
    ) -> &mut Self {
        self.open_frame(label, classes)
            .open("thead", &[])
            .open("tr", &[]);
        for (class, head) in heads {
            self.element("th", &[("scope", "col"), ("class", class)], head);
        }
        self.close("tr").close("thead").open("tbody", &[])
    }

    /// Ends a table.
    pub fn close_table(&mut self) -> &mut Self {
        self.close("tbody").close("table").close("div")
    }

    /// A chart as one image with its description. `id` is unique in the page.
    pub fn chart(&mut self, id: &str, scene: &Scene) -> &mut Self {
        let options = DomOptions {
            id,
            interactive: false,
        };
        // The one markup that is not made here; it escapes what it writes.
        self.markup.push_str(&svg::dom(scene, options));
        self
    }

    /// Notes what is chosen in a picker.
    pub fn choose(&mut self, picker: &str, value: &str) {
        self.chosen.push((picker.to_owned(), value.to_owned()));
    }

    /// What is chosen: ids of pickers and values.
    pub fn chosen(&self) -> &[(String, String)] {
        &self.chosen
    }

    /// The markup with the choices written into it, for a page that nobody sets them in later.
    #[must_use]
    pub fn with_choices(&self) -> String {
        let mut markup = self.markup.clone();
        for (picker, value) in &self.chosen {
            let Some(start) = markup.find(&format!("<select id=\"{picker}\"")) else {
                continue;
            };
            let option = format!("<option value=\"{value}\"");
            if let Some(at) = markup[start..].find(&option) {
                markup.insert_str(start + at + option.len(), " selected=\"\"");
            }
        }
        markup
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_written_into_its_own_picker() {
        let mut html = Html::default();
        for picker in ["a", "b"] {
            html.open("select", &[("id", picker)]);
            html.element("option", &[("value", "1")], "one");
            html.element("option", &[("value", "12")], "twelve")
                .close("select");
        }
        html.choose("b", "12");
        html.choose("c", "1");
        let chosen = "<option value=\"12\" selected=\"\">twelve</option></select>";
        assert!(html.with_choices().ends_with(chosen));
        assert_eq!(html.with_choices().matches("selected").count(), 1);
    }

    #[test]
    fn whatever_is_written_stays_text() {
        let mut html = Html::default();
        html.element("td", &[("title", "\"><script>")], "<b>&amp;</b>");
        let safe = "<td title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;&lt;/b&gt;</td>";
        assert_eq!(html.as_str(), safe);
    }
}
