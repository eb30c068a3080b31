//! SVG that stands alone: resolved colours of one theme, title, notes and citation inside.

use crate::look::Ink;
use crate::tokens::FONT;
use crate::{Anchor, Item, Mark, Scene, Shape, Text, Theme, Token, Weight};

use super::write;

/// How a scene is written as a file.
#[derive(Clone, Copy, Debug)]
pub struct FileOptions {
    /// The colours.
    pub theme: Theme,
}

/// A whole `.svg` document: the scene on the paper of its theme.
#[must_use]
pub fn file(scene: &Scene, options: FileOptions) -> String {
    let theme = options.theme;
    let mut out = String::with_capacity(64 * 1024);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    write::attribute(&mut out, "lang", scene.lang);
    write::attribute(&mut out, "data-chart", scene.kind.name());
    write::attribute(&mut out, "role", "img");
    write::attribute(&mut out, "font-family", FONT);
    write::number(&mut out, "width", scene.width);
    write::number(&mut out, "height", scene.height);
    out.push_str(" viewBox=\"0 0 ");
    crate::format::push(&mut out, scene.width);
    out.push(' ');
    crate::format::push(&mut out, scene.height);
    out.push_str("\">");
    write::element(&mut out, "title", &scene.title);
    write::element(&mut out, "desc", &scene.description);
    hatch(&mut out, theme);
    out.push_str("<rect width=\"100%\" height=\"100%\"");
    write::attribute(&mut out, "fill", Token::Paper.hex(theme));
    out.push_str("/>");
    for item in &scene.items {
        match item {
            Item::Shape(shape) => push_shape(&mut out, shape, theme),
            Item::Mark(mark) => push_mark(&mut out, mark, theme),
        }
    }
    out.push_str("</svg>\n");
    out
}

fn hatch(out: &mut String, theme: Theme) {
    out.push_str(
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\"",
    );
    write::attribute(out, "fill", Token::Paper.hex(theme));
    out.push_str("/><path d=\"M0 0v5\"");
    write::attribute(out, "stroke", Token::Outline.hex(theme));
    out.push_str("/></pattern></defs>");
}

fn push_mark(out: &mut String, mark: &Mark, theme: Theme) {
    out.push_str("<g");
    write::attribute(out, mark.kind.attribute(), &mark.id);
    out.push('>');
    write::element(out, "title", &mark.label);
    for shape in &mark.shapes {
        push_shape(out, shape, theme);
    }
    out.push_str("</g>");
}

fn push_shape(out: &mut String, shape: &Shape, theme: Theme) {
    let paint = shape.look.paint();
    if paint.fill == Ink::Hit {
        return;
    }
    let style = |out: &mut String, _: &Shape| {
        match paint.fill {
            Ink::None | Ink::Hit => write::attribute(out, "fill", "none"),
            Ink::Hatch => write::attribute(out, "fill", "url(#hatch)"),
            Ink::Token(token) => write::attribute(out, "fill", token.hex(theme)),
        }
        if let Some((token, width)) = paint.stroke {
            write::attribute(out, "stroke", token.hex(theme));
            write::number(out, "stroke-width", width);
            write::attribute(out, "stroke-linejoin", "round");
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
        write::attribute(out, "font-variant-numeric", "tabular-nums");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => write::attribute(out, "text-anchor", "middle"),
        Anchor::End => write::attribute(out, "text-anchor", "end"),
    }
}
