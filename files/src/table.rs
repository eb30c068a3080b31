//! A table with the names of its columns.

use crate::{Cell, Error, write};

/// Named columns and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns, as in the header of a CSV file.
    pub columns: Vec<String>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// See [`csv`](crate::csv).
    ///
    /// # Errors
    ///
    /// If a row has another number of cells than there are columns.
    pub fn csv(&self) -> Result<Vec<u8>, Error> {
        write::csv(&self.columns, &self.rows)
    }

    /// See [`csv_vi`](crate::csv_vi).
    ///
    /// # Errors
    ///
    /// If a row has another number of cells than there are columns.
    pub fn csv_vi(&self) -> Result<Vec<u8>, Error> {
        write::csv_vi(&self.columns, &self.rows)
    }

    /// See [`json`](crate::json).
    ///
    /// # Errors
    ///
    /// If a number is not finite.
    pub fn json(&self) -> Result<Vec<u8>, Error> {
        write::json(&self.columns, &self.rows)
    }
}
