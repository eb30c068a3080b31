//! Words at the sliders of the simulator: where the rank changes, and the criteria of an index.

use crate::Lang;

/// What stands at a slider, in one language.
pub struct TipsText {
    /// The smallest gain of an index that gains a place.
    pub next_gain: fn(points: &str, rank: &str) -> String,
    /// No gain in this index alone gains a place.
    pub no_gain: &'static str,
    /// The index is no part of the one that the units are ranked by.
    pub no_part: &'static str,
    /// Summary of the criteria: how many, and how many of them are switched on.
    pub criteria: fn(count: usize, on: usize) -> String,
    /// What it means to switch a criterion on, and what nobody knows.
    pub criteria_note: &'static str,
    /// What a criterion can gain: `tối đa +3 điểm`.
    pub gain: fn(points: &str) -> String,
    /// The criterion has more points than there is room for.
    pub of_points: fn(points: &str) -> String,
    /// The index has no room left.
    pub no_room: &'static str,
    /// Several criteria share these points.
    pub shared: &'static str,
    /// The address has a criterion that the rulebook does not have, or with other points.
    pub foreign: fn(code: &str) -> String,
}

impl TipsText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: TipsText = TipsText {
    next_gain: |points, rank| format!("thêm {points} điểm → hạng {rank}"),
    no_gain: "một mình chỉ số này không đủ để lên hạng",
    no_part: "không tính vào chỉ số đang xếp hạng",
    criteria: |count, on| match on {
        0 => format!("Tiêu chí ({count})"),
        on => format!("Tiêu chí ({count}, đang bật {on})"),
    },
    criteria_note: "Báo cáo không công bố đơn vị đã đạt tiêu chí nào. Bật một tiêu chí là giả định đơn vị chưa \
                    đạt và sẽ đạt trọn: cộng tối đa số điểm ghi bên cạnh, không vượt mức tối đa của chỉ số. Tắt \
                    đi thì trả lại số điểm đó. Kéo thanh trượt hoặc gõ điểm thì mọi tiêu chí của chỉ số đều tắt.",
    gain: |points| format!("tối đa +{points} điểm"),
    of_points: |points| format!("tiêu chí có {points} điểm, chỉ số chỉ còn chừng đó"),
    no_room: "chỉ số không còn điểm để cộng",
    shared: "điểm chung của nhiều tiêu chí",
    foreign: |code| {
        format!("{code}: bộ chỉ số không có tiêu chí này với số điểm này; đường dẫn tự ghi.")
    },
};

static EN: TipsText = TipsText {
    next_gain: |points, rank| format!("{points} more points → rank {rank}"),
    no_gain: "this index alone cannot gain a place",
    no_part: "does not count towards the ranked index",
    criteria: |count, on| match on {
        0 => format!("Criteria ({count})"),
        on => format!("Criteria ({count}, {on} on)"),
    },
    criteria_note: "Which criteria a unit meets was never published. To switch one on is to assume that the unit \
                    does not meet it yet and will in full: it gains up to the points beside it, within the \
                    maximum of the index. Switched off, it gives them back. Moving the slider or typing points \
                    switches all criteria of the index off.",
    gain: |points| match points {
        "1" => "up to +1 point".to_owned(),
        points => format!("up to +{points} points"),
    },
    of_points: |points| {
        format!("the criterion has {points} points, the index has room for no more")
    },
    no_room: "the index has no points left to gain",
    shared: "points shared by several criteria",
    foreign: |code| {
        format!(
            "{code}: the rulebook has no such criterion with these points; the address says so itself."
        )
    },
};
