//! The tree of a rulebook as an icicle: a column per level, cells as tall as their points.

use dti_text::number;

use crate::series::Setting;
use crate::{
    Anchor, ChartKind, Fill, Look, Mark, MarkKind, Scene, Shape, State, Text, TextSize, Weight,
    measure,
};

/// An entry of a rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The dotted path.
    pub id: String,
    /// The name as displayed.
    pub name: String,
    /// The position of the entry above, which stands earlier in the list; `None` for the root.
    pub parent: Option<usize>,
    /// The most points that it can earn; `None` when they are unknown.
    pub points: Option<f64>,
    /// Whether the points were inferred by us: marked *.
    pub inferred: bool,
}

/// A rulebook, or a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Language, width, selection (the id of an entry), citation.
    pub setting: Setting,
    /// The rulebook, as it reads in a title.
    pub rulebook: String,
    /// The entries in their order, the root first. The root is not drawn.
    pub nodes: Vec<Node>,
}

/// The height that a cell of the first two levels has at least, in pixels.
const ROW: f64 = 26.0;
/// The same where a name needs two lines.
const TWO_LINES: f64 = 2.0 * LINE + 4.0;
/// The greatest height of all cells together, in pixels.
const TALLEST: f64 = 1600.0;
/// Distance between the lines of a name in pixels.
const LINE: f64 = 15.0;
const PAD: f64 = 6.0;
/// Air between the columns in pixels.
const GAP: f64 = 2.0;
/// The greatest widths of the first column and of another in pixels.
const FIRST: f64 = 300.0;
const COLUMN: f64 = 420.0;
const SIZE: TextSize = TextSize::Caption;
/// How many parts the description names.
const NAMED: usize = 9;

/// Draws the levels below the root from left to right.
///
/// A cell whose points are unknown is hatched and takes an even share of what its known siblings
/// leave, or a sliver where they leave nothing. What cells fall short of the one above them stays
/// empty; where they exceed it, all of them are drawn smaller. Names that do not fit are cut or left
/// to the label.
#[must_use]
pub fn tree(view: &Tree) -> Scene {
    let setting = &view.setting;
    let detail = setting.detail();
    let mut cells = lay(view, ROW);
    if view
        .nodes
        .iter()
        .zip(&cells)
        .any(|of| needs_two_lines(view, of))
    {
        cells = lay(view, TWO_LINES);
    }
    let bottom = cells
        .iter()
        .fold(0.0, |bottom: f64, cell| bottom.max(cell.top + cell.height));
    let mut scene = setting.scene(
        ChartKind::Tree,
        bottom + 1.0,
        (detail.tree_title)(&view.rulebook),
    );
    scene.description = describe(view);
    scene.notes.push(detail.tree_note.to_owned());
    let drawn = || view.nodes.iter().filter(|node| node.parent.is_some());
    if drawn().any(|node| known(node).is_none()) {
        scene.notes.push(detail.unknown_points_note.to_owned());
    }
    if drawn().any(|node| node.inferred) {
        scene.notes.push(detail.inferred_note.to_owned());
    }
    for (node, cell) in view.nodes.iter().zip(&cells) {
        if node.parent.is_some() {
            scene.push_mark(cell_mark(view, node, cell));
        }
    }
    scene
}

/// The points, if they are known, finite and not below zero.
fn known(node: &Node) -> Option<f64> {
    node.points
        .filter(|points| points.is_finite() && *points >= 0.0)
}

/// Where an entry stands.
#[derive(Clone, Copy, Default)]
struct Cell {
    level: usize,
    /// Its part of the root, in [0, 1].
    share: f64,
    left: f64,
    width: f64,
    top: f64,
    height: f64,
}

/// Whether a name of the first two levels would be cut for want of a second line.
fn needs_two_lines(view: &Tree, (node, cell): (&Node, &Cell)) -> bool {
    let is_low = cell.height > 0.0 && cell.height < 2.0 * LINE + 1.0;
    let weight = weight(cell);
    let wide = |text: &str, tabular| measure::width(text, SIZE, weight, tabular);
    let room = cell.width - 3.0 * PAD - wide(&points_text(view, node), true);
    is_low && (1..=2).contains(&cell.level) && wide(&node.name, false) > room
}

fn weight(cell: &Cell) -> Weight {
    if cell.level == 1 {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

/// The cells of all nodes; that of the root has no size. The lowest of the first two levels is `row`
/// pixels high, unless all together would be too tall.
fn lay(view: &Tree, row: f64) -> Vec<Cell> {
    let nodes = &view.nodes;
    let mut cells = vec![Cell::default(); nodes.len()];
    let mut levels = 0;
    for at in 1..nodes.len() {
        // Above every entry stands an earlier one; what claims otherwise hangs from the root.
        let above = parent(nodes, at);
        cells[at].level = cells[above].level + 1;
        levels = levels.max(cells[at].level);
    }
    if let Some(root) = cells.first_mut() {
        root.share = 1.0;
    }
    let mut least = 1.0_f64;
    for at in 0..nodes.len() {
        let whole = known_or_rest(nodes, at);
        let (mut known_sum, mut unknown) = (0.0, 0_u32);
        for child in children(nodes, at) {
            match known(&nodes[child]) {
                Some(points) => known_sum += points,
                None => unknown += 1,
            }
        }
        // Of more than the whole, everything becomes smaller; of less, the rest is shared out.
        let mut all = whole.max(known_sum);
        let mut each = 0.0;
        if unknown > 0 {
            each = (all - known_sum) / f64::from(unknown);
            if each <= 0.0 {
                each = if known_sum > 0.0 {
                    known_sum * 0.02
                } else {
                    1.0
                };
                all = known_sum + each * f64::from(unknown);
            }
        }
        if all <= 0.0 {
            continue;
        }
        for child in children(nodes, at) {
            let points = known(&nodes[child]).unwrap_or(each);
            cells[child].share = cells[at].share * points / all;
            // Cells of deeper levels may be as low as a line of text.
            let scale = if cells[child].level > 2 { 1.6 } else { 1.0 };
            if cells[child].share > 0.0 {
                least = least.min(cells[child].share * scale);
            }
        }
    }
    let height = (row / least).clamp(160.0, TALLEST);
    let most = FIRST + COLUMN * (levels.max(1) - 1) as f64;
    let width = (view.setting.drawn_width() - 2.0).min(most);
    // The first of several columns holds short names of few entries.
    let first = match levels {
        0 | 1 => width,
        2 => width * 0.34,
        _ => width * 0.24,
    };
    let others = (width - first) / (levels.max(2) - 1) as f64;
    for at in 0..nodes.len() {
        let mut top = cells[at].top;
        for child in children(nodes, at) {
            let cell = &mut cells[child];
            cell.top = if at == 0 { top.max(1.0) } else { top };
            cell.height = cell.share * height;
            top = cell.top + cell.height;
            cell.left = match cell.level {
                1 => 1.0,
                level => 1.0 + first + others * (level as f64 - 2.0) + GAP,
            };
            cell.width = if cell.level == 1 { first } else { others - GAP };
        }
    }
    cells
}

fn parent(nodes: &[Node], at: usize) -> usize {
    nodes[at].parent.filter(|&above| above < at).unwrap_or(0)
}

fn children(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> {
    (of + 1..nodes.len()).filter(move |&at| parent(nodes, at) == of)
}

/// The points of an entry; of one that is unknown, nothing but what stands below it.
fn known_or_rest(nodes: &[Node], at: usize) -> f64 {
    known(&nodes[at]).unwrap_or(0.0)
}

/// `40`, `2,5`: as many decimals as the number needs, two at most.
fn digits(view: &Tree, points: f64) -> String {
    let needed = (0..2).find(|&digits| {
        let scaled = points * 10_f64.powi(digits);
        (scaled.round() - scaled).abs() < 1e-6
    });
    number::decimal(
        view.setting.lang,
        points,
        needed.map_or(2, |digits| digits as usize),
    )
}

/// The points of an entry in digits with its sign, or the word for "unknown".
pub(crate) fn points_text(view: &Tree, node: &Node) -> String {
    let Some(points) = known(node) else {
        return view.setting.text().unknown.to_owned();
    };
    let sign = if node.inferred { "*" } else { "" };
    digits(view, points) + sign
}

/// `Chuyển đổi nhận thức: 40 điểm, 4,0%`.
fn words(view: &Tree, node: &Node) -> String {
    let (text, detail) = (view.setting.text(), view.setting.detail());
    let Some(points) = known(node) else {
        return format!("{}: {}", node.name, text.unknown);
    };
    let mut words = format!("{}: {}", node.name, (detail.points)(&digits(view, points)));
    if let Some(share) = share_text(view, node) {
        words.push_str(", ");
        words.push_str(&share);
    }
    words
}

/// The share of an entry in all points, where both are known.
pub(crate) fn share_text(view: &Tree, node: &Node) -> Option<String> {
    let all = view.nodes.first().and_then(known);
    let all = all.filter(|all| *all > 0.0)?;
    Some(number::percent(view.setting.lang, known(node)? / all, 1))
}

fn cell_mark(view: &Tree, node: &Node, cell: &Cell) -> Mark {
    let missing = known(node).is_none();
    let fill = if missing {
        Fill::Missing
    } else {
        Fill::Diverge(3)
    };
    let mut mark = Mark::new(MarkKind::Indicator, &node.id, words(view, node))
        .state(State::Missing, missing)
        .state(State::Derived, node.inferred)
        .state(State::Selected, view.setting.is_selected(&node.id));
    mark.push(Shape::rect(
        cell.left,
        cell.top,
        cell.width,
        cell.height,
        Look::Area(fill),
    ));
    let weight = weight(cell);
    let room = cell.width - 2.0 * PAD;
    // As many lines as fit, in a cell of some 300 pixels at most twenty.
    let lines = ((cell.height - 1.0) / LINE).floor().clamp(0.0, 20.0) as usize;
    if lines == 0 {
        return mark;
    }
    let points = points_text(view, node);
    let points_room = measure::width(&points, SIZE, weight, true) + PAD;
    // The points stand beside a name of one line, and below a longer one if there is room.
    let narrow = measure::balance(&node.name, room - points_room, SIZE, weight, lines);
    let wide = measure::balance(&node.name, room, SIZE, weight, (lines - 1).max(1));
    let cut = |lines: &[String]| lines.iter().any(|line| line.ends_with('…'));
    // What fits beside the points need not be cut to stand above them.
    let fits = !cut(&wide) || cut(&narrow);
    let below =
        fits && lines > 1 && (cell.level == 1 || cut(&narrow) || narrow.len() > wide.len() + 1);
    // In one line a name goes before the word for "unknown": hatch and note say as much.
    let bare = missing && lines == 1 && cut(&narrow);
    let name = if below || bare { wide } else { narrow };
    let rows = name.len() + usize::from(below);
    let (look, quiet) = if missing {
        (Look::Raised, Look::RaisedMuted)
    } else {
        (Look::Ink, Look::Muted)
    };
    let slack = cell.height - rows as f64 * LINE;
    // Names stand in the middle of low cells and at the head of tall ones.
    let head = cell.top + (slack / 2.0).min(if cell.level == 1 { PAD } else { slack / 2.0 });
    let baseline = |row: usize| head + row as f64 * LINE + (LINE + measure::cap_height(SIZE)) / 2.0;
    for (row, line) in name.iter().enumerate() {
        let text = Text::new(line, (cell.left + PAD, baseline(row)), SIZE);
        mark.push(Shape::text(text.weight(weight).look(look)));
    }
    if bare {
        return mark;
    }
    let text = if below {
        Text::new(points, (cell.left + PAD, baseline(name.len())), SIZE)
    } else {
        let right = cell.left + cell.width - PAD;
        Text::new(points, (right, baseline(0)), SIZE).anchored(Anchor::End)
    };
    mark.push(Shape::text(text.tabular().look(quiet)));
    mark
}

/// All points, how the first level shares them, what is unknown.
fn describe(view: &Tree) -> String {
    let (text, detail) = (view.setting.text(), view.setting.detail());
    let mut sentences = Vec::new();
    if let Some(root) = view.nodes.first() {
        let parts: Vec<String> = children(&view.nodes, 0)
            .take(NAMED)
            .map(|at| {
                let node = &view.nodes[at];
                format!("{} {}", node.name, points_text(view, node))
            })
            .collect();
        let all = known(root).map_or(text.unknown.to_owned(), |all| {
            (detail.points)(&digits(view, all))
        });
        sentences.push((detail.total)(&all, &parts.join("; ")));
    }
    let unknown = view
        .nodes
        .iter()
        .filter(|node| known(node).is_none())
        .count();
    if unknown > 0 {
        sentences.push((detail.unknown_points)(unknown));
    }
    let chosen = view
        .nodes
        .iter()
        .find(|node| view.setting.is_selected(&node.id));
    sentences.extend(chosen.map(|node| (text.selected)(&words(view, node))));
    sentences.join(" ")
}
