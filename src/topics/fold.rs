//! Folding: what two people would call the same text becomes the same text.
//!
//! Case, width, ligatures and the accents of Latin and Greek letters go; so do the vowel points of
//! Hebrew and Arabic, which few people type. Every script stays itself: [`romanised`] is a second
//! key beside the folded text, never in its place.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared: NFKC, lower case, without the accents of Latin and Greek letters.
///
/// Folding a folded text changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let mut plain = String::with_capacity(lower.len());
    let mut accented = false;
    for character in lower.nfd() {
        if is_accent(character) && accented || is_point(character) {
            continue;
        }
        if !is_combining_mark(character) {
            accented = bears_accents(character);
        }
        match plain_latin(character) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(character),
        }
    }
    plain.nfkc().collect()
}

/// A text in Latin letters, lower case: `Đặng` is `dang`, `Тимченко` is `timchenko`.
///
/// What has no Latin reading is left out. Chinese characters get their Mandarin reading, which is
/// wrong for Japanese names.
#[must_use]
pub fn romanised(text: &str) -> String {
    let read = |character: char| deunicode_char(character).unwrap_or_default().chars();
    fold(text).chars().flat_map(read).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A text folded as those fold who write an accented letter with two: `Müller` is `mueller`.
///
/// German, Danish, Norwegian and Swedish habits; `ch`, `sh` and `zh` for Slavic letters with a háček.
#[must_use]
pub fn spelled_out(text: &str) -> String {
    let composed: String = text.nfkc().flat_map(char::to_lowercase).nfc().collect();
    let mut spelled = String::with_capacity(composed.len());
    for character in composed.chars() {
        match two_letters(character) {
            Some(letters) => spelled.push_str(letters),
            None => spelled.push(character),
        }
    }
    fold(&spelled)
}

/// The words of a text, folded: runs of letters, digits and their marks, apostrophes left out.
///
/// `C++` and `C#` keep their signs, without which they would be another topic.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c| !is_part_of_word(c)).map(without_apostrophes).filter(has_letter).collect()
}

/// The words of a text as they stand in it.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_part_of_word(c)).filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Whether a character belongs to a word rather than standing between two.
#[must_use]
pub fn is_part_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || is_combining_mark(character)
        || is_apostrophe(character)
        || matches!(character, '+' | '#' | '\u{200C}' | '\u{200D}')
}

/// Whether a character is one of the marks written as an apostrophe: `O'Brien`, `d’Arc`.
#[must_use]
pub const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{B4}' | '\u{2BC}' | '\u{2BB}')
}

fn without_apostrophes(word: &str) -> String {
    word.chars().filter(|&c| !is_apostrophe(c)).collect()
}

#[expect(clippy::ptr_arg, reason = "the shape that `filter` asks for")]
fn has_letter(word: &String) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether a mark is an accent of Latin or Greek: the block of combining diacritics.
const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Whether a mark is a Hebrew point, an Arabic vowel sign or the stroke that stretches a word.
const fn is_point(character: char) -> bool {
    matches!(character, '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}'
        | '\u{5C5}' | '\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Whether accents on this letter are an ornament to a searcher; й without its breve is another.
const fn bears_accents(character: char) -> bool {
    matches!(character, 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}')
}

/// The plain letters for a Latin letter that is no letter with an accent.
const fn plain_latin(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' | 'ǽ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'þ' => "th",
        'ŧ' => "t",
        'ə' => "e",
        'ς' => "σ",
        _ => return None,
    })
}

const fn two_letters(character: char) -> Option<&'static str> {
    Some(match character {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'å' => "aa",
        'č' => "ch",
        'š' => "sh",
        'ž' => "zh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_written_twice_folds_to_one_text() {
        for (one, other) in [
            ("Müller", "MULLER"),
            ("Jose\u{301}", "josé"),
            ("Núñez", "nunez"),
            ("Nguyễn", "nguyen"),
            ("Đặng", "dang"),
            ("Łukasz", "lukasz"),
            ("Straße", "STRASSE"),
            ("İnönü", "inonu"),
            ("ＡＤＡ", "ada"),
            ("ﬁn", "FIN"),
            ("Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"),
            ("شَمْس", "شمس"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn letters_of_other_scripts_stay_themselves() {
        for text in ["山田 太郎", "йод", "ёлка", "김영환", "हिन्दी", "がぎ", "สวัสดี"]
        {
            assert_eq!(fold(text), text);
        }
    }

    #[test]
    fn a_second_key_is_written_in_latin_letters() {
        for (text, latin) in [
            ("Đặng", "dang"),
            ("Тимченко", "timchenko"),
            ("李小龍", "li xiao long "),
            ("Ødegård", "odegard"),
        ] {
            assert_eq!(romanised(text), latin);
        }
        for (text, spelled) in
            [("Müller", "mueller"), ("Håvard", "haavard"), ("Krajčovič", "krajchovich")]
        {
            assert_eq!(spelled_out(text), spelled);
        }
    }

    #[test]
    fn words_are_cut_at_what_is_no_letter() {
        assert_eq!(words("O'Brien-Smith, d’Arc"), ["obrien", "smith", "darc"]);
        assert_eq!(words("C++ & c# -- 'n'"), ["c++", "c#", "n"]);
        assert_eq!(words("हिन्दी भाषा"), ["हिन्दी", "भाषा"]);
        assert!(words(" -- '' ++ ").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*|.*") {
            let once = fold(&text);

            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
