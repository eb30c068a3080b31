//! Where something stands in a document: the headings of the documents in English.
//!
//! A place is written as its document has it, in Vietnamese. The headings are few and made of the
//! same words, so that those words are translated and no heading as a whole. The places of all data are
//! tried by a test (`views/tests/places.rs`), which a heading of other words fails.

use crate::Lang;

/// Words of headings, longer ones before those that they hold.
const WORDS: [(&str, &str); 13] = [
    ("Giới thiệu", "Introduction"),
    (
        "Điểm nổi bật của Báo cáo DTI",
        "Highlights of the DTI Report",
    ),
    ("Cấu trúc Báo cáo DTI", "Structure of the DTI Report"),
    ("Giai đoạn", "Period"),
    ("Về hạ tầng số", "On digital infrastructure"),
    ("Về nhân lực số", "On digital human resources"),
    ("Về an toàn, an ninh mạng", "On network safety and security"),
    ("Chương", "Chapter"),
    ("Phụ lục", "Appendix"),
    ("trước Bảng", "before Table"),
    ("sau Bảng", "after Table"),
    ("Bảng", "Table"),
    ("Hình", "Figure"),
];

/// A place of a document in a language.
#[must_use]
pub fn place(place: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => place.to_owned(),
        Lang::En => WORDS
            .iter()
            .fold(place.to_owned(), |place, (vi, en)| place.replace(vi, en)),
    }
}
