//! `dti export` and `dti import`: what goes out comes back in.

mod support;

use std::path::Path;

use support::{file, json, ok, refused};

fn path(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn csv_is_tidy_and_holds_every_ranking() {
    let text = ok("export --league ministries-service --year 2020 --format csv");
    let mut lines = text.lines();
    let header = "league,year,index,rank,id,name,value,group,printed_rank,printed_value,status";
    assert_eq!(lines.next(), Some(header));
    assert_eq!(lines.count(), 18 * 10);
    for index in ["dti", "activity", "expert"] {
        let ranking = ok(&format!(
            "rank --league ministries-service --index {index} --format csv"
        ));
        let start = format!("ministries-service,2020,{index},");
        let rows: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix(&start))
            .collect();
        let expected: Vec<&str> = ranking.lines().skip(1).collect();
        assert_eq!(rows, expected);
    }
}

/// Rank, id, name and value of every row.
fn ranked(args: &str) -> Vec<serde_json::Value> {
    let rows = json(args);
    let rows = rows.as_array().expect("an array").iter();
    rows.map(|row| serde_json::json!([row["rank"], row["id"], row["name"], row["value"]]))
        .collect()
}

/// Every ranking survives the way out and back in, also those with lost values.
fn comes_back(name: &str, format: &str) {
    let path = path(name);
    assert_eq!(ok(&format!("export --format {format} -o {path}")), "");
    for index in ["dti", "society", "society.data", "economy.sentiment"] {
        let back = ranked(&format!("import {path} --index {index} --format json"));
        assert_eq!(
            back,
            ranked(&format!("rank --index {index} --format json")),
            "{index}"
        );
        let rulebook = ranked(&format!(
            "import {path} --league provinces --index {index} --format json"
        ));
        assert_eq!(rulebook, back, "{index}");
    }
    assert!(ok(&format!("import {path}")).contains("Read 63 units and 31 indices."));
}

#[test]
fn csv_comes_back() {
    comes_back("provinces.csv", "csv");
}

#[test]
fn vietnamese_csv_comes_back() {
    comes_back("provinces-vi.csv", "csv-vi");
    let text = ok("export --league ministries-service --format csv-vi");
    assert!(text.starts_with("\u{feff}league;year;index;"));
    assert!(text.contains(";0,4944;1;1;0,4944;published"));
}

#[test]
fn open_ranks_survive_the_vietnamese_csv() {
    let path = path("open-vi.csv");
    let run = support::dti(&format!("export --year 2022 --format csv-vi -o {path}"));
    assert_eq!(run.code, 0, "{}", run.err);
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(
        text.contains("provinces;2022;security;1–54;da-nang;"),
        "{text}"
    );
    let back = json(&format!("import {path} --index security --format json"));
    assert_eq!(back[0]["rank_interval"], serde_json::json!([1, 54]));
}

#[test]
fn json_and_printed_numbers() {
    let rows = json("export --format json");
    assert_eq!(rows.as_array().map(Vec::len), Some(63 * 31));
    let printed = ok("export --printed");
    assert!(
        printed.contains("provinces,2020,society,29,yen-bai,Yên Bái,0.2982,3,29,0.2982,published")
    );
    assert!(!printed.contains("corrected"));
}

#[test]
fn import_refuses_what_rank_refuses() {
    let path = file("import.csv", "id,name,dti\na,A,1.2\n");
    let line = refused(&format!("import {}", path.display()), 1);
    assert!(
        line.contains("import.csv, line 2, column `dti`: `1.2` is outside the range"),
        "{line}"
    );
    let line = refused("import", 2);
    assert!(line.contains("<FILE>"), "{line}");
}

#[test]
fn files_that_cannot_be_written_are_named() {
    let line = refused(&format!("export -o {}", path("no-such-folder/x.csv")), 1);
    assert!(line.contains("no-such-folder"), "{line}");
    let line = refused("export --format parquet", 2);
    assert!(line.contains("-o FILE.parquet"), "{line}");
}

#[cfg(not(feature = "polars"))]
#[test]
fn parquet_says_which_build_has_it() {
    let to = path("x.parquet");
    let _ = std::fs::remove_file(&to);
    let line = refused(&format!("export --format parquet -o {to}"), 1);
    assert!(line.contains("--features polars"), "{line}");
    assert!(!Path::new(&to).exists(), "no empty file is left behind");
    let from = file("magic.parquet", "PAR1");
    let line = refused(&format!("import {}", from.display()), 1);
    assert!(line.contains("--features polars"), "{line}");
}

#[cfg(feature = "polars")]
#[test]
fn parquet_comes_back() {
    comes_back("provinces.parquet", "parquet");
}

#[cfg(feature = "polars")]
#[test]
fn damaged_parquet_is_one_line() {
    let whole = path("whole.parquet");
    ok(&format!("export --format parquet -o {whole}"));
    let bytes = std::fs::read(&whole).expect("the file");
    for (name, bytes) in [
        ("cut.parquet", &bytes[..bytes.len() / 2]),
        ("magic.parquet", b"PAR1".as_slice()),
        ("empty.parquet", b"".as_slice()),
    ] {
        let damaged = file(name, bytes);
        let line = refused(&format!("import {}", damaged.display()), 1);
        assert!(line.contains(name), "{line}");
    }
}

#[test]
fn a_wide_table_comes_back() {
    let path = path("wide.csv");
    assert_eq!(ok(&format!("export --shape wide -o {path}")), "");
    for index in ["dti", "society", "economy.sentiment"] {
        let back = ranked(&format!("import {path} --index {index} --format json"));
        assert_eq!(
            back,
            ranked(&format!("rank --index {index} --format json")),
            "{index}"
        );
    }
    // What is lost stays lost; it has no printed rank here that could hold its place.
    let back = json(&format!("import {path} --index society.data --format json"));
    let lost = |row: &&serde_json::Value| row["value"].is_null();
    let rows = back.as_array().expect("an array");
    assert_eq!(rows.iter().filter(lost).count(), 2);
    assert_eq!(rows[0]["rank_interval"], serde_json::json!([1, 3]));
}

#[test]
fn a_workbook_holds_what_the_csv_holds() {
    use calamine::{Data, Reader, Xlsx};
    let path = path("provinces.xlsx");
    ok(&format!("export --format xlsx --lang en -o {path}"));
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    let data = book.worksheet_range("Data").expect("the sheet");
    let text = ok("export --format csv");
    assert_eq!(text.lines().count(), data.height());
    for (row, line) in data.rows().zip(text.lines()) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), row.len());
        for (cell, plain) in row.iter().zip(cells) {
            let same = match cell {
                Data::Empty => plain.is_empty(),
                Data::Float(number) => plain.parse() == Ok(*number),
                Data::String(text) => text == plain,
                _ => false,
            };
            assert!(same, "`{plain}` became {cell:?}");
        }
    }
    assert!(book.worksheet_range("Source and method").is_ok());
    let line = refused("export --format xlsx", 2);
    assert!(line.contains("-o FILE.xlsx"), "{line}");
    let line = refused(&format!("export --format xlsx --lang fr -o {path}"), 2);
    assert!(line.contains("vi or en"), "{line}");
}
