//! The topics of a room: who offers, who asks, who likes to talk about each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold;
use super::vocabulary::{TopicKey, Vocabulary};
use crate::domain::{Participant, ParticipantId, TopicRuling};

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
    all: Vec<Topic>,
    /// Every word of their keys and labels once, letter by letter …
    words: Vec<Vec<char>>,
    /// … and which of them each topic has.
    words_of: Vec<Vec<usize>>,
    places: HashMap<TopicKey, usize>,
    vocabulary: Vocabulary,
}

impl Topics {
    /// The topics of these people, after what the host said of them.
    ///
    /// Of whom they are is the caller's choice: the topics of the people who are here tell which
    /// asks nobody here answers.
    #[must_use]
    pub fn of<'a>(
        people: impl IntoIterator<Item = &'a Participant>,
        rulings: &[TopicRuling],
    ) -> Self {
        let vocabulary = Vocabulary::of(rulings);
        let mut drafts: BTreeMap<TopicKey, Draft> = BTreeMap::new();
        // A spelling is folded once, however many people use it.
        let mut keys: HashMap<&str, TopicKey> = HashMap::new();
        for person in people {
            for (topics, side) in [
                (&person.details.offers, Side::Offers),
                (&person.details.asks, Side::Asks),
                (&person.details.interests, Side::Interests),
            ] {
                for topic in topics {
                    let key = keys.entry(topic).or_insert_with(|| vocabulary.key(topic));
                    if !drafts.contains_key(key) {
                        drafts.insert(key.clone(), Draft::default());
                    }
                    if let Some(draft) = drafts.get_mut(key) {
                        draft.add(topic, side, person.id);
                    }
                }
            }
        }
        let mut topics: Vec<Topic> =
            drafts.into_iter().map(|(key, draft)| draft.finish(key)).collect();
        topics.sort_by_cached_key(|topic| {
            (!topic.is_unanswered(), std::cmp::Reverse(topic.people().len()), topic.key.clone())
        });
        let mut words = Words::default();
        let words_of = topics.iter().map(|topic| words.of(topic)).collect();
        let places = topics.iter().enumerate().map(|(place, topic)| (topic.key.clone(), place));
        Self { places: places.collect(), words: words.letters, words_of, all: topics, vocabulary }
    }

    /// Every topic, unanswered asks first.
    #[must_use]
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic of which this is one spelling.
    #[must_use]
    pub fn named(&self, topic: &str) -> Option<&Topic> {
        self.with_key(&self.vocabulary.key(topic))
    }

    /// The topic with this key.
    #[must_use]
    pub fn with_key(&self, key: &TopicKey) -> Option<&Topic> {
        self.all.get(self.place(key)?)
    }

    /// Where the topic with this key stands among all.
    #[must_use]
    pub fn place(&self, key: &TopicKey) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// Every word of the topics once, letter by letter.
    #[must_use]
    pub fn words(&self) -> &[Vec<char>] {
        &self.words
    }

    /// Which of the words each topic has, in the order of the topics.
    #[must_use]
    pub fn words_of(&self) -> &[Vec<usize>] {
        &self.words_of
    }

    /// The words by which the topics were merged.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

/// Words while they are gathered, each with its place.
#[derive(Default)]
struct Words {
    letters: Vec<Vec<char>>,
    places: HashMap<String, usize>,
}

impl Words {
    /// The places of the words of a topic: those of its key, and those of its label.
    fn of(&mut self, topic: &Topic) -> Vec<usize> {
        let label = fold::words(&topic.label);
        let words = topic.key.as_str().split(' ').chain(label.iter().map(String::as_str));
        let mut places: Vec<usize> = words.map(|word| self.place(word)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn place(&mut self, word: &str) -> usize {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.letters.len();
        self.letters.push(word.chars().collect());
        self.places.insert(word.to_owned(), place);
        place
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
        match self.spellings.get_mut(spelling) {
            Some(count) => *count += 1,
            None => drop(self.spellings.insert(spelling.to_owned(), 1)),
        }
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
        let merges = [TopicRuling::Same("ML".to_owned(), "Machine learning".to_owned())];

        let topics = Topics::of(&people, &merges);

        assert_eq!(labels(&topics), ["Machine Learning"]);
        assert_eq!(topics.all()[0].people().len(), 4);
        assert_eq!(topics.named("ml").map(|topic| topic.asks.len()), Some(2));
    }
}
