//! Faults planted into statements: groups, means, counts, shares, lists, totals.

use dti_engine::audit::{Evidence, Expected, Figure, Finding, Rule, Spot, audit};

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
    first.claims.retain(|claim| {
        claim.kind != "first-in" || claim.league != Some(dti_engine::League::Provinces)
    });
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
