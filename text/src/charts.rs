//! Wording of the charts: titles, labels, notes and the generated descriptions.
//!
//! Words are fields; a sentence with numbers or names in it is a function, so that each language
//! has its own order and its own plural.

mod detail;
mod en;
mod vi;

use crate::Lang;

pub use detail::{DetailText, Heads};
pub use en::EN;
pub use vi::VI;

/// The kind of unit that a chart is about, for counting and naming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Units {
    /// The 63 provinces and cities until 30/6/2025.
    Provinces,
    /// The 34 provinces and cities since 1/7/2025.
    Provinces34,
    /// Ministries that offer public services.
    MinistriesService,
    /// Ministries that offer none.
    MinistriesNonservice,
}

/// How units are compared with another year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether ranks are compared, instead of values.
    pub ranks: bool,
    /// The other year.
    pub from: u16,
    /// The year that is shown.
    pub to: u16,
    /// Whether the two years have different rulebooks: then a note says that a part of the change
    /// is theirs.
    pub other_rulebook: bool,
}

/// All words of the charts in one language.
pub struct ChartText {
    /// In the place of an unknown value.
    pub unknown: &'static str,
    /// Name of the mean on its line.
    pub mean: &'static str,
    /// Behind a mean of ours: of how many values it is.
    pub of_known: fn(count: usize) -> String,
    /// Name of the group of units without a value.
    pub unknown_group: &'static str,
    /// Heading of the units without a rank.
    pub no_rank: &'static str,
    /// Name of the units that have a value but no group.
    pub no_group: &'static str,
    /// Heading of a map: index and units.
    pub map_title: fn(index: &str, units: Units) -> String,
    /// Heading of rank bars.
    pub bars_title: fn(index: &str, units: Units) -> String,
    /// Heading of a pie of groups.
    pub groups_title: fn(index: &str, units: Units) -> String,
    /// `63 tỉnh, thành phố`, `1 province`.
    pub count: fn(count: usize, units: Units) -> String,
    /// The short noun under a count: `tỉnh, TP`, `provinces`.
    pub noun: fn(count: usize, units: Units) -> &'static str,
    /// `Nhóm 1`.
    pub group: fn(group: u8) -> String,
    /// `hạng 3`, `hạng 3–5`.
    pub rank: fn(rank: &str) -> String,
    /// Sentence: who is highest and who lowest, each as far as is known where `surely` is false.
    pub extremes:
        fn(surely: [bool; 2], highest: &str, best: &str, lowest: &str, worst: &str) -> String,
    /// Sentence: all known values are the same.
    pub all_equal: fn(value: &str) -> String,
    /// Sentence: no value is known.
    pub nothing_known: &'static str,
    /// Sentence: the mean, and how many units lie above it.
    pub mean_and_above:
        fn(mean: &str, above: usize, of: usize, units: Units, regional: bool) -> String,
    /// Sentence: the next ones are about the units of the chosen region alone.
    pub in_region: &'static str,
    /// Sentence: how many values are unknown.
    pub unknowns: fn(count: usize, units: Units) -> String,
    /// Sentence: the selected unit.
    pub selected: fn(label: &str) -> String,
    /// Sentence: the sizes of the groups, from parts such as `nhóm 1: 3 (4,8%)`.
    pub group_sizes: fn(parts: &str) -> String,
    /// Joins names: `A, B và C`.
    pub and: fn(names: &[&str]) -> String,
    /// A list of names cut short: the named ones, and how many others.
    pub and_others: fn(names: &str, others: usize) -> String,
    /// `+0,1848 so với trung bình`.
    pub difference: fn(difference: &str) -> String,
    /// What the dashed lines of a map mean.
    pub former_note: &'static str,
    /// A change since another year, after a value: `+4 bậc so với 2020`; `None` for unknown.
    pub change: fn(by: Option<&str>, change: &Change) -> String,
    /// What the colours of changes mean.
    pub change_legend: fn(change: &Change) -> String,
    /// Note: the two years of a change have different rulebooks.
    pub other_rulebook: &'static str,
    /// `Tứ phân vị 1`.
    pub quartile: fn(quartile: u8) -> String,
    /// Whose the quartiles are.
    pub quartile_legend: &'static str,
    /// Status words at the end of a label.
    pub corrected: &'static str,
    /// See [`ChartText::corrected`].
    pub rank_corrected: &'static str,
    /// See [`ChartText::corrected`].
    pub derived: &'static str,
    /// See [`ChartText::corrected`].
    pub simulated: &'static str,
    /// What † means.
    pub corrected_note: &'static str,
    /// What * means.
    pub derived_note: &'static str,
    /// The label of every scenario.
    pub simulated_note: &'static str,
    /// What the hatch means.
    pub unknown_note: &'static str,
    /// What it means where colours show ranks or changes.
    pub unknown_other_note: &'static str,
    /// The date of the boundaries that the map shows; `None` for ministries.
    pub boundaries: fn(units: Units) -> Option<&'static str>,
    /// The name of an archipelago by its id, in the caption of its inset.
    pub archipelago: fn(id: &str) -> Option<&'static str>,
    /// Attribution of the geometry.
    pub attribution: &'static str,
    /// Before a citation.
    pub source: &'static str,
}

impl ChartText {
    /// The words in `lang`.
    #[must_use]
    pub fn of(lang: Lang) -> &'static ChartText {
        lang.pick(&VI, &EN)
    }
}

fn join(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Units; 4] = [
        Units::Provinces,
        Units::Provinces34,
        Units::MinistriesService,
        Units::MinistriesNonservice,
    ];

    #[test]
    fn english_counts_have_their_plural() {
        assert_eq!((EN.count)(1, Units::Provinces), "1 province");
        assert_eq!((EN.count)(0, Units::Provinces), "0 provinces");
        assert_eq!((EN.count)(2, Units::MinistriesService), "2 ministries");
        assert_eq!(
            (EN.unknowns)(1, Units::Provinces),
            "The value of 1 province is unknown."
        );
        assert_eq!(
            (EN.unknowns)(2, Units::Provinces),
            "The values of 2 provinces are unknown."
        );
        assert_eq!(
            (EN.mean_and_above)("0.3026", 1, 63, Units::Provinces, false),
            "The mean is 0.3026; 1 of 63 provinces is above it."
        );
        assert_eq!((EN.and_others)("A and B", 1), "A and B and 1 other");
    }

    #[test]
    fn names_are_joined_as_each_language_does() {
        assert_eq!((VI.and)(&["A", "B", "C"]), "A, B và C");
        assert_eq!((EN.and)(&["A"]), "A");
        assert_eq!((EN.and)(&[]), "");
    }

    #[test]
    fn titles_name_index_and_units() {
        for text in [&VI, &EN] {
            for units in ALL {
                for title in [text.map_title, text.bars_title, text.groups_title] {
                    assert!(title("DTI 2020", units).contains("DTI 2020"));
                }
            }
        }
    }
}
