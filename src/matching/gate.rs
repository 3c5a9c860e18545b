//! What forbids an introduction, whatever it would be worth.

use std::fmt;

use super::guest::Guest;
use super::room::Room;
use crate::domain::ParticipantId;

/// Why two people are not introduced now, whatever it would be worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gate {
    /// They are one person, or one of them is not on the roster.
    NoPair,
    /// One of them is not in the room.
    NotHere(ParticipantId),
    /// One of them sits at a table of the round that is on.
    AtATable(ParticipantId),
    /// Kept apart in confidence, or declined: nobody is told which.
    NotTonight,
    /// They have met tonight.
    MetTonight,
    /// One of them does not want introductions now.
    NotNow(ParticipantId),
    /// One of them is there for somebody else, or is not to be introduced.
    NotIntroduced(ParticipantId),
    /// One of them has had as many introductions as one person gets.
    Enough(ParticipantId),
    /// One of them was introduced to somebody a moment ago, and talks.
    JustIntroduced(ParticipantId),
    /// One of them is a minor, and nobody is here who came with them.
    Guarded(ParticipantId),
    /// They share no language.
    NoLanguage,
}

impl fmt::Display for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPair => "it takes two different people",
            Self::NotHere(_) => "not in the room",
            Self::AtATable(_) => "at a table in the round that is on",
            Self::NotTonight => "not tonight",
            Self::MetTonight => "they have met tonight",
            Self::NotNow(_) => "takes part in another way now",
            Self::NotIntroduced(_) => "is not introduced",
            Self::Enough(_) => "has had as many introductions as one person gets",
            Self::JustIntroduced(_) => "was introduced to somebody a moment ago",
            Self::Guarded(_) => "is not left alone with one other",
            Self::NoLanguage => "they share no language",
        })
    }
}

impl Gate {
    /// The person it is about, if it is about one of the two.
    #[must_use]
    pub const fn of(self) -> Option<ParticipantId> {
        match self {
            Self::NotHere(id)
            | Self::AtATable(id)
            | Self::NotNow(id)
            | Self::NotIntroduced(id)
            | Self::JustIntroduced(id)
            | Self::Guarded(id)
            | Self::Enough(id) => Some(id),
            Self::NoPair | Self::NotTonight | Self::MetTonight | Self::NoLanguage => None,
        }
    }
}

/// What forbids that these two are introduced now; the first reason that holds.
pub(super) fn gate(room: &Room<'_>, first: ParticipantId, second: ParticipantId) -> Option<Gate> {
    let [first, second] = match [first, second].map(|id| room.guest(id).ok_or(id)) {
        [Ok(first), Ok(second)] => [first, second],
        [Err(id), _] | [_, Err(id)] => {
            let known = room.event.participant(id).is_some();
            return Some(if known { Gate::NotHere(id) } else { Gate::NoPair });
        }
    };
    // Confidence comes first: a pair that is kept apart looks like any pair that is resting.
    match between(first, second) {
        Some(gate @ (Gate::NoPair | Gate::NotTonight)) => Some(gate),
        other => [first, second].into_iter().find_map(|guest| alone(room, guest)).or(other),
    }
}

/// What forbids that one person is introduced to anybody now.
pub(super) fn alone(room: &Room<'_>, guest: &Guest<'_>) -> Option<Gate> {
    if guest.is_aside() {
        return Some(Gate::NotIntroduced(guest.id));
    }
    if !guest.takes_introductions() {
        return Some(Gate::NotNow(guest.id));
    }
    if !guest.free {
        return Some(Gate::AtATable(guest.id));
    }
    let cap = u32::from(room.event.settings().introduction_cap);
    if guest.introductions >= cap {
        return Some(Gate::Enough(guest.id));
    }
    guest.talks.then_some(Gate::JustIntroduced(guest.id))
}

/// What stands between two people, each of whom could be introduced to others.
pub(super) fn between(first: &Guest<'_>, second: &Guest<'_>) -> Option<Gate> {
    if first.id == second.id {
        return Some(Gate::NoPair);
    }
    if first.closed.binary_search(&second.id).is_ok() {
        return Some(Gate::NotTonight);
    }
    // Whom somebody met is in their circle, which is quicker to look through.
    if first.circle.binary_search(&second.id).is_ok() && first.met.contains(&second.id) {
        return Some(Gate::MetTonight);
    }
    for (one, other) in [(first, second), (second, first)] {
        if one.guarded && !other.person.details.safeguarded {
            return Some(Gate::Guarded(one.id));
        }
    }
    (!first.languages.can_talk(&second.languages)).then_some(Gate::NoLanguage)
}
