//! The rules, each with where it comes from.

/// One rule: what it is about, what it says, where it stands.
pub struct Rule {
    /// Its anchor on the screen.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What it says.
    pub body: &'static [&'static str],
    /// The document and section; for what is ours, that it is ours.
    pub source: &'static str,
}

pub(super) static VI: [Rule; 9] = [
    Rule {
        id: "rule-values",
        title: "Từ điểm ra giá trị",
        body: &[
            "Giá trị = điểm đạt được ÷ điểm tối đa, từ 0 đến 1, in với bốn chữ số thập phân. 40 trên 50 điểm \
             là 0,8000.",
            "Vì mẫu số là điểm tối đa nên trọng số của một mục chính là phần điểm của nó: năm 2020 mỗi trụ \
             cột chia 20% cho chỉ số hoạt động và 10% cho mỗi mục còn lại; DTI là 40% chính quyền số, 30% kinh \
             tế số, 30% xã hội số. DTI cấp bộ: hoạt động 16%, thể chế 14%, các mục còn lại 10%.",
            "Số đã công bố được giữ nguyên. Chúng tôi chỉ tính tổng ở những mục không ai công bố, vì cộng các \
             số đã làm tròn sẽ lệch ở chữ số cuối và phá các hạng bằng nhau.",
        ],
        source: "Quyết định 1726, mục 2a; báo cáo năm 2020, Phụ lục B, mục 1 và 4b.",
    },
    Rule {
        id: "rule-ranks",
        title: "Từ giá trị ra thứ hạng",
        body: &[
            "Giá trị bằng nhau thì cùng hạng cao nhất, hạng kế tiếp bỏ trống: 1, 2, 2, 4.",
            "Chỉ xếp hạng trong cùng một nhóm đơn vị (tỉnh; bộ có dịch vụ công; bộ không có dịch vụ công), \
             không bao giờ xếp chung.",
            "Đơn vị mà giá trị đã mất giữ hạng đã in. Không có hạng in thì các hạng phụ thuộc vào nó là một \
             khoảng, chẳng hạn 12–13.",
        ],
        source: "Báo cáo năm 2020, Phụ lục B, mục 4b: giá trị tương đương thì cùng hạng. Việc bỏ trống hạng kế \
                 tiếp không được viết ra nhưng đúng với mọi bảng đã in.",
    },
    Rule {
        id: "rule-groups",
        title: "Bốn nhóm của năm 2020",
        body: &[
            "Nhóm 1: trên 0,40. Nhóm 2: từ 0,325 đến 0,40. Nhóm 3: từ 0,25 đến dưới 0,325. Nhóm 4: dưới 0,25.",
            "Đây là ngưỡng của năm 2020. Các năm sau không công bố nhóm nên cột nhóm để trống.",
        ],
        source: "Báo cáo năm 2020, phần Giới thiệu, và các Bảng 3, 6, 9, 12, 15, 18.",
    },
    Rule {
        id: "rule-zero",
        title: "Không báo cáo thì 0 điểm",
        body: &[
            "Tiêu chí mà đơn vị không gửi số liệu được 0 điểm: đó là một giá trị, không phải chỗ trống. Đơn vị \
             không gửi báo cáo nào thì không được xếp hạng.",
            "Tiêu chí mà chưa đến 50% số đơn vị có số liệu có thể bị loại khỏi phạm vi xếp hạng, sau khi Bộ tham \
             vấn các cơ quan liên quan.",
        ],
        source: "Quyết định 1726, mục 2b vi; báo cáo năm 2020, Phụ lục B, mục 4b.",
    },
    Rule {
        id: "rule-unknown",
        title: "“Chưa rõ” nghĩa là gì",
        body: &[
            "Con số đã mất trong bản in, mất trong bản chúng tôi có, hoặc chưa từng công bố. Chưa rõ không phải \
             là 0 và không phải là ước đoán: không có giá trị, không có nhóm, và tổng nào chứa nó cũng là chưa rõ.",
            "Khi biết được nó nằm trong khoảng nào thì khoảng đó được nêu bên cạnh chữ “chưa rõ”, không thay cho nó.",
        ],
        source: "Quy ước của chúng tôi.",
    },
    Rule {
        id: "rule-labels",
        title: "Nhãn của con số",
        body: &[
            "Công bố: in trong nguồn và không mâu thuẫn với nguồn.",
            "Hiệu chỉnh (†): in sai, giá trị hoặc hạng. Bản sửa cần ít nhất hai ràng buộc độc lập trong chính \
             báo cáo; thiếu thì con số là chưa rõ. Giá trị in luôn xem lại được bằng công tắc “Giá trị như bản in”.",
            "Suy ra (*): chúng tôi tính từ số đã công bố, không ai in.",
            "Suy luận: dựa trên điểm tối đa mà chúng tôi tìm ra từ các giá trị đã công bố.",
            "Mô phỏng – không phải kết quả công bố: trả lời cho một câu hỏi “nếu”.",
        ],
        source: "Quy ước của chúng tôi; từng hiệu chỉnh có bằng chứng ở trang Kiểm tra số liệu.",
    },
    Rule {
        id: "rule-simulation",
        title: "Mô phỏng tính thế nào",
        body: &[
            "Lấy số đã công bố rồi cộng thêm trọng số × thay đổi của từng mục, không cộng lại từ đầu. Vì vậy \
             kịch bản không sửa gì cho đúng các hạng đã công bố.",
            "Giá trị mô phỏng không làm tròn trước khi xếp hạng. Mục chưa rõ không sửa được.",
        ],
        source: "Quy ước của chúng tôi.",
    },
    Rule {
        id: "rule-years",
        title: "So sánh giữa các năm",
        body: &[
            "2020 theo Quyết định 1726, 2021–2023 theo Quyết định 922, 2024 theo Quyết định 405. Chênh lệch qua \
             hai mốc đó một phần là do đổi bộ chỉ số.",
            "Năm 2024 có hai bảng: 63 tỉnh cũ và 34 tỉnh sau sáp nhập. Tỉnh cùng tên ở hai bảng có thể là hai \
             địa bàn khác nhau.",
        ],
        source: "Quyết định 1726/QĐ-BTTTT, 922/QĐ-BTTTT, 405/QĐ-BKHCN; công văn của Khánh Hòa về kỳ đánh giá \
                 thứ hai (năm 2021).",
    },
    Rule {
        id: "rule-other",
        title: "Phương pháp khác cho người phân tích",
        body: &[
            "Quyết định 1726 nói Z-score và min-max “sẽ được xem xét”. Bộ máy tính có sẵn cả hai, cùng trung bình \
             nhân, trọng số đều hoặc tự đặt, ba cách xử lý số chưa rõ và quy tắc dưới 50%. Không cách nào là mặc \
             định và không kết quả nào của chúng là kết quả công bố.",
            "Dùng qua thư viện dti-engine (Method, evaluate); định nghĩa, cách xử lý khi mọi đơn vị bằng nhau và \
             ảnh hưởng lên thứ hạng năm 2020 nằm trong docs/methods.md.",
        ],
        source: "Quyết định 1726, mục 2c; OECD/JRC, Handbook on Constructing Composite Indicators (2008), bước 5.",
    },
];

pub(super) static EN: [Rule; 9] = [
    Rule {
        id: "rule-values",
        title: "From points to values",
        body: &[
            "Value = points ÷ maximum points, from 0 to 1, printed with four decimals. 40 of 50 points are \
             0.8000.",
            "As the maximum is the divisor, the weight of an entry is its share of the points: in 2020 each \
             pillar gives 20% to the activity index and 10% to each other entry; the DTI is 40% digital government, 30% \
             digital economy, 30% digital society. Ministries: activity 16%, institutions 14%, the others 10%.",
            "Published numbers stay as they are. Sums are computed only where nobody published one: adding \
             rounded parts would differ in the last digit and break published ties.",
        ],
        source: "Decision 1726, section 2a; report on 2020, Appendix B, 1 and 4b.",
    },
    Rule {
        id: "rule-ranks",
        title: "From values to ranks",
        body: &[
            "Equal values share the best rank and the next one is skipped: 1, 2, 2, 4.",
            "Units are ranked inside their league only (provinces; ministries with public services; ministries \
             without), never together.",
            "A unit whose value is lost holds its printed rank. Where there is none, ranks that depend on it are \
             intervals, such as 12–13.",
        ],
        source: "Report on 2020, Appendix B, 4b: equal values, equal rank. That the next one is skipped is not \
                 written down, but holds in all printed tables.",
    },
    Rule {
        id: "rule-groups",
        title: "The four groups of 2020",
        body: &[
            "Group 1: above 0.40. Group 2: 0.325 to 0.40. Group 3: 0.25 to below 0.325. Group 4: below 0.25.",
            "These are the bounds of 2020. Later years publish no groups, so there the column is empty.",
        ],
        source: "Report on 2020, Introduction, and Tables 3, 6, 9, 12, 15, 18.",
    },
    Rule {
        id: "rule-zero",
        title: "No report, no points",
        body: &[
            "A criterion for which a unit sends no figures gets 0 points: that is a value and not a gap. A unit \
             that sends no report at all is not ranked.",
            "A criterion with figures from fewer than 50% of the units may be excluded, after the Ministry has \
             consulted the agencies concerned.",
        ],
        source: "Decision 1726, section 2b vi; report on 2020, Appendix B, 4b.",
    },
    Rule {
        id: "rule-unknown",
        title: "What “unknown” means",
        body: &[
            "The number was lost in print, lost in our copy, or never published. Unknown is neither 0 nor a \
             guess: no value, no group, and a sum with an unknown part is unknown.",
            "Where it is known to lie in an interval, the interval stands beside the word “unknown”, not in its \
             place.",
        ],
        source: "Our convention.",
    },
    Rule {
        id: "rule-labels",
        title: "What the labels mean",
        body: &[
            "Published: printed in the source, and not contradicted by it.",
            "Corrected (†): printed wrongly, value or rank. A repair needs at least two independent constraints \
             from the publication itself, else the number is unknown. The printed values are one switch away (“Values as printed”).",
            "Derived (*): computed by us from published numbers; nobody printed it.",
            "Inferred: rests on maximum points that we fitted to published values.",
            "Simulation – not a published result: the answer to a what-if.",
        ],
        source: "Our conventions; the evidence for each correction is on the screen Audit.",
    },
    Rule {
        id: "rule-simulation",
        title: "How simulations compute",
        body: &[
            "Weight × change of each entry is added to the published number; nothing is summed afresh. So a \
             scenario without edits gives exactly the published ranks.",
            "Simulated values are not rounded before they are ranked. Unknown entries cannot be edited.",
        ],
        source: "Our convention.",
    },
    Rule {
        id: "rule-years",
        title: "Comparing years",
        body: &[
            "2020 follows Decision 1726, 2021–2023 Decision 922, 2024 Decision 405. Across these two breaks, part \
             of a difference is one of the rulebook.",
            "2024 has two tables: the 63 provinces of before and the 34 after the mergers. Provinces of the same \
             name in both can be different territories.",
        ],
        source: "Decisions 1726/QĐ-BTTTT, 922/QĐ-BTTTT, 405/QĐ-BKHCN; letter of Khánh Hòa on the second round \
                 (2021).",
    },
    Rule {
        id: "rule-other",
        title: "Other methods, for analysts",
        body: &[
            "Decision 1726 says that z-scores and min-max “will be considered”. The engine has both, and geometric \
             means, equal or own weights, three treatments of unknown numbers and the rule of 50%. None of \
             them is the default, and none of their results is a published one.",
            "They are in the library dti-engine (Method, evaluate); definitions, what happens where all units are \
             equal, and what each does to the ranks of 2020 are in docs/methods.md.",
        ],
        source: "Decision 1726, section 2c; OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.",
    },
];
