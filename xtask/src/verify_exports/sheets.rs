//! Tables: XLSX and CSV (vi) as LibreOffice reads them, against our CSV.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::{project, run};

use super::{Check, dti, write};

/// What LibreOffice writes: commas, UTF-8, as the cells show it, all sheets.
const AS_SHOWN: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
/// The same with the numbers behind the cells.
const AS_KNOWN: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,0";
/// How a user in Viet Nam opens CSV (vi): semicolons, UTF-8, Vietnamese locale (1066).
const VIETNAMESE: &str = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1066,false,true";
/// The same for plain CSV, in English.
const ENGLISH: &str = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true";

/// Leagues with their years.
const LEAGUES: [(&str, &str); 4] = [
    ("provinces-2020", "--league provinces --year 2020"),
    ("provinces-2022", "--league provinces --year 2022"),
    ("provinces-34-2024", "--league provinces-34 --year 2024"),
    (
        "ministries-2020",
        "--league ministries-nonservice --year 2020",
    ),
];

/// Names that a spreadsheet must not compute.
const FORMULAS: &str =
    "id,name,dti\na,=1+1,0.5\nb,@SUM(1),0.4\nc,+1+1,0.3\nd,-1+1,0.2\ne,Huế,0.1\n";

/// Compares every table.
pub(super) fn check(folder: &Path) -> Result<Vec<Check>> {
    let mut checks = Vec::new();
    for (name, words) in LEAGUES {
        let csv = folder.join(format!("{name}.csv"));
        write(&format!("export {words}"), &csv)?;
        let ours = rows(&csv)?;
        for (format, end) in [("xlsx", "xlsx"), ("csv-vi", "vi.csv")] {
            let file = folder.join(format!("{name}.{end}"));
            write(&format!("export {words} --format {format}"), &file)?;
            let theirs = match format {
                "xlsx" => convert(folder, &file, AS_SHOWN, None, "-Số liệu")?,
                _ => convert(folder, &file, AS_KNOWN, Some(VIETNAMESE), "")?,
            };
            checks.push(compare(&format!("{name}.{end}"), &ours, &rows(&theirs)?));
        }
    }
    checks.push(formulas(folder)?);
    Ok(checks)
}

/// A table of somebody's own whose names look like formulas, through `dti rank` and back.
fn formulas(folder: &Path) -> Result<Check> {
    let own = folder.join("own.csv");
    project::write(&own, FORMULAS)?;
    let mut command = dti();
    command
        .args(["rank", "--format", "csv", "--input"])
        .arg(&own);
    let ranked = folder.join("formulas.csv");
    let text = run::output_or_error(&mut command)?;
    project::write(&ranked, format!("{text}\n"))?;
    let theirs = rows(&convert(folder, &ranked, AS_KNOWN, Some(ENGLISH), "")?)?;
    Ok(compare("formulas.csv", &rows(&ranked)?, &theirs))
}

/// Lets LibreOffice write a file as CSV and gives the place of it.
fn convert(
    folder: &Path,
    file: &Path,
    to: &str,
    from: Option<&str>,
    sheet: &str,
) -> Result<PathBuf> {
    let out = folder.join("libreoffice");
    let mut command = run::command("soffice");
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .arg("--headless")
        .args(from)
        .args(["--convert-to", to, "--outdir"])
        .arg(&out)
        .arg(file);
    run::output_or_error(&mut command)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok(out.join(format!("{stem}{sheet}.csv")))
}

/// The cells of a CSV file.
fn rows(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = project::read(path)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader
        .records()
        .map(|record| {
            let record =
                record.map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
            Ok(record.iter().map(str::to_owned).collect())
        })
        .collect()
}

/// Numbers are compared as numbers: `0.5` is `0.5000`. An open rank has a dash in CSV (vi).
fn same(ours: &str, theirs: &str) -> bool {
    match (ours.parse::<f64>(), theirs.parse::<f64>()) {
        // A computed number is shown with four decimals.
        (Ok(a), Ok(b)) => (a - b).abs() <= 0.000_05,
        _ => ours == theirs.replace('–', "-") || ours == theirs,
    }
}

fn compare(file: &str, ours: &[Vec<String>], theirs: &[Vec<String>]) -> Check {
    let (mut equal, mut other) = (0, Vec::new());
    for (at, row) in ours.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let found = theirs.get(at).and_then(|row| row.get(column));
            match found {
                Some(found) if same(cell, found) => equal += 1,
                found => other.push(format!("`{cell}` is {found:?}")),
            }
        }
    }
    let good = other.is_empty() && ours.len() == theirs.len() && equal > 0;
    let result = if good {
        format!("{equal} cells equal")
    } else {
        let some: Vec<String> = other.iter().take(3).cloned().collect();
        let rows = (ours.len(), theirs.len());
        format!(
            "{} cells differ, rows {rows:?}: {}",
            other.len(),
            some.join("; ")
        )
    };
    Check {
        file: file.to_owned(),
        program: "LibreOffice",
        result,
        good,
    }
}
