//! Names of the screens.

use crate::Lang;

/// The names of all screens in one language, as the navigation has them.
pub struct ScreenText {
    /// Label of the navigation.
    pub navigation: &'static str,
    /// The published numbers of one index.
    pub explore: &'static str,
    /// What would be if.
    pub simulate: &'static str,
    /// Everything about one unit.
    pub profile: &'static str,
    /// Two to four units side by side.
    pub compare: &'static str,
    /// Both leagues of ministries.
    pub ministries: &'static str,
    /// The national index over the years.
    pub nation: &'static str,
    /// Printed against recomputed numbers.
    pub audit: &'static str,
    /// The rulebook.
    pub method: &'static str,
    /// Downloads and sources.
    pub data: &'static str,
    /// While a screen is on its way.
    pub loading: &'static str,
    /// A screen could not be loaded.
    pub failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
}

impl ScreenText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: ScreenText = ScreenText {
    navigation: "Các trang",
    explore: "Xếp hạng",
    simulate: "Mô phỏng",
    profile: "Hồ sơ",
    compare: "So sánh",
    ministries: "Các bộ",
    nation: "Quốc gia",
    audit: "Kiểm tra số liệu",
    method: "Phương pháp",
    data: "Dữ liệu",
    loading: "Đang tải…",
    failed: "Không tải được phần này.",
    retry: "Thử lại",
};

static EN: ScreenText = ScreenText {
    navigation: "Screens",
    explore: "Ranking",
    simulate: "Simulator",
    profile: "Profile",
    compare: "Compare",
    ministries: "Ministries",
    nation: "Nation",
    audit: "Audit",
    method: "Method",
    data: "Data",
    loading: "Loading…",
    failed: "This part could not be loaded.",
    retry: "Try again",
};
