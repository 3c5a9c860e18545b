//! One key for every way in which a topic was written, after the topics that the host merged.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{fold, words};

/// What two topics share when they are the same: compared, never shown.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TopicKey(String);

impl TopicKey {
    /// The key of a topic as it was written, before any merge.
    #[must_use]
    pub fn written(topic: &str) -> Self {
        let words = words(topic);
        // A topic of signs alone, such as an emoji, is still somebody's topic.
        Self(if words.is_empty() { fold(topic.trim()) } else { words.join(" ") })
    }

    /// The folded words, one space between.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which topics the host called the same.
///
/// A merge says that two topics are one, so their order says nothing about the result, and merges
/// that run in a circle are harmless.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    /// From each merged key to the one that stands for all that are the same, itself left out.
    same: BTreeMap<TopicKey, TopicKey>,
    /// Every two keys that the host called different, the first of the alphabet first.
    parted: BTreeSet<(TopicKey, TopicKey)>,
}

impl Vocabulary {
    /// The vocabulary after merges, each from one topic as written into another.
    #[must_use]
    pub fn of(merges: &[(String, String)]) -> Self {
        let merges: BTreeSet<(TopicKey, TopicKey)> = merges
            .iter()
            .map(|(from, into)| (TopicKey::written(from), TopicKey::written(into)))
            .collect();
        let left: BTreeSet<&TopicKey> = merges.iter().map(|(from, _)| from).collect();
        let mut same = BTreeMap::new();
        for class in classes(&merges) {
            let last = class.iter().find(|key| !left.contains(key)).or_else(|| class.first());
            let Some(stands) = last.cloned() else { continue };
            let others = class.into_iter().filter(|key| *key != stands);
            same.extend(others.map(|key| (key, stands.clone())));
        }
        Self { same, parted: BTreeSet::new() }
    }

    /// Whether the host said that two topics are not the same.
    #[must_use]
    pub fn is_parted(&self, one: &TopicKey, other: &TopicKey) -> bool {
        !self.parted.is_empty() && self.parted.contains(&in_order(one, other))
    }

    /// The key of a topic as written.
    #[must_use]
    pub fn key(&self, topic: &str) -> TopicKey {
        let written = TopicKey::written(topic);
        self.same.get(&written).cloned().unwrap_or(written)
    }
}

fn in_order(one: &TopicKey, other: &TopicKey) -> (TopicKey, TopicKey) {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (first.clone(), second.clone())
}

/// The groups of keys that merges tie together.
fn classes(merges: &BTreeSet<(TopicKey, TopicKey)>) -> Vec<BTreeSet<TopicKey>> {
    let mut next: BTreeMap<&TopicKey, Vec<&TopicKey>> = BTreeMap::new();
    for (from, into) in merges {
        next.entry(from).or_default().push(into);
        next.entry(into).or_default().push(from);
    }
    let mut placed = BTreeSet::new();
    let mut classes = Vec::new();
    for start in next.keys().copied() {
        let mut class = BTreeSet::new();
        let mut waiting = vec![start];
        while let Some(key) = waiting.pop() {
            if placed.insert(key) {
                class.insert(key.clone());
                waiting.extend(next.get(key).into_iter().flatten());
            }
        }
        if !class.is_empty() {
            classes.push(class);
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(merges: &[(&str, &str)]) -> Vocabulary {
        let owned: Vec<_> =
            merges.iter().map(|&(from, into)| (from.to_owned(), into.to_owned())).collect();
        Vocabulary::of(&owned)
    }

    #[test]
    fn case_accents_and_signs_make_no_other_topic() {
        let vocabulary = Vocabulary::default();

        assert_eq!(vocabulary.key("Café culture"), vocabulary.key(" cafe-CULTURE!"));
        assert_ne!(vocabulary.key("C++"), vocabulary.key("C#"));
        assert_ne!(vocabulary.key("🦀"), vocabulary.key("🐍"));
    }

    #[test]
    fn situation_48_topics_that_the_host_merged_share_a_key() {
        let vocabulary = merged(&[
            ("ML", "Machine Learning"),
            ("Maschinelles Lernen", "ml"),
            ("Onboarding", "Welcome"),
        ]);

        assert_eq!(vocabulary.key("maschinelles lernen").as_str(), "machine learning");
        assert_eq!(vocabulary.key("ml"), vocabulary.key("Machine learning"));
        assert_ne!(vocabulary.key("ml"), vocabulary.key("welcome"));
    }

    #[test]
    fn merges_in_a_circle_are_one_topic() {
        let vocabulary = merged(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")]);

        assert_eq!(vocabulary.key("a"), vocabulary.key("b"));
        assert_eq!(vocabulary.key("b"), vocabulary.key("c"));
        assert_eq!(vocabulary.key("d").as_str(), "d");
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_merges_changes_nothing(
            merges in proptest::collection::vec(("[a-f]", "[a-f]"), 0..12),
        ) {
            let turned: Vec<_> = merges.iter().rev().cloned().collect();

            proptest::prop_assert_eq!(Vocabulary::of(&merges), Vocabulary::of(&turned));
        }
    }
}
