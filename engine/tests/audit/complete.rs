//! A report without contradictions: that of 2020 with its repairs, its lost values made up within
//! their bounds, and without its false statements; and random ones.

use dti_engine::audit::{Evidence, Spot, Tables, audit, bounds, evidence};
use dti_engine::read::{Number, PrintedCell};
use dti_engine::years::Claim;
use dti_engine::{League, Repair, published};

/// SplitMix64: the same numbers everywhere, from a seed.
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `end`, `end` left out.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// The printed form of so many hundredths of a point.
fn printed(hundredths: i64, points: f64) -> f64 {
    (hundredths as f64 / 100.0 / points * 10_000.0).round_ties_even() / 10_000.0
}

fn fill_lost(tables: &mut Tables, lost: &[PrintedCell], random: &mut Seeded) {
    let data = published::provinces_2020().unwrap();
    let bounds = bounds(&data);
    for unit in ["ha-nam", "dak-nong"] {
        let parts: Vec<(&PrintedCell, f64, i64, i64)> = lost
            .iter()
            .filter(|cell| cell.unit == unit)
            .map(|cell| {
                let index = data.framework.index(&cell.index).unwrap();
                let points = data.framework.nodes()[index].points.unwrap();
                let at = data.unit(unit).unwrap();
                let bound = bounds
                    .iter()
                    .find(|bound| (bound.index, bound.unit) == (index, at))
                    .unwrap();
                let steps = |value: f64| (value * points * 100.0).round() as i64;
                (cell, points, steps(bound.low), steps(bound.high))
            })
            .collect();
        let society = data.framework.index("society").unwrap();
        let whole = data.columns[society].values[data.unit(unit).unwrap()]
            .corrected
            .unwrap();
        let mut steps: Vec<i64> = parts.iter().map(|part| part.2).collect();
        let mut missing = (whole * 30_000.0).round() as i64 - steps.iter().sum::<i64>();
        assert!(missing >= 0);
        while missing > 0 {
            let at = random.below(parts.len());
            let room = parts[at].3 - steps[at];
            let step = missing.min(room).min(1 + random.below(20) as i64);
            steps[at] += step;
            missing -= step;
        }
        for ((cell, points, ..), steps) in parts.into_iter().zip(steps) {
            tables.cells.push(PrintedCell {
                number: Number::Value(printed(steps, points)),
                ..cell.clone()
            });
        }
    }
}

/// The report of 2020 as it would be without its errors.
pub(crate) fn report(seed: u64) -> Evidence {
    let mut random = Seeded::new(seed);
    let mut evidence = evidence(2020).unwrap();
    let corrections = published::corrections().unwrap();
    for tables in &mut evidence.leagues {
        tables.written = None;
        let mut lost = Vec::new();
        tables.cells.retain_mut(|cell| {
            let of = corrections.iter().find(|correction| {
                (&correction.document, correction.table) == (&cell.document, cell.table)
                    && (&correction.unit, &correction.index) == (&cell.unit, &cell.index)
                    && correction.printed == cell.number
            });
            match of.map(|correction| correction.corrected) {
                Some(Repair::Number(number)) => cell.number = number,
                Some(Repair::Unknown) => {
                    lost.push(cell.clone());
                    return false;
                }
                None => {}
            }
            true
        });
        if !lost.is_empty() {
            fill_lost(tables, &lost, &mut random);
        }
    }
    let false_claims: Vec<(String, String)> = audit(&evidence)
        .unwrap()
        .into_iter()
        .filter_map(|finding| match finding.spot {
            Spot::Claim(id) => Some((finding.document, id)),
            _ => None,
        })
        .collect();
    let holds = |document: &str, id: &str| {
        !false_claims
            .iter()
            .any(|(of, claim)| of == document && claim == id)
    };
    evidence
        .claims
        .retain(|claim| holds(&claim.document, &claim.id));
    evidence.sums.retain(|sum| holds(&sum.document, &sum.id));
    evidence.means.clear();
    evidence.claims.push(Claim {
        document: "dti-2020".into(),
        place: String::new(),
        id: "true-mean".into(),
        league: Some(League::Provinces),
        index: "dti".into(),
        kind: "mean".into(),
        value: "0.3084".into(),
        units: Vec::new(),
    });
    evidence
}

/// Competition ranks of values.
fn ranks(values: &[f64]) -> Vec<u32> {
    values
        .iter()
        .map(|value| 1 + values.iter().filter(|other| *other > value).count() as u32)
        .collect()
}

/// A league of provinces with random values, printed in the tables of the report.
fn random_league(seed: u64) -> Evidence {
    let mut random = Seeded::new(seed);
    let mut evidence = report(seed);
    evidence.leagues.truncate(1);
    evidence.groups.clear();
    evidence.members.clear();
    evidence.claims.clear();
    evidence.sums.clear();
    let tables = &mut evidence.leagues[0];
    let framework = &tables.framework;
    let units: Vec<String> = tables.units.iter().map(|unit| unit.id.clone()).collect();
    // Points of each node and unit, children before parents.
    let nodes = framework.nodes();
    let mut points = vec![vec![0.0; units.len()]; nodes.len()];
    for node in (0..nodes.len()).rev() {
        let Some(most) = nodes[node].points else {
            continue;
        };
        for unit in 0..units.len() {
            // What is below the printed indices plays no part.
            points[node][unit] = if nodes[node].code.matches('.').count() == 1 {
                random.below((most * 100.0) as usize) as f64 / 100.0
            } else {
                nodes[node]
                    .children
                    .iter()
                    .map(|&child| points[child][unit])
                    .sum()
            };
        }
    }
    let values: Vec<Vec<f64>> = (0..nodes.len())
        .map(|node| {
            let value = |points: &f64| {
                let most = nodes[node].points.unwrap_or(1.0);
                printed((points * 100.0).round() as i64, most)
            };
            points[node].iter().map(value).collect()
        })
        .collect();
    for cell in &mut tables.cells {
        let node = framework.index(&cell.index).unwrap();
        let unit = units.iter().position(|unit| *unit == cell.unit).unwrap();
        cell.number = match cell.number {
            Number::Value(_) => Number::Value(values[node][unit]),
            Number::Rank(_) => Number::Rank(ranks(&values[node])[unit]),
        };
    }
    evidence
}

#[test]
fn a_report_without_contradictions_has_no_findings() {
    for seed in 0..3 {
        assert_eq!(audit(&report(seed)).unwrap(), []);
    }
}

#[test]
fn a_random_league_without_contradictions_has_no_findings() {
    for seed in 0..10 {
        assert_eq!(audit(&random_league(seed)).unwrap(), [], "seed {seed}");
    }
}
