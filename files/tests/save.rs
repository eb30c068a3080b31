//! What a reader can save: every file that there is, against the files as typed.

use std::sync::OnceLock;

use dti_engine::report::Report;
use dti_engine::{Dataset, published};
use dti_files::{Format, Saved, save};
use dti_text::Lang;

fn datasets() -> &'static [Dataset] {
    static ALL: OnceLock<Vec<Dataset>> = OnceLock::new();
    ALL.get_or_init(|| published::all().expect("built-in data"))
}

fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| published::report().expect("built-in report"))
}

fn saved(line: &str) -> Saved {
    save(line, datasets().iter(), report(), Lang::Vi).expect(line)
}

fn text(line: &str) -> String {
    String::from_utf8(saved(line).bytes).expect("UTF-8")
}

fn typed(file: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/../assets/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("file");
    reader.records().map(|row| row.expect("row")).collect()
}

fn parsed(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("row")).collect()
}

#[test]
fn the_corrections_are_the_file_as_typed() {
    let (own, file) = (
        parsed(&text("corrections/csv")),
        typed("data/corrections.csv"),
    );
    assert_eq!(own.len(), 70);
    assert_eq!(own.len(), file.len());
    for (own, file) in own.iter().zip(&file) {
        for column in (0..11).filter(|column| *column != 9) {
            assert_eq!(own[column], file[column], "{own:?}");
        }
        // The audit may know more reasons than the file names.
        for reason in file[9].split(' ') {
            assert!(
                own[9].split(' ').any(|other| other == reason),
                "{reason}: {own:?}"
            );
        }
    }
}

#[test]
fn a_rulebook_has_the_points_of_the_file_as_typed() {
    let own = parsed(&text("rulebook/qd1726-province/csv"));
    let file = typed("frameworks/qd1726-province.csv");
    assert_eq!(own.len(), file.len());
    for row in &file {
        let same = own.iter().find(|own| own[0] == row[0]).expect("an entry");
        for column in [1, 2, 3, 4, 5, 7, 8, 9] {
            assert_eq!(same[column], row[column], "{}", &row[0]);
        }
    }
}

#[test]
fn the_sources_are_those_of_the_file() {
    let (own, file) = (parsed(&text("sources/csv")), typed("data/sources.csv"));
    let columns = |row: &csv::StringRecord| [0, 1, 2, 3, 4].map(|at| row[at].to_owned());
    let own: Vec<_> = own.iter().map(columns).collect();
    let file: Vec<_> = file.iter().map(columns).collect();
    assert_eq!(own, file);
}

#[test]
fn every_dataset_can_be_saved_in_every_form() {
    for data in datasets() {
        let of = format!("{}/{}", data.league, data.year);
        for reading in ["corrected", "printed"] {
            for format in Format::ALL {
                for what in [
                    format!("ranking/{of}/dti/{reading}"),
                    format!("tidy/{of}/{reading}"),
                    format!("wide/{of}/{reading}"),
                ] {
                    let file = saved(&format!("{what}/{}", format.id()));
                    assert!(file.bytes.len() > 20, "{what}");
                    assert!(
                        file.name.is_ascii() && !file.name.contains('/'),
                        "{}",
                        file.name
                    );
                }
            }
        }
    }
    assert_eq!(
        saved("ranking/provinces/2020/dti/corrected/csv-vi").name,
        "dti-ranking-provinces-2020-dti-corrected-vi.csv"
    );
}

#[test]
fn what_there_is_not_is_an_error() {
    for line in [
        "",
        "/",
        "csv",
        "ranking/csv",
        "ranking/provinces/2019/dti/corrected/csv",
        "ranking/provinces/2020/nothing/corrected/csv",
        "ranking/provinces/2020/dti/corrected/exe",
        "tidy/provinces/2020/wrong/csv",
        "rulebook/../csv",
    ] {
        let refused = save(line, datasets().iter(), report(), Lang::En);
        assert!(refused.is_err(), "{line}");
    }
}
