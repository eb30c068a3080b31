//! GeoJSON in, [`Geometry`] out: reading, projecting, snapping to the grid, cutting into arcs.
//!
//! Transcendental functions come from `libm`, so that every platform gives the same geometry.

use std::collections::{BTreeMap, BTreeSet};

use geojson::{Feature, FeatureCollection, GeometryValue, Position};

use crate::error::{GeoError, Kind};
use crate::plane::{Bounds, Point, Ring, Size, area2};
use crate::topology::{Draft, assemble, cut};
use crate::{Geometry, Inset};

/// Height of the map's grid. A unit is some 400 m: a fifth of a pixel on a map 800 pixels high, and
/// four of the sources' own steps.
const HEIGHT: i32 = 4096;
/// The longer side of an inset's grid.
const INSET_SIDE: i32 = 1024;
/// Empty rim of the map's grid, in units.
const MARGIN: i32 = 8;
/// Empty rim of an inset's grid, in units.
const INSET_MARGIN: i32 = 64;
/// Islands of a smaller area, in square units (0.65 km² on the map), are not drawn.
const MIN_AREA: i64 = 4;
/// A reef narrower and lower than this, in units of its inset, becomes a point.
const MIN_REEF: i32 = 5;
/// Mean radius of the Earth that preserves its area (GRS 80), in metres.
const RADIUS: f64 = 6_371_007.181;
/// The centre of the map: latitude and longitude in degrees.
const CENTRE: (f64, f64) = (16.0, 105.8);
/// Farthest latitude or longitude from the centre of a map, in degrees.
const REACH: f64 = 20.0;

/// Where each inset goes on the map: id, latitude and longitude of the middle of its frame, and
/// width of the frame in metres. Open sea, about as far from the mainland as the frame allows.
const FRAMES: [(&str, (f64, f64), f64); 2] = [
    ("hoang-sa", (18.25, 108.5), 240_000.0),
    ("truong-sa", (9.36, 108.45), 215_000.0),
];

const PROVINCES: &str = "provinces";
const ARCHIPELAGOS: &str = "archipelagos";

/// Lambert's azimuthal equal-area projection of the sphere.
struct Projection {
    sin: f64,
    cos: f64,
    longitude: f64,
}

impl Projection {
    fn new((latitude, longitude): (f64, f64)) -> Self {
        let phi = latitude.to_radians();
        Self {
            sin: libm::sin(phi),
            cos: libm::cos(phi),
            longitude,
        }
    }

    /// Metres east and **south** of the centre.
    fn project(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let phi = latitude.to_radians();
        let lambda = (longitude - self.longitude).to_radians();
        let (sin, cos) = (libm::sin(phi), libm::cos(phi));
        let toward = cos * libm::cos(lambda);
        let k = RADIUS * libm::sqrt(2.0 / (1.0 + self.sin * sin + self.cos * toward));
        (
            k * cos * libm::sin(lambda),
            k * (self.sin * toward - self.cos * sin),
        )
    }
}

/// Metres to grid units.
struct Grid {
    left: f64,
    top: f64,
    metres_per_unit: f64,
    margin: i32,
}

impl Grid {
    fn snap(&self, (x, y): (f64, f64)) -> Point {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "positions are near the centre"
        )]
        let unit = |metres: f64| libm::round(metres / self.metres_per_unit) as i32 + self.margin;
        Point {
            x: unit(x - self.left),
            y: unit(y - self.top),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few kilometres"
    )]
    fn millimetres(&self) -> u32 {
        libm::round(self.metres_per_unit * 1000.0) as u32
    }
}

/// Left, top, right, bottom in metres.
fn extent(points: impl IntoIterator<Item = (f64, f64)>) -> Option<[f64; 4]> {
    points.into_iter().fold(None, |extent, (x, y)| {
        let [l, t, r, b] = extent.unwrap_or([x, y, x, y]);
        Some([l.min(x), t.min(y), r.max(x), b.max(y)])
    })
}

impl Geometry {
    /// Reads the provinces (features with `id`; Polygon or MultiPolygon) and the archipelagos
    /// (features with `id`, `name_vi`, `name_en` and `province`; and Point features with
    /// `archipelago`), longitude and latitude in degrees, projects them and cuts them into shared
    /// borders. The units keep the order of the features.
    ///
    /// # Errors
    ///
    /// Text that is not JSON (with line and column) or no feature collection, a missing property
    /// (with the feature), a position far from Viet Nam, an open or empty ring, an id that stands
    /// twice, an archipelago of an unknown province or unknown to this crate.
    pub fn from_geojson(provinces: &str, archipelagos: &str) -> Result<Self, GeoError> {
        let provinces = read(PROVINCES, provinces)?;
        let archipelagos = read(ARCHIPELAGOS, archipelagos)?;

        let projection = Projection::new(CENTRE);
        let mut ids: Vec<String> = Vec::new();
        let mut metres: Vec<(usize, Vec<(f64, f64)>)> = Vec::new();
        for (n, feature) in provinces.features.iter().enumerate() {
            let id = property(PROVINCES, n, feature, "id")?;
            for ring in rings(PROVINCES, &id, feature)? {
                let project =
                    |&[longitude, latitude]: &[f64; 2]| projection.project(latitude, longitude);
                metres.push((ids.len(), ring.iter().map(project).collect()));
            }
            ids.push(id);
        }
        let [left, top, right, bottom] =
            extent(metres.iter().flat_map(|(_, ring)| ring.iter().copied()))
                .filter(|[_, top, _, bottom]| bottom > top)
                .ok_or_else(|| GeoError::invalid(PROVINCES, "no provinces"))?;
        let grid = Grid {
            left,
            top,
            metres_per_unit: (bottom - top) / f64::from(HEIGHT - 2 * MARGIN),
            margin: MARGIN,
        };
        let mut size = Size {
            width: grid.snap((right, bottom)).x + MARGIN,
            height: HEIGHT,
        };

        let rings = snapped(&ids, &grid, &metres)?;
        let insets = insets(&archipelagos, &projection, &grid)?;
        for inset in &insets {
            size.width = size.width.max(inset.frame.max.x + MARGIN);
        }

        let (arcs, refs) = cut(&rings
            .iter()
            .map(|(_, ring)| ring.clone())
            .collect::<Vec<_>>());
        let mut drafts: Vec<Draft> = ids
            .into_iter()
            .map(|id| Draft {
                id,
                rings: Vec::new(),
                label: None,
            })
            .collect();
        for ((unit, _), refs) in rings.iter().zip(refs) {
            drafts[*unit].rings.push(refs);
        }
        assemble(size, grid.millimetres(), arcs, drafts, insets)
    }
}

/// The rings on the grid, oriented, without repeated points and spikes, and without islands too
/// small to be seen.
fn snapped(
    ids: &[String],
    grid: &Grid,
    metres: &[(usize, Vec<(f64, f64)>)],
) -> Result<Vec<(usize, Vec<Point>)>, GeoError> {
    let mut rings: Vec<(usize, Vec<Point>)> = metres
        .iter()
        .map(|(unit, ring)| (*unit, clean(ring.iter().map(|&p| grid.snap(p)).collect())))
        .filter(|(_, ring)| ring.len() >= 3 && area2(ring) != 0)
        .collect();
    let mut uses: BTreeMap<Point, usize> = BTreeMap::new();
    for p in rings.iter().flat_map(|(_, ring)| ring) {
        *uses.entry(*p).or_default() += 1;
    }
    rings.retain(|(_, ring)| {
        area2(ring).abs() >= 2 * MIN_AREA || ring.iter().any(|p| uses.get(p) != Some(&1))
    });
    let kept: BTreeSet<usize> = rings.iter().map(|(unit, _)| *unit).collect();
    match (0..ids.len()).find(|unit| !kept.contains(unit)) {
        Some(unit) => Err(GeoError::invalid(
            format!("unit {:?}", ids[unit]),
            "too small to be seen",
        )),
        None => Ok(rings),
    }
}

/// Drops the repeated last point, points that fell together, and spikes of no width.
fn clean(ring: Vec<Point>) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(ring.len());
    let mut push = |p: Point| {
        while out.last() == Some(&p) {
            out.pop();
        }
        if out.len() >= 2 && out[out.len() - 2] == p {
            out.pop();
        } else {
            out.push(p);
        }
    };
    ring.into_iter().for_each(&mut push);
    // The same across the seam.
    loop {
        let n = out.len();
        if n >= 2 && out[0] == out[n - 1] {
            out.pop();
        } else if n >= 3 && out[1] == out[n - 1] {
            out.remove(0);
        } else if n >= 3 && out[0] == out[n - 2] {
            out.pop();
        } else {
            return out;
        }
    }
}

fn insets(
    archipelagos: &FeatureCollection,
    map: &Projection,
    map_grid: &Grid,
) -> Result<Vec<Inset>, GeoError> {
    let mut insets: Vec<Inset> = Vec::new();
    for (n, feature) in archipelagos.features.iter().enumerate() {
        let id = property(ARCHIPELAGOS, n, feature, "id")?;
        if is_point(feature) {
            let owner = property(ARCHIPELAGOS, n, feature, "archipelago")?;
            let known = |f: &Feature| {
                !is_point(f) && f.property("id").and_then(|v| v.as_str()) == Some(&owner)
            };
            if !archipelagos.features.iter().any(known) {
                return Err(Kind::UnknownUnit { id: owner }.into());
            }
            continue;
        }
        if insets.iter().any(|i| i.id == id) {
            return Err(Kind::Duplicate {
                what: format!("archipelago {id:?}"),
            }
            .into());
        }
        let reefs = rings(ARCHIPELAGOS, &id, feature)?;
        let mut single = Vec::new();
        for (n, other) in archipelagos.features.iter().enumerate() {
            if is_point(other) && property(ARCHIPELAGOS, n, other, "archipelago")? == id {
                single.push(point(ARCHIPELAGOS, n, other)?);
            }
        }
        let &(_, middle, metres) =
            FRAMES
                .iter()
                .find(|(known, ..)| *known == id)
                .ok_or_else(|| {
                    GeoError::invalid(format!("archipelago {id:?}"), "no place for its inset")
                })?;

        let degrees = extent(reefs.iter().flatten().chain(&single).map(|&[x, y]| (x, y)))
            .ok_or_else(|| GeoError::invalid(format!("archipelago {id:?}"), "no islands"))?;
        let [west, south, east, north] = degrees;
        let projection = Projection::new((f64::midpoint(south, north), f64::midpoint(west, east)));
        let project = |&[longitude, latitude]: &[f64; 2]| projection.project(latitude, longitude);
        let [left, top, right, bottom] = extent(reefs.iter().flatten().chain(&single).map(project))
            .filter(|[left, _, right, _]| right > left)
            .ok_or_else(|| GeoError::invalid(format!("archipelago {id:?}"), "no extent"))?;
        let grid = Grid {
            left,
            top,
            metres_per_unit: (right - left).max(bottom - top)
                / f64::from(INSET_SIDE - 2 * INSET_MARGIN),
            margin: INSET_MARGIN,
        };
        let corner = grid.snap((right, bottom));
        let size = Size {
            width: corner.x + INSET_MARGIN,
            height: corner.y + INSET_MARGIN,
        };

        let mut outlines = Vec::new();
        let mut points: Vec<Point> = Vec::new();
        for reef in &reefs {
            let outline = clean(reef.iter().map(|p| grid.snap(project(p))).collect());
            let Some(bounds) = Bounds::of(&outline) else {
                points.extend(reef.first().map(|p| grid.snap(project(p))));
                continue;
            };
            let small = bounds.width() < MIN_REEF && bounds.height() < MIN_REEF;
            match Ring::new(outline) {
                Some(ring) if !small => outlines.push(ring),
                _ => points.push(Point {
                    x: i32::midpoint(bounds.min.x, bounds.max.x),
                    y: i32::midpoint(bounds.min.y, bounds.max.y),
                }),
            }
        }
        points.extend(single.iter().map(|p| grid.snap(project(p))));
        points.sort_unstable();
        points.dedup();

        insets.push(Inset {
            name_vi: property(ARCHIPELAGOS, n, feature, "name_vi")?,
            name_en: property(ARCHIPELAGOS, n, feature, "name_en")?,
            province: property(ARCHIPELAGOS, n, feature, "province")?,
            frame: frame(
                map_grid.snap(map.project(middle.0, middle.1)),
                metres / map_grid.metres_per_unit,
                size,
            ),
            id,
            size,
            millimetres_per_unit: grid.millimetres(),
            rings: outlines,
            points,
        });
    }
    Ok(insets)
}

/// A rectangle of this width and of the proportions of `size`.
fn frame(middle: Point, width: f64, size: Size) -> Bounds {
    let height = width * f64::from(size.height) / f64::from(size.width);
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred units")]
    let half = |side: f64| libm::round(side / 2.0) as i32;
    let (w, h) = (half(width), half(height));
    Bounds {
        min: Point {
            x: middle.x - w,
            y: middle.y - h,
        },
        max: Point {
            x: middle.x + w,
            y: middle.y + h,
        },
    }
}

fn read(file: &'static str, text: &str) -> Result<FeatureCollection, GeoError> {
    // Syntax first: only the JSON parser itself still knows line and column.
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| Kind::Syntax {
        file,
        line: error.line(),
        column: error.column(),
        message: message(&error),
    })?;
    text.parse::<FeatureCollection>().map_err(|error| {
        Kind::NotFeatures {
            file,
            message: error.to_string(),
        }
        .into()
    })
}

/// What the parser says, without the place, which it puts last.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ")
        .map_or(text.as_str(), |(message, _)| message)
        .to_owned()
}

/// The id of a feature, or its place in the file, to name it in a message.
fn name(n: usize, feature: &Feature) -> String {
    let text = |property: &str| feature.property(property).and_then(|v| v.as_str());
    text("id")
        .or_else(|| text("iso"))
        .map_or_else(|| format!("no. {}", n + 1), |id| format!("{id:?}"))
}

fn property(
    file: &'static str,
    n: usize,
    feature: &Feature,
    property: &'static str,
) -> Result<String, GeoError> {
    feature
        .property(property)
        .and_then(|v| v.as_str())
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .ok_or_else(|| {
            Kind::MissingProperty {
                file,
                feature: name(n, feature),
                property,
            }
            .into()
        })
}

fn is_point(feature: &Feature) -> bool {
    matches!(
        feature.geometry.as_ref().map(|g| &g.value),
        Some(GeometryValue::Point { .. })
    )
}

fn point(file: &'static str, n: usize, feature: &Feature) -> Result<[f64; 2], GeoError> {
    match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Point { coordinates }) => {
            position(file, &name(n, feature), coordinates)
        }
        _ => Err(GeoError::invalid(
            format!("{file}: feature {}", name(n, feature)),
            "no point",
        )),
    }
}

/// All rings of a feature, closed, as longitude and latitude; outer rings counter-clockwise on the
/// map (which is also counter-clockwise on the screen), holes clockwise, whatever the file says.
fn rings(file: &'static str, id: &str, feature: &Feature) -> Result<Vec<Vec<[f64; 2]>>, GeoError> {
    let invalid = |message: &str| GeoError::invalid(format!("{file}: feature {id:?}"), message);
    let polygons = match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Polygon { coordinates }) => std::slice::from_ref(coordinates),
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.as_slice(),
        _ => return Err(invalid("neither a Polygon nor a MultiPolygon")),
    };
    let mut rings = Vec::new();
    for polygon in polygons {
        for (n, positions) in polygon.iter().enumerate() {
            let mut ring = positions
                .iter()
                .map(|p| position(file, id, p))
                .collect::<Result<Vec<[f64; 2]>, GeoError>>()?;
            if ring.len() < 4 || positions.first() != positions.last() {
                return Err(invalid("a ring that is not closed"));
            }
            let area: f64 = ring
                .windows(2)
                .map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1])
                .sum();
            if (area > 0.0) != (n == 0) {
                ring.reverse();
            }
            rings.push(ring);
        }
    }
    if rings.is_empty() {
        return Err(invalid("no rings"));
    }
    Ok(rings)
}

fn position(file: &'static str, feature: &str, position: &Position) -> Result<[f64; 2], GeoError> {
    match *position.as_slice() {
        [longitude, latitude, ..]
            if (latitude - CENTRE.0).abs() <= REACH && (longitude - CENTRE.1).abs() <= REACH =>
        {
            Ok([longitude, latitude])
        }
        ref other => {
            let part = |i: usize| other.get(i).map_or_else(|| "?".to_owned(), f64::to_string);
            Err(Kind::OutOfRange {
                file,
                feature: feature.to_owned(),
                longitude: part(0),
                latitude: part(1),
            }
            .into())
        }
    }
}
