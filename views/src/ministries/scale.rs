//! How the ministries without public services came to a scale that nobody printed.

use dti_charts::scored::index_name;
use dti_engine::Dataset;
use dti_text::{MinistriesText, number};

use crate::figure::{Head, Table};
use crate::html::Html;
use crate::screenful::Screenful;

/// Writes what is inferred, how sure, and what follows from it.
pub(super) fn write(
    screenful: &Screenful<'_>,
    service: &Dataset,
    nonservice: &Dataset,
    html: &mut Html,
) {
    let lang = screenful.state.lang;
    let text = MinistriesText::of(lang);
    let points = |dataset: &Dataset, at: usize| dataset.framework.nodes()[at].points;
    let whole = |points: f64| number::decimal(lang, points, 0);
    let totals = points(nonservice, 0).zip(points(service, 0));
    let Some((inferred, decision)) = totals else {
        return;
    };
    html.open("section", &[("class", "prose"), ("id", "scale")])
        .element("h3", &[], text.scale);
    let what = (text.scale_what)(&whole(inferred), &whole(decision));
    for words in [&what, text.scale_sure, text.scale_excluded] {
        html.element("p", &[], words);
    }
    let mut table = Table::new(text.index);
    for head in [text.decision, text.inferred, text.less] {
        table.column(Head::Numbers(head.to_owned()));
    }
    let nodes = service.framework.nodes();
    // The total last, as a sum stands below its parts.
    for at in (1..nodes.len()).chain([0]) {
        let Ok(other) = nonservice.framework.index(&nodes[at].code) else {
            continue;
        };
        let pair = points(service, at).zip(points(nonservice, other));
        let less = pair.map(|(decision, inferred)| decision - inferred);
        let less = less.map(|less| {
            if less > 0.0 {
                whole(less)
            } else {
                "–".to_owned()
            }
        });
        let name = index_name(service, at, lang);
        let inferred = pair.map(|(_, inferred)| format!("{}*", whole(inferred)));
        let decision = pair.map(|(decision, _)| whole(decision));
        table.row(&name, vec![decision, inferred, less]);
    }
    table.write(text.points, lang, html);
    for words in [text.scale_follows, text.scale_open] {
        html.element("p", &[], words);
    }
    html.open("p", &[]);
    for (at, (dataset, words)) in [
        (service, text.rulebook),
        (nonservice, text.rulebook_inferred),
    ]
    .into_iter()
    .enumerate()
    {
        if at > 0 {
            html.text(" · ");
        }
        let league = dataset.league.id();
        let changes = [("view", "method"), ("league", league), ("year", "")];
        let href = screenful.state.link(&changes);
        let key = format!("rulebook-{league}");
        let link = [("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
        html.element("a", &link, words);
    }
    html.close("p").close("section");
}
