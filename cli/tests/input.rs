//! Ranking a table of the user's own, and what is said when it is wrong.

mod support;

use support::{Run, dti_with, file, one_line};

fn rank(name: &str, content: impl AsRef<[u8]>, more: &[&str]) -> Run {
    let path = file(name, content);
    let path = path.to_str().expect("UTF-8");
    let mut args = vec!["rank", "--format", "csv", "--input", path];
    args.extend(more);
    dti_with(&args, "")
}

const HEADER: &str = "rank,id,name,value,group,printed_rank,printed_value,status\n";

#[test]
fn the_wide_form_is_ranked_like_published_numbers() {
    let run = rank(
        "wide.csv",
        "id,name,dti,data\nb,B,0.5,0.1\na,A,0.5,0.2\nc,C,0.25,\n",
        &[],
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(
        run.out,
        format!("{HEADER}1,a,A,0.5,,,,given\n1,b,B,0.5,,,,given\n3,c,C,0.25,,,,given\n")
    );
}

#[test]
fn an_unknown_value_makes_ranks_intervals_and_comes_last() {
    let content = "id,name,dti,data\nb,B,0.5,0.1\na,A,0.5,0.2\nc,C,0.25,\n";
    let run = rank("unknown.csv", content, &["--index", "data"]);
    assert_eq!(
        run.out,
        format!("{HEADER}1-2,a,A,0.2,,,,given\n2-3,b,B,0.1,,,,given\n,c,C,,,,,unknown\n")
    );
    let args = [
        "rank", "--format", "json", "--index", "data", "--input", "-",
    ];
    let run = dti_with(&args, content);
    let rows: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert!(rows[0]["rank"].is_null());
    assert_eq!(rows[0]["rank_interval"], serde_json::json!([1, 2]));
    assert!(rows[2].get("rank_interval").is_none());
    let table = dti_with(&["rank", "--index", "data", "--input", "-"], content);
    assert!(
        table.out.contains("intervals where they depend on c."),
        "{}",
        table.out
    );
}

#[test]
fn the_tidy_form_may_hold_a_rank_for_a_lost_value() {
    let tidy = "id,name,index,value,rank\nb,B,dti,0.5,\na,A,dti,0.4,\nc,C,dti,,2\n";
    let run = rank("tidy.csv", tidy, &[]);
    assert_eq!(
        run.out,
        format!("{HEADER}1,b,B,0.5,,,,given\n2,c,C,,,,,unknown\n3,a,A,0.4,,,,given\n")
    );
}

#[test]
fn a_league_brings_its_rulebook_and_sums_what_the_file_does_not_give() {
    let names = [
        "awareness",
        "institutions",
        "infrastructure",
        "data",
        "activity",
        "security",
        "human-resources",
        "sentiment",
        "expert",
    ];
    let header = format!("id,name,{}\n", names.join(","));
    // Activity has 80 of 500 points, every other one but institutions (70) has 50.
    let content = format!("{header}a,A,0,0,0,0,1,0,0,0,0\nb,B,1,0,0,0,0,0,0,0,0\n");
    let run = rank(
        "rulebook.csv",
        &content,
        &["--league", "ministries-service"],
    );
    assert_eq!(run.err, "");
    assert_eq!(
        run.out,
        format!("{HEADER}1,a,A,0.16,,,,derived\n2,b,B,0.1,,,,derived\n")
    );
    let wrong = content.replace("awareness", "awarness");
    let line = one_line(
        rank("code.csv", wrong, &["--league", "ministries-service"]),
        1,
    );
    assert!(line.contains("code.csv, line 1"), "{line}");
    assert!(
        line.contains("unknown index `awarness`; did you mean `awareness`?"),
        "{line}"
    );
}

#[test]
fn a_spreadsheet_in_vietnamese_locale_is_read() {
    let run = rank("vi.csv", "\u{feff}id;name;dti\r\nhue;Huế;0,48\r\n", &[]);
    assert_eq!(run.out, format!("{HEADER}1,hue,Huế,0.48,,,,given\n"));
}

#[test]
fn every_fault_is_one_line_with_file_line_and_column() {
    let cases: [(&str, &[u8], &str); 11] = [
        (
            "empty.csv",
            b"",
            "the file is empty; expected a CSV with a header",
        ),
        (
            "header.csv",
            b"id,name,dti\n",
            "line 2: no units below the header",
        ),
        (
            "column.csv",
            b"id,dti\na,0.5\n",
            "line 1, column `name`: this column is missing",
        ),
        (
            "twice.csv",
            b"id,name,dti\na,A,0.5\nb,B,1\na,A,0.4\n",
            "line 4, column `id`: the unit `a` is given twice",
        ),
        (
            "range.csv",
            b"id,name,dti\na,A,1.2\n",
            "line 2, column `dti`: `1.2` is outside the range 0 to 1",
        ),
        (
            "comma.csv",
            b"id,name,dti\na,A,\"0,48\"\n",
            "line 2, column `dti`: `0,48` is not a number like 0.4874; write `0.48` with a decimal point",
        ),
        (
            "bare.csv",
            b"id,name,dti\na,A,0,48\n",
            "line 2: 4 cells, the header has 3; write numbers with a decimal point",
        ),
        (
            "word.csv",
            b"id,name,dti\na,A,n/a\n",
            "line 2, column `dti`: `n/a` is not a number",
        ),
        (
            "latin.csv",
            b"id,name,dti\na,A,0.5\nb,\xc9,1\n",
            "line 3: not UTF-8 text",
        ),
        (
            "lines.csv",
            b"id,name,dti\na,A,\"0.\n5\"\n",
            "line 2, column `dti`: `0. 5` is not",
        ),
        (
            "binary.csv",
            b"\x00\x01\x02\xff\xfe",
            "line 1: not UTF-8 text",
        ),
    ];
    for (name, content, told) in cases {
        let line = one_line(rank(name, content, &[]), 1);
        assert!(
            line.contains(&format!("{name}, {told}")) || line.contains(&format!("{name}: {told}")),
            "{line}"
        );
    }
}

#[test]
fn files_that_are_not_there_and_indices_that_are_not_in_them() {
    let line = one_line(dti_with(&["rank", "--input", "nowhere.csv"], ""), 1);
    assert!(line.starts_with("nowhere.csv: "), "{line}");
    let content = "id,name,data,activity\na,A,0.5,0.1\n";
    let line = one_line(rank("which.csv", content, &["--index", "activty"]), 2);
    assert!(
        line.contains("no index `activty`; did you mean `activity`? available: data, activity"),
        "{line}"
    );
    let line = one_line(rank("which2.csv", content, &[]), 2);
    assert!(
        line.contains("no index `dti`; available: data, activity"),
        "{line}"
    );
    let line = one_line(rank("year.csv", content, &["--year", "2020"]), 2);
    assert!(line.contains("--year needs --league"), "{line}");
}
