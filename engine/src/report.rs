//! What the publications say beside the numbers, and what the audit found: the second file of the
//! browser, fetched when a view first asks for it.
//!
//! The first view does with the [bundle](crate::bundle).

use serde::{Deserialize, Serialize};

use crate::audit::{Expected, Figure, Finding, Proof};
use crate::error::{Error, Kind};
use crate::league::League;
use crate::rulebook::Rulebook;
use crate::source::Source;
use crate::version::is_content_version;
use crate::years::{
    Claim, GroupCount, GroupMember, IctRank, OnlineServices, PortalBand, PortalLevel, Share,
    StatedMean, Sum,
};

/// Changes whenever an older app could not read the file.
const VERSION: u16 = 1;

/// Everything beside the numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [Content version](crate::content_version) of the numbers that it was made with. One that
    /// differs from the bundle's comes from another release.
    pub version: String,
    /// What is said about each year, the earliest first.
    pub years: Vec<YearReport>,
    /// The rulebooks, those of Decision 1726 down to the criteria that our copy of it has kept.
    pub rulebooks: Vec<Rulebook>,
    /// Every document that anything comes from.
    pub sources: Vec<Source>,
    /// What the levels of the portals stand for.
    pub portal_bands: Vec<PortalBand>,
    /// Shares of public services that a text states.
    pub online_services: Vec<OnlineServices>,
    /// Ranks in the ICT Index, the index before the DTI.
    pub ict_ranks: Vec<IctRank>,
}

/// What is said about one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearReport {
    /// The year that the figures are about.
    pub year: u16,
    /// What the audit found in all of its leagues and texts, in the audit's order.
    pub findings: Vec<Finding>,
    /// What the texts claim.
    pub claims: Vec<Claim>,
    /// The means that sources state.
    pub means: Vec<StatedMean>,
    /// The tables that count the units of each group.
    pub groups: Vec<GroupCount>,
    /// The printed lists of the members of the groups.
    pub members: Vec<GroupMember>,
    /// Totals stated together with their parts.
    pub sums: Vec<Sum>,
    /// Percentages stated together with part and whole.
    pub shares: Vec<Share>,
    /// The levels of public-service portals.
    pub portals: Vec<PortalLevel>,
}

impl Report {
    /// What is said about a year.
    #[must_use]
    pub fn year(&self, year: u16) -> Option<&YearReport> {
        self.years.iter().find(|report| report.year == year)
    }

    /// The rulebook with this id, e.g. that of a dataset's framework.
    #[must_use]
    pub fn rulebook(&self, id: &str) -> Option<&Rulebook> {
        self.rulebooks.iter().find(|book| book.framework.id() == id)
    }

    /// The document with this id.
    #[must_use]
    pub fn source(&self, document: &str) -> Option<&Source> {
        let mut sources = self.sources.iter();
        sources.find(|source| source.document == document)
    }
}

impl YearReport {
    /// The findings about one league, or with `None` those about no league or several.
    pub fn findings_about(&self, league: Option<League>) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.league == league)
    }
}

fn fail(problem: impl Into<String>) -> Error {
    Error::new(Kind::Bundle {
        what: "report data",
        problem: problem.into(),
    })
}

/// Packs a report into bytes.
///
/// # Errors
///
/// None for a report that [`decode`] would accept.
pub fn encode(report: &Report) -> Result<Vec<u8>, Error> {
    postcard::to_allocvec(&(VERSION, report)).map_err(|error| fail(error.to_string()))
}

/// Unpacks a report and checks it: trees are trees, numbers are in their ranges.
///
/// Whether units and indices exist is for those who look them up.
///
/// # Errors
///
/// Bytes that are truncated, of another version or not a report at all. Never panics, whatever the
/// bytes are.
///
/// ```
/// use dti_engine::{published, report};
/// let told = published::report()?;
/// let bytes = report::encode(&told)?;
/// assert_eq!(report::decode(&bytes)?, told);
/// assert!(report::decode(&bytes[..bytes.len() / 2]).unwrap_err().is_syntax());
/// # Ok::<(), dti_engine::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Report, Error> {
    let (version, rest) =
        postcard::take_from_bytes::<u16>(bytes).map_err(|_| fail("it is empty or cut off"))?;
    if version != VERSION {
        return Err(fail(format!(
            "it has version {version}, this app reads {VERSION}"
        )));
    }
    let report: Report =
        postcard::from_bytes(rest).map_err(|_| fail("it is cut off or damaged"))?;
    if !is_content_version(&report.version) {
        return Err(fail("its content version is none"));
    }
    for book in &report.rulebooks {
        let checked = book.framework.check();
        checked.map_err(|error| fail(error.to_string()))?;
        if book.details.len() != book.framework.nodes().len() {
            return Err(fail("a rulebook has not one entry per node"));
        }
    }
    let portals = report.years.iter().flat_map(|year| &year.portals);
    let mut levels = portals
        .map(|portal| portal.level)
        .chain(report.portal_bands.iter().map(|band| band.level));
    if !levels.all(|level| ('A'..='E').contains(&level)) {
        return Err(fail("a level of portals beyond A to E"));
    }
    if !report.years.iter().all(is_in_range) {
        return Err(fail("a number out of its range"));
    }
    let shares = report.online_services.iter().map(|share| share.percent);
    if !(shares.into_iter().all(is_percent) && report.ict_ranks.iter().all(|rank| rank.rank > 0)) {
        return Err(fail("a number out of its range"));
    }
    Ok(report)
}

fn is_value(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

fn is_percent(percent: f64) -> bool {
    (0.0..=100.0).contains(&percent)
}

fn is_in_range(year: &YearReport) -> bool {
    let group = |group: u8| (1..=4).contains(&group);
    year.means.iter().all(|mean| is_value(mean.value))
        && year
            .groups
            .iter()
            .all(|row| group(row.group) && is_percent(row.percent))
        && year.members.iter().all(|member| group(member.group))
        && year.findings.iter().all(is_sound)
}

/// Whether every number of a finding is finite, so that none of them can become a strange text.
fn is_sound(finding: &Finding) -> bool {
    let expected = match &finding.expected {
        Expected::Unknown => true,
        Expected::Figure(figure) => is_finite(figure),
        Expected::Interval { low, high } => low.is_finite() && high.is_finite(),
    };
    expected
        && finding.printed.as_ref().is_none_or(is_finite)
        && finding.evidence.iter().all(|proof| match proof {
            Proof::Agrees { figure, .. }
            | Proof::Source { figure, .. }
            | Proof::Recomputed(figure)
            | Proof::Counted(figure) => is_finite(figure),
            Proof::DtiSum { low, high, .. } | Proof::RowSum { low, high, .. } => {
                low.is_finite() && high.is_finite()
            }
            Proof::Grid { points: number }
            | Proof::Mean { value: number }
            | Proof::Unweighted { value: number }
            | Proof::Framework {
                largest: number, ..
            } => number.is_finite(),
            Proof::Repeats { .. }
            | Proof::Moved { .. }
            | Proof::Column { .. }
            | Proof::Shifted { .. }
            | Proof::Transposed
            | Proof::Ranks { .. }
            | Proof::Values { .. }
            | Proof::Gap { .. }
            | Proof::Competition { .. }
            | Proof::Inherits { .. }
            | Proof::AsPrinted { .. } => true,
        })
}

fn is_finite(figure: &Figure) -> bool {
    match figure {
        Figure::Value(number) | Figure::Percent(number) => number.is_finite(),
        Figure::Rank(_) | Figure::Count(_) | Figure::Units(_) => true,
    }
}
