//! The frames of Hoàng Sa and Trường Sa stand beside the land at every width that a screen gives them.

mod common;

use dti_charts::svg::{FileOptions, file};
use dti_charts::{Theme, View, map};
use dti_geo::Geometry;
use dti_text::Lang;

/// The number after `name="` in a tag.
fn attribute(tag: &str, name: &str) -> Option<f64> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()?.parse().ok()
}

fn numbers(words: &str) -> Vec<f64> {
    let spaced = words.replace('-', " -");
    let numbers = spaced.split_whitespace();
    numbers
        .map(|number| number.parse().expect("a path has numbers"))
        .collect()
}

/// The corners of rings, each written `Mx y`, then `l` and the ways from corner to corner, then `z`.
fn corners(path: &str) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for ring in path.split('M').skip(1) {
        let (first, ways) = ring.split_once('l').expect("a ring has corners");
        let mut at = (0.0, 0.0);
        for words in [first, ways.trim_end_matches('z')] {
            for way in numbers(words).chunks_exact(2) {
                at = (at.0 + way[0], at.1 + way[1]);
                found.push(at);
            }
        }
    }
    found
}

/// The units of which land lies under the frame of an inset.
fn covered(view: &View, geometry: &Geometry) -> Vec<String> {
    let scene = map(view, geometry);
    let svg = file(
        &scene,
        FileOptions {
            theme: Theme::Light,
        },
    );
    let frames: Vec<[f64; 4]> = (svg
        .split("<rect")
        .filter(|tag| tag.contains("fill=\"none\"")))
    .filter_map(|tag| {
        let of = |name| attribute(tag, name);
        let (x, y) = (of("x")?, of("y")?);
        Some([x, y, x + of("width")?, y + of("height")?])
    })
    .collect();
    assert_eq!(frames.len(), 2);
    let words: Vec<&str> = (scene.shapes())
        .filter_map(|(_, shape)| shape.words())
        .collect();
    assert!(!words.concat().contains('…'), "{words:?}");
    let mut covered = Vec::new();
    for mark in svg.split("data-unit=\"").skip(1) {
        // The first of its paths is its land, another its islands in the frame.
        let Some((_, path)) = mark.split_once(" d=\"") else {
            continue;
        };
        let path = path.split('"').next().unwrap_or_default();
        let is_under = |&(x, y): &(f64, f64)| {
            let within = |[left, top, right, bottom]: &[f64; 4]| {
                x > *left && x < *right && y > *top && y < *bottom
            };
            frames.iter().any(within)
        };
        if corners(path).iter().any(is_under) {
            covered.push(mark.split('"').next().unwrap_or_default().to_owned());
        }
    }
    covered
}

#[test]
fn frames_stand_beside_the_land() {
    let (of_63, of_34) = (common::geometry(), common::geometry_of_34());
    let mut wrong = Vec::new();
    for width in (272..=400).step_by(8).chain([480, 560, 720]) {
        for lang in [Lang::Vi, Lang::En] {
            for (view, geometry) in [
                (common::provinces(lang, f64::from(width)), &of_63),
                (common::of_34(lang, f64::from(width)), &of_34),
            ] {
                let covered = covered(&view, geometry);
                if !covered.is_empty() {
                    wrong.push((width, lang.code(), covered));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
