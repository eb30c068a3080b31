//! The engine against the published report.
//!
//! Every number of the twelve tables is read from `assets/data/2020` by [`dti_tests`], without the
//! engine. Where the engine's corrected reading differs from what is printed, the difference has
//! to be in the corrections file with at least two independent constraints, and in
//! `exceptions.txt`, which a person reads.

mod engine;
mod exceptions;
mod groups;
mod means;
mod shape;
mod sums;
mod values;
mod years;
