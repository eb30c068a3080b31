//! Text as outlines, so that a file looks the same where the font is not installed.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::{Anchor, Text, Weight};

use super::write;

/// A font that knows its outlines. Lengths are in units of its em square.
pub trait Glyphs: Debug {
    /// How many units an em has.
    fn units_per_em(&self) -> f64;

    /// A line of text set from x = 0, kerned. A character without a glyph becomes the font's sign
    /// for that, and is named in [`Run::missing`].
    fn set(&self, text: &str, weight: Weight, tabular: bool) -> Run;

    /// The outline of a glyph as SVG path data, y up.
    fn outline(&self, weight: Weight, glyph: u16) -> String;
}

/// A line of text as glyphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The number of each glyph that shows something, and where its origin lies.
    pub glyphs: Vec<(u16, i32)>,
    /// Where the line ends.
    pub width: i32,
    /// Characters that the font does not have.
    pub missing: Vec<char>,
}

/// Writes texts as outlines, and remembers which glyphs they need.
#[derive(Debug)]
pub(super) struct Outliner<'a> {
    font: &'a dyn Glyphs,
    used: BTreeSet<(bool, u16)>,
    pub(super) missing: BTreeSet<char>,
}

impl<'a> Outliner<'a> {
    pub(super) fn new(font: &'a dyn Glyphs) -> Self {
        Self {
            font,
            used: BTreeSet::new(),
            missing: BTreeSet::new(),
        }
    }

    /// One line of text in the colour `fill`; with an edge of a colour and a width in pixels below
    /// it, drawn by itself: not every program knows `paint-order`.
    pub(super) fn push(
        &mut self,
        out: &mut String,
        text: &Text,
        fill: &str,
        edge: Option<(&str, f64)>,
    ) {
        let run = self.font.set(&text.text, text.weight, text.tabular);
        self.missing.extend(&run.missing);
        let em = self.font.units_per_em();
        let scale = text.size.px() / em;
        let width = f64::from(run.width) * scale;
        let x = match text.anchor {
            Anchor::Start => text.at.0,
            Anchor::Middle => text.at.0 - width / 2.0,
            Anchor::End => text.at.0 - width,
        };
        out.push_str("<g");
        write::attribute(out, "aria-label", &text.text);
        out.push_str(" transform=\"translate(");
        crate::format::push(out, x);
        out.push(' ');
        crate::format::push(out, text.at.1);
        out.push_str(")scale(");
        push_scale(out, scale);
        out.push_str(" -");
        push_scale(out, scale);
        out.push_str(")\"");
        if let Some((stroke, width)) = edge {
            out.push_str("><g fill=\"none\"");
            write::attribute(out, "stroke", stroke);
            write::number(out, "stroke-width", width / scale);
            write::attribute(out, "stroke-linejoin", "round");
            out.push('>');
            self.uses(out, &run, text.weight);
            out.push_str("</g><g");
        }
        write::attribute(out, "fill", fill);
        out.push('>');
        self.uses(out, &run, text.weight);
        out.push_str(if edge.is_some() { "</g></g>" } else { "</g>" });
    }

    fn uses(&mut self, out: &mut String, run: &Run, weight: Weight) {
        let bold = weight == Weight::Bold;
        for &(glyph, x) in &run.glyphs {
            self.used.insert((bold, glyph));
            // The older form of the attribute: every program knows it.
            out.push_str("<use xlink:href=\"#");
            push_id(out, bold, glyph);
            out.push('"');
            if x != 0 {
                out.push_str(" x=\"");
                out.push_str(&x.to_string());
                out.push('"');
            }
            out.push_str("/>");
        }
    }

    /// The outlines of all glyphs so far, each once.
    pub(super) fn definitions(&self) -> String {
        let mut out = String::from("<defs>");
        for &(bold, glyph) in &self.used {
            let weight = if bold { Weight::Bold } else { Weight::Regular };
            out.push_str("<path id=\"");
            push_id(&mut out, bold, glyph);
            out.push_str("\" d=\"");
            out.push_str(&self.font.outline(weight, glyph));
            out.push_str("\"/>");
        }
        out.push_str("</defs>");
        out
    }
}

fn push_id(out: &mut String, bold: bool, glyph: u16) {
    out.push(if bold { 'b' } else { 'r' });
    out.push_str(&glyph.to_string());
}

/// A scale below 1, in whole millionths: type is smaller than its em square.
fn push_scale(out: &mut String, scale: f64) {
    // Sizes of type are a few pixels, em squares a thousand units: no cast can saturate.
    let millionths = (scale * 1e6).round() as u64;
    let digits = format!("{:06}", millionths % 1_000_000);
    if millionths >= 1_000_000 {
        out.push_str(&(millionths / 1_000_000).to_string());
    }
    out.push('.');
    out.push_str(match digits.trim_end_matches('0') {
        "" => "0",
        digits => digits,
    });
}
