//! How the dataset of the address is cited.

use dti_charts::scored;
use dti_engine::{Dataset, Source};
use dti_text::{DownloadText, Lang};

use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::{Page, citation};
use crate::screenful::Screenful;

/// Writes the citation in Vietnamese, in English and as BibTeX.
pub(super) fn write(screenful: &Screenful<'_>, page: &Page<'_>, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = DownloadText::of(lang);
    let dataset = page.ranking.dataset();
    let Some(forms) = forms(page) else { return };
    let name = (text.dataset)(league_name(lang, dataset.league), dataset.year);
    html.open("section", &[("class", "prose"), ("id", "citing")])
        .element("h3", &[], text.citing)
        .element("p", &[], text.citing_what)
        .element("p", &[], &name);
    for ((name, words), code) in text.cite_as.iter().zip(forms).zip(["vi", "en", "bibtex"]) {
        let id = format!("cite-{code}");
        html.element("h4", &[("id", &id)], name);
        let frame = [
            ("class", "cite"),
            ("tabindex", "0"),
            ("role", "group"),
            ("aria-labelledby", id.as_str()),
            ("data-cite", code),
        ];
        html.element("pre", &frame, &words);
    }
    html.close("section");
}

/// The citation in Vietnamese, in English and as BibTeX; `None` where no document is known.
pub(crate) fn forms(page: &Page<'_>) -> Option<[String; 3]> {
    let (data, dataset, index) = (page.data, page.ranking.dataset(), page.ranking.index);
    let mut sources = data.sources.iter();
    let source = sources.find(|source| source.document == dataset.document)?;
    Some([
        citation(data, dataset, index, Lang::Vi),
        english(source, dataset, index),
        bibtex(source, dataset),
    ])
}

/// In English, with the title as it was published behind our translation of it.
fn english(source: &Source, dataset: &Dataset, index: usize) -> String {
    let tables = scored::cited_tables(dataset, index, Lang::En);
    let url = if source.url.is_empty() {
        String::new()
    } else {
        format!(", {}", source.url)
    };
    format!(
        "{} (“{}”), {}, data of {}{tables}{url}",
        source.title_en, source.title_vi, source.publisher_en, dataset.year
    )
}

fn bibtex(source: &Source, dataset: &Dataset) -> String {
    let mut fields = vec![
        ("title", source.title_vi.clone()),
        ("author", format!("{{{}}}", source.publisher_vi)),
        ("note", format!("Số liệu năm {}", dataset.year)),
    ];
    if !source.url.is_empty() {
        fields.push(("url", source.url.clone()));
    }
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("  {name} = {{{value}}}"))
        .collect();
    format!("@misc{{{},\n{}\n}}", source.document, fields.join(",\n"))
}
