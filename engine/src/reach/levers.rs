//! What may move, how far and at what cost.

use super::solve::{Offer, Take};
use super::{MAX_OPTIONS, ReachOption, ReachRequest};
use crate::error::{Error, Misfit};
use crate::simulate::{STEP, Simulator, millionths};
use crate::tipping::levers_of;

/// One lever that may move.
pub(super) struct Lever {
    pub(super) index: usize,
    pub(super) offer: Offer,
    pub(super) now: f64,
    pub(super) now_points: f64,
    pub(super) maximum: f64,
    pub(super) cap: f64,
    pub(super) options: Option<Vec<ReachOption>>,
}

pub(super) fn check(simulator: &Simulator, request: &ReachRequest) -> Result<(), Error> {
    let units = simulator.units();
    if request.rank == 0 || request.rank as usize > units {
        let problem = format!("rank {} does not exist: 1 to {units} do", request.rank);
        return Err(Error::misfit(Misfit::Request, problem));
    }
    let (moving, unknown) = levers_of(simulator, request.unit, request.index);
    let named = |index: usize| -> Result<(), Error> {
        if moving.contains(&index) || unknown.contains(&index) {
            return Ok(());
        }
        let code = simulator.code(index);
        let whole = simulator.code(request.index);
        Err(Error::misfit(
            Misfit::Request,
            format!("`{code}` is no index that `{whole}` is made of"),
        ))
    };
    for &index in &request.locked {
        named(index)?;
    }
    for (at, &(index, effort)) in request.efforts.iter().enumerate() {
        named(index)?;
        let code = simulator.code(index);
        if !(effort > 0.0 && effort <= 1e6) {
            let problem = format!("the effort of `{code}` must be above 0, not {effort}");
            return Err(Error::misfit(Misfit::Request, problem));
        }
        if request.efforts[..at]
            .iter()
            .any(|(other, _)| *other == index)
        {
            return Err(Error::misfit(
                Misfit::Request,
                format!("the effort of `{code}` is given twice"),
            ));
        }
    }
    for (at, (index, options)) in request.options.iter().enumerate() {
        named(*index)?;
        let code = simulator.code(*index);
        if request.options[..at]
            .iter()
            .any(|(other, _)| other == index)
        {
            return Err(Error::misfit(
                Misfit::Request,
                format!("the options of `{code}` are given twice"),
            ));
        }
        if options.len() > MAX_OPTIONS {
            return Err(Error::misfit(
                Misfit::Request,
                format!("`{code}` has more than {MAX_OPTIONS} options"),
            ));
        }
    }
    Ok(())
}

/// The levers that may move, and those that are unknown.
pub(super) fn levers(
    simulator: &Simulator,
    request: &ReachRequest,
) -> Result<(Vec<Lever>, Vec<usize>), Error> {
    let (moving, unknown) = levers_of(simulator, request.unit, request.index);
    let mut levers = Vec::with_capacity(moving.len());
    for index in moving {
        let track = simulator.track(request.unit, index)?;
        let now = simulator.value(index, request.unit).unwrap_or_default();
        let weight = simulator
            .tree()
            .weight(index, request.index)
            .unwrap_or_default();
        let per_point = weight / track.maximum;
        let now_points = millionths(now * track.maximum);
        let room = track.cap - now_points;
        let given = request.options.iter().find(|(other, _)| *other == index);
        let offer = match given {
            _ if request.locked.contains(&index) => Offer::Choice(Vec::new()),
            Some((_, options)) => {
                let mut choices = Vec::with_capacity(options.len());
                for option in options {
                    let code = simulator.code(index);
                    if !(0.0..=track.maximum).contains(&option.points) {
                        return Err(Error::points(code, option.points, track.maximum));
                    }
                    if !(0.0..=1e9).contains(&option.cost) {
                        let problem = format!("an option of `{code}` costs {}", option.cost);
                        return Err(Error::misfit(Misfit::Request, problem));
                    }
                    let rises = option.points > now_points && option.points <= track.cap;
                    let gain = if rises {
                        option.points - now_points
                    } else {
                        0.0
                    };
                    choices.push((gain * per_point, option.cost));
                }
                Offer::Choice(choices)
            }
            // Far below 2^32 for every rulebook.
            None => Offer::Steps {
                gain: STEP * per_point,
                cost: STEP * effort(request, index),
                steps: (room / STEP + 1e-4).floor().max(0.0) as u32,
                end: None,
            },
        };
        levers.push(Lever {
            index,
            offer,
            now,
            now_points,
            maximum: track.maximum,
            cap: track.cap,
            options: given.map(|(_, options)| options.clone()),
        });
    }
    Ok((levers, unknown))
}

fn effort(request: &ReachRequest, index: usize) -> f64 {
    let given = request.efforts.iter().find(|(other, _)| *other == index);
    given.map_or(1.0, |(_, effort)| *effort)
}

impl Lever {
    /// The offer with the shorter step to the cap.
    pub(super) fn ended(&self, request: &ReachRequest) -> Offer {
        let mut offer = self.offer.clone();
        if let Offer::Steps {
            gain, steps, end, ..
        } = &mut offer
        {
            let rest = millionths(self.cap - self.now_points - f64::from(*steps) * STEP);
            if rest > 0.0 {
                let per_point = *gain / STEP;
                *end = Some((rest * per_point, rest * effort(request, self.index)));
            }
        }
        offer
    }

    /// Points and cost of a take.
    pub(super) fn take(&self, request: &ReachRequest, take: Take) -> Option<(f64, f64)> {
        match (take, &self.offer, &self.options) {
            (Take::Steps(taken), Offer::Steps { steps, .. }, _) => {
                let points = if taken > *steps {
                    self.cap
                } else {
                    millionths(self.now_points + f64::from(taken) * STEP)
                };
                let gain = points - self.now_points;
                Some((points, millionths(gain * effort(request, self.index))))
            }
            (Take::Choice(at), _, Some(options)) => Some((options[at].points, options[at].cost)),
            _ => None,
        }
    }
}
