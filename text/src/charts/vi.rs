//! The charts in Vietnamese.

use super::{ChartText, Units, join};

pub(super) fn units_name(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "tỉnh, thành phố",
        Units::MinistriesService | Units::MinistriesNonservice => "bộ, cơ quan",
    }
}

pub(super) fn league(units: Units) -> &'static str {
    match units {
        Units::Provinces | Units::Provinces34 => "các tỉnh, thành phố",
        Units::MinistriesService => "các bộ, cơ quan có dịch vụ công",
        Units::MinistriesNonservice => "các bộ, cơ quan không có dịch vụ công",
    }
}

/// Vietnamese.
pub static VI: ChartText = ChartText {
    unknown: "chưa rõ",
    mean: "Trung bình",
    of_known: |count| format!(" của {count} giá trị đã biết"),
    unknown_group: "Chưa rõ",
    no_rank: "Chưa rõ hạng",
    no_group: "Không phân nhóm",
    map_title: |index, units| format!("{index} của {}", league(units)),
    bars_title: |index, units| format!("Xếp hạng {index} của {}", league(units)),
    groups_title: |index, units| format!("Phân nhóm {index} của {}", league(units)),
    count: |count, units| format!("{count} {}", units_name(units)),
    noun: |_, units| match units {
        Units::Provinces | Units::Provinces34 => "tỉnh, TP",
        Units::MinistriesService | Units::MinistriesNonservice => "bộ, cơ quan",
    },
    group: |group| format!("Nhóm {group}"),
    rank: |rank| format!("hạng {rank}"),
    extremes: |surely, highest, best, lowest, worst| {
        let [high, low] = surely.map(|surely| if surely { "" } else { " đã biết" });
        format!("Cao nhất{high} là {highest} ({best}), thấp nhất{low} là {lowest} ({worst}).")
    },
    all_equal: |value| format!("Mọi giá trị đã biết đều là {value}."),
    nothing_known: "Chưa rõ giá trị nào.",
    mean_and_above: |mean, above, of, units, regional| {
        let whose = if regional { " cả nước" } else { "" };
        format!(
            "Trung bình{whose} là {mean}; {above} trên {of} {} cao hơn.",
            units_name(units)
        )
    },
    in_region: "Chỉ xét vùng này.",
    unknowns: |count, units| format!("Chưa rõ giá trị của {count} {}.", units_name(units)),
    selected: |label| format!("Đang chọn: {label}."),
    group_sizes: |parts| format!("Số lượng theo nhóm: {parts}."),
    and: |names| join(names, "và"),
    and_others: |names, others| format!("{names} và {others} đơn vị khác"),
    difference: |difference| format!("{difference} so với trung bình"),
    former_note: "Nét đứt: ranh giới 63 tỉnh, thành phố trước đó.",
    change: |by, change| {
        let places = if change.ranks { " bậc" } else { "" };
        match by {
            Some(by) => format!("{by}{places} so với {}", change.from),
            None => format!("chưa rõ thay đổi so với {}", change.from),
        }
    },
    change_legend: |change| {
        let of = if change.ranks {
            "Số bậc tăng (+), giảm (−)"
        } else {
            "Mức tăng (+), giảm (−)"
        };
        format!("{of} từ {} đến {}", change.from, change.to)
    },
    other_rulebook: "Hai năm dùng bộ chỉ số khác nhau: chênh lệch một phần do bộ chỉ số.",
    quartile: |quartile| format!("Tứ phân vị {quartile}"),
    quartile_legend: "Tứ phân vị theo thứ hạng, do trang này chia",
    corrected: "giá trị đã hiệu chỉnh",
    rank_corrected: "hạng đã hiệu chỉnh",
    derived: "tính từ số liệu công bố",
    simulated: "mô phỏng",
    corrected_note: "† Đã hiệu chỉnh so với bản in.",
    derived_note: "* Tính từ số liệu công bố, không được công bố trực tiếp.",
    simulated_note: "Mô phỏng – không phải kết quả công bố.",
    unknown_note: "Gạch chéo: chưa rõ giá trị.",
    unknown_other_note: "Gạch chéo: chưa rõ.",
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
