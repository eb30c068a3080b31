//! The plotters backend that records shapes instead of painting them.
//!
//! Plotters works in whole backend units, so the recorder offers [`RESOLUTION`] units per pixel
//! and divides. Plotters works in colours, a scene in looks: [`look_colour`] carries a look
//! through a colour value, and a colour that no look has is refused. All drawing methods are
//! overridden, because the default ones paint pixel by pixel.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::{Anchor, Look, Path, Point, Shape, Text, TextSize, Weight, measure};

/// Backend units per pixel.
pub(crate) const RESOLUTION: f64 = 16.0;

/// What plotters asked for that a scene cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A colour that stands for no look.
    Colour(u8, u8, u8),
    /// A type size that is no token.
    Size,
    /// Painting by pixels.
    Pixels,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Colour(r, g, b) => write!(f, "the colour {r}, {g}, {b} stands for no look"),
            Self::Size => f.write_str("the type size is no token"),
            Self::Pixels => f.write_str("a scene has no pixels"),
        }
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

fn refuse<T>(what: Refused) -> Result<T, DrawingErrorKind<Refused>> {
    Err(DrawingErrorKind::DrawingError(what))
}

/// The colour by which plotters carries `look`.
pub(crate) fn look_colour(look: Look) -> RGBColor {
    let index = Look::all().position(|other| other == look).unwrap_or(0);
    // There are fewer than 256 looks; a test counts them.
    RGBColor(0, 0, index as u8)
}

fn colour_look(colour: BackendColor) -> Result<Look, DrawingErrorKind<Refused>> {
    let (r, g, b) = colour.rgb;
    let look = if (r, g) == (0, 0) {
        Look::all().nth(usize::from(b))
    } else {
        None
    };
    look.map_or_else(|| refuse(Refused::Colour(r, g, b)), Ok)
}

/// The shapes recorded so far, shared between the backend inside a drawing area and its owner.
pub(crate) type Record = Rc<RefCell<Vec<Shape>>>;

/// A backend of a size in pixels that appends to a record.
pub(crate) struct Recorder {
    size: (u32, u32),
    record: Record,
}

impl Recorder {
    /// A recorder for an area of `width` × `height` pixels.
    pub(crate) fn new(width: f64, height: f64, record: &Record) -> Self {
        let units = |size: f64| (size.max(0.0) * RESOLUTION).round() as u32;
        Self {
            size: (units(width), units(height)),
            record: Rc::clone(record),
        }
    }

    fn push(&self, shape: Option<Shape>) {
        self.record.borrow_mut().extend(shape);
    }

    fn path(&self, points: impl IntoIterator<Item = BackendCoord>, close: bool, look: Look) {
        let points: Vec<Point> = points.into_iter().map(pixels).collect();
        if let (false, [from, to]) = (close, points.as_slice()) {
            return self.push(Shape::line(*from, *to, look));
        }
        let mut path = Path::new();
        if close {
            path.ring(points);
        } else {
            for (index, point) in points.into_iter().enumerate() {
                if index == 0 {
                    path.move_to(point)
                } else {
                    path.line_to(point)
                };
            }
        }
        self.push(Shape::path(path, look));
    }
}

fn pixels((x, y): BackendCoord) -> Point {
    (f64::from(x) / RESOLUTION, f64::from(y) / RESOLUTION)
}

fn text_size<S: BackendTextStyle>(style: &S) -> Result<TextSize, DrawingErrorKind<Refused>> {
    let px = style.size() / RESOLUTION;
    TextSize::ALL
        .into_iter()
        .find(|size| (size.px() - px).abs() < 0.01)
        .map_or_else(|| refuse(Refused::Size), Ok)
}

fn text_weight<S: BackendTextStyle>(style: &S) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::Bold,
        _ => Weight::Regular,
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        refuse(Refused::Pixels)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.path([from, to], false, colour_look(style.color())?);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let look = colour_look(style.color())?;
        let ((x0, y0), (x1, y1)) = (pixels(upper_left), pixels(bottom_right));
        self.push(Shape::rect(
            x0.min(x1),
            y0.min(y1),
            (x1 - x0).abs(),
            (y1 - y0).abs(),
            look,
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(path, false, colour_look(style.color())?);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let look = colour_look(style.color())?;
        self.push(Shape::circle(
            pixels(center),
            f64::from(radius) / RESOLUTION,
            look,
        ));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.path(vert, true, colour_look(style.color())?);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let size = text_size(style)?;
        let (x, y) = pixels(at);
        let cap = measure::cap_height(size);
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + cap,
            VPos::Center => y + cap / 2.0,
            VPos::Bottom => y,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let text = Text::new(text, (x, baseline), size)
            .anchored(anchor)
            .weight(text_weight(style))
            .look(colour_look(style.color())?);
        self.push(Shape::text(text));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Refused>> {
        let size = text_size(style)?;
        let width = measure::width(text, size, text_weight(style), false);
        let units = |pixels: f64| (pixels * RESOLUTION).ceil() as u32;
        Ok((units(width), units(measure::cap_height(size))))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        refuse(Refused::Pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::Form;
    use plotters::prelude::*;

    fn recorded(draw: impl FnOnce(&DrawingArea<Recorder, plotters::coord::Shift>)) -> Vec<Shape> {
        let record = Record::default();
        let area = Recorder::new(100.0, 50.0, &record).into_drawing_area();
        draw(&area);
        drop(area);
        record.take()
    }

    #[test]
    fn every_look_survives_the_way_through_a_colour() {
        assert!(Look::all().count() < 256);
        for look in Look::all() {
            let RGBColor(r, g, b) = look_colour(look);
            let colour = BackendColor {
                alpha: 1.0,
                rgb: (r, g, b),
            };
            assert!(
                colour_look(colour).is_ok_and(|back| back == look),
                "{look:?}"
            );
        }
    }

    #[test]
    fn a_literal_colour_is_refused() {
        let shapes = recorded(|area| {
            let drawn = area.draw(&Rectangle::new([(0, 0), (16, 16)], RED.filled()));
            assert!(drawn.is_err());
        });
        assert_eq!(shapes, []);
    }

    #[test]
    fn shapes_keep_a_sixteenth_of_a_pixel() {
        let look = Look::Panel;
        let shapes = recorded(|area| {
            let style = look_colour(look);
            area.draw(&Rectangle::new([(8, 16), (40, 17)], style.filled()))
                .unwrap();
            area.draw(&PathElement::new(vec![(1, 2), (3, 4)], style))
                .unwrap();
            area.draw(&Circle::new((160, 160), 24, style.filled()))
                .unwrap();
            area.draw(&Polygon::new(vec![(0, 0), (16, 0), (0, 16)], style))
                .unwrap();
        });
        assert_eq!(shapes.len(), 4);
        assert_eq!(
            shapes.first().cloned(),
            Shape::rect(0.5, 1.0, 2.0, 0.0625, look)
        );
        assert_eq!(
            shapes.get(1).cloned(),
            Shape::line((0.0625, 0.125), (0.1875, 0.25), look)
        );
        assert_eq!(
            shapes.get(2).cloned(),
            Shape::circle((10.0, 10.0), 1.5, look)
        );
        assert!(matches!(
            shapes.get(3),
            Some(Shape {
                form: Form::Path(_),
                ..
            })
        ));
    }

    #[test]
    fn text_is_measured_by_the_table_and_stays_text() {
        let shapes = recorded(|area| {
            let size = TextSize::Caption.px() * RESOLUTION;
            let style = ("x", size).into_font().color(&look_colour(Look::Muted));
            let (width, _) = area.estimate_text_size("0,30", &style).unwrap();
            let expected =
                measure::width("0,30", TextSize::Caption, Weight::Regular, false) * RESOLUTION;
            assert!((f64::from(width) - expected).abs() <= 1.0);
            area.draw_text("0,30", &style, (160, 160)).unwrap();
        });
        let Some(Shape {
            form: Form::Text(text),
            look,
        }) = shapes.first()
        else {
            panic!("no text in {shapes:?}");
        };
        assert_eq!((text.text.as_str(), *look), ("0,30", Look::Muted));
    }
}
