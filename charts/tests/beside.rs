//! Charts beside each other are compared by eye: equal lengths are equal values.

mod common;

use dti_charts::measure::shape_bounds;
use dti_charts::{Look, Scene, View, bars, bars_beside};
use dti_text::Lang;

/// The left end and the length of each known bar, for a value of 1.
fn lengths(scene: &Scene, view: &View) -> Vec<(f64, f64)> {
    let of = |(mark, value): (&dti_charts::Mark, f64)| {
        let mut shapes = mark.shapes().iter();
        let bar = shapes.find(|shape| matches!(shape.look(), Look::Bar(_)));
        let bounds = bar.and_then(shape_bounds).expect("a bar");
        (bounds.left, (bounds.right - bounds.left) / value)
    };
    let values = view.units.iter().map(|unit| unit.value);
    let known = scene.marks().zip(values);
    known
        .filter_map(|(mark, value)| Some((mark, value.filter(|value| *value > 0.0)?)))
        .map(of)
        .collect()
}

#[test]
fn bars_beside_each_other_have_one_axis() {
    for width in [280.0, 358.0, 688.0] {
        let high = common::provinces(Lang::En, width);
        let mut low = common::ministries(Lang::En, width);
        for unit in &mut low.units {
            unit.value = unit.value.map(|value| value / 2.0);
        }
        low.mean = low.mean.map(|mean| mean / 2.0);
        let scenes = bars_beside([&high, &low]);
        let [left, right] = [(&scenes[0], &high), (&scenes[1], &low)].map(|(s, v)| lengths(s, v));
        let (start, unit) = left[0];
        for (other, length) in left.iter().chain(&right) {
            assert!((other - start).abs() < 1e-9, "{width}: {other} {start}");
            // A bar ends on a pixel of the recording.
            assert!(
                (length / unit - 1.0).abs() < 0.02,
                "{width}: {length} {unit}"
            );
        }
    }
}

#[test]
fn a_chart_beside_itself_is_the_chart() {
    let view = common::ministries(Lang::Vi, 358.0);
    let [one, other] = bars_beside([&view, &view]);
    assert_eq!(one.items, bars(&view).items);
    assert_eq!(one.items, other.items);
}
