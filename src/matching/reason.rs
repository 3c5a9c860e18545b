//! The sentence to say aloud, in the two people's own words: never a title, never a company.

use super::guest::{Guest, Said};
use super::room::Room;
use super::sentences::{Sentences, Words};
use super::value::{Answered, Value};
use crate::domain::{Participant, PassedOn, Tie};
use crate::topics::TopicKey;

/// How many asks or topics one sentence names at most: more are not kept in mind.
const NAMED: usize = 3;

/// What a host says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Why these two should meet.
    pub reason: String,
    /// A question to begin with.
    pub starter: String,
}

/// What kind of sentence two people call for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Somebody passed one of them on to the other, who looks for something …
    PassedOnAsk,
    /// … or has not said what.
    PassedOn,
    /// They met at an earlier event, and one can help the other now …
    AgainAnswer,
    /// … in other words.
    AgainOwn,
    /// They met at an earlier event, and have something in common.
    AgainShared,
    /// They met at an earlier event.
    Again,
    /// Each can help the other.
    Both,
    /// An ask that an offer answers in other words.
    AnswerOwn,
    /// An ask to which an offer is near.
    AnswerNear,
    /// Several asks of one that the other answers.
    AnswerMany,
    /// An ask that an offer answers.
    Answer,
    /// One topic in common.
    SharedOne,
    /// Several topics in common.
    SharedMany,
    /// Somebody who is here for the first time, and the host of a table.
    Newcomer,
    /// Somebody who has said nothing yet.
    Unsaid,
    /// Nothing in common, and both can help with something.
    Wild,
    /// Nothing in common.
    WildBare,
}

impl Kind {
    #[cfg(test)]
    pub(super) const ALL: [Self; 17] = [
        Self::PassedOnAsk,
        Self::PassedOn,
        Self::AgainAnswer,
        Self::AgainOwn,
        Self::AgainShared,
        Self::Again,
        Self::Both,
        Self::AnswerOwn,
        Self::AnswerNear,
        Self::AnswerMany,
        Self::Answer,
        Self::SharedOne,
        Self::SharedMany,
        Self::Newcomer,
        Self::Unsaid,
        Self::Wild,
        Self::WildBare,
    ];

    fn of(room: &Room<'_>, first: &Guest<'_>, second: &Guest<'_>, value: &Value<'_>) -> Self {
        let shared = value.shared_words(first).len();
        if room.tie(first, second) == Some(Tie::MetBefore) {
            return match (value.answered, shared) {
                (Some(answered), _) if same_words(answered) => Self::AgainAnswer,
                (Some(_), _) => Self::AgainOwn,
                (None, 0) => Self::Again,
                (None, _) => Self::AgainShared,
            };
        }
        if let Some(answered) = value.answered {
            return match value.answered_back {
                Some(_) => Self::Both,
                None if !answered.is_one_topic() => Self::AnswerNear,
                None if !same_words(answered) => Self::AnswerOwn,
                None if several(first, second, answered).len() > 1 => Self::AnswerMany,
                None => Self::Answer,
            };
        }
        match shared {
            0 if is_new(first) && second.hosts() || is_new(second) && first.hosts() => {
                Self::Newcomer
            }
            0 if value.unsaid => Self::Unsaid,
            0 if first.offers.is_empty() || second.offers.is_empty() => Self::WildBare,
            0 => Self::Wild,
            1 => Self::SharedOne,
            _ => Self::SharedMany,
        }
    }

    /// The names of its sentence and of its question.
    pub(super) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::PassedOnAsk => ("passed_on_ask", "start_answer"),
            Self::PassedOn => ("passed_on", "start_unsaid"),
            Self::AgainAnswer => ("again_answer", "start_answer"),
            Self::AgainOwn => ("again_own", "start_answer"),
            Self::AgainShared => ("again_shared", "start_again"),
            Self::Again => ("again", "start_again"),
            Self::Both => ("both", "start_both"),
            Self::AnswerOwn => ("answer_own", "start_answer"),
            Self::AnswerNear => ("answer_near", "start_answer"),
            Self::AnswerMany => ("answer_many", "start_answer"),
            Self::Answer => ("answer", "start_answer"),
            Self::SharedOne => ("shared_one", "start_shared"),
            Self::SharedMany => ("shared_many", "start_shared"),
            Self::Newcomer => ("newcomer", "start_unsaid"),
            Self::Unsaid => ("unsaid", "start_unsaid"),
            Self::Wild => ("wild", "start_wild"),
            Self::WildBare => ("wild_bare", "start_wild"),
        }
    }

    /// Whether the sentence speaks of the second one first: of whoever is to be found out about.
    fn is_turned(self, first: &Guest<'_>) -> bool {
        match self {
            Self::Unsaid => !first.said_nothing(),
            Self::Newcomer => first.hosts(),
            Self::PassedOnAsk
            | Self::PassedOn
            | Self::AgainAnswer
            | Self::AgainOwn
            | Self::AgainShared
            | Self::Again
            | Self::Both
            | Self::AnswerOwn
            | Self::AnswerNear
            | Self::AnswerMany
            | Self::Answer
            | Self::SharedOne
            | Self::SharedMany
            | Self::Wild
            | Self::WildBare => false,
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
    if let Some(passed) = passed_on(room, first, second) {
        return if passed.asker == first.id {
            brokered(room, [first, second], passed, value)
        } else {
            brokered(room, [second, first], passed, &value.turned())
        };
    }
    // The one whose ask is answered is spoken of first.
    if value.answered.is_none() && value.answered_back.is_some() {
        return spoken(room, second, first, &value.turned());
    }
    let kind = Kind::of(room, first, second, value);
    let (first, second) = if kind.is_turned(first) { (second, first) } else { (first, second) };
    let words = words(room.sentences, first, second, value);
    said(room, [first, second], kind, &words)
}

/// Who of these two was passed on to the other, the last time that it happened.
fn passed_on<'r>(
    room: &'r Room<'_>,
    first: &Guest<'_>,
    second: &Guest<'_>,
) -> Option<&'r PassedOn> {
    let both = [first.id, second.id];
    let these =
        |passed: &&PassedOn| both == [passed.asker, passed.to] || both == [passed.to, passed.asker];
    room.event.passed_on().iter().rev().find(these)
}

/// The sentence for somebody who was passed on, and says by whom.
fn brokered<'a>(
    room: &Room<'a>,
    [asker, to]: [&Guest<'a>; 2],
    passed: &PassedOn,
    value: &Value<'a>,
) -> Spoken {
    let mut words = words(room.sentences, asker, to, value);
    if words.ask.is_empty() {
        let ask = asker.asks.first().map(|said| room.sentences.quoted(said.words));
        words.ask = ask.unwrap_or_default();
    }
    let by = room.event.participant(passed.by);
    let names = [&words.first, &words.second];
    words.by = by.map_or_else(String::new, |by| {
        if names.contains(&&by.short_name().to_owned()) {
            by.untitled_name().to_owned()
        } else {
            by.short_name().to_owned()
        }
    });
    let kind = if words.ask.is_empty() { Kind::PassedOn } else { Kind::PassedOnAsk };
    said(room, [asker, to], kind, &words)
}

fn said(room: &Room<'_>, both: [&Guest<'_>; 2], kind: Kind, words: &Words) -> Spoken {
    let turn = both.iter().fold(0_u32, |sum, guest| sum.wrapping_add(guest.id.number));
    let turn = usize::try_from(turn).unwrap_or(0);
    let (reason, starter) = kind.names();
    Spoken {
        reason: room.sentences.say(reason, turn, words),
        starter: room.sentences.say(starter, turn, words),
    }
}

fn words(sentences: &Sentences, first: &Guest<'_>, second: &Guest<'_>, value: &Value<'_>) -> Words {
    let [name, other] = called([first.person, second.person]);
    let quoted = |said: &str| sentences.quoted(said);
    let offer = |answered: Option<Answered<'_>>, guest: &Guest<'_>| {
        let own = guest.offers.first().map(|said| said.words);
        answered.map(|answered| answered.offer).or(own).map(quoted).unwrap_or_default()
    };
    let ask = |answered: Option<Answered<'_>>| {
        answered.map(|answered| quoted(answered.ask)).unwrap_or_default()
    };
    let list = |things: Vec<&str>| {
        let things: Vec<String> = things.into_iter().take(NAMED).map(quoted).collect();
        sentences.listed(&things)
    };
    Words {
        both: sentences.listed(&[name.clone(), other.clone()]),
        ask: ask(value.answered),
        asks: value
            .answered
            .map_or_else(String::new, |answered| list(several(first, second, answered))),
        offer: offer(value.answered, first),
        back: ask(value.answered_back),
        help: offer(value.answered_back, second),
        topics: list(value.shared_words(first)),
        first: name,
        second: other,
        by: String::new(),
    }
}

/// What a host calls them: short names, or whole ones where the short ones are the same.
fn called(both: [&Participant; 2]) -> [String; 2] {
    let [short, other] = both.map(Participant::short_name);
    if short == other {
        both.map(|person| person.untitled_name().to_owned())
    } else {
        [short, other].map(str::to_owned)
    }
}

fn same_words(answered: Answered<'_>) -> bool {
    TopicKey::written(answered.ask) == TopicKey::written(answered.offer)
}

/// What somebody asks for and the other one offers, the best answered ask first.
fn several<'a>(asker: &Guest<'a>, helper: &Guest<'_>, best: Answered<'a>) -> Vec<&'a str> {
    let offered = |ask: &&Said<'_>| helper.offers.iter().any(|offer| offer.topic == ask.topic);
    let others = asker.asks.iter().filter(offered).map(|said| said.words);
    let mut all = vec![best.ask];
    all.extend(others.filter(|words| *words != best.ask));
    all
}

fn is_new(guest: &Guest<'_>) -> bool {
    guest.person.details.first_time == Some(true)
}
