//! Wording of the charts.
