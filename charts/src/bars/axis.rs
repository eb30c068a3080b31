//! Ticks of the value axis: round numbers from 0, as many as have room.

use dti_engine::within;
use std::ops::Range;

use dti_text::{Lang, number};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

/// Room that a tick label of so many decimals needs, in pixels.
fn room(decimals: usize) -> f64 {
    24.0 + 8.0 * decimals as f64
}

/// Distances between ticks that read well, with the decimals that they need.
const STEPS: [(f64, usize); 9] = [
    (0.001, 3),
    (0.002, 3),
    (0.005, 3),
    (0.01, 2),
    (0.02, 2),
    (0.05, 2),
    (0.1, 1),
    (0.2, 1),
    (0.5, 1),
];

/// The least of these distances that `fits`, with its decimals; a fifth of `most` where none does.
pub(crate) fn round_step(most: f64, fits: impl Fn(f64) -> bool) -> (f64, usize) {
    STEPS
        .into_iter()
        .find(|(step, _)| fits(*step))
        .unwrap_or((most / 5.0, 1))
}

/// A linear axis for plotters, with ticks of its own choice and numbers of a language.
#[derive(Clone)]
pub(crate) struct Axis {
    from: f64,
    to: f64,
    ticks: Vec<f64>,
    decimals: usize,
    lang: Lang,
}

impl Axis {
    /// From 0 to `most`, which is above 0, on `length` pixels.
    pub(crate) fn values(most: f64, length: f64, lang: Lang) -> Self {
        let (step, decimals) = STEPS
            .into_iter()
            .find(|(step, decimals)| step / most * length >= room(*decimals))
            .unwrap_or((1.0, 0));
        // At most one tick for every 24 pixels, so the cast is small.
        let last = within((most / step + 1e-9).floor(), 0.0, 1000.0) as u32;
        let ticks = (0..=last).map(|n| f64::from(n) * step).collect();
        Self {
            from: 0.0,
            to: most,
            ticks,
            decimals,
            lang,
        }
    }

    /// Downwards, in pixels from the first row to `height`.
    pub(crate) fn rows(height: f64) -> Self {
        Self {
            from: height,
            to: 0.0,
            ticks: Vec::new(),
            decimals: 0,
            lang: Lang::default(),
        }
    }

    /// A tick as its language writes it; 0 without decimals.
    pub(crate) fn label(&self, tick: f64) -> String {
        let is_zero = tick.abs() < 1e-12;
        number::decimal(self.lang, tick, if is_zero { 0 } else { self.decimals })
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let share = (value - self.from) / (self.to - self.from);
        let length = f64::from(limit.1 - limit.0);
        // A place on a screen, far inside the range of the backend.
        limit.0 + (share * length).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<String> {
        axis.ticks.iter().map(|tick| axis.label(*tick)).collect()
    }

    #[test]
    fn ticks_are_round_and_have_room() {
        assert_eq!(
            labels(&Axis::values(0.4874, 150.0, Lang::Vi)),
            ["0", "0,2", "0,4"]
        );
        let wide = labels(&Axis::values(0.4874, 600.0, Lang::En));
        assert_eq!(wide.len(), 10);
        assert_eq!(wide.last().map(String::as_str), Some("0.45"));
        assert_eq!(labels(&Axis::values(1.0, 30.0, Lang::En)), ["0", "1"]);
    }

    #[test]
    fn places_are_linear_and_rows_run_down() {
        let values = Axis::values(0.5, 100.0, Lang::En);
        assert_eq!(
            [0.0, 0.25, 0.5].map(|at| values.map(&at, (10, 110))),
            [10, 60, 110]
        );
        // Plotters gives the limits of y from the bottom up.
        let rows = Axis::rows(200.0);
        assert_eq!(
            [0.0, 50.0, 200.0].map(|at| rows.map(&at, (210, 10))),
            [10, 60, 210]
        );
    }
}
