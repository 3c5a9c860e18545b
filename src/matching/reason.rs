//! The sentence to say aloud, in the two people's own words: never a title, never a company.

use super::guest::Guest;
use super::room::Room;
use super::value::{Answered, Value};
use crate::domain::Participant;

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

/// The sentences of one language, each with its name.
#[derive(Clone, Debug)]
pub(super) struct Sentences {
    lines: Vec<(&'static str, &'static str)>,
}

impl Sentences {
    pub(super) fn english() -> Self {
        Self::of(ENGLISH)
    }

    fn of(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let named = lines.filter_map(|line| line.split_once('='));
        Self { lines: named.map(|(name, words)| (name.trim(), words.trim())).collect() }
    }

    /// The sentence of that name whose turn it is, with its words in place.
    fn say(&self, name: &str, turn: usize, words: &Words) -> String {
        let lines: Vec<&str> =
            self.lines.iter().filter(|(known, _)| *known == name).map(|(_, line)| *line).collect();
        let at = turn.checked_rem(lines.len()).unwrap_or(0);
        lines.get(at).map_or_else(String::new, |line| filled(line, words))
    }
}

/// What kind of sentence two people call for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Both,
    AnswerOwn,
    Answer,
    SharedOne,
    SharedMany,
    Unsaid,
    Wild,
    WildBare,
}

impl Kind {
    fn of(first: &Guest<'_>, second: &Guest<'_>, value: &Value<'_>) -> Self {
        if let Some(answered) = value.answered {
            return match value.answered_back {
                Some(_) => Self::Both,
                None if answered.ask == answered.offer => Self::Answer,
                None => Self::AnswerOwn,
            };
        }
        match value.shared_words(first).len() {
            0 if value.unsaid => Self::Unsaid,
            0 if first.offers.is_empty() || second.offers.is_empty() => Self::WildBare,
            0 => Self::Wild,
            1 => Self::SharedOne,
            _ => Self::SharedMany,
        }
    }

    /// The names of its sentence and of its question.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Both => ("both", "start_both"),
            Self::AnswerOwn => ("answer_own", "start_answer"),
            Self::Answer => ("answer", "start_answer"),
            Self::SharedOne => ("shared_one", "start_shared"),
            Self::SharedMany => ("shared_many", "start_shared"),
            Self::Unsaid => ("unsaid", "start_unsaid"),
            Self::Wild => ("wild", "start_wild"),
            Self::WildBare => ("wild_bare", "start_wild"),
        }
    }
}

/// The sentence for two people, whoever of them it speaks of first.
pub(super) fn spoken<'a>(
    room: &Room<'a>,
    first: &Guest<'a>,
    second: &Guest<'a>,
    value: &Value<'a>,
) -> Spoken {
    // The one whose ask is answered is spoken of first.
    if value.answered.is_none() && value.answered_back.is_some() {
        return spoken(room, second, first, &value.turned());
    }
    let kind = Kind::of(first, second, value);
    // Whoever has said nothing yet is the one to be found out about.
    let turned = kind == Kind::Unsaid && !first.said_nothing();
    let (first, second) = if turned { (second, first) } else { (first, second) };
    let words = words(first, second, value);
    let turn = first.id.number.wrapping_add(second.id.number);
    let turn = usize::try_from(turn).unwrap_or(0);
    let (reason, starter) = kind.names();
    Spoken {
        reason: room.sentences.say(reason, turn, &words),
        starter: room.sentences.say(starter, turn, &words),
    }
}

fn words(first: &Guest<'_>, second: &Guest<'_>, value: &Value<'_>) -> Words {
    let [name, other] = called(first, second);
    let offer = |answered: Option<Answered<'_>>, guest: &Guest<'_>| {
        let own = guest.offers.first().map(|said| said.words);
        answered.map(|answered| answered.offer).or(own).map(quoted).unwrap_or_default()
    };
    let ask = |answered: Option<Answered<'_>>| {
        answered.map(|answered| quoted(answered.ask)).unwrap_or_default()
    };
    let topics: Vec<String> = value.shared_words(first).into_iter().take(3).map(quoted).collect();
    Words {
        ask: ask(value.answered),
        offer: offer(value.answered, first),
        back: ask(value.answered_back),
        help: offer(value.answered_back, second),
        topics: listed(&topics),
        first: name,
        second: other,
    }
}

/// What a host calls them: short names, or whole ones where the short ones are the same.
fn called(first: &Guest<'_>, second: &Guest<'_>) -> [String; 2] {
    let both = [first.person, second.person];
    let [short, other] = both.map(Participant::short_name);
    if short == other {
        both.map(|person| person.details.name.clone())
    } else {
        [short, other].map(str::to_owned)
    }
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
        let english = Sentences::english();

        for kind in [
            Kind::Both,
            Kind::AnswerOwn,
            Kind::Answer,
            Kind::SharedOne,
            Kind::SharedMany,
            Kind::Unsaid,
            Kind::Wild,
            Kind::WildBare,
        ] {
            let (reason, starter) = kind.names();
            for name in [reason, starter] {
                assert!(english.lines.iter().any(|(known, _)| *known == name), "{name}");
            }
        }
    }

    #[test]
    fn things_are_listed_as_they_are_spoken() {
        for (things, spoken) in
            [(&["a"][..], "a"), (&["a", "b"], "a and b"), (&["a", "b", "c"], "a, b and c")]
        {
            let things: Vec<String> = things.iter().copied().map(str::to_owned).collect();

            assert_eq!(listed(&things), spoken);
        }
    }
}
