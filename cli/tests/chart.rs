//! `dti chart`: the marks of every chart show the numbers of `dti rank`.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use support::{dti, ok, out, refused};

fn path(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    path.to_str().expect("UTF-8").to_owned()
}

/// The JSON of such a run.
#[track_caller]
fn json(args: &str) -> Value {
    serde_json::from_str(&out(args)).expect("JSON")
}

/// The marks of an SVG: what they stand for, and their titles.
fn marks(svg: &str, attribute: &str) -> Vec<(String, String)> {
    let start = format!("<g {attribute}=\"");
    svg.split(&start)
        .skip(1)
        .map(|rest| {
            let (id, rest) = rest.split_once('"').expect("an id");
            let rest = rest.strip_prefix("><title>").expect("a title first");
            let (title, _) = rest.split_once("</title>").expect("an end");
            (id.to_owned(), title.to_owned())
        })
        .collect()
}

/// Everything that a file must have, whatever it shows.
#[track_caller]
fn is_whole(svg: &str, kind: &str, lang: &str) {
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.ends_with("</svg>\n"));
    assert!(svg.contains(&format!("data-chart=\"{kind}\"")), "{kind}");
    assert!(svg.contains(&format!("xml:lang=\"{lang}\"")));
    assert!(svg.contains("<title>") && svg.contains("<desc>"));
    assert!(!svg.contains("<text"), "text is outlined");
    assert!(!svg.contains("=\"NaN\"") && !svg.contains("=\"inf\""));
    let source = if lang == "vi" {
        "Nguồn: "
    } else {
        "Source: "
    };
    assert!(
        svg.contains(&format!("aria-label=\"{source}")),
        "a citation"
    );
    // Every glyph that is used is there.
    let used: BTreeSet<&str> = svg
        .split("<use xlink:href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(used.len() > 20);
    for glyph in used {
        assert!(svg.contains(&format!("<path id=\"{glyph}\"")), "{glyph}");
    }
}

/// A value as a language writes it.
fn number(value: &Value, lang: &str) -> String {
    let text = format!("{:.4}", value.as_f64().expect("a number"));
    if lang == "vi" {
        text.replace('.', ",")
    } else {
        text
    }
}

/// Every unit of a ranking has a mark that says its name, value and rank.
#[track_caller]
fn shows_the_ranking(kind: &str, selection: &str, lang: &str) {
    let svg = out(&format!("chart {kind} {selection} --lang {lang} -o -"));
    is_whole(&svg, kind, lang);
    let marks = marks(&svg, "data-unit");
    let rows = json(&format!("rank {selection} --format json"));
    let rows = rows.as_array().expect("rows");
    assert_eq!(marks.len(), rows.len(), "{kind} {selection}");
    for row in rows {
        let id = row["id"].as_str().expect("an id");
        let (_, title) = marks.iter().find(|mark| mark.0 == id).expect("a mark");
        if row["value"].is_null() {
            let unknown = if lang == "vi" { "chưa rõ" } else { "unknown" };
            assert!(title.contains(unknown), "{title}");
        } else {
            assert!(
                title.contains(&number(&row["value"], lang)),
                "{title}: {row}"
            );
        }
        if let Some(rank) = row["rank"].as_u64() {
            let word = if lang == "vi" { "hạng" } else { "rank" };
            let said = title
                .split([',', ':'])
                .any(|part| part.trim() == format!("{word} {rank}"));
            assert!(said, "{title}: {row}");
        }
        if id == "da-nang" {
            assert!(title.starts_with("Đà Nẵng"));
        }
    }
}

#[test]
fn map_and_bars_show_the_ranking() {
    for kind in ["map", "bars"] {
        for lang in ["vi", "en"] {
            shows_the_ranking(kind, "--index dti", lang);
            shows_the_ranking(kind, "--index society.data", lang);
            shows_the_ranking(kind, "--index society --printed", lang);
        }
        shows_the_ranking(kind, "--league provinces-34", "vi");
        shows_the_ranking(kind, "--year 2022 --index security", "en");
    }
    shows_the_ranking("bars", "--league ministries-service --index activity", "vi");
}

#[test]
fn the_pie_counts_the_groups() {
    let svg = ok("chart groups -o -");
    is_whole(&svg, "groups", "vi");
    let rows = json("rank --format json");
    for (group, title) in marks(&svg, "data-group") {
        let wanted: u64 = group.parse().expect("a group");
        let rows = rows.as_array().expect("rows").iter();
        let count = rows.filter(|row| row["group"] == wanted).count();
        assert!(count > 0 && title.contains(&count.to_string()), "{title}");
    }
    assert_eq!(marks(&svg, "data-group").len(), 4);
}

/// The value of a unit on an index.
fn value(unit: &str, selection: &str) -> Value {
    let rows = json(&format!("rank {selection} --format json"));
    let mut rows = rows.as_array().expect("rows").iter();
    rows.find(|row| row["id"] == unit).expect("the unit")["value"].clone()
}

#[test]
fn the_radar_shows_the_values_of_both_units() {
    let svg = ok("chart radar --index society --unit da-nang --unit khanh-hoa -o -");
    is_whole(&svg, "radar", "vi");
    for index in ["awareness", "activity", "expert"] {
        for unit in ["da-nang", "khanh-hoa"] {
            let value = number(&value(unit, &format!("--index society.{index}")), "vi");
            let name = if unit == "da-nang" {
                "Đà Nẵng"
            } else {
                "Khánh Hòa"
            };
            let marks = marks(&svg, "data-indicator");
            let mark = marks
                .iter()
                .find(|mark| mark.0 == format!("society.{index}"));
            let (_, title) = mark.expect("a mark for the index");
            assert!(title.contains(&format!("{name} {value}")), "{title}");
        }
    }
}

#[test]
fn years_show_the_values_and_ranks_of_each() {
    let values = ok("chart years --unit khanh-hoa --lang en -o -");
    let ranks = ok("chart ranks --unit khanh-hoa --lang en -o -");
    for svg in [&values, &ranks] {
        is_whole(svg, "years", "en");
    }
    let values = marks(&values, "data-unit");
    for year in [2020, 2022, 2023, 2024] {
        let value = number(&value("khanh-hoa", &format!("--year {year}")), "en");
        assert!(
            values.iter().any(|mark| mark.1.contains(&value)),
            "{year} {value}"
        );
    }
    let nation = ok("chart years --league nation -o -");
    is_whole(&nation, "years", "vi");
    assert!(nation.contains("0,48"));
}

#[test]
fn gap_and_tree_are_drawn() {
    let svg = ok("chart gap --unit khanh-hoa --unit da-nang -o -");
    is_whole(&svg, "gap", "vi");
    assert!(svg.contains("Khánh Hòa") && svg.contains("0,4874"));
    is_whole(&ok("chart gap --unit khanh-hoa -o -"), "gap", "vi");
    is_whole(&ok("chart tree --lang en -o -"), "tree", "en");
}

#[test]
fn a_tree_can_be_of_one_pillar() {
    let svg = ok("chart tree --index society --lang en -o -");
    is_whole(&svg, "tree", "en");
    assert!(svg.contains("Digital society: structure by points</title>"));
    // Decision 1726: nine indices of 30 points each, that of activity of 60.
    assert!(svg.contains("300 points in all"));
    let entries = marks(&svg, "data-indicator");
    assert_eq!(entries.len(), 9);
    assert!(entries.iter().all(|(id, _)| id.starts_with("society.")));
    let table = ok("chart tree --index society --format csv -o -");
    assert_eq!(table.lines().count(), 11);
    let one = ok("chart tree --index society.data --format csv -o -");
    assert_eq!(one.lines().count(), 2);
}

/// Width and height of an SVG.
fn size(svg: &str) -> (f64, f64) {
    let of = |name: &str| {
        let (_, rest) = svg.split_once(&format!(" {name}=\"")).expect("a size");
        rest.split('"')
            .next()
            .expect("a number")
            .parse()
            .expect("a number")
    };
    (of("width"), of("height"))
}

#[test]
fn a_picture_is_as_large_as_asked_for_and_not_blank() {
    for (kind, scale, theme) in [
        ("groups", 1, "light"),
        ("groups", 3, "dark"),
        ("radar --index society --unit da-nang", 1, "dark"),
    ] {
        let to = path("picture.png");
        ok(&format!(
            "chart {kind} --theme {theme} --scale {scale} -o {to}"
        ));
        let (width, height) = size(&ok(&format!("chart {kind} --theme {theme} -o -")));
        let file = std::io::BufReader::new(std::fs::File::open(&to).expect("the picture"));
        let mut reader = png::Decoder::new(file).read_info().expect("PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("pixels");
        let scale = f64::from(scale);
        assert_eq!(
            (f64::from(info.width), f64::from(info.height)),
            ((width * scale).ceil(), (height * scale).ceil())
        );
        let colours: BTreeSet<&[u8]> = pixels.chunks(4).collect();
        assert!(colours.len() > 100, "{kind}: {} colours", colours.len());
        let paper: [u8; 4] = if theme == "light" {
            [0xfb, 0xfa, 0xf6, 255]
        } else {
            [0x15, 0x18, 0x1a, 255]
        };
        let painted = pixels.chunks(4).filter(|pixel| *pixel != paper).count();
        let share = painted as f64 / (pixels.len() / 4) as f64;
        assert!((0.02..0.9).contains(&share), "{kind}: {share}");
    }
}

#[test]
fn a_file_holds_what_standard_output_gets() {
    let to = path("bars.svg");
    ok(&format!("chart bars --unit khanh-hoa -o {to}"));
    let file = std::fs::read_to_string(&to).expect("the file");
    assert_eq!(file, ok("chart bars --unit khanh-hoa -o -"));
    assert_ne!(file, ok("chart bars -o -"));
    assert_ne!(file, ok("chart bars --unit khanh-hoa --theme dark -o -"));
}

#[test]
fn what_cannot_be_drawn_is_refused_in_a_line() {
    for (args, words) in [
        ("map -o map.jpg", ".svg or .png"),
        ("map --league ministries-service -o -", "has no map"),
        ("radar -o -", "--unit"),
        ("radar --unit da-nang --index society.data -o -", "no radar"),
        ("bars --unit da-nang --unit ha-noi -o -", "at most 1"),
        ("gap --unit da-nang --unit da-nang -o -", "twice"),
        ("gap --unit ha-nam --index society.data -o -", "ha-nam"),
        ("bars --unit da-nag -o -", "da-nang"),
        ("bars --index nothing -o -", "nothing"),
        ("bars --lang fr -o -", "vi or en"),
        ("bars --scale 4 -o -", "4"),
        ("bars --width 10 -o -", "10"),
        ("pie -o -", "groups"),
        ("map", "--output"),
    ] {
        let line = refused(&format!("chart {args}"), 2);
        assert!(line.contains(words), "{args}: {line}");
    }
    let line = refused("chart groups -o no-such-folder/x.svg", 1);
    assert!(line.contains("no-such-folder"), "{line}");
}

#[test]
fn an_inferred_framework_is_named() {
    let run = dti("chart bars --league ministries-nonservice -o -");
    assert_eq!(run.code, 0);
    assert!(
        run.err.starts_with("note: ") && run.err.contains("inferred"),
        "{}",
        run.err
    );
}

#[test]
fn a_card_shows_a_unit_in_a_picture_of_fixed_size() {
    let to = path("card.png");
    ok(&format!("card khanh-hoa --lang en -o {to}"));
    let file = std::io::BufReader::new(std::fs::File::open(&to).expect("the picture"));
    let reader = png::Decoder::new(file).read_info().expect("PNG");
    assert_eq!((reader.info().width, reader.info().height), (1200, 630));
    let to = path("card.svg");
    ok(&format!(
        "card bo-tai-chinh --league ministries-service -o {to}"
    ));
    let svg = std::fs::read_to_string(&to).expect("the picture");
    let value = number(&value("bo-tai-chinh", "--league ministries-service"), "vi");
    assert!(svg.contains(&format!(
        "<title>DTI 2020 – Bộ Tài chính: {value}, hạng 1/18</title>"
    )));
    let line = refused("card khanh-hoa -o card.gif", 2);
    assert!(line.contains(".png or .svg"), "{line}");
    let line = refused(&format!("card nowhere -o {to}"), 2);
    assert!(line.contains("nowhere"), "{line}");
}
