//! Introductions for one person, on demand.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::gate::{Gate, alone, between, gate};
use super::guest::Guest;
use super::reason::{Spoken, spoken};
use super::room::Room;
use super::score::{Appraisal, Score};
use crate::domain::{Event, ParticipantId};
use crate::topics::Likenesses;

/// An introduction that could be made now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// One of them; the person that was asked about, if one was.
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
/// Whoever is at a table, rests or has had enough is offered none.
///
/// - `limit`: how many at most.
#[must_use]
pub fn suggest(room: &Room<'_>, person: ParticipantId, limit: usize) -> Vec<Suggestion> {
    let guest = room.guest(person).filter(|guest| alone(room, guest).is_none());
    guest.map_or_else(Vec::new, |guest| best(room, guest, limit))
}

/// The best of those who are open, best first.
fn best(room: &Room<'_>, guest: &Guest<'_>, limit: usize) -> Vec<Suggestion> {
    let others = room.open.iter().filter_map(|place| room.guests.get(*place));
    let mut found: Vec<(u32, &Guest<'_>)> = others
        .filter(|other| between(guest, other).is_none())
        .map(|other| (Appraisal::of(room, guest, other).total, other))
        .collect();
    // They stand in the order of whose turn it is, which decides between equals.
    found.sort_by_key(|(total, _)| Reverse(*total));
    found.into_iter().take(limit).map(|(_, other)| suggestion(room, guest, other)).collect()
}

/// The best introductions for one person among everybody who came, when the evening is long over:
/// a letter brings them together, so that nobody has to be here or free.
///
/// - `limit`: how many at most.
#[must_use]
pub fn suggest_afterwards(
    event: &Event,
    likenesses: &Likenesses,
    person: ParticipantId,
    limit: usize,
) -> Vec<Suggestion> {
    let room = Room::afterwards(event, likenesses);
    let guest = room.guest(person).filter(|guest| !guest.is_aside());
    guest.map_or_else(Vec::new, |guest| best(&room, guest, limit))
}

/// What others look for that somebody offers and that nobody has answered, in the askers' words;
/// those first whom they have not met.
#[must_use]
pub fn could_answer(room: &Room<'_>, person: ParticipantId) -> Vec<(ParticipantId, String)> {
    let Some(guest) = room.guest(person) else { return Vec::new() };
    let offered: BTreeSet<usize> = guest.offers.iter().map(|said| said.topic).collect();
    let others = room.guests.iter().filter(|other| !other.is_aside() && other.id != guest.id);
    let mut found: Vec<(bool, ParticipantId, String)> = Vec::new();
    for other in others {
        let struck = |words: &str| room.event.ask_struck(other.id, words) == Some(true);
        let asks = other.asks.iter().filter(|ask| offered.contains(&ask.topic));
        let met = guest.met.contains(&other.id);
        let open = asks.filter(|ask| !struck(ask.words));
        found.extend(open.map(|ask| (met, other.id, ask.words.to_owned())));
    }
    found.sort();
    found.into_iter().map(|(_, other, ask)| (other, ask)).collect()
}

/// Every ask whose asker has met somebody who offers just that: who asked, for what, and who offers.
#[must_use]
pub fn answered_asks(room: &Room<'_>) -> Vec<(ParticipantId, String, ParticipantId)> {
    let mut found = Vec::new();
    for guest in &room.guests {
        for met in guest.met.iter().filter_map(|id| room.guest(*id)) {
            for ask in &guest.asks {
                if met.offers.iter().any(|offer| offer.topic == ask.topic) {
                    found.push((guest.id, ask.words.to_owned(), met.id));
                }
            }
        }
    }
    found
}

/// Why these two are not introduced, or what it would be worth.
#[must_use]
pub fn why_not(room: &Room<'_>, first: ParticipantId, second: ParticipantId) -> WhyNot {
    if let Some(gate) = gate(room, first, second) {
        return WhyNot::Gate(gate);
    }
    introduction(room, first, second)
        .map_or(WhyNot::Gate(Gate::NoPair), |introduction| WhyNot::Worth(Box::new(introduction)))
}

/// What can be said to two people who are here, whatever stands between them.
#[must_use]
pub fn introduction(
    room: &Room<'_>,
    first: ParticipantId,
    second: ParticipantId,
) -> Option<Suggestion> {
    let (first, second) = room.guest(first).zip(room.guest(second))?;
    Some(suggestion(room, first, second))
}

/// The introduction of two people with its reasons and its sentence.
pub(super) fn suggestion<'a>(room: &Room<'a>, first: &Guest<'a>, second: &Guest<'a>) -> Suggestion {
    let appraisal = Appraisal::of(room, first, second);
    let score = appraisal.score(room, first, second);
    let spoken = spoken(room, first, second, &appraisal.value);
    Suggestion { first: first.id, second: second.id, score, spoken }
}
