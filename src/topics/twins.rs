//! Topics that are likely one, written in two ways: offered to the host for merging, never merged.

use std::collections::{BTreeSet, HashMap};

use super::board::{Topic, Topics};
use super::likenesses::Likenesses;
use super::meaning::hashed;
use super::stem::singular;

/// Two topics that look like one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Twins<'a> {
    /// The one that fewer people named: it would go into the other.
    pub fewer: &'a Topic,
    /// The one that more people named.
    pub more: &'a Topic,
}

/// The topics that differ by a hyphen or space, a plural or one slip of the hand, and those that the
/// model holds for the same, as pairs; never two that the host parted.
///
/// Slips are looked for in topics of at least six letters: `Java` and `Lava` are two.
#[must_use]
pub fn twins<'a>(topics: &'a Topics, likenesses: &Likenesses) -> Vec<Twins<'a>> {
    let all = topics.all();
    let forms: Vec<(&Topic, Form)> =
        all.iter().map(|topic| (topic, Form::of(topic.key.as_str()))).collect();
    let look_alike = |(index, other): &(usize, usize)| {
        let (one, other) = (forms.get(*index), forms.get(*other));
        one.zip(other).is_some_and(|((_, one), (_, other))| one.is_twin_of(other))
    };
    let mut pairs: BTreeSet<(usize, usize)> =
        likely(&forms).into_iter().filter(look_alike).collect();
    for (place, topic) in all.iter().enumerate() {
        let like = likenesses.like(&topic.key).iter();
        let others = like.filter_map(|like| topics.place(&like.key));
        pairs.extend(others.map(|other| (place.min(other), place.max(other))));
    }
    let two = |(one, other)| Some((all.get(one)?, all.get(other)?));
    let two = pairs.into_iter().filter_map(two);
    two.filter(|(one, other)| !topics.vocabulary().is_parted(&one.key, &other.key))
        .map(|(one, other)| {
            let smaller = one.people().len() < other.people().len();
            let (fewer, more) = if smaller { (one, other) } else { (other, one) };
            Twins { fewer, more }
        })
        .collect()
}

/// The pairs that may be twins, by their places; comparing every two would take too long in a room
/// of thousands.
///
/// Two texts that are one slip apart have a part in common: the text itself, or the text without
/// one of its letters (Mor and Fraenkel 1982).
fn likely(forms: &[(&Topic, Form)]) -> BTreeSet<(usize, usize)> {
    let mut sharing: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs = BTreeSet::new();
    for (index, (_, form)) in forms.iter().enumerate() {
        for part in form.parts() {
            let others = sharing.entry(part).or_default();
            pairs.extend(others.iter().map(|other| (*other, index)));
            others.push(index);
        }
    }
    pairs
}

/// A topic as it is compared for twins.
#[derive(Debug)]
struct Form {
    /// Without spaces, each word in the singular.
    singular: String,
    /// Without spaces, as written, and how many characters that is.
    joined: String,
    length: usize,
    has_digit: bool,
}

/// From how many letters on one slip makes no other word.
const SLIP_FROM: usize = 6;

impl Form {
    fn of(key: &str) -> Self {
        let joined: String = key.split(' ').collect();
        Self {
            singular: key.split(' ').map(singular).collect(),
            length: joined.chars().count(),
            has_digit: joined.chars().any(char::is_numeric),
            joined,
        }
    }

    /// What it shares with whatever may be its twin, hashed.
    fn parts(&self) -> BTreeSet<u64> {
        let mut parts = BTreeSet::from([hashed(&self.singular), hashed(&self.joined)]);
        if self.length >= SLIP_FROM && !self.has_digit {
            let letters = self.joined.char_indices();
            parts.extend(letters.map(|(at, letter)| {
                let (before, rest) = self.joined.split_at(at);
                let after = rest.strip_prefix(letter).unwrap_or(rest);
                hashed(&[before, after].concat())
            }));
        }
        parts
    }

    fn is_twin_of(&self, other: &Self) -> bool {
        self.singular == other.singular || self.joined == other.joined || self.is_a_slip(other)
    }

    /// Digits tell versions and years apart, so they are no slip.
    fn is_a_slip(&self, other: &Self) -> bool {
        self.length.min(other.length) >= SLIP_FROM
            && self.length.abs_diff(other.length) <= 1
            && !self.has_digit
            && !other.has_digit
            && strsim::osa_distance(&self.joined, &other.joined) <= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_plurals_and_slips_are_twins() {
        for (one, other) in [
            ("on boarding", "onboarding"),
            ("grant", "grants"),
            ("city", "cities"),
            ("night bus", "night buses"),
            ("short course", "short courses"),
            ("glass", "glasses"),
            ("fundraising", "fundrasing"),
            ("machine learning", "machine laerning"),
            ("user interviews", "user interview"),
        ] {
            let (one, other) = (Form::of(one), Form::of(other));

            assert!(one.is_twin_of(&other), "{one:?} {other:?}");
            assert!(!one.parts().is_disjoint(&other.parts()), "{one:?} {other:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_a_twin_shares_a_part(one in "[a-d]{4,9}", other in "[a-d]{4,9}") {
            let (one, other) = (Form::of(&one), Form::of(&other));

            let share = !one.parts().is_disjoint(&other.parts());

            proptest::prop_assert!(share || !one.is_twin_of(&other));
        }
    }

    #[test]
    fn short_words_versions_and_other_topics_are_none() {
        for (one, other) in [
            ("java", "lava"),
            ("art", "arts and crafts"),
            ("windows 10", "windows 11"),
            ("c", "c#"),
            ("care", "cars"),
            ("business", "busines plan"),
        ] {
            assert!(!Form::of(one).is_twin_of(&Form::of(other)), "{one} {other}");
        }
    }
}
