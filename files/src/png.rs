//! Outlined SVG as PNG, natively. A browser paints the same file by itself.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::Error;

/// The widest and the highest picture in pixels.
const LARGEST: f32 = 16_384.0;

/// Paints an SVG document whose text is outlined, `scale` pixels to one of its own.
///
/// # Errors
///
/// If it is no such document, or would be larger than 16,384 pixels.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Error> {
    let tree = Tree::from_str(svg, &Options::default())
        .map_err(|error| Error::new(format!("the SVG cannot be painted: {error}")))?;
    let size = tree.size();
    let (width, height) = (
        (size.width() * scale).ceil(),
        (size.height() * scale).ceil(),
    );
    let fits = |length: f32| (1.0..=LARGEST).contains(&length);
    if !(fits(width) && fits(height)) {
        return Err(Error::new(format!(
            "a picture of {width} × {height} pixels is not made"
        )));
    }
    // Whole and in range by the lines above.
    let mut pixels = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| Error::new("no memory for the picture"))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| Error::new(format!("the PNG cannot be written: {error}")))
}
