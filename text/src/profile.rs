//! Words of the profile of one unit.

use crate::Lang;

/// All words of the profile in one language.
pub struct ProfileText {
    /// Heading while no unit is chosen.
    pub choose_title: &'static str,
    /// What the screen shows once a unit is chosen.
    pub choose_hint: &'static str,
    /// Label of the unit picker.
    pub unit: &'static str,
    /// First entry of the unit picker.
    pub choose: &'static str,
    /// Link to the simulator.
    pub simulate: &'static str,
    /// Link to the comparison with the rival, or with none.
    pub compare: fn(rival: Option<&str>) -> String,
    /// Link to the explorer.
    pub explore: &'static str,
    /// A rank among so many: `42 trên 63`.
    pub of: fn(rank: &str, of: usize) -> String,
    /// The difference from the mean: `so với trung bình −0,0307`.
    pub from_mean: fn(difference: &str) -> String,
    /// Label of the group in a year.
    pub group: fn(year: u16) -> String,
    /// Label of the socio-economic region.
    pub region: &'static str,
    /// The rank in a region, marked as ours: `hạng 8 trên 14*`.
    pub region_rank: fn(rank: &str, of: usize) -> String,
    /// What * means behind the rank in a region.
    pub region_note: &'static str,
    /// Label of a rank in a set of provinces that a document states.
    pub stated_region: fn(region: &str) -> String,
    /// Which document states it.
    pub stated_by: fn(document: &str) -> String,
    /// Label of the level of the portal, in the first half of a year.
    pub portal: fn(year: u16) -> String,
    /// A level with the points that it stands for.
    pub portal_level: fn(level: char, from: u8, to: u8) -> String,
    /// Label of the units next above.
    pub above: &'static str,
    /// Label of the units next below.
    pub below: &'static str,
    /// The same where the places between are not known.
    pub known_above: &'static str,
    /// The same below.
    pub known_below: &'static str,
    /// Label of the units with the same rank.
    pub level_with: &'static str,
    /// Nobody stands above.
    pub is_first: &'static str,
    /// Nobody stands below.
    pub is_last: &'static str,
    /// Behind the names of neighbours: their rank, and how far away they are.
    pub neighbour: fn(rank: &str, gap: Option<&str>) -> String,
    /// Label of the unit of today that a former one is part of.
    pub part_of: &'static str,
    /// With whom it was merged.
    pub together_with: fn(names: &str) -> String,
    /// Label of what became of a former unit that was merged with nobody: no date of a new name, which
    /// may be another one.
    pub since: &'static str,
    /// That it was not, in front of its name of today: whether it has kept its own.
    pub unmerged: fn(same: bool) -> &'static str,
    /// The same of a unit of today, behind its former name.
    pub was_unmerged: &'static str,
    /// A document: its title in the quotation marks of the language, and who published it.
    pub document: fn(title: &str, publisher: &str) -> String,
    /// Label of the former units that a unit of today was made of.
    pub made_of: &'static str,
    /// Heading over the table of all indices.
    pub indices: &'static str,
    /// Column: how far behind the highest value.
    pub to_leader: &'static str,
    /// What the columns of the table mean.
    pub indices_note: &'static str,
    /// Why a rank is written as an interval.
    pub open_ranks: &'static str,
    /// No index below the DTI is published of this unit.
    pub no_indices: fn(name: &str, year: u16) -> String,
    /// So many of the indices are unknown.
    pub some_unknown: fn(count: usize) -> String,
    /// Heading over strengths and weaknesses.
    pub extremes: &'static str,
    /// By rank.
    pub by_rank: &'static str,
    /// By the difference from the mean.
    pub by_difference: &'static str,
    /// The best indices.
    pub strongest: &'static str,
    /// The worst indices.
    pub weakest: &'static str,
    /// More indices are level with the last one listed.
    pub and_more: fn(count: usize) -> String,
    /// How indices are chosen, and how many each order leaves out: those of unknown rank, and those
    /// of unknown value.
    pub extremes_note: fn(unranked: usize, unvalued: usize) -> String,
    /// Too little is known to name any.
    pub no_extremes: &'static str,
    /// Heading over the radars.
    pub radar: &'static str,
    /// Label of the picker of the rival.
    pub rival: &'static str,
    /// Its first entry: the unit next above, or below.
    pub rival_default: fn(name: &str, above: bool) -> String,
    /// Heading over the waterfalls.
    pub gap: &'static str,
    /// How a waterfall is read.
    pub gap_note: &'static str,
    /// No waterfall: the indices below are unknown.
    pub no_gap: &'static str,
    /// Heading over the years.
    pub years: &'static str,
    /// There is one year only.
    pub one_year: fn(year: u16) -> String,
    /// What the years before the mergers are for a unit of today.
    pub derived_years: &'static str,
    /// Which years' numbers are known in part only.
    pub partial_years: &'static str,
    /// Heading over the older ICT Index.
    pub ict: fn(name: &str) -> String,
    /// That it cannot be compared.
    pub ict_note: &'static str,
    /// The ICT Index as a whole, as a row.
    pub ict_all: &'static str,
    /// Names of the parts of the ICT Index, which the source gives in Vietnamese only, by their
    /// codes; `None` for the source's own name.
    pub ict_name: fn(code: &str) -> Option<&'static str>,
}

impl ProfileText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: ProfileText = ProfileText {
    choose_title: "Hồ sơ của một đơn vị",
    choose_hint: "Chọn một đơn vị để xem thứ hạng, giá trị của từng chỉ số, điểm mạnh, điểm yếu và diễn biến qua các năm.",
    unit: "Đơn vị",
    choose: "Chọn một đơn vị…",
    simulate: "Mô phỏng",
    compare: |rival| {
        rival.map_or_else(
            || "So sánh".to_owned(),
            |rival| format!("So sánh với {rival}"),
        )
    },
    explore: "Xem trong bảng xếp hạng",
    of: |rank, of| format!("{rank} trên {of}"),
    from_mean: |difference| format!("{difference} so với trung bình"),
    group: |year| format!("Nhóm năm {year}"),
    region: "Vùng kinh tế – xã hội",
    region_rank: |rank, of| format!("hạng {rank} trên {of}*"),
    region_note: "* Hạng trong vùng do trang này tính từ các số công bố.",
    stated_region: |region| format!("Trong {region}"),
    stated_by: |document| format!("Theo {document}."),
    portal: |year| format!("Cổng dịch vụ công, 6 tháng đầu năm {year}"),
    portal_level: |level, from, to| format!("Mức {level} ({from}–{to} điểm)"),
    above: "Ngay phía trên",
    below: "Ngay phía dưới",
    known_above: "Phía trên, gần nhất trong số đã biết",
    known_below: "Phía dưới, gần nhất trong số đã biết",
    level_with: "Cùng hạng",
    is_first: "không có, đang dẫn đầu",
    is_last: "không có, đang cuối bảng",
    neighbour: |rank, gap| {
        gap.map_or_else(
            || format!(" (hạng {rank}, chưa rõ khoảng cách)"),
            |gap| format!(" (hạng {rank}, cách {gap})"),
        )
    },
    part_of: "Từ 1/7/2025 thuộc",
    together_with: |names| format!(" (cùng {names})"),
    since: "Đợt sáp nhập 1/7/2025",
    unmerged: |same| match same {
        true => "Không sáp nhập, giữ tên ",
        false => "Không sáp nhập, nay là ",
    },
    was_unmerged: " (không sáp nhập với đơn vị nào)",
    document: |title, publisher| format!("«{title}» – {publisher}"),
    made_of: "Trước 1/7/2025",
    indices: "Tất cả chỉ số",
    to_leader: "Kém dẫn đầu",
    indices_note: "Kém dẫn đầu: giá trị của đơn vị hạng 1 trừ giá trị của đơn vị này.",
    open_ranks: "Hạng ghi thành khoảng: còn tùy vào giá trị chưa rõ của các đơn vị khác.",
    no_indices: |name, year| {
        format!(
            "Trong các nguồn chúng tôi có, không nguồn nào công bố chỉ số thành phần năm {year} của {name}: chưa rõ, không phải bằng 0."
        )
    },
    some_unknown: |count| format!("Chưa rõ giá trị của {count} chỉ số."),
    extremes: "Điểm mạnh và điểm yếu",
    by_rank: "Theo thứ hạng",
    by_difference: "Theo chênh lệch với trung bình",
    strongest: "Cao nhất",
    weakest: "Thấp nhất",
    and_more: |count| format!("và {count} chỉ số khác ngang mức này"),
    extremes_note: |unranked, unvalued| {
        let mut note =
            "Mỗi danh sách nêu ba chỉ số; các chỉ số ngang mức với chỉ số thứ ba cũng được nêu."
                .to_owned();
        for (order, count, what) in [
            ("thứ hạng", unranked, "thứ hạng"),
            ("chênh lệch", unvalued, "giá trị"),
        ] {
            if count > 0 {
                note += &format!(" Theo {order}: không xét {count} chỉ số chưa rõ {what}.");
            }
        }
        note
    },
    no_extremes: "Số liệu đã biết không đủ để nêu điểm mạnh, điểm yếu.",
    radar: "Từng chỉ số so với trung bình và đơn vị đối chiếu",
    rival: "Đơn vị đối chiếu",
    rival_default: |name, above| {
        let place = if above { "trên" } else { "dưới" };
        format!("Ngay phía {place}: {name}")
    },
    gap: "Chênh lệch đến từ đâu",
    gap_note: "Mỗi thanh là phần đóng góp của một chỉ số: trọng số nhân với chênh lệch giá trị.",
    no_gap: "Chưa rõ giá trị các chỉ số thành phần nên không thể giải thích chênh lệch.",
    years: "Qua các năm",
    one_year: |year| format!("Chỉ có số liệu của năm {year}."),
    derived_years: "Trước 2024 chưa có đơn vị này: giá trị (*) là trung bình cộng của các tỉnh, thành phố hợp thành, thứ hạng tính từ các giá trị đó.",
    partial_years: "Năm 2021 chỉ công bố một phần; năm không có số liệu là chưa rõ.",
    ict: |name| format!("Trước DTI: thứ hạng ICT Index của {name}"),
    ict_note: "ICT Index là một chỉ số khác, được lập đến năm 2020: thứ hạng không so sánh được với thứ hạng DTI.",
    ict_all: "ICT Index, xếp hạng chung",
    ict_name: |_| None,
};

static EN: ProfileText = ProfileText {
    choose_title: "Profile of a unit",
    choose_hint: "Choose a unit to see its rank, the value of every index, its strengths and weaknesses, and its years.",
    unit: "Unit",
    choose: "Choose a unit…",
    simulate: "Simulate",
    compare: |rival| {
        rival.map_or_else(
            || "Compare".to_owned(),
            |rival| format!("Compare with {rival}"),
        )
    },
    explore: "See in the ranking",
    of: |rank, of| format!("{rank} of {of}"),
    from_mean: |difference| format!("{difference} against the mean"),
    group: |year| format!("Group in {year}"),
    region: "Socio-economic region",
    region_rank: |rank, of| format!("rank {rank} of {of}*"),
    region_note: "* The rank in the region was computed by this page from published numbers.",
    stated_region: |region| format!("Within {region}"),
    stated_by: |document| format!("As stated by: {document}."),
    portal: |year| format!("Public-service portal, first half of {year}"),
    portal_level: |level, from, to| format!("Level {level} ({from}–{to} points)"),
    above: "Just above",
    below: "Just below",
    known_above: "Nearest known above",
    known_below: "Nearest known below",
    level_with: "Level with",
    is_first: "nobody, it leads",
    is_last: "nobody, it is last",
    neighbour: |rank, gap| {
        gap.map_or_else(
            || format!(" (rank {rank}, distance unknown)"),
            |gap| format!(" (rank {rank}, {gap} away)"),
        )
    },
    part_of: "Since 1 July 2025 part of",
    together_with: |names| format!(" (with {names})"),
    since: "Mergers of 1 July 2025",
    unmerged: |same| match same {
        true => "Not merged, keeps the name ",
        false => "Not merged, today ",
    },
    was_unmerged: " (merged with no other)",
    document: |title, publisher| format!("“{title}” – {publisher}"),
    made_of: "Before 1 July 2025",
    indices: "All indices",
    to_leader: "Behind leader",
    indices_note: "Behind leader: the value of the unit of rank 1 minus the value of this one.",
    open_ranks: "A rank in the form of an interval depends on values of others that are unknown.",
    no_indices: |name, year| {
        format!(
            "No source that we have publishes the indices of {name} below the DTI in {year}: they are unknown, not zero."
        )
    },
    some_unknown: |count| match count {
        1 => "The value of 1 index is unknown.".to_owned(),
        _ => format!("The values of {count} indices are unknown."),
    },
    extremes: "Strengths and weaknesses",
    by_rank: "By rank",
    by_difference: "By difference from the mean",
    strongest: "Highest",
    weakest: "Lowest",
    and_more: |count| match count {
        1 => "and 1 other index level with it".to_owned(),
        _ => format!("and {count} other indices level with it"),
    },
    extremes_note: |unranked, unvalued| {
        let mut note =
            "Each list names three indices, and those that are level with the third.".to_owned();
        for (order, count, what) in [
            ("rank", unranked, "rank"),
            ("difference", unvalued, "value"),
        ] {
            let left_out = match count {
                0 => continue,
                1 => "1 index".to_owned(),
                _ => format!("{count} indices"),
            };
            let are = if count == 1 { "is" } else { "are" };
            note += &format!(" By {order}, {left_out} of unknown {what} {are} left out.");
        }
        note
    },
    no_extremes: "Too little is known to name strengths and weaknesses.",
    radar: "Index by index, against the mean and a rival",
    rival: "Rival",
    rival_default: |name, above| {
        let place = if above { "above" } else { "below" };
        format!("Just {place}: {name}")
    },
    gap: "Where the gap comes from",
    gap_note: "Each bar is what one index contributes: its weight times the difference in value.",
    no_gap: "The indices below are unknown, so the gap cannot be explained.",
    years: "Over the years",
    one_year: |year| format!("There are numbers of {year} only."),
    derived_years: "Before 2024 this unit did not exist: its value (*) is the plain mean of the provinces that it was made of, and its rank follows from such values.",
    partial_years: "2021 was published in part only; a year without numbers is unknown.",
    ict: |name| format!("Before the DTI: ranks of {name} in the ICT Index"),
    ict_note: "The ICT Index, made until 2020, is another index: its ranks cannot be compared with those of the DTI.",
    ict_all: "ICT Index, overall",
    ict_name: |code| {
        Some(match code {
            "ict.infrastructure" => "Infrastructure",
            "ict.infrastructure.society" => "Infrastructure of society",
            "ict.infrastructure.agencies" => "Infrastructure of state agencies",
            "ict.human-resources" => "Human resources",
            "ict.human-resources.society" => "Human resources of society",
            "ict.human-resources.agencies" => "Human resources of state agencies",
            "ict.applications" => "Applications",
            "ict.applications.internal" => "Internal applications of state agencies",
            "ict.applications.online-services" => "Online public services",
            _ => return None,
        })
    },
};
