//! Writes pages with every chart, to be looked at: `cargo run -p dti-charts --example gallery DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dti_charts::svg::{DomOptions, FileOptions, dom, file};
use dti_charts::{
    Scene, Theme, View, bars, css, gap, groups, intervals, map, radar, spark, tree, years,
};
use dti_text::Lang;

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "target/gallery".into());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let geometry = common::geometry();
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/fonts");
    for lang in Lang::ALL {
        for theme in ["light", "dark"] {
            for (page, column) in [(390, 358.0), (768, 340.0), (1440, 452.0)] {
                let mut body = String::new();
                type Case = (&'static str, fn(Lang, f64) -> View, bool);
                let cases: [Case; 8] = [
                    ("normal", common::provinces, true),
                    ("damaged", common::damaged, true),
                    ("simulated", common::simulated, true),
                    ("differences", common::differences, true),
                    ("changed", common::changed, true),
                    ("region", common::region, true),
                    ("window", common::window, true),
                    ("ministries", common::ministries, false),
                ];
                for (name, view, mapped) in cases {
                    let view = view(lang, column);
                    let mut scenes = Vec::new();
                    if mapped {
                        scenes.push(map(&view, &geometry));
                    }
                    scenes.extend([bars(&view), groups(&view)]);
                    let _ = write!(body, "<section id=\"{name}\">");
                    for scene in &scenes {
                        figure(&mut body, name, scene);
                    }
                    body.push_str("</section>");
                    for scene in scenes {
                        let theme = if theme == "light" {
                            Theme::Light
                        } else {
                            Theme::Dark
                        };
                        let name =
                            format!("{name}-{}-{lang}-{page}-{theme:?}.svg", scene.kind.name());
                        fs::write(folder.join(name), file(&scene, FileOptions { theme }))?;
                    }
                }
                let merged = map(&common::of_34(lang, column), &common::geometry_of_34());
                figure(&mut body, "merged", &merged);
                for (name, scenes) in others(lang, page) {
                    let _ = write!(body, "<section id=\"{name}\">");
                    for (at, scene) in scenes.iter().enumerate() {
                        figure(&mut body, &format!("{name}-{at}"), scene);
                    }
                    body.push_str("</section>");
                }
                let html = format!(
                    "<!doctype html><html lang={lang} data-theme={theme}><meta charset=utf-8>\
                     <meta name=viewport content=\"width=device-width\"><style>{}{}\
                     body{{margin:16px;background:var(--paper);color:var(--ink);\
                     font-family:var(--font)}}section{{display:flex;flex-wrap:wrap;gap:24px;\
                     align-items:flex-start;margin-bottom:48px}}h2{{font-size:15px;margin:0 0 8px}}\
                     figure{{margin:0}}p{{font-size:12px;color:var(--muted);\
                     margin:4px 0}}</style>{body}",
                    faces(&font),
                    css(),
                );
                fs::write(folder.join(format!("{lang}-{theme}-{page}.html")), html)?;
            }
        }
    }
    Ok(())
}

/// The charts that show units index by index or year by year, at the widths of a page.
fn others(lang: Lang, page: u32) -> Vec<(&'static str, Vec<Scene>)> {
    use common::more::{
        comparison, eight, gap_of_27, gap_of_a_scenario, gap_with_unknowns, nation, one_over_years,
        profile, rank_intervals, rank_intervals_of_ministries, ranks_over_years, small, tree_of_27,
        tree_of_eight, tree_with_components,
    };
    let (round, wide, long, large) = match page {
        390 => (358.0, 358.0, 358.0, 358.0),
        768 => (320.0, 480.0, 480.0, 736.0),
        _ => (420.0, 900.0, 700.0, 1100.0),
    };
    vec![
        (
            "radar",
            [profile, comparison, eight]
                .map(|of| radar(&of(lang, round)))
                .to_vec(),
        ),
        (
            "years",
            [one_over_years, ranks_over_years, nation]
                .map(|of| years(&of(lang, wide)))
                .to_vec(),
        ),
        (
            "gap",
            [gap_of_27, gap_with_unknowns, gap_of_a_scenario]
                .map(|of| gap(&of(lang, long)))
                .to_vec(),
        ),
        (
            "tree",
            [tree_of_27, tree_with_components, tree_of_eight]
                .map(|of| tree(&of(lang, large)))
                .to_vec(),
        ),
        (
            "intervals",
            [rank_intervals, rank_intervals_of_ministries]
                .map(|of| intervals(&of(lang, wide)))
                .to_vec(),
        ),
        ("spark", vec![spark(&small(lang))]),
    ]
}

fn figure(body: &mut String, name: &str, scene: &Scene) {
    let id = format!("{name}-{}", scene.kind.name());
    let svg = dom(
        scene,
        DomOptions {
            id: &id,
            interactive: true,
        },
    );
    let _ = write!(
        body,
        "<figure style=\"width:{}px\"><h2>{}</h2>{svg}<p>{}</p>",
        scene.width.max(240.0),
        scene.title,
        scene.description
    );
    for note in &scene.notes {
        let _ = write!(body, "<p>{note}</p>");
    }
    body.push_str("</figure>");
}

fn faces(font: &Path) -> String {
    [400, 600]
        .map(|weight| {
            let path = font.join(format!("be-vietnam-pro-{weight}.woff2"));
            format!(
                "@font-face{{font-family:\"Be Vietnam Pro\";font-weight:{weight};\
                 src:url(\"file://{}\")}}",
                path.display()
            )
        })
        .concat()
}
