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
    /// The scenario in a sentence: name, index, ranks, and who is passed.
    pub sentence:
        fn(name: &str, index: &str, from: &str, to: &str, rises: bool, passed: &str) -> String,
    /// The rank stays.
    pub stays: fn(name: &str, index: &str, rank: &str) -> String,
    /// Who is passed: names, and how many others.
    pub passed: fn(names: &str, others: usize) -> String,
    /// The next place up and how far away.
    pub next_above: fn(names: &str, rank: &str, gap: &str) -> String,
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
    sentence: |name, index, from, to, rises, passed| {
        let verb = if rises { "lên" } else { "xuống" };
        format!("{name} sẽ từ hạng {from} {verb} hạng {to} về {index}{passed}.")
    },
    stays: |name, index, rank| format!("{name} vẫn ở hạng {rank} về {index}."),
    passed: |names, others| match others {
        0 => format!(", vượt {names}"),
        others => format!(", vượt {names} và {others} đơn vị khác"),
    },
    next_above: |names, rank, gap| format!("Ngay phía trên: {names} (hạng {rank}), cách {gap}."),
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
    sentence: |name, index, from, to, rises, passed| {
        let verb = if rises { "rise" } else { "fall" };
        format!("{name} would {verb} from {from} to {to} on {index}{passed}.")
    },
    stays: |name, index, rank| format!("{name} would stay at rank {rank} on {index}."),
    passed: |names, others| match others {
        0 => format!(", passing {names}"),
        1 => format!(", passing {names} and one other"),
        others => format!(", passing {names} and {others} others"),
    },
    next_above: |names, rank, gap| format!("Next above: {names} (rank {rank}), {gap} away."),
    undo: "Undo",
    redo: "Redo",
    reset: "Back to the published numbers",
    lost: "value unknown, cannot be moved",
};
