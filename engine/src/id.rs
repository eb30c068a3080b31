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

/// The candidate nearest to `name` by edit distance, if one is near enough to be meant.
///
/// Near enough is at most a third of the letters wrong, or one containing the other. No name is
/// longer than 200 bytes: what is, a hostile file perhaps, is not compared at all.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > MAX_NAME {
        return None;
    }
    let name = to_ascii_lower(name);
    let limit = name.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| {
            let contains =
                name.len() >= 3 && (candidate.contains(&name) || name.contains(candidate));
            let distance = edit_distance(&name, candidate);
            (
                if contains {
                    distance.min(limit)
                } else {
                    distance
                },
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, candidate)| (*distance, edit_distance(&name, candidate)))
        .map(|(_, candidate)| candidate)
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
        assert_eq!(nearest(&"da-nang".repeat(100_000), units), None);
    }
}
