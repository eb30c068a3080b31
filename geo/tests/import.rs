//! Reading GeoJSON, and GeoJSON that is wrong.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use common::{ARCHIPELAGOS, PROVINCES};
use dti_geo::{GeoError, Geometry};

/// Two squares side by side; the second has the first one's eastern border as its western.
const TWO: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"da-nang"},"geometry":{"type":"Polygon","coordinates":[[[105,15],[106,15],[106,16],[105,16],[105,15]]]}},
{"type":"Feature","properties":{"id":"khanh-hoa"},"geometry":{"type":"Polygon","coordinates":[[[106,15],[107,15],[107,16],[106,16],[106,15]]]}}
]}"#;
const NONE: &str = r#"{"type":"FeatureCollection","features":[]}"#;

fn wrong(provinces: &str) -> GeoError {
    Geometry::from_geojson(provinces, NONE).unwrap_err()
}

fn wrong_islands(archipelagos: &str) -> GeoError {
    Geometry::from_geojson(PROVINCES, archipelagos).unwrap_err()
}

#[test]
fn two_squares_share_one_border() {
    let geometry = Geometry::from_geojson(TWO, NONE).unwrap();
    assert_eq!(geometry.ids().collect::<Vec<_>>(), ["da-nang", "khanh-hoa"]);
    assert_eq!(geometry.border_paths().count(), 3);
    let merged = geometry
        .merged(&[("both", ["da-nang", "khanh-hoa"])])
        .unwrap();
    assert_eq!(merged.border_paths().count(), 2);
    assert_eq!(merged.interior_borders().count(), 1);
    assert_eq!(merged.shapes()[0].rings().len(), 1);
}

#[test]
fn an_enclave_is_a_hole() {
    let text = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"around"},"geometry":{"type":"Polygon","coordinates":[
 [[105,15],[108,15],[108,18],[105,18],[105,15]],[[106,16],[107,16],[107,17],[106,17],[106,16]]]}},
{"type":"Feature","properties":{"id":"within"},"geometry":{"type":"Polygon","coordinates":[
 [[107,17],[106,17],[106,16],[107,16],[107,17]]]}}]}"#;
    let geometry = Geometry::from_geojson(text, NONE).unwrap();
    let [around, within] = geometry.shapes() else {
        panic!()
    };
    assert_eq!(around.rings().iter().filter(|r| r.is_hole()).count(), 1);
    assert_eq!(around.rings()[1].area2(), -within.rings()[0].area2());
    assert_eq!(
        geometry
            .neighbours("within")
            .map(|r| r.id())
            .collect::<Vec<_>>(),
        ["around"]
    );
    let merged = geometry.merged(&[("all", ["around", "within"])]).unwrap();
    assert_eq!(merged.shapes()[0].rings().len(), 1);
    assert_eq!(
        Geometry::from_bytes(&geometry.to_bytes()).unwrap(),
        geometry
    );
}

#[test]
fn an_island_has_the_nearest_as_neighbours() {
    let island = r#"{"type":"Feature","properties":{"id":"island"},"geometry":{"type":"Polygon",
        "coordinates":[[[109,15],[109.5,15],[109.5,15.5],[109,15.5],[109,15]]]}}"#;
    let text = TWO.replace("\n]}", &format!(",{island}]}}"));
    let geometry = Geometry::from_geojson(&text, NONE).unwrap();
    let ids: Vec<&str> = geometry.neighbours("island").map(|r| r.id()).collect();
    assert_eq!(ids, ["da-nang", "khanh-hoa"]);
    assert!(geometry.neighbours("khanh-hoa").any(|r| r.id() == "island"));
}

#[test]
fn truncated_text_says_where() {
    let error = wrong(&TWO[..150]);
    assert!(error.is_syntax(), "{error}");
    assert!(
        error.to_string().starts_with("provinces: line 2, column "),
        "{error}"
    );
    // Wherever it is cut off.
    for n in (0..TWO.len()).filter(|&n| TWO.is_char_boundary(n)) {
        assert!(wrong(&TWO[..n]).is_syntax(), "{n} bytes");
    }
    let cut = (1..=10)
        .map(|i| PROVINCES.len() * i / 11)
        .map(|n| PROVINCES.floor(n));
    for text in cut {
        assert!(
            Geometry::from_geojson(text, ARCHIPELAGOS)
                .unwrap_err()
                .is_syntax()
        );
    }
    let error = Geometry::from_geojson(PROVINCES, ARCHIPELAGOS.floor(5000)).unwrap_err();
    assert!(
        error.is_syntax() && error.to_string().starts_with("archipelagos: line "),
        "{error}"
    );
}

trait Floor {
    fn floor(&self, n: usize) -> &str;
}

impl Floor for str {
    fn floor(&self, n: usize) -> &str {
        let n = (0..=n).rev().find(|&n| self.is_char_boundary(n)).unwrap();
        &self[..n]
    }
}

#[test]
fn json_that_is_no_feature_collection() {
    for text in [
        "7",
        "[]",
        "{}",
        r#"{"type":"FeatureCollection"}"#,
        r#"{"type":"Topology"}"#,
    ] {
        let error = wrong(text);
        assert!(error.is_not_features(), "{text}: {error}");
        assert!(
            error
                .to_string()
                .starts_with("provinces: not a GeoJSON feature collection")
        );
    }
}

#[test]
fn a_missing_property_is_named() {
    let error = wrong(&TWO.replace(r#"{"id":"khanh-hoa"}"#, "{}"));
    assert!(error.is_missing_property());
    assert_eq!(
        error.to_string(),
        r#"provinces: feature no. 2: no property "id""#
    );
    let error = wrong(&TWO.replace(r#"{"id":"khanh-hoa"}"#, r#"{"id":7,"iso":"VN-34"}"#));
    assert_eq!(
        error.to_string(),
        r#"provinces: feature "VN-34": no property "id""#
    );

    for property in ["name_vi", "name_en", "province"] {
        let error = wrong_islands(&ARCHIPELAGOS.replacen(&format!("\"{property}\""), "\"x\"", 1));
        assert!(error.is_missing_property());
        let expected = format!("archipelagos: feature \"hoang-sa\": no property \"{property}\"");
        assert_eq!(error.to_string(), expected);
    }
    assert!(wrong_islands(&ARCHIPELAGOS.replace("\"archipelago\"", "\"x\"")).is_missing_property());
}

#[test]
fn shapes_that_are_none() {
    for (from, to) in [
        ("[105,16],[105,15]]", "[105,16],[105,15.5]]"),
        ("[[[105,15],[106,15],[106,16],[105,16],[105,15]]]", "[]"),
        (
            "[[[105,15],[106,15],[106,16],[105,16],[105,15]]]",
            "[[[105,15],[106,15],[105,15]]]",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[105,15],[106,15],[106,16],[105,16],[105,15]]]}"#,
            "null",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[105,15],[106,15],[106,16],[105,16],[105,15]]]}"#,
            r#"{"type":"Point","coordinates":[105,15]}"#,
        ),
        ("[106,16],[105,16]", "[106,15],[106,15]"),
        ("da-nang", "Đà Nẵng"),
    ] {
        let error = wrong(&TWO.replacen(from, to, 1));
        assert!(error.is_invalid(), "{to}: {error}");
    }
    // The same area claimed twice: a border with two units on one side.
    let error = wrong(&TWO.replace(
        "[[106,15],[107,15],[107,16],[106,16],[106,15]]",
        "[[105,15],[106,15],[106,16],[105,16],[105,15]]",
    ));
    assert!(error.is_invalid(), "{error}");
    assert!(wrong(NONE).is_invalid());
}

#[test]
fn positions_elsewhere() {
    for to in ["[15,105]", "[105,-90]", "[1e300,15]", "[205,15]"] {
        let error = wrong(&TWO.replacen("[105,15]", to, 1));
        assert!(error.is_out_of_range(), "{to}: {error}");
        assert!(error.to_string().contains("da-nang"));
    }
    // One number is no position at all.
    assert!(Geometry::from_geojson(&TWO.replacen("[105,15]", "[105]", 1), NONE).is_err());
}

#[test]
fn ids_that_stand_twice_or_nowhere() {
    assert!(wrong(&TWO.replace("khanh-hoa", "da-nang")).is_duplicate());
    assert!(wrong_islands(&ARCHIPELAGOS.replace("khanh-hoa", "atlantis")).is_unknown_unit());
    assert!(
        wrong_islands(&ARCHIPELAGOS.replace(r#""id":"truong-sa""#, r#""id":"hoang-sa""#))
            .is_duplicate()
    );
    let lost = ARCHIPELAGOS.replace(
        r#""archipelago":"truong-sa""#,
        r#""archipelago":"atlantis""#,
    );
    assert!(wrong_islands(&lost).is_unknown_unit());
    assert!(wrong_islands(&ARCHIPELAGOS.replace("hoang-sa", "atlantis")).is_invalid());
}

#[test]
fn winding_does_not_matter() {
    let wound = TWO.replace(
        "[[105,15],[106,15],[106,16],[105,16],[105,15]]",
        "[[105,15],[105,16],[106,16],[106,15],[105,15]]",
    );
    let areas = |text: &str| {
        let geometry = Geometry::from_geojson(text, NONE).unwrap();
        geometry
            .shapes()
            .iter()
            .map(|r| r.area2())
            .collect::<Vec<_>>()
    };
    assert_eq!(areas(&wound), areas(TWO));
    assert!(areas(TWO).iter().all(|&a| a > 0));
}
