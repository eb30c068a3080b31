//! SVG that stands alone: resolved colours of one theme, title, legend, notes and citation inside.

use crate::look::{Ink, Look, Paint};
use crate::shape::Form;
use crate::tokens::FONT;
use crate::{
    Anchor, Item, Mark, Path, Scene, Shape, State, Text, TextSize, Theme, Token, Weight, measure,
};

use super::outline::{Glyphs, Outliner};
use super::write;

/// Air around everything, in pixels.
const MARGIN: f64 = 16.0;

/// The most lines of a paragraph: far more than any citation has.
const MOST_LINES: usize = 40;

/// How a scene is written as a file.
#[derive(Clone, Copy, Debug)]
pub struct FileOptions {
    /// The colours.
    pub theme: Theme,
}

/// A whole `.svg` document: title, legend, chart, notes and citation on the paper of its theme.
#[must_use]
pub fn file(scene: &Scene, options: FileOptions) -> String {
    let mut pen = Pen {
        theme: options.theme,
        outliner: None,
    };
    document(scene, &mut pen)
}

/// A file whose text is outlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// The document.
    pub svg: String,
    /// Characters that the font does not have, sorted: in their place stands the font's sign for
    /// what it lacks.
    pub missing: Vec<char>,
}

/// The document of [`file()`] with the outlines of `font` in place of text, so that every program
/// shows the same letters. The words stay in it as labels.
#[must_use]
pub fn outlined(scene: &Scene, options: FileOptions, font: &dyn Glyphs) -> Outlined {
    let mut pen = Pen {
        theme: options.theme,
        outliner: Some(Outliner::new(font)),
    };
    let svg = document(scene, &mut pen);
    let missing = pen.outliner.map(|outliner| outliner.missing);
    Outlined {
        svg,
        missing: missing.unwrap_or_default().into_iter().collect(),
    }
}

/// In which colours shapes are written, and how text is.
struct Pen<'a> {
    theme: Theme,
    outliner: Option<Outliner<'a>>,
}

fn document(scene: &Scene, pen: &mut Pen<'_>) -> String {
    let frame = Frame::around(scene);
    let body = body(scene, &frame, pen);
    let mut out = String::with_capacity(body.len() + 32 * 1024);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    if pen.outliner.is_some() {
        out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    write::attribute(&mut out, "xml:lang", scene.lang);
    write::attribute(&mut out, "data-chart", scene.kind.name());
    write::attribute(&mut out, "role", "img");
    if pen.outliner.is_none() {
        write::attribute(&mut out, "font-family", FONT);
    }
    write::number(&mut out, "width", frame.width);
    write::number(&mut out, "height", frame.height);
    out.push_str(" viewBox=\"0 0 ");
    crate::format::push(&mut out, frame.width);
    out.push(' ');
    crate::format::push(&mut out, frame.height);
    out.push_str("\">");
    write::element(&mut out, "title", &scene.title);
    write::element(&mut out, "desc", &scene.description);
    push_defs(&mut out, scene.clip.as_ref(), pen.theme);
    if let Some(outliner) = &pen.outliner {
        out.push_str(&outliner.definitions());
    }
    out.push_str("<rect width=\"100%\" height=\"100%\"");
    write::attribute(&mut out, "fill", Token::Paper.hex(pen.theme));
    out.push_str("/>");
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

/// Everything that is drawn on the paper.
fn body(scene: &Scene, frame: &Frame, pen: &mut Pen<'_>) -> String {
    let mut out = String::with_capacity(64 * 1024);
    for shape in &frame.words {
        push_shape(&mut out, shape, pen, Way::default());
    }
    if let Some(legend) = &scene.legend {
        open_group(&mut out, frame.legend_top);
        for shape in &legend.shapes {
            push_shape(&mut out, shape, pen, Way::default());
        }
        out.push_str("</g>");
    }
    open_group(&mut out, frame.scene_top);
    for item in &scene.items {
        match item {
            Item::Shape(shape) => push_shape(&mut out, shape, pen, Way::of(scene, shape)),
            Item::Mark(mark) => push_mark(&mut out, scene, mark, pen),
        }
    }
    push_outlines(&mut out, scene, pen);
    out.push_str("</g>");
    out
}

/// What a file has around the scene, and where.
struct Frame {
    width: f64,
    height: f64,
    words: Vec<Shape>,
    legend_top: f64,
    scene_top: f64,
}

impl Frame {
    fn around(scene: &Scene) -> Self {
        let mut words = Vec::new();
        let mut y = MARGIN;
        let title = [(
            scene.title.as_str(),
            TextSize::Title,
            Weight::Bold,
            Look::Ink,
        )];
        y = lay(&mut words, title, y, scene.width) + 8.0;
        let legend_top = y;
        if let Some(legend) = &scene.legend {
            y += legend.height + 10.0;
        }
        let scene_top = y;
        y += scene.height + 12.0;
        let source = source(scene);
        let notes = scene
            .notes
            .iter()
            .map(String::as_str)
            .chain(source.as_deref());
        let notes = notes.map(|note| (note, TextSize::Caption, Weight::Regular, Look::Muted));
        y = lay(&mut words, notes, y, scene.width);
        let width = scene.width + 2.0 * MARGIN;
        Self {
            width,
            height: (y + MARGIN).ceil(),
            words,
            legend_top,
            scene_top,
        }
    }
}

/// The citation with the word for "source" before it.
fn source(scene: &Scene) -> Option<String> {
    let word = match scene.lang {
        "vi" => dti_text::charts::VI.source,
        _ => dti_text::charts::EN.source,
    };
    (!scene.citation.trim().is_empty()).then(|| format!("{word}: {}", scene.citation))
}

/// Sets paragraphs below each other from `y` and returns where they end.
fn lay<'a>(
    shapes: &mut Vec<Shape>,
    paragraphs: impl IntoIterator<Item = (&'a str, TextSize, Weight, Look)>,
    mut y: f64,
    room: f64,
) -> f64 {
    for (words, size, weight, look) in paragraphs {
        let words = breakable(words, room, size, weight);
        for line in measure::wrap(&words, room, size, weight, MOST_LINES) {
            let text = Text::new(line, (MARGIN, y + size.px()), size)
                .weight(weight)
                .look(look);
            shapes.extend(Shape::text(text));
            y += measure::line_height(size);
        }
    }
    y
}

/// The words with those that are too wide for a line, such as addresses, cut into parts that fit: a
/// file has no place where the rest could be read.
fn breakable(words: &str, room: f64, size: TextSize, weight: Weight) -> String {
    let fits = |part: &str| measure::width(part, size, weight, false) <= room;
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut rest = word;
        while !fits(rest) {
            let ends = rest
                .char_indices()
                .map(|(at, letter)| at + letter.len_utf8());
            let full = ends.take_while(|&end| fits(&rest[..end])).last();
            let Some(full) = full else { break };
            // After a sign where a reader expects a break, if there is one.
            let sign = rest[..full].rfind(['/', '-', '.', '_', '?', '&']);
            let end = sign.map_or(full, |at| at + 1);
            out.push_str(&rest[..end]);
            out.push(' ');
            rest = &rest[end..];
        }
        out.push_str(rest);
    }
    out
}

fn open_group(out: &mut String, top: f64) {
    out.push_str("<g transform=\"translate(");
    crate::format::push(out, MARGIN);
    out.push(' ');
    crate::format::push(out, top);
    out.push_str(")\">");
}

/// How a shape is drawn besides its look.
#[derive(Clone, Copy, Default)]
struct Way {
    selected: bool,
    clipped: bool,
}

impl Way {
    fn of(scene: &Scene, shape: &Shape) -> Self {
        Self {
            selected: false,
            clipped: scene.clips(shape),
        }
    }
}

fn push_defs(out: &mut String, clip: Option<&Path>, theme: Theme) {
    out.push_str(
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\"",
    );
    write::attribute(out, "fill", Token::Paper.hex(theme));
    out.push_str("/><path d=\"M0 0v5\"");
    write::attribute(out, "stroke", Token::Outline.hex(theme));
    out.push_str("/></pattern>");
    if let Some(path) = clip {
        write::clip(out, "clip", path);
    }
    out.push_str("</defs>");
}

fn push_mark(out: &mut String, scene: &Scene, mark: &Mark, pen: &mut Pen<'_>) {
    out.push_str("<g");
    write::attribute(out, mark.kind.attribute(), &mark.id);
    out.push('>');
    write::element(out, "title", &mark.label);
    for shape in &mark.shapes {
        let way = Way {
            selected: mark.is(State::Selected),
            ..Way::of(scene, shape)
        };
        push_shape(out, shape, pen, way);
    }
    out.push_str("</g>");
}

/// The edges of what is selected, above its neighbours.
fn push_outlines(out: &mut String, scene: &Scene, pen: &mut Pen<'_>) {
    for (stroke, width) in [(Token::Paper, 4.0), (Token::Ink, 1.75)] {
        for mark in scene.marks().filter(|mark| mark.is(State::Selected)) {
            for shape in mark
                .shapes
                .iter()
                .filter(|shape| matches!(shape.look, Look::Area(_)))
            {
                let paint = Paint {
                    fill: Ink::None,
                    stroke: Some((stroke, width)),
                    dash: "",
                };
                push_painted(out, shape, paint, pen, scene.clips(shape));
            }
        }
    }
}

fn push_shape(out: &mut String, shape: &Shape, pen: &mut Pen<'_>, way: Way) {
    let mut paint = shape.look.paint();
    if way.selected && shape.look == Look::Row {
        paint = Paint {
            fill: Ink::Token(Token::Panel),
            stroke: Some((Token::Ink, 1.0)),
            dash: "",
        };
    }
    push_painted(out, shape, paint, pen, way.clipped);
}

fn push_painted(out: &mut String, shape: &Shape, paint: Paint, pen: &mut Pen<'_>, clipped: bool) {
    if paint.fill == Ink::Hit {
        return;
    }
    let theme = pen.theme;
    if let (Some(outliner), Form::Text(text), Ink::Token(ink)) =
        (&mut pen.outliner, &shape.form, paint.fill)
    {
        let edge = paint.stroke.map(|(token, width)| (token.hex(theme), width));
        outliner.push(out, text, ink.hex(theme), edge);
        return;
    }
    let style = |out: &mut String, shape: &Shape| {
        match paint.fill {
            Ink::None | Ink::Hit => write::attribute(out, "fill", "none"),
            Ink::Hatch => write::attribute(out, "fill", "url(#hatch)"),
            Ink::Token(token) => write::attribute(out, "fill", token.hex(theme)),
        }
        if clipped {
            write::attribute(out, "clip-path", "url(#clip)");
        }
        if let Some((token, width)) = paint.stroke {
            write::attribute(out, "stroke", token.hex(theme));
            write::number(out, "stroke-width", width);
            write::attribute(out, "stroke-linejoin", "round");
            if !paint.dash.is_empty() {
                write::attribute(out, "stroke-dasharray", paint.dash);
            }
            if shape.words().is_some() {
                write::attribute(out, "paint-order", "stroke");
            }
        }
    };
    write::shape(out, shape, style, text_style);
}

fn text_style(out: &mut String, text: &Text) {
    write::number(out, "font-size", text.size.px());
    if text.weight == Weight::Bold {
        write::attribute(out, "font-weight", "600");
    }
    if text.tabular {
        // Not an attribute in SVG; a file may have a style of its own.
        write::attribute(out, "style", "font-variant-numeric:tabular-nums");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => write::attribute(out, "text-anchor", "middle"),
        Anchor::End => write::attribute(out, "text-anchor", "end"),
    }
}
