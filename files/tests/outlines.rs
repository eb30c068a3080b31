//! Outlined text: the letters of the shipped font, where the layout expects them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dti_charts::svg::Glyphs as _;
use dti_charts::{TextSize, Weight, measure};
use dti_engine::published;
use dti_files::Fonts;

fn fonts() -> Fonts<'static> {
    Fonts::built_in().expect("the shipped font")
}

const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];

/// Widths that HarfBuzz gives the same files, with kerning, in thousandths of an em.
#[test]
fn lines_are_as_wide_as_another_shaper_sets_them() {
    let fonts = fonts();
    for (text, regular, bold) in [
        ("Thừa Thiên Huế", 7489, 7665),
        ("TP. Hồ Chí Minh", 7538, 7755),
        ("Bà Rịa – Vũng Tàu", 8807, 9008),
        ("Đắk Nông", 4826, 4891),
        ("Vĩnh Phúc", 4799, 4935),
        ("Yên Bái", 3568, 3673),
        ("AVATAR", 3882, 4019),
        ("0,4874", 3557, 3642),
        ("Tỷ lệ 61 %", 4701, 4819),
        ("Bộ Lao động - Thương binh và Xã hội", 17967, 18342),
    ] {
        for (weight, width) in [(Weight::Regular, regular), (Weight::Bold, bold)] {
            let run = fonts.set(text, weight, false);
            assert_eq!((run.width, run.missing.len()), (width, 0), "{text}");
        }
    }
    assert_eq!(fonts.set("0,4874", Weight::Regular, true).width, 3603);
    assert_eq!(fonts.set("0,4874", Weight::Bold, true).width, 3697);
}

/// The files under a folder.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

/// Every character that can come into a chart: names, titles and words of both languages.
fn characters() -> BTreeSet<char> {
    let mut all = String::new();
    for data in published::all().expect("the data") {
        for unit in &data.units {
            all.extend([unit.name_vi.as_str(), &unit.name_en]);
        }
        for node in data.framework.nodes() {
            all.extend([node.name_vi.as_str(), &node.name_en]);
        }
    }
    for source in published::sources().expect("the sources") {
        all.extend([
            source.title_vi,
            source.publisher_vi,
            source.publisher_en,
            source.url,
        ]);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    files(&root.join("assets/data"), &mut paths);
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "csv"))
    {
        let named = ["units.csv", "spellings.csv", "regions.csv"];
        if path
            .file_name()
            .is_some_and(|name| named.iter().any(|known| name == *known))
        {
            all.push_str(&fs::read_to_string(path).expect("text"));
        }
    }
    let mut paths = Vec::new();
    files(&root.join("text/src"), &mut paths);
    assert!(paths.len() >= 5, "the words of the product");
    for path in paths {
        let text = fs::read_to_string(path).expect("text");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        all.extend(code);
    }
    all.chars()
        .filter(|c| !c.is_control() && !is_on_screen_only(*c))
        .collect()
}

/// Arrows and triangles of the page, where another font helps out; they are in no chart.
fn is_on_screen_only(character: char) -> bool {
    ('\u{2190}'..='\u{21ff}').contains(&character) || ('\u{25a0}'..='\u{25ff}').contains(&character)
}

#[test]
fn every_character_of_the_product_has_an_outline() {
    let fonts = fonts();
    let characters = characters();
    assert!(characters.len() > 150, "{}", characters.len());
    for weight in WEIGHTS {
        let missing: String = characters
            .iter()
            .filter(|c| !fonts.set(&c.to_string(), weight, false).missing.is_empty())
            .collect();
        assert_eq!(missing, "");
        for &character in &characters {
            let run = fonts.set(&character.to_string(), weight, false);
            let shows = run
                .glyphs
                .iter()
                .all(|(glyph, _)| !fonts.outline(weight, *glyph).is_empty());
            assert!(shows, "{character}");
            let blank = character.is_whitespace() || character == '\u{ad}';
            assert_eq!(run.glyphs.is_empty(), blank, "{character:?}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_layout_thinks() {
    let fonts = fonts();
    let mut compared = 0;
    for data in published::all().expect("the data") {
        let nodes = data.framework.nodes().iter().map(|node| &node.name_vi);
        for name in data.units.iter().map(|unit| &unit.name_vi).chain(nodes) {
            for weight in WEIGHTS {
                let drawn = f64::from(fonts.set(name, weight, false).width) * 13.0 / 1000.0;
                let measured = measure::width(name, TextSize::Label, weight, false);
                assert!(
                    drawn <= measured && drawn > measured * 0.9,
                    "{name}: {drawn} {measured}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 500);
    // Letter by letter both are the same, but for the air that layouts add.
    for character in characters() {
        let text = character.to_string();
        for weight in WEIGHTS {
            let drawn = f64::from(fonts.set(&text, weight, false).width) / 1000.0 * 13.0;
            let measured = measure::width(&text, TextSize::Label, weight, false);
            assert!((drawn * 1.01 - measured).abs() < 1e-9, "{character}");
        }
    }
}

#[test]
fn what_the_font_lacks_is_shown_and_named() {
    let fonts = fonts();
    let run = fonts.set("a漢b", Weight::Regular, false);
    assert_eq!(run.missing, ['漢']);
    assert_eq!(run.glyphs.len(), 3);
    assert_eq!(run.glyphs[1].0, 0);
    assert!(!fonts.outline(Weight::Regular, 0).is_empty());
    // Typed letter by mark, as some systems name files.
    let apart = fonts.set("Hue\u{302}\u{301}", Weight::Bold, false);
    assert_eq!(apart, fonts.set("Huế", Weight::Bold, false));
}

#[test]
fn what_is_no_font_is_refused() {
    assert!(Fonts::new(b"", b"").is_err());
    assert!(Fonts::new(b"\0\x01\0\0 not a font", b"").is_err());
}
