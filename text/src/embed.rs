//! The words of pages that stand without the app: the first view, a unit's page, a chart in
//! another page.

use crate::Lang;

/// The words in one language.
pub struct EmbedText {
    /// The page stands, but nothing in it moves without JavaScript.
    pub needs_script: &'static str,
    /// The way from a chart to the same chart in the app.
    pub open_chart: &'static str,
    /// The way from a unit's page to its profile in the app.
    pub open_profile: &'static str,
    /// The title of a unit's page: name, league, year.
    pub unit_title: fn(&str, &str, u16) -> String,
    /// The title of a chart with several indices at once: name of the unit.
    pub all_indices: fn(&str) -> String,
    /// What the chart of an embed is, for a list of them: `map`, `bars`, …
    pub charts: [&'static str; 6],
    /// How a simulator in another page begins.
    pub start_simulator: &'static str,
    /// Heading over the line that names the source.
    pub source: &'static str,
    /// A unit's page lists the pages of its neighbours in the ranking.
    pub neighbours: &'static str,
}

impl EmbedText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: EmbedText = EmbedText {
    needs_script: "Biểu đồ và bảng xem được ngay; chọn, lọc và mô phỏng thì cần JavaScript.",
    open_chart: "Mở biểu đồ này trong DTI Explorer",
    open_profile: "Mở hồ sơ này trong DTI Explorer: so sánh, lọc, mô phỏng",
    unit_title: |name, league, year| format!("{name}: chỉ số chuyển đổi số {year} · {league}"),
    all_indices: |name| format!("Các chỉ số của {name}"),
    charts: [
        "Bản đồ",
        "Thanh xếp hạng",
        "Biểu đồ nhóm",
        "Biểu đồ mạng nhện",
        "Diễn biến qua các năm",
        "Mô phỏng",
    ],
    start_simulator: "Bắt đầu mô phỏng",
    source: "Nguồn:",
    neighbours: "Ngay trên và ngay dưới trong bảng xếp hạng",
};

static EN: EmbedText = EmbedText {
    needs_script: "Charts and table stand as they are; choosing, filtering and simulating need JavaScript.",
    open_chart: "Open this chart in DTI Explorer",
    open_profile: "Open this profile in DTI Explorer: compare, filter, simulate",
    unit_title: |name, league, year| {
        format!("{name}: Digital Transformation Index {year} · {league}")
    },
    all_indices: |name| format!("The indices of {name}"),
    charts: [
        "Map",
        "Rank bars",
        "Pie of the groups",
        "Radar",
        "Over the years",
        "Simulator",
    ],
    start_simulator: "Start the simulator",
    source: "Source:",
    neighbours: "Next above and next below in the ranking",
};
