//! A person as the index keeps them: their words and codes.

use std::sync::Arc;

use super::lexicon::{Lexicon, WordId};
use super::query::{bare, code, spellings};
use super::rank::cost;
use super::romanise::{japanese, readings};
use crate::domain::{Participant, ParticipantId};
use crate::topics::fold;

/// Where a word of a person stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// In the name, or in how it is said.
    Name,
    /// In the organisation.
    Organisation,
    /// In the e-mail address, before the @.
    Email,
    /// There, and the name is in other letters: the one place with the name in Latin ones.
    LatinEmail,
}

impl Field {
    /// Whether slips are forgiven in words that stand here: addresses are as many words as all
    /// others and mostly repeat the name.
    pub(super) const fn forgives(self) -> bool {
        match self {
            Self::Name | Self::Organisation | Self::LatinEmail => true,
            Self::Email => false,
        }
    }
}

/// One spelling of one word of a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonWord {
    /// The word.
    pub(super) word: WordId,
    /// Which of the person's words it spells, counted from 0: each is used once.
    pub(super) ordinal: u8,
    /// Where it stands.
    pub(super) field: Field,
    /// What this spelling costs.
    pub(super) cost: u8,
}

/// A person as the index keeps them.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Who.
    pub(super) id: ParticipantId,
    /// The name as shown.
    pub(super) name: String,
    /// The name, folded: the last thing that decides among equals.
    pub(super) folded: String,
    /// Their words.
    pub(super) words: Vec<PersonWord>,
    /// How many words their name has.
    pub(super) name_words: u8,
    /// Their folded e-mail address and ticket code.
    pub(super) codes: Vec<Arc<str>>,
}

/// The most words kept of one person: a name, an organisation and an address are far shorter.
const WORDS: u8 = 60;

impl Person {
    /// The person, their words put into the lexicon.
    pub(super) fn of(participant: &Participant, lexicon: &mut Lexicon) -> Self {
        let details = &participant.details;
        let folded = fold::fold(&details.name);
        let mut words = Words { found: Vec::new(), next: 0, lexicon };
        words.add_name(&details.name);
        let name_words = words.next;
        words.add_all(details.say_name.as_deref(), Field::Name);
        words.add_all(details.organisation.as_deref(), Field::Organisation);
        let mailbox = details.email.as_deref().and_then(|email| email.split('@').next());
        let field = if folded.is_ascii() { Field::Email } else { Field::LatinEmail };
        words.add_all(mailbox, field);
        let whole = [details.email.as_deref(), details.ticket.as_deref()];
        let mut codes: Vec<String> = whole.into_iter().flatten().map(code).collect();
        codes.extend(details.ticket.as_deref().map(|ticket| bare(&code(ticket))));
        codes.retain(|code| !code.is_empty());
        codes.sort_unstable();
        codes.dedup();
        Self {
            id: participant.id,
            name: details.name.clone(),
            folded,
            words: words.found,
            name_words,
            codes: codes.into_iter().map(Arc::from).collect(),
        }
    }
}

/// A person's words while they are collected.
struct Words<'a> {
    found: Vec<PersonWord>,
    next: u8,
    lexicon: &'a mut Lexicon,
}

impl Words<'_> {
    fn add_name(&mut self, name: &str) {
        self.add_all(Some(name), Field::Name);
        // A name in characters without a space is a family name of one and a given name.
        if let Some((family, given)) = east_asian_parts(name) {
            let parts = [family, given].map(|part| fold::words(&fold::romanised(part)).concat());
            for part in parts {
                self.add(&part, Field::Name, cost::SPELLING);
                self.next = self.next.saturating_add(1);
            }
        }
        for parts in japanese_parts(name) {
            for readings in parts {
                for reading in readings {
                    self.add(&reading, Field::Name, cost::SPELLING);
                }
                self.next = self.next.saturating_add(1);
            }
        }
    }

    fn add_all(&mut self, text: Option<&str>, field: Field) {
        for word in text.into_iter().flat_map(fold::split) {
            let before = self.found.len();
            for spelling in spellings(word) {
                self.add(&spelling.text, field, spelling.cost);
            }
            if self.found.len() > before {
                self.next = self.next.saturating_add(1);
            }
        }
    }

    fn add(&mut self, text: &str, field: Field, cost: u8) {
        let word = self.lexicon.place(text);
        // What an address repeats of the name finds nobody who was not found.
        let in_email = matches!(field, Field::Email | Field::LatinEmail);
        let repeats = in_email && self.found.iter().any(|known| known.word == word);
        if self.next < WORDS && !text.is_empty() && !repeats {
            self.found.push(PersonWord { word, ordinal: self.next, field, cost });
        }
    }
}

/// The family and given name in a Chinese or Korean name that is written without a space.
fn east_asian_parts(name: &str) -> Option<(&str, &str)> {
    let characters = name.chars().count();
    if !(2..=4).contains(&characters) || !name.chars().all(is_han_or_hangul) {
        return None;
    }
    name.char_indices().nth(1).and_then(|(second, _)| name.split_at_checked(second))
}

/// The readings of the family and the given name in a Japanese name that is written without a space,
/// for each place where both are known.
fn japanese_parts(name: &str) -> impl Iterator<Item = [Vec<String>; 2]> {
    const LONGEST: usize = 8;
    let is_one = name.chars().nth(LONGEST).is_none() && name.chars().all(is_han_or_kana);
    let places = name.char_indices().skip(1).filter(move |_| is_one);
    places.filter_map(move |(at, _)| {
        let (family, given) = name.split_at_checked(at)?;
        let family = japanese(family);
        (!family.is_empty()).then(|| [family, readings(given)])
    })
}

const fn is_han_or_kana(character: char) -> bool {
    matches!(character, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

const fn is_han_or_hangul(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{AC00}'..='\u{D7A3}')
}
