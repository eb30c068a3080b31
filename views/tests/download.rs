//! The screen of the data: every button's file is there, citations name their source.

mod common;

use std::collections::BTreeSet;

use common::{assert_sound, attributes, data, part, report, screen, text};
use dti_text::Lang;

/// What the buttons of a screen name.
fn wanted(markup: &str) -> Vec<String> {
    let tags = markup.split('<').filter(|tag| tag.contains("data-save"));
    tags.map(|tag| {
        let found = attributes(tag.split('>').next().expect("a tag"));
        let save = found.into_iter().find(|(name, _)| *name == "data-save");
        save.expect("a file").1
    })
    .collect()
}

#[test]
fn every_button_has_its_file_in_both_readings_and_languages() {
    for (query, lang, reading) in [
        ("?view=data", Lang::Vi, "corrected"),
        (
            "?view=data&lang=en&printed=1&index=society.data",
            Lang::En,
            "printed",
        ),
    ] {
        let wanted = wanted(&screen(query, 358.0));
        // 8 rankings, 13 datasets in two shapes, repairs, sources, 9 rulebooks; 4 formats of each.
        assert_eq!(wanted.len(), 4 * (8 + 2 * 13 + 2 + 9));
        let mut names = BTreeSet::new();
        for file in &wanted {
            let (code, line) = file.split_once(' ').expect("a language");
            assert_eq!(code, lang.code());
            if line.starts_with("ranking") {
                assert!(line.contains(&format!("/{reading}/")), "{line}");
            }
            // All workbooks are made in the tests of the files.
            if line.ends_with("xlsx") && !line.contains("/provinces/2020/") {
                continue;
            }
            let datasets = data().datasets.iter().chain(&data().nation);
            let saved = dti_files::save(line, datasets, report(), lang).expect(line);
            assert!(!saved.bytes.is_empty(), "{line}");
            assert!(names.insert(saved.name), "two files of one name: {line}");
        }
        // The chosen index where the league has it, else the whole.
        let chosen = if lang == Lang::En {
            "society.data"
        } else {
            "dti"
        };
        assert!(
            wanted
                .iter()
                .any(|file| file.contains(&format!("/2020/{chosen}/")))
        );
        assert!(wanted.iter().any(|file| file.contains("/2022/dti/")));
    }
}

#[test]
fn the_dataset_of_the_address_is_open_and_cited() {
    let markup = screen("?view=data&league=provinces&year=2022", 736.0);
    assert!(part(&markup, "data-dataset=\"provinces-2022\"", "summary").contains("open"));
    assert!(!part(&markup, "data-dataset=\"provinces-2020\"", "summary").contains("open"));
    let cited = |code: &str| text(part(&markup, &format!("data-cite=\"{code}\""), "pre"));
    assert!(cited("vi").contains("số liệu năm 2022"), "{}", cited("vi"));
    assert!(cited("en").contains("Ministry of Information and Communications, data of 2022"));
    assert!(cited("bibtex").starts_with("@misc{dti-gov-vn-2022, title = {"));
    let markup = screen("?view=data", 736.0);
    let vi = text(part(&markup, "data-cite=\"vi\"", "pre"));
    assert!(
        vi.starts_with("«Báo cáo Chỉ số đánh giá chuyển đổi số của các bộ"),
        "{vi}"
    );
    assert!(vi.contains("Bảng 8"), "{vi}");
}

#[test]
fn versions_are_named() {
    let words = text(&screen("?view=data&lang=en", 736.0));
    assert!(
        words.contains(&format!("Data {}; engine dti ", report().version)),
        "{words}"
    );
}

#[test]
fn every_address_makes_sound_markup() {
    for lang in ["vi", "en"] {
        for more in [
            "",
            "&printed=1",
            "&league=ministries-service",
            "&league=nation&year=1999",
        ] {
            let query = format!("?view=data&lang={lang}{more}");
            assert_sound(&screen(&query, 358.0), &query);
        }
    }
}

mod own {
    use super::common::{assert_sound, text};
    use dti_views::own::{Own, write};
    use dti_views::{Html, State};

    fn shown(query: &str, csv: &[u8]) -> String {
        let (state, _) = State::parse(query);
        let mut html = Html::default();
        write(&state, Some(&Own::read("của tôi.csv", csv)), &mut html);
        assert_sound(html.as_str(), query);
        text(html.as_str())
    }

    #[test]
    fn a_table_is_ranked_with_ties_and_unknowns() {
        let csv = b"id,name,dti,x\nc,C,,0.1\na,A,0.5,0.2\nb,B,0.5,0.9\nd,<b>D,0.25,0.3\n";
        let words = shown("?view=data&lang=en", csv);
        assert!(
            words.contains("Your own data – not a published result"),
            "{words}"
        );
        assert!(words.contains("4 units, 2 indices"), "{words}");
        // Whoever is unknown could stand anywhere, so the ranks are intervals.
        let rows = "1–2 a A 0.5000 1–2 b B 0.5000 3–4 d <b>D 0.2500 – c C unknown";
        assert!(words.contains(rows), "{words}");
        assert!(words.contains("c C unknown"), "{words}");
        assert!(words.contains("<b>D"), "{words}");
        let words = shown("?view=data&lang=en&index=x", csv);
        assert!(
            words.contains("1 b B 0.9000 2 d <b>D 0.3000 3 a A 0.2000 4 c C 0.1000"),
            "{words}"
        );
    }

    #[test]
    fn faults_are_named_with_line_and_column_in_the_readers_language() {
        for (csv, vi, en) in [
            (
                &b"id,name,dti\na,A,x\n"[..],
                "Dòng 2, cột “dti”: không phải một số",
                "Line 2, column “dti”: not a number",
            ),
            (
                b"id,name,dti\na,A,1.5\n",
                "Dòng 2, cột “dti”: giá trị phải từ 0 đến 1",
                "values must be from 0 to 1",
            ),
            (b"id,name,dti\na,A,0.1\na,B,0.2\n", "Dòng 3", "Line 3"),
            (b"", "không có dữ liệu", "there is nothing in it"),
            (b"name,dti\nA,0.1\n", "thiếu cột", "a column is missing"),
            (
                b"id,name,dti\n\xff,A,0.1\n",
                "không đọc được",
                "cannot be read",
            ),
        ] {
            let words = shown("?view=data", csv);
            assert!(words.contains(vi), "{vi}: {words}");
            assert!(words.contains("Tệp của bạn không bị thay đổi"), "{words}");
            let words = shown("?view=data&lang=en", csv);
            assert!(words.contains(en), "{en}: {words}");
        }
    }

    #[test]
    fn a_huge_file_is_not_read() {
        assert_eq!(Own::read("a.csv", &vec![b'a'; 20_000_001]), Own::TooLarge);
    }
}
