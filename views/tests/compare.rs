//! The comparison: every number on it against the published tables, read without the engine.

mod common;
#[path = "common/published.rs"]
mod published;

use common::{WIDTHS, assert_sound, attributes, comma, part, screen, text};
use dti_views::State;
use published::{ALL, HALF, Published, read};

/// Markup of a comparison in a league and year.
fn compared(published: &Published, with: &[&str], rest: &str) -> String {
    let (league, year) = (published.league, published.year);
    let with = with.join(",");
    screen(
        &format!("?view=compare&league={league}&year={year}&with={with}{rest}"),
        1180.0,
    )
}

/// The rows of the table: the code of the index, and the markup of its cells.
fn table(markup: &str) -> Vec<(String, Vec<String>)> {
    let table = part(markup, "compared-indices", "table");
    let rows = table.split("<tr ").skip(1);
    let rows = rows.filter(|row| row.contains("data-indicator"));
    rows.map(|row| {
        let code = row.split("data-indicator=\"").nth(1).expect("a code");
        let code = code.split('"').next().expect("a code");
        let cells = row.split("<td ").skip(1).map(str::to_owned);
        (code.to_owned(), cells.collect())
    })
    .collect()
}

/// The text of a field of a cell.
fn field(cell: &str, name: &str) -> Option<String> {
    let sign = format!("data-field=\"{name}\"");
    cell.contains(&sign)
        .then(|| text(part(cell, &sign, "span")))
}

/// Pairs, threes and fours of units of a league, over the whole ranking.
fn choices(published: &Published) -> Vec<Vec<&str>> {
    let units: Vec<&str> = published.units.iter().map(String::as_str).collect();
    let of = |size: usize| units.chunks(size).filter(move |units| units.len() == size);
    of(2).chain(of(3)).chain(of(4)).map(<[_]>::to_vec).collect()
}

#[test]
fn every_cell_has_the_published_number() {
    for (league, year) in ALL {
        let published = Published::of(league, year);
        for with in choices(&published) {
            let markup = compared(&published, &with, "");
            let at = format!("{league} {year} {with:?}");
            assert_sound(&markup, &at);
            let rows = table(&markup);
            assert_eq!(rows[0].0, "dti", "{at}");
            let known = published.indices();
            let known = known.iter().filter(|index| {
                let mut units = with.iter();
                units.any(|unit| published.value(unit, index).is_some())
            });
            let missing = known.filter(|index| rows.iter().all(|(code, _)| code != *index));
            assert_eq!(missing.count(), 0, "{at}");
            for (index, cells) in rows {
                assert_eq!(cells.len(), with.len(), "{at}");
                check_row(&published, &with, &index, &cells);
            }
        }
    }
}

fn check_row(published: &Published, with: &[&str], index: &str, cells: &[String]) {
    let values: Vec<Option<f64>> = with
        .iter()
        .map(|unit| published.value(unit, index))
        .collect();
    let printed = |unit: &&str| published.printed(unit, index);
    // Four decimals in [0, 1] are in the order of their text.
    let highest = with.iter().filter_map(printed).max();
    let all_known = values.iter().all(Option::is_some);
    let differ = with.iter().any(|unit| printed(unit) != highest);
    for (at, (cell, unit)) in cells.iter().zip(with).enumerate() {
        let place = format!("{index} of {unit} among {with:?}: {cell}");
        let expected = printed(unit).map_or("chưa rõ".to_owned(), |printed| comma(&printed));
        assert_eq!(field(cell, "value").as_ref(), Some(&expected), "{place}");
        // The value stands before the rank, and each before its own sign.
        let rank_at = cell.find("data-field=\"rank\"").expect("a rank");
        let (of_value, of_rank) = cell.split_at(rank_at);
        for (part, measure) in [(of_value, "value"), (of_rank, "rank")] {
            let corrected = published.is_corrected(unit, index, measure);
            assert_eq!(part.contains("class=\"evidence\""), corrected, "{place}");
        }
        if let Some(rank) = published.rank(unit, index) {
            assert_eq!(field(cell, "rank"), Some(format!("hạng {rank}")), "{place}");
        }
        let difference = field(cell, "difference").map(|shown| read(&shown).expect("a number"));
        match (values[at], values[0]) {
            (Some(own), Some(first)) if at > 0 => {
                let shown = difference.unwrap_or_else(|| panic!("{place}"));
                assert!((shown - (own - first)).abs() < HALF, "{place}");
            }
            _ => assert_eq!(difference, None, "{place}"),
        }
        let is_best = all_known && differ && printed(unit) == highest;
        assert_eq!(cell.contains("cao nhất"), is_best, "{place}");
        assert_eq!(
            cell.contains("<svg class=\"bar"),
            values[at].is_some_and(|_| has_bars(cells)),
            "{place}"
        );
    }
}

/// Whether the row has bars at all: a table without a value above 0 has none.
fn has_bars(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.contains("<svg class=\"bar"))
}

#[test]
fn bars_are_as_long_as_their_values() {
    let published = Published::of("provinces", 2020);
    let with = ["khanh-hoa", "da-nang", "ninh-thuan", "cao-bang"];
    let markup = compared(&published, &with, "");
    let rows = table(&markup);
    let all = rows.iter().flat_map(|(index, _)| {
        let values = with.iter();
        values
            .filter_map(|unit| published.value(unit, index))
            .collect::<Vec<_>>()
    });
    let most = all.fold(0.0, f64::max);
    let mut seen = 0;
    for (index, cells) in &rows {
        for (cell, unit) in cells.iter().zip(with) {
            let bar = part(cell, "<rect", "rect");
            let width = attributes(bar);
            let width = width
                .iter()
                .find(|(name, _)| *name == "width")
                .expect("a width");
            let width: f64 = width.1.parse().expect("a number");
            let value = published.value(unit, index).expect("a value");
            assert!(
                (width - 100.0 * value / most).abs() < 0.006,
                "{index} of {unit}"
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 4 * 31);
}

#[test]
fn small_lines_say_the_published_values_of_all_years() {
    let published = Published::of("provinces", 2020);
    let with = ["khanh-hoa", "ha-giang"];
    let markup = compared(&published, &with, "");
    let row = part(&markup, "over-years", "tr");
    for unit in with {
        let line = part(row, &format!("spark-{unit}-desc"), "desc");
        for year in [2020, 2022, 2023, 2024] {
            let value = Published::of("provinces", year)
                .printed(unit, "dti")
                .expect("a value");
            let said = format!("{year} {}", comma(&value));
            assert!(line.contains(&said), "{said} in {line}");
        }
    }
    // Each in the colour of its unit, with a tick for the year that is known of neither.
    let lines: Vec<&str> = row.split("<svg ").skip(1).collect();
    for (at, line) in lines.iter().enumerate() {
        assert!(line.contains(&format!("class=\"ln ln{at}\"")), "{line}");
        assert!(line.contains(&format!("class=\"dot{at}\"")), "{line}");
        assert_eq!(line.matches("class=\"b na").count(), 1, "{line}");
    }
    assert_eq!(lines.len(), 2);
    assert!(text(&markup).contains("Gạch chéo: chưa rõ giá trị."));
    // A league that was published once has no line.
    let once = Published::of("ministries-service", 2020);
    let markup = compared(&once, &["bo-tai-chinh", "bo-y-te"], "");
    assert!(!markup.contains("over-years"));
}

#[test]
fn what_is_unknown_is_said() {
    let published = Published::of("provinces", 2020);
    let markup = compared(&published, &["khanh-hoa", "ha-nam"], "");
    let notice = text(part(&markup, "class=\"notice\"", "p"));
    assert_eq!(notice, "Chưa rõ giá trị của 9 chỉ số của Hà Nam.");
    let markup = compared(&published, &["khanh-hoa", "da-nang"], "");
    assert!(!markup.contains("class=\"notice\""));
}

#[test]
fn pickers_change_add_and_links_take_out() {
    let published = Published::of("provinces", 2020);
    let markup = compared(&published, &["khanh-hoa", "da-nang"], "");
    let with = |query: &str| -> Vec<String> {
        let (state, problems) = State::parse(query);
        assert_eq!(problems, [] as [&str; 0], "{query}");
        state.list("with").map(str::to_owned).collect()
    };
    for (picker, place) in [("compare-1", 0), ("compare-2", 1), ("compare-3", 2)] {
        let select = part(&markup, &format!("id=\"{picker}\""), "select");
        assert!(select.contains("data-param=\"with\""), "{picker}");
        let options: Vec<Vec<(&str, String)>> =
            select.split("<option ").skip(1).map(attributes).collect();
        let chosen: Vec<&Vec<(&str, String)>> = options
            .iter()
            .filter(|option| option.iter().any(|(name, _)| *name == "selected"))
            .collect();
        assert_eq!(chosen.len(), 1, "{picker}");
        assert_eq!(chosen[0][0].1, "khanh-hoa,da-nang", "{picker}");
        let mut units = std::collections::BTreeSet::new();
        for option in &options {
            let listed = with(&format!("?with={}", option[0].1));
            if place < listed.len() {
                units.insert(listed[place].clone());
            }
            for (at, unit) in ["khanh-hoa", "da-nang"].into_iter().enumerate() {
                assert!(at == place || listed[at] == unit, "{picker}: {listed:?}");
            }
        }
        // All but the one or two others.
        assert_eq!(units.len(), if place == 2 { 61 } else { 62 }, "{picker}");
    }
    let removed: Vec<Vec<String>> = markup
        .split("<a ")
        .filter(|link| link.contains("class=\"remove\""))
        .map(|link| with(&attributes(link)[0].1))
        .collect();
    assert_eq!(removed, [["da-nang"], ["khanh-hoa"]]);
    let four = compared(
        &published,
        &["khanh-hoa", "da-nang", "ha-noi", "phu-yen"],
        "",
    );
    assert!(four.contains("id=\"compare-4\"") && !four.contains("Thêm đơn vị"));
}

#[test]
fn what_cannot_be_compared_is_named() {
    for (with, problem) in [
        ("khanh-hoa,atlantis,da-nang", "with=atlantis"),
        ("khanh-hoa,khanh-hoa,da-nang", "with=khanh-hoa"),
        (
            "khanh-hoa,da-nang,phu-yen,ha-noi,hai-phong",
            "with=hai-phong",
        ),
        ("khanh-hoa,bo-tai-chinh", "with=bo-tai-chinh"),
    ] {
        let markup = screen(&format!("?view=compare&with={with}"), 358.0);
        assert_sound(&markup, with);
        let notice = text(part(&markup, "class=\"notice\"", "p"));
        assert!(notice.contains(problem), "{with}: {notice}");
    }
}

#[test]
fn suggestions_are_neighbours_leaders_and_ends() {
    let markup = screen("?view=compare&unit=khanh-hoa", 358.0);
    let list = part(&markup, "class=\"suggestions\"", "ul");
    let suggested: Vec<String> = list
        .split("<a ")
        .skip(1)
        .map(|link| State::parse(&attributes(link)[0].1).0)
        .map(|state| state.param("with").unwrap_or_default().to_owned())
        .collect();
    // Table 8: ranks 41, 42, 43; 1 to 4; 1 and 63.
    let expected = [
        "khanh-hoa,ca-mau,ha-noi",
        "da-nang,thua-thien-hue,bac-ninh,quang-ninh",
        "da-nang,ninh-thuan",
    ];
    assert_eq!(suggested, expected);
    for (league, year) in ALL {
        for lang in ["vi", "en"] {
            let query = format!("?view=compare&league={league}&year={year}&lang={lang}");
            let markup = screen(&query, 358.0);
            assert_sound(&markup, &query);
            assert!(markup.contains("class=\"suggestions\""), "{query}");
        }
    }
}

#[test]
fn the_index_of_the_address_chooses_the_pillar() {
    let published = Published::of("provinces", 2020);
    let with = ["khanh-hoa", "da-nang"];
    for (index, radars, chosen) in [
        ("dti", 3, ""),
        ("economy", 1, "economy"),
        ("economy.data", 1, "economy"),
    ] {
        let markup = compared(&published, &with, &format!("&index={index}"));
        let count = markup.matches("data-chart=\"radar\"").count();
        assert_eq!(count, radars, "{index}");
        let select = part(&markup, "id=\"compare-pillar\"", "select");
        let option = format!("value=\"{chosen}\" selected=\"\"");
        assert!(select.contains(&option), "{index}: {select}");
    }
    for width in WIDTHS {
        let query = "?view=compare&with=khanh-hoa,da-nang,phu-yen,ha-nam&lang=en&printed=1";
        assert_sound(&screen(query, width), query);
    }
}

#[test]
fn columns_of_long_names_are_numbered_and_the_caption_says_whose_they_are() {
    let with = [
        "bo-tai-nguyen-va-moi-truong",
        "bo-nong-nghiep-va-phat-trien-nong-thon",
        "bo-thong-tin-va-truyen-thong",
        "bo-ke-hoach-va-dau-tu",
    ];
    let address = "?view=compare&league=ministries-service&lang=en&with=";
    let markup = screen(&format!("{address}{}", with.join(",")), 358.0);
    // Of the radar, and of all indices.
    assert_eq!(markup.matches("<caption>").count(), 2);
    let name = "Ministry of Agriculture and Rural Development";
    for table in markup.split("<caption>").skip(1) {
        let caption = text(table.split("</caption>").next().unwrap());
        assert!(caption.contains(&format!("2 {name} 3 ")), "{caption}");
        let head = format!("scope=\"col\" class=\"number\" aria-label=\"{name}\"");
        assert!(text(part(table, &head, "th")).ends_with('2'));
    }
    let provinces = screen(
        "?view=compare&with=ba-ria-vung-tau,thua-thien-hue,da-nang",
        358.0,
    );
    assert!(!provinces.contains("<caption>"));
}
