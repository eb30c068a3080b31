//! The four groups of values of 2020 (report, Appendix B and Tables 3, 6, 9, 12, 15, 18).

use serde::{Deserialize, Serialize};

/// A group of values, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Above 0.40.
    One,
    /// From 0.325 to 0.40, both included.
    Two,
    /// From 0.25 to below 0.325.
    Three,
    /// Below 0.25.
    Four,
}

impl Group {
    /// All groups, the best first.
    pub const ALL: [Group; 4] = [Group::One, Group::Two, Group::Three, Group::Four];

    /// 1 for the best, 4 for the last.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Group::One => 1,
            Group::Two => 2,
            Group::Three => 3,
            Group::Four => 4,
        }
    }
}

/// The group of a value in [0, 1], by the bounds of 2020.
///
/// The bounds are decimals that binary numbers cannot hold exactly; values are decimals too, so
/// both round to the same nearest number and a value printed as 0.4000 is in group 2.
///
/// ```
/// use dti_engine::{Group, group};
/// assert_eq!(group(0.4001), Group::One);
/// assert_eq!(group(0.4), Group::Two);
/// assert_eq!(group(0.325), Group::Two);
/// assert_eq!(group(0.3249), Group::Three);
/// assert_eq!(group(0.25), Group::Three);
/// assert_eq!(group(0.2499), Group::Four);
/// ```
#[must_use]
pub fn group(value: f64) -> Group {
    if value > 0.4 {
        Group::One
    } else if value >= 0.325 {
        Group::Two
    } else if value >= 0.25 {
        Group::Three
    } else {
        Group::Four
    }
}
