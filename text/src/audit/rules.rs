//! Words for the rules that findings break, and for what texts claim.

/// Names and explanations of the rules.
pub struct RuleText {
    /// Name and explanation by the identifier of the rule.
    rules: [(&'static str, &'static str, &'static str); 27],
    /// What a claim states, by its kind.
    claims: [(&'static str, &'static str); 16],
}

impl RuleText {
    /// The name of a rule, as a heading; the identifier itself if it is none.
    #[must_use]
    pub fn name<'a>(&self, rule: &'a str) -> &'a str {
        let found = self.rules.iter().find(|(id, ..)| *id == rule);
        found.map_or(rule, |(_, name, _)| name)
    }

    /// What a rule says, in a sentence; empty if it is none.
    #[must_use]
    pub fn explained(&self, rule: &str) -> &'static str {
        let found = self.rules.iter().find(|(id, ..)| *id == rule);
        found.map_or("", |(_, _, explained)| explained)
    }

    /// What a claim of this kind states, if there are words for it.
    #[must_use]
    pub fn claim(&self, kind: &str) -> Option<&'static str> {
        let found = self.claims.iter().find(|(id, _)| *id == kind);
        found.map(|(_, words)| *words)
    }
}

pub(super) static VI: RuleText = RuleText {
    rules: [
        (
            "copied-row",
            "Hàng bị chép lại",
            "Một hàng lặp lại hàng của đơn vị khác, nên số liệu của chính nó không có ở đó.",
        ),
        (
            "moved-row",
            "Hàng đặt nhầm chỗ",
            "Một hàng in số liệu của đơn vị khác.",
        ),
        (
            "swapped-rows",
            "Hai hàng đổi chỗ",
            "Hai hàng đứng dưới tên của nhau.",
        ),
        (
            "shifted-rows",
            "Các hàng bị xê dịch",
            "Ba hàng trở lên đứng dưới tên của đơn vị bên cạnh.",
        ),
        (
            "swapped-columns",
            "Hai cột đổi chỗ",
            "Hai cột đứng dưới tiêu đề của nhau.",
        ),
        (
            "shifted-ranks",
            "Dãy hạng bị lệch",
            "Một dãy hạng cùng cao hơn hoặc thấp hơn một số như nhau.",
        ),
        (
            "shifted-column",
            "Cột hạng lệch hàng",
            "Một dãy hạng đứng cao hơn hoặc thấp hơn một hàng.",
        ),
        (
            "transposed-digits",
            "Chữ số đổi chỗ",
            "Hai chữ số của một con số đổi chỗ cho nhau.",
        ),
        (
            "wrong-value",
            "Giá trị sai",
            "Tổng, hạng hoặc bảng khác bác bỏ một giá trị.",
        ),
        ("wrong-rank", "Hạng sai", "Các giá trị bác bỏ một hạng."),
        (
            "sum",
            "Tổng không khớp",
            "Các thành phần và tổng không khớp, và không có gì cho biết số nào sai.",
        ),
        (
            "order",
            "Thứ tự không khớp",
            "Giá trị và hạng có thứ tự khác nhau, và không có gì cho biết số nào sai.",
        ),
        (
            "disagreement",
            "Hai bảng in khác nhau",
            "Hai bảng in hai con số cho cùng một thứ, và không có gì cho biết số nào sai.",
        ),
        (
            "weights",
            "Trọng số nêu ra không khớp",
            "Trọng số mà nguồn nêu không cho ra các giá trị mà nguồn in.",
        ),
        (
            "group-count",
            "Số đơn vị của nhóm",
            "Số đơn vị trong một nhóm.",
        ),
        (
            "group-share",
            "Tỷ lệ của nhóm",
            "Tỷ lệ đơn vị trong một nhóm.",
        ),
        (
            "group-member",
            "Thành viên của nhóm",
            "Một đơn vị được kể vào nhóm không phải của nó, hoặc thiếu trong nhóm của nó.",
        ),
        (
            "mean",
            "Giá trị trung bình nêu trong lời văn",
            "Giá trị trung bình trong lời văn không phải trung bình của các giá trị trong bảng.",
        ),
        (
            "count",
            "Số đơn vị nêu trong lời văn",
            "Số đơn vị trong lời văn không khớp với các bảng.",
        ),
        (
            "share",
            "Tỷ lệ nêu trong lời văn",
            "Tỷ lệ phần trăm trong lời văn không khớp với các con số của nó.",
        ),
        (
            "list",
            "Danh sách nêu trong lời văn",
            "Danh sách thừa, thiếu hoặc sai thứ tự.",
        ),
        (
            "first",
            "Đơn vị được nói là đứng đầu",
            "Lời văn nói một đơn vị đứng đầu hoặc đứng cuối, các bảng nói khác.",
        ),
        (
            "rank",
            "Hạng nêu trong lời văn",
            "Hạng trong lời văn không khớp với các bảng.",
        ),
        (
            "value",
            "Giá trị nêu trong lời văn",
            "Giá trị trong lời văn không khớp với các bảng.",
        ),
        (
            "spread",
            "Khoảng cách nêu trong lời văn",
            "Khoảng cách giữa cao nhất và thấp nhất không khớp với các bảng.",
        ),
        (
            "total",
            "Tổng nêu trong lời văn",
            "Các con số nêu ra không cộng thành tổng nêu ra.",
        ),
        (
            "documents",
            "Văn bản khác ghi khác",
            "Một văn bản khác ghi con số khác cho cùng một thứ.",
        ),
    ],
    claims: [
        ("mean", "Giá trị trung bình"),
        ("count-above-mean", "Số đơn vị trên trung bình"),
        ("count-below-mean", "Số đơn vị dưới trung bình"),
        ("percent-above-mean", "Tỷ lệ đơn vị trên trung bình"),
        ("percent-below-mean", "Tỷ lệ đơn vị dưới trung bình"),
        ("list-above-mean", "Danh sách trên trung bình"),
        ("list-below-mean", "Danh sách dưới trung bình"),
        ("first-in", "Đứng đầu"),
        ("last-in", "Đứng cuối"),
        ("value-of", "Giá trị"),
        ("rank-of", "Hạng"),
        ("top-ten", "Mười đơn vị đứng đầu"),
        ("bottom-ten", "Mười đơn vị đứng cuối"),
        ("count-units", "Số đơn vị"),
        (
            "list-programme",
            "Danh sách đã ban hành chương trình, đề án chuyển đổi số",
        ),
        ("count-parts-of-causes-percent", "Số nguyên nhân được nêu"),
    ],
};

pub(super) static EN: RuleText = RuleText {
    rules: [
        (
            "copied-row",
            "Copied row",
            "A row repeats the row of another unit, so its own numbers are not there.",
        ),
        (
            "moved-row",
            "Misplaced row",
            "A row holds the numbers of another unit.",
        ),
        (
            "swapped-rows",
            "Swapped rows",
            "Two rows stand under each other’s name.",
        ),
        (
            "shifted-rows",
            "Shifted rows",
            "Three or more rows stand under their neighbours’ names.",
        ),
        (
            "swapped-columns",
            "Swapped columns",
            "Two columns stand under each other’s heading.",
        ),
        (
            "shifted-ranks",
            "Run of ranks off",
            "A run of ranks is too high or too low by the same number.",
        ),
        (
            "shifted-column",
            "Ranks in the wrong rows",
            "A run of ranks stands one row too high or too low.",
        ),
        (
            "transposed-digits",
            "Transposed digits",
            "Two digits of a number changed places.",
        ),
        (
            "wrong-value",
            "Wrong value",
            "Sums, ranks or other tables refute a value.",
        ),
        ("wrong-rank", "Wrong rank", "The values refute a rank."),
        (
            "sum",
            "Sum that does not hold",
            "Parts and whole do not add up, and nothing tells which is wrong.",
        ),
        (
            "order",
            "Order that does not hold",
            "Values and ranks are in a different order, and nothing tells which is wrong.",
        ),
        (
            "disagreement",
            "Two tables differ",
            "Two tables print different numbers for the same thing, and nothing tells which is wrong.",
        ),
        (
            "weights",
            "Stated weights do not hold",
            "The weights that the source states do not give the values that it prints.",
        ),
        (
            "group-count",
            "Number of units in a group",
            "The number of units in a group.",
        ),
        (
            "group-share",
            "Share of a group",
            "The share of the units in a group.",
        ),
        (
            "group-member",
            "Member of a group",
            "A unit in the wrong group, or missing in its own.",
        ),
        (
            "mean",
            "Mean stated in the text",
            "A mean in the text is not the mean of the values in the table.",
        ),
        (
            "count",
            "Number of units stated in the text",
            "A number of units in the text does not fit the tables.",
        ),
        (
            "share",
            "Share stated in the text",
            "A percentage in the text does not fit its own numbers.",
        ),
        (
            "list",
            "List in the text",
            "A list names one too many, leaves one out, or is out of order.",
        ),
        (
            "first",
            "Unit said to be first",
            "The text says that a unit is first or last, and the tables say otherwise.",
        ),
        (
            "rank",
            "Rank stated in the text",
            "A rank in the text does not fit the tables.",
        ),
        (
            "value",
            "Value stated in the text",
            "A value in the text does not fit the tables.",
        ),
        (
            "spread",
            "Spread stated in the text",
            "The difference between best and worst does not fit the tables.",
        ),
        (
            "total",
            "Total stated in the text",
            "The stated numbers do not add up to the stated total.",
        ),
        (
            "documents",
            "Another document differs",
            "Another document gives another number for the same thing.",
        ),
    ],
    claims: [
        ("mean", "Mean"),
        ("count-above-mean", "Units above the mean"),
        ("count-below-mean", "Units below the mean"),
        ("percent-above-mean", "Share of units above the mean"),
        ("percent-below-mean", "Share of units below the mean"),
        ("list-above-mean", "List of units above the mean"),
        ("list-below-mean", "List of units below the mean"),
        ("first-in", "First"),
        ("last-in", "Last"),
        ("value-of", "Value"),
        ("rank-of", "Rank"),
        ("top-ten", "First ten"),
        ("bottom-ten", "Last ten"),
        ("count-units", "Number of units"),
        (
            "list-programme",
            "List of those that issued a digital-transformation programme",
        ),
        ("count-parts-of-causes-percent", "Number of causes given"),
    ],
};
