//! Every word by which somebody can be found, once, and whom it belongs to.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::distance::{LETTERS, slips};
use super::query::Term;
use super::rank::{Grade, Tier, cost};
use super::skeleton::letters_in_order;
use super::sound::sound;

/// The place of a person in the index.
pub(super) type Slot = usize;
/// The place of a word in the lexicon.
pub(super) type WordId = usize;

/// How much is forgiven while words are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Patience {
    /// Words and their beginnings as they stand.
    Strict,
    /// Slips, skeletons and sounds as well.
    Forgiving,
}

/// Words, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    /// The shape of each word, apart from it so that a search for slips reads little memory.
    shapes: Vec<Shape>,
    places: BTreeMap<Arc<str>, WordId>,
    sounds: BTreeMap<String, Vec<WordId>>,
}

#[derive(Clone, Debug)]
struct Word {
    text: Arc<str>,
    letters: Box<[char]>,
    /// Whose word it is; a slot stands here once for each of its words of this text.
    slots: Vec<Slot>,
}

/// What tells most words apart without looking at them; letters as sets of bits, see [`bit`].
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// The letters of the word.
    letters: u32,
    /// The first [`FRONT`] letters.
    front: u32,
    /// The first `FRONT + 2` letters: where those are found after two slips.
    front_and_slips: u32,
    /// How many letters the word has, at most 255.
    length: u8,
    first: Option<char>,
    /// Whether slips are forgiven in it: not in words that stand in addresses alone, which are as
    /// many as all others and repeat the names.
    forgiven: bool,
}

/// How many letters at the front of a word must be much the same, whatever follows.
const FRONT: usize = 4;
/// The same, as lengths are counted.
const FRONT_LENGTH: u8 = 4;

impl Shape {
    fn of(letters: &[char]) -> Self {
        let set = |most| letters.iter().take(most).fold(0, |bits, &letter| bits | bit(letter));
        Self {
            letters: set(LETTERS),
            front: set(FRONT),
            front_and_slips: set(FRONT + 2),
            length: few(letters.len()),
            first: letters.first().copied(),
            forgiven: false,
        }
    }

    /// Whether the word, or a beginning of it, can be within so many slips (at most 2) of what was
    /// typed: each slip takes at most one letter from the front of either.
    fn may_be_near(self, typed: Self, limit: u8) -> bool {
        let apart = |front: u32, other: u32| has_more_bits(front & !other, limit);
        let too_short = self.length.saturating_add(limit) < typed.length;
        let too_long = typed.length < BEGINNING_FROM && self.length > typed.length + limit;
        let reaches = typed.length >= FRONT_LENGTH + limit;
        !(too_short
            || too_long
            || apart(typed.front, self.front_and_slips)
            || reaches && apart(self.front, typed.front_and_slips))
    }

    /// Whether the letters typed can be a skeleton of the word.
    fn may_be_skeleton(self, typed: Self) -> bool {
        typed.letters & !self.letters == 0
            && typed.first == self.first
            && typed.length >= 3
            && typed.length < self.length
            && self.length <= typed.length.saturating_mul(3)
    }
}

/// The bit of a letter: its own for `a` to `z`, one of six shared ones for others.
fn bit(letter: char) -> u32 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => 1 << (code - u32::from('a')),
        _ => 1 << (26 + code % 6),
    }
}

/// Whether more than so many bits are set; counting them all is slower on a plain x86-64.
const fn has_more_bits(mut bits: u32, most: u8) -> bool {
    let mut taken = 0;
    while taken < most {
        bits &= bits.wrapping_sub(1);
        taken += 1;
    }
    bits != 0
}

/// How many slips are forgiven in a word of so many letters.
const fn slips_forgiven(letters: usize) -> u8 {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// From how many letters on a beginning is searched with slips.
const BEGINNING_FROM: u8 = 4;
/// From how many letters on a beginning may have two slips.
const TWO_SLIPS_FROM: usize = 8;
/// From how many letters on a word is searched by its sound.
const SOUND_FROM: usize = 4;

/// The words that fit one term, and how well.
#[derive(Clone, Debug)]
pub(super) struct Matches {
    /// By word: its grade when it fits.
    grades: Vec<Option<Grade>>,
    /// The words that fit.
    words: Vec<WordId>,
}

impl Matches {
    fn none(words: usize) -> Self {
        Self { grades: vec![None; words], words: Vec::new() }
    }

    fn offer(&mut self, word: WordId, grade: Grade) {
        let Some(place) = self.grades.get_mut(word) else { return };
        if place.is_none() {
            self.words.push(word);
        }
        *place = Some(place.map_or(grade, |known| grade.min(known)));
    }

    /// How well a word fits.
    pub(super) fn grade(&self, word: WordId) -> Option<Grade> {
        self.grades.get(word).copied().flatten()
    }

    /// The words that fit, in no order.
    pub(super) fn words(&self) -> &[WordId] {
        &self.words
    }
}

impl Lexicon {
    /// The place of a word, which is added when it is new.
    pub(super) fn place(&mut self, text: &str) -> WordId {
        if let Some(&known) = self.places.get(text) {
            return known;
        }
        let text: Arc<str> = text.into();
        let letters: Box<[char]> = text.chars().collect();
        let id = self.words.len();
        let key = sound(&text);
        if !key.is_empty() {
            self.sounds.entry(key).or_default().push(id);
        }
        self.shapes.push(Shape::of(&letters));
        self.places.insert(Arc::clone(&text), id);
        self.words.push(Word { text, letters, slots: Vec::new() });
        id
    }

    /// Says that a word is one of this person's, and whether slips are forgiven in it.
    pub(super) fn attach(&mut self, word: WordId, slot: Slot, forgiven: bool) {
        if let Some(shape) = self.shapes.get_mut(word) {
            shape.forgiven |= forgiven;
        }
        if let Some(word) = self.words.get_mut(word) {
            word.slots.push(slot);
        }
    }

    /// Says that a word is no longer one of this person's.
    pub(super) fn detach(&mut self, word: WordId, slot: Slot) {
        if let Some(word) = self.words.get_mut(word) {
            word.slots.retain(|&other| other != slot);
        }
    }

    /// Whose word it is.
    pub(super) fn slots(&self, word: WordId) -> &[Slot] {
        self.words.get(word).map_or(&[], |word| &word.slots)
    }

    /// How many people's words fit, some counted more than once.
    pub(super) fn reach(&self, matches: &Matches) -> usize {
        matches.words.iter().map(|&word| self.slots(word).len()).sum()
    }

    /// Whether it is somebody's whole word.
    pub(super) fn has(&self, text: &str) -> bool {
        self.places.get(text).is_some_and(|&word| !self.slots(word).is_empty())
    }

    /// Whether somebody's word begins so.
    pub(super) fn has_beginning(&self, text: &str) -> bool {
        self.beginning_with(text).any(|(_, word)| !self.slots(word).is_empty())
    }

    /// Whether a word of somebody's name or organisation begins so.
    pub(super) fn begins_name(&self, text: &str) -> bool {
        let forgiven = |word| self.shapes.get(word).is_some_and(|shape: &Shape| shape.forgiven);
        self.beginning_with(text).any(|(_, word)| forgiven(word) && !self.slots(word).is_empty())
    }

    fn beginning_with(&self, text: &str) -> impl Iterator<Item = (&str, WordId)> {
        self.places
            .range::<str, _>((Bound::Included(text), Bound::Unbounded))
            .take_while(move |(word, _)| word.starts_with(text))
            .map(|(word, &id)| (&**word, id))
    }

    /// The words that fit a term.
    pub(super) fn matches(&self, term: &Term, patience: Patience) -> Matches {
        let mut matches = Matches::none(self.words.len());
        self.add_as_typed(term, &mut matches);
        if patience == Patience::Forgiving {
            self.add_alike(term, &mut matches);
            self.add_sounds(term, &mut matches);
        }
        matches
    }

    fn add_as_typed(&self, term: &Term, matches: &mut Matches) {
        for spelling in &term.spellings {
            for (text, id) in self.beginning_with(&spelling.text) {
                let whole = text.len() == spelling.text.len();
                let part = match (whole, term.is_initial()) {
                    (true, _) => 0,
                    (false, true) => cost::INITIAL,
                    (false, false) => cost::BEGINNING,
                };
                let tier = match (spelling.cost, whole || !term.is_initial()) {
                    (1.., _) => Tier::Spelling,
                    (0, true) => Tier::Name,
                    (0, false) => Tier::Initials,
                };
                // An initial says nothing of how long the name is.
                let untyped = if term.is_initial() { 0 } else { text.len() - spelling.text.len() };
                let untyped = few(untyped);
                matches.offer(id, Grade { cost: part + spelling.cost, untyped, tier });
            }
        }
    }

    /// Adds words with slips and words of which the letters typed are a skeleton.
    fn add_alike(&self, term: &Term, matches: &mut Matches) {
        for spelling in &term.spellings {
            let letters: Vec<char> = spelling.text.chars().collect();
            let typed = Shape::of(&letters);
            let limit = slips_forgiven(letters.len());
            for (id, (shape, word)) in self.shapes.iter().zip(&self.words).enumerate() {
                if !shape.forgiven {
                    continue;
                }
                let limit = if shape.first == typed.first { limit } else { limit.min(1) };
                let grade = if limit > 0 && shape.may_be_near(typed, limit) {
                    slip_grade(term, &letters, &word.letters, limit)
                } else {
                    None
                };
                let grade = grade.or_else(|| {
                    let may_be = shape.may_be_skeleton(typed);
                    may_be.then(|| skeleton_grade(&spelling.text, &letters, word)).flatten()
                });
                if let Some(grade) = grade {
                    matches.offer(id, spelled(grade, spelling.cost));
                }
            }
        }
    }

    fn add_sounds(&self, term: &Term, matches: &mut Matches) {
        if term.letters.len() < SOUND_FROM {
            return;
        }
        for &id in self.sounds.get(&term.sound).into_iter().flatten() {
            let length = self.words.get(id).map_or(0, |word| word.letters.len());
            let untyped = few(length.abs_diff(term.letters.len()));
            matches.offer(id, Grade { cost: cost::SOUND, untyped, tier: Tier::Sound });
        }
    }
}

/// The grade of a word within a few slips of what was typed.
fn slip_grade(term: &Term, typed: &[char], word: &[char], limit: u8) -> Option<Grade> {
    let slips = slips(typed, word, limit)?;
    let first = if typed.first() == word.first() { 0 } else { cost::FIRST_LETTER };
    if let Some(whole) = slips.whole {
        let text: String = word.iter().collect();
        let alike = term.letters.len() >= SOUND_FROM && sound(&text) == term.sound;
        let eased = if alike { cost::SOUNDS_ALIKE } else { 0 };
        let cost = (whole * cost::SLIP + first).saturating_sub(eased);
        return Some(Grade { cost, untyped: 0, tier: Tier::Slip });
    }
    let allowed = if typed.len() < TWO_SLIPS_FROM { 1 } else { 2 };
    (few(typed.len()) >= BEGINNING_FROM && slips.beginning <= allowed).then(|| Grade {
        cost: slips.beginning * cost::SLIP + first + cost::SLIP_IN_BEGINNING,
        untyped: few(word.len().saturating_sub(typed.len())),
        tier: Tier::Slip,
    })
}

/// The grade of a word of which the letters typed are a skeleton, worse with each gap.
fn skeleton_grade(typed: &str, letters: &[char], word: &Word) -> Option<Grade> {
    let mut rest = word.letters.iter();
    // Seldom true, and much cheaper to see than the best places of the letters.
    if !letters.iter().all(|letter| rest.any(|other| other == letter)) {
        return None;
    }
    let places = letters_in_order(&word.text, typed)?;
    let gaps = places.windows(2).filter(|pair| !matches!(pair, [a, b] if a + 1 == *b)).count();
    let untyped = few(word.letters.len().saturating_sub(letters.len()) + gaps);
    Some(Grade { cost: cost::SKELETON, untyped, tier: Tier::Skeleton })
}

const fn spelled(grade: Grade, spelling: u8) -> Grade {
    Grade { cost: grade.cost + spelling, ..grade }
}

/// A number of letters, or 255 when there are more.
fn few(letters: usize) -> u8 {
    u8::try_from(letters).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finder::query::Reading;

    fn found(words: &[&str], typed: &str, patience: Patience) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        for &word in words {
            let id = lexicon.place(word);
            lexicon.attach(id, 0, true);
        }
        let term = &Reading::typed(typed).terms[0];
        let matches = lexicon.matches(term, patience);
        let mut ids = matches.words().to_vec();
        ids.sort_by_key(|&id| matches.grade(id));
        ids.into_iter().map(|id| lexicon.words[id].text.to_string()).collect()
    }

    #[test]
    fn whole_words_come_before_beginnings_and_short_before_long() {
        let words = ["marianne", "maria", "mario", "marian", "anna"];

        assert_eq!(found(&words, "maria", Patience::Strict), ["maria", "marian", "marianne"]);
    }

    #[test]
    fn slips_skeletons_and_sounds_are_forgiven_in_this_order() {
        let words = ["kristen", "kirsten", "karstensen", "peter"];

        assert_eq!(found(&words, "kristn", Patience::Forgiving), ["kristen", "kirsten"]);
        assert_eq!(found(&words, "krstnsn", Patience::Forgiving), ["karstensen"]);
        assert_eq!(found(&["manon", "martin"], "manen", Patience::Forgiving), ["manon"]);
    }

    #[test]
    fn one_and_two_letters_forgive_nothing() {
        let words = ["ann", "al", "xi"];

        assert_eq!(found(&words, "a", Patience::Forgiving), ["al", "ann"]);
        assert_eq!(found(&words, "xo", Patience::Forgiving), [""; 0]);
    }
}
