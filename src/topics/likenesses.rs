//! Which topics of a room are the same thing in other words: kept, and grown as topics come.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::likeness::{SAME_ENOUGH, Why, likeness};
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
}

#[derive(Clone, Debug)]
struct Known {
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

    /// Learns topics as they are written; those that are known cost a look.
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

    /// What a topic means, if it was learned.
    #[must_use]
    pub fn meaning(&self, key: &TopicKey) -> Option<&Meaning> {
        let place = self.places.get(key)?;
        self.known.get(*place).map(|known| &known.meaning)
    }

    fn add(&mut self, key: TopicKey, meaning: Meaning) {
        let place = self.known.len();
        let near = self.near(&meaning);
        for part in parts(&meaning) {
            self.sharing.entry(part).or_default().push(place);
        }
        let directions = meaning.readings.iter().filter_map(|reading| reading.direction);
        self.directions.extend(directions.map(|direction| (direction, place)));
        self.known.push(Known { meaning, like: Vec::new() });
        self.places.insert(key, place);
        for other in near {
            self.compare(place, other);
        }
    }

    /// The places of topics that may mean the same.
    fn near(&self, meaning: &Meaning) -> BTreeSet<usize> {
        let shared = parts(meaning).into_iter().filter_map(|part| self.sharing.get(&part));
        let mut near: BTreeSet<usize> = shared.flatten().copied().collect();
        for direction in meaning.readings.iter().filter_map(|reading| reading.direction) {
            let same = |other: &Direction| agreement(&direction, other) >= i32::from(SAME_ENOUGH);
            near.extend(self.directions.iter().filter(|(it, _)| same(it)).map(|(_, place)| place));
        }
        near
    }

    /// Notes with two topics that they are alike, if they are.
    fn compare(&mut self, place: usize, other: usize) {
        let (Some(one), Some(two)) = (self.known.get(place), self.known.get(other)) else { return };
        let (per_mille, why) = likeness(&one.meaning, &two.meaning);
        let (key, other_key) = (one.meaning.key().clone(), two.meaning.key().clone());
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
        let places = std::mem::take(&mut self.places);
        self.directions.clear();
        self.sharing.clear();
        let keys: BTreeMap<usize, TopicKey> =
            places.into_iter().map(|(key, place)| (place, key)).collect();
        for (known, key) in known.into_iter().zip(keys.into_values()) {
            // What went into another topic is learned again when somebody parts the two.
            if self.vocabulary.key(key.as_str()) == key {
                self.add(key, known.meaning);
            }
        }
    }
}

impl Known {
    fn note(&mut self, likeness: Likeness) {
        let rank =
            |likeness: &Likeness| (std::cmp::Reverse(likeness.per_mille), likeness.key.clone());
        let place = self.like.partition_point(|before| rank(before) < rank(&likeness));
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
    parts.extend(meaning.joined.char_indices().map(|(at, letter)| {
        let (before, rest) = meaning.joined.split_at(at);
        hashed(&[before, rest.strip_prefix(letter).unwrap_or(rest)].concat())
    }));
    parts
}
