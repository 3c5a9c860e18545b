//! Topics found while somebody types.

use super::distance::slips;
use crate::topics::{Likenesses, Meaning, RELATED_ENOUGH, Topic, Topics, Why, fold};

/// A topic found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TopicHit<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// Where it stands among all topics.
    pub place: usize,
    /// How many of the words asked for it has, at least 1.
    pub words: usize,
}

/// The topics that the typed text may mean, the likeliest first, at most `limit`.
///
/// Any part of the words in any order, without accents, small slips forgiven; the words of a
/// question are left out: "who knows about onboarding?" asks for onboarding. Topics with every word
/// come alone; only when there are none do topics with some.
#[must_use]
pub fn find_topics<'a>(topics: &'a Topics, query: &str, limit: usize) -> Vec<TopicHit<'a>> {
    let asked = asked(query);
    let mut found: Vec<(u32, usize, TopicHit<'a>)> = Vec::new();
    // A word is compared once, however many topics have it.
    let costs: Vec<Vec<Option<u32>>> = asked
        .iter()
        .map(|asked| topics.words().iter().map(|word| word_cost(asked, word)).collect())
        .collect();
    for (place, (topic, words)) in topics.all().iter().zip(topics.words_of()).enumerate() {
        let of_topic = |costs: &Vec<Option<u32>>| {
            words.iter().filter_map(|word| costs.get(*word).copied().flatten()).min()
        };
        let found_words = costs.iter().filter_map(of_topic);
        let (sum, words) = found_words.fold((0, 0), |(sum, words), cost| (sum + cost, words + 1));
        if words > 0 {
            found.push((sum, place, TopicHit { topic, place, words }));
        }
    }
    let most = found.iter().map(|(_, _, hit)| hit.words).max().unwrap_or(0);
    found.retain(|(_, _, hit)| hit.words == most);
    found.sort_by_key(|&(cost, place, _)| (cost, place));
    found.into_iter().take(limit).map(|(_, _, hit)| hit).collect()
}

/// The words of a question that are not about its topic.
const QUESTION: [&str; 48] = [
    "a",
    "about",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "are",
    "ask",
    "asks",
    "can",
    "could",
    "do",
    "does",
    "experience",
    "expert",
    "find",
    "for",
    "from",
    "has",
    "have",
    "help",
    "here",
    "how",
    "i",
    "in",
    "is",
    "know",
    "knows",
    "me",
    "my",
    "need",
    "of",
    "offers",
    "on",
    "people",
    "some",
    "somebody",
    "someone",
    "talk",
    "the",
    "there",
    "to",
    "want",
    "wants",
    "what",
    "who",
    "with",
];

/// A topic that has to do with what was typed, in other words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RelatedTopic {
    /// Where it stands among all topics.
    pub place: usize,
    /// Why it is there.
    pub why: Why,
}

/// The topics that have to do with the typed text, the likest first, at most `limit`.
///
/// `likenesses` has learned the topics.
#[must_use]
pub fn related_topics(
    topics: &Topics,
    likenesses: &Likenesses,
    query: &str,
    limit: usize,
) -> Vec<RelatedTopic> {
    let asked = Meaning::of(&without_question(query));
    // What nobody here names any more is known as well, so that more are asked for.
    let related = likenesses.related(&asked, RELATED_ENOUGH, 2 * limit).into_iter();
    let found = related
        .filter_map(|like| Some(RelatedTopic { place: topics.place(&like.key)?, why: like.why }));
    found.take(limit).collect()
}

/// What somebody asks for, as it was typed, without the words of a question around it.
#[must_use]
pub fn without_question(query: &str) -> String {
    let asks = |piece: &&str| {
        let words = fold::words(piece);
        words.iter().any(|word| QUESTION.binary_search(&word.as_str()).is_err())
    };
    let kept: Vec<&str> = query.split_whitespace().filter(asks).collect();
    if kept.is_empty() { query.to_owned() } else { kept.join(" ") }
}

/// The words asked for, or all words typed when each is a word of a question.
fn asked(query: &str) -> Vec<Vec<char>> {
    const WORDS: usize = 8;
    let words: Vec<String> = fold::words(query).into_iter().take(WORDS).collect();
    let asks = |word: &&String| QUESTION.binary_search(&word.as_str()).is_err();
    let kept: Vec<&String> = words.iter().filter(asks).collect();
    let kept = if kept.is_empty() { words.iter().collect() } else { kept };
    kept.into_iter().map(|word| word.chars().collect()).collect()
}

/// What it costs to see a typed word in a word; nothing when it is not there.
fn word_cost(typed: &[char], word: &[char]) -> Option<u32> {
    const SLIP_FROM: usize = 4;
    const TWO_SLIPS_FROM: usize = 8;
    if word.starts_with(typed) {
        return Some(u32::from(word.len() > typed.len()));
    }
    if typed.len() > 1 && word.windows(typed.len()).any(|part| part == typed) {
        return Some(2);
    }
    let limit = match typed.len() {
        0..SLIP_FROM => return None,
        SLIP_FROM..TWO_SLIPS_FROM => 1,
        _ => 2,
    };
    slips(typed, word, limit).map(|slips| 3 + u32::from(slips.beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Details;
    use crate::finder::sample::person;

    fn found(typed: &str) -> Vec<String> {
        let offers = [
            "Volunteer onboarding",
            "Employee onboarding",
            "Machine learning",
            "Café culture",
            "Rust",
            "C++",
            "Talk shows",
        ];
        let offers = offers.map(str::to_owned).to_vec();
        let host = person(1, Details { offers, ..Details::named("Ada") });
        let topics = Topics::of(&[host], &[]);
        find_topics(&topics, typed, 10).iter().map(|hit| hit.topic.label.clone()).collect()
    }

    #[test]
    fn the_words_of_a_question_are_left_out() {
        let onboarding = ["Employee onboarding", "Volunteer onboarding"];

        assert_eq!(found("who knows about onboarding?"), onboarding);
        assert_eq!(found("onboarding volunteer"), ["Volunteer onboarding"]);
        assert_eq!(found("talk"), ["Talk shows"]);
    }

    #[test]
    fn parts_slips_and_missing_accents_are_forgiven() {
        assert_eq!(found("cafe"), ["Café culture"]);
        assert_eq!(found("boarding empl"), ["Employee onboarding"]);
        assert_eq!(found("machien lerning"), ["Machine learning"]);
        assert_eq!(found("c++"), ["C++"]);
        assert!(found("zebra").is_empty());
        assert!(found("").is_empty());
    }

    #[test]
    fn the_words_of_a_question_stand_in_order() {
        assert!(QUESTION.is_sorted());
    }
}
