//! What a command is made of: a row of a list, and what becomes of a table whose host has gone.

use super::id::ParticipantId;
use super::participant::Details;

/// One row of a list that comes in: somebody new, or what a list says anew of somebody known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    /// Who it is, if they are on the roster already.
    pub known: Option<ParticipantId>,
    /// What the list says.
    pub details: Details,
    /// Whether the list says that they are here; `None` when it says nothing.
    pub checked_in: Option<bool>,
}

/// What becomes of a table whose host has gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replacement {
    /// Somebody else is its host.
    Person(ParticipantId),
    /// It goes on without a host.
    Nobody,
    /// It is closed.
    Close,
}
