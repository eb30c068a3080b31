//! Everything that can be wrong with a file, one test each: the message names file, line and
//! column, and says what would be right.

use std::fmt::Debug;

use dti_engine::read::{self, Spellings};
use dti_engine::{Error, League, bundle, published, wide};

const HEADER: &str = "document,table,row,column,unit_printed,index,measure,printed\n";
const ROW: &str = "dti-2020,8,1,12,Huế,dti,value,0.4097\n";

fn spellings() -> Spellings {
    read::spellings("spellings.csv", "printed,unit\nHuế,hue\nĐà Nẵng,da-nang\n").expect("good")
}

fn cells(text: &str) -> Error {
    read::cells("table-08.csv", text, &spellings()).expect_err("must be refused")
}

/// The error is of its kind, is one line, and says all of these.
#[track_caller]
fn says(error: &Error, of_kind: impl Fn(&Error) -> bool, words: &[&str]) {
    let text = error.to_string();
    assert!(of_kind(error), "another kind of error: {error:?}");
    assert!(!text.contains('\n'), "{text}");
    for word in words {
        assert!(text.contains(word), "`{word}` is not in: {text}");
    }
}

#[track_caller]
fn refused<T: Debug>(result: Result<T, Error>) -> Error {
    result.expect_err("must be refused")
}

#[test]
fn good_input_is_read() {
    let read = read::cells("table-08.csv", &format!("{HEADER}{ROW}"), &spellings());
    assert_eq!(read.expect("good").len(), 1);
}

#[test]
fn missing_column() {
    let error = cells("document,table,row,column,unit_printed,index,printed\n");
    says(
        &error,
        Error::is_missing_column,
        &["table-08.csv", "line 1", "column `measure`", "missing"],
    );
}

#[test]
fn duplicated_unit() {
    let error = cells(&format!("{HEADER}{ROW}{ROW}"));
    let words = [
        "table-08.csv",
        "line 3",
        "column `unit_printed`",
        "Huế",
        "given twice",
    ];
    says(&error, Error::is_duplicate, &words);
    let units = "league,unit,name_vi,name_en\nprovinces,hue,Huế,Huế\nprovinces,hue,Huế,Huế\n";
    let error = refused(read::units("units.csv", units, League::Provinces));
    says(
        &error,
        Error::is_duplicate,
        &["units.csv", "line 3", "column `unit`", "`hue`"],
    );
    let error = refused(wide::table(
        "own.csv",
        b"id,name,dti\nhue,H,0.1\nhue,H,0.1\n",
    ));
    says(
        &error,
        Error::is_duplicate,
        &["own.csv", "line 3", "column `id`", "`hue`"],
    );
}

#[test]
fn value_above_one() {
    let error = cells(&format!("{HEADER}{}", ROW.replace("0.4097", "1.2")));
    let words = [
        "table-08.csv",
        "line 2",
        "column `printed`",
        "`1.2`",
        "range 0 to 1",
    ];
    says(&error, Error::is_out_of_range, &words);
    let error = refused(wide::table("own.csv", b"id,name,dti\nhue,H,1.2\n"));
    says(
        &error,
        Error::is_out_of_range,
        &["own.csv", "line 2", "column `dti`", "`1.2`"],
    );
}

#[test]
fn value_below_zero() {
    let error = cells(&format!("{HEADER}{}", ROW.replace("0.4097", "-0.1")));
    says(
        &error,
        Error::is_out_of_range,
        &["line 2", "column `printed`", "`-0.1`"],
    );
}

#[test]
fn decimal_comma() {
    let error = cells(&format!("{HEADER}{}", ROW.replace("0.4097", "\"0,48\"")));
    let words = [
        "table-08.csv",
        "line 2",
        "column `printed`",
        "`0,48`",
        "write `0.48` with a decimal point",
    ];
    says(&error, Error::is_bad_number, &words);
    let error = refused(wide::table("own.csv", b"id,name,dti\nhue,H,\"0,48\"\n"));
    says(
        &error,
        Error::is_bad_number,
        &["own.csv", "line 2", "column `dti`", "write `0.48`"],
    );
}

#[test]
fn what_only_a_computer_calls_a_number() {
    for word in ["nan", "inf", "-inf", "1e-3", "0x1", "", "½"] {
        let error = cells(&format!("{HEADER}{}", ROW.replace("0.4097", word)));
        says(
            &error,
            Error::is_bad_number,
            &["line 2", "column `printed`"],
        );
    }
}

#[test]
fn rank_that_is_none() {
    for word in ["0", "-1", "1.5", "42nd", "99999999999"] {
        let row = ROW.replace("value", "rank").replace("0.4097", word);
        let error = cells(&format!("{HEADER}{row}"));
        says(
            &error,
            Error::is_bad_number,
            &["line 2", "column `printed`", "a rank"],
        );
    }
}

#[test]
fn empty_file() {
    for text in ["", "\n\n", "\u{feff}"] {
        says(
            &cells(text),
            Error::is_empty_input,
            &["table-08.csv", "empty", "header"],
        );
    }
    let error = refused(wide::table("own.csv", b""));
    says(&error, Error::is_empty_input, &["own.csv", "empty"]);
    let error = refused(read::framework("f.csv", "", "f"));
    says(&error, Error::is_empty_input, &["f.csv", "empty"]);
}

#[test]
fn header_only() {
    // A table of the report may be empty; the rulebook and a table of one's own may not.
    let read = read::cells("table-08.csv", HEADER, &spellings()).expect("a table without rows");
    assert!(read.is_empty());
    let error = refused(wide::table("own.csv", b"id,name,dti\n"));
    says(&error, Error::is_syntax, &["own.csv", "line 2", "no units"]);
    let header =
        std::fs::read_to_string(dti_tests::assets().join("frameworks/qd1726-ministry.csv"))
            .expect("the rulebook")
            .lines()
            .next()
            .map(|line| format!("{line}\n"));
    let error = refused(read::framework("f.csv", &header.expect("a header"), "f"));
    says(&error, Error::is_framework, &["no root"]);
}

#[test]
fn row_of_another_length() {
    let error = cells(&format!("{HEADER}{ROW}dti-2020,8,2\n"));
    says(
        &error,
        Error::is_syntax,
        &["table-08.csv", "line 3", "3 cells, the header has 8"],
    );
    let error = refused(wide::table("own.csv", b"id,name,dti\nhue,H,0,48\n"));
    says(
        &error,
        Error::is_syntax,
        &["own.csv", "line 2", "4 cells", "decimal point"],
    );
}

#[test]
fn unknown_unit_measure_and_league() {
    let error = cells(&format!("{HEADER}{}", ROW.replace("Huế", "Đà Nẳng")));
    let words = [
        "table-08.csv",
        "line 2",
        "column `unit_printed`",
        "`Đà Nẳng`",
    ];
    says(&error, Error::is_unknown_name, &words);
    let error = cells(&format!("{HEADER}{}", ROW.replace("value", "values")));
    says(
        &error,
        Error::is_unknown_name,
        &["line 2", "column `measure`", "did you mean `value`?"],
    );
    let units = "league,unit,name_vi,name_en\nprovince,hue,Huế,Huế\n";
    let error = refused(read::units("units.csv", units, League::Provinces));
    says(
        &error,
        Error::is_unknown_name,
        &["units.csv", "line 2", "did you mean `provinces`?"],
    );
}

#[test]
fn correction_without_two_constraints() {
    let text = "document,table,unit,index,measure,printed,corrected,evidence\n\
                dti-2020,8,hue,dti,value,0.4097,0.4098,sum:8\n";
    let error = refused(read::corrections("corrections.csv", text));
    says(
        &error,
        |_| true,
        &[
            "corrections.csv",
            "line 2",
            "column `evidence`",
            "at least two",
        ],
    );
}

#[test]
fn not_text() {
    let error = refused(wide::table("own.csv", b"id,name,dti\nhue,Hu\xe9,0.1\n"));
    says(&error, Error::is_syntax, &["own.csv", "line 2", "UTF-8"]);
    let noise: Vec<u8> = (0..=255).collect();
    let error = refused(wide::table("photo.jpg", &noise));
    says(&error, Error::is_syntax, &["photo.jpg", "line"]);
    let error = refused(wide::table("zeros.csv", &[0; 64]));
    says(
        &error,
        Error::is_missing_column,
        &["zeros.csv", "line 1", "column `id`"],
    );
}

#[test]
fn truncated_bundle() {
    let bytes = bundle::encode(&published::bundle().expect("good")).expect("good");
    for length in [0, 1, 2, 3, 100, bytes.len() / 2, bytes.len() - 1] {
        let error = refused(bundle::decode(&bytes[..length]));
        says(&error, Error::is_syntax, &["bundle"]);
    }
}

#[test]
fn damaged_bundle_never_panics() {
    let bytes = bundle::encode(&published::bundle().expect("good")).expect("good");
    // Each byte in turn, as far as patience goes: whatever comes out, it comes out as a result.
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] = damaged[at].wrapping_add(97);
        let _ = bundle::decode(&damaged);
    }
    says(
        &refused(bundle::decode(&[0xff; 64])),
        Error::is_syntax,
        &["bundle"],
    );
}
