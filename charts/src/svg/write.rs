//! What page and file share: elements, attributes, path data.

use crate::format;
use crate::shape::{Form, Path, Step};
use crate::{Anchor, Shape, Text, Weight};

use super::escape;

/// An attribute with a number.
pub(crate) fn number(out: &mut String, name: &str, value: f64) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    format::push(out, value);
    out.push('"');
}

/// An attribute with text, escaped.
pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::push(out, value);
    out.push('"');
}

/// An element with text inside, escaped.
pub(crate) fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape::push(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// One shape. `style` writes the attributes of its look, `type_style` those of a text.
pub(crate) fn shape(
    out: &mut String,
    shape: &Shape,
    style: impl Fn(&mut String, &Shape),
    type_style: impl Fn(&mut String, &Text),
) {
    match &shape.form {
        Form::Path(outline) => {
            out.push_str("<path");
            out.push_str(outline.words(path_attributes));
        }
        Form::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => {
            out.push_str("<rect");
            number(out, "x", *x);
            number(out, "y", *y);
            number(out, "width", *width);
            number(out, "height", *height);
            if *radius > 0.0 {
                number(out, "rx", *radius);
            }
        }
        Form::Line { from, to } => {
            out.push_str("<line");
            number(out, "x1", from.0);
            number(out, "y1", from.1);
            number(out, "x2", to.0);
            number(out, "y2", to.1);
        }
        Form::Circle { centre, radius } => {
            out.push_str("<circle");
            number(out, "cx", centre.0);
            number(out, "cy", centre.1);
            number(out, "r", *radius);
        }
        Form::Text(text) => {
            out.push_str("<text");
            number(out, "x", text.at.0);
            number(out, "y", text.at.1);
            type_style(out, text);
            style(out, shape);
            out.push('>');
            escape::push(out, &text.text);
            out.push_str("</text>");
            return;
        }
    }
    style(out, shape);
    out.push_str("/>");
}

/// The definition of where areas may be drawn.
pub(crate) fn clip(out: &mut String, id: &str, path: &Path) {
    out.push_str("<clipPath");
    attribute(out, "id", id);
    out.push_str("><path clip-rule=\"evenodd\" d=\"");
    path_data(out, path);
    out.push_str("\"/></clipPath>");
}

/// The class names of a text besides its look.
pub(crate) fn text_classes(text: &Text) -> String {
    let mut classes = String::from(text.size.class());
    if text.weight == Weight::Bold {
        classes.push_str(" w6");
    }
    if text.tabular {
        classes.push_str(" tn");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => classes.push_str(" mid"),
        Anchor::End => classes.push_str(" end"),
    }
    classes
}

/// What a path needs besides its look. Several rings follow the even-odd rule.
fn path_attributes(path: &Path) -> String {
    let mut out = String::from(" d=\"");
    path_data(&mut out, path);
    out.push('"');
    let rings = path
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Move(_)));
    if rings.count() > 1 {
        attribute(&mut out, "fill-rule", "evenodd");
    }
    out
}

/// Path data with relative steps of whole hundredths, so that rounding never adds up.
fn path_data(out: &mut String, path: &Path) {
    let (mut x, mut y) = (0, 0);
    let mut drawing = ' ';
    for step in &path.steps {
        let to = match step {
            Step::Move(to) | Step::Line(to) | Step::Arc { to, .. } => Some(*to),
            Step::Close => None,
        };
        let Some(to) = to.map(|(x, y)| (format::hundredths(x), format::hundredths(y))) else {
            out.push('z');
            drawing = 'z';
            continue;
        };
        match step {
            Step::Move(_) => {
                out.push('M');
                pair(out, to.0, to.1);
                drawing = 'M';
            }
            Step::Arc {
                radius,
                large,
                clockwise,
                ..
            } => {
                out.push('A');
                format::push(out, *radius);
                out.push(' ');
                format::push(out, *radius);
                out.push_str(" 0 ");
                out.push(if *large { '1' } else { '0' });
                out.push(' ');
                out.push(if *clockwise { '1' } else { '0' });
                out.push(' ');
                pair(out, to.0, to.1);
                drawing = 'A';
            }
            Step::Line(_) | Step::Close => {
                let (dx, dy) = (to.0 - x, to.1 - y);
                if (dx, dy) == (0, 0) && drawing == 'l' {
                    continue;
                }
                if drawing != 'l' {
                    out.push('l');
                } else if dx >= 0 {
                    out.push(' ');
                }
                pair(out, dx, dy);
                drawing = 'l';
            }
        }
        (x, y) = to;
    }
}

fn pair(out: &mut String, x: i64, y: i64) {
    format::push_hundredths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    format::push_hundredths(out, y);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_is_short_and_does_not_drift() {
        let mut path = Path::new();
        path.ring([
            (0.004, 0.004),
            (10.5, -0.004),
            (10.5, 7.254),
            (3.333, 3.333),
        ]);
        path.move_to((1.0, 1.0))
            .arc_to(5.0, true, false, (-1.5, 2.0));
        let mut out = String::new();
        path_data(&mut out, &path);
        assert_eq!(out, "M0 0l10.5 0 0 7.25-7.17-3.92zM1 1A5 5 0 1 0 -1.5 2");
    }
}
