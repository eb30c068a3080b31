//! What is wrong with a scenario or a request, in words.

use crate::Lang;

/// Sentences for what can be wrong with what a reader asks for, in one language.
pub struct TroubleText {
    /// A unit that the data do not have; the nearest, if there is one.
    pub unknown_unit: fn(name: &str, nearest: Option<&str>) -> String,
    /// An index that the rulebook does not have; the nearest, if there is one.
    pub unknown_index: fn(name: &str, nearest: Option<&str>) -> String,
    /// The value of an index of a unit is lost.
    pub unknown_value: fn(unit: &str, index: &str) -> String,
    /// A number is out of its range.
    pub amount: fn(found: &str) -> String,
    /// Points that an index cannot have, and the most that it can.
    pub points: fn(index: &str, found: &str, most: &str) -> String,
    /// In the place of a number that is too large to be written.
    pub beyond: &'static str,
    /// Written by a later engine.
    pub newer_engine: fn(found: &str, have: &str) -> String,
    /// Written in a later form.
    pub newer_form: fn(found: &str, have: &str) -> String,
    /// Not of the form of scenarios.
    pub form: &'static str,
    /// Too large.
    pub size: &'static str,
    /// Says two things about the same.
    pub twice: &'static str,
    /// About another league or year.
    pub other_data: &'static str,
    /// Changes a sum.
    pub sum: &'static str,
    /// Weights that are none.
    pub weights: &'static str,
    /// Rivals that cannot move so.
    pub rivals: &'static str,
    /// A trend without figures.
    pub trend: &'static str,
    /// A rank that does not exist: how many do.
    pub rank: fn(units: usize) -> String,
    /// A lock, effort or option that does not fit.
    pub request: &'static str,
    /// Anything else.
    pub other: &'static str,
    /// Before the engine's own sentence.
    pub detail: &'static str,
}

impl TroubleText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: TroubleText = TroubleText {
    unknown_unit: |name, nearest| {
        let nearest = nearest.map_or_else(String::new, |near| format!(" Có phải là “{near}”?"));
        format!("Không có đơn vị “{name}” trong số liệu này.{nearest}")
    },
    unknown_index: |name, nearest| {
        let nearest = nearest.map_or_else(String::new, |near| format!(" Có phải là “{near}”?"));
        format!("Không có chỉ số “{name}” trong bộ chỉ số này.{nearest}")
    },
    unknown_value: |unit, index| {
        format!("Chưa rõ giá trị {index} của {unit}, nên không thể tính hoặc thay đổi.")
    },
    amount: |found| format!("Con số {found} nằm ngoài phạm vi cho phép của chỉ số."),
    points: |index, found, most| {
        format!("{index} chỉ nhận từ 0 đến {most} điểm; {found} nằm ngoài phạm vi đó.")
    },
    beyond: "một con số quá lớn",
    newer_engine: |found, have| {
        format!(
            "Kịch bản do bộ tính phiên bản {found} lập, mới hơn phiên bản {have} của trang này, nên \
             không bảo đảm cho cùng kết quả. Hãy mở bằng bản mới hơn của trang."
        )
    },
    newer_form: |found, have| {
        format!(
            "Kịch bản viết theo dạng phiên bản {found}; trang này đọc được đến phiên bản {have}."
        )
    },
    form: "Kịch bản không đúng dạng nên không đọc được.",
    size: "Kịch bản quá dài hoặc có quá nhiều thay đổi.",
    twice: "Kịch bản nêu hai điều khác nhau về cùng một thứ.",
    other_data: "Kịch bản thuộc nhóm đơn vị hoặc năm khác.",
    sum: "Kịch bản thay đổi một chỉ số tổng hợp; hãy thay đổi các chỉ số thành phần của nó.",
    weights: "Trọng số không hợp lệ: phải là số từ 0 trở lên, mỗi chỉ số một lần, và không được cộng lại bằng 0.",
    rivals: "Mức thay đổi của đối thủ không hợp lệ: từ −100% đến 1.000%, mỗi đơn vị một lần, và không phải đơn vị đã chỉnh.",
    trend: "Không có số liệu của hai năm mà đối thủ được giả định đi theo.",
    rank: |units| format!("Hạng phải là số nguyên từ 1 đến {units}."),
    request: "Điều kiện không hợp lệ: công sức phải lớn hơn 0, và chỉ số phải là thành phần của chỉ số đang xếp hạng.",
    other: "Không tính được với những lựa chọn này.",
    detail: "Chi tiết kỹ thuật:",
};

static EN: TroubleText = TroubleText {
    unknown_unit: |name, nearest| {
        let nearest = nearest.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
        format!("These figures have no unit “{name}”.{nearest}")
    },
    unknown_index: |name, nearest| {
        let nearest = nearest.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
        format!("This rulebook has no index “{name}”.{nearest}")
    },
    unknown_value: |unit, index| {
        format!(
            "The value of {unit} on {index} is unknown, so it cannot be computed with or changed."
        )
    },
    amount: |found| format!("The number {found} is outside the range of its index."),
    points: |index, found, most| format!("{index} takes from 0 to {most} points, not {found}."),
    beyond: "a number beyond all use",
    newer_engine: |found, have| {
        format!(
            "The scenario was made by engine version {found}, later than this page’s {have}, which \
             cannot promise the same result. Open it with a newer copy of the page."
        )
    },
    newer_form: |found, have| {
        format!(
            "The scenario is written in version {found} of its form; this page reads up to version {have}."
        )
    },
    form: "The scenario is not of the right form and cannot be read.",
    size: "The scenario is too long or changes too much.",
    twice: "The scenario says two things about the same.",
    other_data: "The scenario is about another league or year.",
    sum: "The scenario changes an index that is the sum of others: change those.",
    weights: "The weights cannot be: they must be numbers from 0, each index once, and must not sum to 0.",
    rivals: "Rivals cannot move like this: from −100% to 1,000%, each unit once, and none that is edited.",
    trend: "There are no figures of the two years whose change the rivals should follow.",
    rank: |units| format!("The rank must be a whole number from 1 to {units}."),
    request: "The conditions cannot be: an effort must be above 0, and the index a part of the ranked one.",
    other: "This cannot be computed with these choices.",
    detail: "Technical detail:",
};
