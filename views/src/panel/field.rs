//! Number fields and tables of the panels.

use dti_engine::decimal;

use crate::html::Html;

/// A number field that sets a parameter.
pub(super) struct Field<'a> {
    /// What it sets: a parameter, or one number of a list such as `weight~society`. Also its key.
    pub(super) param: &'a str,
    /// Its label; shown in front, or for readers that hear the field alone.
    pub(super) label: &'a str,
    /// Whether the label is shown.
    pub(super) shown: bool,
    /// What is in it.
    pub(super) value: Option<f64>,
    /// What applies while it is empty.
    pub(super) instead: &'a str,
    /// Bounds and step.
    pub(super) range: [&'a str; 3],
}

impl Field<'_> {
    pub(super) fn write(&self, html: &mut Html) {
        let value = self.value.and_then(decimal::shortest).unwrap_or_default();
        // Ids hold no tilde, so that they can be found by a plain selector.
        let id = self.param.replace(['~', '.'], "-");
        let [low, high, step] = self.range;
        let mut attributes = vec![
            ("type", "number"),
            ("inputmode", "decimal"),
            ("id", &id),
            ("data-key", &id),
            ("data-param", self.param),
            ("min", low),
            ("max", high),
            ("step", step),
            ("value", &value),
            ("placeholder", self.instead),
        ];
        if self.shown {
            html.open("label", &[("class", "field")])
                .element("span", &[], self.label)
                .open("input", &attributes)
                .close("label");
        } else {
            attributes.push(("aria-label", self.label));
            html.open("input", &attributes);
        }
    }
}

/// Opens a table. A column of numbers begins with `#`.
pub(super) fn open_table(html: &mut Html, title: &str, columns: &[&str]) {
    let heads = columns.iter().map(|column| match column.strip_prefix('#') {
        Some(name) => ("number", name),
        None => ("", *column),
    });
    html.open_table(title, ("", ""), &heads.collect::<Vec<_>>());
}

/// Opens a row with its name.
pub(super) fn open_row(html: &mut Html, name: &str, chosen: bool) {
    open_named_row(html, (name, ""), chosen);
}

/// Opens a row that is called by its rank.
pub(super) fn open_ranked_row(html: &mut Html, rank: &str, chosen: bool) {
    open_named_row(html, (rank, "number"), chosen);
}

/// Opens a row with its name and the class of that cell.
fn open_named_row(html: &mut Html, (name, class): (&str, &str), chosen: bool) {
    let of_row = if chosen { "is-selected" } else { "" };
    html.open("tr", &[("class", of_row)]).element(
        "th",
        &[("scope", "row"), ("class", class)],
        name,
    );
}

/// A cell of words.
pub(super) fn words(html: &mut Html, text: &str) {
    html.element("td", &[("class", "words")], text);
}

/// A cell with a number.
pub(super) fn cell(html: &mut Html, text: &str) {
    html.element("td", &[("class", "number")], text);
}
