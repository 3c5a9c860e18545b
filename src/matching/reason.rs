//! The sentence to say aloud, in the two people's own words: never a title, never a company.

use super::guest::Guest;
use super::room::Room;
use super::value::Value;

/// The sentences, as they stand in `assets/reasons`.
const ENGLISH: &str = include_str!("../../assets/reasons/en.txt");

/// What a host says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Why these two should meet.
    pub reason: String,
    /// A question to begin with.
    pub starter: String,
}

/// The words that go into a sentence.
struct Words {
    first: String,
    second: String,
    ask: String,
    offer: String,
    back: String,
    help: String,
    topics: String,
}

/// The sentence for two people, the first of whom it speaks of first.
pub(super) fn spoken(room: &Room<'_>, first: &Guest, second: &Guest, value: &Value) -> Spoken {
    let (answers, back) = (value.answered.is_some(), value.answered_back.is_some());
    // The one whose ask is answered is spoken of first.
    if back && !answers {
        let turned =
            Value { answered: value.answered_back.clone(), answered_back: None, ..value.clone() };
        return spoken(room, second, first, &turned);
    }
    let own = value.answered.as_ref().is_some_and(|(ask, offer)| ask.words != offer.words);
    let kind = match (answers, back, value.shared.as_slice()) {
        (true, true, _) => "both",
        (true, false, _) if own => "answer_own",
        (true, false, _) => "answer",
        (false, _, [_]) => "shared_one",
        (false, _, [_, ..]) => "shared_many",
        (false, _, []) if value.unsaid => "unsaid",
        (false, _, []) if first.offers.is_empty() || second.offers.is_empty() => "wild_bare",
        (false, _, []) => "wild",
    };
    // Whoever has said nothing yet is the one to be found out about.
    let (first, second) =
        if kind == "unsaid" && !first.said_nothing() { (second, first) } else { (first, second) };
    let start = match kind {
        "both" => "start_both",
        "answer" | "answer_own" => "start_answer",
        "shared_one" | "shared_many" => "start_shared",
        "unsaid" => "start_unsaid",
        _ => "start_wild",
    };
    let words = words(room, first, second, value);
    let turn = usize::try_from(first.id.number.wrapping_add(second.id.number)).unwrap_or(0);
    Spoken { reason: sentence(kind, turn, &words), starter: sentence(start, turn, &words) }
}

fn words(room: &Room<'_>, first: &Guest, second: &Guest, value: &Value) -> Words {
    let person = |guest: &Guest| room.participant(guest.id);
    let short = |guest: &Guest| person(guest).map_or("", |person| person.short_name()).to_owned();
    let full = |guest: &Guest| {
        person(guest).map_or_else(String::new, |person| person.details.name.clone())
    };
    let called = if short(first) == short(second) {
        [full(first), full(second)]
    } else {
        [short(first), short(second)]
    };
    let [name, other] = called;
    let said = |pair: Option<&(super::guest::Said, super::guest::Said)>, guest: &Guest| {
        let offer = pair.map(|(_, offer)| quoted(&offer.words));
        let own = || guest.offers.first().map(|said| quoted(&said.words));
        let ask = pair.map(|(ask, _)| quoted(&ask.words));
        (ask.unwrap_or_default(), offer.or_else(own).unwrap_or_default())
    };
    let (ask, answer) = said(value.answered.as_ref(), first);
    let (back, help) = said(value.answered_back.as_ref(), second);
    let topics: Vec<String> = value.shared.iter().take(3).map(|topic| quoted(topic)).collect();
    Words { first: name, second: other, ask, offer: answer, back, help, topics: listed(&topics) }
}

fn quoted(words: &str) -> String {
    format!("“{}”", words.trim_end_matches(['.', '!', '?', ' ']))
}

/// Things one after the other as they are spoken: `a`, `a and b`, `a, b and c`.
fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The sentence of that name whose turn it is, with its words in place.
fn sentence(name: &str, turn: usize, words: &Words) -> String {
    let lines: Vec<&str> = ENGLISH
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .filter(|(known, _)| known.trim() == name)
        .map(|(_, sentence)| sentence.trim())
        .collect();
    let at = turn.checked_rem(lines.len()).unwrap_or(0);
    lines.get(at).map_or_else(String::new, |line| filled(line, words))
}

/// One pass, so that words which themselves hold a brace stay as they were said.
fn filled(line: &str, words: &Words) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(match name {
            "first" => &words.first,
            "second" => &words.second,
            "ask" => &words.ask,
            "offer" => &words.offer,
            "back" => &words.back,
            "help" => &words.help,
            "topics" => &words.topics,
            _ => "",
        });
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_hold_braces_are_said_as_they_are() {
        let words = Words {
            first: "{second}".to_owned(),
            second: "Ben".to_owned(),
            ask: String::new(),
            offer: String::new(),
            back: String::new(),
            help: String::new(),
            topics: String::new(),
        };

        assert_eq!(filled("{first} and {second}", &words), "{second} and Ben");
    }

    #[test]
    fn every_sentence_that_is_asked_for_is_there() {
        for name in ["answer", "answer_own", "both", "shared_one", "shared_many", "unsaid", "wild"]
        {
            assert!(ENGLISH.lines().any(|line| line.starts_with(name)), "{name}");
        }
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
