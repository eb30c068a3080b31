//! The picture of a unit that social networks show beside a link: name, rank and value, where it
//! stands among the others, a small map, the source.

use dti_charts::scored::{self, Options};
use dti_charts::svg::Glyphs as _;
use dti_charts::{Colouring, Status, Theme, Token, Unit, View, Weight, map};
use dti_engine::{Dataset, Reading, Source, score};
use dti_geo::Geometry;
use dti_text::charts::ChartText;
use dti_text::{AppText, FilesText, Lang, number};

use crate::{Error, Fonts, svg};

/// Width and height of a card in pixels, as social networks ask for.
pub const CARD: (f64, f64) = (1200.0, 630.0);

/// Air along the edges.
const EDGE: f64 = 56.0;
/// The width that the map is laid out for; it is then shrunk to the height of the card.
const MAP_WIDTH: f64 = 440.0;
/// The height that it may take.
const MAP_HEIGHT: f64 = 606.0;
/// Air that its document has on each side.
const MAP_MARGIN: f64 = 16.0;
/// The height of the strip of bars, and where it ends.
const STRIP: f64 = 74.0;
const STRIP_BASE: f64 = 508.0;

/// What all cards of a ranking share.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The league and the year.
    pub dataset: &'a Dataset,
    /// Position of the index in the framework.
    pub index: usize,
    /// The reading of the numbers.
    pub reading: Reading,
    /// The documents that are cited.
    pub sources: &'a [Source],
    /// The geometry of the league's map; ministries have none.
    pub geometry: Option<&'a Geometry>,
    /// The language of all words and numbers.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
}

/// The card of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// SVG with outlined text, [`CARD`] large; [`png`](fn@crate::png) paints it.
    pub svg: String,
    /// What it says, in one line: the text in place of the picture.
    pub alt: String,
}

impl Card<'_> {
    /// Draws the card of a unit.
    ///
    /// # Errors
    ///
    /// If the view does not list the unit.
    ///
    /// # Panics
    ///
    /// If `index` is not a node of the framework or there is no such unit.
    pub fn svg(&self, unit: usize, fonts: &Fonts<'_>) -> Result<Picture, Error> {
        let id = &self.dataset.units[unit].id;
        let scores = score(self.dataset, self.reading);
        let view = scored::view(
            &scores,
            self.index,
            Options {
                lang: self.lang,
                colouring: Colouring::Groups,
                width: MAP_WIDTH,
                selected: Some(id.clone()),
                citation: scored::citation(self.sources, self.dataset, Some(self.index), self.lang),
            },
        );
        let chosen = view.units.iter().find(|unit| unit.id == *id);
        let chosen = chosen.ok_or_else(|| Error::new(format!("no ranking of `{id}`")))?;
        let alt = self.alt(&view, chosen);
        let mut canvas = Canvas::new(fonts, self.theme, self.lang, &alt);
        let geometry = self.geometry.filter(|_| self.dataset.league.has_map());
        let right = match geometry {
            Some(geometry) => self.map(&mut canvas, &view, geometry, fonts),
            None => CARD.0 - EDGE,
        };
        let room = right - EDGE;
        self.head(&mut canvas, chosen, room);
        self.numbers(&mut canvas, &view, chosen, room);
        strip(&mut canvas, &view, chosen, room);
        self.foot(&mut canvas, &view, chosen, room);
        let svg = canvas.finish();
        Ok(Picture { svg, alt })
    }

    /// Index, unit, value and rank in one line.
    fn alt(&self, view: &View, chosen: &Unit) -> String {
        let text = ChartText::of(self.lang);
        let mut alt = format!(
            "{} – {}: {}",
            view.index,
            chosen.name,
            value(self.lang, chosen)
        );
        if let Some(rank) = view.rank_text(chosen) {
            alt = format!("{alt}, {}/{}", (text.rank)(&rank), view.units.len());
        }
        alt
    }

    /// Draws the map at the right and returns where it begins.
    fn map(
        &self,
        canvas: &mut Canvas<'_>,
        view: &View,
        geometry: &Geometry,
        fonts: &Fonts<'_>,
    ) -> f64 {
        let mut scene = map(view, geometry);
        // The card says all this itself.
        scene.title.clear();
        scene.citation.clear();
        scene.notes.clear();
        scene.legend = None;
        let drawn = svg(&scene, self.theme, fonts).svg;
        let (width, height) = (
            scene.width + 2.0 * MAP_MARGIN,
            scene.height + 2.0 * MAP_MARGIN,
        );
        let scale = (MAP_HEIGHT / height).min(1.0);
        let left = CARD.0 - width * scale - 8.0;
        canvas.nest((left, (CARD.1 - height * scale) / 2.0), scale, &drawn);
        left - 8.0
    }

    /// What it is about, and the name of the unit on one line or two.
    fn head(&self, canvas: &mut Canvas<'_>, chosen: &Unit, room: f64) {
        let site = AppText::of(self.lang).title;
        canvas.line(site, (EDGE, 82.0), 26.0, Weight::Bold, Token::Accent);
        let names = canvas.fit(
            &chosen.name,
            room,
            &[(72.0, 1), (62.0, 1), (54.0, 2), (46.0, 2)],
        );
        let mut y = 96.0;
        for name in &names.lines {
            y += names.size * 1.12;
            canvas.line(name, (EDGE, y), names.size, Weight::Bold, Token::Ink);
        }
    }

    /// The rank among all, and the value beside the mean.
    fn numbers(&self, canvas: &mut Canvas<'_>, view: &View, chosen: &Unit, room: f64) {
        let text = ChartText::of(self.lang);
        let files = FilesText::of(self.lang);
        let rank = view.rank_text(chosen);
        let rank = rank.map(|rank| format!("{rank}{}", chosen.rank_mark()));
        let rank = rank.as_deref().unwrap_or(text.unknown);
        let label = (28.0, Weight::Regular, Token::Muted);
        let baseline = 380.0;
        canvas.line(files.rank_rule.0, (EDGE, 286.0), label.0, label.1, label.2);
        let size = if rank.chars().count() <= 3 {
            92.0
        } else {
            64.0
        };
        let end = canvas.line(rank, (EDGE, baseline), size, Weight::Bold, Token::Ink);
        let among = format!("/{}", view.units.len());
        let end = canvas.line(&among, (end + 6.0, baseline), 44.0, label.1, label.2);

        let left = (end + 48.0).max(EDGE + room * 0.42);
        let index = canvas.cut(&view.index, EDGE + room - left, label.0, label.1);
        canvas.line(&index, (left, 286.0), label.0, label.1, label.2);
        let value = value(self.lang, chosen);
        let size = if chosen.known().is_some() { 64.0 } else { 52.0 };
        let end = canvas.line(&value, (left, baseline), size, Weight::Bold, Token::Ink);
        if let Some(mean) = view.mean {
            let mean = format!("{} {}", text.mean, number::value(self.lang, mean));
            let beside = end + 24.0;
            let fits = beside + canvas.width(&mean, 26.0, Weight::Regular) <= EDGE + room;
            let at = if fits {
                (beside, baseline)
            } else {
                (left, baseline + 34.0)
            };
            canvas.line(&mean, at, 26.0, Weight::Regular, Token::Mean);
        }
    }

    /// Whose numbers these are.
    fn foot(&self, canvas: &mut Canvas<'_>, view: &View, chosen: &Unit, room: f64) {
        let text = ChartText::of(self.lang);
        let mut words = format!("{}: {}", text.source, view.citation);
        let note = match chosen.status {
            Status::Corrected => Some(text.corrected_note),
            _ if chosen.rank_corrected => Some(text.corrected_note),
            Status::Derived => Some(text.derived_note),
            _ if chosen.rank_derived => Some(text.derived_note),
            Status::Published | Status::Unknown | Status::Simulated => None,
        };
        if let Some(note) = note {
            words = format!("{note} {words}");
        }
        if self.geometry.is_some() && self.dataset.league.has_map() {
            words = format!("{words}. {}", text.attribution);
        }
        let fitted = canvas.fit(&words, room, &[(17.0, 3), (15.0, 4), (13.5, 4)]);
        let mut y = STRIP_BASE + 22.0;
        for line in &fitted.lines {
            y += fitted.size * 1.3;
            canvas.line(line, (EDGE, y), fitted.size, Weight::Regular, Token::Muted);
        }
    }
}

/// The value with its mark, or the word for an unknown one.
fn value(lang: Lang, unit: &Unit) -> String {
    match unit.known() {
        Some(value) => format!("{}{}", number::value(lang, value), sign(unit.status)),
        None => ChartText::of(lang).unknown.to_owned(),
    }
}

/// The mark after a number that is not as printed.
fn sign(status: Status) -> &'static str {
    match status {
        Status::Corrected => "†",
        Status::Derived => "*",
        Status::Published | Status::Unknown | Status::Simulated => "",
    }
}

/// A bar for each unit in the order of ranks, the chosen one in its colour, and the mean.
fn strip(canvas: &mut Canvas<'_>, view: &View, chosen: &Unit, room: f64) {
    let most = view
        .units
        .iter()
        .filter_map(Unit::known)
        .fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    let step = room / view.units.len() as f64;
    let width = (step - 3.0).clamp(2.0, 40.0);
    for (at, unit) in view.units.iter().enumerate() {
        let x = EDGE + at as f64 * step;
        let own = unit.id == chosen.id;
        let colour = match (own, unit.group) {
            (true, Some(group)) => Token::Group(group),
            (true, None) => Token::Accent,
            (false, _) => Token::Hairline,
        };
        let height = unit.known().map_or(0.0, |value| value / most * STRIP);
        canvas.rect((x, STRIP_BASE - height), (width, height), colour);
        if own {
            canvas.rect((x, STRIP_BASE + 4.0), (width, 8.0), Token::Ink);
        }
    }
    if let Some(mean) = view.mean {
        let y = STRIP_BASE - mean / most * STRIP;
        canvas.rect((EDGE, y - 1.0), (room, 2.0), Token::Mean);
    }
}

/// Text broken into lines of one size.
struct Fitted {
    size: f64,
    lines: Vec<String>,
}

/// An SVG document of a card in the making.
struct Canvas<'a> {
    out: String,
    fonts: &'a Fonts<'a>,
    theme: Theme,
}

impl<'a> Canvas<'a> {
    fn new(fonts: &'a Fonts<'a>, theme: Theme, lang: Lang, alt: &str) -> Self {
        let alt = alt.replace('&', "&amp;").replace('<', "&lt;");
        let (width, height) = CARD;
        let mut canvas = Self {
            out: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" width=\"{width}\" \
                 height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
                 <title>{alt}</title>"
            ),
            fonts,
            theme,
        };
        canvas.rect((0.0, 0.0), CARD, Token::Paper);
        canvas
    }

    fn finish(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    fn nest(&mut self, (x, y): (f64, f64), scale: f64, svg: &str) {
        self.out += &format!(
            "<g transform=\"translate({x:.2} {y:.2}) scale({scale:.4})\">{}</g>",
            svg.trim_end()
        );
    }

    fn rect(&mut self, at: (f64, f64), size: (f64, f64), colour: Token) {
        self.out += &format!(
            "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"{}\"/>",
            at.0,
            at.1,
            size.0,
            size.1,
            colour.hex(self.theme)
        );
    }

    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let run = self.fonts.set(text, weight, false);
        f64::from(run.width) * size / self.fonts.units_per_em()
    }

    /// Writes a line of text from its baseline and returns where it ends.
    fn line(&mut self, text: &str, at: (f64, f64), size: f64, weight: Weight, ink: Token) -> f64 {
        let run = self.fonts.set(text, weight, false);
        let scale = size / self.fonts.units_per_em();
        self.out += &format!(
            "<g transform=\"translate({:.2} {:.2}) scale({scale:.6} -{scale:.6})\" fill=\"{}\">",
            at.0,
            at.1,
            ink.hex(self.theme)
        );
        for (glyph, x) in run.glyphs {
            let path = self.fonts.outline(weight, glyph);
            self.out += &format!("<path transform=\"translate({x} 0)\" d=\"{path}\"/>");
        }
        self.out += "</g>";
        at.0 + f64::from(run.width) * scale
    }

    /// Text cut to a room with an ellipsis.
    fn cut(&self, text: &str, room: f64, size: f64, weight: Weight) -> String {
        if self.width(text, size, weight) <= room {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let candidate = format!("{}…", kept.trim_end());
            if self.width(&candidate, size, weight) <= room {
                return candidate;
            }
        }
        String::new()
    }

    /// Text in the first of `sizes` in which it has room on so many lines; in the last, what is left
    /// over is cut.
    fn fit(&self, text: &str, room: f64, sizes: &[(f64, usize)]) -> Fitted {
        // Names are set in the bold weight, which is the wider one.
        let weight = Weight::Bold;
        let mut fitted = Fitted {
            size: 0.0,
            lines: Vec::new(),
        };
        for &(size, most) in sizes {
            let mut lines: Vec<String> = Vec::new();
            for word in text.split_whitespace() {
                let longer = lines.last().map(|line| format!("{line} {word}"));
                match longer.filter(|line| self.width(line, size, weight) <= room) {
                    Some(longer) => {
                        lines.pop();
                        lines.push(longer);
                    }
                    None => lines.push(word.to_owned()),
                }
            }
            let fits = lines.len() <= most
                && lines
                    .iter()
                    .all(|line| self.width(line, size, weight) <= room);
            if !fits && lines.len() > most {
                let rest = lines.split_off(most.saturating_sub(1)).join(" ");
                lines.push(rest);
            }
            fitted = Fitted { size, lines };
            if fits {
                return fitted;
            }
        }
        for line in &mut fitted.lines {
            *line = self.cut(line, room, fitted.size, weight);
        }
        fitted
    }
}
