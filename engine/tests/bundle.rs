//! What travels to the browser: there and back, and what it makes possible there.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dti_engine::bundle::{self, Bundle};
use dti_engine::{League, content_version, merge, published, region};

fn there_and_back() -> (Bundle, Bundle) {
    let sent = published::bundle().unwrap();
    let received = bundle::decode(&bundle::encode(&sent).unwrap()).unwrap();
    (sent, received)
}

#[test]
fn regions_and_mergers_arrive() {
    let (sent, received) = there_and_back();
    assert_eq!(received, sent);
    // Six socio-economic regions of 63 provinces; Khánh Hòa's report speaks of 13 and of 8.
    let sizes: Vec<usize> = received.regions.iter().map(|of| of.units.len()).collect();
    assert_eq!(sizes[..6].iter().sum::<usize>(), 63);
    assert_eq!(sizes[6..], [8, 13]);
    assert_eq!(received.mergers.len(), 34);
}

#[test]
fn the_browser_can_rank_in_regions_and_derive_the_units_of_today() {
    let (_, received) = there_and_back();
    let then = &received.datasets[0];
    assert_eq!(
        merge::derive(then, &received.mergers).unwrap(),
        merge::derive(then, &merge::built_in().unwrap()).unwrap()
    );
    for (region, built_in) in received.regions.iter().zip(region::built_in().unwrap()) {
        assert_eq!(region.of(then), built_in.of(then));
    }
}

#[test]
fn no_region_of_the_63_is_one_of_the_34() {
    let (_, received) = there_and_back();
    let is_today = |data: &&dti_engine::Dataset| data.league == League::Provinces34;
    let today = received.datasets.iter().find(is_today).unwrap();
    for region in &received.regions {
        assert!(region.of(today).unwrap_err().is_unknown_name());
    }
}

#[test]
fn the_version_follows_the_numbers_and_not_the_names() {
    let bundle = published::bundle().unwrap();
    let version = |change: &dyn Fn(&mut Bundle)| {
        let mut changed = bundle.clone();
        change(&mut changed);
        content_version(&changed.datasets, &changed.mergers)
    };
    assert_eq!(version(&|_| {}), bundle.version);
    for same in [
        version(&|of| of.datasets[0].units[0].name_en.push('x')),
        version(&|of| of.sources[0].url.push('x')),
        version(&|of| of.datasets[0].columns[0].stated_mean = Some(0.5)),
    ] {
        assert_eq!(same, bundle.version);
    }
    let mut others = vec![
        bundle.version.clone(),
        version(&|of| of.datasets[0].columns[3].values[7].corrected = None),
        version(&|of| of.datasets[0].columns[3].values[7].printed = Some(0.9999)),
        version(&|of| of.datasets[0].columns[0].ranks[7].corrected = Some(63)),
        version(&|of| of.datasets[0].units[0].id.push('x')),
        version(&|of| of.datasets[1].year = 2019),
        version(&|of| of.datasets.truncate(12)),
        version(&|of| of.datasets.swap(0, 1)),
        version(&|of| of.mergers.truncate(33)),
        version(&|of| of.mergers[0].members.truncate(1)),
    ];
    let count = others.len();
    others.sort();
    others.dedup();
    assert_eq!(others.len(), count);
}

#[test]
fn a_content_version_that_is_none_is_refused() {
    for version in ["<b>", "a b", &"0".repeat(33)] {
        let bundle = Bundle {
            version: version.to_owned(),
            ..Bundle::default()
        };
        let bytes = bundle::encode(&bundle).unwrap();
        assert!(bundle::decode(&bytes).unwrap_err().is_syntax());
    }
}

#[test]
fn each_dataset_can_be_had_alone() {
    let all = published::all().unwrap();
    for ((league, year), data) in published::available().zip(&all) {
        assert_eq!((data.league, data.year), (league, year));
        assert_eq!(published::dataset(league, year).unwrap(), *data);
    }
    for (league, year) in [(League::Provinces, 2019), (League::Provinces34, 2020)] {
        let error = published::dataset(league, year).unwrap_err();
        assert!(error.is_unknown_name());
    }
}
