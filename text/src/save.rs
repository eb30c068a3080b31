//! The words around charts that are saved as files.

use crate::Lang;

/// The words in one language.
pub struct SaveText {
    /// Opens the formats of a chart.
    pub open: &'static str,
    /// Heading of all charts on screen.
    pub heading: &'static str,
    /// What is in the files.
    pub what: &'static str,
    /// Where the charts of other screens are saved.
    pub elsewhere: &'static str,
    /// Before the formats of the drawing.
    pub picture: &'static str,
    /// Before the formats of its numbers.
    pub numbers: &'static str,
    /// Names of all formats, in the order of the buttons: four of the drawing, four of the numbers.
    pub formats: [&'static str; 8],
    /// The browser could not paint a picture.
    pub not_painted: &'static str,
    /// The draws behind a chart are no longer at hand.
    pub draws_gone: &'static str,
}

impl SaveText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: SaveText = SaveText {
    open: "Lưu biểu đồ",
    heading: "Lưu biểu đồ thành tệp",
    what: "Tệp được tạo ngay trên máy của bạn, giữ đơn vị, màu, vùng, kịch bản và giao diện đang xem; tiêu đề, ghi chú và nguồn nằm trong hình. SVG để in và chỉnh sửa, PNG để đăng.",
    elsewhere: "Trên màn hình này, mỗi biểu đồ có nút “Lưu biểu đồ” ngay bên dưới.",
    picture: "Hình",
    numbers: "Số liệu",
    formats: [
        "SVG", "PNG 1×", "PNG 2×", "PNG 3×", "CSV", "CSV (vi)", "JSON", "XLSX",
    ],
    not_painted: "Trình duyệt không vẽ được hình lớn như vậy. Hãy chọn cỡ nhỏ hơn hoặc SVG.",
    draws_gone: "Kết quả rút ngẫu nhiên không còn trong bộ nhớ: hãy chạy lại rồi lưu.",
};

static EN: SaveText = SaveText {
    open: "Save chart",
    heading: "Save a chart as a file",
    what: "Files are made on your own device, with the unit, colours, region, scenario and theme on screen; title, notes and source stand in the picture. SVG to print and edit, PNG to post.",
    elsewhere: "On this screen each chart has its own “Save chart” right below it.",
    picture: "Picture",
    numbers: "Figures",
    formats: [
        "SVG", "PNG 1×", "PNG 2×", "PNG 3×", "CSV", "CSV (vi)", "JSON", "XLSX",
    ],
    not_painted: "The browser cannot paint a picture this large. Choose a smaller one, or SVG.",
    draws_gone: "The draws are no longer at hand: run them again, then save.",
};
