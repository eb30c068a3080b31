//! Faults planted into statements: groups, means, counts, shares, lists, totals.

use dti_engine::League;
use dti_engine::audit::{
    Evidence, Expected, Figure, Finding, Proof, Rule, Spot, Verdict, YEARS, audit, evidence,
};
use dti_engine::read::Number;
use dti_engine::years::{Claim, Sum};

use crate::complete::Seeded;
use crate::planted::{Plot, SEEDS};

/// Audits, and checks that all findings have this rule and are about this statement or group.
fn expect_statement(faulty: &Evidence, rules: &[Rule], spot: &Spot, what: &str) -> Vec<Finding> {
    let findings = audit(faulty).unwrap();
    assert!(!findings.is_empty(), "{what}: not found");
    for finding in &findings {
        assert!(rules.contains(&finding.rule), "{what}: {finding:?}");
        assert_eq!(finding.spot, *spot, "{what}: {finding:?}");
    }
    findings
}

#[test]
fn groups() {
    for seed in 0..SEEDS {
        let Plot {
            faulty,
            mut random,
            clean,
            ..
        } = Plot::new(seed);
        let at = random.below(faulty.groups.len());
        let of = &clean.groups[at];
        let spot = Spot::Group(of.group);
        let what = format!("seed {seed}, {of:?}");

        let mut counted = faulty.clone();
        counted.groups[at].count += 1 + random.below(5) as u32;
        let found = expect_statement(&counted, &[Rule::GroupCount], &spot, &what);
        assert_eq!(found[0].expected, Expected::Figure(Figure::Count(of.count)));
        assert_eq!((found.len(), found[0].table), (1, Some(of.table)));

        let mut shared = faulty.clone();
        shared.groups[at].percent += 2.0 + random.below(9) as f64;
        let found = expect_statement(&shared, &[Rule::GroupShare], &spot, &what);
        assert_eq!((found.len(), found[0].table), (1, Some(of.table)));

        let mut listed = faulty.clone();
        let at = random.below(listed.members.len());
        let gone = listed.members.remove(at);
        let spot = Spot::Group(gone.group);
        let found = expect_statement(&listed, &[Rule::GroupMember], &spot, &what);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].unit.as_deref(), Some(gone.unit.as_str()));

        let mut moved = faulty.clone();
        let member = &mut moved.members[at];
        member.group = 1 + member.group % 4;
        let found = audit(&moved).unwrap();
        assert_eq!(
            found.len(),
            2,
            "{what}: too many here, missing there: {found:?}"
        );
        for finding in &found {
            assert_eq!(finding.rule, Rule::GroupMember, "{what}: {finding:?}");
            assert_eq!(finding.unit.as_deref(), Some(gone.unit.as_str()), "{what}");
        }
    }
}

/// Plants one change into each claim of a kind, one after the other.
fn change(
    kind: &str,
    rules: &[Rule],
    mut how: impl FnMut(&mut String, &mut Vec<String>, &mut Seeded),
) {
    let Plot {
        faulty: clean,
        mut random,
        ..
    } = Plot::new(1);
    let of_kind = (0..clean.claims.len()).filter(|&at| clean.claims[at].kind == kind);
    let of_kind: Vec<usize> = of_kind.collect();
    assert!(!of_kind.is_empty(), "{kind}");
    for &at in of_kind.iter().take(4) {
        let mut faulty = clean.clone();
        let claim = &mut faulty.claims[at];
        how(&mut claim.value, &mut claim.units, &mut random);
        let what = format!("{kind}: {claim:?}");
        let spot = Spot::Claim(claim.id.clone());
        expect_statement(&faulty, rules, &spot, &what);
    }
}

/// Adds so many units of the last digit.
fn add(value: &mut String, by: u32) {
    let decimals = value.split_once('.').map_or(0, |(_, digits)| digits.len());
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap());
    let number: f64 = value.parse().unwrap();
    *value = format!("{:.decimals$}", (number * scale + f64::from(by)) / scale);
}

#[test]
fn changed_numbers_of_claims() {
    for (kind, rules) in [
        ("mean", [Rule::Mean]),
        ("count-above-mean", [Rule::Count]),
        ("count-below-mean", [Rule::Count]),
        ("percent-above-mean", [Rule::Share]),
        ("percent-below-mean", [Rule::Share]),
        ("count-group-1", [Rule::GroupCount]),
        ("count-group-4", [Rule::GroupCount]),
        ("percent-group-2", [Rule::GroupShare]),
        ("percent-group-3", [Rule::GroupShare]),
        ("count-first-of-7", [Rule::Count]),
        ("count-units", [Rule::Count]),
        ("spread", [Rule::Spread]),
    ] {
        change(kind, &rules, |value, _, random| {
            add(value, 2 + random.below(5) as u32);
        });
    }
    for kind in ["value-of", "rank-of", "group-of"] {
        let rules = [Rule::Value, Rule::Rank, Rule::GroupMember, Rule::Documents];
        change(kind, &rules, |value, _, _| add(value, 1));
    }
}

#[test]
fn changed_units_of_claims() {
    let replace = |_: &mut String, units: &mut Vec<String>, _: &mut Seeded| {
        let other = match units[0].as_str() {
            "da-nang" => "ninh-thuan",
            _ => "bo-y-te",
        };
        units[0] = other.into();
    };
    change("list-above-value", &[Rule::List], replace);
    change("top-ten", &[Rule::First], |_, units, random| {
        let at = random.below(8);
        units.swap(at, at + 1);
    });
    change("list-above-mean", &[Rule::List], |_, units, random| {
        let at = random.below(units.len());
        units.remove(at);
    });
    change("list-below-mean", &[Rule::List], |_, units, _| {
        units.push("da-nang".into());
    });
    let mut first = Plot::new(0).clean;
    first
        .claims
        .retain(|claim| claim.kind != "first-in" || claim.league != Some(League::Provinces));
    let plain = audit(&first).unwrap();
    assert_eq!(plain, []);
    change("first-in", &[Rule::First], |_, units, _| {
        let other = match units[0].as_str() {
            "da-nang" => "ninh-thuan",
            "bo-tai-chinh" => "bo-tu-phap",
            _ => "thanh-tra-chinh-phu",
        };
        units[0] = other.into();
    });
}

/// A unit of another league, or of none, is a finding of its own wherever the league matters, and
/// moves nobody's place.
#[test]
fn units_of_another_league() {
    for (kind, rule) in [
        ("list-above-mean", Rule::List),
        ("list-below-mean", Rule::List),
        ("list-above-value", Rule::List),
        ("list-behind-in-region", Rule::List),
        ("list-units", Rule::List),
        ("first-in", Rule::First),
        ("top-ten", Rule::First),
        ("value-of", Rule::Value),
        ("rank-of", Rule::Rank),
        ("group-of", Rule::GroupMember),
    ] {
        for stranger in ["nobody", "bo-y-te", "ninh-thuan"] {
            let mut faulty = Plot::new(1).clean;
            let of_kind = |claim: &&mut Claim| {
                let other = match claim.league {
                    Some(League::Provinces) => stranger != "ninh-thuan",
                    _ => stranger != "bo-y-te",
                };
                claim.kind == kind && other
            };
            let Some(claim) = faulty.claims.iter_mut().find(of_kind) else {
                continue;
            };
            claim.units.push(stranger.into());
            let spot = Spot::Claim(claim.id.clone());
            let found = audit(&faulty).unwrap();
            let named: Vec<&Finding> = found
                .iter()
                .filter(|finding| finding.unit.as_deref() == Some(stranger))
                .collect();
            assert_eq!(named.len(), 1, "{kind} {stranger}: {found:?}");
            assert_eq!((named[0].rule, &named[0].spot), (rule, &spot), "{kind}");
            assert_eq!(named[0].certainty, Verdict::Likely);
            // The length of these lists is stated too.
            if !["list-behind-in-region", "top-ten"].contains(&kind) {
                assert_eq!(found.len(), 1, "{kind} {stranger}: {found:?}");
            }
        }
    }
    let mut faulty = Plot::new(1).clean;
    let mut top = faulty.claims.iter_mut().filter(|of| of.kind == "top-ten");
    let claim = top.next().unwrap();
    let gone = std::mem::replace(&mut claim.units[2], "bo-y-te".into());
    let found = audit(&faulty).unwrap();
    assert_eq!(found.len(), 1, "{gone}: {found:?}");
    assert_eq!(found[0].unit.as_deref(), Some("bo-y-te"));
}

/// A wrong place is refuted by the values and by the printed ranks; where the ranks are not
/// printed, by the values alone.
#[test]
fn a_wrong_place_is_certain_with_values_and_ranks() {
    let Plot { mut faulty, .. } = Plot::new(1);
    let claim = faulty
        .claims
        .iter_mut()
        .find(|claim| claim.kind == "first-in" && claim.league == Some(League::Provinces))
        .unwrap();
    claim.units = vec!["ninh-thuan".into()];
    let (id, index) = (claim.id.clone(), claim.index.clone());
    let at = |evidence: &Evidence| -> Finding {
        let found = audit(evidence).unwrap();
        let own = |finding: &&Finding| finding.spot == Spot::Claim(id.clone());
        found.iter().find(own).unwrap().clone()
    };
    let found = at(&faulty);
    assert_eq!(found.certainty, Verdict::Certain);
    let has = |finding: &Finding, kind: &str| {
        let mut codes = finding.evidence.iter().map(Proof::code);
        codes.any(|code| code.starts_with(kind))
    };
    assert!(has(&found, "values:") && has(&found, "ranks:"), "{found:?}");
    for cells in faulty.leagues.iter_mut().map(|of| &mut of.cells) {
        cells.retain(|cell| !(matches!(cell.number, Number::Value(_)) && cell.index == index));
    }
    let found = at(&faulty);
    assert!(!has(&found, "values:"), "{found:?}");
    assert_eq!(found.certainty, Verdict::Likely, "{found:?}");
}

/// A share that neither the values nor the count beside it give is certain, a stated spread that
/// only the values refute is likely.
#[test]
fn one_reason_is_not_certain() {
    let clean = Plot::new(1).clean;
    let mut faulty = clean.clone();
    faulty.groups[0].percent += 5.0;
    let found = audit(&faulty).unwrap();
    assert_eq!(found[0].certainty, Verdict::Certain, "{found:?}");
    let mut faulty = clean;
    let mut spreads = faulty.claims.iter_mut().filter(|of| of.kind == "spread");
    add(&mut spreads.next().unwrap().value, 9);
    let found = audit(&faulty).unwrap();
    assert_eq!((found.len(), found[0].certainty), (1, Verdict::Likely));
}

#[test]
fn stated_numbers_of_parts() {
    let mut clean = Plot::new(0).clean;
    let (document, id) = (clean.sums[0].document.clone(), clean.sums[0].id.clone());
    let parts = clean.sums[0].parts.len();
    let mut claim = clean.claims[0].clone();
    claim.document = document;
    claim.league = None;
    claim.index = String::new();
    claim.units.clear();
    claim.id = "parts".into();
    claim.kind = format!("count-parts-of-{id}");
    claim.value = parts.to_string();
    clean.claims.push(claim);
    assert_eq!(audit(&clean).unwrap(), []);
    clean.claims.last_mut().unwrap().value = (parts + 1).to_string();
    let spot = Spot::Claim("parts".into());
    let found = expect_statement(&clean, &[Rule::List], &spot, "parts");
    assert_eq!((found.len(), found[0].certainty), (1, Verdict::Open));
}

/// Every number of parts that is typed in names a total of its document.
#[test]
fn numbers_of_parts_have_their_total() {
    let mut checked = 0;
    for year in YEARS {
        let evidence = evidence(year).unwrap();
        for claim in &evidence.claims {
            let Some(id) = claim.kind.strip_prefix("count-parts-of-") else {
                continue;
            };
            let own = |sum: &Sum| sum.document == claim.document && sum.id == id;
            assert!(evidence.sums.iter().any(own), "{claim:?}");
            checked += 1;
        }
    }
    assert_eq!(checked, 1);
}

#[test]
fn changed_totals() {
    let clean = Plot::new(0).clean;
    for at in 0..clean.sums.len() {
        let mut faulty = clean.clone();
        faulty.sums[at].parts[0] += 1;
        let spot = Spot::Claim(faulty.sums[at].id.clone());
        expect_statement(
            &faulty,
            &[Rule::Total],
            &spot,
            &format!("{:?}", faulty.sums[at]),
        );
    }
}

/// Table 9 prints 47 % for 30 of 63, which is 47.6 %. All its shares are those that largest
/// remainders give so that they add up to 100, and so are those of the five other tables: that is
/// a convention of rounding, and so is rounding each share by itself. 46 % would be neither.
#[test]
fn shares_may_be_rounded_together() {
    let clean = Plot::new(0).clean;
    let at = clean
        .groups
        .iter()
        .position(|of| (of.table, of.group) == (9, 3));
    let at = at.unwrap();
    assert_eq!(clean.groups[at].percent.to_bits(), 47_f64.to_bits());
    for (percent, count) in [(46.0, 1), (47.0, 0), (48.0, 0), (49.0, 1)] {
        let mut faulty = clean.clone();
        faulty.groups[at].percent = percent;
        assert_eq!(audit(&faulty).unwrap().len(), count, "{percent}");
    }
}
