//! What was typed, as words to look for, and the other ways to read it.

use super::rank::cost;
use super::romanise::readings;
use super::sound::sound;
use crate::topics::fold;

/// The most words of a query that are looked for.
pub(super) const TERMS: usize = 8;
/// The most characters of a query that are read.
const CHARACTERS: usize = 120;

/// A word typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Term {
    /// The ways in which the word may stand in a name, the likeliest first.
    pub(super) spellings: Vec<Spelling>,
    /// The letters of the first spelling.
    pub(super) letters: Vec<char>,
    /// What its sound shares with words that sound alike.
    pub(super) sound: String,
}

/// A way to write a word, and what it costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spelling {
    /// The folded word.
    pub(super) text: String,
    /// What the way costs, 0 for the word as it stands.
    pub(super) cost: u8,
}

/// The ways to write one word, each once: folded as it stands, spelled out, in Latin letters.
/// Other forms of a name (nicknames) are the lexicon's.
pub(super) fn spellings(word: &str) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = Vec::with_capacity(1);
    let mut add = |words: Vec<String>, cost| {
        let text = words.concat();
        if !text.is_empty() && !found.iter().any(|spelling| spelling.text == text) {
            found.push(Spelling { text, cost });
        }
    };
    add(fold::words(word), 0);
    if !word.is_ascii() {
        add(fold::words(&fold::spelled_out(word)), cost::SPELLING);
        for reading in readings(word) {
            add(fold::words(&reading), cost::SPELLING);
        }
        add(fold::words(&fold::romanised(word)), cost::SPELLING);
    }
    found
}

impl Term {
    /// The term of one word, or nothing for signs alone.
    fn of(word: &str) -> Option<Self> {
        let spellings = spellings(word);
        let text = &spellings.first()?.text;
        Some(Self { letters: text.chars().collect(), sound: sound(text), spellings })
    }

    /// Whether it is one letter, which stands for a name by its initial.
    pub(super) fn is_initial(&self) -> bool {
        self.letters.len() == 1
    }

    /// Its first spelling.
    pub(super) fn text(&self) -> &str {
        self.spellings.first().map_or("", |spelling| &spelling.text)
    }
}

/// One way to read what was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// The words, at most [`TERMS`].
    pub(super) terms: Vec<Term>,
    /// What this way of reading costs.
    pub(super) cost: u8,
}

impl Reading {
    fn of<'a>(words: impl IntoIterator<Item = &'a str>, cost: u8) -> Self {
        Self { terms: words.into_iter().filter_map(Term::of).take(TERMS).collect(), cost }
    }

    /// What was typed, read as it stands.
    pub(super) fn typed(query: &str) -> Self {
        let end = query.char_indices().nth(CHARACTERS).map_or(query.len(), |(end, _)| end);
        Self::of(fold::split(query.get(..end).unwrap_or(query)), 0)
    }

    /// The readings with two neighbouring words as one that `may_be` a word: `that cher`.
    pub(super) fn joined(&self, may_be: impl Fn(&str) -> bool) -> Vec<Self> {
        let words: Vec<&str> = self.terms.iter().map(Term::text).collect();
        let join = |at: usize| {
            let (before, rest) = words.split_at_checked(at)?;
            let (pair, after) = rest.split_at_checked(2)?;
            let pair = Some(pair.concat()).filter(|pair| may_be(pair))?;
            let all = before.iter().copied().chain([pair.as_str()]).chain(after.iter().copied());
            Some(Self::of(all, self.cost + cost::SPACE))
        };
        (0..words.len().saturating_sub(1)).filter_map(join).collect()
    }

    /// The reading with one word taken apart: `ronaldmuraya`.
    pub(super) fn apart(&self, at: usize, parts: &[&str]) -> Self {
        let words =
            self.terms.iter().enumerate().flat_map(|(place, term)| {
                if place == at { parts.to_vec() } else { vec![term.text()] }
            });
        Self::of(words, self.cost + cost::SPACE)
    }

    /// The readings with one word left out.
    pub(super) fn without_one(&self) -> Vec<Self> {
        if self.terms.len() < 2 {
            return Vec::new();
        }
        let without = |left_out: usize| {
            let kept = self.terms.iter().enumerate().filter(|(place, _)| *place != left_out);
            let terms: Vec<Term> = kept.map(|(_, term)| term.clone()).collect();
            Self { terms, cost: self.cost + cost::LEFT_OUT }
        };
        (0..self.terms.len()).map(without).collect()
    }
}

/// A code without the signs between its parts, which are printed and seldom typed: `qx007` for
/// `QX-007`.
pub(super) fn bare(code: &str) -> String {
    code.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// What was typed as a code is compared: folded, without spaces.
pub(super) fn code(query: &str) -> String {
    fold::fold(query).chars().take(CHARACTERS).filter(|c| !c.is_whitespace()).collect()
}
