//! A topic as it may be read: once for each thing that its acronyms may stand for.

use super::fold::{fold, is_apostrophe, is_part_of_word};
use super::knowledge::Knowledge;

/// The most readings of one topic.
const MOST_READINGS: usize = 4;
/// The most words of a topic that are looked at.
const MOST_WORDS: usize = 24;
/// What an acronym's own letters count beside what it stands for.
const OWN_LETTERS: f32 = 0.3;
/// What the explanation counts that follows a comma in the list of acronyms.
const EXPLANATION: f32 = 0.7;

/// A part of a reading, and how much its words count.
pub(super) type Part<'a> = (&'a str, f32);

/// The readings of a topic; the first one where it has no acronyms.
pub(super) fn readings<'a>(topic: &'a str, knowledge: &'a Knowledge) -> Vec<Vec<Part<'a>>> {
    let mut readings: Vec<Vec<Part<'a>>> = vec![Vec::new()];
    for piece in pieces(topic).take(MOST_WORDS) {
        let core =
            piece.trim_matches(['.', ',', ';', ':', '(', ')', '[', ']', '"', '\'', '?', '!']);
        let senses = knowledge.senses(core);
        if senses.is_empty() {
            for reading in &mut readings {
                reading.push((piece, 1.0));
            }
            continue;
        }
        let spelled = readings.iter().flat_map(|reading| {
            senses.iter().map(|sense| {
                let explained = sense.iter().enumerate();
                let parts = explained
                    .map(|(place, part)| (*part, if place == 0 { 1.0 } else { EXPLANATION }));
                reading.iter().copied().chain([(core, OWN_LETTERS)]).chain(parts).collect()
            })
        });
        readings = spelled.take(MOST_READINGS).collect();
    }
    readings
}

/// The pieces of a topic between spaces, and between the words of `design/build`.
fn pieces(topic: &str) -> impl Iterator<Item = &str> {
    topic.split_whitespace().flat_map(|piece| {
        let halves = piece.split_once('/').filter(|(before, after)| {
            before.ends_with(char::is_lowercase) && after.starts_with(char::is_alphabetic)
        });
        let (first, second) = halves.map_or((piece, None), |(one, two)| (one, Some(two)));
        std::iter::once(first).chain(second)
    })
}

/// The words of a text for the model: folded, without possessive endings.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c| !is_part_of_word(c)).take(MOST_WORDS).filter_map(|word| {
        let possessive = word.char_indices().rev().find(|&(_, letter)| is_apostrophe(letter));
        let word = match possessive {
            Some((at, _)) if word.len() - at <= 4 && word.ends_with(['s', 'S']) => {
                word.get(..at)?
            }
            _ => word,
        };
        let plain: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
        (!plain.is_empty()).then_some(plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::knowledge::knowledge;

    #[test]
    fn acronyms_are_read_as_what_they_stand_for() {
        let read = readings("hr for start-ups", knowledge());

        let hr = [("hr", OWN_LETTERS), ("human resources", 1.0)];
        assert_eq!(read, [[&hr[..], &[("for", 1.0), ("start-ups", 1.0)]].concat()]);
        assert_eq!(readings("TA", knowledge()).len(), 2);
        assert_eq!(readings("tea", knowledge()), [[("tea", 1.0)]]);
        assert_eq!(readings("", knowledge()), [[]]);
    }

    #[test]
    fn words_lose_their_possessive_endings() {
        let words = |text| plain_words(text).collect::<Vec<String>>();

        assert_eq!(words("Women’s health"), ["women", "health"]);
        assert_eq!(words("O'Brien's Café & C++"), ["obrien", "cafe", "c"]);
    }
}
