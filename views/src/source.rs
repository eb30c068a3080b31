//! Documents, as they are named outside the citation of a chart.

use dti_engine::Source;
use dti_text::Lang;

/// A document in one line: title, publisher, address; its id where it is not listed.
pub(crate) fn cite(sources: &[Source], document: &str, lang: Lang) -> String {
    let source = sources.iter().find(|source| source.document == document);
    let Some(source) = source else {
        return document.to_owned();
    };
    let publisher = lang.pick(&source.publisher_vi, &source.publisher_en);
    let mut words = format!("{} – {publisher}", source.title_vi);
    if !source.url.is_empty() {
        words.push_str(", ");
        words.push_str(&source.url);
    }
    words
}
