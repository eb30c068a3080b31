//! The screen `method`: the tree of a rulebook with its points, and how its rules are applied.

mod books;
mod rules;

use dti_charts::{Setting, Tree, scored, tree};
use dti_engine::rulebook::{Coverage, Known, Level, Rulebook, Scorer};
use dti_engine::{Below, Certainty};
use dti_text::{AppText, Lang, MethodText, number};

use crate::headline::write_problems;
use crate::html::Html;
use crate::pickers::league_name;
use crate::ranking::Page;
use crate::saving::Saving;
use crate::screenful::Screenful;

/// How many levels below the chosen entry are shown at a time.
const DEPTH: usize = 2;
/// A wider tree is only emptier, in pixels.
const WIDEST: f64 = 900.0;

/// Writes the screen.
pub(crate) fn write(screenful: &Screenful<'_>, _page: &Page<'_>, html: &mut Html) {
    let (state, lang) = (screenful.state, screenful.state.lang);
    let text = MethodText::of(lang);
    html.element("h2", &[], text.title)
        .element("p", &[("class", "lead")], text.intro);
    let id = books::of(state.league, state.year);
    let book = id.and_then(|id| screenful.report.rulebook(id));
    let mut problems = screenful.problems.to_vec();
    let wanted = state.param("node");
    let node = book.map(|book| match wanted {
        None => 0,
        Some(code) => book.framework.index(code).unwrap_or_else(|_| {
            problems.push(format!("node={code}"));
            0
        }),
    });
    write_problems(AppText::of(lang), &problems, html);
    if book.is_none() {
        let year = state.year.map_or_else(String::new, |year| year.to_string());
        let none = (text.no_rulebook)(league_name(lang, state.league), &year);
        html.element("p", &[("class", "notice")], &none);
    }
    books::write(state, id, html);
    if let Some((book, node)) = book.zip(node) {
        write_book(screenful, book, node, html);
    }
    rules::write(screenful, html);
}

/// One rulebook from `node` downwards.
fn write_book(screenful: &Screenful<'_>, book: &Rulebook, node: usize, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = MethodText::of(lang);
    let framework = &book.framework;
    let id = framework.id();
    html.open("section", &[("id", "rulebook"), ("data-rulebook", id)])
        .element("h3", &[], text.rulebook(id));
    if id == books::INFERRED_MINISTRIES {
        html.element("p", &[("class", "notice")], text.inferred_ministries);
    } else if framework.is_inferred() {
        html.element("p", &[("class", "notice")], text.inferred);
    }
    if framework.nodes()[0].points.is_none() {
        html.element("p", &[("class", "notice")], text.no_points);
    } else if books::is_shallow(book) {
        html.element("p", &[("class", "notice")], text.only_main);
    }
    write_breadcrumb(screenful, book, node, html);
    write_coverage(book, node, text, html);
    if framework.nodes()[node].below == Below::Partial {
        html.element("p", &[], text.partial);
    }
    let citation = books::citation(screenful, id);
    let chosen = &framework.nodes()[node];
    if chosen.points.is_some() && !chosen.children.is_empty() {
        write_tree(screenful, book, node, &citation, html);
    }
    write_entries(screenful, book, node, html);
    if !citation.is_empty() {
        let source = format!("{} {citation}", text.source);
        html.element("p", &[("class", "notes figure-source")], &source);
    }
    html.close("section");
}

/// The way from the whole index to the chosen entry, each a link back up.
fn write_breadcrumb(screenful: &Screenful<'_>, book: &Rulebook, node: usize, html: &mut Html) {
    let lang = screenful.state.lang;
    let nodes = book.framework.nodes();
    let mut way = vec![node];
    while let Some(above) = nodes[way[0]].parent {
        way.insert(0, above);
    }
    let label = ("aria-label", MethodText::of(lang).breadcrumb);
    html.open("nav", &[("class", "breadcrumb"), label])
        .open("ol", &[]);
    for at in way {
        html.open("li", &[]);
        if at == node {
            html.element(
                "span",
                &[("aria-current", "location")],
                &name(book, at, lang),
            );
        } else {
            write_link(screenful, book, at, "up", html);
        }
        html.close("li");
    }
    html.close("ol").close("nav");
}

/// A link that makes an entry the chosen one.
fn write_link(screenful: &Screenful<'_>, book: &Rulebook, at: usize, way: &str, html: &mut Html) {
    let code = &book.framework.nodes()[at].code;
    // The root is what is shown without the parameter.
    let value = if at == 0 { "" } else { code.as_str() };
    let href = screenful.state.link(&[("node", value)]);
    let key = format!("{way}-{code}");
    let link = [("href", href.as_str()), ("data-go", ""), ("data-key", &key)];
    html.element("a", &link, &name(book, at, screenful.state.lang));
}

/// The number of an entry and its name; what is lost is called so.
fn name(book: &Rulebook, at: usize, lang: Lang) -> String {
    let node = &book.framework.nodes()[at];
    let name = lang.pick(&node.name_vi, &node.name_en);
    let name = if name.is_empty() {
        MethodText::of(lang).lost
    } else {
        name
    };
    let digit = node.code.find(|c: char| c.is_ascii_digit());
    match digit {
        Some(from) => format!("{} {name}", &node.code[from..]),
        None => name.to_owned(),
    }
}

/// How much of what the documents count is known.
fn write_coverage(book: &Rulebook, node: usize, text: &MethodText, html: &mut Html) {
    let Coverage {
        components_known,
        components_stated,
        criteria_known,
        criteria_stated,
    } = book.coverage(node);
    let mut parts = Vec::new();
    let mut gap = false;
    for (known, stated, criteria) in [
        (components_known, components_stated, false),
        (criteria_known, criteria_stated, true),
    ] {
        match stated {
            Some(stated) => {
                parts.push((text.known_of)(known, stated, criteria));
                gap |= known < stated;
            }
            None if known > 0 => parts.push((text.known)(known, criteria)),
            None => {}
        }
    }
    if parts.is_empty() {
        return;
    }
    let mut words = format!("{} {}.", text.coverage, parts.join("; "));
    if gap && !books::is_shallow(book) {
        words.push(' ');
        words.push_str(text.coverage_gap);
    }
    html.element("p", &[("class", "coverage")], &words);
}

/// The tree as a chart. The table below it says the same, so it has none of its own.
fn write_tree(
    screenful: &Screenful<'_>,
    book: &Rulebook,
    node: usize,
    citation: &str,
    html: &mut Html,
) {
    let scene = tree(&shown(screenful, book, node, citation));
    html.open("figure", &[("class", "method-tree")])
        .chart("rulebook-tree", &scene)
        .open("figcaption", &[]);
    for note in &scene.notes {
        html.element("p", &[], note);
    }
    html.close("figcaption").close("figure");
    let saving = Saving {
        kind: "tree",
        title: &scene.title,
        state: screenful.state.clone(),
    };
    saving.write("rulebook-tree", html);
}

/// What the tree of an entry shows.
fn shown(screenful: &Screenful<'_>, book: &Rulebook, node: usize, citation: &str) -> Tree {
    let setting = Setting {
        lang: screenful.state.lang,
        width: screenful.width.min(WIDEST),
        selected: None,
        citation: citation.to_owned(),
    };
    let mut part = scored::subtree(&book.framework, node, setting);
    cut(&mut part, DEPTH);
    part
}

/// The tree that the screen shows at an address; `None` where it has none.
#[cfg(feature = "save")]
pub(crate) fn tree_of(screenful: &Screenful<'_>) -> Option<Tree> {
    let state = screenful.state;
    let id = books::of(state.league, state.year)?;
    let book = screenful.report.rulebook(id)?;
    let code = state.param("node");
    let node = code.map_or(Ok(0), |code| book.framework.index(code)).ok()?;
    Some(shown(
        screenful,
        book,
        node,
        &books::citation(screenful, id),
    ))
}

/// Leaves out what stands deeper than so many levels below the root.
fn cut(tree: &mut Tree, depth: usize) {
    // Where each kept entry stands now, and how deep; a parent stands before its children.
    let mut places: Vec<Option<(usize, usize)>> = Vec::with_capacity(tree.nodes.len());
    for mut entry in std::mem::take(&mut tree.nodes) {
        let above = entry.parent.map(|parent| places[parent]);
        let level = match above {
            None => Some(0),
            Some(above) => above.map(|(_, level)| level + 1),
        };
        let place = level.filter(|level| *level <= depth);
        places.push(place.map(|level| (tree.nodes.len(), level)));
        if place.is_some() {
            entry.parent = above.flatten().map(|(at, _)| at);
            tree.nodes.push(entry);
        }
    }
}

/// The chosen entry and two levels below it, as rows; what has more below is a link.
fn write_entries(screenful: &Screenful<'_>, book: &Rulebook, node: usize, html: &mut Html) {
    let lang = screenful.state.lang;
    let text = MethodText::of(lang);
    let nodes = book.framework.nodes();
    html.element("h4", &[], text.entries);
    if nodes[node].children.is_empty() {
        html.element("p", &[], text.nothing_below);
    }
    let rows = below(book, node);
    // Rulebooks that do not say who gives the points have no column for it.
    let scored = rows
        .iter()
        .any(|(at, _)| book.details[*at].scorer.is_some());
    let heads = [
        ("", text.entry),
        ("number", text.points),
        ("number", text.of_parent),
        ("number", text.of_all),
        ("", text.scorer),
    ];
    let heads = &heads[..heads.len() - usize::from(!scored)];
    html.open_table(text.entries, ("method-entries", ""), heads);
    for (at, depth) in rows {
        write_entry(screenful, book, (at, depth), html);
        if scored {
            write_scorer(book, at, text, html);
        }
        html.close("tr");
    }
    html.close_table();
}

/// An entry and two levels below it, each with its depth.
fn below(book: &Rulebook, node: usize) -> Vec<(usize, usize)> {
    let nodes = book.framework.nodes();
    let mut rows = vec![(node, 0)];
    for &child in &nodes[node].children {
        rows.push((child, 1));
        rows.extend(nodes[child].children.iter().map(|&below| (below, 2)));
    }
    rows
}

/// Opens the row of an entry, up to who gives its points.
fn write_entry(
    screenful: &Screenful<'_>,
    book: &Rulebook,
    (at, depth): (usize, usize),
    html: &mut Html,
) {
    let lang = screenful.state.lang;
    let text = MethodText::of(lang);
    let nodes = book.framework.nodes();
    let (node, detail) = (&nodes[at], &book.details[at]);
    let class = format!("depth-{depth}");
    html.open("tr", &[("data-indicator", &node.code), ("class", &class)])
        .open("th", &[("scope", "row"), ("class", "long-name")]);
    if depth > 0 && !node.children.is_empty() {
        write_link(screenful, book, at, "down", html);
    } else {
        html.text(&name(book, at, lang));
    }
    // Main indices have their points from the prose, which needs no remark.
    if detail.known == Known::Prose && detail.level > Level::Index {
        html.element("span", &[("class", "known")], &format!(" ({})", text.prose));
    }
    html.close("th");
    let points = node.points.map(|points| {
        let inferred = node.certainty == Certainty::Inferred;
        let mark = if inferred { "*" } else { "" };
        format!("{}{mark}", digits(lang, points))
    });
    let all = nodes[0].points;
    let of_all = node.points.zip(all).map(|(points, all)| points / all);
    let of_parent = book.framework.weight(at).filter(|_| depth > 0);
    let share = |share: Option<f64>| share.map(|share| number::percent(lang, share, 1));
    cell(points, lang, html);
    if depth == 0 {
        // The chosen entry stands on its own.
        html.element("td", &[("class", "number")], "–");
    } else {
        cell(share(of_parent), lang, html);
    }
    cell(share(of_all), lang, html);
}

/// Who gives the points of an entry, where the rulebook says so.
fn write_scorer(book: &Rulebook, at: usize, text: &MethodText, html: &mut Html) {
    let scorer = book.details[at].scorer.map_or("", |scorer| {
        let at = Scorer::ALL.iter().position(|other| *other == scorer);
        at.map_or("", |at| text.scorers[at])
    });
    html.element("td", &[("class", "scorer")], scorer);
}

fn cell(number: Option<String>, lang: Lang, html: &mut Html) {
    match number {
        Some(number) => html.element("td", &[("class", "number")], &number),
        None => {
            let unknown = AppText::of(lang).unknown;
            html.element("td", &[("class", "number is-missing")], unknown)
        }
    };
}

/// Points with as many decimals as they need, two at most.
fn digits(lang: Lang, points: f64) -> String {
    let needed = (0..2_usize).find(|digits| {
        let scaled = points * [1.0, 10.0][*digits];
        (scaled - scaled.round()).abs() < 1e-6
    });
    number::decimal(lang, points, needed.unwrap_or(2))
}
