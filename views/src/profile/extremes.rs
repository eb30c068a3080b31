//! Strengths and weaknesses of a unit: its best and worst indices by rank, and by the difference
//! from the mean.

use dti_charts::scored::index_name;
use dti_engine::Rank;
use dti_text::number;

use super::Subject;
use crate::html::Html;

/// How many indices a list names.
const LISTED: usize = 3;
/// How many it names at most where more are level with the last one.
const MOST: usize = 5;

/// One end of an order of indices.
#[derive(Debug, PartialEq)]
struct End {
    /// The indices, the most extreme first.
    indices: Vec<usize>,
    /// How many more are level with the last one.
    more: usize,
}

/// Writes both orders with both ends. An index whose value is lost may have kept its rank: an order
/// leaves out only what it cannot place.
pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let text = subject.text();
    let (standings, unit) = (subject.standings, subject.unit);
    html.open(
        "section",
        &[("class", "part"), ("aria-labelledby", "extremes-title")],
    )
    .element("h3", &[("id", "extremes-title")], text.extremes);
    let leaves: Vec<usize> = standings.leaves().collect();
    let ranks = keys(&leaves, |index| {
        let rank = standings.rank(index, unit).and_then(Rank::settled)?;
        Some(-i64::from(rank))
    });
    let differences = keys(&leaves, |index| {
        // As it is printed: what reads the same is level.
        Some((standings.above_mean(index, unit)? * 10_000.0).round() as i64)
    });
    let orders = [
        (text.by_rank, "by-rank", ends(&ranks)),
        (text.by_difference, "by-difference", ends(&differences)),
    ];
    let mut any = false;
    html.open("div", &[("class", "extremes")]);
    for (title, id, (best, worst)) in orders {
        if best.indices.is_empty() {
            continue;
        }
        any = true;
        html.open("div", &[("data-order", id)])
            .element("h4", &[], title)
            .open("div", &[("class", "ends")]);
        write_end(subject, (text.strongest, "best"), &best, html);
        write_end(subject, (text.weakest, "worst"), &worst, html);
        html.close("div").close("div");
    }
    html.close("div");
    let note = if any {
        let valued = |index: &&usize| standings.value(**index, unit).is_some();
        let valued = leaves.iter().filter(valued).count();
        (text.extremes_note)(leaves.len() - ranks.len(), leaves.len() - valued)
    } else {
        text.no_extremes.to_owned()
    };
    html.element("p", &[("class", "notes")], &note);
    html.close("section");
}

/// Indices with what they are ordered by, higher being better; unknown ones left out.
fn keys(leaves: &[usize], key: impl Fn(usize) -> Option<i64>) -> Vec<(usize, i64)> {
    leaves
        .iter()
        .filter_map(|&index| Some((index, key(index)?)))
        .collect()
}

/// The best and the worst of `known`, in its order where they are level. No index is in both.
fn ends(known: &[(usize, i64)]) -> (End, End) {
    // Of few indices none is both a strength and a weakness.
    let count = LISTED.min(known.len() / 2);
    let mut sorted = known.to_vec();
    sorted.sort_by_key(|(_, key)| -key);
    let best = end(&sorted, count);
    let last = best.indices.last();
    let last = last.and_then(|last| sorted.iter().find(|(index, _)| index == last));
    let Some(&(_, bar)) = last else {
        return (best, end(&[], 0));
    };
    let mut rest: Vec<(usize, i64)> = known.to_vec();
    rest.retain(|(_, key)| *key < bar);
    rest.sort_by_key(|(_, key)| *key);
    let worst = end(&rest, count);
    (best, worst)
}

/// The first `count`, and those that are level with the last of them.
fn end(sorted: &[(usize, i64)], count: usize) -> End {
    let last = count.min(sorted.len()).checked_sub(1);
    let Some(&(_, bar)) = last.and_then(|last| sorted.get(last)) else {
        return End {
            indices: Vec::new(),
            more: 0,
        };
    };
    let all = sorted.iter().enumerate();
    let all = all.take_while(|(at, (_, key))| *at < count || *key == bar);
    let all: Vec<usize> = all.map(|(_, (index, _))| *index).collect();
    End {
        more: all.len().saturating_sub(MOST),
        indices: all.into_iter().take(MOST).collect(),
    }
}

fn write_end(subject: &Subject<'_>, (title, id): (&str, &str), end: &End, html: &mut Html) {
    let (standings, unit) = (subject.standings, subject.unit);
    let (text, app, lang) = (subject.text(), subject.app_text(), subject.lang());
    let dataset = subject.dataset();
    html.open("div", &[("data-end", id)])
        .element("h5", &[], title)
        .open("ul", &[]);
    for &index in &end.indices {
        let code = &dataset.framework.nodes()[index].code;
        html.open("li", &[("data-indicator", code)]);
        html.element(
            "span",
            &[("class", "name")],
            &index_name(dataset, index, lang),
        )
        .text(" ");
        let rank = standings.rank(index, unit).and_then(Rank::settled);
        let rank = rank.map(|rank| (app.rank_of)(&rank.to_string(), dataset.units.len()));
        let difference = standings.above_mean(index, unit);
        let difference = difference.map(|d| (text.from_mean)(&number::signed(lang, d, 4)));
        let words: Vec<String> = rank.into_iter().chain(difference).collect();
        html.element("span", &[("class", "numbers")], &words.join(" · "));
        html.close("li");
    }
    if end.indices.is_empty() {
        html.element("li", &[], "–");
    }
    if end.more > 0 {
        html.element("li", &[], &(text.and_more)(end.more));
    }
    html.close("ul").close("div");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_rank(ranks: &[u32]) -> (End, End) {
        let ranks: Vec<(usize, i64)> = (0..).zip(ranks.iter().map(|r| -i64::from(*r))).collect();
        ends(&ranks)
    }

    #[test]
    fn three_at_each_end_and_the_most_extreme_first() {
        let (best, worst) = by_rank(&[5, 1, 9, 2, 7, 3, 8]);
        assert_eq!((best.indices, best.more), (vec![1, 3, 5], 0));
        assert_eq!((worst.indices, worst.more), (vec![2, 6, 4], 0));
    }

    #[test]
    fn those_level_with_the_third_are_named_too() {
        let (best, worst) = by_rank(&[1, 1, 2, 2, 9, 9, 9, 9, 5]);
        assert_eq!((best.indices, best.more), (vec![0, 1, 2, 3], 0));
        assert_eq!((worst.indices, worst.more), (vec![4, 5, 6, 7], 0));
        let (best, worst) = by_rank(&[1, 1, 1, 1, 1, 1, 1, 3, 2]);
        assert_eq!((best.indices, best.more), (vec![0, 1, 2, 3, 4], 2));
        assert_eq!((worst.indices, worst.more), (vec![7, 8], 0));
    }

    #[test]
    fn of_few_indices_none_is_both() {
        assert_eq!(by_rank(&[]), by_rank(&[4]));
        let (best, worst) = by_rank(&[4, 2, 3]);
        assert_eq!((best.indices, worst.indices), (vec![1], vec![0]));
        let (best, worst) = by_rank(&[1, 1, 1]);
        assert_eq!((best.indices, worst.indices), (vec![0, 1, 2], vec![]));
    }
}
