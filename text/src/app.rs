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
    /// The reading with every number as printed.
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
    /// The scenario in the address cannot be; the engine's reason follows.
    pub bad_scenario: &'static str,
    /// How the source of the shown numbers is cited: title, publisher, the year that the numbers
    /// are about, the number of the table where there is one, and the address where there is one.
    pub citation:
        fn(title: &str, publisher: &str, year: u16, table: Option<u8>, url: &str) -> String,
    /// Announced when the ranking shown changes.
    pub now_showing: fn(index: &str, league: &str, leader: &str) -> String,
    /// Number of the group, `Nhóm 1`.
    pub group_name: fn(group: u8) -> String,
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
    reading_printed: "Đúng như bản in",
    printed_notice: "Đang hiển thị số liệu đúng như bản in, kể cả những ô đã chứng minh được là in sai.",
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
    about: "Nguồn và giấy phép",
    map_licence: "Ranh giới tỉnh: 63 tỉnh, thành phố đến 30/6/2025, giấy phép ODbL 1.0,",
    code_licence: "Mã nguồn mở theo giấy phép MIT hoặc Apache-2.0.",
    font_licence: "Phông chữ Be Vietnam Pro, giấy phép OFL 1.1.",
    licences: "Toàn văn giấy phép:",
    bad_scenario: "Không thể tính kịch bản trong địa chỉ, nên trang hiển thị số liệu công bố. Lý do (tiếng Anh):",
    citation: |title, publisher, year, table, url| {
        let table = table.map_or_else(String::new, |table| format!(", Bảng {table}"));
        let url = if url.is_empty() {
            String::new()
        } else {
            format!(", {url}")
        };
        format!("«{title}» – {publisher}, số liệu năm {year}{table}{url}")
    },
    now_showing: |index, league, leader| format!("{index}, {league}. Dẫn đầu: {leader}."),
    group_name: |group| format!("Nhóm {group}"),
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
    reading_printed: "As printed",
    printed_notice: "Every number is shown as printed, including cells that are proven misprints.",
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
    about: "Source and licence",
    map_licence: "Boundaries: 63 provinces and cities until 30 June 2025, ODbL 1.0,",
    code_licence: "Open source under MIT or Apache-2.0.",
    font_licence: "Typeface Be Vietnam Pro, OFL 1.1.",
    licences: "Licence texts:",
    bad_scenario: "The scenario in the address cannot be computed, so the published numbers are shown. Reason:",
    citation: |title, publisher, year, table, url| {
        let table = table.map_or_else(String::new, |table| format!(", Table {table}"));
        let url = if url.is_empty() {
            String::new()
        } else {
            format!(", {url}")
        };
        format!("“{title}” – {publisher}, data of {year}{table}{url}")
    },
    now_showing: |index, league, leader| format!("{index}, {league}. In the lead: {leader}."),
    group_name: |group| format!("Group {group}"),
};
