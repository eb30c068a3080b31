//! The dialog about sharing: link, citation, text for a post, and the chart for another page.

use dti_engine::ENGINE_VERSION;
use dti_text::{DownloadText, Lang, SaveText, ShareText, SimulatorText};

use crate::download::cite;
use crate::embed::{Chart, Embed};
use crate::html::Html;
use crate::pickers;
use crate::ranking::Page;
use crate::saving::{self, Saving};
use crate::state::{Screen, State};

/// What of an address a chart in another page takes over.
const TAKEN: [&str; 9] = [
    "year", "index", "unit", "set", "printed", "colour", "region", "since", "zoom",
];

/// What the dialog itself adds to an address.
const OWN: [(&str, &str); 4] = [("chart", ""), ("look", ""), ("ground", ""), ("embed", "")];

/// Writes the dialog. `base` is the absolute address of the site, with its final slash.
pub(crate) fn write(page: &Page<'_>, base: &str, html: &mut Html) {
    let (state, text) = (page.state, ShareText::of(page.state.lang));
    let close = [
        ("type", "button"),
        ("class", "plain"),
        ("data-close", ""),
        ("data-key", "share-close"),
    ];
    html.open("div", &[("class", "share-head")])
        .element("h2", &[("id", "share-title")], text.open)
        .element("button", &close, text.close)
        .close("div")
        .element("p", &[("class", "notes")], text.nothing_sent);
    let said = [
        ("class", "share-said"),
        ("role", "status"),
        ("data-copied", text.copied),
        ("data-selected", text.selected),
        ("data-failed", text.failed),
    ];
    html.element("p", &said, "");
    write_saving(page, html);
    let link = format!("{base}{}", state.with(&OWN).query());
    field(html, text, "share-link", text.link, &link);
    let view = &page.ranking.view;
    let league = pickers::league_name(state.lang, page.ranking.dataset().league);
    let simulated = page.ranking.simulation.is_some();
    let label = if simulated {
        format!("{}. ", SimulatorText::of(state.lang).label)
    } else {
        String::new()
    };
    let words = dti_charts::describe(view);
    let post = format!("{label}{} · {league}. {words} {link}", view.index);
    field(html, text, "share-post", text.post, &post);
    if let Some(forms) = cite::forms(page) {
        let names = DownloadText::of(state.lang).cite_as;
        for (at, words) in forms.iter().enumerate() {
            let name = (text.cite)(names[at]);
            field(html, text, &format!("share-cite-{at}"), &name, words);
        }
    }
    html.element("h3", &[], text.embed)
        .element("p", &[("class", "notes")], text.embed_how);
    write_embed(page, base, html);
}

/// Writes the charts of the screen as files, each with its own title.
fn write_saving(page: &Page<'_>, html: &mut Html) {
    let (state, text) = (page.state, SaveText::of(page.state.lang));
    html.element("h3", &[], text.heading);
    let view = &page.ranking.view;
    if !matches!(state.screen, Screen::Explorer | Screen::Simulator) {
        html.element("p", &[("class", "notes")], text.elsewhere);
        return;
    }
    html.open("div", &[("class", "saves")])
        .element("p", &[("class", "notes")], text.what);
    saving::write_status(text, html);
    let has_map = page.ranking.dataset().league.has_map();
    for (chart, there) in [
        (Chart::Map, has_map),
        (Chart::Bars, true),
        (Chart::Groups, view.bounds.is_some()),
    ] {
        if there {
            let (kind, name) = (chart.word(), chart.name(state.lang));
            let title = format!("{name}: {}", view.index);
            let saving = Saving {
                kind,
                title: &title,
                state: state.with(&OWN),
            };
            html.open("div", &[("class", "save-part"), ("data-part", kind)])
                .element("h4", &[], name);
            saving.write_formats(&format!("save-{kind}"), html);
            html.close("div");
        }
    }
    html.close("div");
}

/// Writes the button below a chart that opens the dialog where that chart is saved.
pub fn write_opener(lang: Lang, chart: &str, title: &str, html: &mut Html) {
    let button = [
        ("type", "button"),
        ("class", "plain"),
        ("data-dialog", "share"),
        ("data-to", chart),
    ];
    html.open("button", &button)
        .text(ShareText::of(lang).save)
        .text(" ")
        .element("span", &[("class", "visually-hidden")], title)
        .close("button");
}

/// A text to copy. It can be selected where the browser does not copy.
fn field(html: &mut Html, text: &ShareText, id: &str, name: &str, value: &str) {
    let label = format!("{id}-label");
    let area = [
        ("id", id),
        ("data-key", id),
        ("readonly", ""),
        ("rows", "2"),
        ("aria-labelledby", &label),
    ];
    let key = format!("{id}-copy");
    let copy = [
        ("type", "button"),
        ("class", "plain"),
        ("data-copy", id),
        ("data-key", &key),
        ("aria-describedby", &label),
    ];
    html.open("div", &[("class", "share-field")])
        .element("span", &[("id", &label)], name)
        .element("textarea", &area, value)
        .element("button", &copy, text.copy)
        .close("div");
}

/// The file of the chart that is offered, of all that there are; the first if none was chosen.
fn offered<'a>(page: &Page<'a>) -> (Vec<Embed<'a>>, Option<Embed<'a>>) {
    let all: Vec<_> = Chart::all()
        .filter_map(|chart| Embed::of(page.data, page.ranking, page.state, chart))
        .collect();
    let chosen = page.state.param("chart").and_then(Chart::of);
    let wanted = all.iter().find(|embed| Some(embed.chart) == chosen);
    let found = wanted.or(all.first()).copied();
    (all, found)
}

fn write_embed(page: &Page<'_>, base: &str, html: &mut Html) {
    let (state, text) = (page.state, ShareText::of(page.state.lang));
    let (all, found) = offered(page);
    let Some(embed) = found else { return };
    html.open("div", &[("class", "pickers share-pickers")]);
    let charts = all
        .iter()
        .map(|embed| (embed.chart.word(), embed.chart.name(state.lang)));
    let chart = embed.chart.word();
    pickers::write_select(html, "share-chart", "chart", text.chart, charts, chart);
    let look = state.param("look").unwrap_or_default();
    let looks = ["", "light", "dark"].into_iter().zip(text.looks);
    pickers::write_select(html, "share-look", "look", text.look, looks, look);
    let ground = state.param("ground").unwrap_or_default();
    let grounds = ["", "transparent"].into_iter().zip(text.grounds);
    pickers::write_select(html, "share-ground", "ground", text.ground, grounds, ground);
    html.close("div");
    if !all.iter().any(|embed| embed.chart.is_of_unit()) {
        html.element("p", &[("class", "notes")], text.needs_unit);
    }
    let address = format!("embed/{}.html{}", embed.name(), asked(state, &embed));
    let height = height(&embed).to_string();
    let title = embed.title();
    let mut code = Html::default();
    let frame = [
        ("data-dti", ""),
        ("src", &*format!("{base}{address}")),
        ("title", &title),
        ("loading", "lazy"),
        ("width", "100%"),
        ("height", &height),
        ("style", "border:0"),
    ];
    code.element("iframe", &frame, "").text("\n").element(
        "script",
        &[("async", ""), ("src", &format!("{base}embed.js"))],
        "",
    );
    field(html, text, "share-code", text.code, code.as_str());
    let version = format!("{}, engine {ENGINE_VERSION}", page.data.version);
    let save = [
        ("type", "button"),
        ("class", "plain"),
        ("data-archive", &*address),
        ("data-version", &version),
        ("data-key", "share-archive"),
    ];
    html.open("p", &[])
        .element("button", &save, text.archive)
        .close("p")
        .element("p", &[("class", "notes")], text.archive_what)
        .element("h3", &[], text.preview);
    let preview = [
        ("data-dti", ""),
        ("class", "share-preview"),
        ("src", &*address),
        ("title", &title),
        ("height", &height),
    ];
    html.element("iframe", &preview, "");
}

/// What the address of the file must say besides, because the file alone shows something else.
fn asked(state: &State, embed: &Embed<'_>) -> String {
    let of = |state: &State| {
        let query = state.query();
        let pairs = query.trim_start_matches('?').split('&');
        pairs.map(str::to_owned).collect::<Vec<_>>()
    };
    let shown = of(&embed.state(true));
    let mut asked: Vec<String> = Vec::new();
    if !embed.chart.is_of_unit() {
        // The file's own year and index stand in its name.
        asked.extend(of(state).into_iter().filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            TAKEN.contains(&name) && !shown.contains(pair)
        }));
    }
    asked.extend(state.param("look").map(|look| format!("theme={look}")));
    asked.extend(
        state
            .param("ground")
            .map(|ground| format!("ground={ground}")),
    );
    if asked.is_empty() {
        String::new()
    } else {
        format!("?{}", asked.join("&"))
    }
}

/// How tall the frame is where nothing tells it, in pixels.
fn height(embed: &Embed<'_>) -> usize {
    let units = embed.dataset.units.len();
    match embed.chart {
        Chart::Map => 1000,
        Chart::Bars => 320 + 25 * units,
        Chart::Groups => 480,
        Chart::Radar => 1800,
        Chart::Years => 640,
        Chart::Simulator => 420 + 25 * units,
    }
}

/// Writes the button that opens the dialog.
pub(crate) fn write_button(lang: Lang, html: &mut Html) {
    let button = [
        ("type", "button"),
        ("class", "plain"),
        ("data-dialog", "share"),
        ("data-key", "share"),
    ];
    html.element("button", &button, ShareText::of(lang).open);
}
