//! Words of the simulator.

use crate::Lang;

/// All words of the simulator in one language.
pub struct SimulatorText {
    /// The label of every number that nobody published.
    pub label: &'static str,
    /// Label of the unit picker.
    pub unit: &'static str,
    /// First entry of the unit picker.
    pub choose: &'static str,
    /// What to do first.
    pub hint: &'static str,
    /// Nothing can be moved: the year publishes no indices.
    pub nothing_to_move: &'static str,
    /// Heading over the sliders.
    pub sliders: &'static str,
    /// How a slider works.
    pub slider_help: &'static str,
    /// Unit of points behind a number field: `/ 80 điểm`.
    pub of_points: fn(maximum: &str) -> String,
    /// What a slider says while it moves.
    pub slider_value: fn(points: &str, rank: &str) -> String,
    /// Label of the number field of an index.
    pub points_of: fn(index: &str) -> String,
    /// Before and after, of a rank or a value.
    pub rank: &'static str,
    /// The ranked index.
    pub value: &'static str,
    /// `42 → 37`.
    pub from_to: fn(from: &str, to: &str) -> String,
    /// The scenario in a sentence: name, index, ranks, and who is passed under which conditions.
    pub sentence:
        fn(name: &str, index: &str, from: &str, to: &str, rises: bool, rest: &str) -> String,
    /// The rank stays, under which conditions.
    pub stays: fn(name: &str, index: &str, rank: &str, rest: &str) -> String,
    /// The unit has no rank.
    pub no_rank: fn(name: &str, index: &str) -> String,
    /// The conditions at the end of a sentence: all but the last one, and the last one.
    pub provided: fn(others: &str, last: &str) -> String,
    /// Condition: an index of the unit itself has so many points.
    pub has_points: fn(index: &str, points: &str) -> String,
    /// Condition: the unit has the points of the sliders below.
    pub points_below: &'static str,
    /// Condition: an index of another unit has so many points.
    pub other_has_points: fn(unit: &str, index: &str, points: &str) -> String,
    /// Those that move where the unit that is spoken of alone does not.
    pub all_others: &'static str,
    /// Those that move where nobody stays.
    pub all_units: &'static str,
    /// Those that move where others stay.
    pub all_but: fn(names: &str) -> String,
    /// Condition: rivals improve by so many percent.
    pub rivals_rise: fn(who: &str, percent: &str) -> String,
    /// Condition: rivals lose so many percent.
    pub rivals_fall: fn(who: &str, percent: &str) -> String,
    /// Condition: rivals follow their trend.
    pub rivals_trend: fn(who: &str, from: u16, to: u16) -> String,
    /// Condition: one other unit changes by so many percent, with the sign.
    pub one_moves: fn(name: &str, percent: &str) -> String,
    /// Condition: equal weights at every level.
    pub weights_equal: &'static str,
    /// Condition: an index is left out.
    pub left_out: fn(index: &str) -> String,
    /// Condition: an index weighs so much, and as published.
    pub weighs: fn(index: &str, now: &str, published: &str) -> String,
    /// So many conditions more.
    pub more_changes: fn(count: usize) -> String,
    /// Who is passed: names, and how many others.
    pub passed: fn(names: &str, others: usize) -> String,
    /// The next place up and how far away.
    pub next_above: fn(names: &str, rank: &str, gap: &str) -> String,
    /// Less than the smallest difference that is printed.
    pub under: fn(smallest: &str) -> String,
    /// The scenario was made on other data.
    pub other_data: fn(theirs: &str, ours: &str) -> String,
    /// The scenario was made by an earlier engine.
    pub other_engine: fn(theirs: &str, ours: &str) -> String,
    /// Takes the last change back.
    pub undo: &'static str,
    /// Makes it again.
    pub redo: &'static str,
    /// Takes all changes back.
    pub reset: &'static str,
    /// The value of the index is lost, so it cannot be moved.
    pub lost: &'static str,
}

impl SimulatorText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: SimulatorText = SimulatorText {
    label: "Mô phỏng – không phải kết quả công bố",
    unit: "Đơn vị mô phỏng",
    choose: "Chọn một đơn vị…",
    hint: "Chọn một đơn vị, rồi kéo các thanh trượt để xem thứ hạng thay đổi ra sao.",
    nothing_to_move: "Năm này không công bố chỉ số chính nào của đơn vị, nên không có gì để thay đổi.",
    sliders: "Điểm của từng chỉ số",
    slider_help: "Vạch trên thanh trượt là chỗ thứ hạng thay đổi. Phím mũi tên: 0,01 điểm.",
    of_points: |maximum| format!("/ {maximum} điểm"),
    slider_value: |points, rank| format!("{points} điểm, hạng {rank}"),
    points_of: |index| format!("{index}: điểm"),
    rank: "Hạng",
    value: "Giá trị",
    from_to: |from, to| format!("{from} → {to}"),
    sentence: |name, index, from, to, rises, rest| {
        let verb = if rises { "lên" } else { "xuống" };
        format!("{name} sẽ từ hạng {from} {verb} hạng {to} về {index}{rest}.")
    },
    stays: |name, index, rank, rest| format!("{name} vẫn ở hạng {rank} về {index}{rest}."),
    no_rank: |name, index| {
        format!("Chưa rõ {index} của {name} năm này, nên không có hạng để mô phỏng.")
    },
    provided: |others, last| match others {
        "" => format!(", nếu {last}"),
        others => format!(", nếu {others} và {last}"),
    },
    has_points: |index, points| format!("{index} đạt {points} điểm"),
    points_below: "có các điểm như bên dưới",
    other_has_points: |unit, index, points| format!("{index} của {unit} đạt {points} điểm"),
    all_others: "mọi đơn vị khác",
    all_units: "mọi đơn vị",
    all_but: |names| format!("mọi đơn vị trừ {names}"),
    rivals_rise: |who, percent| format!("{who} tăng {percent}"),
    rivals_fall: |who, percent| format!("{who} giảm {percent}"),
    rivals_trend: |who, from, to| format!("{who} thay đổi thêm một lần như từ {from} đến {to}"),
    one_moves: |name, percent| format!("{name} thay đổi {percent}"),
    weights_equal: "các phần có trọng số bằng nhau ở mọi cấp",
    left_out: |index| format!("không tính {index}"),
    weighs: |index, now, published| format!("{index} có trọng số {now} (công bố {published})"),
    more_changes: |count| format!("{count} thay đổi khác"),
    passed: |names, others| match others {
        0 => format!(", vượt {names}"),
        others => format!(", vượt {names} và {others} đơn vị khác"),
    },
    next_above: |names, rank, gap| format!("Ngay phía trên: {names} (hạng {rank}), cách {gap}."),
    under: |smallest| format!("chưa tới {smallest}"),
    other_data: |theirs, ours| {
        format!(
            "Kịch bản này được lập trên phiên bản số liệu {theirs}; trang này dùng phiên bản {ours}. Cùng một câu hỏi có thể cho kết quả khác."
        )
    },
    other_engine: |theirs, ours| {
        format!("Kịch bản này do bộ tính phiên bản {theirs} lập; trang này dùng phiên bản {ours}.")
    },
    undo: "Hoàn tác",
    redo: "Làm lại",
    reset: "Về số công bố",
    lost: "chưa rõ giá trị, không thể thay đổi",
};

static EN: SimulatorText = SimulatorText {
    label: "Simulation – not a published result",
    unit: "Unit to simulate",
    choose: "Choose a unit…",
    hint: "Choose a unit, then move the sliders and watch its rank change.",
    nothing_to_move: "This year publishes no main index of the unit, so there is nothing to move.",
    sliders: "Points of each index",
    slider_help: "Ticks on a slider are where the rank changes. Arrow keys: 0.01 point.",
    of_points: |maximum| format!("/ {maximum} points"),
    slider_value: |points, rank| format!("{points} points, rank {rank}"),
    points_of: |index| format!("{index}: points"),
    rank: "Rank",
    value: "Value",
    from_to: |from, to| format!("{from} → {to}"),
    sentence: |name, index, from, to, rises, rest| {
        let verb = if rises { "rise" } else { "fall" };
        format!("{name} would {verb} from {from} to {to} on {index}{rest}.")
    },
    stays: |name, index, rank, rest| format!("{name} would stay at rank {rank} on {index}{rest}."),
    no_rank: |name, index| {
        format!("{index} of {name} is unknown for this year, so there is no rank to simulate.")
    },
    provided: |others, last| match others {
        "" => format!(", if {last}"),
        others => format!(", if {others} and {last}"),
    },
    has_points: |index, points| format!("{index} has {points} points"),
    points_below: "its points are those below",
    other_has_points: |unit, index, points| format!("{index} of {unit} has {points} points"),
    all_others: "all others",
    all_units: "all units",
    all_but: |names| format!("all units but {names}"),
    rivals_rise: |who, percent| format!("{who} improve by {percent}"),
    rivals_fall: |who, percent| format!("{who} fall by {percent}"),
    rivals_trend: |who, from, to| format!("{who} change once more as they did from {from} to {to}"),
    one_moves: |name, percent| format!("{name} changes by {percent}"),
    weights_equal: "all parts weigh the same at every level",
    left_out: |index| format!("{index} is left out"),
    weighs: |index, now, published| format!("{index} weighs {now} (published {published})"),
    more_changes: |count| match count {
        1 => "one more change holds".to_owned(),
        count => format!("{count} more changes hold"),
    },
    passed: |names, others| match others {
        0 => format!(", passing {names}"),
        1 => format!(", passing {names} and one other"),
        others => format!(", passing {names} and {others} others"),
    },
    next_above: |names, rank, gap| format!("Next above: {names} (rank {rank}), {gap} away."),
    under: |smallest| format!("under {smallest}"),
    other_data: |theirs, ours| {
        format!(
            "This scenario was made on data version {theirs}; this page has version {ours}. The same question may have another answer."
        )
    },
    other_engine: |theirs, ours| {
        format!("This scenario was made by engine version {theirs}; this page has version {ours}.")
    },
    undo: "Undo",
    redo: "Redo",
    reset: "Back to the published numbers",
    lost: "value unknown, cannot be moved",
};
