//! The audit: where a publication contradicts itself.
//!
//! The numbers of a report are redundant: values, ranks, sums, means, counts, shares, lists, and
//! the same number in several tables. [`audit`] reads them as printed, looks for the explanations
//! that remove most contradictions at once (rows copied, moved, swapped or shifted, columns
//! exchanged, ranks shifted, digits transposed, single cells), puts back a number only where at
//! least two independent constraints fix it, and then holds what the text states against what is
//! left. A lost value is bounded, never guessed ([`bounds`]).
//!
//! No rule knows a unit, a table or a year. Rounding is no fault: every comparison allows for the
//! digits that are printed.
//!
//! Findings, proofs and verdicts are identifiers with parameters; the text for them is made
//! elsewhere.

mod bounds;
mod finding;

#[cfg(feature = "csv")]
mod cells;
#[cfg(feature = "csv")]
mod check;
#[cfg(feature = "csv")]
mod claims;
#[cfg(feature = "csv")]
mod columns;
#[cfg(feature = "csv")]
mod constraints;
#[cfg(feature = "csv")]
mod evidence;
#[cfg(feature = "csv")]
mod groups;
#[cfg(feature = "csv")]
mod hypothesis;
#[cfg(feature = "csv")]
mod justify;
#[cfg(feature = "csv")]
mod ledger;
#[cfg(feature = "csv")]
mod lists;
#[cfg(feature = "csv")]
mod means;
#[cfg(feature = "csv")]
mod published;
#[cfg(feature = "csv")]
mod repair;
#[cfg(feature = "csv")]
mod report;
#[cfg(feature = "csv")]
mod rows;
#[cfg(feature = "csv")]
mod settled;
#[cfg(feature = "csv")]
mod totals;
#[cfg(feature = "csv")]
mod weights;

pub use bounds::{Bound, bounds};
pub use finding::{Expected, Figure, Finding, Proof, Rule, Spot, Verdict};

#[cfg(feature = "csv")]
pub use evidence::{Evidence, Printed, Tables};
#[cfg(feature = "csv")]
pub use justify::{Justified, corrections_justified};
#[cfg(feature = "csv")]
pub use published::{YEARS, evidence};

/// Ten-thousandths in 1: values are printed with four decimals.
const SCALE: f64 = 10_000.0;

/// One league with what is believed of its tables.
#[cfg(feature = "csv")]
struct Audited<'a> {
    checker: check::Checker<'a>,
    content: ledger::Content,
    settled: settled::Settled,
}

#[cfg(feature = "csv")]
impl Audited<'_> {
    /// Number of units of the league.
    fn units(&self) -> usize {
        self.checker.ledger.units.len()
    }
}

/// Finds every contradiction in what is printed.
///
/// The order of the findings is fixed: by rule, table, order of the league's units and of the
/// rulebook's indices. The same evidence gives the same findings everywhere.
///
/// # Errors
///
/// A printed cell whose unit or index its league does not have.
///
/// ```
/// use dti_engine::audit::{audit, evidence, Rule};
/// let findings = audit(&evidence(2020)?)?;
/// assert!(findings.iter().any(|finding| finding.rule == Rule::CopiedRow));
/// # Ok::<(), dti_engine::Error>(())
/// ```
#[cfg(feature = "csv")]
pub fn audit(evidence: &Evidence) -> Result<Vec<Finding>, crate::error::Error> {
    let ledgers: Vec<ledger::Ledger<'_>> = evidence
        .leagues
        .iter()
        .map(ledger::Ledger::new)
        .collect::<Result<_, _>>()?;
    let strict = check::ties_share_ranks(&ledgers);
    let mut findings = Vec::new();
    let mut all = Vec::with_capacity(ledgers.len());
    for (ledger, tables) in ledgers.iter().zip(&evidence.leagues) {
        let checker = check::Checker::new(ledger, strict);
        let mut content = ledger.as_printed();
        let mut faults = hypothesis::explain(&checker, &mut content);
        repair::settle(&checker, &mut content, &mut faults);
        justify::testify(&checker, &mut content, &mut faults, &evidence.claims);
        let settled = settled::Settled::new(ledger, &content, &faults);
        findings.extend(report::cells(ledger, &content, &settled, &faults));
        findings.extend(report::unexplained(&checker, &content));
        let audited = Audited {
            checker,
            content,
            settled,
        };
        let written = tables.written.as_ref();
        findings.extend(written.and_then(|written| weights::written(&audited, written)));
        all.push(audited);
    }
    justify::by_means(&all, &evidence.claims, &mut findings);
    groups::tables(&all, &evidence.groups, &mut findings);
    groups::members(&all, &evidence.members, &mut findings);
    claims::check(&all, &evidence.claims, &mut findings);
    means::stated(&all, &evidence.means, &evidence.claims, &mut findings);
    totals::sums(&evidence.sums, &mut findings);
    totals::shares(&evidence.shares, &mut findings);
    totals::lists(&evidence.claims, &evidence.portals, &mut findings);
    totals::parts(&evidence.claims, &evidence.sums, &mut findings);
    findings.iter_mut().for_each(Finding::judge);
    sort(&all, &mut findings);
    Ok(findings)
}

#[cfg(feature = "csv")]
fn sort(all: &[Audited<'_>], findings: &mut [Finding]) {
    let place = |finding: &Finding| {
        let league = all
            .iter()
            .position(|audited| Some(audited.checker.ledger.league) == finding.league);
        let ledger = league.map(|at| all[at].checker.ledger);
        let unit = ledger.and_then(|ledger| {
            let id = finding.unit.as_ref()?;
            ledger.units.iter().position(|unit| unit.id == *id)
        });
        let index = ledger.and_then(|ledger| {
            let code = finding.index.as_ref()?;
            ledger.framework.index(code).ok()
        });
        (finding.rule, finding.table, league, unit, index)
    };
    findings.sort_by_cached_key(place);
}
