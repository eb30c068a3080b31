//! The numbers of the simulator's panels against the engine's verbs as the command line calls them,
//! and against plain arithmetic on published numbers.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{assert_sound, attributes, cells, data, panel, part, report, text};
use dti_engine::rulebook::switch_options;
use dti_engine::{
    CellBounds, Dataset, League, Rank, Reach, ReachRequest, Reading, Robustness,
    RobustnessSettings, Scenario, Scores, Simulation, Simulator, audit, reach, score, simulate,
    tipping,
};
use dti_text::{Lang, number};
use dti_views::{Html, Screenful, State};

const WIDE: f64 = 1180.0;
const PANELS: [&str; 7] = [
    "tipping",
    "reach",
    "rivals",
    "weights",
    "robustness",
    "explain",
    "file",
];

fn provinces() -> &'static Dataset {
    data().dataset(League::Provinces, Some(2020)).unwrap()
}

fn scores() -> Scores<'static> {
    score(provinces(), Reading::Corrected)
}

fn unit(id: &str) -> usize {
    provinces().unit(id).unwrap()
}

/// The panel with all the draws that it asks for, made in chunks of this size.
fn drawn(query: &str, chunk: u32) -> String {
    let (state, problems) = State::parse(query);
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &problems,
        width: WIDE,
    };
    let mut html = Html::default();
    let mut run = screenful.run().expect("an address that asks for draws");
    while run.share() < 1.0 {
        run.step(chunk);
    }
    screenful.write_run(run, &mut html);
    html.as_str().to_owned()
}

/// The rows of the table of this name, each as the texts of its cells.
fn table(markup: &str, name: &str) -> Vec<Vec<String>> {
    let frame = format!("aria-label=\"{name}\" tabindex");
    let body = part(markup, &frame, "table");
    let body = body.split_once("<tbody>").unwrap().1;
    body.split("<tr").skip(1).map(cells).collect()
}

/// The address behind the link with this key.
fn link(markup: &str, key: &str) -> String {
    let tag = part(markup, &format!("data-key=\"{key}\""), "a");
    let tag = &tag[..tag.find('>').unwrap()];
    let href = attributes(tag)
        .into_iter()
        .find(|(name, _)| *name == "href");
    href.unwrap().1
}

fn simulated(query: &str) -> Simulation {
    let (state, problems) = State::parse(query);
    assert_eq!(problems, [] as [&str; 0]);
    simulate(&scores(), &dti_views::scenario(provinces(), &state)).unwrap()
}

fn rank_in(simulation: &Simulation, id: &str) -> u32 {
    let rank = simulation.after(0, unit(id)).rank;
    rank.and_then(Rank::settled).unwrap()
}

#[test]
fn every_panel_of_every_league_and_language_is_sound() {
    for dataset in &data().datasets {
        // The first unit, the last, which may be one without a value, and none.
        let last = dataset.units.len() - 1;
        let units = [&dataset.units[0].id, &dataset.units[last].id].map(String::as_str);
        for (lang, id) in [("vi", units[0]), ("en", units[1]), ("en", "")] {
            for of in PANELS {
                let query = format!(
                    "lang={lang}&view=simulate&league={}&year={}&panel={of}&unit={id}&target=2&draws=20",
                    dataset.league, dataset.year
                );
                let query = query.replace("&unit=&", "&");
                let markup = panel(&query, 358.0);
                assert_sound(&markup, &query);
                assert!(!text(&markup).contains("NaN"), "{query}");
                let label = match lang {
                    "vi" => "không phải kết quả công bố",
                    _ => "not a published result",
                };
                assert!(markup.contains(label), "{query}");
                if of == "robustness" {
                    assert_sound(&drawn(&query, 7), &query);
                }
            }
        }
    }
}

#[test]
fn a_gain_is_the_smallest_that_gains_its_place() {
    let id = "khanh-hoa";
    let markup = panel("view=simulate&panel=tipping&unit=khanh-hoa&target=35", WIDE);
    let rows = table(&markup, "Để lên hạng 35");
    assert_eq!(rows.len(), 27);
    let dataset = provinces();
    let mut levers = Simulator::new(&scores()).levers().to_vec();
    levers.sort_unstable();
    for index in levers {
        let code = &dataset.framework.nodes()[index].code;
        let name = dti_charts::scored::index_name(dataset, index, Lang::Vi);
        let row = rows.iter().find(|row| row[0] == name).unwrap();
        let simulator = Simulator::new(&scores());
        let track = simulator.track(unit(id), index).unwrap();
        let reaches = |steps: i32| {
            let mut simulator = simulator.clone();
            simulator
                .set_points(unit(id), index, track.points(steps))
                .unwrap();
            simulator.ranks(0)[unit(id)].is_some_and(|rank| rank.worst <= 35)
        };
        // By trying step after step.
        let steps = (1..=track.up).find(|steps| reaches(*steps));
        let Some(steps) = steps else {
            assert_eq!(row[1], "không thể chỉ bằng chỉ số này", "{code}");
            continue;
        };
        let gain = track.points(steps) - track.start;
        assert_eq!(
            row[1],
            format!("+{}", number::decimal(Lang::Vi, gain, 2)),
            "{code}"
        );
        let after = simulated(&link(&markup, &format!("load-{code}")));
        assert_eq!(rank_in(&after, id).to_string(), row[4], "{code}");
    }
    // The smallest first.
    let gains: Vec<f64> = rows
        .iter()
        .filter_map(|row| row[1].strip_prefix('+')?.replace(',', ".").parse().ok())
        .collect();
    assert!(gains.is_sorted());
}

#[test]
fn every_place_above_is_there_with_its_holder() {
    let markup = panel("view=simulate&panel=tipping&unit=khanh-hoa", WIDE);
    let places = table(&markup, "Mọi thứ hạng phía trên");
    assert_eq!(places.len(), 41);
    assert_eq!((&*places[40][0], &*places[40][3]), ("1", "Đà Nẵng"));
    assert_eq!(places[40][4], "0 trên 27");
    let all = table(
        &markup,
        "Bảng đầy đủ: điểm cần thêm của từng chỉ số cho từng hạng",
    );
    assert_eq!((all.len(), all[0].len()), (27, 42));
    let found = tipping(&mut Simulator::new(&scores()), unit("khanh-hoa"), 0).unwrap();
    for (place, row) in found.places_above().iter().zip(&places) {
        let able = place.gains.iter().flatten().count();
        assert_eq!(row[4], format!("{able} trên 27"));
        if able == 0 {
            assert_eq!(row[1..3], ["–", "không chỉ số nào làm được một mình"]);
        }
    }
}

#[test]
fn a_plan_is_the_one_of_the_engine_and_its_link_leads_to_the_rank() {
    let conditions =
        "&lock=society.activity&effort=government.activity:0.5&set=cap%7Eeconomy.data:10";
    let query = format!("view=simulate&panel=reach&unit=khanh-hoa&target=31{conditions}");
    let markup = panel(&query, WIDE);
    let dataset = provinces();
    let index = |code: &str| dataset.framework.index(code).unwrap();
    let mut simulator = Simulator::new(&scores());
    simulator.set_cap(index("economy.data"), 10.0).unwrap();
    let mut request = ReachRequest::new(unit("khanh-hoa"), 0, 31);
    request.locked = vec![index("society.activity")];
    request.efforts = vec![(index("government.activity"), 0.5)];
    let answer = reach(&mut simulator, &request).unwrap();
    let Reach::Feasible { plan, proof, .. } = &answer else {
        panic!("it can be reached");
    };
    let two = |number: f64| number::decimal(Lang::Vi, number, 2);
    let words = text(part(&markup, "class=\"answer\"", "div"));
    assert!(
        words.contains(&format!("tổng {} đơn vị công sức", two(plan.cost))),
        "{words}"
    );
    assert!(
        words.contains(&format!("hạng {}", plan.rank.best)),
        "{words}"
    );
    let proven = text(part(&markup, "class=\"proof\"", "p"));
    assert!(proven.contains(&two(proof.lower_bound)), "{proven}");
    let rows = table(&markup, "Đặt mục tiêu");
    assert_eq!(rows.len(), plan.gains.len());
    let costs = rows
        .iter()
        .map(|row| row[4].replace(',', ".").parse::<f64>().unwrap());
    assert!((costs.sum::<f64>() - plan.cost).abs() < 0.005);
    let after = simulated(&link(&markup, "load-plan"));
    assert_eq!(rank_in(&after, "khanh-hoa"), plan.rank.best);
    assert!(rank_in(&after, "khanh-hoa") <= 31);
    // A step less of the first gain does not.
    let (mut state, _) = State::parse(&link(&markup, "load-plan"));
    let edit = &mut state.scenario.edits[0];
    let dti_engine::Amount::Points(points) = &mut edit.to else {
        panic!("plans are in points")
    };
    *points -= 0.01;
    assert!(rank_in(&simulated(&state.query()), "khanh-hoa") > 31);
}

#[test]
fn an_index_that_moves_by_criteria_takes_sums_of_criteria() {
    let code = "society.activity";
    let query = format!(
        "view=simulate&panel=reach&unit=khanh-hoa&target=40&criteria={code}&effort={code}:0.1"
    );
    let address = link(&panel(&query, WIDE), "load-plan");
    let (state, _) = State::parse(&address);
    let points = points_in(&address, code);
    let book = report().rulebook(provinces().framework.id()).unwrap();
    let switches = book.switches(book.framework.index(code).unwrap()).unwrap();
    let index = provinces().framework.index(code).unwrap();
    let track = Simulator::new(&scores())
        .track(unit("khanh-hoa"), index)
        .unwrap();
    let options = switch_options(&track, &switches, 0.1).unwrap();
    assert!(
        options
            .iter()
            .any(|option| (option.points - points).abs() < 1e-6)
    );
    // The step of the slider would have been finer.
    let free = query.replace(&format!("&criteria={code}"), "");
    let (free, _) = State::parse(&link(&panel(&free, WIDE), "load-plan"));
    assert_ne!(free.scenario, state.scenario);
}

/// The criteria of an index: what stands before their names in a list, and their points.
fn criteria(code: &str) -> Vec<(String, f64)> {
    let book = report().rulebook(provinces().framework.id()).unwrap();
    let switches = book.switches(book.framework.index(code).unwrap()).unwrap();
    let number = |of: &str| of.strip_prefix(code).unwrap()[1..].to_owned();
    let each = switches.iter();
    each.map(|switch| (number(&switch.code), switch.points))
        .collect()
}

/// The points of an index of Khánh Hòa in the scenario of an address.
fn points_in(query: &str, code: &str) -> f64 {
    let index = provinces().framework.index(code).unwrap();
    let value = simulated(query).after(index, unit("khanh-hoa")).value;
    value.unwrap() * provinces().framework.nodes()[index].points.unwrap()
}

/// Asks for a rank with indices that move by criteria, and holds the criteria that each gain names and
/// that its link loads to the plan. Gives how many gains are sums, and how many are cut at the cap.
fn hold_examples(codes: &[&str], target: u32, set: &str) -> (usize, usize) {
    let mut held = (0, 0);
    let efforts: Vec<String> = codes.iter().map(|code| format!("{code}:0.1")).collect();
    let vi = [
        "vi",
        "Đặt mục tiêu",
        "hạng",
        " điểm",
        "tiêu chí này đủ mức tăng:",
        "các tiêu chí này cộng lại đủ mức tăng:",
        "chỉ số chỉ còn chỗ cho",
    ];
    let en = [
        "en",
        "Reach a rank",
        "rank",
        " point",
        "this criterion makes the gain:",
        "these criteria add up to the gain:",
        "the index has room for",
    ];
    for (lang, [id, title, place, word, one, many, cut]) in [(Lang::Vi, vi), (Lang::En, en)] {
        held = (0, 0);
        let query = format!(
            "lang={id}&view=simulate&panel=reach&unit=khanh-hoa&target={target}&criteria={}&effort={}&set={set}",
            codes.join(","),
            efforts.join(","),
        );
        let markup = panel(&query, 358.0);
        assert_sound(&markup, &query);
        let answer = markup.split_once("class=\"answer\"").unwrap().1;
        let end = answer.find("data-key=\"load-plan\"");
        let end = end.unwrap_or_else(|| panic!("{query}: {}", text(answer)));
        let first = &answer[..end];
        let address = link(&markup, "load-plan");
        let (before, _) = State::parse(&query);
        let (after, _) = State::parse(&address);
        let edits = &after.scenario.edits;
        let mut told = first.split("<ul>").skip(1);
        let mut sum = 0;
        for row in table(&markup, title) {
            let read = |text: &str| text.replace(',', ".").parse::<f64>().unwrap();
            let gain = read(row[2].strip_prefix('+').unwrap());
            let to = read(&row[3]);
            let find = |code: &&&str| {
                let index = provinces().framework.index(code).unwrap();
                dti_charts::scored::index_name(provinces(), index, lang) == row[0]
            };
            let Some(code) = codes.iter().find(find) else {
                continue;
            };
            assert!((points_in(&address, code) - to).abs() < 1e-6, "{query}");
            let list = told.next().unwrap();
            let list = &list[..list.find("</ul>").unwrap()];
            let known = criteria(code);
            let mut points = 0.0;
            let mut least = f64::INFINITY;
            for item in list.split("<li>").skip(1).map(text) {
                let (code_end, rest) = item.split_once(' ').unwrap();
                let (_, worth) = known.iter().find(|(of, _)| of == code_end).unwrap();
                let worth_text = number::decimal(lang, *worth, 0);
                assert!(rest.contains(&format!(": {worth_text}{word}")), "{item}");
                let criterion = format!("{code}.{code_end}");
                let is_it = |edit: &&dti_engine::Edit| edit.index == criterion;
                assert!(before.scenario.edits.iter().find(is_it).is_none(), "{item}");
                let edit = edits.iter().find(is_it).unwrap();
                assert_eq!(edit.to, dti_engine::Amount::Points(*worth));
                points += worth;
                least = least.min(*worth);
            }
            let words = text(first);
            if (points - gain).abs() < 1e-6 {
                held.0 += 1;
                let whole = if list.matches("<li>").count() == 1 {
                    one
                } else {
                    many
                };
                assert!(words.contains(whole), "{words}");
            } else {
                held.1 += 1;
                // Without any of them there is room left.
                assert!(points > gain && points - least < gain, "{words}");
                assert!(words.contains(cut), "{words}");
            }
            sum += 1;
        }
        assert!(sum > 0 && told.next().is_none(), "{query}");
        // What the scenario has already, it keeps.
        for edit in &before.scenario.edits {
            assert!(edits.contains(edit), "{edit:?} of {query}");
        }
        let rank = rank_in(&simulated(&address), "khanh-hoa");
        let words = text(part(&markup, "class=\"sentence\"", "p"));
        assert!(words.contains(&format!("{place} {rank} ")), "{words}");
        assert!(rank <= target);
    }
    held
}

#[test]
fn a_gain_by_criteria_names_some_and_loads_them() {
    let activity = "society.activity";
    assert_eq!(hold_examples(&[activity], 40, ""), (1, 0));
    // From where the scenario is: by hand, by criteria that are on, by both, and an index by points.
    for set in [
        "khanh-hoa~society.activity:15",
        "khanh-hoa~society.activity.5.1.1:4",
        "khanh-hoa~society.activity:12~society.activity.5.1.1:4~society.activity.5.2.1:4",
        "khanh-hoa~society.activity.5.1.1:4~society.data:12",
        "khanh-hoa,khanh-hoa~society.activity.5.1.1:4,rivals~2",
    ] {
        let (whole, cut) = hold_examples(&[activity, "society.data"], 34, set);
        assert!(whole > 0 && cut == 0, "{set}: {whole} {cut}");
    }
    // As high as the cap, or the maximum of the index, lets it.
    let (_, cut) = hold_examples(&[activity], 38, "cap~society.activity:20");
    assert_eq!(cut, 1);
    let all = ["society.data", "society.awareness", "society.institutions"];
    let (_, cut) = hold_examples(&all, 25, "");
    assert!(cut > 0);
}

#[test]
fn what_cannot_be_reached_says_why() {
    let locks: Vec<&str> = provinces()
        .framework
        .nodes()
        .iter()
        .filter(|node| node.children.is_empty() && node.code != "economy.data")
        .map(|node| node.code.as_str())
        .collect();
    let query = format!(
        "view=simulate&panel=reach&unit=khanh-hoa&target=1&lock={}",
        locks.join(",")
    );
    let answer = text(part(&panel(&query, WIDE), "class=\"answer\"", "div"));
    assert!(
        answer.contains("Không thể đạt hạng 1") && answer.contains("Đang khóa:"),
        "{answer}"
    );
    // Đà Nẵng's value; one step above it is needed at most.
    assert!(answer.contains("cần giá trị 0,4874"), "{answer}");
}

/// Ranks of values, from 1, with the tolerance that the engine documents.
fn ranks(values: &[f64]) -> Vec<u32> {
    let grid: Vec<f64> = values.iter().map(|value| (value * 1e9).round()).collect();
    let ahead = |own: &f64| grid.iter().filter(|other| *other > own).count() as u32;
    grid.iter().map(|own| 1 + ahead(own)).collect()
}

#[test]
fn rivals_grow_by_what_is_said_and_not_at_all_at_zero() {
    let scores = scores();
    let values: Vec<f64> = scores
        .values(0)
        .iter()
        .map(|value| value.unwrap())
        .collect();
    let at = unit("khanh-hoa");
    let set = "khanh-hoa%7Egovernment.activity:48.5";
    for percent in [0.0, 1.0, 5.0, -3.0] {
        let query = format!(
            "view=simulate&panel=rivals&unit=khanh-hoa&set=khanh-hoa,{set},rivals%7E{percent}"
        );
        let rows = table(&panel(&query, WIDE), "Đối thủ cùng tiến");
        // 80 of 1000 points; no value comes near 1.
        let own = values[at] + (48.5 - 0.4355 * 80.0) / 1000.0;
        let mut grown: Vec<f64> = values.iter().map(|v| v * (1.0 + percent / 100.0)).collect();
        let mut still = values.clone();
        (grown[at], still[at]) = (own, own);
        assert_eq!(rows[0][1], "42");
        assert_eq!(rows[1][1], ranks(&still)[at].to_string());
        assert_eq!(rows[2][1], ranks(&grown)[at].to_string(), "{percent}");
        assert_eq!(rows[1][2], rows[2][2]);
    }
}

#[test]
fn rivals_follow_the_years_and_rulebooks_that_differ_are_named() {
    let of = |year| data().dataset(League::Provinces, Some(year)).unwrap();
    let [now, from, to] = [2023, 2022, 2023].map(of);
    let total = |dataset: &Dataset, id: &str| {
        score(dataset, Reading::Corrected)
            .value(0, dataset.unit(id).unwrap())
            .unwrap()
    };
    let moved: Vec<f64> = now
        .units
        .iter()
        .map(|unit| {
            let ratio = total(to, &unit.id) / total(from, &unit.id);
            let stays = unit.id == "hue" || unit.id == "thua-thien-hue";
            total(now, &unit.id) * if stays { 1.0 } else { ratio }
        })
        .map(|value| value.min(1.0))
        .collect();
    let id = now
        .units
        .iter()
        .map(|unit| unit.id.as_str())
        .find(|id| id.ends_with("hue"));
    let id = id.unwrap();
    let at = now.unit(id).unwrap();
    let query = format!(
        "view=simulate&league=provinces&year=2023&panel=rivals&unit={id}&set={id},rivals%7E2022-2023"
    );
    let markup = panel(&query, WIDE);
    let rows = table(&markup, "Đối thủ cùng tiến");
    assert_eq!(rows[2][1], ranks(&moved)[at].to_string());
    assert!(!markup.contains("bộ chỉ số khác nhau"));
    let mixed = query.replace("2022-2023", "2020-2021");
    let mixed = panel(&mixed, WIDE);
    assert!(mixed.contains("bộ chỉ số khác nhau"));
    // Of 2021 five values are known.
    assert!(mixed.contains("Chỉ 5 trên 63 đơn vị"), "{mixed}");
}

#[test]
fn a_single_rival_is_added_and_changed_by_its_field() {
    let query = "view=simulate&panel=rivals&unit=khanh-hoa";
    let state = State::parse(query).0.with(&[("rival~", "ca-mau")]);
    let markup = panel(&state.query(), WIDE);
    assert!(markup.contains("data-param=\"grow~ca-mau\""));
    assert!(text(&markup).contains("Cà Mau tăng (%)"));
    let gone = state.with(&[("grow~ca-mau", "")]);
    assert_eq!(gone, State::parse(query).0);
}

#[test]
fn the_ranking_follows_the_weights() {
    let scores = scores();
    let dataset = provinces();
    let value = |code: &str, unit: usize| {
        scores
            .value(dataset.framework.index(code).unwrap(), unit)
            .unwrap()
    };
    // Society 50 %, the others 4 : 3; published 40, 30, 30.
    let shares = [
        ("government", 0.5 * 4.0 / 7.0 - 0.4),
        ("economy", 0.5 * 3.0 / 7.0 - 0.3),
        ("society", 0.2),
    ];
    let values: Vec<f64> = (0..dataset.units.len())
        .map(|unit| {
            let changes = shares.iter().map(|(code, by)| by * value(code, unit));
            value("dti", unit) + changes.sum::<f64>()
        })
        .collect();
    let markup = panel(
        "view=simulate&panel=weights&unit=khanh-hoa&set=weights%7Esociety:50",
        WIDE,
    );
    let rows = table(&markup, "Xếp hạng theo trọng số");
    let expected = ranks(&values);
    let published = scores.ranks(0);
    assert_eq!(rows.len(), 63);
    for row in &rows {
        let at = dataset
            .units
            .iter()
            .position(|unit| unit.name_vi == row[0])
            .unwrap();
        let before = published[at].unwrap().best;
        assert_eq!(row[1], before.to_string());
        assert_eq!(row[2], expected[at].to_string(), "{}", row[0]);
        let gained = i64::from(before) - i64::from(expected[at]);
        assert_eq!(row[3], number::signed(Lang::Vi, gained as f64, 0));
    }
    // Applied shares.
    let pillars = table(&markup, "DTI");
    assert_eq!(
        pillars
            .iter()
            .map(|row| row[3].as_str())
            .collect::<Vec<_>>(),
        ["28,6%", "21,4%", "50,0%"]
    );
}

#[test]
fn whom_weights_favour_most_is_by_what_is_sure_where_ranks_are_intervals() {
    // With two values of society unknown, equal weights leave most ranks open.
    let markup = panel("view=simulate&panel=weights", WIDE);
    let number = |text: &str| {
        text.replace('−', "-")
            .replace('+', "")
            .parse::<i32>()
            .unwrap()
    };
    let mut open = 0;
    let mut sure: Vec<(i32, String)> = Vec::new();
    for row in table(&markup, "Xếp hạng theo trọng số") {
        let ends = |rank: &str| {
            let (best, worst) = rank.split_once('–').unwrap_or((rank, rank));
            [number(best), number(worst)]
        };
        let ([best, worst], [best_after, worst_after]) = (ends(&row[1]), ends(&row[4]));
        let [fewest, most] = [best - worst_after, worst - best_after];
        let (low, high) = row[5].split_once(" đến ").unwrap_or((&row[5], &row[5]));
        assert_eq!([number(low), number(high)], [fewest, most], "{row:?}");
        open += usize::from(fewest < most);
        sure.push((-most, row[0].clone()));
    }
    assert!(open > 20, "{open}");
    let words = text(&markup);
    let (_, named) = words
        .split_once("có lợi nhất cho ")
        .unwrap_or_else(|| panic!("{words}"));
    let named = |name: &str| named.split('.').next().unwrap().contains(name);
    let least = sure
        .iter()
        .filter(|(_, name)| named(name))
        .map(|(by, _)| *by)
        .min();
    let others = sure
        .iter()
        .filter(|(_, name)| !named(name))
        .map(|(by, _)| *by)
        .max();
    assert!(
        least > Some(0) && least >= others,
        "{least:?} {others:?}: {words}"
    );
}

#[test]
fn leaving_an_index_out_and_equal_weights_are_links() {
    let markup = panel("view=simulate&panel=weights", WIDE);
    let without = link(&markup, "leave-out-society");
    let mut scenario = Scenario::new(League::Provinces, 2020);
    scenario.weights = dti_engine::Weighting::Without(vec!["society".to_owned()]);
    assert_eq!(
        dti_views::scenario(provinces(), &State::parse(&without).0),
        scenario
    );
    let markup = panel(&link(&markup, "weights-equal"), WIDE);
    assert!(!markup.contains("data-param=\"weight~"));
    // By hand from there: the same ranks, now in fields.
    let by_hand = panel(&link(&markup, "weights-by-hand"), WIDE);
    let column = |markup: &str| -> Vec<String> {
        let rows = table(markup, "Xếp hạng theo trọng số");
        rows.into_iter()
            .map(|row| format!("{} {}", row[0], row[2]))
            .collect()
    };
    assert_eq!(column(&markup), column(&by_hand));
    assert!(by_hand.contains("data-param=\"weight~society\""));
}

#[test]
fn draws_are_those_of_the_command_line_in_chunks_of_any_size() {
    let query = "view=simulate&panel=robustness&unit=khanh-hoa&draws=300&seed=7&concentration=25&digits=drawn";
    let markup = drawn(query, 64);
    assert_eq!(markup, drawn(query, 1000));
    let dataset = provinces();
    let scores = scores();
    let bounds = audit::bounds(dataset).into_iter().map(|bound| CellBounds {
        unit: bound.unit,
        index: bound.index,
        low: bound.low,
        high: bound.high,
    });
    let settings = RobustnessSettings {
        seed: 7,
        index: 0,
        concentration: Some(25.0),
        rounding: Some(0.000_05),
        bounds: bounds.collect(),
    };
    let mut run = Robustness::new(&scores, &settings).unwrap();
    run.run(300);
    let report = run.report();
    let rows = table(
        &markup,
        "Bảng số liệu: Khoảng hạng DTI 2020 của các tỉnh, thành phố",
    );
    assert_eq!(rows.len(), 63);
    for row in rows {
        let at = dataset
            .units
            .iter()
            .position(|unit| unit.name_vi == row[0])
            .unwrap();
        let found = &report.units[at];
        let interval = if found.p5 == found.p95 {
            found.p5.to_string()
        } else {
            format!("{}–{}", found.p5, found.p95)
        };
        let published = found.published.unwrap().best.to_string();
        assert_eq!(row[1..], [published, interval, found.p50.to_string()]);
    }
    let unsettled = report.pairs.iter().filter(|pair| pair.flips > 0.05);
    let all = unsettled.clone().count();
    let khanh_hoa = unit("khanh-hoa");
    let of_unit = unsettled.filter(|pair| pair.ahead == khanh_hoa || pair.behind == khanh_hoa);
    let counted = format!(
        "{} cặp có Khánh Hòa; {all} cặp trong cả nhóm",
        of_unit.count()
    );
    let words = text(&markup);
    assert!(words.contains(&counted), "{counted}: {words}");
    let other = drawn(&query.replace("seed=7", "seed=8"), 64);
    assert_ne!(markup.replace("seed=7", ""), other.replace("seed=8", ""));
}

#[test]
fn a_run_that_is_stopped_says_after_how_many_draws() {
    let (state, problems) = State::parse("view=simulate&panel=robustness&draws=1000");
    let screenful = Screenful {
        data: data(),
        report: report(),
        state: &state,
        problems: &problems,
        width: WIDE,
    };
    let mut run = screenful.run().unwrap();
    run.step(250);
    assert!((run.share() - 0.25).abs() < 1e-12);
    let mut html = Html::default();
    screenful.write_run(run, &mut html);
    let words = text(html.as_str());
    assert!(
        words.contains("Đã dừng sau 250 trên 1.000 lần rút"),
        "{words}"
    );
}

#[test]
fn a_scenario_is_told_in_both_languages_for_all_it_edits() {
    let set = "khanh-hoa%7Egovernment.activity:48.5,ca-mau%7Esociety.data:20";
    let markup = panel(
        &format!("view=simulate&panel=explain&unit=khanh-hoa&set={set}"),
        WIDE,
    );
    let after = simulated(&format!("set={set}"));
    let words = text(&markup);
    let rank = rank_in(&after, "khanh-hoa");
    assert!(
        words.contains(&format!("Khánh Hòa sẽ từ hạng 42 lên hạng {rank} về DTI")),
        "{words}"
    );
    assert!(
        words.contains(&format!("Khánh Hòa would rise from 42 to {rank} on DTI")),
        "{words}"
    );
    let other = rank_in(&after, "ca-mau");
    assert!(
        words.contains(&format!("Cà Mau would rise from 41 to {other}")),
        "{words}"
    );
    assert_eq!(markup.matches("data-chart=\"gap\"").count(), 2);
    let value = after.after(0, unit("khanh-hoa")).value.unwrap();
    assert!(words.contains(&number::value(Lang::Vi, value)));
}
