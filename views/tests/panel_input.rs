//! What comes from outside into the simulator's panels: addresses and files, good and bad.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{assert_sound, attributes, data, panel, part, report, text};
use dti_engine::{Amount, ENGINE_VERSION, League, Scenario};
use dti_views::{Html, MAX_FILE, NoFile, Screenful, State};

const WIDE: f64 = 1180.0;

fn opened(query: &str, file: Result<&str, NoFile>) -> String {
    let (state, problems) = State::parse(query);
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &problems,
        width: WIDE,
    };
    let mut html = Html::default();
    screenful.write_file(file, &mut html);
    assert_sound(html.as_str(), "a file");
    html.as_str().to_owned()
}

fn href(markup: &str, key: &str) -> Option<String> {
    let sign = format!("data-key=\"{key}\"");
    markup.contains(&sign).then(|| {
        let tag = part(markup, &sign, "a");
        let tag = &tag[..tag.find('>').unwrap()];
        let mut attributes = attributes(tag).into_iter();
        attributes.find(|(name, _)| *name == "href").unwrap().1
    })
}

/// The bytes behind a `data:` address.
fn downloaded(href: &str) -> String {
    let bytes = href.strip_prefix("data:application/json,").unwrap();
    let bytes = bytes
        .split('%')
        .skip(1)
        .map(|byte| u8::from_str_radix(byte, 16).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}

const EDITED: &str =
    "view=simulate&panel=file&unit=khanh-hoa&set=khanh-hoa%7Egovernment.activity:48.5,rivals%7E5";

#[test]
fn a_scenario_goes_into_a_file_and_comes_back_the_same() {
    let markup = panel(EDITED, WIDE);
    let file = downloaded(&href(&markup, "download-scenario").unwrap());
    let scenario: Scenario = serde_json::from_str(&file).unwrap();
    assert_eq!(scenario.data, data().version);
    assert_eq!((scenario.league, scenario.year), (League::Provinces, 2020));
    for prefix in ["", "\u{feff}"] {
        let read = opened("lang=en&panel=file", Ok(&format!("{prefix}{file}")));
        let address = href(&read, "open-scenario").unwrap();
        let (state, problems) = State::parse(&address);
        assert_eq!(problems, [] as [&str; 0]);
        let dataset = data().dataset(state.league, state.year).unwrap();
        assert_eq!(dti_views::scenario(dataset, &state), scenario);
        assert_eq!(state.unit.as_deref(), Some("khanh-hoa"));
        assert!(text(&read).contains("Read: 63 provinces and cities, 2020, changes: 1."));
    }
}

#[test]
fn the_link_with_versions_opens_to_the_same_scenario() {
    let address = href(&panel(EDITED, WIDE), "link-with-versions").unwrap();
    assert!(address.contains(ENGINE_VERSION) && address.contains(&data().version));
    let (state, problems) = State::parse(&address);
    assert_eq!(problems, [] as [&str; 0]);
    let expected = State::parse(EDITED).0;
    assert_eq!(state.scenario.edits, expected.scenario.edits);
    // Both versions are those of this page, so nothing is said about them.
    assert!(!panel(&address, WIDE).contains("class=\"notice\""));
}

#[test]
fn another_version_of_data_or_engine_is_named() {
    let set = |more: &str| {
        format!("view=simulate&unit=khanh-hoa&set=khanh-hoa%7Egovernment.activity:48.5,{more}")
    };
    let words = text(&panel(&set("data%7E0badcafe"), WIDE));
    let both = format!(
        "phiên bản số liệu 0badcafe; trang này dùng phiên bản {}",
        data().version
    );
    assert!(words.contains(&both), "{words}");
    assert!(
        words.contains("Để lên hạng"),
        "the result is shown all the same"
    );
    let words = text(&panel(&set("engine%7E0.0.9"), WIDE));
    assert!(words.contains("bộ tính phiên bản 0.0.9"), "{words}");
    for lang in ["vi", "en"] {
        let future = panel(&format!("lang={lang}&{}", set("engine%7E9.0.0")), WIDE);
        let words = text(&future);
        let says = if lang == "vi" {
            "phiên bản 9.0.0 lập, mới hơn"
        } else {
            "engine version 9.0.0, later than"
        };
        assert!(words.contains(says), "{words}");
        assert!(
            !words.contains("Để lên hạng") && !words.contains("To reach rank"),
            "{words}"
        );
        let back = href(&future, "drop-scenario").unwrap();
        assert!(State::parse(&back).0.scenario.is_empty());
    }
    // A later form, and a scenario of the future is not handed on as if it were understood.
    assert!(text(&panel("set=v2,hue", WIDE)).contains("phiên bản 2"));
    let file = panel(&format!("panel=file&{}", set("engine%7E9.0.0")), WIDE);
    assert_eq!(href(&file, "download-scenario"), None);
}

#[test]
fn parameters_that_cannot_be_are_named_in_the_language_of_the_page() {
    for (query, says) in [
        ("panel=moon", "panel=moon"),
        ("panel=tipping&unit=atlantis", "unit=atlantis"),
        ("panel=reach&unit=khanh-hoa&target=NaN", "target=NaN"),
        (
            "panel=reach&unit=khanh-hoa&target=0",
            "Hạng phải là số nguyên từ 1 đến 63",
        ),
        (
            "panel=reach&unit=khanh-hoa&target=64",
            "Hạng phải là số nguyên từ 1 đến 63",
        ),
        (
            "panel=reach&unit=khanh-hoa&target=1.5",
            "Hạng phải là số nguyên từ 1 đến 63",
        ),
        (
            "panel=reach&unit=khanh-hoa&target=31&lock=moon",
            "lock=moon",
        ),
        ("panel=reach&unit=khanh-hoa&target=31&lock=dti", "lock=dti"),
        (
            "panel=reach&unit=khanh-hoa&target=31&effort=economy.data:0",
            "công sức phải lớn hơn 0",
        ),
        (
            "panel=reach&unit=khanh-hoa&target=31&effort=economy.data:-1",
            "công sức phải lớn hơn 0",
        ),
        (
            "panel=weights&set=weights%7Egovernment:0%7Eeconomy:0%7Esociety:0",
            "không được cộng lại bằng 0",
        ),
        (
            "panel=weights&set=weights%7Esociety:-5",
            "Trọng số không hợp lệ",
        ),
        (
            "panel=weights&set=weights%7Emoon:5",
            "Không có chỉ số “moon”",
        ),
        (
            "panel=rivals&unit=khanh-hoa&set=rivals%7E5000",
            "Mức thay đổi của đối thủ không hợp lệ",
        ),
        (
            "panel=rivals&unit=khanh-hoa&set=rivals%7E1990-1991",
            "Không có số liệu của hai năm",
        ),
        (
            "panel=rivals&unit=khanh-hoa&set=rivals%7Eatlantis:5",
            "Không có đơn vị “atlantis”",
        ),
        (
            "panel=explain&set=khanh-hoa%7Edti:100",
            "thay đổi một chỉ số tổng hợp",
        ),
        (
            "panel=explain&set=khanh-hoa%7Eeconomy.data:31",
            "nằm ngoài phạm vi",
        ),
        (
            "panel=explain&set=ha-nam%7Esociety.data:1",
            "Chưa rõ giá trị",
        ),
        (
            "panel=explain&set=khanh-ho%7Eeconomy.data:3",
            "Có phải là “Khánh Hòa”?",
        ),
        ("panel=explain&set=a%7Eb:1e9", "không đúng dạng"),
        (
            "panel=explain&set=rivals%7E1,rivals%7E2",
            "hai điều khác nhau",
        ),
        ("panel=robustness&draws=0", "từ 1 đến 10.000.000"),
        ("panel=robustness&draws=1.5", "từ 1 đến 10.000.000"),
        ("panel=robustness&draws=99999999", "từ 1 đến 10.000.000"),
        ("panel=robustness&seed=-1", "Hạt giống phải"),
        ("panel=robustness&concentration=0", "Độ tập trung phải"),
    ] {
        let query = format!("view=simulate&{query}");
        let markup = panel(&query, WIDE);
        assert_sound(&markup, &query);
        assert!(text(&markup).contains(says), "{query}: {}", text(&markup));
        // In English none of it is Vietnamese but for names.
        let english = text(&panel(&format!("{query}&lang=en"), WIDE));
        assert!(
            !english.contains("không") && !english.contains("phải"),
            "{query}: {english}"
        );
    }
    // Too long a list: only its start is kept for the message.
    let many = vec!["khanh-hoa%7Eeconomy.data:3"; 600].join(",");
    let markup = panel(
        &format!("view=simulate&panel=tipping&set={}", &many[..7_000]),
        WIDE,
    );
    assert!(markup.contains("class=\"notice\""));
}

#[test]
fn a_file_that_is_no_scenario_is_refused_with_the_reason() {
    let mut scenario = Scenario::new(League::Provinces, 2020);
    scenario.edit("khanh-hoa", "government.activity", Amount::Points(48.5));
    let good = serde_json::to_string(&scenario).unwrap();
    let long = {
        let mut long = scenario.clone();
        let dataset = data().dataset(League::Provinces, Some(2020)).unwrap();
        for (at, unit) in dataset.units.iter().enumerate() {
            for node in &dataset.framework.nodes()[1..] {
                let code = node.code.as_str();
                if !code.starts_with("economy.") {
                    continue;
                }
                let index = dataset.framework.index(code).unwrap();
                if dataset.columns[index].values[at].corrected.is_some() {
                    long.edit(&unit.id, code, Amount::Points(12.345_678));
                }
            }
        }
        serde_json::to_string(&long).unwrap()
    };
    let huge = " ".repeat(MAX_FILE as usize + 1);
    let deep = "[".repeat(100_000);
    let cases: Vec<(String, &str)> = vec![
        (String::new(), "dòng 1, cột 0"),
        ("{}".to_owned(), "không đúng dạng kịch bản JSON"),
        (
            "<script>alert(1)</script>".to_owned(),
            "không đúng dạng kịch bản JSON",
        ),
        (deep, "không đúng dạng kịch bản JSON"),
        (good.replace("48.5", "NaN"), "không đúng dạng kịch bản JSON"),
        (
            good.replace("48.5", "1e999"),
            "không đúng dạng kịch bản JSON",
        ),
        (good.replace("48.5", "-1"), "nằm ngoài phạm vi"),
        (
            good.replace("\"caps\"", "\"hats\""),
            "không đúng dạng kịch bản JSON",
        ),
        (
            good.replace("2020", "1999"),
            "không có số liệu 63 tỉnh, thành phố năm 1999",
        ),
        (
            good.replace("khanh-hoa", "atlantis"),
            "Không có đơn vị “atlantis”",
        ),
        (
            good.replace("government.activity", "dti"),
            "chỉ số tổng hợp",
        ),
        (good.replace(ENGINE_VERSION, "9.0.0"), "mới hơn phiên bản"),
        (good.replace("\"schema\":1", "\"schema\":2"), "phiên bản 2"),
        (huge, "lớn hơn 1 MB"),
        (long, "dài quá mức"),
    ];
    for (file, says) in cases {
        let markup = opened(EDITED, Ok(&file));
        let words = text(&markup);
        let start: String = file.chars().take(60).collect();
        assert!(
            words.contains("Không dùng được tệp này"),
            "{start}: {words}"
        );
        assert!(words.contains(says), "{start}: {words}");
        assert_eq!(href(&markup, "open-scenario"), None, "{start}");
        assert!(!markup.contains("<script"));
    }
    for (problem, says) in [
        (NoFile::TooLarge, "lớn hơn 1 MB"),
        (NoFile::NotText, "UTF-8"),
    ] {
        assert!(text(&opened(EDITED, Err(problem))).contains(says));
    }
    assert!(href(&opened(EDITED, Ok(&good)), "open-scenario").is_some());
}

#[test]
fn a_key_that_a_file_must_not_have_is_named() {
    let good = serde_json::to_string(&Scenario::new(League::Provinces, 2020)).unwrap();
    let long = format!("\"{}\"", "k".repeat(5_000));
    for (file, says) in [
        (
            good.replace("\"caps\"", "\"hats\""),
            "unknown field `hats`, expected one of `schema`",
        ),
        (
            good.replace("\"caps\"", "\"year\":2020,\"caps\""),
            "duplicate field `year`",
        ),
        (good.replace("\"year\":2020,", ""), "missing field `year`"),
        (good.replace("\"caps\"", &long), "k…"),
        (good.replace("\"caps\"", "\"<b>\""), "unknown field `<b>`"),
    ] {
        for (lang, label, place) in [
            ("vi", "Chi tiết kỹ thuật:", "ở dòng 1, cột "),
            ("en", "Technical detail:", "at line 1, column "),
        ] {
            let markup = opened(&format!("{EDITED}&lang={lang}"), Ok(&file));
            let detail = text(part(&markup, "class=\"detail\"", "p"));
            assert!(detail.starts_with(label), "{detail}");
            assert!(detail.contains(says) && detail.len() < 500, "{detail}");
            // The place is said once, in the language of the page.
            let words = text(&markup);
            assert!(words.contains(place), "{words}");
            assert!(!words.contains("line 1 column"), "{words}");
        }
    }
}

#[test]
fn a_file_of_other_versions_says_so_before_it_is_opened() {
    let mut scenario = Scenario::new(League::Provinces, 2020);
    scenario.edit("khanh-hoa", "government.activity", Amount::Points(48.5));
    for (lang, of_data, of_engine) in [
        (
            "vi",
            "phiên bản số liệu 0badcafe",
            "bộ tính phiên bản 0.0.9",
        ),
        ("en", "data version 0badcafe", "engine version 0.0.9"),
    ] {
        for (data_version, engine) in [
            (data().version.as_str(), ENGINE_VERSION),
            ("", "0.0.9"),
            ("0badcafe", ENGINE_VERSION),
            ("0badcafe", "0.0.9"),
        ] {
            scenario.data = data_version.to_owned();
            scenario.engine = engine.to_owned();
            let file = serde_json::to_string(&scenario).unwrap();
            // The scenario of the page itself cannot be computed; that is not about the file.
            for query in [EDITED, "view=simulate&panel=file&set=rivals~5000"] {
                let markup = opened(&format!("{query}&lang={lang}"), Ok(&file));
                let link = markup.find("data-key=\"open-scenario\"").unwrap();
                let before = text(&markup[..link]);
                assert_eq!(
                    before.contains(of_data),
                    data_version == "0badcafe",
                    "{before}"
                );
                assert_eq!(before.contains(of_engine), engine == "0.0.9", "{before}");
            }
        }
    }
}
