//! Where the country and its insets stand in a scene of a given width.

use dti_engine::within;
use dti_geo::{Geometry, Inset};
use dti_text::Lang;

use crate::model::{View, Window};
use crate::{Point, TextSize, Weight, measure};

use super::inset_name;

/// Air inside the frame of an inset, in pixels.
pub(crate) const PAD: f64 = 6.0;
/// Distance between the lines of a caption, in pixels.
pub(crate) const CAPTION: f64 = 15.0;
/// The greatest height of the map in pixels, and its greatest height by its width.
const HEIGHT: f64 = 680.0;
const TALL: f64 = 1.56;
/// The width in pixels of a frame whose name takes two lines: its longest words are the name of a
/// province.
const IN_TWO_LINES: f64 = 88.0;
/// Air around the map in pixels, so that strokes stay inside.
const EDGE: f64 = 2.0;

/// The scale of the map and the places of its insets.
pub(crate) struct Layout<'a> {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Pixels per unit of the map's grid.
    pub(crate) scale: f64,
    origin: Point,
    /// What is in the middle of the chart, in pixels of the whole map, and how much larger than
    /// there.
    window: (Point, f64),
    /// What of the view all this depends on.
    of: Cause,
    pub(crate) insets: Vec<Place<'a>>,
}

/// An inset in its frame.
pub(crate) struct Place<'a> {
    pub(crate) inset: &'a Inset,
    /// Upper left corner of the frame.
    pub(crate) frame: Point,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The caption in lines; the last names the province, if the view knows it.
    pub(crate) caption: Vec<String>,
    /// Upper left corner of the inset's grid, and pixels per unit of it.
    grid: Point,
    scale: f64,
}

impl Place<'_> {
    /// A place on the inset's grid in pixels of the scene.
    pub(crate) fn at(&self, point: dti_geo::Point) -> Point {
        (
            self.grid.0 + f64::from(point.x) * self.scale,
            self.grid.1 + f64::from(point.y) * self.scale,
        )
    }
}

/// What of a view decides where its map stands: two views alike in this have the same layout.
#[derive(PartialEq)]
struct Cause {
    width: f64,
    window: Window,
    lang: Lang,
    /// The names of the provinces in the captions of insets.
    names: Vec<Option<String>>,
}

impl Cause {
    fn of<'a>(view: &View, provinces: impl Iterator<Item = &'a str>) -> Self {
        let named = |id: &str| view.units.iter().find(|unit| unit.id == id);
        let names = provinces
            .map(|id| named(id).map(|unit| unit.name.clone()))
            .collect();
        Self {
            width: view.drawn_width(),
            window: view.window.unwrap_or(Window::WHOLE).clamped(),
            lang: view.lang,
            names,
        }
    }
}

impl<'a> Layout<'a> {
    /// Whether the layout of a view on the same geometry is this one.
    pub(crate) fn fits(&self, view: &View) -> bool {
        let provinces = self.insets.iter().map(|place| place.inset.province());
        self.of == Cause::of(view, provinces)
    }

    pub(crate) fn of(view: &View, geometry: &'a Geometry) -> Self {
        let width = view.drawn_width();
        let grid = geometry.size();
        let (grid_width, grid_height) =
            (f64::from(grid.width.max(1)), f64::from(grid.height.max(1)));
        let room = (width - 2.0 * EDGE, (width * TALL).min(HEIGHT) - 2.0 * EDGE);
        let scale = (room.0 / grid_width).min(room.1 / grid_height);
        let height = grid_height * scale + 2.0 * EDGE;
        let mut layout = Self {
            width,
            height,
            scale,
            origin: (EDGE, EDGE),
            window: ((0.0, 0.0), 1.0),
            of: Cause::of(view, geometry.insets().iter().map(Inset::province)),
            insets: Vec::new(),
        };
        let land: Vec<Point> = geometry
            .shapes()
            .iter()
            .flat_map(|region| region.rings())
            .flat_map(|ring| ring.points())
            .map(|&point| layout.on_whole(point))
            .collect();
        let mut right = land
            .iter()
            .fold(0.0, |right: f64, point| right.max(point.0));
        for inset in geometry.insets() {
            let place = layout.place(view, inset, &land);
            right = right.max(place.frame.0 + place.width);
            layout.height = layout.height.max(place.frame.1 + place.height + EDGE);
            layout.insets.push(place);
        }
        layout.shift(((width - right - EDGE) / 2.0).max(0.0).floor());
        let window = layout.of.window;
        let middle = (window.x * layout.width, window.y * layout.height);
        layout.window = (middle, window.scale);
        layout.scale *= window.scale;
        layout
    }

    /// Whether only a part of the country is shown.
    pub(crate) fn is_part(&self) -> bool {
        self.window.1 > 1.0
    }

    /// Whether a place of the scene is neither beside the chart nor under an inset.
    pub(crate) fn is_seen(&self, (x, y): Point) -> bool {
        let within = |left: f64, top: f64, width: f64, height: f64| {
            x >= left && x <= left + width && y >= top && y <= top + height
        };
        let covered =
            |place: &Place<'_>| within(place.frame.0, place.frame.1, place.width, place.height);
        within(0.0, 0.0, self.width, self.height) && !self.insets.iter().any(covered)
    }

    /// A place on the map's grid in pixels of the scene.
    pub(crate) fn on_map(&self, point: dti_geo::Point) -> Point {
        let (middle, larger) = self.window;
        let (x, y) = self.on_whole(point);
        if self.is_part() {
            (
                (x - middle.0) * larger + self.width / 2.0,
                (y - middle.1) * larger + self.height / 2.0,
            )
        } else {
            (x, y)
        }
    }

    /// A place on the map's grid in pixels of the whole map.
    fn on_whole(&self, point: dti_geo::Point) -> Point {
        let scale = self.scale / self.window.1;
        (
            self.origin.0 + f64::from(point.x) * scale,
            self.origin.1 + f64::from(point.y) * scale,
        )
    }

    /// Centres what was laid out from the left.
    fn shift(&mut self, by: f64) {
        self.origin.0 += by;
        for place in &mut self.insets {
            place.frame.0 += by;
            place.grid.0 += by;
        }
    }

    /// The frame of an inset: about where the geometry proposes it, wide enough for its name, and
    /// moved to the right until no land lies under it. Where there is no such place on a small screen
    /// the name takes two lines.
    fn place(&self, view: &View, inset: &'a Inset, land: &[Point]) -> Place<'a> {
        let (place, is_clear) = self.framed(view, inset, land, self.width * 0.42);
        if is_clear {
            place
        } else {
            self.framed(view, inset, land, IN_TWO_LINES).0
        }
    }

    /// The frame with a name at most `room` wide, and whether it covers no land.
    fn framed(
        &self,
        view: &View,
        inset: &'a Inset,
        land: &[Point],
        room: f64,
    ) -> (Place<'a>, bool) {
        let proposed = inset.frame();
        let size = TextSize::Caption;
        let name = inset_name(view, inset);
        let named = measure::width(name, size, Weight::Regular, false) + 2.0 * PAD + 1.0;
        let width = (f64::from(proposed.width()) * self.scale)
            .max(named.min(room))
            .ceil();
        let mut caption = measure::wrap(name, width - 2.0 * PAD, size, Weight::Regular, 2);
        if let Some(unit) = view.units.iter().find(|unit| unit.id == inset.province()) {
            let words = format!("({})", unit.name);
            caption.push(measure::ellipsis(
                &words,
                width - 2.0 * PAD,
                size,
                Weight::Regular,
            ));
        }
        let strip = PAD + caption.len() as f64 * CAPTION;
        let grid = inset.size();
        let scale = width / f64::from(grid.width.max(1));
        let height = (strip + f64::from(grid.height) * scale).floor();
        let middle = f64::from(proposed.min.y + proposed.max.y) / 2.0 * self.scale + EDGE;
        let lowest = (self.height - EDGE - height).max(EDGE);
        let top = within(middle - height / 2.0, EDGE, lowest).floor();
        let last = (self.width - EDGE - width).floor();
        let left = (f64::from(proposed.min.x) * self.scale + EDGE)
            .min(last)
            .floor();
        let clear = clear_of(land, (left, top), (width, height), last);
        let frame = clear.unwrap_or((left, top));
        let grid = (frame.0, frame.1 + strip);
        let place = Place {
            inset,
            frame,
            width,
            height,
            caption,
            grid,
            scale,
        };
        (place, clear.is_some())
    }
}

/// The place to the right of `from` (up to `last`) or below it, at which a frame of `size` covers
/// no land.
fn clear_of(land: &[Point], from: Point, size: (f64, f64), last: f64) -> Option<Point> {
    const STEP: f64 = 4.0;
    let clear = |(left, top): Point| {
        !land.iter().any(|&(x, y)| {
            x > left - PAD && x < left + size.0 + PAD && y > top - PAD && y < top + size.1 + PAD
        })
    };
    // As little down as possible: what lies below the map makes the chart taller.
    let steps = |room: f64| within((room / STEP).ceil(), 0.0, 200.0) as u32;
    for down in 0..steps(size.1) {
        let top = from.1 + f64::from(down) * STEP;
        for right in 0..=steps(last - from.0) {
            let place = ((from.0 + f64::from(right) * STEP).min(last), top);
            if clear(place) {
                return Some(place);
            }
        }
    }
    None
}
