//! What a reader saves in the browser is what the command line writes, byte for byte.

mod support;

use std::path::Path;

use dti_engine::{Dataset, League, published};
use dti_files::{Saved, save};
use dti_text::Lang;
use support::dti;

/// The file that a button names, and what `dti` writes with these arguments.
fn same(line: &str, datasets: &[Dataset], report: &dti_engine::report::Report, args: &str) {
    let saved: Saved = save(line, datasets.iter(), report, Lang::En).expect(line);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("saved-{}", saved.name));
    let run = if args.starts_with("export") {
        dti(&format!("{args} -o {}", path.display()))
    } else {
        let run = dti(args);
        std::fs::write(&path, &run.out).expect("a file");
        run
    };
    assert_eq!(run.code, 0, "dti {args}: {}", run.err);
    assert!(
        std::fs::read(&path).expect("a file") == saved.bytes,
        "{line} is not dti {args}"
    );
}

#[test]
fn every_saved_table_is_what_the_command_line_writes() {
    let datasets = published::all().expect("built-in data");
    let report = published::report().expect("built-in report");
    for data in &datasets {
        let (league, year) = (data.league, data.year);
        for (reading, flag) in [("corrected", ""), ("printed", " --printed")] {
            let of = format!("{league}/{year}/{reading}");
            let select = format!("--league {league} --year {year}{flag}");
            // A workbook takes long to make where nothing is optimised.
            let of_2020 = league == League::Provinces && year == 2020 && flag.is_empty();
            let formats = ["csv", "csv-vi", "json", "xlsx"];
            for format in &formats[..if of_2020 { 4 } else { 3 }] {
                for (shape, extra) in [("tidy", ""), ("wide", " --shape wide")] {
                    let line = format!("{shape}/{of}/{format}");
                    let args = format!("export {select}{extra} --format {format} --lang en");
                    same(&line, &datasets, &report, &args);
                }
            }
            if league == League::Nation {
                continue;
            }
            for format in ["csv", "json"] {
                let line = format!("ranking/{league}/{year}/dti/{reading}/{format}");
                let args = format!("rank {select} --format {format}");
                same(&line, &datasets, &report, &args);
            }
        }
    }
}
