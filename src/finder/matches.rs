//! The words that fit one word typed, and how well.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::lexicon::WordId;
use super::rank::Grade;

/// The words that fit one term, and how well; costs memory for those alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    grades: HashMap<WordId, Grade, BuildHasherDefault<Spread>>,
    words: Vec<WordId>,
}

impl Matches {
    /// Says how well a word fits: the best that is said of it counts.
    pub(super) fn offer(&mut self, word: WordId, grade: Grade) {
        let words = &mut self.words;
        let known = self.grades.entry(word).or_insert_with(|| {
            words.push(word);
            grade
        });
        *known = grade.min(*known);
    }

    /// How well a word fits.
    pub(super) fn grade(&self, word: WordId) -> Option<Grade> {
        self.grades.get(&word).copied()
    }

    /// Whether a word fits.
    pub(super) fn has(&self, word: WordId) -> bool {
        self.grades.contains_key(&word)
    }

    /// The words that fit, in no order.
    pub(super) fn words(&self) -> &[WordId] {
        &self.words
    }
}

/// Spreads small numbers over all bits: they need no stronger hash, being nobody's choice.
///
/// Source of the constant: D. Knuth, The Art of Computer Programming 3, 6.4: 2^64 by the golden
/// ratio.
#[derive(Clone, Copy, Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        let mixed = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
