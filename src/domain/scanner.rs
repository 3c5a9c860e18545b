//! How the badge scanner of this laptop types: which characters stand for which letters, and what
//! ends a code. It is learned from one scan of a text that is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::badge::BadgeCode;

/// The text of the test card: every letter that a code can have, between two beginnings of a code.
///
/// It is no code, so that a card scanned at the desk checks nobody in.
pub const TEST_CARD: &str = "SHBCDFGHJKLNPRSTVXSH";

/// What a scanner types behind a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Nothing.
    Nothing,
}

/// Why nothing can be learned from what arrived of the test card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotTheCard {
    /// More or fewer characters than the card has.
    OtherLength {
        /// How many arrived.
        arrived: usize,
    },
    /// Two letters of the card arrive as the same character.
    Alike {
        /// The two letters.
        letters: [char; 2],
        /// The character.
        typed: char,
    },
    /// One letter of the card arrives now as this and now as that.
    Unsteady {
        /// The letter.
        letter: char,
    },
}

/// How the scanner of this laptop types, as far as the test card told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Scanner {
    /// The letter of the code for each small character typed; empty where they are the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    letters: BTreeMap<char, char>,
    /// What ends a code; none before the test card told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

impl Scanner {
    /// What a scan of the test card tells.
    ///
    /// # Errors
    ///
    /// [`NotTheCard`] when something else was scanned, or its letters cannot be told apart.
    pub fn learned(typed: &str, ending: Ending) -> Result<Self, NotTheCard> {
        let arrived = typed.chars().count();
        if arrived != TEST_CARD.len() {
            return Err(NotTheCard::OtherLength { arrived });
        }
        let mut letters: BTreeMap<char, char> = BTreeMap::new();
        for (typed, letter) in typed.chars().map(small).zip(TEST_CARD.chars()) {
            let known = *letters.entry(typed).or_insert(letter);
            if known != letter {
                return Err(NotTheCard::Alike { letters: [known, letter], typed });
            }
        }
        for letter in TEST_CARD.chars() {
            if letters.values().filter(|known| **known == letter).count() > 1 {
                return Err(NotTheCard::Unsteady { letter });
            }
        }
        if letters.iter().all(|(typed, letter)| typed.to_ascii_uppercase() == *letter) {
            letters.clear();
        }
        Ok(Self { letters, ending: Some(ending) })
    }

    /// Whether letters of a code arrive as other characters.
    #[must_use]
    pub fn translates(&self) -> bool {
        !self.letters.is_empty()
    }

    /// The letters that arrive as other characters: the letter, and what is typed for it.
    pub fn changed(&self) -> impl Iterator<Item = (char, char)> {
        let changed = self.letters.iter().filter(|(typed, letter)| small(**letter) != **typed);
        changed.map(|(typed, letter)| (*letter, *typed))
    }

    /// The code that was typed, in letters as they are or as this scanner sends them.
    #[must_use]
    pub fn read(&self, typed: &str) -> Option<BadgeCode> {
        BadgeCode::read(typed).or_else(|| BadgeCode::read(&self.translated(typed)?))
    }

    /// Whether a code can begin with what was typed.
    #[must_use]
    pub fn could_begin(&self, typed: &str) -> bool {
        BadgeCode::could_begin(typed)
            || self.translated(typed).is_some_and(|letters| BadgeCode::could_begin(&letters))
    }

    /// Whether a text has the letters of a code, as many as one has, and is none: it was misread.
    ///
    /// Letters of another keyboard make words, too: only in capitals are they taken for a code.
    #[must_use]
    pub fn is_misread(&self, typed: &str) -> bool {
        let capitals =
            || typed.chars().any(char::is_uppercase) && !typed.chars().any(char::is_lowercase);
        let translated = || self.translated(typed).filter(|_| capitals());
        BadgeCode::is_misread(typed)
            || translated().is_some_and(|text| BadgeCode::is_misread(&text))
    }

    fn translated(&self, typed: &str) -> Option<String> {
        if self.letters.is_empty() {
            return None;
        }
        typed.chars().map(|typed| self.letters.get(&small(typed)).copied()).collect()
    }
}

/// The small letter of a character, where that is one character.
fn small(typed: char) -> char {
    let mut small = typed.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => typed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeskId, ParticipantId};

    /// What keyboards of other lands type where a US keyboard has the letters of the card.
    const KEYBOARDS: [(&str, &str); 6] = [
        ("Dvorak", "OD XJEUIDHTNBLPOYKQ OD"),
        ("Russian", "ЫР ИСВАПРОЛДТЗКЫЕМЧ ЫР"),
        ("Ukrainian", "ІР ИСВАПРОЛДТЗКІЕМЧ ІР"),
        ("Greek", "ΣΗ ΒΨΔΦΓΗΞΚΛΝΠΡΣΤΩΧ ΣΗ"),
        ("Hebrew", "די נבגכעיחלךמפרדאהס די"),
        ("Colemak", "RH BCSTDHNEIK:PRGVX RH"),
    ];

    fn code(number: u32) -> BadgeCode {
        BadgeCode::of(ParticipantId { desk: DeskId::from_random([1, 2, 3, 4]), number })
    }

    /// A text as a keyboard types it.
    fn typed_on(keyboard: &str, text: &str) -> String {
        let typed: Vec<char> = keyboard.chars().filter(|letter| *letter != ' ').collect();
        let at = |letter| TEST_CARD.chars().position(|known| known == letter).unwrap();
        text.chars().map(|letter| typed[at(letter)]).collect()
    }

    /// What Caps Lock makes of a text: letter by letter, with no final sigma.
    fn in_small(text: &str) -> String {
        text.chars().map(small).collect()
    }

    #[test]
    fn the_card_teaches_any_keyboard_on_which_the_letters_can_be_told_apart() {
        for (name, keyboard) in KEYBOARDS {
            for caps in [false, true] {
                let card = typed_on(keyboard, TEST_CARD);
                let card = if caps { in_small(&card) } else { card };
                let scanner = Scanner::learned(&card, Ending::Tab).unwrap();

                assert!(scanner.translates(), "{name}");
                for number in 1..50 {
                    let text = code(number).to_string();
                    let typed = typed_on(keyboard, &text);
                    assert_eq!(scanner.read(&typed), Some(code(number)), "{name}: {typed}");
                    assert_eq!(scanner.read(&in_small(&typed)), Some(code(number)), "{name}");
                    // Another scanner, or a keyboard that was put right meanwhile.
                    assert_eq!(scanner.read(&text), Some(code(number)), "{name}: {text}");
                    for end in 0..BadgeCode::LETTERS {
                        let beginning: String = typed.chars().take(end).collect();
                        assert!(scanner.could_begin(&beginning), "{name}: {typed}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_keyboard_that_has_the_letters_where_they_are_needs_no_translation() {
        for card in [TEST_CARD.to_owned(), TEST_CARD.to_lowercase()] {
            let scanner = Scanner::learned(&card, Ending::Enter).unwrap();

            assert!(!scanner.translates(), "{card}");
            assert_eq!(scanner.ending, Some(Ending::Enter));
        }
    }

    #[test]
    fn what_is_not_the_card_teaches_nothing() {
        let alike = NotTheCard::Alike { letters: ['S', 'H'], typed: 'x' };
        let typed = "SHBCDFGHJKLNPRQTVXSH";

        assert_eq!(
            Scanner::learned("SHBC", Ending::Enter),
            Err(NotTheCard::OtherLength { arrived: 4 })
        );
        assert_eq!(Scanner::learned(&"x".repeat(20), Ending::Enter), Err(alike));
        let unsteady = Err(NotTheCard::Unsteady { letter: 'S' });
        assert_eq!(Scanner::learned(typed, Ending::Enter), unsteady);
    }

    #[test]
    fn the_card_has_every_letter_of_a_code_and_is_none() {
        for number in 1..100 {
            let text = code(number).to_string();
            assert!(text.chars().all(|letter| TEST_CARD.contains(letter)), "{text}");
        }
        for (at, _) in TEST_CARD.char_indices() {
            let window = TEST_CARD.get(at..at + BadgeCode::LETTERS).unwrap_or_default();
            assert_eq!(BadgeCode::read(window), None, "{window}");
        }
    }
}
