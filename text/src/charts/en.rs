//! The charts in English.

use super::{ChartText, Units, join};

pub(super) fn units_name(count: usize, units: Units) -> &'static str {
    match (units, count) {
        (Units::Provinces | Units::Provinces34, 1) => "province",
        (Units::Provinces | Units::Provinces34, _) => "provinces",
        (_, 1) => "ministry",
        (_, _) => "ministries",
    }
}

pub(super) fn league(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "provinces",
        Units::MinistriesService => "ministries with public services",
        Units::MinistriesNonservice => "ministries without public services",
    }
}

/// English.
pub static EN: ChartText = ChartText {
    unknown: "unknown",
    mean: "Mean",
    of_known: |count| format!(" of {count} known values"),
    unknown_group: "Unknown",
    no_rank: "Rank unknown",
    no_group: "No group",
    map_title: |index, units| format!("{index} of the {}", league(units)),
    bars_title: |index, units| format!("Ranking of the {} by {index}", league(units)),
    groups_title: |index, units| format!("Groups of the {} by {index}", league(units)),
    count: |count, units| format!("{count} {}", units_name(count, units)),
    noun: units_name,
    group: |group| format!("Group {group}"),
    rank: |rank| format!("rank {rank}"),
    extremes: |surely, highest, best, lowest, worst| {
        let [high, low] = surely.map(|surely| if surely { "" } else { " known" });
        format!("The highest{high} is {highest} ({best}), the lowest{low} is {lowest} ({worst}).")
    },
    all_equal: |value| format!("Every known value is {value}."),
    nothing_known: "No value is known.",
    mean_and_above: |mean, above, of, units, regional| {
        let verb = if above == 1 { "is" } else { "are" };
        let units = units_name(of, units);
        let whose = if regional { "national mean" } else { "mean" };
        format!("The {whose} is {mean}; {above} of {of} {units} {verb} above it.")
    },
    in_region: "Only this region counts.",
    unknowns: |count, units| {
        let verb = if count == 1 { "is" } else { "are" };
        let value = if count == 1 { "value" } else { "values" };
        format!(
            "The {value} of {count} {} {verb} unknown.",
            units_name(count, units)
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
    former_note: "Dashed: borders of the 63 provinces before.",
    change: |by, change| {
        let places = match by {
            _ if !change.ranks => "",
            Some("+1" | "−1") => " place",
            _ => " places",
        };
        match by {
            Some(by) => format!("{by}{places} since {}", change.from),
            None => format!("change since {} unknown", change.from),
        }
    },
    change_legend: |change| {
        let of = if change.ranks {
            "Places gained (+) or lost (−)"
        } else {
            "Gain (+) or loss (−)"
        };
        format!("{of} from {} to {}", change.from, change.to)
    },
    other_rulebook: "The two years have different rulebooks: a part of the difference is theirs.",
    quartile: |quartile| format!("Quartile {quartile}"),
    quartile_legend: "Quartiles of the ranking (ours)",
    corrected: "value corrected",
    rank_corrected: "rank corrected",
    derived: "derived",
    simulated: "simulation",
    corrected_note: "† Corrected against the print.",
    derived_note: "* Computed from published numbers, not itself published.",
    simulated_note: "Simulation – not a published result.",
    unknown_note: "Hatched: the value is unknown.",
    unknown_other_note: "Hatched: unknown.",
    boundaries: |units| match units {
        Units::Provinces => Some("Boundaries of the 63 provinces, until 30 June 2025."),
        Units::Provinces34 => Some("Boundaries of the 34 provinces, since 1 July 2025."),
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
