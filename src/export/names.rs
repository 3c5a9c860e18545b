//! Under which names people are on paper.

use std::collections::BTreeMap;

use super::words::Words;
use crate::domain::{Event, OnScreen, Participant, ParticipantId};
use crate::topics::fold;

/// The names under which the people of an event are on paper.
pub(super) struct Names<'a> {
    event: &'a Event,
    words: &'static Words,
    /// How many bear a whole name, by what it is folded to.
    bearers: BTreeMap<String, usize>,
    one_desk: bool,
}

/// A name on a badge or card, in its two parts.
pub(super) struct Parts {
    /// What they are called.
    pub(super) first: String,
    /// The rest of the name; empty when there is none, or when it is not to be seen.
    pub(super) rest: String,
}

impl<'a> Names<'a> {
    pub(super) fn of(event: &'a Event, words: &'static Words) -> Self {
        let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
        for person in event.participants() {
            *bearers.entry(fold::fold(&person.details.name)).or_default() += 1;
        }
        let one_desk = event.participants().all(|person| person.id.desk == event.desk());
        Self { event, words, bearers, one_desk }
    }

    /// The number of somebody, in words.
    pub(super) fn number(&self, person: &Participant) -> String {
        let id = person.id;
        let number = if self.one_desk { id.number.to_string() } else { id.to_string() };
        format!("{} {number}", self.words.number)
    }

    /// Whether another person has the same name.
    pub(super) fn is_shared(&self, person: &Participant) -> bool {
        self.bearers.get(&fold::fold(&person.details.name)).is_some_and(|bearers| *bearers > 1)
    }

    /// The whole name; the number of those who asked for it; both of namesakes.
    pub(super) fn whole(&self, person: &Participant) -> String {
        match person.details.on_screen {
            OnScreen::Number => self.number(person),
            OnScreen::Name if self.is_shared(person) => {
                format!("{} ({})", person.details.name, self.number(person))
            }
            OnScreen::Name => person.details.name.clone(),
        }
    }

    /// First name and number: all that a blind round tells.
    pub(super) fn blind(&self, person: &Participant) -> String {
        match person.details.on_screen {
            OnScreen::Number => self.number(person),
            OnScreen::Name => format!("{} ({})", person.given_name(), self.number(person)),
        }
    }

    /// The name of somebody in a round, whole or blind; a dash for a record that is gone.
    pub(super) fn in_round(&self, id: ParticipantId, blind: bool) -> String {
        match self.event.participant(id) {
            Some(person) if blind => self.blind(person),
            Some(person) => self.whole(person),
            None => "–".to_owned(),
        }
    }

    /// The rest of a name, with the number of somebody whose name another one has, too.
    fn told_apart(&self, person: &Participant, rest: String) -> String {
        if !self.is_shared(person) {
            return rest;
        }
        let number = self.number(person);
        if rest.is_empty() { number } else { format!("{rest} ({number})") }
    }

    /// The parts of a name on a badge.
    pub(super) fn parts(&self, person: &Participant, blind: bool) -> Parts {
        match person.details.on_screen {
            OnScreen::Number => Parts { first: self.number(person), rest: String::new() },
            OnScreen::Name if blind => {
                Parts { first: person.given_name(), rest: self.number(person) }
            }
            OnScreen::Name if person.is_named_family_first() => {
                let rest = self.told_apart(person, String::new());
                Parts { first: person.details.name.clone(), rest }
            }
            OnScreen::Name => {
                let first = person.short_name().trim_matches(',').to_owned();
                let rest = without(&person.details.name, &first);
                Parts { rest: self.told_apart(person, rest), first }
            }
        }
    }
}

/// A name without one of its words.
fn without(name: &str, word: &str) -> String {
    let mut left: Vec<&str> = name.split_whitespace().collect();
    if let Some(at) = left.iter().position(|part| part.trim_end_matches(',') == word) {
        left.remove(at);
    }
    left.join(" ").trim_matches([',', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Details, SentenceLanguage, testing::Evening};

    #[test]
    fn a_name_has_two_parts_and_none_of_it_is_lost() {
        for (name, first, rest) in [
            ("Ada Byron", "Ada", "Byron"),
            ("Dr. Ada Byron", "Ada", "Dr. Byron"),
            ("Byron, Ada", "Ada", "Byron"),
            ("Ada Byron, PhD", "Ada", "Byron, PhD"),
            ("Adam, Ada", "Ada", "Adam"),
            ("김영환", "김영환", ""),
            ("محمد عبد الله", "محمد", "عبد الله"),
            ("Hal", "Hal", ""),
        ] {
            let mut evening = Evening::new();
            let id = evening.arrive(Details::named(name));
            let names = Names::of(&evening.event, Words::of(SentenceLanguage::English));

            let parts = names.parts(evening.event.participant(id).unwrap(), false);

            assert_eq!([parts.first.as_str(), parts.rest.as_str()], [first, rest], "{name}");
        }
    }
}
