//! Name a rank, see the way: the cheapest set of gains that leads there.

mod fewest;
mod levers;
mod solve;

use crate::error::Error;
use crate::matrix::rank_key;
use crate::rank::Rank;
use crate::simulate::{Simulator, millionths};
use crate::tipping::thresholds;
use fewest::fewest;
use levers::{Lever, check, levers};
use solve::{Offer, Take, cheapest};

/// The most options that an index can have.
pub(crate) const MAX_OPTIONS: usize = 100;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachRequest {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the index by which the league is ranked.
    pub index: usize,
    /// The rank to reach or to better, from 1.
    pub rank: u32,
    /// Positions of indices that must stay as they are.
    pub locked: Vec<usize>,
    /// Effort per point of an index, above 0; 1 where none is given, so that the cost is points.
    pub efforts: Vec<(usize, f64)>,
    /// Indices that move in given steps only: a criterion met or not (see
    /// [`switch_options`](crate::rulebook::switch_options)), a survey repeated. At most 100 each.
    pub options: Vec<(usize, Vec<ReachOption>)>,
}

/// One way to raise an index that moves in given steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReachOption {
    /// The points that the index has then, up to its cap.
    pub points: f64,
    /// What it costs, at least 0, in the unit of the efforts.
    pub cost: f64,
}

impl ReachRequest {
    /// Asks for a rank, with nothing locked and every point as good as another.
    #[must_use]
    pub fn new(unit: usize, index: usize, rank: u32) -> Self {
        Self {
            unit,
            index,
            rank,
            locked: Vec::new(),
            efforts: Vec::new(),
            options: Vec::new(),
        }
    }
}

/// One index of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannedGain {
    /// Position of the index.
    pub index: usize,
    /// Value now, in [0, 1].
    pub from: f64,
    /// Value after, in [0, 1].
    pub to: f64,
    /// Points now.
    pub from_points: f64,
    /// Points after.
    pub to_points: f64,
    /// What it costs.
    pub cost: f64,
}

/// A set of gains.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Points to gain times effort, and the cost of the options taken.
    pub cost: f64,
    /// The gains, in tree order; an index that stays is not among them.
    pub gains: Vec<PlannedGain>,
    /// The value that the ranking index has then, in [0, 1].
    pub value: f64,
    /// The rank that it gives: the one asked for, or better.
    pub rank: Rank,
}

/// Why no plan is cheaper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proof {
    /// No plan costs less than this; equal to the plan's cost when the search was completed.
    pub lower_bound: f64,
    /// What a plan would cost if steps and options could be split at will.
    pub relaxation: f64,
    /// Branches that the search looked at.
    pub explored: u64,
    /// Whether the plan's cost meets the bound.
    pub optimal: bool,
}

/// Why a rank cannot be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    /// The highest value that the ranking index can have, in [0, 1].
    pub value: f64,
    /// The rank that it gives.
    pub rank: Option<Rank>,
    /// The value that the rank takes; `None` where no value would do, because the place is held by
    /// a unit whose value is lost.
    pub needed: Option<f64>,
    /// Locked indices that could rise.
    pub locked: Vec<usize>,
    /// Indices whose cap stands below their maximum.
    pub capped: Vec<usize>,
    /// Indices whose value is unknown.
    pub unknown: Vec<usize>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// The rank can be reached.
    Feasible {
        /// The cheapest plan.
        plan: Plan,
        /// Why there is none cheaper.
        proof: Proof,
        /// The cheapest plan among those that touch the fewest indices.
        fewest: Plan,
    },
    /// It cannot.
    Impossible(Obstacle),
}

impl Reach {
    /// The cheapest plan, if the rank can be reached.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        match self {
            Reach::Feasible { plan, .. } => Some(plan),
            Reach::Impossible(_) => None,
        }
    }
}

/// Finds the cheapest gains by which a unit reaches a rank or a better one, all else as it is in
/// the simulator now.
///
/// Indices move from where they stand in whole steps of [`STEP`](crate::STEP) points up to their cap, or in the
/// options given; the shorter step to the cap itself is used only where whole steps do not suffice.
/// The search is exact; [`Proof`] says so, or how far the plan may be from the optimum should a
/// request be so contrived that the search has to stop early. Of the plans of the same cost it
/// gives the one that touches the fewest indices, where that is among them. Every plan is scored
/// again before it is given.
///
/// # Errors
///
/// [`Error::is_scenario`] for rank 0 or one beyond the league, for an effort that is not above 0,
/// for an option without a cost or below where the index stands, for an index that does not count
/// or is given twice; [`Error::is_out_of_range`] for option points beyond the maximum;
/// [`Error::is_unknown_value`] when the unit has no value by the index.
///
/// # Panics
///
/// If there is no such unit or index.
///
/// ```
/// use dti_engine::{Reach, ReachRequest, Reading, Simulator, published, reach, score};
/// let data = published::provinces_2020()?;
/// let mut simulator = Simulator::new(&score(&data, Reading::Corrected));
/// let unit = data.unit("khanh-hoa")?;
/// let answer = reach(&mut simulator, &ReachRequest::new(unit, 0, 31))?;
/// let plan = answer.plan().expect("it can be reached");
/// for gain in &plan.gains {
///     simulator.set_points(unit, gain.index, gain.to_points)?;
/// }
/// assert_eq!(simulator.ranks(0)[unit], Some(plan.rank));
/// assert!(plan.rank.worst <= 31);
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn reach(simulator: &mut Simulator, request: &ReachRequest) -> Result<Reach, Error> {
    check(simulator, request)?;
    let (unit, index) = (request.unit, request.index);
    let Some((now, _)) = simulator.range(index, unit) else {
        return Err(Error::unknown_value(
            simulator.unit_id(unit),
            simulator.code(index),
        ));
    };
    let now = simulator.value(index, unit).unwrap_or(now);
    let (levers, unknown) = levers(simulator, request)?;
    let start = simulator.total(index, unit);
    let Some(needed) = needed(simulator, unit, index, request.rank, start) else {
        return Ok(Reach::Impossible(obstacle(
            simulator, request, &levers, None, unknown,
        )));
    };
    if needed <= start {
        let plan = Plan {
            cost: 0.0,
            gains: Vec::new(),
            value: now,
            rank: simulator.ranks(index)[unit].unwrap_or(Rank::exact(request.rank)),
        };
        let proof = Proof {
            lower_bound: 0.0,
            relaxation: 0.0,
            explored: 0,
            optimal: true,
        };
        return Ok(Reach::Feasible {
            fewest: plan.clone(),
            plan,
            proof,
        });
    }
    let with_ends = |lever: &Lever| lever.ended(request);
    for whole_steps in [true, false] {
        let offers: Vec<Offer> = levers
            .iter()
            .map(|lever| {
                if whole_steps {
                    lever.offer.clone()
                } else {
                    with_ends(lever)
                }
            })
            .collect();
        if let Some(answer) = solve(simulator, request, &levers, &offers, needed - start)? {
            return Ok(answer);
        }
    }
    Ok(Reach::Impossible(obstacle(
        simulator,
        request,
        &levers,
        Some(needed),
        unknown,
    )))
}

/// The least value at which the rank is reached for sure; at most `start` when it is already.
fn needed(
    simulator: &mut Simulator,
    unit: usize,
    index: usize,
    rank: u32,
    start: f64,
) -> Option<f64> {
    let reached = |found: Option<Rank>| found.is_some_and(|found| found.worst <= rank);
    if reached(simulator.ranks(index)[unit]) {
        return Some(start);
    }
    let keys = thresholds(simulator, unit, index);
    let mut candidates: Vec<f64> = Vec::new();
    for shift in simulator.shifts(index, unit) {
        // A little above the middle between two keys, where rounding begins to give the upper one.
        let least = |key: u32| (f64::from(key) - 0.499) / 1e9 - shift;
        candidates.extend(keys.iter().map(|&key| least(key)));
    }
    candidates.retain(|value| *value > start && rank_key(*value) <= rank_key(1.0) && *value <= 1.0);
    candidates.sort_by(f64::total_cmp);
    candidates
        .into_iter()
        .find(|&value| reached(simulator.rank_if(index, unit, value)))
}

fn solve(
    simulator: &mut Simulator,
    request: &ReachRequest,
    levers: &[Lever],
    offers: &[Offer],
    need: f64,
) -> Result<Option<Reach>, Error> {
    let Some(best) = cheapest(offers, need) else {
        return Ok(None);
    };
    let plan = plan(simulator, request, levers, &best.takes)?;
    let fewest = match fewest(offers, need) {
        Some(takes) => self::plan(simulator, request, levers, &takes)?,
        None => plan.clone(),
    };
    let tolerance = 1e-6_f64.max(plan.cost * 1e-9);
    // Of equally cheap plans the simpler one.
    let plan = if fewest.cost <= plan.cost + tolerance {
        fewest.clone()
    } else {
        plan
    };
    Ok(Some(Reach::Feasible {
        proof: Proof {
            lower_bound: best.lower_bound.min(plan.cost),
            relaxation: best.relaxation,
            explored: best.explored,
            optimal: plan.cost <= best.lower_bound + tolerance,
        },
        plan,
        fewest,
    }))
}

/// Scores the takes.
fn plan(
    simulator: &mut Simulator,
    request: &ReachRequest,
    levers: &[Lever],
    takes: &[Take],
) -> Result<Plan, Error> {
    let mut gains = Vec::new();
    let mut scored = simulator.clone();
    for (lever, take) in levers.iter().zip(takes) {
        if let Some((to_points, cost)) = lever.take(request, *take) {
            scored.set_points(request.unit, lever.index, to_points)?;
            gains.push(PlannedGain {
                index: lever.index,
                from: lever.now,
                to: to_points / lever.maximum,
                from_points: lever.now_points,
                to_points,
                cost,
            });
        }
    }
    let rank = scored.ranks(request.index)[request.unit].filter(|rank| rank.worst <= request.rank);
    let Some(rank) = rank else {
        return Err(Error::scenario(
            "the plan does not reach the rank when it is scored again",
        ));
    };
    Ok(Plan {
        cost: millionths(gains.iter().map(|gain| gain.cost).sum()),
        gains,
        value: scored.total(request.index, request.unit),
        rank,
    })
}

fn obstacle(
    simulator: &mut Simulator,
    request: &ReachRequest,
    levers: &[Lever],
    needed: Option<f64>,
    unknown: Vec<usize>,
) -> Obstacle {
    let (unit, index) = (request.unit, request.index);
    let most: f64 = levers.iter().map(|lever| lever.ended(request).most()).sum();
    let value = (simulator.total(index, unit) + most).min(1.0);
    let listed = |is: &dyn Fn(&Lever) -> bool| {
        levers
            .iter()
            .filter(|lever| is(lever))
            .map(|lever| lever.index)
            .collect()
    };
    Obstacle {
        value,
        rank: simulator.rank_if(index, unit, value),
        needed: needed.map(|needed| crate::matrix::from_key(rank_key(needed))),
        locked: listed(&|lever| {
            request.locked.contains(&lever.index) && lever.now_points < lever.maximum
        }),
        capped: listed(&|lever| lever.cap < lever.maximum),
        unknown,
    }
}
