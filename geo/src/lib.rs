//! The geometry of the map: the 63 provinces (until 30/6/2025), their merger into the 34 units of
//! today, and the Hoàng Sa and Trường Sa archipelagos as insets.
//!
//! A [`Geometry`] is a set of units on an integer grid (x to the right, y **down**) whose borders
//! are stored once each and shared exactly: no gaps, no slivers, and a merge dissolves borders
//! without computing a single coordinate. It is made natively, from GeoJSON
//! (`Geometry::from_geojson`, feature `geojson`), and travels as ten kilobytes
//! ([`Geometry::to_bytes`], [`Geometry::from_bytes`]), so that the browser neither parses GeoJSON
//! nor projects.
//!
//! **Projection**: Lambert's azimuthal equal-area on the sphere, centred on 16°N 105.8°E. Equal
//! area, because a choropleth map says "this much of the country"; azimuthal, because all of the
//! land lies within 7.7° of that centre, where its angles are true to 0.3° and its scale to 0.3 %,
//! in every direction, which a conic with two parallels does not better over such a tall, narrow
//! country. Areas are those of the sphere: within half a percent of the ellipsoid's.
//!
//! The data are © OpenStreetMap contributors, ODbL 1.0: whoever draws them says so.

mod error;
#[cfg(feature = "geojson")]
mod import;
mod plane;
mod topology;
mod wire;

pub use error::GeoError;
pub use plane::{Bounds, Point, Ring, Size};

use error::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use topology::{Arc, ArcRef, Draft, assemble, chain, distance2};
use wire::Wire;

/// Units, their shared borders and the archipelago insets.
///
/// Serialisable with serde, in the same columns as [`Geometry::to_bytes`] writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Geometry {
    size: Size,
    millimetres_per_unit: u32,
    arcs: Vec<Arc>,
    regions: Vec<Region>,
    insets: Vec<Inset>,
}

/// A unit: a province, or one of the units that provinces merged into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    id: String,
    refs: Vec<Vec<ArcRef>>,
    rings: Vec<Ring>,
    label: Point,
    bounds: Bounds,
    neighbours: Vec<usize>,
}

impl Region {
    /// The canonical id, such as `da-nang`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Mainland, islands and holes, on the grid of the map.
    #[must_use]
    pub fn rings(&self) -> &[Ring] {
        &self.rings
    }

    /// Where a label has most room: inside the largest part, farthest from its edge.
    #[must_use]
    pub fn label(&self) -> Point {
        self.label
    }

    /// The rectangle around all rings.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Twice the area in square grid units.
    #[must_use]
    pub fn area2(&self) -> i64 {
        self.rings.iter().map(Ring::area2).sum()
    }
}

/// An archipelago, on a grid of its own at its own scale.
///
/// Most islands are smaller than a pixel: draw the rings with a stroke and the points as dots of a
/// fixed radius. The upper left corner of either inset, half its width and a third of its height,
/// is empty: room for the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inset {
    id: String,
    name_vi: String,
    name_en: String,
    province: String,
    size: Size,
    millimetres_per_unit: u32,
    frame: Bounds,
    rings: Vec<Ring>,
    points: Vec<Point>,
}

impl Inset {
    /// `hoang-sa` or `truong-sa`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name for the label, in Vietnamese.
    #[must_use]
    pub fn name_vi(&self) -> &str {
        &self.name_vi
    }

    /// The name for the label, in English.
    #[must_use]
    pub fn name_en(&self) -> &str {
        &self.name_en
    }

    /// The id of the unit that administers it, in this geometry: to be marked along with it.
    #[must_use]
    pub fn province(&self) -> &str {
        &self.province
    }

    /// The inset's own grid; rings and points lie on it with a margin.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Metres on the ground per unit of the inset's own grid.
    #[must_use]
    pub fn metres_per_unit(&self) -> f64 {
        f64::from(self.millimetres_per_unit) / 1000.0
    }

    /// Where the inset fits on the **map's** grid: open sea, off all land, of the same proportions
    /// as [`Inset::size`]. A proposal; another place is as good.
    #[must_use]
    pub fn frame(&self) -> Bounds {
        self.frame
    }

    /// Islands and reefs that have an extent on the inset's grid.
    #[must_use]
    pub fn rings(&self) -> &[Ring] {
        &self.rings
    }

    /// Islands and reefs too small for an outline.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    fn check(&self, map: Size) -> Result<(), GeoError> {
        let invalid = |message: &str| GeoError::invalid(format!("inset `{}`", self.id), message);
        if !topology::is_id(&self.id) {
            return Err(invalid(
                "not an id of lower-case ASCII letters, digits and hyphens",
            ));
        }
        let grid = |size: Size| Bounds {
            min: Point { x: 0, y: 0 },
            max: Point {
                x: size.width,
                y: size.height,
            },
        };
        let own = grid(self.size);
        let map = grid(map);
        if !self
            .rings
            .iter()
            .flat_map(Ring::points)
            .chain(&self.points)
            .all(|&p| own.contains(p))
        {
            return Err(invalid("a point outside its grid"));
        }
        let Bounds { min, max } = self.frame;
        if !map.contains(min) || !map.contains(max) || min.x >= max.x || min.y >= max.y {
            return Err(invalid("a frame outside the map"));
        }
        Ok(())
    }
}

/// What a border parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BorderKind {
    /// Land from sea, or the country from its neighbours.
    Outline,
    /// A unit from another.
    Shared,
    /// Parts of one merged unit: a border of before the merge.
    Interior,
}

/// A border: a line between two nodes, or closed (first point = last).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Border<'a> {
    points: &'a [Point],
    kind: BorderKind,
    left: Option<&'a Region>,
    right: Option<&'a Region>,
}

impl<'a> Border<'a> {
    /// At least two points, on the grid of the map.
    #[must_use]
    pub fn points(&self) -> &'a [Point] {
        self.points
    }

    /// What the border parts.
    #[must_use]
    pub fn kind(&self) -> BorderKind {
        self.kind
    }

    /// The one or two units that it bounds; none for an interior border.
    pub fn regions(&self) -> impl Iterator<Item = &'a Region> + use<'a> {
        self.left.into_iter().chain(self.right)
    }
}

/// A direction on the screen, as of an arrow key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// North.
    Up,
    /// East.
    Right,
    /// South.
    Down,
    /// West.
    Left,
}

impl Geometry {
    /// The grid that all units lie on.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Metres on the ground per grid unit (at the centre of the map; within 0.3 % anywhere).
    #[must_use]
    pub fn metres_per_unit(&self) -> f64 {
        f64::from(self.millimetres_per_unit) / 1000.0
    }

    /// All units, in a fixed order.
    #[must_use]
    pub fn shapes(&self) -> &[Region] {
        &self.regions
    }

    /// The unit with this id.
    #[must_use]
    pub fn shape(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|r| r.id == id)
    }

    /// The archipelagos.
    #[must_use]
    pub fn insets(&self) -> &[Inset] {
        &self.insets
    }

    /// The units that share a border with this one; for a unit that shares none, the nearest two.
    /// Always mutual. Empty for an unknown id.
    pub fn neighbours(&self, id: &str) -> impl Iterator<Item = &Region> {
        let links = self.shape(id).map_or(&[][..], |r| &r.neighbours);
        links.iter().map(|&i| &self.regions[i])
    }

    /// Where an arrow key leads from a unit: the neighbour that lies most nearly in that direction
    /// and not further aside than about 72°, for a long country has few neighbours due north; else
    /// the nearest unit that lies within 45° of it. `None` at the edge of the map.
    #[must_use]
    pub fn toward(&self, id: &str, heading: Heading) -> Option<&Region> {
        let from = self.shape(id)?;
        // How far along, and how far aside.
        let offset = |to: &Region| {
            let dx = i64::from(to.label.x) - i64::from(from.label.x);
            let dy = i64::from(to.label.y) - i64::from(from.label.y);
            match heading {
                Heading::Up => (-dy, dx.abs()),
                Heading::Down => (dy, dx.abs()),
                Heading::Left => (-dx, dy.abs()),
                Heading::Right => (dx, dy.abs()),
            }
        };
        self.neighbours(id)
            .map(|to| (offset(to), to))
            .filter(|((along, aside), _)| *along > 0 && *aside <= 3 * along)
            // The smaller angle: aside / along, compared without division.
            .min_by(|((along_a, aside_a), _), ((along_b, aside_b), _)| {
                (aside_a * along_b).cmp(&(aside_b * along_a))
            })
            .map(|(_, to)| to)
            .or_else(|| {
                self.regions
                    .iter()
                    .filter(|to| {
                        let (along, aside) = offset(to);
                        along > 0 && aside <= along
                    })
                    .min_by_key(|to| distance2(from.label, to.label))
            })
    }

    /// Every border of today once: outlines and the borders between units, for thin lines.
    pub fn border_paths(&self) -> impl Iterator<Item = Border<'_>> {
        self.borders().filter(|b| b.kind != BorderKind::Interior)
    }

    /// The borders that a merge dissolved, once each, for hairlines. None without a merge.
    pub fn interior_borders(&self) -> impl Iterator<Item = Border<'_>> {
        self.borders().filter(|b| b.kind == BorderKind::Interior)
    }

    fn borders(&self) -> impl Iterator<Item = Border<'_>> {
        self.arcs.iter().map(|arc| {
            let region = |side: Option<usize>| side.map(|i| &self.regions[i]);
            let kind = match (arc.left, arc.right) {
                (None, None) => BorderKind::Interior,
                (Some(_), Some(_)) => BorderKind::Shared,
                _ => BorderKind::Outline,
            };
            Border {
                points: &arc.points,
                kind,
                left: region(arc.left),
                right: region(arc.right),
            }
        })
    }

    /// Joins units: each group, a new id with the ids of its members, becomes one unit, dissolved
    /// along their common borders, which stay available as [`Geometry::interior_borders`]. Insets
    /// pass to the unit that their province went into.
    ///
    /// # Errors
    ///
    /// A member that does not exist, stands in two groups, or a unit in no group; a new id that is
    /// ill-formed or stands twice; a group without members.
    pub fn merged<S: AsRef<str>, M: AsRef<[S]>>(
        &self,
        groups: &[(S, M)],
    ) -> Result<Self, GeoError> {
        let index: BTreeMap<&str, usize> = self
            .regions
            .iter()
            .enumerate()
            .map(|(i, r)| (r.id.as_str(), i))
            .collect();
        let mut group_of: Vec<Option<usize>> = vec![None; self.regions.len()];
        for (g, (_, members)) in groups.iter().enumerate() {
            for member in members.as_ref() {
                let id = member.as_ref();
                let &i = index
                    .get(id)
                    .ok_or_else(|| Kind::UnknownUnit { id: id.to_owned() })?;
                if group_of[i].replace(g).is_some() {
                    return Err(Kind::Duplicate {
                        what: format!("member `{id}`"),
                    }
                    .into());
                }
            }
        }
        if let Some(i) = group_of.iter().position(Option::is_none) {
            return Err(Kind::NotCovered {
                id: self.regions[i].id.clone(),
            }
            .into());
        }
        let side = |region: Option<usize>| region.and_then(|i| group_of[i]);

        let mut directed: Vec<Vec<ArcRef>> = vec![Vec::new(); groups.len()];
        for (index, arc) in self.arcs.iter().enumerate() {
            let (left, right) = (side(arc.left), side(arc.right));
            if left != right {
                for (group, reversed) in [(left, false), (right, true)] {
                    if let Some(g) = group {
                        directed[g].push(ArcRef { index, reversed });
                    }
                }
            }
        }
        let mut drafts = Vec::with_capacity(groups.len());
        for ((id, _), directed) in groups.iter().zip(directed) {
            let id = id.as_ref().to_owned();
            let rings = chain(&self.arcs, directed)
                .ok_or_else(|| GeoError::invalid(format!("unit `{id}`"), "an open ring"))?;
            drafts.push(Draft {
                id,
                rings,
                label: None,
            });
        }
        let insets = self
            .insets
            .iter()
            .map(|inset| {
                let group = side(index.get(inset.province.as_str()).copied());
                let province = group.map_or_else(
                    || inset.province.clone(),
                    |g| groups[g].0.as_ref().to_owned(),
                );
                Inset {
                    province,
                    ..inset.clone()
                }
            })
            .collect();
        let arcs = self.arcs.iter().map(|a| a.points.clone()).collect();
        assemble(self.size, self.millimetres_per_unit, arcs, drafts, insets)
    }

    /// The compact encoding: 10 kB for Viet Nam, 7 kB when compressed with brotli.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Writing numbers and strings to memory cannot fail.
        postcard::to_allocvec(&Wire::from(self)).unwrap_or_default()
    }

    /// Reads what [`Geometry::to_bytes`] wrote. Safe on any bytes: work and memory are bounded by a
    /// small multiple of their number.
    ///
    /// # Errors
    ///
    /// Bytes that are cut off, followed by others, of another version, or that describe no
    /// well-formed geometry (see [`GeoError::is_encoding`], [`GeoError::is_invalid`]).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, GeoError> {
        /// Two hundred times Viet Nam.
        const MAX_BYTES: usize = 2 << 20;
        if bytes.len() > MAX_BYTES {
            return Err(GeoError::encoding("too many bytes"));
        }
        let (wire, rest) = postcard::take_from_bytes::<Wire>(bytes)
            .map_err(|_| GeoError::encoding("cut off or damaged"))?;
        if !rest.is_empty() {
            return Err(GeoError::encoding(format!("{} bytes too many", rest.len())));
        }
        Self::try_from(wire)
    }

    /// Ids in the order of [`Geometry::shapes`].
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.regions.iter().map(Region::id)
    }
}
