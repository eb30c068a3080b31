//! Charts as files: every button on every screen has its file, named after what is in it.

mod common;

use std::collections::BTreeSet;

use common::{assert_sound, attributes, data, report, screen, share};
use dti_files::Saved;
use dti_views::save::{Asked, draws_of, save};
use dti_views::{Screenful, State};

/// The lines that the buttons of a chart name, each with the button's name.
fn lines(markup: &str) -> Vec<(String, String)> {
    let tags = markup.split('<').filter(|tag| tag.contains(" chart/"));
    tags.map(|tag| {
        let found = attributes(tag.split('>').next().expect("a tag"));
        let of = |wanted: &str| {
            let one = found.iter().find(|(name, _)| *name == wanted);
            one.expect(wanted).1.clone()
        };
        (of("data-save"), of("aria-label"))
    })
    .collect()
}

fn made(line: &str) -> Result<Saved, String> {
    let asked = Asked::of(line).ok_or_else(|| format!("no chart: {line}"))?;
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &asked.state,
        problems: &[],
        width: 0.0,
    };
    save(&screenful, &asked, None)
}

fn text(file: &Saved) -> String {
    String::from_utf8(file.bytes.clone()).expect("UTF-8")
}

#[test]
fn every_button_of_every_screen_has_its_file() {
    // Charts on each screen.
    for (query, charts) in [
        ("?view=profile&unit=khanh-hoa&rival=da-nang", 7),
        (
            "?view=profile&unit=bo-y-te&league=ministries-service&lang=en",
            3,
        ),
        (
            "?view=profile&unit=hue&league=provinces-34&year=2024&theme=dark",
            5,
        ),
        ("?view=profile&unit=ha-noi&year=2022", 2),
        ("?view=compare&with=ha-noi,da-nang,khanh-hoa", 5),
        ("?view=compare&with=ha-noi,da-nang&index=society", 3),
        ("?view=ministries&index=data&lang=en", 4),
        ("?view=nation", 1),
        ("?view=method&node=society.institutions", 1),
        ("?view=audit", 0),
        ("?view=data", 0),
    ] {
        let markup = screen(query, 1180.0);
        assert_sound(&markup, query);
        check(query, &markup, charts);
    }
}

#[test]
fn the_dialog_has_the_charts_of_explorer_and_simulator() {
    for (query, charts) in [
        ("", 3),
        ("?year=2023&colour=change&since=2022&region=tay-nguyen", 2),
        ("?league=ministries-nonservice&lang=en&theme=light", 2),
        ("?league=provinces-34&year=2022&unit=hue&printed=1", 2),
        (
            "?view=simulate&unit=khanh-hoa&set=khanh-hoa~economy.data:30",
            3,
        ),
        ("?view=profile&unit=hue", 0),
    ] {
        let markup = share(query);
        assert_sound(&markup, query);
        check(query, &markup, charts);
    }
}

#[track_caller]
fn check(query: &str, markup: &str, charts: usize) {
    let found = lines(markup);
    assert_eq!(found.len(), 8 * charts, "{query}");
    let lang = if query.contains("lang=en") {
        "en"
    } else {
        "vi"
    };
    let mut names = BTreeSet::new();
    for (file, label) in found {
        let (code, line) = file.split_once(' ').expect("a language");
        assert_eq!(code, lang);
        let saved = made(line).unwrap_or_else(|reason| panic!("{line}: {reason}"));
        assert!(!saved.bytes.is_empty(), "{line}");
        assert!(!label.is_empty());
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
        assert!(saved.name.bytes().all(plain), "{}", saved.name);
        assert!(
            names.insert(saved.name.clone()),
            "two files are {}",
            saved.name
        );
        if saved.media == "image/svg+xml" {
            let text = text(&saved);
            let source = if lang == "vi" {
                "Nguồn: "
            } else {
                "Source: "
            };
            assert!(text.contains(&format!("aria-label=\"{source}")), "{line}");
            assert!(text.contains(&format!("xml:lang=\"{lang}\"")), "{line}");
            assert_eq!(saved.name.contains("-dark"), query.contains("theme=dark"));
            let simulated = text.contains("Mô phỏng – không");
            assert_eq!(simulated, query.contains("set="), "{line}");
        }
    }
}

#[test]
fn a_picture_is_its_drawing_made_larger() {
    let small = text(&made("chart/svg/map/dark?unit=hue").expect("a drawing"));
    let large = made("chart/png-3/map/auto-dark?unit=thua-thien-hue").expect("a picture");
    assert_eq!(
        large.name,
        "dti-map-provinces-2020-dti-thua-thien-hue-vi-dark-3x.png"
    );
    let large = text(&large);
    let number = |text: &str, name: &str| -> f64 {
        let (_, rest) = text.split_once(&format!(" {name}=\"")).expect(name);
        rest.split('"')
            .next()
            .expect(name)
            .parse()
            .expect("a number")
    };
    for name in ["width", "height"] {
        let ratio = number(&large, name) / number(&small, name);
        assert!((ratio - 3.0).abs() < 1e-9, "{name}: {ratio}");
    }
    let view_box = |text: &str| text.split_once("viewBox=").expect("one").1[..30].to_owned();
    assert_eq!(view_box(&large), view_box(&small));
}

#[test]
fn draws_are_not_made_twice_nor_too_many() {
    let query = "v=1&view=simulate&panel=robustness&draws=50&seed=3";
    let line = format!("chart/csv/intervals/auto?{query}");
    let (state, _) = State::parse(query);
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &[],
        width: 0.0,
    };
    let mut run = screenful.run().expect("a run");
    run.step(50);
    let mut report = run.report();
    let asked = Asked::of(&line).expect("a chart");
    let again = save(&screenful, &asked, None).expect("a file");
    let kept = (draws_of(&state, 50), report.clone());
    assert_eq!(save(&screenful, &asked, Some(&kept)), Ok(again.clone()));
    // What is kept is what is written, and only for the same draws.
    report.units[0].p95 = 60;
    let other = (draws_of(&state, 50), report.clone());
    assert_ne!(save(&screenful, &asked, Some(&other)), Ok(again.clone()));
    let other = (draws_of(&state, 51), report);
    assert_eq!(save(&screenful, &asked, Some(&other)), Ok(again));
    let many = line.replace("draws=50", "draws=9000000");
    assert!(made(&many).expect_err("too many").contains("chạy lại"));
}

#[test]
fn a_line_that_names_nothing_is_refused() {
    for line in [
        "",
        "chart",
        "chart/svg",
        "chart/svg/map",
        "chart/gif/map/light",
        "chart/svg/pie/light",
        "chart/svg/map/blue",
        "ranking/provinces/2020/dti/corrected/csv",
    ] {
        assert!(Asked::of(line).is_none(), "{line}");
    }
    for line in [
        "chart/svg/map/light?league=ministries-service",
        "chart/svg/radar/light?index=society",
        "chart/svg/radar/light?index=society&unit=nowhere",
        "chart/svg/gap/light?unit=hue&with=nowhere",
        "chart/svg/bars/light?index=nothing",
        "chart/svg/bars/light?view=simulate&set=nowhere~data:3",
        "chart/csv/intervals/light",
        "chart/svg/years/light?league=provinces&unit=moon",
    ] {
        assert!(made(line).is_err(), "{line}");
    }
}
