//! Wording of the charts: titles, labels, notes and the generated descriptions.
//!
//! Words are fields; a sentence with numbers or names in it is a function, so that each language
//! has its own order and its own plural.

use crate::Lang;

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

/// All words of the charts in one language.
pub struct ChartText {
    /// In the place of an unknown value.
    pub unknown: &'static str,
    /// Name of the mean on its line.
    pub mean: &'static str,
    /// Name of the group of units without a value.
    pub unknown_group: &'static str,
    /// Name of the units that have a value but no group.
    pub no_group: &'static str,
    /// Heading of a map: index and units.
    pub map_title: fn(index: &str, units: Units) -> String,
    /// Heading of rank bars.
    pub bars_title: fn(index: &str, units: Units) -> String,
    /// Heading of a pie of groups.
    pub groups_title: fn(index: &str, units: Units) -> String,
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
    /// `63 tỉnh, thành phố`, `1 province`.
    pub count: fn(count: usize, units: Units) -> String,
    /// The short noun under a count: `tỉnh, TP`, `provinces`.
    pub noun: fn(count: usize, units: Units) -> &'static str,
    /// `Nhóm 1`.
    pub group: fn(group: u8) -> String,
    /// `hạng 3`, `hạng 3–5`.
    pub rank: fn(rank: &str) -> String,
    /// Sentence: who is highest and who lowest.
    pub extremes: fn(highest: &str, best: &str, lowest: &str, worst: &str) -> String,
    /// Sentence: all known values are the same.
    pub all_equal: fn(value: &str) -> String,
    /// Sentence: no value is known.
    pub nothing_known: &'static str,
    /// Sentence: the mean, and how many units lie above it.
    pub mean_and_above: fn(mean: &str, above: usize, of: usize, units: Units) -> String,
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
    /// Sentence: a value that was the same in all its years.
    pub in_years: fn(name: &str, value: &str, years: &str) -> String,
    /// Note: between which years the rulebook changed.
    pub rulebooks: fn(changes: &[(u16, u16)]) -> String,
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
    /// What the dashed lines of a map mean.
    pub former_note: &'static str,
    /// Status words after a value.
    pub corrected: &'static str,
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

fn vi_units(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "tỉnh, thành phố",
        Units::MinistriesService | Units::MinistriesNonservice => "bộ, cơ quan",
    }
}

fn vi_league(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "các tỉnh, thành phố",
        Units::MinistriesService => "các bộ, cơ quan có dịch vụ công",
        Units::MinistriesNonservice => "các bộ, cơ quan không có dịch vụ công",
    }
}

fn en_units(count: usize, units: Units) -> &'static str {
    match (units, count) {
        (Units::Provinces | Units::Provinces34, 1) => "province",
        (Units::Provinces | Units::Provinces34, _) => "provinces",
        (_, 1) => "ministry",
        (_, _) => "ministries",
    }
}

fn en_league(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "provinces",
        Units::MinistriesService => "ministries with public services",
        Units::MinistriesNonservice => "ministries without public services",
    }
}

fn join(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
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
pub static VI: ChartText = ChartText {
    unknown: "chưa rõ",
    mean: "Trung bình",
    unknown_group: "Chưa rõ",
    no_group: "Không phân nhóm",
    map_title: |index, units| format!("{index} của {}", vi_league(units)),
    bars_title: |index, units| format!("Xếp hạng {index} của {}", vi_league(units)),
    groups_title: |index, units| format!("Phân nhóm {index} của {}", vi_league(units)),
    radar_title: |names, index| format!("{names} theo từng chỉ số, {index}"),
    years_title: |subject| format!("{subject} qua các năm"),
    year_ranks_title: |subject| format!("{subject}: xếp hạng qua các năm"),
    gap_title: |index, from, to| format!("{index}: từ {from} đến {to}"),
    scenario_title: |index, unit| format!("{index} của {unit}: trước và sau kịch bản"),
    tree_title: |rulebook| format!("{rulebook}: cấu trúc theo điểm"),
    count: |count, units| format!("{count} {}", vi_units(units)),
    noun: |_, units| match units {
        Units::Provinces | Units::Provinces34 => "tỉnh, TP",
        Units::MinistriesService | Units::MinistriesNonservice => "bộ, cơ quan",
    },
    group: |group| format!("Nhóm {group}"),
    rank: |rank| format!("hạng {rank}"),
    extremes: |highest, best, lowest, worst| {
        format!("Cao nhất là {highest} ({best}), thấp nhất là {lowest} ({worst}).")
    },
    all_equal: |value| format!("Mọi giá trị đã biết đều là {value}."),
    nothing_known: "Chưa rõ giá trị nào.",
    mean_and_above: |mean, above, of, units| {
        format!(
            "Trung bình là {mean}; {above} trên {of} {} cao hơn.",
            vi_units(units)
        )
    },
    unknowns: |count, units| format!("Chưa rõ giá trị của {count} {}.", vi_units(units)),
    selected: |label| format!("Đang chọn: {label}."),
    group_sizes: |parts| format!("Số lượng theo nhóm: {parts}."),
    and: |names| join(names, "và"),
    and_others: |names, others| format!("{names} và {others} đơn vị khác"),
    difference: |difference| format!("{difference} so với trung bình"),
    profile: |name, best, best_value, worst, worst_value| {
        format!("{name}: cao nhất ở {best} ({best_value}), thấp nhất ở {worst} ({worst_value}).")
    },
    above_mean: |name, above, of| format!("{name} cao hơn trung bình ở {above} trên {of} chỉ số."),
    unknown_at: |name, places| format!("Chưa rõ giá trị của {name}: {places}."),
    all_unknown: |name| format!("Chưa rõ giá trị nào của {name}."),
    year_extremes: |name, high, in_high, low, in_low| {
        format!("{name}: cao nhất {high} (năm {in_high}), thấp nhất {low} (năm {in_low}).")
    },
    in_years: |name, value, years| format!("{name}: {value} (năm {years})."),
    rulebooks: |changes| {
        let pairs = pairs(changes, "giữa", "và");
        format!(
            "Bộ chỉ số thay đổi {pairs}: đường kẻ không nối qua, chênh lệch ở đó một phần do bộ chỉ số."
        )
    },
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
    former_note: "Nét đứt: ranh giới 63 tỉnh, thành phố trước đó.",
    corrected: "đã hiệu đính",
    derived: "tính từ số liệu công bố",
    simulated: "mô phỏng",
    corrected_note: "† Giá trị đã hiệu đính so với bản in.",
    derived_note: "* Giá trị tính từ số liệu công bố, không được công bố trực tiếp.",
    simulated_note: "Mô phỏng – không phải kết quả công bố.",
    unknown_note: "Gạch chéo: chưa rõ giá trị.",
    boundaries: |units| match units {
        Units::Provinces => Some("Địa giới 63 tỉnh, thành phố, đến 30/6/2025."),
        Units::Provinces34 => Some("Địa giới 34 tỉnh, thành phố, từ 1/7/2025."),
        Units::MinistriesService | Units::MinistriesNonservice => None,
    },
    archipelago: |id| match id {
        "hoang-sa" => Some("Quần đảo Hoàng Sa"),
        "truong-sa" => Some("Quần đảo Trường Sa"),
        _ => None,
    },
    attribution: "© OpenStreetMap contributors, ODbL.",
    source: "Nguồn",
};

/// English.
pub static EN: ChartText = ChartText {
    unknown: "unknown",
    mean: "Mean",
    unknown_group: "Unknown",
    no_group: "No group",
    map_title: |index, units| format!("{index} of the {}", en_league(units)),
    bars_title: |index, units| format!("Ranking of the {} by {index}", en_league(units)),
    groups_title: |index, units| format!("Groups of the {} by {index}", en_league(units)),
    radar_title: |names, index| format!("{names} index by index, {index}"),
    years_title: |subject| format!("{subject} over the years"),
    year_ranks_title: |subject| format!("{subject}: ranks over the years"),
    gap_title: |index, from, to| format!("{index}: from {from} to {to}"),
    scenario_title: |index, unit| format!("{index} of {unit} before and after the scenario"),
    tree_title: |rulebook| format!("{rulebook}: structure by points"),
    count: |count, units| format!("{count} {}", en_units(count, units)),
    noun: en_units,
    group: |group| format!("Group {group}"),
    rank: |rank| format!("rank {rank}"),
    extremes: |highest, best, lowest, worst| {
        format!("The highest is {highest} ({best}), the lowest {lowest} ({worst}).")
    },
    all_equal: |value| format!("Every known value is {value}."),
    nothing_known: "No value is known.",
    mean_and_above: |mean, above, of, units| {
        let verb = if above == 1 { "is" } else { "are" };
        let units = en_units(of, units);
        format!("The mean is {mean}; {above} of {of} {units} {verb} above it.")
    },
    unknowns: |count, units| {
        let verb = if count == 1 { "is" } else { "are" };
        let value = if count == 1 { "value" } else { "values" };
        format!(
            "The {value} of {count} {} {verb} unknown.",
            en_units(count, units)
        )
    },
    selected: |label| format!("Selected: {label}."),
    group_sizes: |parts| format!("Group sizes: {parts}."),
    and: |names| join(names, "and"),
    and_others: |names, others| match others {
        1 => format!("{names} and 1 other"),
        _ => format!("{names} and {others} others"),
    },
    difference: |difference| format!("{difference} against the mean"),
    profile: |name, best, best_value, worst, worst_value| {
        format!("{name} is highest on {best} ({best_value}), lowest on {worst} ({worst_value}).")
    },
    above_mean: |name, above, of| format!("{name} is above the mean on {above} of {of} indices."),
    unknown_at: |name, places| format!("Unknown for {name}: {places}."),
    all_unknown: |name| format!("No value of {name} is known."),
    year_extremes: |name, high, in_high, low, in_low| {
        format!("{name}: highest {high} ({in_high}), lowest {low} ({in_low}).")
    },
    in_years: |name, value, years| format!("{name}: {value} ({years})."),
    rulebooks: |changes| {
        let pairs = pairs(changes, "between", "and");
        format!(
            "The rulebook changed {pairs}: no line crosses the change, and a difference there is \
             partly one of the rulebook."
        )
    },
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
    former_note: "Dashed: borders of the 63 provinces before.",
    corrected: "corrected",
    derived: "derived",
    simulated: "simulation",
    corrected_note: "† Value corrected against the print.",
    derived_note: "* Value computed from published numbers, not itself published.",
    simulated_note: "Simulation – not a published result.",
    unknown_note: "Hatched: the value is unknown.",
    boundaries: |units| match units {
        Units::Provinces => Some("Boundaries of the 63 provinces, until 30/6/2025."),
        Units::Provinces34 => Some("Boundaries of the 34 provinces, since 1/7/2025."),
        Units::MinistriesService | Units::MinistriesNonservice => None,
    },
    archipelago: |id| match id {
        "hoang-sa" => Some("Hoàng Sa Islands"),
        "truong-sa" => Some("Trường Sa Islands"),
        _ => None,
    },
    attribution: "© OpenStreetMap contributors, ODbL.",
    source: "Source",
};

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
            (EN.mean_and_above)("0.3026", 1, 63, Units::Provinces),
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
