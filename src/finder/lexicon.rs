//! Every word by which somebody can be found, once, and whom it belongs to.

use std::collections::HashMap;

use super::distance::LETTERS;
use super::matches::Matches;
use super::nicknames::{Bond, nicknames};
use super::person::Field;
use super::price::price;
use super::query::{Spelling, Term};
use super::rank::{Grade, Tier, cost};
use super::skeleton::letters_in_order;
use super::sound::sound;
use super::trie::{Forgiven, Near, Trie};

/// The place of a person in the index.
pub(super) type Slot = u32;
/// The place of a word in the lexicon.
pub(super) type WordId = u32;

/// That a word is one of somebody's: what a search by it alone asks of them stands here, so that
/// one letter, which finds thousands, reads one row of memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Posting {
    /// Whose word it is.
    pub(super) slot: Slot,
    /// Which of their words it spells, from 0.
    pub(super) ordinal: u8,
    /// Where it stands.
    pub(super) field: Field,
    /// What this spelling costs.
    pub(super) cost: u8,
    /// How many words their name has.
    pub(super) name_words: u8,
}

/// How much is forgiven while words are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Patience {
    /// Words and their beginnings as they stand, and other forms of a name.
    Strict,
    /// Slips, skeletons and sounds as well.
    Forgiving,
}

/// Words, in the order in which they came, and the forms that lead to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    trie: Trie,
    sounds: HashMap<String, Vec<WordId>>,
}

#[derive(Clone, Debug, Default)]
struct Word {
    text: Box<str>,
    /// Whose word it is, in the order of their slots.
    postings: Vec<Posting>,
    /// The words of which it is another form.
    means: Vec<(WordId, Bond)>,
    /// Whether slips are forgiven in it: not in words that stand in addresses alone, which are as
    /// many as all others and repeat the names.
    forgiven: bool,
    /// Whether it was put among those of its sound.
    has_sound: bool,
    /// Whether it was given the forms of its name.
    has_forms: bool,
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
const BEGINNING_FROM: usize = 4;
/// From how many letters on a beginning may have two slips.
const TWO_SLIPS_FROM: usize = 8;
/// From how many letters on a word is searched by its sound.
const SOUND_FROM: usize = 4;
/// From how many letters on what was typed may be a skeleton.
const SKELETON_FROM: usize = 3;
/// How many times as many letters the word of a skeleton has at most.
const SKELETON_TIMES: usize = 3;
/// Of how many words the best places of a skeleton are looked for: with more, another letter helps.
const SKELETONS: usize = 150;
/// From how many letters on the beginning of another form leads to a name: two begin too many.
const FORM_FROM: usize = 3;
/// From how many letters on a slip is forgiven in another form of a name.
const FORM_SLIP_FROM: usize = 5;

impl Lexicon {
    /// The place of a word, which is added when it is new.
    pub(super) fn place(&mut self, text: &str) -> WordId {
        if let Some(known) = self.trie.get(text) {
            return known;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.trie.insert(text, id);
        self.words.push(Word { text: text.into(), ..Word::default() });
        id
    }

    fn word(&self, id: WordId) -> Option<&Word> {
        self.words.get(usize::try_from(id).ok()?)
    }

    fn word_mut(&mut self, id: WordId) -> Option<&mut Word> {
        self.words.get_mut(usize::try_from(id).ok()?)
    }

    /// Says that a word is one of a person's.
    pub(super) fn attach(&mut self, id: WordId, posting: Posting) {
        let name = posting.field == Field::Name;
        let Some(word) = self.word_mut(id) else { return };
        let place = word.postings.partition_point(|other| other.slot <= posting.slot);
        word.postings.insert(place, posting);
        let heard = posting.field.forgives() && !word.has_sound;
        let formed = name && !word.has_forms;
        word.forgiven |= posting.field.forgives();
        word.has_sound |= heard;
        word.has_forms |= name;
        if !heard && !formed {
            return;
        }
        let text = word.text.clone();
        if heard {
            let key = sound(&text);
            if !key.is_empty() {
                self.sounds.entry(key).or_default().push(id);
            }
        }
        if formed {
            self.add_forms(id, &text);
        }
    }

    /// Puts the other forms of a name in, which lead to it.
    fn add_forms(&mut self, id: WordId, name: &str) {
        for (form, bond) in nicknames().of(name) {
            let form = self.place(form);
            if let Some(form) = self.word_mut(form) {
                form.means.push((id, bond));
            }
        }
    }

    /// Says that a word is no longer one of this person's.
    pub(super) fn detach(&mut self, id: WordId, slot: Slot) {
        let Some(word) = self.word_mut(id) else { return };
        let from = word.postings.partition_point(|other| other.slot < slot);
        let to = word.postings.partition_point(|other| other.slot <= slot);
        word.postings.drain(from..to);
        word.forgiven = word.postings.iter().any(|other| other.field.forgives());
    }

    /// Whose word it is, in the order of their slots.
    pub(super) fn postings(&self, id: WordId) -> &[Posting] {
        self.word(id).map_or(&[], |word| &word.postings)
    }

    /// How many people's words fit, some counted more than once.
    pub(super) fn reach(&self, matches: &Matches) -> usize {
        matches.words().iter().map(|&word| self.postings(word).len()).sum()
    }

    /// Whether it is somebody's whole word.
    pub(super) fn has(&self, text: &str) -> bool {
        self.trie.get(text).is_some_and(|word| !self.postings(word).is_empty())
    }

    /// Whether somebody's word begins so.
    pub(super) fn has_beginning(&self, text: &str) -> bool {
        self.any_beginning(text, |word| !word.postings.is_empty())
    }

    /// Whether a word of somebody's name or organisation begins so.
    pub(super) fn begins_name(&self, text: &str) -> bool {
        self.any_beginning(text, |word| word.forgiven && !word.postings.is_empty())
    }

    fn any_beginning(&self, text: &str, fits: impl Fn(&Word) -> bool) -> bool {
        let mut found = false;
        self.trie.beginning_with(text, |word, _| {
            found = self.word(word).is_some_and(&fits);
            !found
        });
        found
    }

    /// The words that fit a term.
    pub(super) fn matches(&self, term: &Term, patience: Patience) -> Matches {
        let mut matches = Matches::default();
        for spelling in &term.spellings {
            self.add_as_typed(term, spelling, &mut matches);
        }
        if patience == Patience::Forgiving {
            for spelling in &term.spellings {
                let letters: Vec<char> = spelling.text.chars().collect();
                self.add_slips(term, spelling, &letters, &mut matches);
                self.add_skeletons(spelling, &letters, &mut matches);
            }
            self.add_sounds(term, &mut matches);
        }
        matches
    }

    fn add_as_typed(&self, term: &Term, spelling: &Spelling, matches: &mut Matches) {
        let initial = term.is_initial();
        self.trie.beginning_with(&spelling.text, |id, more| {
            let part = match (more, initial) {
                (0, _) => 0,
                (_, true) => cost::INITIAL,
                (_, false) => cost::BEGINNING,
            };
            let tier = match (spelling.cost, more == 0 || !initial) {
                (1.., _) => Tier::Spelling,
                (0, true) => Tier::Name,
                (0, false) => Tier::Initials,
            };
            // An initial says nothing of how long the name is.
            let untyped = if initial { 0 } else { few(more) };
            let grade = Grade { cost: part + spelling.cost, untyped, tier };
            self.offer(id, grade, matches);
            if more == 0 || term.letters.len() >= FORM_FROM {
                self.offer_meant(id, grade, more == 0, matches);
            }
            true
        });
    }

    fn offer(&self, id: WordId, grade: Grade, matches: &mut Matches) {
        if !self.postings(id).is_empty() {
            matches.offer(id, grade);
        }
    }

    /// Offers the names of which a word is another form; far ones for the whole form only.
    fn offer_meant(&self, form: WordId, grade: Grade, whole: bool, matches: &mut Matches) {
        for &(id, bond) in self.word(form).map_or(&[][..], |word| &word.means) {
            if whole || bond == Bond::Form {
                let cost = grade.cost + bond.cost();
                let grade = Grade { cost, tier: grade.tier.max(Tier::Nickname), ..grade };
                self.offer(id, grade, matches);
            }
        }
    }

    fn add_slips(&self, term: &Term, spelling: &Spelling, letters: &[char], matches: &mut Matches) {
        let whole = slips_forgiven(letters.len());
        if whole == 0 {
            return;
        }
        let most = if letters.len() < TWO_SLIPS_FROM { 1 } else { 2 };
        let beginning = Some(most).filter(|_| letters.len() >= BEGINNING_FROM);
        self.trie.near(letters, Forgiven { whole, beginning }, |near| {
            let Some(word) = self.word(near.word) else { return };
            if word.forgiven && !word.postings.is_empty() {
                let grade = slip_grade(term, letters, &word.text, near);
                matches.offer(near.word, spelled(grade, spelling.cost));
            }
            if near.whole == Some(1) && letters.len() >= FORM_SLIP_FROM && !word.means.is_empty() {
                let grade = slip_grade(term, letters, &word.text, near);
                self.offer_meant(near.word, spelled(grade, spelling.cost), false, matches);
            }
        });
    }

    /// Adds the words of which the letters typed are a skeleton.
    fn add_skeletons(&self, spelling: &Spelling, letters: &[char], matches: &mut Matches) {
        if !(SKELETON_FROM..=LETTERS).contains(&letters.len()) {
            return;
        }
        let mut left = SKELETONS;
        self.trie.skeletons(letters, letters.len() * SKELETON_TIMES, |id| {
            let fits = |word: &&Word| word.forgiven && !word.postings.is_empty();
            if let Some(word) = self.word(id).filter(fits)
                && !matches.has(id)
                && left > 0
                && let Some(grade) = skeleton_grade(&spelling.text, letters.len(), &word.text)
            {
                left -= 1;
                matches.offer(id, spelled(grade, spelling.cost));
            }
        });
    }

    fn add_sounds(&self, term: &Term, matches: &mut Matches) {
        if term.letters.len() < SOUND_FROM {
            return;
        }
        for &id in self.sounds.get(&term.sound).into_iter().flatten() {
            let Some(word) = self.word(id).filter(|word| word.forgiven) else { continue };
            let untyped = few(word.text.chars().count().abs_diff(term.letters.len()));
            self.offer(id, Grade { cost: cost::SOUND, untyped, tier: Tier::Sound }, matches);
        }
    }
}

/// The grade of a word within a few slips of what was typed.
fn slip_grade(term: &Term, typed: &[char], word: &str, near: Near) -> Grade {
    let first = if typed.first() == word.chars().next().as_ref() { 0 } else { cost::FIRST_LETTER };
    if near.whole.is_some() {
        let letters: Vec<char> = word.chars().collect();
        let alike = term.letters.len() >= SOUND_FROM && sound(word) == term.sound;
        let eased = if alike { cost::SOUNDS_ALIKE } else { 0 };
        let cost = price(typed, &letters).saturating_add(first).saturating_sub(eased);
        return Grade { cost, untyped: 0, tier: Tier::Slip };
    }
    Grade {
        cost: near.beginning * cost::SLIP + first + cost::SLIP_IN_BEGINNING,
        untyped: few(near.length.saturating_sub(typed.len())),
        tier: Tier::Slip,
    }
}

/// The grade of a word of which the letters typed are a skeleton, worse with each gap.
fn skeleton_grade(typed: &str, letters: usize, word: &str) -> Option<Grade> {
    let places = letters_in_order(word, typed)?;
    let gaps = places.windows(2).filter(|pair| !matches!(pair, [a, b] if a + 1 == *b)).count();
    let untyped = few(word.chars().count().saturating_sub(letters) + gaps);
    Some(Grade { cost: cost::SKELETON, untyped, tier: Tier::Skeleton })
}

const fn spelled(grade: Grade, spelling: u8) -> Grade {
    Grade { cost: grade.cost.saturating_add(spelling), ..grade }
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
            let posting =
                Posting { slot: 0, ordinal: 0, field: Field::Name, cost: 0, name_words: 1 };
            lexicon.attach(id, posting);
        }
        let term = &Reading::typed(typed).terms[0];
        let matches = lexicon.matches(term, patience);
        let mut ids = matches.words().to_vec();
        ids.sort_by_key(|&id| matches.grade(id));
        ids.into_iter().map(|id| lexicon.word(id).unwrap().text.to_string()).collect()
    }

    #[test]
    fn whole_words_come_before_beginnings_and_short_before_long() {
        let words = ["mariannela", "maria", "mariolin", "marianu", "xanna"];

        assert_eq!(found(&words, "maria", Patience::Strict), ["maria", "marianu", "mariannela"]);
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

    #[test]
    fn a_name_is_found_by_its_forms_behind_those_that_are_called_so() {
        let words = ["robert", "bob", "bobbie", "boris"];

        assert_eq!(found(&words, "bob", Patience::Strict), ["bob", "bobbie", "robert"]);
        assert_eq!(found(&words, "rob", Patience::Strict), ["robert", "bob", "bobbie"]);
        assert_eq!(found(&["robert"], "bob", Patience::Strict), ["robert"]);
        assert_eq!(found(&["robert"], "bo", Patience::Strict), [""; 0], "two letters begin many");
    }
}
