//! Tables as files: what a program reads back is what was published, and nothing is a formula.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};
use dti_engine::{Dataset, Reading, published};
use dti_files::{About, COLUMNS, Cell, Origin, Table, about, lines, ranking, wide, xlsx};
use dti_text::{FilesText, Lang};

fn provinces() -> Dataset {
    published::provinces_2020().expect("the published data")
}

/// Of the data, as it could be.
const VERSION: &str = "0123abcd";

fn about_all(data: &Dataset, columns: &[String], lang: Lang) -> About {
    let sources = published::sources().expect("the sources");
    let origin = Origin {
        sources: &sources,
        version: VERSION,
    };
    about(data, None, Reading::Corrected, origin, columns, lang)
}

/// The two sheets of a workbook, by another library than the one that wrote it.
fn sheets(bytes: &[u8]) -> [(String, Range<Data>); 2] {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets();
    assert_eq!(
        book.worksheet_formula(&sheets[0].0)
            .expect("formulas")
            .used_cells()
            .count(),
        0
    );
    sheets.try_into().expect("two sheets")
}

fn cell(range: &Range<Data>, row: u32, column: u32) -> &Data {
    range.get_value((row, column)).unwrap_or(&Data::Empty)
}

#[test]
fn a_workbook_holds_the_numbers_of_the_csv() {
    let data = provinces();
    let society = data.framework.index("society.data").expect("an index");
    let table = ranking(lines(&data, society, Reading::Corrected));
    let bytes = xlsx(
        &table.columns,
        &table.rows,
        &about_all(&data, &table.columns, Lang::Vi),
    )
    .expect("XLSX");
    let [(name, range), _] = sheets(&bytes);
    assert_eq!(name, "Số liệu");
    let text = table.csv().expect("CSV");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&*text);
    let mut compared = 0;
    for (row, record) in (0..).zip(reader.records()) {
        for (column, plain) in (0..).zip(&record.expect("a record")) {
            let same = match cell(&range, row, column) {
                Data::Empty => plain.is_empty(),
                Data::Float(number) => plain.parse() == Ok(*number),
                Data::String(text) => text == plain,
                _ => false,
            };
            assert!(
                same,
                "{row},{column}: `{plain}`, {:?}",
                cell(&range, row, column)
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 64 * COLUMNS.len());
    // As the report prints them, Table 17: numbers, and names with their diacritics.
    let found = (1..64).find(|row| *cell(&range, *row, 1) == Data::String("da-nang".into()));
    let row = found.expect("Đà Nẵng");
    assert_eq!(*cell(&range, row, 2), Data::String("Đà Nẵng".into()));
    assert!(matches!(cell(&range, row, 3), Data::Float(_)));
}

#[test]
fn the_second_sheet_says_where_the_numbers_come_from() {
    let data = provinces();
    let table = dti_files::whole(&data, Reading::Corrected);
    for (lang, words) in [
        (
            Lang::Vi,
            ["Nguồn", "Bộ Thông tin và Truyền thông", "chưa rõ", "MIT"],
        ),
        (
            Lang::En,
            [
                "Source",
                "Ministry of Information and Communications",
                "neither zero",
                "MIT",
            ],
        ),
    ] {
        let bytes = xlsx(
            &table.columns,
            &table.rows,
            &about_all(&data, &table.columns, lang),
        )
        .expect("XLSX");
        let [_, (name, range)] = sheets(&bytes);
        assert_eq!(name, FilesText::of(lang).about_sheet);
        let all: String = range
            .cells()
            .map(|(_, _, data)| format!("{data}\n"))
            .collect();
        for word in words {
            assert!(all.contains(word), "{word} in {all}");
        }
        assert!(all.contains(VERSION));
        assert!(
            all.contains("Báo cáo Chỉ số đánh giá chuyển đổi số"),
            "{all}"
        );
        for column in &table.columns {
            let row = range
                .cells()
                .find(|(_, at, data)| *at == 0 && data.to_string() == *column)
                .map(|(row, _, _)| row)
                .expect("every column is explained");
            let row = u32::try_from(row).expect("few rows");
            assert!(!cell(&range, row, 1).to_string().is_empty(), "{column}");
        }
    }
}

#[test]
fn names_that_look_like_formulas_stay_text() {
    let data = provinces();
    let names = [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1",
        "@A1",
        "\t=1",
        "\r=1",
        "Huế",
    ];
    let table = Table {
        columns: vec!["name".into(), "value".into()],
        rows: names
            .map(|name| vec![Cell::text(name), Cell::Computed(-0.25)])
            .to_vec(),
    };
    let bytes = xlsx(
        &table.columns,
        &table.rows,
        &about_all(&data, &table.columns, Lang::En),
    )
    .expect("XLSX");
    let [(_, range), _] = sheets(&bytes);
    for (row, name) in (1..).zip(names) {
        match cell(&range, row, 0) {
            Data::String(text) => assert_eq!(text.trim(), name.trim()),
            other => panic!("{name:?} became {other:?}"),
        }
        assert_eq!(*cell(&range, row, 1), Data::Float(-0.25));
    }
    let text = String::from_utf8(table.csv().expect("CSV")).expect("UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (record, name) in reader.records().zip(names) {
        let record = record.expect("a record");
        let first = record[0].chars().next();
        assert_eq!(first, Some(if name == "Huế" { 'H' } else { '\'' }));
        assert_eq!(&record[1], "-0.25");
    }
}

#[test]
fn the_same_numbers_give_the_same_bytes() {
    let data = provinces();
    let table = wide(&data, Reading::Printed);
    let about = about_all(&data, &table.columns, Lang::Vi);
    let once = xlsx(&table.columns, &table.rows, &about).expect("XLSX");
    assert_eq!(
        once,
        xlsx(&table.columns, &table.rows, &about).expect("XLSX")
    );
}

#[test]
fn a_wide_table_has_a_row_per_unit_and_the_values_of_the_rankings() {
    let data = provinces();
    let table = wide(&data, Reading::Corrected);
    assert_eq!((table.rows.len(), table.columns.len()), (63, 2 + 31));
    assert_eq!(table.columns[2], "dti");
    let row = &table.rows[data.unit("da-nang").expect("a unit")];
    assert_eq!(row[2], Cell::Printed(0.4874, 4));
    // The nine indices of the society pillar of Hà Nam are lost in print.
    let at = table
        .columns
        .iter()
        .position(|name| name == "society.data")
        .expect("a column");
    assert_eq!(
        table.rows[data.unit("ha-nam").expect("a unit")][at],
        Cell::Missing
    );
}
