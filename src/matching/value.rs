//! What two people could give each other.

use super::guest::{Guest, Said};
use super::room::Room;
use super::score::Part;
use crate::domain::Factor;

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
/// The likeness of two topics that are one, in per mille.
const SAME: u32 = 1_000;

/// What an ask that is answered in other words is worth at most, in per mille of one that is
/// answered in the same words: a likeness of meanings is a hint.
const OTHER_WORDS: u32 = 800;

/// Where the points for answers come from.
const ANSWER_SOURCE: &str = "asks are met where they are spoken of: Baker 2020";
/// … for topics in common …
const SHARED_SOURCE: &str = "the middle distance teaches most: Lane and others 2021";
/// … and for the rest.
const OWN_SOURCE: &str = "room for the wild card: a rule of this program";

/// An ask that an offer answers, both in their own words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answered<'a> {
    /// The topic that is offered.
    topic: usize,
    /// How alike what is asked and what is offered are, in per mille.
    alike: u32,
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
            + if value.answers() == 2 { room.weights.of(Factor::Answers, BOTH) } else { 0 }
            + value.shared_points(room);
        if !value.in_common() {
            value.points = value.without_common_ground(room, first, second).0;
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
        let part = |amount, because, source| Part { about: "value", amount, because, source };
        let answers = [self.answered, self.answered_back].into_iter().flatten();
        let mut parts: Vec<Part> = answers
            .map(|answered| {
                let because = answered.because();
                part(answer_points(room, answered), because, ANSWER_SOURCE)
            })
            .collect();
        if self.answers() == 2 {
            let amount = room.weights.of(Factor::Answers, BOTH);
            parts.push(part(amount, "both help each other".to_owned(), ANSWER_SOURCE));
        }
        if !self.shared.is_empty() {
            let words = self.shared_words(first);
            let because = format!("{} in common: {}", words.len(), words.join(", "));
            parts.push(part(self.shared_points(room), because, SHARED_SOURCE));
        }
        if parts.is_empty() {
            let (amount, because) = self.without_common_ground(room, first, second);
            parts.push(part(amount, because.to_owned(), OWN_SOURCE));
        }
        parts
    }

    fn shared_points(&self, room: &Room<'_>) -> u32 {
        let points = SHARED.get(self.shared.len()).or(SHARED.last()).copied().unwrap_or(0);
        let rarest = self.shared.iter().map(|topic| room.weight(*topic)).max().unwrap_or(0);
        room.weights.of(Factor::CommonGround, points * rarest / 1_000)
    }

    fn without_common_ground(
        &self,
        room: &Room<'_>,
        first: &Guest<'_>,
        second: &Guest<'_>,
    ) -> (u32, &'static str) {
        if !self.unsaid {
            (without_a_word(room), "nothing in common yet: a wild card")
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

/// Points for two of whom nothing is known that they could talk about, in hundredths.
pub(super) fn without_a_word(room: &Room<'_>) -> u32 {
    room.weights.of(Factor::WildCards, WILD)
}

fn answer_points(room: &Room<'_>, answered: Answered<'_>) -> u32 {
    let points = ANSWER * room.answer_weight(answered.topic) / 1_000;
    room.weights.of(Factor::Answers, points * answered.worth() / 1_000)
}

/// The one of somebody's asks that the other one's offers answer and that fewest could answer.
fn answer<'a>(room: &Room<'a>, asker: &Guest<'a>, helper: &Guest<'a>) -> Option<Answered<'a>> {
    asker
        .asks
        .iter()
        .filter_map(|ask| answer_to(room, ask, helper))
        .map(|answered| (room.answer_weight(answered.topic) * answered.worth(), answered))
        .filter(|(weight, _)| *weight > 0)
        // The first of equals: what somebody says first matters most to them.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, answered)| answered)
}

/// What somebody offers that answers an ask: in the same words, else in the likest.
fn answer_to<'a>(room: &Room<'_>, ask: &Said<'a>, helper: &Guest<'a>) -> Option<Answered<'a>> {
    let offered = |topic: usize| helper.offers.iter().find(|offer| offer.topic == topic);
    let answered = |offer: &Said<'a>, alike| Answered {
        topic: offer.topic,
        alike,
        ask: ask.words,
        offer: offer.words,
    };
    if let Some(offer) = offered(ask.topic) {
        return Some(answered(offer, SAME));
    }
    let alike = room.subjects.get(ask.topic).map_or(&[][..], |subject| &subject.alike);
    alike.iter().find_map(|(topic, alike)| Some(answered(offered(*topic)?, *alike)))
}

impl Answered<'_> {
    /// Whether ask and offer are one topic, as written or as the host merged them.
    pub(super) const fn is_one_topic(&self) -> bool {
        self.alike == SAME
    }

    /// What it is worth, in per mille of an answer in the same words.
    const fn worth(&self) -> u32 {
        if self.is_one_topic() { SAME } else { self.alike * OTHER_WORDS / 1_000 }
    }

    fn because(&self) -> String {
        if self.is_one_topic() {
            format!("an ask is answered: {}", self.ask)
        } else {
            format!("an ask is answered in other words: {}, like {}", self.ask, self.offer)
        }
    }
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
