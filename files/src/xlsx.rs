//! Workbooks: a sheet with the numbers, and one on source and method.

use std::borrow::Cow;

use dti_text::FilesText;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::{About, Cell, Entry, Error, harmless};

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Error::new(format!("the XLSX cannot be written: {error}"))
    }
}

/// Every workbook was made at this moment: the same numbers give the same bytes.
const MADE: (u16, u8, u8) = (2020, 1, 1);
/// The widest column, in characters: longer texts are cut on screen, not in the cell.
const WIDEST: usize = 48;
/// Air beside the longest text of a column, in characters.
const AIR: usize = 2;
/// The widths of the columns on the second sheet.
const ABOUT_WIDTHS: [u16; 2] = [26, 110];

/// A workbook as `.xlsx`: the numbers under a header that stays in view, then source, method,
/// statuses, versions and licence. Text is always text, never a formula. The same input gives the
/// same bytes.
///
/// # Errors
///
/// If there are more rows, columns or letters in a cell than a workbook holds.
pub fn xlsx<C: AsRef<str>>(
    columns: &[C],
    rows: &[Vec<Cell>],
    about: &About,
) -> Result<Vec<u8>, Error> {
    let text = FilesText::of(about.lang);
    let mut book = Workbook::new();
    let (year, month, day) = MADE;
    let properties = DocProperties::new()
        .set_title(&about.title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    book.set_properties(&properties);
    numbers(
        book.add_worksheet().set_name(text.data_sheet)?,
        columns,
        rows,
    )?;
    describe(book.add_worksheet().set_name(text.about_sheet)?, about)?;
    Ok(book.save_to_buffer()?)
}

/// Writes the sheet with the numbers.
fn numbers<C: AsRef<str>>(
    sheet: &mut Worksheet,
    columns: &[C],
    rows: &[Vec<Cell>],
) -> Result<(), Error> {
    let header = Format::new().set_bold();
    for (column, name) in (0u16..).zip(columns) {
        string(sheet, 0, column, name.as_ref(), &header)?;
    }
    let styles = Styles::new();
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            styles.write(sheet, row, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Ok(last_row), Ok(last_column)) = (
        u32::try_from(rows.len()),
        u16::try_from(columns.len().saturating_sub(1)),
    ) && last_row > 0
    {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    for (at, name) in columns.iter().enumerate() {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let longest = cells.map(|cell| shown(cell).chars().count()).max();
        // The header has a button to filter by.
        let header = name.as_ref().chars().count() + AIR;
        let width = longest.unwrap_or(0).max(header).min(WIDEST) + AIR;
        if let (Ok(at), Ok(width)) = (u16::try_from(at), u16::try_from(width)) {
            sheet.set_column_width(at, f64::from(width))?;
        }
    }
    Ok(())
}

/// The cell as it looks in its format.
fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Computed(number) => Cow::Owned(format!("{number:.4}")),
        other => Cow::Owned(other.plain()),
    }
}

/// Writes the sheet on source and method.
fn describe(sheet: &mut Worksheet, about: &About) -> Result<(), Error> {
    let title = Format::new().set_bold().set_font_size(14);
    let heading = Format::new().set_bold();
    let name = Format::new().set_align(FormatAlign::Top);
    let words = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    for (column, width) in (0u16..).zip(ABOUT_WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    string(sheet, 0, 0, &about.title, &title)?;
    let mut row = 1;
    for entry in &about.entries {
        match entry {
            Entry::Heading(text) => {
                row += 1;
                string(sheet, row, 0, text, &heading)?;
            }
            Entry::Pair(of, text) => {
                string(sheet, row, 0, of, &name)?;
                string(sheet, row, 1, text, &words)?;
            }
        }
        row += 1;
    }
    Ok(())
}

/// Writes text as text: what begins like a formula stays text even when the cell is edited.
fn string(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), Error> {
    if matches!(harmless(text), Cow::Owned(_)) {
        let quoted = format.clone().set_quote_prefix();
        sheet.write_string_with_format(row, column, text, &quoted)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// The formats of numbers.
struct Styles {
    plain: Format,
    right: Format,
    whole: Format,
    /// By count of decimals.
    decimals: Vec<Format>,
}

/// How many decimals a computed number shows.
const FOUR: usize = 4;
/// The most decimals that a source prints.
const MOST_DECIMALS: usize = 9;

impl Styles {
    fn new() -> Self {
        let decimals = (0..=MOST_DECIMALS).map(|count| match count {
            0 => Format::new().set_num_format("0"),
            _ => Format::new().set_num_format(format!("0.{}", "0".repeat(count))),
        });
        Self {
            plain: Format::new(),
            right: Format::new().set_align(FormatAlign::Right),
            whole: Format::new().set_num_format("0"),
            decimals: decimals.collect(),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
    ) -> Result<(), Error> {
        let decimals = |count: usize| &self.decimals[count.min(MOST_DECIMALS)];
        match cell {
            Cell::Missing => {}
            Cell::Text(text) => string(sheet, row, column, text, &self.plain)?,
            // A rank that is open is no number.
            Cell::Interval(..) => string(sheet, row, column, &cell.plain(), &self.right)?,
            Cell::Integer(number) => {
                // Counts and ranks are far below 2^53.
                let number = *number as f64;
                sheet.write_number_with_format(row, column, number, &self.whole)?;
            }
            Cell::Printed(number, count) => {
                sheet.write_number_with_format(row, column, *number, decimals(*count))?;
            }
            Cell::Computed(number) => {
                sheet.write_number_with_format(row, column, *number, decimals(FOUR))?;
            }
            Cell::Points(number) => {
                sheet.write_number_with_format(row, column, *number, &self.plain)?;
            }
        }
        Ok(())
    }
}
