//! How alike two topics are, and why: exact words first, then what the model and the letters say.

use std::cmp::Ordering;

use super::meaning::{Meaning, Reading};
use super::model::agreement;

/// From here on two topics are the same thing in other words, of 1000.
///
/// Of 372 pairs written before the formula was, 97 of 100 at or above 650 were the same. In a room
/// every topic meets every other one, nearly all of them strangers, so the line is drawn higher: of
/// the sample's 9,870 pairs 17 reach 600, and of these 4 are the same; 6 reach 700, with the same 4.
pub const SAME_ENOUGH: u16 = 700;
/// From here on two topics are related enough to be shown, of 1000; no pair drawn by chance passed 250.
pub const RELATED_ENOUGH: u16 = 300;

/// The same words in another order, or with other small words.
const SAME_WORDS: u16 = 990;
/// The same once acronyms are read and words are spelled in one way.
const SPELLING: u16 = 980;
/// Forms of the same words.
const STEMS: u16 = 960;
/// A slip of the hand apart.
const SLIP: u16 = 940;
/// One is the initials of the other.
const INITIALS: u16 = 750;
/// The most that the model can say.
const MOST_BY_MEANING: u16 = 930;
/// The most that letters in common can say of what the model does not know.
const MOST_BY_LETTERS: f32 = 0.8;
/// The most where a number, a version or a sign differs.
const OTHER_MARKS: u16 = 500;
/// How much shared letters add to what the model says, as a part of what is missing to 1.
const BY_LETTERS: f32 = 0.1;
/// The share of letters in common that says nothing.
const CHANCE: f32 = 0.35;
/// From how many letters on one slip makes no other word.
const SLIP_FROM: usize = 6;

/// Why two topics are alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// They have the same words.
    Words,
    /// They are one topic spelled in two ways, or one is short for the other.
    Spelling,
    /// They have forms of the same words.
    Stem,
    /// They differ by a slip of the hand, or share most of their letters.
    Slip,
    /// They have other words that mean nearly the same.
    Meaning,
}

impl Why {
    /// The reason in a few words, to go on with after the name of a topic.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Words => "the same words",
            Self::Spelling => "another way to write it",
            Self::Stem => "forms of the same words",
            Self::Slip => "nearly the same letters",
            Self::Meaning => "other words that mean something near",
        }
    }
}

/// How alike two topics are: 0 to 1000, and why.
///
/// The same for both orders; 1000 for two spellings with one key.
#[must_use]
pub fn likeness(one: &Meaning, other: &Meaning) -> (u16, Why) {
    if one.key() == other.key() {
        return (1000, Why::Words);
    }
    let (likeness, why) = by_words(one, other);
    if one.marks == other.marks {
        return (likeness, why);
    }
    (likeness.min(OTHER_MARKS), why)
}

/// The least agreement of directions with which two topics that share nothing can be so much alike.
pub(super) fn least_agreement(per_mille: u16) -> i32 {
    let added = 1000.0 * BY_LETTERS;
    let least = (f32::from(per_mille) - added) / (1.0 - BY_LETTERS);
    i32::from(whole(least / 1000.0))
}

fn by_words(one: &Meaning, other: &Meaning) -> (u16, Why) {
    if one.joined == other.joined {
        return (SPELLING, Why::Spelling);
    }
    let readings =
        one.readings.iter().flat_map(|one| other.readings.iter().map(move |other| (one, other)));
    let exact = readings.clone().filter_map(|(one, other)| exact(one, other));
    if let Some(found) = exact.max_by_key(|(likeness, _)| *likeness) {
        return found;
    }
    // A slip makes no word that the model knows: boats and goats are two.
    if !(one.known && other.known) && is_a_slip(&one.joined, &other.joined) {
        return (SLIP, Why::Slip);
    }
    let directions = readings.filter_map(|(one, other)| {
        Some(agreement(one.direction.as_ref()?, other.direction.as_ref()?))
    });
    let (likeness, why) = match directions.max() {
        Some(agreed) => by_meaning(agreed, one, other),
        None => (whole(MOST_BY_LETTERS * letters(one, other)), Why::Slip),
    };
    if likeness < INITIALS && (is_short_for(one, other) || is_short_for(other, one)) {
        return (INITIALS, Why::Spelling);
    }
    (likeness, why)
}

/// Whether two readings say the same word for word.
fn exact(one: &Reading, other: &Reading) -> Option<(u16, Why)> {
    let respelled = one.respelled || other.respelled;
    let corrected = one.corrected || other.corrected;
    let same = |one: &[u64], other: &[u64]| !one.is_empty() && one == other;
    if same(&one.words, &other.words) {
        return Some(match (corrected, respelled) {
            (true, _) => (SLIP, Why::Slip),
            (false, true) => (SPELLING, Why::Spelling),
            (false, false) => (SAME_WORDS, Why::Words),
        });
    }
    same(&one.stems, &other.stems).then_some((STEMS, Why::Stem))
}

/// What the model says, and what letters in common add to it.
fn by_meaning(agreed: i32, one: &Meaning, other: &Meaning) -> (u16, Why) {
    let agreed = u16::try_from(agreed.clamp(0, 1000)).map_or(0.0, f32::from) / 1000.0;
    if agreed <= 0.0 {
        return (0, Why::Meaning);
    }
    let letters = (letters(one, other) - CHANCE).max(0.0) / (1.0 - CHANCE);
    let likeness = agreed + (1.0 - agreed) * BY_LETTERS * letters;
    (whole(likeness).min(MOST_BY_MEANING), Why::Meaning)
}

/// How many of their groups of letters two topics share: 0 to 1.
fn letters(one: &Meaning, other: &Meaning) -> f32 {
    let shared = common(&one.groups, &other.groups);
    let all = u16::try_from(one.groups.len() + other.groups.len()).unwrap_or(u16::MAX).max(1);
    2.0 * f32::from(shared) / f32::from(all)
}

fn is_short_for(one: &Meaning, other: &Meaning) -> bool {
    one.capitals.as_ref().is_some_and(|capitals| other.initials.contains(capitals))
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share between 0 and 1"
)]
fn whole(share: f32) -> u16 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as u16
}

fn is_a_slip(one: &str, other: &str) -> bool {
    let (letters, others) = (one.chars().count(), other.chars().count());
    let shorter = letters.min(others);
    let slips = if shorter >= 2 * SLIP_FROM { 2 } else { 1 };
    shorter >= SLIP_FROM
        && letters.abs_diff(others) <= slips
        && strsim::osa_distance(one, other) <= slips
}

/// How many things two ordered lists have in common.
fn common<T: Ord>(one: &[T], other: &[T]) -> u16 {
    let (mut one, mut other) = (one.iter(), other.iter());
    let (mut first, mut second) = (one.next(), other.next());
    let mut count = 0;
    while let (Some(left), Some(right)) = (first, second) {
        let order = left.cmp(right);
        count += u16::from(order == Ordering::Equal);
        if order != Ordering::Greater {
            first = one.next();
        }
        if order != Ordering::Less {
            second = other.next();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &str, other: &str) -> (u16, Why) {
        likeness(&Meaning::of(one), &Meaning::of(other))
    }

    #[test]
    fn topics_that_are_the_same_say_why() {
        for (one, other, why) in [
            ("Onboarding", "onboarding!", Why::Words),
            ("time management", "management of time", Why::Words),
            ("HR", "human resources", Why::Spelling),
            ("on-boarding", "onboarding", Why::Spelling),
            ("labour law", "labor law", Why::Spelling),
            ("mentors", "mentoring", Why::Stem),
            ("fundraising", "fundrasing", Why::Slip),
            ("burnout", "work exhaustion", Why::Meaning),
        ] {
            let (likeness, found) = between(one, other);

            assert_eq!(found, why, "{one} {other} {likeness}");
            assert!(likeness >= RELATED_ENOUGH, "{one} {other} {likeness}");
        }
    }

    #[test]
    fn versions_and_signs_tell_topics_apart() {
        for (one, other) in
            [("C++", "C#"), ("Windows 10", "Windows 11"), ("boats", "goats"), ("🦀", "🐍")]
        {
            assert!(between(one, other).0 < SAME_ENOUGH, "{one} {other} {:?}", between(one, other));
        }
    }

    #[test]
    fn other_languages_are_compared_by_their_letters() {
        let alike = between("Nachhaltigkeit", "Nachhaltigkeitsbericht");

        assert!(alike.0 >= RELATED_ENOUGH && alike.1 == Why::Slip, "{alike:?}");
        assert!(between("стресс", "погода").0 < RELATED_ENOUGH);
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_two_topics_changes_nothing(
            one in "\\PC*|.*|[a-f ]{1,12}|(tea|stress|HR|C#|2024| )*",
            other in "\\PC*|.*|[a-f ]{1,12}|(tea|stress|HR|C#|2024| )*",
        ) {
            let there = between(&one, &other);

            proptest::prop_assert_eq!(there, between(&other, &one));
            proptest::prop_assert!(there.0 <= 1000);
            proptest::prop_assert_eq!(between(&one, &one).0, 1000);
        }
    }

    #[test]
    fn hostile_texts_are_only_texts() {
        let long = "lerning ".repeat(1_300);
        for text in [&long, "\0", "🦀🦀", "\u{202e}ssergorp", "محمد", "'''", "###", "s's's"]
        {
            assert_eq!(between(text, text).0, 1000);
            assert!(between(text, "learning").0 <= 1000);
        }
    }
}
