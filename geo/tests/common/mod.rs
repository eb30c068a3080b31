//! What the tests of this crate share.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]
#![allow(clippy::unwrap_used, reason = "a test may")]

use dti_geo::Geometry;

pub const PROVINCES: &str = include_str!("../../../assets/geo/provinces-63.geojson");
pub const ARCHIPELAGOS: &str = include_str!("../../../assets/geo/archipelagos.geojson");

pub fn viet_nam() -> Geometry {
    Geometry::from_geojson(PROVINCES, ARCHIPELAGOS).unwrap()
}
