//! Contrast of every pair of tokens that meets on screen, in both themes, for all eyes.

use super::*;

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];
const GROUNDS: [Token; 2] = [Token::Paper, Token::Panel];

type Rgb = [f64; 3];

/// Linear light of a token, each channel in [0, 1].
fn linear(token: Token, theme: Theme) -> Rgb {
    let hex = token.hex(theme);
    assert!(
        hex.len() == 7 && hex.starts_with('#'),
        "{token:?} is not #rrggbb"
    );
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// The contrast ratio of WCAG 2.
fn contrast(a: Token, b: Token, theme: Theme) -> f64 {
    let luminance = |token| {
        let [r, g, b] = linear(token, theme);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b): (f64, f64) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Complete colour blindness after Machado, Oliveira and Fernandes (2009), in linear light.
const EYES: [(&str, [Rgb; 3]); 4] = [
    (
        "normal",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// OKLab of a token as an eye sees it; a distance of 0.02 is just noticeable.
fn oklab(token: Token, theme: Theme, eye: &[Rgb; 3]) -> Rgb {
    let colour = linear(token, theme);
    let [r, g, b] = eye.map(|row| {
        row.iter()
            .zip(colour)
            .map(|(m, c)| m * c)
            .sum::<f64>()
            .clamp(0.0, 1.0)
    });
    let l = (0.412_221 * r + 0.536_333 * g + 0.051_446 * b).cbrt();
    let m = (0.211_903 * r + 0.680_700 * g + 0.107_397 * b).cbrt();
    let s = (0.088_302 * r + 0.281_719 * g + 0.629_979 * b).cbrt();
    [
        0.210_454 * l + 0.793_618 * m - 0.004_072 * s,
        1.977_998 * l - 2.428_592 * m + 0.450_594 * s,
        0.025_904 * l + 0.782_772 * m - 0.808_676 * s,
    ]
}

fn distance(a: Token, b: Token, theme: Theme, eye: &[Rgb; 3]) -> f64 {
    let (a, b) = (oklab(a, theme, eye), oklab(b, theme, eye));
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[track_caller]
fn assert_contrast(a: Token, b: Token, theme: Theme, least: f64) {
    let ratio = contrast(a, b, theme);
    assert!(
        ratio >= least,
        "{a:?} on {b:?}, {theme:?}: {ratio:.2} is below {least}"
    );
}

#[test]
fn text_stands_out_from_both_grounds() {
    for theme in THEMES {
        for ground in GROUNDS {
            for text in [Token::Ink, Token::Muted, Token::Accent, Token::Mean] {
                assert_contrast(text, ground, theme, 4.5);
            }
        }
    }
}

#[test]
fn lines_and_groups_stand_out_from_both_grounds() {
    for theme in THEMES {
        for ground in GROUNDS {
            for mark in [Token::Outline, Token::Mean, Token::Ink, Token::Muted] {
                assert_contrast(mark, ground, theme, 3.0);
            }
            for group in 1..=4 {
                assert_contrast(Token::Group(group), ground, theme, 3.0);
            }
        }
    }
}

#[test]
fn a_fill_too_pale_for_its_ground_has_an_outline() {
    use crate::Fill;
    let fills = (0..STEPS)
        .map(Fill::Step)
        .chain((0..DIVERGES).map(Fill::Diverge));
    for fill in fills.chain((1..=4).map(Fill::Group)) {
        let token = fill.token().unwrap();
        for theme in THEMES {
            for ground in GROUNDS {
                let alone = contrast(token, ground, theme) >= 3.0;
                assert!(
                    alone || fill.outlined(),
                    "{fill:?} needs an outline, {theme:?}"
                );
            }
        }
    }
    assert!(Fill::Missing.outlined() && Fill::Faded.outlined());
}

#[test]
fn a_faded_unit_is_no_step_of_a_scale() {
    let ground = crate::Fill::Faded.token().unwrap();
    for theme in THEMES {
        for (name, eye) in &EYES {
            for pale in [
                Token::Step(0),
                Token::Diverge(2),
                Token::Diverge(3),
                Token::Diverge(4),
            ] {
                let far = distance(ground, pale, theme, eye);
                assert!(far >= 0.04, "{pale:?}, {theme:?}, {name}: {far:.3}");
            }
        }
    }
}

#[test]
fn groups_are_told_apart_by_every_eye() {
    for theme in THEMES {
        for (name, eye) in &EYES {
            for a in 1..=4 {
                for b in a + 1..=4 {
                    let far = distance(Token::Group(a), Token::Group(b), theme, eye);
                    assert!(
                        far >= 0.08,
                        "groups {a} and {b}, {theme:?}, {name}: {far:.3}"
                    );
                }
            }
        }
    }
}

#[test]
fn groups_keep_their_order_in_black_and_white() {
    for theme in THEMES {
        for group in 1..4 {
            let (better, worse) = (Token::Group(group), Token::Group(group + 1));
            let step = contrast(better, Token::Paper, theme) / contrast(worse, Token::Paper, theme);
            assert!(
                step >= 1.35,
                "groups {group} and {}, {theme:?}: {step:.2}",
                group + 1
            );
        }
    }
}

#[test]
fn the_sequential_scale_is_even_and_readable_by_every_eye() {
    for theme in THEMES {
        let steps: Vec<f64> = (1..STEPS)
            .map(|n| distance(Token::Step(n - 1), Token::Step(n), theme, &EYES[0].1))
            .collect();
        let (least, most) = steps.iter().fold((f64::MAX, 0.0_f64), |(lo, hi), &step| {
            (lo.min(step), hi.max(step))
        });
        assert!(
            most / least < 1.25,
            "{theme:?}: steps from {least:.3} to {most:.3}"
        );
        for n in 1..STEPS {
            let rises = contrast(Token::Step(n), Token::Paper, theme)
                > contrast(Token::Step(n - 1), Token::Paper, theme);
            assert!(rises, "step {n}, {theme:?}");
            for (name, eye) in &EYES {
                let far = distance(Token::Step(n - 1), Token::Step(n), theme, eye);
                assert!(
                    far >= 0.06,
                    "steps {} and {n}, {theme:?}, {name}: {far:.3}",
                    n - 1
                );
            }
        }
    }
}

#[test]
fn the_two_arms_of_the_diverging_scale_are_told_apart_by_every_eye() {
    for theme in THEMES {
        for (name, eye) in &EYES {
            for arm in 0..3 {
                let (below, above) = (Token::Diverge(arm), Token::Diverge(DIVERGES - 1 - arm));
                let far = distance(below, above, theme, eye);
                assert!(
                    far >= 0.08,
                    "{below:?} and {above:?}, {theme:?}, {name}: {far:.3}"
                );
            }
        }
    }
}

#[test]
fn series_stand_out_and_are_told_apart_by_every_eye() {
    let mut tokens: Vec<Token> = (0..SERIES).map(Token::Series).collect();
    tokens.push(Token::Mean);
    for theme in THEMES {
        for (at, &a) in tokens.iter().enumerate() {
            for ground in GROUNDS {
                assert_contrast(a, ground, theme, 3.0);
            }
            for &b in &tokens[at + 1..] {
                for (name, eye) in &EYES {
                    let far = distance(a, b, theme, eye);
                    assert!(far >= 0.09, "{a:?} and {b:?}, {theme:?}, {name}: {far:.3}");
                }
            }
        }
    }
}

#[test]
fn words_in_a_cell_of_the_tree_can_be_read() {
    for theme in THEMES {
        for text in [Token::Ink, Token::Muted] {
            assert_contrast(text, Token::Diverge(3), theme, 4.5);
        }
    }
}

#[test]
fn the_style_sheet_names_every_token_in_each_theme() {
    let css = css();
    for token in Token::all() {
        // Light twice (root and chosen), dark twice (chosen and by the system).
        for theme in THEMES {
            let rule = format!("{}:{};", token.property(), token.hex(theme));
            assert!(css.matches(&rule).count() >= 2, "{rule}");
        }
    }
}
