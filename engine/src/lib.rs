//! The scoring engine of the Digital Transformation Index (DTI) of Viet Nam.
//!
//! It knows the rulebooks, holds the published numbers as printed and as corrected, and scores,
//! ranks and groups units. It is pure: no input or output, no clock, no randomness; the same
//! inputs give the same bits on a server and in a browser.
//!
//! - Values are points divided by maximum points, in [0, 1]. A missing value is `None`, never a
//!   number.
//! - Ranks count from 1; equal values share the best rank and the next one is skipped.
//! - Units are ranked inside their [`League`] only.
//!
//! ```
//! use dti_engine::{Rank, Reading, published, score};
//!
//! let provinces = published::provinces_2020()?;
//! let scores = score(&provinces, Reading::Corrected);
//! let dti = provinces.framework.index("dti")?;
//! let khanh_hoa = provinces.unit("khanh-hoa")?;
//! assert_eq!(scores.ranks(dti)[khanh_hoa], Some(Rank::exact(42)));
//! # Ok::<(), dti_engine::Error>(())
//! ```

mod aggregate;
pub mod audit;
pub mod bundle;
#[cfg(feature = "csv")]
mod correct;
mod dataset;
pub mod decimal;
mod error;
mod evaluation;
mod explain;
mod framework;
mod group;
pub mod id;
mod league;
mod matrix;
mod mean;
pub mod merge;
mod method;
mod normalise;
mod order;
#[cfg(feature = "csv")]
pub mod published;
mod random;
mod rank;
mod reach;
#[cfg(feature = "csv")]
pub mod read;
pub mod region;
pub mod report;
mod rivals;
mod robustness;
pub mod rulebook;
mod scenario;
mod score;
mod simulate;
mod sobol;
mod source;
mod tipping;
mod version;
mod weight;
mod weights;
#[cfg(feature = "csv")]
pub mod wide;
mod within;
pub mod years;

pub use aggregate::{Aggregation, aggregate, combine};
#[cfg(feature = "csv")]
pub use correct::{Correction, Repair, Sources};
pub use dataset::{Cell, Column, Dataset, Reading, Status, Unit};
pub use error::{Error, Fault, Misfit};
pub use evaluation::{EvaluatedIndex, Evaluation, evaluate};
pub use explain::{Against, Depth, Explanation, Part, explain};
pub use framework::{Below, Certainty, Framework, Node, NodeSpec};
pub use group::{Group, group};
pub use league::League;
pub use matrix::{Ranker, ScoreMatrix, TIE_TOLERANCE, rank_key};
pub use mean::mean;
pub use method::{Exclusion, Method, Missing, RankOn, four_decimals, levels};
pub use normalise::{Normalise, normalise};
pub use order::order;
pub use rank::{Rank, rank};
pub use reach::{Obstacle, Plan, PlannedGain, Proof, Reach, ReachOption, ReachRequest, reach};
pub use rivals::trend;
pub use robustness::{
    CellBounds, HALF_DIGIT, MAX_DRAWS, Pair, Robustness, RobustnessReport, RobustnessSettings,
    UnitRobustness, WeightDraws,
};
pub use scenario::{
    Amount, Cap, ENGINE_VERSION, Edit, MAX_SCENARIO_TEXT, Rivals, SCENARIO_VERSION, Scenario,
    Weighting,
};
pub use score::{Scores, score};
pub use simulate::{
    AppliedEdit, Baseline, Neighbour, STEP, Simulation, Simulator, Stage, StagePart, Standing,
    Track, millionths, simulate, simulate_with_trend, stages,
};
pub use sobol::{
    SobolIndices, WeightImportance, WeightOutput, WeightSettings, sobol, weight_importance,
};
pub use source::Source;
pub use tipping::{Gain, LeverTipping, Mark, PlaceAbove, Tipping, tipping};
pub use version::content_version;
pub use weight::renormalise;
pub use weights::Weights;
pub use within::within;
