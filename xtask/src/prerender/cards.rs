//! The pictures that social networks show beside a link, painted once and kept.

use std::fs;

use dti_charts::Theme;
use dti_engine::{Dataset, Reading};
use dti_files::{Card, Fonts, png};
use dti_text::Lang;

use super::Site;
use crate::error::{Error, Result};
use crate::{fingerprint, project};

/// The pictures of a league.
pub(super) struct Cards<'a> {
    card: Card<'a>,
    fonts: Fonts<'static>,
}

/// A picture.
pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    /// What it says.
    pub(super) alt: String,
}

impl<'a> Cards<'a> {
    /// Those of the DTI.
    pub(super) fn of(site: &'a Site, dataset: &'a Dataset) -> Result<Self> {
        let geometry = dataset.league.has_map();
        Ok(Self {
            card: Card {
                dataset,
                index: 0,
                reading: Reading::Corrected,
                sources: &site.data.sources,
                geometry: geometry.then(|| site.data.geometry(dataset.league)),
                lang: Lang::Vi,
                theme: Theme::Light,
            },
            fonts: Fonts::built_in().map_err(error)?,
        })
    }

    /// The picture of a unit. The same drawing is painted once: that is slow.
    pub(super) fn png(&self, unit: usize) -> Result<Picture> {
        let drawn = self.card.svg(unit, &self.fonts).map_err(error)?;
        let name = format!("{}.png", fingerprint::of_bytes(drawn.svg.as_bytes()));
        let kept = project::cache().join("cards").join(name);
        let painted = match fs::read(&kept) {
            Ok(painted) => painted,
            Err(_) => {
                let painted = png(&drawn.svg, 1.0).map_err(error)?;
                project::write(&kept, &painted)?;
                painted
            }
        };
        Ok(Picture {
            png: painted,
            alt: drawn.alt,
        })
    }
}

fn error(error: dti_files::Error) -> Error {
    Error::new(error.to_string())
}
