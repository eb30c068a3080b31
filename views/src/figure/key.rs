//! What tells columns apart that are named after lines of a chart.

use crate::html::Html;

/// The longest name, in characters, that a narrow column has room for in a few lines: those of all
/// provinces.
const LONG: usize = 17;
/// So few columns have room for every name.
const FEW: usize = 2;

/// The heads of columns of numbers, one for each line of a chart, in its colours.
///
/// Where names are too long for as many columns, numbers stand in their place and the caption of the
/// table says whose they are: beside the number that a phone has room for, eight lines of a
/// ministry's name would have none.
pub(crate) struct Keys<'a> {
    names: &'a [(&'a str, bool)],
}

impl<'a> Keys<'a> {
    /// Names in the order of the lines; true for the mean, which has a colour of its own.
    pub(crate) fn of(names: &'a [(&'a str, bool)]) -> Self {
        Self { names }
    }

    fn is_long(&self) -> bool {
        let mut names = self.names.iter();
        self.names.len() > FEW && names.any(|(name, _)| name.chars().count() > LONG)
    }

    /// What stands for a name in the head of its column: the number of the column, but nothing
    /// shorter for the mean.
    fn number(&self, at: usize) -> Option<String> {
        let (_, is_mean) = self.names[at];
        (self.is_long() && !is_mean).then(|| (at + 1).to_string())
    }

    /// Writes the caption, which belongs right behind the start of the table.
    pub(crate) fn write_caption(&self, html: &mut Html) {
        if !self.is_long() {
            return;
        }
        html.open("caption", &[]);
        for (at, (name, _)) in self.names.iter().enumerate() {
            if let Some(number) = self.number(at) {
                html.open("span", &[]);
                self.write_colour(at, html);
                html.text(&number).text(" ").text(name).close("span");
            }
        }
        html.close("caption");
    }

    /// Writes the head of a column.
    pub(crate) fn write_head(&self, at: usize, html: &mut Html) {
        let (name, _) = self.names[at];
        let number = self.number(at);
        let mut head = vec![("scope", "col"), ("class", "number")];
        if number.is_some() {
            head.push(("aria-label", name));
        }
        html.open("th", &head);
        self.write_colour(at, html);
        html.text(number.as_deref().unwrap_or(name)).close("th");
    }

    fn write_colour(&self, at: usize, html: &mut Html) {
        let class = match self.names[at] {
            (_, true) => "series-key mean".to_owned(),
            _ => format!("series-key s{at}"),
        };
        html.element("span", &[("class", &class), ("aria-hidden", "true")], "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(names: &[(&str, bool)]) -> String {
        let mut html = Html::default();
        let keys = Keys::of(names);
        keys.write_caption(&mut html);
        for at in 0..names.len() {
            keys.write_head(at, &mut html);
        }
        html.as_str().to_owned()
    }

    #[test]
    fn names_that_fit_stand_in_the_head() {
        let html = written(&[("Bà Rịa - Vũng Tàu", false), ("Huế", false), ("Mean", true)]);
        assert!(!html.contains("<caption"), "{html}");
        assert!(html.contains("s0\" aria-hidden=\"true\"></span>Bà Rịa - Vũng Tàu</th>"));
        assert!(html.contains("series-key mean\" aria-hidden=\"true\"></span>Mean</th>"));
    }

    #[test]
    fn long_names_stand_in_the_caption_behind_the_number_of_their_column() {
        let names = [
            ("Ủy ban Quản lý vốn nhà nước", false),
            ("B", false),
            ("Mean", true),
        ];
        let html = written(&names);
        let caption = html.split_once("</caption>").unwrap().0;
        assert!(caption.contains("></span>1 Ủy ban Quản lý vốn nhà nước</span>"));
        assert!(caption.contains("></span>2 B</span>"));
        assert!(!caption.contains("Mean"));
        assert!(html.contains("aria-label=\"B\"><span class=\"series-key s1\""));
        assert!(html.ends_with("></span>Mean</th>"), "{html}");
        // Two columns have room.
        assert!(!written(&names[..2]).contains("<caption"));
    }
}
