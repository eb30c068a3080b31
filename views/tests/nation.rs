//! The screen of the nation against the files as typed.

mod common;

use common::{assert_sound, cells, comma, part, rows, screen, text};

#[test]
fn every_year_is_shown_as_printed() {
    let markup = screen("?view=nation", 736.0);
    let table = part(&markup, "id=\"nation-years-figure\"", "details");
    let table = &table[table.find("<tbody>").expect("a table")..];
    let body: Vec<Vec<String>> = table.split("<tr>").skip(1).map(cells).collect();
    assert_eq!(body.len(), 5);
    for (at, year) in (2020..=2024).enumerate() {
        let rows = rows(&format!("data/{year}/nation.csv"));
        let printed = |index: &str| {
            let row = rows.iter().find(|row| row["index"] == index);
            row.map_or("chưa rõ".to_owned(), |row| comma(&row["printed"]))
        };
        let decision = match year {
            2020 => "QĐ 1726",
            2024 => "QĐ 405",
            _ => "QĐ 922",
        };
        let expected = [
            year.to_string(),
            decision.to_owned(),
            printed("dti"),
            printed("government"),
            printed("economy"),
            printed("society"),
        ];
        assert_eq!(body[at], expected, "{year}");
    }
    // Two decimals as printed, and above all its pillars.
    let words = text(&markup);
    assert!(words.contains(
        "0,48, cao hơn cả ba trụ cột (Chính phủ số 0,36; Kinh tế số 0,26; Xã hội số 0,29)"
    ));
}

#[test]
fn level_4_services_are_those_of_the_text_and_other_years_are_unknown() {
    let markup = screen("?view=nation", 358.0);
    let section = part(&markup, "id=\"services\"", "section");
    let typed = rows("data/2020/level4-services.csv");
    for year in 2011..=2020 {
        let row = part(section, &format!("data-until=\"{year}\""), "tr");
        let shown = cells(row);
        for (at, measure) in [(2, "level4"), (3, "online-files")] {
            let row = typed.iter().find(|row| {
                row["unit_printed"].is_empty()
                    && row["year"] == year.to_string()
                    && row["measure"] == measure
            });
            let expected = match row {
                Some(row) if row["qualifier"] == "about" => format!("khoảng {}%", row["percent"]),
                Some(row) => format!("{}%", comma(&row["percent"])),
                None => "chưa rõ".to_owned(),
            };
            assert_eq!(shown[at], expected, "{year}, {measure}");
        }
        assert_eq!(
            row.contains("class=\"unknown\""),
            shown[2] == "chưa rõ",
            "{year}"
        );
    }
    let said = "thấp nhất là khoảng 1% (2015), cao nhất là 41,05% (đến 30/7/2021). \
                Chưa rõ: 2011, 2012, 2013, 2014, 2017.";
    assert!(text(section).contains(said));
    let latest = part(section, "data-until=\"2021-07-30\"", "tr");
    assert_eq!(cells(latest)[0], "đến 30/7/2021");
    assert_eq!(cells(latest)[2], "41,05%");
    let english = screen("?view=nation&lang=en", 358.0);
    let latest = part(&english, "data-until=\"2021-07-30\"", "tr");
    assert_eq!(cells(latest)[0], "until 30 July 2021");
    let units = typed.iter().filter(|row| !row["unit_printed"].is_empty());
    assert_eq!(section.matches("<li data-unit").count(), units.count());
}

#[test]
fn portals_are_counted_as_the_report_states() {
    let markup = screen("?view=nation&lang=en", 736.0);
    let section = part(&markup, "id=\"portals\"", "section");
    let claims = rows("data/2023/claims.csv");
    for level in ["A", "B", "C", "D", "E"] {
        let shown = cells(part(section, &format!("data-level=\"{level}\""), "tr"));
        for (at, who) in [(2, "ministries"), (3, "provinces")] {
            let id = format!("portals-{who}-{level}");
            let claim = claims.iter().find(|row| row["claim_id"] == id);
            assert_eq!(shown[at], claim.expect("a claim")["value"], "{id}");
        }
    }
    let bands: Vec<String> = ["A", "B", "C", "D", "E"]
        .iter()
        .map(|level| cells(part(section, &format!("data-level=\"{level}\""), "tr"))[1].clone())
        .collect();
    let stated = [
        "90–100 points",
        "80–89 points",
        "65–79 points",
        "50–64 points",
        "below 50 points",
    ];
    assert_eq!(bands, stated);
    // Every unit by its name, none by its id.
    let names = text(section);
    for name in ["Ministry of National Defence", "Cần Thơ"] {
        assert!(names.contains(name), "{name}");
    }
    assert!(!names.contains("bo-"), "{names}");
}

#[test]
fn the_leaders_are_those_of_the_tables_and_of_the_text() {
    let markup = screen("?view=nation", 1180.0);
    let section = part(&markup, "id=\"leaders\"", "section");
    for (league, year, leader, value) in [
        ("provinces", 2020, "Đà Nẵng", "0,4874"),
        ("ministries-service", 2020, "Bộ Tài chính", "0,4944"),
        (
            "ministries-nonservice",
            2020,
            "Đài Truyền hình Việt Nam",
            "0,2995",
        ),
        (
            "ministries-service",
            2022,
            "Bộ Kế hoạch và Đầu tư",
            "chưa rõ",
        ),
        ("provinces", 2022, "Đà Nẵng", "0,8002"),
    ] {
        let sign = format!("data-league=\"{league}\" data-year=\"{year}\"");
        let shown = cells(part(section, &sign, "tr"));
        assert_eq!(shown[2..], [leader, value], "{league} {year}");
    }
    for year in [2023, 2024] {
        let file = rows(&format!("data/{year}/provinces-63.csv"));
        let first = |measure: &str| {
            let mut of = file.iter().filter(|row| row["index"] == "dti");
            of.find(|row| row["row"] == "1" && row["measure"] == measure)
        };
        assert_eq!(first("rank").expect("a rank")["printed"], "1");
        let sign = format!("data-league=\"provinces\" data-year=\"{year}\"");
        let shown = cells(part(section, &sign, "tr"));
        assert_eq!(
            shown[3],
            comma(&first("value").expect("a value")["printed"]),
            "{year}"
        );
    }
}

#[test]
fn every_address_makes_sound_markup() {
    for lang in ["vi", "en"] {
        for width in common::WIDTHS {
            for more in [
                "",
                "&printed=1",
                "&league=nation&year=2022",
                "&year=x&unit=ha-noi",
            ] {
                let query = format!("?view=nation&lang={lang}{more}");
                assert_sound(&screen(&query, width), &query);
            }
        }
    }
}
