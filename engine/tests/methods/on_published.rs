//! Methods on the published numbers.

use dti_engine::{
    Aggregation, Dataset, Evaluation, Exclusion, League, Method, Missing, Normalise, RankOn,
    Reading, Status, Weighting, aggregate, evaluate, four_decimals, published, score,
};

use crate::{run, values};

#[test]
fn the_default_method_gives_the_published_numbers_and_ranks() {
    for data in published::all().unwrap() {
        for reading in [Reading::Corrected, Reading::Printed] {
            let scores = score(&data, reading);
            for rank_on in [RankOn::Unrounded, RankOn::FourDecimals] {
                let method = Method {
                    rank_on,
                    ..Method::default()
                };
                let done = evaluate(&data, reading, &method).unwrap();
                for (at, index) in done.indices.iter().enumerate() {
                    assert_eq!(index.values, scores.values(at));
                    assert_eq!(
                        index.ranks,
                        scores.ranks(at),
                        "{} {}",
                        data.year,
                        index.code
                    );
                    for (unit, status) in index.status.iter().enumerate() {
                        assert_eq!(*status, scores.status(at, unit));
                    }
                }
            }
        }
    }
}

/// From the main indices alone, each pillar of 2020 comes out within the last printed digit, except
/// where the source itself does not add up.
#[test]
fn points_over_maximum_reproduces_the_published_aggregates() {
    let method = Method {
        from_leaves: true,
        ..Method::default()
    };
    for data in [
        published::provinces_2020().unwrap(),
        published::ministries_service_2020().unwrap(),
        published::ministries_nonservice_2020().unwrap(),
        published::provinces34_2024().unwrap(),
    ] {
        let done = run(&data, &method);
        let scores = score(&data, Reading::Corrected);
        let mut worst = (0.0_f64, String::new());
        let mut compared = 0;
        for (at, index) in done.indices.iter().enumerate() {
            if data.framework.nodes()[at].children.is_empty() {
                assert_eq!(index.values, scores.values(at));
                continue;
            }
            for (unit, value) in index.values.iter().enumerate() {
                let Some((ours, theirs)) = value.zip(scores.value(at, unit)) else {
                    continue;
                };
                compared += 1;
                let off = (ours - theirs).abs();
                if off > worst.0 {
                    worst = (off, format!("{} {}", index.code, data.units[unit].id));
                }
            }
        }
        assert!(worst.0 <= 0.000_1 + 1e-12, "{} {worst:?}", data.league);
        assert!(compared >= data.units.len() - 1, "{}", data.league);
    }
}

/// The 27 main indices give the ranks that are printed: rounding decides nothing.
#[test]
fn points_over_maximum_moves_no_province() {
    let data = published::provinces_2020().unwrap();
    for rank_on in [RankOn::Unrounded, RankOn::FourDecimals] {
        let method = Method {
            from_leaves: true,
            rank_on,
            ..Method::default()
        };
        let ranks = run(&data, &method).indices[0].ranks.clone();
        assert_eq!(ranks, score(&data, Reading::Corrected).ranks(0));
    }
}

#[test]
fn recomputed_sums_have_the_bits_of_aggregate() {
    let data = published::provinces_2020().unwrap();
    let method = Method {
        from_leaves: true,
        ..Method::default()
    };
    let done = run(&data, &method);
    for (at, node) in data.framework.nodes().iter().enumerate() {
        if node.children.is_empty() {
            continue;
        }
        for unit in 0..data.units.len() {
            if done.indices[at].status[unit] != Status::Derived {
                // Parts of it are lost.
                continue;
            }
            let sum = aggregate(&data.framework, at, |child| {
                done.indices[child].values[unit]
            });
            let bits = |value: Option<f64>| value.map(f64::to_bits);
            assert_eq!(bits(done.indices[at].values[unit]), bits(sum));
        }
    }
}

/// The nation is printed only: its number stays, and no method makes it a sum.
#[test]
fn the_nation_is_never_computed() {
    for year in published::NATION_YEARS {
        let data = published::nation(year).unwrap();
        let printed = data.values(0, Reading::Corrected);
        let with = |weights| {
            let method = Method {
                weights,
                from_leaves: true,
                ..Method::default()
            };
            values(&run(&data, &method), "dti").to_vec()
        };
        assert_eq!(with(Weighting::Published), printed, "{year}");
        if data.columns[1].values[0].corrected.is_some() {
            assert_eq!(with(Weighting::Equal), [None], "{year}");
        }
    }
}

/// The indices of a pillar that two provinces lost in print do not take the pillar away.
#[test]
fn published_sums_stay_where_parts_are_lost() {
    let data = published::provinces_2020().unwrap();
    let [society, activity] =
        ["society", "society.activity"].map(|code| data.framework.index(code).unwrap());
    let units = ["ha-nam", "dak-nong"].map(|id| data.unit(id).unwrap());
    let published = score(&data, Reading::Corrected);
    let of = |missing, weights| {
        let method = Method {
            missing,
            weights,
            from_leaves: true,
            ..Method::default()
        };
        run(&data, &method)
    };
    for missing in [Missing::Propagate, Missing::Exclude, Missing::Zero] {
        let given = Weighting::Given(vec![("society".to_owned(), 50.0)]);
        for (weights, dti_stays) in [(Weighting::Published, true), (given, false)] {
            let done = of(missing, weights);
            for unit in units {
                let [dti, pillar, index] = [0, society, activity].map(|at| &done.indices[at]);
                assert_eq!(pillar.values[unit], published.value(society, unit));
                assert_eq!(pillar.status[unit], Status::Published);
                assert_eq!(index.values[unit], None);
                let off = dti.values[unit].unwrap() - published.value(0, unit).unwrap();
                assert_eq!(off.abs() <= 0.000_1, dti_stays);
                assert_eq!(dti.status[unit], Status::Derived);
            }
            // So nobody's rank is open.
            let ranks = done.indices[0].ranks.iter().flatten();
            assert!(ranks.into_iter().all(|rank| rank.settled().is_some()));
        }
        // With other weights inside it, the printed pillar is not what the method means.
        let done = of(missing, Weighting::Equal);
        for unit in units {
            let expected = match missing {
                Missing::Zero => Some(0.0),
                Missing::Propagate | Missing::Exclude => None,
            };
            assert_eq!(done.indices[society].values[unit], expected);
        }
    }
    // In 2022 the indices of 53 provinces were never published, and the DTI of all.
    let data = published::provinces_2022().unwrap();
    for missing in [Missing::Propagate, Missing::Exclude, Missing::Zero] {
        let method = Method {
            missing,
            from_leaves: true,
            ..Method::default()
        };
        let done = run(&data, &method);
        let count = |wanted| {
            let statuses = done.indices[0].status.iter();
            statuses.filter(|status| **status == wanted).count()
        };
        assert_eq!([Status::Published, Status::Derived].map(count), [53, 10]);
    }
}

fn methods() -> Vec<Method> {
    let mut methods = vec![Method::default()];
    for normalise in [
        Normalise::PointsOverMaximum,
        Normalise::MinMax,
        Normalise::ZScore,
    ] {
        for aggregation in [Aggregation::Arithmetic, Aggregation::Geometric] {
            for missing in [Missing::Propagate, Missing::Exclude, Missing::Zero] {
                let method = Method {
                    normalise,
                    aggregation,
                    missing,
                    exclusion: Exclusion::BelowHalf,
                    weights: Weighting::Equal,
                    from_leaves: true,
                    ..Method::default()
                };
                if method.check().is_ok() {
                    methods.push(method);
                }
            }
        }
    }
    methods
}

fn bits(evaluation: &Evaluation) -> Vec<Option<u64>> {
    let values = evaluation.indices.iter().flat_map(|index| &index.values);
    values.map(|value| value.map(f64::to_bits)).collect()
}

#[test]
fn an_evaluation_can_be_made_again_from_its_own_record() {
    let data = published::provinces_2020().unwrap();
    for method in methods() {
        let done = run(&data, &method);
        let json = serde_json::to_string(&done).unwrap();
        let read: Evaluation = serde_json::from_str(&json).unwrap();
        assert_eq!(read.method, method);
        let again = read.regenerate(&data).unwrap();
        assert_eq!(again, done);
        assert_eq!(bits(&again), bits(&done));
        let bytes = postcard::to_allocvec(&done).unwrap();
        let exact: Evaluation = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(bits(&exact), bits(&done));
    }
    let done = run(&data, &Method::default());
    let refused = done
        .regenerate(&published::provinces_2022().unwrap())
        .unwrap_err();
    assert!(refused.is_scenario(), "{refused}");
    let unknown = r#"{"normalise":"min-max","colour":"red"}"#;
    assert!(serde_json::from_str::<Method>(unknown).is_err());
    let short: Method = serde_json::from_str(r#"{"normalise":"min-max"}"#).unwrap();
    assert_eq!(short.normalise, Normalise::MinMax);
    assert_eq!(short.aggregation, Aggregation::Arithmetic);
}

/// Where a unit stands among the provinces of 2020 under each method, and the last bits of its
/// value: pinned, so that a change of any of them is seen, and native and WASM are held together.
#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn pinned_values_of_khanh_hoa() {
    let data: Dataset = published::provinces_2020().unwrap();
    assert_eq!(data.league, League::Provinces);
    let unit = data.unit("khanh-hoa").unwrap();
    let show = |method: &Method| {
        let done = run(&data, method);
        let value = done.indices[0].values[unit].unwrap();
        let rank = done.indices[0].ranks[unit].unwrap();
        (four_decimals(value), rank.best, rank.worst, value.to_bits())
    };
    let of = |normalise, aggregation| {
        show(&Method {
            normalise,
            aggregation,
            from_leaves: true,
            missing: Missing::Exclude,
            ..Method::default()
        })
    };
    use Aggregation::{Arithmetic, Geometric};
    use Normalise::{MinMax, PointsOverMaximum, ZScore};
    let found = [
        of(PointsOverMaximum, Arithmetic),
        of(PointsOverMaximum, Geometric),
        of(MinMax, Arithmetic),
        of(MinMax, Geometric),
        of(ZScore, Arithmetic),
    ];
    let expected = [
        (0.2777, 42, 42, 4_598_674_902_931_132_427),
        (0.2315, 42, 42, 4_597_510_109_648_870_313),
        (0.3886, 42, 42, 4_600_671_778_844_255_929),
        (0.3195, 35, 35, 4_599_427_780_323_085_090),
        (-0.2389, 38, 38, 13_821_147_968_160_512_269),
    ];
    assert_eq!(found, expected);
}

/// Under no method does a value get the status of a published one when we computed it.
#[test]
fn what_we_compute_says_so() {
    let data = published::provinces_2020().unwrap();
    for method in methods().iter().filter(|method| method.recomputes()) {
        let done = run(&data, method);
        for (at, index) in done.indices.iter().enumerate() {
            let leaf = data.framework.nodes()[at].children.is_empty();
            if leaf && method.normalise == Normalise::PointsOverMaximum {
                continue;
            }
            for (status, value) in index.status.iter().zip(&index.values) {
                let expected = value.map_or(Status::Unknown, |_| Status::Derived);
                assert_eq!(*status, expected, "{}", index.code);
            }
        }
    }
}
