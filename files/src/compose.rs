//! Letters and marks that were typed one after the other, as one letter each.

/// The vowels by tone: level, huyền, hỏi, ngã, sắc, nặng.
const TONES: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];
/// The marks of the tones, in that order.
const TONE_MARKS: [char; 6] = ['\0', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
/// The marks that make another vowel: circumflex, breve, horn.
const SHAPES: [(char, char, char); 6] = [
    ('a', '\u{302}', 'â'),
    ('e', '\u{302}', 'ê'),
    ('o', '\u{302}', 'ô'),
    ('a', '\u{306}', 'ă'),
    ('o', '\u{31b}', 'ơ'),
    ('u', '\u{31b}', 'ư'),
];

/// The characters of `text` with every Vietnamese letter as one of them. In what order the marks of a
/// letter were typed is all the same; a mark that fits no letter stays behind it.
pub(crate) fn compose(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for character in text.chars() {
        match out.last().and_then(|&base| joined(base, character)) {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(character),
        }
    }
    out
}

/// A letter with one more mark.
fn joined(base: char, mark: char) -> Option<char> {
    if !('\u{300}'..='\u{323}').contains(&mark) {
        return None;
    }
    let lower = base.to_lowercase().next()?;
    let (vowel, tone) = TONES.iter().find_map(|row| {
        let tone = row.chars().position(|letter| letter == lower)?;
        Some((row.chars().next()?, tone))
    })?;
    let shaped = SHAPES
        .iter()
        .find(|shape| (shape.0, shape.1) == (vowel, mark));
    let (vowel, tone) = match shaped {
        Some(shape) => (shape.2, tone),
        None if tone == 0 => (vowel, TONE_MARKS.iter().position(|known| *known == mark)?),
        None => return None,
    };
    let row = TONES.iter().find(|row| row.starts_with(vowel))?;
    let letter = row.chars().nth(tone)?;
    if base.is_uppercase() {
        letter.to_uppercase().next()
    } else {
        Some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::compose;

    #[test]
    fn marks_join_their_letter_in_any_order() {
        for (typed, expected) in [
            ("Hue\u{302}\u{301}", "Huế"),
            ("Hue\u{301}\u{302}", "Huế"),
            ("Đie\u{323}\u{302}n Bie\u{302}n", "Điện Biên"),
            ("Thu\u{31b}\u{300}a", "Thừa"),
            ("A\u{306}\u{301}", "Ắ"),
            ("Cần Thơ", "Cần Thơ"),
            ("x\u{301}", "x\u{301}"),
            ("a\u{301}\u{301}", "á\u{301}"),
            ("\u{301}", "\u{301}"),
            ("", ""),
        ] {
            assert_eq!(compose(typed).iter().collect::<String>(), expected);
        }
    }
}
