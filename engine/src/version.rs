//! Which data a result rests on, in eight letters.

use crate::dataset::{Cell, Dataset};
use crate::framework::Certainty;
use crate::merge::Merger;

/// The content version of published data: eight hexadecimal digits that change when a number, a
/// unit, a rulebook's points or a merger changes, and not when a name or a sentence does.
///
/// A scenario carries it as its `data`, so that who opens it can see that the numbers are no longer
/// those that it was made on. It is a digest (FNV-1a) against mistakes, not against malice.
///
/// ```
/// use dti_engine::{content_version, merge, published};
/// let mergers = merge::built_in()?;
/// let mut datasets = published::all()?;
/// let version = content_version(&datasets, &mergers);
/// assert_eq!((version.len(), &version), (8, &published::bundle()?.version));
/// datasets[0].columns[0].values[0].corrected = Some(0.4875);
/// assert_ne!(content_version(&datasets, &mergers), version);
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[must_use]
pub fn content_version(datasets: &[Dataset], mergers: &[Merger]) -> String {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    digest.length(datasets.len());
    for dataset in datasets {
        digest.dataset(dataset);
    }
    digest.length(mergers.len());
    for merger in mergers {
        digest.text(&merger.unit.id);
        digest.length(merger.members.len());
        for member in &merger.members {
            digest.text(member);
        }
    }
    // Both halves of the 64 bits count.
    format!("{:08x}", (digest.0 ^ (digest.0 >> 32)) & 0xffff_ffff)
}

/// Whether a text from outside is made like a content version; it may be empty.
pub(crate) fn is_content_version(text: &str) -> bool {
    text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

struct Digest(u64);

impl Digest {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// Before every list and text, so that none runs into the next.
    fn length(&mut self, length: usize) {
        self.number(length as u64);
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.bytes(text.as_bytes());
    }

    fn optional(&mut self, number: Option<u64>) {
        self.bytes(&[u8::from(number.is_some())]);
        self.number(number.unwrap_or_default());
    }

    fn cells<T: Copy>(&mut self, cells: &[Cell<T>], bits: fn(T) -> u64) {
        self.length(cells.len());
        for cell in cells {
            self.optional(cell.printed.map(bits));
            self.optional(cell.corrected.map(bits));
            self.bytes(&[u8::from(cell.repaired)]);
        }
    }

    fn dataset(&mut self, dataset: &Dataset) {
        self.text(dataset.league.id());
        self.number(u64::from(dataset.year));
        self.length(dataset.framework.nodes().len());
        for node in dataset.framework.nodes() {
            self.text(&node.code);
            self.optional(node.parent.map(|parent| parent as u64));
            self.optional(node.points.map(f64::to_bits));
            self.bytes(&[u8::from(node.certainty == Certainty::Inferred)]);
        }
        self.length(dataset.units.len());
        for unit in &dataset.units {
            self.text(&unit.id);
        }
        for column in &dataset.columns {
            self.cells(&column.values, f64::to_bits);
            self.cells(&column.ranks, u64::from);
        }
    }
}
