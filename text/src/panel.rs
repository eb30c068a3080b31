//! Words of the panels of the simulator.

mod en;
mod vi;

use crate::Lang;

/// All words of the panels in one language.
pub struct PanelText {
    /// Heading of all panels.
    pub heading: &'static str,
    /// Label of the list of panels.
    pub tabs: &'static str,
    /// Names of the panels: tipping, reach, rivals, weights, robustness, explain, file.
    pub names: [&'static str; 7],
    /// What to do when no unit is chosen.
    pub choose_unit: &'static str,
    /// Link that drops the scenario.
    pub drop: &'static str,
    /// Link that puts a plan into the sliders.
    pub load: &'static str,
    /// The same for a reader who hears links alone.
    pub load_of: fn(what: &str) -> String,
    /// Column: index.
    pub index: &'static str,
    /// Column: unit.
    pub unit: &'static str,
    /// Column: points now.
    pub now: &'static str,
    /// Column: points to gain.
    pub gain: &'static str,
    /// Column: points after.
    pub after: &'static str,
    /// Column: rank.
    pub rank: &'static str,
    /// Column: value.
    pub value: &'static str,
    /// Column of links.
    pub action: &'static str,
    /// Nothing in a cell.
    pub none: &'static str,
    /// `36,2 / 80`.
    pub points_of: fn(points: &str, maximum: &str) -> String,
    /// Parameters that make no sense.
    pub bad_params: fn(parts: &str) -> String,
    /// Indices whose value is lost.
    pub unknown_indices: &'static str,
    /// What the panel shows.
    pub tipping_intro: &'static str,
    /// Heading: what a rank takes.
    pub to_rank: fn(rank: &str) -> String,
    /// The unit is first.
    pub first_already: &'static str,
    /// The unit has no rank.
    pub no_rank: &'static str,
    /// No gain in this index alone does it.
    pub alone_impossible: &'static str,
    /// No gain in any single index does it.
    pub no_index_alone: &'static str,
    /// Heading of the table of all places above.
    pub places: &'static str,
    /// An index, and how many others take as little.
    pub others_too: fn(name: &str, others: usize) -> String,
    /// Column: who holds a place.
    pub holder: &'static str,
    /// Column: the index that takes the fewest points, beside these.
    pub easiest: &'static str,
    /// Column: by how many indices alone.
    pub ways: &'static str,
    /// `3 trên 27`.
    pub ways_of: fn(ways: usize, of: usize) -> String,
    /// Summary of the table of all gains.
    pub all_gains: &'static str,
    /// Column head: a rank.
    pub rank_n: fn(rank: &str) -> String,
    /// Label of the rank field.
    pub target: &'static str,
    /// Before links with usual choices.
    pub presets: &'static str,
    /// Nothing asked yet.
    pub ask_rank: &'static str,
    /// The plan in a sentence.
    pub plan: fn(cost: &str, rank: &str, value: &str) -> String,
    /// So many points.
    pub points: fn(points: &str) -> String,
    /// A cost in units of effort.
    pub effort_units: fn(cost: &str) -> String,
    /// Why no plan is cheaper.
    pub proof: fn(bound: &str, explored: &str) -> String,
    /// The search stopped early.
    pub bound: fn(bound: &str) -> String,
    /// The rank is held already.
    pub reached: &'static str,
    /// The plan with the fewest indices.
    pub fewest: fn(count: usize, cost: &str) -> String,
    /// Column: cost.
    pub cost: &'static str,
    /// Before criteria that make the gain of an index, which many sets can; `more` is the points
    /// that they have together, where the index has room for the gain alone.
    pub for_example: fn(index: &str, gain: &str, count: usize, more: Option<&str>) -> String,
    /// The rank cannot be reached.
    pub impossible: fn(rank: &str, value: &str, best: &str) -> String,
    /// What the rank takes.
    pub needed: fn(value: &str) -> String,
    /// No value would do.
    pub place_lost: &'static str,
    /// Locked indices that could rise.
    pub why_locked: &'static str,
    /// Indices with a cap below the maximum.
    pub why_capped: &'static str,
    /// Heading of locks, caps and efforts.
    pub conditions: &'static str,
    /// What they are.
    pub conditions_help: &'static str,
    /// Column: lock.
    pub lock: &'static str,
    /// Column: cap in points.
    pub cap: &'static str,
    /// Column: effort per point.
    pub effort: &'static str,
    /// Column: by criteria.
    pub criteria: &'static str,
    /// A toggle that is on.
    pub on: &'static str,
    /// A toggle that is off.
    pub off: &'static str,
    /// How many criteria.
    pub criteria_count: fn(count: usize) -> String,
    /// Which criteria are met was never published.
    pub criteria_note: &'static str,
    /// Summary of a list of criteria.
    pub criteria_of: fn(index: &str) -> String,
    /// What the panel shows.
    pub rivals_intro: &'static str,
    /// Label of the growth field.
    pub growth: &'static str,
    /// Before links with years.
    pub trend: &'static str,
    /// `2022 → 2023`.
    pub trend_years: fn(from: u16, to: u16) -> String,
    /// The years have other rulebooks.
    pub trend_rulebooks: &'static str,
    /// Not all units have figures of both years.
    pub trend_known: fn(known: usize, of: usize) -> String,
    /// A league with one year.
    pub no_trend: &'static str,
    /// Label of the picker of single rivals.
    pub add_rival: &'static str,
    /// First entry of that picker.
    pub add_rival_hint: &'static str,
    /// Label of the growth field of one rival.
    pub growth_of: fn(name: &str) -> String,
    /// Row: as published.
    pub state_published: &'static str,
    /// Row: with the own changes.
    pub state_own: &'static str,
    /// Row: rivals move too.
    pub state_all: &'static str,
    /// Column: state.
    pub state: &'static str,
    /// What the rivals' move does.
    pub rivals_cost: fn(name: &str, from: &str, to: &str) -> String,
    /// The same where nobody else moves yet.
    pub rivals_stay: fn(name: &str, rank: &str) -> String,
    /// The chosen unit moves with the rivals.
    pub not_about: fn(name: &str) -> String,
    /// Link that makes the scenario the unit's.
    pub make_about: fn(name: &str) -> String,
    /// Link: rivals stay.
    pub still: &'static str,
    /// Heading of single rivals.
    pub by_hand: &'static str,
    /// How weights are kept at 100 %.
    pub weights_intro: &'static str,
    /// Link: published weights.
    pub published_weights: &'static str,
    /// Link: equal weights.
    pub equal_weights: &'static str,
    /// Link: edit the equal weights.
    pub by_hand_from_equal: &'static str,
    /// Column: part of a whole.
    pub part: &'static str,
    /// Column: as published.
    pub published: &'static str,
    /// Column: percent entered.
    pub entered: &'static str,
    /// Column: what applies.
    pub applies: &'static str,
    /// Link: leave an index out.
    pub leave_out: &'static str,
    /// Link: take it back in.
    pub take_back: &'static str,
    /// The same for a reader who hears links alone.
    pub leave_out_of: fn(name: &str, out: bool) -> String,
    /// Label of a weight field.
    pub weight_of: fn(name: &str) -> String,
    /// The year publishes no parts.
    pub no_weights: &'static str,
    /// Heading of the ranking by weights.
    pub moves: &'static str,
    /// What the table compares.
    pub moves_note: &'static str,
    /// Column: rank with these weights.
    pub with_these: &'static str,
    /// Column: rank with equal weights.
    pub with_equal: &'static str,
    /// Column: places gained.
    pub change: &'static str,
    /// Who gains most.
    pub gainers: fn(names: &str) -> String,
    /// Who loses most.
    pub losers: fn(names: &str) -> String,
    /// Whom the published weights favour against equal ones.
    pub favours: fn(names: &str) -> String,
    /// From the fewest to the most.
    pub span: fn(fewest: &str, most: &str) -> String,
    /// No rank changes.
    pub nobody_moves: &'static str,
    /// What is drawn.
    pub robustness_intro: &'static str,
    /// Label: number of draws.
    pub draws: &'static str,
    /// Label: seed.
    pub seed: &'static str,
    /// Label: how far weights move.
    pub spread: &'static str,
    /// A published weight of 10 % is drawn as 10 % ± so much: at concentrations 400, 100 and 25.
    pub spreads: [&'static str; 3],
    /// Another concentration.
    pub spread_other: fn(concentration: &str) -> String,
    /// Label: rounding.
    pub digits: &'static str,
    /// Values as printed.
    pub digits_exact: &'static str,
    /// Values within half of the last digit.
    pub digits_drawn: &'static str,
    /// While it runs.
    pub running: &'static str,
    /// Button that stops a run.
    pub cancel: &'static str,
    /// What was computed.
    pub ran: fn(draws: &str, seed: &str) -> String,
    /// It was stopped.
    pub stopped: fn(draws: &str, of: &str) -> String,
    /// How sure the rank of the chosen unit is.
    pub unit_sure:
        fn(name: &str, published: &str, interval: &str, median: &str, holds: &str) -> String,
    /// Heading: chance to hold rank or group.
    pub holds: &'static str,
    /// Column: interval.
    pub interval: &'static str,
    /// Column: median.
    pub median: &'static str,
    /// Column: share in which it holds its rank.
    pub holds_rank: &'static str,
    /// Column: share in which it holds its group.
    pub holds_group: &'static str,
    /// Heading: pairs whose order is not settled.
    pub pairs: &'static str,
    /// How many pairs, of how many in the league; of those with one unit where it is named.
    pub pairs_count: fn(count: usize, all: usize, unit: Option<&str>) -> String,
    /// Column: ahead as published.
    pub ahead: &'static str,
    /// Column: behind.
    pub behind: &'static str,
    /// Column: share in which they change.
    pub flips: &'static str,
    /// Heading: which weight matters most.
    pub importance: &'static str,
    /// What the Sobol indices are of.
    pub importance_note: fn(what: &str) -> String,
    /// The rank of a unit, as what varies.
    pub rank_of: fn(name: &str) -> String,
    /// The mean shift, as what varies.
    pub mean_shift: &'static str,
    /// Column: first-order index.
    pub first_order: &'static str,
    /// Column: total index.
    pub total: &'static str,
    /// Draws out of range.
    pub bad_draws: &'static str,
    /// Seed out of range.
    pub bad_seed: &'static str,
    /// Concentration out of range.
    pub bad_concentration: &'static str,
    /// The scenario changes nothing.
    pub nothing_changed: &'static str,
    /// Heading: the scenario in words.
    pub in_words: &'static str,
    /// Heading: what is asked.
    pub asks: &'static str,
    /// An edit in words.
    pub assumes_edit: fn(unit: &str, index: &str, from: &str, to: &str) -> String,
    /// Heading: a unit after each part of the scenario.
    pub stages: fn(unit: &str) -> String,
    /// Row: after the edits.
    pub state_edits: &'static str,
    /// Row: and after the rivals.
    pub state_rivals: &'static str,
    /// Row: and under other weights.
    pub state_weights: &'static str,
    /// Row: whom the unit passes.
    pub passes: &'static str,
    /// Row: who passes the unit.
    pub passed_by: &'static str,
    /// Heading: take it along.
    pub export: &'static str,
    /// Link: the scenario as a file.
    pub download: &'static str,
    /// Name of that file.
    pub file_name: &'static str,
    /// Link: the page with versions.
    pub link: &'static str,
    /// What the link says besides.
    pub link_note: fn(data: &str, engine: &str) -> String,
    /// Heading: open a file.
    pub import: &'static str,
    /// Label of the file field.
    pub file: &'static str,
    /// What happens to the file.
    pub import_note: &'static str,
    /// Link: open what was read.
    pub open: &'static str,
    /// What was read.
    pub read: fn(league: &str, year: u16, edits: usize) -> String,
    /// A file that is no scenario; the reason follows.
    pub refused: &'static str,
    /// The file is too large.
    pub too_large: &'static str,
    /// The file is no text.
    pub not_text: &'static str,
    /// The file is not of the form.
    pub not_json: fn(line: &str, column: &str) -> String,
    /// The scenario does not fit into an address.
    pub too_long: &'static str,
    /// The data do not have its league and year.
    pub no_data: fn(league: &str, year: u16) -> String,
}

impl PanelText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &vi::TEXT,
            Lang::En => &en::TEXT,
        }
    }
}
