//! The first view ahead of time: every number of the table as typed from print, sound markup.

mod common;

use std::collections::BTreeMap;

use common::{assert_sound, cells, comma, data, part, rows};
use dti_views::{Html, Page, Ranking, State, first};

fn written(query: &str) -> String {
    let (state, _) = State::parse(query);
    let ranking = Ranking::of(data(), &state);
    let page = Page {
        data: data(),
        state: &state,
        ranking: &ranking,
        problems: &[],
        can_undo: false,
        can_redo: false,
    };
    let mut html = Html::default();
    first::write(&page, &mut html);
    html.with_choices()
}

#[test]
fn the_table_holds_the_published_dti_of_each_province() {
    let markup = written("");
    let table = part(&markup, "<tbody", "tbody");
    let names: BTreeMap<String, String> = rows("data/spellings.csv")
        .into_iter()
        .map(|row| (row["printed"].clone(), row["unit"].clone()))
        .collect();
    let mut counted = 0;
    for row in rows("data/2020/table-08.csv") {
        if row["index"] != "dti" || row["measure"] != "value" {
            continue;
        }
        counted += 1;
        let unit = &names[&row["unit_printed"]];
        let start = table
            .find(&format!("data-unit=\"{unit}\""))
            .unwrap_or_else(|| panic!("no {unit}"));
        let end = start + table[start..].find("</tr>").expect("end");
        let shown = cells(&table[start..end]);
        assert!(shown.contains(&comma(&row["printed"])), "{unit}: {shown:?}");
    }
    assert_eq!(counted, 63);
    assert_eq!(table.matches("<tr").count(), 63);
}

#[test]
fn the_markup_is_sound_and_every_mark_stands() {
    for query in ["", "?lang=en", "?league=ministries-service&index=activity"] {
        let markup = written(query);
        assert_sound(&markup, query);
        assert!(markup.contains("data-chart=\"groups\""), "{query}");
    }
    let markup = written("");
    for drawing in ["map-once", "bars-narrow", "bars-wide"] {
        let chart = part(
            &markup,
            &format!("aria-describedby=\"{drawing}-desc\""),
            "svg",
        );
        assert!(chart.matches("data-unit=").count() >= 63, "{drawing}");
    }
}

#[test]
fn what_is_chosen_is_chosen_without_a_script() {
    let markup = written("?index=society&theme=dark");
    for option in ["provinces", "2020", "society", "dark"] {
        let chosen = format!("<option value=\"{option}\" selected=\"\">");
        assert!(markup.contains(&chosen), "{option}");
    }
}
