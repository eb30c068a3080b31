//! Charts for other pages: each a small page that shows its chart before, and without, the app.

use std::path::Path;

use dti_text::EmbedText;
use dti_views::Html;
use dti_views::embed::Embed;

use super::Site;
use super::document::{Document, escaped, from_below};
use crate::error::Result;
use crate::{page, project};

/// From `embed/` to the root.
const UP: &str = "../";

/// Writes all files; how many. `index` is the page of the app, which names what the app loads.
pub(super) fn write(site: &Site, index: &str, folder: &Path) -> Result<usize> {
    let names: String = page::named_files(index)?
        .iter()
        .map(|(name, file)| {
            let file = file.trim_start_matches("./");
            format!("<meta name=\"{name}\" content=\"{UP}{file}\">")
        })
        .collect();
    let all = Embed::all(&site.data);
    for embed in &all {
        let file = folder.join("embed").join(format!("{}.html", embed.name()));
        project::write(&file, document(embed, &names))?;
    }
    Ok(all.len())
}

fn document(embed: &Embed<'_>, names: &str) -> String {
    let text = EmbedText::of(embed.lang);
    let title = embed.title();
    let mut html = Html::default();
    html.open("header", &[])
        .element("h1", &[("class", "visually-hidden")], &title)
        .close("header")
        .open("div", &[("id", "app")])
        .open("div", &[("class", "first")]);
    embed.write(&mut html);
    html.close("div")
        .open("div", &[("class", "skeleton")])
        .element(
            "p",
            &[("class", "loading"), ("role", "status")],
            embed.loading(),
        )
        .close("div")
        .element(
            "form",
            &[("class", "live is-waiting"), ("method", "dialog")],
            "",
        )
        .close("div")
        .open("footer", &[("class", "embed-foot")]);
    embed.write_table(&mut html);
    let back = [
        ("href", &*embed.state(false).link(&[])),
        ("target", "_blank"),
        ("rel", "noopener"),
        ("id", "open-app"),
    ];
    html.open("p", &[])
        .element("a", &back, text.open_chart)
        .close("p")
        .close("footer");
    // The charts of a unit are whole as they are; the others come alive with the app.
    let app = if embed.chart.is_of_unit() {
        String::new()
    } else {
        let base = escaped(&embed.state(true).query());
        format!(
            "{names}<meta name=\"dti:app\" content=\"{UP}boot.js\"><meta name=\"dti-base\" content=\"{base}\">"
        )
    };
    Document {
        lang: embed.lang,
        title: &title,
        description: &embed.description(),
        up: UP,
        root: &format!(" data-embed=\"{}\"", embed.chart.word()),
        head: &format!("<meta name=\"robots\" content=\"noindex\">{app}<script type=\"module\" src=\"{UP}frame.js\"></script>"),
        body: &from_below(&html.with_choices(), UP),
    }
    .html()
}
