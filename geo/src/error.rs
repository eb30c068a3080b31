//! The one error type.

use std::fmt;

/// Why geometry could not be read, decoded or merged.
///
/// Its message (English, for the one who builds or debugs) names what is wrong and where; the
/// predicates tell the cases apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeoError(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    #[cfg(feature = "geojson")]
    Syntax {
        file: &'static str,
        line: usize,
        column: usize,
        message: String,
    },
    #[cfg(feature = "geojson")]
    NotFeatures {
        file: &'static str,
        message: String,
    },
    #[cfg(feature = "geojson")]
    MissingProperty {
        file: &'static str,
        feature: String,
        property: &'static str,
    },
    #[cfg(feature = "geojson")]
    OutOfRange {
        file: &'static str,
        feature: String,
        longitude: String,
        latitude: String,
    },
    Invalid {
        what: String,
        message: String,
    },
    Duplicate {
        what: String,
    },
    UnknownUnit {
        id: String,
    },
    NotCovered {
        id: String,
    },
    Encoding {
        message: String,
    },
}

impl From<Kind> for GeoError {
    fn from(kind: Kind) -> Self {
        Self(kind)
    }
}

impl GeoError {
    pub(crate) fn invalid(what: impl Into<String>, message: impl Into<String>) -> Self {
        Self(Kind::Invalid {
            what: what.into(),
            message: message.into(),
        })
    }

    pub(crate) fn encoding(message: impl Into<String>) -> Self {
        Self(Kind::Encoding {
            message: message.into(),
        })
    }

    /// The text is not JSON: cut off or malformed. The message gives line and column.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        #[cfg(feature = "geojson")]
        if matches!(self.0, Kind::Syntax { .. }) {
            return true;
        }
        false
    }

    /// The text is JSON, but not a GeoJSON feature collection.
    #[must_use]
    pub fn is_not_features(&self) -> bool {
        #[cfg(feature = "geojson")]
        if matches!(self.0, Kind::NotFeatures { .. }) {
            return true;
        }
        false
    }

    /// A feature lacks a property, or it is empty or no string. The message names both.
    #[must_use]
    pub fn is_missing_property(&self) -> bool {
        #[cfg(feature = "geojson")]
        if matches!(self.0, Kind::MissingProperty { .. }) {
            return true;
        }
        false
    }

    /// A position is not a finite longitude and latitude near Viet Nam.
    #[must_use]
    pub fn is_out_of_range(&self) -> bool {
        #[cfg(feature = "geojson")]
        if matches!(self.0, Kind::OutOfRange { .. }) {
            return true;
        }
        false
    }

    /// A shape is not one: an open ring, a ring without area, no ring at all, a border with more
    /// than two sides, an ill-formed id.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        matches!(self.0, Kind::Invalid { .. })
    }

    /// An id stands twice.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self.0, Kind::Duplicate { .. })
    }

    /// A unit is named that the geometry does not hold.
    #[must_use]
    pub fn is_unknown_unit(&self) -> bool {
        matches!(self.0, Kind::UnknownUnit { .. })
    }

    /// A merge leaves out a unit.
    #[must_use]
    pub fn is_not_covered(&self) -> bool {
        matches!(self.0, Kind::NotCovered { .. })
    }

    /// The bytes are not encoded geometry: cut off, too long, of another version or damaged.
    #[must_use]
    pub fn is_encoding(&self) -> bool {
        matches!(self.0, Kind::Encoding { .. })
    }
}

impl fmt::Display for GeoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            #[cfg(feature = "geojson")]
            Kind::Syntax {
                file,
                line,
                column,
                message,
            } => {
                write!(
                    f,
                    "{file}: line {line}, column {column}: not JSON: {message}"
                )
            }
            #[cfg(feature = "geojson")]
            Kind::NotFeatures { file, message } => {
                write!(f, "{file}: not a GeoJSON feature collection: {message}")
            }
            #[cfg(feature = "geojson")]
            Kind::MissingProperty {
                file,
                feature,
                property,
            } => {
                write!(f, "{file}: feature {feature}: no property {property:?}")
            }
            #[cfg(feature = "geojson")]
            Kind::OutOfRange {
                file,
                feature,
                longitude,
                latitude,
            } => write!(
                f,
                "{file}: feature {feature}: position {longitude}, {latitude} is not near Viet Nam"
            ),
            Kind::Invalid { what, message } => write!(f, "{what}: {message}"),
            Kind::Duplicate { what } => write!(f, "{what} stands twice"),
            Kind::UnknownUnit { id } => write!(f, "no unit `{id}` in the geometry"),
            Kind::NotCovered { id } => write!(f, "the merge leaves out the unit `{id}`"),
            Kind::Encoding { message } => write!(f, "not encoded geometry: {message}"),
        }
    }
}

impl std::error::Error for GeoError {}
