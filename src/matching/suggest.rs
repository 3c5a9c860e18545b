//! Introductions for one person, on demand.

use std::collections::BTreeSet;

use super::gate::{Gate, gate};
use super::guest::Guest;
use super::reason::{Spoken, spoken};
use super::room::Room;
use super::score::{Score, score};
use crate::domain::ParticipantId;

/// An introduction that could be made now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// Whom the sentence speaks of first.
    pub first: ParticipantId,
    /// The other one.
    pub second: ParticipantId,
    /// What it is worth, and why.
    pub score: Score,
    /// What to say.
    pub spoken: Spoken,
}

/// Why two people are not at the top of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhyNot {
    /// Something forbids it.
    Gate(Gate),
    /// Nothing forbids it: this is what it is worth.
    Worth(Box<Suggestion>),
}

/// The best introductions for one person among those who are free, best first.
///
/// - `limit`: how many at most.
#[must_use]
pub fn suggest(room: &Room<'_>, person: ParticipantId, limit: usize) -> Vec<Suggestion> {
    let Some(guest) = room.guests.get(&person) else { return Vec::new() };
    let mut found: Vec<Suggestion> =
        room.guests.values().filter_map(|other| between(room, guest, other)).collect();
    found.sort_by_key(|suggestion| (std::cmp::Reverse(suggestion.score.total), suggestion.second));
    found.truncate(limit);
    found
}

/// Why these two are not introduced, or what it would be worth.
#[must_use]
pub fn why_not(room: &Room<'_>, first: ParticipantId, second: ParticipantId) -> WhyNot {
    if let Some(gate) = gate(room, first, second) {
        return WhyNot::Gate(gate);
    }
    let both = room.guests.get(&first).zip(room.guests.get(&second));
    both.map_or(WhyNot::Gate(Gate::NoPair), |(first, second)| {
        WhyNot::Worth(Box::new(weighed(room, first, second)))
    })
}

/// The introduction of two people, if nothing forbids it.
pub(super) fn between(room: &Room<'_>, first: &Guest, second: &Guest) -> Option<Suggestion> {
    gate(room, first.id, second.id).is_none().then(|| weighed(room, first, second))
}

fn weighed(room: &Room<'_>, first: &Guest, second: &Guest) -> Suggestion {
    let (score, value) = score(room, first, second);
    let spoken = spoken(room, first, second, &value);
    Suggestion { first: first.id, second: second.id, score, spoken }
}

/// Those with whom somebody may have something in common, each once, themselves left out.
///
/// - `most`: how many people are looked at for one topic; more of them name a topic that says
///   little.
pub(super) fn company(room: &Room<'_>, guest: &Guest, most: usize) -> BTreeSet<ParticipantId> {
    let answering = guest.asks.iter().filter_map(|ask| room.offered.get(&ask.key));
    let sharing = guest.topics.iter().filter_map(|key| room.named.get(key));
    let mut company: BTreeSet<ParticipantId> =
        answering.chain(sharing).flat_map(|people| people.iter().take(most)).copied().collect();
    company.remove(&guest.id);
    company
}
