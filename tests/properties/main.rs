//! What holds for every input, tried on thousands of seeded ones.
//!
//! The cases are the same in every run: the generator starts from a fixed seed, and nothing is
//! remembered between runs.

mod ranks;
mod scores;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// Runs a property on `cases` seeded inputs.
fn check<S: proptest::strategy::Strategy>(
    cases: u32,
    inputs: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[20; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    if let Err(failure) = runner.run(inputs, property) {
        panic!("{failure}");
    }
}
