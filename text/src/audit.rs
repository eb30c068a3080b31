//! Words of the audit: what is contradicted, where, and how that is known.

mod rules;

use crate::Lang;

pub use rules::RuleText;

/// All words of the audit in one language.
///
/// Numbers come as text that is ready to be shown; tables are numbers of tables of the document
/// that the finding is about.
pub struct AuditText {
    /// Heading of the screen.
    pub title: &'static str,
    /// What the audit does, in a paragraph.
    pub intro: &'static str,
    /// Label of the league picker.
    pub league: &'static str,
    /// Label of the year picker.
    pub year: &'static str,
    /// Label of the picker of rules.
    pub rule: &'static str,
    /// Label of the picker of certainties.
    pub certainty: &'static str,
    /// Label of the picker of units.
    pub unit: &'static str,
    /// The entry of a picker that filters nothing, with how many findings there are.
    pub all: fn(count: usize) -> String,
    /// An entry of a picker with how many findings it leaves.
    pub counted: fn(name: &str, count: usize) -> String,
    /// Heading over a finding about a cell: unit and index.
    pub focus: fn(unit: &str, index: &str) -> String,
    /// The year's findings in a sentence: all, in cells, certain, likely, open.
    pub summary: fn(year: u16, all: usize, certain: usize, likely: usize, open: usize) -> String,
    /// What became of the wrong cells: all, ranks and values put right, lost.
    pub cells: fn(all: usize, ranks: usize, values: usize, lost: usize) -> String,
    /// How many findings are listed.
    pub shown: fn(shown: usize, of: usize) -> String,
    /// Link: takes the filters away.
    pub clear: &'static str,
    /// Findings of the year about another league.
    pub elsewhere: fn(count: usize, league: &str) -> String,
    /// Nothing was found: league, year.
    pub nothing: fn(league: &str, year: u16) -> String,
    /// What there was to check: printed values and ranks.
    pub checked: fn(values: &str, ranks: &str) -> String,
    /// The league has no numbers in that year.
    pub no_numbers: fn(league: &str, year: u16) -> String,
    /// The 34 of today in a year before: what was checked are the 63.
    pub derived: &'static str,
    /// The filters leave nothing.
    pub no_match: &'static str,
    /// The unit of the address has no finding.
    pub no_finding_of: fn(unit: &str) -> String,
    /// Column: index.
    pub index: &'static str,
    /// Column: what is stated.
    pub statement: &'static str,
    /// Column: the printed number.
    pub printed: &'static str,
    /// Column: what should stand there.
    pub expected: &'static str,
    /// The words for certain, likely, open, in the order of the verdicts.
    pub certainties: [&'static str; 3],
    /// What the three words mean.
    pub certainties_mean: &'static str,
    /// So many reasons.
    pub reasons: fn(count: usize) -> String,
    /// Table of a document.
    pub table: fn(table: u8) -> String,
    /// Row and column of a table.
    pub cell: fn(row: u16, column: u8) -> String,
    /// A line of a table of groups.
    pub group: fn(group: u8) -> String,
    /// The text of a document, where no place in it is known.
    pub in_text: &'static str,
    /// A rank.
    pub rank: fn(rank: u32) -> String,
    /// In the place of a number that is not printed.
    pub not_printed: &'static str,
    /// No unit at all.
    pub nobody: &'static str,
    /// In the place of a number that nobody knows.
    pub unknown: &'static str,
    /// Where an unknown number must lie.
    pub between: fn(low: &str, high: &str) -> String,
    /// The same where both ends are one.
    pub only: fn(value: &str) -> String,
    /// Heading of the part about what stays unknown.
    pub unknowns: &'static str,
    /// Why lost numbers are not filled in.
    pub unknowns_why: &'static str,
    /// How many numbers of a unit are lost.
    pub lost: fn(unit: &str, count: usize) -> String,
    /// Column: the rank that is printed for a lost value.
    pub printed_rank: &'static str,
    /// Column: where a lost value must lie.
    pub bounds: &'static str,
    /// Values that the source never published: so many of so many.
    pub unpublished: fn(unknown: &str, of: &str) -> String,
    /// Heading over the documents.
    pub sources: &'static str,
    /// Link to the ranking of a unit on an index.
    pub ranking_of: fn(unit: &str, index: &str) -> String,
    /// The link of a finding to itself, short.
    pub link: &'static str,
    /// What it is, beginning with the same word.
    pub link_to: &'static str,
    /// Words for the rules.
    pub rules: &'static RuleText,
    /// Words for the proofs.
    pub proofs: ProofText,
}

/// One sentence for each kind of reason.
pub struct ProofText {
    /// The row repeats that of a unit.
    pub repeats: fn(unit: &str) -> String,
    /// The row holds the numbers of another unit.
    pub holds: fn(unit: &str) -> String,
    /// The unit's own numbers stand in the row of another.
    pub stands_at: fn(unit: &str) -> String,
    /// The column holds what belongs under another heading.
    pub column: fn(index: &str) -> String,
    /// A run is off by the same amount, with its sign.
    pub shifted: fn(by: &str) -> String,
    /// Two digits changed places.
    pub transposed: &'static str,
    /// Another table prints this.
    pub agrees: fn(table: u8, figure: &str) -> String,
    /// The weighted sum of the total allows this.
    pub total_sum: fn(table: u8, low: &str, high: &str) -> String,
    /// The sum of the row allows this.
    pub row_sum: fn(table: u8, low: &str, high: &str) -> String,
    /// The row as printed adds up to this.
    pub printed_sum: fn(table: u8, low: &str, high: &str) -> String,
    /// A table ranks the unit.
    pub ranks: fn(table: u8, rank: u32) -> String,
    /// A table ranks the unit, and that confines its value.
    pub ranks_confine: fn(table: u8, rank: u32) -> String,
    /// The values of a table give this rank.
    pub values: fn(table: u8, rank: u32) -> String,
    /// Only with this rank is the column complete.
    pub gap: fn(table: u8, rank: u32) -> String,
    /// The column breaks the rule for equal ranks.
    pub competition: fn(table: u8) -> String,
    /// The value is no whole number of hundredths of a point.
    pub grid: fn(points: &str) -> String,
    /// The stated mean holds only with the corrected number.
    pub mean: fn(value: &str) -> String,
    /// The tables give this figure.
    pub recomputed: fn(figure: &str) -> String,
    /// The statement's own numbers give this.
    pub counted: fn(figure: &str) -> String,
    /// It follows from another figure of the text that is wrong: the figure and its place.
    pub inherits: fn(figure: &str, place: &str) -> String,
    /// It follows from a table with its misprints.
    pub as_printed: fn(table: u8) -> String,
    /// It is the mean of the means of the parts.
    pub unweighted: fn(value: &str) -> String,
    /// Another document says this; its table where it is one.
    pub source: fn(title: &str, table: Option<u8>, figure: &str) -> String,
    /// Under a rulebook with so many points in all, so many sums fail; the largest difference.
    pub framework: fn(points: &str, failing: u32, checked: u32, largest: &str) -> String,
}

impl AuditText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: AuditText = AuditText {
    title: "Kiểm tra số liệu",
    intro: "Báo cáo in cùng một thông tin nhiều lần: giá trị và hạng, tổng và thành phần, con số trong bảng và trong lời văn. Ở đây mọi con số được đọc đúng như bản in rồi đối chiếu với nhau; sai số do làm tròn không tính là mâu thuẫn. Một con số chỉ được sửa khi có ít nhất hai ràng buộc độc lập cùng xác định nó; nếu không, nó là chưa rõ.",
    league: "Nhóm đơn vị",
    year: "Năm",
    rule: "Loại mâu thuẫn",
    certainty: "Mức chắc chắn",
    unit: "Đơn vị",
    all: |count| format!("Tất cả ({count})"),
    counted: |name, count| format!("{name} ({count})"),
    focus: |unit, index| format!("{unit}, {index}"),
    summary: |year, all, certain, likely, open| {
        let likely = if likely == 0 {
            String::new()
        } else {
            format!(", {likely} có khả năng")
        };
        format!(
            "Năm {year}: {all} phát hiện, trong đó {certain} chắc chắn{likely}, {open} còn để ngỏ."
        )
    },
    cells: |all, ranks, values, lost| {
        format!(
            "{all} ô trong các bảng bị in sai (hoặc sai trong bản sao của chúng tôi): {} ô sửa được ({ranks} hạng, {values} giá trị), {lost} giá trị không còn tìm lại được.",
            ranks + values
        )
    },
    shown: |shown, of| format!("Hiển thị {shown} trên {of} phát hiện."),
    clear: "Bỏ mọi bộ lọc",
    elsewhere: |count, league| format!("Còn {count} phát hiện về {league}"),
    nothing: |league, year| format!("Không tìm thấy mâu thuẫn nào: {league}, năm {year}."),
    checked: |values, ranks| {
        format!(
            "Đã đối chiếu {values} giá trị và {ranks} hạng mà nguồn công bố. Con số nào chỉ được công bố một lần thì không có gì để đối chiếu."
        )
    },
    no_numbers: |league, year| format!("Không có số liệu công bố: {league}, năm {year}."),
    derived: "Số liệu của 34 tỉnh, thành phố trong năm này do chúng tôi suy ra từ 63 tỉnh, thành phố; phần được kiểm tra là số liệu của 63 tỉnh, thành phố.",
    no_match: "Không có phát hiện nào khớp với bộ lọc.",
    no_finding_of: |unit| format!("Không có phát hiện nào về {unit}."),
    index: "Chỉ số",
    statement: "Nội dung",
    printed: "Bản in",
    expected: "Đúng ra",
    certainties: ["chắc chắn", "có khả năng", "để ngỏ"],
    certainties_mean: "Chắc chắn: ít nhất hai ràng buộc độc lập bác bỏ con số in và chỉ ra đúng ô này. Có khả năng: mới có một ràng buộc, hoặc ô khác cũng có thể là ô sai. Để ngỏ: có điều không khớp, nhưng từ các con số không biết được sai ở đâu.",
    reasons: |count| format!("{count} căn cứ"),
    table: |table| format!("Bảng {table}"),
    cell: |row, column| format!("hàng {row}, cột {column}"),
    group: |group| format!("nhóm {group}"),
    in_text: "phần lời",
    rank: |rank| format!("hạng {rank}"),
    not_printed: "không có",
    nobody: "không đơn vị nào",
    unknown: "chưa rõ",
    between: |low, high| format!("{low}–{high}"),
    only: |value| format!("hạng in ra chỉ cho phép {value}"),
    unknowns: "Những gì còn chưa rõ",
    unknowns_why: "Hàng của các đơn vị này in số liệu của đơn vị khác, và số liệu của chính chúng không được in ở đâu cả. Hạng in ở bảng khác và tổng của hàng giới hạn mỗi giá trị trong một khoảng. Kể cả khi khoảng ấy chỉ còn một điểm, giá trị vẫn là chưa rõ: nó dựa vào một hạng in duy nhất, và nếu hạng ấy in sai thì không có gì khác phát hiện ra.",
    lost: |unit, count| format!("{unit}: {count} giá trị chưa rõ"),
    printed_rank: "Hạng in",
    bounds: "Phải nằm trong",
    unpublished: |unknown, of| {
        format!("Ngoài ra, {unknown} trên {of} giá trị của bảng này không được nguồn nào công bố.")
    },
    sources: "Nguồn",
    ranking_of: |unit, index| format!("{unit}: xem {index} trong bảng xếp hạng"),
    link: "Liên kết",
    link_to: "Liên kết đến phát hiện này",
    rules: &rules::VI,
    proofs: ProofText {
        repeats: |unit| format!("Cả hàng lặp lại đúng từng ô hàng của {unit}, và khớp với {unit}."),
        holds: |unit| format!("Hàng này in số liệu của {unit}."),
        stands_at: |unit| format!("Số liệu đúng của đơn vị này nằm ở hàng mang tên {unit}."),
        column: |index| format!("Cột này in số liệu của chỉ số {index}."),
        shifted: |by| format!("Cả một dãy hạng cùng lệch {by}."),
        transposed: "Hai chữ số đổi chỗ cho nhau.",
        agrees: |table, figure| format!("Bảng {table} in {figure} cho cùng đơn vị và chỉ số."),
        total_sum: |table, low, high| {
            format!("Tổng có trọng số của DTI trong Bảng {table} chỉ cho phép từ {low} đến {high}.")
        },
        row_sum: |table, low, high| {
            format!("Tổng của hàng trong Bảng {table} chỉ cho phép từ {low} đến {high}.")
        },
        printed_sum: |table, low, high| {
            format!(
                "Hàng như bản in trong Bảng {table} cộng lại được từ {low} đến {high}, không khớp với đơn vị này."
            )
        },
        ranks: |table, rank| format!("Bảng {table} in hạng {rank}."),
        ranks_confine: |table, rank| {
            format!("Bảng {table} in hạng {rank}; con số in ở đây không khớp với hạng đó.")
        },
        values: |table, rank| {
            format!("Theo các giá trị trong Bảng {table}, đơn vị đứng hạng {rank}.")
        },
        gap: |table, rank| {
            format!(
                "Chỉ với hạng {rank}, cột hạng của Bảng {table} mới thành một bảng xếp hạng đầy đủ."
            )
        },
        competition: |table| {
            format!(
                "Cột hạng của Bảng {table} như bản in vi phạm quy tắc xếp hạng: bằng nhau thì đồng hạng và bỏ trống hạng kế tiếp."
            )
        },
        grid: |points| {
            format!("Giá trị không ứng với số điểm nào tròn đến 0,01 trên thang {points} điểm.")
        },
        mean: |value| {
            format!("Giá trị trung bình {value} nêu trong báo cáo chỉ đúng với con số đã sửa.")
        },
        recomputed: |figure| format!("Tính lại từ các bảng: {figure}."),
        counted: |figure| format!("Đếm hoặc cộng lại từ chính nội dung đó: {figure}."),
        inherits: |figure, place| {
            format!("Suy từ một con số sai khác của báo cáo: {figure} ({place}).")
        },
        as_printed: |table| format!("Đúng với Bảng {table} như bản in, kể cả các ô in sai."),
        unweighted: |value| {
            format!(
                "Đó là trung bình cộng của trung bình các trụ cột ({value}), như thể các trọng số bằng nhau."
            )
        },
        source: |title, table, figure| {
            let table = table.map_or_else(String::new, |table| format!(", Bảng {table}"));
            format!("«{title}»{table} ghi {figure}.")
        },
        framework: |points, failing, checked, largest| {
            format!(
                "Với thang {points} điểm, {failing} trên {checked} tổng không khớp; lệch nhiều nhất {largest}."
            )
        },
    },
};

static EN: AuditText = AuditText {
    title: "Audit",
    intro: "The report prints the same thing many times: values and ranks, sums and parts, a number in a table and in a sentence. Here every number is read as printed and held against the others; rounding is no contradiction. A number is corrected only where at least two independent constraints fix it; otherwise it is unknown.",
    league: "Units",
    year: "Year",
    rule: "Kind of contradiction",
    certainty: "Certainty",
    unit: "Unit",
    all: |count| format!("All ({count})"),
    counted: |name, count| format!("{name} ({count})"),
    focus: |unit, index| format!("{unit}, {index}"),
    summary: |year, all, certain, likely, open| {
        let likely = if likely == 0 {
            String::new()
        } else {
            format!(", {likely} likely")
        };
        let findings = if all == 1 { "finding" } else { "findings" };
        format!("{year}: {all} {findings}, {certain} certain{likely}, {open} open.")
    },
    cells: |all, ranks, values, lost| {
        format!(
            "{all} cells of the tables are wrong in print (or in our copy): {} can be put right ({ranks} ranks, {values} values), {lost} values are lost.",
            ranks + values
        )
    },
    shown: |shown, of| format!("{shown} of {of} findings shown."),
    clear: "Remove all filters",
    elsewhere: |count, league| {
        let findings = if count == 1 { "finding" } else { "findings" };
        format!("{count} more {findings} about: {league}")
    },
    nothing: |league, year| format!("No contradiction was found: {league}, {year}."),
    checked: |values, ranks| {
        format!(
            "{values} published values and {ranks} published ranks were compared. A number that is published only once cannot be held against anything."
        )
    },
    no_numbers: |league, year| format!("No numbers are published: {league}, {year}."),
    derived: "The numbers of the 34 provinces in this year are derived by us from the 63; what was audited are the numbers of the 63.",
    no_match: "No finding matches the filters.",
    no_finding_of: |unit| format!("There is no finding about {unit}."),
    index: "Index",
    statement: "Statement",
    printed: "Printed",
    expected: "Should be",
    certainties: ["certain", "likely", "open"],
    certainties_mean: "Certain: at least two independent constraints refute what is printed, and this cell is the one. Likely: one constraint refutes it, or another cell could be the wrong one. Open: something does not hold, and the numbers do not tell what.",
    reasons: |count| {
        let reasons = if count == 1 { "reason" } else { "reasons" };
        format!("{count} {reasons}")
    },
    table: |table| format!("Table {table}"),
    cell: |row, column| format!("row {row}, column {column}"),
    group: |group| format!("group {group}"),
    in_text: "text",
    rank: |rank| format!("rank {rank}"),
    not_printed: "nothing",
    nobody: "no unit",
    unknown: "unknown",
    between: |low, high| format!("{low}–{high}"),
    only: |value| format!("the printed rank allows only {value}"),
    unknowns: "What stays unknown",
    unknowns_why: "The rows of these units hold the numbers of other units, and their own are printed nowhere. The ranks in another table and the sum of the row confine each value to an interval. Even where that is a single point the value stays unknown: it would rest on one printed rank alone, and if that rank were a misprint, nothing else would notice.",
    lost: |unit, count| format!("{unit}: {count} unknown values"),
    printed_rank: "Printed rank",
    bounds: "Must lie",
    unpublished: |unknown, of| {
        format!(
            "Besides, {unknown} of the {of} values of this ranking were published by no source."
        )
    },
    sources: "Sources",
    ranking_of: |unit, index| format!("{unit}: see {index} in the ranking"),
    link: "Link",
    link_to: "Link to this finding",
    rules: &rules::EN,
    proofs: ProofText {
        repeats: |unit| format!("The row repeats that of {unit}, cell for cell, and fits {unit}."),
        holds: |unit| format!("The row holds the numbers of {unit}."),
        stands_at: |unit| format!("The unit’s own numbers stand in the row of {unit}."),
        column: |index| format!("The column holds the numbers of the index {index}."),
        shifted: |by| format!("A whole run of ranks is off by {by}."),
        transposed: "Two digits changed places.",
        agrees: |table, figure| {
            format!("Table {table} prints {figure} for the same unit and index.")
        },
        total_sum: |table, low, high| {
            format!("The weighted sum of the DTI in Table {table} allows only {low} to {high}.")
        },
        row_sum: |table, low, high| {
            format!("The sum of the row in Table {table} allows only {low} to {high}.")
        },
        printed_sum: |table, low, high| {
            format!(
                "The row as printed in Table {table} adds up to {low} to {high}, which does not fit this unit."
            )
        },
        ranks: |table, rank| format!("Table {table} prints rank {rank}."),
        ranks_confine: |table, rank| {
            format!(
                "Table {table} prints rank {rank}; the number printed here does not fit that rank."
            )
        },
        values: |table, rank| format!("By the values of Table {table} the unit has rank {rank}."),
        gap: |table, rank| {
            format!("Only with rank {rank} are the ranks of Table {table} a complete ranking.")
        },
        competition: |table| {
            format!(
                "The ranks of Table {table} as printed break the rule of the ranking: equal values share a rank and the next is skipped."
            )
        },
        grid: |points| {
            format!("The value is no whole number of hundredths of a point of {points}.")
        },
        mean: |value| {
            format!(
                "The mean of {value} that the report states holds only with the corrected number."
            )
        },
        recomputed: |figure| format!("Recomputed from the tables: {figure}."),
        counted: |figure| format!("Counted or added up from the statement itself: {figure}."),
        inherits: |figure, place| {
            format!("It follows from another wrong figure of the report: {figure} ({place}).")
        },
        as_printed: |table| format!("It is true of Table {table} as printed, misprints included."),
        unweighted: |value| {
            format!(
                "It is the plain mean of the means of the pillars ({value}), as if their weights were equal."
            )
        },
        source: |title, table, figure| {
            let table = table.map_or_else(String::new, |table| format!(", Table {table},"));
            format!("“{title}”{table} says {figure}.")
        },
        framework: |points, failing, checked, largest| {
            format!(
                "With {points} points in all, {failing} of {checked} sums do not hold; the largest difference is {largest}."
            )
        },
    },
};
