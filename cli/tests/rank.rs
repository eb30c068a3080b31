//! What `dti rank`, `dti leagues` and `dti indices` promise.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::json;
use support::{dti, dti_with, json, noted, ok, refused};

#[test]
fn csv_has_the_promised_columns_and_four_decimals() {
    let text = ok("rank --format csv");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "rank,id,name,value,group,printed_rank,printed_value,status"
    );
    assert_eq!(lines[1], "1,da-nang,Đà Nẵng,0.4874,1,1,0.4874,published");
    assert_eq!(lines.len(), 64);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("42,khanh-hoa,Khánh Hòa,"))
    );
    assert!(ok("rank --index government.institutions --format csv").contains(",0.5700,"));
}

#[test]
fn league_index_and_year_have_defaults() {
    let short = ok("rank");
    assert_eq!(
        short,
        ok("rank --league provinces --index dti --year 2020 --format table")
    );
}

#[test]
fn json_has_numbers_and_null_for_what_is_unknown() {
    let rows = json("rank --index society.data --format json");
    let row = |id: &str| {
        let rows = rows.as_array().expect("an array");
        rows.iter()
            .find(|row| row["id"] == id)
            .expect("the unit")
            .clone()
    };
    assert_eq!(
        row("ha-nam"),
        json!({
            "rank": 58, "id": "ha-nam", "name": "Hà Nam", "value": null, "group": null,
            "printed_rank": 58, "printed_value": 0.2813, "status": "unknown",
        })
    );
    let keys: Vec<&String> = rows[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 8, "{keys:?}");
    assert_eq!(row("yen-bai")["status"], "corrected");
    assert_eq!(
        row("ha-noi")["status"],
        "corrected",
        "its printed rank is repaired"
    );
    assert_eq!(row("ha-noi")["rank"], 56);
    assert_eq!(row("da-nang")["status"], "published");
}

#[test]
fn json_keys_come_in_the_promised_order() {
    let text = ok("rank --league ministries-service --format json");
    let first: Vec<&str> = text
        .lines()
        .skip(2)
        .take(8)
        .filter_map(|line| line.trim().split('"').nth(1))
        .collect();
    assert_eq!(
        first,
        [
            "rank",
            "id",
            "name",
            "value",
            "group",
            "printed_rank",
            "printed_value",
            "status"
        ]
    );
}

#[test]
fn rows_are_ordered_by_rank_then_id() {
    for index in ["dti", "economy.sentiment", "society.awareness"] {
        let rows = json(&format!("rank --index {index} --format json"));
        let keys: Vec<(u64, String)> = rows
            .as_array()
            .expect("an array")
            .iter()
            .map(|row| {
                let rank = row["rank"].as_u64().expect("settled");
                (rank, row["id"].as_str().expect("an id").to_owned())
            })
            .collect();
        assert!(keys.is_sorted(), "{index}: {keys:?}");
    }
}

#[test]
fn printed_ranks_the_numbers_as_printed() {
    let value = |index: &str, printed: &str| {
        let rows = json(&format!("rank --index {index} {printed} --format json"));
        let rows = rows.as_array().expect("an array").clone();
        let row = rows
            .into_iter()
            .find(|row| row["id"] == "yen-bai")
            .expect("Yên Bái");
        (
            row["value"].clone(),
            row["rank"].clone(),
            row["status"].clone(),
        )
    };
    assert_eq!(
        value("society", "--printed"),
        (json!(0.2982), json!(29), json!("published"))
    );
    assert_eq!(
        value("society", ""),
        (json!(0.2928), json!(29), json!("corrected"))
    );
    // A row of numbers that belong to another province moves far.
    assert_eq!(value("society.data", "").1, json!(57));
    assert_eq!(value("society.data", "--printed").1, json!(3));
}

#[test]
fn tables_tell_sources_corrections_and_inferred_rulebooks() {
    let table = ok("rank --index society");
    assert!(table.contains("Source: dti-2020, values Table 8, ranks Table 7."));
    assert!(table.contains("yen-bai: printed value 0.2982 is corrected to 0.2928 ("));
    assert!(ok("rank --index society --printed").contains("errors included"));
    assert!(table.contains("Mean of 63 units: 0.2898."), "{table}");
    assert!(ok("rank").contains("Mean of 63 units: 0.3084; the source states 0.3026."));
    let lost = ok("rank --index society.data");
    assert!(lost.contains("ha-nam: printed value 0.2813 is lost; its printed rank 58 holds"));
    let inferred = "qd1726-ministry-nonservice is inferred";
    assert!(ok("rank --league ministries-nonservice").contains(inferred));
    assert!(!ok("rank --league ministries-service").contains("inferred"));
    for format in ["csv", "json"] {
        let (text, note) = noted(&format!(
            "rank --league ministries-nonservice --format {format}"
        ));
        assert!(!text.contains("inferred"), "{text}");
        assert!(note.contains(inferred), "{note}");
    }
    // Said in the table, it need not be said twice; said of a published framework, it were wrong.
    assert_eq!(dti("rank --league ministries-nonservice").err, "");
    for command in ["rank", "export", "robustness --draws 10", "indices"] {
        ok(&format!(
            "{command} --league ministries-service --format json"
        ));
    }
}

#[test]
fn every_machine_format_on_an_inferred_framework_says_so_on_stderr() {
    let unit = "--unit thong-tan-xa-viet-nam";
    for command in [
        "rank",
        "robustness --draws 10",
        "export",
        &format!("tipping {unit}"),
        &format!("whatif {unit}"),
        &format!("reach {unit} --rank 1"),
    ] {
        for format in ["csv", "json"] {
            // Export writes JSON and CSV; simulations write both as well.
            let args = format!("{command} --league ministries-nonservice --format {format}");
            let (out, note) = noted(&args);
            assert!(
                note.contains("qd1726-ministry-nonservice is inferred"),
                "{args}: {note}"
            );
            assert!(!out.is_empty() && !out.contains("inferred"), "{args}");
        }
        let name = command.split(' ').next().expect("a word");
        assert!(ok(&format!("{name} --help")).contains("note:"), "{name}");
    }
    let (out, _) = noted("export --league ministries-nonservice --format csv-vi");
    assert!(out.starts_with('\u{feff}'));
}

/// A region with its units, from the files of `assets/` alone.
fn units_of(region: &str) -> Vec<String> {
    let fields = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    asset("data/region-sets.csv")
        .lines()
        .map(fields)
        .filter(|row| row[0] == region)
        .map(|row| row[3].clone())
        .collect()
}

/// A file of `assets/`.
fn asset(path: &str) -> String {
    let path = format!("{}/../assets/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a file of the repository")
}

#[test]
fn a_region_ranks_its_units_among_themselves() {
    for region in ["nam-trung-bo", "nam-trung-bo-va-tay-nguyen"] {
        let mut units = units_of(region);
        let inside = json(&format!("rank --region {region} --format json"));
        let inside = inside.as_array().expect("an array");
        assert_eq!(inside.len(), units.len(), "{region}");
        // The whole league, which other tests hold against the report.
        let league = json("rank --format json");
        let league = league.as_array().expect("an array");
        for row in inside {
            let id = row["id"].as_str().expect("an id");
            units.retain(|unit| unit != id);
            let national = league.iter().find(|other| other["id"] == id).expect("it");
            let ahead = inside
                .iter()
                .filter(|other| other["value"].as_f64() > national["value"].as_f64())
                .count();
            assert_eq!(row["rank"], json!(ahead + 1), "{row}");
            let mut same = national.clone();
            same["rank"] = row["rank"].clone();
            assert_eq!(*row, same, "only the rank differs");
        }
        assert!(units.is_empty(), "{units:?}");
    }
    // The report of the province: 8th of the 13 of Nam Trung Bộ and Tây Nguyên.
    let csv = ok("rank --region nam-trung-bo-va-tay-nguyen --format csv");
    assert_eq!(csv.lines().count(), 14);
    assert_eq!(
        csv.lines().nth(8),
        Some("8,khanh-hoa,Khánh Hòa,0.2777,3,42,0.2777,published")
    );
    let table = ok("rank --region nam-trung-bo-va-tay-nguyen");
    assert!(
        table.contains("Ranks inside Nam Trung Bộ và Tây Nguyên: 13 of 63 units"),
        "{table}"
    );
}

#[test]
fn every_province_is_in_one_of_the_six_regions_and_a_list_is_a_region_too() {
    let six = [
        "trung-du-va-mien-nui-phia-bac",
        "dong-bang-song-hong",
        "bac-trung-bo-va-duyen-hai-mien-trung",
        "tay-nguyen",
        "dong-nam-bo",
        "dong-bang-song-cuu-long",
    ];
    let mut ids: Vec<String> = Vec::new();
    for region in six {
        let rows = json(&format!("rank --region {region} --format json"));
        let rows = rows.as_array().expect("an array");
        assert_eq!(rows[0]["rank"], 1, "{region}");
        ids.extend(
            rows.iter()
                .map(|row| row["id"].as_str().expect("an id").to_owned()),
        );
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 63);
    assert_eq!(
        ok(&format!("rank --region {} --format csv", ids.join(","))),
        ok("rank --format csv")
    );
    let list = ok("rank --region khanh-hoa,phu-yen,binh-dinh --format csv");
    let order: Vec<&str> = list.lines().skip(1).map(|line| &line[..3]).collect();
    assert_eq!(order, ["1,b", "2,k", "3,p"]);
    assert_eq!(
        dti_with(&["rank", "--region", "Tây Nguyên"], "").out,
        ok("rank --region tay-nguyen")
    );
    // A repair is told where its unit is shown.
    let repair = "dak-nong: printed value 0.0967 is lost";
    assert!(ok("rank --index society.data --region tay-nguyen").contains(repair));
    assert!(!ok("rank --index society.data --region dong-nam-bo").contains(repair));
    for (args, told) in [
        (
            "tay-nguyn",
            "unknown region `tay-nguyn`; did you mean `tay-nguyen`? available: trung-du-",
        ),
        (
            "zzzzzz",
            "unknown region `zzzzzz`; available: trung-du-va-mien-nui-phia-bac, dong-bang-",
        ),
        (
            "hue,hue",
            "unknown unit `hue`; did you mean `thua-thien-hue`?",
        ),
        ("khanh-hoa,khanh-hoa", "`khanh-hoa` twice"),
        ("khanh-hoa,", "unknown unit ``"),
        (
            "tay-nguyen --league ministries-service",
            "regions are of provinces",
        ),
        ("tay-nguyen --input x.csv", "cannot be used with"),
        (
            "tay-nguyen --year 2021",
            "no published values of `dti` in Tây Nguyên",
        ),
    ] {
        let line = refused(&format!("rank --region {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
}

#[test]
fn units_of_today_are_plain_means_in_years_that_published_none() {
    // Member and value by unit, from the files of `assets/` alone.
    let mergers = asset("data/mergers-2025.csv");
    let members = |unit: &str| -> Vec<String> {
        let rows = mergers.lines().filter_map(|line| line.split_once(','));
        rows.filter(|(new, _)| *new == unit)
            .map(|(_, old)| old.to_owned())
            .collect()
    };
    assert_eq!(members("khanh-hoa").len(), 2);
    let values = |table: &str| -> Vec<(String, f64)> {
        let text = asset(table);
        let rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        rows.filter(|row| row[5] == "dti" && row[6] == "value")
            .map(|row| {
                let name = row[4].trim_start_matches("TP. ");
                (name.to_owned(), row[7].parse().expect("a value"))
            })
            .collect()
    };
    for (year, table, names) in [
        (2020, "data/2020/table-08.csv", ["Khánh Hòa", "Ninh Thuận"]),
        (
            2022,
            "data/2022/provinces-63.csv",
            ["Khánh Hòa", "Ninh Thuận"],
        ),
        (2023, "data/2023/provinces-63.csv", ["Đà Nẵng", "Quảng Nam"]),
    ] {
        let values = values(table);
        let of = |name: &str| values.iter().find(|(n, _)| n == name).expect("a row").1;
        // In ten-thousandths, so that the mean of two has five decimals at most.
        let sum = names
            .iter()
            .map(|name| (of(name) * 10_000.0).round())
            .sum::<f64>();
        let mean = sum / 20_000.0;
        let args = format!("rank --league provinces-34 --year {year} --format csv");
        // The rulebook of the later years is inferred.
        let csv = if year == 2020 {
            ok(&args)
        } else {
            noted(&args).0
        };
        assert_eq!(csv.lines().count(), 35);
        let row = csv
            .lines()
            .find(|line| line.contains(names[0]))
            .expect("a row");
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells[3], mean.to_string(), "{year}: {row}");
        assert_eq!(cells[5..], ["", "", "derived"], "{row}");
        let table = ok(&format!("rank --league provinces-34 --year {year}"));
        assert!(
            table.contains("the plain mean of the provinces that merged on 1 July 2025"),
            "{table}"
        );
    }
    let lost = json("rank --league provinces-34 --year 2020 --index society.data --format json");
    for row in lost.as_array().expect("an array") {
        // A merged unit is unknown where one of its members is: Hà Nam, and Đắk Nông.
        let of = members(row["id"].as_str().expect("an id"));
        let unknown = of.iter().any(|old| old == "ha-nam" || old == "dak-nong");
        assert_eq!(row["status"] == "unknown", unknown, "{row}");
        assert_eq!(row["value"].is_null(), unknown, "{row}");
    }
    let published = noted("rank --league provinces-34 --year 2024 --format csv").0;
    assert!(!published.contains("derived"));
    assert!(!ok("rank --league provinces-34 --year 2024").contains("plain mean"));
    let line = refused("rank --league provinces-34 --year 2019", 2);
    assert!(
        line.contains("available: 2020, 2021, 2022, 2023, 2024"),
        "{line}"
    );
}

#[test]
fn an_index_of_another_league_or_year_says_where_it_is() {
    for (args, told) in [
        (
            "--league ministries-service --index government",
            "has no index `government`; `government` is an index of provinces",
        ),
        (
            "--year 2022 --index economy.sentiment",
            "`economy.sentiment` is an index of provinces in 2020; available: dti, ",
        ),
        (
            "--league provinces-63",
            "did you mean `provinces`? available",
        ),
    ] {
        let line = refused(&format!("rank {args}"), 2);
        assert!(line.contains(told), "{args}: {line}");
    }
}

#[test]
fn columns_of_the_table_stand_below_each_other() {
    let table = ok("rank --league ministries-service");
    let lines: Vec<Vec<char>> = table.lines().map(|line| line.chars().collect()).collect();
    let value_ends: Vec<usize> = lines[..19]
        .iter()
        .map(|line| {
            let text: String = line.iter().collect();
            let at = text
                .find("0.")
                .or_else(|| text.find("value "))
                .expect("a value");
            text[..at].chars().count()
        })
        .collect();
    // "value" is one letter shorter than a number with four decimals.
    assert!(
        value_ends[1..].iter().all(|at| *at == value_ends[0] - 1),
        "{value_ends:?}"
    );
}

#[test]
fn names_that_nobody_knows_get_a_suggestion_and_what_there_is() {
    let league = refused("rank --league provnces", 2);
    let told = "unknown league `provnces`; did you mean `provinces`? available: provinces, ";
    assert!(league.starts_with(told), "{league}");
    assert!(
        league.contains("ministries-service, ministries-nonservice"),
        "{league}"
    );
    let index = refused("rank --index govenment", 2);
    assert!(index.contains("did you mean `government`?"), "{index}");
    assert!(
        index.contains("available: dti, government, economy, society and"),
        "{index}"
    );
    let index = refused("rank --league ministries-service --index awarness", 2);
    assert!(
        index.contains("did you mean `awareness`? available: dti, awareness, "),
        "{index}"
    );
    let year = refused("rank --year 2019", 2);
    assert!(year.contains("year 2019; available: 2020"), "{year}");
}

#[test]
fn wrong_usage_is_one_line_and_code_two() {
    for args in [
        "",
        "rnk",
        "rank --leage provinces",
        "rank --format xml",
        "rank --year twenty",
        "rank extra",
        "rank --league",
        "rank --printed --input x.csv",
        "rank --index dti --index dti",
    ] {
        let line = refused(args, 2);
        assert!(line.contains("dti --help"), "{args}: {line}");
    }
    let line = refused("rank --leage provinces", 2);
    assert!(line.contains("'--league'"), "{line}");
}

#[test]
fn help_and_version_are_answers() {
    assert!(ok("--version").starts_with("dti 0."));
    for args in [
        "--help",
        "help",
        "rank --help",
        "leagues --help",
        "indices --help",
        "help rank",
    ] {
        assert!(ok(args).contains("Usage:"), "{args}");
    }
    // What the verdicts of an audit mean, as the engine defines them.
    let audit = ok("audit --help");
    let audit = audit.split_whitespace().collect::<Vec<_>>().join(" ");
    for meaning in [
        "certain: at least two independent constraints refute what is printed, and this cell is the one",
        "likely: one constraint refutes it, or another cell could be the wrong one in its place",
        "open: something here is wrong",
    ] {
        assert!(audit.contains(meaning), "{audit}");
    }
    let help = ok("rank --help");
    assert!(help.contains("--region"), "{help}");
    for word in [
        "--league",
        "--index",
        "--year",
        "--printed",
        "--format",
        "--input",
        "rank_interval",
    ] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dti"))
        .args(["rank", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dti starts");
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(1, child.stdout.take().expect("a pipe"));
    reader.read_line(&mut line).expect("a line");
    drop(reader);
    let rest = child.wait_with_output().expect("dti ends");
    assert_eq!(line, "[\n");
    assert_eq!(rest.status.code(), Some(0));
    assert!(rest.stderr.is_empty());
}

#[test]
fn leagues_and_indices_say_what_there_is() {
    let leagues = ok("leagues --format csv");
    assert!(leagues.starts_with("league,year,units,indices,framework,certainty,document\n"));
    assert!(leagues.contains("provinces,2020,63,"));
    assert!(
        leagues.contains("ministries-nonservice,2020,7,10,qd1726-ministry-nonservice,inferred,")
    );
    let indices = ok("indices --format csv");
    assert!(indices.contains("government.activity,Hoạt động chính quyền số,"));
    assert!(indices.contains(",80,0.2,11,10,published"));
    // Everything that has a table of values can be ranked.
    for row in json("indices --league ministries-service --format json")
        .as_array()
        .expect("array")
    {
        if row["value_table"].is_null() {
            continue;
        }
        let index = row["index"].as_str().expect("a code");
        let run = dti(&format!("rank --league ministries-service --index {index}"));
        assert_eq!(run.code, 0, "{index}");
    }
}

#[test]
fn later_years_have_no_groups_and_the_nation_as_many_decimals_as_printed() {
    let (first, _) = noted("rank --league provinces-34 --format csv");
    assert!(
        first.contains("1,ha-noi,Hà Nội,0.8241,,1,0.8241,published"),
        "the year is found"
    );
    assert_eq!(first.lines().count(), 35);
    let nation = ok("rank --league nation --year 2020 --format csv");
    assert!(
        nation.contains("1,viet-nam,Việt Nam,0.48,,,0.48,published"),
        "{nation}"
    );
    let partial = ok("rank --year 2021 --format csv");
    assert!(
        partial.contains(",ho-chi-minh,TP. Hồ Chí Minh,,,3,,unknown"),
        "{partial}"
    );
    assert!(ok("rank --year 2024").contains("qd405-province is inferred"));
    assert!(ok("rank --year 2022").contains("Source: dti-gov-vn-2022."));
}
