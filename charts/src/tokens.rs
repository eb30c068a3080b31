//! The design tokens: every colour, type size and space of charts and page, in both themes.
//!
//! The one file with literal colours. Charts are drawn on [`Token::Paper`] or
//! [`Token::Panel`]; the tests below hold every pair that meets on screen to its contrast.

use std::fmt::Write as _;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Chalk on slate.
    Dark,
}

impl Theme {
    /// Its word in addresses, in the document and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A colour by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// The ground of the page.
    Paper,
    /// The ground of a panel, a hovered row, the sea of an inset.
    Panel,
    /// Text.
    Ink,
    /// Text of lesser rank: ticks, captions, notes.
    Muted,
    /// Grid lines and rules; decoration only.
    Hairline,
    /// The edge of a fill that is too pale to stand on the ground by itself.
    Outline,
    /// Links, buttons, the focus ring of controls.
    Accent,
    /// The line of the average and its label.
    Mean,
    /// A group of the report: 1 (best) to 4; other numbers count as the nearest of these.
    Group(u8),
    /// A step of the sequential scale: 0 (lowest) to 7 (highest); above counts as 7.
    Step(u8),
    /// A step of the diverging scale: 0 (far below) to 6 (far above), 3 the middle; above counts
    /// as 6.
    Diverge(u8),
    /// A series of a line chart or radar: 0 (the subject) to 3; above counts as 3.
    Series(u8),
}

/// Series that are told apart by colour, dash and marker.
pub(crate) const SERIES: u8 = 4;
/// Steps of the sequential scale.
pub(crate) const STEPS: u8 = 8;
/// Steps of the diverging scale.
pub(crate) const DIVERGES: u8 = 7;

/// `[light, dark]` of a group: petrol, teal, leaf, ochre. Ordered by lightness, so that they keep
/// their order in print and for colour-blind readers; the best group has the most contrast.
const GROUPS: [[&str; 2]; 4] = [
    ["#033549", "#baf5f1"],
    ["#005a63", "#6fd2c6"],
    ["#3c7e58", "#61a97c"],
    ["#be7b20", "#9a6218"],
];

/// `[light, dark]` of the sequential scale, even in OKLab lightness, hue from sand to petrol.
const SEQUENTIAL: [[&str; 2]; STEPS as usize] = [
    ["#efe5c0", "#193043"],
    ["#cacd8c", "#1d4b5f"],
    ["#8fb77a", "#196975"],
    ["#539e78", "#258883"],
    ["#1e8177", "#50a583"],
    ["#00616a", "#8cbe81"],
    ["#004356", "#c8d386"],
    ["#04263f", "#f2eab4"],
];

/// `[light, dark]` of the diverging scale: rust below the average, petrol above.
const DIVERGING: [[&str; 2]; DIVERGES as usize] = [
    ["#723311", "#ffc48a"],
    ["#ac6227", "#d68549"],
    ["#d7a365", "#965630"],
    ["#e4e1d6", "#393832"],
    ["#77bcbf", "#30747f"],
    ["#258594", "#4dabb6"],
    ["#025066", "#90e2e1"],
];

/// `[light, dark]` of the series: petrol, ochre, violet, blue. Told apart from each other and from
/// the line of the mean by every eye.
const SERIES_COLOURS: [[&str; 2]; SERIES as usize] = [
    ["#003f4a", "#b2f0e8"],
    ["#c17300", "#b8791c"],
    ["#6b429a", "#8f70ee"],
    ["#3f7fc6", "#62b6f2"],
];

impl Token {
    /// The tokens that are not part of a scale.
    const SINGLE: [Token; 8] = [
        Token::Paper,
        Token::Panel,
        Token::Ink,
        Token::Muted,
        Token::Hairline,
        Token::Outline,
        Token::Accent,
        Token::Mean,
    ];

    /// Every token, in the order of the style sheet.
    pub fn all() -> impl Iterator<Item = Token> {
        Self::SINGLE
            .into_iter()
            .chain((1..=4).map(Token::Group))
            .chain((0..STEPS).map(Token::Step))
            .chain((0..DIVERGES).map(Token::Diverge))
            .chain((0..SERIES).map(Token::Series))
    }

    /// The colour in `theme`, as `#rrggbb`.
    #[must_use]
    pub fn hex(self, theme: Theme) -> &'static str {
        let [light, dark] = match self {
            Self::Paper => ["#fbfaf6", "#15181a"],
            Self::Panel => ["#f3f1ea", "#1e2225"],
            Self::Ink => ["#1d2021", "#eceae4"],
            Self::Muted => ["#5c6062", "#a5a8a8"],
            Self::Hairline => ["#dcdad2", "#33383b"],
            Self::Outline => ["#7b7f80", "#7f8485"],
            Self::Accent => ["#005a63", "#6fd2c6"],
            Self::Mean => ["#b3291f", "#ff8a6b"],
            Self::Group(n) => GROUPS[usize::from(n.clamp(1, 4)) - 1],
            Self::Step(n) => SEQUENTIAL[usize::from(n.min(STEPS - 1))],
            Self::Diverge(n) => DIVERGING[usize::from(n.min(DIVERGES - 1))],
            Self::Series(n) => SERIES_COLOURS[usize::from(n.min(SERIES - 1))],
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }

    /// The name of the custom property, such as `--group-1`.
    #[must_use]
    pub fn property(self) -> String {
        match self {
            Self::Paper => "--paper".into(),
            Self::Panel => "--panel".into(),
            Self::Ink => "--ink".into(),
            Self::Muted => "--muted".into(),
            Self::Hairline => "--hairline".into(),
            Self::Outline => "--outline".into(),
            Self::Accent => "--accent".into(),
            Self::Mean => "--mean".into(),
            Self::Group(n) => format!("--group-{}", n.clamp(1, 4)),
            Self::Step(n) => format!("--step-{}", n.min(STEPS - 1)),
            Self::Diverge(n) => format!("--diverge-{}", n.min(DIVERGES - 1)),
            Self::Series(n) => format!("--series-{}", n.min(SERIES - 1)),
        }
    }
}

/// The type sizes of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// Captions of insets, ticks.
    Caption,
    /// Names and values.
    Label,
    /// Numbers that lead the eye.
    Lead,
    /// The title of a file.
    Title,
}

impl TextSize {
    /// All sizes, the smallest first.
    pub const ALL: [TextSize; 4] = [Self::Caption, Self::Label, Self::Lead, Self::Title];

    /// Height of the em square in pixels.
    #[must_use]
    pub fn px(self) -> f64 {
        match self {
            Self::Caption => 12.0,
            Self::Label => 13.0,
            Self::Lead => 15.0,
            Self::Title => 19.0,
        }
    }

    /// The class of the size.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Caption => "t1",
            Self::Label => "t2",
            Self::Lead => "t3",
            Self::Title => "t4",
        }
    }
}

/// The spaces of the page in pixels, `--space-1` to `--space-7`.
pub const SPACE: [f64; 7] = [4.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0];

/// The font of everything, with what stands in until it is loaded.
pub(crate) const FONT: &str =
    "\"Be Vietnam Pro\", \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif";

/// The custom properties: light at the root, dark where the reader chose it, or where the system
/// asks for it and the reader chose nothing. Paper is light.
pub(crate) fn css() -> String {
    let mut out = String::from(":root{color-scheme:light;");
    let _ = write!(out, "--font:{FONT};");
    for (index, space) in SPACE.iter().enumerate() {
        let _ = write!(out, "--space-{}:{space}px;", index + 1);
    }
    for size in TextSize::ALL {
        let _ = write!(out, "--{}:{}px;", size.class(), size.px());
    }
    colours(&mut out, Theme::Light);
    out.push_str("}\n[data-theme=light]{color-scheme:light;");
    colours(&mut out, Theme::Light);
    out.push_str("}\n@media screen{[data-theme=dark]{color-scheme:dark;");
    colours(&mut out, Theme::Dark);
    out.push_str(
        "}}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;",
    );
    colours(&mut out, Theme::Dark);
    out.push_str("}}\n");
    out
}

fn colours(out: &mut String, theme: Theme) {
    for token in Token::all() {
        let _ = write!(out, "{}:{};", token.property(), token.hex(theme));
    }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
