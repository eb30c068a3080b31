//! What the rankings of years say that were published in part, against the printed numbers.

use dti_charts::scored::{self, Options};
use dti_charts::{Colouring, View, bars};
use dti_engine::{Dataset, Reading, published, score};
use dti_text::Lang;

fn view(data: &Dataset, code: &str, lang: Lang) -> View {
    let index = data.framework.index(code).expect("there is such an index");
    let options = Options {
        lang,
        colouring: Colouring::Values,
        width: 358.0,
        selected: None,
        citation: String::new(),
    };
    scored::view(&score(data, Reading::Corrected), index, options)
}

#[track_caller]
fn assert_begins(data: &Dataset, code: &str, [vi, en]: [&str; 2]) {
    for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
        let about = bars(&view(data, code, lang)).description;
        assert!(about.starts_with(expected), "{about}");
    }
}

#[test]
fn the_first_of_a_year_in_part_is_named_and_the_lowest_known_as_such() {
    // 14 ranks and 5 values: Đà Nẵng's is rank 1, the lowest is Ninh Thuận's, rank 53.
    assert_begins(
        &published::provinces_2021().unwrap(),
        "dti",
        [
            "Cao nhất là Đà Nẵng (0,6419), thấp nhất đã biết là Ninh Thuận (0,3048). Chưa rõ giá \
             trị của 58 tỉnh, thành phố.",
            "The highest is Đà Nẵng (0.6419), the lowest known is Ninh Thuận (0.3048). The values \
             of 58 provinces are unknown.",
        ],
    );
}

#[test]
fn values_without_ranks_are_the_highest_and_lowest_known() {
    let data = published::provinces_2022().unwrap();
    assert_begins(
        &data,
        "security",
        [
            "Cao nhất đã biết là Đà Nẵng (0,7578), thấp nhất đã biết là Bạc Liêu (0,1398). Chưa \
             rõ giá trị của 53 tỉnh, thành phố.",
            "The highest known is Đà Nẵng (0.7578), the lowest known is Bạc Liêu (0.1398). The \
             values of 53 provinces are unknown.",
        ],
    );
    // The DTI of the same year has no gap.
    assert_begins(
        &data,
        "dti",
        [
            "Cao nhất là Đà Nẵng (0,8002), thấp nhất là Bắc Kạn (0,3941).",
            "The highest is Đà Nẵng (0.8002), the lowest is Bắc Kạn (0.3941).",
        ],
    );
    assert_begins(
        &published::provinces_2024().unwrap(),
        "institutions",
        [
            "Mọi giá trị đã biết đều là 1,0000.",
            "Every known value is 1.0000.",
        ],
    );
}

#[test]
fn the_last_is_named_by_its_rank_where_its_value_is_lost() {
    // Table 16 prints rank 63 for Đắk Nông and 62 for Sơn La; Đắk Nông's value is lost.
    assert_begins(
        &published::provinces_2020().unwrap(),
        "society.sentiment",
        [
            "Cao nhất là Đà Nẵng (0,4387), thấp nhất là Đắk Nông (hạng 63).",
            "The highest is Đà Nẵng (0.4387), the lowest is Đắk Nông (rank 63).",
        ],
    );
}

#[test]
fn a_change_that_is_not_known_of_all_has_no_last() {
    let (now, before) = (
        published::provinces_2022().unwrap(),
        published::provinces_2021().unwrap(),
    );
    let scores = [&now, &before].map(|data| score(data, Reading::Corrected));
    let view = scored::compared(
        view(&now, "dti", Lang::En),
        &scores[0],
        &scores[1],
        "dti",
        true,
    );
    let about = bars(&View {
        colouring: Colouring::Change,
        ..view
    })
    .description;
    assert!(about.contains("2022: the highest known is "), "{about}");
}
