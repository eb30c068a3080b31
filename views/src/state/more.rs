//! The parameters of single screens: their names, and what their values look like.

use dti_engine::decimal;

use super::is_path;

/// What a value is made of.
pub(super) enum Form {
    /// An id, a code or a word.
    Path,
    /// Several of them, with commas between.
    Paths,
    /// One or several plain decimals, with `~` between.
    Numbers,
    /// `code:number` pairs, with commas between.
    Amounts,
}

/// The most entries of a list.
const MOST: usize = 40;

/// All parameters that only some screens read. Their order is that of the address.
pub(super) const MORE: [(&str, Form); 22] = [
    // Explorer: a region's id; scale and centre of the map; the year that changes are against.
    ("region", Form::Path),
    ("zoom", Form::Numbers),
    ("since", Form::Numbers),
    // Profile: the unit in the radar beside the chosen one.
    ("rival", Form::Path),
    // Compare: ids of units.
    ("with", Form::Paths),
    // Audit: a rule, how certain, a finding.
    ("rule", Form::Path),
    ("certainty", Form::Path),
    ("finding", Form::Path),
    // Method: the code of an entry of the rulebook.
    ("node", Form::Path),
    // Simulator: the open panel; the wanted rank, locked indices, effort per point, indices that move
    // by whole criteria.
    ("panel", Form::Path),
    ("target", Form::Numbers),
    ("lock", Form::Paths),
    ("effort", Form::Amounts),
    ("criteria", Form::Paths),
    // Robustness: draws, seed, how close the weights stay, whether the digits are drawn too.
    ("draws", Form::Numbers),
    ("seed", Form::Numbers),
    ("concentration", Form::Numbers),
    ("digits", Form::Path),
    // A chart alone, for other pages: which, and whether on the other page's ground.
    ("embed", Form::Path),
    ("ground", Form::Path),
    // The chart that is offered to other pages, and its theme there.
    ("chart", Form::Path),
    ("look", Form::Path),
];

impl Form {
    /// Whether a value is of this form.
    pub(super) fn fits(&self, value: &str) -> bool {
        let list = |value: &str, sign: char, fits: fn(&str) -> bool| {
            value.split(sign).count() <= MOST && value.split(sign).all(fits)
        };
        match self {
            Self::Path => is_path(value),
            Self::Paths => list(value, ',', is_path),
            Self::Numbers => list(value, '~', |number| decimal::parse(number).is_some()),
            Self::Amounts => list(value, ',', |pair| {
                pair.split_once(':')
                    .is_some_and(|(code, number)| is_path(code) && decimal::parse(number).is_some())
            }),
        }
    }
}
