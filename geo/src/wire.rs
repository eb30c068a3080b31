//! The compact encoding: flat columns of small numbers, which compress well.
//!
//! Borders are differences from point to point, x and y in columns of their own; a border begins
//! where the one before it ended, as far as it can. Everything that follows from the borders
//! (rings, bounds, sides, neighbours) is derived on reading, by the same code that checks it.

use serde::{Deserialize, Serialize};

use crate::error::GeoError;
use crate::plane::{Bounds, Point, Ring, Size};
use crate::topology::{ArcRef, Draft, assemble};
use crate::{Geometry, Inset};

/// Raised whenever the meaning of the bytes changes.
const VERSION: u8 = 1;
/// No coordinate is larger, on any grid.
const MAX_SIDE: i32 = 65_535;
/// More than any map of units holds; bounds the work on hostile bytes.
const MAX_UNITS: usize = 1024;

#[derive(Serialize, Deserialize)]
pub(crate) struct Wire {
    version: u8,
    width: i32,
    height: i32,
    millimetres_per_unit: u32,
    /// Points of each border.
    arc_points: Vec<u32>,
    arcs: Deltas,
    ids: Vec<String>,
    /// Rings of each unit.
    unit_rings: Vec<u32>,
    /// Borders of each ring.
    ring_arcs: Vec<u32>,
    /// Twice the border's index, plus one if reversed; as a difference from the one before.
    refs: Vec<i64>,
    /// From the upper left corner of the unit's bounds.
    labels: Deltas,
    insets: Vec<WireInset>,
}

#[derive(Serialize, Deserialize)]
struct WireInset {
    id: String,
    name_vi: String,
    name_en: String,
    province: String,
    width: i32,
    height: i32,
    millimetres_per_unit: u32,
    /// Upper left and lower right corner, on the grid of the map.
    frame: [i32; 4],
    /// Points of each ring.
    ring_points: Vec<u32>,
    /// The rings' points, then the single points.
    points: Deltas,
}

/// Positions as differences from the position before, the first from the origin.
#[derive(Default, Serialize, Deserialize)]
struct Deltas {
    dx: Vec<i32>,
    dy: Vec<i32>,
}

impl Deltas {
    fn of(points: impl IntoIterator<Item = Point>) -> Self {
        let mut deltas = Self::default();
        let mut at = Point { x: 0, y: 0 };
        for p in points {
            deltas.dx.push(p.x - at.x);
            deltas.dy.push(p.y - at.y);
            at = p;
        }
        deltas
    }

    fn points(&self) -> Result<Vec<Point>, GeoError> {
        if self.dx.len() != self.dy.len() {
            return Err(GeoError::encoding("columns of different length"));
        }
        let mut at = Point { x: 0, y: 0 };
        self.dx
            .iter()
            .zip(&self.dy)
            .map(|(&dx, &dy)| {
                let step = |from: i32, by: i32| {
                    from.checked_add(by)
                        .filter(|to| (0..=MAX_SIDE).contains(to))
                        .ok_or_else(|| GeoError::encoding("a position off the grid"))
                };
                at = Point {
                    x: step(at.x, dx)?,
                    y: step(at.y, dy)?,
                };
                Ok(at)
            })
            .collect()
    }
}

/// Splits off the first `count` items.
fn take<'a, T>(items: &mut &'a [T], count: u32) -> Result<&'a [T], GeoError> {
    let (head, tail) = usize::try_from(count)
        .ok()
        .and_then(|count| items.split_at_checked(count))
        .ok_or_else(|| GeoError::encoding("a count beyond the end of its column"))?;
    *items = tail;
    Ok(head)
}

fn spent<T>(items: &[T]) -> Result<(), GeoError> {
    if items.is_empty() {
        Ok(())
    } else {
        Err(GeoError::encoding("a column longer than its counts"))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "decoded or built from far fewer items"
)]
fn count(len: usize) -> u32 {
    len as u32
}

impl From<Geometry> for Wire {
    fn from(geometry: Geometry) -> Self {
        Self::from(&geometry)
    }
}

impl From<&Geometry> for Wire {
    fn from(g: &Geometry) -> Self {
        let refs = g.regions.iter().flat_map(|r| r.refs.iter().flatten());
        let mut before = 0;
        let refs = refs
            .map(|r| {
                let code = 2 * r.index as i64 + i64::from(r.reversed);
                code - std::mem::replace(&mut before, code)
            })
            .collect();
        let labels = g.regions.iter().map(|r| (r.label, r.bounds.min));
        Self {
            version: VERSION,
            width: g.size.width,
            height: g.size.height,
            millimetres_per_unit: g.millimetres_per_unit,
            arc_points: g.arcs.iter().map(|a| count(a.points.len())).collect(),
            arcs: Deltas::of(g.arcs.iter().flat_map(|a| a.points.iter().copied())),
            ids: g.regions.iter().map(|r| r.id.clone()).collect(),
            unit_rings: g.regions.iter().map(|r| count(r.refs.len())).collect(),
            ring_arcs: g
                .regions
                .iter()
                .flat_map(|r| &r.refs)
                .map(|r| count(r.len()))
                .collect(),
            refs,
            labels: Deltas {
                dx: labels.clone().map(|(label, min)| label.x - min.x).collect(),
                dy: labels.map(|(label, min)| label.y - min.y).collect(),
            },
            insets: g.insets.iter().map(WireInset::from).collect(),
        }
    }
}

impl From<&Inset> for WireInset {
    fn from(i: &Inset) -> Self {
        let rings = i.rings.iter().flat_map(|r| r.points().iter());
        Self {
            id: i.id.clone(),
            name_vi: i.name_vi.clone(),
            name_en: i.name_en.clone(),
            province: i.province.clone(),
            width: i.size.width,
            height: i.size.height,
            millimetres_per_unit: i.millimetres_per_unit,
            frame: [i.frame.min.x, i.frame.min.y, i.frame.max.x, i.frame.max.y],
            ring_points: i.rings.iter().map(|r| count(r.points().len())).collect(),
            points: Deltas::of(rings.chain(&i.points).copied()),
        }
    }
}

impl TryFrom<Wire> for Geometry {
    type Error = GeoError;

    fn try_from(wire: Wire) -> Result<Self, GeoError> {
        if wire.version != VERSION {
            return Err(GeoError::encoding(format!(
                "version {}, not {VERSION}",
                wire.version
            )));
        }
        let units = wire.ids.len();
        if units > MAX_UNITS || wire.insets.len() > MAX_UNITS {
            return Err(GeoError::encoding("too many units"));
        }
        if wire.unit_rings.len() != units
            || wire.labels.dx.len() != units
            || wire.labels.dy.len() != units
        {
            return Err(GeoError::encoding("columns of different length"));
        }
        let size = size(wire.width, wire.height)?;

        let points = wire.arcs.points()?;
        let mut rest = points.as_slice();
        let arcs = wire
            .arc_points
            .iter()
            .map(|&n| Ok(take(&mut rest, n)?.to_vec()))
            .collect::<Result<Vec<_>, GeoError>>()?;
        spent(rest)?;

        let mut code = 0_i64;
        let refs = wire
            .refs
            .iter()
            .map(|&delta| {
                code = code
                    .checked_add(delta)
                    .filter(|&code| code >= 0)
                    .ok_or_else(|| GeoError::encoding("a reference to no border"))?;
                let index = usize::try_from(code / 2)
                    .map_err(|_| GeoError::encoding("a reference to no border"))?;
                Ok(ArcRef {
                    index,
                    reversed: code % 2 == 1,
                })
            })
            .collect::<Result<Vec<_>, GeoError>>()?;
        let mut rest_refs = refs.as_slice();
        let mut rest_rings = wire.ring_arcs.as_slice();
        let mut drafts = Vec::with_capacity(units);
        let labels = wire.labels.dx.into_iter().zip(wire.labels.dy);
        for ((id, &rings), label) in wire.ids.into_iter().zip(&wire.unit_rings).zip(labels) {
            let rings = take(&mut rest_rings, rings)?
                .iter()
                .map(|&n| Ok(take(&mut rest_refs, n)?.to_vec()))
                .collect::<Result<Vec<Vec<ArcRef>>, GeoError>>()?;
            drafts.push(Draft {
                id,
                rings,
                label: Some(label),
            });
        }
        spent(rest_rings)?;
        spent(rest_refs)?;

        let insets = wire
            .insets
            .into_iter()
            .map(Inset::try_from)
            .collect::<Result<Vec<_>, GeoError>>()?;
        assemble(size, wire.millimetres_per_unit, arcs, drafts, insets)
    }
}

impl TryFrom<WireInset> for Inset {
    type Error = GeoError;

    fn try_from(wire: WireInset) -> Result<Self, GeoError> {
        let points = wire.points.points()?;
        let mut rest = points.as_slice();
        let rings = wire
            .ring_points
            .iter()
            .map(|&n| {
                Ring::new(take(&mut rest, n)?.to_vec()).ok_or_else(|| {
                    GeoError::invalid(format!("inset `{}`", wire.id), "a ring without area")
                })
            })
            .collect::<Result<Vec<_>, GeoError>>()?;
        let [left, top, right, bottom] = wire.frame;
        Ok(Self {
            size: size(wire.width, wire.height)?,
            millimetres_per_unit: wire.millimetres_per_unit,
            frame: Bounds {
                min: Point { x: left, y: top },
                max: Point {
                    x: right,
                    y: bottom,
                },
            },
            rings,
            points: rest.to_vec(),
            id: wire.id,
            name_vi: wire.name_vi,
            name_en: wire.name_en,
            province: wire.province,
        })
    }
}

fn size(width: i32, height: i32) -> Result<Size, GeoError> {
    if (1..=MAX_SIDE).contains(&width) && (1..=MAX_SIDE).contains(&height) {
        Ok(Size { width, height })
    } else {
        Err(GeoError::encoding("a grid without size, or too large"))
    }
}
