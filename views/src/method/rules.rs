//! The rules in words, and the two means of 2020.

use dti_engine::{Dataset, League, Reading, mean};
use dti_text::{MethodText, number};

use crate::html::Html;
use crate::screenful::Screenful;

/// Writes all rules, each with where it comes from.
pub(super) fn write(screenful: &Screenful<'_>, html: &mut Html) {
    let text = MethodText::of(screenful.state.lang);
    html.open(
        "section",
        &[("class", "prose"), ("aria-labelledby", "rules")],
    )
    .element("h3", &[("id", "rules")], text.rules);
    for rule in text.all_rules {
        html.element("h4", &[("id", rule.id)], rule.title);
        for words in rule.body {
            html.element("p", &[], words);
        }
        let source = format!("{} {}", text.rule_source, rule.source);
        html.element("p", &[("class", "notes")], &source);
    }
    write_means(screenful, html);
    html.close("section");
}

/// The mean that the report prints for the provinces of 2020, that of its table, and how they come
/// to differ.
fn write_means(screenful: &Screenful<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = MethodText::of(lang);
    let provinces = screenful.data.dataset(League::Provinces, Some(2020));
    let Some(dataset) = provinces else { return };
    let stated = dataset.columns[0].stated_mean;
    let ours = mean(&dataset.values(0, Reading::Corrected));
    let (Some(stated), Some(ours)) = (stated, ours) else {
        return;
    };
    let value = |mean: f64| number::value(lang, mean);
    html.element("h4", &[("id", "rule-means")], text.means)
        .element("p", &[], &(text.means_are)(&value(stated), &value(ours)));
    if let Some(pillars) = pillars(dataset) {
        let nodes = dataset.framework.nodes();
        let names: Vec<String> = pillars
            .iter()
            .map(|(at, mean, _)| {
                let name = lang.pick(&nodes[*at].name_vi, &nodes[*at].name_en);
                format!("{name} {}", value(*mean))
            })
            .collect();
        let plain = pillars.iter().map(|(_, mean, _)| mean).sum::<f64>() / pillars.len() as f64;
        let weighted = pillars.iter().map(|(_, mean, weight)| mean * weight).sum();
        let why = (text.means_why)(&names, &value(plain), &value(weighted));
        html.element("p", &[], &why);
    }
    let source = format!("{} {}", text.rule_source, text.means_source);
    html.element("p", &[("class", "notes")], &source);
    let href = state.link(&[
        ("view", "audit"),
        ("league", ""),
        ("year", ""),
        ("index", ""),
    ]);
    let link = [
        ("href", href.as_str()),
        ("data-go", ""),
        ("data-key", "to-audit"),
    ];
    html.open("p", &[])
        .element("a", &link, text.to_audit)
        .close("p");
}

/// Each pillar with its printed mean and its weight; `None` if one is not printed.
fn pillars(dataset: &Dataset) -> Option<Vec<(usize, f64, f64)>> {
    let framework = &dataset.framework;
    let below = framework.nodes()[0].children.iter();
    below
        .map(|&at| Some((at, dataset.columns[at].stated_mean?, framework.weight(at)?)))
        .collect()
}
