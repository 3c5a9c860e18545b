//! What two people could give each other.

use super::guest::{Guest, Said};
use super::room::Room;
use super::score::Part;

/// Points for an ask that the other one's offer answers, in hundredths.
const ANSWER: u32 = 300;
/// Points more when both answer each other, in hundredths.
const BOTH: u32 = 100;
/// Points for topics in common, by their number, in hundredths: the middle distance teaches most
/// (Lane and others 2021; Rajkumar and others 2022).
const SHARED: [u32; 5] = [0, 200, 300, 200, 100];
/// Points for somebody who has said nothing yet beside somebody who can ask, in hundredths.
const UNSAID: u32 = 100;
/// … and beside the host of a table.
const UNSAID_WITH_HOST: u32 = 200;
/// Points for two who have nothing in common, in hundredths: room for the wild card.
const WILD: u32 = 40;

/// An ask that an offer answers, both in their own words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answered<'a> {
    topic: usize,
    pub(super) ask: &'a str,
    pub(super) offer: &'a str,
}

/// What two people could give each other.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    /// In hundredths of a point.
    pub(super) points: u32,
    /// The first one's ask that the second one answers.
    pub(super) answered: Option<Answered<'a>>,
    /// The same the other way round.
    pub(super) answered_back: Option<Answered<'a>>,
    /// Topics that both named and that say something tonight.
    shared: Vec<usize>,
    /// Whether one of them has said nothing to match by.
    pub(super) unsaid: bool,
}

impl<'a> Value<'a> {
    pub(super) fn of(room: &Room<'a>, first: &Guest<'a>, second: &Guest<'a>) -> Self {
        let answered = answer(room, first, second);
        let answered_back = answer(room, second, first);
        let mut value = Self {
            points: 0,
            answered,
            answered_back,
            shared: shared(room, first, second, [answered, answered_back]),
            unsaid: first.said_nothing() || second.said_nothing(),
        };
        let answers = [answered, answered_back].into_iter().flatten();
        value.points = answers.map(|answered| answer_points(room, answered)).sum::<u32>()
            + if value.answers() == 2 { BOTH } else { 0 }
            + value.shared_points(room);
        if value.points == 0 {
            value.points = value.without_common_ground(first, second).0;
        }
        value
    }

    /// How many asks are answered, from 0 to 2.
    pub(super) fn answers(&self) -> u8 {
        u8::from(self.answered.is_some()) + u8::from(self.answered_back.is_some())
    }

    pub(super) fn in_common(&self) -> bool {
        self.answers() > 0 || !self.shared.is_empty()
    }

    /// The same, seen from the second one.
    pub(super) fn turned(&self) -> Self {
        let Self { answered, answered_back, .. } = *self;
        Self { answered: answered_back, answered_back: answered, ..self.clone() }
    }

    /// The topics in common, in the words of one of the two.
    pub(super) fn shared_words<'b>(&self, guest: &Guest<'b>) -> Vec<&'b str> {
        self.shared.iter().filter_map(|topic| words_for(guest, *topic)).collect()
    }

    /// Where the points come from.
    pub(super) fn parts(
        &self,
        room: &Room<'a>,
        first: &Guest<'a>,
        second: &Guest<'a>,
    ) -> Vec<Part> {
        let part = |amount, because| Part { about: "value", amount, because };
        let answers = [self.answered, self.answered_back].into_iter().flatten();
        let mut parts: Vec<Part> = answers
            .map(|answered| {
                let because = format!("an ask is answered: {}", answered.ask);
                part(answer_points(room, answered), because)
            })
            .collect();
        if self.answers() == 2 {
            parts.push(part(BOTH, "both help each other".to_owned()));
        }
        if !self.shared.is_empty() {
            let words = self.shared_words(first);
            let because = format!("{} in common: {}", words.len(), words.join(", "));
            parts.push(part(self.shared_points(room), because));
        }
        if parts.is_empty() {
            let (amount, because) = self.without_common_ground(first, second);
            parts.push(part(amount, because.to_owned()));
        }
        parts
    }

    fn shared_points(&self, room: &Room<'_>) -> u32 {
        let points = SHARED.get(self.shared.len()).or(SHARED.last()).copied().unwrap_or(0);
        let rarest = self.shared.iter().map(|topic| room.weight(*topic)).max().unwrap_or(0);
        points * rarest / 1_000
    }

    fn without_common_ground(&self, first: &Guest<'_>, second: &Guest<'_>) -> (u32, &'static str) {
        if !self.unsaid {
            (WILD, "nothing in common yet: a wild card")
        } else if first.hosts() || second.hosts() {
            (UNSAID_WITH_HOST, "has said nothing yet; a host can ask")
        } else if first.said_nothing() && second.said_nothing() {
            // Two who have said nothing could only guess about each other.
            (WILD, "neither has said anything yet")
        } else {
            (UNSAID, "has said nothing yet; the other one can ask")
        }
    }
}

fn answer_points(room: &Room<'_>, answered: Answered<'_>) -> u32 {
    ANSWER * room.answer_weight(answered.topic) / 1_000
}

/// The one of somebody's asks that the other one's offers answer and that fewest could answer.
fn answer<'a>(room: &Room<'a>, asker: &Guest<'a>, helper: &Guest<'a>) -> Option<Answered<'a>> {
    asker
        .asks
        .iter()
        .filter_map(|ask| {
            let offer = helper.offers.iter().find(|offer| offer.topic == ask.topic)?;
            let answered = Answered { topic: ask.topic, ask: ask.words, offer: offer.words };
            Some((room.answer_weight(ask.topic), answered))
        })
        .filter(|(weight, _)| *weight > 0)
        // The first of equals: what somebody says first matters most to them.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, answered)| answered)
}

/// The topics that both named and that say something, those left out that are answered already.
fn shared(
    room: &Room<'_>,
    first: &Guest<'_>,
    second: &Guest<'_>,
    answers: [Option<Answered<'_>>; 2],
) -> Vec<usize> {
    let counted = |topic: usize| answers.iter().flatten().any(|answered| answered.topic == topic);
    let both = first.topics.iter().filter(|topic| second.topics.binary_search(topic).is_ok());
    both.copied().filter(|topic| !counted(*topic) && room.weight(*topic) > 0).collect()
}

fn words_for<'a>(guest: &Guest<'a>, topic: usize) -> Option<&'a str> {
    let said: [&Vec<Said<'a>>; 3] = [&guest.asks, &guest.offers, &guest.interests];
    said.into_iter().flatten().find(|said| said.topic == topic).map(|said| said.words)
}
