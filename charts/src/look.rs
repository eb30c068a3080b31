//! Looks: the finite list of ways to draw a shape. One table gives the class that a page uses
//! and the paint that a file gets, so that both show the same.

use std::fmt::Write as _;

use crate::tokens::{DIVERGES, SERIES, STEPS};
use crate::{TextSize, Token};

/// The fill of a datum, on one of the scales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fill {
    /// A group of the report, 1 (best) to 4.
    Group(u8),
    /// A step of the sequential scale, 0 (lowest) to 7.
    Step(u8),
    /// A step of the diverging scale, 0 (far below) to 6 (far above).
    Diverge(u8),
    /// No value: hatched, never a colour of a scale.
    Missing,
    /// Known, but outside the region in focus: the ground.
    Faded,
}

impl Fill {
    /// A known value that belongs to no group, among others that do: the neutral middle.
    pub(crate) const UNGROUPED: Fill = Fill::Diverge(3);

    /// Every fill there is.
    pub(crate) fn all() -> impl Iterator<Item = Fill> {
        (1..=4)
            .map(Fill::Group)
            .chain((0..STEPS).map(Fill::Step))
            .chain((0..DIVERGES).map(Fill::Diverge))
            .chain([Fill::Missing, Fill::Faded])
    }

    /// The colour; `None` for the hatch.
    #[must_use]
    pub fn token(self) -> Option<Token> {
        match self {
            Self::Group(n) => Some(Token::Group(n)),
            Self::Step(n) => Some(Token::Step(n)),
            Self::Diverge(n) => Some(Token::Diverge(n)),
            Self::Faded => Some(Token::Paper),
            Self::Missing => None,
        }
    }

    /// Whether the fill is too pale to stand on the ground without an outline, in some theme.
    #[must_use]
    pub fn outlined(self) -> bool {
        match self {
            Self::Group(_) => false,
            Self::Step(n) => n <= 3,
            Self::Diverge(n) => (2..=4).contains(&n),
            Self::Missing | Self::Faded => true,
        }
    }

    /// The class, such as `g1`, `s0`, `d3`, `na`.
    #[must_use]
    pub fn class(self) -> String {
        match self {
            Self::Group(n) => format!("g{}", n.clamp(1, 4)),
            Self::Step(n) => format!("s{}", n.min(STEPS - 1)),
            Self::Diverge(n) => format!("d{}", n.min(DIVERGES - 1)),
            Self::Missing => "na".into(),
            Self::Faded => "off".into(),
        }
    }
}

/// How a shape is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// A datum that stands free, such as a bar.
    Bar(Fill),
    /// A datum that touches others, such as a province or a slice: parted by the ground.
    Area(Fill),
    /// The ground itself, for what must hide something.
    Paper,
    /// A quiet ground: the sea of an inset.
    Panel,
    /// A row behind a bar: nothing until it is hovered, focused or selected.
    Row,
    /// Nothing at all, but it can be hit.
    Hit,
    /// A grid line.
    Grid,
    /// An axis or a frame.
    Axis,
    /// A thin line that leads from a label to its mark.
    Leader,
    /// The line of the average.
    Mean,
    /// A wide line in the colour of the ground that parts another line from what it crosses.
    Halo,
    /// The line of a series, 0 to 3: each has its own dashes.
    Line(u8),
    /// The marker of a series, 0 to 3.
    Dot(u8),
    /// The rule between two rulebooks, which no line crosses.
    Break,
    /// A border of before a merger, on the fills of today.
    Former,
    /// Text.
    Ink,
    /// Text of lesser rank.
    Muted,
    /// Text that belongs to the line of the average.
    MeanText,
    /// Text on lines or on a hatch, with an edge in the colour of the ground.
    Raised,
    /// The same of lesser rank.
    RaisedMuted,
}

/// The paint of a look: fill, stroke with its width in pixels, dashes (none where empty). The stroke
/// of a text lies below its fill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Paint {
    pub(crate) fill: Ink,
    pub(crate) stroke: Option<(Token, f64)>,
    pub(crate) dash: &'static str,
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    None,
    /// Invisible, yet hit by a pointer.
    Hit,
    Hatch,
    Token(Token),
}

/// The edge of a raised text.
const EDGE: Option<(Token, f64)> = Some((Token::Paper, 3.0));
/// The dashes of the series.
const DASHES: [&str; SERIES as usize] = ["", "7 3", "2 3", "9 3 2 3"];

impl Look {
    /// Every look there is, in a fixed order.
    pub(crate) fn all() -> impl Iterator<Item = Look> {
        let plain = [
            Self::Paper,
            Self::Panel,
            Self::Row,
            Self::Hit,
            Self::Grid,
            Self::Axis,
            Self::Leader,
            Self::Mean,
            Self::Halo,
            Self::Break,
            Self::Former,
            Self::Ink,
            Self::Muted,
            Self::MeanText,
            Self::Raised,
            Self::RaisedMuted,
        ];
        plain
            .into_iter()
            .chain((0..SERIES).map(Self::Line))
            .chain((0..SERIES).map(Self::Dot))
            .chain(Fill::all().map(Self::Bar))
            .chain(Fill::all().map(Self::Area))
    }

    /// The classes, separated by a space.
    #[must_use]
    pub fn class(self) -> String {
        match self {
            Self::Bar(fill) => fill_class("b", fill),
            Self::Area(fill) => fill_class("a", fill),
            Self::Paper => "ground".into(),
            Self::Panel => "sea".into(),
            Self::Row => "row".into(),
            Self::Hit => "hit".into(),
            Self::Grid => "grid".into(),
            Self::Axis => "axis".into(),
            Self::Leader => "leader".into(),
            Self::Mean => "mean".into(),
            Self::Halo => "halo".into(),
            Self::Line(n) => format!("ln ln{}", n.min(SERIES - 1)),
            Self::Dot(n) => format!("dot{}", n.min(SERIES - 1)),
            Self::Break => "break".into(),
            Self::Former => "former".into(),
            Self::Ink => "ink".into(),
            Self::Muted => "muted".into(),
            Self::MeanText => "mean-text".into(),
            Self::Raised => "raised".into(),
            Self::RaisedMuted => "raised-muted".into(),
        }
    }

    /// The paint, the same in a page and in a file.
    pub(crate) fn paint(self) -> Paint {
        let (fill, stroke) = match self {
            Self::Bar(fill) => (
                fill_ink(fill),
                fill.outlined().then_some((Token::Outline, 1.0)),
            ),
            Self::Area(fill) => {
                let edge = if fill.outlined() {
                    Token::Outline
                } else {
                    Token::Paper
                };
                (fill_ink(fill), Some((edge, 0.75)))
            }
            Self::Paper => (Ink::Token(Token::Paper), None),
            Self::Panel => (Ink::Token(Token::Panel), None),
            Self::Row | Self::Hit => (Ink::Hit, None),
            Self::Grid => (Ink::None, Some((Token::Hairline, 1.0))),
            Self::Axis => (Ink::None, Some((Token::Outline, 1.0))),
            Self::Leader => (Ink::None, Some((Token::Outline, 0.75))),
            Self::Mean => (Ink::None, Some((Token::Mean, 1.5))),
            Self::Halo => (Ink::None, Some((Token::Paper, 4.0))),
            Self::Line(n) => (Ink::None, Some((Token::Series(n), 2.0))),
            Self::Dot(n) => (Ink::Token(Token::Series(n)), None),
            Self::Break => (Ink::None, Some((Token::Muted, 1.0))),
            Self::Former => (Ink::None, Some((Token::Paper, 0.75))),
            Self::Ink => (Ink::Token(Token::Ink), None),
            Self::Muted => (Ink::Token(Token::Muted), None),
            Self::MeanText => (Ink::Token(Token::Mean), None),
            Self::Raised => (Ink::Token(Token::Ink), EDGE),
            Self::RaisedMuted => (Ink::Token(Token::Muted), EDGE),
        };
        let dash = match self {
            Self::Line(n) => DASHES[usize::from(n.min(SERIES - 1))],
            Self::Break => "3 3",
            Self::Former => "2 1.5",
            _ => "",
        };
        Paint { fill, stroke, dash }
    }
}

fn fill_class(kind: &str, fill: Fill) -> String {
    let pale = if fill.outlined() { " pale" } else { "" };
    format!("{kind} {}{pale}", fill.class())
}

fn fill_ink(fill: Fill) -> Ink {
    fill.token().map_or(Ink::Hatch, Ink::Token)
}

/// The rules for looks, text and the states of marks.
pub(crate) fn css() -> String {
    let mut out = String::from(
        ".chart{display:block;max-width:100%;height:auto;font-family:var(--font);overflow:visible}\n",
    );
    for size in TextSize::ALL {
        let class = size.class();
        let _ = write!(out, ".chart .{class}{{font-size:var(--{class})}}");
    }
    out.push_str(
        ".chart .w6{font-weight:600}.chart .tn{font-variant-numeric:tabular-nums}\
         .chart text{user-select:none}.chart .mid{text-anchor:middle}.chart .end{text-anchor:end}\n",
    );
    for fill in Fill::all() {
        if let Some(token) = fill.token() {
            let _ = write!(
                out,
                ".chart .{}{{fill:var({})}}",
                fill.class(),
                token.property()
            );
        }
    }
    out.push_str(
        "\n.chart .a{stroke:var(--paper);stroke-width:.75;stroke-linejoin:round}\
         .chart .pale{stroke:var(--outline);stroke-width:1}\
         .chart .a.pale{stroke-width:.75}\n",
    );
    for look in Look::all() {
        if !matches!(look, Look::Bar(_) | Look::Area(_)) {
            rule(&mut out, look);
        }
    }
    out.push_str(STATES);
    out
}

fn rule(out: &mut String, look: Look) {
    let paint = look.paint();
    let _ = write!(out, ".chart .{}{{", look.class().replace(' ', "."));
    match paint.fill {
        Ink::None | Ink::Hatch => out.push_str("fill:none"),
        Ink::Hit => out.push_str("fill:transparent"),
        Ink::Token(token) => {
            let _ = write!(out, "fill:var({})", token.property());
        }
    }
    if let Some((token, width)) = paint.stroke {
        let _ = write!(
            out,
            ";stroke:var({});stroke-width:{width};stroke-linejoin:round",
            token.property()
        );
    }
    if !paint.dash.is_empty() {
        let _ = write!(out, ";stroke-dasharray:{}", paint.dash);
    }
    if matches!(look, Look::Raised | Look::RaisedMuted) {
        out.push_str(";paint-order:stroke");
    }
    out.push('}');
}

/// Hover, focus and selection are classes and pseudo-classes only: no scene is drawn again.
const STATES: &str = "
.chart .mark{cursor:pointer;outline:none}
.chart .mark .row{pointer-events:all}
.chart .mark:is(:hover,.is-hovered,:focus-visible,.is-selected) .row{fill:var(--panel)}
.chart .mark:is(:focus-visible,.is-selected) .row{stroke:var(--ink);stroke-width:1}
.chart .mark:focus-visible .row{stroke-width:2}
.chart .mark:is(:hover,.is-hovered,:focus-visible) .a{stroke:var(--ink);stroke-width:1.5}
.chart .mark:focus-visible .a{stroke-width:2.5}
.chart .mark:is(:hover,.is-hovered,:focus-visible,.is-selected) .ln{stroke-width:3}
.chart>[aria-hidden]{pointer-events:none}
.chart .over{pointer-events:none;fill:none;stroke-linejoin:round}
.chart .over .under{stroke:var(--paper);stroke-width:4}
.chart .over .line{stroke:var(--ink);stroke-width:1.75}
@media (forced-colors:active){.chart .b,.chart .a{forced-color-adjust:none}}
";
