//! The cheapest way among those that touch the fewest levers.

use super::solve::{Offer, Take, cheapest};

/// The cheapest takes among those that touch the fewest levers.
pub(super) fn fewest(offers: &[Offer], need: f64) -> Option<Vec<Take>> {
    let most: Vec<f64> = offers.iter().map(Offer::most).collect();
    let mut sorted: Vec<usize> = (0..offers.len()).collect();
    // The most room first, then as in the tree.
    sorted.sort_by(|&a, &b| most[b].total_cmp(&most[a]));
    let mut sum = 0.0;
    let enough = sorted.iter().position(|&at| {
        sum += most[at];
        sum >= need * (1.0 - 1e-12)
    });
    let mut subsets = Subsets {
        offers,
        sorted: &sorted,
        most: &most,
        need,
        best: None,
        chosen: Vec::new(),
        left: MAX_SUBSETS,
    };
    subsets.choose(0, enough? + 1, 0.0);
    let (_, takes) = subsets.best?;
    Some(takes)
}

/// Subsets that are solved before the best so far has to do.
const MAX_SUBSETS: u32 = 20_000;

struct Subsets<'a> {
    offers: &'a [Offer],
    sorted: &'a [usize],
    most: &'a [f64],
    need: f64,
    best: Option<(f64, Vec<Take>)>,
    chosen: Vec<usize>,
    left: u32,
}

impl Subsets<'_> {
    fn choose(&mut self, from: usize, count: usize, covered: f64) {
        if self.left == 0 {
            return;
        }
        if count == 0 {
            self.left -= 1;
            self.solve();
            return;
        }
        for at in from..=self.sorted.len().saturating_sub(count) {
            let next = self.sorted[at..at + count].iter();
            let reachable: f64 = covered + next.map(|&lever| self.most[lever]).sum::<f64>();
            // Later ones have even less room.
            if reachable < self.need * (1.0 - 1e-12) {
                return;
            }
            let lever = self.sorted[at];
            self.chosen.push(lever);
            self.choose(at + 1, count - 1, covered + self.most[lever]);
            self.chosen.pop();
        }
    }

    fn solve(&mut self) {
        let offers: Vec<Offer> = self
            .chosen
            .iter()
            .map(|&at| self.offers[at].clone())
            .collect();
        let Some(found) = cheapest(&offers, self.need) else {
            return;
        };
        let better = |best: &(f64, Vec<Take>)| found.cost < best.0 - 1e-9 * best.0.max(1e-9);
        if self.best.as_ref().is_none_or(better) {
            let mut takes = vec![Take::Nothing; self.offers.len()];
            for (&at, take) in self.chosen.iter().zip(found.takes) {
                takes[at] = take;
            }
            self.best = Some((found.cost, takes));
        }
    }
}
