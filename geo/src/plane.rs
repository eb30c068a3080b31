//! Integer points, rings, and what can be computed from them.
//!
//! Beyond integers only the four operations and the square root are used, which IEEE 754 rounds
//! the same everywhere: native and WASM agree to the bit.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A position on a grid: x to the right, y **down**, in grid units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// From the left edge.
    pub x: i32,
    /// From the top edge.
    pub y: i32,
}

/// Width and height of a grid, in grid units. Every point lies in `0..=width`, `0..=height`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Units from left to right.
    pub width: i32,
    /// Units from top to bottom.
    pub height: i32,
}

/// An upright rectangle, edges included, in grid units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Bounds {
    /// Of points; `None` without any.
    pub(crate) fn of<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds, &p| match bounds {
            None => Some(Self { min: p, max: p }),
            Some(Self { min, max }) => Some(Self {
                min: Point {
                    x: min.x.min(p.x),
                    y: min.y.min(p.y),
                },
                max: Point {
                    x: max.x.max(p.x),
                    y: max.y.max(p.y),
                },
            }),
        })
    }

    /// Width of the rectangle.
    #[must_use]
    pub fn width(&self) -> i32 {
        self.max.x - self.min.x
    }

    /// Height of the rectangle.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.max.y - self.min.y
    }

    /// Does the point lie in the rectangle or on its edge?
    #[must_use]
    pub fn contains(&self, p: Point) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }
}

/// A closed ring: at least three points, the first **not** repeated at the end.
///
/// As seen on the screen outer rings run counter-clockwise and holes clockwise (as in RFC 7946),
/// so that both fill rules, non-zero and even-odd, give the same picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    points: Vec<Point>,
    area2: i64,
}

impl Ring {
    /// `None` for fewer than three points or no area.
    pub(crate) fn new(points: Vec<Point>) -> Option<Self> {
        let area2 = area2(&points);
        (points.len() >= 3 && area2 != 0).then_some(Self { points, area2 })
    }

    /// The points, the first not repeated.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Is this a hole in the unit?
    #[must_use]
    pub fn is_hole(&self) -> bool {
        self.area2 < 0
    }

    /// Twice the enclosed area in square grid units; negative for a hole.
    #[must_use]
    pub fn area2(&self) -> i64 {
        self.area2
    }
}

/// Twice the area: positive if the ring runs counter-clockwise on the screen (y down).
pub(crate) fn area2(ring: &[Point]) -> i64 {
    edges(ring)
        .map(|(a, b)| i64::from(b.x) * i64::from(a.y) - i64::from(a.x) * i64::from(b.y))
        .sum()
}

/// The edges of a ring, the closing one last.
pub(crate) fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(&a, &b)| (a, b))
}

/// Even-odd over all rings; a point on an edge may count either way.
pub(crate) fn contains(rings: &[Ring], p: Point) -> bool {
    let mut inside = false;
    for (a, b) in rings.iter().flat_map(|r| edges(&r.points)) {
        if (a.y > p.y) != (b.y > p.y) {
            let (low, high) = if a.y < b.y { (a, b) } else { (b, a) };
            // Left of the edge? In integers, so without rounding.
            let run = i64::from(high.x - low.x) * i64::from(p.y - low.y);
            let at = i64::from(p.x - low.x) * i64::from(high.y - low.y);
            inside ^= at < run;
        }
    }
    inside
}

/// How deep the point lies inside the rings: its distance to the nearest edge, negative outside.
fn depth(rings: &[Ring], x: f64, y: f64) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for (a, b) in rings.iter().flat_map(|r| edges(&r.points)) {
        let (ax, ay) = (f64::from(a.x), f64::from(a.y));
        let (bx, by) = (f64::from(b.x), f64::from(b.y));
        if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
            inside = !inside;
        }
        let (dx, dy) = (bx - ax, by - ay);
        let t = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        let (ex, ey) = (x - ax - t * dx, y - ay - t * dy);
        nearest = nearest.min(ex * ex + ey * ey);
    }
    if inside {
        nearest.sqrt()
    } else {
        -nearest.sqrt()
    }
}

/// A square of the search for the pole of inaccessibility.
struct Cell {
    x: f64,
    y: f64,
    half: f64,
    depth: f64,
    /// No point of the square can be deeper than this.
    best: f64,
}

impl Cell {
    fn new(rings: &[Ring], x: f64, y: f64, half: f64) -> Self {
        let depth = depth(rings, x, y);
        Self {
            x,
            y,
            half,
            depth,
            best: depth + half * std::f64::consts::SQRT_2,
        }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        // Equal promises are settled by place: the result must not depend on the heap.
        self.best
            .total_cmp(&other.best)
            .then(self.y.total_cmp(&other.y))
            .then(self.x.total_cmp(&other.x))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

/// The grid point deepest inside the largest part, to about a unit: where a label has most room.
/// `None` only if the rings hold no grid point at all.
pub(crate) fn pole(rings: &[Ring]) -> Option<Point> {
    /// Grid units by which a better place would have to be deeper to be looked for.
    const PRECISION: f64 = 1.0;
    /// No shape of a map needs as many; a bound for those that would.
    const STEPS: usize = 10_000;

    let outer = rings.iter().max_by_key(|r| r.area2)?;
    let bounds = Bounds::of(&outer.points)?;
    let part: Vec<Ring> = rings
        .iter()
        .filter(|r| r.is_hole() && r.points.first().is_some_and(|&p| bounds.contains(p)))
        .chain([outer])
        .cloned()
        .collect();

    let side = f64::from(bounds.width().min(bounds.height()).max(1));
    let half = side / 2.0;
    let mut heap = BinaryHeap::new();
    let mut y = f64::from(bounds.min.y);
    while y < f64::from(bounds.max.y) {
        let mut x = f64::from(bounds.min.x);
        while x < f64::from(bounds.max.x) {
            heap.push(Cell::new(&part, x + half, y + half, half));
            x += side;
        }
        y += side;
    }
    let mut best: Option<(f64, Point)> = None;
    let mut steps = 0;
    while let Some(cell) = heap.pop() {
        let deepest = best.map_or(0.0, |(depth, _)| depth);
        if cell.best <= deepest + PRECISION || steps > STEPS {
            break;
        }
        steps += 1;
        if cell.depth > deepest {
            #[expect(clippy::cast_possible_truncation, reason = "between two grid points")]
            let p = Point {
                x: cell.x.round() as i32,
                y: cell.y.round() as i32,
            };
            if contains(&part, p) {
                best = Some((cell.depth, p));
            }
        }
        let h = cell.half / 2.0;
        for (x, y) in [(-h, -h), (h, -h), (-h, h), (h, h)] {
            heap.push(Cell::new(&part, cell.x + x, cell.y + y, h));
        }
    }
    // A part too thin for the search: any grid point inside it.
    best.map(|(_, p)| p).or_else(|| {
        (bounds.min.y..=bounds.max.y)
            .flat_map(|y| (bounds.min.x..=bounds.max.x).map(move |x| Point { x, y }))
            .take(1 << 16)
            .find(|&p| contains(&part, p))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(i32, i32)]) -> Ring {
        Ring::new(points.iter().map(|&(x, y)| Point { x, y }).collect()).unwrap()
    }

    #[test]
    fn counter_clockwise_on_the_screen_is_positive() {
        let outer = ring(&[(0, 0), (0, 10), (10, 10), (10, 0)]);
        assert_eq!(outer.area2(), 200);
        assert!(!outer.is_hole());
        assert!(ring(&[(0, 0), (10, 0), (10, 10), (0, 10)]).is_hole());
    }

    #[test]
    fn the_pole_avoids_holes_and_small_parts() {
        let rings = [
            ring(&[(0, 0), (0, 100), (200, 100), (200, 0)]),
            ring(&[(10, 10), (120, 10), (120, 90), (10, 90)]),
            ring(&[(300, 0), (300, 30), (330, 30), (330, 0)]),
        ];
        let p = pole(&rings).unwrap();
        assert!(
            (155..=165).contains(&p.x) && (35..=65).contains(&p.y),
            "{p:?}"
        );
        assert!(contains(&rings, p));
    }

    #[test]
    fn a_thin_shape_has_a_pole_too() {
        let rings = [ring(&[(0, 0), (1, 3), (3, 1)])];
        assert!(contains(&rings, pole(&rings).unwrap()));
    }
}
