//! Shared borders: arcs, the rings that they chain to, and what follows from who uses which.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{GeoError, Kind};
use crate::plane::{Bounds, Point, Ring, Size, contains, pole};
use crate::{Geometry, Inset, Region};

/// A border, traversed forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ArcRef {
    pub(crate) index: usize,
    pub(crate) reversed: bool,
}

/// A border between two nodes (or closed in itself, first point = last), and the positions in
/// `Geometry::regions` of the units on its sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arc {
    pub(crate) points: Vec<Point>,
    /// The unit on the left, as seen on the screen, when walking along the points.
    pub(crate) left: Option<usize>,
    /// The unit on the right.
    pub(crate) right: Option<usize>,
}

/// A unit before its rings are put together.
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) rings: Vec<Vec<ArcRef>>,
    /// From the upper left corner of the bounds; `None`: to be computed.
    pub(crate) label: Option<(i32, i32)>,
}

/// Is this a well-formed id: lower-case ASCII letters, digits and inner hyphens?
pub(crate) fn is_id(id: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.len() <= 64
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(plain))
}

/// The points of an arc in the direction of the reference.
pub(crate) fn walk(points: &[Point], reversed: bool) -> impl Iterator<Item = Point> + '_ {
    let last = points.len().saturating_sub(1);
    (0..points.len()).map(move |i| points[if reversed { last - i } else { i }])
}

/// Checks every rule that a geometry keeps and derives what follows: rings, bounds, labels where
/// there is none, sides of borders, neighbours. The one way to a [`Geometry`], whatever the source.
pub(crate) fn assemble(
    size: Size,
    millimetres_per_unit: u32,
    arcs: Vec<Vec<Point>>,
    drafts: Vec<Draft>,
    insets: Vec<Inset>,
) -> Result<Geometry, GeoError> {
    let grid = Bounds {
        min: Point { x: 0, y: 0 },
        max: Point {
            x: size.width,
            y: size.height,
        },
    };
    for (i, arc) in arcs.iter().enumerate() {
        if arc.len() < 2 || arc.windows(2).any(|w| w[0] == w[1]) {
            return Err(GeoError::invalid(
                format!("border {i}"),
                "a repeated point, or no line",
            ));
        }
        if !arc.iter().all(|&p| grid.contains(p)) {
            return Err(GeoError::invalid(
                format!("border {i}"),
                "a point outside the grid",
            ));
        }
    }

    let mut arcs: Vec<Arc> = arcs
        .into_iter()
        .map(|points| Arc {
            points,
            left: None,
            right: None,
        })
        .collect();
    let mut regions: Vec<Region> = Vec::with_capacity(drafts.len());
    for (r, draft) in drafts.into_iter().enumerate() {
        let Draft {
            id,
            rings: refs,
            label,
        } = draft;
        let invalid = |message: &str| GeoError::invalid(format!("unit `{id}`"), message);
        if !is_id(&id) {
            return Err(invalid(
                "not an id of lower-case ASCII letters, digits and hyphens",
            ));
        }
        if regions.iter().any(|other| other.id == id) {
            return Err(Kind::Duplicate {
                what: format!("unit `{id}`"),
            }
            .into());
        }
        let mut rings = Vec::with_capacity(refs.len());
        for ring in &refs {
            let mut points: Vec<Point> = Vec::new();
            for &ArcRef { index, reversed } in ring {
                let arc = arcs
                    .get_mut(index)
                    .ok_or_else(|| invalid("an unknown border"))?;
                let side = if reversed {
                    &mut arc.right
                } else {
                    &mut arc.left
                };
                if side.replace(r).is_some() {
                    return Err(invalid("a side of a border that another ring has taken"));
                }
                let mut next = walk(&arc.points, reversed);
                if let Some(end) = points.last()
                    && next.next().as_ref() != Some(end)
                {
                    return Err(invalid("borders that do not meet"));
                }
                points.extend(next);
            }
            if points.len() < 2 || points.first() != points.last() {
                return Err(invalid("an open ring"));
            }
            points.pop();
            rings.push(Ring::new(points).ok_or_else(|| invalid("a ring without area"))?);
        }
        let bounds = Bounds::of(rings.iter().flat_map(Ring::points))
            .filter(|_| rings.iter().any(|r| !r.is_hole()))
            .ok_or_else(|| invalid("no outer ring"))?;
        let label = match label {
            None => pole(&rings),
            Some((dx, dy)) => (bounds.min.x.checked_add(dx))
                .zip(bounds.min.y.checked_add(dy))
                .map(|(x, y)| Point { x, y }),
        };
        let label = label
            .filter(|&p| contains(&rings, p))
            .ok_or_else(|| invalid("no label point inside"))?;
        regions.push(Region {
            id,
            refs,
            rings,
            label,
            bounds,
            neighbours: Vec::new(),
        });
    }
    for inset in &insets {
        if regions.iter().all(|region| region.id != inset.province) {
            return Err(Kind::UnknownUnit {
                id: inset.province.clone(),
            }
            .into());
        }
        inset.check(size)?;
    }
    link(&arcs, &mut regions);
    Ok(Geometry {
        size,
        millimetres_per_unit,
        arcs,
        regions,
        insets,
    })
}

/// Fills in the neighbours: units with a common border; for a unit with none (an island) the two
/// nearest by label. Always mutual, ordered by position.
fn link(arcs: &[Arc], regions: &mut [Region]) {
    let mut links: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); regions.len()];
    for arc in arcs {
        if let (Some(a), Some(b)) = (arc.left, arc.right)
            && a != b
        {
            links[a].insert(b);
            links[b].insert(a);
        }
    }
    for a in 0..regions.len() {
        if !links[a].is_empty() {
            continue;
        }
        let from = regions[a].label;
        let mut others: Vec<usize> = (0..regions.len()).filter(|&b| b != a).collect();
        // The two nearest; one after the other, for two need no sort.
        for _ in 0..2 {
            let distance = |b: usize| distance2(from, regions[b].label);
            let Some(nearest) = (0..others.len()).min_by_key(|&at| distance(others[at])) else {
                break;
            };
            let b = others.remove(nearest);
            links[a].insert(b);
            links[b].insert(a);
        }
    }
    for (region, links) in regions.iter_mut().zip(links) {
        region.neighbours = links.into_iter().collect();
    }
}

pub(crate) fn distance2(a: Point, b: Point) -> i64 {
    let (dx, dy) = (
        i64::from(a.x) - i64::from(b.x),
        i64::from(a.y) - i64::from(b.y),
    );
    dx * dx + dy * dy
}

/// Chains directed arcs, which together bound an area, to closed rings that visit no node twice.
pub(crate) fn chain(arcs: &[Arc], arc_refs: Vec<ArcRef>) -> Option<Vec<Vec<ArcRef>>> {
    // Ordered by a set that is needed below anyway: a sort of its own would weigh in the browser.
    let mut directed = BTreeSet::new();
    for arc_ref in arc_refs {
        directed.insert(arc_ref);
    }
    let ends = |r: ArcRef| {
        let points = &arcs[r.index].points;
        let (first, last) = (*points.first()?, *points.last()?);
        Some(if r.reversed {
            (last, first)
        } else {
            (first, last)
        })
    };
    let mut leaving: BTreeMap<Point, Vec<ArcRef>> = BTreeMap::new();
    for &r in directed.iter().rev() {
        leaving.entry(ends(r)?.0).or_default().push(r);
    }
    let mut rings = Vec::new();
    let mut used = BTreeSet::new();
    for start in directed {
        if used.contains(&start) {
            continue;
        }
        // The arcs walked since the last ring was closed, and where each begins.
        let mut path: Vec<(Point, ArcRef)> = Vec::new();
        let mut at = ends(start)?.0;
        while let Some(next) = leaving.get_mut(&at).and_then(Vec::pop) {
            used.insert(next);
            path.push((at, next));
            at = ends(next)?.1;
            if let Some(from) = path.iter().position(|&(node, _)| node == at) {
                rings.push(path.drain(from..).map(|(_, r)| r).collect());
            }
        }
        if !path.is_empty() {
            return None;
        }
    }
    Some(rings)
}

/// Arcs, each stored once, and per ring the references that make it up.
#[cfg(feature = "geojson")]
pub(crate) type Cut = (Vec<Vec<Point>>, Vec<Vec<ArcRef>>);

/// Cuts rings (no repeated neighbours, first point not repeated) into arcs that neighbours share.
#[cfg(feature = "geojson")]
pub(crate) fn cut(rings: &[Vec<Point>]) -> Cut {
    // A node is a vertex where rings part: whose neighbours along the ring differ between visits.
    let mut seen: BTreeMap<Point, (Point, Point)> = BTreeMap::new();
    let mut nodes: BTreeSet<Point> = BTreeSet::new();
    for ring in rings {
        for i in 0..ring.len() {
            let (before, after) = (
                ring[(i + ring.len() - 1) % ring.len()],
                ring[(i + 1) % ring.len()],
            );
            let around = (before.min(after), before.max(after));
            if *seen.entry(ring[i]).or_insert(around) != around {
                nodes.insert(ring[i]);
            }
        }
    }

    let mut arcs: Vec<Vec<Point>> = Vec::new();
    let mut known: BTreeMap<Vec<Point>, usize> = BTreeMap::new();
    let mut refs = Vec::with_capacity(rings.len());
    for ring in rings {
        let start = ring.iter().position(|p| nodes.contains(p)).or_else(|| {
            // An island: starts at its least point, so that a hole around it finds the same arc.
            (0..ring.len()).min_by_key(|&i| ring[i])
        });
        let mut ring_refs = Vec::new();
        let mut arc: Vec<Point> = Vec::new();
        let start = start.unwrap_or(0);
        for i in 0..=ring.len() {
            let p = ring[(start + i) % ring.len()];
            arc.push(p);
            if arc.len() > 1 && (i == ring.len() || nodes.contains(&p)) {
                let backwards: Vec<Point> = arc.iter().rev().copied().collect();
                let found = match (known.get(&arc), known.get(&backwards)) {
                    (Some(&index), _) => ArcRef {
                        index,
                        reversed: false,
                    },
                    (None, Some(&index)) => ArcRef {
                        index,
                        reversed: true,
                    },
                    (None, None) => {
                        known.insert(arc.clone(), arcs.len());
                        arcs.push(arc.clone());
                        ArcRef {
                            index: arcs.len() - 1,
                            reversed: false,
                        }
                    }
                };
                ring_refs.push(found);
                arc = vec![p];
            }
        }
        refs.push(ring_refs);
    }
    (arcs, refs)
}
