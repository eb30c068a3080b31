//! The profile: every number on it against the published tables, read without the engine.

mod common;
#[path = "common/published.rs"]
mod published;

use common::{WIDTHS, assert_sound, cells, comma, part, rows, screen, text};
use published::{ALL, HALF, Published, read};

/// The rows of the table of all indices: the code of the index, and the texts of its cells.
fn indices(markup: &str) -> Vec<(String, Vec<String>)> {
    if !markup.contains("<table class=\"indices\">") {
        return Vec::new();
    }
    let table = part(markup, "class=\"indices\"", "table");
    table
        .split("<tr ")
        .skip(1)
        .map(|row| {
            let code = row.split("data-indicator=\"").nth(1).expect("a code");
            let code = code.split('"').next().expect("a code");
            (code.to_owned(), cells(row))
        })
        .collect()
}

/// The value of a fact of the head.
fn fact(markup: &str, name: &str) -> Option<String> {
    let sign = format!("data-fact=\"{name}\"");
    markup.contains(&sign).then(|| {
        let whole = part(markup, &sign, "dd");
        text(whole.split_once("</dt>").expect("a name").1)
    })
}

#[test]
fn every_profile_is_sound_in_both_languages() {
    for (league, year) in ALL {
        let published = Published::of(league, year);
        for unit in &published.units {
            let english = published.address(unit, "en");
            for markup in [&*published.profile(unit), &screen(&english, 358.0)] {
                assert_sound(markup, &english);
                assert!(!markup.contains("NaN"), "{english}");
                assert!(markup.contains(" selected=\"\">"), "{english}");
            }
        }
    }
    for width in WIDTHS {
        assert_sound(
            &screen("?view=profile&unit=ha-nam&printed=1", width),
            "ha-nam",
        );
    }
}

#[test]
fn the_table_has_the_published_numbers_of_every_unit() {
    let mut seen = 0;
    for (league, year) in ALL {
        let published = Published::of(league, year);
        let indices_of_all = published.indices();
        for unit in &published.units {
            let markup = published.profile(unit);
            let rows = indices(&markup);
            let below = |index: &&String| *index != "dti";
            let any = indices_of_all.iter().filter(below);
            let any = any
                .clone()
                .any(|index| published.value(unit, index).is_some());
            assert_eq!(rows.is_empty(), !any, "{league} {year} {unit}");
            if any {
                let codes: std::collections::BTreeSet<String> =
                    rows.iter().map(|(code, _)| code.clone()).collect();
                assert_eq!(codes, indices_of_all, "{league} {year} {unit}");
            }
            for (index, cells) in rows {
                let at = format!("{league} {year} {unit} {index}: {cells:?}");
                seen += usize::from(published.value(unit, &index).is_some());
                check_row(&published, unit, &index, &cells, &at);
            }
        }
    }
    // 63 × 31 of 2020 without the 18 lost, 10, 10 and 11 × 9, 34 × 9, 25 × 10.
    assert_eq!(seen, 63 * 31 - 18 + 31 * 9 + 34 * 9 + 25 * 10);
}

fn check_row(published: &Published, unit: &str, index: &str, cells: &[String], at: &str) {
    let [_, value, rank, difference, behind, status] = cells else {
        panic!("{at}");
    };
    let bare = value.trim_end_matches(" †");
    let printed = published.printed(unit, index);
    let expected = printed.as_deref().map_or("chưa rõ".to_owned(), comma);
    assert_eq!(bare, expected, "{at}");
    for (cell, measure) in [(value, "value"), (rank, "rank")] {
        let corrected = published.is_corrected(unit, index, measure);
        assert_eq!(cell.ends_with('†'), corrected, "{at}");
    }
    if let Some(expected) = published.rank(unit, index) {
        assert_eq!(rank.trim_end_matches(" †"), expected.to_string(), "{at}");
    }
    let own = published.value(unit, index);
    match (own, published.mean(index)) {
        (Some(own), Some(mean)) => {
            let shown = read(difference).unwrap_or_else(|| panic!("{at}"));
            assert!((shown - (own - mean)).abs() < HALF, "{at}");
        }
        // A mean of ten provinces is not that of 63; one that a source states may stand there.
        (Some(_), None) => assert!(index == "dti" || difference == "–", "{at}"),
        (None, _) => assert_eq!(difference, "–", "{at}"),
    }
    let best = published.known(index).into_iter().fold(0.0, f64::max);
    match (own, read(behind)) {
        (Some(own), Some(shown)) => assert!((shown - (best - own)).abs() < HALF, "{at}"),
        (None, shown) => assert_eq!(shown, None, "{at}"),
        (Some(_), None) => assert!(published.known(index).len() < 63, "{at}"),
    }
    let is_unknown = status.starts_with("chưa rõ");
    assert_eq!(is_unknown, printed.is_none(), "{at}");
}

#[test]
fn rank_value_and_neighbours_are_those_of_the_ranking() {
    for (league, year) in ALL {
        let published = Published::of(league, year);
        for unit in &published.units {
            let markup = published.profile(unit);
            let at = format!("{league} {year} {unit}");
            let count = published.units.len();
            let rank = published.rank(unit, "dti");
            let shown = fact(&markup, "rank").expect("a rank");
            let expected = rank.map_or("chưa rõ".to_owned(), |rank| format!("{rank} / {count}"));
            assert_eq!(shown, expected, "{at}");
            let value = fact(&markup, "value").expect("a value");
            let printed = published.printed(unit, "dti");
            let expected = printed.as_deref().map_or("chưa rõ".to_owned(), comma);
            assert!(value.starts_with(&expected), "{at}: {value}");
            if let Some(rank) = rank {
                check_neighbours(&published, unit, rank, &markup, &at);
            }
        }
    }
}

fn check_neighbours(published: &Published, unit: &str, own: u32, markup: &str, at: &str) {
    let ranked: Vec<(u32, &String)> = published
        .units
        .iter()
        .filter_map(|other| Some((published.rank(other, "dti")?, other)))
        .collect();
    let above = ranked
        .iter()
        .map(|(rank, _)| *rank)
        .filter(|r| *r < own)
        .max();
    let below = ranked
        .iter()
        .map(|(rank, _)| *rank)
        .filter(|r| *r > own)
        .min();
    for (name, place) in [("above", above), ("below", below), ("level", Some(own))] {
        let shown = fact(markup, name);
        let units: Vec<&&String> = ranked
            .iter()
            .filter(|(rank, other)| Some(*rank) == place && *other != unit)
            .map(|(_, other)| other)
            .collect();
        let Some(place) = place else {
            let shown = shown.expect("an end of the ranking");
            assert!(
                shown.contains("không có") || shown == "chưa rõ",
                "{at} {name}: {shown}"
            );
            continue;
        };
        if name == "level" {
            assert_eq!(shown.is_some(), !units.is_empty(), "{at} {name}");
        }
        for other in &units {
            let link = format!("unit={other}");
            let block = part(markup, &format!("data-fact=\"{name}\""), "dd");
            assert!(block.contains(&link), "{at} {name}: {block}");
        }
        if name == "level" {
            continue;
        }
        let shown = shown.expect("a neighbour");
        assert!(
            shown.contains(&format!("hạng {place},")),
            "{at} {name}: {shown}"
        );
        let values = [unit, units[0]].map(|unit| published.value(unit, "dti"));
        if let [Some(own), Some(theirs)] = values {
            let gap = format!("{:.4}", (own - theirs).abs());
            assert!(
                shown.contains(&comma(&gap)),
                "{at} {name}: {shown}, not {gap}"
            );
        } else {
            assert!(
                shown.contains("chưa rõ khoảng cách"),
                "{at} {name}: {shown}"
            );
        }
    }
}

#[test]
fn a_gap_in_the_known_ranks_is_not_called_next() {
    // 2021 publishes the ranks 10, 12 and 16, but none of 11.
    let markup = screen("?view=profile&year=2021&unit=thanh-hoa", 358.0);
    let head = part(&markup, "class=\"facts\"", "dl");
    assert!(head.contains("gần nhất trong số đã biết"), "{head}");
    let markup = screen("?view=profile&year=2021&unit=thua-thien-hue", 358.0);
    let head = part(&markup, "class=\"facts\"", "dl");
    assert!(
        head.contains("Ngay phía trên") && head.contains("Ngay phía dưới"),
        "{head}"
    );
    let above = fact(&markup, "above").expect("above");
    assert_eq!(above, "Đà Nẵng (hạng 1, cách 0,0547)");
}

#[test]
fn the_group_is_that_of_2020_in_every_year() {
    let (published, later) = (
        Published::of("provinces", 2020),
        Published::of("provinces", 2023),
    );
    for unit in &published.units {
        let value = published.value(unit, "dti").expect("a value");
        let group = match value {
            value if value > 0.40 => 1,
            value if value >= 0.325 => 2,
            value if value >= 0.25 => 3,
            _ => 4,
        };
        for markup in [published.profile(unit), later.profile(unit)] {
            let shown = fact(&markup, "group");
            assert_eq!(shown, Some(format!("Nhóm {group}")), "{unit}");
        }
    }
    let today = screen("?view=profile&league=provinces-34&unit=hue", 358.0);
    assert_eq!(fact(&today, "group"), None);
}

#[test]
fn the_rank_inside_the_region_counts_the_better_ones() {
    let published = Published::of("provinces", 2020);
    let units = rows("data/units.csv");
    let region = |unit: &str| {
        let mut rows = units.iter();
        let row = rows.find(|row| row["league"] == "provinces" && row["unit"] == unit);
        row.expect("a unit")["region_no"].clone()
    };
    for unit in &published.units {
        let own = published.value(unit, "dti").expect("a value");
        let others = published
            .units
            .iter()
            .filter(|other| region(other) == region(unit));
        let size = others.clone().count();
        let ahead = others
            .filter(|other| published.value(other, "dti") > Some(own))
            .count();
        let shown = fact(&published.profile(unit), "region");
        let shown = shown.expect("a region");
        let expected = format!("hạng {} trên {size}*", ahead + 1);
        assert!(
            shown.ends_with(&expected),
            "{unit}: {shown}, not {expected}"
        );
    }
}

#[test]
fn khanh_hoa_has_its_stated_place_and_its_old_index() {
    let markup = screen("?view=profile&unit=khanh-hoa", 1180.0);
    // Letter of 21 June 2022: 8th of the 13 of Nam Trung Bộ and Tây Nguyên.
    let stated = fact(&markup, "stated-region");
    assert_eq!(stated.as_deref(), Some("hạng 8 trên 13"));
    let part_of_page = markup
        .split("id=\"ict-title\"")
        .nth(1)
        .expect("the section");
    let shown: Vec<Vec<String>> = part_of_page
        .split("<tr>")
        .skip(2)
        .map(cells)
        .map(|row| row[1..].to_vec())
        .collect();
    let printed = rows("data/ict-index/khanh-hoa.csv");
    let ranks: Vec<String> = printed.iter().map(|row| row["rank"].clone()).collect();
    // In the file the years run backwards.
    let expected: Vec<Vec<String>> = ranks
        .chunks(5)
        .map(|years| years.iter().rev().cloned().collect())
        .collect();
    assert_eq!(expected.len(), 10);
    assert_eq!(shown, expected);
    for other in [
        "?view=profile&unit=phu-yen",
        "?view=profile&league=provinces-34&unit=khanh-hoa",
    ] {
        let markup = screen(other, 358.0);
        assert!(!markup.contains("ict-title"), "{other}");
        assert_eq!(fact(&markup, "stated-region"), None, "{other}");
    }
}

#[test]
fn portals_have_the_level_of_their_list() {
    let spellings = rows("data/spellings.csv");
    let leagues = ["provinces", "ministries-service", "ministries-nonservice"];
    let all = leagues.map(|league| Published::of(league, 2020));
    let mut seen = 0;
    for row in rows("data/2023/portal-levels.csv") {
        let printed = &row["unit_printed"];
        let spelling = spellings
            .iter()
            .find(|spelling| spelling["printed"] == *printed);
        let Some(unit) = spelling.map(|spelling| spelling["unit"].clone()) else {
            continue;
        };
        let leagues: &[&str] = match row["league"].as_str() {
            "provinces" => &leagues[..1],
            _ => &leagues[1..],
        };
        for league in leagues {
            let Some(published) = all.iter().find(|of| of.league == *league) else {
                panic!("{league}");
            };
            if !published.units.contains(&unit) {
                continue;
            }
            seen += 1;
            let query = format!("{league} {unit}");
            let shown = fact(&published.profile(&unit), "portal").expect("a level");
            assert!(
                shown.starts_with(&format!("Mức {} ", row["level"])),
                "{query}: {shown}"
            );
        }
    }
    // 63 provinces, and 18 of the 20 ministries of the list.
    assert_eq!(seen, 81);
}

#[test]
fn strengths_and_weaknesses_are_the_ends_of_the_ranks() {
    let published = Published::of("provinces", 2020);
    for unit in &published.units {
        let markup = published.profile(unit);
        let leaves: Vec<String> = published
            .indices()
            .into_iter()
            .filter(|index| index.contains('.'))
            .collect();
        let mut ranks: Vec<u32> = leaves
            .iter()
            .map(|index| published.rank(unit, index).expect("a rank"))
            .collect();
        ranks.sort_unstable();
        let listed = |end: &str| -> Vec<u32> {
            let order = markup
                .split("data-order=\"by-rank\"")
                .nth(1)
                .expect("the order");
            let list = part(order, &format!("data-end=\"{end}\""), "ul");
            list.split("data-indicator=\"")
                .skip(1)
                .map(|item| {
                    let code = item.split('"').next().expect("a code");
                    assert!(leaves.iter().any(|leaf| leaf == code), "{unit}: {code}");
                    published.rank(unit, code).expect("a rank")
                })
                .collect()
        };
        let (best, worst) = (listed("best"), listed("worst"));
        assert_eq!(best[..3], ranks[..3], "{unit}");
        assert!(
            best[3..].iter().all(|rank| *rank == best[2]),
            "{unit}: {best:?}"
        );
        ranks.reverse();
        let count = worst.len().min(3);
        assert_eq!(worst[..count], ranks[..count], "{unit}");
        assert!(count == 3 || ranks[count] <= best[2], "{unit}: {worst:?}");
    }
}

#[test]
fn a_lost_value_leaves_its_rank_among_the_extremes() {
    // Table 16 printed the ranks of rows that Table 17 lost.
    for (unit, best, worst) in [
        ("ha-nam", Some("2"), Some("58")),
        ("dak-nong", None, Some("63")),
    ] {
        let markup = screen(&format!("?view=profile&unit={unit}"), 358.0);
        let section = part(&markup, "aria-labelledby=\"extremes-title\"", "section");
        let (by_rank, by_difference) = section
            .split_once("data-order=\"by-difference\"")
            .expect("both orders");
        for (end, rank) in [("best", best), ("worst", worst)] {
            let list = part(by_rank, &format!("data-end=\"{end}\""), "ul");
            let Some(rank) = rank else { continue };
            let item = list.split("</li>").find(|item| item.contains("society."));
            let item = item.unwrap_or_else(|| panic!("{unit}: {list}"));
            assert!(
                text(item).contains(&format!("hạng {rank} trên 63")),
                "{item}"
            );
        }
        assert!(!by_difference.contains("=\"society."), "{by_difference}");
        let note = "Theo chênh lệch: không xét 9 chỉ số chưa rõ giá trị.";
        assert!(text(section).contains(note), "{section}");
        assert!(!text(section).contains("chưa rõ thứ hạng"), "{section}");
    }
}

/// The table of a chart: the texts of its cells, row by row.
fn table_of(markup: &str, figure: &str) -> Vec<Vec<String>> {
    let figure = markup
        .split(&format!("id=\"{figure}-figure\""))
        .nth(1)
        .unwrap_or_else(|| panic!("no {figure}"));
    let table = figure.split("</table>").next().expect("a table");
    let table = table.split("<tbody>").nth(1).expect("a body");
    table.split("<tr>").skip(1).map(cells).collect()
}

#[test]
fn a_waterfall_is_weights_times_differences() {
    let published = Published::of("provinces", 2020);
    // Decision 1726: 400, 300 and 300 of 1000 points; "activity" has 20 % of a pillar.
    let weight = |index: &str| {
        let pillar = if index.starts_with("government") {
            0.4
        } else {
            0.3
        };
        pillar
            * if index.ends_with("activity") {
                0.2
            } else {
                0.1
            }
    };
    let order = [
        "awareness",
        "institutions",
        "infrastructure",
        "data",
        "activity",
        "security",
        "human-resources",
        "sentiment",
        "expert",
    ];
    let leaves: Vec<String> = ["government", "economy", "society"]
        .iter()
        .flat_map(|pillar| order.map(|leaf| format!("{pillar}.{leaf}")))
        .collect();
    for (unit, rival) in [
        ("khanh-hoa", "da-nang"),
        ("yen-bai", "hue"),
        ("hung-yen", "ha-noi"),
    ] {
        let rival = if rival == "hue" {
            "thua-thien-hue"
        } else {
            rival
        };
        let markup = screen(&format!("?view=profile&unit={unit}&rival={rival}"), 1180.0);
        for (figure, other) in [("gap-mean", None), ("gap-rival", Some(rival))] {
            let rows = table_of(&markup, figure);
            let theirs = |index: &str| match other {
                Some(other) => published.value(other, index),
                None => published.mean(index),
            };
            let steps = &rows[1..=27];
            for (row, index) in steps.iter().zip(&leaves) {
                let own = published.value(unit, index).expect("a value");
                let difference = own - theirs(index).expect("a value");
                let shown = read(&row[1]).expect("a contribution");
                let expected = weight(index) * difference;
                assert!(
                    (shown - expected).abs() < HALF,
                    "{unit} {figure} {index}: {row:?}"
                );
            }
            let ends = [&rows[0], rows.last().expect("an end")];
            // The mean of the DTI of 2020 is ours, and so has a sign.
            assert_eq!(rows[0][1].ends_with('*'), other.is_none(), "{unit}");
            let number = |row: &Vec<String>| read(row[1].trim_end_matches('*'));
            let [from, to] = ends.map(|row| number(row).expect("a value"));
            assert!(
                (from - theirs("dti").expect("a value")).abs() < HALF,
                "{unit} {figure}"
            );
            assert!(
                (to - published.value(unit, "dti").expect("a value")).abs() < HALF,
                "{unit}"
            );
            let sum: f64 = rows[1..rows.len() - 1]
                .iter()
                .filter_map(|row| read(&row[1]))
                .sum();
            assert!(
                (from + sum - to).abs() < 30.0 * HALF,
                "{unit} {figure}: {from} {sum} {to}"
            );
        }
    }
}

#[test]
fn radars_have_the_numbers_of_the_tables() {
    let published = Published::of("provinces", 2020);
    let markup = screen("?view=profile&unit=khanh-hoa&rival=hai-phong", 1180.0);
    let mut seen = 0;
    for (figure, pillar) in [
        ("radar-1", "government"),
        ("radar-2", "economy"),
        ("radar-3", "society"),
    ] {
        for row in table_of(&markup, figure) {
            // Axis; the unit, the rival, each its value above its rank; the mean.
            let [_, own, theirs, mean] = row.as_slice() else {
                panic!("{row:?}");
            };
            let cell = |unit: &str, index: &str| {
                let value = comma(&published.printed(unit, index)?);
                Some(format!("{value} hạng {}", published.rank(unit, index)?))
            };
            let matches = |index: &&String| {
                index.starts_with(&format!("{pillar}."))
                    && cell("khanh-hoa", index).as_ref() == Some(own)
                    && cell("hai-phong", index).as_ref() == Some(theirs)
            };
            let indices = published.indices();
            let index = indices
                .iter()
                .find(matches)
                .unwrap_or_else(|| panic!("{row:?}"));
            let mean = read(mean.trim_end_matches('*')).expect("a mean");
            assert!(
                (mean - published.mean(index).expect("a mean")).abs() < HALF,
                "{row:?}"
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 27);
}

#[test]
fn years_are_those_of_their_sources() {
    let all: Vec<Published> = (2020..=2024)
        .map(|year| Published::of("provinces", year))
        .collect();
    for unit in ["khanh-hoa", "da-nang", "vinh-long", "ninh-thuan", "yen-bai"] {
        let markup = screen(&format!("?view=profile&unit={unit}"), 1180.0);
        let rows = table_of(&markup, "years-ranks");
        assert_eq!(rows.len(), 5, "{unit}");
        for (row, published) in rows.iter().zip(&all) {
            let [year, rulebook, cell] = row.as_slice() else {
                panic!("{row:?}");
            };
            assert_eq!(*year, published.year.to_string());
            let decision = match published.year {
                2020 => "QĐ 1726",
                2021..=2023 => "QĐ 922",
                _ => "QĐ 405",
            };
            assert_eq!(rulebook, decision);
            let unknown = || "chưa rõ".to_owned();
            let value = published.printed(unit, "dti");
            let value = value.as_deref().map_or_else(unknown, comma);
            let rank = published.rank(unit, "dti").map(|rank| rank.to_string());
            // What is unknown as a whole is said once.
            let expected = match rank {
                None if value == unknown() => value,
                rank => format!("{value} hạng {}", rank.unwrap_or_else(unknown)),
            };
            assert_eq!(cell.replace('†', ""), expected, "{unit} {row:?}");
        }
        assert!(markup.contains("Bộ chỉ số thay đổi"), "{unit}");
    }
}

#[test]
fn a_unit_of_today_is_the_mean_of_its_members_before_2024() {
    let markup = screen("?view=profile&league=provinces-34&unit=khanh-hoa", 1180.0);
    let rows = table_of(&markup, "years-values");
    for (row, year) in rows.iter().zip([2020_u16, 2021, 2022, 2023, 2024]) {
        let shown = row[2].split(" hạng").next().expect("a value");
        if year == 2024 {
            let published = Published::of("provinces-34", 2024);
            let printed = published.printed("khanh-hoa", "dti").expect("a value");
            assert_eq!(shown, comma(&printed));
            continue;
        }
        let then = Published::of("provinces", year);
        let members = ["khanh-hoa", "ninh-thuan"].map(|unit| then.value(unit, "dti"));
        match members {
            [Some(a), Some(b)] => {
                let value = shown.strip_suffix('*').unwrap_or_else(|| panic!("{row:?}"));
                let value = read(value).expect("a value");
                assert!((value - (a + b) / 2.0).abs() < HALF, "{row:?}");
            }
            _ => assert_eq!(shown, "chưa rõ", "{row:?}"),
        }
    }
}

#[test]
fn mergers_lead_to_today_and_back() {
    let mut seen = 0;
    for row in rows("data/mergers-2025.csv") {
        let (new, old) = (&row["new_unit"], &row["old_unit"]);
        let then = screen(
            &format!("?view=profile&unit={old}&year=2020&index=society.data"),
            358.0,
        );
        let block = part(&then, "data-fact=\"merger\"", "dd");
        let link = format!("?v=1&amp;view=profile&amp;league=provinces-34&amp;unit={new}\"");
        assert!(block.contains(&link), "{old}: {block}");
        let now = screen(
            &format!("?view=profile&league=provinces-34&unit={new}"),
            358.0,
        );
        let block = part(&now, "data-fact=\"merger\"", "dd");
        let link = format!("?v=1&amp;view=profile&amp;unit={old}\"");
        assert!(block.contains(&link), "{new}: {block}");
        seen += 1;
    }
    assert_eq!(seen, 63);
}

#[test]
fn a_unit_that_was_not_merged_says_so_and_whether_it_keeps_its_name() {
    for (address, said) in [
        (
            "unit=ha-noi",
            "Đợt sáp nhập 1/7/2025 Không sáp nhập, giữ tên Hà Nội",
        ),
        (
            "unit=ha-noi&lang=en",
            "Mergers of 1 July 2025 Not merged, keeps the name Hà Nội",
        ),
        (
            "unit=thua-thien-hue&lang=en",
            "Mergers of 1 July 2025 Not merged, today Huế",
        ),
        (
            "unit=khanh-hoa&lang=en",
            "Since 1 July 2025 part of Khánh Hòa (with Ninh Thuận)",
        ),
        (
            "league=provinces-34&unit=hue&lang=en",
            "Before 1 July 2025 Thừa Thiên Huế (merged with no other)",
        ),
        (
            "league=provinces-34&unit=khanh-hoa&lang=en",
            "Before 1 July 2025 Ninh Thuận , Khánh Hòa",
        ),
    ] {
        let markup = screen(&format!("?view=profile&{address}"), 358.0);
        let block = text(part(&markup, "data-fact=\"merger\"", "dd"));
        assert_eq!(block, said, "{address}");
    }
}

#[test]
fn what_does_not_exist_is_named_and_the_rest_is_shown() {
    for (query, problem) in [
        ("?view=profile&unit=atlantis", "unit=atlantis"),
        (
            "?view=profile&unit=khanh-hoa&rival=atlantis",
            "rival=atlantis",
        ),
        (
            "?view=profile&league=provinces-34&unit=ninh-thuan",
            "unit=ninh-thuan",
        ),
        ("?view=profile&unit=khanh-hoa&year=1999", "year=1999"),
    ] {
        let markup = screen(query, 358.0);
        assert_sound(&markup, query);
        let notice = text(part(&markup, "class=\"notice\"", "p"));
        assert!(notice.contains(problem), "{query}: {notice}");
    }
    let markup = screen("?view=profile", 358.0);
    assert!(markup.contains("id=\"profile-unit\""), "a picker");
    assert!(text(&markup).contains("Chọn một đơn vị để xem"));
}

#[test]
fn a_chosen_rival_is_selected_and_leads_to_the_comparison() {
    let markup = screen("?view=profile&unit=khanh-hoa&rival=da-nang&lang=en", 358.0);
    assert!(markup.contains("<option value=\"da-nang\" selected=\"\">Đà Nẵng</option>"));
    assert!(
        markup.contains("with=khanh-hoa,da-nang"),
        "the link to the comparison"
    );
    let markup = screen("?view=profile&unit=khanh-hoa&lang=en", 358.0);
    assert!(markup.contains("<option value=\"\" selected=\"\">Just above: Cà Mau</option>"));
    let same = screen(
        "?view=profile&unit=khanh-hoa&rival=khanh-hoa&lang=en",
        358.0,
    );
    assert!(!same.contains("class=\"notice\""));
    assert!(same.contains("<option value=\"\" selected=\"\">Just above: Cà Mau</option>"));
    let markup = screen("?view=profile&unit=da-nang&lang=en", 358.0);
    assert!(
        markup.contains("<option value=\"\" selected=\"\">Just below: Thừa Thiên Huế</option>")
    );
}

#[test]
fn a_rank_that_nobody_published_has_its_sign() {
    // Of 2020 the provinces of today have neither values nor ranks in print.
    for unit in ["khanh-hoa", "hue"] {
        let query = format!("?view=profile&league=provinces-34&year=2020&unit={unit}");
        let markup = screen(&query, 1180.0);
        let shown = fact(&markup, "rank").expect("a rank");
        assert!(shown.contains("*"), "{shown}");
        for (_, cells) in indices(&markup) {
            assert!(cells[2].ends_with('*'), "{cells:?}");
        }
        assert!(text(&markup).contains("* Tính từ số liệu công bố"));
        let printed = format!("?view=profile&league=provinces-34&unit={unit}");
        let shown = fact(&screen(&printed, 1180.0), "rank").expect("a rank");
        assert!(!shown.contains('*'), "{shown}");
    }
}
