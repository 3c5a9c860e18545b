//! A topic made ready to be compared: once, so that comparing two is cheap.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::knowledge::{Knowledge, Word, knowledge};
use super::model::{Direction, NUMBERS, Vector, direction};
use super::readings::{Part, plain_words, readings};
use super::stem::stem;
use super::vocabulary::TopicKey;

/// The most letters of a topic that are looked at.
const MOST_LETTERS: usize = 200;
/// What the pieces of an unknown word count beside the known word that it may be a slip of.
const PIECES: f32 = 0.3;
/// From what a part counts on, its words may be shared with another topic.
const SHARED_FROM: f32 = 0.7;

/// Words that say nothing of which topic it is; in order.
const SMALL_WORDS: [&str; 38] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "from", "how",
    "i", "in", "into", "is", "it", "its", "my", "of", "on", "or", "our", "that", "the", "their",
    "this", "to", "we", "what", "when", "who", "why", "with", "you", "your",
];

/// A topic made ready to be compared with others.
#[derive(Clone, Debug)]
pub struct Meaning {
    key: TopicKey,
    /// The key without spaces.
    pub(super) joined: String,
    /// Words with a digit, `+` or `#`: they tell versions, years and languages apart.
    pub(super) marks: BTreeSet<String>,
    /// One for each thing that its acronyms may stand for.
    pub(super) readings: Vec<Reading>,
    /// Every three letters that follow each other, hashed and in order.
    pub(super) groups: Box<[u64]>,
    /// The first letters of its words, with and without the small ones.
    pub(super) initials: [String; 2],
    /// The topic itself, if it looks like initials.
    pub(super) capitals: Option<String>,
    /// Whether the model knows every one of its words.
    pub(super) known: bool,
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
    /// Whether a word was taken for a slip of another one.
    pub(super) corrected: bool,
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
        let marks = key.as_str().split(' ').filter(is_mark).map(str::to_owned);
        let marks = marks.collect();
        let readings: Vec<Reading> =
            readings(topic, knowledge).iter().map(|parts| Reading::of(parts, knowledge)).collect();
        let words: Vec<String> = plain_words(topic).collect();
        let known = words.iter().all(|word| knowledge.knows(word));
        let initials = [initials(&words, |_| true), initials(&words, |word| !is_small(word))];
        let american = words.iter().filter(|word| !is_small(word));
        let letters: String = american.map(|word| knowledge.american(word)).collect();
        Self {
            groups: groups(if letters.is_empty() { &joined } else { &letters }),
            capitals: capitals(topic),
            key,
            joined,
            marks,
            readings,
            initials,
            known,
        }
    }

    /// What every spelling of the topic shares.
    #[must_use]
    pub const fn key(&self) -> &TopicKey {
        &self.key
    }

    /// Whether the model knows its words; else it is compared by its letters alone.
    #[must_use]
    pub fn is_understood(&self) -> bool {
        self.readings.iter().any(|reading| reading.direction.is_some())
    }
}

impl Reading {
    fn of(parts: &[Part<'_>], knowledge: &Knowledge) -> Self {
        let mut reading = Draft { respelled: is_spelled_out(parts), ..Draft::default() };
        let mut before: Option<(String, f32)> = None;
        for &(part, counts) in parts {
            // Only words that follow each other as they are written make one of two.
            before = before.filter(|(_, counted)| *counted >= 1.0 && counts >= 1.0);
            for written in plain_words(part) {
                let word = reading.add(&written, counts, knowledge);
                if let Some((before, _)) = &before {
                    knowledge.add_two(before, &word, counts, &mut reading.sum);
                }
                before = Some((word, counts));
            }
        }
        reading.finish()
    }
}

/// A reading while its words are added up.
struct Draft {
    words: Vec<String>,
    sum: Vector,
    all: usize,
    known: usize,
    respelled: bool,
    corrected: bool,
}

impl Default for Draft {
    fn default() -> Self {
        let sum = [0.0; NUMBERS];
        Self { words: Vec::new(), sum, all: 0, known: 0, respelled: false, corrected: false }
    }
}

impl Draft {
    /// Adds a word as it was written; the word that was meant comes back.
    fn add(&mut self, written: &str, counts: f32, knowledge: &Knowledge) -> String {
        let word = knowledge.word(written);
        self.all += 1;
        self.known += usize::from(word != Word::Unknown);
        self.corrected |= matches!(word, Word::SlipOf(_));
        let meant = match word {
            Word::Known | Word::Unknown => written.to_owned(),
            Word::Respelled(meant) | Word::SlipOf(meant) => {
                knowledge.add(written, counts * PIECES, &mut self.sum);
                meant
            }
        };
        knowledge.add(&meant, counts, &mut self.sum);
        if counts >= SHARED_FROM {
            let american = knowledge.american(&meant);
            self.respelled |= american != written && !self.corrected;
            self.words.push(american);
        }
        meant
    }

    fn finish(self) -> Reading {
        let Self { words, sum, all, known, respelled, corrected } = self;
        // Pieces of words that it does not know would only look as if they meant something.
        let direction = direction(&sum).filter(|_| known * 2 >= all);
        let words = big_words(words);
        let stems = hashes(words.iter().map(|word| stem(word)));
        Reading { words: hashes(words), stems, respelled, corrected, direction }
    }
}

/// Whether something stands for an acronym in these parts: only then they do not count the same.
fn is_spelled_out(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|(_, counts)| *counts < 1.0)
}

/// The words without the small ones, unless there are no others.
fn big_words(words: Vec<String>) -> Vec<String> {
    let is_big = |word: &String| !is_small(word);
    if words.iter().any(is_big) { words.into_iter().filter(is_big).collect() } else { words }
}

fn is_small(word: &str) -> bool {
    SMALL_WORDS.binary_search(&word).is_ok()
}

/// The hash of each text once, in order.
fn hashes(texts: impl IntoIterator<Item = String>) -> Box<[u64]> {
    let hashes: BTreeSet<u64> = texts.into_iter().map(|text| hashed(text.as_str())).collect();
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
fn groups(letters: &str) -> Box<[u64]> {
    let padded: Vec<char> = format!(" {letters} ").chars().take(MOST_LETTERS).collect();
    let groups: BTreeSet<u64> = padded.windows(3).map(hashed).collect();
    groups.into_iter().collect()
}

fn initials(words: &[String], counts: impl Fn(&str) -> bool) -> String {
    words.iter().filter(|word| counts(word)).filter_map(|word| word.chars().next()).collect()
}

/// The letters of a text that looks like initials: three to six capitals, perhaps with a small s.
fn capitals(text: &str) -> Option<String> {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).take(8).collect();
    let singular = letters.strip_suffix('s').unwrap_or(&letters);
    let capital = singular.chars().all(|letter| letter.is_ascii_uppercase());
    (capital && (3..=6).contains(&singular.len())).then(|| singular.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_and_scripts_are_not_understood() {
        for topic in ["stress", "women's health", "L&D", "Café culture", "fundrasing"] {
            assert!(Meaning::of(topic).is_understood(), "{topic}");
        }
        for topic in ["стресс", "ストレス", "Nachhaltigkeitsberichterstattung", "🦀", ""]
        {
            assert!(!Meaning::of(topic).is_understood(), "{topic}");
        }
    }

    #[test]
    fn capitals_look_like_initials() {
        assert_eq!(capitals("D.E.I.").as_deref(), Some("dei"));
        assert_eq!(capitals("OKRs").as_deref(), Some("okr"));
        assert_eq!(capitals("Tea"), None);
        assert_eq!(Meaning::of("objectives and key results").initials, ["oakr", "okr"]);
    }

    #[test]
    fn small_words_stand_in_order() {
        assert!(SMALL_WORDS.is_sorted());
    }
}
