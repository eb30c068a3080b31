//! The cheapest way to cover a need with steps and choices: an exact search with its proof.
//!
//! Minimise Σ cost subject to Σ gain ≥ need. Levers whose steps gain the same are one variable: in
//! a group the cheapest steps are always taken first, so its cost is a convex function of the
//! number of steps. Variables are then branched on depth first; the bound of a node is the linear
//! relaxation of what is left, raised to the next cost that is possible at all.

/// What one lever offers.
#[derive(Clone, Debug)]
pub(crate) enum Offer {
    /// Up to `steps` equal steps, and perhaps a last, shorter one.
    Steps {
        gain: f64,
        cost: f64,
        steps: u32,
        /// Gain and cost of the last, shorter step.
        end: Option<(f64, f64)>,
    },
    /// At most one of these gains and costs.
    Choice(Vec<(f64, f64)>),
}

/// What to take of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Take {
    Nothing,
    /// So many steps; one more than there are whole steps means the short one too.
    Steps(u32),
    /// This choice.
    Choice(usize),
}

/// The cheapest way, and why there is none cheaper.
#[derive(Clone, Debug)]
pub(crate) struct Solution {
    pub(crate) takes: Vec<Take>,
    pub(crate) cost: f64,
    /// No way costs less than this.
    pub(crate) lower_bound: f64,
    /// The cost if steps and choices could be split.
    pub(crate) relaxation: f64,
    /// Nodes of the search.
    pub(crate) explored: u64,
}

/// The search stops here and reports the gap that is left. Published rulebooks need a few hundred.
const MAX_NODES: u64 = 300_000;
/// Sums of a few dozen gains are exact to far below this share of the need.
const NOISE: f64 = 1e-12;

impl Offer {
    /// The most that it can gain.
    pub(crate) fn most(&self) -> f64 {
        match self {
            Offer::Steps {
                gain, steps, end, ..
            } => gain * f64::from(*steps) + end.map_or(0.0, |(gain, _)| gain),
            Offer::Choice(choices) => choices.iter().map(|(gain, _)| *gain).fold(0.0, f64::max),
        }
    }
}

/// A lever inside a variable.
#[derive(Clone, Copy, Debug)]
struct Member {
    offer: usize,
    cost: f64,
    steps: u32,
}

#[derive(Clone, Debug)]
enum Variable {
    /// Levers with the same gain per step, the cheapest first.
    Group { gain: f64, members: Vec<Member> },
    /// A lever with a short last step.
    Ended {
        gain: f64,
        member: Member,
        end: (f64, f64),
    },
    /// Number 0 is nothing; the others in the order given.
    Choice {
        offer: usize,
        choices: Vec<(f64, f64)>,
    },
}

impl Variable {
    /// Values run from 0 to this.
    fn last(&self) -> u32 {
        match self {
            Variable::Group { members, .. } => members.iter().map(|member| member.steps).sum(),
            Variable::Ended { member, .. } => member.steps + 1,
            Variable::Choice { choices, .. } => choices.len() as u32,
        }
    }

    fn gain(&self, n: u32) -> f64 {
        match self {
            Variable::Group { gain, .. } => gain * f64::from(n),
            Variable::Ended { gain, member, end } => {
                gain * f64::from(n.min(member.steps)) + if n > member.steps { end.0 } else { 0.0 }
            }
            Variable::Choice { choices, .. } => choice(choices, n).0,
        }
    }

    fn cost(&self, n: u32) -> f64 {
        match self {
            Variable::Group { members, .. } => {
                let mut left = n;
                let mut sum = 0.0;
                for member in members {
                    let steps = left.min(member.steps);
                    sum += member.cost * f64::from(steps);
                    left -= steps;
                }
                sum
            }
            Variable::Ended { member, end, .. } => {
                member.cost * f64::from(n.min(member.steps))
                    + if n > member.steps { end.1 } else { 0.0 }
            }
            Variable::Choice { choices, .. } => choice(choices, n).1,
        }
    }

    fn most(&self) -> f64 {
        match self {
            Variable::Choice { choices, .. } => choices.iter().map(|c| c.0).fold(0.0, f64::max),
            _ => self.gain(self.last()),
        }
    }

    /// Gain and cost of pieces that can be split, of which any amounts lie on or below the cost of
    /// the variable.
    fn pieces(&self) -> Vec<(f64, f64)> {
        match self {
            Variable::Group { gain, members } => members
                .iter()
                .map(|member| {
                    let steps = f64::from(member.steps);
                    (gain * steps, member.cost * steps)
                })
                .collect(),
            Variable::Ended { gain, member, end } => {
                let steps = f64::from(member.steps);
                vec![(gain * steps, member.cost * steps), *end]
            }
            Variable::Choice { choices, .. } => hull(choices),
        }
    }

    fn take(&self, n: u32, takes: &mut [Take]) {
        match self {
            Variable::Group { members, .. } => {
                let mut left = n;
                for member in members {
                    let steps = left.min(member.steps);
                    left -= steps;
                    if steps > 0 {
                        takes[member.offer] = Take::Steps(steps);
                    }
                }
            }
            Variable::Ended { member, .. } if n > 0 => takes[member.offer] = Take::Steps(n),
            Variable::Choice { offer, .. } if n > 0 => {
                takes[*offer] = Take::Choice(n as usize - 1);
            }
            Variable::Ended { .. } | Variable::Choice { .. } => {}
        }
    }
}

fn choice(choices: &[(f64, f64)], n: u32) -> (f64, f64) {
    n.checked_sub(1)
        .map_or((0.0, 0.0), |at| choices[at as usize])
}

/// The lower convex hull of the choices from (0, 0), as pieces of rising cost per gain.
fn hull(choices: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut pieces = Vec::new();
    let mut at = (0.0, 0.0);
    loop {
        let ratio = |to: &(f64, f64)| (to.1 - at.1) / (to.0 - at.0);
        let further = choices.iter().filter(|to| to.0 > at.0);
        let next = further.min_by(|a, b| ratio(a).total_cmp(&ratio(b)).then(b.0.total_cmp(&a.0)));
        let Some(&next) = next else {
            return pieces;
        };
        pieces.push((next.0 - at.0, next.1 - at.1));
        at = next;
    }
}

/// The pieces of all variables from one on, the cheapest per gain first.
#[derive(Clone, Debug, Default)]
struct Relaxation {
    pieces: Vec<(f64, f64)>,
    most: f64,
}

impl Relaxation {
    fn of(variables: &[Variable]) -> Self {
        let mut pieces: Vec<_> = variables.iter().flat_map(Variable::pieces).collect();
        pieces.retain(|piece| piece.0 > 0.0);
        pieces.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
        Self {
            pieces,
            most: variables.iter().map(Variable::most).sum(),
        }
    }

    /// The least that covering so much costs; `None` when it cannot be.
    fn cost(&self, need: f64, noise: f64) -> Option<f64> {
        let mut need = need;
        let mut sum = 0.0;
        for &(gain, cost) in &self.pieces {
            if need <= noise {
                break;
            }
            let part = (need / gain).min(1.0);
            sum += cost * part;
            need -= gain * part;
        }
        (need <= noise).then_some(sum)
    }
}

struct Search {
    variables: Vec<Variable>,
    /// What is left from each depth on; one more than there are variables.
    rest: Vec<Relaxation>,
    /// All costs are whole multiples of this; 0 when that is not known.
    quantum: f64,
    noise: f64,
    best: Option<(f64, Vec<u32>)>,
    now: Vec<u32>,
    explored: u64,
}

/// Finds the cheapest takes that cover the need, `None` when all together do not.
pub(crate) fn cheapest(offers: &[Offer], need: f64) -> Option<Solution> {
    let variables = variables(offers);
    let rest = (0..=variables.len())
        .map(|from| Relaxation::of(&variables[from..]))
        .collect();
    let mut search = Search {
        quantum: quantum(offers),
        noise: NOISE * need.abs(),
        rest,
        best: None,
        now: vec![0; variables.len()],
        explored: 0,
        variables,
    };
    let relaxation = search.rest[0].cost(need, search.noise)?;
    search.descend(0, need, 0.0);
    let bound = search.raise(relaxation);
    let (cost, values) = search.best?;
    let mut takes = vec![Take::Nothing; offers.len()];
    for (variable, n) in search.variables.iter().zip(values) {
        variable.take(n, &mut takes);
    }
    Some(Solution {
        takes,
        cost,
        lower_bound: if search.explored < MAX_NODES {
            cost
        } else {
            bound
        },
        relaxation,
        explored: search.explored,
    })
}

/// Choices first, then steps: what is left at the end can be filled with small steps.
fn variables(offers: &[Offer]) -> Vec<Variable> {
    let mut variables = Vec::new();
    let mut groups: Vec<(f64, Vec<Member>)> = Vec::new();
    for (offer, of) in offers.iter().enumerate() {
        match of {
            Offer::Choice(choices) => variables.push(Variable::Choice {
                offer,
                choices: choices.clone(),
            }),
            &Offer::Steps {
                gain,
                cost,
                steps,
                end,
            } => {
                let member = Member { offer, cost, steps };
                if let Some(end) = end {
                    variables.push(Variable::Ended { gain, member, end });
                    continue;
                }
                let same = |other: &&mut (f64, Vec<Member>)| (other.0 - gain).abs() <= 1e-9 * gain;
                match groups.iter_mut().find(same) {
                    Some((_, members)) => members.push(member),
                    None => groups.push((gain, vec![member])),
                }
            }
        }
    }
    for (gain, mut members) in groups {
        // Among equally cheap levers those with the most room, so that few are touched.
        members.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(b.steps.cmp(&a.steps)));
        variables.push(Variable::Group { gain, members });
    }
    variables
}

/// The largest number, in millionths, of which every cost is a whole multiple; 0 if there is none.
fn quantum(offers: &[Offer]) -> f64 {
    let costs = offers.iter().flat_map(|offer| match offer {
        Offer::Steps { cost, end, .. } => [Some(*cost), end.map(|(_, cost)| cost)]
            .into_iter()
            .flatten()
            .collect(),
        Offer::Choice(choices) => choices.iter().map(|(_, cost)| *cost).collect::<Vec<_>>(),
    });
    let mut divisor = 0_u64;
    for cost in costs {
        let millionths = (cost * 1e6).round();
        let exact = (cost * 1e6 - millionths).abs() <= 1e-6 && millionths < 1e15;
        if !exact {
            return 0.0;
        }
        let (mut a, mut b) = (divisor, millionths as u64);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        divisor = a;
    }
    divisor as f64 / 1e6
}

impl Search {
    /// The least cost at or above a bound that can occur.
    fn raise(&self, bound: f64) -> f64 {
        if self.quantum > 0.0 {
            (bound / self.quantum - 1e-6).ceil() * self.quantum
        } else {
            bound
        }
    }

    fn bound(&self, depth: usize, need: f64, spent: f64) -> Option<f64> {
        Some(spent + self.rest[depth].cost(need, self.noise)?)
    }

    /// Whether a node with this bound could still give something cheaper.
    fn is_promising(&self, bound: f64) -> bool {
        let tolerance = |best: f64| 1e-9 * best.abs().max(1e-9);
        let best = self.best.as_ref();
        best.is_none_or(|(best, _)| self.raise(bound) < best - tolerance(*best))
    }

    fn descend(&mut self, depth: usize, need: f64, spent: f64) {
        if need <= self.noise {
            if self.is_promising(spent) {
                self.now[depth..].fill(0);
                self.best = Some((spent, self.now.clone()));
            }
            return;
        }
        if depth == self.variables.len() || self.explored >= MAX_NODES {
            return;
        }
        self.explored += 1;
        match &self.variables[depth] {
            Variable::Choice { .. } => self.descend_choices(depth, need, spent),
            Variable::Group { .. } | Variable::Ended { .. } => {
                self.descend_steps(depth, need, spent);
            }
        }
    }

    fn enter(&mut self, depth: usize, n: u32, need: f64, spent: f64) {
        self.now[depth] = n;
        let variable = &self.variables[depth];
        let (gain, cost) = (variable.gain(n), variable.cost(n));
        self.descend(depth + 1, need - gain, spent + cost);
    }

    fn bound_with(&self, depth: usize, n: u32, need: f64, spent: f64) -> Option<f64> {
        let variable = &self.variables[depth];
        self.bound(depth + 1, need - variable.gain(n), spent + variable.cost(n))
    }

    /// All choices, the most promising first.
    fn descend_choices(&mut self, depth: usize, need: f64, spent: f64) {
        let mut open: Vec<(f64, u32)> = (0..=self.variables[depth].last())
            .filter_map(|n| Some((self.bound_with(depth, n, need, spent)?, n)))
            .collect();
        open.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (bound, n) in open {
            if !self.is_promising(bound) {
                break;
            }
            self.enter(depth, n, need, spent);
        }
    }

    /// Numbers of steps from the one with the least bound outwards: the bound is convex in them.
    fn descend_steps(&mut self, depth: usize, need: f64, spent: f64) {
        let variable = &self.variables[depth];
        let last = variable.last();
        let least = |covers: f64| {
            let (mut low, mut high) = (0, last + 1);
            while low < high {
                let middle = low + (high - low) / 2;
                if variable.gain(middle) >= covers - self.noise {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            low
        };
        let low = least(need - self.rest[depth + 1].most);
        let high = least(need).min(last);
        if low > high {
            return;
        }
        let bound = |search: &Self, n: u32| search.bound_with(depth, n, need, spent);
        let cost = |n: u32| bound(self, n).unwrap_or(f64::INFINITY);
        let (mut from, mut to) = (low, high);
        while from < to {
            let middle = from + (to - from) / 2;
            if cost(middle) <= cost(middle + 1) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        let promising = |search: &Self, n: u32| {
            bound(search, n).is_some_and(|bound| search.is_promising(bound))
        };
        let mut up = from;
        while up <= high && promising(self, up) {
            self.enter(depth, up, need, spent);
            up += 1;
        }
        let mut down = from;
        while down > low && promising(self, down - 1) {
            down -= 1;
            self.enter(depth, down, need, spent);
        }
    }
}

#[cfg(test)]
#[path = "solve_tests.rs"]
mod tests;
