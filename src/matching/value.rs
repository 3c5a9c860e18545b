//! What two people could give each other.

use std::collections::BTreeSet;

use super::guest::{Guest, Said};
use super::room::Room;
use super::score::Part;
use crate::domain::Purpose;
use crate::topics::TopicKey;

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
/// The factor for the same role in the same field when tonight is for learning, in per mille.
const SAME_FIELD: u32 = 500;

/// What two people could give each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Value {
    /// In hundredths of a point.
    pub(super) points: u32,
    pub(super) parts: Vec<Part>,
    /// The first one's ask and the second one's offer that answers it.
    pub(super) answered: Option<(Said, Said)>,
    /// The same the other way round.
    pub(super) answered_back: Option<(Said, Said)>,
    /// Topics that both named and that say something tonight, in the first one's words.
    pub(super) shared: Vec<String>,
    /// Whether one of them has said nothing to match by.
    pub(super) unsaid: bool,
}

impl Value {
    pub(super) fn answers(&self) -> u8 {
        u8::from(self.answered.is_some()) + u8::from(self.answered_back.is_some())
    }

    pub(super) fn in_common(&self) -> bool {
        self.answers() > 0 || !self.shared.is_empty()
    }

    fn add(&mut self, amount: u32, because: String) {
        self.points += amount;
        self.parts.push(Part { about: "value", amount, because });
    }
}

pub(super) fn value(room: &Room<'_>, first: &Guest, second: &Guest) -> Value {
    let mut value = Value {
        answered: answer(room, first, second),
        answered_back: answer(room, second, first),
        unsaid: first.said_nothing() || second.said_nothing(),
        ..Value::default()
    };
    for (ask, _) in [value.answered.clone(), value.answered_back.clone()].into_iter().flatten() {
        let amount = ANSWER * room.weight(&ask.key) / 1_000;
        value.add(amount, format!("an ask is answered: {}", ask.words));
    }
    if value.answers() == 2 {
        value.add(BOTH, "both help each other".to_owned());
    }
    add_shared(room, first, second, &mut value);
    if value.points == 0 {
        add_without_common_ground(first, second, &mut value);
    }
    soften_same_field(room, first, second, &mut value);
    value
}

/// The rarest of one person's asks that the other one's offers answer.
fn answer(room: &Room<'_>, asker: &Guest, helper: &Guest) -> Option<(Said, Said)> {
    asker
        .asks
        .iter()
        .filter_map(|ask| {
            let offer = helper.offers.iter().find(|offer| offer.key == ask.key)?;
            Some((room.weight(&ask.key), ask, offer))
        })
        .filter(|(weight, ..)| *weight > 0)
        // The first of equals: what somebody says first matters most to them.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, ask, offer)| (ask.clone(), offer.clone()))
}

fn add_shared(room: &Room<'_>, first: &Guest, second: &Guest, value: &mut Value) {
    let answers = [&value.answered, &value.answered_back];
    let counted: BTreeSet<&TopicKey> =
        answers.into_iter().flatten().map(|(ask, _)| &ask.key).collect();
    let shared: Vec<&TopicKey> = first
        .topics
        .intersection(&second.topics)
        .filter(|key| !counted.contains(key) && room.weight(key) > 0)
        .collect();
    let Some(rarest) = shared.iter().map(|key| room.weight(key)).max() else { return };
    let points = SHARED.get(shared.len()).or(SHARED.last()).copied().unwrap_or(0);
    let words: Vec<String> =
        shared.iter().filter_map(|key| words_for(first, key)).map(str::to_owned).collect();
    let because = format!("{} in common: {}", words.len(), words.join(", "));
    value.shared = words;
    value.add(points * rarest / 1_000, because);
}

fn words_for<'a>(guest: &'a Guest, key: &TopicKey) -> Option<&'a str> {
    [&guest.asks, &guest.offers, &guest.interests]
        .into_iter()
        .flatten()
        .find(|said| said.key == *key)
        .map(|said| said.words.as_str())
}

fn add_without_common_ground(first: &Guest, second: &Guest, value: &mut Value) {
    if !value.unsaid {
        return value.add(WILD, "nothing in common yet: a wild card".to_owned());
    }
    if first.hosts() || second.hosts() {
        return value.add(UNSAID_WITH_HOST, "has said nothing yet; a host can ask".to_owned());
    }
    // Two who have said nothing could only guess about each other.
    if first.said_nothing() && second.said_nothing() {
        value.add(WILD, "neither has said anything yet".to_owned());
    } else {
        value.add(UNSAID, "has said nothing yet; the other one can ask".to_owned());
    }
}

fn soften_same_field(room: &Room<'_>, first: &Guest, second: &Guest, value: &mut Value) {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    if room.settings.purpose == Purpose::Learning
        && same(&first.field, &second.field)
        && same(&first.role, &second.role)
    {
        value.points = value.points * SAME_FIELD / 1_000;
        let because = "the same work in the same field, halved tonight".to_owned();
        value.parts.push(Part { about: "value", amount: 0, because });
    }
}
