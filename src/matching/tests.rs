//! Evenings in which people are, or must not be, brought together.

use std::sync::OnceLock;

mod confidence;
mod joint;
mod numbers;
mod properties;
mod situations;
mod spoken;
mod weights;

use crate::domain::{Command, Details, Pair, ParticipantId, Seating, testing::Evening};
use crate::matching::{Queue, Room, Suggestion, suggest};
use crate::topics::Likenesses;

/// Somebody with these offers and asks.
fn topics(name: &str, offers: &[&str], asks: &[&str]) -> Details {
    let owned = |topics: &[&str]| topics.iter().copied().map(str::to_owned).collect();
    Details { offers: owned(offers), asks: owned(asks), ..Details::named(name) }
}

/// Everybody whom one person is offered, best first.
fn offered(evening: &Evening, person: ParticipantId) -> Vec<ParticipantId> {
    suggestions(evening, person).iter().map(|suggestion| suggestion.second).collect()
}

/// The room of an evening in which topics are compared by their own words alone.
fn room(evening: &Evening) -> Room<'_> {
    static NONE: OnceLock<Likenesses> = OnceLock::new();
    Room::of(&evening.event, evening.now, NONE.get_or_init(Likenesses::default))
}

fn suggestions(evening: &Evening, person: ParticipantId) -> Vec<Suggestion> {
    suggest(&room(evening), person, usize::MAX)
}

fn redrawn(evening: &Evening, queue: &Queue) -> Queue {
    queue.redrawn(&room(evening), evening.now)
}

/// The pairs of a queue, in its order.
fn pairs(queue: &Queue) -> Vec<Pair> {
    let pair = |suggestion: &Suggestion| Pair::new(suggestion.first, suggestion.second);
    queue.offers.iter().filter_map(|offer| pair(&offer.suggestion)).collect()
}

fn introduce(evening: &mut Evening, first: ParticipantId, second: ParticipantId) {
    evening.run(Command::Introduce { first, second, reason: "They should meet".to_owned() });
}

/// Starts a round with these people at table 1.
fn seat(evening: &mut Evening, people: &[ParticipantId]) {
    let tables = [(crate::domain::TableNumber(1), people.to_vec())].into();
    evening.run(Command::DraftRound { seating: Seating { tables, ..Seating::default() } });
    evening.run(Command::StartRound);
}
