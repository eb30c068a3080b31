//! Words around the charts of a screen.

use crate::Lang;

/// All words around a chart in one language.
pub struct FigureText {
    /// What opens the table beside a chart.
    pub table: &'static str,
    /// The name of the table of one chart, read out where it is reached.
    pub table_of: fn(title: &str) -> String,
    /// In front of a citation.
    pub source: &'static str,
    /// Behind a citation: the numbers of its tables.
    pub tables: fn(numbers: &str) -> String,
    /// Column: where a unit stands.
    pub rank: &'static str,
    /// Column: the value of the unit that the chart is about.
    pub value: &'static str,
    /// Name of the link from a corrected number to its evidence.
    pub evidence: fn(unit: &str, index: &str) -> String,
}

impl FigureText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: FigureText = FigureText {
    table: "Bảng số liệu",
    table_of: |title| format!("Bảng số liệu: {title}"),
    source: "Nguồn:",
    tables: |numbers| format!("; Bảng {numbers}"),
    rank: "Hạng",
    value: "Giá trị",
    evidence: |unit, index| format!("Đã hiệu chỉnh: bằng chứng cho {unit}, {index}"),
};

static EN: FigureText = FigureText {
    table: "Table of figures",
    table_of: |title| format!("Table of figures: {title}"),
    source: "Source:",
    tables: |numbers| format!("; Tables {numbers}"),
    rank: "Rank",
    value: "Value",
    evidence: |unit, index| format!("Corrected: evidence for {unit}, {index}"),
};
