//! The topics of a room: who offers, who asks, who likes to talk about each.

use std::collections::{BTreeMap, BTreeSet};

use super::vocabulary::{TopicKey, Vocabulary};
use crate::domain::{Participant, ParticipantId};

/// A topic, and the people who named it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Topic {
    /// What every spelling of it shares.
    pub key: TopicKey,
    /// The spelling to show: the one that most people used.
    pub label: String,
    /// Who can help with it.
    pub offers: BTreeSet<ParticipantId>,
    /// Who looks for help with it.
    pub asks: BTreeSet<ParticipantId>,
    /// Who likes to talk about it.
    pub interests: BTreeSet<ParticipantId>,
}

impl Topic {
    /// Whether somebody asks for it whom nobody else can help.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        let helped = |asker: &ParticipantId| self.offers.iter().any(|other| other != asker);
        self.asks.iter().any(|asker| !helped(asker))
    }

    /// Everybody who named it, each once.
    #[must_use]
    pub fn people(&self) -> BTreeSet<ParticipantId> {
        self.offers.iter().chain(&self.asks).chain(&self.interests).copied().collect()
    }
}

/// The topics that some people named, in the order in which a host reads them.
///
/// Asks that nobody answers come first, then what most people named, then by the alphabet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Topics {
    topics: Vec<Topic>,
    vocabulary: Vocabulary,
}

impl Topics {
    /// The topics of these people, after the host's merges.
    ///
    /// Of whom they are is the caller's choice: the topics of the people who are here tell which
    /// asks nobody here answers.
    #[must_use]
    pub fn of<'a>(
        people: impl IntoIterator<Item = &'a Participant>,
        merges: &[(String, String)],
    ) -> Self {
        let vocabulary = Vocabulary::of(merges);
        let mut drafts: BTreeMap<TopicKey, Draft> = BTreeMap::new();
        for person in people {
            for (topics, side) in [
                (&person.details.offers, Side::Offers),
                (&person.details.asks, Side::Asks),
                (&person.details.interests, Side::Interests),
            ] {
                for topic in topics {
                    let draft = drafts.entry(vocabulary.key(topic)).or_default();
                    draft.add(topic, side, person.id);
                }
            }
        }
        let mut topics: Vec<Topic> =
            drafts.into_iter().map(|(key, draft)| draft.finish(key)).collect();
        topics.sort_by_cached_key(|topic| {
            (!topic.is_unanswered(), std::cmp::Reverse(topic.people().len()), topic.key.clone())
        });
        Self { topics, vocabulary }
    }

    /// Every topic, unanswered asks first.
    #[must_use]
    pub fn all(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic of which this is one spelling.
    #[must_use]
    pub fn named(&self, topic: &str) -> Option<&Topic> {
        let key = self.vocabulary.key(topic);
        self.topics.iter().find(|topic| topic.key == key)
    }

    /// The words by which the topics were merged.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

#[derive(Clone, Copy)]
enum Side {
    Offers,
    Asks,
    Interests,
}

/// A topic while its people are being counted.
#[derive(Default)]
struct Draft {
    spellings: BTreeMap<String, usize>,
    offers: BTreeSet<ParticipantId>,
    asks: BTreeSet<ParticipantId>,
    interests: BTreeSet<ParticipantId>,
}

impl Draft {
    fn add(&mut self, spelling: &str, side: Side, person: ParticipantId) {
        *self.spellings.entry(spelling.to_owned()).or_default() += 1;
        match side {
            Side::Offers => self.offers.insert(person),
            Side::Asks => self.asks.insert(person),
            Side::Interests => self.interests.insert(person),
        };
    }

    fn finish(self, key: TopicKey) -> Topic {
        // Of spellings used equally often the one that the merge led to, then the first of the
        // alphabet, so that two desks show the same word.
        let most = self.spellings.iter().max_by_key(|&(spelling, count)| {
            (*count, TopicKey::written(spelling) == key, std::cmp::Reverse(spelling))
        });
        let label = most.map(|(spelling, _)| spelling.clone()).unwrap_or_default();
        Topic { key, label, offers: self.offers, asks: self.asks, interests: self.interests }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeskId, Details, Way};

    fn person(number: u32, offers: &[&str], asks: &[&str], interests: &[&str]) -> Participant {
        let owned = |topics: &[&str]| topics.iter().map(|&topic| topic.to_owned()).collect();
        Participant {
            id: ParticipantId { desk: DeskId::from_random([0; 4]), number },
            details: Details {
                offers: owned(offers),
                asks: owned(asks),
                interests: owned(interests),
                ..Details::named(format!("Person {number}"))
            },
            way: Way::Open,
            walk_in: false,
            barred: false,
            presence: Vec::new(),
            companion_of: None,
        }
    }

    fn labels(topics: &Topics) -> Vec<&str> {
        topics.all().iter().map(|topic| topic.label.as_str()).collect()
    }

    #[test]
    fn asks_that_nobody_answers_come_first() {
        let people = [
            person(1, &["Rust"], &["Fundraising"], &["Gardens"]),
            person(2, &["Rust"], &["rust"], &["gardens"]),
            person(3, &[], &[], &["Gardens"]),
        ];

        let topics = Topics::of(&people, &[]);

        assert_eq!(labels(&topics), ["Fundraising", "Gardens", "Rust"]);
    }

    #[test]
    fn nobody_answers_their_own_ask() {
        let alone = [person(1, &["Rust"], &["Rust"], &[])];
        let helped = [person(1, &["Rust"], &["Rust"], &[]), person(2, &["rust"], &[], &[])];

        assert!(Topics::of(&alone, &[]).all()[0].is_unanswered());
        assert!(!Topics::of(&helped, &[]).all()[0].is_unanswered());
    }

    #[test]
    fn the_spelling_of_most_people_is_shown() {
        let people = [
            person(1, &["machine learning"], &[], &[]),
            person(2, &[], &["Machine Learning"], &[]),
            person(3, &[], &["Machine Learning"], &[]),
            person(4, &[], &[], &["ML"]),
        ];
        let merges = [("ML".to_owned(), "Machine learning".to_owned())];

        let topics = Topics::of(&people, &merges);

        assert_eq!(labels(&topics), ["Machine Learning"]);
        assert_eq!(topics.all()[0].people().len(), 4);
        assert_eq!(topics.named("ml").map(|topic| topic.asks.len()), Some(2));
    }
}
