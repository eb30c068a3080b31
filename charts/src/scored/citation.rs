//! How shown numbers are cited.

use dti_engine::{Dataset, Source};
use dti_text::{AppText, Lang};

/// How the numbers of one index of a dataset are cited, or of all of them (`None`); empty where the
/// document is not among `sources`.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn citation(sources: &[Source], dataset: &Dataset, index: Option<usize>, lang: Lang) -> String {
    let find = |document: &str| sources.iter().find(|source| source.document == document);
    let Some(source) = find(&dataset.document) else {
        return String::new();
    };
    let tables = index.map_or_else(String::new, |index| cited_tables(dataset, index, lang));
    let mut words = cite(source, dataset.year, &tables, lang);
    let is_mean_stated = |index: usize| dataset.columns[index].stated_mean.is_some();
    let means = dataset.mean_document.as_deref().and_then(find);
    if let Some(source) = means.filter(|_| index.is_some_and(is_mean_stated)) {
        words.push_str(AppText::of(lang).mean_citation);
        words.push_str(lang.pick(&source.publisher_vi, &source.publisher_en));
        push_address(source, &mut words);
    }
    words
}

/// How a document is cited for numbers about a year, in `tables` as [`cited_tables`] names them.
#[must_use]
pub fn cite(source: &Source, year: u16, tables: &str, lang: Lang) -> String {
    let [before, publisher, about] = AppText::of(lang).citation;
    let mut words = [
        before,
        &source.title_vi,
        publisher,
        lang.pick(&source.publisher_vi, &source.publisher_en),
        about,
        &number(year),
        tables,
    ]
    .concat();
    push_address(source, &mut words);
    words
}

/// The tables that print an index, as they stand in a citation: that of the values, and that of the
/// ranks if it is another one. Empty where the document numbers none.
///
/// # Panics
///
/// If `index` is not a node of the framework.
#[must_use]
pub fn cited_tables(dataset: &Dataset, index: usize, lang: Lang) -> String {
    let column = &dataset.columns[index];
    // Web pages have no numbered tables; theirs is number 0.
    let Some(values) = column.value_table.filter(|table| *table > 0) else {
        return String::new();
    };
    let [of_values, of_ranks] = AppText::of(lang).cited_tables;
    let ranks = column.rank_table.filter(|table| *table != values);
    let ranks = ranks.map(|table| [of_ranks, &number(table), ")"].concat());
    [of_values, &number(values), &ranks.unwrap_or_default()].concat()
}

fn push_address(source: &Source, words: &mut String) {
    if !source.url.is_empty() {
        words.push_str(", ");
        words.push_str(&source.url);
    }
}

fn number(number: impl Into<u32>) -> String {
    number.into().to_string()
}
