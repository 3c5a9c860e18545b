//! A topic made ready to be compared: once, so that comparing two is cheap.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::fold::{fold, is_apostrophe, is_part_of_word};
use super::knowledge::{Knowledge, knowledge};
use super::model::{Direction, NUMBERS, direction};
use super::stem::stem;
use super::vocabulary::TopicKey;

/// The most readings of one topic, of which each acronym makes one more.
const MOST_READINGS: usize = 4;
/// The most words of a topic that are looked at.
const MOST_WORDS: usize = 16;

/// The most letters of a topic that are looked at.
const MOST_LETTERS: usize = 200;

/// Words that say nothing of which topic it is; in order.
const SMALL_WORDS: [&str; 18] = [
    "a", "an", "and", "as", "at", "by", "for", "from", "how", "in", "into", "of", "on", "or",
    "the", "to", "with", "your",
];

/// A topic made ready to be compared with others.
#[derive(Clone, Debug)]
pub struct Meaning {
    key: TopicKey,
    /// The key without spaces.
    pub(super) joined: String,
    /// Words with a digit, `+` or `#`: they tell versions, years and languages apart.
    pub(super) marks: BTreeSet<String>,
    /// As it is written, then with what its acronyms stand for.
    pub(super) readings: Vec<Reading>,
    /// Groups of three letters, in order.
    pub(super) groups: Vec<[char; 3]>,
    understood: bool,
}

/// One way to read a topic.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Its words as Americans spell them, without the small ones; hashed, in order.
    pub(super) words: Box<[u64]>,
    /// Their stems; hashed, in order.
    pub(super) stems: Box<[u64]>,
    /// Whether it is spelled in another way than it was written.
    pub(super) respelled: bool,
    /// Whether the model knows every one of the words.
    pub(super) known: bool,
    /// Where the model says that it points.
    pub(super) direction: Option<Direction>,
}

impl Meaning {
    /// What a topic means as it is written.
    #[must_use]
    pub fn of(topic: &str) -> Self {
        let knowledge = knowledge();
        let key = TopicKey::written(topic);
        let joined: String =
            key.as_str().chars().filter(|&c| c != ' ').take(MOST_LETTERS).collect();
        let marks = key.as_str().split(' ').filter(|word| is_mark(word)).map(str::to_owned);
        let marks = marks.collect();
        let readings: Vec<Reading> =
            spelled_out(topic, knowledge).iter().map(|text| Reading::of(text, knowledge)).collect();
        let understood = readings.iter().any(|reading| reading.direction.is_some());
        Self { groups: groups(&joined), key, joined, marks, readings, understood }
    }

    /// What every spelling of the topic shares.
    #[must_use]
    pub const fn key(&self) -> &TopicKey {
        &self.key
    }

    /// Whether the model knows its words; else it is compared by its letters alone.
    #[must_use]
    pub const fn is_understood(&self) -> bool {
        self.understood
    }
}

impl Reading {
    fn of(text: &str, knowledge: &Knowledge) -> Self {
        let mut words = Vec::new();
        let mut sum = [0.0; NUMBERS];
        let mut known = 0;
        let mut respelled = false;
        for written in plain_words(text) {
            let word = knowledge.american(&written);
            respelled |= word != written;
            known += usize::from(knowledge.knows(&word));
            knowledge.add(&word, 1.0, &mut sum);
            words.push(word);
        }
        // Pieces of words that it does not know would only look as if they meant something.
        let direction = direction(&sum).filter(|_| known * 2 >= words.len());
        let known = known == words.len();
        let words = big_words(words);
        let stems = hashes(words.iter().map(|word| stem(word)));
        Self { words: hashes(words), stems, respelled, known, direction }
    }
}

/// The topic as it is written, and once for each thing that its acronyms may stand for.
fn spelled_out(topic: &str, knowledge: &Knowledge) -> Vec<String> {
    let pieces: Vec<&str> = topic.split_whitespace().take(MOST_WORDS).collect();
    let acronyms: Vec<_> = pieces
        .iter()
        .map(|piece| knowledge.acronym(piece).or_else(|| knowledge.acronym(bare(piece))))
        .collect();
    let senses = acronyms.iter().flatten().map(|acronym| acronym.senses.len()).max().unwrap_or(0);
    let mut readings = vec![pieces.join(" ")];
    for sense in 0..senses.min(MOST_READINGS - 1) {
        let spelled = pieces.iter().zip(&acronyms).map(|(piece, acronym)| {
            let senses = acronym.map(|acronym| &acronym.senses);
            senses.and_then(|senses| senses.get(sense).or(senses.first())).unwrap_or(piece)
        });
        readings.push(spelled.copied().collect::<Vec<&str>>().join(" "));
    }
    readings
}

/// A piece of a text without the signs around it.
fn bare(piece: &str) -> &str {
    piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
}

/// The words of a text for the model: folded, without possessive endings.
fn plain_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c| !is_part_of_word(c)).take(4 * MOST_WORDS).filter_map(|word| {
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

/// The words without the small ones, unless there are no others.
fn big_words(words: Vec<String>) -> Vec<String> {
    let is_big = |word: &String| SMALL_WORDS.binary_search(&word.as_str()).is_err();
    if words.iter().any(is_big) { words.into_iter().filter(is_big).collect() } else { words }
}

/// The hash of each text once, in order.
fn hashes(texts: impl IntoIterator<Item = String>) -> Box<[u64]> {
    let hashes: BTreeSet<u64> = texts.into_iter().map(|text| hashed(&text)).collect();
    hashes.into_iter().collect()
}

/// A number in the place of a text, for comparing.
pub(super) fn hashed<T: Hash + ?Sized>(what: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

fn is_mark(word: &&str) -> bool {
    word.chars().any(|c| c.is_numeric() || matches!(c, '+' | '#'))
}

/// Every three letters that follow each other, from the space before to the space behind.
fn groups(letters: &str) -> Vec<[char; 3]> {
    let padded: Vec<char> = format!(" {letters} ").chars().collect();
    let mut groups: Vec<[char; 3]> =
        padded.windows(3).filter_map(|three| three.try_into().ok()).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_read_as_what_they_stand_for() {
        let meaning = Meaning::of("HR for start-ups");
        let spelled = Meaning::of("human resources for start ups");

        assert_eq!(meaning.readings.len(), 2);
        assert_eq!(meaning.readings[1].words, spelled.readings[0].words);
    }

    #[test]
    fn other_languages_and_scripts_are_not_understood() {
        for topic in ["stress", "women's health", "L&D", "Café culture"] {
            assert!(Meaning::of(topic).is_understood(), "{topic}");
        }
        for topic in ["стресс", "ストレス", "Nachhaltigkeitsberichterstattung", "🦀", ""]
        {
            assert!(!Meaning::of(topic).is_understood(), "{topic}");
        }
    }

    #[test]
    fn small_words_stand_in_order() {
        assert!(SMALL_WORDS.is_sorted());
    }
}
