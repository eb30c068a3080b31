//! The shipped font as outlines, for text that every program shows alike.

use dti_charts::Weight;
use dti_charts::svg::{Glyphs, Run};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::{LayoutTable, Lookup};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};

use crate::{Error, compose::compose};

/// Both weights of the font.
#[derive(Clone, Debug)]
pub struct Fonts<'a> {
    regular: Font<'a>,
    bold: Font<'a>,
}

/// How wide a character is that the font does not have, in thousandths of an em: as layouts count it.
const UNKNOWN: i32 = 1000;
/// The glyph that every font keeps for them.
const UNKNOWN_GLYPH: u16 = 0;
/// What stands in their place: an empty box. The font itself would leave a gap that nobody sees.
const BOX: &str = "M80 0h840v740h-840zM150 70v600h700v-600z";

impl<'a> Fonts<'a> {
    /// Reads the two weights, each a TrueType file with a thousand units to the em.
    ///
    /// # Errors
    ///
    /// If one of them is no such file.
    pub fn new(regular: &'a [u8], bold: &'a [u8]) -> Result<Self, Error> {
        Ok(Self {
            regular: Font::new(regular)?,
            bold: Font::new(bold)?,
        })
    }

    fn font(&self, weight: Weight) -> &Font<'a> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Fonts<'static> {
    /// The shipped font, Be Vietnam Pro.
    ///
    /// # Errors
    ///
    /// If its files are damaged.
    pub fn built_in() -> Result<Self, Error> {
        Self::new(
            include_bytes!("../../assets/fonts/be-vietnam-pro-400.ttf"),
            include_bytes!("../../assets/fonts/be-vietnam-pro-600.ttf"),
        )
    }
}

impl Glyphs for Fonts<'_> {
    fn units_per_em(&self) -> f64 {
        f64::from(EM)
    }

    fn set(&self, text: &str, weight: Weight, tabular: bool) -> Run {
        self.font(weight).set(text, tabular)
    }

    fn outline(&self, weight: Weight, glyph: u16) -> String {
        if glyph == UNKNOWN_GLYPH {
            return BOX.to_owned();
        }
        let mut path = PathData::default();
        let font = self.font(weight);
        font.face.outline_glyph(GlyphId(glyph), &mut path);
        path.out
    }
}

/// Units of the em square of both weights.
const EM: u16 = 1000;

/// One weight.
#[derive(Clone)]
struct Font<'a> {
    face: Face<'a>,
    /// The lookups of the feature `kern`, each as its subtables.
    kerning: Vec<Vec<PairAdjustment<'a>>>,
    /// The digits of equal width, by the digits.
    tabular: Vec<SingleSubstitution<'a>>,
}

impl std::fmt::Debug for Font<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Font")
            .field("glyphs", &self.face.number_of_glyphs())
            .finish_non_exhaustive()
    }
}

impl<'a> Font<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let face = Face::parse(bytes, 0).map_err(|error| Error::new(format!("a font: {error}")))?;
        if face.units_per_em() != EM {
            let problem = format!("a font: {} units to the em, not {EM}", face.units_per_em());
            return Err(Error::new(problem));
        }
        let tables = face.tables();
        let kerning = lookups(tables.gpos, b"kern", |lookup| {
            let tables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
            let pairs = tables.filter_map(|table| match table {
                PositioningSubtable::Pair(pair) => Some(pair),
                _ => None,
            });
            pairs.collect()
        });
        let tabular = lookups(tables.gsub, b"tnum", |lookup| {
            let tables = lookup.subtables.into_iter::<SubstitutionSubtable<'_>>();
            let singles = tables.filter_map(|table| match table {
                SubstitutionSubtable::Single(single) => Some(single),
                _ => None,
            });
            singles.collect::<Vec<_>>()
        });
        Ok(Self {
            kerning,
            tabular: tabular.into_iter().flatten().collect(),
            face,
        })
    }

    fn set(&self, text: &str, tabular: bool) -> Run {
        let mut run = Run::default();
        let mut before: Option<GlyphId> = None;
        for character in compose(text) {
            let Some(glyph) = self.face.glyph_index(character) else {
                run.missing.push(character);
                run.glyphs.push((UNKNOWN_GLYPH, run.width));
                run.width += UNKNOWN;
                before = None;
                continue;
            };
            let glyph = if tabular && character.is_ascii_digit() {
                self.tabular_digit(glyph)
            } else {
                glyph
            };
            if let Some(before) = before {
                run.width += self.kern(before, glyph);
            }
            if self.face.glyph_bounding_box(glyph).is_some() {
                run.glyphs.push((glyph.0, run.width));
            }
            run.width += i32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0));
            before = Some(glyph);
        }
        run
    }

    fn tabular_digit(&self, glyph: GlyphId) -> GlyphId {
        self.tabular
            .iter()
            .find_map(|single| {
                let at = single.coverage().get(glyph)?;
                match single {
                    SingleSubstitution::Format1 { delta, .. } => {
                        // As the format says: modulo 65,536.
                        Some(GlyphId(glyph.0.wrapping_add_signed(*delta)))
                    }
                    SingleSubstitution::Format2 { substitutes, .. } => substitutes.get(at),
                }
            })
            .unwrap_or(glyph)
    }

    /// How much nearer or farther the second glyph stands. Every lookup has its say, the first of
    /// its subtables that knows the pair.
    fn kern(&self, left: GlyphId, right: GlyphId) -> i32 {
        self.kerning
            .iter()
            .filter_map(|lookup| lookup.iter().find_map(|pair| kern_of(pair, left, right)))
            .sum()
    }
}

fn kern_of(pair: &PairAdjustment<'_>, left: GlyphId, right: GlyphId) -> Option<i32> {
    let at = pair.coverage().get(left)?;
    let (first, _) = match pair {
        PairAdjustment::Format1 { sets, .. } => sets.get(at)?.get(right)?,
        PairAdjustment::Format2 {
            classes, matrix, ..
        } => matrix.get((classes.0.get(left), classes.1.get(right)))?,
    };
    Some(i32::from(first.x_advance))
}

/// What the lookups of a feature hold, in their order.
fn lookups<'a, T>(
    table: Option<LayoutTable<'a>>,
    feature: &[u8; 4],
    read: impl Fn(Lookup<'a>) -> T,
) -> Vec<T> {
    let Some(table) = table else {
        return Vec::new();
    };
    let mut indices: Vec<u16> = table
        .features
        .into_iter()
        .filter(|found| found.tag == Tag::from_bytes(feature))
        .flat_map(|found| found.lookup_indices.into_iter())
        .collect();
    indices.sort_unstable();
    indices.dedup();
    let found = indices.into_iter().filter_map(|at| table.lookups.get(at));
    found.map(read).collect()
}

/// SVG path data in units of the font, with relative steps.
#[derive(Default)]
struct PathData {
    out: String,
    at: (i32, i32),
}

impl PathData {
    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.out.push(letter);
        let (x, y) = if letter == 'M' { (0, 0) } else { self.at };
        for (index, &point) in points.iter().enumerate() {
            // Points of a glyph are whole units, and halves where a curve point is implied.
            let (to_x, to_y) = (point.0.round() as i32, point.1.round() as i32);
            for (index, number) in [(index * 2, to_x - x), (index * 2 + 1, to_y - y)] {
                if index > 0 && number >= 0 {
                    self.out.push(' ');
                }
                self.out.push_str(&number.to_string());
            }
            self.at = (to_x, to_y);
        }
    }
}

impl OutlineBuilder for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('c', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.out.push('z');
    }
}
