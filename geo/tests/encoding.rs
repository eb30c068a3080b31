//! Encoding and decoding, and bytes that somebody got wrong.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod common;

use common::viet_nam;
use dti_geo::Geometry;

#[test]
fn round_trip() {
    let geometry = viet_nam();
    let bytes = geometry.to_bytes();
    assert_eq!(Geometry::from_bytes(&bytes).unwrap(), geometry);
    // Through serde, in another format.
    let json = serde_json::to_string(&geometry).unwrap();
    assert_eq!(serde_json::from_str::<Geometry>(&json).unwrap(), geometry);
    // A merged geometry keeps its hairlines.
    let halves: Vec<&str> = geometry.ids().collect();
    let (a, b) = halves.split_at(20);
    let merged = geometry.merged(&[("one", a), ("two", b)]).unwrap();
    let again = Geometry::from_bytes(&merged.to_bytes()).unwrap();
    assert_eq!(again, merged);
    assert_eq!(
        again.interior_borders().count(),
        merged.interior_borders().count()
    );
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = viet_nam().to_bytes();
    for n in 0..bytes.len() {
        assert!(
            Geometry::from_bytes(&bytes[..n]).unwrap_err().is_encoding(),
            "{n} bytes"
        );
    }
}

#[test]
fn bytes_too_many() {
    let mut bytes = viet_nam().to_bytes();
    bytes.push(0);
    let error = Geometry::from_bytes(&bytes).unwrap_err();
    assert!(error.is_encoding());
    assert_eq!(error.to_string(), "not encoded geometry: 1 bytes too many");
    assert!(
        Geometry::from_bytes(&vec![1; 3 << 20])
            .unwrap_err()
            .is_encoding()
    );
}

#[test]
fn another_version() {
    let mut bytes = viet_nam().to_bytes();
    bytes[0] = 9;
    let error = Geometry::from_bytes(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "not encoded geometry: version 9, not 1");
}

/// A small generator of numbers, so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }
}

#[test]
fn random_bytes_do_no_harm() {
    let mut numbers = Numbers(2020);
    for _ in 0..20_000 {
        let n = numbers.below(200);
        let mut bytes: Vec<u8> = (0..n).map(|_| numbers.next().to_le_bytes()[0]).collect();
        // Half of them get past the version.
        if let Some(first) = bytes.first_mut().filter(|b| **b % 2 == 0) {
            *first = 1;
        }
        assert!(Geometry::from_bytes(&bytes).is_err());
    }
}

#[test]
fn damaged_bytes_do_no_harm() {
    let good = viet_nam().to_bytes();
    let mut numbers = Numbers(63);
    for _ in 0..2_000 {
        let mut bytes = good.clone();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(bytes.len());
            bytes[at] = numbers.next().to_le_bytes()[0];
        }
        // Some damage is still a well-formed map; what is accepted must hold together.
        if let Ok(geometry) = Geometry::from_bytes(&bytes) {
            assert_eq!(
                Geometry::from_bytes(&geometry.to_bytes()).unwrap(),
                geometry
            );
            let ids: Vec<String> = geometry.ids().map(str::to_owned).collect();
            let _ = geometry.merged(&[("all".to_owned(), ids)]);
        }
    }
}

#[test]
fn lengths_that_promise_too_much() {
    // Version, width, height, scale, then a column that claims 2^32 - 1 items.
    let bytes = [&[1, 2, 2, 1][..], &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]].concat();
    assert!(Geometry::from_bytes(&bytes).unwrap_err().is_encoding());
}
