//! The geometry of Viet Nam as it is imported, merged and encoded.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::viet_nam;
use dti_geo::{BorderKind, Geometry, Heading, Point, Ring};

const PROVINCES: [&str; 63] = [
    "ha-giang",
    "cao-bang",
    "lang-son",
    "bac-giang",
    "phu-tho",
    "thai-nguyen",
    "bac-kan",
    "tuyen-quang",
    "lao-cai",
    "yen-bai",
    "lai-chau",
    "son-la",
    "dien-bien",
    "hoa-binh",
    "ha-noi",
    "hai-phong",
    "hai-duong",
    "hung-yen",
    "vinh-phuc",
    "bac-ninh",
    "thai-binh",
    "nam-dinh",
    "ha-nam",
    "ninh-binh",
    "quang-ninh",
    "thanh-hoa",
    "nghe-an",
    "ha-tinh",
    "quang-binh",
    "quang-tri",
    "thua-thien-hue",
    "da-nang",
    "quang-nam",
    "quang-ngai",
    "binh-dinh",
    "phu-yen",
    "khanh-hoa",
    "ninh-thuan",
    "binh-thuan",
    "kon-tum",
    "gia-lai",
    "dak-lak",
    "dak-nong",
    "lam-dong",
    "ho-chi-minh",
    "dong-nai",
    "ba-ria-vung-tau",
    "binh-duong",
    "binh-phuoc",
    "tay-ninh",
    "can-tho",
    "long-an",
    "tien-giang",
    "ben-tre",
    "tra-vinh",
    "vinh-long",
    "an-giang",
    "dong-thap",
    "kien-giang",
    "hau-giang",
    "soc-trang",
    "bac-lieu",
    "ca-mau",
];

/// The mergers of 2025.
const MERGERS: [(&str, &[&str]); 34] = [
    ("tuyen-quang", &["ha-giang", "tuyen-quang"]),
    ("lao-cai", &["yen-bai", "lao-cai"]),
    ("thai-nguyen", &["bac-kan", "thai-nguyen"]),
    ("phu-tho", &["vinh-phuc", "hoa-binh", "phu-tho"]),
    ("bac-ninh", &["bac-giang", "bac-ninh"]),
    ("hung-yen", &["thai-binh", "hung-yen"]),
    ("hai-phong", &["hai-duong", "hai-phong"]),
    ("ninh-binh", &["ha-nam", "nam-dinh", "ninh-binh"]),
    ("quang-tri", &["quang-binh", "quang-tri"]),
    ("da-nang", &["quang-nam", "da-nang"]),
    ("quang-ngai", &["kon-tum", "quang-ngai"]),
    ("gia-lai", &["binh-dinh", "gia-lai"]),
    ("khanh-hoa", &["ninh-thuan", "khanh-hoa"]),
    ("lam-dong", &["dak-nong", "binh-thuan", "lam-dong"]),
    ("dak-lak", &["phu-yen", "dak-lak"]),
    (
        "ho-chi-minh",
        &["ba-ria-vung-tau", "binh-duong", "ho-chi-minh"],
    ),
    ("dong-nai", &["binh-phuoc", "dong-nai"]),
    ("tay-ninh", &["long-an", "tay-ninh"]),
    ("can-tho", &["soc-trang", "hau-giang", "can-tho"]),
    ("vinh-long", &["ben-tre", "tra-vinh", "vinh-long"]),
    ("dong-thap", &["tien-giang", "dong-thap"]),
    ("ca-mau", &["bac-lieu", "ca-mau"]),
    ("an-giang", &["kien-giang", "an-giang"]),
    ("ha-noi", &["ha-noi"]),
    ("hue", &["thua-thien-hue"]),
    ("lai-chau", &["lai-chau"]),
    ("dien-bien", &["dien-bien"]),
    ("son-la", &["son-la"]),
    ("lang-son", &["lang-son"]),
    ("quang-ninh", &["quang-ninh"]),
    ("thanh-hoa", &["thanh-hoa"]),
    ("nghe-an", &["nghe-an"]),
    ("ha-tinh", &["ha-tinh"]),
    ("cao-bang", &["cao-bang"]),
];

fn square_kilometres(geometry: &Geometry, area2: i64) -> f64 {
    let metres = geometry.metres_per_unit();
    area2 as f64 / 2.0 * metres * metres / 1e6
}

fn total(geometry: &Geometry) -> i64 {
    geometry.shapes().iter().map(|r| r.area2()).sum()
}

/// Even-odd, by another route than the crate's own.
fn inside(rings: &[Ring], p: Point) -> bool {
    let (px, py) = (f64::from(p.x), f64::from(p.y) + 0.25);
    let mut odd = false;
    for ring in rings {
        let points = ring.points();
        for (i, b) in points.iter().enumerate() {
            let a = points[(i + points.len() - 1) % points.len()];
            let (ax, ay, bx, by) = (
                f64::from(a.x),
                f64::from(a.y),
                f64::from(b.x),
                f64::from(b.y),
            );
            if (ay > py) != (by > py) && px < (bx - ax) * (py - ay) / (by - ay) + ax {
                odd = !odd;
            }
        }
    }
    odd
}

fn are_neighbours(geometry: &Geometry, a: &str, b: &str) -> bool {
    geometry.neighbours(a).any(|r| r.id() == b)
}

fn check(geometry: &Geometry) {
    let size = geometry.size();
    for region in geometry.shapes() {
        let id = region.id();
        assert!(
            inside(region.rings(), region.label()),
            "{id}: label outside"
        );
        assert!(region.area2() > 0, "{id}");
        let bounds = region.bounds();
        assert!(bounds.min.x >= 0 && bounds.min.y >= 0, "{id}");
        assert!(
            bounds.max.x <= size.width && bounds.max.y <= size.height,
            "{id}"
        );
        assert!(
            region
                .rings()
                .iter()
                .flat_map(Ring::points)
                .all(|&p| bounds.contains(p)),
            "{id}"
        );
        // Whole provinces have no enclaves, so every ring is an outer one.
        assert!(region.rings().iter().all(|r| !r.is_hole()), "{id}");
        assert_eq!(geometry.shape(id), Some(region));
        assert!(geometry.neighbours(id).next().is_some(), "{id} is alone");
        for other in geometry.neighbours(id) {
            assert_ne!(id, other.id());
            assert!(
                are_neighbours(geometry, other.id(), id),
                "{id} – {}",
                other.id()
            );
        }
    }
    // Rings take each border once from each side that has a unit.
    let mut edges: BTreeMap<(Point, Point), usize> = BTreeMap::new();
    for ring in geometry.shapes().iter().flat_map(|r| r.rings()) {
        let points = ring.points();
        for i in 0..points.len() {
            *edges
                .entry((points[i], points[(i + 1) % points.len()]))
                .or_default() += 1;
        }
    }
    assert!(edges.values().all(|&n| n == 1));
    let mut drawn = 0;
    for border in geometry.border_paths() {
        let sides = border.regions().count();
        assert_eq!(
            sides,
            if border.kind() == BorderKind::Shared {
                2
            } else {
                1
            }
        );
        for pair in border.points().windows(2) {
            let (a, b) = (pair[0], pair[1]);
            drawn += sides;
            let both = edges.contains_key(&(a, b)) && edges.contains_key(&(b, a));
            assert_eq!(both, sides == 2);
        }
    }
    assert_eq!(drawn, edges.len());
}

/// Follows the arrow keys.
fn reached(geometry: &Geometry, start: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::from([start.to_owned()]);
    let mut todo = vec![start.to_owned()];
    while let Some(id) = todo.pop() {
        for heading in [Heading::Up, Heading::Right, Heading::Down, Heading::Left] {
            if let Some(next) = geometry.toward(&id, heading)
                && reached.insert(next.id().to_owned())
            {
                todo.push(next.id().to_owned());
            }
        }
    }
    reached
}

#[test]
fn the_63_provinces() {
    let geometry = viet_nam();
    let ids: BTreeSet<&str> = geometry.ids().collect();
    assert_eq!(geometry.shapes().len(), 63);
    assert_eq!(ids, BTreeSet::from(PROVINCES));
    check(&geometry);
    assert_eq!(geometry.interior_borders().count(), 0);
}

#[test]
fn the_34_units() {
    let provinces = viet_nam();
    let units = provinces.merged(&MERGERS).unwrap();
    assert_eq!(units.shapes().len(), 34);
    assert_eq!(units.ids().collect::<Vec<_>>(), MERGERS.map(|(id, _)| id));
    check(&units);
    assert_eq!(total(&units), total(&provinces));
    for (id, members) in MERGERS {
        let sum: i64 = members
            .iter()
            .map(|m| provinces.shape(m).unwrap().area2())
            .sum();
        assert_eq!(units.shape(id).unwrap().area2(), sum, "{id}");
    }
    // Every border is still there: as a border or as a hairline.
    let lines = |g: &Geometry| g.border_paths().count() + g.interior_borders().count();
    assert_eq!(lines(&units), lines(&provinces));
    assert!(units.interior_borders().count() > 30);
    assert!(units.interior_borders().all(|b| b.regions().count() == 0));
    assert!(are_neighbours(&units, "hue", "da-nang"));
    assert!(are_neighbours(&units, "dak-lak", "khanh-hoa"));
    assert!(!are_neighbours(&units, "ha-noi", "quang-ninh"));
}

#[test]
fn no_gaps_and_no_overlaps() {
    let geometry = viet_nam();
    let whole = geometry.merged(&[("viet-nam", PROVINCES)]).unwrap();
    let [country] = whole.shapes() else { panic!() };
    // A gap would be a hole, or a sliver beside the mainland.
    assert!(country.rings().iter().all(|r| !r.is_hole()));
    let mut areas: Vec<i64> = country.rings().iter().map(Ring::area2).collect();
    areas.sort_unstable_by(|a, b| b.cmp(a));
    assert!(square_kilometres(&whole, areas[0]) > 320_000.0);
    // The largest island is Phú Quốc.
    assert!(
        (450.0..700.0).contains(&square_kilometres(&whole, areas[1])),
        "{areas:?}"
    );
    assert_eq!(country.area2(), total(&geometry));
    let area = square_kilometres(&whole, country.area2());
    assert!((area / 331_000.0 - 1.0).abs() < 0.02, "{area} km²");
}

#[test]
fn no_border_crosses_another() {
    let geometry = viet_nam();
    let segments: Vec<(Point, Point)> = geometry
        .border_paths()
        .flat_map(|b| {
            b.points()
                .windows(2)
                .map(|w| (w[0], w[1]))
                .collect::<Vec<_>>()
        })
        .collect();
    let side = |a: Point, b: Point, c: Point| {
        (i64::from(b.x - a.x) * i64::from(c.y - a.y) - i64::from(b.y - a.y) * i64::from(c.x - a.x))
            .signum()
    };
    for (i, &(a, b)) in segments.iter().enumerate() {
        for &(c, d) in &segments[i + 1..] {
            let apart = a.x.max(b.x) < c.x.min(d.x)
                || c.x.max(d.x) < a.x.min(b.x)
                || a.y.max(b.y) < c.y.min(d.y)
                || c.y.max(d.y) < a.y.min(b.y);
            let crosses =
                !apart && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
            assert!(!crosses, "{a:?}–{b:?} crosses {c:?}–{d:?}");
        }
    }
}

#[test]
fn known_neighbours() {
    let geometry = viet_nam();
    for (a, b) in [
        ("ha-noi", "hung-yen"),
        ("ha-noi", "bac-ninh"),
        ("da-nang", "thua-thien-hue"),
        ("ho-chi-minh", "ba-ria-vung-tau"),
        ("ca-mau", "kien-giang"),
        ("lai-chau", "lao-cai"),
    ] {
        assert!(are_neighbours(&geometry, a, b), "{a} – {b}");
    }
    for (a, b) in [
        ("ha-noi", "da-nang"),
        ("can-tho", "ca-mau"),
        ("ha-giang", "lang-son"),
    ] {
        assert!(!are_neighbours(&geometry, a, b), "{a} – {b}");
    }
    assert_eq!(geometry.neighbours("ha-noi").count(), 8);
    assert_eq!(geometry.neighbours("nowhere").count(), 0);
}

#[test]
fn arrow_keys_reach_every_unit_from_every_unit() {
    let provinces = viet_nam();
    let units = provinces.merged(&MERGERS).unwrap();
    for geometry in [&provinces, &units] {
        for id in geometry.ids() {
            let missing: Vec<&str> = geometry
                .ids()
                .filter(|other| !reached(geometry, id).contains(*other))
                .collect();
            assert!(missing.is_empty(), "from {id}: {missing:?}");
        }
    }
    assert_eq!(
        provinces.toward("da-nang", Heading::Down).unwrap().id(),
        "quang-nam"
    );
    assert_eq!(
        provinces.toward("quang-binh", Heading::Up).unwrap().id(),
        "ha-tinh"
    );
    assert!(provinces.toward("nowhere", Heading::Up).is_none());
}

#[test]
fn the_shape_of_the_country() {
    let geometry = viet_nam();
    let points = geometry
        .shapes()
        .iter()
        .flat_map(|r| [r.bounds().min, r.bounds().max]);
    let (mut w, mut h) = ((i32::MAX, i32::MIN), (i32::MAX, i32::MIN));
    for p in points {
        w = (w.0.min(p.x), w.1.max(p.x));
        h = (h.0.min(p.y), h.1.max(p.y));
    }
    let kilometres = |units: i32| f64::from(units) * geometry.metres_per_unit() / 1000.0;
    assert!(
        (1600.0..1700.0).contains(&kilometres(h.1 - h.0)),
        "{}",
        kilometres(h.1 - h.0)
    );
    // 600 km of mainland, and the islands off Kiên Giang and Khánh Hòa.
    assert!(
        (750.0..830.0).contains(&kilometres(w.1 - w.0)),
        "{}",
        kilometres(w.1 - w.0)
    );
    assert_eq!(geometry.size().height, 4096);
    // North is up, east is right.
    let label = |id: &str| geometry.shape(id).unwrap().label();
    assert!(label("ha-giang").y < label("ha-noi").y && label("ha-noi").y < label("ca-mau").y);
    assert!(label("dien-bien").x < label("quang-ninh").x);
    // An equal-area projection: a province far from the centre has its true size.
    let area = |id: &str| square_kilometres(&geometry, geometry.shape(id).unwrap().area2());
    for (id, official) in [
        ("nghe-an", 16_486.0),
        ("ha-giang", 7_928.0),
        ("ca-mau", 5_275.0),
    ] {
        assert!(
            (area(id) / official - 1.0).abs() < 0.05,
            "{id}: {} km²",
            area(id)
        );
    }
}

#[test]
fn islands_at_their_places() {
    let geometry = viet_nam();
    let near = |id: &str, x: std::ops::Range<f64>, y: std::ops::Range<f64>| {
        let size = geometry.size();
        geometry.shape(id).unwrap().rings().iter().any(|ring| {
            ring.points().iter().all(|p| {
                x.contains(&(f64::from(p.x) / f64::from(size.width)))
                    && y.contains(&(f64::from(p.y) / f64::from(size.height)))
            })
        })
    };
    // Phú Quốc in the far south-west, Côn Đảo south of the delta, Phú Quý off Bình Thuận, Bạch
    // Long Vĩ in the gulf, Cồn Cỏ off Quảng Trị.
    assert!(near("kien-giang", 0.2..0.3, 0.84..0.9));
    assert!(near("ba-ria-vung-tau", 0.5..0.65, 0.97..1.0));
    assert!(near("binh-thuan", 0.88..0.96, 0.84..0.88));
    assert!(near("hai-phong", 0.7..0.8, 0.2..0.23));
    assert!(near("quang-tri", 0.65..0.75, 0.4..0.43));
    assert!(near("ca-mau", 0.3..0.4, 0.98..1.0));
}

#[test]
fn the_archipelagos() {
    let provinces = viet_nam();
    let units = provinces.merged(&MERGERS).unwrap();
    for geometry in [&provinces, &units] {
        let [hoang_sa, truong_sa] = geometry.insets() else {
            panic!()
        };
        assert_eq!(
            (hoang_sa.id(), hoang_sa.province()),
            ("hoang-sa", "da-nang")
        );
        assert_eq!(
            (truong_sa.id(), truong_sa.province()),
            ("truong-sa", "khanh-hoa")
        );
        assert_eq!(hoang_sa.name_vi(), "Quần đảo Hoàng Sa");
        assert_eq!(truong_sa.name_en(), "Spratly Islands");
        assert_eq!(hoang_sa.rings().len() + hoang_sa.points().len(), 8);
        assert_eq!(truong_sa.rings().len() + truong_sa.points().len(), 63 + 2);
        for inset in geometry.insets() {
            let (size, frame) = (inset.size(), inset.frame());
            assert_eq!(size.width.max(size.height), 1024);
            let proportions = f64::from(size.width) / f64::from(size.height);
            let framed = f64::from(frame.width()) / f64::from(frame.height());
            assert!((proportions / framed - 1.0).abs() < 0.01);
            // The upper left corner is free for the name.
            let corner = |p: &Point| p.x <= size.width / 2 && p.y <= size.height * 35 / 100;
            assert!(!inset.points().iter().any(corner));
            assert!(!inset.rings().iter().flat_map(Ring::points).any(corner));
            // The frame lies in open sea, with some air around it.
            let air = 16;
            let land = geometry
                .shapes()
                .iter()
                .flat_map(|r| r.rings())
                .flat_map(Ring::points);
            for p in land {
                assert!(
                    p.x < frame.min.x - air
                        || p.x > frame.max.x + air
                        || p.y < frame.min.y - air
                        || p.y > frame.max.y + air,
                    "{}: land at {p:?}",
                    inset.id()
                );
            }
        }
    }
    let other = provinces.merged(&[("rest", PROVINCES)]).unwrap();
    assert!(other.insets().iter().all(|i| i.province() == "rest"));
}

#[test]
fn merges_that_make_no_sense() {
    let geometry = viet_nam();
    let merged = |groups: &[(&str, Vec<&str>)]| geometry.merged(groups).unwrap_err();
    let all = || PROVINCES.to_vec();
    assert!(merged(&[("a", vec!["ha-noi"])]).is_not_covered());
    assert!(merged(&[("a", vec!["atlantis"])]).is_unknown_unit());
    assert!(merged(&[("a", all()), ("b", vec!["ha-noi"])]).is_duplicate());
    assert!(merged(&[("a", all()), ("b", vec![])]).is_invalid());
    assert!(merged(&[("<b>", all())]).is_invalid());
    let (south, north) = PROVINCES.split_at(30);
    assert!(merged(&[("a", south.to_vec()), ("a", north.to_vec())]).is_duplicate());
}

#[test]
fn the_same_map_every_time() {
    let (once, again) = (viet_nam(), viet_nam());
    assert_eq!(once.to_bytes(), again.to_bytes());
    // The budget of the first screen counts on this; compressed it is less.
    assert!(once.to_bytes().len() < 12_000, "{}", once.to_bytes().len());
}
