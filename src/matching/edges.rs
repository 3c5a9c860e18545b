//! Who is on the edge of the room, who is in the middle of it, and who only meets their own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::gate::between;
use super::guest::Guest;
use super::room::Room;
use super::score::Appraisal;
use super::suggest::{Suggestion, suggestion};
use crate::domain::{ParticipantId, Timestamp};

/// How many people of an organisation make a clump.
const CLUMP: usize = 3;
/// How many clumps are shown.
const CLUMPS: usize = 8;
/// How many introductions open a clump.
const OPENERS: usize = 2;
/// How many people of a clump are looked at, and how many others for each of them.
const OPENING: usize = 8;
const OUTSIDE: usize = 200;

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
    edges.retain(|edge| edge.introductions > room.middle.introductions);
    edges.sort_by_key(|edge| (Reverse((edge.introductions, edge.met)), edge.participant));
    edges.truncate(limit);
    edges
}

fn counted(room: &Room<'_>) -> Vec<Edge> {
    let guests = room.guests.iter().filter(|guest| !guest.is_aside() && !guest.hosts());
    guests
        .map(|guest| Edge {
            participant: guest.id,
            met: guest.met.len(),
            introductions: guest.introductions,
            since: guest.arrived,
        })
        .collect()
}

/// The organisations most of whose people have met only their own, each with what would open it;
/// the greatest first, eight at most.
#[must_use]
pub fn clumps(room: &Room<'_>) -> Vec<Clump> {
    let mut organisations: BTreeMap<usize, Vec<&Guest<'_>>> = BTreeMap::new();
    for guest in room.guests.iter().filter(|guest| !guest.is_aside()) {
        if let Some(organisation) = guest.organisation {
            organisations.entry(organisation).or_default().push(guest);
        }
    }
    let mut clumps: Vec<Clump> = organisations.values().filter_map(|own| clump(own)).collect();
    clumps.sort_by_key(|clump| (Reverse(clump.closed.len()), clump.closed.first().copied()));
    clumps.truncate(CLUMPS);
    for clump in &mut clumps {
        clump.openers = openers(room, &clump.closed);
    }
    clumps
}

/// An organisation most of whose people have met, but only each other.
fn clump(members: &[&Guest<'_>]) -> Option<Clump> {
    let own: BTreeSet<ParticipantId> = members.iter().map(|member| member.id).collect();
    let is_closed = |member: &&&Guest<'_>| !member.met.is_empty() && member.met.is_subset(&own);
    let closed: Vec<ParticipantId> =
        members.iter().filter(is_closed).map(|member| member.id).collect();
    (members.len() >= CLUMP && closed.len() * 2 > members.len()).then(|| Clump {
        closed,
        here: members.len(),
        openers: Vec::new(),
    })
}

/// The best introductions to somebody else of those whose turn it is first; nobody in two of them.
fn openers(room: &Room<'_>, closed: &[ParticipantId]) -> Vec<Suggestion> {
    let guests = || room.open.iter().filter_map(|place| room.guests.get(*place));
    let inside = guests().filter(|guest| closed.contains(&guest.id)).take(OPENING);
    let mut found: Vec<(u32, &Guest<'_>, &Guest<'_>)> = Vec::new();
    for member in inside {
        let outside = guests().filter(|other| other.organisation != member.organisation);
        let possible = outside.filter(|other| between(member, other).is_none());
        found.extend(
            possible
                .take(OUTSIDE)
                .map(|other| (Appraisal::of(room, member, other).total, member, other)),
        );
    }
    found.sort_by_key(|(total, ..)| Reverse(*total));
    let mut taken = BTreeSet::new();
    let mut openers = Vec::new();
    for (_, member, other) in found {
        if openers.len() < OPENERS && !taken.contains(&member.id) && !taken.contains(&other.id) {
            taken.extend([member.id, other.id]);
            openers.push(suggestion(room, member, other));
        }
    }
    openers
}
