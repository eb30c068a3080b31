//! The words of the dialog about sharing.

use crate::Lang;

/// The words in one language.
pub struct ShareText {
    /// Opens the dialog; its heading.
    pub open: &'static str,
    /// Opens it where a chart is saved.
    pub save: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// What is shared leaves the page only through the reader's own hands.
    pub nothing_sent: &'static str,
    /// The address of what is on screen.
    pub link: &'static str,
    /// A short text for a post.
    pub post: &'static str,
    /// How it is cited, and in which form.
    pub cite: fn(&str) -> String,
    /// Copies a field; its name follows in the label for assistive technology.
    pub copy: &'static str,
    /// A field has been copied.
    pub copied: &'static str,
    /// The browser does not copy: the text is selected.
    pub selected: &'static str,
    /// Heading of the part about other pages.
    pub embed: &'static str,
    /// What to do with the code.
    pub embed_how: &'static str,
    /// Which chart.
    pub chart: &'static str,
    /// Its theme in the other page, and what can be chosen.
    pub look: &'static str,
    /// Like the reader's system, light, dark.
    pub looks: [&'static str; 3],
    /// Its ground, and what can be chosen.
    pub ground: &'static str,
    /// Its own, that of the other page.
    pub grounds: [&'static str; 2],
    /// The code for the other page.
    pub code: &'static str,
    /// Heading of the preview.
    pub preview: &'static str,
    /// A chart of one unit needs a unit.
    pub needs_unit: &'static str,
    /// The chart as one file that needs nothing else.
    pub archive: &'static str,
    /// What is in it.
    pub archive_what: &'static str,
    /// It could not be fetched.
    pub failed: &'static str,
}

impl ShareText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: ShareText = ShareText {
    open: "Lưu, chia sẻ, nhúng",
    save: "Lưu biểu đồ",
    close: "Đóng",
    nothing_sent: "Trang này không gửi gì đi đâu: bạn tự lưu, sao chép và dán.",
    link: "Liên kết đến nội dung đang xem",
    post: "Mô tả ngắn để đăng",
    cite: |form| format!("Trích dẫn ({form})"),
    copy: "Sao chép",
    copied: "Đã sao chép.",
    selected: "Trình duyệt không cho sao chép; văn bản đã được chọn sẵn, hãy nhấn Ctrl+C.",
    embed: "Nhúng biểu đồ vào trang khác",
    embed_how: "Dán đoạn mã vào bài viết. Khung tự co giãn theo bề rộng và tự đặt chiều cao; nếu trang không cho chạy script, khung giữ chiều cao ghi trong mã.",
    chart: "Biểu đồ",
    look: "Giao diện",
    looks: ["Theo hệ thống", "Sáng", "Tối"],
    ground: "Nền",
    grounds: ["Nền riêng", "Trong suốt"],
    code: "Mã nhúng",
    preview: "Xem trước",
    needs_unit: "Biểu đồ mạng nhện và diễn biến qua các năm là của một đơn vị: hãy chọn đơn vị trước.",
    archive: "Lưu thành một tệp HTML",
    archive_what: "Để lưu trữ: biểu đồ, bảng số liệu, nguồn và phiên bản nằm trong một tệp, không cần mạng.",
    failed: "Không tải được tệp: cần có mạng.",
};

static EN: ShareText = ShareText {
    open: "Save, share, embed",
    save: "Save chart",
    close: "Close",
    nothing_sent: "This page sends nothing anywhere: you save, copy and paste.",
    link: "Link to what is on screen",
    post: "Short text for a post",
    cite: |form| format!("Citation ({form})"),
    copy: "Copy",
    copied: "Copied.",
    selected: "The browser does not let us copy; the text is selected, press Ctrl+C.",
    embed: "Put the chart into another page",
    embed_how: "Paste the code into your article. The frame follows the width and sets its height; where the page allows no script, it keeps the height in the code.",
    chart: "Chart",
    look: "Theme",
    looks: ["Like the system", "Light", "Dark"],
    ground: "Ground",
    grounds: ["Its own", "Transparent"],
    code: "Code",
    preview: "Preview",
    needs_unit: "Radar and years are of one unit: choose a unit first.",
    archive: "Save as one HTML file",
    archive_what: "For the archive: chart, figures, source and version in one file that needs no network.",
    failed: "The file could not be loaded: it needs a network.",
};
