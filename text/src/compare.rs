//! Words of the comparison of units.

use crate::Lang;

/// All words of the comparison in one language.
pub struct CompareText {
    /// Heading while fewer than two units are chosen.
    pub title: &'static str,
    /// What to do first.
    pub hint: &'static str,
    /// Label of the picker of the unit at a place.
    pub unit: fn(place: usize) -> String,
    /// Label of the picker that adds a unit.
    pub add: &'static str,
    /// First entry of a picker without a choice.
    pub choose: &'static str,
    /// Link that takes a unit out.
    pub remove: fn(name: &str) -> String,
    /// Heading over comparisons to begin with.
    pub suggestions: &'static str,
    /// A unit with its neighbours in the ranking.
    pub neighbours: &'static str,
    /// The first four of the ranking.
    pub leaders: &'static str,
    /// The first and the last of the ranking.
    pub ends: &'static str,
    /// Heading over the radars.
    pub radar: &'static str,
    /// Label of the picker of the pillar.
    pub pillar: &'static str,
    /// Its first entry.
    pub all_pillars: &'static str,
    /// Heading over the table of all indices.
    pub indices: &'static str,
    /// How its cells are read: against the first unit.
    pub cells: fn(first: &str) -> String,
    /// The highest of the compared values.
    pub highest: &'static str,
    /// What the mark of the highest means, and when there is none.
    pub highest_note: &'static str,
    /// The rank in a cell.
    pub rank: fn(rank: &str) -> String,
    /// Notice: of whom so many indices are unknown.
    pub unknown: fn(name: &str, count: usize) -> String,
    /// Heading over the years.
    pub years: &'static str,
}

impl CompareText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: CompareText = CompareText {
    title: "So sánh các đơn vị",
    hint: "Chọn từ hai đến bốn đơn vị cùng nhóm để đặt cạnh nhau.",
    unit: |place| format!("Đơn vị {place}"),
    add: "Thêm đơn vị",
    choose: "Chọn…",
    remove: |name| format!("Bỏ {name}"),
    suggestions: "Gợi ý",
    neighbours: "Liền kề trên bảng xếp hạng",
    leaders: "Bốn đơn vị dẫn đầu",
    ends: "Đầu bảng và cuối bảng",
    radar: "Từng chỉ số",
    pillar: "Trụ cột",
    all_pillars: "Tất cả",
    indices: "Giá trị, thứ hạng và chênh lệch",
    cells: |first| {
        format!(
            "Dòng dưới của mỗi ô: thứ hạng trong toàn nhóm, rồi chênh lệch giá trị so với {first}. Các thanh có cùng thang đo, bắt đầu từ 0."
        )
    },
    highest: "cao nhất",
    highest_note: "▲ Cao nhất trong các đơn vị được so sánh; không đánh dấu khi có giá trị chưa rõ hoặc tất cả bằng nhau.",
    rank: |rank| format!("hạng {rank}"),
    unknown: |name, count| format!("Chưa rõ giá trị của {count} chỉ số của {name}."),
    years: "Qua các năm",
};

static EN: CompareText = CompareText {
    title: "Compare units",
    hint: "Choose two to four units of the same league to see them side by side.",
    unit: |place| format!("Unit {place}"),
    add: "Add a unit",
    choose: "Choose…",
    remove: |name| format!("Remove {name}"),
    suggestions: "Suggestions",
    neighbours: "Next to each other in the ranking",
    leaders: "The first four",
    ends: "First and last",
    radar: "Index by index",
    pillar: "Pillar",
    all_pillars: "All",
    indices: "Values, ranks and differences",
    cells: |first| {
        format!(
            "The lower line of each cell: the rank in the whole league, then the difference in value from {first}. All bars have the same scale, from 0."
        )
    },
    highest: "highest",
    highest_note: "▲ The highest of the compared units; none is marked where a value is unknown or all are equal.",
    rank: |rank| format!("rank {rank}"),
    unknown: |name, count| match count {
        1 => format!("The value of 1 index of {name} is unknown."),
        _ => format!("The values of {count} indices of {name} are unknown."),
    },
    years: "Over the years",
};
