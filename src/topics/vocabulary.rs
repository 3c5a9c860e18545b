//! One key for every way in which a topic was written, after the topics that the host merged.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{fold, words};
use crate::domain::TopicRuling;

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

/// Which topics the host called the same, and which two.
///
/// Of two rulings on the same two topics the later one counts. Beyond that their order says nothing
/// about the result, and merges that run in a circle are harmless.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    /// From each merged key to the one that stands for all that are the same, itself left out.
    same: BTreeMap<TopicKey, TopicKey>,
    /// Every two keys that the host called different, the first of the alphabet first.
    parted: BTreeSet<(TopicKey, TopicKey)>,
}

impl Vocabulary {
    /// The vocabulary after what the host said, the oldest first.
    #[must_use]
    pub fn of(rulings: &[TopicRuling]) -> Self {
        let mut merges = BTreeSet::new();
        let mut parted = BTreeSet::new();
        for ruling in rulings {
            match ruling {
                TopicRuling::Same(from, into) => {
                    let (from, into) = (TopicKey::written(from), TopicKey::written(into));
                    parted.remove(&in_order(&from, &into));
                    merges.insert((from, into));
                }
                TopicRuling::Other(topic, other) => {
                    let (topic, other) = (TopicKey::written(topic), TopicKey::written(other));
                    part(&mut merges, &topic, &other);
                    parted.insert(in_order(&topic, &other));
                }
            }
        }
        let same = stands_for(&merges);
        let stands = |key: &TopicKey| same.get(key).unwrap_or(key).clone();
        // A later merge with a third topic can have made one of what was parted.
        let parted = parted
            .into_iter()
            .map(|(one, other)| in_order(&stands(&one), &stands(&other)))
            .filter(|(one, other)| one != other)
            .collect();
        Self { same, parted }
    }

    /// Whether the host said that two topics are not the same.
    #[must_use]
    pub fn is_parted(&self, one: &TopicKey, other: &TopicKey) -> bool {
        !self.parted.is_empty() && self.parted.contains(&in_order(one, other))
    }

    /// Every two keys that the host called different.
    pub(super) const fn parted(&self) -> &BTreeSet<(TopicKey, TopicKey)> {
        &self.parted
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

/// Takes apart what merges made one: the two themselves, or else the first from all others.
fn part(merges: &mut BTreeSet<(TopicKey, TopicKey)>, topic: &TopicKey, other: &TopicKey) {
    merges.remove(&(topic.clone(), other.clone()));
    merges.remove(&(other.clone(), topic.clone()));
    let together = |class: &BTreeSet<TopicKey>| class.contains(topic) && class.contains(other);
    if topic != other && classes(merges).iter().any(together) {
        merges.retain(|(from, into)| from != topic && into != topic);
    }
}

/// For each merged key the one that stands for all that are the same.
fn stands_for(merges: &BTreeSet<(TopicKey, TopicKey)>) -> BTreeMap<TopicKey, TopicKey> {
    let left: BTreeSet<&TopicKey> = merges.iter().map(|(from, _)| from).collect();
    let mut same = BTreeMap::new();
    for class in classes(merges) {
        let last = class.iter().find(|key| !left.contains(key)).or_else(|| class.first());
        let Some(stands) = last.cloned() else { continue };
        let others = class.into_iter().filter(|key| *key != stands);
        same.extend(others.map(|key| (key, stands.clone())));
    }
    same
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
        Vocabulary::of(&merges.iter().map(|&(from, into)| same(from, into)).collect::<Vec<_>>())
    }

    fn same(from: &str, into: &str) -> TopicRuling {
        TopicRuling::Same(from.to_owned(), into.to_owned())
    }

    fn other(topic: &str, other: &str) -> TopicRuling {
        TopicRuling::Other(topic.to_owned(), other.to_owned())
    }

    #[test]
    fn of_a_merge_and_a_parting_of_the_same_two_the_later_counts() {
        let (merge, part) = (same("ML", "AI"), other("ai", "ml"));

        let parted = Vocabulary::of(&[merge.clone(), part.clone()]);
        let merged = Vocabulary::of(&[part, merge]);

        let (ml, ai) = (TopicKey::written("ml"), TopicKey::written("ai"));
        assert_eq!((parted.key("ml"), merged.key("ml")), (ml.clone(), ai.clone()));
        assert!(parted.is_parted(&ai, &ml) && !merged.is_parted(&ml, &ai));
    }

    #[test]
    fn who_is_parted_from_a_group_leaves_it() {
        let merges = [same("a", "b"), same("c", "b"), same("d", "c")];
        let rulings = [&merges[..], &[other("a", "d")]].concat();
        let vocabulary = Vocabulary::of(&rulings);

        assert_eq!(vocabulary.key("a").as_str(), "a");
        assert_eq!(vocabulary.key("d"), vocabulary.key("b"));
        assert!(vocabulary.is_parted(&vocabulary.key("a"), &vocabulary.key("c")));
        let again = Vocabulary::of(&[&rulings[..], &[same("a", "c")]].concat());
        assert_eq!(again.key("a"), again.key("d"));
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
            let merges: Vec<_> = merges.iter().map(|(from, into)| same(from, into)).collect();
            let turned: Vec<_> = merges.iter().rev().cloned().collect();

            proptest::prop_assert_eq!(Vocabulary::of(&merges), Vocabulary::of(&turned));
        }
    }
}
