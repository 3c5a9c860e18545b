//! Which topics of a room are the same thing in other words: kept, and grown as topics come.

use std::collections::{BTreeSet, HashMap};

use super::likeness::{SAME_ENOUGH, Why, least_agreement, likeness};
use super::meaning::{Meaning, hashed};
use super::model::{Direction, agreement};
use super::vocabulary::{TopicKey, Vocabulary};

/// The most topics that are kept as the same as one.
const MOST: usize = 8;

/// A topic that means nearly the same as another one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Likeness {
    /// The other topic.
    pub key: TopicKey,
    /// How alike they are, of 1000; at least [`SAME_ENOUGH`].
    pub per_mille: u16,
    /// Why.
    pub why: Why,
}

/// How alike the topics of a room are; grows as topics come, and forgets none.
#[derive(Clone, Debug, Default)]
pub struct Likenesses {
    places: HashMap<TopicKey, usize>,
    known: Vec<Known>,
    /// Where the topics point, and whose direction it is.
    directions: Vec<(Direction, usize)>,
    /// Topics that share words, stems or letters, by what they share.
    sharing: HashMap<u64, Vec<usize>>,
    vocabulary: Vocabulary,
    /// Those not compared with the others yet, the next one last.
    waiting: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Known {
    key: TopicKey,
    meaning: Meaning,
    /// At most [`MOST`], the likest first.
    like: Vec<Likeness>,
}

impl Likenesses {
    /// Likenesses of no topics.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns topics as they are written; those that are known cost a look. They are compared with
    /// others by [`Self::compare_some`].
    ///
    /// A topic that the host merged counts as the one it went into, and two that the host parted
    /// are not alike.
    pub fn learn<'a>(
        &mut self,
        topics: impl IntoIterator<Item = &'a str>,
        vocabulary: &Vocabulary,
    ) {
        if self.vocabulary != *vocabulary {
            self.vocabulary = vocabulary.clone();
            self.compare_anew();
        }
        for topic in topics {
            let key = self.vocabulary.key(topic);
            if !self.places.contains_key(&key) {
                let meaning =
                    Meaning::of(if key == TopicKey::written(topic) { topic } else { key.as_str() });
                self.add(key, meaning);
            }
        }
    }

    /// The topics that mean nearly the same as this one, the likest first; at most eight.
    #[must_use]
    pub fn like(&self, key: &TopicKey) -> &[Likeness] {
        self.places
            .get(key)
            .and_then(|place| self.known.get(*place))
            .map_or(&[], |known| known.like.as_slice())
    }

    /// The topics that are at least so much like something asked for, the likest first.
    #[must_use]
    pub fn related(&self, asked: &Meaning, least: u16) -> Vec<Likeness> {
        let near = if asked.is_understood() {
            self.near(asked, least)
        } else {
            (0..self.known.len()).collect()
        };
        let near = near.into_iter().filter_map(|place| self.known.get(place));
        let mut related: Vec<Likeness> = near
            .filter_map(|known| {
                let (per_mille, why) = likeness(asked, &known.meaning);
                let parted = self.vocabulary.is_parted(asked.key(), &known.key);
                (per_mille >= least && !parted).then(|| Likeness {
                    key: known.key.clone(),
                    per_mille,
                    why,
                })
            })
            .collect();
        related.sort_by(|one, other| one.rank().cmp(&other.rank()));
        related
    }

    /// What a topic means, if it was learned.
    #[must_use]
    pub fn meaning(&self, key: &TopicKey) -> Option<&Meaning> {
        let place = self.places.get(key)?;
        self.known.get(*place).map(|known| &known.meaning)
    }

    fn add(&mut self, key: TopicKey, meaning: Meaning) {
        let place = self.known.len();
        for part in parts(&meaning) {
            self.sharing.entry(part).or_default().push(place);
        }
        let directions = meaning.readings.iter().filter_map(|reading| reading.direction);
        self.directions.extend(directions.map(|direction| (direction, place)));
        self.known.push(Known { key: key.clone(), meaning, like: Vec::new() });
        self.places.insert(key, place);
        self.waiting.push(place);
    }

    /// Compares topics that wait for it with all others, the latest learned first.
    ///
    /// - `most`: how many topics are looked at, in all; at least one that waits is compared.
    ///
    /// Returns whether none waits any more.
    pub fn compare_some(&mut self, most: usize) -> bool {
        let mut looked_at = 0;
        while looked_at <= most {
            let Some(place) = self.waiting.pop() else { return true };
            looked_at += self.known.len();
            let near = self.known.get(place).map(|known| self.near(&known.meaning, SAME_ENOUGH));
            for other in near.into_iter().flatten().filter(|other| *other != place) {
                self.compare(place, other);
            }
        }
        self.waiting.is_empty()
    }

    /// The places of topics that may be so much alike.
    fn near(&self, meaning: &Meaning, least: u16) -> BTreeSet<usize> {
        let shared = parts(meaning).into_iter().filter_map(|part| self.sharing.get(&part));
        let mut near: BTreeSet<usize> = shared.flatten().copied().collect();
        for direction in meaning.readings.iter().filter_map(|reading| reading.direction) {
            let least = least_agreement(least);
            let same = |other: &Direction| agreement(&direction, other) >= least;
            near.extend(self.directions.iter().filter(|(it, _)| same(it)).map(|(_, place)| place));
        }
        near
    }

    /// Notes with two topics that they are alike, if they are.
    fn compare(&mut self, place: usize, other: usize) {
        let (Some(one), Some(two)) = (self.known.get(place), self.known.get(other)) else { return };
        let (per_mille, why) = likeness(&one.meaning, &two.meaning);
        let (key, other_key) = (one.key.clone(), two.key.clone());
        if per_mille < SAME_ENOUGH || self.vocabulary.is_parted(&key, &other_key) {
            return;
        }
        for (place, key) in [(place, other_key), (other, key)] {
            if let Some(known) = self.known.get_mut(place) {
                known.note(Likeness { key, per_mille, why });
            }
        }
    }

    /// Compares every two topics again, after the host said something of some of them.
    fn compare_anew(&mut self) {
        let known = std::mem::take(&mut self.known);
        self.places.clear();
        self.directions.clear();
        self.sharing.clear();
        self.waiting.clear();
        for known in known {
            // What went into another topic is learned again when somebody parts the two.
            if self.vocabulary.key(known.key.as_str()) == known.key {
                self.add(known.key, known.meaning);
            }
        }
    }
}

impl Likeness {
    /// The likest first, then by the alphabet.
    fn rank(&self) -> (std::cmp::Reverse<u16>, &TopicKey) {
        (std::cmp::Reverse(self.per_mille), &self.key)
    }
}

impl Known {
    fn note(&mut self, likeness: Likeness) {
        if self.like.iter().any(|known| known.key == likeness.key) {
            return;
        }
        let place = self.like.partition_point(|before| before.rank() < likeness.rank());
        self.like.insert(place, likeness);
        self.like.truncate(MOST);
    }
}

/// What a topic shares with whatever looks like it, hashed: words, stems, and letters without one
/// of them, as two texts that are one slip apart have a part in common (Mor and Fraenkel 1982).
fn parts(meaning: &Meaning) -> BTreeSet<u64> {
    let mut parts = BTreeSet::from([hashed(meaning.joined.as_str())]);
    for reading in &meaning.readings {
        parts.extend([hashed(&(0, &reading.words)), hashed(&(1, &reading.stems))]);
    }
    let short = meaning.initials.iter().chain(&meaning.capitals).filter(|it| it.len() > 2);
    parts.extend(short.map(|letters| hashed(&(2, letters))));
    parts.extend(meaning.joined.char_indices().map(|(at, letter)| {
        let (before, rest) = meaning.joined.split_at(at);
        hashed(&[before, rest.strip_prefix(letter).unwrap_or(rest)].concat())
    }));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TopicRuling;

    const TOPICS: [&str; 6] =
        ["HR", "human resources", "fundraising", "fundrasing", "gardens", "стресс"];

    fn learned(rulings: &[TopicRuling]) -> Likenesses {
        let mut likenesses = Likenesses::new();
        learn(&mut likenesses, &TOPICS, rulings);
        likenesses
    }

    fn learn(likenesses: &mut Likenesses, topics: &[&str], rulings: &[TopicRuling]) {
        likenesses.learn(topics.iter().copied(), &Vocabulary::of(rulings));
        assert!(likenesses.compare_some(usize::MAX));
    }

    fn like(likenesses: &Likenesses, topic: &str) -> Vec<String> {
        let like = likenesses.like(&TopicKey::written(topic));
        like.iter().map(|like| like.key.as_str().to_owned()).collect()
    }

    #[test]
    fn topics_that_mean_the_same_are_on_each_others_list() {
        let likenesses = learned(&[]);

        assert_eq!(like(&likenesses, "hr"), ["human resources"]);
        assert_eq!(like(&likenesses, "Human Resources"), ["hr"]);
        assert_eq!(like(&likenesses, "fundrasing"), ["fundraising"]);
        assert!(like(&likenesses, "gardens").is_empty() && like(&likenesses, "none").is_empty());
    }

    #[test]
    fn a_topic_that_comes_later_is_understood_at_once() {
        let mut likenesses = learned(&[]);

        learn(&mut likenesses, &["personnel", "gardening", "HR"], &[]);

        assert_eq!(like(&likenesses, "gardens"), ["gardening"]);
        let asked = Meaning::of("garden");
        let related = likenesses.related(&asked, SAME_ENOUGH);
        assert_eq!(related.len(), 2, "{related:?}");
    }

    #[test]
    fn what_the_host_parted_is_not_alike_until_they_say_so() {
        let part = TopicRuling::Other("human resources".to_owned(), "HR".to_owned());
        let merge = TopicRuling::Same("HR".to_owned(), "human resources".to_owned());
        let mut likenesses = learned(std::slice::from_ref(&part));

        assert!(like(&likenesses, "hr").is_empty());
        assert!(likenesses.related(&Meaning::of("hr"), SAME_ENOUGH).len() == 1);
        learn(&mut likenesses, &TOPICS, &[]);
        assert_eq!(like(&likenesses, "hr"), ["human resources"]);
        learn(&mut likenesses, &TOPICS, &[part, merge]);
        assert!(likenesses.meaning(&TopicKey::written("hr")).is_none());
        learn(&mut likenesses, &TOPICS, &[]);
        assert_eq!(like(&likenesses, "hr"), ["human resources"]);
    }

    #[test]
    fn what_was_learned_last_is_compared_first() {
        let mut likenesses = Likenesses::new();
        likenesses.learn(TOPICS, &Vocabulary::default());
        likenesses.learn(["gardening"], &Vocabulary::default());

        assert!(!likenesses.compare_some(0));

        assert_eq!(like(&likenesses, "gardening"), ["gardens"]);
        assert!(like(&likenesses, "hr").is_empty());
        assert!(likenesses.compare_some(usize::MAX));
        assert_eq!(like(&likenesses, "hr"), ["human resources"]);
        assert_eq!(like(&likenesses, "gardens"), ["gardening"]);
    }
}
