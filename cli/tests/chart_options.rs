//! `dti chart` of scenarios, colourings, regions and draws, and the numbers of charts: each agrees with
//! the command that prints the same numbers.

mod support;

use std::path::Path;

use serde_json::Value;
use support::{ok, out, refused};

const LABEL: &str = "Mô phỏng – không phải kết quả công bố";

#[track_caller]
fn rows(args: &str) -> Vec<Value> {
    serde_json::from_str(&out(args)).expect("an array of objects")
}

/// The title of the mark of a unit.
#[track_caller]
fn mark<'s>(svg: &'s str, unit: &str) -> &'s str {
    let start = format!("<g data-unit=\"{unit}\"><title>");
    let (_, rest) = svg.split_once(&start).expect("a mark");
    rest.split_once("</title>").expect("an end").0
}

/// The fill of a unit on the map or of its bar: that of the first shape that has one.
#[track_caller]
fn fill<'s>(svg: &'s str, unit: &str) -> &'s str {
    let (_, rest) = svg
        .split_once(&format!("<g data-unit=\"{unit}\">"))
        .expect("a mark");
    let (_, rest) = rest.split_once(" fill=\"").expect("a fill");
    rest.split_once('"').expect("an end").0
}

#[test]
fn a_scenario_is_drawn_with_the_ranks_of_whatif_and_says_so() {
    let change = "--unit khanh-hoa --set government.activity=0.6 --set society.data=0.5";
    let what_if: Value =
        serde_json::from_str(&ok(&format!("whatif {change} --format json"))).expect("an object");
    let rank = what_if["after"]["rank"].as_u64().expect("a rank");
    assert_ne!(Some(rank), what_if["before"]["rank"].as_u64());
    let value = format!(
        "{:.4}",
        what_if["after"]["value"].as_f64().expect("a value")
    );
    for kind in ["map", "bars"] {
        let svg = ok(&format!("chart {kind} {change} -o -"));
        let title = mark(&svg, "khanh-hoa");
        assert!(title.contains(&format!("hạng {rank}")), "{title}");
        assert!(title.contains(&value.replace('.', ",")), "{title}");
        assert!(title.contains("mô phỏng"), "{title}");
    }
    for kind in ["map", "bars", "groups", "gap", "radar --index society"] {
        let svg = ok(&format!("chart {kind} {change} -o -"));
        assert!(svg.contains(&format!("<title>{LABEL}. ")), "{kind}");
        // Said once, where nobody crops it; a narrow chart breaks the title into lines.
        let words = "aria-label=\"Mô phỏng – không";
        assert_eq!(svg.matches(words).count(), 1, "{kind}");
        let english = ok(&format!("chart {kind} {change} --lang en -o -"));
        assert!(
            english.contains("<title>Simulation – not a published result. "),
            "{kind}"
        );
        assert!(!ok(&format!("chart {kind} --unit khanh-hoa -o -")).contains(LABEL));
    }
    // An index that the scenario does not touch shows published numbers, and is a simulation all the same.
    let untouched = ok(&format!("chart bars {change} --index economy -o -"));
    assert!(untouched.contains(LABEL));
    // The short form of an address says the same: 80 points is the maximum of the activity, 40 of the data.
    let short = "--scenario khanh-hoa~government.activity:48~society.data:15";
    let by_points = ok(&format!("chart bars --unit khanh-hoa {short} -o -"));
    assert_eq!(by_points, ok(&format!("chart bars {change} -o -")));
}

#[test]
fn the_numbers_of_a_scenario_are_labelled_in_every_row() {
    let change = "--unit khanh-hoa --set government.activity=0.6";
    let what_if: Value =
        serde_json::from_str(&ok(&format!("whatif {change} --format json"))).expect("an object");
    let found = rows(&format!("chart map {change} --format json -o -"));
    assert_eq!(found.len(), 63);
    for row in &found {
        assert!(
            row["note"].as_str().expect("a note").contains(LABEL),
            "{row}"
        );
    }
    let row = found
        .iter()
        .find(|row| row["id"] == "khanh-hoa")
        .expect("a row");
    assert_eq!(row["rank"], what_if["after"]["rank"]);
    assert_eq!(row["published_rank"], what_if["before"]["rank"]);
    assert_eq!(row["value"], what_if["after"]["value"]);
    assert_eq!(row["published_value"], what_if["before"]["value"]);
    assert_eq!(row["status"], "simulated");
    assert_eq!(
        found
            .iter()
            .filter(|row| row["status"] == "simulated")
            .count(),
        1
    );
    // The contributions lead from the one value to the other.
    let gap = rows(&format!("chart gap {change} --format json -o -"));
    let number = |row: &Value| row["contribution"].as_f64().expect("a number");
    let (last, rest) = gap.split_last().expect("rows");
    let sum: f64 = rest.iter().map(number).sum();
    assert!((sum - number(last)).abs() < 1e-8);
    assert_eq!(last["contribution"], what_if["after"]["value"]);
}

#[test]
fn the_numbers_of_a_chart_are_those_that_other_commands_print() {
    for (chart, other) in [
        ("map", "rank"),
        ("bars --unit da-nang", "rank"),
        ("groups --index society.data", "rank --index society.data"),
        ("bars --printed", "rank --printed"),
        (
            "bars --league ministries-service",
            "rank --league ministries-service",
        ),
        ("map --region tay-nguyen", "rank --region tay-nguyen"),
        (
            "intervals --draws 300 --seed 7",
            "robustness --draws 300 --seed 7",
        ),
    ] {
        for format in ["csv", "json"] {
            let numbers = out(&format!("chart {chart} --format {format} -o -"));
            assert_eq!(
                numbers,
                out(&format!("{other} --format {format}")),
                "{chart}"
            );
        }
    }
    for row in rows("chart radar --index society --unit ha-noi --unit da-nang --format json -o -") {
        let (id, index) = (
            row["id"].as_str().expect("an id"),
            row["index"].as_str().expect("a code"),
        );
        if id == "mean" {
            assert_eq!(row["status"], "derived");
            continue;
        }
        let ranked = rows(&format!("rank --index {index} --format json"));
        let one = ranked.iter().find(|row| row["id"] == id).expect("a row");
        assert_eq!(
            (&row["value"], &row["rank"]),
            (&one["value"], &one["rank"]),
            "{id} {index}"
        );
    }
    for row in rows("chart years --unit ha-noi --no-mean --format json -o -") {
        let year = row["year"].as_u64().expect("a year");
        let ranked = rows(&format!("rank --year {year} --format json"));
        let one = ranked
            .iter()
            .find(|row| row["id"] == "ha-noi")
            .expect("a row");
        assert_eq!(row["value"], one["value"], "{year}");
    }
}

#[test]
fn colours_follow_the_numbers() {
    let groups = ok("chart map -o -");
    for colour in ["values", "ranks", "quartiles", "difference"] {
        assert_ne!(
            ok(&format!("chart map --colour {colour} -o -")),
            groups,
            "{colour}"
        );
    }
    // Quartiles: units of one quarter of the ranking have one colour, and there are four.
    let svg = ok("chart map --colour quartiles -o -");
    let mut seen: Vec<(u64, &str)> = Vec::new();
    for row in rows("rank --format json") {
        let Some(rank) = row["rank"].as_u64() else {
            continue;
        };
        seen.push((
            (rank - 1) * 4 / 63,
            fill(&svg, row["id"].as_str().expect("an id")),
        ));
    }
    for (quarter, colour) in &seen {
        let same = |other: &&(u64, &str)| other.0 == *quarter;
        assert!(seen.iter().filter(same).all(|(_, other)| other == colour));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 4);
    // Changes: the places gained since the other year.
    let svg = out("chart bars --year 2023 --colour change --since 2022 --lang en -o -");
    let [now, then] =
        ["2023", "2022"].map(|year| rows(&format!("rank --year {year} --format json")));
    let numbers = rows("chart bars --year 2023 --colour change --since 2022 --format json -o -");
    for row in &now {
        let id = row["id"].as_str().expect("an id");
        let before = then
            .iter()
            .find(|row| row["id"] == id)
            .expect("the year before");
        let gained =
            before["rank"].as_f64().expect("a rank") - row["rank"].as_f64().expect("a rank");
        let said = match gained {
            gained if gained > 0.0 => format!("+{gained}"),
            gained if gained < 0.0 => format!("−{}", -gained),
            _ => "0".to_owned(),
        };
        let title = mark(&svg, id);
        assert!(title.contains(&said), "{title}: {said}");
        let number = numbers.iter().find(|row| row["id"] == id).expect("a row");
        assert_eq!(number["change"].as_f64(), Some(gained), "{id}");
        assert_eq!(number["since"], 2022);
    }
}

#[test]
fn a_region_alone_has_colours_and_its_name_in_the_title() {
    let svg = ok("chart map --region tay-nguyen --lang en -o -");
    assert!(
        svg.split_once("</title>")
            .expect("a title")
            .0
            .ends_with("– Central Highlands")
    );
    let inside = rows("rank --region tay-nguyen --format json");
    let inside: Vec<&str> = inside
        .iter()
        .map(|row| row["id"].as_str().expect("an id"))
        .collect();
    let whole = ok("chart map --lang en -o -");
    for row in rows("rank --format json") {
        let id = row["id"].as_str().expect("an id");
        let same = fill(&svg, id) == fill(&whole, id);
        assert_eq!(same, inside.contains(&id), "{id}");
    }
}

#[test]
fn intervals_are_those_of_the_draws() {
    let svg = ok("chart intervals --draws 500 --seed 3 --unit khanh-hoa --lang en -o -");
    assert!(svg.contains("data-chart=\"intervals\""));
    for row in rows("robustness --draws 500 --seed 3 --format json") {
        let title = mark(&svg, row["id"].as_str().expect("an id"));
        let (best, worst) = (&row["p5"], &row["p95"]);
        let said = if best == worst {
            best.to_string()
        } else {
            format!("{best}–{worst}")
        };
        assert!(title.contains(&said), "{title}: {said}");
    }
    assert_ne!(
        svg,
        ok("chart intervals --draws 500 --seed 4 --unit khanh-hoa --lang en -o -")
    );
}

#[test]
fn a_workbook_and_a_sheet_for_vietnam_are_written_by_the_end_of_a_name_or_the_format() {
    let path = |name: &str| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        path.to_str().expect("UTF-8").to_owned()
    };
    let book = path("numbers.xlsx");
    ok(&format!("chart map -o {book}"));
    assert!(std::fs::read(&book).expect("the book").starts_with(b"PK"));
    let sheet = path("numbers.csv");
    ok(&format!("chart map --format csv-vi -o {sheet}"));
    let sheet = std::fs::read_to_string(&sheet).expect("the sheet");
    assert!(sheet.starts_with("\u{feff}rank;id;name;value") && sheet.contains(";0,4874;"));
    let plain = path("plain.csv");
    ok(&format!("chart map -o {plain}"));
    assert_eq!(
        std::fs::read_to_string(&plain).expect("the file"),
        ok("rank --format csv")
    );
}

#[test]
fn the_years_of_provinces_of_today_are_drawn_as_derived() {
    let found =
        rows("chart years --league provinces-34 --unit khanh-hoa --no-mean --format json -o -");
    let statuses: Vec<(u64, &str)> = found
        .iter()
        .map(|row| {
            (
                row["year"].as_u64().expect("a year"),
                row["status"].as_str().expect("a word"),
            )
        })
        .collect();
    assert_eq!(
        statuses,
        [
            (2020, "derived"),
            (2021, "unknown"),
            (2022, "derived"),
            (2023, "derived"),
            (2024, "published")
        ]
    );
}

#[test]
fn what_does_not_go_together_is_refused_in_a_line() {
    for (args, words) in [
        ("bars --set dti=0.5 -o -", "--unit"),
        ("bars --unit hue --set government.activity=0.5 -o -", "hue"),
        ("bars --unit da-nang --set government.activity=2 -o -", "2"),
        ("bars --unit da-nang --set nothing=0.5 -o -", "nothing"),
        ("bars --unit da-nang --set society -o -", "INDEX=VALUE"),
        ("bars --rivals 5 -o -", "--unit"),
        ("bars --scenario hue~activity -o -", "activity"),
        (
            "years --unit da-nang --set government.activity=0.5 -o -",
            "no scenario",
        ),
        (
            "intervals --unit da-nang --set government.activity=0.5 -o -",
            "no scenario",
        ),
        (
            "bars --unit da-nang --set government.activity=0.5 --region tay-nguyen -o -",
            "--region",
        ),
        ("map --region nowhere -o -", "nowhere"),
        ("map --since 2022 -o -", "--colour change"),
        ("map --year 2023 --colour change --since 1999 -o -", "2022"),
        ("map --colour change -o -", "--since"),
        ("map --zoom 2 -o -", "SCALE~X~Y"),
        ("map --colour red -o -", "quartiles"),
        ("map --format png -o -", "-o FILE"),
        ("map --format xlsx -o -", "-o FILE"),
        ("intervals --draws 0 -o -", "0"),
    ] {
        let line = refused(&format!("chart {args}"), 2);
        assert!(line.contains(words), "{args}: {line}");
    }
}
