//! SVG for a page: classes instead of colours, a name and a place in the keyboard order for each
//! mark.

use crate::look::{Ink, Look};
use crate::shape::Form;
use crate::{Item, Mark, Path, Scene, Shape, State, Text};

use super::write;

/// How a scene is put into a page.
#[derive(Clone, Copy, Debug)]
pub struct DomOptions<'a> {
    /// Prefix of the ids inside, unique in the page and safe in an id: `map`, `rank-bars`.
    pub id: &'a str,
    /// Whether the reader can choose marks. The chart is then a list box whose options are the
    /// marks, with one of them in the tab order; else it is one image.
    pub interactive: bool,
}

/// The `<svg>` element of a scene, with `data-chart` and a mark per datum.
///
/// It has the size that it was laid out for; the style sheet lets it shrink with its container.
#[must_use]
pub fn dom(scene: &Scene, options: DomOptions<'_>) -> String {
    let mut out = dom_parts(scene, options).concat();
    out.push_str("</svg>");
    out
}

/// The same element in parts: its start tag, then one string per child element. A page that shows
/// an earlier scene of the same size needs to replace only the children that differ.
#[must_use]
pub fn dom_parts(scene: &Scene, options: DomOptions<'_>) -> Vec<String> {
    let parts = dom_changes(scene, options, None).into_iter();
    parts.map(Option::unwrap_or_default).collect()
}

/// The parts of [`dom_parts`], without those that are the same in `before`, a scene that was drawn
/// with the same options: most marks stay as they are when a slider moves, and need not be written
/// to be compared.
#[must_use]
pub fn dom_changes(
    scene: &Scene,
    options: DomOptions<'_>,
    before: Option<&Scene>,
) -> Vec<Option<String>> {
    let description = format!("{}-desc", options.id);
    let mut desc = String::from("<desc");
    write::attribute(&mut desc, "id", &description);
    desc.push('>');
    super::escape::push(&mut desc, &scene.description);
    desc.push_str("</desc>");
    let mut defs = String::new();
    push_defs(&mut defs, scene.clip.as_ref(), options.id);
    let start = start_tag(scene, options, &description);
    let mut parts = vec![Some(start), Some(desc), Some(defs)];
    let first = first_stop(scene);
    // Then the parts are in the same places, and the same mark is written the same way.
    let before = before.filter(|before| before.clip == scene.clip && before.is_aligned(scene));
    let first_before = before.and_then(first_stop);
    let is_first =
        |first: Option<&Mark>, mark| first.is_some_and(|first| std::ptr::eq(first, mark));
    if options.interactive && !scene.targets.is_empty() {
        let is_same = before.is_some_and(|before| before.targets == scene.targets);
        parts.push((!is_same).then(|| targets(scene, options.id)));
    }
    let mut marks_before = before.map(Scene::marks);
    let mut decoration = String::new();
    for item in &scene.items {
        match item {
            Item::Shape(shape) => {
                if decoration.is_empty() {
                    decoration.push_str("<g aria-hidden=\"true\">");
                }
                push_shape(
                    &mut decoration,
                    shape,
                    options.id,
                    scene.clips(shape),
                    false,
                );
            }
            Item::Mark(mark) => {
                end_decoration(&mut decoration, &mut parts);
                let stop = is_first(first, mark);
                let old = marks_before.as_mut().and_then(Iterator::next);
                let is_same =
                    old.is_some_and(|old| old == mark && is_first(first_before, old) == stop);
                parts.push((!is_same).then(|| {
                    let mut part = String::new();
                    push_mark(&mut part, scene, mark, options, stop);
                    part
                }));
            }
        }
    }
    end_decoration(&mut decoration, &mut parts);
    parts.push(Some(over(scene, options.id)));
    parts
}

/// What can be hit besides, each under the name of its unit.
fn targets(scene: &Scene, id: &str) -> String {
    let mut out = String::from("<g aria-hidden=\"true\">");
    for (unit, shape) in &scene.targets {
        out.push_str("<g");
        write::attribute(&mut out, "data-near", unit);
        out.push('>');
        push_shape(&mut out, shape, id, false, false);
        out.push_str("</g>");
    }
    out.push_str("</g>");
    out
}

fn end_decoration(decoration: &mut String, parts: &mut Vec<Option<String>>) {
    if !decoration.is_empty() {
        decoration.push_str("</g>");
        parts.push(Some(std::mem::take(decoration)));
    }
}

fn start_tag(scene: &Scene, options: DomOptions<'_>, description: &str) -> String {
    let mut out = String::from("<svg");
    let class = format!("chart chart-{}", scene.kind.name());
    let role = if options.interactive {
        "listbox"
    } else {
        "img"
    };
    write::attribute(&mut out, "class", &class);
    write::attribute(&mut out, "data-chart", scene.kind.name());
    write::attribute(&mut out, "lang", scene.lang);
    write::attribute(&mut out, "role", role);
    write::attribute(&mut out, "aria-label", &scene.title);
    write::attribute(&mut out, "aria-describedby", description);
    push_size(&mut out, scene.width, scene.height);
    out
}

/// Size and view box, and the end of the tag.
fn push_size(out: &mut String, width: f64, height: f64) {
    write::number(out, "width", width);
    write::number(out, "height", height);
    out.push_str(" viewBox=\"0 0 ");
    crate::format::push(out, width);
    out.push(' ');
    crate::format::push(out, height);
    out.push_str("\">");
}

/// The group that lies above everything, with the edges of the chosen marks.
fn over(scene: &Scene, id: &str) -> String {
    let mut out = String::from("<g class=\"over\" aria-hidden=\"true\"");
    if scene.clip.is_some() {
        write::attribute(&mut out, "clip-path", &format!("url(#{id}-clip)"));
    }
    out.push('>');
    for mark in scene.marks().filter(|mark| mark.is(State::Selected)) {
        out.push_str(&outline(scene, &mark.id));
    }
    out.push_str("</g>");
    out
}

/// The legend of a scene, for a page that shows its colours nowhere else; `None` where it has none.
/// Hidden from assistive technology, whose reader has the values.
#[must_use]
pub fn legend(scene: &Scene, id: &str) -> Option<String> {
    let legend = scene.legend.as_ref()?;
    let mut out = String::from("<svg class=\"chart chart-legend\" aria-hidden=\"true\"");
    push_size(&mut out, scene.width, legend.height);
    push_defs(&mut out, None, id);
    for shape in &legend.shapes {
        push_shape(&mut out, shape, id, false, false);
    }
    out.push_str("</svg>");
    Some(out)
}

/// The outlines of the marks of `id`, for the group `.over` that lies above everything: neighbours
/// that are painted later would cover half of a thick edge. [`dom`] puts those of selected marks
/// there; a page that changes the selection replaces them. Empty where the mark has no area.
#[must_use]
pub fn outline(scene: &Scene, id: &str) -> String {
    let mut out = String::new();
    for class in ["under", "line"] {
        for mark in scene.marks().filter(|mark| mark.id == id) {
            for shape in mark
                .shapes
                .iter()
                .filter(|shape| matches!(shape.look, Look::Area(_)))
            {
                let class = |out: &mut String, _: &Shape| write::attribute(out, "class", class);
                write::shape(&mut out, shape, class, |_, _| {});
            }
        }
    }
    out
}

/// The mark that the tab key reaches: the selected one, else the first.
fn first_stop(scene: &Scene) -> Option<&Mark> {
    scene
        .marks()
        .find(|mark| mark.is(State::Selected))
        .or_else(|| scene.marks().next())
}

fn push_defs(out: &mut String, clip: Option<&Path>, id: &str) {
    out.push_str("<defs><pattern");
    write::attribute(out, "id", &format!("{id}-hatch"));
    out.push_str(
        " width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"ground\" width=\"5\" height=\"5\"/>\
         <path class=\"axis\" d=\"M0 0v5\"/></pattern>",
    );
    if let Some(path) = clip {
        write::clip(out, &format!("{id}-clip"), path);
    }
    out.push_str("</defs>");
}

fn push_mark(out: &mut String, scene: &Scene, mark: &Mark, options: DomOptions<'_>, stop: bool) {
    let mut classes = String::from("mark");
    if let Some(fill) = mark.fill {
        // Of the mark, not of its shapes: `in-g1` paints nothing.
        classes.push_str(" in-");
        classes.push_str(&fill.class());
    }
    for state in &mark.states {
        classes.push(' ');
        classes.push_str(state.class());
    }
    out.push_str("<g");
    write::attribute(out, "class", &classes);
    write::attribute(out, mark.kind.attribute(), &mark.id);
    if options.interactive {
        let selected = if mark.is(State::Selected) {
            "true"
        } else {
            "false"
        };
        write::attribute(out, "role", "option");
        write::attribute(out, "aria-selected", selected);
        write::attribute(out, "tabindex", if stop { "0" } else { "-1" });
    }
    out.push('>');
    // The name of the mark, and its tooltip. An `aria-label` would have to repeat the words inside
    // in their order (WCAG 2.5.3), which cannot be read out.
    write::element(out, "title", &mark.label);
    for shape in &mark.shapes {
        push_shape(
            out,
            shape,
            options.id,
            scene.clips(shape),
            options.interactive,
        );
    }
    out.push_str("</g>");
}

/// `titled` is a shape of a mark whose title says all that its words say.
fn push_shape(out: &mut String, shape: &Shape, id: &str, clipped: bool, titled: bool) {
    let style = |out: &mut String, shape: &Shape| {
        let look = shape.look.class();
        match &shape.form {
            Form::Text(text) => {
                write::attribute(
                    out,
                    "class",
                    &format!("{} {look}", write::text_classes(text)),
                );
                if titled {
                    write::attribute(out, "aria-hidden", "true");
                }
            }
            _ => write::attribute(out, "class", &look),
        }
        if shape.look.paint().fill == Ink::Hatch {
            write::attribute(out, "fill", &format!("url(#{id}-hatch)"));
        }
        if clipped {
            write::attribute(out, "clip-path", &format!("url(#{id}-clip)"));
        }
    };
    write::shape(out, shape, style, |_: &mut String, _: &Text| {});
}
