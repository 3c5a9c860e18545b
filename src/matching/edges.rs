//! Who is on the edge of the room, who is in the middle of it, and who only meets their own.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::guest::Guest;
use super::room::Room;
use super::suggest::{Suggestion, between};
use crate::domain::{ParticipantId, Timestamp};

/// How many people of an organisation make a clump.
const CLUMP: usize = 3;

/// Somebody who has met few, or many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Who.
    pub participant: ParticipantId,
    /// How many people they have met tonight.
    pub met: usize,
    /// How many introductions they have had.
    pub introductions: u32,
    /// Since when they are here.
    pub since: Timestamp,
}

/// People of one organisation who have met nobody else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clump {
    /// Those of them who have met only each other, or nobody.
    pub closed: Vec<ParticipantId>,
    /// How many of them are here.
    pub here: usize,
    /// The introductions that would open it, at most two.
    pub openers: Vec<Suggestion>,
}

/// Those who have met fewest, the longest here first; hosts and companions are not counted.
#[must_use]
pub fn wallflowers(room: &Room<'_>, limit: usize) -> Vec<Edge> {
    let mut edges = counted(room);
    edges.sort_by_key(|edge| (edge.met, edge.introductions, edge.since, edge.participant));
    edges.truncate(limit);
    edges
}

/// Those who have had most introductions, and have earned a rest.
#[must_use]
pub fn magnets(room: &Room<'_>, limit: usize) -> Vec<Edge> {
    let mut edges = counted(room);
    edges.retain(|edge| edge.introductions > room.median);
    edges.sort_by_key(|edge| (Reverse((edge.introductions, edge.met)), edge.participant));
    edges.truncate(limit);
    edges
}

fn counted(room: &Room<'_>) -> Vec<Edge> {
    let guests = room.guests.values().filter(|guest| !guest.is_aside() && !guest.hosts());
    guests
        .map(|guest| Edge {
            participant: guest.id,
            met: guest.met.len(),
            introductions: guest.introductions,
            since: guest.arrived,
        })
        .collect()
}

/// The organisations most of whose people have met only their own, each with what would open it.
#[must_use]
pub fn clumps(room: &Room<'_>) -> Vec<Clump> {
    let mut organisations: BTreeMap<&str, Vec<&Guest>> = BTreeMap::new();
    for guest in room.guests.values().filter(|guest| !guest.is_aside()) {
        if let Some(organisation) = &guest.organisation {
            organisations.entry(organisation).or_default().push(guest);
        }
    }
    let mut clumps: Vec<Clump> =
        organisations.values().filter_map(|members| clump(room, members)).collect();
    clumps.sort_by_key(|clump| (Reverse(clump.closed.len()), clump.closed.first().copied()));
    clumps
}

fn clump(room: &Room<'_>, members: &[&Guest]) -> Option<Clump> {
    let own = |id: &ParticipantId| members.iter().any(|member| member.id == *id);
    let closed: Vec<&Guest> = members
        .iter()
        .filter(|member| !member.met.is_empty() && member.met.iter().all(own))
        .copied()
        .collect();
    if members.len() < CLUMP || closed.len() * 2 <= members.len() {
        return None;
    }
    let mut openers: Vec<Suggestion> = closed
        .iter()
        .filter_map(|member| {
            let outside = room.guests.values().filter(|other| !own(&other.id));
            outside
                .filter_map(|other| between(room, member, other))
                .max_by_key(|suggestion| (suggestion.score.total, Reverse(suggestion.second)))
        })
        .collect();
    openers.sort_by_key(|suggestion| Reverse(suggestion.score.total));
    openers.dedup_by_key(|suggestion| suggestion.second);
    openers.truncate(2);
    let ids = closed.iter().map(|member| member.id).collect();
    Some(Clump { closed: ids, here: members.len(), openers })
}
