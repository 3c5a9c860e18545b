//! What forbids an introduction, whatever it would be worth.

use std::fmt;

use super::guest::Guest;
use super::room::Room;
use crate::domain::{Outcome, Pair, ParticipantId};

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
            | Self::Enough(id) => Some(id),
            Self::NoPair | Self::NotTonight | Self::MetTonight | Self::NoLanguage => None,
        }
    }
}

/// What forbids that these two are introduced now; the first reason that holds.
pub(super) fn gate(room: &Room<'_>, first: ParticipantId, second: ParticipantId) -> Option<Gate> {
    let Some(pair) = Pair::new(first, second) else { return Some(Gate::NoPair) };
    let [first, second] = match [first, second].map(|id| room.guests.get(&id).ok_or(id)) {
        [Ok(first), Ok(second)] => [first, second],
        [Err(id), _] | [_, Err(id)] => {
            return Some(room.participant(id).map_or(Gate::NoPair, |_| Gate::NotHere(id)));
        }
    };
    // Confidence comes first: a pair that is kept apart looks like any pair that is resting.
    if room.event.is_kept_apart(pair) || room.event.is_resting(pair) {
        return Some(Gate::NotTonight);
    }
    [first, second]
        .into_iter()
        .find_map(|guest| alone(room, guest))
        .or_else(|| met(room, first, second).then_some(Gate::MetTonight))
        .or_else(|| (!share_a_language(first, second)).then_some(Gate::NoLanguage))
}

/// What forbids that one person is introduced to anybody now.
pub(super) fn alone(room: &Room<'_>, guest: &Guest) -> Option<Gate> {
    if guest.is_aside() {
        return Some(Gate::NotIntroduced(guest.id));
    }
    if !guest.takes_introductions() {
        return Some(Gate::NotNow(guest.id));
    }
    if !guest.free {
        return Some(Gate::AtATable(guest.id));
    }
    let cap = u32::from(room.settings.introduction_cap);
    (guest.introductions >= cap).then_some(Gate::Enough(guest.id))
}

fn met(room: &Room<'_>, first: &Guest, second: &Guest) -> bool {
    // An introduction that did not happen may be made again, a decline may not.
    let introduced = Pair::new(first.id, second.id)
        .and_then(|pair| room.event.introduction_of(pair))
        .is_some_and(|introduction| introduction.outcome != Some(Outcome::DidNot));
    introduced || first.met.contains(&second.id)
}

/// Whether they can talk: a language both speak, or nobody asked one of them.
fn share_a_language(first: &Guest, second: &Guest) -> bool {
    first.languages.is_empty()
        || second.languages.is_empty()
        || !first.languages.is_disjoint(&second.languages)
}
