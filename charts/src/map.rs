//! The choropleth: a mark per province, Hoàng Sa and Trường Sa in insets of their own.

mod layout;

use dti_geo::{Geometry, Inset, Region, Ring};

use crate::model::{Unit, View};
use crate::{
    ChartKind, Fill, Look, Mark, MarkKind, Path, Point, Scene, Shape, State, Text, TextSize,
    describe, legend, measure,
};

use layout::{Layout, Place};

/// The least width of what a finger has to hit, in pixels.
const TARGET: f64 = 24.0;
/// Radius of an island that has no outline, in pixels.
const DOT: f64 = 1.7;
/// Rings that are smaller than this in both directions are left out, in pixels.
const SPECK: f64 = 0.6;

/// Draws `view` on `geometry`, north at the top.
///
/// A unit without a value is hatched, as is a region that the view does not know; a unit without a
/// region is not drawn. The islands of an inset belong to the mark of the province that
/// administers them. Small provinces come last in the paint order; where nothing else is seen, they can be
/// hit in a circle of 24 pixels. A [`View::window`] makes the country larger, not the strokes; the insets stay.
#[must_use]
pub fn map(view: &View, geometry: &Geometry) -> Scene {
    MapPaths::default().map(view, geometry)
}

/// The shapes of the last map drawn, for who draws one after another: as long as geometry, width,
/// window and language stay, only colours and words are made anew. What is drawn is the same as by
/// [`map`].
#[derive(Default)]
pub struct MapPaths<'a> {
    kept: Option<Kept<'a>>,
}

impl<'a> MapPaths<'a> {
    /// Draws as [`map`] does.
    #[must_use]
    pub fn map(&mut self, view: &View, geometry: &'a Geometry) -> Scene {
        let kept = self.kept.take();
        let kept = kept
            .filter(|kept| kept.fits(view, geometry))
            .unwrap_or_else(|| Kept::of(view, geometry));
        let scene = draw(view, &kept);
        self.kept = Some(kept);
        scene
    }
}

/// Everything in a map that no value changes.
struct Kept<'a> {
    geometry: &'a Geometry,
    layout: Layout<'a>,
    clip: Option<Path>,
    /// The regions from the lowest up.
    regions: Vec<Outlined<'a>>,
    /// For each inset its islands.
    islands: Vec<Vec<Shape>>,
    former: Option<Shape>,
}

/// A region with its shape in any look, and the circle that helps to hit it.
struct Outlined<'a> {
    region: &'a Region,
    area: Option<Shape>,
    target: Option<Shape>,
}

impl<'a> Kept<'a> {
    fn of(view: &View, geometry: &'a Geometry) -> Self {
        let layout = Layout::of(view, geometry);
        let regions = geometry.shapes();
        let small: Vec<bool> = regions
            .iter()
            .map(|region| is_small(&layout, region))
            .collect();
        // Small ones on top, the smallest last: what is hard to hit is not covered.
        let key = |at: usize| (small[at], small[at].then(|| -regions[at].area2()));
        let order = dti_engine::order(regions.len(), &mut |a, b| key(a).cmp(&key(b)));
        let outlined = order.into_iter().map(|at| {
            let region = &regions[at];
            let centre = layout.on_map(region.label());
            let target = (small[at] && layout.is_seen(centre))
                .then(|| Shape::circle(centre, TARGET / 2.0, Look::Hit));
            Outlined {
                region,
                area: region_shape(&layout, region),
                target: target.flatten(),
            }
        });
        Self {
            geometry,
            clip: clip(&layout),
            regions: outlined.collect(),
            islands: layout.insets.iter().map(islands).collect(),
            former: former_borders(&layout, geometry),
            layout,
        }
    }

    /// Whether nothing but colours and words can differ.
    fn fits(&self, view: &View, geometry: &Geometry) -> bool {
        std::ptr::eq(self.geometry, geometry) && self.layout.fits(view)
    }
}

fn draw(view: &View, kept: &Kept<'_>) -> Scene {
    let layout = &kept.layout;
    let mut scene = Scene::new(
        ChartKind::Map,
        view.lang.code(),
        layout.width,
        layout.height,
    );
    scene.title = view.titled((view.text().map_title)(&view.index, view.kind));
    scene.description = describe::ranking(view);
    scene.notes = describe::map_notes(view);
    scene.citation.clone_from(&view.citation);
    scene.legend = Some(legend::legend(view, layout.width));
    scene.clip.clone_from(&kept.clip);
    if layout.is_part() {
        // Where land is cut off there is an edge.
        let (width, height) = (layout.width - 1.0, layout.height - 1.0);
        scene.push(Shape::rect(0.5, 0.5, width, height, Look::Grid));
    }
    let unit_of = |id: &str| view.units.iter().find(|unit| unit.id == id);
    for (place, islands) in layout.insets.iter().zip(&kept.islands) {
        let unit = unit_of(place.inset.province());
        push_frame(place, unit, &mut scene);
        let (x, y) = place.frame;
        let target = Shape::rect(x, y, place.width, place.height, Look::Hit);
        let target = unit.and_then(|unit| Some((unit.id.clone(), target?)));
        scene.targets.extend(target);
        if unit.is_none() {
            for shape in coloured(islands, Fill::Missing) {
                scene.push(shape);
            }
        }
    }
    for outlined in &kept.regions {
        match unit_of(outlined.region.id()) {
            Some(unit) => {
                let target = outlined.target.clone();
                (scene.targets).extend(target.map(|target| (unit.id.clone(), target)));
                scene.push_mark(region_mark(view, kept, unit, outlined));
            }
            None => {
                let area = outlined.area.clone();
                scene.push(area.map(|area| area.in_look(Look::Area(Fill::Missing))));
            }
        }
    }
    if let Some(former) = &kept.former {
        scene.push(former.clone());
        let note = view.text().former_note.to_owned();
        // With the boundaries that the chart shows, before the attribution.
        scene.notes.insert(scene.notes.len() - 1, note);
    }
    scene
}

/// Where a part of the country may be drawn: all of the chart but the insets, which stay.
fn clip(layout: &Layout<'_>) -> Option<Path> {
    let rect = |(x, y): Point, width: f64, height: f64| {
        [
            (x, y),
            (x + width, y),
            (x + width, y + height),
            (x, y + height),
        ]
    };
    let mut path = Path::new();
    path.ring(rect((0.0, 0.0), layout.width, layout.height));
    for place in &layout.insets {
        path.ring(rect(place.frame, place.width, place.height));
    }
    layout.is_part().then_some(path)
}

/// The borders that a merger dissolved, as one shape.
fn former_borders(layout: &Layout<'_>, geometry: &Geometry) -> Option<Shape> {
    let mut path = Path::new();
    for border in geometry.interior_borders() {
        for (at, &point) in border.points().iter().enumerate() {
            let (x, y) = layout.on_map(point);
            let place = ((x * 10.0).round() / 10.0, (y * 10.0).round() / 10.0);
            if at == 0 {
                path.move_to(place);
            } else {
                path.line_to(place);
            }
        }
    }
    Shape::path(path, Look::Former)
}

fn is_small(layout: &Layout<'_>, region: &Region) -> bool {
    let bounds = region.bounds();
    let least = f64::from(bounds.width().min(bounds.height()));
    least * layout.scale < TARGET
}

fn region_mark(view: &View, kept: &Kept<'_>, unit: &Unit, outlined: &Outlined<'_>) -> Mark {
    let fill = view.fill(unit);
    let mut mark = Mark::new(MarkKind::Unit, &unit.id, view.label(unit))
        .filled(fill)
        .status(unit.status)
        .state(State::Missing, unit.known().is_none())
        .state(State::Selected, view.is_selected(unit));
    let area = outlined.area.clone();
    mark.push(area.map(|area| area.in_look(Look::Area(fill))));
    for (place, islands) in kept.layout.insets.iter().zip(&kept.islands) {
        if place.inset.province() == unit.id {
            for shape in coloured(islands, fill) {
                mark.push(shape);
            }
        }
    }
    mark
}

/// Islands without the edge in the colour of the ground, which would eat islands of a pixel.
fn coloured(islands: &[Shape], fill: Fill) -> impl Iterator<Item = Shape> {
    let look = Look::Bar(fill);
    islands.iter().map(move |shape| shape.clone().in_look(look))
}

/// The area of a region, in any look.
fn region_shape(layout: &Layout<'_>, region: &Region) -> Option<Shape> {
    let seen = layout.is_part().then_some((layout.width, layout.height));
    let path = rings(region.rings(), seen, |point| layout.on_map(point));
    Shape::path(path, Look::Area(Fill::Missing))
}

/// Rings in tenths of a pixel, without points that fall together and rings that cannot be seen:
/// specks, and what lies beside a chart of the size `seen`.
fn rings(
    rings: &[Ring],
    seen: Option<(f64, f64)>,
    place: impl Fn(dti_geo::Point) -> Point,
) -> Path {
    let mut path = Path::new();
    for ring in rings {
        let mut points: Vec<Point> = ring.points().iter().map(|&point| place(point)).collect();
        let extent = |of: fn(&Point) -> f64| {
            points
                .iter()
                .map(of)
                .fold((f64::MAX, f64::MIN), |(low, high), at| {
                    (low.min(at), high.max(at))
                })
        };
        let (x, y) = (extent(|point| point.0), extent(|point| point.1));
        let beside = seen
            .is_some_and(|(width, height)| x.1 < 0.0 || y.1 < 0.0 || x.0 > width || y.0 > height);
        if beside || (x.1 - x.0 < SPECK && y.1 - y.0 < SPECK) {
            continue;
        }
        for point in &mut points {
            *point = (
                (point.0 * 10.0).round() / 10.0,
                (point.1 * 10.0).round() / 10.0,
            );
        }
        points.dedup();
        path.ring(points);
    }
    path
}

/// The frame of an inset with its name and that of its province.
fn push_frame(place: &Place<'_>, unit: Option<&Unit>, scene: &mut Scene) {
    let (x, y) = place.frame;
    scene.push(Shape::rect(x, y, place.width, place.height, Look::Axis));
    let size = TextSize::Caption;
    let mut baseline = y + layout::PAD + measure::cap_height(size);
    for (line, words) in place.caption.iter().enumerate() {
        let muted = line + 1 == place.caption.len() && unit.is_some();
        let look = if muted { Look::Muted } else { Look::Ink };
        scene.push(Shape::text(
            Text::new(words, (x + layout::PAD, baseline), size).look(look),
        ));
        baseline += layout::CAPTION;
    }
}

/// The islands of an inset, in any look.
fn islands(place: &Place<'_>) -> Vec<Shape> {
    let any = Look::Bar(Fill::Missing);
    let path = rings(place.inset.rings(), None, |point| place.at(point));
    let small = place
        .inset
        .rings()
        .iter()
        .filter_map(|ring| small_centre(place, ring));
    let dots = place
        .inset
        .points()
        .iter()
        .map(|&point| place.at(point))
        .chain(small)
        .filter_map(|centre| Shape::circle(centre, DOT, any));
    Shape::path(path, any).into_iter().chain(dots).collect()
}

/// The centre of a ring that is smaller than a dot.
fn small_centre(place: &Place<'_>, ring: &Ring) -> Option<Point> {
    let points: Vec<Point> = ring.points().iter().map(|&point| place.at(point)).collect();
    let first = *points.first()?;
    let (low, high) = points.iter().fold((first, first), |(low, high), point| {
        (
            (low.0.min(point.0), low.1.min(point.1)),
            (high.0.max(point.0), high.1.max(point.1)),
        )
    });
    let small = high.0 - low.0 < 2.0 * DOT && high.1 - low.1 < 2.0 * DOT;
    small.then_some(((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0))
}

/// The name of an inset in the language of the view.
fn inset_name<'a>(view: &View, inset: &'a Inset) -> &'a str {
    let known = (view.text().archipelago)(inset.id());
    known.unwrap_or_else(|| view.lang.pick(inset.name_vi(), inset.name_en()))
}
