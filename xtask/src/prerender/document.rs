//! A whole document around what the views write.

use std::path::Path;

use dti_text::Lang;

use crate::error::Result;
use crate::prepare::FONTS;
use crate::project;

/// What stands around the content of a static page.
pub(super) struct Document<'a> {
    pub(super) lang: Lang,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The way to the root of the site, `../` for each folder.
    pub(super) up: &'a str,
    /// Attributes of the `html` element, with a blank in front.
    pub(super) root: &'a str,
    /// More of the head, as markup.
    pub(super) head: &'a str,
    /// The body, as markup.
    pub(super) body: &'a str,
}

impl Document<'_> {
    /// The document as text.
    pub(super) fn html(&self) -> String {
        let (up, lang) = (self.up, self.lang.code());
        let (title, description) = (escaped(self.title), escaped(self.description));
        let fonts: String = FONTS.iter().map(|font| format!("<link rel=\"preload\" href=\"{up}data/fonts/{font}\" as=\"font\" type=\"font/woff2\" crossorigin>")).collect();
        format!(
            "<!doctype html>\n<html lang=\"{lang}\"{}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title><meta name=\"description\" content=\"{description}\">\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{up}favicon.svg\">\
             <link rel=\"stylesheet\" href=\"{up}charts.css\">\
             <link rel=\"stylesheet\" href=\"{up}app.css\">\
             <script src=\"{up}asked.js\"></script>{fonts}{}</head><body>{}</body></html>\n",
            self.root, self.head, self.body
        )
    }
}

/// Text that stays text, in an element and in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// Markup whose links lead to the app at the root of the site, from a page that lies `up` below it.
pub(super) fn from_below(markup: &str, up: &str) -> String {
    let markup = markup.replace("href=\"?", &format!("href=\"{up}?"));
    let markup = markup.replace("href=\"./\"", &format!("href=\"{up}\""));
    markup.replace("href=\"data/", &format!("href=\"{up}data/"))
}

/// Lists the pages that a search engine may show: the app and those of the units.
pub(super) fn write_sitemap(base: &str, folder: &Path) -> Result<()> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for file in project::files(folder)? {
        let page = file.strip_suffix("index.html");
        if let Some(page) = page.filter(|page| page.is_empty() || page.starts_with("unit/")) {
            map.push_str(&format!("<url><loc>{base}{page}</loc></url>\n"));
        }
    }
    map.push_str("</urlset>\n");
    project::write(&folder.join("sitemap.xml"), map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_page_below_lead_to_the_app() {
        let markup = "<a href=\"?v=1&amp;unit=hue\"></a><a href=\"./\"></a><a href=\"#a\"></a>";
        let below =
            "<a href=\"../../?v=1&amp;unit=hue\"></a><a href=\"../../\"></a><a href=\"#a\"></a>";
        assert_eq!(from_below(markup, "../../"), below);
    }

    #[test]
    fn names_stay_text() {
        assert_eq!(escaped("<b a=\"&\">"), "&lt;b a=&quot;&amp;&quot;&gt;");
    }
}
