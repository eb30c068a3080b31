//! The words of the screen of the ministries.

use crate::Lang;

/// All words of the screen in one language.
pub struct MinistriesText {
    /// Heading.
    pub title: &'static str,
    /// What the screen shows: how many are ranked in the two leagues.
    pub intro: fn(with: usize, without: usize) -> String,
    /// Label of the picker.
    pub index: &'static str,
    /// Who leads, and how many are above the mean: index, name, value, above, of.
    pub leader: fn(index: &str, name: &str, value: &str, above: usize, of: usize) -> String,
    /// Heading of the table of groups.
    pub groups: &'static str,
    /// Column: how many units.
    pub count: &'static str,
    /// Column: how many units the report counts.
    pub stated: &'static str,
    /// Heading of a ranking table.
    pub ranking: &'static str,
    /// Heading of the part about the inferred points.
    pub scale: &'static str,
    /// What is inferred: the sum of the inferred points, that of the decision, and the largest
    /// difference that the decision's points leave.
    pub scale_what: fn(inferred: &str, decision: &str) -> String,
    /// How sure it is.
    pub scale_sure: &'static str,
    /// What speaks for it besides.
    pub scale_excluded: &'static str,
    /// What follows for the reader.
    pub scale_follows: &'static str,
    /// What stays open.
    pub scale_open: &'static str,
    /// Name of the table of points.
    pub points: &'static str,
    /// Column: points of the decision.
    pub decision: &'static str,
    /// Column: points of the inferred rulebook.
    pub inferred: &'static str,
    /// Column: what the inferred points fall short by.
    pub less: &'static str,
    /// Link to the rulebook of a league.
    pub rulebook: &'static str,
    /// Link to the rulebook that was inferred.
    pub rulebook_inferred: &'static str,
    /// Heading of the agencies without a rank, or in another league than one would expect.
    pub outside: &'static str,
    /// These were not assessed.
    pub not_assessed: fn(names: &str) -> String,
    /// These were counted among the agencies without public services.
    pub moved: fn(names: &str) -> String,
    /// These sent no report.
    pub not_ranked: fn(names: &str) -> String,
    /// Where the statements stand.
    pub place: fn(place: &str) -> String,
    /// Only 2020 is published in full.
    pub years: &'static str,
}

impl MinistriesText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

/// The name of an agency that sources mention and that no league ranks; `None` for any other id.
#[must_use]
pub fn other_agency(id: &str, lang: Lang) -> Option<&'static str> {
    let (vi, en) = match id {
        "bo-cong-an" => ("Bộ Công an", "Ministry of Public Security"),
        "bo-quoc-phong" => ("Bộ Quốc phòng", "Ministry of National Defence"),
        "van-phong-chinh-phu" => ("Văn phòng Chính phủ", "Office of the Government"),
        "vien-han-lam-khoa-hoc-xa-hoi-viet-nam" => (
            "Viện Hàn lâm Khoa học xã hội Việt Nam",
            "Viet Nam Academy of Social Sciences",
        ),
        "uy-ban-quan-ly-von-nha-nuoc-tai-doanh-nghiep" => (
            "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
            "Commission for the Management of State Capital at Enterprises",
        ),
        _ => return None,
    };
    Some(lang.pick(vi, en))
}

static VI: MinistriesText = MinistriesText {
    title: "Các bộ, ngành năm 2020",
    intro: |with, without| {
        format!(
            "Báo cáo xếp hạng riêng {with} bộ, ngành cung cấp dịch vụ công và {without} bộ, ngành không \
             cung cấp dịch vụ công. Hai nhóm được chấm theo hai thang điểm khác nhau nên không xếp \
             hạng chung; mỗi nhóm so với trung bình của chính nhóm đó."
        )
    },
    index: "Chỉ số",
    leader: |index, name, value, above, of| {
        format!("{index}: {name} dẫn đầu với {value}; {above} trên {of} đơn vị trên trung bình.")
    },
    groups: "Số đơn vị theo nhóm",
    count: "Số đơn vị",
    stated: "Báo cáo ghi",
    ranking: "Bảng xếp hạng",
    scale: "Thang 437 điểm của các bộ không cung cấp dịch vụ công",
    scale_what: |inferred, decision| {
        format!(
            "Phụ lục II của Quyết định 1726 chỉ có một thang {decision} điểm cho mọi bộ. Tính theo thang \
             đó thì giá trị DTI đã in của bảy cơ quan này lệch tới 0,0116 so với chín chỉ số cũng đã \
             in. Chúng tôi tìm các điểm tối đa khớp với số in và được thang {inferred} điểm. Không \
             văn bản nào in thang này; mọi kết quả dựa vào nó đều ghi “suy luận”."
        )
    },
    scale_sure: "Độ chắc chắn: thang này cho đúng DTI đã in của sáu cơ quan đến chữ số cuối; cơ quan thứ \
                 bảy (Thanh tra Chính phủ) lệch chưa đến 0,0001. Riêng bước nhảy 0,01 điểm của các giá \
                 trị in đã xác định điểm của năm trên chín chỉ số, còn lại 540 cách ghép; cách khớp \
                 thứ nhì có sai lệch lớn gấp 13,6 lần. Bỏ bất kỳ cơ quan nào ra khỏi phép tìm thì kết \
                 quả vẫn vậy.",
    scale_excluded: "Tiêu chí bị loại: phần thiếu đúng bằng điểm của những việc mà cơ quan không cung cấp \
                     dịch vụ công không thể làm: số hóa kết quả thủ tục hành chính (2.2.3, 3 điểm), thanh \
                     toán trực tuyến cho dịch vụ công (3.8, 5 điểm), một cửa, cổng dịch vụ công và dịch vụ \
                     trực tuyến (5.8 đến 5.14, 50 điểm); có lẽ cả ý kiến chuyên gia về dịch vụ trực tuyến \
                     (9.5.2, 5 điểm; điểm của tiêu chí này đã mất trong bản chúng tôi có).",
    scale_follows: "Hệ quả: giá trị và thứ hạng đã công bố không phụ thuộc vào thang này. Mô phỏng, phân \
                    tích khoảng cách và trọng số của bảy cơ quan thì có, và đều được ghi là suy luận.",
    scale_open: "Còn bỏ ngỏ: vì sao tiêu chí 8.5.2 (ý kiến trên mạng về dịch vụ trực tuyến) vẫn được giữ; \
                 và phép khớp dựa trên chính số in nên không phát hiện được số in sai.",
    points: "Điểm tối đa theo chỉ số",
    decision: "Phụ lục II",
    inferred: "Suy luận",
    less: "Bớt đi",
    rulebook: "Xem cây chỉ số và điểm",
    rulebook_inferred: "Xem cây chỉ số và điểm (suy luận)",
    outside: "Những cơ quan không có trong bảng",
    not_assessed: |names| format!("Không đánh giá, vì có yếu tố đặc thù: {names}."),
    moved: |names| {
        format!(
            "Được xếp vào nhóm không cung cấp dịch vụ công dù là bộ, cơ quan ngang bộ: {names}."
        )
    },
    not_ranked: |names| format!("Không gửi báo cáo nên không được xếp hạng: {names}."),
    place: |place| format!("Nguồn: báo cáo năm 2020, {place}, và Phụ lục B."),
    years: "Các năm sau, nguồn chúng tôi có chỉ nêu đơn vị dẫn đầu và vài thứ hạng của các bộ, không có \
            bảng giá trị: xem trang Quốc gia.",
};

static EN: MinistriesText = MinistriesText {
    title: "Ministries in 2020",
    intro: |with, without| {
        format!(
            "The report ranks {with} ministries and agencies with public services and {without} without \
             them apart. The two leagues were scored on different scales, so they are never ranked \
             together; each is compared with its own mean."
        )
    },
    index: "Index",
    leader: |index, name, value, above, of| {
        format!("{index}: {name} leads with {value}; {above} of {of} are above the mean.")
    },
    groups: "Units by group",
    count: "Units",
    stated: "The report says",
    ranking: "Ranking",
    scale: "The 437-point scale of the ministries without public services",
    scale_what: |inferred, decision| {
        format!(
            "Appendix II of Decision 1726 has one scale of {decision} points for all ministries. On that \
             scale the printed DTI of these seven agencies is off by up to 0.0116 from their nine \
             indices, which are printed too. We searched for the maximum points that fit the print \
             and found a scale of {inferred} points. No document prints it; every result that rests on it \
             says “inferred”."
        )
    },
    scale_sure: "How sure: the scale gives the printed DTI of six agencies to the last digit; the seventh \
                 (Government Inspectorate) is off by less than 0.0001. The steps of 0.01 point in the \
                 printed values alone settle five of the nine indices and leave 540 combinations; the \
                 second best fit is 13.6 times worse. Leaving any one agency out of the search gives \
                 the same result.",
    scale_excluded: "Criteria left out: what is missing are exactly the points for what an agency without \
                     public services cannot do: digitising the results of administrative procedures \
                     (2.2.3, 3 points), online payment for public services (3.8, 5 points), one-stop \
                     system, portal and online services (5.8 to 5.14, 50 points); presumably also the \
                     experts’ view of online services (9.5.2, 5 points; its points are lost in our copy).",
    scale_follows: "What follows: published values and ranks do not depend on this scale. Simulations, \
                    explained gaps and weights of the seven agencies do, and all say that they are \
                    inferred.",
    scale_open: "What stays open: why criterion 8.5.2 (online opinion on online services) was kept; and a \
                 fit to the print cannot show a mistake in the print.",
    points: "Maximum points by index",
    decision: "Appendix II",
    inferred: "Inferred",
    less: "Less",
    rulebook: "See the tree of indices and points",
    rulebook_inferred: "See the tree of indices and points (inferred)",
    outside: "Agencies that are not in the tables",
    not_assessed: |names| format!("Not assessed, because of their special nature: {names}."),
    moved: |names| {
        format!("Counted among those without public services, although ministerial-level: {names}.")
    },
    not_ranked: |names| format!("Sent no report and was not ranked: {names}."),
    place: |place| format!("Source: report on 2020, {place}, and Appendix B."),
    years: "Of later years our sources name only the leaders and a few ranks of ministries, and no \
            table of values: see the screen Nation.",
};
