//! The positions that a slider can take.

use crate::error::Error;
use crate::simulate::Simulator;

/// The step of a slider, in points of the rulebook, where the criteria of an index are unknown.
pub const STEP: f64 = 0.01;

/// The track of one index of one unit: where it stands without edits, and whole steps of [`STEP`]
/// points from there down to 0 and up to the cap. The last step on either side may be shorter.
///
/// Counting from where the unit stands, rather than from 0, keeps that place on the track: most
/// published values are not whole hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the index.
    pub index: usize,
    /// The most points that the index can earn.
    pub maximum: f64,
    /// Points without edits.
    pub start: f64,
    /// Value without edits, in [0, 1].
    pub start_value: f64,
    /// The most points that the user allows; at least `start`.
    pub cap: f64,
    /// Steps from `start` down to 0.
    pub down: i32,
    /// Steps from `start` up to `cap`.
    pub up: i32,
}

impl Track {
    /// The points at so many steps from the start, negative ones below it. Steps beyond an end
    /// mean the end. At most six decimals.
    #[must_use]
    pub fn points(&self, steps: i32) -> f64 {
        if steps >= self.up && self.up > 0 {
            self.cap
        } else if steps <= -self.down && self.down > 0 {
            0.0
        } else {
            millionths(self.start + f64::from(steps.clamp(-self.down, self.up)) * STEP)
        }
    }

    /// The value at so many steps from the start, in [0, 1]: the same bits as
    /// [`Simulator::set_points`] gives for [`points`](Self::points).
    #[must_use]
    pub fn value(&self, steps: i32) -> f64 {
        if steps.clamp(-self.down, self.up) == 0 {
            self.start_value
        } else {
            self.points(steps) / self.maximum
        }
    }

    /// The fewest steps, counted from the start, at which the index has more than so many points;
    /// `None` where it cannot.
    #[must_use]
    pub fn above(&self, points: f64) -> Option<i32> {
        let guess = (points - self.start) / STEP;
        // Saturates; far below the limits for every rulebook.
        let mut steps = (guess.floor() as i32).clamp(-self.down, self.up);
        while steps > -self.down && self.points(steps - 1) > points + HALF_MILLIONTH {
            steps -= 1;
        }
        while steps < self.up && self.points(steps) <= points + HALF_MILLIONTH {
            steps += 1;
        }
        (self.points(steps) > points + HALF_MILLIONTH).then_some(steps)
    }
}

const HALF_MILLIONTH: f64 = 0.000_000_5;

/// Points rounded to six decimals, in which the engine counts them: sums print as short as they are.
#[must_use]
pub fn millionths(points: f64) -> f64 {
    (points * 1e6).round() / 1e6
}

impl Simulator {
    /// The track of an index of a unit, with the cap that applies.
    ///
    /// # Errors
    ///
    /// As [`set_value`](Self::set_value); [`Error::is_scenario`] where the points of the index are
    /// not known.
    ///
    /// # Panics
    ///
    /// If there is no such unit or index.
    pub fn track(&self, unit: usize, index: usize) -> Result<Track, Error> {
        self.check_editable(unit, index)?;
        let Some(maximum) = self.tree().points(index) else {
            let problem = format!("the points of `{}` are not known", self.code(index));
            return Err(Error::scenario(problem));
        };
        let (start_value, cap) = self.span(index, unit);
        let start = millionths(start_value * maximum);
        let cap = millionths(cap * maximum);
        // Noise of the division must not make a step of no length.
        let steps = |points: f64| (points / STEP - 1e-4).ceil().max(0.0) as i32;
        Ok(Track {
            unit,
            index,
            maximum,
            start,
            start_value,
            cap,
            down: steps(start),
            up: steps(cap - start),
        })
    }
}
