//! Which topics of a room are the same thing in other words: kept, and grown as topics come.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::likeness::{SAME_ENOUGH, Why, least_agreement, likeness};
use super::meaning::{Meaning, hashed};
use super::model::{Direction, agreement};
use super::vocabulary::{TopicKey, Vocabulary};

/// The most topics that are kept as the same as one.
const MOST: usize = 8;

/// The most topics of which is looked closely how much they have to do with what is asked for.
const MOST_RELATED: usize = 200;

/// The most topics that point where a new one does of which is looked closely whether they are the
/// same; who has more of them has a full list.
const MOST_COMPARED: usize = 64;

/// Topics that share no more than this part of the letters asked for are not looked at.
const FEW_LETTERS: usize = 5;

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
    /// Where the topics point …
    directions: Vec<Direction>,
    /// … and whose each direction is.
    owners: Vec<usize>,
    /// Topics that share words, stems or letters, by what they share.
    sharing: HashMap<u64, Vec<usize>>,
    /// Topics by the groups of letters that they have.
    spelled: HashMap<u64, Vec<usize>>,
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
            self.take_over(vocabulary);
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
    pub fn related(&self, asked: &Meaning, least: u16, limit: usize) -> Vec<Likeness> {
        let mut near = self.near(asked, least, MOST_RELATED);
        if !asked.is_understood() {
            near.extend(self.sharing_letters(asked));
            near.sort_unstable();
            near.dedup();
        }
        let mut related: Vec<(Reverse<u16>, usize, Why)> = near
            .into_iter()
            .filter_map(|place| {
                let known = self.known.get(place)?;
                let (per_mille, why) = likeness(asked, &known.meaning);
                let parted = self.vocabulary.is_parted(asked.key(), &known.key);
                (per_mille >= least && !parted).then_some((Reverse(per_mille), place, why))
            })
            .collect();
        related.sort_unstable_by_key(|&(per_mille, place, _)| (per_mille, place));
        let likest = related.into_iter().take(limit);
        likest
            .filter_map(|(Reverse(per_mille), place, why)| {
                Some(Likeness { key: self.known.get(place)?.key.clone(), per_mille, why })
            })
            .collect()
    }

    /// What a topic means, if it was learned.
    #[must_use]
    pub fn meaning(&self, key: &TopicKey) -> Option<&Meaning> {
        let place = self.places.get(key)?;
        self.known.get(*place).map(|known| &known.meaning)
    }

    fn add(&mut self, key: TopicKey, meaning: Meaning) {
        let place = self.known.len();
        for part in parts(&meaning).into_iter().chain(short(&meaning, Short::Kept)) {
            self.sharing.entry(part).or_default().push(place);
        }
        for group in &meaning.groups {
            self.spelled.entry(*group).or_default().push(place);
        }
        self.directions.extend(meaning.readings.iter().filter_map(|reading| reading.direction));
        self.owners.resize(self.directions.len(), place);
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
            let near = self
                .known
                .get(place)
                .map(|known| self.near(&known.meaning, SAME_ENOUGH, MOST_COMPARED));
            for other in near.into_iter().flatten().filter(|other| *other != place) {
                self.compare(place, other);
            }
        }
        self.waiting.is_empty()
    }

    /// The places of topics that may be so much alike: all that share words or letters, and at most
    /// so many of those that the model holds for alike, in no order.
    fn near(&self, meaning: &Meaning, least: u16, most: usize) -> Vec<usize> {
        let least = least_agreement(least);
        let mut pointing = Vec::new();
        for direction in meaning.readings.iter().filter_map(|reading| reading.direction) {
            for (other, owner) in self.directions.iter().zip(&self.owners) {
                let agreed = agreement(&direction, other);
                if agreed >= least {
                    pointing.push((Reverse(agreed), *owner));
                }
            }
        }
        if pointing.len() > most {
            pointing.select_nth_unstable(most);
            pointing.truncate(most);
        }
        let mut near: Vec<usize> = pointing.into_iter().map(|(_, owner)| owner).collect();
        let wanted = parts(meaning).into_iter().chain(short(meaning, Short::Wanted));
        let shared = wanted.filter_map(|part| self.sharing.get(&part));
        near.extend(shared.flatten());
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The places of topics that share a good part of their letters with this one.
    fn sharing_letters(&self, asked: &Meaning) -> impl Iterator<Item = usize> {
        let mut shared = vec![0_usize; self.known.len()];
        for group in &asked.groups {
            for place in self.spelled.get(group).into_iter().flatten() {
                if let Some(shared) = shared.get_mut(*place) {
                    *shared += 1;
                }
            }
        }
        let least = asked.groups.len() / FEW_LETTERS;
        shared.into_iter().enumerate().filter(move |(_, shared)| *shared > least).map(|(at, _)| at)
    }

    /// Notes with two topics that they are alike, if they are.
    fn compare(&mut self, place: usize, other: usize) {
        let Some((per_mille, why)) = self.same_enough(place, other) else { return };
        for (place, other) in [(place, other), (other, place)] {
            self.note(place, other, per_mille, why);
        }
    }

    /// How alike two topics are, if that is enough to hold them for the same.
    fn same_enough(&self, place: usize, other: usize) -> Option<(u16, Why)> {
        let (one, other) = (self.known.get(place)?, self.known.get(other)?);
        let (per_mille, why) = likeness(&one.meaning, &other.meaning);
        let same = per_mille >= SAME_ENOUGH && !self.vocabulary.is_parted(&one.key, &other.key);
        same.then_some((per_mille, why))
    }

    fn note(&mut self, place: usize, other: usize, per_mille: u16, why: Why) {
        let Some(key) = self.known.get(other).map(|other| other.key.clone()) else { return };
        let Some(known) = self.known.get_mut(place) else { return };
        if known.like.iter().any(|before| before.key == key) {
            return;
        }
        let likeness = Likeness { key, per_mille, why };
        let at = known.like.partition_point(|before| before.rank() < likeness.rank());
        if at < MOST {
            known.like.insert(at, likeness);
            known.like.truncate(MOST);
        }
    }

    /// Takes over what the host said: who was parted, or is no longer, gets another list.
    ///
    /// What went into another topic stays known: nobody names it any more.
    fn take_over(&mut self, vocabulary: &Vocabulary) {
        let changed = self.vocabulary.parted().symmetric_difference(vocabulary.parted());
        let changed: BTreeSet<TopicKey> =
            changed.flat_map(|(one, other)| [one.clone(), other.clone()]).collect();
        self.vocabulary = vocabulary.clone();
        for place in
            changed.iter().filter_map(|key| self.places.get(key).copied()).collect::<Vec<_>>()
        {
            let Some(known) = self.known.get_mut(place) else { continue };
            known.like.clear();
            let meaning = known.meaning.clone();
            for other in self.near(&meaning, SAME_ENOUGH, MOST_COMPARED) {
                let found = self.same_enough(place, other).filter(|_| place != other);
                if let Some((per_mille, why)) = found {
                    self.note(place, other, per_mille, why);
                }
            }
        }
    }
}

impl Likeness {
    /// The likest first, then by the alphabet.
    fn rank(&self) -> (Reverse<u16>, &TopicKey) {
        (Reverse(self.per_mille), &self.key)
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

/// Whether a topic is kept by what it is short for, or wanted by it.
#[derive(Clone, Copy)]
enum Short {
    Kept,
    Wanted,
}

/// Capitals want the initials of other topics, initials the capitals.
fn short(meaning: &Meaning, short: Short) -> impl Iterator<Item = u64> {
    let (initials, capitals) = match short {
        Short::Kept => (2, 3),
        Short::Wanted => (3, 2),
    };
    let initials = meaning.initials.iter().map(move |letters| hashed(&(initials, letters)));
    initials.chain(meaning.capitals.iter().map(move |letters| hashed(&(capitals, letters))))
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
        let related = likenesses.related(&asked, SAME_ENOUGH, 9);
        assert_eq!(related.len(), 2, "{related:?}");
    }

    #[test]
    fn what_the_host_parted_is_not_alike_until_they_say_so() {
        let part = TopicRuling::Other("human resources".to_owned(), "HR".to_owned());
        let merge = TopicRuling::Same("HR".to_owned(), "human resources".to_owned());
        let mut likenesses = learned(std::slice::from_ref(&part));

        assert!(like(&likenesses, "hr").is_empty());
        assert!(likenesses.related(&Meaning::of("hr"), SAME_ENOUGH, 9).len() == 1);
        learn(&mut likenesses, &TOPICS, &[]);
        assert_eq!(like(&likenesses, "hr"), ["human resources"]);
        learn(&mut likenesses, &TOPICS, &[part, merge]);
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
