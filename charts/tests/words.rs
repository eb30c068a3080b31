//! The words of charts: numbers are read back out of descriptions and tables, and compared with the
//! view models.

mod common;

use common::more;
use dti_charts::{
    Figure, Gap, Intervals, Radar, Scene, Series, Shape, Status, Table, Tree, Unit, View, Year,
    Years, bars, gap, groups, intervals, map, radar, spark, tree, years,
};
use dti_text::Lang;

const WIDTH: f64 = 480.0;

/// The numbers of a text with how many decimals each has.
fn numbers(lang: Lang, text: &str) -> Vec<(f64, usize)> {
    let (point, group) = match lang {
        Lang::Vi => (',', '.'),
        Lang::En => ('.', ','),
    };
    let all: Vec<char> = text.chars().collect();
    let digits = |from: usize| {
        all[from..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let whole = digits(at);
        if whole == 0 {
            at += 1;
            continue;
        }
        let negative = at > 0 && all[at - 1] == '−';
        let mut plain: String = all[at..at + whole].iter().collect();
        at += whole;
        while all.get(at) == Some(&group) && digits(at + 1) == 3 {
            plain.extend(&all[at + 1..at + 4]);
            at += 4;
        }
        let mut decimals = 0;
        if all.get(at) == Some(&point) && at + 1 < all.len() {
            decimals = digits(at + 1);
        }
        if decimals > 0 {
            plain.push('.');
            plain.extend(&all[at + 1..at + 1 + decimals]);
            at += 1 + decimals;
        }
        let number: f64 = plain.parse().expect("digits are a number");
        found.push((if negative { -number } else { number }, decimals));
    }
    found
}

/// The values (four decimals) of a text.
fn values(lang: Lang, text: &str) -> Vec<f64> {
    let values = numbers(lang, text).into_iter();
    values
        .filter(|(_, decimals)| *decimals == 4)
        .map(|(value, _)| value)
        .collect()
}

/// The whole numbers of a text.
fn wholes(lang: Lang, text: &str) -> Vec<f64> {
    let all = numbers(lang, text).into_iter();
    all.filter(|(_, decimals)| *decimals == 0)
        .map(|(value, _)| value)
        .collect()
}

#[track_caller]
fn assert_same(found: &[f64], expected: &[f64]) {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 0.000_051;
    let same = found.len() >= expected.len() && found.iter().zip(expected).all(near);
    assert!(same, "{found:?} does not begin with {expected:?}");
}

fn low_high(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::MAX, f64::MIN), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

#[test]
fn numbers_are_read_as_each_language_writes_them() {
    assert_eq!(
        numbers(Lang::Vi, "hạng 3–5: 1.234,5 (−0,0123), 2021."),
        [(3.0, 0), (5.0, 0), (1234.5, 1), (-0.0123, 4), (2021.0, 0)]
    );
    assert_eq!(
        numbers(Lang::En, "1,000 points; 0.4874, 4.8%."),
        [(1000.0, 0), (0.4874, 4), (4.8, 1)]
    );
}

/// The description of map and bars, against what the view holds.
fn check_ranking(view: &View, text: &str) {
    // Of a region, what is said is said of its units.
    let focus = view.focus.as_ref();
    let is_meant = |unit: &&Unit| focus.is_none_or(|focus| focus.units.contains(&unit.id));
    let meant = || view.units.iter().filter(is_meant);
    let known = || meant().filter_map(Unit::known);
    let (low, high) = low_high(known());
    let found = values(view.lang, text);
    let mean = view.mean.expect("these views have a mean");
    assert_same(&found, &[high, low, mean]);
    let above = known().filter(|value| *value > mean).count() as f64;
    let counts = wholes(view.lang, text);
    assert_same(&counts, &[above, known().count() as f64]);
    for extreme in [low, high] {
        let holders = meant().filter(|unit| {
            let value = unit.known();
            value.is_some_and(|value| value.total_cmp(&extreme).is_eq())
        });
        for unit in holders.take(3) {
            assert!(text.contains(&unit.name), "{text}");
        }
    }
    let chosen = view
        .units
        .iter()
        .find(|unit| Some(&unit.id) == view.selected.as_ref());
    if let Some(unit) = chosen {
        let last = text.rsplit(": ").next().expect("a text has a last part");
        assert_same(
            &values(view.lang, last),
            &[unit.known().expect("it is known")],
        );
        assert!(text.contains(&format!("{}: ", unit.name)));
    }
}

#[test]
fn rankings_name_their_extremes_and_the_chosen_unit() {
    let geometry = common::geometry();
    for lang in Lang::ALL {
        for view in [
            common::provinces,
            common::damaged,
            common::simulated,
            common::differences,
            common::region,
            common::window,
        ] {
            let view = view(lang, WIDTH);
            check_ranking(&view, &bars(&view).description);
            assert_eq!(map(&view, &geometry).description, bars(&view).description);
        }
        let view = common::changed(lang, WIDTH);
        let text = bars(&view).description;
        let (low, high) = low_high(view.units.iter().filter_map(|unit| unit.change));
        let gained = wholes(lang, &text);
        // After the counts above the mean: the two years, the most gained and the most lost.
        assert_same(&gained[2..], &[2020.0, 2022.0, high, low]);
    }
}

#[test]
fn groups_are_counted() {
    for lang in Lang::ALL {
        for view in [common::provinces, common::damaged] {
            let view = view(lang, WIDTH);
            let text = groups(&view).description;
            let counts = wholes(lang, &text);
            for group in 1..=4_u8 {
                let count = view.units.iter().filter(|unit| unit.group == Some(group));
                let at = 2 * usize::from(group - 1);
                assert_same(&counts[at..], &[f64::from(group), count.count() as f64]);
            }
            if view.selected.is_some() {
                assert!(text.contains("Hà Nội"));
                assert_same(&values(lang, &text), &[0.2717]);
            }
        }
    }
}

/// The sentence that begins with the name of a series.
fn sentence<'a>(text: &'a str, name: &str) -> &'a str {
    let from = text.find(name).expect("every series is named");
    &text[from..]
}

fn check_series(lang: Lang, text: &str, series: &Series) {
    let known = || series.figures.iter().filter_map(Figure::known);
    if known().next().is_none() {
        assert!(text.contains(&series.name));
        return;
    }
    let (low, high) = low_high(known());
    let printed = usize::from(series.figures[0].decimals);
    let found: Vec<f64> = numbers(lang, sentence(text, &series.name))
        .into_iter()
        .filter(|(_, decimals)| *decimals == printed || *decimals == 4)
        .map(|(value, _)| value)
        .collect();
    assert_same(&found, &[high, low]);
}

fn check_years(lang: Lang, text: &str, series: &Series, years: &[Year]) {
    let known = || {
        let all = series.figures.iter().zip(years);
        all.filter_map(|(figure, year)| Some((figure.known()?, f64::from(year.year))))
    };
    let expected: Vec<f64> = known().flat_map(<[f64; 2]>::from).collect();
    let found = numbers(lang, sentence(text, &format!("{}: ", series.name)));
    let found: Vec<f64> = found.into_iter().map(|(number, _)| number).collect();
    assert_same(&found, &expected);
    assert!(!text.contains(lang.pick("cao nhất", "highest")), "{text}");
}

#[test]
fn radars_name_the_best_and_the_worst_index() {
    for lang in Lang::ALL {
        let views: [Radar; 3] =
            [more::profile, more::comparison, more::eight].map(|of| of(lang, WIDTH));
        for view in views {
            let text = radar(&view).description;
            for series in view.series.iter().filter(|one| !one.mean) {
                check_series(lang, &text, series);
            }
            let chosen = view
                .axes
                .iter()
                .position(|axis| Some(&axis.id) == view.setting.selected.as_ref());
            if let Some(at) = chosen {
                let last = &text[text.rfind(&view.axes[at].name).expect("it is named")..];
                let expected: Vec<f64> = view
                    .series
                    .iter()
                    .filter_map(|one| one.figures[at].known())
                    .collect();
                assert_same(&values(lang, last), &expected);
            }
        }
    }
}

#[test]
fn years_name_the_best_and_the_worst_year() {
    for lang in Lang::ALL {
        for mut view in [more::one_over_years(lang, WIDTH), more::nation(lang, WIDTH)] {
            // Of several rulebooks no value is the highest: each is said with its year.
            let text = years(&view).description;
            for series in &view.series {
                check_years(lang, &text, series, &view.years);
            }
            for year in &mut view.years {
                year.rulebook = "405".into();
            }
            let text = years(&view).description;
            for series in &view.series {
                check_series(lang, &text, series);
            }
        }
        let view = more::ranks_over_years(lang, WIDTH);
        let text = years(&view).description;
        for series in &view.series {
            let ranks = series.figures.iter().filter_map(|figure| figure.rank);
            let (best, worst) = low_high(ranks.map(f64::from));
            let found: Vec<f64> = wholes(lang, sentence(&text, &series.name))
                .into_iter()
                .filter(|number| *number < 100.0)
                .collect();
            assert_same(&found, &[best, worst]);
        }
        let chosen = text.rfind("Bà Rịa - Vũng Tàu").expect("it is chosen");
        assert_same(&values(lang, &text[chosen..]), &[0.31, 0.62, 0.70]);
    }
}

#[test]
fn gaps_name_their_ends_and_largest_parts() {
    for lang in Lang::ALL {
        let views: [Gap; 3] = [
            more::gap_of_27,
            more::gap_with_unknowns,
            more::gap_of_a_scenario,
        ]
        .map(|of| of(lang, WIDTH));
        for mut view in views {
            let text = gap(&view).description;
            let total = view.to.value - view.from.value;
            let parts = || view.steps.iter().filter_map(|step| step.contribution);
            let (low, high) = low_high(parts());
            let largest = if total > 0.0 { high } else { low };
            let found = values(lang, &text);
            assert_same(&found, &[view.from.value, view.to.value, total, largest]);
            for end in [&view.from, &view.to] {
                let mean = lang.pick("trung bình", "the mean");
                let name = end.id.as_ref().map_or(mean, |_| &end.name);
                assert!(text.contains(name), "{text}");
            }
            // A unit at an end, chosen.
            let end = [&view.to, &view.from]
                .into_iter()
                .find(|end| end.id.is_some());
            let end = end.expect("one end is a unit").clone();
            view.setting.selected = end.id;
            let text = gap(&view).description;
            let name = view.scenario.clone().unwrap_or(end.name);
            let last = &text[text.rfind(&name).expect("it is named")..];
            assert_same(&values(lang, last), &[end.value]);
            assert_eq!(values(lang, last).len(), 1, "{text}");
        }
    }
}

#[test]
fn trees_rank_intervals_and_small_lines_say_their_numbers() {
    for lang in Lang::ALL {
        let view: Tree = more::tree_with_components(lang, WIDTH);
        let text = tree(&view).description;
        assert_same(
            &wholes(lang, &text),
            &[1000.0, 400.0, 300.0, 300.0, 6.0, 30.0],
        );

        let view: Intervals = more::rank_intervals(lang, WIDTH);
        let text = intervals(&view).description;
        let spans = view.units.iter().filter_map(|unit| unit.spread);
        let (narrow, wide) = low_high(spans.map(|of| f64::from(of.worst - of.best + 1)));
        let mut found = wholes(lang, &text);
        assert!(found.contains(&wide) && found.contains(&narrow), "{text}");
        let ha_noi = view
            .units
            .iter()
            .find(|unit| unit.id == "ha-noi")
            .expect("it is there");
        let spread = ha_noi.spread.expect("it is known");
        let chosen = &text[text.rfind("Hà Nội").expect("it is chosen")..];
        found = wholes(lang, chosen);
        let expected = [
            ha_noi.published.expect("it is known"),
            spread.best,
            spread.worst,
        ];
        assert_same(&found, &expected.map(f64::from));
        assert!(found.contains(&f64::from(spread.median)));

        let view = more::small(lang);
        let expected: Vec<f64> = view.figures.iter().filter_map(Figure::known).collect();
        assert_same(&values(lang, &spark(&view).description), &expected);
    }
}

/// A table has a head for each column, and its cells stand in the chart's labels.
#[track_caller]
fn check_table(table: &Table, rows: usize, scene: &Scene) {
    assert_eq!(table.rows.len(), rows);
    for row in &table.rows {
        assert_eq!(row.len(), table.head.len(), "{row:?}");
        assert!(!row[0].is_empty());
    }
    assert!(table.head.iter().all(|head| !head.is_empty()));
    assert!(!scene.title.is_empty());
}

#[test]
fn tables_have_the_numbers_of_the_charts() {
    for lang in Lang::ALL {
        let unknown = lang.pick("chưa rõ", "unknown");
        let view: Radar = more::comparison(lang, WIDTH);
        let table = view.table();
        check_table(&table, 9, &radar(&view));
        // No ranks here: the index and four units.
        assert_eq!(table.head.len(), 5);
        for (at, row) in table.rows.iter().enumerate() {
            for (cell, series) in row[1..].iter().zip(&view.series) {
                match series.figures[at].known() {
                    Some(value) => assert_same(&values(lang, cell), &[value]),
                    None => assert_eq!(cell, unknown),
                }
            }
        }
        assert!(table.rows[1][2].ends_with('†'));

        let view: Years = more::one_over_years(lang, WIDTH);
        let table = view.table();
        check_table(&table, 5, &years(&view));
        // Year, rulebook, the unit with its rank, the mean without.
        assert_eq!(table.head.len(), 5);
        for (row, year) in table.rows.iter().zip(&view.years) {
            assert_eq!((&row[0], &row[1]), (&year.year.to_string(), &year.rulebook));
        }
        assert_eq!(table.rows[0][3], "43");
        assert_eq!(
            (table.rows[1][2].as_str(), table.rows[1][3].as_str()),
            (unknown, unknown)
        );

        let view: Gap = more::gap_with_unknowns(lang, WIDTH);
        let table = view.table();
        // Both ends, nine steps, and what they leave.
        check_table(&table, 12, &gap(&view));
        let sum: f64 = table.rows[..11]
            .iter()
            .flat_map(|row| values(lang, &row[1]))
            .sum();
        let end = values(lang, &table.rows[11][1])[0];
        assert!((sum - end).abs() < 0.001, "{sum}, not {end}");
        assert_eq!(table.rows.iter().filter(|row| row[1] == unknown).count(), 2);
        let table = more::gap_of_27(lang, WIDTH).table();
        assert_eq!(table.rows.len(), 29);
        let first = lang.pick(
            "Chính quyền số: Chuyển đổi nhận thức",
            "Digital government: Awareness",
        );
        assert_eq!(table.rows[1][0], first);

        let view: Tree = more::tree_with_components(lang, WIDTH);
        let table = view.table();
        check_table(&table, view.nodes.len(), &tree(&view));
        for (row, node) in table.rows.iter().zip(&view.nodes) {
            match node.points {
                Some(points) => {
                    assert!((numbers(lang, &row[1])[0].0 - points).abs() < 1e-9);
                    assert!((numbers(lang, &row[2])[0].0 - points / 10.0).abs() < 0.051);
                }
                None => assert_eq!((row[1].as_str(), row[2].as_str()), (unknown, "")),
            }
        }
        let inferred = more::tree_of_eight(lang, WIDTH).table();
        assert!(inferred.rows[1][1].ends_with('*'));

        let view: Intervals = more::rank_intervals(lang, WIDTH);
        let table = view.table();
        check_table(&table, 63, &intervals(&view));
        for (row, unit) in table.rows.iter().zip(&view.units) {
            let spread = unit.spread;
            let ranks = [
                unit.published,
                spread.map(|of| of.best),
                spread.map(|of| of.median),
                spread.map(|of| of.worst),
            ];
            for (cell, rank) in row[1..].iter().zip(ranks) {
                assert_eq!(
                    *cell,
                    rank.map_or(unknown.to_owned(), |rank| rank.to_string())
                );
            }
        }
    }
}

#[test]
fn the_sign_of_a_correction_stands_behind_the_number_that_it_is_about() {
    let of = |id: &str| {
        let scene = bars(&common::damaged(Lang::En, WIDTH));
        let mark = scene.marks().find(|mark| mark.id() == id).unwrap();
        let words: Vec<&str> = mark.shapes().iter().filter_map(Shape::words).collect();
        (words.join(" "), mark.label().to_owned())
    };
    let (drawn, label) = of("ca-mau");
    assert_eq!(drawn, "41 Cà Mau 0.2845 †");
    assert!(label.ends_with("group 3, value corrected"), "{label}");
    let (drawn, label) = of("tay-ninh");
    assert_eq!(drawn, "46 † Tây Ninh 0.2686");
    assert!(label.ends_with("group 3, rank corrected"), "{label}");
    // Hà Nội’s value of awareness is as printed, and the rank is that of another province.
    let figure = Figure {
        value: Some(0.2077),
        rank: Some(38),
        rank_corrected: true,
        status: Status::Published,
        ..Figure::UNKNOWN
    };
    let mut view = more::comparison(Lang::En, WIDTH);
    view.series[0].figures[0] = figure;
    let row = &view.table().rows[0];
    assert_eq!(row[1..3], ["0.2077", "38†"]);
}
