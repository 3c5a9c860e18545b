//! How alike two topics are, and why: exact words first, then letters, then what the model knows.

use super::meaning::{Meaning, Reading};
use super::model::agreement;

/// From here on two topics are the same thing in other words, of 1000.
pub const SAME_ENOUGH: u16 = 760;
/// From here on two topics are related, of 1000.
pub const RELATED_ENOUGH: u16 = 480;

/// The same words in another order, or with other small words.
const SAME_WORDS: u16 = 990;
/// The same once acronyms are read and words are spelled in one way.
const SPELLING: u16 = 980;
/// Forms of the same words.
const STEMS: u16 = 960;
/// One slip of the hand apart.
const SLIP: u16 = 940;
/// The most that the model alone can say.
const MOST_BY_MEANING: i32 = 930;
/// The most that letters in common can say.
const MOST_BY_LETTERS: usize = 800;
/// The most where a number, a version or a sign differs.
const OTHER_MARKS: u16 = 600;
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

fn by_words(one: &Meaning, other: &Meaning) -> (u16, Why) {
    if one.joined == other.joined {
        return (SPELLING, Why::Spelling);
    }
    let mut best = (0, Why::Meaning);
    for (place, reading) in one.readings.iter().enumerate() {
        for (other_place, other_reading) in other.readings.iter().enumerate() {
            let spelled = place + other_place > 0 || reading.respelled || other_reading.respelled;
            let found = between(reading, other_reading, spelled);
            if found.0 > best.0 {
                best = found;
            }
        }
    }
    let slip = (slip(one, other), Why::Slip);
    if slip.0 > best.0 { slip } else { best }
}

fn between(one: &Reading, other: &Reading, spelled: bool) -> (u16, Why) {
    if one.words == other.words && !one.words.is_empty() {
        return if spelled { (SPELLING, Why::Spelling) } else { (SAME_WORDS, Why::Words) };
    }
    if one.stems == other.stems && !one.stems.is_empty() {
        return (STEMS, Why::Stem);
    }
    let (Some(one), Some(other)) = (&one.direction, &other.direction) else {
        return (0, Why::Meaning);
    };
    let meaning = agreement(one, other).clamp(0, MOST_BY_MEANING);
    (u16::try_from(meaning).unwrap_or(0), Why::Meaning)
}

/// How much two topics look like one with a slip of the hand in it.
fn slip(one: &Meaning, other: &Meaning) -> u16 {
    // A slip makes no word that the model knows: boats and goats are two.
    let known = |meaning: &Meaning| meaning.readings.first().is_some_and(|reading| reading.known);
    if known(one) && known(other) {
        return 0;
    }
    if is_a_slip(&one.joined, &other.joined) {
        return SLIP;
    }
    let common = common(&one.groups, &other.groups);
    let all = one.groups.len() + other.groups.len();
    let letters = (2 * MOST_BY_LETTERS * common).checked_div(all).unwrap_or(0);
    u16::try_from(letters).unwrap_or(0)
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
fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(first), Some(second)) = (one.peek(), other.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
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
