//! One cleaning function for every text that comes in from a person or a file.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a name or an organisation.
pub const NAME_LIMIT: usize = 200;
/// The most characters of an e-mail address (RFC 5321).
pub const EMAIL_LIMIT: usize = 254;
/// The most characters of a note.
pub const NOTE_LIMIT: usize = 4_000;
/// The most characters of a topic.
pub const TOPIC_LIMIT: usize = 60;
/// The most topics of one kind for one person.
pub const TOPICS_LIMIT: usize = 20;
/// The most combining marks on one letter; no script in use needs more.
const MARKS_LIMIT: usize = 4;

/// A text as it is kept: composed (NFC), on one line, without characters that hide or command.
///
/// Tabs and line ends become spaces, runs of spaces one space; control and bidirectional control
/// characters, zero-width and tag characters go; joiners stay between letters or emoji that need
/// them; a letter keeps at most four combining marks; at most `limit` characters stay.
/// Cleaning a clean text changes nothing.
#[must_use]
pub fn clean(text: &str, limit: usize) -> String {
    let mut cleaned = String::with_capacity(text.len().min(limit.saturating_mul(4)));
    let mut marks = 0;
    let mut characters = text.nfc().filter_map(kept).peekable();
    let mut length = 0;
    while let Some(character) = characters.next() {
        if is_joiner(character) {
            let between = cleaned.chars().next_back().is_some_and(joins)
                && characters.peek().copied().is_some_and(joins);
            if !between {
                continue;
            }
        }
        if character == ' ' && (cleaned.is_empty() || cleaned.ends_with(' ')) {
            continue;
        }
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        if marks > MARKS_LIMIT {
            continue;
        }
        if length == limit {
            break;
        }
        cleaned.push(character);
        length += 1;
    }
    cleaned.truncate(cleaned.trim_end().len());
    // Taking a character out can bring two together that compose.
    if unicode_normalization::is_nfc(&cleaned) { cleaned } else { clean(&cleaned, limit) }
}

/// A cleaned text, or nothing when nothing is left of it.
#[must_use]
pub fn clean_or_none(text: &str, limit: usize) -> Option<String> {
    Some(clean(text, limit)).filter(|text| !text.is_empty())
}

/// Topics as they are kept: each cleaned, none empty, none twice, at most twenty.
#[must_use]
pub fn clean_topics<T: AsRef<str>>(topics: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for topic in topics {
        let Some(topic) = clean_or_none(topic.as_ref(), TOPIC_LIMIT) else { continue };
        let same = |other: &String| other.to_lowercase() == topic.to_lowercase();
        if kept.len() < TOPICS_LIMIT && !kept.iter().any(same) {
            kept.push(topic);
        }
    }
    kept
}

/// The character as it is kept, or nothing.
fn kept(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if character.is_whitespace() => Some(' '),
        _ if character.is_control() || hides(character) => None,
        _ => Some(character),
    }
}

/// Bidirectional controls, characters of no width, interlinear and tag characters.
const fn hides(character: char) -> bool {
    matches!(character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{034F}' | '\u{180E}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

/// Whether a joiner beside this character changes how it is written.
///
/// Emoji and variation selectors (Unicode TR51), Arabic and the scripts of India (Unicode 9 and 12).
const fn joins(character: char) -> bool {
    matches!(character,
        '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{18AF}' | '\u{FE0E}' | '\u{FE0F}' | '\u{2190}'..='\u{2BFF}'
        | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_commands_is_taken_out() {
        for (text, cleaned) in [
            ("  Ada \t Lovelace\r\n", "Ada Lovelace"),
            ("A\u{1b}[31mda", "A[31mda"),
            ("\u{202e}evil\u{202c}", "evil"),
            ("Al\u{200b}ice", "Alice"),
            ("A\u{e0041}da", "Ada"),
            ("a\u{a0}b\u{2028}c", "a b c"),
            ("Jose\u{301}", "Jos\u{e9}"),
            ("\u{0}\u{1}", ""),
        ] {
            assert_eq!(clean(text, NAME_LIMIT), cleaned, "{text:?}");
        }
    }

    #[test]
    fn letters_and_emoji_of_every_script_stay() {
        for text in [
            "محمد علي",
            "דוד",
            "李小龍",
            "👩\u{200d}🔬 Ada",
            "Đặng Thị Ánh",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
        ] {
            assert_eq!(clean(text, NAME_LIMIT), text);
        }
    }

    #[test]
    fn towers_of_marks_and_endless_names_are_cut() {
        let tower = format!("e{}", "\u{33f}".repeat(500));

        assert_eq!(clean(&tower, NAME_LIMIT).chars().count(), 5);
        assert_eq!(clean(&"x".repeat(500), NAME_LIMIT).chars().count(), NAME_LIMIT);
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC*|.*") {
            let once = clean(&text, NAME_LIMIT);

            proptest::prop_assert_eq!(clean(&once, NAME_LIMIT), once);
        }
    }

    #[test]
    fn topics_are_kept_once() {
        assert_eq!(clean_topics(["Rust", " rust ", "", "Go"]), ["Rust", "Go"]);
    }
}
