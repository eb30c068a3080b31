//! The words of the screen of the nation.

use crate::Lang;

/// All words of the screen in one language.
pub struct NationText {
    /// Heading.
    pub title: &'static str,
    /// What the index is: printed only, never summed. Value of 2020 and its pillars.
    pub printed_only: fn(value: &str, pillars: &str) -> String,
    /// Decimals and sources of the years.
    pub decimals: &'static str,
    /// The rulebooks behind the years.
    pub rulebooks: &'static str,
    /// A link to the rulebook of the nation of Decision 405.
    pub rulebook: &'static str,
    /// Heading of the list of sources.
    pub sources: &'static str,
    /// A source with the years that it is for.
    pub source_of: fn(years: &str, citation: &str) -> String,
    /// Heading of the online services.
    pub services: &'static str,
    /// What level 4 is, and what the table shows.
    pub services_what: &'static str,
    /// The lowest and the highest known share, `1% (2015)`, and the years without one.
    pub services_said: fn(lowest: &str, highest: &str, unknown: &str) -> String,
    /// Column: year.
    pub year: &'static str,
    /// Column: the share as a bar.
    pub bar: &'static str,
    /// Column: services that are fully online, in percent of all.
    pub level4: &'static str,
    /// Column: services for which files came in online.
    pub files: &'static str,
    /// `khoảng 1%`.
    pub about: fn(percent: &str) -> String,
    /// A count up to a day: `đến 30/7/2021`, `until 30 July 2021`. Year, month, day.
    pub until: fn(year: &str, month: &str, day: &str) -> String,
    /// What is known of single units.
    pub services_units: &'static str,
    /// A unit's share: name, percent; of those that qualify.
    pub services_unit: fn(name: &str, percent: &str, eligible: bool) -> String,
    /// Heading of the levels of portals.
    pub portals: &'static str,
    /// What they are. Counts of ministries and provinces.
    pub portals_what: fn(ministries: usize, provinces: usize) -> String,
    /// Column: level.
    pub level: &'static str,
    /// Column: points of a level.
    pub band: &'static str,
    /// Points from, and up to where there is a limit: both included.
    pub points: fn(from: u8, to: Option<u8>) -> String,
    /// Points below the first level that has a lower bound.
    pub points_below: fn(to: u8) -> String,
    /// Column: provinces.
    pub provinces: &'static str,
    /// Column: ministries.
    pub ministries: &'static str,
    /// Opens the list of the units of a level: level, league's column.
    pub members: fn(level: char, who: &str, count: usize) -> String,
    /// Heading of the leaders.
    pub leaders: &'static str,
    /// What the table shows.
    pub leaders_what: &'static str,
    /// Column: league.
    pub league: &'static str,
    /// Column: who leads.
    pub leader: &'static str,
    /// Column: the value.
    pub value: &'static str,
    /// Who was first most often.
    pub most_often: fn(name: &str, years: &str) -> String,
    /// Where the statements of a text stand.
    pub place: fn(citation: &str, place: &str) -> String,
}

impl NationText {
    /// The words in a language.
    #[must_use]
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

static VI: NationText = NationText {
    title: "Chỉ số chuyển đổi số quốc gia",
    printed_only: |value, pillars| {
        format!(
            "Chỉ số quốc gia là con số công bố, không phải tổng các trụ cột: năm 2020 là {value}, cao hơn \
             cả ba trụ cột ({pillars}). Không nguồn nào in cách gộp ba trụ cột thành chỉ số, nên trang \
             này chỉ hiển thị số đã in, không tính lại và không kiểm tra như một tổng."
        )
    },
    decimals: "Số liệu 2020–2022 được in với hai chữ số thập phân trong báo cáo của Bộ Thông tin và \
               Truyền thông; năm 2023 và 2024 là bốn chữ số theo báo chí, và không có trụ cột nào được \
               công bố.",
    rulebooks: "Mỗi lần đổi bộ chỉ số (Quyết định 1726: năm 2020; 922: 2021–2023; 405: 2024) thì một \
                phần chênh lệch là do đổi cách đo. Không nên đọc chênh lệch qua các mốc đó như mức tiến bộ.",
    rulebook: "Cấu trúc chỉ số quốc gia theo Quyết định 405",
    sources: "Nguồn của từng năm",
    source_of: |years, citation| format!("{years}: {citation}"),
    services: "Dịch vụ công trực tuyến mức độ 4, 2011–2020",
    services_what: "Tỷ lệ dịch vụ công trực tuyến mức độ 4 (làm trọn vẹn trên mạng, kể cả trả phí) trên \
                    tổng số dịch vụ công. Hình 18 của báo cáo năm 2020 vẽ cả giai đoạn nhưng bản chúng tôi \
                    có không còn con số nào trong hình; dưới đây là những năm mà lời văn nêu số. Các năm \
                    còn lại là chưa rõ.",
    services_said: |lowest, highest, unknown| {
        let mut said =
            format!("Trong các số đã biết, thấp nhất là {lowest}, cao nhất là {highest}.");
        if !unknown.is_empty() {
            said.push_str(&format!(" Chưa rõ: {unknown}."));
        }
        said
    },
    year: "Năm",
    bar: "Biểu đồ",
    level4: "Mức độ 4",
    files: "Có hồ sơ trực tuyến",
    about: |percent| format!("khoảng {percent}"),
    until: |year, month, day| {
        let short = |part: &str| part.trim_start_matches('0').to_owned();
        format!("đến {}/{}/{year}", short(day), short(month))
    },
    services_units: "Từng đơn vị, năm 2020",
    services_unit: |name, percent, eligible| {
        let of = if eligible {
            "các dịch vụ đủ điều kiện"
        } else {
            "dịch vụ công"
        };
        format!("{name}: {percent} {of}")
    },
    portals: "Cổng dịch vụ công, 6 tháng đầu năm 2023",
    portals_what: |ministries, provinces| {
        format!(
            "Báo cáo cho phiên họp thứ 6 của Ủy ban Quốc gia xếp cổng dịch vụ công của {ministries} bộ, \
             ngành và {provinces} tỉnh, thành phố vào năm mức, từ A đến E. Đây không phải một chỉ số \
             của DTI."
        )
    },
    level: "Mức",
    band: "Thang điểm",
    points: |from, to| match to {
        Some(to) => format!("{from}–{to} điểm"),
        None => format!("từ {from} điểm"),
    },
    points_below: |to| format!("dưới {to} điểm"),
    provinces: "Tỉnh, thành phố",
    ministries: "Bộ, ngành",
    members: |level, who, count| format!("{who}, mức {level}: {count} đơn vị"),
    leaders: "Đơn vị dẫn đầu từng năm",
    leaders_what: "Theo DTI đã công bố. Hạng năm 2021 chỉ biết qua báo chí; của các bộ năm 2022, báo cáo nêu \
                   đơn vị dẫn đầu mà không nêu giá trị.",
    league: "Nhóm đơn vị",
    leader: "Dẫn đầu",
    value: "DTI",
    most_often: |name, years| format!("{name} đứng đầu 63 tỉnh, thành phố trong các năm {years}."),
    place: |citation, place| format!("{citation}, mục {place}"),
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

static EN: NationText = NationText {
    title: "The national index",
    printed_only: |value, pillars| {
        format!(
            "The national index is a published number and not the sum of its pillars: in 2020 it is \
             {value}, above all three of them ({pillars}). No source prints how the pillars make the index, \
             so it is shown as printed here, neither recomputed nor audited as a sum."
        )
    },
    decimals: "2020–2022 are printed with two decimals in a report of the Ministry of Information and \
               Communications; 2023 and 2024 have four, from the press, and no pillars were published.",
    rulebooks: "Whenever the rulebook changed (Decision 1726: 2020; 922: 2021–2023; 405: 2024), part of the \
                difference is one of measuring. Differences across these breaks should not be read as \
                progress.",
    rulebook: "Structure of the national index in Decision 405",
    sources: "The source of each year",
    source_of: |years, citation| format!("{years}: {citation}"),
    services: "Level-4 online public services, 2011–2020",
    services_what: "Public services that are fully online (“level 4”, payment included), in percent of \
                    all. Figure 18 of the report on 2020 draws the whole decade, but no number of it has \
                    survived in our copy; these are the years for which the text gives one. The others \
                    are unknown.",
    services_said: |lowest, highest, unknown| {
        let mut said =
            format!("Of the known shares, the lowest is {lowest} and the highest {highest}.");
        if !unknown.is_empty() {
            said.push_str(&format!(" Unknown: {unknown}."));
        }
        said
    },
    year: "Year",
    bar: "Chart",
    level4: "Level 4",
    files: "With files online",
    about: |percent| format!("about {percent}"),
    until: |year, month, day| {
        let number = month.parse::<usize>().ok();
        let name = number.and_then(|number| MONTHS.get(number.checked_sub(1)?));
        let day = day.trim_start_matches('0');
        format!("until {day} {} {year}", name.unwrap_or(&month))
    },
    services_units: "Single units, 2020",
    services_unit: |name, percent, eligible| {
        let of = if eligible {
            "of the services that qualify"
        } else {
            "of its services"
        };
        format!("{name}: {percent} {of}")
    },
    portals: "Public-service portals, first half of 2023",
    portals_what: |ministries, provinces| {
        format!(
            "The report to the 6th session of the National Committee puts the portals of {ministries} \
             ministries and {provinces} provinces on five levels, A to E. This is no index of the DTI."
        )
    },
    level: "Level",
    band: "Points",
    points: |from, to| match to {
        Some(to) => format!("{from}–{to} points"),
        None => format!("from {from} points"),
    },
    points_below: |to| format!("below {to} points"),
    provinces: "Provinces",
    ministries: "Ministries",
    members: |level, who, count| format!("{who}, level {level}: {count}"),
    leaders: "Who leads in which year",
    leaders_what: "By the published DTI. The ranks of 2021 are known from the press only; of the ministries in \
                   2022 the report names the leaders without their values.",
    league: "League",
    leader: "In the lead",
    value: "DTI",
    most_often: |name, years| format!("{name} leads the 63 provinces in {years}."),
    place: |citation, place| format!("{citation}, under {place}"),
};
