//! Where units stand on every index of a rulebook: what the tables of profile and comparison say.

use std::sync::Arc;

use dti_charts::{Status, scored};
use dti_engine::{Dataset, Rank, Scores, Source};
use dti_text::{AppText, FigureText, Lang, number};

use crate::figure;
use crate::html::Html;
use crate::selection;
use crate::state::State;

/// The scores of a dataset with the ranks of every index.
pub(crate) struct Standings<'d> {
    /// The scores.
    pub(crate) scores: Arc<Scores<'d>>,
    ranks: Vec<Vec<Option<Rank>>>,
}

impl<'d> Standings<'d> {
    /// Ranks every index once.
    pub(crate) fn of(scores: &Arc<Scores<'d>>) -> Self {
        let nodes = scores.dataset().framework.nodes().len();
        Self {
            scores: Arc::clone(scores),
            ranks: (0..nodes).map(|index| scores.ranks(index)).collect(),
        }
    }

    /// The dataset.
    pub(crate) fn dataset(&self) -> &'d Dataset {
        self.scores.dataset()
    }

    /// The value of a unit on an index, in [0, 1]; `None` when it is unknown.
    pub(crate) fn value(&self, index: usize, unit: usize) -> Option<f64> {
        self.scores.value(index, unit)
    }

    /// The rank, an interval where it is not settled; `None` when nothing is known of it.
    pub(crate) fn rank(&self, index: usize, unit: usize) -> Option<Rank> {
        self.ranks[index][unit]
    }

    /// How far the value lies above the mean, below 0 for under it.
    pub(crate) fn above_mean(&self, index: usize, unit: usize) -> Option<f64> {
        let mean = scored::known_mean(&self.scores, index)?;
        Some(self.value(index, unit)? - mean)
    }

    /// How far the value lies below that of the unit of rank 1, at least 0; `None` where either is
    /// unknown, or nobody is known to be first.
    pub(crate) fn behind_leader(&self, index: usize, unit: usize) -> Option<f64> {
        let first = |other: &usize| self.rank(index, *other) == Some(Rank::exact(1));
        let mut others = 0..self.dataset().units.len();
        let leader = others.find(first)?;
        Some((self.value(index, leader)? - self.value(index, unit)?).max(0.0))
    }

    /// Where the numbers come from: corrected or derived if value or rank is.
    pub(crate) fn status(&self, index: usize, unit: usize) -> Status {
        match scored::status(&self.scores, index, unit) {
            Status::Published if self.repaired(index, unit)[1] => Status::Corrected,
            Status::Published if self.is_rank_ours(index, unit) => Status::Derived,
            of_value => of_value,
        }
    }

    fn is_rank_ours(&self, index: usize, unit: usize) -> bool {
        scored::is_rank_derived(self.dataset()) && self.rank(index, unit).is_some()
    }

    fn repaired(&self, index: usize, unit: usize) -> [bool; 2] {
        scored::repaired(&self.scores, index, unit)
    }

    /// Whether value or rank was repaired or taken away, so that the audit says why.
    pub(crate) fn has_evidence(&self, index: usize, unit: usize) -> bool {
        self.repaired(index, unit) != [false, false]
    }

    /// The lowest indices, without the DTI itself.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = usize> {
        let nodes = self.dataset().framework.nodes();
        (1..nodes.len()).filter(|&index| nodes[index].children.is_empty())
    }

    /// How deep an index stands below the DTI.
    pub(crate) fn depth(&self, index: usize) -> usize {
        let nodes = self.dataset().framework.nodes();
        std::iter::successors(nodes[index].parent, |&above| nodes[above].parent).count()
    }

    /// Writes the value of a unit on an index with its sign, and a link to the evidence where it
    /// was repaired. What is unknown says so.
    pub(crate) fn write_value(&self, state: &State, index: usize, unit: usize, html: &mut Html) {
        let lang = state.lang;
        let status = scored::status(&self.scores, index, unit);
        let value = self.value(index, unit);
        let value = value.map(|value| number::value(lang, value));
        let words = value.as_deref().unwrap_or(AppText::of(lang).unknown);
        html.element("span", &[("data-field", "value")], words);
        if self.repaired(index, unit)[0] {
            self.write_evidence(state, index, unit, html);
        } else {
            html.text(status.sign());
        }
    }

    /// Writes the sign behind the rank of a unit on an index: a link to the evidence where it was
    /// repaired.
    pub(crate) fn write_rank_sign(
        &self,
        state: &State,
        index: usize,
        unit: usize,
        html: &mut Html,
    ) {
        if self.repaired(index, unit)[1] {
            self.write_evidence(state, index, unit, html);
        } else if self.is_rank_ours(index, unit) {
            html.text(Status::Derived.sign());
        }
    }

    fn write_evidence(&self, state: &State, index: usize, unit: usize, html: &mut Html) {
        let (dataset, lang) = (self.dataset(), state.lang);
        let name = scored::unit_name(dataset, unit, lang);
        let code = &dataset.framework.nodes()[index].code;
        let index_name = scored::index_name(dataset, index, lang);
        let unit = (dataset.units[unit].id.as_str(), name);
        figure::write_evidence(state, unit, (code, &index_name), html);
    }

    /// What the print says instead of the number that is shown; `None` where it says the same.
    pub(crate) fn printed(&self, state: &State, index: usize, unit: usize) -> Option<String> {
        selection::printed(&self.scores, index, unit, state.lang)
    }
}

/// Writes the document of a dataset, and the tables of it that print values and ranks.
pub(crate) fn write_source(sources: &[Source], dataset: &Dataset, lang: Lang, html: &mut Html) {
    let text = FigureText::of(lang);
    let columns = dataset.columns.iter();
    let mut tables: Vec<u8> = columns
        .flat_map(|column| [column.value_table, column.rank_table])
        .flatten()
        // Web pages have no numbered tables; theirs is number 0.
        .filter(|table| *table > 0)
        .collect();
    tables.sort_unstable();
    tables.dedup();
    let tables: Vec<String> = tables.iter().map(u8::to_string).collect();
    let tables = match tables.as_slice() {
        [] => String::new(),
        tables => (text.tables)(&tables.join(", ")),
    };
    let citation = scored::citation(sources, dataset, None, lang);
    let words = format!("{} {citation}{tables}", text.source);
    html.open("div", &[("class", "notes")])
        .element("p", &[("class", "figure-source")], &words)
        .close("div");
}
