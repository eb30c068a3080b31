//! The words of the screen of the method: the tree of a rulebook, and how its rules are applied.

mod rules;

use crate::Lang;
pub use rules::Rule;

/// All words of the screen in one language.
pub struct MethodText {
    /// Heading.
    pub title: &'static str,
    /// What the screen is for.
    pub intro: &'static str,
    /// Heading of the choice of a rulebook.
    pub rulebooks: &'static str,
    /// Names of the rulebooks, by id; see [`MethodText::rulebook`].
    rulebook_names: [(&'static str, &'static str); 9],
    /// No rulebook belongs to the league and year of the address: these.
    pub no_rulebook: fn(league: &str, year: &str) -> String,
    /// The rulebook is only the published figures, without points.
    pub no_points: &'static str,
    /// The rulebook is known at this depth only.
    pub only_main: &'static str,
    /// Points that were fitted.
    pub inferred: &'static str,
    /// The same of the whole rulebook of the ministries without public services.
    pub inferred_ministries: &'static str,
    /// Label of the way from the root to the chosen entry.
    pub breadcrumb: &'static str,
    /// `31 trên 133 tiêu chí` known: what, known, stated.
    pub known_of: fn(known: u32, stated: u32, criteria: bool) -> String,
    /// Known where nothing is stated.
    pub known: fn(known: u32, criteria: bool) -> String,
    /// In front of them.
    pub coverage: &'static str,
    /// What the gaps mean.
    pub coverage_gap: &'static str,
    /// Heading of the table of entries.
    pub entries: &'static str,
    /// Column: entry.
    pub entry: &'static str,
    /// Column: points.
    pub points: &'static str,
    /// Column: share of the entry above.
    pub of_parent: &'static str,
    /// Column: share of all points.
    pub of_all: &'static str,
    /// Column: where points come from.
    pub scorer: &'static str,
    /// Names of the sources of points: self-report, ministry, survey, sentiment, experts.
    pub scorers: [&'static str; 5],
    /// The name of the entry is lost.
    pub lost: &'static str,
    /// An entry that only the prose names.
    pub prose: &'static str,
    /// An entry below which nothing is known to us.
    pub nothing_below: &'static str,
    /// Points of entries below that are lost.
    pub partial: &'static str,
    /// Where the rulebook is printed.
    pub source: &'static str,
    /// Its section.
    pub sections: [&'static str; 4],
    /// Heading of the rules.
    pub rules: &'static str,
    /// In front of the source of a rule.
    pub rule_source: &'static str,
    /// The rules, in their order.
    pub all_rules: &'static [Rule],
    /// Heading of the two means.
    pub means: &'static str,
    /// The printed mean and that of the table.
    pub means_are: fn(printed: &str, ours: &str) -> String,
    /// How the printed one comes about: pillar means, their plain mean, their weighted mean.
    pub means_why: fn(pillars: &[String], plain: &str, weighted: &str) -> String,
    /// Where they stand.
    pub means_source: &'static str,
    /// Link to the audit.
    pub to_audit: &'static str,
}

impl MethodText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }

    /// The name of a rulebook; its id where there is none.
    #[must_use]
    pub fn rulebook<'i>(&self, id: &'i str) -> &'i str {
        let known = self.rulebook_names.iter().find(|(known, _)| *known == id);
        known.map_or(id, |(_, name)| name)
    }
}

static VI: MethodText = MethodText {
    title: "Phương pháp",
    intro: "Bộ chỉ số nào, bao nhiêu điểm cho việc gì, và từ điểm ra giá trị, thứ hạng, nhóm như thế nào.",
    rulebooks: "Bộ chỉ số",
    rulebook_names: [
        ("qd1726-province", "Cấp tỉnh 2020 (QĐ 1726)"),
        ("qd1726-ministry", "Bộ có dịch vụ công 2020 (QĐ 1726)"),
        (
            "qd1726-ministry-nonservice",
            "Bộ không có dịch vụ công 2020 (suy luận)",
        ),
        ("qd922-province", "Cấp tỉnh 2021–2023 (QĐ 922)"),
        ("qd922-province-total", "Cấp tỉnh 2021 (QĐ 922)"),
        ("qd922-ministry", "Cấp bộ 2021–2023 (QĐ 922)"),
        ("qd405-province", "Cấp tỉnh 2024 (QĐ 405, điểm suy luận)"),
        ("qd405-nation", "Quốc gia 2024 (QĐ 405)"),
        ("nation", "Quốc gia (số công bố)"),
    ],
    no_rulebook: |league, year| {
        format!(
            "Chúng tôi không có bộ chỉ số nào cho {league}, năm {year}. Hãy chọn một bộ chỉ số:"
        )
    },
    no_points: "Chỉ số quốc gia được công bố không kèm điểm tối đa, nên không có gì để cộng hay gán trọng số.",
    only_main: "Chúng tôi chỉ có bộ chỉ số này đến cấp chỉ số chính. Thành phần và tiêu chí bên dưới là \
                chưa rõ, không phải không có.",
    inferred: "Điểm có dấu * do chúng tôi suy luận từ các giá trị đã công bố, không có trong văn bản.",
    inferred_ministries: "Cả thang 437 điểm này do chúng tôi suy luận từ các giá trị đã công bố; không văn bản \
                          nào in nó. Cách tìm và độ chắc chắn: xem trang Các bộ.",
    breadcrumb: "Vị trí trong cây",
    known_of: |known, stated, criteria| {
        let what = if criteria {
            "tiêu chí"
        } else {
            "chỉ số thành phần"
        };
        format!("{known} trên {stated} {what}")
    },
    known: |known, criteria| {
        let what = if criteria {
            "tiêu chí"
        } else {
            "chỉ số thành phần"
        };
        format!("{known} {what}")
    },
    coverage: "Biết tên:",
    coverage_gap: "Phần còn lại đã mất trong bản Quyết định chúng tôi có. Đó là chỗ trống của bản sao, không \
                   phải của bộ chỉ số.",
    entries: "Các mục và điểm",
    entry: "Mục",
    points: "Điểm",
    of_parent: "% mục trên",
    of_all: "% tổng",
    scorer: "Điểm từ đâu",
    scorers: [
        "đơn vị tự báo cáo",
        "số liệu của Bộ",
        "điều tra xã hội",
        "không gian mạng",
        "chuyên gia",
    ],
    lost: "(mất tên)",
    prose: "chỉ biết qua lời văn",
    nothing_below: "Không có mục nào được biết bên dưới.",
    partial: "Các mục bên dưới chưa đủ: có mục, hoặc điểm của mục, đã mất hay chưa từng công bố.",
    source: "Nguồn:",
    sections: [
        "Phụ lục I, Bảng I.1–I.3",
        "Phụ lục II",
        "điểm các chỉ số chính",
        "cấu trúc chỉ số",
    ],
    rules: "Các quy tắc",
    rule_source: "Căn cứ:",
    all_rules: &rules::VI,
    means: "Hai con số trung bình của DTI cấp tỉnh 2020",
    means_are: |printed, ours| {
        format!(
            "Báo cáo ghi trung bình là {printed}. Trung bình cộng của 63 giá trị trong chính bảng của báo \
             cáo là {ours}."
        )
    },
    means_why: |pillars, plain, weighted| {
        format!(
            "Trung bình in cho ba trụ cột là {}. Chia đều ba trụ cột thì ra {plain}, đúng con số trong báo \
             cáo; theo trọng số 40, 30 và 30% thì ra {weighted}. Trang này so các tỉnh với trung bình của \
             bảng và luôn nêu cả con số in.",
            pillars.join("; ")
        )
    },
    means_source: "Báo cáo năm 2020, Chương I, mục III và các Bảng 8, 10, 13, 16.",
    to_audit: "Xem bằng chứng ở trang Kiểm tra số liệu",
};

static EN: MethodText = MethodText {
    title: "Method",
    intro: "Which rulebook, how many points for what, and how points become values, ranks and groups.",
    rulebooks: "Rulebooks",
    rulebook_names: [
        ("qd1726-province", "Provinces 2020 (Decision 1726)"),
        (
            "qd1726-ministry",
            "Ministries with public services 2020 (Decision 1726)",
        ),
        (
            "qd1726-ministry-nonservice",
            "Ministries without public services 2020 (inferred)",
        ),
        ("qd922-province", "Provinces 2021–2023 (Decision 922)"),
        ("qd922-province-total", "Provinces 2021 (Decision 922)"),
        ("qd922-ministry", "Ministries 2021–2023 (Decision 922)"),
        (
            "qd405-province",
            "Provinces 2024 (Decision 405, points inferred)",
        ),
        ("qd405-nation", "Nation 2024 (Decision 405)"),
        ("nation", "Nation (as published)"),
    ],
    no_rulebook: |league, year| {
        format!("We have no rulebook for {league} in {year}. Please choose one:")
    },
    no_points: "The national index is published without maximum points, so there is nothing to add up or \
                to weigh.",
    only_main: "We have this rulebook down to the main indices only. Components and criteria below them are \
                unknown, which is not to say that there are none.",
    inferred: "Points marked * were inferred by us from the published values and stand in no document.",
    inferred_ministries: "The whole scale of 437 points was inferred by us from the published values; no document \
                          prints it. How, and how sure: see the screen Ministries.",
    breadcrumb: "Place in the tree",
    known_of: |known, stated, criteria| {
        let what = if criteria { "criteria" } else { "components" };
        format!("{known} of {stated} {what}")
    },
    known: |known, criteria| {
        let what = if criteria { "criteria" } else { "components" };
        format!("{known} {what}")
    },
    coverage: "Known by name:",
    coverage_gap: "The rest is lost in our copy of the decision. That is a gap of the copy and not of the \
                   rulebook.",
    entries: "Entries and points",
    entry: "Entry",
    points: "Points",
    of_parent: "% of above",
    of_all: "% of all",
    scorer: "Points from",
    scorers: [
        "self-report",
        "the Ministry’s figures",
        "social survey",
        "online sentiment",
        "experts",
    ],
    lost: "(name lost)",
    prose: "known from the prose only",
    nothing_below: "No entry is known below this one.",
    partial: "The entries below are not complete: some, or their points, are lost or were never published.",
    source: "Source:",
    sections: [
        "Appendix I, Tables I.1–I.3",
        "Appendix II",
        "points of the main indices",
        "structure of the index",
    ],
    rules: "The rules",
    rule_source: "Source:",
    all_rules: &rules::EN,
    means: "The two means of the provinces’ DTI of 2020",
    means_are: |printed, ours| {
        format!(
            "The report prints a mean of {printed}. The mean of the 63 values in its own table is {ours}."
        )
    },
    means_why: |pillars, plain, weighted| {
        format!(
            "The means printed for the three pillars are {}. Their plain mean is {plain}, which is the \
             report’s figure; weighted with 40, 30 and 30% they give {weighted}. Provinces are compared with \
             the mean of the table here, and the printed one is always named.",
            pillars.join("; ")
        )
    },
    means_source: "Report on 2020, Chapter I, section III, and Tables 8, 10, 13, 16.",
    to_audit: "See the evidence on the screen Audit",
};
