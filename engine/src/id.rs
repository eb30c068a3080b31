//! Identifiers: how a printed name becomes one, and which known one is nearest to a mistyped one.

/// Folds a Vietnamese name to ASCII lower case with hyphens, as identifiers are written.
///
/// "TP.", "Tỉnh" and "Thành phố" in front are dropped. Every other run of characters that are
/// neither letters nor digits becomes one hyphen.
///
/// ```
/// use dti_engine::id::fold;
/// assert_eq!(fold("TP. Đà Nẵng"), "da-nang");
/// assert_eq!(fold("Thừa Thiên - Huế"), "thua-thien-hue");
/// assert_eq!(fold("Bộ Văn hóa, Thể thao và Du lịch"), "bo-van-hoa-the-thao-va-du-lich");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let ascii = to_ascii_lower(name);
    let mut id = String::with_capacity(ascii.len());
    for c in ascii.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    for prefix in ["tp-", "tinh-", "thanh-pho-"] {
        if let Some(rest) = id.strip_prefix(prefix) {
            return rest.to_owned();
        }
    }
    id.to_owned()
}

/// The name in ASCII lower case, other characters kept: what a search without diacritics compares.
///
/// ```
/// assert_eq!(dti_engine::id::to_ascii_lower("Đắk Lắk"), "dak lak");
/// ```
#[must_use]
pub fn to_ascii_lower(name: &str) -> String {
    name.chars().map(lower).filter_map(base_letter).collect()
}

/// The small letter of an ASCII or Vietnamese capital; anything else as it is. The standard
/// library's tables for all scripts would weigh eleven kilobytes in the browser.
fn lower(c: char) -> char {
    let small = match c {
        'À'..='Ö' | 'Ø'..='Þ' => u32::from(c) + 0x20,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => u32::from(c) + 1,
        // Capitals and small letters take turns.
        'Ạ'..='Ỹ' => u32::from(c) | 1,
        _ => return c.to_ascii_lowercase(),
    };
    char::from_u32(small).unwrap_or(c)
}

/// The letter without its diacritics, or `None` for a combining mark.
fn base_letter(c: char) -> Option<char> {
    Some(match c {
        'à'..='ã' | 'ă' | 'ạ'..='ặ' => 'a',
        'è'..='ê' | 'ẹ'..='ệ' => 'e',
        'ì' | 'í' | 'ĩ' | 'ỉ' | 'ị' => 'i',
        'ò'..='õ' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ỳ'..='ỹ' => 'y',
        'đ' => 'd',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// The longest name that is compared with others, in bytes; comparing takes time by its square.
const MAX_NAME: usize = 200;

/// Whether a text holds another. For names, which are short: the search of the standard library is
/// made for long texts, and weighs more than the table that it would filter.
///
/// ```
/// use dti_engine::id::holds;
/// assert!(holds("khanh-hoa", "hoa") && holds("khanh-hoa", ""));
/// assert!(!holds("hoa", "khanh-hoa"));
/// ```
#[must_use]
pub fn holds(text: &str, part: &str) -> bool {
    let part = part.as_bytes();
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|there| there == part)
}

/// The candidate nearest to `name` by edit distance, if one is near enough to be meant.
///
/// Both are [folded](fold) first, so that a spelled name finds an id and an id a spelled name. Near
/// enough is at most a third of the letters wrong, or one containing the other; a name that only
/// has a number more is nearest of all. No name is longer than 200 bytes: what is, a hostile file
/// perhaps, is not compared at all.
///
/// ```
/// use dti_engine::id::nearest;
/// assert_eq!(nearest("khanh hao", ["Khánh Hòa", "Hòa Bình"]), Some("Khánh Hòa"));
/// assert_eq!(nearest("provinces-63", ["provinces-34", "provinces"]), Some("provinces"));
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > MAX_NAME {
        return None;
    }
    let name = comparable(name);
    let limit = name.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| {
            let folded = comparable(candidate);
            let contains = name.len() >= 3
                && !folded.is_empty()
                && (holds(&folded, &name) || holds(&name, &folded));
            let letters = edit_distance(&name, &folded);
            let distance = if only_numbered(&name, &folded) {
                letters.min(1)
            } else if contains {
                letters.min(limit)
            } else {
                letters
            };
            (distance, letters, candidate)
        })
        .filter(|(distance, ..)| *distance <= limit)
        .min_by_key(|(distance, letters, _)| (*distance, *letters))
        .map(|(.., candidate)| candidate)
}

/// The name folded, or in small letters where folding leaves nothing of it.
fn comparable(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() {
        to_ascii_lower(name)
    } else {
        folded
    }
}

/// Whether `name` is `other` with a number behind it: `provinces-63` of `provinces`.
fn only_numbered(name: &str, other: &str) -> bool {
    let number = name
        .strip_prefix(other)
        .and_then(|rest| rest.strip_prefix('-'));
    !other.is_empty()
        && number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Levenshtein distance in characters.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = if x == *y { diagonal } else { diagonal + 1 };
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_folds_to_ascii() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        for letter in letters.chars().chain(letters.to_uppercase().chars()) {
            let folded = to_ascii_lower(&letter.to_string());
            assert!(
                folded.len() == 1 && folded.is_ascii(),
                "{letter} became {folded}"
            );
        }
    }

    #[test]
    fn letters_keep_their_base() {
        assert_eq!(
            to_ascii_lower("ạẶ ẹỆ ịỈ ọỢ ụỰ ỵỸ ăơư"),
            "aa ee ii oo uu yy aou"
        );
    }

    #[test]
    fn decomposed_names_fold_like_composed_ones() {
        assert_eq!(fold("Hu\u{ea}\u{301}"), fold("Huế"));
    }

    #[test]
    fn a_name_that_only_begins_like_a_prefix_is_kept() {
        assert_eq!(fold("Thành phố Huế"), "hue");
        assert_eq!(fold("Thanh Hóa"), "thanh-hoa");
        assert_eq!(fold("Thanh tra Chính phủ"), "thanh-tra-chinh-phu");
    }

    #[test]
    fn typos_find_the_unit_and_nonsense_does_not() {
        let units = ["da-nang", "dak-nong", "khanh-hoa"];
        assert_eq!(nearest("khanh-hao", units), Some("khanh-hoa"));
        assert_eq!(nearest("Danang", units), Some("da-nang"));
        assert_eq!(nearest("zzzzzz", units), None);
        assert_eq!(nearest("Khánh Hòa", units), Some("khanh-hoa"));
        assert_eq!(nearest("", units), None);
        assert_eq!(nearest(&"da-nang".repeat(100_000), units), None);
    }

    #[test]
    fn spelled_candidates_are_found_by_ids_and_by_misspelled_names() {
        let names = ["TP. Đà Nẵng", "Đắk Nông", "Khánh Hòa", "..."];
        assert_eq!(nearest("da-nang", names), Some("TP. Đà Nẵng"));
        assert_eq!(nearest("DAK NONG", names), Some("Đắk Nông"));
        assert_eq!(nearest("Khánh Hoà", names), Some("Khánh Hòa"));
        assert_eq!(nearest("Cần Thơ", names), None);
    }

    #[test]
    fn a_number_behind_a_name_is_no_reason_for_a_name_with_another() {
        let leagues = ["provinces", "provinces-34", "nation"];
        assert_eq!(nearest("provinces-63", leagues), Some("provinces"));
        assert_eq!(nearest("provinces-43", leagues), Some("provinces"));
        assert_eq!(nearest("provinces-3", leagues), Some("provinces-34"));
        assert_eq!(nearest("provnces-34", leagues), Some("provinces-34"));
        let codes = ["government", "government.activity"];
        assert_eq!(
            nearest("government.actvty", codes),
            Some("government.activity")
        );
    }
}
