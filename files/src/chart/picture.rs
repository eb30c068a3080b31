//! A chart in each of its formats.

use dti_charts::svg::{FileOptions, Outlined, outlined};
use dti_charts::{Scene, Theme};

use super::Chart;
use crate::save::write;
use crate::{Error, Fonts, Format, Origin, Saved};

/// The formats of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartFormat {
    /// A drawing whose text is outlined.
    Svg,
    /// A picture with so many pixels to one of the drawing, 1 to 3.
    Png(u8),
    /// The numbers that the chart shows.
    Table(Format),
}

impl ChartFormat {
    /// All formats, in the order of the buttons.
    pub const ALL: [Self; 8] = [
        Self::Svg,
        Self::Png(1),
        Self::Png(2),
        Self::Png(3),
        Self::Table(Format::Csv),
        Self::Table(Format::CsvVi),
        Self::Table(Format::Json),
        Self::Table(Format::Xlsx),
    ];

    /// The word in a line: `svg`, `png-2`, `csv-vi`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png(1) => "png-1",
            Self::Png(2) => "png-2",
            Self::Png(_) => "png-3",
            Self::Table(format) => format.id(),
        }
    }

    /// The format with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == word)
    }
}

/// A scene as a whole SVG document with outlined text.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme, fonts: &Fonts<'_>) -> Outlined {
    outlined(scene, FileOptions { theme }, fonts)
}

impl Chart<'_> {
    /// Makes a file of the chart, for a browser to save. A PNG comes as the SVG that the browser has
    /// to paint, as large as the picture will be.
    ///
    /// # Errors
    ///
    /// As [`Chart::scene`]; a table that cannot be written.
    ///
    /// # Panics
    ///
    /// As [`Chart::scene`].
    pub fn save(
        &self,
        format: ChartFormat,
        theme: Theme,
        origin: Origin<'_>,
    ) -> Result<Saved, Error> {
        if let ChartFormat::Table(format) = format {
            let table = self.table()?;
            return Ok(Saved {
                name: format!("{}{}", self.stem(), format.ending()),
                media: format.media(),
                bytes: write(&table, format, &self.about(origin, &table))?,
            });
        }
        let drawn = svg(&self.scene()?, theme, &Fonts::built_in()?).svg;
        let stem = self.stem_in(theme);
        let (name, document) = match format {
            ChartFormat::Png(scale) => (
                format!("{stem}-{scale}x.png"),
                enlarged(&drawn, scale.into()),
            ),
            _ => (format!("{stem}.svg"), drawn),
        };
        Ok(Saved {
            name,
            media: "image/svg+xml",
            bytes: document.into_bytes(),
        })
    }
}

/// The document with other numbers for width and height, which are its first: what it draws fills
/// them.
fn enlarged(svg: &str, scale: f64) -> String {
    let mut out = String::with_capacity(svg.len() + 8);
    let mut rest = svg;
    for name in [" width=\"", " height=\""] {
        let Some(start) = rest.find(name).map(|at| at + name.len()) else {
            break;
        };
        let length = rest[start..].find('"').unwrap_or_default();
        let (number, after) = rest[start..].split_at(length);
        out.push_str(&rest[..start]);
        match number.parse::<f64>() {
            Ok(number) => out.push_str(&(number * scale).to_string()),
            Err(_) => out.push_str(number),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::enlarged;

    #[test]
    fn a_document_grows_and_keeps_what_it_draws() {
        let svg =
            "<svg width=\"552\" height=\"100\" viewBox=\"0 0 552 100\"><rect width=\"5\"/></svg>";
        let larger =
            "<svg width=\"1656\" height=\"300\" viewBox=\"0 0 552 100\"><rect width=\"5\"/></svg>";
        assert_eq!(enlarged(svg, 3.0), larger);
        assert_eq!(enlarged(svg, 1.0), svg);
    }
}
