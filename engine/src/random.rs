//! Seeded random numbers that are the same to the last bit on every machine.
//!
//! The generator is PCG (XSL-RR on a 128-bit multiplicative congruence); logarithms, exponentials
//! and powers come from libm, which computes them in Rust.

use rand_core::Rng;
use rand_pcg::Mcg128Xsl64;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    bits: Mcg128Xsl64,
    normal: Box<Ziggurat>,
}

impl Random {
    /// The stream of this number under this seed. Different streams are unrelated.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut state = seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
        let high = split_mix(&mut state);
        let low = split_mix(&mut state);
        Self {
            bits: Mcg128Xsl64::new(u128::from(high) << 64 | u128::from(low)),
            normal: Box::new(Ziggurat::new()),
        }
    }

    #[inline]
    pub(crate) fn next_u64(&mut self) -> u64 {
        self.bits.next_u64()
    }

    /// Uniform in [0, 1), in steps of 2^-53.
    #[inline]
    pub(crate) fn uniform(&mut self) -> f64 {
        unit(self.next_u64())
    }

    /// Uniform in (0, 1): its logarithm is finite.
    fn positive(&mut self) -> f64 {
        self.uniform() + HALF_STEP
    }

    /// Adds to each number a uniform one in (-half, half), in steps of 2^-32 of the width.
    pub(crate) fn jitter(&mut self, into: &mut [f64], half: f64) {
        let scale = 2.0 * half / 4_294_967_296.0;
        for pair in into.chunks_mut(2) {
            let bits = self.next_u64();
            let parts = [bits as u32, (bits >> 32) as u32];
            for (number, part) in pair.iter_mut().zip(parts) {
                *number = (f64::from(part) + 0.5) * scale - half;
            }
        }
    }

    /// The standard normal distribution, by the ziggurat of Marsaglia and Tsang with 256 layers.
    #[inline]
    pub(crate) fn normal(&mut self) -> f64 {
        loop {
            let bits = self.next_u64();
            let layer = (bits & 0xff) as usize;
            // The upper bits; the lowest eight chose the layer.
            let x = (2.0 * unit(bits) - 1.0) * self.normal.x[layer];
            if x.abs() < self.normal.x[layer + 1] {
                return x;
            }
            if let Some(x) = self.edge(layer, x) {
                return x;
            }
        }
    }

    /// What lies outside the inner box of a layer: about one in a hundred.
    #[cold]
    fn edge(&mut self, layer: usize, x: f64) -> Option<f64> {
        if layer == 0 {
            loop {
                let beyond = -libm::log(self.positive()) / TAIL;
                if -2.0 * libm::log(self.positive()) > beyond * beyond {
                    return Some((TAIL + beyond).copysign(x));
                }
            }
        }
        let (upper, lower) = (self.normal.f[layer + 1], self.normal.f[layer]);
        let height = lower + (upper - lower) * self.uniform();
        (height < density(x)).then_some(x)
    }
}

const HALF_STEP: f64 = 0.5 / 9_007_199_254_740_992.0;

fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / 9_007_199_254_740_992.0
}

/// SplitMix64, which spreads small seeds over all bits.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Where the tail begins, and the area of each of the 256 layers (Marsaglia and Tsang 2000).
const TAIL: f64 = 3.654_152_885_361_009;
const AREA: f64 = 0.004_928_673_233_974_655;

fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

/// Right edges of the layers, the lowest (with the tail) first, and the density there.
#[derive(Clone, Debug)]
struct Ziggurat {
    x: [f64; 257],
    f: [f64; 257],
}

impl Ziggurat {
    fn new() -> Self {
        let mut x = [0.0; 257];
        x[0] = AREA / density(TAIL);
        x[1] = TAIL;
        for layer in 2..256 {
            let below = x[layer - 1];
            x[layer] = (-2.0 * libm::log(AREA / below + density(below))).sqrt();
        }
        Self {
            x,
            f: x.map(density),
        }
    }
}

/// The gamma distribution with scale 1, by Marsaglia and Tsang's method of 2000.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gamma {
    d: f64,
    c: f64,
    /// For a shape below 1: draw with the shape raised by 1, and multiply by a uniform number to
    /// this power.
    power: Option<f64>,
}

impl Gamma {
    /// A shape of 0 gives 0, always.
    pub(crate) fn new(shape: f64) -> Self {
        let raised = if shape < 1.0 { shape + 1.0 } else { shape };
        let d = raised - 1.0 / 3.0;
        Self {
            d,
            c: 1.0 / (9.0 * d).sqrt(),
            power: (shape < 1.0).then(|| 1.0 / shape),
        }
    }

    #[inline]
    pub(crate) fn draw(&self, random: &mut Random) -> f64 {
        let drawn = loop {
            let x = random.normal();
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = random.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square {
                break self.d * v;
            }
            if libm::log(u + HALF_STEP) < 0.5 * square + self.d * (1.0 - v + libm::log(v)) {
                break self.d * v;
            }
        };
        match self.power {
            Some(power) => drawn * libm::pow(random.positive(), power),
            None => drawn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(draws: usize, mut draw: impl FnMut() -> f64) -> [f64; 4] {
        let sample: Vec<f64> = (0..draws).map(|_| draw()).collect();
        let n = draws as f64;
        let mean = sample.iter().sum::<f64>() / n;
        let central = |power: i32| sample.iter().map(|x| (x - mean).powi(power)).sum::<f64>() / n;
        let variance = central(2);
        [
            mean,
            variance,
            central(3) / variance.powf(1.5),
            central(4) / variance.powi(2),
        ]
    }

    fn close(found: [f64; 4], expected: [f64; 4], within: [f64; 4]) {
        for at in 0..4 {
            let off = (found[at] - expected[at]).abs();
            assert!(off < within[at], "{found:?} is not {expected:?}");
        }
    }

    #[test]
    fn normal_has_the_moments_and_tails_of_the_normal_distribution() {
        let mut random = Random::new(1, 0);
        close(
            moments(400_000, || random.normal()),
            [0.0, 1.0, 0.0, 3.0],
            [0.006, 0.01, 0.015, 0.04],
        );
        // Shares beyond 1, 2, 3 and in the tail, each within four standard errors.
        let n = 1_000_000;
        for (bound, share) in [
            (1.0, 0.317_310_5),
            (2.0, 0.045_500_3),
            (3.0, 0.002_699_8),
            (TAIL, 0.000_258_0),
        ] {
            let beyond = (0..n).filter(|_| random.normal().abs() > bound).count() as f64;
            let error = (share * (1.0 - share) / f64::from(n)).sqrt();
            assert!(
                (beyond / f64::from(n) - share).abs() < 4.0 * error,
                "{bound}: {beyond}"
            );
        }
    }

    #[test]
    fn the_layers_close_at_the_top() {
        let ziggurat = Ziggurat::new();
        assert!((AREA / ziggurat.x[255] + ziggurat.f[255] - 1.0).abs() < 1e-9);
        assert!(ziggurat.x.windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn gamma_has_the_moments_of_the_gamma_distribution() {
        let mut random = Random::new(2, 0);
        for shape in [0.3, 1.0, 4.0, 40.0] {
            let gamma = Gamma::new(shape);
            let found = moments(400_000, || gamma.draw(&mut random));
            let (skew, kurtosis) = (2.0 / f64::sqrt(shape), 3.0 + 6.0 / shape);
            close(
                found,
                [shape, shape, skew, kurtosis],
                [
                    0.02 * shape,
                    0.03 * shape,
                    0.05 * skew + 0.02,
                    0.1 * kurtosis,
                ],
            );
        }
        let nothing = Gamma::new(0.0);
        assert!((0..1000).all(|_| nothing.draw(&mut random) <= 0.0));
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |seed, stream| Random::new(seed, stream).next_u64();
        assert_eq!(first(7, 1), first(7, 1));
        let all = [first(7, 1), first(7, 2), first(8, 1), first(0, 0)];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one));
        }
    }

    #[test]
    fn jitter_stays_inside_and_is_even() {
        let mut random = Random::new(3, 0);
        let mut noise = vec![0.0; 100_001];
        random.jitter(&mut noise, 0.5);
        assert!(noise.iter().all(|x| x.abs() < 0.5));
        let mean = noise.iter().sum::<f64>() / noise.len() as f64;
        assert!(mean.abs() < 0.004);
    }
}
