//! The compact form in which datasets travel to the browser.
//!
//! Values are printed with four decimals, so a bundle stores them as whole ten-thousandths; going
//! back divides by 10,000, which gives exactly the number that reading the decimal gives.

use serde::{Deserialize, Serialize};

use crate::dataset::{Cell, Column, Dataset, Unit};
use crate::error::{Error, Kind};
use crate::framework::Framework;
use crate::league::League;
use crate::merge::Merger;
use crate::region::Region;
use crate::source::Source;
use crate::version::is_content_version;

/// Changes whenever an older app could not read the bundle.
const VERSION: u16 = 4;
const SCALE: f64 = 10_000.0;

/// Everything that the app shows of numbers and their origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// [Content version](crate::content_version) of datasets and mergers, which scenarios carry as
    /// their `data`.
    pub version: String,
    /// The datasets of all leagues and years.
    pub datasets: Vec<Dataset>,
    /// The documents that they come from.
    pub sources: Vec<Source>,
    /// The socio-economic regions of the 63 provinces, and other sets that sources use. No source
    /// of ours assigns the 34 of today to regions.
    pub regions: Vec<Region>,
    /// What the units of today were made of, for [`merge::derive`](crate::merge::derive).
    pub mergers: Vec<Merger>,
}

#[derive(Serialize, Deserialize)]
struct Packed {
    version: u16,
    content: String,
    sources: Vec<Source>,
    datasets: Vec<PackedDataset>,
    regions: Vec<Region>,
    mergers: Vec<Merger>,
}

#[derive(Serialize, Deserialize)]
struct PackedDataset {
    league: League,
    year: u16,
    document: String,
    mean_document: Option<String>,
    framework: Framework,
    units: Vec<Unit>,
    columns: Vec<PackedColumn>,
}

#[derive(Serialize, Deserialize)]
struct PackedColumn {
    value_table: Option<u8>,
    rank_table: Option<u8>,
    stated_mean: Option<u32>,
    /// Ten-thousandths; `None` where nothing is printed.
    values: Vec<Option<u32>>,
    ranks: Vec<Option<u32>>,
    /// Position in `values` and what it should be.
    value_repairs: Vec<(u16, Option<u32>)>,
    rank_repairs: Vec<(u16, Option<u32>)>,
}

fn fail(problem: impl Into<String>) -> Error {
    Error::new(Kind::Bundle {
        what: "data bundle",
        problem: problem.into(),
    })
}

fn pack_value(value: f64) -> Result<u32, Error> {
    let scaled = (value * SCALE).round();
    if (0.0..=SCALE).contains(&scaled) && (scaled / SCALE).to_bits() == value.to_bits() {
        // In [0, 10000] by the line above.
        Ok(scaled as u32)
    } else {
        Err(fail(format!(
            "{value} is not a value with four decimals in [0, 1]"
        )))
    }
}

fn unpack_value(scaled: u32) -> Result<f64, Error> {
    let value = f64::from(scaled) / SCALE;
    if value <= 1.0 {
        Ok(value)
    } else {
        Err(fail("a value above 1"))
    }
}

/// The printed numbers of a column, and the corrected ones where they differ.
type PackedCells = (Vec<Option<u32>>, Vec<(u16, Option<u32>)>);

fn pack_cells<T: Copy>(
    cells: &[Cell<T>],
    pack: impl Fn(T) -> Result<u32, Error>,
) -> Result<PackedCells, Error> {
    let printed = cells
        .iter()
        .map(|cell| cell.printed.map(&pack).transpose())
        .collect::<Result<_, _>>()?;
    // A number that nobody printed has no place in the form, and must not get lost in it.
    let derived = |cell: &Cell<T>| cell.printed.is_none() && cell.corrected.is_some();
    if cells.iter().any(|cell| derived(cell) && !cell.repaired) {
        return Err(fail("a derived number; bundles hold what is printed"));
    }
    let mut repairs = Vec::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.repaired) {
        let at = u16::try_from(at).map_err(|_| fail("more than 65,535 units"))?;
        repairs.push((at, cell.corrected.map(&pack).transpose()?));
    }
    Ok((printed, repairs))
}

fn unpack_cells<T: Copy>(
    (printed, repairs): PackedCells,
    unpack: impl Fn(u32) -> Result<T, Error>,
) -> Result<Vec<Cell<T>>, Error> {
    let mut cells = Vec::with_capacity(printed.len());
    for number in printed {
        let number = number.map(&unpack).transpose()?;
        cells.push(Cell {
            printed: number,
            corrected: number,
            repaired: false,
        });
    }
    for (at, corrected) in repairs {
        let cell = cells
            .get_mut(usize::from(at))
            .ok_or_else(|| fail("a repair of no unit"))?;
        cell.corrected = corrected.map(&unpack).transpose()?;
        cell.repaired = true;
    }
    Ok(cells)
}

/// Packs a bundle into bytes.
///
/// # Errors
///
/// A value that is not a decimal with four places in [0, 1]; a derived one, which nobody printed.
pub fn encode(bundle: &Bundle) -> Result<Vec<u8>, Error> {
    let mut packed = Vec::with_capacity(bundle.datasets.len());
    for dataset in &bundle.datasets {
        let mut columns = Vec::with_capacity(dataset.columns.len());
        for column in &dataset.columns {
            let (values, value_repairs) = pack_cells(&column.values, pack_value)?;
            let (ranks, rank_repairs) = pack_cells(&column.ranks, Ok)?;
            columns.push(PackedColumn {
                value_table: column.value_table,
                rank_table: column.rank_table,
                stated_mean: column.stated_mean.map(pack_value).transpose()?,
                values,
                ranks,
                value_repairs,
                rank_repairs,
            });
        }
        packed.push(PackedDataset {
            league: dataset.league,
            year: dataset.year,
            document: dataset.document.clone(),
            mean_document: dataset.mean_document.clone(),
            framework: dataset.framework.clone(),
            units: dataset.units.clone(),
            columns,
        });
    }
    let packed = Packed {
        version: VERSION,
        content: bundle.version.clone(),
        sources: bundle.sources.clone(),
        datasets: packed,
        regions: bundle.regions.clone(),
        mergers: bundle.mergers.clone(),
    };
    postcard::to_allocvec(&packed).map_err(|error| fail(error.to_string()))
}

/// Unpacks a bundle and checks its shape.
///
/// # Errors
///
/// Bytes that are truncated, of another version or not a bundle at all. Never panics, whatever
/// the bytes are.
///
/// ```
/// use dti_engine::{bundle, published};
/// let bundle = published::bundle()?;
/// let bytes = bundle::encode(&bundle)?;
/// assert_eq!(bundle::decode(&bytes)?, bundle);
/// assert!(bundle::decode(&bytes[..bytes.len() / 2]).unwrap_err().is_syntax());
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Bundle, Error> {
    let (version, _) =
        postcard::take_from_bytes::<u16>(bytes).map_err(|_| fail("it is empty or cut off"))?;
    if version != VERSION {
        return Err(fail(format!(
            "it has version {version}, this app reads {VERSION}"
        )));
    }
    let packed: Packed =
        postcard::from_bytes(bytes).map_err(|_| fail("it is cut off or damaged"))?;
    if !is_content_version(&packed.content) {
        return Err(fail("its content version is none"));
    }
    let datasets: Result<_, _> = packed.datasets.into_iter().map(unpack_dataset).collect();
    Ok(Bundle {
        version: packed.content,
        datasets: datasets?,
        sources: packed.sources,
        regions: packed.regions,
        mergers: packed.mergers,
    })
}

fn unpack_dataset(packed: PackedDataset) -> Result<Dataset, Error> {
    packed
        .framework
        .check()
        .map_err(|error| fail(error.to_string()))?;
    if packed.columns.len() != packed.framework.nodes().len() {
        return Err(fail("its columns are not those of its framework"));
    }
    let mut columns = Vec::with_capacity(packed.columns.len());
    for column in packed.columns {
        if [column.values.len(), column.ranks.len()] != [packed.units.len(); 2] {
            return Err(fail("a column has not one entry per unit"));
        }
        columns.push(Column {
            value_table: column.value_table,
            rank_table: column.rank_table,
            stated_mean: column.stated_mean.map(unpack_value).transpose()?,
            values: unpack_cells((column.values, column.value_repairs), unpack_value)?,
            ranks: unpack_cells((column.ranks, column.rank_repairs), Ok)?,
        });
    }
    Ok(Dataset {
        league: packed.league,
        year: packed.year,
        document: packed.document,
        mean_document: packed.mean_document,
        framework: packed.framework,
        units: packed.units,
        columns,
    })
}
