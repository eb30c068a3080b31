//! Words of the files that readers save: the sheet on source and method.

use crate::Lang;

/// All words of saved files in one language.
pub struct FilesText {
    /// Name of the sheet with the numbers; at most 31 characters, none of `[]:*?/\`.
    pub data_sheet: &'static str,
    /// Name of the sheet on source and method; at most 31 characters, none of `[]:*?/\`.
    pub about_sheet: &'static str,
    /// Heading: where the numbers come from.
    pub source: &'static str,
    /// Name of the document.
    pub document: &'static str,
    /// Name of the publisher.
    pub publisher: &'static str,
    /// Name of the address on the web.
    pub address: &'static str,
    /// Name of the citation.
    pub citation: &'static str,
    /// Name of the tables that print the numbers.
    pub tables: &'static str,
    /// The tables that print values and ranks.
    pub printed_in: fn(values: Option<u8>, ranks: Option<u8>) -> String,
    /// In the place of a table: nobody printed the numbers of this index.
    pub derived: &'static str,
    /// Heading: how numbers and ranks are made.
    pub method: &'static str,
    /// Name of the league.
    pub league: &'static str,
    /// Name of the index.
    pub index: &'static str,
    /// In the place of an index: all of them.
    pub all_indices: &'static str,
    /// Name of the rulebook.
    pub rulebook: &'static str,
    /// After a rulebook whose points we fitted.
    pub inferred: &'static str,
    /// Name of the reading.
    pub reading: &'static str,
    /// The numbers with the repairs.
    pub corrected_reading: &'static str,
    /// The numbers as printed.
    pub printed_reading: &'static str,
    /// How a value is made: name and sentence.
    pub value_rule: (&'static str, &'static str),
    /// How a rank is made: name and sentence.
    pub rank_rule: (&'static str, &'static str),
    /// What a comparison of years has to mind: name and sentence.
    pub years_rule: (&'static str, &'static str),
    /// Heading: what the columns hold.
    pub columns: &'static str,
    /// What a column of this name holds; `None` for the column of an index.
    pub column: fn(name: &str) -> Option<&'static str>,
    /// Heading: what the statuses mean.
    pub statuses: &'static str,
    /// What a status means.
    pub status: fn(name: &str) -> Option<&'static str>,
    /// Name of the scenario, in its short form.
    pub scenario: &'static str,
    /// Heading: versions.
    pub versions: &'static str,
    /// Name of the engine's version.
    pub engine: &'static str,
    /// Name of the data's version.
    pub data: &'static str,
    /// Heading: licence.
    pub licence: &'static str,
    /// What may be done with the file.
    pub licence_text: &'static str,
}

impl FilesText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: FilesText = FilesText {
    data_sheet: "Số liệu",
    about_sheet: "Nguồn và phương pháp",
    source: "Nguồn",
    document: "Tài liệu",
    publisher: "Cơ quan công bố",
    address: "Địa chỉ",
    citation: "Trích dẫn",
    tables: "Bảng trong tài liệu",
    printed_in: |values, ranks| match (values, ranks) {
        (Some(values), Some(ranks)) => format!("giá trị: Bảng {values}; hạng: Bảng {ranks}"),
        (Some(values), None) => format!("giá trị: Bảng {values}"),
        (None, Some(ranks)) => format!("hạng: Bảng {ranks}"),
        (None, None) => "nguồn không đánh số bảng".to_owned(),
    },
    derived: "không bảng nào in các số này; chúng tôi tính từ các chỉ số bên dưới",
    method: "Phương pháp",
    league: "Bảng xếp hạng",
    index: "Chỉ số",
    all_indices: "mọi chỉ số có số liệu",
    rulebook: "Bộ chỉ số",
    inferred: "điểm tối đa do chúng tôi suy ra từ các giá trị đã công bố, không có văn bản nào in",
    reading: "Cách đọc",
    corrected_reading: "đã hiệu chỉnh những chỗ in sai mà chính số liệu của nguồn chứng minh được; số như in đứng ở cột riêng",
    printed_reading: "giá trị nguyên như in, kể cả chỗ sai; hạng được tính từ các giá trị ấy",
    value_rule: (
        "Giá trị",
        "Điểm chia cho điểm tối đa, từ 0 đến 1. Số đã công bố được giữ nguyên; chỉ số không ai công bố mới được tính từ các chỉ số bên dưới.",
    ),
    rank_rule: (
        "Hạng",
        "Giá trị bằng nhau thì cùng hạng tốt nhất, các hạng kế tiếp được bỏ qua (1, 2, 2, 4). Đơn vị bị mất giá trị giữ hạng đã in. Hạng còn phụ thuộc một giá trị chưa rõ được ghi thành khoảng, chẳng hạn 3-5.",
    ),
    years_rule: (
        "So sánh các năm",
        "Bộ chỉ số đã thay đổi (2020; 2021–2023; 2024), nên số của các giai đoạn này không so sánh trực tiếp với nhau được.",
    ),
    columns: "Các cột",
    column: |name| {
        Some(match name {
            "league" => "bảng xếp hạng mà đơn vị thuộc về",
            "year" => "năm của số liệu",
            "index" => "mã chỉ số, theo cây của bộ chỉ số",
            "rank" => "hạng",
            "id" => "mã đơn vị",
            "name" => "tên đơn vị",
            "value" => "giá trị từ 0 đến 1; ô trống: chưa rõ",
            "group" => {
                "nhóm theo mức của năm 2020 – 1: trên 0,40; 2: từ 0,325 đến 0,40; 3: từ 0,25 đến dưới 0,325; 4: dưới 0,25. Các năm sau không công bố nhóm"
            }
            "printed_rank" => "hạng như in",
            "printed_value" => "giá trị như in",
            "status" => "tình trạng của số, xem bên dưới",
            "index_name" => "tên chỉ số",
            "rulebook" => "bộ chỉ số của năm",
            "since" => "năm so sánh",
            "change" => "số bậc tăng từ năm đó; số âm: tụt hạng",
            "published_rank" => "hạng đã công bố, trước kịch bản",
            "published_value" => "giá trị đã công bố, trước kịch bản",
            "note" => "nhãn của mọi số mô phỏng",
            "part" => {
                "from: nơi bắt đầu; index: phần của một chỉ số; rest: làm tròn và phần chưa rõ; to: nơi kết thúc"
            }
            "contribution" => "giá trị ở hai đầu, phần đóng góp ở giữa",
            "above" => "mã của mục cấp trên",
            "points" => "điểm tối đa",
            "points_status" => {
                "điểm được in (published), do chúng tôi suy ra (inferred) hay chưa rõ (unknown)"
            }
            "p5" => "hạng mà 5 % số lần rút đạt được hoặc tốt hơn",
            "p50" => "hạng trung vị của các lần rút",
            "p95" => "hạng mà 95 % số lần rút đạt được hoặc tốt hơn",
            _ => return None,
        })
    },
    statuses: "Tình trạng của số",
    status: |name| {
        Some(match name {
            "published" => "đã công bố: in trong nguồn và nguồn không tự mâu thuẫn",
            "derived" => "suy ra: chúng tôi tính từ các số đã công bố; không nơi nào in",
            "corrected" => {
                "đã hiệu chỉnh: giá trị hoặc hạng in sai; đây là số đã sửa kèm bằng chứng"
            }
            "unknown" => {
                "chưa rõ: bị mất hoặc chưa từng công bố; không phải 0, cũng không phải ước đoán"
            }
            "given" => "số của bạn, lấy từ bảng bạn đưa vào",
            "simulated" => "mô phỏng – không phải kết quả công bố",
            _ => return None,
        })
    },
    scenario: "Kịch bản",
    versions: "Phiên bản",
    engine: "Bộ máy tính",
    data: "Số liệu",
    licence: "Giấy phép",
    licence_text: "Số liệu đã công bố là sự kiện, không thuộc về chúng tôi; xin ghi nguồn. Cách sắp xếp, mã, hiệu chỉnh và bản dịch: MIT hoặc Apache-2.0. Đây không phải ấn phẩm chính thức.",
};

static EN: FilesText = FilesText {
    data_sheet: "Data",
    about_sheet: "Source and method",
    source: "Source",
    document: "Document",
    publisher: "Publisher",
    address: "Address",
    citation: "Citation",
    tables: "Tables of the document",
    printed_in: |values, ranks| match (values, ranks) {
        (Some(values), Some(ranks)) => format!("values: Table {values}; ranks: Table {ranks}"),
        (Some(values), None) => format!("values: Table {values}"),
        (None, Some(ranks)) => format!("ranks: Table {ranks}"),
        (None, None) => "the source numbers no tables".to_owned(),
    },
    derived: "printed in no table; computed by us from the indices below",
    method: "Method",
    league: "League",
    index: "Index",
    all_indices: "all indices with numbers",
    rulebook: "Rulebook",
    inferred: "its maximum points were fitted by us to published values; nobody printed them",
    reading: "Reading",
    corrected_reading: "with the repairs of misprints that the source’s own numbers prove; the number as printed stands in a column of its own",
    printed_reading: "values exactly as printed, errors included; ranks computed from them",
    value_rule: (
        "Value",
        "Points divided by maximum points, from 0 to 1. A published number stays as it is; only an index that nobody published is computed from those below it.",
    ),
    rank_rule: (
        "Rank",
        "Equal values share the best rank and the next ones are skipped (1, 2, 2, 4). A unit whose value is lost holds its printed rank. A rank that depends on an unknown value is an interval such as 3-5.",
    ),
    years_rule: (
        "Comparing years",
        "The rulebook changed (2020; 2021–2023; 2024), so numbers of these periods cannot be compared one by one.",
    ),
    columns: "Columns",
    column: |name| {
        Some(match name {
            "league" => "the league that the unit is ranked in",
            "year" => "year of the figures",
            "index" => "code of the index, in the tree of the rulebook",
            "rank" => "rank",
            "id" => "code of the unit",
            "name" => "name of the unit",
            "value" => "value from 0 to 1; an empty cell is unknown",
            "group" => {
                "group by the bounds of 2020 – 1: above 0.40; 2: 0.325 to 0.40; 3: 0.25 to below 0.325; 4: below 0.25. Later years publish none"
            }
            "printed_rank" => "rank as printed",
            "printed_value" => "value as printed",
            "status" => "status of the number, see below",
            "index_name" => "name of the index",
            "rulebook" => "rulebook of the year",
            "since" => "the year of the comparison",
            "change" => "places gained since then; below 0 lost",
            "published_rank" => "the published rank, before the scenario",
            "published_value" => "the published value, before the scenario",
            "note" => "the label of every simulated number",
            "part" => {
                "from: the beginning; index: the part of an index; rest: rounding and what is unknown; to: the end"
            }
            "contribution" => "the value at both ends, the contribution between them",
            "above" => "code of the entry above",
            "points" => "maximum points",
            "points_status" => "printed (published), fitted by us (inferred) or unknown",
            "p5" => "the rank that 5 % of the draws reach or better",
            "p50" => "the median rank of the draws",
            "p95" => "the rank that 95 % of the draws reach or better",
            _ => return None,
        })
    },
    statuses: "Statuses",
    status: |name| {
        Some(match name {
            "published" => "printed in the source, and not contradicted by it",
            "derived" => "computed by us from published numbers; nobody printed it",
            "corrected" => {
                "the value or the rank was printed wrongly; this is the repair, with evidence"
            }
            "unknown" => "lost or never published; neither zero nor a guess",
            "given" => "your own number, from the table that you gave",
            "simulated" => "simulation – not a published result",
            _ => return None,
        })
    },
    scenario: "Scenario",
    versions: "Versions",
    engine: "Engine",
    data: "Data",
    licence: "Licence",
    licence_text: "The published numbers are facts and not ours; please name the source. Arrangement, codes, corrections and translations: MIT or Apache-2.0. This is not an official publication.",
};
