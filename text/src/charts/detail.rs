//! Wording of the charts that show a unit index by index or year by year, and of the tree of a
//! rulebook. Apart from [`ChartText`](super::ChartText), so that a page without these charts does
//! not carry their words.

use super::{Units, en, vi};
use crate::Lang;

/// The words of these charts in one language.
pub struct DetailText {
    /// Heading of a radar: whom it shows, and of which index the axes are.
    pub radar_title: fn(names: &str, index: &str) -> String,
    /// Heading of values over years.
    pub years_title: fn(subject: &str) -> String,
    /// Heading of ranks over years.
    pub year_ranks_title: fn(subject: &str) -> String,
    /// Heading of a gap: from where to where on which index.
    pub gap_title: fn(index: &str, from: &str, to: &str) -> String,
    /// Heading of the gap that a scenario makes.
    pub scenario_title: fn(index: &str, unit: &str) -> String,
    /// Heading of a rulebook's tree.
    pub tree_title: fn(rulebook: &str) -> String,
    /// Sentence: on which index a unit is highest and on which lowest.
    pub profile:
        fn(name: &str, best: &str, best_value: &str, worst: &str, worst_value: &str) -> String,
    /// Sentence: on how many of the indices known for both a unit is above the mean.
    pub above_mean: fn(name: &str, above: usize, of: usize) -> String,
    /// Sentence: where a unit has no known value.
    pub unknown_at: fn(name: &str, places: &str) -> String,
    /// Sentence: nothing is known of a unit.
    pub all_unknown: fn(name: &str) -> String,
    /// Sentence: the years of the highest and the lowest value.
    pub year_extremes: fn(name: &str, high: &str, in_high: &str, low: &str, in_low: &str) -> String,
    /// A value and its year.
    pub in_year: fn(value: &str, year: u16) -> String,
    /// Sentence: a value that was the same in all its years.
    pub in_years: fn(name: &str, value: &str, years: &str) -> String,
    /// Note: between which years the rulebook changed.
    pub rulebooks: fn(changes: &[(u16, u16)]) -> String,
    /// Says of a rank that it is ours.
    pub rank_derived: &'static str,
    /// The mean inside a sentence or a heading.
    pub the_mean: &'static str,
    /// Name of the last term of a gap.
    pub rounding: &'static str,
    /// Sentence: from where to where, and how far.
    pub gap: fn(from: &str, start: &str, to: &str, end: &str, gap: &str) -> String,
    /// Sentence: what carries most of a gap.
    pub gap_with: fn(parts: &str) -> String,
    /// Sentence: what works against it.
    pub gap_against: fn(parts: &str) -> String,
    /// Sentence: how many indices have no known contribution.
    pub gap_unknown: fn(count: usize) -> String,
    /// `40 điểm`.
    pub points: fn(points: &str) -> String,
    /// Sentence: all points and how they are shared out.
    pub total: fn(points: &str, parts: &str) -> String,
    /// Sentence: how many entries have no known points.
    pub unknown_points: fn(count: usize) -> String,
    /// What the size of a cell means.
    pub tree_note: &'static str,
    /// What the hatch of a cell means.
    pub unknown_points_note: &'static str,
    /// What * means after points.
    pub inferred_note: &'static str,
    /// The published series of a unit beside its scenario.
    pub published_of: fn(unit: &str) -> String,
    /// The scenario's series of a unit.
    pub simulated_of: fn(unit: &str) -> String,
    /// The end of a gap before a scenario.
    pub before: &'static str,
    /// The end of a gap after a scenario.
    pub after: &'static str,
    /// The step of a unit that moves as a rival.
    pub as_rival: &'static str,
    /// The step of other weights.
    pub weights: &'static str,
    /// What a scenario changes besides, because the weight of an edited index is unknown.
    pub unknown_changes: &'static str,
    /// What the steps of rivals and weights are.
    pub stages_note: &'static str,
    /// An index of a unit: `DTI của Đà Nẵng`.
    pub index_of: fn(index: &str, unit: &str) -> String,
    /// A decision over a column of a chart, by its number: `QĐ 1726`.
    pub decision_short: fn(number: &str) -> String,
    /// A decision in a heading, by its full number: `Quyết định 1726/QĐ-BTTTT`.
    pub decision: fn(number: &str) -> String,
    /// An entry of a rulebook whose name is lost, by its number there.
    pub nameless: fn(number: &str) -> String,
    /// Heading of rank intervals: index and units.
    pub intervals_title: fn(index: &str, units: Units) -> String,
    /// The interval of a unit's rank and its median.
    pub interval: fn(interval: &str, median: &str) -> String,
    /// The published rank of a unit.
    pub published_rank: fn(rank: &str) -> String,
    /// Sentence: whose interval spans the most ranks and whose the fewest.
    pub interval_extremes: fn(widest: &str, most: u32, narrowest: &str, fewest: u32) -> String,
    /// Sentence: all intervals span as many ranks.
    pub equal_intervals: fn(ranks: u32) -> String,
    /// Sentence: how many intervals are unknown.
    pub unknown_intervals: fn(count: usize, units: Units) -> String,
    /// What bar, tick and dot mean.
    pub intervals_note: &'static str,
    /// What a contribution is.
    pub gap_note: &'static str,
    /// Note: the points of the rulebook were inferred.
    pub inferred_weights: &'static str,
    /// Whose the intervals are.
    pub intervals_ours: &'static str,
    /// Heads of the tables that stand beside charts.
    pub heads: Heads,
}

/// Heads of columns.
pub struct Heads {
    /// Indices of a rulebook.
    pub index: &'static str,
    /// Years.
    pub year: &'static str,
    /// The rulebook of a year.
    pub rulebook: &'static str,
    /// The rank of whom the column before names.
    pub rank_of: fn(name: &str) -> String,
    /// Parts of a gap.
    pub contribution: &'static str,
    /// Entries of a rulebook.
    pub entry: &'static str,
    /// Their points.
    pub points: &'static str,
    /// Their share of all points.
    pub share: &'static str,
    /// Provinces or ministries.
    pub unit: fn(units: Units) -> &'static str,
    /// Published ranks.
    pub published_rank: &'static str,
    /// The median of ranks.
    pub median: &'static str,
    /// The rank that 5 % of the draws do not exceed.
    pub best: &'static str,
    /// The rank that 95 % of the draws do not exceed.
    pub worst: &'static str,
}

impl DetailText {
    /// The words in `lang`.
    #[must_use]
    pub fn of(lang: Lang) -> &'static DetailText {
        lang.pick(&VI, &EN)
    }
}

/// `giữa 2020 và 2022, giữa 2023 và 2024`.
fn pairs(changes: &[(u16, u16)], between: &str, and: &str) -> String {
    let mut out = String::new();
    for (from, to) in changes {
        let comma = if out.is_empty() { "" } else { ", " };
        out.push_str(&format!("{comma}{between} {from} {and} {to}"));
    }
    out
}

/// Vietnamese.
static VI: DetailText = DetailText {
    radar_title: |names, index| format!("{names} theo từng chỉ số, {index}"),
    years_title: |subject| format!("{subject} qua các năm"),
    year_ranks_title: |subject| format!("{subject}: xếp hạng qua các năm"),
    gap_title: |index, from, to| format!("{index}: từ {from} đến {to}"),
    scenario_title: |index, unit| format!("{index} của {unit}: trước và sau kịch bản"),
    tree_title: |rulebook| format!("{rulebook}: cấu trúc theo điểm"),
    profile: |name, best, best_value, worst, worst_value| {
        format!("{name}: cao nhất ở {best} ({best_value}), thấp nhất ở {worst} ({worst_value}).")
    },
    above_mean: |name, above, of| format!("{name} cao hơn trung bình ở {above} trên {of} chỉ số."),
    unknown_at: |name, places| format!("Chưa rõ giá trị của {name}: {places}."),
    all_unknown: |name| format!("Chưa rõ giá trị nào của {name}."),
    year_extremes: |name, high, in_high, low, in_low| {
        format!("{name}: cao nhất {high} (năm {in_high}), thấp nhất {low} (năm {in_low}).")
    },
    in_year: |value, year| format!("{value} (năm {year})"),
    in_years: |name, value, years| format!("{name}: {value} (năm {years})."),
    rulebooks: |changes| {
        let pairs = pairs(changes, "giữa", "và");
        format!(
            "Bộ chỉ số thay đổi {pairs}: đường kẻ không nối qua, chênh lệch ở đó một phần do bộ chỉ số."
        )
    },
    rank_derived: "thứ hạng tính từ số liệu công bố",
    the_mean: "trung bình",
    rounding: "Làm tròn và chưa rõ",
    gap: |from, start, to, end, gap| format!("Từ {from} ({start}) đến {to} ({end}): {gap}."),
    gap_with: |parts| format!("Đóng góp nhiều nhất: {parts}."),
    gap_against: |parts| format!("Ngược chiều: {parts}."),
    gap_unknown: |count| format!("Chưa rõ đóng góp của {count} chỉ số."),
    points: |points| format!("{points} điểm"),
    total: |points, parts| format!("Tổng cộng {points}: {parts}."),
    unknown_points: |count| format!("Chưa rõ số điểm của {count} mục."),
    tree_note: "Chiều cao của ô theo số điểm tối đa.",
    unknown_points_note: "Gạch chéo: chưa rõ số điểm, phần điểm còn lại được chia đều.",
    inferred_note: "* Số điểm suy ra từ các giá trị công bố, không được in ở đâu.",
    published_of: |unit| format!("{unit} (công bố)"),
    simulated_of: |unit| format!("{unit} (mô phỏng)"),
    before: "Trước",
    after: "Sau",
    as_rival: "Tự thay đổi như các đơn vị khác",
    weights: "Trọng số khác",
    unknown_changes: "Chưa rõ",
    stages_note: "Thay đổi của các đơn vị khác, rồi trọng số khác, được tính thêm vào các thanh phía trên; theo thứ tự khác thì từng phần sẽ khác.",
    index_of: |index, unit| format!("{index} của {unit}"),
    decision_short: |number| format!("QĐ {number}"),
    decision: |number| format!("Quyết định {number}"),
    nameless: |number| format!("{number} (không còn tên)"),
    intervals_title: |index, units| format!("Khoảng hạng {index} của {}", vi::league(units)),
    interval: |interval, median| {
        format!("hạng {interval} trong 90% số lần tính, trung vị {median}")
    },
    published_rank: |rank| format!("hạng công bố {rank}"),
    interval_extremes: |widest, most, narrowest, fewest| {
        format!("Khoảng rộng nhất: {widest} ({most} hạng); hẹp nhất: {narrowest} ({fewest} hạng).")
    },
    equal_intervals: |ranks| format!("Mọi khoảng đã biết đều rộng {ranks} hạng."),
    unknown_intervals: |count, units| {
        format!("Chưa rõ khoảng hạng của {count} {}.", vi::units_name(units))
    },
    intervals_note: "Thanh: hạng trong 90% số lần tính (bỏ 5% ở mỗi đầu). Vạch: trung vị. Chấm: hạng công bố.",
    gap_note: "Đóng góp: tỷ trọng điểm nhân với chênh lệch, tính từ số liệu công bố.",
    inferred_weights: "Tỷ trọng suy ra từ các giá trị công bố, không được in ở đâu.",
    intervals_ours: "Khoảng hạng do trang này tính, không phải kết quả công bố.",
    heads: Heads {
        index: "Chỉ số",
        year: "Năm",
        rulebook: "Bộ chỉ số",
        rank_of: |name| format!("Hạng của {name}"),
        contribution: "Đóng góp",
        entry: "Mục",
        points: "Điểm tối đa",
        share: "Tỷ trọng",
        unit: |units| match units {
            Units::Provinces | Units::Provinces34 => "Tỉnh, thành phố",
            Units::MinistriesService | Units::MinistriesNonservice => "Bộ, cơ quan",
        },
        published_rank: "Hạng công bố",
        median: "Hạng trung vị",
        best: "Hạng ở phân vị 5%",
        worst: "Hạng ở phân vị 95%",
    },
};

/// English.
static EN: DetailText = DetailText {
    radar_title: |names, index| format!("{names} index by index, {index}"),
    years_title: |subject| format!("{subject} over the years"),
    year_ranks_title: |subject| format!("{subject}: ranks over the years"),
    gap_title: |index, from, to| format!("{index}: from {from} to {to}"),
    scenario_title: |index, unit| format!("{index} of {unit} before and after the scenario"),
    tree_title: |rulebook| format!("{rulebook}: structure by points"),
    profile: |name, best, best_value, worst, worst_value| {
        format!("{name} is highest on {best} ({best_value}), lowest on {worst} ({worst_value}).")
    },
    above_mean: |name, above, of| format!("{name} is above the mean on {above} of {of} indices."),
    unknown_at: |name, places| format!("Unknown for {name}: {places}."),
    all_unknown: |name| format!("No value of {name} is known."),
    year_extremes: |name, high, in_high, low, in_low| {
        format!("{name}: highest {high} ({in_high}), lowest {low} ({in_low}).")
    },
    in_year: |value, year| format!("{value} ({year})"),
    in_years: |name, value, years| format!("{name}: {value} ({years})."),
    rulebooks: |changes| {
        let pairs = pairs(changes, "between", "and");
        format!(
            "The rulebook changed {pairs}: no line crosses the change, and a difference there is \
             partly one of the rulebook."
        )
    },
    rank_derived: "rank derived",
    the_mean: "the mean",
    rounding: "Rounding and unknowns",
    gap: |from, start, to, end, gap| format!("From {from} ({start}) to {to} ({end}): {gap}."),
    gap_with: |parts| format!("Largest contributions: {parts}."),
    gap_against: |parts| format!("In the other direction: {parts}."),
    gap_unknown: |count| match count {
        1 => "The contribution of 1 index is unknown.".to_owned(),
        _ => format!("The contributions of {count} indices are unknown."),
    },
    points: |points| match points {
        "1" => "1 point".to_owned(),
        _ => format!("{points} points"),
    },
    total: |points, parts| format!("{points} in all: {parts}."),
    unknown_points: |count| match count {
        1 => "The points of 1 entry are unknown.".to_owned(),
        _ => format!("The points of {count} entries are unknown."),
    },
    tree_note: "The height of a cell shows its maximum points.",
    unknown_points_note: "Hatched: the points are unknown; what remains is shared out evenly.",
    inferred_note: "* Points inferred from the published values, not printed anywhere.",
    published_of: |unit| format!("{unit} (published)"),
    simulated_of: |unit| format!("{unit} (simulation)"),
    before: "Before",
    after: "After",
    as_rival: "Moving as the others do",
    weights: "Other weights",
    unknown_changes: "Unknown",
    stages_note: "The movement of the others, then other weights, come on top of the bars above; in another order the parts would differ.",
    index_of: |index, unit| format!("{index} of {unit}"),
    decision_short: |number| format!("Dec. {number}"),
    decision: |number| format!("Decision {number}"),
    nameless: |number| format!("{number} (name lost)"),
    intervals_title: |index, units| {
        format!("Rank intervals of the {} by {index}", en::league(units))
    },
    interval: |interval, median| format!("rank {interval} in 90% of the draws, median {median}"),
    published_rank: |rank| format!("published rank {rank}"),
    interval_extremes: |widest, most, narrowest, fewest| {
        let ranks = |count: u32| if count == 1 { "rank" } else { "ranks" };
        format!(
            "Widest interval: {widest} ({most} {}); narrowest: {narrowest} ({fewest} {}).",
            ranks(most),
            ranks(fewest),
        )
    },
    equal_intervals: |ranks| match ranks {
        1 => "Every known interval is 1 rank wide.".to_owned(),
        _ => format!("Every known interval is {ranks} ranks wide."),
    },
    unknown_intervals: |count, units| {
        let (interval, verb) = if count == 1 {
            ("interval", "is")
        } else {
            ("intervals", "are")
        };
        format!(
            "The rank {interval} of {count} {} {verb} unknown.",
            en::units_name(count, units)
        )
    },
    intervals_note: "Bar: the rank in 90% of the draws (5% are left out at each end). Tick: median. Dot: published rank.",
    gap_note: "Contribution: share of points times difference, computed from published values.",
    inferred_weights: "The weights are inferred from the published values, not printed anywhere.",
    intervals_ours: "The intervals are computed here; they are not published results.",
    heads: Heads {
        index: "Index",
        year: "Year",
        rulebook: "Rulebook",
        rank_of: |name| format!("Rank of {name}"),
        contribution: "Contribution",
        entry: "Entry",
        points: "Maximum points",
        share: "Share",
        unit: |units| match units {
            Units::Provinces | Units::Provinces34 => "Province",
            Units::MinistriesService | Units::MinistriesNonservice => "Ministry",
        },
        published_rank: "Published rank",
        median: "Median rank",
        best: "Rank at 5%",
        worst: "Rank at 95%",
    },
};
