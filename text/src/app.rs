//! Words of the page: pickers, table, states, errors.

use crate::Lang;

/// All words of the page in one language.
pub struct AppText {
    /// Name of the product, the page's heading.
    pub title: &'static str,
    /// What the product is, one sentence; also the page's description.
    pub tagline: &'static str,
    /// Link that jumps over the header.
    pub skip: &'static str,
    /// Label of the language switch: the name of the *other* language, in that language.
    pub other_language: &'static str,
    /// Label of the theme picker.
    pub theme: &'static str,
    /// Theme follows the system.
    pub theme_auto: &'static str,
    /// Light theme.
    pub theme_light: &'static str,
    /// Dark theme.
    pub theme_dark: &'static str,
    /// Label of the league picker.
    pub league: &'static str,
    /// Names of the leagues, in the order of `League::ALL`.
    pub leagues: [&'static str; 5],
    /// Label of the index picker.
    pub index: &'static str,
    /// Label of the year picker.
    pub year: &'static str,
    /// Label of the switch between the two readings.
    pub reading: &'static str,
    /// The reading with every value as printed.
    pub reading_printed: &'static str,
    /// Notice while the printed reading is shown.
    pub printed_notice: &'static str,
    /// Heading of the table.
    pub table: &'static str,
    /// Label of the filter.
    pub filter: &'static str,
    /// How many rows the filter leaves.
    pub rows_shown: fn(shown: usize, of: usize) -> String,
    /// The filter leaves nothing.
    pub no_rows: fn(filter: &str) -> String,
    /// Button that empties the filter.
    pub clear_filter: &'static str,
    /// Column: rank.
    pub rank: &'static str,
    /// Column: unit, of provinces.
    pub province: &'static str,
    /// Column: unit, of ministries.
    pub ministry: &'static str,
    /// Column: value.
    pub value: &'static str,
    /// Column: group.
    pub group: &'static str,
    /// Column: difference from the mean.
    pub difference: &'static str,
    /// Column: where the number comes from.
    pub status: &'static str,
    /// Words for published, derived, corrected, unknown.
    pub statuses: [&'static str; 4],
    /// In the place of a value nobody knows.
    pub unknown: &'static str,
    /// What is printed where we show something else; `None` where nothing is printed.
    pub printed_was: fn(value: Option<&str>, rank: Option<&str>) -> String,
    /// The mean of the shown index.
    pub mean_is: fn(mean: &str) -> String,
    /// The mean of the shown index as its source states it, where most values are unknown.
    pub stated_mean_is: fn(mean: &str) -> String,
    /// The mean as the report prints it, where that differs.
    pub printed_mean: fn(printed: &str, ours: &str) -> String,
    /// Why the printed mean of the provinces' DTI differs.
    pub printed_mean_reason: &'static str,
    /// The framework's points were fitted.
    pub inferred_notice: &'static str,
    /// The year's points were partly fitted.
    pub inferred_year_notice: &'static str,
    /// The status of a number of a scenario.
    pub simulated: &'static str,
    /// Nothing is selected.
    pub select_hint: &'static str,
    /// Heading over the selected unit.
    pub selected: &'static str,
    /// Ends the selection.
    pub deselect: &'static str,
    /// `hạng 42 trên 63`.
    pub rank_of: fn(rank: &str, of: usize) -> String,
    /// While the data is on its way.
    pub loading: &'static str,
    /// Heading of an error.
    pub failed: &'static str,
    /// The request did not get through.
    pub failed_network: fn(file: &str) -> String,
    /// The server answered with an error.
    pub failed_status: fn(file: &str, status: u16) -> String,
    /// The file arrived damaged.
    pub failed_damaged: fn(file: &str) -> String,
    /// Tries again.
    pub retry: &'static str,
    /// The address asks for something that does not exist.
    pub bad_address: fn(parts: &str) -> String,
    /// The address is longer than any that the page writes.
    pub long_address: &'static str,
    /// Label of the table of source and licence in the footer.
    pub about: &'static str,
    /// The map's licence; the name is followed by a link.
    pub map_licence: &'static str,
    /// The code's licence.
    pub code_licence: &'static str,
    /// The font's licence.
    pub font_licence: &'static str,
    /// In front of the links to the licence texts.
    pub licences: &'static str,
    /// The scenario in the address cannot be; the panels say why.
    pub bad_scenario: &'static str,
    /// How the source of the shown numbers is cited: what stands before the title, between it and the
    /// publisher, and before the year that the numbers are about.
    pub citation: [&'static str; 3],
    /// In a citation, before the number of the table of the values, and before that of the ranks if
    /// it is another one; behind that follows `)`.
    pub cited_tables: [&'static str; 2],
    /// Behind it, before the publisher and the address of another document, which states the mean.
    pub mean_citation: &'static str,
    /// Before the name of who leads the ranking, when it is read out.
    pub leader: &'static str,
    /// Number of the group, `Nhóm 1`.
    pub group_name: fn(group: u8) -> String,
    /// Label of the picker of regions.
    pub region: &'static str,
    /// The entry of that picker for all of them.
    pub all_regions: &'static str,
    /// In its place for the 34 units, which no source assigns to regions.
    pub no_regions: &'static str,
    /// Column: the rank inside the region.
    pub rank_within: &'static str,
    /// `hạng 2 trên 5 · Tây Nguyên`.
    pub rank_in: fn(rank: &str, of: usize, region: &str) -> String,
    /// Label of the picker of the scale of map and bars.
    pub colour: &'static str,
    /// Scales: groups, values, ranks, quarters, difference from the mean, change.
    pub colours: [&'static str; 6],
    /// Label of the picker of the year that changes are counted from.
    pub since: &'static str,
    /// Column: places gained since a year.
    pub change_since: fn(year: u16) -> String,
    /// The year has another rulebook than 2020: the number of its decision.
    pub rulebook_notice: fn(year: u16, decision: &str) -> String,
    /// The 34 provinces of a year in which the 63 were ranked.
    pub derived_notice: &'static str,
    /// Behind the citation of numbers that were derived from those cited.
    pub derived_citation: &'static str,
    /// Link from a corrected number to its evidence.
    pub evidence: &'static str,
    /// Label of the buttons beside the map.
    pub zoom: &'static str,
    /// Shows less of the map, larger.
    pub zoom_in: &'static str,
    /// Shows more of the map, smaller.
    pub zoom_out: &'static str,
    /// Shows all of the map.
    pub zoom_reset: &'static str,
    /// Moves the map: to the west, east, north, south.
    pub pan: [&'static str; 4],
}

impl AppText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: AppText = AppText {
    title: "Chỉ số chuyển đổi số Việt Nam",
    tagline: "Kết quả DTI của các tỉnh, thành phố và các bộ, tính lại ngay trong trình duyệt từ số liệu của báo cáo.",
    skip: "Đến nội dung chính",
    other_language: "English",
    theme: "Giao diện",
    theme_auto: "Theo hệ thống",
    theme_light: "Sáng",
    theme_dark: "Tối",
    league: "Nhóm đơn vị",
    leagues: [
        "63 tỉnh, thành phố",
        "34 tỉnh, thành phố",
        "Bộ cung cấp dịch vụ công",
        "Bộ không cung cấp dịch vụ công",
        "Quốc gia",
    ],
    index: "Chỉ số",
    year: "Năm",
    reading: "Số liệu",
    reading_printed: "Giá trị như bản in",
    printed_notice: "Đang hiển thị giá trị đúng như bản in, kể cả những ô đã chứng minh được là in sai; hạng được tính lại từ các giá trị ấy.",
    table: "Bảng xếp hạng",
    filter: "Tìm theo tên (không cần dấu)",
    rows_shown: |shown, of| format!("{shown} trên {of} đơn vị"),
    no_rows: |filter| format!("Không có đơn vị nào khớp với “{filter}”."),
    clear_filter: "Xóa bộ lọc",
    rank: "Hạng",
    province: "Tỉnh, thành phố",
    ministry: "Bộ, ngành",
    value: "Giá trị",
    group: "Nhóm",
    difference: "So với TB",
    status: "Nguồn",
    statuses: ["công bố", "suy ra", "hiệu chỉnh", "chưa rõ"],
    unknown: "chưa rõ",
    printed_was: |value, rank| match (value, rank) {
        (Some(value), Some(rank)) => format!("Bản in ghi: giá trị {value}, hạng {rank}."),
        (Some(value), None) => format!("Bản in ghi: giá trị {value}."),
        (None, Some(rank)) => format!("Bản in ghi: hạng {rank}."),
        (None, None) => "Bản in không có số liệu.".to_owned(),
    },
    mean_is: |mean| format!("Trung bình {mean}"),
    stated_mean_is: |mean| format!("Trung bình {mean}, theo nguồn công bố"),
    printed_mean: |printed, ours| {
        format!(
            "Báo cáo ghi trung bình {printed}; trung bình cộng của các giá trị trong bảng là {ours}."
        )
    },
    printed_mean_reason: "Con số trong báo cáo là trung bình không trọng số của trung bình ba trụ cột.",
    inferred_notice: "Thang điểm 437 của nhóm bộ này là do chúng tôi suy ra từ các giá trị đã công bố; báo cáo không in thang điểm này.",
    inferred_year_notice: "Thang điểm của năm này, toàn bộ hoặc một phần, là do chúng tôi suy ra từ các giá trị đã công bố.",
    simulated: "mô phỏng",
    select_hint: "Chọn một đơn vị trên bản đồ, biểu đồ hoặc trong bảng.",
    selected: "Đang chọn",
    deselect: "Bỏ chọn",
    rank_of: |rank, of| format!("hạng {rank} trên {of}"),
    loading: "Đang tải số liệu…",
    failed: "Không tải được số liệu",
    failed_network: |file| {
        format!("Không kết nối được để tải {file}. Hãy kiểm tra mạng rồi thử lại.")
    },
    failed_status: |file, status| format!("Máy chủ trả lời lỗi {status} cho {file}."),
    failed_damaged: |file| format!("Tệp {file} bị cắt ngắn hoặc hỏng nên không thể hiển thị."),
    retry: "Thử lại",
    bad_address: |parts| {
        format!(
            "Địa chỉ yêu cầu thứ không có: {parts}. Trang hiển thị giá trị mặc định thay cho phần đó."
        )
    },
    long_address: "Địa chỉ dài hơn 8.000 ký tự nên những phần không đọc hết bị bỏ qua, kể cả kịch bản. Kịch bản dài hơn cần được mở từ tệp.",
    about: "Nguồn và giấy phép",
    map_licence: "Ranh giới tỉnh: 63 tỉnh, thành phố đến 30/6/2025, giấy phép ODbL 1.0,",
    code_licence: "Mã nguồn mở theo giấy phép MIT hoặc Apache-2.0.",
    font_licence: "Phông chữ Be Vietnam Pro, giấy phép OFL 1.1.",
    licences: "Toàn văn giấy phép:",
    bad_scenario: "Không thể tính kịch bản trong địa chỉ, nên trang hiển thị số liệu công bố.",
    cited_tables: [", Bảng ", " (hạng: Bảng "],
    citation: ["«", "» – ", ", số liệu năm "],
    mean_citation: "; trung bình: ",
    leader: "Dẫn đầu: ",
    group_name: |group| format!("Nhóm {group}"),
    region: "Vùng",
    all_regions: "Cả nước",
    no_regions: "Chưa phân vùng",
    rank_within: "Trong vùng",
    rank_in: |rank, of, region| format!("Trong vùng {region}: hạng {rank} trên {of}"),
    colour: "Tô màu theo",
    colours: [
        "nhóm của báo cáo",
        "giá trị",
        "hạng",
        "bốn phần tư bảng xếp hạng",
        "chênh lệch so với trung bình",
        "thay đổi hạng",
    ],
    since: "So với năm",
    change_since: |year| format!("Bậc so với {year}"),
    rulebook_notice: |year, decision| {
        format!(
            "Quy tắc chấm điểm khác năm 2020: năm {year} chấm theo Quyết định {decision}, năm 2020 theo Quyết định 1726. Giá trị của hai năm không so sánh trực tiếp được."
        )
    },
    derived_notice: "Năm này chỉ có kết quả của 63 tỉnh, thành phố. Giá trị của một tỉnh sau sáp nhập (*) do chúng tôi suy ra: trung bình cộng của các tỉnh cũ hợp thành, và chưa rõ nếu giá trị của một tỉnh cũ chưa rõ. Không ai công bố các số này.",
    derived_citation: "; 34 tỉnh, thành phố: suy ra từ số liệu đó",
    evidence: "Xem căn cứ",
    zoom: "Phóng to, thu nhỏ bản đồ",
    zoom_in: "Phóng to",
    zoom_out: "Thu nhỏ",
    zoom_reset: "Cả nước",
    pan: ["Sang trái", "Sang phải", "Lên trên", "Xuống dưới"],
};

static EN: AppText = AppText {
    title: "Viet Nam Digital Transformation Index",
    tagline: "The DTI of provinces and ministries, recomputed in your browser from the report’s own numbers.",
    skip: "Skip to the main content",
    other_language: "Tiếng Việt",
    theme: "Theme",
    theme_auto: "As the system",
    theme_light: "Light",
    theme_dark: "Dark",
    league: "Units",
    leagues: [
        "63 provinces and cities",
        "34 provinces and cities",
        "Ministries with public services",
        "Ministries without public services",
        "Nation",
    ],
    index: "Index",
    year: "Year",
    reading: "Numbers",
    reading_printed: "Values as printed",
    printed_notice: "Values are shown as printed, including cells that are proven misprints; ranks are computed from them.",
    table: "Ranking table",
    filter: "Find by name (accents optional)",
    rows_shown: |shown, of| format!("{shown} of {of} units"),
    no_rows: |filter| format!("No unit matches “{filter}”."),
    clear_filter: "Clear the filter",
    rank: "Rank",
    province: "Province or city",
    ministry: "Ministry or agency",
    value: "Value",
    group: "Group",
    difference: "Against mean",
    status: "Source",
    statuses: ["published", "derived", "corrected", "unknown"],
    unknown: "unknown",
    printed_was: |value, rank| match (value, rank) {
        (Some(value), Some(rank)) => format!("The print says: value {value}, rank {rank}."),
        (Some(value), None) => format!("The print says: value {value}."),
        (None, Some(rank)) => format!("The print says: rank {rank}."),
        (None, None) => "The print gives no number.".to_owned(),
    },
    mean_is: |mean| format!("Mean {mean}"),
    stated_mean_is: |mean| format!("Mean {mean}, as the source states it"),
    printed_mean: |printed, ours| {
        format!(
            "The report prints a mean of {printed}; the mean of the values in its table is {ours}."
        )
    },
    printed_mean_reason: "The report’s figure is the unweighted mean of the three pillar means.",
    inferred_notice: "The 437-point scale of these ministries was inferred by us from the published values; the report does not print it.",
    inferred_year_notice: "The scale of points of this year was inferred by us from the published values, in whole or in part.",
    simulated: "simulated",
    select_hint: "Choose a unit on the map, in the bars or in the table.",
    selected: "Selected",
    deselect: "Clear selection",
    rank_of: |rank, of| format!("rank {rank} of {of}"),
    loading: "Loading the data…",
    failed: "The data could not be loaded",
    failed_network: |file| {
        format!("{file} could not be reached. Check the connection and try again.")
    },
    failed_status: |file, status| format!("The server answered {status} for {file}."),
    failed_damaged: |file| format!("{file} arrived cut off or damaged and cannot be shown."),
    retry: "Try again",
    bad_address: |parts| {
        format!(
            "The address asks for something that does not exist: {parts}. The default is shown in its place."
        )
    },
    long_address: "The address is longer than 8,000 characters, so what does not fit is left out, a scenario as a whole. Longer scenarios have to be opened from a file.",
    about: "Source and licence",
    map_licence: "Boundaries: 63 provinces and cities until 30 June 2025, ODbL 1.0,",
    code_licence: "Open source under MIT or Apache-2.0.",
    font_licence: "Typeface Be Vietnam Pro, OFL 1.1.",
    licences: "Licence texts:",
    bad_scenario: "The scenario in the address cannot be computed, so the published numbers are shown.",
    cited_tables: [", Table ", " (ranks: Table "],
    citation: ["“", "” – ", ", data of "],
    mean_citation: "; mean: ",
    leader: "In the lead: ",
    group_name: |group| format!("Group {group}"),
    region: "Region",
    all_regions: "Whole country",
    no_regions: "Not assigned yet",
    rank_within: "In region",
    rank_in: |rank, of, region| format!("In {region}: rank {rank} of {of}"),
    colour: "Colour by",
    colours: [
        "group of the report",
        "value",
        "rank",
        "quarter of the ranking",
        "difference from the mean",
        "change of rank",
    ],
    since: "Against the year",
    change_since: |year| format!("Places since {year}"),
    rulebook_notice: |year, decision| {
        format!(
            "The rulebook is not that of 2020: {year} was scored by Decision {decision}, 2020 by Decision 1726. Values of the two years cannot be compared directly."
        )
    },
    derived_notice: "Only the 63 provinces were ranked in this year. The value of a merged province (*) is derived by us: the plain mean of the former provinces that it was made of, and unknown where one of theirs is. Nobody published these numbers.",
    derived_citation: "; 34 provinces and cities: derived from these",
    evidence: "See the evidence",
    zoom: "Zoom the map",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    zoom_reset: "Whole country",
    pan: ["Move left", "Move right", "Move up", "Move down"],
};
