//! The words of the screen of the data: files to save, how to cite them, a table of the reader's own.

use crate::Lang;

/// All words of the screen in one language.
pub struct DownloadText {
    /// Heading.
    pub title: &'static str,
    /// What is here, and that nothing leaves the device.
    pub intro: &'static str,
    /// While numbers as printed are asked for.
    pub printed: &'static str,
    /// Heading of the tables.
    pub tables: &'static str,
    /// The name of a dataset: league and year.
    pub dataset: fn(league: &str, year: u16) -> String,
    /// The ranking by an index.
    pub ranking: fn(index: &str) -> String,
    /// All numbers, one per row.
    pub tidy: &'static str,
    /// All values, one unit per row.
    pub wide: &'static str,
    /// Heading of what the numbers rest on.
    pub reference: &'static str,
    /// The repairs.
    pub corrections: &'static str,
    /// The documents.
    pub sources: &'static str,
    /// A rulebook by its name.
    pub rulebook: fn(name: &str) -> String,
    /// Names of the formats: CSV, CSV for Vietnamese spreadsheets, JSON, XLSX.
    pub formats: [&'static str; 4],
    /// What a button does: what, in which format.
    pub save: fn(what: &str, format: &str) -> String,
    /// What the formats are.
    pub formats_what: &'static str,
    /// A file was handed to the browser.
    pub saved: fn(name: &str) -> String,
    /// A file could not be made; a technical reason follows.
    pub not_saved: &'static str,
    /// Source of a table.
    pub source: &'static str,
    /// Heading of the citation.
    pub citing: &'static str,
    /// What to cite.
    pub citing_what: &'static str,
    /// Names of the three forms: Vietnamese, English, BibTeX.
    pub cite_as: [&'static str; 3],
    /// Heading of how the numbers came here.
    pub retrieval: &'static str,
    /// How they did.
    pub retrieval_what: &'static str,
    /// Heading of the licence.
    pub licence: &'static str,
    /// What may be done with the files.
    pub licence_what: &'static str,
    /// Heading of the versions.
    pub versions: &'static str,
    /// Version of the data and of the engine.
    pub versions_are: fn(data: &str, engine: &str) -> String,
    /// Link to the rules of the numbers.
    pub to_method: &'static str,
    /// Heading of the import.
    pub import: &'static str,
    /// What a table of one's own must be.
    pub import_what: &'static str,
    /// Label of the file picker.
    pub import_file: &'static str,
    /// No file was read yet.
    pub import_none: &'static str,
    /// What was read: file, units, indices.
    pub import_read: fn(file: &str, units: usize, indices: usize) -> String,
    /// That the ranking is the reader's own.
    pub import_own: &'static str,
    /// The file is too large: in megabytes.
    pub import_large: fn(most: u32) -> String,
    /// Label of the choice of an index.
    pub import_index: &'static str,
    /// A fault of the file: what, line if any, column if any.
    pub fault: fn(what: &str, line: u64, column: &str) -> String,
    /// The file is empty.
    pub fault_empty: &'static str,
    /// A column is missing.
    pub fault_column: &'static str,
    /// A cell is no number.
    pub fault_number: &'static str,
    /// A number is not from 0 to 1.
    pub fault_range: &'static str,
    /// A unit or index twice.
    pub fault_twice: &'static str,
    /// No table at all.
    pub fault_syntax: &'static str,
    /// Anything else.
    pub fault_other: &'static str,
    /// In front of the engine's own, English sentence.
    pub fault_detail: &'static str,
    /// What happens to the file.
    pub fault_kept: &'static str,
}

impl DownloadText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: DownloadText = DownloadText {
    title: "Dữ liệu",
    intro: "Mọi bảng số liệu của trang, để mở trong bảng tính hoặc chương trình. Tệp được tạo ngay trên thiết bị \
            này, không gửi gì ra ngoài.",
    printed: "Đang chọn số liệu đúng như bản in: các tệp xếp hạng bên dưới cũng vậy.",
    tables: "Xếp hạng và bảng số liệu",
    dataset: |league, year| format!("{league}, {year}"),
    ranking: |index| format!("Xếp hạng theo {index}"),
    tidy: "Toàn bộ, mỗi dòng một số",
    wide: "Toàn bộ, mỗi dòng một đơn vị",
    reference: "Hiệu chỉnh, nguồn, bộ chỉ số",
    corrections: "Các hiệu chỉnh và bằng chứng",
    sources: "Các nguồn",
    rulebook: |name| format!("Bộ chỉ số: {name}"),
    formats: ["CSV", "CSV (vi)", "JSON", "XLSX"],
    save: |what, format| format!("Lưu {format}: {what}"),
    formats_what: "CSV: dấu phẩy ngăn cột, dấu chấm thập phân. CSV (vi): cho bảng tính đặt tiếng Việt, dấu chấm phẩy \
                   ngăn cột, dấu phẩy thập phân. XLSX có thêm một trang về nguồn và phương pháp. Ô trống hoặc null \
                   là chưa rõ, không phải 0. Cùng nội dung từng byte với lệnh dti rank và dti export.",
    saved: |name| format!("Đã tạo tệp {name}."),
    not_saved: "Không tạo được tệp. Lý do (tiếng Anh):",
    source: "Nguồn:",
    citing: "Trích dẫn",
    citing_what: "Nguồn của một con số đã công bố là ấn phẩm công bố nó, không phải trang này. Nếu dùng số đã hiệu \
                  chỉnh hoặc suy luận thì hãy nói rõ.",
    cite_as: ["Tiếng Việt", "Tiếng Anh", "BibTeX"],
    retrieval: "Số liệu được thu thập thế nào",
    retrieval_what: "Các bảng năm 2020 được gõ lại hai lần độc lập từ một bản chép máy của báo cáo rồi so từng ô. Số \
                     các năm sau lấy từ trang dti.gov.vn (một phần qua bản chép), báo cáo tháng 7/2023 và báo chí. \
                     Số nào đọc ở đâu, chắc đến mức nào được ghi trong kho dữ liệu (assets/data); ngày truy cập từng \
                     trang web không được ghi lại.",
    licence: "Giấy phép",
    licence_what: "Con số, tên gọi và quy tắc đã công bố là dữ kiện, không thuộc về chúng tôi; xin ghi nguồn. Cách sắp \
                   xếp, mã định danh, hiệu chỉnh và tên tiếng Anh: giấy phép MIT hoặc Apache-2.0, tùy chọn.",
    versions: "Phiên bản",
    versions_are: |data, engine| format!("Số liệu {data}; bộ máy tính dti {engine}."),
    to_method: "Cách tính và ý nghĩa các nhãn",
    import: "Bảng của riêng bạn",
    import_what: "Mở một tệp CSV (UTF-8) có các cột id, name và mỗi chỉ số một cột, giá trị từ 0 đến 1; hoặc id, name, \
                  index, value. Dấu chấm thập phân; nếu các cột ngăn bằng dấu chấm phẩy thì dùng dấu phẩy thập phân. \
                  Ô trống là chưa rõ. Tệp chỉ được đọc trên thiết bị này.",
    import_file: "Chọn tệp CSV",
    import_none: "Chưa có tệp nào.",
    import_read: |file, units, indices| format!("Đã đọc {file}: {units} đơn vị, {indices} chỉ số."),
    import_own: "Dữ liệu riêng của bạn – không phải kết quả công bố",
    import_large: |most| format!("Tệp lớn hơn {most} MB nên không được đọc."),
    import_index: "Xếp hạng theo",
    fault: |what, line, column| {
        let line = if line > 0 {
            format!("Dòng {line}")
        } else {
            "Cả tệp".to_owned()
        };
        if column.is_empty() {
            format!("{line}: {what}")
        } else {
            format!("{line}, cột “{column}”: {what}")
        }
    },
    fault_empty: "không có dữ liệu.",
    fault_column: "thiếu cột cần có (id, name và ít nhất một chỉ số).",
    fault_number: "không phải một số như 0.4874.",
    fault_range: "giá trị phải từ 0 đến 1.",
    fault_twice: "lặp lại một đơn vị hoặc chỉ số đã có.",
    fault_syntax: "không đọc được như một bảng CSV mã UTF-8.",
    fault_other: "không dùng được.",
    fault_detail: "Chi tiết (tiếng Anh):",
    fault_kept: "Tệp của bạn không bị thay đổi. Hãy sửa rồi chọn lại.",
};

static EN: DownloadText = DownloadText {
    title: "Data",
    intro: "Every table of this site, for spreadsheets and programs. Files are made on this device; nothing is \
            sent anywhere.",
    printed: "Numbers as printed are chosen: so are the files of rankings below.",
    tables: "Rankings and tables",
    dataset: |league, year| format!("{league}, {year}"),
    ranking: |index| format!("Ranking by {index}"),
    tidy: "Everything, one number per row",
    wide: "Everything, one unit per row",
    reference: "Corrections, sources, rulebooks",
    corrections: "The corrections and their evidence",
    sources: "The sources",
    rulebook: |name| format!("Rulebook: {name}"),
    formats: ["CSV", "CSV (vi)", "JSON", "XLSX"],
    save: |what, format| format!("Save {format}: {what}"),
    formats_what: "CSV: commas between columns, a decimal point. CSV (vi): for spreadsheets in Vietnamese locale, \
                   with semicolons and decimal commas. XLSX has a second sheet on source and method. An empty cell or \
                   null is unknown, not 0. Byte for byte what dti rank and dti export write.",
    saved: |name| format!("{name} is made."),
    not_saved: "The file could not be made. Reason:",
    source: "Source:",
    citing: "Citing",
    citing_what: "The source of a published number is the publication and not this site. Please say so if you use \
                  corrected or inferred numbers.",
    cite_as: ["Vietnamese", "English", "BibTeX"],
    retrieval: "How the numbers came here",
    retrieval_what: "The tables of 2020 were typed twice, independently, from a machine transcription of the report, and \
                     compared cell by cell. Numbers of later years are from dti.gov.vn (partly from a \
                     transcription of it), a report of July 2023, and the press. Where each number was read, and how \
                     sure it is, stands in the repository (assets/data); the days on which web pages were read \
                     were not recorded.",
    licence: "Licence",
    licence_what: "The published numbers, names and rules are facts and not ours; please name the source. Our \
                   arrangement, ids, corrections and English names: MIT or Apache-2.0, as you choose.",
    versions: "Versions",
    versions_are: |data, engine| format!("Data {data}; engine dti {engine}."),
    to_method: "How numbers are made, and what the labels mean",
    import: "A table of your own",
    import_what: "Open a CSV file (UTF-8) with the columns id, name and one per index, values from 0 to 1; or id, name, \
                  index, value. Decimal points; with semicolons between the columns, decimal commas. An empty cell is \
                  unknown. The file is read on this device only.",
    import_file: "Choose a CSV file",
    import_none: "No file yet.",
    import_read: |file, units, indices| format!("Read {file}: {units} units, {indices} indices."),
    import_own: "Your own data – not a published result",
    import_large: |most| format!("The file is larger than {most} MB and was not read."),
    import_index: "Ranked by",
    fault: |what, line, column| {
        let line = if line > 0 {
            format!("Line {line}")
        } else {
            "The file".to_owned()
        };
        if column.is_empty() {
            format!("{line}: {what}")
        } else {
            format!("{line}, column “{column}”: {what}")
        }
    },
    fault_empty: "there is nothing in it.",
    fault_column: "a column is missing (id, name and at least one index are needed).",
    fault_number: "not a number like 0.4874.",
    fault_range: "values must be from 0 to 1.",
    fault_twice: "a unit or an index that was there before.",
    fault_syntax: "cannot be read as a CSV table in UTF-8.",
    fault_other: "cannot be used.",
    fault_detail: "Details:",
    fault_kept: "Your file is unchanged. Mend it and choose it again.",
};
