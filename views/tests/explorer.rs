//! The explorer's own words and tables: regions, derived years, changes, corrected numbers.

mod common;

use std::collections::BTreeMap;

use common::{assert_sound, cells, comma, data, part, rows, text};
use dti_charts::{Colouring, Window};
use dti_engine::{League, Rank, Reading, Scores, merge, published, region, score};
use dti_text::{Lang, number};
use dti_views::{
    Colour, Html, Page, Ranking, State, headline, lens, pickers, selection, simulator, table,
};

/// What writes a part of the explorer.
type Part<'a> = &'a dyn Fn(&Page<'_>, &mut Html);

/// What one part of the explorer writes for an address.
fn write(query: &str, with: Part<'_>) -> Html {
    let (state, problems) = State::parse(query);
    // As the page does it: the ranking knows only what it depends on.
    let ranking = Ranking::of(data(), &state.ranked());
    let page = Page {
        data: data(),
        state: &state,
        ranking: &ranking,
        problems: &problems,
        can_undo: false,
        can_redo: false,
    };
    let mut html = Html::default();
    with(&page, &mut html);
    html
}

fn table_of(query: &str) -> String {
    write(query, &table::write).as_str().to_owned()
}

fn field(row: &str, name: &str) -> String {
    text(part(row, &format!("data-field=\"{name}\""), "td"))
}

/// The rows of the table, by unit.
fn by_unit(table: &str) -> Vec<(String, String)> {
    let rows = table.split("<tr data-unit=\"").skip(1);
    rows.map(|row| {
        let id = row.split('"').next().unwrap_or_default();
        (id.to_owned(), format!("<tr data-unit=\"{row}"))
    })
    .collect()
}

fn ranking(query: &str) -> Ranking<'static> {
    Ranking::of(data(), &State::parse(query).0.ranked())
}

#[test]
fn inside_a_region_the_table_ranks_by_the_published_values() {
    // The DTI of Table 8, in whole ten-thousandths.
    let mut printed: BTreeMap<String, u32> = BTreeMap::new();
    let names: BTreeMap<String, String> = rows("data/spellings.csv")
        .into_iter()
        .map(|row| (row["printed"].clone(), row["unit"].clone()))
        .collect();
    for row in rows("data/2020/table-08.csv") {
        if row["index"] == "dti" && row["measure"] == "value" {
            let unit = &names[&row["unit_printed"]];
            let digits = row["printed"].replace("0.", "").parse().unwrap();
            printed.insert(unit.clone(), digits);
        }
    }
    assert_eq!(printed.len(), 63);
    for of in &data().regions {
        let table = table_of(&format!("region={}", of.id));
        let shown = by_unit(&table);
        assert_eq!(shown.len(), of.units.len(), "{}", of.id);
        for (unit, row) in shown {
            assert!(of.units.contains(&unit));
            let better = |other: &&String| printed[*other] > printed[&unit];
            let rank = 1 + of.units.iter().filter(better).count();
            assert_eq!(field(&row, "rank-within"), rank.to_string(), "{unit}");
        }
    }
}

#[test]
fn what_khanh_hoa_says_of_its_rank_in_the_region_is_on_screen() {
    let claims = rows("data/2020/claims.csv");
    let of_region = |claim: &&_| {
        let claim: &std::collections::HashMap<String, String> = claim;
        claim["kind"] == "rank-in-region-of" && claim["index"] == "dti"
    };
    let claim = claims.iter().find(of_region).unwrap();
    let table = table_of("region=nam-trung-bo-va-tay-nguyen");
    let rows = by_unit(&table);
    let (_, row) = rows.iter().find(|(unit, _)| unit == "khanh-hoa").unwrap();
    assert_eq!(field(row, "rank-within"), claim["value"]);
}

#[test]
fn ranks_in_a_region_are_those_of_the_engine_on_every_index() {
    let dataset = published::provinces_2020().unwrap();
    let scores = score(&dataset, Reading::Corrected);
    for of in &data().regions {
        let units = of.of(&dataset).unwrap();
        for (index, node) in dataset.framework.nodes().iter().enumerate() {
            let ranking = ranking(&format!("region={}&index={}", of.id, node.code));
            let within = ranking.within.expect("a region");
            let ranks = region::rank_within(&scores, index, &units);
            for (unit, rank) in units.iter().zip(ranks) {
                assert_eq!(within.rank(*unit), rank);
            }
        }
    }
    let outside = ranking("region=tay-nguyen").within.unwrap();
    assert_eq!(outside.rank(dataset.unit("ha-noi").unwrap()), None);
    assert_eq!(
        outside.rank(dataset.unit("lam-dong").unwrap()),
        Some(Rank::exact(2))
    );
}

#[test]
fn a_region_is_said_and_left_again() {
    let query = "lang=en&region=tay-nguyen&unit=lam-dong";
    let headline = write(query, &headline::write_headline);
    assert!(text(headline.as_str()).contains("63 provinces and cities · Central Highlands"));
    let count = write(query, &table::write_count);
    assert!(text(count.as_str()).ends_with("5 of 63 units"));
    let way_out = part(count.as_str(), "data-key=\"clear-region\"", "a");
    assert!(!way_out.contains("region="));
    let chosen = write(query, &selection::write);
    let rank = text(part(chosen.as_str(), "data-field=\"rank-within\"", "p"));
    assert_eq!(rank, "In Central Highlands: rank 2 of 5");
    // Whoever is not there has no rank there.
    let other = write("region=tay-nguyen&unit=ha-noi", &selection::write);
    assert!(!other.as_str().contains("rank-within"));
    // Charts fade the others; scenarios rank everyone.
    let focus = ranking(query).view.focus.unwrap();
    assert_eq!(
        (focus.name.as_str(), focus.units.len()),
        ("Central Highlands", 5)
    );
    let simulated = ranking("view=simulate&region=tay-nguyen");
    assert!(simulated.view.focus.is_none() && simulated.within.is_none());
    // Ministries and the provinces of today lie in no region.
    let of_34 = ranking("league=provinces-34&region=tay-nguyen");
    assert!(of_34.view.focus.is_none() && of_34.missing.is_empty());
    assert_eq!(ranking("region=atlantis").missing, ["region=atlantis"]);
}

#[test]
fn the_chosen_unit_leads_on_to_its_other_screens() {
    let query = "lang=en&index=government.activity&unit=khanh-hoa";
    let chosen = write(query, &selection::write);
    let links = part(chosen.as_str(), "class=\"onward\"", "p");
    for (view, name) in [
        ("profile", "Profile"),
        ("compare", "Compare"),
        ("simulate", "Simulator"),
    ] {
        let link = part(links, &format!("data-key=\"{view}\""), "a");
        assert_eq!(text(link), name);
        let (state, problems) = State::parse(&common::href(link));
        assert_eq!(problems, [] as [&str; 0]);
        assert_eq!(state.screen.id(), view);
        assert_eq!(state.unit.as_deref(), Some("khanh-hoa"));
        assert_eq!(state.index, "government.activity");
    }
}

#[test]
fn the_34_of_2020_are_the_means_of_their_members() {
    let today = merge::derive(
        &published::provinces_2020().unwrap(),
        &merge::built_in().unwrap(),
    )
    .unwrap();
    let scores = score(&today, Reading::Corrected);
    let ranks = scores.ranks(0);
    let table = table_of("league=provinces-34&year=2020");
    let shown = by_unit(&table);
    assert_eq!(shown.len(), 34);
    for (unit, row) in shown {
        let at = today.unit(&unit).unwrap();
        let rank = ranks[at].and_then(Rank::settled).unwrap();
        assert_eq!(field(&row, "rank"), format!("{rank}*"), "{unit}");
        let value = field(&row, "value");
        let digits = format!("{:.4}", scores.value(0, at).unwrap());
        let merged = data().mergers.iter().find(|merger| merger.unit.id == unit);
        let merged = merged.unwrap().members.len() > 1;
        let star = if merged { " *" } else { "" };
        let expected = format!("{}{star}", comma(&digits));
        assert_eq!(value.replace('*', " *").replace("  ", " "), expected);
        assert_eq!(
            field(&row, "status"),
            if merged { "suy ra" } else { "công bố" }
        );
    }
    // (0.2777 + 0.2108) ÷ 2, by hand.
    let (_, khanh_hoa) = by_unit(&table)
        .into_iter()
        .find(|(unit, _)| unit == "khanh-hoa")
        .unwrap();
    assert!(field(&khanh_hoa, "value").starts_with("0,244"));
}

#[test]
fn a_mean_that_another_document_states_is_cited_with_it() {
    // means.csv: the press states those of 2021, 2023 and 2024, the report its own.
    let cited = |query: &str| ranking(query).view.citation;
    assert!(
        cited("year=2021").contains("; trung bình: Báo Kinh tế và Đô thị, https://kinhtedothi.vn/")
    );
    assert!(cited("year=2024&lang=en").contains("; mean: Báo Dân trí, https://dantri.com.vn/"));
    // An index whose mean nobody states, and the report.
    for query in [
        "year=2024&index=awareness",
        "",
        "year=2024&league=provinces-34",
    ] {
        assert!(!cited(query).contains("trung bình"), "{query}");
    }
}

#[test]
fn old_addresses_of_the_34_keep_their_year() {
    let latest = ranking("league=provinces-34");
    assert_eq!((latest.dataset().year, data().derived.len()), (2024, 4));
    assert!(!data().is_derived(latest.dataset()));
    let notices = write("league=provinces-34", &headline::write_notices);
    assert!(!notices.as_str().contains("(*)"));
    let then = ranking("league=provinces-34&year=2020");
    assert!(then.missing.is_empty() && data().is_derived(then.dataset()));
    assert!(then.view.citation.ends_with("suy ra từ số liệu đó"));
    let notices = write("league=provinces-34&year=2020", &headline::write_notices);
    assert!(notices.as_str().contains("(*)"));
    let years = write("league=provinces-34", &pickers::write);
    let years = text(part(years.as_str(), "id=\"year\"", "select"));
    assert_eq!(years, "2020* 2021* 2022* 2023* 2024");
    // Nobody asked for a year before the first.
    let none = ranking("league=provinces-34&year=2019");
    assert_eq!(none.missing, ["year=2019"]);
    assert_eq!(
        (none.dataset().league, none.dataset().year),
        (League::Provinces34, 2024)
    );
}

fn settled(scores: &Scores<'_>, unit: &str) -> Option<i64> {
    let at = scores.dataset().unit(unit).ok()?;
    scores.ranks(0)[at].and_then(Rank::settled).map(i64::from)
}

#[test]
fn changes_are_places_gained_since_the_published_year_before() {
    let all = published::all().unwrap();
    let of = |year: u16| {
        let found = all.iter();
        let mut found = found.filter(|data| data.league == League::Provinces && data.year == year);
        score(found.next().unwrap(), Reading::Corrected)
    };
    for (query, now, before) in [
        ("year=2023&colour=change", 2023, 2022),
        ("year=2024&colour=change&since=2020", 2024, 2020),
    ] {
        let (now, then) = (of(now), of(before));
        let table = table_of(query);
        assert!(text(&table).contains(&format!("Bậc so với {before}")));
        for (unit, row) in by_unit(&table) {
            let gained = settled(&then, &unit).zip(settled(&now, &unit));
            let expected = match gained.map(|(then, now)| then - now) {
                None => "–".to_owned(),
                Some(0) => "0".to_owned(),
                Some(up) if up > 0 => format!("+{up}"),
                Some(down) => format!("−{}", -down),
            };
            assert_eq!(field(&row, "change"), expected, "{unit} {query}");
        }
    }
    // Of 2021 most ranks are unknown, and stay so.
    let table = table_of("year=2022&colour=change");
    let unknown = by_unit(&table)
        .iter()
        .filter(|(_, row)| field(row, "change") == "–")
        .count();
    assert_eq!(unknown, 63 - 14);
    // Before 2020 there is nothing.
    assert!(ranking("colour=change").view.change.is_none());
    assert!(!table_of("colour=change").contains("data-field=\"change\""));
    assert!(
        ranking("year=2023&colour=change&since=2022")
            .view
            .change
            .is_some_and(|c| !c.other_rulebook)
    );
    assert!(
        ranking("year=2022&colour=change&since=2020")
            .view
            .change
            .is_some_and(|c| c.other_rulebook)
    );
}

#[test]
fn the_scales_are_those_that_the_year_can_have() {
    let scales = |query: &str| {
        let html = write(query, &pickers::write_lens);
        let picker = part(html.as_str(), "id=\"colour\"", "select");
        let scales: Vec<String> = picker
            .split("<option value=\"")
            .skip(1)
            .map(|option| option.split_once('"').unwrap().0.to_owned())
            .collect();
        let chosen = html.chosen().iter().find(|(id, _)| id == "colour");
        (scales, chosen.unwrap().1.clone())
    };
    let (of_2020, chosen) = scales("");
    assert_eq!(
        of_2020,
        ["groups", "values", "ranks", "quartiles", "difference"]
    );
    assert_eq!(chosen, "groups");
    let (of_2024, chosen) = scales("year=2024");
    assert_eq!(
        of_2024,
        ["values", "ranks", "quartiles", "difference", "change"]
    );
    assert_eq!(chosen, "values");
    assert_eq!(scales("colour=change").1, "values");
    for (colour, colouring) in [
        (Colour::Values, Colouring::Values),
        (Colour::Ranks, Colouring::Ranks),
        (Colour::Quartiles, Colouring::Quartiles),
        (Colour::Difference, Colouring::Difference),
    ] {
        let query = format!("colour={}", colour.id());
        assert_eq!(ranking(&query).view.colouring, colouring);
        assert_eq!(scales(&query).1, colour.id());
    }
    let since = write("year=2024&colour=change", &pickers::write_lens);
    let since = text(part(since.as_str(), "id=\"since\"", "select"));
    assert_eq!(since, "2020 2021 2022 2023");
}

#[test]
fn a_year_of_another_rulebook_says_so() {
    let notices = |query: &str| text(write(query, &headline::write_notices).as_str());
    let rule = "Quy tắc chấm điểm khác năm 2020";
    assert!(!notices("").contains(rule));
    assert!(!notices("league=ministries-service").contains(rule));
    assert!(notices("year=2022").contains("Quyết định 922"));
    assert!(notices("year=2024").contains("Quyết định 405"));
    assert!(notices("league=provinces-34").contains(rule));
    assert!(notices("league=provinces-34&year=2021").contains("Quyết định 922"));
}

#[test]
fn the_headline_of_a_year_in_part_names_whom_it_knows() {
    let headline = |query: &str| text(write(query, &headline::write_headline).as_str());
    // Rank 1 and rank 53 of 63 are the ends of what is published of 2021.
    let of_2021 = headline("year=2021");
    let ends = "Cao nhất là Đà Nẵng (0,6419), thấp nhất đã biết là Ninh Thuận (0,3048).";
    assert!(of_2021.contains(ends), "{of_2021}");
    let pillar = headline("year=2022&index=security&lang=en");
    let ends = "The highest known is Đà Nẵng (0.7578), the lowest known is Bạc Liêu (0.1398).";
    assert!(pillar.contains(ends), "{pillar}");
}

#[test]
fn a_mean_that_nobody_stated_is_marked_beside_the_charts() {
    let notes = |query: &str| text(write(query, &headline::write_notes).as_str());
    // Table 17 has 61 values of awareness that are a province's own; means.csv states the pillar.
    assert!(notes("index=society.awareness").contains("* của 61 giá trị đã biết"));
    assert!(notes("index=society.awareness&lang=en").contains("* of 61 known values"));
    assert!(notes("index=government").contains("Trung bình 0,3611"));
    assert!(!notes("index=government").contains('*'));
    assert!(notes("year=2021").contains("Trung bình 0,4014, theo nguồn công bố"));
    assert!(notes("league=provinces-34&year=2022").contains('*'));
}

#[test]
fn corrected_numbers_lead_to_their_evidence() {
    let corrections = rows("data/corrections.csv");
    let mut links = 0;
    for index in ["society", "society.awareness"] {
        let table = table_of(&format!("index={index}&region="));
        for (unit, row) in by_unit(&table) {
            let column = &data().datasets[0].columns;
            let at = data().datasets[0].unit(&unit).unwrap();
            let node = data().datasets[0].framework.index(index).unwrap();
            let cell = (&column[node].values[at], &column[node].ranks[at]);
            let repaired = cell.0.repaired || cell.1.repaired;
            let query = format!("view=audit&amp;index={index}&amp;unit={unit}");
            assert_eq!(row.contains(&query), repaired, "{unit} {index}");
            let signs = ["value", "rank"].map(|name| field(&row, name).ends_with('†'));
            assert_eq!(signs, [cell.0.repaired, cell.1.repaired], "{unit} {index}");
            if repaired {
                let named = |row: &&_| -> bool {
                    let row: &std::collections::HashMap<String, String> = row;
                    row["unit"] == unit && row["index"] == index
                };
                assert!(corrections.iter().any(|row| named(&row)), "{unit}");
                links += 1;
                let query = format!("index={index}&unit={unit}");
                let chosen = write(&query, &selection::write);
                assert!(chosen.as_str().contains("view=audit"), "{unit}");
            }
        }
        let printed = table_of(&format!("index={index}&printed=1"));
        assert!(!printed.contains("view=audit"));
    }
    // Of the pillar that of Yên Bái; of awareness Hà Nội’s rank and the values of three.
    assert_eq!(links, 5);
}

#[test]
fn a_rank_that_nobody_published_has_its_sign_in_the_table() {
    for (query, mark) in [
        ("league=provinces-34&year=2022", '*'),
        ("league=provinces-34&year=2024", ' '),
        ("year=2022", ' '),
    ] {
        for (unit, row) in by_unit(&table_of(query)) {
            let rank = field(&row, "rank");
            assert_eq!(rank.ends_with('*'), mark == '*', "{query} {unit}: {rank}");
        }
    }
}

#[test]
fn a_mean_that_the_report_prints_otherwise_is_named_beside_ours() {
    // League, index, reading → the mean of the report's text and, where another is shown, that one.
    for (query, stated, ours) in [
        ("index=dti", "0,3026", Some("0,3084")),
        ("index=government", "0,3611", None),
        ("index=society", "0,2898", None),
        // With Yên Bái's value as Table 8 has it.
        ("index=society&printed=1", "0,2898", Some("0,2899")),
        ("league=ministries-service", "0,3982", Some("0,3983")),
        ("league=ministries-nonservice", "0,2342", None),
    ] {
        let notes = text(write(query, &headline::write_notes).as_str());
        let shown = ours.map_or_else(|| stated.to_owned(), |ours| format!("{ours}*"));
        assert!(notes.starts_with(&format!("Trung bình {shown}")), "{notes}");
        let both = ours.map(|ours| (notes.contains(stated), notes.matches(ours).count()));
        assert_eq!(both, ours.map(|_| (true, 2)), "{query}: {notes}");
        let of_pillars = notes.contains("trung bình ba trụ cột");
        assert_eq!(of_pillars, query == "index=dti", "{notes}");
        assert_eq!(notes.contains("Báo cáo ghi"), ours.is_some(), "{notes}");
    }
}

#[test]
fn the_map_zooms_by_links() {
    let links = |query: &str| {
        let html = write(query, &lens::write_zoom).as_str().to_owned();
        let found = html.split("href=\"").skip(1);
        found
            .map(|link| common::attributes(&format!("a href=\"{link}"))[0].1.clone())
            .collect::<Vec<String>>()
    };
    let first = links("");
    assert_eq!(first, ["?v=1&zoom=1.60~0.500~0.500", "./", "./"]);
    let window = |query: &str| lens::window(&State::parse(query).0);
    assert_eq!(window(""), None);
    let shown = window(&first[0]).unwrap();
    assert!((shown.scale - 1.6).abs() < 1e-9);
    // In and out again is the whole country, without a word in the address.
    let second = links(&first[0]);
    assert_eq!(second.len(), 7);
    assert_eq!(&second[1..3], ["./", "./"]);
    // West and back.
    let west = links(&second[3]);
    assert_eq!(west[4], first[0]);
    // However often, the map stays in its frame.
    let mut query = second[0].clone();
    for _ in 0..20 {
        query = links(&query)[0].clone();
    }
    assert!((window(&query).unwrap().scale - 32.0).abs() < 1e-9);
    assert_eq!(window("zoom=0.1~7~-3"), Some(Window::WHOLE));
    assert_eq!(lens::zoom(Window::WHOLE), "");
    assert!(links("league=ministries-service").is_empty());
}

#[test]
fn every_part_is_sound_for_every_league_and_year() {
    let parts: [(&str, Part<'_>); 7] = [
        ("pickers", &pickers::write),
        ("lens", &pickers::write_lens),
        ("notices", &headline::write_notices),
        ("headline", &headline::write_headline),
        ("count", &table::write_count),
        ("zoom", &lens::write_zoom),
        ("selection", &selection::write),
    ];
    for lang in ["vi", "en"] {
        for league in League::ALL {
            for year in 2019..=2025_u16 {
                for rest in [
                    "",
                    "&colour=change&since=2020&unit=hue&zoom=3~0.2~0.2",
                    "&region=tay-nguyen&colour=quartiles&unit=lam-dong&index=society",
                ] {
                    let query = format!("lang={lang}&league={league}&year={year}{rest}");
                    for (part, write_part) in parts {
                        let html = write(&query, write_part);
                        assert_sound(html.as_str(), &format!("{part} {query}"));
                    }
                    let table = format!("<table>{}</table>", table_of(&query));
                    assert_sound(&table, &query);
                    let heads = table.split("</thead>").next().unwrap();
                    for row in table.split("<tr data-unit").skip(1) {
                        let row = format!("<tr data-unit{row}");
                        assert_eq!(cells(&row).len(), cells(heads).len(), "{query}");
                    }
                }
            }
        }
    }
    let simulated = ranking("view=simulate&colour=change&year=2023");
    assert!(simulated.view.change.is_none());
}

#[test]
fn the_sliders_say_what_becomes_of_group_and_pillars() {
    // 20 % of government is its activity, 40 % of the DTI is government: Appendix B of the report.
    let printed = |file: &str, index: &str| -> f64 {
        let rows = rows(file);
        let cell = rows.iter().find(|row| {
            row["unit_printed"] == "Khánh Hòa" && row["index"] == index && row["measure"] == "value"
        });
        cell.unwrap()["printed"].parse().unwrap()
    };
    let activity = printed("data/2020/table-11.csv", "government.activity");
    let government = printed("data/2020/table-11.csv", "government");
    let after = government + 0.2 * (0.9 - activity);
    let query = "view=simulate&unit=khanh-hoa&set=khanh-hoa~government.activity:72";
    let words = text(write(query, &simulator::write_parts).as_str());
    let four = |value: f64| number::value(Lang::Vi, value);
    let said = format!("Chính quyền số {} → {}", four(government), four(after));
    assert!(words.contains(&said), "{words} without {said}");
    assert!(words.trim_start().starts_with("Nhóm 3 → "), "{words}");
    assert!(words.contains("Xã hội số "), "{words}");
    // No group is published for 2024, and no unit is chosen.
    let later = write(
        "view=simulate&league=provinces-34&unit=hue",
        &simulator::write_parts,
    );
    assert!(!later.as_str().contains("Nhóm"));
    assert_eq!(write("view=simulate", &simulator::write_parts).as_str(), "");
}
